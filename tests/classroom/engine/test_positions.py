"""A position is cut by audience: nothing in a seat's part, or in the public's, is what it may not know."""

from collections import Counter
from functools import cache
from types import ModuleType

import pytest

from game.campaign import index_causes, told_day
from game.campaign.orders import SeatOrders
from game.classroom.engine import room_campaign
from game.classroom.engine.engine_worker import resolved
from game.classroom.engine.room_campaign import opening
from game.classroom.protocol.conversion import text_of
from game.classroom.protocol.positions import OrderSheet, Position, QuarterAsked
from game.loose_types import OneOfMany
from game.model.state.axes import COUNTRIES
from tests.classroom.sketches import CAMPAIGN

NOBODY = dict.fromkeys(COUNTRIES)


@cache
def after(seat: str, move: str) -> Position:
    """Return the position after a first quarter in which a seat makes a move, or "" for none."""
    sheet = OrderSheet(moves=(move,) if move else ())
    return resolved(CAMPAIGN, [], QuarterAsked({**NOBODY, seat: sheet})).position


def covert_moves() -> list[tuple[str, str]]:
    """Return moves that others cannot see, by seat, which may be made at the opening; one a seat."""
    session, found = opening(CAMPAIGN), dict[str, str]()
    for move in session.game.anchor.levers.catalogue.moves:
        allowed = [name for name in COUNTRIES if not session.permission.against(name, SeatOrders(moves=(move.id,)))]
        if allowed and move.visibility != "open":
            found.setdefault(allowed[0], move.id)
    return sorted(found.items())


@pytest.mark.parametrize(("seat", "move"), covert_moves())
def test_a_covert_move_is_on_its_own_board_alone(seat: str, move: str) -> None:
    """What one country did covertly is among the orders of its own evening, and named to no other and not in public."""
    position = after(seat, move)
    own = position.seats[seat].evening
    assert own
    assert move in [fate.lever for fate in own.your_orders]
    title = next(fate.title for fate in own.your_orders if fate.lever == move)
    others = [text_of(part) for name, part in position.seats.items() if name != seat]
    for text in (*others, text_of(position.public)):
        assert f'"{move}"' not in text
        assert title not in text


def test_agendas_and_hands_are_their_owners_alone() -> None:
    """No board shows another country's hidden agenda or hand, and the public board shows none at all."""
    position = after("iran", "")
    for name, part in position.seats.items():
        agenda = part.commission.agenda
        assert agenda
        others = [text_of(other) for seat, other in position.seats.items() if seat != name]
        assert not any(agenda.id in text for text in (*others, text_of(position.public)))
        assert part.board.dials
    assert (position.public.board.dials, position.public.board.moves, position.public.board.crises) == ((), (), ())


def test_boards_do_not_hang_on_who_plays() -> None:
    """Who sits down later finds on their board what anybody in that seat would find."""
    with_people = resolved(CAMPAIGN, [], QuarterAsked({**NOBODY, "iran": OrderSheet(), "israel": OrderSheet()}))
    assert set(with_people.position.seats) == set(COUNTRIES)
    assert all(part.board.seats == COUNTRIES for part in with_people.position.seats.values())


def test_a_quarter_is_explained_once_and_played_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven readers of an evening share the causes and the fits, and the next quarter goes on from where one ended."""
    counted = Counter[str]()

    def count(module: ModuleType, name: str) -> None:
        original = getattr(module, name)

        def counting(*given: OneOfMany) -> OneOfMany:
            counted[name] += 1
            return original(*given)

        monkeypatch.setattr(module, name, counting)

    first = resolved(CAMPAIGN, [], QuarterAsked(NOBODY))
    for module, name in ((index_causes, "between"), (told_day, "fits"), (room_campaign, "played_again")):
        count(module, name)
    resolved(CAMPAIGN, [first.record], QuarterAsked(NOBODY))
    assert counted == {"between": 1, "fits": 1}
