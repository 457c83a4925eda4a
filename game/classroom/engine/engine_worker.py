"""What the worker process is asked: plain values in, plain values out; what it keeps between two questions is speed."""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any

import attrs

from game.campaign.log import written
from game.classroom.engine.debrief import debrief
from game.classroom.engine.judgement import decision, luck
from game.classroom.engine.outlooks import happened, seat_odds, threshold
from game.classroom.engine.position import position
from game.classroom.engine.room_campaign import decided, given, injected, played
from game.classroom.engine.scenario_terms import begin
from game.classroom.engine.what_if import preview, regrets
from game.forecast.hidden_state import imagined

Plain = Mapping[str, Any]
History = Sequence[Plain]
PATIENT = 10

__all__ = [
    "alone", "answered", "begin", "debrief_of", "decision_of", "log_of", "looked_into", "luck_of", "odds_of",
    "regrets_of", "resolved", "warm",
]  # fmt: skip


def alone(patient: bool = False) -> None:
    """Leave Ctrl-C to the server, which ends its workers itself; end when the server is killed.

    patient  let the server and the other worker go first where the computer is busy
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if patient and hasattr(os, "nice"):
        os.nice(PATIENT)
    if server := parent_process():
        Thread(target=end_with, args=(server,), daemon=True).start()


def end_with(server: BaseProcess) -> None:
    """Wait until the server has ended, and end too, so that nothing is left behind."""
    server.join()
    os._exit(0)


def answered(question: Callable[..., Any], *what: Any) -> Any:
    """Return the answer to a question, and keep nothing that only this question could use again."""
    try:
        return question(*what)
    finally:
        imagined.cache_clear()


def warm(campaign: Plain) -> bool:
    """Load all that a quarter needs, so that the first is as quick as the others."""
    return bool(begin(campaign))


def resolved(campaign: Plain, history: History, asked: Plain) -> dict[str, Any]:
    """Play a quarter.

    asked    `orders` by country, None where the engine plays; `injects`; `left_out`
    returns  all orders given, the digest, the position after it, and how the quarter's questions came out
    """
    session = played(campaign, history)
    above = threshold(session)
    session.put_in(injected(asked))
    session.play(decided(session, asked["orders"]))
    return {
        "orders": given(session, session.world.turn),
        "injects": list(asked["injects"]),
        "left_out": list(asked["left_out"]),
        "digest": session.digest,
        "position": position(session),
        "happened": happened(session, above),
    }


def odds_of(campaign: Plain, history: History, seats: Sequence[str]) -> dict[str, Any]:
    """Return the odds of each seat's orders, from what it sees now."""
    session = played(campaign, history)
    return {seat: seat_odds(session, seat) for seat in seats}


def looked_into(campaign: Plain, history: History, asked: Plain) -> dict[str, Any]:
    """Return what injects or the orders so far would change; `asked` as in `resolved`, its orders None for injects."""
    return preview(played(campaign, history), asked["injects"], asked["orders"])


def regrets_of(campaign: Plain, history: History, orders: Mapping[str, Plain | None]) -> dict[str, Any]:
    """Return how far each team's sheet is from the best its own staff can think of."""
    return regrets(played(campaign, history), orders)


def log_of(campaign: Plain, history: History, people: Sequence[str]) -> str:
    """Return a campaign's log, as `wedge play` and `wedge replay` read it; people play the countries named."""
    log = played(campaign, history).log()
    return written(attrs.evolve(log, campaign=attrs.evolve(log.campaign, sides=tuple(people))))


def luck_of(campaign: Plain, history: History) -> dict[str, Any]:
    """Return what luck did to each country's score in the last quarter of a history."""
    return luck(played(campaign, history[:-1]), history[-1], played(campaign, history))


def decision_of(campaign: Plain, history: History, seat: str) -> dict[str, float]:
    """Return how a seat's orders in the last quarter of a history compare with what else it could have ordered."""
    return decision(played(campaign, history[:-1]), seat, history[-1])


def debrief_of(campaign: Plain, history: History, people: Sequence[str], judged: Sequence[Plain]) -> dict[str, Any]:
    """Return all that the engine can tell of a campaign, nothing hidden.

    judged  for each quarter what luck and each team's orders did in it, as `luck_of` and `decision_of` told
    """
    return debrief(played(campaign, history), tuple(people), judged)
