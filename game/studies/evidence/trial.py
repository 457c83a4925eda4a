"""The article on trial: experiments over many worlds, over processes, and under rival theories."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import attrs
import numpy as np

from game.model.scenario import load
from game.model.state.axes import Array
from game.studies.evidence import on_differences, on_money, on_the_pair, on_third_ties, on_wedges
from game.studies.evidence.bench import Ground
from game.studies.evidence.flips import Flip, flip
from game.studies.evidence.paired import SUPPORTED, Experiment, PairedOutcome, effects, outcome
from game.studies.evidence.saved_answers import SavedAnswers, rules_of
from game.studies.evidence.schools import TESTS
from game.studies.evidence.theories import AS_IT_IS, theories, theory
from game.studies.evidence.treatments import Untried
from game.studies.run.parallel_map import parallel_map

# Every experiment, by its name: the number of its claim and a letter.
FOLDERS = (on_the_pair, on_differences, on_third_ties, on_money, on_wedges)
ALL = tuple(experiment for folder in FOLDERS for experiment in folder.EXPERIMENTS)
EXPERIMENTS: Mapping[str, Experiment] = {
    experiment.name: experiment for experiment in sorted(ALL, key=lambda experiment: experiment.name)
}

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
        rivals = [theory.name for theory in theories()[1:]] if self.theories else []
        fewer = min(self.worlds, max(LEAST_UNDER_A_THEORY, self.worlds // 4))
        own = [name for name in self.names if name in EXPERIMENTS]
        wanted = [(AS_IT_IS, self.worlds, list(self.names)), *((rival, fewer, own) for rival in rivals)]
        return [
            TrialJob(
                self.scenario,
                self.seed,
                name,
                first,
                min(BLOCK, worlds - first),
                tuple(names[start : start + TOGETHER]),
            )
            for name, worlds, names in wanted
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
        return sum(outcome.verdict == SUPPORTED for outcome in self.under.values()), len(self.under)


@attrs.frozen(eq=False)
class TrialRecord:
    """What came of a trial.

    untried  experiments that the scenario leaves no room for, with the reason
    """

    results: Mapping[str, TrialResult]
    untried: Mapping[str, str]


def tried(trial: Trial, workers: int, advance: Callable[[int], None], saved: SavedAnswers | None = None) -> TrialRecord:
    """Return what came of a trial; it does not hang on how many processes there are, or on where it was stopped.

    told    called with how many more jobs are done
    pieces  where finished jobs are kept, and found again
    errors  Failed where a process ended by itself; OSError where a piece cannot be kept
    """
    jobs = trial.jobs()
    together = gathered(jobs, answered(trial, jobs, workers, (advance, saved)))
    untried = {name: answer for (_, name), answer in together.items() if isinstance(answer, str)}
    ground = ground_of(trial.scenario, trial.seed, AS_IT_IS, 0, trial.worlds)
    results = {}
    for name in trial.names:
        if name in untried:
            continue
        paired, effect = experiment(name), together[AS_IT_IS, name]
        if isinstance(effect, str):
            continue
        under = {
            rival: outcome(paired.expects, own)
            for (rival, other), own in together.items()
            if other == name and not isinstance(own, str)
        }
        results[name] = TrialResult(paired, under[AS_IT_IS], flip(effect, ground), under)
    return TrialRecord(results, untried)


def answered(
    trial: Trial, jobs: Sequence[TrialJob], workers: int, how: tuple[Callable[[int], None], SavedAnswers | None]
) -> list[dict[str, Array | str]]:
    """Return what each job found; those whose pieces are there are not played again."""
    advance, saved = how
    if saved is None:
        return parallel_map(carried_out, jobs, workers, lambda _job, _answer: advance(1))
    rules = rules_of(trial.scenario)
    paths = {job: saved.path(job, rules) for job in jobs}
    there = {job: answer for job in jobs if (answer := saved.answer(paths[job])) is not None}
    advance(len(there))

    def done(job: TrialJob, answer: dict[str, Array | str]) -> None:
        """Keep a piece, and say so."""
        saved.keep(paths[job], answer)
        advance(1)

    missing = [job for job in jobs if job not in there]
    there |= dict(zip(missing, parallel_map(carried_out, missing, workers, done), strict=True))
    return [there[job] for job in jobs]


def gathered(
    jobs: Sequence[TrialJob], answers: Sequence[Mapping[str, Array | str]]
) -> dict[tuple[str, str], Array | str]:
    """Return the effects of each experiment under each theory, its worlds one after another; or why there are none."""
    parts = dict[tuple[str, str], list[Array | str]]()
    for job, answer in zip(jobs, answers, strict=True):
        for name, effect in answer.items():
            parts.setdefault((job.theory, name), []).append(effect)
    effects = dict[tuple[str, str], Array | str]()
    for key, some in parts.items():
        refusals = [part for part in some if isinstance(part, str)]
        effects[key] = refusals[0] if refusals else np.concatenate([part for part in some if not isinstance(part, str)])
    return effects


def carried_out(job: TrialJob) -> dict[str, Array | str]:
    """Return the effect of each experiment in each world of a job, or why it cannot be tried."""
    ground = ground_of(job.scenario, job.seed, job.theory, job.first, job.worlds)
    answers = dict[str, Array | str]()
    for name in job.names:
        try:
            answers[name] = effects(experiment(name), ground)
        except Untried as reason:
            answers[name] = str(reason)
    return answers


def experiment(name: str) -> Experiment:
    """Return an experiment on a claim, or a test of the schools."""
    return EXPERIMENTS[name] if name in EXPERIMENTS else SCHOOL_TESTS[name]


@lru_cache(maxsize=4)
def ground_of(scenario: str, seed: int, name: str, first: int, worlds: int) -> Ground:
    """Return some worlds of a scenario under a theory."""
    return Ground(theory(name).laid_over(load.scenario(scenario)), range(first, first + worlds), seed)
