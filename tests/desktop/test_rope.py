import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from game.desktop.drawing.curves import lengths
from game.desktop.drawing.rope import Rope, frays, look, moving, visible_parts

WEAK = 36.0
ENDS = ((280.0, 130.0), (336.0, 310.0))
strengths = some.floats(0.0, 100.0)


def whole(number: int, now: float, before: float = 50.0) -> Rope:
    """Return a rope whose seven strands moved alike."""
    return Rope(*ENDS, ((before, now),) * 7, number)


@given(strengths, strengths)
def test_a_stronger_strand_is_never_thinner(one: float, other: float) -> None:
    """Width grows with strength."""
    weak, strong = sorted((one, other))
    assert look(weak).width <= look(strong).width


def test_a_weak_strand_is_dashed_and_a_broken_one_cut() -> None:
    """At the bound of weak a strand is whole, a point below it is dashed, and far below it is cut."""
    assert not look(WEAK).dash
    assert look(WEAK - 1).dash
    assert look(WEAK / 2).broken


def test_what_is_shown_alike_is_drawn_alike() -> None:
    """Strengths that are printed as the same whole number look the same."""
    assert look(35.6) == look(36.4)


@given(some.integers(0, 6), strengths)
def test_every_strand_joins_the_two_capitals(number: int, now: float) -> None:
    """All strands begin in Moscow and end in Tehran, whatever their strength."""
    course = whole(number, now).course(number)
    assert np.allclose(course[0], ENDS[0])
    assert np.allclose(course[-1], ENDS[1])


def test_a_broken_strand_is_cut_with_frayed_ends() -> None:
    """A broken strand has two pieces and three loose threads at each of their ends; a whole one has none."""
    rope = whole(0, 10.0)
    course = rope.course(0)
    assert len(list(visible_parts(course, rope.parted(0)))) == 2
    assert len(list(frays(course, rope.parted(0)))) == 6
    assert not list(frays(course, look(60.0)))


@given(some.floats(0.0, 1.0))
def test_a_break_opens_and_never_closes(share: float) -> None:
    """As a strand breaks the gap grows with time, from nothing to its whole width."""
    earlier, later = moving(50.0, 10.0, share / 2), moving(50.0, 10.0, share)
    assert later.cut[1] - later.cut[0] >= earlier.cut[1] - earlier.cut[0]
    assert moving(50.0, 10.0, 1.0) == look(10.0)


def test_the_gap_of_a_dashed_strand_is_air() -> None:
    """A dashed strand shows less of its course than a whole one."""
    rope = whole(0, WEAK - 3)
    course = rope.course(0)
    shown = sum(float(lengths(piece)[-1]) for piece in visible_parts(course, rope.parted(0)))
    assert 0.5 < shown / float(lengths(course)[-1]) < 0.8
