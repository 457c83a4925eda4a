from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from game.model.scenario.claims import claims
from game.studies.evidence.bench import usual
from game.studies.evidence.paired import CONTRADICTED, SUPPORTED, UNDECIDED, Experiment, PairedOutcome, tried, verdict
from game.studies.evidence.treatments import OrdersTreatment, StartTreatment
from game.studies.evidence.trial import ALL, EXPERIMENTS
from tests.studies.claims.record import ADVICE, blessing, recorded, row_of, write

outcome_of: Callable[[str], PairedOutcome] = cache(lambda name: tried(EXPERIMENTS[name], usual()))


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_ran_and_the_record_says_so(name: str, record_property: Callable[[str, object], None]) -> None:
    """Its arms differ, its numbers are finite, its interval has a width, and the record gives what the engine gives."""
    outcome = outcome_of(name)
    now = row_of(EXPERIMENTS[name], outcome)
    record_property("experiment", now)
    assert outcome.is_sound, f"{name} did not run as an experiment: {outcome}"
    if not blessing():
        assert recorded().get(name) == now, ADVICE


def test_the_record_holds_every_experiment_and_no_other(record_property: Callable[[str, object], None]) -> None:
    """The record is in the order of the claims; when blessed, it is written here."""
    if blessing():
        write(row_of(experiment, outcome_of(name)) for name, experiment in EXPERIMENTS.items())
    assert list(recorded()) == list(EXPERIMENTS), ADVICE
    counts = Counter(row["verdict"] for row in recorded().values())
    record_property("yardstick", f"{len(ALL)} experiments on claims: {dict(counts)}")


def test_no_two_experiments_share_a_name() -> None:
    """Every experiment is named for its claim and a letter, once."""
    assert len(EXPERIMENTS) == len(ALL)
    assert all(name[3:].isalpha() and name[3:].islower() and name[:3] in claims() for name in EXPERIMENTS)


def test_every_claim_that_is_more_than_a_fact_was_tried() -> None:
    """Each mechanism, prediction and prescription has an experiment, and at least forty-five mechanisms are tried."""
    put_to_test = {experiment.claim for experiment in ALL}
    more = {claim.id for claim in claims().values() if set(claim.type) != {"fact"}}
    assert more <= put_to_test, sorted(more - put_to_test)
    assert len(put_to_test & more) >= 45


@pytest.mark.parametrize(
    ("expects", "interval", "share", "means"),
    [
        (1, (0.1, 0.3), 0.9, SUPPORTED),
        (-1, (-0.3, -0.1), 0.6, SUPPORTED),
        (1, (0.1, 0.3), 0.5, UNDECIDED),
        (1, (-0.1, 0.3), 0.9, UNDECIDED),
        (1, (-0.3, -0.1), 0.9, CONTRADICTED),
        (-1, (0.1, 0.3), 0.1, CONTRADICTED),
    ],
)
def test_a_verdict_needs_its_sign_and_most_worlds(
    expects: int, interval: tuple[float, float], share: float, means: str
) -> None:
    """A claim is supported by a clear sign found in most worlds, contradicted by a clear opposite sign."""
    assert verdict(expects, interval, share) == means


def test_two_arms_without_a_difference_are_no_experiment() -> None:
    """Arms that do the same share all their luck: the effect is nought everywhere, and the experiment is unsound."""
    nothing = Experiment("C05z", "Nothing happens", (StartTreatment("threat", 0.0),), "index", 2, 1)
    outcome = tried(nothing, usual())
    assert (outcome.effect, outcome.differ) == (0, 0)
    assert not outcome.is_sound


def test_the_other_arm_changes_the_sign_of_an_effect() -> None:
    """What one arm has over the other is the opposite of what the other has over it."""
    veto = (OrdersTreatment(("ru.veto",), (1,)),)
    there = tried(Experiment("C02y", "There", veto, "trust.iran", 1, 1), usual())
    back = tried(Experiment("C02z", "Back", (), "trust.iran", 1, 1, against=veto), usual())
    assert there.effect == -back.effect > 0
