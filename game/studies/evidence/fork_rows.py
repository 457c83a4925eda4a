"""Rows that need other futures: what a choice in a crisis is worth, and how early a campaign is decided.

Campaigns are played on from where they stand: once for each choice, on the same luck, and many times on fresh luck.
"""

from collections.abc import Callable, Iterator, Mapping

import attrs
import numpy as np

from game import statistics
from game.model.play.simulation import Simulation
from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.statistics import Bounded
from game.studies.evidence.bands import BandRow, beside, chosen_apart

# Quarters between two looks at who is asked what, and at what is decided; and how many futures a state has.
EVERY, FUTURES = 2, 40
# Fewer campaigns in which a question came say nothing of it.
FEWEST = 20
# A break is decided where so large a share of futures has it, or has it not.
SURE = 0.97
# A seed for the luck of futures, far from those of campaigns.
FRESH = 1_000_000


def forks(quarters: int) -> int:
    """How many times campaigns are stopped at."""
    return len(range(0, quarters, EVERY))


def fork_rows(game: Simulation, seed: int, advance: Callable[[int], None]) -> tuple[BandRow, ...]:
    """The rows of campaigns from their beginning on.

    advance  called with 1 each time campaigns have been stopped at and looked at
    """
    worth: dict[str, dict[int, list[Array]]] = {}
    decided, quarters = list[Array](), game.rules.quarters
    while not game.over:
        if game.world.turn % EVERY == 0:
            for crisis, by_choice in choices_worth(game).items():
                for choice, gains in by_choice.items():
                    worth.setdefault(crisis, {}).setdefault(choice, []).append(gains)
            if 0 < game.world.turn < quarters - 1:
                decided.append(is_decided(game, seed))
            advance(1)
        game.step(game.decide())
    costs = {crisis.id: [choice.cost for choice in crisis.choices] for crisis in game.script.crises.crises}
    joined = {crisis: {choice: np.concatenate(rows) for choice, rows in many.items()} for crisis, many in worth.items()}
    return (*crisis_rows(joined, costs), *length_rows(decided))


def played_on(game: Simulation) -> Simulation:
    """Other campaigns that begin where these stand, to be played without them."""
    return attrs.evolve(game, satisfied=[*game.satisfied], series=[*game.series])


def choices_worth(game: Simulation) -> dict[str, dict[int, Array]]:
    """What each choice of each question of tonight is worth to who is asked, by id and place: (worlds asked,) points.

    It is the legacy at the end of the campaign when the choice is made, everything else by the computer's own rule.
    """
    result = dict[str, dict[int, Array]]()
    waits = game.tonight().waits
    for place, crisis in enumerate(game.script.crises.crises):
        asked_here = (waits[place] > 0) & (game.runs > 0)
        if not asked_here.any():
            continue
        result[crisis.id] = {}
        for number in range(len(crisis.choices)):
            fork = played_on(game)
            assert fork.night is not None
            choices = fork.night.choices.copy()
            choices[place] = np.where(asked_here, float(number), choices[place])
            fork.night = attrs.evolve(fork.night, choices=choices)
            fork.step(fork.decide())
            fork.run()
            result[crisis.id][number] = fork.legacy()[crisis.country][asked_here]
    return result


def is_decided(game: Simulation, seed: int) -> Array:
    """Where it is sure whether the two will have broken by the end, (worlds that go on,) 1 or 0."""
    broken = np.zeros(game.world.worlds)
    assert isinstance(game.chance, Dice)
    for future in range(FUTURES):
        fork = played_on(game)
        luck = Dice(FRESH + FUTURES * seed + future, game.chance.worlds)
        fork.rules, fork.night = attrs.evolve(game.rules, chance=luck), None
        fork.run()
        broken += fork.world.broke > 0
    share = broken[game.runs > 0] / FUTURES
    return np.where((share > SURE) | (share < 1 - SURE), 1.0, 0.0)


def crisis_rows(worth: Mapping[str, Mapping[int, Array]], costs: Mapping[str, list[float]]) -> Iterator[BandRow]:
    """What lies between the choices of each crisis, for the middle one of all, and how often the cheapest is best.

    worth  (campaigns in which it was asked,) by crisis and choice, on the same luck
    costs  weeks by crisis, choice by choice
    """
    gaps, cheap = list[float](), list[bool]()
    for crisis, by_choice in worth.items():
        rows = {str(choice): gains for choice, gains in by_choice.items()}
        many = len(next(iter(rows.values())))
        if many < FEWEST or len(rows) < 2:
            continue
        best, worst = chosen_apart(rows)
        gap = statistics.difference(rows[best][many // 2 :], rows[worst][many // 2 :])
        gaps.append(gap.value)
        cheap.append(int(best) == costs[crisis].index(min(costs[crisis])))
        yield beside("crisis_gap", crisis, gap)
    if gaps:
        yield beside("crises_median", "", statistics.quantile(np.array(gaps), 0.5))
        yield beside("cheapest_best", "", statistics.share(sum(cheap), len(cheap)))


def length_rows(decided: list[Array]) -> Iterator[BandRow]:
    """In which share of campaigns' quarters it is sure already whether the two break.

    decided  1 or 0 for each campaign that went on, quarter by quarter
    """
    whole = np.concatenate(decided) if decided else np.zeros(0)
    if len(whole):
        share: Bounded = statistics.share(int(whole.sum()), len(whole))
        yield beside("length", "", share)
