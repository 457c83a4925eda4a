"""When an effect comes: `now`, `+2`, `each`, with `for N` and `if TEST` behind it."""

import re
from collections.abc import Sequence

import attrs

from game.model.levers.expressions import Expression, expression

FORM = re.compile(r"(?P<clock>now|each|\+(?P<later>\d))(?: for (?P<held>\d))?(?: if (?P<test>.+))?")


class BadTiming(ValueError):  # noqa: N818 (it says what it is)
    """A timing that cannot be read."""


@attrs.frozen(eq=False)
class Timing:
    """When an effect comes.

    each   as long as the dial stands, counted from its opening; a move has none of these
    later  quarters until it comes
    held   quarters that it holds; 0 for one that comes once
    test   what must hold when it comes, or None
    """

    each: bool
    later: int
    held: int
    test: Expression | None


def timing(text: str, levers: Sequence[str] = ()) -> Timing:
    """A timing, read.

    errors  BadTiming; BadExpression where its test cannot be read
    """
    match = FORM.fullmatch(text)
    if match is None:
        raise BadTiming(f"found {text!r}; expected now, +1 … +9 or each, then perhaps 'for 4' and 'if brent<=75'")
    test = expression(match["test"], levers) if match["test"] else None
    return Timing(match["clock"] == "each", int(match["later"] or 0), int(match["held"] or 0), test)
