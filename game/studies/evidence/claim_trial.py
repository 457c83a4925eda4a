"""The article on trial: what each experiment finds, how sure that is, and whether it could have come out otherwise.

An effect counts where its whole interval lies beyond the smallest that matters: what luck alone moves the measure by in
one quarter. Intervals hold for all experiments at once.
"""

from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from game import statistics
from game.model.levers.catalogue import Move, Policy
from game.model.scenario.setup_files import shipped_levers
from game.model.state.axes import Array
from game.statistics import Bounded
from game.studies.evidence.arms import Arm, Ground, measured, stepped
from game.studies.evidence.trials import Experiment

WIRED, MEASURED, OPEN = "wired", "measured", "open"
KINDS = (OPEN, WIRED, MEASURED)
# Of all draws of the figures so many agree on the sign where a law fixes it.
NEARLY_ALL = 0.98
# So much of what luck moves in a quarter lies between these places.
USUAL = (0.16, 0.84)
# A difference below this is none.
NOTHING = 1e-9
# A measure that luck never moves matters from a hundredth of the effect on.
LEAST_SHARE = 0.01


@attrs.frozen
class TrialFinding:
    """What came of one experiment.

    effect   first arm less second, in the measure's unit, by the printed figures
    drawn    the same with every figure of the laws drawn over its range
    least    the smallest effect that would matter
    verdict  supported, contradicted, too_small or undecided, by the printed figures; `drawn_verdict` by drawn ones
    kind     open, wired or measured
    agree    with countries that hold and figures that are drawn: of the worlds that differ, the share with the sign
             that most have; nan where none differs
    carriers the levers that the catalogue names for this claim
    """

    experiment: Experiment
    effect: Bounded
    drawn: Bounded
    least: float
    verdict: str
    drawn_verdict: str
    kind: str
    agree: float
    carriers: tuple[str, ...]


@attrs.frozen
class TrialRecord:
    """What came of a trial by the model's own laws.

    by_luck  how many experiments two arms that differ in nothing but luck would have decided
    """

    findings: tuple[TrialFinding, ...]
    by_luck: int


@attrs.frozen
class ClaimTrial:
    """What was asked: which experiments, where, in how many worlds."""

    scenario: str
    names: tuple[str, ...]
    worlds: int
    seed: int

    def ground(self) -> Ground:
        """Where experiments are played by the printed figures."""
        return Ground(self.scenario, self.seed, self.worlds)


@attrs.define
class ArmRows:
    """What is measured of arms that experiments share, each arm played once on each ground.

    needs  by an arm's key: how many quarters it is played at most, and what is measured of it
    known  (quarters + 1, W) by measure, by arm and ground
    """

    needs: Mapping[str, tuple[int, tuple[str, ...]]]
    known: dict[tuple[str, Ground], dict[str, Array]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, experiments: Sequence[Experiment]) -> "ArmRows":
        """What some experiments need."""
        needs = dict[str, tuple[int, tuple[str, ...]]]()
        for experiment in experiments:
            for arm in (experiment.have, experiment.against):
                quarters, measures = needs.get(arm.key, (0, ()))
                together = dict.fromkeys((*measures, experiment.measure))
                needs[arm.key] = max(quarters, experiment.quarters), tuple(together)
        return cls(needs)

    def row(self, arm: Arm, ground: Ground, measure: str) -> Array:
        """A measure of an arm at the beginning and after each quarter, (quarters + 1, W)."""
        key = (arm.key, ground)
        if key not in self.known:
            quarters, measures = self.needs[arm.key]
            worlds = list(
                stepped(arm, ground, quarters, lambda world: {name: measured(world, name) for name in measures})
            )
            self.known[key] = {name: np.stack([rows[name] for rows in worlds]) for name in measures}
        return self.known[key][measure]


def tried(trial: ClaimTrial, experiments: Mapping[str, Experiment], advance: Callable[[int], None]) -> TrialRecord:
    """What came of each experiment that was asked for, in their order.

    advance  called with how many more are done
    """
    wanted = [experiments[name] for name in trial.names]
    level, ground = statistics.by_chance(trial.names), trial.ground()
    arms, findings, by_luck = ArmRows.of(wanted), list[TrialFinding](), 0
    for experiment in wanted:
        findings.append(found_of(experiment, ground, arms, level))
        by_luck += decided_by_luck(experiment, ground, arms, level)
        advance(1)
    return TrialRecord(tuple(findings), by_luck)


