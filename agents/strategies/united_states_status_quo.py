"""Status quo: Washington keeps what there is going and starts nothing.

Quarter by quarter it does one piece of light routine, an ally reassured, a cargo listed, arms for Kyiv, and otherwise
holds. This is the yardstick for the others: what happens when nobody tries to part Moscow and Tehran.

Source: Snegovaya and Alterman (2024), claims C22, C78; theory.md 5, W13.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

ROUTINE = (("us.reassure_allies",), ("us.enforce_on_iran",), ("us.arm_ukraine",), ("us.police_price_cap",))


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return rest, and one piece of routine whose turn it is."""
    return *in_turn(view, ROUTINE, staff.figures.decision.devotion, "It is routine"), rest(view, staff)


STRATEGY = Strategy(
    name="status_quo",
    country="united_states",
    title="Status quo",
    says="Washington keeps what there is going and starts nothing.",
    traits=Traits(),
    leans=leans,
    hardest=1,
)
