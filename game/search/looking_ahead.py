"""The search: single changes first, then several joined, each round in futures that no round before has seen.

What is worth most wins, where it is worth more than the course by more than luck and by more than the country's
character asks: the order with the greatest weight of anchor · exp(worth ÷ loyalty), as play held close to an anchor has
it, without drawing lots.

Source: play2.md section 5; Jacob et al. (2022); Karnin, Koren and Somekh (2013), halving.
"""

from collections.abc import Iterator, Sequence
from math import fsum, sqrt

import attrs
import numpy as np

from agents.strengths import Strength
from game.campaign.orders import SeatOrders
from game.forecast.rollouts import FirstQuarter
from game.model.state.axes import COUNTRIES, Array
from game.search.quest import OtherOrder, Quest
from game.search.rivals import leanings, weights
from game.search.tried_orders import Trialled, Trials, some_of


@attrs.frozen
class Weighed:
    """What some changes together are worth more than the course alone.

    gain, error  points of legacy, and the standard error of their mean
    parts        by part of the legacy: points
    war          by how much likelier a war that runs away is
    """

    changes: tuple[OtherOrder, ...]
    gain: float
    error: float
    parts: dict[str, float]
    war: float

    def sure(self, strength: Strength) -> float:
        """Points that are left once luck and character have had their due."""
        asks = strength.loyalty * sum(change.off_course for change in self.changes)
        return self.gain - strength.doubts * self.error - asks


@attrs.frozen(eq=False)
class SearchFinding:
    """What a country found when it looked ahead.

    orders   what it orders
    chosen   what it orders otherwise than its course has it, with what that is worth
    alone    every single change with what it seemed to be worth at first
    """

    orders: SeatOrders
    chosen: Weighed
    alone: tuple[Weighed, ...] = ()


def searched(quest: Quest) -> SearchFinding:
    """What a country orders, having looked ahead as far as its strength does; the same whenever it is asked."""
    strength, nothing = quest.strength, Weighed((), 0.0, 0.0, {}, 0.0)
    if not strength.looks_ahead or not quest.changes:
        return SearchFinding(quest.by_course, nothing)
    rounds = Rounds(quest)
    alone = rounds.weighed([(change,) for change in quest.changes])
    best = sorted(alone, key=lambda entry: -entry.sure(strength))
    payable = [entry.changes for entry in best if quest.affords(entry.changes)]
    tried = list(dict.fromkeys([*joined(quest, best), *payable[: strength.alone]]))
    while tried and rounds.left > 1:
        second = rounds.weighed(tried)
        tried = [entry.changes for entry in sorted(second, key=lambda entry: -entry.sure(strength))][: strength.finals]
    finals = rounds.weighed(tried, answered=strength.answers) if tried else []
    chosen = max([nothing, *finals], key=lambda entry: entry.sure(strength))
    return SearchFinding(quest.ordered(chosen.changes), chosen, tuple(alone))


def joined(quest: Quest, best: Sequence[Weighed]) -> Iterator[tuple[OtherOrder, ...]]:
    """Changes joined one after another, the best first: each that pays, can be paid for, and names something new."""
    so_far: tuple[OtherOrder, ...] = ()
    for entry in best[: quest.strength.joined]:
        (change,) = entry.changes
        together = (*so_far, change)
        if entry.gain > 0 and change.what not in {other.what for other in so_far} and quest.affords(together):
            so_far = together
            yield together


class Rounds:
    """The rounds of one search, each with futures of its own."""

    def __init__(self, quest: Quest) -> None:
        """Draw the futures of all rounds."""
        self.quest, self.number, self.at = quest, 0, 0
        prospect, row = quest.prospect, COUNTRIES.index(quest.prospect.seat)
        lean = leanings(prospect) if quest.strength.answers else {}
        first = FirstQuarter.of(prospect, sum(quest.strength.futures), lean=lean)
        course, quarters = first.following.course.copy(), first.following.quarters.copy()
        # What it follows itself this quarter it knows.
        course[row], quarters[row] = quest.course, quest.quarters
        self.first = attrs.evolve(first, following=attrs.evolve(first.following, course=course, quarters=quarters))

    @property
    def left(self) -> int:
        """How many rounds are left."""
        return len(self.quest.strength.futures) - self.number

    def weighed(self, tried: Sequence[tuple[OtherOrder, ...]], answered: bool = False) -> list[Weighed]:
        """What each of some changes is worth more than the course, in the next round's futures.

        answered  whether rivals are thought to answer
        """
        quest, count = self.quest, self.quest.strength.futures[self.number]
        first = some_of(self.first, slice(self.at, self.at + count))
        self.number, self.at = self.number + 1, self.at + count
        orders = [quest.by_course, *(quest.ordered(changes) for changes in tried)]
        came = Trials(quest.prospect, first, orders).trialled(quest.strength.ahead)
        share = weights(quest.prospect.seat, first.following.course, came) if answered else np.ones(count)
        return [weigh(came, place, changes, share) for place, changes in enumerate(tried, start=1)]


def weigh(came: Trialled, place: int, changes: tuple[OtherOrder, ...], share: Array) -> Weighed:
    """What some changes are worth more than the course.

    came   what became of all, the course's orders first
    place  of these among them
    share  (n,) how much each future counts
    """
    gain, error = mean_of(came.points[place] - came.points[0], share)
    parts = {name: mean_of(part[place] - part[0], share)[0] for name, part in came.parts.items()}
    return Weighed(changes, gain, error, parts, mean_of(came.war[place] - came.war[0], share)[0])


def mean_of(values: Array, share: Array) -> tuple[float, float]:
    """A mean and its standard error, added up exactly, so that the bits are the same on every processor.

    share  (n,) how much each value counts
    """
    whole = fsum(share)
    middle = fsum(values * share) / whole
    spread = fsum(share * share * (values - middle) ** 2)
    return middle, sqrt(spread) / whole
