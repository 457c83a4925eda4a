"""Claims about other theories: what they set, that they begin where the model begins, and how they are weighed."""

import attrs
import numpy as np
import pytest

from game.model.files.faults import Spot
from game.model.state.ruleset import ruleset
from game.statistics import CONTRADICTED, SUPPORTED, Bounded
from game.studies.evidence import arms, rival_trial
from game.studies.evidence.arms import Arm, Ground
from game.studies.evidence.claim_trial import ArmRows, ClaimTrial, tried
from game.studies.evidence.rival_theories import PLACEBO, RIVAL, TheoryPage, theories, theory
from game.studies.evidence.rival_trial import RecordWeight, TheoryFinding, TheoryTrial
from game.studies.evidence.trials import experiments

GROUND = Ground("partners_of_convenience", seed=5, worlds=40)


def luck(seed: int) -> np.random.Generator:
    """Luck of a test's own."""
    return np.random.Generator(np.random.PCG64(seed))


def test_there_are_rivals_and_laws_taken_out() -> None:
    """Three rivals at least, and placebos of which one tosses signs; what they set is mostly out of range."""
    kinds = [own.kind for own in theories().values()]
    assert kinds.count(RIVAL) >= 3
    assert kinds.count(PLACEBO) >= 5
    assert any(own.tossed for own in theories().values())
    for own in theories().values():
        outside = [path for path, value in own.sets.items() if not ruleset()[path].low <= value <= ruleset()[path].high]
        assert len(outside) * 2 >= len(own.sets), own.name


def test_what_is_wrong_with_a_theory_is_told() -> None:
    """A theory of no kind, one that leaves out what is none, and a figure that there is not are each a fault."""
    page = TheoryPage("A", "It is so.", "nobody", "guess", ("no_trusst",), {"ladder": {"trusst": 0.0}})
    spot = Spot("mine.toml", [], "mine")
    theory("mine", {"mine": page, "no_trust": page}, spot)
    told = " ".join(map(str, spot.faults))
    assert "expected placebo or rival" in told
    assert "Nearest: no_trust" in told
    assert "Nearest: ladder.trust" in told


@pytest.mark.parametrize("name", sorted(theories()))
def test_every_theory_begins_where_the_model_begins(name: str) -> None:
    """The opening of a theory is the model's: the same flows, rung, trust and price in every world."""
    plain, other = (arms.begun(Arm(), attrs.evolve(GROUND, theory=own)).world for own in ("", name))
    for measure in ("index", "ladder", "trust.ir", "brent", "flow.arms.ru"):
        assert np.allclose(arms.measured(plain, measure), arms.measured(other, measure), atol=1e-9), measure


def test_without_a_law_what_hangs_on_it_alone_is_gone() -> None:
    """Tehran's trust, set high or low, moves the index, and hardly does where habit alone is at work."""
    pair = Arm(sets={"trust.ir": "80"}), Arm(sets={"trust.ir": "20"})
    effects = {}
    for name in ("", "inertia"):
        ground = attrs.evolve(GROUND, theory=name)
        rows = [arms.measured(arms.played(arm, ground, 3)[-1], "index") for arm in pair]
        effects[name] = float(np.mean(rows[0] - rows[1]))
    assert abs(effects["inertia"]) < abs(effects[""]) / 4


def test_a_coin_says_the_sign_in_each_world_and_is_the_same_in_every_arm() -> None:
    """Of a tossed figure half of the worlds have it turned round, whatever the arm does."""
    first, second = (
        arms.begun(arm, attrs.evolve(GROUND, worlds=400, theory="tossed")).rules.figures.ladder.trust
        for arm in (Arm(), Arm(sets={"trust.ir": "20"}))
    )
    assert np.array_equal(first, second)
    assert set(np.abs(first)) == {ruleset()["ladder.trust"].value}
    assert 0.4 < (first > 0).mean() < 0.6


def test_claims_are_tried_under_every_theory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each open claim that the model decides has an effect under each theory; under none it is the model's own."""
    monkeypatch.setattr(rival_trial, "weighed", lambda names, seed: {})
    few = {name: own for name, own in theories().items() if name in ("no_offers", "inertia")}
    monkeypatch.setattr(rival_trial, "theories", lambda: few)
    trial = ClaimTrial(GROUND.scenario, ("C18a", "C72a", "C35a"), 40, 5)
    record = tried(trial, experiments(), lambda _: None)
    decided = [
        attrs.evolve(found, kind="open", verdict=SUPPORTED if found.effect.value > 0 else CONTRADICTED)
        for found in record.findings
    ]
    own = rival_trial.tried_by_rivals(trial, decided, lambda _: None)
    assert [[row.name for row in one.findings] for one in own] == [list(trial.names)] * 2
    shelf = ArmRows.of([found.experiment for found in decided])
    for found in decided:
        assert rival_trial.under(found, GROUND, shelf, 0.95).effect.value == pytest.approx(found.effect.value)


def test_who_foresees_a_record_has_the_weight() -> None:
    """The theory that is least surprised has nearly all weight, and of two that are alike neither has more."""
    own = luck(3).random(40) + 1
    weights = rival_trial.compared({"": own, "better": own - 0.5, "alike": own}, 1)
    assert weights["better"].share.low > 0.9
    assert weights["better"].beside.high < 0
    assert weights["alike"].beside == Bounded(0, 0, 0)
    assert weights["alike"].share.value == pytest.approx(weights[""].share.value)
    assert sum(weight.share.value for weight in weights.values()) == pytest.approx(1)


def test_what_survives_is_counted_by_kind() -> None:
    """A claim survives the theories under which it is decided as in the model, rivals and placebos apart."""
    weight = RecordWeight(1.0, Bounded(0, 0, 0), Bounded(1, 1, 1))

    def row(name: str, came: str) -> TheoryFinding:
        """A finding of which only what became of it counts."""
        return TheoryFinding(name, Bounded(1, 0.5, 2), SUPPORTED, came)

    some = list(theories().values())
    trials = tuple(
        TheoryTrial(own, (row("C05a", came), row("C72a", "lost")), weight)
        for own, came in ((some[0], "lost"), (some[-1], "survives"), (some[-2], "survives"))
    )
    assert rival_trial.survivors(trials, RIVAL) == {"C05a": (some[-1].name, some[-2].name), "C72a": ()}
    assert rival_trial.survivors(trials, PLACEBO) == {"C05a": (), "C72a": ()}


def test_a_theory_that_is_not_there_is_refused() -> None:
    """The name of no theory is a KeyError and no silent model."""
    with pytest.raises(KeyError):
        arms.begun(Arm(), attrs.evolve(GROUND, theory="phlogiston"))
