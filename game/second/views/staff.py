"""What staff work out for a seat, in a process of its own: rough first, then finer, until somebody calls it off."""

import attrs

from game.second.campaign.orders import SeatOrders
from game.second.views.board_rows import LikelyAct
from game.second.views.board_view import BoardView
from game.second.views.hand_rows import EffectView
from game.second.views.outlook_view import OutlookView


@attrs.frozen
class StaffQuestion:
    """What a seat wants to know.

    draft    what it has drafted
    focus    the key of the option that it looks at; "" for none
    options  by key: the draft with that option beside
    """

    draft: SeatOrders
    focus: str
    options: tuple[tuple[str, SeatOrders], ...]


@attrs.frozen
class StaffAnswer:
    """What staff have worked out so far; `done` with the last of them.

    par  of the seat; None until it is known
    """

    outlook: OutlookView | None
    effects: tuple[tuple[str, EffectView], ...]
    likely: tuple[LikelyAct, ...]
    done: bool
    par: float | None = None


def with_staff(board: BoardView, answers: tuple[StaffAnswer, ...]) -> BoardView:
    """A board with what staff have worked out laid into it; later answers count."""
    effects, outlook, likely = dict[str, EffectView](), board.outlook, board.likely
    par, done = board.score.par, False
    for answer in answers:
        effects.update(answer.effects)
        outlook, likely = answer.outlook or outlook, answer.likely or likely
        par, done = answer.par if answer.par is not None else par, answer.done
    crises = tuple(
        attrs.evolve(
            crisis,
            choices=tuple(
                attrs.evolve(choice, effect=effects.get(choice_key(crisis.id, choice.place), choice.effect))
                for choice in crisis.choices
            ),
        )
        for crisis in board.crises
    )
    return attrs.evolve(
        board,
        outlook=outlook,
        likely=likely,
        score=attrs.evolve(board.score, par=par),
        crises=crises,
        dials=tuple(attrs.evolve(dial, effect=effects.get(dial.lever, dial.effect)) for dial in board.dials),
        moves=tuple(attrs.evolve(move, effect=effects.get(move.lever, move.effect)) for move in board.moves),
        table=tuple(attrs.evolve(act, effect=effects.get(act.act, act.effect)) for act in board.table),
        staff="fresh" if done else board.staff,
    )


def choice_key(crisis: str, place: int) -> str:
    """The key of a choice among options."""
    return f"{crisis}={place}"


def dial_key(policy: str, step: int) -> str:
    """The key of a step of a dial among options, other than the one that a board shows beside the dial."""
    return f"{policy}={step}"
