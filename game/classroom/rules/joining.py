"""People: they come, take a seat and a role, change, are given a new link, and leave."""

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import (
    ChangeRole,
    ForgetPeople,
    JoinRoom,
    MoveToSeat,
    ReclaimLink,
    RemovePerson,
    RemoveSince,
    RenamePerson,
    SetDoor,
)
from game.classroom.rules.enrolment import person_of, recognised
from game.classroom.rules.lookups import known
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person
from game.model.state.axes import COUNTRIES

MOST_WATCHERS = 4000
MANY = "There are as many people in this room as it takes. Ask the facilitator."


def join(room: Room, entry: RoomEntry[JoinRoom]) -> Room:
    """Let somebody in; the first in a seat decides, the next analyses, then come envoy and mirror."""
    if entry.event.person in room.people:
        raise Refused(409, "This person is in the room already.")
    if room.door == "closed":
        raise Refused(409, "The door of this room is closed. Ask the facilitator to open it.")
    if entry.event.kind == "player":
        return joined_seat(room, entry)
    if sum(somebody.kind != "player" for somebody in room.people.values()) >= MOST_WATCHERS:
        raise Refused(409, MANY)
    return room.evolved(people={**room.people, entry.event.person: newcomer(room, entry, "")})


def joined_seat(room: Room, entry: RoomEntry[JoinRoom]) -> Room:
    """Return the room with somebody in a seat."""
    student = student_of(room, entry.event)
    seat = entry.event.seat if entry.event.seat != "any" else free_seat(room, student)
    team = room.team(seat)
    if len(team) >= room.exercise.places:
        if entry.event.seat == "any":
            raise Refused(409, "Every seat is taken. Join as an observer, or ask the facilitator for a place.", "seat")
        raise Refused(409, f"All {room.exercise.places} places here are taken. Choose another seat.", "seat")
    who = newcomer(room, entry, seat)
    room = room.evolved(people={**room.people, who.person: who})
    return room.noting(entry.at, "seat", f"{who.name} joins as {who.role}.", (seat, "facilitator"))


def newcomer(room: Room, entry: RoomEntry[JoinRoom], seat: str) -> Person:
    """Return somebody who has just come in."""
    role = next_role(room.team(seat)) if seat else ""
    event = entry.event
    return Person(
        event.person, event.name, event.kind, event.token, seat, role, last=entry.at, place=room.acts + 1,
        came=entry.at, student=student_of(room, event) if seat else "",
    )  # fmt: skip


def student_of(room: Room, event: JoinRoom) -> str:
    """Return which student of the class list comes: by their own link, else by the name they typed; "" for none."""
    if not event.student:
        return recognised(room, event.name)
    if who := person_of(room, event.student):
        raise Refused(409, f"{room.people[who].name} is in the room already.", "student")
    return known(room.roster, event.student, "student").student


def free_seat(room: Room, student: str) -> str:
    """Return where somebody sits who has no wish: where the class list places them, while there is room."""
    placed = room.roster[student].seat if student else ""
    return placed if placed and len(room.team(placed)) < room.exercise.places else emptiest(room)


def emptiest(room: Room) -> str:
    """Return the seat with the fewest people; the two partners first where it is even."""
    return min(COUNTRIES, key=lambda seat: (len(room.team(seat)), COUNTRIES.index(seat)))


def next_role(team: tuple[Person, ...]) -> str:
    """Return the role that a seat still lacks; further people mirror."""
    taken = {member.role for member in team}
    return next((role for role in ("decider", "analyst", "envoy") if role not in taken), "mirror")


def role(room: Room, entry: RoomEntry[ChangeRole]) -> Room:
    """Give somebody a role: the facilitator anybody any; a player their own, but nobody takes the decision alone."""
    who = in_room(room, entry.event.person)
    if not who.seat:
        raise Refused(409, "A watcher has no role in a seat.", "person")
    deciders = [member for member in room.team(who.seat) if member.role == "decider" and member.person != who.person]
    if entry.by.kind == "player":
        if entry.by.person != who.person:
            raise Refused(403, "You may change your own role only; the facilitator may change anybody's.", "person")
        if entry.event.role == "decider" and deciders:
            raise Refused(403, f"{deciders[0].name} decides in your seat; the facilitator may change that.", "role")
    return room.with_person(who.person, role=entry.event.role)


