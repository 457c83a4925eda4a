"""What is learned and marked: quiz, forecasts, exit ticket, rubric, insights, the press's headlines."""

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import MarkRubric, PinInsight
from game.classroom.protocol.seat_events import GiveForecast, LeaveTicket, PrintHeadline, TakeQuiz
from game.classroom.rules.joining import in_room
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import HeadlinePrinted, InsightPinned, RubricMark, TicketKept


def forecast(room: Room, entry: RoomEntry[GiveForecast]) -> Room:
    """Say how likely something is, in per cent; the last word before the quarter is resolved counts."""
    if entry.event.turn != room.turn or room.over:
        raise Refused(409, f"found quarter {entry.event.turn}; expected {room.turn}, which is being played.", "turn")
    if room.phase not in ("brief", "negotiate", "orders"):
        raise Refused(409, "Forecasts are taken while a quarter is being planned.", "turn")
    who = in_room(room, entry.by.person)
    key = (who.person, entry.event.turn, entry.event.question)
    return room.evolved(forecasts={**room.forecasts, key: entry.event.p})


def quiz(room: Room, entry: RoomEntry[TakeQuiz]) -> Room:
    """Answer the entry quiz, once."""
    who = in_room(room, entry.by.person)
    if who.person in room.quiz:
        raise Refused(409, "You have answered the quiz already.", "answers")
    if room.debrief_open:
        raise Refused(409, "The quiz has closed.", "answers")
    questions = {question.question: len(question.options) for question in room.exercise.scenario.quiz}
    for name, choice in entry.event.answers.items():
        if name not in questions or choice >= questions[name]:
            raise Refused(422, f"answers.{name[:20]}: there is no such question or option.", "answers")
    return room.evolved(quiz={**room.quiz, who.person: entry.event.answers})


def ticket(room: Room, entry: RoomEntry[LeaveTicket]) -> Room:
    """Leave an exit ticket: one lesson, one doubt, and who carried how much of the team's work."""
    if room.phase != "debrief":
        raise Refused(409, "The exit ticket opens with the debrief.")
    who = in_room(room, entry.by.person)
    team = {member.person for member in room.team(who.seat)} if who.seat else set()
    if strangers := set(entry.event.shares) - team:
        raise Refused(422, f"shares: {min(strangers)[:20]!r} is not in your team.", "shares")
    handed_in = TicketKept(entry.event.lesson, entry.event.doubt, entry.event.shares, entry.at)
    return room.evolved(tickets={**room.tickets, who.person: handed_in})


def rubric(room: Room, entry: RoomEntry[MarkRubric]) -> Room:
    """Mark one part of somebody's work by hand."""
    who = in_room(room, entry.event.person)
    most = room.parts[entry.event.part]
    if entry.event.points is not None and entry.event.points > most:
        raise Refused(422, f"points: found {entry.event.points:g}; expected 0 to {most:g}.", "points")
    mark = RubricMark(entry.event.points, entry.event.note, entry.at)
    return room.evolved(rubric={**room.rubric, (who.person, entry.event.part): mark})


def insight(room: Room, entry: RoomEntry[PinInsight]) -> Room:
    """Pin an insight to a quarter, for the debrief."""
    if not 1 <= entry.event.turn <= room.turn:
        raise Refused(422, f"turn: found {entry.event.turn}; expected 1 to {room.turn}.", "turn")
    name = room.people[entry.by.person].name if entry.by.person else "Facilitator"
    pinned = InsightPinned(entry.event.turn, room.quarter(entry.event.turn), entry.event.text, name, entry.at)
    return room.evolved(insights=(*room.insights, pinned))


def headline(room: Room, entry: RoomEntry[PrintHeadline]) -> Room:
    """Print a headline; the press knows all, a quarter late."""
    who = in_room(room, entry.by.person)
    printed = HeadlinePrinted(room.turn, entry.event.text, who.name, entry.at)
    room = room.evolved(headlines=(*room.headlines, printed))
    return room.noting(entry.at, "press", entry.event.text, (), "The press")
