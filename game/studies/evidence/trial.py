"""The article on trial: experiments over many worlds, over processes, and under rival theories."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import attrs
import numpy as np

from game.model.scenario import load
from game.model.state.axes import Array
from game.studies.evidence.bench import Ground
from game.studies.evidence.experiments import EXPERIMENTS
from game.studies.evidence.finished_pieces import Pieces, rules_of
from game.studies.evidence.flips import Flip, flip
from game.studies.evidence.paired import SUPPORTED, Experiment, PairedOutcome, effects, outcome
from game.studies.evidence.schools import TESTS
from game.studies.evidence.theories import AS_IT_IS, theories, theory
from game.studies.evidence.treatments import Untried
from game.studies.run.parallel_map import each

BLOCK = 256
TOGETHER = 20
LEAST_UNDER_A_THEORY = 32
SCHOOL_TESTS: Mapping[str, Experiment] = {test.name: test.experiment for test in TESTS}


@attrs.frozen
class TrialJob:
    """Some experiments in some worlds under one theory."""

    scenario: str
    seed: int
    theory: str
    first: int
    worlds: int
    names: tuple[str, ...]


@attrs.frozen
class Trial:
    """What was asked.

    names      of experiments, and of the tests of the schools
    theories   whether they are also tried under each rival theory, in a quarter of the worlds
    """

    scenario: str
    names: tuple[str, ...]
    worlds: int
    seed: int
    theories: bool

    def jobs(self) -> list[TrialJob]:
        """Return everything to be done, piece by piece."""
        rivals = [one.name for one in theories()[1:]] if self.theories else []
        fewer = min(self.worlds, max(LEAST_UNDER_A_THEORY, self.worlds // 4))
        own = [name for name in self.names if name in EXPERIMENTS]
        asked = [(AS_IT_IS, self.worlds, list(self.names)), *((rival, fewer, own) for rival in rivals)]
        return [
            TrialJob(
                self.scenario,
                self.seed,
                name,
                first,
                min(BLOCK, worlds - first),
                tuple(names[start : start + TOGETHER]),
            )
            for name, worlds, names in asked
            for first in range(0, worlds, BLOCK)
            for start in range(0, len(names), TOGETHER)
        ]


@attrs.frozen(eq=False)
class TrialResult:
    """What came of one experiment.

    flip     on which figure it hangs most
    under    its outcome under each theory, the scenario as it is among them
    """

    experiment: Experiment
    outcome: PairedOutcome
    flip: Flip | None
    under: Mapping[str, PairedOutcome]

    @property
    def works_in(self) -> tuple[int, int]:
        """Return under how many theories it is supported, and of how many."""
        return sum(one.verdict == SUPPORTED for one in self.under.values()), len(self.under)


@attrs.frozen(eq=False)
class TrialRecord:
    """What came of a trial.

    untried  experiments that the scenario leaves no room for, with the reason
    """

    found: Mapping[str, TrialResult]
    untried: Mapping[str, str]


def tried(asked: Trial, workers: int, told: Callable[[int], None], pieces: Pieces | None = None) -> TrialRecord:
    """Return what came of a trial; it does not hang on how many processes there are, or on where it was stopped.

    told    called with how many more jobs are done
    pieces  where finished jobs are kept, and found again
    errors  Failed where a process ended by itself; OSError where a piece cannot be kept
    """
    jobs = asked.jobs()
    together = gathered(jobs, answered(asked, jobs, workers, (told, pieces)))
    untried = {name: one for (_, name), one in together.items() if isinstance(one, str)}
    ground = ground_of(asked.scenario, asked.seed, AS_IT_IS, 0, asked.worlds)
    found = {}
    for name in asked.names:
        if name in untried:
            continue
        one, effect = experiment(name), together[AS_IT_IS, name]
        if isinstance(effect, str):
            continue
        under = {
            rival: outcome(one.expects, own)
            for (rival, other), own in together.items()
            if other == name and not isinstance(own, str)
        }
        found[name] = TrialResult(one, under[AS_IT_IS], flip(effect, ground), under)
    return TrialRecord(found, untried)


def answered(
    asked: Trial, jobs: Sequence[TrialJob], workers: int, how: tuple[Callable[[int], None], Pieces | None]
) -> list[dict[str, Array | str]]:
    """Return what each job found; those whose pieces are there are not played again."""
    told, pieces = how
    if pieces is None:
        return each(carried_out, jobs, workers, lambda _job, _answer: told(1))
    rules = rules_of(asked.scenario)
    paths = {job: pieces.path(job, rules) for job in jobs}
    there = {job: found for job in jobs if (found := pieces.found(paths[job])) is not None}
    told(len(there))

    def done(job: TrialJob, answer: dict[str, Array | str]) -> None:
        """Keep a piece, and say so."""
        pieces.keep(paths[job], answer)
        told(1)

    missing = [job for job in jobs if job not in there]
    there |= dict(zip(missing, each(carried_out, missing, workers, done), strict=True))
    return [there[job] for job in jobs]


def gathered(
    jobs: Sequence[TrialJob], answers: Sequence[Mapping[str, Array | str]]
) -> dict[tuple[str, str], Array | str]:
    """Return the effects of each experiment under each theory, its worlds one after another; or why there are none."""
    parts = dict[tuple[str, str], list[Array | str]]()
    for job, answer in zip(jobs, answers, strict=True):
        for name, effect in answer.items():
            parts.setdefault((job.theory, name), []).append(effect)
    found = dict[tuple[str, str], Array | str]()
    for key, some in parts.items():
        refusals = [part for part in some if isinstance(part, str)]
        found[key] = refusals[0] if refusals else np.concatenate([part for part in some if not isinstance(part, str)])
    return found


def carried_out(job: TrialJob) -> dict[str, Array | str]:
    """Return the effect of each experiment in each world of a job, or why it cannot be tried."""
    ground = ground_of(job.scenario, job.seed, job.theory, job.first, job.worlds)
    found = dict[str, Array | str]()
    for name in job.names:
        try:
            found[name] = effects(experiment(name), ground)
        except Untried as reason:
            found[name] = str(reason)
    return found


def experiment(name: str) -> Experiment:
    """Return an experiment on a claim, or a test of the schools."""
    return EXPERIMENTS[name] if name in EXPERIMENTS else SCHOOL_TESTS[name]


@lru_cache(maxsize=4)
def ground_of(scenario: str, seed: int, name: str, first: int, worlds: int) -> Ground:
    """Return some worlds of a scenario under a theory."""
    return Ground(theory(name).laid_over(load.scenario(scenario)), range(first, first + worlds), seed)
