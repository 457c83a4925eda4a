"""Exports: tables for the course system and for research, one JSON document of the whole room, a data dictionary."""

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from game.classroom.rules.grading import brier, points, scored
from game.classroom.rules.learning import PARTS
from game.classroom.rules.room import Room
from game.paths import shipped

Rows = Iterable[dict[str, Any]]
# What a spreadsheet would take for a formula is marked as text, so that a nickname cannot run anything there.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@cache
def fields() -> dict[str, dict[str, str]]:
    """Return every column of every export, with what it holds."""
    text = (shipped("assets") / "classroom" / "exports.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return {f"{name}.csv": columns for name, columns in found.items()}


def table(name: str, rows: Rows) -> str:
    """Return rows as CSV under the columns of an export."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(fields()[name]), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: cell(value) for key, value in row.items()})
    return out.getvalue()


def cell(value: Any) -> Any:
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
    for one in room.people.values():
        if one.seat:
            earned = points(room, one, decisions.get(one.seat))
            given = {part: value for part, value in earned.items() if value is not None}
            yield {
                "Student": one.name, "ID": one.person, "Section": room.exercise.scenario["titles"][one.seat],
                **{part.capitalize(): value for part, value in earned.items()},
                "Total": round(sum(given.values()), 1), "Possible": sum(PARTS[part] for part in given),
            }  # fmt: skip


def people(room: Room) -> Rows:
    """Yield everybody who was in the room."""
    right = {one["question"]: one["right"] for one in room.exercise.scenario["quiz"]}
    for one in room.people.values():
        counts, answers = one.counts, room.quiz.get(one.person)
        score = brier(room, one.person)
        yield {
            "code": room.exercise.code, "person": one.person, "name": one.name, "kind": one.kind, "seat": one.seat,
            "role": one.role, "quarters_active": len(one.turns), "drafts": counts.get("draft", 0),
            "locks": counts.get("lock", 0), "messages": counts.get("message", 0),
            "forecasts": counts.get("forecast", 0), "deals": counts.get("deal", 0) + counts.get("answer", 0),
            "brier": None if score is None else round(score, 4),
            "quiz": None if answers is None else sum(answers.get(q) == place for q, place in right.items()),
        }  # fmt: skip


def branches(room: Room) -> list[tuple[str, Any]]:
    """Return every quarter that was played, with the branch it is of; "" for the game as it stands."""
    return [("", one) for one in room.played] + [(b.branch, one) for b in room.branches for one in b.quarters]


def timeline(room: Room) -> Rows:
    """Yield every quarter."""
    for branch, one in branches(room):
        world = one.position["control"]["world"]
        yield {
            "code": room.exercise.code, "seed": room.exercise.campaign.get("seed", 1), "branch": branch,
            "turn": one.turn, "quarter": one.quarter, "index": world["index"], "change": world["change"],
            "escalation": world["escalation"]["rung"], "brent": world["oil"]["brent"], "digest": one.digest,
            "resolved_at": moment(one.at),
        }  # fmt: skip


def orders(room: Room) -> Rows:
    """Yield every order that was given."""
    for branch, one in branches(room):
        for seat, own in one.orders.items():
            for name, level in own.items():
                kept = room.exercise.scenario["orders"][seat][name]
                yield {
                    "code": room.exercise.code, "seed": room.exercise.campaign.get("seed", 1), "branch": branch,
                    "turn": one.turn, "seat": seat, "by": one.by[seat], "order": name, "title": kept["title"],
                    "level": level, "covert": kept["covert"],
                    "rationale": room.rationales.get((seat, one.turn), {}).get("text", ""),
                }  # fmt: skip


def messages(room: Room) -> Rows:
    """Yield everything that was said."""
    for one in room.messages:
        yield {
            "code": room.exercise.code, "n": one.n, "at": moment(one.at), "turn": one.turn, "channel": one.channel,
            "from": one.sender, "person": one.person, "name": one.who, "text": one.text,
        }  # fmt: skip


def deals(room: Room) -> Rows:
    """Yield every deal."""
    for one in room.deals.values():
        clauses = "; ".join(f"{c.country} {c.does} {c.order} ({c.mark})" for c in one.clauses)
        yield {
            "code": room.exercise.code, "deal": one.deal, "title": one.title, "by": one.by, "to": " ".join(one.to),
            "secret": one.secret, "agreed_turn": one.agreed, "until": one.until, "status": one.status,
            "clauses": clauses, "words": one.words,
        }  # fmt: skip


def forecasts(room: Room) -> Rows:
    """Yield every forecast."""
    scores = {(one["person"], one["turn"], one["question"]): one for one in scored(room)}
    for (person, turn, question), percent in room.forecasts.items():
        found = scores.get((person, turn, question), {})
        came = found.get("happened")
        yield {
            "code": room.exercise.code, "person": person, "name": room.people[person].name, "turn": turn,
            "question": question, "percent": percent, "model": found.get("model"),
            "happened": None if came is None else int(came), "brier": found.get("brier"),
            "model_brier": found.get("model_brier"),
        }  # fmt: skip


TABLES: dict[str, Callable[[Room], Rows]] = {
    "people.csv": people, "timeline.csv": timeline, "orders.csv": orders, "messages.csv": messages,
    "deals.csv": deals, "forecasts.csv": forecasts,
}  # fmt: skip


def dictionary() -> str:
    """Return what every field of every export is."""
    return json.dumps({"format": 1, "tables": fields()}, ensure_ascii=False, indent=1) + "\n"


def document(room: Room, decisions: dict[str, float]) -> str:
    """Return the whole room as one JSON document: terms, tables and data dictionary; no links are in it."""
    found = {
        "wedge_room": 1,
        "code": room.exercise.code,
        "title": room.exercise.title,
        "campaign": dict(room.exercise.campaign),
        "scenario": {key: room.exercise.scenario[key] for key in ("name", "title", "digest", "quarters")},
        "tables": {
            "grades": list(grades(room, decisions)),
            **{name.removesuffix(".csv"): list(rows(room)) for name, rows in TABLES.items()},
        },
        "insights": [dict(one) for one in room.insights],
        "tickets": [{"lesson": one["lesson"], "doubt": one["doubt"]} for one in room.tickets.values()],
        "dictionary": fields(),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