def found_of(experiment: Experiment, ground: Ground, arms: ArmRows, level: float) -> TrialFinding:
    """What one experiment finds.

    level  at which its interval holds, so that all hold together
    """
    rows = arms_read(experiment, ground, arms)
    drawn = arms_read(experiment, attrs.evolve(ground, drawn=True), arms)
    agree = agreement(experiment, attrs.evolve(ground, drawn=True, alone=True), arms)
    effect, drawn_effect = (statistics.difference(*pair, level) for pair in (rows[:2], drawn[:2]))
    least = rows[2] or LEAST_SHARE * max(abs(effect.value), NOTHING)
    pushed = experiment.measure in pushed_by(experiment)
    wired = agree >= NEARLY_ALL
    return TrialFinding(
        experiment=experiment,
        effect=effect,
        drawn=drawn_effect,
        least=least,
        verdict=statistics.verdict(effect, experiment.expects, least),
        drawn_verdict=statistics.verdict(drawn_effect, experiment.expects, least),
        kind=MEASURED if pushed else WIRED if wired else OPEN,
        agree=agree,
        carriers=carriers(experiment.claim),
    )


def arms_read(experiment: Experiment, ground: Ground, arms: ArmRows) -> tuple[Array, Array, float]:
    """The measure in both arms, (W,) each, and what luck moves it by in a quarter of the second."""
    first, second = (arms.row(arm, ground, experiment.measure) for arm in (experiment.have, experiment.against))
    return read_at(first, experiment), read_at(second, experiment), luck_of_a_quarter(second, experiment)


def read_at(rows: Array, experiment: Experiment) -> Array:
    """What is measured of an arm: the measure after so many quarters, or its growth since earlier ones.

    rows  (quarters + 1, W)
    """
    row: Array = rows[experiment.quarters] - (rows[experiment.since] if experiment.since else 0.0)
    return row


def luck_of_a_quarter(rows: Array, experiment: Experiment) -> float:
    """What a quarter moves a measure by: half of the span that the middle two thirds of worlds cover.

    Of what happens or does not, the share of worlds in which it happens in one quarter.

    rows  (quarters + 1, W)
    """
    last, before = rows[experiment.quarters], rows[experiment.quarters - 1]
    if statistics.is_yes_or_no(last):
        return max(float(last.mean()) / experiment.quarters, 1 / len(last))
    low, high = np.quantile(last - before, USUAL)
    return float(high - low) / 2


def agreement(experiment: Experiment, ground: Ground, arms: ArmRows) -> float:
    """Of the worlds in which the arms differ, the share with the commoner sign; nan where none differs."""
    first, second, _ = arms_read(experiment, ground, arms)
    apart = first - second
    up, down = int((apart > NOTHING).sum()), int((apart < -NOTHING).sum())
    return max(up, down) / (up + down) if up + down else float("nan")


def pushed_by(experiment: Experiment) -> set[str]:
    """The names that the two arms push or set by themselves, without any law between."""
    catalogue = shipped_levers()
    every: tuple[Policy | Move, ...] = (*catalogue.policies, *catalogue.moves)
    listed = {lever.id: lever for lever in every}
    paths = {effect.path for lever in experiment.levers for effect in listed[lever].effects}
    for arm in (experiment.have, experiment.against):
        paths |= {*arm.sets, *(path for path, _, _ in arm.events)}
    return paths


def decided_by_luck(experiment: Experiment, ground: Ground, arms: ArmRows, level: float) -> bool:
    """Whether two arms in which nothing differs but luck would have been called supported or contradicted."""
    other = attrs.evolve(ground, seed=ground.seed + 1)
    elsewhere, here = (arms.row(experiment.against, where, experiment.measure) for where in (other, ground))
    least = luck_of_a_quarter(here, experiment) or NOTHING
    effect = statistics.apart(read_at(elsewhere, experiment), read_at(here, experiment), level)
    return statistics.verdict(effect, experiment.expects, least) in (statistics.SUPPORTED, statistics.CONTRADICTED)


def carriers(claim: str) -> tuple[str, ...]:
    """The policies and moves that name a claim."""
    catalogue = shipped_levers()
    every: tuple[Policy | Move, ...] = (*catalogue.policies, *catalogue.moves)
    return tuple(lever.id for lever in every if claim in lever.claims)
