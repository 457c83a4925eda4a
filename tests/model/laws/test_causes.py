from itertools import pairwise

import numpy as np
import pytest

from benchmarks.seats import Control, Seats
from game.model.laws.causes import CALENDAR, LUCK, Quarter, between
from game.model.laws.opening import opening
from game.model.laws.turn import play
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.rules import Rules
from game.model.state.ruleset import central, with_drawn_opening
from game.model.state.split import Split
from game.model.state.world_state import WorldState, declared
from tests.model.sketch import first_worlds, luck, rules


def campaign(worlds: int, quarters: int) -> tuple[list[tuple[Quarter, WorldState]], Rules]:
    """Some quarters played by the benchmarks' seats, each with what it began with and what it led to."""
    chance = luck(worlds, 5)
    law = Rules(with_drawn_opening(central(), chance), chance, 20)
    state = opening(law, worlds)
    seats = Seats(law, Control.free(worlds), state)
    told: list[tuple[Quarter, WorldState]] = []
    for _ in range(quarters):
        deeds: list[Deeds] = []

        def orders(now: WorldState, deeds: list[Deeds] = deeds) -> Deeds:
            deeds.append(seats.orders(now))
            return deeds[-1]

        def answers(now: WorldState, deeds: list[Deeds] = deeds) -> Deeds:
            deeds.append(seats.answers(now))
            return deeds[-1]

        after = play(state, (orders, answers), law)
        told.append((Quarter(state, deeds[0], tuple(deeds[1:])), after))
        state = after
    return told, law


def test_every_change_of_every_measure_is_split_to_the_last_bit_shown() -> None:
    """Between one quarter and the next, the causes of each measure add up to its change, and both ends are exact."""
    told, law = campaign(3, 6)
    for (earlier, before), (later, after) in pairwise(told):
        explained = between(earlier, later, law)
        for name in declared():
            rows = getattr(explained.state, name)
            assert isinstance(rows, Split), name
            assert np.array_equal(rows.before, getattr(before, name)), name
            assert np.array_equal(rows.after, getattr(after, name)), name
            assert np.abs(rows.gap()).max() < 1e-4, name
        parts = explained.parts("index")
        assert np.allclose(np.add.reduce(list(parts.values())), after.index - before.index, rtol=0, atol=1e-12)


def test_the_same_quarter_with_one_deed_more_has_that_deed_for_its_cause() -> None:
    """Where two plays differ in one text on the islands only, that text is the cause of every difference."""
    state, law = first_worlds(5), rules(5)
    plain, signed = Deeds.none(5), Deeds.none(5)
    signed.moves[MOVE_ROW["ru.islands"]] = 1
    explained = between(Quarter(state, plain), Quarter(state, signed), law)
    for name in ("trust", "flow", "index", "tie", "rung"):
        rows = getattr(explained.state, name)
        for cause, part in zip(explained.causes, rows.parts, strict=True):
            assert not part.any() or cause == "ru.islands (move)", (name, cause)
    assert explained.parts("grievance", (1,))["ru.islands (move)"].min() > 0


def test_two_policies_share_what_they_did() -> None:
    """Aid to Ukraine and Chinese backing both changed the quarter; luck and the calendar did not."""
    state, law = first_worlds(2), rules(2)
    plain, other = Deeds.none(2), Deeds.none(2)
    other.stances[STANCE_ROW["us.ukraine_aid"]] = 3
    other.stances[STANCE_ROW["cn.risk"]] = 3
    explained = between(Quarter(state, plain), Quarter(state, other), law)
    parts = explained.parts("index")
    assert set(parts) == {"us.ukraine_aid", "cn.risk"}
    assert not {LUCK, CALENDAR} & set(parts)


def test_measures_may_be_gathered_under_one_name() -> None:
    """A reader of causes may put all that was there before under one heading."""
    told, law = campaign(1, 2)
    explained = between(told[0][0], told[1][0], law, cause_of=lambda _: "what was there before")
    assert "what was there before" in explained.causes
    assert sum(float(part[0]) for part in explained.parts("index").values()) == pytest.approx(
        float(told[1][1].index[0] - told[0][1].index[0]), abs=1e-9
    )
