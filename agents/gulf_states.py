"""The Gulf states: rich, exposed, and on good terms with everybody who might hurt them.

They hedge: banks open to Moscow while Washington looks away, and tighten when it looks. Oil below what their budgets
need makes them cut, oil far above it lets them pump. They buy calm from Tehran when the region heats up, press the
islands when Moscow is warm to them, put a price on their capital when Moscow arms Tehran, and keep peace with Israel
for a quieter time than a war in Gaza.

Source: Snegovaya and Alterman (2024), claims C64, C65, C79, C82; Kuik (2008) on hedging; Ross (2001) on rentier
budgets; theory.md 4.4, 6b; calibration F12–F14, O19, T2, T3, T5.
"""

import numpy as np

from agents.utility import Lean
from game.model.state.figures import FigureSection
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def doctrine(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what the Gulf's character adds to the worth of its orders."""
    return tuple(rule(view, staff.figures.gulf_states) for rule in RULES)


def fiscal_break_even(view: Observation, gulf: FigureSection) -> Lean:
    """Return how oil below what the budget needs makes the Gulf cut output (F12, F13)."""
    amount = gulf.budget * np.maximum(gulf.break_even - view["brent"], 0)
    return Lean(("gs.cut_output",), amount, "Oil fetches less than the budget needs")


def cash_in(view: Observation, gulf: FigureSection) -> Lean:
    """Return how oil well above the budget's need lets the Gulf pump (C79, C82)."""
    amount = gulf.budget * (view["brent"] - gulf.comfort)
    return Lean(("gs.raise_output",), np.minimum(amount, gulf.generosity), "Dear oil is sold while it lasts")


def open_to_moscow(view: Observation, gulf: FigureSection) -> Lean:
    """Return the hedge towards Moscow: its money is welcome while Washington does not look (C64)."""
    amount = gulf.hedge * (gulf.washington_looks - view["enforcement.russia"])
    return Lean(("gs.open_banks",), amount, "Moscow's money is welcome while Washington looks away")


def tight_when_watched(view: Observation, gulf: FigureSection) -> Lean:
    """Return the hedge towards Washington: banks tighten when it enforces."""
    amount = gulf.hedge * (view["enforcement.russia"] - gulf.washington_looks)
    return Lean(("gs.tighten_banks",), amount, "Washington watches the Gulf's banks")


def calm_bought_from_tehran(view: Observation, gulf: FigureSection) -> Lean:
    """Return how a region that heats up is calmed by détente and talks."""
    trouble = np.maximum(view["escalation"] - gulf.bearable_rung, 0) + 1 - view["hormuz"]
    return Lean(
        ("gs.detente_with_iran", "gs.host_talks"), gulf.calm * trouble, "War in the Gulf would empty its cities"
    )


def islands(view: Observation, gulf: FigureSection) -> Lean:
    """Return how a warm Moscow is asked to sign the Gulf's line on the islands (T5)."""
    amount = gulf.islands * (view["tie.russia.gulf_states"] - view["tie.iran.gulf_states"])
    return Lean(("gs.press_islands",), amount, "Moscow has signed the Gulf's line on the islands before")


def price_on_capital(view: Observation, gulf: FigureSection) -> Lean:
    """Return how Moscow's arms for Tehran put a condition on the Gulf's capital (C65)."""
    amount = gulf.condition * (view["help.arms.russia"] + np.maximum(view["shield.russia"], 0) - gulf.arms_borne)
    return Lean(("gs.condition_capital",), amount, "Moscow arms and shields Tehran")


def not_while_gaza_burns(view: Observation, gulf: FigureSection) -> Lean:
    """Return how a war around Israel puts normalisation off."""
    amount = gulf.arab_street * (gulf.quiet_gaza - view["gaza"])
    return Lean(("gs.normalise_with_israel",), amount, "The Arab street watches Gaza")


RULES = (
    fiscal_break_even,
    cash_in,
    open_to_moscow,
    tight_when_watched,
    calm_bought_from_tehran,
    islands,
    price_on_capital,
    not_while_gaza_burns,
)
