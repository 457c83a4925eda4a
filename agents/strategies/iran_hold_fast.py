"""Hold fast: Tehran stands by Moscow, whatever Moscow does.

Drones and missiles go north, Moscow's story is told, partners in arms are kept going, and complaints stay at home.

Source: Snegovaya and Alterman (2024), claims C03, C04, C22, C39; Snyder (1984), fear of abandonment; theory.md 4.3.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

PROGRAMME = (
    ("ir.send_drones", "ir.amplify_kremlin_story"),
    ("ir.back_proxies",),
    ("ir.send_drones", "ir.amplify_kremlin_story"),
    ("ir.send_missiles",),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what is done for Moscow this quarter, and silence about what it owes."""
    silence = Lean(("ir.complain_in_public",), -staff.figures.decision.devotion, "Quarrels stay behind closed doors")
    return *in_turn(view, PROGRAMME, staff.figures.decision.devotion, "Tehran stands by Moscow"), silence


STRATEGY = Strategy(
    name="hold_fast",
    country="iran",
    title="Hold fast",
    says="Tehran stands by Moscow, whatever Moscow does.",
    traits=Traits(selective=True, uses_offers=True),
    leans=leans,
    heeds_interests=True,
)
