import numpy as np
import pytest

from benchmarks.seats import Control, Seats
from game.model.laws.exchange import exchange
from game.model.laws.needs import needs
from game.model.laws.opening import opening
from game.model.laws.turn import play
from game.model.state.deeds import Deeds
from game.model.state.rules import Rules
from game.model.state.ruleset import central, ruleset, with_drawn_opening
from game.model.state.world_state import WorldState, declared
from tests.model.sketch import expected, first_worlds, luck, rules


def played_by_seats(worlds: int, quarters: int, seed: int = 1) -> list[WorldState]:
    """Worlds from drawn openings, played by the benchmarks' seats, quarter after quarter."""
    chance = luck(worlds, seed)
    law = Rules(with_drawn_opening(central(), chance), chance, quarters)
    seats = Seats(law, Control.free(worlds), opening(law, worlds))
    return [seats.world, *(seats.play() for _ in range(quarters))]


def test_the_opening_stands_still_without_news() -> None:
    """With the opening's needs and policies, every flow stays where it is: the base worth is solved so."""
    state = first_worlds()
    law, deeds = expected(), Deeds.none(1)
    after = exchange(needs(state, deeds, law.figures), deeds, law.figures)
    assert np.allclose(after.flow, state.flow, atol=2e-4)


def test_the_opening_stands_still_for_any_draw_of_the_figures() -> None:
    """The same holds in every world of a drawn opening."""
    chance = luck(50)
    law = Rules(with_drawn_opening(central(), chance), chance, 20)
    state, deeds = opening(law, 50), Deeds.none(50)
    after = exchange(needs(state, deeds, law.figures), deeds, law.figures)
    assert np.abs(after.flow - state.flow).max() < 2e-3


def test_every_figure_lies_in_its_range_and_has_a_source() -> None:
    """No central value lies outside its range, and every figure says where it comes from, what it is, in which unit."""
    for path, figure in ruleset().items():
        assert figure.low <= figure.value <= figure.high, path
        assert all((figure.source, figure.says, figure.unit)), path


def test_bounds_hold_over_a_hundred_quarters() -> None:
    """A hundred quarters of forty worlds never lead a measure out of its bounds, or to what is no number."""
    for state in played_by_seats(40, 100)[::10]:
        for name, measure in declared().items():
            rows = getattr(state, name)
            assert np.isfinite(rows).all(), name
            assert rows.min() >= measure.low, name
            assert rows.max() <= measure.high, name


def test_a_world_has_the_same_fate_alone_and_among_many() -> None:
    """World 3 of eight is bit for bit what it is when it is the only one played."""
    law = rules(8)
    many = opening(law, 8)
    deeds = Deeds.none(8)
    alone_law = Rules(law.figures, type(luck(1))(1, np.array([3], dtype=np.uint64)), 20)
    alone = opening(alone_law, 1)
    one_deed = Deeds.none(1)
    for _ in range(6):
        many = play(many, (lambda _: deeds, lambda _: deeds), law)
        alone = play(alone, (lambda _: one_deed, lambda _: one_deed), alone_law)
    for name in declared():
        assert np.array_equal(getattr(many, name)[..., 3:4], getattr(alone, name)), name


def test_promises_are_neither_made_nor_lost_by_themselves() -> None:
    """Without news, promises and debts together change only by what is forgotten: the ledger closes."""
    state, law = first_worlds(), expected()
    deeds = Deeds.none(1)
    before = state.promised[0].sum() + state.overdue[0, 0]
    after = play(state, (lambda _: deeds, lambda _: deeds), law)
    now = after.promised[0].sum() + after.overdue[0, 0]
    forgotten = state.overdue[0, 0] * (1 - law.figures.favours.overdue_memory)
    assert now == pytest.approx(before - forgotten, abs=1e-5)


def test_the_treasury_balances() -> None:
    """What revenue lacks comes from reserves or is not paid; nothing appears from nowhere."""
    for before, after in zip(states := played_by_seats(30, 8), states[1:], strict=False):
        law = central().treasury
        need = law.spending_iran
        gap = need - after.revenue[1]
        drawn = np.maximum(gap, 0) - after.unpaid[1] * need
        assert (drawn >= -1e-4).all()
        assert (drawn <= before.reserves[1] * law.draw_share + law.draw_least * need + 1e-3).all()


def test_no_step_of_the_ladder_is_without_an_author() -> None:
    """A rung changes only where somebody moved, with an act and a reason."""
    for before, after in zip(states := played_by_seats(200, 20), states[1:], strict=False):
        moved = before.rung != after.rung
        assert (after.mover[moved] > 0).all()
        assert (after.act[moved] > 0).all()
        down = after.rung < before.rung
        assert (after.reason[down] > 0).all()
        assert not after.mover[~moved].any()
        assert (np.abs(after.rung - before.rung) <= 2).all()
