"""The search: single changes first, then bundles of them, each round in futures that no round before has seen.

What is worth most wins, where it is worth more than the course by more than luck and by more than the country's
character asks: the order with the greatest weight of anchor · exp(worth ÷ loyalty), as play held close to an anchor has
it, without drawing lots.

Source: play2.md section 5; Jacob et al. (2022); Karnin, Koren and Somekh (2013), halving.
"""

from collections.abc import Sequence
from math import fsum, sqrt

import attrs
import numpy as np

from agents.strengths import Strength
from game.campaign.orders import SeatOrders
from game.forecast.rollouts import FirstQuarter
from game.model.state.axes import COUNTRIES, Array
from game.search.bundles import Weighed, bundles, varied
from game.search.quest import OtherOrder, Quest
from game.search.rivals import leanings, weights
from game.search.tried_orders import Trialled, Trials, some_of


def sure(entry: Weighed, strength: Strength) -> float:
    """Points that are left of a gain once luck and character have had their due."""
    return entry.gain - strength.doubts * entry.error - strength.loyalty * entry.off_course


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
    alone = by_worth(rounds.weighed([(change,) for change in quest.changes]), strength)
    payable = [entry.changes for entry in alone if quest.affords(entry.changes)]
    tried = list(dict.fromkeys([*bundles(quest, alone), *payable[: strength.alone]]))
    while tried and rounds.left > 1:
        ranked = [entry.changes for entry in by_worth(rounds.weighed(tried), strength)]
        beside = [other for changes in ranked[: strength.varied] for other in varied(quest, changes, alone)]
        payable = [changes for changes in beside if quest.affords(changes)]
        tried = list(dict.fromkeys([*ranked[: strength.finals], *(payable if rounds.left > 2 else ())]))
    finals = rounds.weighed(tried, answered=strength.answers) if tried else []
    chosen = max([nothing, *finals], key=lambda entry: sure(entry, strength))
    return SearchFinding(quest.ordered(chosen.changes), chosen, tuple(alone))


def by_worth(some: Sequence[Weighed], strength: Strength) -> list[Weighed]:
    """What was weighed, the best first."""
    return sorted(some, key=lambda entry: -sure(entry, strength))


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
