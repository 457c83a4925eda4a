import numpy as np
import pytest

from game.model.state.figures import Figures

FIGURES = Figures.of({"oil": {"anchor": 74, "release": np.array([0.2, 0.9])}, "ties": {"tie_pace": np.array(0.06)}})


def test_a_figure_is_read_by_section_and_name() -> None:
    """`figures.oil.anchor` is the number that the ruleset gives."""
    assert FIGURES.oil.anchor == FIGURES.oil["anchor"] == 74.0


def test_an_unknown_figure_is_told_the_nearest() -> None:
    """A name that the section does not have is answered with those that look like it."""
    with pytest.raises(AttributeError, match="section 'oil' has no figure 'ancor'; nearest: anchor"):
        _ = FIGURES.oil.ancor


def test_an_unknown_section_is_told_which_there_are() -> None:
    """A section that does not exist is answered with all that do."""
    with pytest.raises(AttributeError, match="no section 'gas'; it has oil, ties"):
        _ = FIGURES.gas


def test_a_figure_drawn_for_each_world_stays_one_a_world() -> None:
    """What a batch draws is an array, one number a world."""
    assert FIGURES.oil.release.tolist() == [0.2, 0.9]


@pytest.mark.parametrize("found", [FIGURES.oil.anchor, FIGURES.ties.tie_pace])
def test_a_single_figure_is_a_plain_number(found: object) -> None:
    """One number for all worlds is a float, which is fastest to reckon with."""
    assert type(found) is float


def test_a_missing_special_name_is_no_figure() -> None:
    """Python's own questions are not taken for figures, so that figures can be copied and inspected."""
    assert not hasattr(FIGURES, "__array__")
    assert not hasattr(FIGURES.oil, "__array__")


def test_some_figures_are_replaced_and_the_others_stay() -> None:
    """Figures with one replaced keep all the others, and the first ones are as they were."""
    first = Figures.of({"oil": {"anchor": 74.0, "release": 0.5}, "war": {"calm": 0.2}})
    other = first.but({"oil.anchor": 66.0})
    assert (float(other.oil.anchor), float(other.oil.release), float(other.war.calm)) == (66.0, 0.5, 0.2)
    assert float(first.oil.anchor) == 74.0
