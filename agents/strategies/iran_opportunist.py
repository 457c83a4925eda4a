"""Opportunist: Tehran takes the best offer of the quarter.

An offer from Washington is talked about; without one, Moscow's need is sold to, and paid for in arms on demand; when
Moscow needs nothing, Beijing is courted.

Source: Snegovaya and Alterman (2024), claims C08, C39, C41, C57; Huang (2020); theory.md 4.2.
"""

from agents.strategies.strategy import Strategy, Traits
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what pays best now."""
    devotion, iran = staff.figures.decision.devotion, staff.figures.iran
    offered = view["offer.iran"] >= iran.offer_noticed
    needed = ~offered & (view["arms_gap"] >= iran.moscow_in_need)
    return (
        Lean(("ir.pause_and_talk",), devotion * offered, "Washington has made an offer"),
        Lean(
            ("ir.send_drones", "ir.demand_delivery"),
            devotion * needed,
            "Moscow is short of arms and can be made to pay",
        ),
        Lean(("ir.court_china",), devotion * ~(offered | needed), "Beijing is the last customer"),
    )


STRATEGY = Strategy(
    name="opportunist",
    country="iran",
    title="Opportunist",
    says="Tehran takes the best offer of the quarter.",
    traits=Traits(selective=True),
    leans=leans,
    heeds_interests=True,
)
