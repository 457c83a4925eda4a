from collections.abc import Callable
from hashlib import blake2b
from math import log, pi
from statistics import NormalDist

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.state.arithmetic import WEIGHT_GRAIN, on_grain
from game.model.state.axes import Array
from game.model.state.chance import Dice, NoLuck, gumbel_table, name_key, normal_table

MANY = 65536
OPTIONS = ("light", "firm", "hard")
# Euler's constant: the mean of the standard Gumbel law.
EULER = 0.5772156649


def dice(seed: int = 7, first: int = 0, worlds: int = 1000) -> Dice:
    """Return the luck of worlds numbered from the first."""
    return Dice(seed, np.arange(first, first + worlds, dtype=np.uint64))


def every_kind(luck: Dice, turn: int = 3, name: str = "brent") -> dict[str, Array]:
    """Return one draw of every kind that rules and agents ask for, by kind; the last axis is the worlds."""
    half = np.full((len(OPTIONS), len(luck.worlds)), 0.5)
    return {
        "happens": luck.happens(turn, name, half[0])[None],
        "lasting": luck.lasting(turn, name, 6, 4)[None],
        "uniform": luck.uniform(turn, name)[None],
        "normal": luck.normal(turn, name, 6),
        "gumbel": luck.gumbel(turn, name, OPTIONS),
    }


KINDS = tuple(every_kind(dice(worlds=1)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_question_has_the_same_answer(kind: str) -> None:
    """Luck has no memory: asked twice, in any order, it answers alike."""
    luck = dice()
    first = every_kind(luck)[kind]
    luck.uniform(9, "something else")
    assert np.array_equal(every_kind(luck)[kind], first)


@settings(max_examples=25)
@given(k=st.integers(0, 4095), seed=st.integers(0, 2**63), turn=st.integers(1, 100))
def test_world_7_has_the_same_luck_alone_and_among_thousands(k: int, seed: int, turn: int) -> None:
    """A world's luck does not hang on the company it keeps, nor on its place among them."""
    many = every_kind(dice(seed, 0, 4096), turn)
    alone = every_kind(dice(seed, k, 1), turn)
    for kind in KINDS:
        assert np.array_equal(many[kind][:, k : k + 1], alone[kind]), kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "other",
    [lambda: every_kind(dice(8)), lambda: every_kind(dice(), turn=4), lambda: every_kind(dice(), name="gaza"),
     lambda: every_kind(dice(first=1000))],
    ids=["seed", "turn", "name", "world"],
)  # fmt: skip
def test_another_question_has_another_answer(kind: str, other: Callable[[], dict[str, Array]]) -> None:
    """Seed, turn, name and world each change the draw in at least a third of the cases."""
    here, there = every_kind(dice())[kind], other()[kind]
    assert float((here != there).mean()) > 1 / 3


@given(extra=st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5, unique=True), place=st.integers(0, 3))
def test_a_new_option_shifts_no_others_luck(extra: list[str], place: int) -> None:
    """An option's draw is its own: others may be added before or after it, or reordered."""
    luck = dice(worlds=16)
    options = [*OPTIONS[:place], *extra, *OPTIONS[place:]]
    among = luck.gumbel(1, "russia.order", tuple(options))
    assert np.array_equal(among[[options.index(one) for one in OPTIONS]], luck.gumbel(1, "russia.order", OPTIONS))


def test_more_normal_draws_leave_the_first_ones() -> None:
    """Asking for more draws within one hash leaves those already there as they are."""
    luck = dice()
    assert np.array_equal(luck.normal(1, "war", 2), luck.normal(1, "war", 4)[:2])


def test_turns_and_seeds_are_not_mixed_up() -> None:
    """Seed 1 in turn 11 is not seed 11 in turn 1."""
    assert not np.array_equal(dice(1).uniform(11, "brent"), dice(11).uniform(1, "brent"))


def test_a_names_key_is_the_same_in_every_run() -> None:
    """What stands for a name does not hang on the run, as Python's own hashes of text do."""
    assert name_key("brent") == 0x26D55B31B49E4EA3


EVEN: dict[str, Callable[[int], Array]] = {
    "worlds": lambda n: dice(first=64 * n, worlds=64).uniform(1, "brent"),
    "turns": lambda n: dice(worlds=64).uniform(n, "brent"),
    "names": lambda n: dice(worlds=64).uniform(1, f"name {n}"),
    "seeds": lambda n: dice(seed=n, worlds=64).uniform(1, "brent"),
}


@pytest.mark.parametrize("over", EVEN)
def test_uniform_draws_are_even(over: str) -> None:
    """Counted in 64 boxes, draws over worlds, turns, names and seeds are even: χ² below its 0.001 % bound."""
    drawn = np.concatenate([EVEN[over](n) for n in range(1024)])
    counts = np.bincount((drawn * 64).astype(int), minlength=64)
    assert float(((counts - 1024) ** 2 / 1024).sum()) < 123.0


def test_neighbours_are_strangers() -> None:
    """Neighbouring worlds, turns and names have uncorrelated luck."""
    luck = dice(worlds=MANY)
    here = luck.uniform(1, "brent") - 0.5
    others = (np.roll(here, 1), luck.uniform(2, "brent") - 0.5, luck.uniform(1, "brenu") - 0.5)
    for other in others:
        assert abs(float((here * other).mean()) * 12) < 5 / MANY**0.5


