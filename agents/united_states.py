"""The United States: strong, hurried, bound by allies, and afraid of the price at the pump.

Washington tends to see one axis where there are two states. It enforces oil sanctions when oil is cheap and asks the
Gulf to pump when it is dear. In the year before an election it starts nothing that could go wrong. Allies who doubt it
come first; they bear no offer to Moscow while the war in Ukraine rages. It stands by Israel when Israel is fired on and
by Kyiv while it fights, and it does not burn the last of its sources.

Source: Snegovaya and Alterman (2024), claims C72, C78, C79, C85; Crawford (2011, 2021) on allies who block wedges, and
theory.md 4.2; Nordhaus (1975) on elections and the timing of policy; calibration O1, O2.
"""

import numpy as np

from agents.utility import Lean
from game.model.state.figures import FigureSection
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def doctrine(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what Washington's character adds to the worth of its orders."""
    return tuple(rule(view, staff.figures.united_states) for rule in RULES)


def pump_price_aversion(view: Observation, united_states: FigureSection) -> Lean:
    """Return how dear oil stops enforcement (C78)."""
    amount = -united_states.pump_price * np.maximum(view["brent"] - united_states.dear_oil, 0)
    return Lean(TAKE_BARRELS_AWAY, amount, "Washington fears the price at the pump")


def relief_at_the_pump(view: Observation, united_states: FigureSection) -> Lean:
    """Return how dear oil makes Washington look for more of it (C79, C82)."""
    amount = united_states.pump_price * np.maximum(view["brent"] - united_states.dear_oil, 0)
    return Lean(("us.push_supply", "us.ask_gulf_to_pump"), amount, "More oil would bring the price down")


def election_calendar(view: Observation, united_states: FigureSection) -> Lean:
    """Return how the year before a November election puts off whatever could go wrong."""
    ahead = np.mod(united_states.first_election - view.seen.turn, united_states.term)
    near = (ahead > 0) & (ahead <= united_states.campaign)
    return Lean(BOLD, -united_states.caution * near, "An election is near")


def allies_first(view: Observation, united_states: FigureSection) -> Lean:
    """Return how doubting allies are seen to first (Crawford 2011)."""
    amount = united_states.alliance * (united_states.firm_allies - view["cohesion"])
    return Lean(("us.reassure_allies",), amount, "The allies doubt Washington")


def allies_object(view: Observation, united_states: FigureSection) -> Lean:
    """Return how allies keep Washington from making Moscow an offer while Ukraine burns (Crawford 2011, W9, W11)."""
    return Lean(
        ("us.offer_russia",), -united_states.objection * view["ukraine"], "Europe would not forgive a deal over Kyiv"
    )


def one_axis(view: Observation, united_states: FigureSection) -> Lean:
    """Return how visible trade in arms feeds the habit of lumping the two together (C72)."""
    amount = united_states.lumping * (view["help.arms.russia"] + view["help.arms.iran"] - united_states.looks_apart)
    return Lean(
        ("us.treat_as_one_threat", "us.sanction_both_broadly"), amount, "From Washington the two look like one axis"
    )


def stand_by_israel(view: Observation, united_states: FigureSection) -> Lean:
    """Return the reflex when Israel is fired on."""
    amount = united_states.reflex_israel * np.minimum(view["strike_israel"], 1)
    return Lean(("us.support_strike", "us.block_proxy_support"), amount, "Israel has been fired on")


def stand_by_kyiv(view: Observation, united_states: FigureSection) -> Lean:
    """Return the reflex while the war in Ukraine is fought hard (C07)."""
    amount = united_states.reflex_ukraine * (view["ukraine"] - united_states.war_forgotten)
    return Lean(("us.arm_ukraine",), amount, "Kyiv is under attack")


def spare_the_sources(view: Observation, united_states: FigureSection) -> Lean:
    """Return how thin sources are not burnt (C85)."""
    amount = -united_states.secrecy * np.maximum(united_states.enough_sources - view["sources"], 0)
    return Lean(("us.declassify",), amount, "Few sources are left to burn")


TAKE_BARRELS_AWAY = ("us.enforce_on_russia", "us.enforce_on_iran", "us.enforce_on_both", "us.cut_shadow_fleet")
BOLD = ("us.offer_russia", "us.offer_iran", "us.support_strike", "us.sanction_both_broadly", "us.refuse_russian_money")

RULES = (
    pump_price_aversion,
    relief_at_the_pump,
    election_calendar,
    allies_first,
    allies_object,
    one_axis,
    stand_by_israel,
    stand_by_kyiv,
    spare_the_sources,
)
