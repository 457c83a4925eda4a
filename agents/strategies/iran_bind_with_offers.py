"""Bind with offers: Tehran outbids whoever courts Moscow.

As long as nobody does, it follows its interests. Once Washington has an offer to Moscow on the table, Tehran sends
missiles and drones and speaks for Moscow's war: the weaker partner has less to bid with, and bids it all.

Source: Izumikawa (2018), binding; Crawford (2011); theory.md 4.2; claims C16, C39.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

COUNTER_OFFERS = (
    ("ir.send_missiles", "ir.amplify_kremlin_story"),
    ("ir.send_drones", "ir.amplify_kremlin_story"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return a counter-offer where Moscow is being courted."""
    courted = view["offer.russia"] >= staff.figures.iran.offer_noticed
    amount = staff.figures.decision.devotion * courted
    return (*in_turn(view, COUNTER_OFFERS, amount, "Washington courts Moscow"),)


STRATEGY = Strategy(
    name="bind_with_offers",
    country="iran",
    title="Bind with offers",
    says="Tehran outbids whoever courts Moscow.",
    traits=Traits(selective=True, uses_offers=True),
    leans=leans,
    heeds_interests=True,
)
