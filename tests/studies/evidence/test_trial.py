import attrs
import numpy as np
import pytest

from game.model.scenario import load
from game.studies.evidence.bench import Ground, bench, drawn_ranges, usual
from game.studies.evidence.flips import flip
from game.studies.evidence.paired import CONTRADICTED, SUPPORTED, effects, outcome
from game.studies.evidence.schools import SCHOOLS, TESTS, agreement, found_sign
from game.studies.evidence.theories import AS_IT_IS, theories, theory
from game.studies.evidence.treatments import GivesOnly, InjectTreatment, OrdersTreatment, Untried
from game.studies.evidence.trial import EXPERIMENTS, SCHOOL_TESTS, Trial, TrialJob, carried_out, tried

BASE = "partners_of_convenience"


def asked(*names: str, worlds: int = 40, theories: bool = False) -> Trial:
    """Return a small trial."""
    return Trial(BASE, names, worlds, 7, theories)


def unheard(more: int) -> None:
    """Tell nobody."""


def test_a_trial_does_not_hang_on_how_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worlds in blocks of 16 and of 256 give the same effects."""
    names = ("C05b", "C80a")
    whole = tried(asked(*names), 1, unheard)
    monkeypatch.setattr("game.studies.evidence.trial.BLOCK", 16)
    cut = tried(asked(*names), 1, unheard)
    assert {n: one.outcome for n, one in whole.results.items()} == {n: one.outcome for n, one in cut.results.items()}


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of workers changes nothing."""
    monkeypatch.setattr("game.studies.evidence.trial.BLOCK", 16)
    one, two = (tried(asked("C80a", worlds=32), workers, unheard) for workers in (1, 2))
    assert one.results["C80a"].outcome == two.results["C80a"].outcome


def test_a_claim_is_tried_under_every_theory() -> None:
    """With rival theories an experiment has one outcome under each, the scenario's own figures among them."""
    found = tried(asked("C80a", theories=True), 1, unheard).results["C80a"]
    assert list(found.under) == [one.name for one in theories()]
    assert found.works_in[1] == len(theories()) == 9
    assert found.under[AS_IT_IS] == found.outcome


def test_an_experiment_without_room_is_told_and_not_tried() -> None:
    """In a scenario without the trade pact, the experiment on it is left out with its reason."""
    found = carried_out(TrialJob("strait_crisis", 7, AS_IT_IS, 0, 8, ("C49a",)))
    scenario = load.scenario("strait_crisis")
    if any(inject.name == "trade_pact_in_force" for inject in scenario.injects):
        pytest.skip("the scenario has the pact")
    assert found == {"C49a": "the scenario has no inject called trade_pact_in_force"}


def test_treatments_that_cannot_be_laid_say_why() -> None:
    """An order, an inject or a seat that is not there is named."""
    table = bench(usual(2), seated=False)
    with pytest.raises(Untried, match=r"no order is called us\.dance"):
        OrdersTreatment(("us.dance",), (1,)).laid(table)
    with pytest.raises(Untried, match="no inject called moonshot"):
        InjectTreatment("moonshot").laid(table)
    with pytest.raises(Untried, match="countries decide"):
        GivesOnly("united_states", ()).laid(table)


@pytest.mark.parametrize("one", theories()[1:], ids=lambda one: one.name)
def test_a_theory_is_a_scenario_and_keeps_to_the_ranges(one: object) -> None:
    """Each rival theory can be played, moves five figures or more, and stays within the ruleset's ranges."""
    name = getattr(one, "name")  # noqa: B009
    base = load.scenario(BASE)
    laid = theory(name).laid_over(base)
    moved = {path for path, figure in laid.figures.items() if figure != base.figures[path]}
    assert len(moved) >= 5
    for path in moved:
        assert base.figures[path].low <= laid.figures[path].low < laid.figures[path].high
        assert laid.figures[path].high <= base.figures[path].high * (1 + 1e-3) or base.figures[path].high <= 0


def test_theories_differ_in_what_they_find() -> None:
    """Common pressure binds more where threat is what binds than where rivals quarrel over markets."""
    scenario, found = load.scenario(BASE), {}
    for name in ("balance_of_threat", "rival_petrostates"):
        ground = Ground(theory(name).laid_over(scenario), range(48))
        found[name] = effects(EXPERIMENTS["C80c"], ground).mean()
    assert found["balance_of_threat"] > found["rival_petrostates"]


def test_the_figure_on_which_an_effect_hangs_is_found() -> None:
    """An effect made from one figure names that figure and the value at which it turns."""
    ground = usual(256)
    names = list(drawn_ranges(ground.scenario))
    share = ground.dice.uniform(0, "range.oil.crowding")
    figure = ground.scenario.figures["oil.crowding"]
    found = flip(share - 0.25, ground)
    assert found is not None
    assert found.path == "oil.crowding"
    assert found.correlation == pytest.approx(1, abs=1e-3)
    assert found.at == pytest.approx(figure.low + 0.25 * (figure.high - figure.low), rel=1e-6)
    assert len(names) == len(set(names))


def test_an_effect_of_luck_alone_hangs_on_nothing() -> None:
    """Noise that no figure made names no figure."""
    assert flip(np.random.default_rng(1).normal(size=256), usual(256)) is None
    assert flip(np.ones(256), usual(256)) is None


def test_each_test_of_the_schools_tells_two_of_them_apart_or_is_told_by_two() -> None:
    """Every test has an opinion from two schools at least, and each school speaks on five tests or more."""
    assert all(len(test.expects) >= 2 for test in TESTS)
    assert all(sum(school in test.expects for test in TESTS) >= 5 for school in SCHOOLS)


def test_schools_are_right_when_the_sign_is_theirs() -> None:
    """Were every effect upward, a school would be right exactly where it allows "stronger"."""
    up = outcome(1, np.full(32, 3.0) + np.arange(32) / 100)
    outcomes = dict.fromkeys(SCHOOL_TESTS, up)
    assert found_sign(up) == 1
    for school, (right, spoken) in agreement(outcomes).items():
        assert right == sum(1 in test.expects.get(school, ()) for test in TESTS)
        assert spoken == sum(school in test.expects for test in TESTS)


def test_a_small_or_unclear_effect_has_no_sign() -> None:
    """Under half a point, or with nought in its interval, an effect on the index is no change."""
    assert found_sign(outcome(1, 0.2 + np.arange(32) / 1000)) == 0
    assert found_sign(outcome(1, np.tile([-30.0, 32.0], 16))) == 0
    assert found_sign(outcome(1, -2.0 - np.arange(32) / 1000)) == -1


def test_verdicts_of_one_theory_do_not_change_anothers() -> None:
    """Taking the theories away leaves the scenario's own verdict as it was."""
    with_them = tried(asked("C80a", theories=True), 1, unheard).results["C80a"]
    without = tried(asked("C80a"), 1, unheard).results["C80a"]
    assert attrs.astuple(with_them.outcome) == attrs.astuple(without.outcome)
    assert without.outcome.verdict in {SUPPORTED, CONTRADICTED, "undecided"}
