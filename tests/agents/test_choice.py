from collections.abc import Iterable

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.choice import ChoiceParameters, ChoiceProblem, choose
from agents.utility import Appraisal, desk
from game.model.legality import choice_rules
from game.model.state.axes import Array
from game.model.state.catalogue import ORDERS_A_QUARTER, Catalogue, Order, Sheet
from game.model.state.chance import Dice, NoLuck
from game.model.state.setting import Staff
from tests.agents.sketch import all_legal, figures, order, staff, view

seeds = st.integers(0, 2**32)


def small_staff(orders: Iterable[Order], worlds: int, seed: int = 0) -> Staff:
    """Return the staff of a China that has these orders and may hold, at a table where nobody else has any."""
    others = [order(f"{country}.hold", country, 0) for country in ("russia", "iran", "united_states")]
    last = [order(f"{country}.hold", country, 0) for country in ("gulf_states", "israel")]
    own = [*orders, order("cn.hold", "china", 0)]
    catalogue, place = Catalogue((*others, *own, *last)), slice(len(others), len(others) + len(own))
    return Staff(
        figures=figures(),
        catalogue=catalogue,
        chance=Dice(seed, np.arange(worlds, dtype=np.uint64)),
        interests=(),
        anticipated=np.zeros((0, len(own))),
        own=place,
        rules=choice_rules(catalogue, place),
    )


def chosen(reader: Staff, worth: Array, temper: ChoiceParameters, capital: float = 20.0) -> Sheet:
    """Return what China chooses when everything is legal and capital costs nothing."""
    worlds = worth.shape[1]
    seen = view("china", {"capital.china": capital}, worlds)
    legal = all_legal(reader, worlds) & (desk(reader).prices[1] <= capital)[:, None]
    levels: Sheet = choose(ChoiceProblem(seen, legal, reader, Appraisal(worth, np.zeros(worlds)), temper)).astype(
        np.int8
    )
    return levels


def free(*letters: str) -> list[Order]:
    """Return orders that cost nothing."""
    return [order(f"cn.{letter}", "china", 0) for letter in letters]


@given(seed=seeds, worlds=st.integers(1, 12), capital=st.floats(0.0, 12.0), rationality=st.floats(0.0, 6.0))
@settings(max_examples=60)
def test_no_sheet_breaks_a_law(seed: int, worlds: int, capital: float, rationality: float) -> None:
    """Never more than three orders, never more than the capital there is, nothing illegal, nothing barred."""
    reader, luck = staff("iran", worlds, seed), np.random.default_rng(seed)
    book = desk(reader)
    legal = (luck.random((len(book.names), worlds)) < 0.6) & (book.prices[1] <= capital)[:, None]
    worth = luck.normal(0.0, 2.0, legal.shape)
    seen = view("iran", {"capital.iran": capital}, worlds)
    sheet = choose(
        ChoiceProblem(seen, legal, reader, Appraisal(worth, np.full(worlds, 0.15)), ChoiceParameters(rationality))
    )
    given_at = sheet > 0
    spent = np.take_along_axis(book.prices.T, sheet.astype(np.intp), axis=1).sum(axis=0)
    together = given_at[:, None] & given_at[None]
    closed = (reader.rules.closes.T[..., None] == np.arange(len(book.names))).any(axis=1)
    barred = closed & ~np.eye(len(book.names), dtype=bool)
    assert given_at.sum(axis=0).max() <= ORDERS_A_QUARTER
    assert np.all(spent <= capital)
    assert not np.any(given_at & ~legal)
    assert not np.any(together & barred[:, :, None])
    assert not sheet[book.row("ir.hold")].any()


@given(seed=seeds, k=st.integers(0, 9))
@settings(max_examples=30)
def test_a_world_alone_chooses_as_among_others(seed: int, k: int) -> None:
    """World k of a block is given the orders that it is given alone."""
    reader = staff("united_states", 10, seed)
    worth = np.random.default_rng(seed).normal(0.0, 1.0, (30, 10))
    seen, price, legal = view("united_states", {}, 10), np.full(10, 0.2), all_legal(reader, 10)
    among = choose(ChoiceProblem(seen, legal, reader, Appraisal(worth, price), ChoiceParameters(1.5)))
    lonely = attrs.evolve(reader, chance=Dice(seed, np.array([k], np.uint64)))
    alone = Appraisal(worth[:, k : k + 1], price[:1])
    found = choose(ChoiceProblem(view("united_states", {}), legal[:, :1], lonely, alone, ChoiceParameters(1.5)))
    assert np.array_equal(found, among[:, k : k + 1])


def test_without_rationality_every_legal_order_is_as_likely() -> None:
    """At rationality 0 worth does not matter: orders that cost the same are given equally often."""
    reader = small_staff(free("a", "b", "c", "d", "e"), 20_000)
    worth = np.arange(6.0)[:, None] * np.ones(20_000)
    often = (chosen(reader, worth, ChoiceParameters(0.0)) > 0).mean(axis=1)[:-1]
    assert np.ptp(often) < 0.02


