"""The position: all that a room may show of the world after a quarter, cut by audience in the engine's process."""

from collections.abc import Sequence

import attrs

from game.campaign.campaign import Campaign
from game.classroom.engine.room_campaign import seated, sheets_given
from game.classroom.engine.seat_standing import broken, outcome_now, quarter_shown
from game.classroom.protocol.positions import (
    OpenPosition,
    PathPoint,
    Position,
    PublicPosition,
    QuestionAsked,
    SeatPosition,
)
from game.model.state.axes import COUNTRIES
from game.views.board_view import BoardView, board
from game.views.commission_view import commission
from game.views.evening_view import EveningView, evening
from game.views.public_view import public

PUBLIC, SHORT_HAND = "public", "class"


def position(session: Campaign, people: Sequence[str]) -> Position:
    """Return the position of a campaign now: public, by seat, and for the facilitator, who sees all.

    people  the countries that people played in the last quarter
    """
    turn = session.world.turn
    seated(session, people)
    evenings = {seat: evening_told(session, seat) for seat in (*COUNTRIES, PUBLIC, "")}
    # Whoever sits down next finds the questions of tonight and the acts at the table on their board.
    # What the computer would settle beside the short hand stands there too: the hand is dealt by the room.
    seated(session, COUNTRIES, short=True)
    boards = {seat: dealt(session, board(session, seat)) for seat in COUNTRIES}
    control = board(session, "")
    return Position(
        turn=turn,
        quarter=quarter_shown(session.setup.quarter(turn)) if turn else "",
        over=session.over,
        path=path(session),
        public=PublicPosition(public(session), evenings[PUBLIC]),
        seats={seat: SeatPosition(boards[seat], evenings[seat], commission(session, seat)) for seat in COUNTRIES},
        control=OpenPosition(
            board=control,
            evening=evenings[""],
            orders=sheets_given(session, turn) if turn else {},
            scores={seat: boards[seat].score for seat in COUNTRIES},
            outcome=outcome_now(session),
        ),
        questions=questions(session),
    )


def dealt(session: Campaign, whole: BoardView) -> BoardView:
    """Return a seat's board with every lever marked by whether the short hand holds it."""
    levers = session.game.anchor.levers.catalogue
    held = {lever.id for kind in (levers.policies, levers.moves) for lever in kind if lever.deck == SHORT_HAND}
    return attrs.evolve(
        whole,
        dials=tuple(attrs.evolve(dial, in_deck=dial.lever in held) for dial in whole.dials),
        moves=tuple(attrs.evolve(move, in_deck=move.lever in held) for move in whole.moves),
    )


def evening_told(session: Campaign, seat: str) -> EveningView | None:
    """Return the last quarter as a seat may know it, None before there was one."""
    return evening(session, seat, session.world.turn) if session.world.turn else None


def path(session: Campaign) -> tuple[PathPoint, ...]:
    """Return the index from the opening to now."""
    named = ["", *(quarter_shown(session.setup.quarter(turn)) for turn in range(1, session.world.turn + 1))]
    return tuple(
        PathPoint(turn, named[turn], round(float(moment.world.index[0]), 1))
        for turn, moment in enumerate(session.moments)
    )


def threshold(session: Campaign) -> float:
    """Return the price of Brent that the quarter's question asks about: the price now, in whole dollars."""
    return float(round(float(session.world.brent[0])))


def questions(session: Campaign) -> tuple[QuestionAsked, ...]:
    """Return what is asked of everybody for the quarter to come."""
    if session.over:
        return ()
    turn, last = session.world.turn + 1, session.terms.quarters
    now, end = (quarter_shown(session.setup.quarter(quarter)) for quarter in (turn, last))
    weaker = f"Will the partnership be weaker at the end of {now} than now?"
    brent = f"Will Brent stand above ${threshold(session):.0f} at the end of {now}?"
    return (
        QuestionAsked("fracture", "Will Moscow and Tehran have broken with each other by the end?", end, last),
        QuestionAsked("weaker", weaker, now, turn),
        QuestionAsked("brent", brent, now, turn),
    )


def happened(session: Campaign, asked_above: float) -> dict[str, bool]:
    """Return how the questions about the last quarter came out, and, once all is over, the one about the end."""
    before, after = session.moments[-2].world, session.moments[-1].world
    answers = {
        "weaker": bool(after.index[0] < before.index[0]),
        "brent": bool(after.brent[0] > asked_above),
    }
    return answers | ({"fracture": outcome_now(session) == "fractured" or broken(session)} if session.over else {})
