"""What the worker process is asked; what it keeps between two questions is speed."""

import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import ParamSpec, TypeVar

import attrs

from game.campaign.log import written
from game.classroom.engine.debrief import debrief
from game.classroom.engine.judgement import decision, luck
from game.classroom.engine.outlooks import happened, seat_odds, threshold
from game.classroom.engine.position import position
from game.classroom.engine.room_campaign import decided, given, injected, played
from game.classroom.engine.scenario_terms import begin
from game.classroom.engine.what_if import preview, regrets
from game.classroom.protocol.debriefs import EngineDebrief
from game.classroom.protocol.positions import (
    CampaignChoice,
    DecisionJudged,
    LuckJudged,
    OrdersWanted,
    QuarterAsked,
    QuarterJudgement,
    QuarterKept,
    QuarterResult,
    RoomPreview,
    SeatOdds,
    SheetRegret,
)
from game.forecast.hidden_state import imagined

History = Sequence[QuarterKept]
Asks = ParamSpec("Asks")
Answer = TypeVar("Answer")
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


def answered(question: Callable[Asks, Answer], *what: Asks.args, **named: Asks.kwargs) -> Answer:
    """Return the answer to a question, and keep nothing that only this question could use again."""
    try:
        return question(*what, **named)
    finally:
        imagined.cache_clear()


def warm(campaign: CampaignChoice) -> bool:
    """Load all that a quarter needs, so that the first is as quick as the others."""
    return bool(begin(campaign))


def resolved(campaign: CampaignChoice, history: History, quarter: QuarterAsked) -> QuarterResult:
    """Play a quarter, and return all orders given, its digest, the position after it, and how its questions came out.

    errors  ValueError where no orders are asked for
    """
    session = played(campaign, history)
    above = threshold(session)
    session.put_in(injected(quarter))
    if quarter.orders is None:
        raise ValueError("found no orders; expected each seat's, None where the engine plays it")
    session.play(decided(session, quarter.orders))
    return QuarterResult(
        orders=given(session, session.world.turn),
        injects=quarter.injects,
        left_out=quarter.left_out,
        digest=session.digest,
        position=position(session),
        happened=happened(session, above),
    )


def odds_of(campaign: CampaignChoice, history: History, seats: Sequence[str]) -> dict[str, SeatOdds]:
    """Return the odds of each seat's orders, from what it sees now."""
    session = played(campaign, history)
    return {seat: seat_odds(session, seat) for seat in seats}


def looked_into(campaign: CampaignChoice, history: History, quarter: QuarterAsked) -> RoomPreview:
    """Return what injects, or the orders so far where they are asked about, would change."""
    return preview(played(campaign, history), quarter.injects, quarter.orders)


def regrets_of(campaign: CampaignChoice, history: History, orders: OrdersWanted) -> dict[str, SheetRegret]:
    """Return how far each team's sheet is from the best its own staff can think of."""
    return regrets(played(campaign, history), orders)


def log_of(campaign: CampaignChoice, history: History, people: Sequence[str]) -> str:
    """Return a campaign's log, as `wedge play` and `wedge replay` read it; people play the countries named."""
    log = played(campaign, history).log()
    return written(attrs.evolve(log, campaign=attrs.evolve(log.campaign, sides=tuple(people))))


def luck_of(campaign: CampaignChoice, history: History) -> dict[str, LuckJudged]:
    """Return what luck did to each country's score in the last quarter of a history."""
    return luck(played(campaign, history[:-1]), history[-1], played(campaign, history))


def decision_of(campaign: CampaignChoice, history: History, seat: str) -> DecisionJudged:
    """Return how a seat's orders in the last quarter of a history compare with what else it could have ordered."""
    return decision(played(campaign, history[:-1]), seat, history[-1])


def debrief_of(
    campaign: CampaignChoice, history: History, people: Sequence[str], judged: Sequence[QuarterJudgement]
) -> EngineDebrief:
    """Return all that the engine can tell of a campaign, nothing hidden.

    judged  for each quarter what luck and each team's orders did in it, as `luck_of` and `decision_of` answered
    """
    return debrief(played(campaign, history), tuple(people), judged)