def test_with_much_rationality_the_best_are_picked() -> None:
    """At a high rationality the three orders worth most are given, and none that is worth less than holding."""
    reader = small_staff(free("a", "b", "c", "d", "e"), 500)
    three = chosen(
        reader, np.array([[1.0], [2.0], [3.0], [4.0], [-1.0], [0.0]]) * np.ones(500), ChoiceParameters(1000.0)
    )
    assert np.array_equal((three > 0).all(axis=1), [False, True, True, True, False, False])
    one = chosen(
        reader, np.array([[-1.0], [2.0], [-1.0], [-1.0], [-1.0], [0.0]]) * np.ones(500), ChoiceParameters(1000.0)
    )
    assert np.array_equal((one > 0).sum(axis=0), np.ones(500))


def test_odds_follow_the_logit() -> None:
    """With one order beside holding, it is given with probability σ(rationality × worth)."""
    reader = small_staff(free("a"), 20_000)
    worth = np.array([[0.8], [0.0]]) * np.ones(20_000)
    often = (chosen(reader, worth, ChoiceParameters(1.5)) > 0)[0].mean()
    assert often == pytest.approx(1 / (1 + np.exp(-1.2)), abs=0.01)


@given(seed=seeds)
@settings(max_examples=20)
def test_a_new_order_disturbs_no_choice_unless_it_is_picked(seed: int) -> None:
    """Adding an unrelated order leaves every choice as it was in all worlds where it is not itself given."""
    luck = np.random.default_rng(seed)
    worth = luck.normal(0.0, 1.0, (7, 200))
    fewer = chosen(small_staff(free("a", "b", "c", "d", "e", "f"), 200, seed), worth, ChoiceParameters(1.5))
    added = np.insert(worth, 3, luck.normal(0.0, 1.0, 200), axis=0)
    more = chosen(small_staff(free("a", "b", "c", "new", "d", "e", "f"), 200, seed), added, ChoiceParameters(1.5))
    untouched = more[3] == 0
    assert np.array_equal(np.delete(more, 3, axis=0)[:, untouched], fewer[:, untouched])


def test_what_cannot_be_paid_hard_is_given_lighter() -> None:
    """An order wanted badly is given hard when there is capital for it, and else as hard as can be paid."""
    reader = small_staff([order("cn.dear", "china", 4)], 300)
    worth = np.array([[50.0], [0.0]]) * np.ones(300)
    levels = {
        capital: set(chosen(reader, worth, ChoiceParameters(50.0), capital)[0]) for capital in (6.0, 4.0, 2.0, 1.0)
    }
    assert levels == {6.0: {3}, 4.0: {2}, 2.0: {1}, 1.0: {0}}


def test_a_light_hand_gives_nothing_hard() -> None:
    """A country that uses light orders only gives none firm or hard."""
    reader = small_staff(free("a", "b"), 300)
    assert chosen(reader, np.full((3, 300), 2.0), ChoiceParameters(1.5, hardest=1)).max() == 1


def test_an_order_not_much_wanted_is_given_light() -> None:
    """An order picked by chance although it is worth less than nothing is mostly given light."""
    reader = small_staff(free("a"), 5_000)
    sheet = chosen(reader, np.array([[-1.0], [-1.0]]) * np.ones(5_000), ChoiceParameters(2.0))[0]
    assert (sheet == 1).sum() > (sheet == 2).sum() > (sheet == 3).sum()


def test_without_luck_the_best_is_expected() -> None:
    """Where there is no luck, the order worth most is given in every world."""
    reader = attrs.evolve(small_staff(free("a", "b"), 4), chance=NoLuck(4))
    sheet = chosen(reader, np.array([[1.0], [2.0], [1.5]]) * np.ones(4), ChoiceParameters(1.5))
    assert np.array_equal(sheet > 0, np.array([[False], [True], [False]]) * np.ones(4, bool))


def test_holding_ends_the_quarter() -> None:
    """Nothing that is worth less than holding follows it."""
    reader = attrs.evolve(small_staff(free("a", "b", "c"), 1), chance=NoLuck(1))
    sheet = chosen(reader, np.array([[2.0], [-1.0], [-2.0], [0.0]]), ChoiceParameters(1.5))
    assert np.array_equal(sheet[:, 0] > 0, [True, False, False, False])


def test_nothing_legal_means_rest() -> None:
    """A country that may do nothing rests, even where the law forgets to allow it."""
    reader = staff("israel", 5)
    appraisal = Appraisal(np.ones((11, 5)), np.zeros(5))
    sheet = choose(
        ChoiceProblem(view("israel", {}, 5), ~all_legal(reader, 5), reader, appraisal, ChoiceParameters(1.0))
    )
    assert not sheet.any()
