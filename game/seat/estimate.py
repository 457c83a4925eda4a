"""What staff make of the draft and of each card, tightened in place; it comes from the seat's view and the charter."""

from collections.abc import Mapping

import attrs

from game.session.intervals import Estimate as Interval
from game.session.intervals import Spread

RUNNING, READY, FAILED = "running", "ready", "failed"


@attrs.frozen
class SideEffect:
    """A row of worlds next quarter, without and with the focused order.

    shown_without, shown_with  as written, with their unit
    is_clear  whether the change is larger than its error
    """

    path: str
    title: str
    without: float
    with_it: float
    shown_without: str
    shown_with: str
    moved: str
    is_clear: bool


@attrs.frozen
class Course:
    """How the partnership may go on: the fan, the shares of the outcomes, and on how many futures they stand."""

    futures: int
    fan: tuple[Spread, ...]
    outcomes: Mapping[str, Interval]


@attrs.frozen
class CardOdds:
    """What one order at one level would change, beside what is drafted.

    fractured  share of futures that end in fracture with it
    fracture   change of that share, future by future
    index      change of the final index
    words      where only words are given (Crisis): direction and confidence
    """

    order: str
    level: str
    futures: int
    fractured: Interval
    fracture: Interval
    index: Interval
    words: str = ""


@attrs.frozen
class Estimate:
    """All that staff have worked out so far.

    status    running, ready or failed
    stale     whether the figures are from last quarter, because this quarter's could not be worked out
    in_words  whether only words are given, because the difficulty says so
    draft     with the orders drafted so far; None until the first figure
    cards     by order, at the level one key would add
    focused   with the focused order, the same futures; None where no card is focused
    focus     the focused order and its level; ("", "") for none
    levels    odds of the focused order at every level that can be paid
    effects   what the focused order does beside, next quarter
    """

    status: str
    goal: int
    turn: int
    stale: bool = False
    in_words: bool = False
    draft: Course | None = None
    cards: Mapping[str, CardOdds] = attrs.field(factory=dict)
    focus: tuple[str, str] = ("", "")
    focused: Course | None = None
    levels: Mapping[str, CardOdds] = attrs.field(factory=dict)
    effects: tuple[SideEffect, ...] = ()
