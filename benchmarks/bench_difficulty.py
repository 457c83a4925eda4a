"""How strong the three difficulties are: paired games on the same luck, one seat at a time, the others as they are.

In every game a seat is played at random, and at *Seminar*, *Cabinet* and *Crisis*; what is compared is the seat's own
score at the end. Each line gives the mean gain on the step below, game by game, and its 95 % interval; then how long a
country thinks about one quarter of one game.
"""

import os

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from time import perf_counter

import attrs
import numpy as np

from agents.roster import seated_countries
from benchmarks.calibration import Games, games
from game.forecast.common_knowledge import common_knowledge
from game.forecast.difficulty import DIFFICULTIES, difficulty
from game.forecast.intervals import Estimate, mean
from game.forecast.lookahead import at_difficulty
from game.model.simulation import Player, Simulation
from game.model.state.axes import COUNTRIES, UNITED_STATES, Array

SCENARIO, SEED, GAMES, QUARTERS = "partners_of_convenience", 20251014, 200, 20
ASKED = 9
STEPS = ("random", *DIFFICULTIES)


def player(table: Games, country: int, step: str) -> Player:
    """Return who sits in a seat: somebody who plays at random, or the engine at a difficulty."""
    character = seated_countries({})[country]
    if step == "random":
        return attrs.evolve(character, rationality=0.0)
    known = common_knowledge(country, table.setting, table.staffs)
    return at_difficulty(character, difficulty(step, table.setting.figures), known)


def scores(table: Games, country: int, step: str) -> Array:
    """Return a seat's score at the end of each game, (games,), when it is played so and the others as they are."""
    seats: list[Player] = list(seated_countries({}))
    seats[country] = player(table, country, step)
    game = Simulation(table.setting, tuple(seats), table.staffs, table.worlds[0])
    reached: Array = game.run(QUARTERS).score[country]
    return reached


def shown(gain: Estimate) -> str:
    """Return a gain with its interval, and a mark where it is not clear."""
    return f"{gain.value:+6.2f} [{gain.low:+.2f}, {gain.high:+.2f}]{'' if gain.is_clear else ' ?'}"


def lines(found: dict[str, Array]) -> Iterator[str]:
    """Yield what each step gains on the one below."""
    for lower, higher in pairwise(STEPS):
        yield f"{higher} over {lower} {shown(mean(found[higher] - found[lower]))}"


def thinking(step: str) -> float:
    """Return the median time that Washington thinks about the first quarter of one game, in milliseconds."""
    table = games(SCENARIO, SEED, 1, 0)
    table = attrs.evolve(table, setting=attrs.evolve(table.setting, quarters=QUARTERS))
    game, taken = Simulation(table.setting, (player(table, UNITED_STATES, step),), table.staffs, table.worlds[0]), []
    for _ in range(ASKED):
        begun = perf_counter()
        game.decide()
        taken.append(perf_counter() - begun)
    return 1000 * median(taken)


def main() -> None:
    """Print the gains, seat by seat and together, and how long each takes to think."""
    table = games(SCENARIO, SEED, GAMES, 0)
    table = attrs.evolve(table, setting=attrs.evolve(table.setting, quarters=QUARTERS))
    together: dict[str, list[Array]] = {step: [] for step in STEPS}
    for country, name in enumerate(COUNTRIES):
        begun = perf_counter()
        found = {step: scores(table, country, step) for step in STEPS}
        for step in STEPS:
            together[step].append(found[step])
        print(f"{name:14} {' · '.join(lines(found))} · {perf_counter() - begun:.0f} s", flush=True)
    whole = {step: np.concatenate(parts) for step, parts in together.items()}
    print(f"all six, {GAMES} games each")
    for line in lines(whole):
        print(f"  {line}")
    print("a quarter of one game takes " + ", ".join(f"{step} {thinking(step):.0f} ms" for step in STEPS))


if __name__ == "__main__":
    main()
