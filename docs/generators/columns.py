"""The page of a study's columns: every column with its kind, unit and meaning, from the table that writes them."""

from collections.abc import Iterator

from docs.generators.markdown import code, table
from game.studies.run.outcome_columns import outcome_columns

# Long enough to show how the index stands quarter by quarter.
QUARTERS = 2


def page() -> str:
    """The whole page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Its lines."""
    yield "# Columns of a study"
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
