"""Random: Washington does anything that is legal.

The floor under every comparison: a strategy that does no better than this is no strategy.

Source: McKelvey and Palfrey (1995), rationality 0; theory.md 4.6.
"""

from agents.strategies.strategy import Strategy, Traits, nothing

STRATEGY = Strategy(
    name="random",
    country="united_states",
    title="Random",
    says="Washington does anything that is legal.",
    traits=Traits(),
    leans=nothing,
    rationality=0.0,
)
