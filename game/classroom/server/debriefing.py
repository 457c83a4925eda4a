"""The debrief: what the umpire tells, with what people said, dealt, forecast and pinned."""

from collections.abc import Sequence
from typing import Any

from game.classroom.protocol.act import FACILITATOR
from game.classroom.rules.grading import scored
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import PlayedQuarterOfRoom
from game.classroom.sections.audience import Audience
from game.classroom.sections.talk import deal_shown
from game.model.state.axes import COUNTRIES

ALL = Audience(FACILITATOR)
BOOKMARKS = 5
TENTHS = 10
LEAST_SWING = 0.5


def told(room: Room, found: dict[str, Any], tables: Sequence[dict[str, Any]], names: bool) -> dict[str, Any]:
    """Return the debrief as it is sent.

    found   what the umpire told
    tables  other tables whose debrief is open
    names   whether people's own scores are told by name: to the facilitator only
    """
    path = room.position["public"]["world"]["path"]
    minutes = round((room.played[-1].at - room.exercise.begun) / 60) if room.played else 0
    replay = [quarter(room, one, kept) for one, kept in zip(found["replay"], room.played, strict=True)]
    return found | {
        "ok": True,
        "title": room.exercise.title,
        "students": sum(bool(one.seat) for one in room.people.values()),
        "quarters": len(room.played),
        "minutes": minutes,
        "path": path,
        "tables": [{"title": room.exercise.title, "path": path, "verdict": found["verdict"], "this": True}, *tables],
        "branches": [
            {
                "branch": one.branch, "from": one.turn, "reason": one.reason,
                "path": one.quarters[-1].position["public"]["world"]["path"][one.turn :],
            }
            for one in room.branches
        ],
        "replay": replay,
        "bookmarks": bookmarks(room, found, replay),
        "teams": [team(room, one) for one in found["teams"]],
        "deals": [deal_shown(room, one, ALL) for one in room.deals.values()],
        "forecasts": forecasts(room, names),
        "insights": [{key: one[key] for key in ("turn", "quarter", "text", "who")} for one in room.insights],
        "headlines": [{key: one[key] for key in ("turn", "text", "who")} for one in room.headlines],
        "tickets": [{"lesson": one["lesson"], "doubt": one["doubt"]} for one in room.tickets.values()],
    }  # fmt: skip


def quarter(room: Room, one: dict[str, Any], kept: PlayedQuarterOfRoom) -> dict[str, Any]:
    """Return a quarter of the replay, with who ordered, why they said they did, and what was put in."""
    orders = {
        seat: [
            {**order, "by": kept.by[seat], "rationale": room.rationales.get((seat, kept.turn), {}).get("text", "")}
            for order in own
        ]
        for seat, own in one["orders"].items()
    }
    injects = [
        {"title": put["title"], "says": put["says"], "to": put["to"], "effects": list(put["effects"])}
        for put in kept.injects
    ]
    return one | {
        "orders": orders,
        "injects": injects,
        "secrets": [*one["secrets"], *(put["title"] for put in injects if put["to"] is not None)],
        "messages": sum(said.turn == kept.turn for said in room.messages),
        "insights": [pinned["text"] for pinned in room.insights if pinned["turn"] == kept.turn],
    }


