"""Exports: tables for the course system and for research, one JSON document of the whole room, a data dictionary."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache

import attrs

from game.classroom.protocol.closed_lists import GradePart
from game.classroom.protocol.conversion import plain
from game.classroom.protocol.positions import OrderSheet
from game.classroom.protocol.roster_events import RosterEntry
from game.classroom.rules.enrolment import person_of
from game.classroom.rules.grading import brier, of_hundred, points, points_of_absent, scored
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import PlayedQuarterOfRoom
from game.paths import shipped
from game.toml_tables import toml_table

Cell = str | int | float | bool | None
Rows = Iterable[dict[str, Cell]]
PERCENT = 100
# What a spreadsheet would take for a formula is marked as text, so that a nickname cannot run anything there.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@cache
def fields() -> dict[str, dict[str, str]]:
    """Return every column of every export, with what it holds."""
    columns: dict[str, dict[str, str]] = toml_table((shipped("assets") / "classroom" / "exports.toml").read_bytes())
    return {f"{name}.csv": columns for name, columns in columns.items()}


def table(name: str, rows: Rows) -> str:
    """Return rows as CSV under the columns of an export."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(fields()[name]), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: cell(value) for key, value in row.items()})
    return out.getvalue()


def cell(value: Cell) -> Cell:
    """Return a value as a spreadsheet may take it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def moment(seconds: float) -> str:
    """Return a time as ISO 8601, UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def grades(room: Room, decisions: dict[str, float]) -> Rows:
    """Yield what each player has earned; `decisions` by seat, 0–1, where the debrief has been worked out."""
    for graded in everybody_graded(room, decisions):
        given = {part: value for part, value in graded.earned.items() if value is not None}
        yield {
            "Student": graded.name,
            "ID": graded.identity,
            "Section": room.exercise.scenario.titles[graded.seat],
            **{part.capitalize(): value for part, value in graded.earned.items()},
            "Total": round(sum(given.values()), 1),
            "Possible": sum(room.parts[part] for part in given),
        }


@attrs.frozen
class GradedStudent:
    """Somebody with the points they have earned by part; `listed` where they are of the class list."""

    name: str
    identity: str
    seat: str
    earned: Mapping[GradePart, float | None]
    listed: RosterEntry | None


def everybody_graded(room: Room, decisions: dict[str, float]) -> Iterator[GradedStudent]:
    """Yield everybody of the class list in its order, who never came too, and then players who are not on it."""
    for student in room.roster.values():
        who = room.people.get(person_of(room, student.student))
        earned = points(room, who, decisions.get(who.seat)) if who else points_of_absent(room, student.student)
        identity = student.sis or student.number or student.email
        yield GradedStudent(student.name, identity, who.seat if who else student.seat, earned, student)
    for who in room.people.values():
        if who.seat and not (who.student and not who.gone):
            yield GradedStudent(who.name, who.person, who.seat, points(room, who, decisions.get(who.seat)), None)


def canvas(room: Room, decisions: dict[str, float]) -> Rows:
    """Yield marks out of 100 as Canvas's gradebook takes them: the columns that name a student, and one assignment."""
    yield {"Student": "    Points Possible", "Wedge": PERCENT}
    for graded in everybody_graded(room, decisions):
        known_as = graded.listed
        mark = of_hundred(room, graded.earned)
        yield {
            "Student": known_as.listed if known_as else graded.name,
            "ID": known_as.number if known_as else "",
            "SIS User ID": known_as.sis if known_as else "",
            "SIS Login ID": known_as.login if known_as else "",
            "Section": known_as.section if known_as else "",
            "Wedge": "EX" if mark is None else mark,
        }


def moodle(room: Room, decisions: dict[str, float]) -> Rows:
    """Yield marks out of 100 as Moodle's grade import takes them, with the parts as feedback."""
    for graded in everybody_graded(room, decisions):
        known_as = graded.listed
        parts = "; ".join(
            f"{part} {value:g} of {room.parts[part]:g}" for part, value in graded.earned.items() if value is not None
        )
        yield {
            "ID number": known_as.number or known_as.sis if known_as else "",
            "Email address": known_as.email if known_as else "",
            "Full name": graded.name,
            "Wedge": of_hundred(room, graded.earned),
            "Wedge feedback": parts,
        }


GRADES: dict[str, Callable[[Room, dict[str, float]], Rows]] = {
    "grades.csv": grades, "canvas.csv": canvas, "moodle.csv": moodle,
}  # fmt: skip


def people(room: Room) -> Rows:
    """Yield everybody who was in the room."""
    right = {question.question: question.right for question in room.exercise.scenario.quiz}
    for somebody in room.people.values():
        counts, answers = somebody.counts, room.quiz.get(somebody.person)
        score = brier(room, somebody.person)
        yield {
            "code": room.exercise.code,
            "person": somebody.person,
            "name": somebody.name,
            "kind": somebody.kind,
            "seat": somebody.seat,
            "role": somebody.role,
            "quarters_active": len(somebody.turns),
            "drafts": counts.get("draft", 0),
            "locks": counts.get("lock", 0),
            "messages": counts.get("message", 0),
            "forecasts": counts.get("forecast", 0),
            "deals": counts.get("deal", 0) + counts.get("answer", 0),
            "brier": None if score is None else round(score, 4),
            "quiz": None if answers is None else sum(answers.get(q) == place for q, place in right.items()),
        }


