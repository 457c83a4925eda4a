"""Expose: Washington tells each what the other does behind its back.

It waits for a slight and publishes while it stings: Moscow's tilt to the Gulf, its dealings with Israel, the arms it
owes. Between slights it builds sources and promotes what the two want of the world, which is not the same.

Source: Snegovaya and Alterman (2024), claims C20, C83–C85; theory.md 4.2 (informational wedges: timing, fading).
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

CAMPAIGNS = (
    ("us.expose_gulf_tilt", "us.expose_unmet_promises"),
    ("us.expose_israel_ties", "us.declassify"),
)
BETWEEN = (("us.build_sources",), ("us.promote_rival_visions",))


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return a campaign where a slight is fresh, and preparation where none is."""
    fresh = view["slight.iran"] + view["slight.russia"] >= staff.figures.united_states.fresh_slight
    devotion = staff.figures.decision.devotion
    return (
        *in_turn(view, CAMPAIGNS, devotion * fresh, "A slight is fresh"),
        *in_turn(view, BETWEEN, devotion * ~fresh, "The next slight will come"),
        rest(view, staff),
    )


STRATEGY = Strategy(
    name="expose",
    country="united_states",
    title="Expose",
    says="Washington tells each what the other does behind its back.",
    traits=Traits(selective=True, informs=True),
    leans=leans,
)