def bookmarks(room: Room, found: dict[str, Any], replay: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return up to five moments to talk about: hinges, swings, deals broken, injects; two of a kind before a third."""
    candidates = [*hinge_marks(found), *swing_marks(replay), *deal_marks(room), *inject_marks(room)]
    by_turn: dict[int, dict[str, Any]] = {}
    for most in (2, BOOKMARKS):
        for one in sorted(candidates, key=lambda one: -one["weight"]):
            alike = sum(each["kind"] == one["kind"] for each in by_turn.values())
            if len(by_turn) < BOOKMARKS and alike < most:
                by_turn.setdefault(one["turn"], one)
    index = {one["turn"]: one for one in replay}
    return [
        {
            "n": n, "turn": one["turn"], "quarter": room.quarter(one["turn"]), "index": index[one["turn"]]["index"],
            "question": one["question"], "says": one["says"], "kind": one["kind"],
        }
        for n, one in enumerate(sorted(by_turn.values(), key=lambda one: one["turn"]), start=1)
    ]  # fmt: skip


def mark(turn: int, kind: str, weight: float, question: str, says: str) -> dict[str, Any]:
    """Return a moment that may be worth talking about."""
    return {"turn": turn, "kind": kind, "weight": weight, "question": question, "says": says}


def hinge_marks(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the hinges as moments."""
    names = {one["country"]: one["name"] for one in found["teams"]}
    return [
        mark(
            one["turn"], "hinge", 2 * abs(one["change"]), f"{names[one['country']]}: what if you had held?", one["says"]
        )
        for one in found["hinges"]
    ]


def swing_marks(replay: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the quarters in which the index moved."""
    return [
        mark(
            one["turn"], "swing", abs(one["change"]),
            f"What moved the partnership in {one['quarter']}?",
            sentence("; ".join(cause["says"] for cause in one["why_index"][:2])),
        )
        for one in replay
        if abs(one["change"]) >= LEAST_SWING and one["why_index"]
    ]  # fmt: skip


def sentence(words: str) -> str:
    """Return words as a sentence; names within it keep their capitals."""
    return f"{words[:1].upper()}{words[1:]}."


def deal_marks(room: Room) -> list[dict[str, Any]]:
    """Return broken deals as moments, at the last quarter in which they could have been kept."""
    return [
        mark(
            min(one.until, len(room.played)), "deal", 3.0, f"Why was “{one.title}” broken?",
            f"Agreed between {' and '.join(room.exercise.scenario['titles'][seat] for seat in one.parties)}.",
        )
        for one in room.deals.values()
        if one.status == "broken" and room.played
    ]  # fmt: skip


def inject_marks(room: Room) -> list[dict[str, Any]]:
    """Return what the facilitator put in as moments."""
    return [
        mark(one.turn, "inject", 1.0, f"What did “{put['title']}” change?", put["says"])
        for one in room.played
        for put in one.injects
    ]


def team(room: Room, one: dict[str, Any]) -> dict[str, Any]:
    """Return how a team fared, with its deals and who played it."""
    seat = one["country"]
    own = [found for found in room.deals.values() if seat in found.parties]
    broken = sum(any(clause.country == seat and clause.mark == "broken" for clause in found.clauses) for found in own)
    kept = sum(found.status == "kept" for found in own)
    played_by = "people" if seat in seats_of_people(room) else "engine"
    return one | {
        "played_by": played_by,
        "people": [{"name": who.name, "role": who.role} for who in room.team(seat)],
        "deals": {"kept": kept, "broken": broken},
        "line": line(one, played_by, kept, broken),
    }


def line(one: dict[str, Any], played_by: str, kept: int, broken: int) -> str:
    """Return a team's game in a sentence, from the figures alone."""
    if "luck" not in one:
        return "No quarter has been played."
    luck = one["luck"]["percentile"]
    fortune = "good luck" if luck >= 75 else "bad luck" if luck <= 25 else "ordinary luck"
    if played_by == "engine" or "decision" not in one:
        return f"Played by the engine, with {fortune}."
    value = one["decision"]["value"]
    way = "no clearly better or worse" if not value["clear"] else "better" if value["value"] > 0 else "worse"
    dealt = [f"kept {kept}" if kept else "", f"broke {broken}" if broken else ""]
    many = "deals" if kept + broken > 1 else "deal"
    deals = f"; {' and '.join(one for one in dealt if one)} of {kept + broken} {many}" if kept + broken else ""
    return f"Chose {way} than the engine would have, with {fortune}{deals}."


def forecasts(room: Room, names: bool) -> dict[str, Any]:
    """Return what the class forecast, first and last, how it was scored, and how well it was calibrated."""
    scores = scored(room)
    briers = [one["brier"] for one in scores]
    models = [one["model_brier"] for one in scores if one["model_brier"] is not None]
    found: dict[str, Any] = {
        "questions": [before_and_after(room)] if room.forecasts else [],
        "brier": {"class": average(briers), "model": average(models), "n": len(briers)},
        "calibration": calibration(scores),
    }
    if names:
        own: dict[str, list[float]] = {}
        for one in scores:
            own.setdefault(one["person"], []).append(one["brier"])
        found["brier"]["people"] = [
            {"person": person, "name": room.people[person].name, "brier": average(some), "n": len(some)}
            for person, some in own.items()
        ]
    return found


def average(some: Sequence[float]) -> float | None:
    """Return a mean, None of nothing."""
    return round(sum(some) / len(some), 4) if some else None


def before_and_after(room: Room) -> dict[str, Any]:
    """Return each person's first and last odds that the partnership fractures, and the model's."""
    first: dict[str, float] = {}
    last: dict[str, float] = {}
    turns: set[int] = set()
    for (person, turn, question), percent in sorted(room.forecasts.items(), key=lambda item: item[0][1]):
        if question == "fracture":
            first.setdefault(person, percent)
            last[person] = percent
            turns.add(turn)
    positions = [room.opening, *(one.position for one in room.played)]
    model = {
        turn: next((one["model"] for one in positions[turn - 1]["questions"] if one["question"] == "fracture"), None)
        for turn in turns
    }
    return {
        "question": "fracture",
        "says": "Will the partnership have fractured by the end?",
        "before": sorted(first.values()),
        "after": sorted(last.values()),
        "before_mean": average(list(first.values())),
        "after_mean": average(list(last.values())),
        "model_before": model[min(turns)] if turns else None,
        "model_after": model[max(turns)] if turns else None,
        "happened": room.played[-1].happened.get("fracture") if room.over else None,
    }


def calibration(scores: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return, by tenths of what was said, how many forecasts there were and how often it came."""
    bins: dict[int, list[bool]] = {}
    for one in scores:
        bins.setdefault(min(int(one["p"] // TENTHS), TENTHS - 1), []).append(one["happened"])
    return [
        {"bin": tenth * TENTHS + TENTHS // 2, "n": len(came), "happened": round(sum(came) / len(came), 3)}
        for tenth, came in sorted(bins.items())
    ]


def seats_of_people(room: Room) -> tuple[str, ...]:
    """Return the countries that people played in any quarter."""
    return tuple(seat for seat in COUNTRIES if any(one.by[seat] in ("people", "nobody") for one in room.played))
