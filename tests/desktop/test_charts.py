import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.desktop.drawing.chart_drawings import (
    STEP,
    ChartPart,
    ChartPlot,
    adding_up,
    first_quarter,
    name_of_row,
    scale_of,
    stands,
)
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.typography import line_height

amounts = some.lists(some.floats(-8.0, 8.0), min_size=1, max_size=14)


@given(some.floats(5.0, 95.0), amounts)
def test_a_waterfall_adds_up_as_printed(start: float, parts: list[float]) -> None:
    """The first figure plus every part, each as it is printed, is the last figure as it is printed."""
    shown = adding_up(start, [ChartPart("", amount) for amount in parts])
    printed = round(start, 1) + sum(one.amount for one in shown)
    assert printed == pytest.approx(round(start + sum(parts), 1), abs=0.051)
    assert all(one.amount == round(one.amount, 1) for one in shown)


@given(some.floats(5.0, 95.0), amounts)
def test_no_part_is_printed_far_from_what_it_is(start: float, parts: list[float]) -> None:
    """Rounding that adds up moves no part by more than two tenths."""
    shown = adding_up(start, [ChartPart("", amount) for amount in parts])
    assert all(abs(one.amount - amount) < 0.2001 for one, amount in zip(shown, parts, strict=True))


@given(some.floats(5.0, 95.0), amounts)
def test_a_scale_holds_every_bar(start: float, parts: list[float]) -> None:
    """No bar of a waterfall leaves its scale."""
    heights = stands(start, [ChartPart("", amount) for amount in parts])
    low, high = scale_of(heights)
    assert low <= min(heights)
    assert max(heights) <= high


@pytest.mark.parametrize(
    "says", ["arms and help delivered by order", "earlier quarters still working through", "trust"]
)
def test_the_name_of_a_part_keeps_to_its_row(says: str) -> None:
    """However long the name of a part, its lines together are no higher than the row they stand in."""
    found = name_of_row(says, 142.0, strong=False)
    assert line_height(found.style) * len(found.lines) <= STEP


def test_a_plot_puts_values_where_they_belong() -> None:
    """The corners of the scale are the corners of the rectangle."""
    plot = ChartPlot(Rect(10, 20, 100, 50), (0.0, 20.0), (0.0, 60.0))
    assert (plot.across(0), plot.across(20), plot.up(0), plot.up(60)) == (10, 110, 70, 20)


@given(some.integers(1900, 2100), some.integers(1, 4), some.integers(0, 40))
def test_a_chart_begins_where_the_campaign_did(year: int, number: int, played: int) -> None:
    """Counting the quarters played back from the present one leads to the first."""
    now = year * 4 + number - 1 + played
    assert first_quarter(f"{now // 4} Q{now % 4 + 1}", played) == f"{year} Q{number}"
