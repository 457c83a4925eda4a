"""Quarters: what each seat submits, what the engine made of it, and going back."""

import json
import zlib

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.conversion import plain, structured
from game.classroom.protocol.positions import OrderSheet, Position
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import (
    FailResolution,
    KeepJudged,
    KeepLookAhead,
    KeepResolved,
    ResolveQuarter,
    RollBack,
)
from game.classroom.rules.arguing import rolled_back
from game.classroom.rules.deals import marked, parties
from game.classroom.rules.injecting import under_way
from game.classroom.rules.phases import entered
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import AlertRaised, Branch, Deal, PlayedQuarterOfRoom, SeatDesk, unfolded
from game.classroom.rules.sheet_rules import faults_of
from game.model.state.axes import COUNTRIES

WHOLE = 2
BY_PEOPLE = ("people", "nobody")
BECAME = {"kept": "was kept", "broken": "was broken", "lapsed": "has lapsed"}


def submitted(room: Room) -> dict[str, OrderSheet | None]:
    """Return what each seat submits: its locked sheet or its last draft; None where the computer plays it."""
    sheets: dict[str, OrderSheet | None] = {}
    for seat, desk in room.desks.items():
        # The deck was asked about when something was laid down; a hand dealt anew takes nothing off a sheet.
        wrong = faults_of(room.position.seats[seat].board, desk.draft, whole=True)
        sheet = handed_in(room, desk)
        sheets[seat] = None if room.by_engine(seat) or wrong else sheet
    return sheets


def played_by(room: Room, seat: str) -> str:
    """Return who gives a seat's orders in this quarter."""
    if not room.team(seat):
        return "computer"
    if submitted(room)[seat] is None:
        return "proxy"
    sheet = handed_in(room, room.desks[seat])
    return "people" if sheet and sheet.count else "nobody"


def handed_in(room: Room, desk: SeatDesk) -> OrderSheet | None:
    """Return what a team hands in: what it locked or drafted; in a course, by the seat's rule where nobody locked."""
    if room.course is None or desk.locked or desk.absent == "draft":
        return desk.draft
    return OrderSheet() if desk.absent == "hold" else None


def resolve(room: Room, entry: RoomEntry[ResolveQuarter]) -> Room:
    """Begin to resolve the quarter: nothing can be drafted or ruled any more."""
    del entry
    if room.phase != "adjudicate" or room.resolving or room.over:
        raise Refused(409, "Close the orders first; then the quarter can be resolved.")
    return room.evolved(resolving=True)


def resolved(room: Room, entry: RoomEntry[KeepResolved]) -> Room:
    """Keep what the engine made of the quarter, mark deals, and reveal it."""
    if entry.event.turn != room.turn or not room.resolving:
        raise Refused(409, "This quarter has been resolved, or taken back.")
    result = entry.event.result
    by = {seat: played_by(room, seat) for seat in room.desks}
    position = result.position
    quarter = PlayedQuarterOfRoom(
        room.turn, room.quarter(room.turn), by, result.record, result.happened, entry.at, position.summary, position
    )
    deals = {name: marked(bargain, quarter.turn, quarter.record) for name, bargain in room.deals.items()}
    room = with_deals_told(room.evolved(deals=deals), room, entry.at)
    room = room.evolved(played=laid(*room.played, quarter), resolving=False)
    room = room.with_desks(draft=OrderSheet(), drafted_by="", earlier=(), agreed=(), locked="", locked_at=0.0)
    return begun_quarter(entered(room, "reveal", entry.at), entry.at)


def laid(*quarters: PlayedQuarterOfRoom) -> tuple[PlayedQuarterOfRoom, ...]:
    """Return quarters as a room keeps them: the last two whole, since the press is shown the one before the last."""
    return (*(packed(quarter) for quarter in quarters[:-WHOLE]), *(unpacked(quarter) for quarter in quarters[-WHOLE:]))


def packed(quarter: PlayedQuarterOfRoom) -> PlayedQuarterOfRoom:
    """Return a quarter with its position folded up: a long class has many, and they are seldom asked for."""
    if quarter.position is None:
        return quarter
    return attrs.evolve(quarter, position=None, folded=zlib.compress(json.dumps(plain(quarter.position)).encode()))


def unpacked(quarter: PlayedQuarterOfRoom) -> PlayedQuarterOfRoom:
    """Return a quarter with its whole position."""
    if quarter.position is not None:
        return quarter
    return attrs.evolve(quarter, position=structured(unfolded(quarter.folded), Position), folded=b"")


def with_deals_told(room: Room, before: Room, at: float) -> Room:
    """Return the room with everybody told of deals kept or broken, as far as they can know it."""
    for name, deal in room.deals.items():
        if deal.status != before.deals[name].status and deal.status in BECAME:
            covert = any(is_covert(room, clause.order) for clause in deal.clauses)
            if not covert:
                room = room.noting(at, "deal", f"The deal “{deal.title}” {BECAME[deal.status]}.", parties(deal))
    return room


