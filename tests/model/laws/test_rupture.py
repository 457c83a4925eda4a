from collections.abc import Callable

import numpy as np
import pytest

from game.model.laws.rupture import breaking, locking, rupture
from game.model.state.arithmetic import logit
from game.model.state.axes import IRAN, RUSSIA
from game.model.state.world import World
from tests.sketch import Rows, after, dice, lucky, section, sketch, table

FIGURES = section("rupture")
MANY = 4096


def chances(**rows: Rows) -> tuple[float, float]:
    """Return the chances of a rupture and of an alliance this quarter."""
    world, _ = sketch(**rows)
    strand = world.index / 100
    return float(breaking(world, strand, FIGURES)[0]), float(locking(world, strand, FIGURES)[0])


def end_of(**rows: Rows) -> tuple[World, World]:
    """Return many worlds before and after the phase, with luck."""
    world, setting = sketch(MANY, **rows)
    return world, rupture(world, world, lucky(setting))[0]


def test_breaking_by_hand() -> None:
    """An aggrieved Tehran, freshly slighted, in a partnership at a fifth with little trust, breaks at these odds."""
    found, _ = chances(grievance=0.6, slight=0.4, accommodation=0.0, index=20.0, trust=0.25, clause=0.0)
    drive = -3.8 + 2 * 0.6 + 1.5 * 0.4 - 3 * 0.2 - 2 * 0.25
    assert logit(np.array([found]))[0] == pytest.approx(drive, abs=1e-6)


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        ({"grievance": {"iran": 0.9}}, +1),
        ({"slight": {"iran": 0.9}}, +1),
        ({"accommodation": 0.8}, +1),
        ({"index": 70.0}, -1),
        ({"trust": 0.9}, -1),
        ({"clause": 1.0}, -1),
    ],
)
def test_breaking_is_likelier_or_less_so(rows: dict[str, Rows], sign: int) -> None:
    """Grievance, slights and accommodations drive the two apart; cooperation, trust and a clause hold them."""
    assert sign * (chances(**rows)[0] - chances()[0]) > 0


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        ({"index": 70.0}, +1),
        ({"trust": 0.9}, +1),
        ({"threat": 1.0}, +1),
        ({"clause": 1.0}, +1),
        ({"institutions": 0.9}, +1),
        ({"grievance": {"iran": 0.9}}, -1),
    ],
)
def test_locking_is_likelier_or_less_so(rows: dict[str, Rows], sign: int) -> None:
    """Strength, trust, a threat both see, a clause and institutions harden it; grievance in Tehran does not (C22)."""
    assert sign * (chances(**rows)[1] - chances()[1]) > 0


def test_breaking_and_locking_are_never_certain() -> None:
    """Even at the worst and the best that can be, rupture and alliance are chances: hazards, never thresholds."""
    worst = chances(grievance=1.0, slight=1.0, accommodation=1.0, index=0.0, trust=0.0, clause=0.0)
    best = chances(grievance=0.0, slight=0.0, accommodation=0.0, index=100.0, trust=1.0, clause=1.0, threat=1.0)
    assert 0.5 < worst[0] < 1.0
    assert 0.0 < best[0] < 0.001
    assert 0.0 < best[1] < 1.0


def test_a_rupture_takes_help_trust_and_the_clause() -> None:
    """Where it breaks, a third of the help is left, half the trust and no clause; elsewhere nothing changed."""
    world, found = end_of(grievance=1.0, slight=1.0, accommodation=1.0, index=5.0, trust=0.4, clause=0.3, help=0.5)
    broke = found.ruptured > 0
    assert 0.1 < broke.mean() < 0.9
    assert found.help[:, :, broke] == pytest.approx(0.5 * 0.35)
    assert found.trust[:, broke] == pytest.approx(0.2)
    assert not found.clause[broke].any()
    quiet = ~broke & (found.allied == 0)
    assert np.array_equal(found.help[:, :, quiet], world.help[:, :, quiet])


def test_an_alliance_brings_a_clause_and_trust() -> None:
    """Where it hardens, the clause is agreed and a quarter of the missing trust is won."""
    _, found = end_of(index=90.0, trust=0.8, clause=0.9, threat=1.0, institutions=0.9, grievance=0.0, slight=0.0)
    allied = found.allied > 0
    assert 0.1 < allied.mean() < 0.9
    assert (found.clause[allied] == 1.0).all()
    assert found.trust[:, allied] == pytest.approx(0.85)


def test_what_is_broken_stays_broken() -> None:
    """A ruptured partnership neither breaks again nor hardens, and help in it is not cut twice."""
    world, found = end_of(ruptured=1.0, grievance=1.0, slight=1.0, index=90.0, clause=1.0, threat=1.0)
    assert (found.ruptured == 1).all()
    assert not found.allied.any()
    assert np.array_equal(found.help, world.help)


def test_what_breaks_is_no_alliance_any_more() -> None:
    """An alliance may break too."""
    _, found = end_of(allied=1.0, grievance=1.0, slight=1.0, accommodation=1.0, index=5.0, trust=0.0)
    assert not (found.allied * found.ruptured).any()
    assert found.ruptured.any()


def test_left_alone_it_mostly_survives(record_property: Callable[[str, object], None]) -> None:
    """With central figures and nobody acting, rupture within eight quarters is uncommon and not negligible."""
    world, setting = sketch(MANY)
    share = float(after(lucky(setting), world, 8).ruptured.mean())
    record_property("yardstick", f"ruptured within 8 quarters, nobody acting: {share:.1%} (prior 5–15 %)")
    assert 0.01 < share < 0.25


def test_with_all_six_acting_it_mostly_survives(record_property: Callable[[str, object], None]) -> None:
    """With central figures and the default doctrine in all seats, fracture within eight quarters lies in 1–25 %."""
    share = float(table(dice(0, MANY), MANY).after(8).ruptured.mean())
    record_property("yardstick", f"ruptured within 8 quarters, all six deciding: {share:.1%}")
    assert 0.01 < share < 0.25


def test_grievance_that_breaks_it_is_tehrans() -> None:
    """What Moscow holds against Tehran drives nothing apart."""
    assert chances(grievance={"russia": 1.0}) == chances()
    world, _ = sketch(grievance={"iran": 0.9})
    assert world.grievance[IRAN, 0] > world.grievance[RUSSIA, 0]