def rename(room: Room, entry: RoomEntry[RenamePerson]) -> Room:
    """Give somebody another name on the screens."""
    who = in_room(room, entry.event.person)
    if entry.by.kind == "player" and entry.by.person != who.person:
        raise Refused(403, "You may change your own name only.", "person")
    return room.with_person(who.person, name=entry.event.name)


def move(room: Room, entry: RoomEntry[MoveToSeat]) -> Room:
    """Move somebody to another seat; what they drafted stays where it is."""
    who = in_room(room, entry.event.person)
    if who.kind != "player":
        raise Refused(409, "A watcher cannot be moved to a seat; they can join again as a player.", "person")
    team = tuple(member for member in room.team(entry.event.seat) if member.person != who.person)
    if len(team) >= room.exercise.places:
        raise Refused(409, "That seat is full.", "seat")
    room = left_desk(room, who)
    room = room.with_person(who.person, seat=entry.event.seat, role=next_role(team))
    return room.noting(entry.at, "seat", "The facilitator moved you to another seat.", (who.person,))


def remove(room: Room, entry: RoomEntry[RemovePerson]) -> Room:
    """Take somebody out of the room; their link is void, what they did stays."""
    who = in_room(room, entry.event.person)
    return left_desk(room, who).with_person(who.person, gone=True, token="")


def remove_since(room: Room, entry: RoomEntry[RemoveSince]) -> Room:
    """Take everybody out of the room who came within so many seconds."""
    for who in tuple(room.people.values()):
        if not who.gone and who.came >= entry.at - entry.event.seconds:
            room = left_desk(room, who).with_person(who.person, gone=True, token="")
    return room


def set_door(room: Room, entry: RoomEntry[SetDoor]) -> Room:
    """Say who may come in."""
    return room.evolved(door=entry.event.door)


def left_desk(room: Room, who: Person) -> Room:
    """Return the room without somebody's agreement and lock at their desk."""
    if not who.seat:
        return room
    desk = room.desks[who.seat]
    agreed = tuple(person for person in desk.agreed if person != who.person)
    return room.with_desk(who.seat, agreed=agreed, locked="" if desk.locked == who.person else desk.locked)


def reclaim(room: Room, entry: RoomEntry[ReclaimLink]) -> Room:
    """Give a person or a seat a new link; the old one is void at once."""
    if entry.event.person is not None:
        who = in_room(room, entry.event.person)
        return room.with_person(who.person, token=entry.event.token)
    if entry.event.seat is None:
        raise Refused(422, "person or seat: expected one of them.", "person")
    return room.with_desk(entry.event.seat, link=entry.event.token)


def in_room(room: Room, person: str) -> Person:
    """Return somebody who is in the room."""
    who = known(room.people, person, "person")
    if who.gone:
        raise Refused(409, "They have left the room.", "person")
    return who


def forget(room: Room, entry: RoomEntry[ForgetPeople]) -> Room:
    """Take out who people were: names, links, and what they wrote under their names; results and orders stay."""
    if entry.event.confirm != room.exercise.code:
        raise Refused(422, "confirm: expected the room's code, so that nobody does this by mistake.", "confirm")
    people = {
        number: attrs.evolve(somebody, name=f"Person {place}", token="", gone=True, student="")
        for place, (number, somebody) in enumerate(room.people.items(), start=1)
    }
    rationales = {key: attrs.evolve(rationale, who="", person="") for key, rationale in room.rationales.items()}
    messages = tuple(attrs.evolve(somebody, who="", text="") for somebody in room.messages)
    desks = {seat: attrs.evolve(desk, drafted_by="", locked="", agreed=()) for seat, desk in room.desks.items()}
    return room.evolved(
        people=people, rationales=rationales, messages=messages, desks=desks, notices=(), tickets={}, alerts=(),
        roster={}, excused=frozenset(), forgotten=True,
    )  # fmt: skip
