"""Opportunist: Moscow takes the best offer of the quarter.

An offer from Washington is explored; without one, thin revenue is mended at Iran's expense, and in good times the
Gulf's capital is courted. Nothing is owed to anybody.

Source: Snegovaya and Alterman (2024), claims C12, C64, C69, C71; theory.md 4.7 (détente and Iran squeezed).
"""

from agents.strategies.strategy import Strategy, Traits
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what pays best now."""
    devotion, russia = staff.figures.decision.devotion, staff.figures.russia
    offered = view["offer.russia"] >= russia.offer_noticed
    poor = ~offered & (view["revenue.russia"] < russia.thin_revenue)
    return (
        Lean(("ru.court_washington",), devotion * offered, "Washington has made an offer"),
        Lean(("ru.discount_crude",), devotion * poor, "Iran's customers can be had for a discount"),
        Lean(("ru.court_gulf_capital", "ru.buy_weapons"), devotion * ~(offered | poor), "Money buys what Moscow lacks"),
    )


STRATEGY = Strategy(
    name="opportunist",
    country="russia",
    title="Opportunist",
    says="Moscow takes the best offer of the quarter.",
    traits=Traits(selective=True),
    leans=leans,
    heeds_interests=True,
)