def branches(room: Room) -> list[tuple[str, PlayedQuarterOfRoom]]:
    """Return every quarter that was played, with the branch it is of; "" for the game as it stands."""
    return [("", quarter) for quarter in room.played] + [
        (b.branch, quarter) for b in room.branches for quarter in b.quarters
    ]


def timeline(room: Room) -> Rows:
    """Yield every quarter."""
    for branch, quarter in branches(room):
        yield {
            "code": room.exercise.code,
            "seed": room.exercise.campaign.get("seed", 1),
            "branch": branch,
            "turn": quarter.turn,
            "quarter": quarter.quarter,
            "index": quarter.summary.index,
            "change": quarter.summary.change,
            "escalation": quarter.summary.escalation,
            "rung": quarter.summary.rung,
            "digest": quarter.record.digest,
            "resolved_at": moment(quarter.at),
        }


def orders(room: Room) -> Rows:
    """Yield every order that was given."""
    for branch, quarter in branches(room):
        for seat, sheet in quarter.record.orders.items():
            for name, kind, step in ordered(sheet):
                terms = room.exercise.scenario.levers[seat].get(name)
                yield {
                    "code": room.exercise.code,
                    "seed": room.exercise.campaign.get("seed", 1),
                    "branch": branch,
                    "turn": quarter.turn,
                    "seat": seat,
                    "by": quarter.by[seat],
                    "order": name,
                    "title": terms.title if terms else "",
                    "kind": kind,
                    "step": step,
                    "covert": terms.hidden if terms else False,
                    "rationale": room.rationale(seat, quarter.turn),
                }


def ordered(sheet: OrderSheet) -> list[tuple[str, str, int | None]]:
    """Return all that is on a sheet: its name, of which kind it is, and the step of a dial or the place of a choice."""
    return [
        *((lever, "dial", step) for lever, step in sheet.dials.items()),
        *((move, "move", None) for move in sheet.moves),
        *((act, "act", None) for act in sheet.table),
        *((crisis, "choice", place) for crisis, place in sheet.choices.items()),
        *((move, "answer", None) for move in sheet.prepared.values()),
    ]


def messages(room: Room) -> Rows:
    """Yield everything that was said."""
    for message in room.messages:
        yield {
            "code": room.exercise.code,
            "n": message.n,
            "at": moment(message.at),
            "turn": message.turn,
            "channel": message.channel,
            "from": message.sender,
            "person": message.person,
            "name": message.who,
            "text": message.text,
        }


def deals(room: Room) -> Rows:
    """Yield every deal."""
    for deal in room.deals.values():
        clauses = "; ".join(f"{c.country} {c.does} {c.order} {c.step} ({c.mark})" for c in deal.clauses)
        yield {
            "code": room.exercise.code,
            "deal": deal.deal,
            "title": deal.title,
            "by": deal.by,
            "to": " ".join(deal.to),
            "secret": deal.secret,
            "agreed_turn": deal.agreed,
            "until": deal.until,
            "status": deal.status,
            "clauses": clauses,
            "words": deal.words,
        }


def forecasts(room: Room) -> Rows:
    """Yield every forecast."""
    scores = {(score.person, score.turn, score.question): score for score in scored(room)}
    for (person, turn, question), percent in room.forecasts.items():
        score = scores.get((person, turn, question))
        yield {
            "code": room.exercise.code,
            "person": person,
            "name": room.people[person].name,
            "turn": turn,
            "question": question,
            "percent": percent,
            "model": score.model if score else None,
            "happened": int(score.happened) if score else None,
            "brier": score.brier if score else None,
            "model_brier": score.model_brier if score else None,
        }


TABLES: dict[str, Callable[[Room], Rows]] = {
    "people.csv": people,
    "timeline.csv": timeline,
    "orders.csv": orders,
    "messages.csv": messages,
    "deals.csv": deals,
    "forecasts.csv": forecasts,
}


def dictionary() -> str:
    """Return what every field of every export is."""
    return json.dumps({"format": 1, "tables": fields()}, ensure_ascii=False, indent=1) + "\n"


def shared(room: Room) -> str:
    """Return what a class may take home: how the game went, without names, messages, reasons or marks."""
    orders_given = [{**row, "rationale": ""} for row in orders(room)]
    document_shared = {
        "wedge_class": 1,
        "title": room.exercise.title,
        "scenario": room.exercise.scenario.title,
        "tables": {"timeline": list(timeline(room)), "orders": orders_given},
        "dictionary": {name: fields()[name] for name in ("timeline.csv", "orders.csv")},
    }
    return json.dumps(document_shared, ensure_ascii=False, indent=1) + "\n"


def document(room: Room, decisions: dict[str, float]) -> str:
    """Return the whole room as one JSON document: terms, tables and data dictionary; no links are in it."""
    scenario = room.exercise.scenario
    room_document = {
        "wedge_room": 1,
        "code": room.exercise.code,
        "title": room.exercise.title,
        "campaign": dict(room.exercise.campaign),
        "scenario": {
            "name": scenario.name,
            "title": scenario.title,
            "digest": scenario.digest,
            "quarters": scenario.quarters,
        },
        "tables": {
            "grades": list(grades(room, decisions)),
            **{name.removesuffix(".csv"): list(rows(room)) for name, rows in TABLES.items()},
        },
        "insights": [plain(insight) for insight in room.insights],
        "tickets": [{"lesson": ticket.lesson, "doubt": ticket.doubt} for ticket in room.tickets.values()],
        "dictionary": fields(),
    }
    return json.dumps(room_document, ensure_ascii=False, indent=1) + "\n"
