"""Pencilling: orders for later quarters are written down and rubbed out, and what became of them is said."""

from game.campaign.pencil import LaidPencil, OrderCondition, PencilledOrder, fault_of_pencil, with_pencilled
from game.desktop import commands
from game.desktop.commands import Commands, PencilCommand, Say
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.window_words import sentence, words
from game.views.pencil_view import order_told


def change_pencil(desk: CampaignDesk, command: PencilCommand) -> Commands:
    """Change what the seat whose turn it is has pencilled, and return what is said when it cannot be changed so."""
    if desk.whole is not None or desk.is_hidden or desk.campaign.over:
        return ()
    if isinstance(command, commands.RubOut):
        left = tuple(order for order in desk.pencil if (order.what, order.turn) != (command.what, command.turn))
        desk.pencils[desk.seat] = left
    else:
        only = OrderCondition(command.name, command.at_least, command.value) if command.name else None
        order = PencilledOrder(command.what, command.turn, command.step, only)
        if fault := fault_of_pencil(desk.campaign, desk.seat, order):
            return (Say(fault),)
        desk.pencils[desk.seat] = with_pencilled(desk.pencil, order)
    desk.keep_draft()
    return ()


def became_told(desk: CampaignDesk) -> Commands:
    """Return what is said of what the seat had pencilled for this quarter; nothing where that was nothing."""
    became = desk.became.get(desk.seat, LaidPencil())
    laid = ", ".join(order_told(desk.campaign, order) for order in became.laid)
    said = [words("pencil", "laid", orders=laid)] if laid else []
    said += [
        words("pencil", "dropped", order=order_told(desk.campaign, order), why=sentence(why))
        for order, why in became.dropped
    ]
    return (Say(" ".join(said)),) if said else ()
