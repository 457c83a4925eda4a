"""Events of others' data sets brought into a timeline's columns, by a mapping file that says every step.

A mapping names the columns, says which words mean which actor, and which lines score in which domain; a line that no
rule scores is left out and counted. A price series becomes a mean a quarter.

kind = "events"

[columns]
id = "id"
date = "date_start"
event = "source_headline"
actors = ["side_a", "side_b"]

[actors]
"Government of Russia (Soviet Union)" = "RU"

[[score]]
column = "type_of_violence"
is = ["1"]
domain = "INT"
points = 1
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.files.toml_files import read
from game.model.state.measures import nearest
from game.studies.evidence.table_styles import (
    StyledTable,
    date_style,
    dated_as,
    quarter_of_day,
    styled_table,
)
from game.studies.evidence.timeline import ACTORS, CERTAIN, COLUMNS, FURTHEST, SCORES, quarter_name, span
from game.studies.report.tables import csv_text

EVENTS, PRICES = "events", "prices"
LONGEST_TEXT = 300


@attrs.frozen
class ColumnsSection:
    """Which columns of the file hold what; `event` and `source` may be left out, `value` is a price's."""

    date: str
    id: str = "-"
    event: str = "-"
    source: str = "-"
    value: str = "-"
    actors: tuple[str, ...] = ()


@attrs.frozen
class ScoreRule:
    """What a line scores where a column says one of some words, and all of `both` take part."""

    column: str
    domain: str
    points: int
    is_: tuple[str, ...] = ()
    both: tuple[str, ...] = ("RU", "IR")


@attrs.frozen
class ImportMapping:
    """A mapping file."""

    kind: str
    columns: ColumnsSection
    actors: dict[str, str] = attrs.field(factory=dict)
    score: tuple[ScoreRule, ...] = ()
    confidence: str = "M"
    prefix: str = "X"
    source: str = "imported"


@attrs.frozen
class Imported:
    """What came of a file.

    text     the new file
    lines    how many it has
    left_out  why lines were left out, and how many for each reason
    assumed  what was found out about how the file is written
    """

    text: str
    lines: int
    left_out: Mapping[str, int]
    assumed: tuple[str, ...]


def mapping_of(path: Path) -> ImportMapping:
    """A mapping file, read and checked.

    errors  ScenarioFaults with everything that is wrong with it
    """
    faults = list[Fault]()
    spot = Spot(str(path), faults)
    raw = read(path, spot)
    rules = raw.get("score", []) if raw else []
    if isinstance(rules, list):
        raw = {**(raw or {}), "score": [{("is_" if key == "is" else key): rule[key] for key in rule} for rule in rules]}
    page = None if faults else piece(ImportMapping, raw, spot)
    if page is not None:
        check_mapping(page, spot)
    if page is None or faults:
        raise ScenarioFaults(faults)
    return page


def check_mapping(page: ImportMapping, spot: Spot) -> None:
    """Gather what is wrong with a mapping."""
    if page.kind not in (EVENTS, PRICES):
        unknown(spot.at("kind"), page.kind, (EVENTS, PRICES))
    if page.confidence not in CERTAIN:
        unknown(spot.at("confidence"), page.confidence, CERTAIN)
    for word, actor in page.actors.items():
        if actor not in ACTORS:
            unknown(spot.at(f"actors.{word}"), actor, ACTORS)
    for number, rule in enumerate(page.score):
        here = spot.at(f"score[{number}]")
        if rule.domain not in SCORES:
            unknown(here.at("domain"), rule.domain, SCORES)
        if not 0 < abs(rule.points) <= FURTHEST:
            here.at("points").wrong(str(rule.points), f"−{FURTHEST} to {FURTHEST}, not 0")
    if page.kind == PRICES and page.columns.value == "-":
        spot.at("columns").wrong("no value", "the column of the price, value = …")


def unknown(spot: Spot, word: str, known: Iterable[str]) -> None:
    """Gather that a word is none of those that there are."""
    spot.wrong(as_written(word), f"one of {', '.join(known)}", f"nearest: {nearest(word, known)}")


