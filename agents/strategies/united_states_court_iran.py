"""Court Iran: Washington offers Tehran relief if it lets Moscow go.

The weaker partner is courted: a deal over enrichment for relief, allies in the region reassured first, and a reminder
of what Moscow still owes. It should work best while Moscow needs Tehran as much as Tehran needs Moscow.

Source: Huang (2020), accommodating the weaker ally; Crawford (2011); theory.md 4.2, 6b; claims C08, C27, C41.
"""

from agents.strategies.strategy import Strategy, Traits, devoted, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return reassurance where allies doubt, and the offer where they do not."""
    doubtful = view["cohesion"] < staff.figures.united_states.bought_in
    devotion = staff.figures.decision.devotion
    return (
        Lean(("us.reassure_allies",), devotion * doubtful, "The allies have to be won first"),
        Lean(("us.offer_iran",), devotion * ~doubtful, "Tehran can be bought off"),
        devoted(staff, ("us.expose_unmet_promises",), "Moscow has not kept its word to Tehran"),
        rest(view, staff),
    )


STRATEGY = Strategy(
    name="court_iran",
    country="united_states",
    title="Court Iran",
    says="Washington offers Tehran relief if it lets Moscow go.",
    traits=Traits(selective=True, uses_offers=True, informs=True),
    leans=leans,
)
