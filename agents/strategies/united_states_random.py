"""Random: Washington does anything that is legal.

The floor under every comparison: a strategy that does no better than this is no strategy.

Source: McKelvey and Palfrey (1995), rationality 0; theory.md 4.6.
"""

from agents.appraisal import Lean
from agents.strategies.strategy import Strategy, Traits
from game.world.setting import Staff
from game.world.views import View

def leans(view: View, staff: Staff) -> tuple[Lean, ...]:
    """Return nothing: no order is better than another."""
    return ()


STRATEGY = Strategy(
    name="random",
    country="united_states",
    title="Random",
    says="Washington does anything that is legal.",
    traits=Traits(),
    leans=leans,
    rationality=0.0,
)
