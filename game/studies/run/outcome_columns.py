"""Outcomes: what is kept of each campaign, one row a world, and the one table that says what every column means."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.laws.verdict import ending, outcome
from game.model.play.simulation import Simulation
from game.model.state.arithmetic import on_grain
from game.model.state.axes import COUNTRIES, PARTNERS, AnyArray, Array
from game.model.state.codes import ACTS, ENDINGS, MACHINES, OUTCOMES
from game.model.state.world_state import WorldState, declared
from game.search.batches import played_alone, side_by_side
from game.studies.run.study_table import NOTHING_DRAWN, Drawn, StudyTable

Columns = dict[str, AnyArray]

# What is looked at after each quarter.
WATCHED = ("index", "brent", "escalation", "catastrophe")
NOBODY = "nobody"
RUNGS = ("broken", "open quarrel", "partly suspended", "strained", "working", "close", "treaty", "alliance")
# Machines whose states are kept; tides are not.
KEPT_MACHINES = tuple(name for name, machine in MACHINES.items() if machine.measure != "tide")
# Beyond these the digits tell nothing and would take most of the room.
POINT, RUNG = 2.0**-6, 2.0**-10


@attrs.frozen
class OutcomeColumn:
    """One column of a study.

    kind   numpy's name of its numbers
    unit   what it counts, such as `points`; `code` where its numbers stand for `codes`, in their order from 0
    says   what it means
    grain  to what its numbers are rounded, in its unit; 0 for whole numbers
    """

    name: str
    kind: str
    unit: str
    says: str
    codes: tuple[str, ...] = ()
    grain: float = 0.0


def code(name: str, says: str, codes: tuple[str, ...]) -> OutcomeColumn:
    """A column of codes."""
    return OutcomeColumn(name, "int8", "code", says, codes)


def turn(name: str, says: str) -> OutcomeColumn:
    """A column of quarters, counted from 1."""
    return OutcomeColumn(name, "int8", "quarter", says)


def number(name: str, unit: str, says: str, grain: float = POINT) -> OutcomeColumn:
    """A column of numbers with a point."""
    return OutcomeColumn(name, "float32", unit, says, grain=grain)


@cache
def outcome_columns(quarters: int) -> Mapping[str, OutcomeColumn]:
    """Every column of a study of so many quarters, by name, in the order in which they stand in its files."""
    columns = (
        OutcomeColumn("world", "int64", "number", "which world of the seed it is"),
        code("outcome", "how the partnership stands at the end", OUTCOMES),
        code("ending", "the first of the sixteen endings whose test holds", ENDINGS),
        turn("quarters", "quarters played before the campaign ended; counted from 1"),
        turn("broke", "quarter of the first break; 0 for none"),
        code("breaker", "who broke", (NOBODY, *PARTNERS)),
        code("breaking_act", "the act of the break", ACTS),
        turn("mended", "quarter in which a break was mended; 0 for none"),
        code("rung", "rung of the relation at the end", RUNGS),
        turn("war", "quarter in which a war ran away; 0 for none"),
        code("war_author", "who had raised escalation last when it did", (NOBODY, *COUNTRIES)),
        number("index", "points", "strength of the partnership at the end, 0–100"),
        number("brent", "$ a barrel", "price of oil at the end"),
        number("brent_top", "$ a barrel", "highest price of oil at the end of a quarter"),
        number("escalation", "rungs", "rung of escalation at the end, 0–5", RUNG),
        number("escalation_top", "rungs", "highest rung of escalation at the end of a quarter", RUNG),
        *(
            number(f"discount_{name}", "$ a barrel", f"discount on {name}'s oil in China at the end")
            for name in PARTNERS
        ),
        *(
            number(f"revenue_{name}", "$ bn a quarter", f"oil revenue of {name} in the last quarter")
            for name in PARTNERS
        ),
        *(number(f"legacy_{name}", "points", f"legacy score of {name}, 0–100") for name in COUNTRIES),
        *(code(machine_column(name), MEASURES[name], MACHINES[name].states) for name in KEPT_MACHINES),
        OutcomeColumn("fingerprint", "uint32", "bits", "stands for everything in the world at the end"),
        *(
            number(index_after(place), "points", f"strength of the partnership after quarter {place}")
            for place in range(1, quarters + 1)
        ),
    )
    return {column.name: column for column in columns}


def machine_column(machine: str) -> str:
    """The column that holds a machine's state at the end."""
    return f"state_{machine.replace('.', '_')}"


def index_after(quarter: int) -> str:
    """The column of the index after a quarter, counted from 1."""
    return f"index_{quarter:02d}"


MEASURES = {name: f"{declared()[machine.measure].says} at the end" for name, machine in MACHINES.items()}


def data_dictionary(quarters: int) -> str:
    """The table of a study's columns as a CSV text."""
    return dictionary_of(outcome_columns(quarters).values())


