"""Best response: Washington plays the programme that a search found best.

Without a search it follows its interests and its character, as when it has no strategy at all; whoever has searched
supplies the orders with `with_portfolio`.

Source: theory.md 4.6 (rationality without limit); batch.md 3.6 (common luck makes small differences findable).
"""

from agents.strategies.strategy import Strategy, Traits, nothing

STRATEGY = Strategy(
    name="best_response",
    country="united_states",
    title="Best response",
    says="Washington plays the programme that a search found best.",
    traits=Traits(searched=True),
    leans=nothing,
    heeds_interests=True,
)
