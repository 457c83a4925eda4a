"""What each screen beside the turn and the opened card is shown, by the screen's name."""

from collections.abc import Callable, Mapping

from game.campaign.sentences import says
from game.desktop.commands import Subject
from game.desktop.control.game import Game
from game.model.state.axes import COUNTRIES
from game.views.brief_view import SeatBriefView, briefed
from game.views.campaign_titles import quarter_now
from game.views.dossier_view import DossierView, dossier
from game.views.history_view import HistoryView, history
from game.views.interlude_view import DecidingView, PassedView, TourView
from game.views.review_view import ReviewFindings, ReviewView, review
from game.views.turn_view import board

POINTS = ("card", "rope", "orders")
LINES = 3


def a_brief(game: Game, about: Subject) -> SeatBriefView | None:
    """Return the brief on a quarter, the last one where none is named; None before there is one."""
    desk = game.desk
    if desk is None or not desk.session.world.turn:
        return None
    last = desk.session.world.turn
    turn = about if isinstance(about, int) and 1 <= about <= last else last
    return briefed(desk.session, desk.seat, turn, game.back.record(desk.session, desk.seat, turn))


def a_dossier(game: Game, about: Subject) -> DossierView | None:
    """Return the dossier of a country, the seat's own where none is named."""
    desk = game.desk
    if desk is None:
        return None
    return dossier(desk.session, desk.seat, about if isinstance(about, str) and about in COUNTRIES else desk.seat)


def a_history(game: Game, about: Subject) -> HistoryView | None:
    """Return the campaign so far."""
    del about
    return None if game.desk is None else history(game.desk.session, game.desk.seat)


def a_review(game: Game, about: Subject) -> ReviewView | None:
    """Return the review of a campaign that has ended, for a seat that people played; None before the end."""
    desk = game.desk
    if desk is None or not desk.session.over:
        return None
    seat = about if isinstance(about, str) and about in desk.sides else desk.seat
    return review(desk.session, seat, game.back.findings.get(seat, ReviewFindings()), game.back.compared)


def passing(game: Game, about: Subject) -> PassedView | None:
    """Return what is shown while the window passes from one person to the next."""
    del about
    desk = game.desk
    if desk is None:
        return None
    waiting = tuple(side for side in desk.sides if side not in desk.sealed and side != desk.seat)
    return PassedView(desk.seat, says("country_name", desk.seat), quarter_now(desk.session), desk.sealed, waiting)


def deciding(game: Game, about: Subject) -> DecidingView | None:
    """Return what is shown while the six capitals decide."""
    del about
    desk = game.desk
    return None if desk is None else DecidingView(quarter_now(desk.session), desk.sides)


def a_point(game: Game, about: Subject) -> TourView | None:
    """Return one point of the guided first quarter; None when all have been shown."""
    del about
    desk = game.desk
    if desk is None or game.point >= len(POINTS):
        return None
    name = POINTS[game.point]
    lines = tuple(says("tour", f"{name}_{number}") for number in range(1, LINES + 1))
    return TourView(game.point + 1, len(POINTS), says("tour", name), lines, name, board(desk.session, desk.seat))


PAGES: Mapping[str, Callable[[Game, Subject], object]] = {
    "brief": a_brief,
    "dossier": a_dossier,
    "history": a_history,
    "review": a_review,
    "privacy": passing,
    "resolving": deciding,
    "tour": a_point,
}
