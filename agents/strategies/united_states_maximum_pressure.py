"""Maximum pressure: Washington squeezes Tehran with everything it has and lets Moscow be.

Oil, ships, banks and goods, hard, quarter after quarter, and a strike when Tehran answers with force. Coercing one
alone can make it ask more of its patron than the patron gives; or it can drive it into its arms.

Source: Izumikawa (2013), coercive wedges; theory.md 4.2; timeline E08 (February 2025); claims C30, C74, C86.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

SQUEEZE = (
    ("us.enforce_on_iran", "us.deny_dual_use"),
    ("us.enforce_on_iran", "us.cut_shadow_fleet"),
    ("us.enforce_on_iran", "us.break_payment_links"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return the squeeze, and a strike where Iran has struck."""
    struck = staff.figures.decision.devotion * (view["strike_israel"] > 0)
    return (
        *in_turn(view, SQUEEZE, staff.figures.decision.devotion, "Tehran gives way only under pressure"),
        Lean(("us.support_strike",), struck, "Tehran has struck first"),
        rest(view, staff),
    )


STRATEGY = Strategy(
    name="maximum_pressure",
    country="united_states",
    title="Maximum pressure",
    says="Washington squeezes Tehran with everything it has and lets Moscow be.",
    traits=Traits(confrontational=True, selective=True),
    leans=leans,
)
