"""What each screen beside the turn and the opened card is shown, by the screen's name."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from game.campaign.sentences import says
from game.model.state.axes import COUNTRIES
from game.views.between import Deciding, Passed, TourShown
from game.views.briefs import briefed
from game.views.dossiers import dossier
from game.views.histories import history
from game.views.reviews import ReviewFindings, review
from game.views.turn_filled import board, quarter_now

if TYPE_CHECKING:
    from game.desktop.control.actions import Acts

POINTS = ("card", "rope", "orders")
LINES = 3


def a_brief(acts: "Acts", about: Any) -> Any:
    """Return the brief on a quarter, the last one where none is named; None before there is one."""
    desk = acts.desk
    if desk is None or not desk.session.world.turn:
        return None
    last = desk.session.world.turn
    turn = about if isinstance(about, int) and 1 <= about <= last else last
    return briefed(desk.session, desk.seat, turn, acts.back.record(desk.session, desk.seat, turn))


def a_dossier(acts: "Acts", about: Any) -> Any:
    """Return the dossier of a country, the seat's own where none is named."""
    desk = acts.desk
    return desk and dossier(desk.session, desk.seat, about if about in COUNTRIES else desk.seat)


def a_history(acts: "Acts", about: Any) -> Any:
    """Return the campaign so far."""
    del about
    return acts.desk and history(acts.desk.session, acts.desk.seat)


def a_review(acts: "Acts", about: Any) -> Any:
    """Return the review of a campaign that has ended, for a seat that people played; None before the end."""
    desk = acts.desk
    if desk is None or not desk.session.over:
        return None
    seat = about if about in desk.sides else desk.seat
    return review(desk.session, seat, acts.back.found.get(seat, ReviewFindings()), acts.back.compared)


def passing(acts: "Acts", about: Any) -> Any:
    """Return what is shown while the window passes from one person to the next."""
    del about
    desk = acts.desk
    if desk is None:
        return None
    waiting = tuple(side for side in desk.sides if side not in desk.sealed and side != desk.seat)
    return Passed(desk.seat, says("country_name", desk.seat), quarter_now(desk.session), desk.sealed, waiting)


def deciding(acts: "Acts", about: Any) -> Any:
    """Return what is shown while the six capitals decide."""
    del about
    desk = acts.desk
    return desk and Deciding(quarter_now(desk.session), desk.sides)


def a_point(acts: "Acts", about: Any) -> Any:
    """Return one point of the guided first quarter; None when all have been shown."""
    del about
    desk = acts.desk
    if desk is None or acts.point >= len(POINTS):
        return None
    name = POINTS[acts.point]
    lines = tuple(says("tour", f"{name}_{number}") for number in range(1, LINES + 1))
    return TourShown(acts.point + 1, len(POINTS), says("tour", name), lines, name, board(desk.session, desk.seat))


PAGES: Mapping[str, Callable[["Acts", Any], Any]] = {
    "brief": a_brief,
    "dossier": a_dossier,
    "history": a_history,
    "review": a_review,
    "privacy": passing,
    "resolving": deciding,
    "tour": a_point,
}
