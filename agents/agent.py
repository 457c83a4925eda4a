"""A country that decides: doctrine or a strategy leans, interests are appraised, chance settles what is close.

Everything comes from the view, the law of what is legal, and the staff: nothing outside them can reach a decision.
"""

from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.choice import HARDEST, ChoiceParameters, ChoiceProblem, choose
from agents.strategies.strategy import Strategy
from agents.utility import Lean, Reason, appraise, contributions
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import Sheet
from game.model.state.observation import Observation
from game.model.state.setting import Staff

__all__ = ["Doctrine", "Lean", "Reason", "StateAgent"]

REASONS = 3
Doctrine = Callable[[Observation, Staff], tuple[Lean, ...]]


@attrs.frozen
class StateAgent:
    """One country at the table, for all worlds at once.

    country      its place in `COUNTRIES`
    doctrine     what its character adds to the worth of its orders
    strategy     a plan it has been given, or none
    rationality  how sharply it chooses; None for the ruleset's figure. A strategy's own goes first
    """

    country: int
    doctrine: Doctrine
    strategy: Strategy | None = None
    rationality: float | None = None

    @property
    def name(self) -> str:
        """Return the country's name."""
        return COUNTRIES[self.country]

    @property
    def heeds_interests(self) -> bool:
        """Return whether it looks at its interests and doctrine, and not at a plan alone."""
        return self.strategy is None or self.strategy.heeds_interests

    def decide(self, view: Observation, legal: NDArray[np.bool_], staff: Staff) -> Sheet:
        """Return the levels of its own orders, 0–3, (own orders, W): at most three, legal, paid for, none barred.

        legal  (own orders, W)
        """
        levels: Sheet = choose(self.hand(view, legal, staff)).astype(np.int8)
        return levels

    def hand(self, view: Observation, legal: NDArray[np.bool_], staff: Staff) -> ChoiceProblem:
        """Return what it chooses from, its orders appraised.

        legal  (own orders, W)
        """
        appraisal = appraise(view, staff, self.leans(view, staff), self.heeds_interests)
        return ChoiceProblem(view, legal, staff, appraisal, self.temper(staff))

    def reasons(self, view: Observation, staff: Staff, order: str) -> tuple[Reason, ...]:
        """Return the three things, or fewer, that count most for or against an order, by weight in the first world.

        What speaks for it most is among them, so that whoever asks why hears a reason where there is one.

        errors  KeyError where the order is not its own
        """
        all_of_them = contributions(view, staff, self.leans(view, staff), order, self.heeds_interests)
        felt = (reason for reason in all_of_them if reason.amount.any())
        ranked = sorted(felt, key=weight_in_first_world, reverse=True)
        favourable = [place for place, reason in enumerate(ranked) if reason.amount[0] > 0]
        if favourable and favourable[0] >= REASONS:
            ranked.insert(REASONS - 1, ranked[favourable[0]])
        return tuple(ranked[:REASONS])

    def leans(self, view: Observation, staff: Staff) -> tuple[Lean, ...]:
        """Return what its doctrine and its strategy add."""
        own = self.doctrine(view, staff) if self.heeds_interests else ()
        return own if self.strategy is None else (*own, *self.strategy.leans(view, staff))

    def temper(self, staff: Staff) -> ChoiceParameters:
        """Return how it chooses."""
        chosen = [self.strategy.rationality if self.strategy else None, self.rationality]
        rationality: Array | float = next(
            (one for one in chosen if one is not None), staff.figures.decision.rationality
        )
        return ChoiceParameters(rationality, self.strategy.hardest if self.strategy else HARDEST)


def weight_in_first_world(reason: Reason) -> float:
    """Return the size of a reason in the first world, whatever its sign."""
    return abs(float(reason.amount[0]))
