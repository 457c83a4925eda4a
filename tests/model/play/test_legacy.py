import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.play.legacy import AimProgram, Chosen, interests_met, legacy_parts, legacy_score, parts, scaled
from game.model.state.axes import COUNTRIES
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.levers.sketch import WORLDS, history, program, readings, world

AIMS = AimProgram.of(program().catalogue, 20)
FIRST = Chosen(np.zeros((len(COUNTRIES), WORLDS)), np.zeros((len(COUNTRIES), WORLDS)))
UNITED_STATES, ISRAEL = 2, 5


def score(state: WorldState, satisfied: float, met: float = 0.0) -> list[float]:
    """Washington's legacy where all interests were met so far, and every aim so far."""
    whole = {entry.id: np.full(WORLDS, met) for own in (*AIMS.ambitions, *AIMS.agendas) for entry in own}
    quarters = [np.full((len(COUNTRIES), WORLDS), satisfied)] * 4
    made_of = legacy_parts(state, quarters, whole, (AIMS, FIRST), central())
    return [float(value) for value in legacy_score(made_of, state, central())[UNITED_STATES]]


def test_an_aim_falls_into_parts_that_count_alike() -> None:
    """`and` inside `end` and between tests parts an aim; other brackets stay whole."""
    assert parts("end(ladder<=3) and share(brent>95)<=.1") == ["end(ladder<=3)", "share(brent>95)<=.1"]
    assert parts("end(balance<=0 and ladder>=4)") == ["end(balance<=0)", "end(ladder>=4)"]
    assert parts("never(until.election<=1 and brent>80)") == ["never(until.election<=1 and brent>80)"]


@pytest.mark.parametrize(("count", "quarters", "scaled_to"), [(4, 20, 4), (4, 12, 2), (4, 8, 2), (3, 8, 2), (1, 8, 1)])
def test_counts_scale_with_the_length_but_not_below_two(count: int, quarters: int, scaled_to: int) -> None:
    """Four quarters of twenty are two of eight; a count of one stays one."""
    assert scaled(count, quarters) == scaled_to


def test_every_country_has_three_ambitions_and_three_agendas() -> None:
    """Careful, bold and contrary; bold and contrary pay more."""
    assert [len(own) for own in AIMS.ambitions] == [3] * len(COUNTRIES)
    assert [len(own) for own in AIMS.agendas] == [3] * len(COUNTRIES)
    assert [entry.bold for entry in AIMS.ambitions[UNITED_STATES]] == [False, True, True]


def test_aims_are_gauged_over_the_whole_campaign() -> None:
    """Time was bought if the bomb is far at the end; a dear quarter among five breaks Washington's limit on Brent."""
    here = [world(nuclear_progress=50.0, ladder=2.0, brent=price) for price in (80, 99, 80, 80, 80)]
    tally = np.zeros((len(AIMS.gauges), WORLDS))
    for state in here:
        tally = AIMS.tallied(tally, readings(state, history()))
    met = AIMS.met(tally, readings(here[-1].but(turn=len(here)), history()))
    assert met["ambition.il.careful"].tolist() == [1, 1]
    assert met["ambition.us.careful"].tolist() == [0.5, 0.5]
    assert met["agenda.us.3"].tolist() == [1, 1]


def test_the_score_is_made_of_four_parts() -> None:
    """Interests wholly met, the ambition, the agenda and the word: 60, 25, 10 and 5 points."""
    plain = world(word__us=40.0)
    assert score(plain, 50) == pytest.approx([30 + 2] * 2)
    assert score(plain, 50, 1) == pytest.approx([30 + 2 + 35] * 2)


def test_a_war_that_ran_away_caps_everybody_and_its_author_most() -> None:
    """At most 25 points for the others, and 10 for who brought it on."""
    war = world().but(catastrophe=np.ones(WORLDS), author=np.array([UNITED_STATES + 1.0, ISRAEL + 1.0]))
    assert score(war, 90, 1) == [10, 25]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
def test_interests_are_the_mean_of_the_last_half_the_end_twice(points: list[float]) -> None:
    """What came before half-time does not count, and the last quarter counts double."""
    rows = [np.full((1, 1), value) for value in points]
    late = points[len(points) // 2 :]
    assert float(interests_met(rows)[0, 0]) == pytest.approx((sum(late) + late[-1]) / (len(late) + 1))