def imported(path: Path, page: ImportMapping) -> Imported:
    """A file brought in by its mapping.

    errors  ScenarioFaults where the file cannot be read, or lacks a column that the mapping names
    """
    faults = list[Fault]()
    wanted = wanted_columns(page)
    table = styled_table(path, wanted, faults)
    if table is not None:
        for name in wanted:
            if name not in table.headings:
                near = f"nearest: {nearest(name, table.headings)}"
                faults.append(
                    Fault(str(path), "line 1", f"no column {as_written(name)}", "the columns of the mapping", near)
                )
    if table is None or faults:
        raise ScenarioFaults(faults)
    style, is_open = date_style([row[page.columns.date] for _, row in table.rows], [None] * len(table.rows))
    if is_open:
        raise ScenarioFaults(
            [Fault(str(path), page.columns.date, "dates that may be read in two ways", "one that cannot")]
        )
    return events_of(table, page, style) if page.kind == EVENTS else prices_of(table, page, style)


def wanted_columns(page: ImportMapping) -> list[str]:
    """The columns that a mapping names."""
    own = page.columns
    names = (own.date, own.id, own.event, own.source, own.value, *own.actors, *(rule.column for rule in page.score))
    return list(dict.fromkeys(name for name in names if name != "-"))


def events_of(table: StyledTable, page: ImportMapping, style: str) -> Imported:
    """Events in the columns of a timeline."""
    rows, left_out = list[dict[str, object]](), dict[str, int]()
    for line, row in table.rows:
        actors = list(dict.fromkeys(page.actors[row[name]] for name in page.columns.actors if row[name] in page.actors))
        scores = scored_by(row, actors, page.score)
        day = dated_as(row[page.columns.date], style)
        reason = (
            "no date"
            if day is None
            else "outside the record's quarters"
            if not span()[0] <= quarter_of_day(day) <= span()[1]
            else "no actor that the mapping knows"
            if not actors
            else "no rule that scores it"
            if not any(scores.values())
            else ""
        )
        if reason or day is None:
            left_out[reason] = left_out.get(reason, 0) + 1
            continue
        own_id = row[page.columns.id] if page.columns.id != "-" else str(line)
        event = row[page.columns.event] if page.columns.event != "-" else ""
        rows.append(
            {
                "id": f"{page.prefix}{own_id}",
                "date": day.isoformat(),
                "quarter": quarter_name(quarter_of_day(day)),
                "event": " ".join(event.split())[:LONGEST_TEXT] or f"Event {own_id}",
                "actors": ",".join(actors),
                **scores,
                "confidence": page.confidence,
                "source": row[page.columns.source] if page.columns.source != "-" else page.source,
            }
        )
    text = csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
    return Imported(text, len(rows), left_out, (*table.assumed, f"Dates are read as {style}."))


def scored_by(row: Mapping[str, str], actors: Sequence[str], rules: Sequence[ScoreRule]) -> dict[str, int]:
    """What a line scores in each domain, −3 to 3."""
    scores = dict.fromkeys(SCORES, 0)
    for rule in rules:
        if row[rule.column] in rule.is_ and set(rule.both) <= set(actors):
            scores[rule.domain] = max(-FURTHEST, min(FURTHEST, scores[rule.domain] + rule.points))
    return scores


def prices_of(table: StyledTable, page: ImportMapping, style: str) -> Imported:
    """The mean of a price in each quarter."""
    by_quarter, left_out = dict[int, list[float]](), dict[str, int]()
    for _, row in table.rows:
        day, value = dated_as(row[page.columns.date], style), price_of(row[page.columns.value])
        if day is None or value is None:
            reason = "no date" if day is None else "no price"
            left_out[reason] = left_out.get(reason, 0) + 1
        else:
            by_quarter.setdefault(quarter_of_day(day), []).append(value)
    rows = [
        (quarter_name(quarter), round(sum(values) / len(values), 4), len(values), page.source)
        for quarter, values in sorted(by_quarter.items())
    ]
    text = csv_text(("quarter", "mean", "days", "source"), rows)
    return Imported(text, len(rows), left_out, (*table.assumed, f"Dates are read as {style}."))


def price_of(text: str) -> float | None:
    """A price, with a point or a comma before its decimals; None where there is none."""
    word = text.replace("\u2212", "-").replace("\u00a0", "").replace(" ", "")
    if "," in word:
        word = word.replace(",", ".") if "." not in word and word.count(",") == 1 else word.replace(",", "")
    try:
        return float(word)
    except ValueError:
        return None
