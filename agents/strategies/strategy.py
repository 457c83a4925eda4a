"""What a named strategy is: prose, traits, and what it leans to each quarter.

A strategy answers one question, as a country's doctrine does: given what the country can see, which orders does it lean
to, how much, and why?

Source: Axelrod-Python (Knight et al. 2016), a strategy as prose, declared traits and one method.
"""

from collections.abc import Callable
from functools import partial

import attrs
import numpy as np

from agents.utility import Lean
from game.model.state.axes import CODES, Array
from game.model.state.observation import Observation
from game.model.state.setting import Staff

Leaning = Callable[[Observation, Staff], tuple[Lean, ...]]


@attrs.frozen
class Traits:
    """What can be said of a strategy without playing it.

    confrontational  it coerces
    selective        it deals with each of the others on its own
    uses_offers      it offers something in return
    informs          it works on what others believe
    searched         its orders come from a search and have to be supplied
    """

    confrontational: bool = False
    selective: bool = False
    uses_offers: bool = False
    informs: bool = False
    searched: bool = False


@attrs.frozen
class Strategy:
    """A named way to play one country.

    heeds_interests  True where the plan comes on top of the country's interests and doctrine; False where the country
                     follows the plan and otherwise rests
    rationality      None for the country's own
    hardest          the hardest level at which it gives orders, 1–3
    """

    name: str
    country: str
    title: str
    says: str
    traits: Traits
    leans: Leaning
    heeds_interests: bool = False
    rationality: float | None = None
    hardest: int = 3

    def with_portfolio(self, orders: tuple[str, ...]) -> "Strategy":
        """Return this strategy, leaning to these orders every quarter and to nothing else."""
        return attrs.evolve(self, leans=partial(portfolio, orders), heeds_interests=False)


def portfolio(orders: tuple[str, ...], view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return devotion to a list of orders, and rest beside them."""
    return devoted(staff, orders, "The searched programme asks for it"), rest(view, staff)


def nothing(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return no leans: the plan, if there is one, comes from elsewhere."""
    del view, staff
    return ()


def devoted(staff: Staff, orders: tuple[str, ...], says: str) -> Lean:
    """Return the lean to orders that a strategy gives whenever it can."""
    return Lean(orders, staff.figures.decision.devotion, says)


def rest(view: Observation, staff: Staff) -> Lean:
    """Return the lean to holding that keeps a country from doing what its plan does not ask for."""
    code = next(code for code, country in CODES.items() if country == view.name)
    return Lean((f"{code}.hold",), staff.figures.decision.composure, "The plan asks for nothing more")


def in_turn(
    view: Observation, programme: tuple[tuple[str, ...], ...], amount: Array | float, says: str
) -> tuple[Lean, ...]:
    """Return the leans to the parts of a programme: one after another, a quarter each, and then again.

    amount  of the part whose turn it is, (W,) or one number; the others' is 0
    """
    now = view.seen.turn % len(programme)
    return tuple(Lean(orders, amount * np.equal(now, place), says) for place, orders in enumerate(programme))
