import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.budgets import budgets, due_share, paid
from game.model.state.axes import PUBLIC, Array
from tests.sketch import section, sketch

MONEY = st.floats(0.0, 200.0)
SHARES = st.floats(0.0, 1.0)


def two(x: float) -> Array:
    """Return the same number for both partners in a single world."""
    return np.full((2, 1), x)


def payments(income: float, reserves: float, elite: float = 40.0, public: float = 60.0, drawdown: float = 0.0) -> Array:
    """Return what elite and public get and what is left in reserve, $bn."""
    world, setting = sketch(reserves=reserves, drawdown=drawdown)
    parts = paid(two(income), world, two(elite), two(public), setting.figures.budgets)
    return np.array([part[0, 0] for part in parts])


def test_the_elite_is_paid_first() -> None:
    """With income for the elite alone and nothing in reserve, the public gets nothing (C30, C76)."""
    assert payments(40.0, 0.0).tolist() == [40.0, 0.0, 0.0]


def test_the_public_is_paid_last() -> None:
    """Of a shortfall of twenty all is taken from the public."""
    assert payments(80.0, 0.0).tolist() == [40.0, 40.0, 0.0]


def test_whoever_is_paid_less_than_the_elites_due_pays_the_elite_alone() -> None:
    """Where income does not reach for the elite, it gets what there is."""
    assert payments(25.0, 0.0).tolist() == [25.0, 0.0, 0.0]


def test_reserves_fill_a_fifth_a_quarter() -> None:
    """A shortfall of twenty is met with a fifth of fifty in reserve, and the public still lacks ten."""
    assert payments(80.0, 50.0) == pytest.approx([40.0, 50.0, 40.0])


def test_reserves_released_by_order_fill_more() -> None:
    """A firm order releases three tenths more."""
    assert payments(80.0, 30.0, drawdown=1.0) == pytest.approx([40.0, 55.0, 15.0])


def test_no_more_is_drawn_than_is_short() -> None:
    """Reserves make up a shortfall and no more."""
    assert payments(99.0, 50.0) == pytest.approx([40.0, 60.0, 49.0])


def test_half_a_surplus_is_saved() -> None:
    """Of ten beyond all that is due, five go into reserve and five to the elite."""
    assert payments(110.0, 50.0) == pytest.approx([45.0, 60.0, 55.0])


@given(income=MONEY, reserves=MONEY, elite=MONEY, public=MONEY, drawdown=st.floats(0, 4))
def test_what_is_paid_closes_the_account(
    income: float, reserves: float, elite: float, public: float, drawdown: float
) -> None:
    """Income is both payments plus the change of reserves, none of them below nothing."""
    to_elite, to_public, left = payments(income, reserves, elite, public, drawdown)
    assert income == pytest.approx(to_elite + to_public + left - reserves, abs=1e-9)
    assert min(to_elite, to_public, left) >= -1e-12


@given(income=MONEY, reserves=MONEY)
def test_what_is_paid_to_the_public_waits_for_the_elite(income: float, reserves: float) -> None:
    """The public is paid something only where the elite has all that is due."""
    to_elite, to_public, _ = payments(income, reserves)
    assert to_public <= 1e-9 or to_elite >= 40.0 - 1e-9


def shares(elite: float, public: float, rents: float) -> Array:
    """Return the share of its due that each faction is paid."""
    covered = np.stack([two(elite), two(public)])
    return due_share(covered, two(rents), section("budgets"))[0, :, 0]


def test_due_share_of_each_faction() -> None:
    """Security men have the elite's share and smuggling, technocrats half of each share, the public its own."""
    assert shares(1.0, 0.6, 0.5) == pytest.approx([1.15, 1.0, 1.1, 0.8, 0.6])


def test_due_share_of_insiders_grows_with_smuggling() -> None:
    """Evasion feeds those who run it and nobody else (C29, C33)."""
    more = shares(0.8, 0.5, 1.0) - shares(0.8, 0.5, 0.0)
    assert more == pytest.approx([0.3, 0.0, 0.2, 0.0, 0.0])


@given(elite=SHARES, public=SHARES)
def test_due_share_of_the_public_is_no_more_than_its_own(elite: float, public: float) -> None:
    """No smuggling reaches the public."""
    assert shares(elite, public, 1.0)[PUBLIC] == public


def test_a_quarter_of_budgets_closes() -> None:
    """After the phase, income is spending plus what reserves gained, in Moscow and in Tehran."""
    world, setting = sketch(revenue={"russia": 15.0, "iran": 4.0})
    then, _ = budgets(world, world, setting)
    assert then.income == pytest.approx(then.spent + then.reserves - world.reserves, abs=1e-9)


def test_pay_follows_the_budget_by_half_a_quarter() -> None:
    """Half of the gap between pay and what the budget allows is closed in a quarter."""
    world, setting = sketch(revenue={"iran": 2.0}, patronage=1.0, reserves=0.0, rents=0.0)
    then, _ = budgets(world, world, setting)
    assert then.patronage[1, PUBLIC, 0] == pytest.approx((1.0 + (2.0 + 12.0 - 7.5) / 13.6) / 2)
