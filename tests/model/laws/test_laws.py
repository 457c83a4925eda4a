import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.laws import divergence, evidence, release_weight, shared_out, shared_pressure
from game.model.state.axes import CAUCASUS, IRAN, RUSSIA
from tests.sketch import Rows, section, sketch

AT_ODDS: dict[str, Rows] = {"position": {"russia": {"caucasus": 0.6}, "iran": {"caucasus": -0.8}}}


def lost(**rows: Rows) -> float:
    """Return what a firm campaign on the Caucasus takes from the odds of Tehran's trust, some rows set."""
    plain: dict[str, Rows] = {
        **AT_ODDS,
        "exposure": {"caucasus": 1.0},
        "slight": 0.0,
        "releases": 0.0,
        "credibility": 0.8,
    }
    world, setting = sketch(**{**plain, **rows})
    return float(evidence(world, setting.figures.beliefs)[IRAN, 0])


def test_divergence_is_the_gap_weighed_by_how_much_each_cares() -> None:
    """Seven tenths of the scale apart, who cares half feels 0.35 and who cares wholly 0.7."""
    world, _ = sketch(**AT_ODDS, salience={"russia": {"caucasus": 0.5}, "iran": {"caucasus": 1.0}})
    assert divergence(world)[:, CAUCASUS, 0] == pytest.approx([0.35, 0.7])


def test_divergence_is_nothing_where_both_stand_alike() -> None:
    """Whoever stands together has no difference, however much they care."""
    world, _ = sketch(position={"russia": 0.4, "iran": 0.4}, salience=1.0)
    assert not divergence(world).any()


@pytest.mark.parametrize(("releases", "worth"), [(0.0, 1.0), (6.0, 1 / math.e), (12.0, math.e**-2)])
def test_release_weight_falls_by_a_factor_e_every_six_releases(releases: float, worth: float) -> None:
    """Each release tells less than the one before: theory.md 4.2, e^(−n/n0) with n0 = 6."""
    world, setting = sketch(releases=releases)
    assert release_weight(world, setting.figures.beliefs)[0] == pytest.approx(worth)


def test_evidence_takes_trust_where_washington_is_believed() -> None:
    """Seven tenths of the scale apart, believed at 0.8, a firm campaign costs Tehran's trust what the law says."""
    world, _ = sketch(**AT_ODDS)
    assert lost() == pytest.approx(0.7 * 0.6 * 0.7 * world.salience[IRAN, CAUCASUS, 0])


@given(credibility=st.floats(0.0, 0.499))
def test_evidence_backfires_where_washington_is_not_believed(credibility: float) -> None:
    """Believed less than half the time, a campaign strengthens trust, by as much as it would weaken it as far above."""
    assert lost(credibility=credibility) < 0
    assert lost(credibility=credibility) == pytest.approx(-lost(credibility=1 - credibility))


def test_evidence_of_nothing_is_nothing() -> None:
    """Where the two stand alike, a campaign has nothing to show (C83)."""
    assert lost(position={"russia": 0.3, "iran": 0.3}, promised=0.0) == 0.0


def test_evidence_fades_with_releases() -> None:
    """After six releases the same campaign does a third of what it did."""
    assert lost(releases=6.0) / lost() == pytest.approx(1 / math.e)


def test_evidence_bites_just_after_a_slight() -> None:
    """After a slight at half its sting the campaign does one and three quarters times as much (C83–C85)."""
    assert lost(slight={"iran": 0.5}) / lost() == pytest.approx(1.75)


def test_evidence_finds_tehran_readier_to_listen_than_moscow() -> None:
    """Of the same difference, felt alike, Tehran hears nearly three times as much (C55)."""
    world, setting = sketch(**AT_ODDS, exposure={"caucasus": 1.0}, salience=0.6, slight=0.0)
    by_listener = evidence(world, setting.figures.beliefs)[:, 0]
    assert by_listener[IRAN] / by_listener[RUSSIA] == pytest.approx(0.7 / 0.25)


def test_evidence_is_believed_more_when_it_is_declassified() -> None:
    """A firm declassification adds a quarter to credibility, up to certainty."""
    assert lost(declassified=1.0, credibility=0.6) == pytest.approx(lost(credibility=0.85))
    assert lost(declassified=2.0) == pytest.approx(lost(credibility=1.0))


def test_evidence_of_unmet_promises_is_for_tehran() -> None:
    """What Moscow owes can be shown to Tehran, and not to Moscow."""
    world, setting = sketch(exposed_promises=1.0, promised={"russia": 0.8}, credibility=0.8)
    assert (evidence(world, setting.figures.beliefs)[:, 0] > 0).tolist() == [False, True]


def test_shared_pressure_is_what_both_feel() -> None:
    """Enforcement against one alone is no shared pressure."""
    both, _ = sketch(enforcement={"russia": 0.6, "iran": 0.4})
    alone, _ = sketch(enforcement={"russia": 0.9, "iran": 0.0})
    assert (shared_pressure(both)[0], shared_pressure(alone)[0]) == (0.4, 0.0)


@given(pushes=st.lists(st.floats(-2, 2), min_size=1, max_size=9), change=st.floats(-1, 1))
def test_shared_out_parts_add_up(pushes: list[float], change: float) -> None:
    """However a change came about, the parts of its causes sum to it wherever something pushed at all."""
    entries = {str(n): np.array([push]) for n, push in enumerate(pushes)}
    parts = shared_out(np.array([change]), entries)
    whole = sum(pushes)
    if abs(whole) > 1e-6:
        assert sum(part[0] for part in parts.values()) == pytest.approx(change, abs=1e-9)


def test_shared_out_parts_are_in_proportion() -> None:
    """Who pushed twice as hard has twice the part, and who pushed against has a part against."""
    parts = shared_out(np.array([0.2]), {"a": np.array([4.0]), "b": np.array([-2.0])})
    assert (parts["a"][0], parts["b"][0]) == pytest.approx((0.4, -0.2))


def test_shared_out_of_pushes_that_cancel_is_nothing() -> None:
    """Where pushes cancel and nothing changed, nobody has a part in it and nothing is divided by nothing."""
    parts = shared_out(np.array([0.0]), {"a": np.array([0.5]), "b": np.array([-0.5])})
    assert not any(part.any() for part in parts.values())


def test_the_figures_of_these_cases_are_the_rulesets() -> None:
    """Six releases, three quarters of a slight and the two ears are the central figures."""
    figures = section("beliefs")
    names = ("releases_to_fade", "sting", "ear_tehran", "ear_moscow", "proof")
    assert [float(figures[name]) for name in names] == [6.0, 1.5, 0.7, 0.25, 0.25]
