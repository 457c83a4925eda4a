"""Israel: alone with its clock, close to Washington, and careful with Moscow.

The clock is the time that Tehran needs for one weapon's worth: while it is long Israel watches, when it is short it
sabotages, and when it is about to run out it strikes. It answers fire at once and keeps Tehran's partners in arms weak.
It keeps a channel to Moscow for Syria's sake and the million Israelis who speak Russian, and shows its anger only when
the tie has gone cold. A long war tires it, and Washington holds it back near the top of the ladder.

Source: Snegovaya and Alterman (2024), claims C60–C63, C84; Raas and Long (2007) on striking nuclear sites; theory.md
6b; calibration X18, X19, T1, T4.
"""

import numpy as np

from agents.utility import Lean
from game.model.state.arithmetic import mean
from game.model.state.axes import MILITIAS
from game.model.state.figures import FigureSection
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def doctrine(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what Israel's character adds to the worth of its orders."""
    return tuple(rule(view, staff.figures.israel) for rule in RULES)


def breakout_trigger(view: Observation, israel: FigureSection) -> Lean:
    """Return how a clock about to run out makes Israel strike (X18, X19)."""
    amount = israel.trigger * (view["breakout"] < israel.strike_days)
    return Lean(("il.strike_nuclear_sites",), amount, "Tehran is days from a weapon's worth")


def sabotage_first(view: Observation, israel: FigureSection) -> Lean:
    """Return how a short clock makes Israel sabotage before it strikes (X19)."""
    amount = israel.sabotage * (view["breakout"] < israel.sabotage_days)
    return Lean(("il.sabotage",), amount, "Tehran's programme has to be slowed")


def answer_to_fire(view: Observation, israel: FigureSection) -> Lean:
    """Return the answer to a strike from Iran last quarter."""
    amount = israel.answer * np.minimum(view["strike_israel"], 1)
    return Lean(("il.strike_nuclear_sites", "il.strike_proxies"), amount, "Tehran has fired on Israel")


def militias_kept_weak(view: Observation, israel: FigureSection) -> Lean:
    """Return how strong neighbours in arms are cut down."""
    strength = mean(view[f"militia.{name}"] for name in MILITIAS)
    amount = israel.vigilance * (strength - israel.bearable_militias)
    return Lean(("il.strike_proxies",), amount, "Tehran's partners in arms grow strong")


def moscow_channel(view: Observation, israel: FigureSection) -> Lean:
    """Return how Syria and a warm tie keep the channel to Moscow open (C62, C63)."""
    amount = israel.channel * (view["tie.russia.israel"] + view["syria"] - israel.cold_tie)
    return Lean(("il.keep_moscow_channel",), amount, "Moscow still matters over Syria")


def anger_at_moscow(view: Observation, israel: FigureSection) -> Lean:
    """Return how only a cold tie lets Israel cross Moscow (C61, C84)."""
    amount = israel.anger * (israel.cold_tie - view["tie.russia.israel"])
    return Lean(("il.arm_ukraine", "il.expose_russian_dealings"), amount, "Moscow has sided with Israel's enemies")


def war_weariness(view: Observation, israel: FigureSection) -> Lean:
    """Return how a long war at home is calmed."""
    amount = israel.weariness * (view["gaza"] - israel.bearable_war)
    return Lean(("il.calm_war",), amount, "The reservists have been away too long")


def american_leash(view: Observation, israel: FigureSection) -> Lean:
    """Return how Washington holds Israel back near the top of the ladder."""
    above = np.maximum(view["escalation"] - israel.leash_rung, 0)
    return Lean(("il.strike_nuclear_sites", "il.widen_war"), -israel.leash * above, "Washington asks Israel to wait")


def gulf_prize(view: Observation, israel: FigureSection) -> Lean:
    """Return how a warm Gulf and a quiet Gaza invite normalisation."""
    amount = israel.prize * (view["tie.gulf_states.israel"] - view["gaza"])
    return Lean(("il.normalise_with_gulf",), amount, "Riyadh is within reach while Gaza is quiet")


RULES = (
    breakout_trigger,
    sabotage_first,
    answer_to_fire,
    militias_kept_weak,
    moscow_channel,
    anger_at_moscow,
    war_weariness,
    american_leash,
    gulf_prize,
)
