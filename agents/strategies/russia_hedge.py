"""Hedge: Moscow does something for Tehran and something for Tehran's rivals.

Each quarter one cheap favour to the south and one to the Gulf, Israel or Washington, so that nobody has to be chosen.

Source: Snegovaya and Alterman (2024), claims C60, C64, C65; Weitsman (2004), low threat makes states hedge; theory.md
4.3.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

PROGRAMME = (
    ("ru.share_intelligence", "ru.court_gulf_capital"),
    ("ru.sell_grain", "ru.reassure_israel"),
    ("ru.abstain", "ru.endorse_gulf_claims"),
    ("ru.buy_weapons", "ru.court_washington"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return this quarter's pair of favours."""
    return (*in_turn(view, PROGRAMME, staff.figures.decision.devotion, "Moscow keeps every door open"),)


STRATEGY = Strategy(
    name="hedge",
    country="russia",
    title="Hedge",
    says="Moscow does something for Tehran and something for Tehran's rivals.",
    traits=Traits(uses_offers=True),
    leans=leans,
    heeds_interests=True,
)
