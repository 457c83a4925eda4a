"""A stand-in for the umpire: quarters that cost nothing, for tests of the room alone."""

import attrs

from game.classroom.protocol.positions import QuarterResult
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room


def stood_in(room: Room) -> QuarterResult:
    """Return what the umpire would send, with a position that is the last one a quarter later."""
    position = attrs.evolve(room.position, turn=room.turn)
    over = room.turn >= room.quarters
    return QuarterResult(
        orders={seat: sheet or {} for seat, sheet in submitted(room).items()},
        injects=put_in(room),
        left_out=left_out(room),
        digest=f"quarter {room.turn}",
        position=position,
        happened={"weaker": True, "brent": False} | ({"fracture": False} if over else {}),
    )
