"""A study as a game: seats as players, their legacy scores as payoffs, told only from luck that chose nothing.

Best answers and equilibria are picked out on the first half of the worlds; numbers beside them are of the other half.
"""

from collections.abc import Mapping, Sequence
from itertools import product

import attrs
import numpy as np

from game import statistics
from game.model.state.axes import Array
from game.statistics import Bounded
from game.studies.cells.equilibria import (
    Mixture,
    against_others,
    as_mixture,
    equilibrium,
    pure_equilibria,
)

# Fewer worlds a half than this tell nothing of a difference.
FEWEST_FRESH = 20
STANDS, OPEN, FALLS = "stands", "open", "falls"


@attrs.frozen
class Leaving:
    """What the seat that gains most by leaving an equilibrium alone gains, on fresh luck."""

    seat: str
    strategy: str
    gain: Bounded


@attrs.frozen
class EquilibriumFinding:
    """An equilibrium of the first half, judged on the other.

    chances  of each strategy by seat
    worth    each seat's score, by seat
    leaving  the change of strategy that would pay best
    verdict  stands where every change clearly costs; falls where one clearly pays; else open
    """

    chances: Mapping[str, Mapping[str, float]]
    worth: Mapping[str, Bounded]
    leaving: Leaving
    verdict: str

    @property
    def is_pure(self) -> bool:
        """Whether every seat has one strategy in it."""
        return all(max(row.values()) > 1 - 1e-6 for row in self.chances.values())


@attrs.frozen
class RegretFinding:
    """What a seat loses with one strategy beside its best answer, had it known what the others follow.

    mean, worst  points, over all the others' combinations and at the one that hurts most, picked out on the first half
    against      that one, by seat
    """

    seat: str
    strategy: str
    mean: Bounded
    worst: Bounded
    against: Mapping[str, str]


@attrs.frozen
class GameFinding:
    """One ground as a game.

    sides    each seat's strategies
    scores   by cell in order: each seat's score on fresh luck
    answers  by cell in order: the seats whose best answer to the others it is, by the first half
    """

    ground: str
    sides: Mapping[str, tuple[str, ...]]
    scores: Sequence[Mapping[str, Bounded]]
    answers: Sequence[tuple[str, ...]]
    equilibria: tuple[EquilibriumFinding, ...]
    regrets: tuple[RegretFinding, ...]
    fresh: int


def game_of(ground: str, sides: Mapping[str, tuple[str, ...]], payoffs: Array) -> GameFinding | None:
    """One ground as a game; None where fewer than two seats choose or worlds are too few to tell.

    payoffs  (seats, strategies of the first, of the second, …, W) scores on the same luck in every cell
    """
    worlds = payoffs.shape[-1]
    half = worlds // 2
    if len(sides) < 2 or half < FEWEST_FRESH:
        return None
    first, fresh = payoffs[..., :half].mean(-1), payoffs[..., half:]
    # A seat with one strategy answers nothing.
    players = [place for place, names in enumerate(sides.values()) if len(names) > 1]
    best = [first[place] >= first[place].max(axis=place, keepdims=True) for place in range(len(sides))]
    places = list(product(*(range(len(names)) for names in sides.values())))
    seats = list(sides)
    return GameFinding(
        ground=ground,
        sides=sides,
        scores=[{seat: statistics.mean(fresh[(row, *cell)]) for row, seat in enumerate(seats)} for cell in places],
        answers=[tuple(seats[row] for row in players if best[row][cell]) for cell in places],
        equilibria=tuple(judged(mixture, sides, fresh) for mixture in chosen(first)),
        regrets=tuple(regret for row in players for regret in regrets_of(row, sides, first, fresh)),
        fresh=worlds - half,
    )


def chosen(first: Array) -> list[Mixture]:
    """The equilibria of the first half: all pure ones, or one mixed."""
    counts = first.shape[1:]
    if pure := pure_equilibria(first):
        return [as_mixture(profile, counts) for profile in pure]
    mixed = equilibrium(first)
    return [] if mixed is None else [mixed]


def judged(mixture: Mixture, sides: Mapping[str, tuple[str, ...]], fresh: Array) -> EquilibriumFinding:
    """An equilibrium on fresh luck: what each seat gets, and whether leaving pays anybody."""
    worth, changes, gains = dict[str, Bounded](), list[tuple[str, str]](), list[Array]()
    for row, (seat, names) in enumerate(sides.items()):
        each = against_others(fresh[row], mixture, row)
        stays = np.tensordot(mixture[row], each, axes=(0, 0))
        worth[seat] = statistics.mean(stays)
        for place, name in enumerate(names):
            if mixture[row][place] < 1 - 1e-6:
                changes.append((seat, name))
                gains.append(each[place] - stays)
    z = statistics.joint_z(np.stack(gains)) if len(gains) > 1 else None
    bounded = [statistics.mean(row, z=z) for row in gains]
    top = max(range(len(bounded)), key=lambda place: bounded[place].value)
    verdict = FALLS if any(row.low > 0 for row in bounded) else STANDS if all(row.high < 0 for row in bounded) else OPEN
    return EquilibriumFinding(
        chances={
            seat: dict(zip(names, map(float, row), strict=True))
            for (seat, names), row in zip(sides.items(), mixture, strict=True)
        },
        worth=worth,
        leaving=Leaving(*changes[top], bounded[top]),
        verdict=verdict,
    )


def regrets_of(row: int, sides: Mapping[str, tuple[str, ...]], first: Array, fresh: Array) -> list[RegretFinding]:
    """What each strategy of a seat loses beside its best answers, which the first half chose.

    Source: Savage (1951), the loss beside what would have been best had one known.
    """
    seat, names = list(sides.items())[row]
    others = {name: own for name, own in sides.items() if name != seat}
    combinations = list(product(*others.values()))
    # (strategies, others' combinations) and with worlds behind.
    known = np.moveaxis(first[row], row, 0).reshape(len(names), -1)
    judging = np.moveaxis(fresh[row], row, 0).reshape(len(names), len(combinations), -1)
    best = known.argmax(0)
    ideal = judging[best, np.arange(len(combinations))]
    lost = ideal[None] - judging
    hurts = (known.max(0)[None] - known).argmax(1)
    means = lost.mean(1)
    worst = lost[np.arange(len(names)), hurts]
    z = statistics.joint_z(np.concatenate([means, worst]))
    return [
        RegretFinding(
            seat,
            name,
            statistics.mean(means[place], z=z),
            statistics.mean(worst[place], z=z),
            dict(zip(others, combinations[int(hurts[place])], strict=True)),
        )
        for place, name in enumerate(names)
    ]
