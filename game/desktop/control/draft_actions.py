"""Drafting: orders laid on the tray and taken back, and the question before a quarter ends."""

from collections.abc import Mapping
from typing import Any

from game.campaign.campaign import CampaignOver, OrderRefused
from game.campaign.sentences import says
from game.desktop import commands as asked
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.toolkit.window_commands import Ask, Say
from game.views.cards import card
from game.views.turn_filled import board


def drafted(desk: CampaignDesk, command: Any, levels: Mapping[str, str]) -> tuple[Any, ...]:
    """Change the draft of whoever has the turn, and return what is said when it cannot be changed so.

    levels  at which cards are looked at, by order
    """
    if desk.whole is not None or desk.is_hidden:
        return ()
    try:
        changed(desk, command, levels)
    except (OrderRefused, CampaignOver, KeyError) as refused:
        return (Say(str(refused.args[0])),)
    desk.keep_draft()
    return ()


def changed(desk: CampaignDesk, command: Any, levels: Mapping[str, str]) -> None:
    """Change a draft; OrderRefused, CampaignOver or KeyError where it cannot be."""
    session, seat = desk.session, desk.seat
    match command:
        case asked.Draft():
            order = session.setting.catalogue[command.order]
            level = command.level or levels.get(command.order) or card(session, order, session.drafted(seat)).level
            session.draft(seat, command.order, level)
        case asked.Withdraw():
            name = command.order or next(reversed(session.drafted(seat)), "")
            if name in session.drafted(seat):
                session.withdraw(seat, name)
        case asked.Undo():
            session.undo(seat)


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
        command=asked.EndQuarter(confirmed=True),
        no=says("ending", "no"),
        also=(says("ending", "also"), asked.NoMoreAsking()),
    )
