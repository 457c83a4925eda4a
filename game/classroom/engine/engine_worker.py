"""What the worker process is asked; what it keeps between two questions is speed."""

import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import ParamSpec, TypeVar

from game.campaign.order_log import log_of as order_log
from game.campaign.order_log import written
from game.classroom.engine import futures
from game.classroom.engine.debrief import debrief
from game.classroom.engine.judgement import decision, luck
from game.classroom.engine.position import happened, position, threshold
from game.classroom.engine.room_campaign import opening, played, played_again, played_on, seated, stands
from game.classroom.engine.scenario_terms import begin
from game.classroom.engine.staff_odds import seat_odds
from game.classroom.engine.what_if import preview, regrets, what_if
from game.classroom.protocol.debriefs import EngineDebrief
from game.classroom.protocol.positions import (
    CampaignChoice,
    DecisionJudged,
    ExpectedCourse,
    LuckJudged,
    OrdersWanted,
    QuarterAsked,
    QuarterJudgement,
    QuarterKept,
    QuarterResult,
    RoomPreview,
    SeatOdds,
    SheetRegret,
    WhatIf,
)
from game.model.state.axes import COUNTRIES
from game.search.deciding import end_quarter

History = Sequence[QuarterKept]
Asks = ParamSpec("Asks")
Answer = TypeVar("Answer")
PATIENT = 10
FUTURES = 96

__all__ = [
    "alone", "answered", "begin", "debrief_of", "decision_of", "log_of", "looked_ahead", "looked_into", "luck_of",
    "odds_of", "played_otherwise", "regrets_of", "resolved", "warm",
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
    """Return the answer to a question."""
    return question(*what, **named)


def warm(campaign: CampaignChoice) -> bool:
    """Load all that a quarter needs, so that the first is as quick as the others."""
    session = opening(campaign)
    end_quarter(session)
    return bool(position(session, ()))


def resolved(campaign: CampaignChoice, history: History, quarter: QuarterAsked) -> QuarterResult:
    """Play a quarter, and return it as it was played, the position after it, and how its questions came out."""
    session = played(campaign, history)
    above = threshold(session)
    record = played_on(session, quarter)
    stands(campaign, (*history, record), session)
    came = happened(session, above)
    return QuarterResult(record, position(session, record.people), came)


def looked_ahead(campaign: CampaignChoice, history: History) -> ExpectedCourse:
    """Return what the model expects after the quarters of a history, with its odds for the questions of the next.

    It knows all there is to know, so that only those are shown it who see all, or once nothing is hidden any more.
    """
    session = played(campaign, history)
    seen = futures.course(session, FUTURES)
    above, after = threshold(session), futures.many_worlds(session, FUTURES)
    after.step(after.decide())
    return ExpectedCourse(
        futures.outlook(seen),
        {
            "fracture": futures.share(seen.breaks > 0).value,
            "weaker": futures.share(seen.index[1] < seen.index[0]).value,
            "brent": futures.share(after.world.brent > above).value,
        },
    )


def odds_of(campaign: CampaignChoice, history: History, seat: str) -> SeatOdds:
    """Return what a seat's staff make of each thing that it could order after the quarters of a history."""
    session = played(campaign, history)
    seated(session, COUNTRIES)
    return seat_odds(session, seat)


def looked_into(campaign: CampaignChoice, history: History, quarter: QuarterAsked) -> RoomPreview:
    """Return what events, and the orders so far, would change."""
    return preview(played(campaign, history), quarter.events, quarter.orders)


def played_otherwise(campaign: CampaignChoice, history: History, seat: str, turn: int) -> WhatIf:
    """Return the campaign with the computer's orders in a seat's place in one quarter, on the same luck."""
    return what_if(played(campaign, history), history, seat, turn)


def regrets_of(campaign: CampaignChoice, history: History, orders: OrdersWanted) -> dict[str, SheetRegret]:
    """Return how far each team's sheet is from what the computer would order in its seat."""
    return regrets(played(campaign, history), orders)


def log_of(campaign: CampaignChoice, history: History) -> str:
    """Return a campaign's log, as `wedge replay` reads it; "" where seats changed hands, which no log can hold."""
    people = history[0].people if history else ()
    same = all(quarter.people == people and not quarter.events and not quarter.left_out for quarter in history)
    if not same:
        return ""
    session = opening(campaign)
    for quarter in history:
        played_again(session, quarter)
    return written(order_log(session))


def luck_of(campaign: CampaignChoice, history: History) -> dict[str, LuckJudged]:
    """Return what luck did to each country's score in the last quarter of a history."""
    return luck(played(campaign, history[:-1]), history[-1], played(campaign, history))


def decision_of(campaign: CampaignChoice, history: History, seat: str) -> DecisionJudged:
    """Return how a seat's orders in the last quarter of a history compare with what else it could have ordered."""
    return decision(played(campaign, history[:-1]), seat, history[-1])


def debrief_of(campaign: CampaignChoice, history: History, judged: Sequence[QuarterJudgement]) -> EngineDebrief:
    """Return all that the engine can tell of a campaign, nothing hidden.

    judged  for each quarter what luck and each team's orders did in it, as `luck_of` and `decision_of` answered
    """
    return debrief(played(campaign, history), history, judged)