def is_covert(room: Room, order: str) -> bool:
    """Return whether others cannot see an order being given."""
    return room.exercise.scenario.lever(order).hidden


def begun_quarter(room: Room, at: float) -> Room:
    """Return the room with the injects that were queued for this quarter under way, and told."""
    for card in room.cards.values():
        if card.status == "queued" and card.turn == room.turn and not room.over:
            room = under_way(room, attrs.evolve(card, status="sent"), at)
    return room


def judged(room: Room, entry: RoomEntry[KeepJudged]) -> Room:
    """Keep what the engine makes of a quarter that was played; nobody is shown it before the debrief."""
    return room.evolved(judged={**room.judged, entry.event.digest: entry.event.judgement})


def looked_ahead(room: Room, entry: RoomEntry[KeepLookAhead]) -> Room:
    """Keep what the model expects; seats are shown it as far as the facilitator wants."""
    return room.evolved(ahead={**room.ahead, entry.event.digest: entry.event.ahead})


def failed(room: Room, entry: RoomEntry[FailResolution]) -> Room:
    """Give the quarter back to the facilitator when the engine could not resolve it; nothing is lost."""
    return room.alerted(AlertRaised(entry.at, "engine", entry.event.says)).evolved(resolving=False)


def rollback(room: Room, entry: RoomEntry[RollBack]) -> Room:
    """Go back to the end of an earlier quarter, or to the start of this one, with what was sent and ruled since.

    What came after is kept as a branch, with the reason.
    """
    turns = entry.event.turn
    if turns > len(room.played):
        raise Refused(422, f"turn: found {turns}; expected 0 to {len(room.played)}.", "turn")
    if turns == len(room.played) and (room.phase in ("lobby", "reveal") or room.over):
        raise Refused(409, "Nothing has been done in this quarter yet. Go back to an earlier one.", "turn")
    if room.resolving:
        raise Refused(409, "The quarter is being resolved; this takes a moment.")
    if room.debrief_open:
        raise Refused(409, "The debrief is open: the secrets of this game are known, so it cannot be played on.")
    gone = tuple(packed(bargain) for bargain in room.played[turns:])
    branch = Branch(letter(len(room.branches)), entry.at, entry.event.reason, turns, gone)
    branches = (*room.branches, branch) if gone else room.branches
    cards = {
        name: attrs.evolve(bargain, status="held")
        if bargain.status == "sent" and (bargain.turn or 0) > turns
        else bargain
        for name, bargain in room.cards.items()
    }
    deals = {name: reopened(bargain, turns) for name, bargain in room.deals.items()}
    forecasts = {key: percent for key, percent in room.forecasts.items() if key[1] <= turns}
    room = room.evolved(
        played=laid(*room.played[:turns]),
        branches=branches,
        cards=cards,
        deals=deals,
        forecasts=forecasts,
    )
    room = room.with_desks(draft=OrderSheet(), drafted_by="", earlier=(), agreed=(), locked="", locked_at=0.0)
    room = rolled_back(room, turns)
    for quarter in room.played:
        again = {name: marked(bargain, quarter.turn, quarter.record) for name, bargain in room.deals.items()}
        room = room.evolved(deals=again)
    says = f"The game goes back to {room.quarter(room.turn)}. {entry.event.reason}"
    return entered(room, "brief", entry.at).noting(entry.at, "rollback", says)


def reopened(deal: Deal, turns: int) -> Deal:
    """Return a deal as it was agreed, its clauses not yet marked; one agreed after the kept quarters lapses."""
    if deal.status not in ("agreed", "kept", "broken"):
        return deal
    if deal.agreed > turns + 1:
        return attrs.evolve(deal, status="lapsed")
    clauses = tuple(attrs.evolve(clause, mark="open") for clause in deal.clauses)
    return attrs.evolve(deal, clauses=clauses, status="agreed")


def letter(place: int) -> str:
    """Return the name of a branch: A to Z, then Z1, Z2."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place] if place < 26 else f"Z{place - 25}"


def waits_for_ruling(room: Room) -> bool:
    """Return whether a proposal for this quarter has not been ruled on."""
    return any(
        proposal.turn == room.turn and proposal.ruling is None and not proposal.undone
        for proposal in room.proposals.values()
    )


def unjudged(room: Room) -> PlayedQuarterOfRoom | None:
    """Return the first quarter that has not been judged."""
    return next((quarter for quarter in room.played if quarter.record.digest not in room.judged), None)


def seats_of_people(room: Room) -> tuple[str, ...]:
    """Return the countries that people played in any quarter."""
    return tuple(seat for seat in COUNTRIES if any(quarter.by[seat] in BY_PEOPLE for quarter in room.played))
