import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.cooperation import agreed, moved, paces, strands, strength, weighed
from game.model.state.axes import ARMS, DOMAINS, IRAN, RUSSIA, TRADE, Array
from game.model.state.figures import plain
from game.model.state.world import World
from tests.sketch import Rows, ruling, section, sketch

QUIET = np.zeros((len(DOMAINS), 1))
SHARES = st.floats(0.05, 1.0)
OWN_SAY = plain(0.65)


def both(russia: float, iran: float) -> Array:
    """Return the same pair of shares in every domain, (D, 2, 1)."""
    return np.broadcast_to(np.array([[russia], [iran]]), (len(DOMAINS), 2, 1))


def step(world: World, wish: float, **changed: float) -> Array:
    """Return how far help moved in a quarter in which both wished alike and nothing was left to luck, (D, 2)."""
    _, setting = sketch()
    setting = ruling(setting, "cooperation", **changed)
    return (moved(world, both(wish, wish), QUIET, setting) - world.help)[:, :, 0]


@given(wish=SHARES)
def test_agreed_by_equals_is_what_both_wish(wish: float) -> None:
    """Where both wish the same, each gives that."""
    assert agreed(both(wish, wish), OWN_SAY)[0, :, 0] == pytest.approx([wish, wish])


def test_agreed_takes_two() -> None:
    """One who wishes a tenth holds down one who wishes all: neither gives a fifth."""
    assert (agreed(both(1.0, 0.1), OWN_SAY)[0, :, 0] < 0.2).all()


@given(russia=SHARES, iran=SHARES)
def test_agreed_help_hears_the_giver_more(russia: float, iran: float) -> None:
    """Whoever wishes more gives at least as much, and both lie between the two wishes."""
    given_by = agreed(both(russia, iran), OWN_SAY)[0, :, 0]
    assert (given_by[RUSSIA] >= given_by[IRAN] - 1e-12) if russia >= iran else (given_by[IRAN] >= given_by[RUSSIA])
    assert min(russia, iran) - 1e-12 <= given_by.min()
    assert given_by.max() <= max(russia, iran) + 1e-12


def test_moved_help_closes_its_share_of_the_gap() -> None:
    """From two tenths to a wish of six, arms close 15 % of the gap in a quarter and trade 10 %."""
    found = step(sketch(help=0.2)[0], 0.6)
    assert found[[ARMS, TRADE], RUSSIA] == pytest.approx([0.15 * 0.4, 0.10 * 0.4])


def test_moved_help_falls_slower_where_institutions_hold_it() -> None:
    """Full institutions halve a decline and leave a rise as fast as ever (C37)."""
    rows: dict[str, Rows] = {"help": 0.6}
    free, held = (step(sketch(institutions=share, **rows)[0], 0.2) for share in (0.0, 1.0))
    assert held == pytest.approx(free / 2)
    rise = [step(sketch(institutions=share, **rows)[0], 0.9) for share in (0.0, 1.0)]
    assert np.array_equal(rise[0], rise[1])


def test_moved_help_never_quite_ends() -> None:
    """Two hundredths are left, however little anybody wishes."""
    found = moved(sketch(help=0.02)[0], both(0.02, 0.02), QUIET - 10, sketch()[1])
    assert (found == 0.02).all()


def test_moved_help_has_luck_in_each_domain() -> None:
    """A standard deviation of luck moves both sides' help in a domain by 0.015."""
    luck = QUIET.copy()
    luck[ARMS] = 1.0
    world, setting = sketch(help=0.5)
    more = moved(world, both(0.5, 0.5), luck, setting) - moved(world, both(0.5, 0.5), QUIET, setting)
    assert more[:, :, 0] == pytest.approx(np.where(np.arange(len(DOMAINS)) == ARMS, 0.015, 0)[:, None] * np.ones(2))


def test_paces_are_fast_for_talk_and_slow_for_projects() -> None:
    """Votes and stories follow the wish within a quarter or two, reactors take years (theory.md 4.1)."""
    pace = dict(zip(DOMAINS, paces(section("cooperation"))[:, 0], strict=True))
    assert pace["diplomatic"] > pace["narrative"] > pace["arms"] > pace["trade"] > pace["nuclear"]


def test_paces_may_differ_from_world_to_world() -> None:
    """A batch that draws every pace has one a domain and world."""
    drawn = {f"pace_{domain}": np.array([0.1, 0.2, 0.3]) for domain in DOMAINS}
    assert paces(section("cooperation", **drawn)).shape == (len(DOMAINS), 3)


@given(share=SHARES)
def test_strength_of_even_help_is_its_share_of_a_hundred(share: float) -> None:
    """Where both give the same everywhere, the index is that share in points."""
    assert strength(both(share, share), sketch()[1].figures)[0] == pytest.approx(100 * share)


def test_strength_is_about_37_in_late_2024() -> None:
    """The opening of the base scenario stands where theory.md 3d puts it."""
    assert sketch()[0].index[0] == pytest.approx(37.0, abs=1.5)


def test_strength_is_the_weighted_strands() -> None:
    """An index is the sum of what each domain adds, and a strand is no stronger than its weaker half allows."""
    world, setting = sketch()
    assert 100 * weighed(world.help, setting.figures).sum() == pytest.approx(strength(world.help, setting.figures)[0])
    one_sided = strands(both(1.0, 0.1))
    assert (one_sided <= 0.1 * np.sqrt(2)).all()


def test_weights_of_the_index_sum_to_one() -> None:
    """Seven weights make a whole."""
    assert sum(float(section("cooperation")[f"weight_{domain}"]) for domain in DOMAINS) == pytest.approx(1.0)
