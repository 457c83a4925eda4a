"""Hold fast: Moscow stands by Tehran, whatever it costs elsewhere.

It votes for Tehran, tells it what it knows, delivers what it promised and builds what lasts, a little every quarter.

Source: Snegovaya and Alterman (2024), claims C02, C22, C42, C44, C53; Snyder (1984), fear of abandonment; theory.md
4.3.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

PROGRAMME = (
    ("ru.veto", "ru.sell_grain"),
    ("ru.send_air_defence", "ru.share_intelligence"),
    ("ru.veto", "ru.fund_railway"),
    ("ru.share_intelligence", "ru.sign_defence_clause"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what is done for Tehran this quarter."""
    return (*in_turn(view, PROGRAMME, staff.figures.decision.devotion, "Moscow stands by Tehran"),)


STRATEGY = Strategy(
    name="hold_fast",
    country="russia",
    title="Hold fast",
    says="Moscow stands by Tehran, whatever it costs elsewhere.",
    traits=Traits(selective=True, uses_offers=True),
    leans=leans,
    heeds_interests=True,
)
