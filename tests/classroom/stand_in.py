"""A stand-in for the engine: a quarter in which nothing changes, at once, for tests that are not about the engine."""

from hashlib import blake2b

import attrs

from game.classroom.protocol.positions import OrderSheet, QuarterKept, QuarterResult
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room


def stood_in(room: Room) -> QuarterResult:
    """Return a quarter in which everybody does what was submitted, and the position stays as it is."""
    before = room.position
    turn = before.turn + 1
    sheets = {seat: sheet or OrderSheet() for seat, sheet in submitted(room).items()}
    digest = blake2b(f"{turn}/{len(room.branches)}/{room.acts}".encode(), digest_size=8).hexdigest()
    position = attrs.evolve(before, turn=turn, quarter=room.quarter(turn), over=turn >= room.quarters)
    dials = {dial.lever: dial.standing for seat in before.seats.values() for dial in seat.board.dials}
    for sheet in sheets.values():
        dials |= sheet.dials
    people = tuple(seat for seat, sheet in submitted(room).items() if sheet is not None)
    record = QuarterKept(sheets, people, put_in(room), left_out(room), dials, digest)
    return QuarterResult(
        record, position, {"weaker": True, "brent": False} | ({"fracture": False} if position.over else {})
    )
