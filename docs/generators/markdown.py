"""Markdown made of plain values: tables, and text that stands in them."""

from collections.abc import Iterable, Iterator, Sequence

# A bar ends a cell of a table, so one within it is marked.
BAR, ESCAPED = "|", "\\|"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, an empty line behind it."""
    yield f"| {' | '.join(heads)} |"
    yield "|".join(("", *("---" for _ in heads), ""))
    for row in rows:
        yield f"| {' | '.join(cell.replace(BAR, ESCAPED) for cell in row)} |"
    yield ""


def code(text: str) -> str:
    """A name as it is typed; "" stays empty."""
    return f"`{text}`" if text else ""


def number(value: float) -> str:
    """A number as it is printed: no needless digits, a true minus."""
    return f"{value:g}".replace("-", "−")


def span(low: float, high: float) -> str:
    """A range as it is printed."""
    return f"{number(low)} to {number(high)}"


def first_line(text: str | None) -> str:
    """The first sentence or line of a docstring."""
    return (text or "").strip().split("\n", 1)[0]
