"""Deny: Washington makes it harder for the two to give each other anything.

Re-exported goods, arms for proxies, payment links: each in its turn, nothing announced, nobody threatened. What is
denied in one domain may come back in another.

Source: Snegovaya and Alterman (2024), claims C21, C52, C86, C87; theory.md 4.2 (denial and substitution).
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

DENIAL = (
    ("us.deny_dual_use", "us.block_proxy_support"),
    ("us.break_payment_links", "us.build_sources"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return the doors to be shut this quarter."""
    return *in_turn(view, DENIAL, staff.figures.decision.devotion, "What cannot be delivered cannot bind"), rest(
        view, staff
    )


STRATEGY = Strategy(
    name="deny",
    country="united_states",
    title="Deny",
    says="Washington makes it harder for the two to give each other anything.",
    traits=Traits(confrontational=True),
    leans=leans,
)
