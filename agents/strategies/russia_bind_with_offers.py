"""Bind with offers: Moscow outbids whoever courts Tehran.

As long as nobody does, it follows its interests. Once Washington has an offer to Tehran on the table, Moscow answers
with jets, air defence and a clause on defence: what it withheld while Tehran had nowhere else to go.

Source: Izumikawa (2018), binding; Yoo (2015); Crawford (2011), Vienna's late offers to Rome; theory.md 4.2; calibration
X15, X17.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

COUNTER_OFFERS = (
    ("ru.send_jets", "ru.sign_defence_clause"),
    ("ru.send_air_defence", "ru.share_nuclear_knowhow"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return a counter-offer where Tehran is being courted."""
    courted = view["offer.iran"] >= staff.figures.russia.offer_noticed
    amount = staff.figures.decision.devotion * courted
    return (*in_turn(view, COUNTER_OFFERS, amount, "Washington courts Tehran"),)


STRATEGY = Strategy(
    name="bind_with_offers",
    country="russia",
    title="Bind with offers",
    says="Moscow outbids whoever courts Tehran.",
    traits=Traits(selective=True, uses_offers=True),
    leans=leans,
    heeds_interests=True,
)
