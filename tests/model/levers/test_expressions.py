import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.levers.aims import aim
from game.model.levers.expressions import BadExpression, expression, fit
from game.model.levers.readings import WorldReadings
from game.model.levers.timing import BadTiming, timing
from tests.model.levers.sketch import WORLDS, history, program, readings, world

LEVERS = program().catalogue.levers


def value(text: str, **set_to: float) -> float:
    """An expression worked out in worlds that are set so."""
    return float(np.broadcast_to(expression(text, LEVERS)(readings(world(**set_to), history())), (2,))[0])


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("brent<=75 and spare>=3", 1),
        ("brent<=75 and spare>=6", 0),
        ("not brent<=75 or at_war", 1),
        ("ukraine=war", 1),
        ("ukraine!=war", 0),
        ("ukraine in (truce, settlement)", 0),
        ("us.oil_russia<=1", 1),
        ("us.strike", 0),
        ("always", 1),
    ],
)
def test_a_test_reads_names_machines_and_levers(text: str, holds: int) -> None:
    """A test is 1 where it holds and 0 elsewhere: at the end of 2024 Brent is 74 and the war in Ukraine goes on."""
    assert value(text) == holds


@given(st.floats(0, 200))
def test_a_ramp_is_straight_between_its_ends(price: float) -> None:
    """`ramp(brent, 90, 68)` is −0.5 at 90 and above, 1.5 at 68 and below, and a straight line between."""
    expected = float(np.clip(-0.5 + 2 * (price - 90) / (68 - 90), -0.5, 1.5))
    assert value("ramp(brent, 90, 68)", brent=price) == pytest.approx(expected)


def test_a_fit_stays_between_its_bounds() -> None:
    """However much is added up, a fit lies between −0.5 and 1.5."""
    here = readings(world(), history())
    assert np.broadcast_to(fit("1 + 1 + brent", LEVERS)(here), (2,))[0] == 1.5
    assert np.broadcast_to(fit("-brent", LEVERS)(here), (2,))[0] == -0.5


def test_a_move_counts_in_its_quarter_and_the_next() -> None:
    """A move's id is true in the quarter it was ordered in and the next, and no longer."""
    read = expression("us.strike", LEVERS)
    assert [read(readings(world(), history(moves={"us.strike": ago})))[0] for ago in range(4)] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("brant<=75", "nearest: brent"),
        ("ukraine=peace", "expected war, truce, settlement, escalated"),
        ("ukraine", "expected ukraine=war"),
        ("ukraine>2", "comparison of size"),
        ("brent<=", "expected a test"),
        ("ramp(brent, 90)", "expected ramp(value, bad, good)"),
        ("__import__('os')", "expected"),
        ("brent in (war, truce)", "expected a machine"),
    ],
)
def test_a_wrong_expression_says_what_was_expected(text: str, says: str) -> None:
    """A misspelt name gets the nearest valid one; a state of another machine, a sum of words, code: all are refused."""
    with pytest.raises(BadExpression, match=says.replace("(", r"\(").replace(")", r"\)")):
        expression(text, LEVERS)


def test_a_timing_is_read() -> None:
    """`+1 for 3 if ladder<=4` comes in a quarter, holds three, and only on such a rung."""
    read = timing("+1 for 3 if ladder<=4", LEVERS)
    assert (read.each, read.later, read.held) == (False, 1, 3)
    assert read.test is not None
    assert read.test.names == {"ladder"}
    with pytest.raises(BadTiming, match="expected now"):
        timing("soon", LEVERS)


def test_an_aim_is_read_over_the_whole_campaign() -> None:
    """`end`, `never`, `ever`, `share` and `mean` sum quarters up, and tests of now stand beside them."""
    test = aim("end(ladder<=3) and share(brent>95)<=.5 and never(escalation>3)", LEVERS)
    past = [readings(world(ladder=rung, brent=price), history()) for rung, price in ((5, 100), (2, 80))]

    def met(quarters: list[WorldReadings]) -> list[float]:
        """1 where the aim is met after some quarters."""
        tallies = [np.zeros(WORLDS) for _ in test.tallied]
        for here in quarters:
            tallies = [
                gauge.tallied(tally, gauge.reads(here)) for gauge, tally in zip(test.tallied, tallies, strict=True)
            ]
        return [float(value) for value in test.met(tallies, len(quarters), quarters[-1])]

    assert met(past) == [1, 1]
    assert met(past[::-1]) == [0, 0]
    assert met([past[0], *past]) == [0, 0]


def test_every_shipped_aim_is_read() -> None:
    """Each ambition and agenda can be worked out."""
    levers = program().catalogue
    for entry in (*levers.ambitions, *levers.agendas):
        aim(entry.test, levers.levers)
