"""What the engine works out behind a game: each quarter judged as soon as it is played, and the debrief.

It goes on while the class plays, a piece at a time, so that the facilitator's previews need not wait for long and the
debrief is there when it is opened. What was judged is an act of the server, and so outlives it.
"""

from typing import TYPE_CHECKING, Any

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.act import SERVER, Act, Actor
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import PlayedQuarterOfRoom
from game.model.state.axes import COUNTRIES

if TYPE_CHECKING:
    from game.classroom.server.open_room import OpenRoom

BY_PEOPLE = ("people", "nobody")


async def behind(hub: "OpenRoom") -> None:
    """Judge the quarters that have been played and, once all are, work out the debrief of a game that is over."""
    await judge(hub)
    if hub.room.over:
        umpired(hub)


async def judge(hub: "OpenRoom") -> None:
    """Judge every quarter that has not been, one after the other; who asks meanwhile waits until that is done."""
    async with hub.judging:
        while (quarter := unjudged(hub.room)) is not None:
            kept = {"digest": quarter.digest, "found": await judged(hub, quarter)}
            try:
                await hub.take(Act("judged", hub.now(), Actor(SERVER), kept))
            except Refused:
                return


def unjudged(room: Room) -> PlayedQuarterOfRoom | None:
    """Return the first quarter that has not been judged."""
    return next((one for one in room.played if one.digest not in room.judged), None)


async def judged(hub: "OpenRoom", quarter: PlayedQuarterOfRoom) -> dict[str, Any]:
    """Return what luck did in a quarter, and how each team's orders compare; nothing of what cannot be worked out."""
    room = hub.room
    past = room.history[: quarter.turn]
    campaign, ask = dict(room.exercise.campaign), hub.workers.ahead.ask
    teams = [seat for seat in COUNTRIES if quarter.by[seat] in BY_PEOPLE]
    try:
        luck = await ask(worker.luck_of, campaign, past)
        decisions = {seat: await ask(worker.decision_of, campaign, past, seat) for seat in teams}
    except Exception as fault:  # noqa: BLE001 (the class goes on, and the debrief says less)
        await hub.alert("engine", f"{quarter.quarter} could not be judged: {fault}"[:400])
        return {"luck": {}, "decisions": {}}
    return {"luck": luck, "decisions": decisions}


def umpired(hub: "OpenRoom") -> dict[str, Any] | None:
    """Return what the umpire told of the game as it stands; None while it works it out."""
    room = hub.shown
    key = (len(room.branches), *(one.digest for one in room.played))
    if key not in hub.debriefs:
        hub.debriefs = {key: None}
        hub.begin(work_out(hub, key))
    found: dict[str, Any] | None = hub.debriefs[key]
    return found


async def work_out(hub: "OpenRoom", key: Any) -> None:
    """Let the umpire work out the debrief, once."""
    await judge(hub)
    room = hub.room
    rows = [dict(room.judged[one.digest]) if one.digest in room.judged else {} for one in room.played]
    teams = [seat for seat in COUNTRIES if any(one.by[seat] in BY_PEOPLE for one in room.played)]
    try:
        found = await hub.workers.ahead.ask(worker.debrief_of, dict(room.exercise.campaign), room.history, teams, rows)
    except Exception as fault:  # noqa: BLE001 (the next request asks again)
        hub.debriefs.pop(key, None)
        await hub.alert("engine", f"The debrief could not be worked out: {fault}"[:400])
        return
    if key in hub.debriefs:
        hub.debriefs[key] = found


def progress(hub: "OpenRoom") -> dict[str, int]:
    """Return how far the debrief has come: pieces done, and how many there are."""
    room = hub.shown
    return {"done": sum(one.digest in room.judged for one in room.played), "of": len(room.played) + 1}
