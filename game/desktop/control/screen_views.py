"""What each screen beside the board, an opened lever and a crisis is shown, by the screen's name."""

from collections.abc import Callable, Mapping

from game.campaign.campaign import Campaign
from game.desktop.commands import Subject
from game.desktop.control import by_file
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.control.game import Game
from game.desktop.window_pages import (
    CommissionPage,
    DossierPage,
    EndingPage,
    EveningPage,
    HistoryPage,
    PassedPage,
)
from game.desktop.window_words import quarter_shown, words
from game.model.scenario.scenario_texts import scenario_said
from game.model.state.axes import COUNTRIES
from game.views.board_view import board
from game.views.commission_view import commission
from game.views.dossier_view import dossier
from game.views.ending_view import ending
from game.views.evening_view import evening
from game.views.history_view import history


def then(campaign: Campaign, turn: int) -> Campaign:
    """Return a campaign as it stood after so many quarters."""
    return campaign if turn >= campaign.world.turn else campaign.fork(turn)


def an_evening(game: Game, about: Subject) -> EveningPage | None:
    """Return the evening of a quarter, the last one where none is named; None before there is one."""
    desk = game.desk
    if desk is None or not desk.campaign.world.turn:
        return None
    campaign, seat = desk.campaign, desk.seat
    last = campaign.world.turn
    turn = about if isinstance(about, int) and 1 <= about <= last else last
    evenings = [evening(campaign, seat, number) for number in range(1, turn + 1)]
    scores = (evenings[0].score_before, *(each.score for each in evenings))
    board_then = board(then(campaign, turn), seat)
    return EveningPage(evenings[-1], board_then, scores, later=turn < last, over=campaign.over)


def a_dossier(game: Game, about: Subject) -> DossierPage | None:
    """Return the dossier of a country, the seat's own where none is named."""
    desk = game.desk
    if desk is None:
        return None
    name = about if isinstance(about, str) and about in COUNTRIES else desk.seat
    return DossierPage(dossier(desk.campaign, desk.seat, name), desk.seat)


def a_history(game: Game, about: Subject) -> HistoryPage | None:
    """Return the campaign so far."""
    del about
    desk = game.desk
    if desk is None:
        return None
    return HistoryPage(history(desk.campaign, desk.seat), board(desk.campaign, desk.seat), desk.campaign.over)


def an_ending(game: Game, about: Subject) -> EndingPage | None:
    """Return how a campaign ended; None before the end."""
    del about
    desk = game.desk
    if desk is None or not desk.campaign.over:
        return None
    return EndingPage(
        ending(desk.campaign, desk.seat, game.deeds_found or ()), board(desk.campaign, desk.seat), game.deeds_found
    )


def a_commission(game: Game, about: Subject) -> CommissionPage | None:
    """Return the commission of the seat whose turn it is."""
    del about
    desk = game.desk
    if desk is None:
        return None
    campaign = desk.campaign
    begins = quarter_shown(campaign.setup.quarter(1))
    fixed = bool(campaign.world.turn) or desk.whole is not None
    return CommissionPage(commission(campaign, desk.seat), begins, terms_told(desk), fixed)


def terms_told(desk: CampaignDesk) -> str:
    """Return on what terms a campaign is played, on one line."""
    terms = desk.campaign.terms
    return words(
        "told",
        "quarters_seed",
        title=scenario_said(desk.campaign.setup).title,
        quarters=terms.quarters,
        seed=terms.seed,
    )


def passing(game: Game, about: Subject) -> PassedPage | None:
    """Return what is shown while the window passes from one person to the next."""
    del about
    desk = game.desk
    if desk is None:
        return None
    waiting = tuple(seat for seat in desk.seats if seat not in desk.sealed and seat != desk.seat)
    file, other = by_file.sent(desk) if desk.by_file else ("", "")
    return PassedPage(desk.seat, quarter_shown(desk.campaign.quarter), desk.sealed, waiting, file, other)


PAGES: Mapping[str, Callable[[Game, Subject], object]] = {
    "evening": an_evening,
    "brief": an_evening,
    "dossier": a_dossier,
    "history": a_history,
    "ending": an_ending,
    "commission": a_commission,
    "privacy": passing,
}
