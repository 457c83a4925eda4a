"""Steps and red lines of courses: what a country does next, and what it answers."""

import re
from collections.abc import Sequence

import attrs

from game.model.levers.expressions import Expression, expression
from game.model.state.axes import COUNTRIES

DIAL = re.compile(r"dial (?P<policy>[a-z._]+)=(?P<to>[0-3])(?: for (?P<held>\d))?")
ANSWERS = ("full", "half", "protest", "none")


class BadStep(ValueError):  # noqa: N818 (it says what it is)
    """A step that cannot be read."""


@attrs.frozen(eq=False)
class CourseStep:
    """One thing that a course does.

    does   `order`, `ask`, `accept`, `dial`, `deal`, `answer`, `wait`, `hold`, `review` or `drop`
    what   the lever, country or measure of answer; "" where there is none
    count  where a dial goes, or how long one waits
    held   quarters for which a dial stays there; 0 for good
    test   what must hold, or None
    """

    does: str
    what: str = ""
    count: int = 0
    held: int = 0
    test: Expression | None = None


@attrs.frozen(eq=False)
class RedLine:
    """What a course answers when something happens."""

    when: Expression
    steps: tuple[CourseStep, ...]


def step(text: str, levers: Sequence[str] = ()) -> CourseStep:
    """A step of a course, read.

    errors  BadStep; BadExpression where its test cannot be read
    """
    words, _, test = text.partition(" if ")
    found_test = expression(test, levers) if test else None
    return attrs.evolve(_bare_step(words.strip(), levers), test=found_test)


def _bare_step(words: str, levers: Sequence[str]) -> CourseStep:
    """A step without its test."""
    if dial := DIAL.fullmatch(words):
        _known(dial["policy"], levers, words)
        return CourseStep("dial", dial["policy"], int(dial["to"]), int(dial["held"] or 0))
    match words.split():
        case ["hold" | "review" | "drop" as alone]:
            return CourseStep(alone)
        case ["wait", count] if count.isdigit():
            return CourseStep("wait", count=int(count))
        case ["deal", country] if country in COUNTRIES:
            return CourseStep("deal", country)
        case ["answer", measure] if measure in ANSWERS:
            return CourseStep("answer", measure)
        case ["ask" | "accept" as does, lever]:
            return CourseStep(does, _known(lever, levers, words))
        case [lever]:
            return CourseStep("order", _known(lever, levers, words))
        case _:
            forms = "MOVE, ask LEVER, accept LEVER, dial POLICY=N [for N], deal COUNTRY, answer full, wait N, hold"
            raise BadStep(f"found {words!r}; expected {forms}")


def _known(lever: str, levers: Sequence[str], words: str) -> str:
    """A lever's id, if there is one."""
    if levers and lever not in levers:
        raise BadStep(f"found {words!r}; expected the id of a policy or move, which {lever!r} is not")
    return lever


def red_line(text: str, levers: Sequence[str] = ()) -> RedLine:
    """A red line, `TEST -> STEP; STEP`, read.

    errors  BadStep; BadExpression where its test cannot be read
    """
    when, arrow, steps = text.partition(" -> ")
    if not arrow:
        raise BadStep(f"found {text!r}; expected TEST -> STEP")
    return RedLine(expression(when, levers), tuple(step(part.strip(), levers) for part in steps.split(";")))
