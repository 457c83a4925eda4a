"""The sections of a seat's desk: the world as it sees it, its orders, and its tasks."""

from typing import Any

from game.classroom.rules.drafting import faults_of, spent_on
from game.classroom.rules.grading import scored
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person, Proposal, SeatDesk
from game.classroom.sections.audience import Around, Audience, millis, position_for
from game.model.state.catalogue import ORDERS_A_QUARTER

WORDS = 50


def world_shown(room: Room, whom: Audience, around: Around) -> dict[str, Any]:
    """Return the world as an audience sees it, with the outlook where the facilitator shows it."""
    return {**position_for(room, whom)["world"], "outlook": outlook_shown(room, whom, around)}


def outlook_shown(room: Room, whom: Audience, around: Around) -> dict[str, Any] | None:
    """Return the model's odds for the ending: for those who see all always, else off, a quarter late, or on."""
    if whom.sees_all or room.debrief_open:
        found, delayed = room.position["public"].get("outlook"), False
    elif room.odds == "off":
        return None
    elif room.odds == "on":
        own = around.odds.get(len(room.played), {}).get(whom.seat, {})
        found, delayed = own.get("outlook") or room.position["public"].get("outlook"), False
    else:
        found, delayed = before(room)["public"].get("outlook"), True
    return {**{key: value for key, value in found.items() if key != "odds"}, "delayed": delayed} if found else None


def before(room: Room) -> Any:
    """Return the position a quarter ago."""
    return room.played[-2].position if len(room.played) > 1 else room.opening


def brief_shown(room: Room, whom: Audience) -> dict[str, Any]:
    """Return the brief on the last quarter, with the role card for players."""
    page = dict(position_for(room, whom)["brief"] or {})
    if whom.kind == "player":
        page["card"] = room.exercise.scenario["roles"][whom.seat]
        told = [
            {
                "says": f"{one.title}: {one.says}" if one.title else one.says,
                "certainty": "observed",
                "source": "facilitator",
            }
            for one in room.notices
            if one.kind == "inject" and one.to and whom.seat in one.to
        ]
        page["private"] = [*page.get("private", []), *told[-3:]]
    return page


def orders_shown(room: Room, seat: str, around: Around, cards: bool = True) -> dict[str, Any]:
    """Return a seat's sheet: what is drafted, what it costs, who agrees, who locked it; and its cards."""
    desk, own = room.desks[seat], room.orders_of(seat)
    spent, capital = spent_on(own, desk.draft), room.position["seats"][seat]["capital"]
    planned = room.phase in ("brief", "negotiate", "orders") and not room.over
    deciders = [one.person for one in room.team(seat) if one.role == "decider"]
    found = {
        "turn": min(room.turn, room.quarters),
        "quarter": room.quarter(room.turn),
        "open": planned and not desk.proxy and not room.clock.frozen,
        "lockable": room.phase == "orders",
        "limit": ORDERS_A_QUARTER,
        "capital": capital,
        "spent": spent,
        "left": capital - spent,
        "version": desk.version,
        "draft": dict(desk.draft),
        "drafted_by": desk.drafted_by,
        "faults": faults_of(room, seat, desk.draft) if desk.draft else [],
        "agreed": list(desk.agreed),
        "locked": locked(room, desk),
        "deciders": deciders,
        "can_undo": bool(desk.earlier),
        "proxy": desk.proxy,
        "back": desk.back,
        "rationale": room.rationales.get((seat, room.turn), {}).get("text", ""),
    }
    if cards:
        shown = odds_for(room, seat, around)
        found["cards"] = [{**card, "odds": shown.get(card["name"])} for card in own.values()]
    return found


def locked(room: Room, desk: SeatDesk) -> dict[str, Any] | None:
    """Return who locked a sheet, and when."""
    if desk.locked not in room.people:
        return None
    return {"by": room.people[desk.locked].name, "person": desk.locked, "at": millis(desk.locked_at)}


def odds_for(room: Room, seat: str, around: Around) -> dict[str, Any]:
    """Return what each order changes, by order, as far as the facilitator shows it."""
    if room.odds == "off":
        return {}
    quarters = len(room.played) - (room.odds == "delayed")
    found = around.odds.get(quarters, {}).get(seat)
    # After the last quarter nothing is to come.
    if not found or not found["orders"]:
        return {}
    head = {"as_of": found["as_of"], "futures": found["futures"], "delayed": room.odds == "delayed"}
    return {name: {**head, "levels": levels} for name, levels in found["orders"].items()}


def tasks_shown(room: Room, who: Person) -> dict[str, Any]:
    """Return what one person is asked to do, and how it was marked."""
    return {
        "forecast": forecast_shown(room, who),
        "rationale": {"turn": room.turn, "most_words": WORDS, "past": rationales(room, who.seat)},
        "quiz": quiz_shown(room, who),
        "ticket": {
            "open": room.phase == "debrief",
            "mine": {key: value for key, value in room.tickets.get(who.person, {}).items() if key != "at"} or None,
        },
        "proposals": [proposal_shown(room, one) for one in room.proposals.values() if knows(who, one)],
    }


def rationales(room: Room, seat: str) -> list[dict[str, Any]]:
    """Return what a seat said of its orders so far."""
    return [
        {"turn": turn, "quarter": room.quarter(turn), "text": kept["text"], "who": kept["who"]}
        for (owner, turn), kept in room.rationales.items()
        if owner == seat
    ]


def knows(who: Person, one: Proposal) -> bool:
    """Return whether somebody's seat made a proposal, or is named in it and it has been ruled on."""
    return who.seat == one.by or (who.seat in one.joined and one.ruling is not None)


def proposal_shown(room: Room, one: Proposal) -> dict[str, Any]:
    """Return a proposal as those who made it see it: what it amounts to is the facilitator's until it shows."""
    ruling = {key: one.ruling[key] for key in ("how", "says", "reason")} if one.ruling else None
    return {
        "proposal": one.proposal, "by": one.by, "who": name_of(room, one.person), "turn": one.turn,
        "title": one.title, "text": one.text, "reasons": one.reasons, "with": list(one.joined),
        "status": "ruled" if ruling else "waiting", "ruling": ruling,
    }  # fmt: skip


def name_of(room: Room, person: str) -> str:
    """Return somebody's name, "" where there is none."""
    return room.people[person].name if person in room.people else ""


def forecast_shown(room: Room, who: Person) -> dict[str, Any]:
    """Return the questions of the quarter, what somebody answered, and how their earlier answers came out."""
    asked = [{key: one[key] for key in ("question", "says", "resolves")} for one in room.position["questions"]]
    mine = {
        question: percent
        for (person, turn, question), percent in room.forecasts.items()
        if person == who.person and turn == room.turn
    }
    planned = room.phase in ("brief", "negotiate", "orders") and not room.over
    return {
        "turn": room.turn, "open": planned, "questions": asked, "mine": mine,
        "scored": scored(room, who.person),
    }  # fmt: skip


def quiz_shown(room: Room, who: Person) -> dict[str, Any]:
    """Return the entry quiz; right answers only once it has been answered."""
    questions = room.exercise.scenario["quiz"]
    mine = room.quiz.get(who.person)
    found: dict[str, Any] = {
        "open": mine is None and not room.debrief_open,
        "questions": [{key: one[key] for key in ("question", "says", "options")} for one in questions],
        "mine": mine,
    }
    if mine is not None:
        found["marks"] = {one["question"]: mine.get(one["question"]) == one["right"] for one in questions}
        found["right"] = {one["question"]: one["right"] for one in questions}
        found["why"] = {one["question"]: one["why"] for one in questions}
    return found
