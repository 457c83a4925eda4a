"""What is learned and marked: quiz, forecasts, exit ticket, rubric, insights, the press's headlines."""

from game.classroom.protocol.act import Act
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.joining import in_room
from game.classroom.rules.room import Room

PARTS = {
    "quiz": 10, "participation": 15, "rationale": 20, "decision": 15, "calibration": 10, "conduct": 10, "memo": 20,
}  # fmt: skip
QUESTIONS = ("fracture", "weaker", "brent")


def forecast(room: Room, act: Act) -> Room:
    """Say how likely something is, in per cent; the last word before the quarter is resolved counts."""
    if act["turn"] != room.turn or room.over:
        raise Refused(409, f"found quarter {act['turn']}; expected {room.turn}, which is being played.", "turn")
    if room.phase not in ("brief", "negotiate", "orders"):
        raise Refused(409, "Forecasts are taken while a quarter is being planned.", "turn")
    who = in_room(room, act.by.person)
    key = (who.person, act["turn"], act["question"])
    return room.evolved(forecasts={**room.forecasts, key: act["p"]})


def quiz(room: Room, act: Act) -> Room:
    """Answer the entry quiz, once."""
    who = in_room(room, act.by.person)
    if who.person in room.quiz:
        raise Refused(409, "You have answered the quiz already.", "answers")
    if room.debrief_open:
        raise Refused(409, "The quiz has closed.", "answers")
    questions = {one["question"]: len(one["options"]) for one in room.exercise.scenario["quiz"]}
    for name, choice in act["answers"].items():
        if name not in questions or choice >= questions[name]:
            raise Refused(422, f"answers.{name[:20]}: there is no such question or option.", "answers")
    return room.evolved(quiz={**room.quiz, who.person: act["answers"]})


def ticket(room: Room, act: Act) -> Room:
    """Leave an exit ticket: one lesson, one doubt, and who carried how much of the team's work."""
    if room.phase != "debrief":
        raise Refused(409, "The exit ticket opens with the debrief.")
    who = in_room(room, act.by.person)
    team = {one.person for one in room.team(who.seat)} if who.seat else set()
    if strangers := set(act["shares"]) - team:
        raise Refused(422, f"shares: {min(strangers)[:20]!r} is not in your team.", "shares")
    kept = {"lesson": act["lesson"], "doubt": act["doubt"], "shares": act["shares"], "at": act.at}
    return room.evolved(tickets={**room.tickets, who.person: kept})


def rubric(room: Room, act: Act) -> Room:
    """Mark one part of somebody's work by hand."""
    who = in_room(room, act["person"])
    if act["points"] is not None and act["points"] > PARTS[act["part"]]:
        raise Refused(422, f"points: found {act['points']:g}; expected 0 to {PARTS[act['part']]}.", "points")
    kept = {"points": act["points"], "note": act["note"], "at": act.at}
    return room.evolved(rubric={**room.rubric, (who.person, act["part"]): kept})


def insight(room: Room, act: Act) -> Room:
    """Pin an insight to a quarter, for the debrief."""
    if not 1 <= act["turn"] <= room.turn:
        raise Refused(422, f"turn: found {act['turn']}; expected 1 to {room.turn}.", "turn")
    name = room.people[act.by.person].name if act.by.person else "Facilitator"
    kept = {"turn": act["turn"], "quarter": room.quarter(act["turn"]), "text": act["text"], "who": name, "at": act.at}
    return room.evolved(insights=(*room.insights, kept))


def headline(room: Room, act: Act) -> Room:
    """Print a headline; the press knows all, a quarter late."""
    who = in_room(room, act.by.person)
    kept = {"turn": room.turn, "text": act["text"], "who": who.name, "at": act.at}
    room = room.evolved(headlines=(*room.headlines, kept))
    return room.noting(act.at, "press", act["text"], (), "The press")
