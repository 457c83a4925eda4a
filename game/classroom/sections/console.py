"""The facilitator's own section: injects, proposals, the timeline, settings, alerts, links."""

from typing import Any

from game.classroom.rules.learning import PARTS
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Card
from game.classroom.sections.audience import Around, millis
from game.classroom.sections.seat import proposal_shown

EXPORTS = (
    "grades.csv", "people.csv", "timeline.csv", "orders.csv", "messages.csv", "deals.csv", "forecasts.csv",
    "room.json", "dictionary.json", "campaign.jsonl", "copy.wedge",
)  # fmt: skip
PATHS = {"board": "b", "observer": "o", "press": "o", "evaluator": "o"}


def console(room: Room, around: Around) -> dict[str, Any]:
    """Return what only the facilitator is shown."""
    tokens = room.exercise.tokens
    return {
        "injects": [inject_shown(room, one) for one in room.cards.values()],
        "proposals": [
            {**proposal_shown(room, one), "suggestion": one.suggestion, "effects": (one.ruling or {}).get("effects")}
            for one in room.proposals.values()
        ],
        "timeline": timeline(room),
        "settings": {
            "lengths": dict(room.lengths),
            "automatic": room.automatic,
            "odds": room.odds,
            "muted": sorted(room.muted),
            "places": room.exercise.places,
        },
        "alerts": [{**one, "at": millis(one["at"])} for one in room.alerts],
        "regret": around.regrets,
        "links": {
            **{kind: f"/{path}/{tokens[kind]}" for kind, path in PATHS.items()},
            "seats": {seat: f"/s/{desk.link}" for seat, desk in room.desks.items()},
            "people": {one.person: f"/p/{one.token}" for one in room.people.values() if one.seat and not one.gone},
        },
        "tables": list(around.tables),
        "reach": {"says": around.reach},
        "insights": [{**one, "at": millis(one["at"])} for one in room.insights],
        "rubric": {
            "parts": PARTS,
            "marks": [
                {"person": person, "part": part, "points": kept["points"], "note": kept["note"]}
                for (person, part), kept in room.rubric.items()
            ],
        },
        "not_started": [one.name for one in room.people.values() if one.seat and one.person not in room.quiz],
        "exports": list(EXPORTS),
        "saved_at": millis(around.saved),
        "resolving": room.resolving,
    }


def inject_shown(room: Room, one: Card) -> dict[str, Any]:
    """Return an inject as the facilitator sees it."""
    passed = one.status == "scheduled" and (one.turn or 0) < room.turn
    return {
        "inject": one.inject, "title": one.title, "says": one.says, "effects": [dict(effect) for effect in one.effects],
        "turn": one.turn, "quarter": room.quarter(one.turn) if one.turn else None,
        "status": "past" if passed else one.status, "to": list(one.to) if one.to else None, "teaching": one.teaching,
    }  # fmt: skip


def timeline(room: Room) -> dict[str, Any]:
    """Return the index so far, and what was rolled back."""
    return {
        "path": room.position["public"]["world"]["path"],
        "branches": [
            {
                "branch": one.branch,
                "from": one.turn,
                "at": millis(one.at),
                "reason": one.reason,
                "path": one.quarters[-1].position["public"]["world"]["path"][one.turn :],
            }
            for one in room.branches
        ],
    }
