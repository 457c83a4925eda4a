"""Claims about the experiments on the article: what they are, that arms are paired, and that luck decides nothing."""

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as draw

from game.model.files.claims import claims
from game.model.files.faults import Spot
from game.model.scenario.setup_files import shipped_levers
from game.statistics import CONTRADICTED, SUPPORTED, verdict
from game.studies.evidence import arms
from game.studies.evidence.arms import Arm, Ground
from game.studies.evidence.claim_trial import (
    KINDS,
    ArmRows,
    ClaimTrial,
    carriers,
    decided_by_luck,
    found_of,
    pushed_by,
    tried,
)
from game.studies.evidence.trials import experiment, experiments

GROUND = Ground("partners_of_convenience", seed=5, worlds=60)


def test_every_experiment_tries_a_claim_that_the_article_makes() -> None:
    """Each experiment's number is a claim's, and claims that prescribe something are tried, not only facts."""
    tried_ones = {one.claim for one in experiments().values()}
    assert tried_ones <= set(claims())
    assert len(tried_ones) >= 40
    assert {"C17", "C18", "C19", "C72", "C80", "C88"} <= tried_ones


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"measure": "indx"}, 'measure: found "indx"; expected a measure. Nearest: index'),
        ({"expects": 2}, "expects: found 2; expected 1 or -1."),
        ({"quarters": 0}, "quarters: found 0, since 0"),
        ({"quarters": 4, "since": 4}, "quarters: found 4, since 4"),
        (
            {"have": {"dials": {"us.oil": 3}}},
            'have.dials.us.oil: found "us.oil"; expected a name that there is. Nearest',
        ),
        ({"have": {"dials": {"us.oil_iran": 4}}}, "have.dials.us.oil_iran: found 4; expected a dial step, 0–3."),
        ({"have": {"never": ["us.strik"]}}, 'found "us.strik"; expected a name that there is. Nearest: us.strike'),
        ({"have": {"follow": {"israel": "us.article"}}}, 'have.follow.israel: found "us.article"'),
        ({"have": {"sets": {"trust.irr": 3.0}}}, "have.sets.trust.irr: found a start value"),
        ({"have": {"sets": {"trust.ir": 300.0}}}, "have.sets.trust.ir: found 300; expected from 5 to 90"),
        ({"against": {"events": [{"path": "moon>full", "size": 1.0, "quarter": 1}]}}, 'found "moon>full"'),
        ({"haave": {}}, "haave: found a key that means nothing here"),
    ],
)
def test_what_is_wrong_with_an_experiment_is_told(raw: dict[str, object], told: str) -> None:
    """Each slip is one fault, with where it is and the nearest names."""
    spot = Spot("mine.toml", [], "C01a")
    experiment("C01a", {"asks": "It is so.", "measure": "index", "quarters": 4, "expects": 1} | raw, spot)
    assert any(told in str(fault) for fault in spot.faults), [str(fault) for fault in spot.faults]


def test_arms_that_are_alike_are_the_same_worlds() -> None:
    """Two arms in which nothing is done otherwise end in the same worlds to the bit, drawn figures or not."""
    for ground in (GROUND, attrs.evolve(GROUND, drawn=True), attrs.evolve(GROUND, drawn=True, alone=True)):
        first, second = (arms.played(Arm(), ground, 3)[-1] for _ in range(2))
        for name in ("index", "broken", "trust.ir", "brent"):
            assert np.array_equal(arms.measured(first, name), arms.measured(second, name))


def test_worlds_of_an_arm_have_the_same_draws_whatever_it_does() -> None:
    """What is drawn for a world does not hang on what an arm sets: a world's start is the same but for what is set."""
    plain, changed = (
        arms.begun(arm, attrs.evolve(GROUND, drawn=True)).world for arm in (Arm(), Arm(sets={"trust.ir": "20"}))
    )
    assert np.array_equal(plain.trust[0], changed.trust[0])
    assert np.array_equal(plain.brent, changed.brent)
    assert np.allclose(changed.trust[1], 0.2)


