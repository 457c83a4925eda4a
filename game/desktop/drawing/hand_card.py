"""What may be ordered this quarter beside dials: moves, and acts at the table, as cards of one hand."""

import attrs

from game.views.board_view import BoardView
from game.views.hand_rows import ActView, EffectView, MoveView

READY, ORDERED, TOO_DEAR, NOT_READY = "ready", "ordered", "dear", "not_ready"


@attrs.frozen
class HandCard:
    """One card.

    key      the lever or the act
    lines    what it touches, three lines at most
    minds    who minds, and the likeliest answer
    opens    whether it can be opened: acts at the table have no lever behind them
    """

    key: str
    title: str
    says: str
    icon: str
    price: float
    status: str
    refused: str
    lines: tuple[str, ...] = ()
    minds: str = ""
    effect: EffectView | None = None
    opens: bool = True


def of_move(move: MoveView) -> HandCard:
    """Return a move's card."""
    return HandCard(
        move.lever,
        move.title,
        move.says,
        move.icon,
        move.price,
        move.status,
        move.refused,
        move.touches,
        once_named(move.minds),
        move.effect,
    )


def once_named(says: str) -> str:
    """Return who minds, and how, without the name before it where the sentence begins with it."""
    who, colon, how = says.partition(": ")
    return how if colon and how.startswith(who) else says


def of_act(act: ActView) -> HandCard:
    """Return the card of an act at the table."""
    return HandCard(
        act.act, act.title, act.says, "diplomacy", act.price, act.status, act.refused, (act.says,), opens=False
    )


def every_card(view: BoardView) -> tuple[HandCard, ...]:
    """Return every card: what lies on the table first."""
    acts = tuple(of_act(act) for act in view.table)
    return (*acts, *(of_move(move) for move in view.moves if move.in_deck or move.status == ORDERED))


def cards_in_hand(view: BoardView) -> tuple[HandCard, ...]:
    """Return the cards that may be played, each in its place whatever is drafted, so that its number stays its own."""
    return tuple(card for card in every_card(view) if card.status != NOT_READY)


def not_ready(view: BoardView) -> tuple[HandCard, ...]:
    """Return the cards that lack something else than weeks, each with its reason."""
    return tuple(card for card in every_card(view) if card.status == NOT_READY)
