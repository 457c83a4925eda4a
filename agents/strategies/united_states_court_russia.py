"""Court Russia: Washington offers Moscow a settlement if it lets Tehran go.

The allies are reassured first, because they can make the offer worthless; then the offer and a ceasefire. The article
thinks it needless, the literature on wedges thinks it the only kind that works.

Source: Crawford (2011, 2021), selective accommodation; theory.md 4.2, 4.7; claims C18, C69, C71.
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
        Lean(("us.offer_russia",), devotion * ~doubtful, "Moscow can be bought off"),
        devoted(staff, ("us.broker_ceasefire",), "The war is what Moscow needs Tehran for"),
        rest(view, staff),
    )


STRATEGY = Strategy(
    name="court_russia",
    country="united_states",
    title="Court Russia",
    says="Washington offers Moscow a settlement if it lets Tehran go.",
    traits=Traits(selective=True, uses_offers=True),
    leans=leans,
)
