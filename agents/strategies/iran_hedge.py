"""Hedge: Tehran looks for friends who are not Moscow and keeps Moscow too.

Beijing is courted, the Gulf is reassured, and every third quarter Moscow gets its drones.

Source: Snegovaya and Alterman (2024), claims C08, C50, C57; Weitsman (2004), low threat makes states hedge; theory.md
4.3.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

PROGRAMME = (
    ("ir.court_china",),
    ("ir.open_to_gulf", "ir.restrain_proxies"),
    ("ir.send_drones",),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return the overtures of this quarter."""
    return (*in_turn(view, PROGRAMME, staff.figures.decision.devotion, "Tehran needs more friends than one"),)


STRATEGY = Strategy(
    name="hedge",
    country="iran",
    title="Hedge",
    says="Tehran looks for friends who are not Moscow and keeps Moscow too.",
    traits=Traits(uses_offers=True),
    leans=leans,
    heeds_interests=True,
)
