"""Three advisors who weigh different things: what each would do today, and what each makes of one card.

The hawk weighs whether the two break, the dealer the seat's own score, the ambassador its ties with friends. What they
say follows from the same futures as the cards.
"""

from collections.abc import Mapping

import attrs

from game.model.state.names import named
from game.printed_numbers import plain, signed
from game.views.board_view import BoardView
from game.views.hand_rows import EffectView
from game.views.shown_figures import Change
from game.views.view_words import word

HAWK, DEALER, FRIEND = ADVISORS = ("hawk", "dealer", "friend")
# Seats that gain where the two part; the others' hawks would keep them together.
APART = ("united_states", "gulf_states", "israel")
FOR_IT, AGAINST_IT, LATER = "for_it", "against_it", "later"


@attrs.frozen
class AdviceView:
    """What one advisor would do today.

    title    the advisor's; `weighs`, what it weighs most
    key      the card that it recommends; "" where it would keep the weeks
    says     why, in one sentence with the figure and its error
    against  which card it warns of, in a sentence; "" for none
    change   what the card changes in what it weighs, more being better; None while nothing is known
    """

    advisor: str
    title: str
    weighs: str
    key: str
    says: str
    against: str
    change: Change | None


@attrs.frozen
class StanceView:
    """What one advisor makes of one card; `stance` is `for_it`, `against_it` or `later`."""

    advisor: str
    title: str
    weighs: str
    stance: str
    stance_says: str
    says: str
    change: Change


def weighed_change(advisor: str, effect: EffectView, seat: str) -> Change | None:
    """What an option changes in what an advisor weighs, more being better; None where it weighs nothing there is."""
    if advisor == DEALER:
        return effect.score
    if advisor == FRIEND:
        return effect.friends
    breaks = effect.breaks
    return breaks if seat in APART else Change(-breaks.value, -breaks.high, -breaks.low)


def counts(change: Change) -> bool:
    """Whether a change is clear, and a point or more as it is printed."""
    return change.clear and bool(round(change.value))


def cards_known(board: BoardView) -> Mapping[str, tuple[str, EffectView]]:
    """The title and effect of every card that may be played this quarter, whatever is drafted, by key."""
    moves = [
        (move.lever, move.title, move.effect) for move in board.moves if move.status != "not_ready" and move.in_deck
    ]
    acts = [(act.act, act.title, act.effect) for act in board.table if act.status != "not_ready"]
    return {key: (title, effect) for key, title, effect in (*moves, *acts) if effect is not None}


def error_of(change: Change) -> str:
    """Half of a change's interval, as it is printed."""
    return plain(max((change.high - change.low) / 2, 1.0))


def measure_of(section: str, advisor: str, seat: str) -> str:
    """What an advisor of a seat weighs, in the words of a section."""
    hawk = "hawk_apart" if seat in APART else "hawk_together"
    return word(section, hawk if advisor == HAWK else advisor)


def since(effect: EffectView) -> str:
    """The number that an option moves most next quarter, its price aside, as a reason; "" where it moves none."""
    kinds = ("stock", "account", "term", "readout")
    moved = (row for row in effect.touched if not row.key.startswith("capital.") and named(row.key).kind in kinds)
    row = next((row for row in moved if round(row.change.value)), None)
    if row is None:
        return ""
    way = word("advice", "up" if row.change.value > 0 else "down", amount=plain(abs(row.change.value), row.digits))
    return word("advice", "since", label=row.label, way=way)


def advice(board: BoardView) -> tuple[AdviceView, ...]:
    """What each advisor would do today, from the board with what staff have worked out."""
    return tuple(advice_of(advisor, board) for advisor in ADVISORS)


def advice_of(advisor: str, board: BoardView) -> AdviceView:
    """What one advisor would do today."""
    seat, rows = board.seat, list[tuple[Change, str, str, EffectView]]()
    for key, (title, effect) in cards_known(board).items():
        if (change := weighed_change(advisor, effect, seat)) is not None:
            rows.append((change, key, title, effect))
    key = "waits" if any(move.status != "not_ready" for move in board.moves) else "none"
    title, weighs = word("advisor", advisor), measure_of("advisor_weighs", advisor, seat)
    blank = AdviceView(advisor, title, weighs, "", word("advice", key), "", None)
    if not rows:
        return blank
    rows.sort(key=lambda row: (-row[0].value, row[1]))
    best, worst, what = rows[0], rows[-1], measure_of("advisor_measure", advisor, seat)
    helps, harms = counts(best[0]) and best[0].value > 0, counts(worst[0]) and worst[0].value < 0
    return attrs.evolve(
        blank,
        key=best[1] if helps else "",
        says=word("advice", "for_it" if helps else "wait", title=best[2], **figures_of(what, best[0], best[3])),
        against=word("advice", "against", title=worst[2], **figures_of(what, worst[0], worst[3])) if harms else "",
        change=best[0],
    )


def figures_of(what: str, change: Change, effect: EffectView) -> Mapping[str, str]:
    """What an advisor's sentence is filled with."""
    return {
        "what": what,
        "amount": plain(abs(change.value)),
        "signed": signed(change.value, 0),
        "error": error_of(change),
        "since": since(effect),
    }


def stances(effect: EffectView, seat: str) -> tuple[StanceView, ...]:
    """What each advisor makes of one card."""
    rows = []
    for advisor in ADVISORS:
        change = weighed_change(advisor, effect, seat)
        if change is None:
            continue
        stance = LATER if not counts(change) else FOR_IT if change.value > 0 else AGAINST_IT
        what = measure_of("advisor_measure", advisor, seat)
        says = word("stance", f"says_{stance}", **figures_of(what, change, effect))
        title, weighs = word("advisor", advisor), measure_of("advisor_weighs", advisor, seat)
        rows.append(StanceView(advisor, title, weighs, stance, word("stance", stance), says, change))
    return tuple(rows)
