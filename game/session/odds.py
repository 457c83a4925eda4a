"""The odds of orders: what each order that a seat may give would change, future by future on the same luck.

Each is laid beside what the seat has drafted already, and compared with the draft alone. A change smaller than its own
error is no clear change.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

import attrs
import numpy as np

from game.rules.endings import FRACTURED
from game.rules.legality import faults
from game.session.charter import Charter
from game.session.forecast import BLOCK, Cancelled, Course, counted, joined, never, played
from game.session.intervals import Estimate, difference, mean
from game.world.orders import LEVELS, Sheet
from game.world.views import View

SIZES = (16, 64, 256)


@attrs.frozen
class OrderOdds:
    """What one order at one level changes, and how many futures end in fracture with it.

    fracture    change of the share of futures that end in fracture
    index       change of the final index
    escalation  change of the highest rung to come
    score       change of the seat's own score at the end
    """

    order: str
    level: str
    fractured: Estimate
    fracture: Estimate
    index: Estimate
    escalation: Estimate
    score: Estimate


@attrs.frozen
class Odds:
    """What the orders of one seat change, as far as it can tell.

    beside     level by order: what it has drafted, with which everything is compared
    fractured  share of futures that end in fracture with the draft alone
    orders     by the catalogue's order, then from light to hard
    """

    country: str
    turn: int
    futures: int
    beside: Mapping[str, str]
    fractured: Estimate
    orders: tuple[OrderOdds, ...]


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


ALL = Question()


def odds(
    view: View,
    known: Charter,
    question: Question = ALL,
    sizes: tuple[int, ...] = SIZES,
    cancelled: Cancelled = never,
) -> Iterator[Odds]:
    """Yield the odds of orders from a view of one world, and better and better ones in their place.

    errors     ValueError where an order is not the seat's own or a level is none; KeyError where there is no such order
    sizes      how many futures each order at each level is tried in, rising
    cancelled  is asked after each quarter of futures played; once it says yes, no more odds come
    """
    check(question, view, known)
    options = (("", ""), *allowed(view, known, question))
    sheets = np.concatenate([sheet_of(view, known, with_it(question, option)) for option in options], axis=1)
    gathered: list[list[Course]] = [[] for _ in options]
    for first, last in pairwise((0, *sizes)):
        at_once = max(BLOCK // (last - first), 1)
        for start in range(0, len(options), at_once):
            course = played(view, known, range(first, last), sheets[:, start : start + at_once], cancelled)
            if course is None:
                return
            for place, part in enumerate(apart(course, last - first), start):
                gathered[place].append(part)
        yield told(view, question, options, [joined(parts) for parts in gathered])


def check(question: Question, view: View, known: Charter) -> None:
    """Say what is wrong with a question: an order that is another's, or no level."""
    for name in (*question.beside, *(question.orders or ())):
        if (owner := known.setting.catalogue[name].country) != view.name:
            raise ValueError(f"{name} belongs to {owner}, not to {view.name}")
    for name, level in (*question.beside.items(), *(("levels", level) for level in question.levels)):
        if level not in LEVELS:
            raise ValueError(f"{name}: found level {level!r}; expected {', '.join(LEVELS)}")


def allowed(view: View, known: Charter, question: Question) -> list[tuple[str, str]]:
    """Return each order and level that may be given beside the draft, as far as the seat can tell."""
    own = known.staffs[view.country].own
    names = known.setting.catalogue.names[own] if question.orders is None else question.orders
    tried = [(name, level) for name in names if not name.endswith(".hold") for level in question.levels]
    return [option for option in tried if is_allowed(view, known, with_it(question, option))]


def is_allowed(view: View, known: Charter, levels: Mapping[str, str]) -> bool:
    """Return whether a draft may be given whole, as far as the seat can tell."""
    setting, sheet = known.setting, known.setting.catalogue.no_orders(1)
    sheet[known.staffs[view.country].own] = sheet_of(view, known, levels)
    return not faults(view.seen, sheet, setting)


def with_it(question: Question, option: tuple[str, str]) -> dict[str, str]:
    """Return the draft with an order in it at a level, in the place of the level it may have had."""
    order, level = option
    return {**question.beside, order: level} if order else dict(question.beside)


def sheet_of(view: View, known: Charter, levels: Mapping[str, str]) -> Sheet:
    """Return a country's own rows of a sheet, (own orders, 1)."""
    catalogue, own = known.setting.catalogue, known.staffs[view.country].own
    sheet = catalogue.no_orders(1)
    for name, level in levels.items():
        sheet[catalogue.number[name], 0] = LEVELS.index(level) + 1
    return sheet[own]


def apart(course: Course, many: int) -> list[Course]:
    """Return the course of each option's futures."""
    fields = [getattr(course, field.name) for field in attrs.fields(Course)]
    options = len(course.verdict) // many
    return [Course(*(rows[..., k * many : (k + 1) * many] for rows in fields)) for k in range(options)]


def told(view: View, question: Question, options: tuple[tuple[str, str], ...], courses: list[Course]) -> Odds:
    """Return the odds from what became of each option's futures, the draft alone first."""
    draft = courses[0]
    found = zip(options[1:], courses[1:], strict=True)
    return Odds(
        country=view.name,
        turn=view.seen.turn,
        futures=len(draft.verdict),
        beside=dict(question.beside),
        fractured=counted(draft.verdict == FRACTURED),
        orders=tuple(compared(option, course, draft) for option, course in found),
    )


def compared(option: tuple[str, str], course: Course, draft: Course) -> OrderOdds:
    """Return what one order at one level changes."""
    broken, anyway = course.verdict == FRACTURED, draft.verdict == FRACTURED
    gained, lost = int(np.count_nonzero(broken & ~anyway)), int(np.count_nonzero(anyway & ~broken))
    return OrderOdds(
        *option,
        fractured=counted(broken),
        fracture=difference(gained, lost, len(broken)),
        index=mean(course.index[-1] - draft.index[-1]),
        escalation=mean(course.peak - draft.peak),
        score=mean(course.score - draft.score),
    )
