"""How each country takes an injury, what it replies to what has come about, and what it minds: read once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from game.loose_types import JsonObject
from game.model.levers.course_steps import RedLine, red_line
from game.model.levers.expressions import Expression, expression
from game.model.state.axes import COUNTRIES
from game.paths import shipped
from game.toml_tables import toml_table

# How an injury may be answered; how much of it each makes good is a figure of the section `answers`.
MEASURES = ("full", "half", "protest")


@attrs.frozen(eq=False)
class Reply:
    """What a country does where something has come about.

    chance  in a quarter, 0–1
    """

    when: Expression
    does: str
    chance: float


@attrs.frozen(eq=False)
class Demeanour:
    """How one country answers.

    answers   the move for each of `MEASURES`; those that it has nothing for are missing
    injury    how grave what has just been done to it is, 0–1
    audience  points of score that its public takes for an injury left unanswered
    minds     points for a unit of a name
    lines     red lines of the country itself, whatever its course
    occasions what its person may prepare an answer to, by id: a test that holds where it has come about

    Source: play2.md section 5 (answering; bands of replies).
    """

    answers: Mapping[str, str]
    injury: Expression
    audience: float
    replies: tuple[Reply, ...]
    minds: Mapping[str, float]
    lines: tuple[RedLine, ...] = ()
    occasions: Mapping[str, Expression] = attrs.field(factory=dict)


def demeanours(levers: Sequence[str], folder: Path | None = None) -> tuple[Demeanour, ...]:
    """Every country's demeanour, in the order of `COUNTRIES`.

    levers  the ids of all policies and moves
    folder  where `answers.toml` lies; the shipped one where none is given
    errors  BadExpression where a test cannot be read; BadStep where a step of a red line cannot be
    """
    path = (folder or shipped("scenarios") / "levers") / "answers.toml"
    table = toml_table(path.read_bytes())
    return tuple(_demeanour(table.get(country, {}), levers) for country in COUNTRIES)


def _demeanour(entry: JsonObject, levers: Sequence[str]) -> Demeanour:
    """One country's demeanour; a country without an entry takes no injuries."""
    return Demeanour(
        answers={measure: entry[measure] for measure in MEASURES if measure in entry},
        injury=expression(entry.get("injury", "0"), levers),
        audience=float(entry.get("audience", 0)),
        replies=tuple(
            Reply(expression(reply["when"], levers), reply["does"], float(reply["chance"]))
            for reply in entry.get("replies", ())
        ),
        minds={name: float(points) for name, points in entry.get("minds", {}).items()},
        lines=tuple(red_line(text, levers) for text in entry.get("lines", ())),
        occasions={name: expression(text, levers) for name, text in entry.get("occasions", {}).items()},
    )
