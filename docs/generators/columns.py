"""The page of columns: every column of a study and of what a class exports, from the tables that write them."""

from collections.abc import Iterator

from docs.generators.markdown import code, table
from game.classroom.server.exports import fields
from game.studies.run.outcome_columns import outcome_columns

# Long enough to show how the index stands quarter by quarter.
QUARTERS = 2


def page() -> str:
    """The whole page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Its lines."""
    yield "# Columns"
    yield ""
    yield "## Columns of a study"
    yield ""
    yield "A study's folder holds one row a campaign: in `runs/` a Parquet file for each part of a strategy, and all of"
    yield "them in `campaigns.csv`. `columns.csv` beside them says the same as this page. A column of codes holds whole"
    yield "numbers, which stand for the words in their order from 0. The index after each quarter has a column each:"
    yield "`index_01`, `index_02` and so on."
    yield ""
    heads = ("column", "kind", "unit", "meaning", "codes")
    rows = (
        (code(name), one.kind, one.unit, one.says, ", ".join(f"{place} {word}" for place, word in enumerate(one.codes)))
        for name, one in outcome_columns(QUARTERS).items()
    )
    yield from table(heads, rows)
    yield "## Exports of a class"
    yield ""
    yield "What the facilitator's console gives away, a file each:"
    yield ""
    for name, columns in fields().items():
        yield f"### {name}"
        yield ""
        yield from table(("column", "meaning"), ((code(column), says) for column, says in columns.items()))