def dictionary_of(columns: Iterable[OutcomeColumn]) -> str:
    """A table of columns as a CSV text: name, kind, unit, what its codes stand for, meaning."""
    lines = io.StringIO()
    table = csv.writer(lines, lineterminator="\n")
    table.writerow(("column", "kind", "unit", "codes", "meaning"))
    for column in columns:
        codes = " ".join(f"{number}={name.replace(' ', '_')}" for number, name in enumerate(column.codes))
        table.writerow((column.name, column.kind, column.unit, codes, column.says))
    return lines.getvalue()


# --- what a block of campaigns comes to ------------------------------------------------------


def played(table: StudyTable, numbers: Sequence[int] | NDArray[np.int64], drawn: Drawn = NOTHING_DRAWN) -> Columns:
    """What becomes of some worlds of a table, all played to their end: every column, (W,).

    drawn  their figures in place of the printed ones, (W,) by "section.name"
    """
    game = table.begun(numbers, drawn)
    game.watched = WATCHED
    if table.searches:
        side_by_side([alone(table, place, numbers, drawn) for place in range(len(numbers))], game)
    else:
        game.run()
    return outcomes(game, np.asarray(numbers, np.int64))


def alone(table: StudyTable, place: int, numbers: Sequence[int] | NDArray[np.int64], drawn: Drawn) -> Simulation:
    """One of some worlds, in which countries look ahead, played to its end."""
    game = table.begun([numbers[place]], {path: values[place : place + 1] for path, values in drawn.items()})
    game.watched = WATCHED
    return played_alone(game, table.setup, table.terms)


def outcomes(game: Simulation, numbers: NDArray[np.int64]) -> Columns:
    """What is kept of campaigns that have ended, (W,) each, rounded as the table of columns says.

    game     that watched `WATCHED`
    numbers  of the worlds
    """
    world, known = game.world, outcome_columns(game.rules.quarters)
    series = {name: np.stack([quarter[name] for quarter in game.series]) for name in WATCHED}
    rows: dict[str, AnyArray] = {
        "world": numbers,
        **ended(game, series),
        "index": world.index,
        "brent": world.brent,
        "brent_top": series["brent"].max(0),
        "escalation": world.escalation,
        "escalation_top": series["escalation"].max(0),
        **named("discount", PARTNERS, world.discount),
        **named("revenue", PARTNERS, world.revenue),
        **named("legacy", COUNTRIES, game.legacy()),
        **{machine_column(name): state_of(world, name) for name in KEPT_MACHINES},
        "fingerprint": fingerprints(world),
        # A campaign that all worlds have ended stands where it stood.
        **{
            index_after(place + 1): series["index"][min(place, len(series["index"]) - 1)]
            for place in range(game.rules.quarters)
        },
    }
    return {name: rounded(rows[name], column) for name, column in known.items()}


def ended(game: Simulation, series: Mapping[str, Array]) -> dict[str, Array]:
    """How and when campaigns ended, and by whom.

    series  (quarters, W) of what was watched
    """
    world, ran_away = game.world, series["catastrophe"] > 0
    war = np.where(ran_away.any(0), ran_away.argmax(0) + 1.0, 0.0)
    closing = game.rules.figures.verdict.closing_quarters
    last = np.where(war > 0, war, float(len(ran_away)))
    over = (world.broke > 0) & (game.runs <= 0) & (war <= 0)
    return {
        "outcome": outcome(world, game.rules),
        "ending": ending(world, game.rules),
        "quarters": np.where(over, np.minimum(world.broke + closing, last), last),
        "broke": world.broke,
        "breaker": world.breaker,
        "breaking_act": world.breaking_act,
        "mended": world.repaired,
        "rung": world.rung,
        "war": war,
        "war_author": np.where(war > 0, world.author, 0.0),
    }


def named(kind: str, names: tuple[str, ...], rows: Array) -> dict[str, Array]:
    """Rows under the names of their columns."""
    return {f"{kind}_{name}": row for name, row in zip(names, rows, strict=True)}


def state_of(world: WorldState, machine: str) -> Array:
    """The number of a machine's state, (W,)."""
    declaration = MACHINES[machine]
    row: Array = getattr(world, declaration.measure)[declaration.index]
    return row


def rounded(row: AnyArray, column: OutcomeColumn) -> AnyArray:
    """A row as it is kept."""
    return (on_grain(row, column.grain) if column.grain else row).astype(column.kind)


def fingerprints(world: WorldState) -> NDArray[np.uint64]:
    """32 bits for every number of the worlds, (W,)."""
    bits = np.full(world.worlds, np.uint64(0x9E3779B97F4A7C15))
    for name in (*declared(), "dials", "wear"):
        for row in getattr(world, name).reshape(-1, world.worlds):
            # A nought has no sign here.
            bits = (bits ^ (row + 0.0).view(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
            bits ^= bits >> np.uint64(29)
    return bits >> np.uint64(32)
