import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.sanctions import biting, captive, learned, sanctions
from game.model.state.axes import IRAN, RUSSIA, Array
from game.model.state.figures import plain
from tests.sketch import Rows, after, section, sketch

SHARES = st.floats(0.0, 1.0)


def two(x: float) -> Array:
    """Return the same number for both partners in a single world."""
    return np.full((2, 1), x)


def skill(evasion: float, enforcement: float, fresh: float = 0.0, trade: float = 0.0) -> float:
    """Return the skill at evading a quarter later."""
    return float(learned(two(evasion), two(enforcement), two(fresh), two(trade), section("sanctions"))[0, 0])


def test_biting_enforcement_is_what_gets_past_evasion() -> None:
    """Half enforcement against evasion of 0.8, half of which counts, bites at 0.3 (C33)."""
    assert biting(two(0.5), two(0.8), plain(0.5))[0, 0] == pytest.approx(0.3)


def test_evasion_is_learned_under_pressure() -> None:
    """Of the skill that is missing, full enforcement teaches 15 % a quarter: theory.md 4.4, λ."""
    assert skill(0.4, 1.0) == pytest.approx(0.4 + 0.15 * 0.6)


def test_evasion_learned_from_a_partner_comes_faster() -> None:
    """Full trade with the partner adds three tenths to the lesson (C34)."""
    assert skill(0.4, 1.0, trade=1.0) - 0.4 == pytest.approx(1.3 * (skill(0.4, 1.0) - 0.4))


def test_evasion_learned_is_set_back_by_a_fresh_wave() -> None:
    """A fresh wave of half of all enforcement takes a fifth off the skill."""
    assert skill(0.6, 0.0, fresh=0.5) == pytest.approx(0.4)


@given(evasion=SHARES, enforcement=SHARES, fresh=SHARES, trade=SHARES)
def test_evasion_learned_is_a_share(evasion: float, enforcement: float, fresh: float, trade: float) -> None:
    """Skill never leaves 0 to 1."""
    assert 0.0 <= skill(evasion, enforcement, fresh, trade) <= 1.0


def test_a_captive_public_is_made_by_sanctions() -> None:
    """Under full sanctions a free twentieth of the public becomes dependent each quarter (C32)."""
    assert captive(two(0.4), two(1.0), plain(0.05), plain(0.03))[0, 0] == pytest.approx(0.4 + 0.05 * 0.6)


def test_a_captive_public_is_freed_without_them() -> None:
    """Without sanctions three per cent of dependence go each quarter."""
    assert captive(two(0.4), two(0.0), plain(0.05), plain(0.03))[0, 0] == pytest.approx(0.4 * 0.97)


@given(dependence=SHARES, enforcement=SHARES)
def test_a_captive_public_is_a_share(dependence: float, enforcement: float) -> None:
    """Dependence never leaves 0 to 1."""
    assert 0.0 <= captive(two(dependence), two(enforcement), plain(0.1), plain(0.06))[0, 0] <= 1.0


def later(**rows: Rows) -> tuple[Array, Array]:
    """Return enforcement and fleet after the phase of sanctions, some rows set since the opening."""
    world, setting = sketch(**rows)
    found, _ = sanctions(world, world, setting)
    return found.enforcement[:, 0], found.fleet[:, 0]


def test_enforcement_falls_back_to_routine() -> None:
    """A fifth of what was added to routine is gone a quarter later."""
    enforcement, _ = later(enforcement={"russia": 0.8})
    routine = sketch()[0].enforcement[RUSSIA, 0]
    assert enforcement[RUSSIA] == pytest.approx(0.8 - 0.2 * (0.8 - routine))


def test_lost_ships_are_bought_again() -> None:
    """A fifth of the missing ships is bought each quarter, and none beyond what is wanted."""
    _, fleet = later(fleet={"russia": 2.0, "iran": 1.7})
    assert fleet == pytest.approx([2.2, 1.7])


def test_sanctions_left_alone_come_to_rest() -> None:
    """Twenty quiet quarters after a wave, enforcement is routine again and the skill at evading it has grown."""
    world, setting = sketch(enforcement={"iran": 0.9})
    then = after(setting, world, 20)
    assert then.enforcement[IRAN, 0] == pytest.approx(setting.opening.enforcement[IRAN, 0], abs=0.01)
    assert then.evasion[IRAN, 0] > world.evasion[IRAN, 0]
