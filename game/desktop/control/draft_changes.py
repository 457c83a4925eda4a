"""What is drafted for a quarter, changed at the window, and what is asked before it is given."""

from typing import assert_never

from game.campaign_faults import CampaignOver, OrderRefused
from game.desktop import commands
from game.desktop.commands import Ask, Commands, DraftCommand, Say
from game.desktop.control.campaign_desk import CampaignDesk, last_of, without
from game.desktop.window_words import in_weeks, words
from game.views.board_view import BoardView

CARRIED = 8  # weeks that may be carried over at most


def change_draft(desk: CampaignDesk, command: DraftCommand) -> Commands:
    """Change the draft of whoever has the turn, and return what is said when it cannot be changed so."""
    campaign, seat = desk.campaign, desk.seat
    if desk.whole is not None or desk.is_hidden:
        return ()
    try:
        match command:
            case commands.Dial(policy, step):
                campaign.turn(seat, policy, step)
            case commands.GiveOrder(what):
                campaign.order(seat, what)
            case commands.Choose(crisis, place):
                campaign.choose(seat, crisis, place)
            case commands.Prepare(occasion, move):
                campaign.prepare(seat, occasion, move)
            case commands.Withdraw(what):
                drafted = campaign.drafted(seat)
                campaign.draft(seat, without(drafted, what or last_of(drafted)))
            case commands.Undo():
                campaign.undo(seat)
            case _:
                assert_never(command)
    except (OrderRefused, CampaignOver, KeyError) as refused:
        return (Say(str(refused.args[0])),)
    desk.keep_draft()
    return ()


def unused(board_now: BoardView) -> Ask | None:
    """Return the question whether to end the quarter with more weeks unused than carry over; None for no question."""
    left = board_now.weeks.left
    ready = [move for move in board_now.moves if move.status == "ready" and move.price <= left]
    if left <= CARRIED or not ready:
        return None
    titles = [move.title for move in board_now.moves if move.status == "ordered"]
    titles += [dial.title for dial in board_now.dials if dial.drafted != dial.standing]
    return Ask(
        title=words("ending", "title", left=in_weeks(left)),
        text=words("ending", "text", most=CARRIED, orders=", ".join(titles) or words("ending", "no_orders")),
        yes=words("ending", "yes"),
        command=commands.EndQuarter(confirmed=True),
        no=words("ending", "no"),
        also=(words("ending", "also"), commands.NoMoreAsking()),
    )