@pytest.mark.parametrize("probability", [0.0, 0.004, 0.25, 0.9, 1.0])
def test_what_is_likely_happens_as_often(probability: float) -> None:
    """An event of probability p happens in a share p of the worlds, never at 0 and always at 1."""
    luck, wanted = dice(worlds=MANY), np.full(MANY, probability)
    spread = (probability * (1 - probability) / MANY) ** 0.5
    assert abs(luck.happens(1, "rupture", wanted).mean() - probability) <= 5 * spread


def test_what_is_likelier_happens_wherever_the_less_likely_does() -> None:
    """Two strategies meet the same luck: raising a probability takes no event away."""
    luck = dice(worlds=MANY)
    assert (luck.happens(1, "rupture", np.full(MANY, 0.3)) <= luck.happens(1, "rupture", np.full(MANY, 0.31))).all()


def test_the_gumbel_table_is_the_one_it_always_was() -> None:
    """The table that decides every choice has its checksum: no platform's logarithm has changed it."""
    assert checksum(gumbel_table()) == "a22a43cc128dd43d7ae56baac268e669"


def test_the_normal_table_is_the_one_it_always_was() -> None:
    """The table behind every error and shock has its checksum."""
    assert checksum(normal_table()) == "83034b2e197db353da456e673b19f9f4"


def checksum(table: Array) -> str:
    """Return the blake2b digest of a table, its numbers written little end first."""
    return blake2b(table.astype("<f8").tobytes(), digest_size=16).hexdigest()


def test_the_gumbel_table_has_gumbels_moments() -> None:
    """Its mean is Euler's constant and its variance π²/6."""
    assert gumbel_table().mean() == pytest.approx(EULER, abs=1e-3)
    assert gumbel_table().var() == pytest.approx(pi**2 / 6, abs=2e-3)


def test_the_normal_table_has_the_normal_laws_moments() -> None:
    """Its mean is 0, its variance 1 but for the tails it lacks, and it is symmetric."""
    table = normal_table()
    assert abs(table.mean()) < 1e-9
    assert table.var() == pytest.approx(1.0, abs=2e-3)
    assert np.array_equal(table, -table[::-1])


@pytest.mark.parametrize("table", [gumbel_table, normal_table])
def test_tables_lie_on_the_grid_of_weights(table: Callable[[], Array]) -> None:
    """Luck is exact: every value is a whole number of 2^-18."""
    assert np.array_equal(table(), on_grain(table(), WEIGHT_GRAIN))


@pytest.mark.parametrize(
    ("law", "steps"),
    [(lambda share: -log(-log(share)), 65536), (NormalDist().inv_cdf, 4096)],
    ids=["gumbel", "normal"],
)
def test_no_platform_can_round_a_table_differently(law: Callable[[float], float], steps: int) -> None:
    """Every value lies ten thousand times farther from an edge of its grid than two platforms' logarithms differ."""
    values = np.array([law((step + 0.5) / steps) for step in range(steps)])
    from_edge = np.abs(np.abs(values / WEIGHT_GRAIN % 1) - 0.5) * WEIGHT_GRAIN
    assert (from_edge > 1e4 * np.finfo(np.float64).eps).all()


def test_normal_draws_have_the_tables_moments() -> None:
    """Over worlds, each of six draws has mean 0 and variance 1, and no two go together."""
    drawn = dice(worlds=MANY).normal(1, "war", 6)
    together = drawn @ drawn.T / MANY
    assert np.abs(drawn.mean(axis=1)).max() < 5 / MANY**0.5
    assert np.abs(together - np.eye(6)).max() < 0.03


def test_without_luck_what_is_expected_happens() -> None:
    """Where there is no luck, an event happens by its probability and all noise is nothing."""
    none = NoLuck(4)
    assert list(none.happens(1, "rupture", np.array(0.25))) == [0.25] * 4
    assert not none.lasting(1, "view", 6, 2).any()


@given(row=st.integers(0, 8), turn=st.integers(0, 9))
def test_a_lasting_draw_is_a_row_of_the_normal_draws(row: int, turn: int) -> None:
    """A row asked for alone is the one among all rows, also when another turn's is kept."""
    luck = dice(worlds=50)
    luck.lasting(turn + 1, "view", 9, row)
    assert np.array_equal(luck.lasting(turn, "view", 9, row), luck.normal(turn, "view", 9)[row])
    assert np.array_equal(luck.lasting(turn, "view", 9, row), luck.normal(turn, "view", 9)[row])


def test_what_is_kept_is_not_handed_on() -> None:
    """Luck made from other luck, for other worlds, keeps nothing of the first."""
    luck = dice(worlds=5)
    luck.lasting(1, "view", 4, 0)
    other = attrs.evolve(luck, worlds=luck.worlds + np.uint64(5))
    assert not np.array_equal(other.lasting(1, "view", 4, 0), luck.lasting(1, "view", 4, 0))


@pytest.mark.parametrize("kind", ["normal", "gumbel"])
def test_no_luck_is_silent_in_the_same_shape(kind: str) -> None:
    """Without luck every noise is zero, in the shape that luck would have."""
    rows: object = 6 if kind == "normal" else OPTIONS
    silent, loud = (getattr(one, kind)(1, "war", rows) for one in (NoLuck(4), dice(worlds=4)))
    assert silent.shape == loud.shape
    assert not silent.any()
