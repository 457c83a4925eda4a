"""What is put down of each campaign after each quarter, where a study asks for it."""

from collections.abc import Mapping, Sequence
from functools import cache

from game.model.state.arithmetic import total
from game.model.state.axes import AnyArray, Array
from game.model.state.names import NAMES, ROW
from game.model.state.world_state import declared
from game.studies.run.outcome_columns import OutcomeColumn, number

INDEX = "index"


@cache
def keepable() -> tuple[str, ...]:
    """Every name that can be put down."""
    return (INDEX, *(name.name for name in NAMES if name.measure))


def watched(series: Sequence[str]) -> tuple[str, ...]:
    """The measures that hold some names, once each."""
    return tuple(dict.fromkeys(INDEX if name == INDEX else NAMES[ROW[name]].measure for name in series))


def kept_column(name: str, quarter: int) -> str:
    """The column of a name after a quarter, counted from 1."""
    return f"{name.replace('.', '_')}_{quarter:02d}"


def series_columns(series: Sequence[str], quarters: int) -> dict[str, OutcomeColumn]:
    """The columns of what is put down, by name; the index has its own among the outcomes."""
    return {
        column.name: column
        for name in series
        if name != INDEX
        for column in (column_of(name, quarter) for quarter in range(1, quarters + 1))
    }


def column_of(name: str, quarter: int) -> OutcomeColumn:
    """One column of what is put down."""
    says = declared()[NAMES[ROW[name]].measure].says
    return number(kept_column(name, quarter), "the name's", f"{name} ({says}) after quarter {quarter}")


def kept_rows(seen: Sequence[Mapping[str, Array]], series: Sequence[str], quarters: int) -> dict[str, AnyArray]:
    """What was put down, (W,) by column, in each name's unit.

    seen  by measure, after each quarter that was played
    """
    rows: dict[str, AnyArray] = {}
    for name in series:
        if name != INDEX:
            for quarter in range(quarters):
                # A campaign that all worlds have ended stands where it stood.
                rows[kept_column(name, quarter + 1)] = read_of(seen[min(quarter, len(seen) - 1)], name)
    return rows


def read_of(measures: Mapping[str, Array], name: str) -> Array:
    """A name's value, (W,), in its unit, from measures by name."""
    row = NAMES[ROW[name]]
    part: Array = measures[row.measure][row.index]
    whole: Array = (part if part.ndim == 1 else total(part)) * row.scale
    return whole
