"""Price squeeze: Washington floods the market and polices the price cap.

More oil at home and from the Gulf first, so that enforcement does not show at the pump; then the cap and the ships. Two
exporters with fewer dollars and the same few customers should become rivals.

Source: Snegovaya and Alterman (2024), claims C12, C19, C74, C77, C79–C82; theory.md 4.5.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

SQUEEZE = (
    ("us.push_supply", "us.ask_gulf_to_pump"),
    ("us.police_price_cap", "us.enforce_on_both"),
    ("us.push_supply", "us.cut_shadow_fleet"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return supply and enforcement by turns."""
    return *in_turn(view, SQUEEZE, staff.figures.decision.devotion, "Cheap oil makes rivals of exporters"), rest(
        view, staff
    )


STRATEGY = Strategy(
    name="price_squeeze",
    country="united_states",
    title="Price squeeze",
    says="Washington floods the market and polices the price cap.",
    traits=Traits(confrontational=True),
    leans=leans,
)
