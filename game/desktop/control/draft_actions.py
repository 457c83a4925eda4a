"""Drafting: orders laid on the tray and taken back, and the question before a quarter ends."""

from collections.abc import Mapping
from typing import assert_never

from game.campaign.campaign import CampaignOver, OrderRefused
from game.campaign.sentences import says
from game.desktop import commands
from game.desktop.commands import Ask, Commands, DraftCommand, Say
from game.desktop.control.campaign_desk import CampaignDesk
from game.views.cards import card
from game.views.turn_filled import board


def change_draft(desk: CampaignDesk, command: DraftCommand, levels: Mapping[str, str]) -> Commands:
    """Change the draft of whoever has the turn, and return what is said when it cannot be changed so.

    levels  at which cards are looked at, by order
    """
    session, seat = desk.session, desk.seat
    if desk.whole is not None or desk.is_hidden:
        return ()
    try:
        match command:
            case commands.Draft(order, level):
                face = card(session, session.setting.catalogue[order], session.drafted(seat))
                session.draft(seat, order, level or levels.get(order) or face.level)
            case commands.Withdraw(order):
                name = order or next(reversed(session.drafted(seat)), "")
                if name in session.drafted(seat):
                    session.withdraw(seat, name)
            case commands.Undo():
                session.undo(seat)
            case _:
                assert_never(command)
    except (OrderRefused, CampaignOver, KeyError) as refused:
        return (Say(str(refused.args[0])),)
    desk.keep_draft()
    return ()


def unspent(desk: CampaignDesk) -> Ask | None:
    """Return the question whether the quarter is to end with capital unspent; None where nothing could be bought."""
    turn = board(desk.session, desk.seat)
    if turn.capital_left <= 0 or not any(one.status == "ready" for one in turn.hand):
        return None
    ready = ", ".join(one.title for one in turn.orders) or says("ending", "no_orders")
    return Ask(
        title=says("ending", "title", left=turn.capital_left),
        text=says("ending", "text", most=turn.resources[0].most, orders=ready),
        yes=says("ending", "yes"),
        command=commands.EndQuarter(confirmed=True),
        no=says("ending", "no"),
        also=(says("ending", "also"), commands.NoMoreAsking()),
    )