def test_a_held_dial_goes_to_its_step_one_at_a_time_and_stays() -> None:
    """An arm's policy moves a step a quarter and then stands, whatever its country would do."""
    place = arms.script(20).anchor.levers.places["us.posture"]
    worlds = arms.played(Arm(dials={"us.posture": 3}), GROUND, 5)
    steps = [world.dials[place] for world in worlds]
    assert all(np.array_equal(step, np.minimum(steps[0] + turn, 3)) for turn, step in enumerate(steps))


def test_moves_are_made_when_an_arm_says_so_and_never_else() -> None:
    """A move that an arm gives is made in its quarters in every world, and a forbidden one in none."""
    game = arms.begun(Arm(), GROUND)
    row = game.anchor.levers.places["ru.islands"] - len(game.anchor.levers.policies)
    arm = Arm(moves={"ru.islands": (2,)}, never=("us.strike",))
    made = []
    for turn in range(1, 5):
        game.step(arms.given(game, arm, turn))
        made.append(game.history.moves[0, row].copy())
    assert [float(row.mean()) for row in made] == [0, 1, 0, 0]


def test_a_country_that_acts_alone_holds() -> None:
    """Where nobody acts, no country orders anything, so that only the laws and unanswered questions are at work."""
    game = arms.begun(Arm(), attrs.evolve(GROUND, alone=True))
    for turn in range(1, 4):
        before, orders = game.world.dials, arms.given(game, Arm(), turn)
        assert np.array_equal(orders.dials, before)
        assert not orders.moves.any()
        game.step(orders)


def test_luck_decides_nothing() -> None:
    """Two arms that differ in luck alone are called neither supported nor contradicted, whatever is measured."""
    some = list(experiments().values())[::9]
    shelf = ArmRows.of(some)
    assert not any(decided_by_luck(one, GROUND, shelf, 0.999) for one in some)


def test_a_trial_says_what_its_numbers_say() -> None:
    """Verdict, kind and bounds of each finding follow from its numbers, and the effect is the paired difference."""
    names = ("C05a", "C72a", "C80a", "C35a")
    record = tried(ClaimTrial(GROUND.scenario, names, 60, 5), experiments(), lambda _: None)
    assert [found.experiment.name for found in record.findings] == list(names)
    for found in record.findings:
        one = found.experiment
        rows = [arms.played(arm, GROUND, one.quarters)[one.quarters] for arm in (one.have, one.against)]
        apart = arms.measured(rows[0], one.measure) - arms.measured(rows[1], one.measure)
        assert found.effect.value == pytest.approx(float(apart.mean()))
        assert found.verdict == verdict(found.effect, one.expects, found.least)
        assert found.least > 0
        assert found.kind in KINDS
    kinds = {found.experiment.name: found.kind for found in record.findings}
    assert kinds["C35a"] == "wired"


@given(draw.sampled_from(sorted(experiments())))
@settings(max_examples=5, deadline=None)
def test_a_claim_turned_round_has_its_verdict_turned_round(name: str) -> None:
    """The same experiment with the opposite sign expected is contradicted where it was supported."""
    one, shelf = experiments()[name], ArmRows.of([experiments()[name]])
    ground = attrs.evolve(GROUND, worlds=30)
    here = found_of(one, ground, shelf, 0.95).verdict
    there = found_of(attrs.evolve(one, expects=-one.expects), ground, shelf, 0.95).verdict
    assert there == {SUPPORTED: CONTRADICTED, CONTRADICTED: SUPPORTED}.get(here, here)


def test_what_an_arm_pushes_is_known() -> None:
    """An experiment that measures what its lever's card moves is no open one; who carries a claim is on the cards."""
    one = experiments()["C32a"]
    assert one.measure in pushed_by(one)
    assert "index" not in pushed_by(experiments()["C72a"])
    assert "us.posture" in carriers("C72")
    levers = shipped_levers()
    numbers = {claim for policy in levers.policies for claim in policy.claims}
    assert numbers | {claim for move in levers.moves for claim in move.claims} <= set(claims())
