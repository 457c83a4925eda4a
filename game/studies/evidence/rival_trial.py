"""The claims under other theories: laws taken out, and rivals, beside the model on the same worlds and luck.

A claim hangs on a law where it is decided with the law and not without. Rivals are weighed by the record: how
surprised each is by the quarters that were coded, all with bands of their own learnt in the same way.
"""

from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from game import statistics
from game.model.state.axes import Array
from game.statistics import CONTRADICTED, SUPPORTED, Bounded
from game.studies.evidence.arms import Ground
from game.studies.evidence.claim_trial import OPEN, ArmRows, ClaimTrial, TrialFinding, arms_read
from game.studies.evidence.record_replay import RecordReplay, outside_acts, replayed
from game.studies.evidence.record_scores import (
    YEAR,
    chances_of,
    climatology,
    drift,
    kinds_of,
    learnt_bands,
    surprise,
)
from game.studies.evidence.rival_theories import RIVAL, RivalTheory, theories
from game.studies.evidence.timeline import ordinal, shipped_record

# Worlds an arm has at most under another theory, and worlds of a replay.
MOST_WORLDS, RECORD_WORLDS = 400, 256
LEARNT_TO = "2023Q4"
SURVIVES, LOST, TURNED, FADED = "survives", "lost", "turned", "faded"


@attrs.frozen
class TheoryFinding:
    """What one experiment finds under another theory.

    effect   first arm less second
    verdict  supported, contradicted, too_small or undecided, by what matters in the model
    came     survives where it is decided as in the model, turned where the other way; lost where its interval lies
             within what does not matter, faded where luck cannot tell
    """

    name: str
    effect: Bounded
    verdict: str
    came: str


@attrs.frozen
class TheoryTrial:
    """What came of the claims under one theory.

    findings  of the open experiments that the model decides
    weight    of the record's quarters; None for a placebo that no record weighs
    """

    theory: RivalTheory
    findings: tuple[TheoryFinding, ...]
    weight: "RecordWeight | None"


@attrs.frozen
class RecordWeight:
    """How a theory stands beside the others in the record.

    bits    mean surprise of a domain and quarter
    beside  surprise beside the model's, with bounds by drawing years anew; above 0 it is surprised more
    share   its weight among all that were weighed
    """

    bits: float
    beside: Bounded
    share: Bounded


def tried_by_rivals(
    trial: ClaimTrial, findings: Sequence[TrialFinding], advance: Callable[[int], None]
) -> tuple[TheoryTrial, ...]:
    """The open experiments that the model decides, under every placebo and rival, and the rivals' weights.

    advance  called with how many theories are done
    """
    open_ones = [
        finding for finding in findings if finding.kind == OPEN and finding.verdict in (SUPPORTED, CONTRADICTED)
    ]
    arm_rows = ArmRows.of([finding.experiment for finding in open_ones])
    ground = Ground(trial.scenario, trial.seed, min(trial.worlds, MOST_WORLDS))
    level = statistics.by_chance(trial.names)
    weights = weighed([name for name, own in theories().items() if own.kind == RIVAL], trial.seed)
    done = list[TheoryTrial]()
    for name, theory in theories().items():
        rows = [under(finding, attrs.evolve(ground, theory=name), arm_rows, level) for finding in open_ones]
        done.append(TheoryTrial(theory, tuple(rows), weights.get(name)))
        advance(1)
    return tuple(done)


def under(finding: TrialFinding, ground: Ground, arm_rows: ArmRows, level: float) -> TheoryFinding:
    """What an experiment finds under another theory.

    finding  what it finds in the model
    level  at which its interval holds
    """
    experiment = finding.experiment
    first, second, _ = arms_read(experiment, ground, arm_rows)
    effect = statistics.difference(first, second, level)
    verdict = statistics.verdict(effect, experiment.expects, finding.least)
    came = SURVIVES if verdict == finding.verdict else TURNED if verdict in (SUPPORTED, CONTRADICTED) else FADED
    return TheoryFinding(experiment.name, effect, verdict, LOST if verdict == statistics.TOO_SMALL else came)


def weighed(names: Sequence[str], seed: int) -> dict[str, RecordWeight]:
    """The model, under the name "", and rivals by how surprised they are by the record."""
    return compared({name: surprised(name, seed) for name in ("", *names)}, seed)


def surprised(theory: str, seed: int) -> Array:
    """How surprised a theory is by each quarter of the record, (quarters,) bits, the mean of its domains."""
    record = shipped_record()
    played = replayed(RecordReplay(record, outside_acts(), record.last, RECORD_WORLDS, seed, theory), lambda _: None)
    learnt = ordinal(LEARNT_TO) - played.quarters.start + 1
    happened = kinds_of(played.coded)
    moves = played.moves - drift(played.moves[:, :learnt])[:, None, None]
    chances = chances_of(moves, learnt_bands(moves[:, :learnt], happened[:, :learnt]))
    # What each adds to climatology counts: a theory alone is a poor forecaster of the usual.
    row: Array = surprise((chances + climatology(happened, learnt)) / 2, happened).mean(0)
    return row


def compared(bits: Mapping[str, Array], seed: int) -> dict[str, RecordWeight]:
    """Weights of theories by their surprise in the same quarters, the model's, "", among them.

    bits  (quarters,) by theory

    Source: Yao, Vehtari, Simpson and Gelman 2018 (pseudo-BMA+, here with years drawn anew).
    """
    rows = np.stack(list(bits.values()))
    drawn = rows[:, statistics.blocks_drawn(rows.shape[1], YEAR, seed)].sum(2)
    apart, shares = (rows - rows[:1]).mean(1), parts(drawn)
    beside = (drawn - drawn[:1]) / rows.shape[1]
    return {
        name: RecordWeight(
            float(rows[place].mean()),
            statistics.between(float(apart[place]), beside[place], statistics.LEVEL),
            statistics.between(float(parts(rows.sum(1))[place]), shares[place], statistics.LEVEL),
        )
        for place, name in enumerate(bits)
    }


def parts(bits: Array) -> Array:
    """Weights that add up to one, each as likely as what a theory said of the quarters.

    bits  (theories, …) surprise over all quarters
    """
    odds = np.exp2(bits.min(0) - bits)
    share: Array = odds / odds.sum(0)
    return share


def survivors(trials: Sequence[TheoryTrial], kind: str) -> dict[str, tuple[str, ...]]:
    """The theories of a kind under which each experiment survives, by its name."""
    own = [trial for trial in trials if trial.theory.kind == kind]
    names = [finding.name for finding in own[0].findings] if own else []
    return {
        name: tuple(
            trial.theory.name
            for trial in own
            for finding in trial.findings
            if finding.name == name and finding.came == SURVIVES
        )
        for name in names
    }
