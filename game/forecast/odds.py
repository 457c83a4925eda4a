"""The odds of orders: what each order that a seat may give would change, future by future on the same luck.

Each is laid beside what the seat has drafted already, and compared with the draft alone. A change smaller than its own
error is no clear change.

For a face, with one `prospect` a quarter and seat:

    for answer in odds(looking, Question(draft, levels=("firm",))):       every order at firm: ask it as the quarter
        ...                                                              begins, so that each card has its first figure
    for answer in odds(looking, Question(draft, ("us.push_supply",))):    the focused card at light, firm and hard
        answer.draft                                                     Forecast of the draft alone
        answer.orders[0].forecast                                         Forecast with the card
        answer.orders[0].fracture                                         the change: value, low, high, is_clear
"""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from game.forecast.forecast import Forecast, forecast_from
from game.forecast.intervals import Estimate, difference, mean
from game.forecast.prospect import Prospect
from game.forecast.rollout_outcomes import Cancelled, RolloutOutcomes, never
from game.model.laws.endings import FRACTURED
from game.model.state.catalogue import LEVELS

SIZES = (16, 64, 256)


@attrs.frozen
class OrderOdds:
    """What one order at one level changes; a change is clear where `is_clear` says so, else it is within its error.

    forecast    what may come with it
    fracture    change of the share of futures that end in fracture
    index       change of the final index
    escalation  change of the highest rung to come
    score       change of the seat's own score at the end
    """

    order: str
    level: str
    forecast: Forecast
    fracture: Estimate
    index: Estimate
    escalation: Estimate
    score: Estimate


@attrs.frozen
class Odds:
    """What the orders of one seat change, as far as it can tell.

    beside  level by order: what it has drafted, with which everything is compared
    draft   what may come with the draft alone
    orders  by the catalogue's order, or as they were asked for, then from light to hard
    """

    beside: Mapping[str, str]
    draft: Forecast
    orders: tuple[OrderOdds, ...]

    @property
    def futures(self) -> int:
        """In how many futures each order at each level was tried."""
        return self.draft.futures


@attrs.frozen
class Question:
    """Which orders are to be compared, and beside what.

    beside  level by order of the seat's draft
    orders  names of the orders to try; None for all
    levels  how hard to try them
    """

    beside: Mapping[str, str] = attrs.field(factory=dict)
    orders: tuple[str, ...] | None = None
    levels: tuple[str, ...] = LEVELS

    def with_it(self, order: str, level: str) -> dict[str, str]:
        """The draft with an order in it at a level, in the place of the level it may have had."""
        return {**self.beside, order: level}


ALL = Question()


def odds(
    looking: Prospect, question: Question = ALL, sizes: tuple[int, ...] = SIZES, cancelled: Cancelled = never
) -> Iterator[Odds]:
    """Yield the odds of orders, and better and better ones in their place.

    sizes      how many futures each order at each level is tried in, rising
    cancelled  is asked after each quarter of futures played; once it says yes, no more odds come
    errors     as `Prospect.check`
    """
    check(looking, question)
    options = allowed(looking, question)
    drafts = [question.beside, *(question.with_it(*option) for option in options)]
    for many in sizes:
        courses = looking.courses(drafts, many, cancelled)
        if courses is None:
            return
        pairs = zip(options, courses[1:], strict=True)
        changes = tuple(compared(looking, option, course, courses[0]) for option, course in pairs)
        yield Odds(dict(question.beside), forecast_from(looking, courses[0]), changes)


def check(looking: Prospect, question: Question) -> None:
    """Say what is wrong with a question: an order that is another's, or no level."""
    looking.check(question.beside)
    for order in question.orders or ():
        looking.check({order: LEVELS[0]})
    if unknown := [level for level in question.levels if level not in LEVELS]:
        raise ValueError(f"found level {unknown[0]!r}; expected {', '.join(LEVELS)}")


def allowed(looking: Prospect, question: Question) -> list[tuple[str, str]]:
    """Each order and level that may be given beside the draft, as far as the seat can tell."""
    known, country = looking.known, looking.view.country
    names = known.setting.catalogue.names[known.staffs[country].own] if question.orders is None else question.orders
    tried = [(name, level) for name in names if not name.endswith(".hold") for level in question.levels]
    return [option for option in tried if looking.allows(question.with_it(*option))]


def compared(looking: Prospect, option: tuple[str, str], course: RolloutOutcomes, draft: RolloutOutcomes) -> OrderOdds:
    """What one order at one level changes."""
    broken, anyway = course.verdict == FRACTURED, draft.verdict == FRACTURED
    gained, lost = int(np.count_nonzero(broken & ~anyway)), int(np.count_nonzero(anyway & ~broken))
    return OrderOdds(
        *option,
        forecast=forecast_from(looking, course),
        fracture=difference(gained, lost, course.futures),
        index=mean(course.index[-1] - draft.index[-1]),
        escalation=mean(course.peak - draft.peak),
        score=mean(course.score - draft.score),
    )
