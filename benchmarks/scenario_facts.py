"""What each scenario is like, beside the first of them: over 2,000 worlds, on the same luck.

    python -m benchmarks.scenario_facts [--json] [--worlds 2000] [--seed 90000]

A column a scenario: what stands at its opening, what has become of it after a year and after three, and how many of its
campaigns are over after the first quarter.
"""

import json
import sys
from collections.abc import Mapping

import numpy as np

from benchmarks.targets import option
from game.model.laws.verdict import outcome
from game.model.levers.reading import catalogue
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.scenario.setup_files import FIRST, setup, setup_names
from game.model.state.axes import Array
from game.model.state.codes import OUTCOMES, QUARREL, SELL_OUT

SEED, WORLDS, YEAR, LONGEST = 90_000, 2000, 4, 12


def facts(name: str, worlds: int, seed: int) -> dict[str, float]:
    """What a scenario is like, with all six countries on their courses, over three years or what it has of them."""
    levers = catalogue()
    begins = setup(name, levers)
    quarters = min(begins.quarters, LONGEST)
    game = Simulation.start(begins, seed=seed, worlds=worlds, quarters=quarters, script=Script.of(levers, quarters))
    said = {f"{name}.start": mean(game.readings().number(name)) for name in ("brent", "trust.ir", "ladder")}
    said["index.start"] = mean(game.world.index)
    unpaid, harassed, sold = np.zeros(worlds), np.zeros(worlds), np.zeros(worlds)
    broke = np.zeros(worlds)
    while not game.over:
        game.step(game.decide())
        read, world = game.readings(), game.world
        unpaid = unpaid + read.number("unpaid.ru") + read.number("unpaid.ir")
        harassed = np.maximum(harassed, np.where(read.state("waters") > 0, 1.0, 0.0))
        sold = np.maximum(sold, np.where(np.equal(world.act, SELL_OUT), 1.0, 0.0))
        broke = np.maximum(broke, np.where(world.rung <= QUARREL, 1.0, 0.0))
        if world.turn == 1:
            said["over after a quarter"] = mean(1 - game.runs)
            said["steps down in it"] = mean(np.where((world.mover > 0) & (world.price > 0), 1.0, 0.0))
        if world.turn == min(YEAR, quarters):
            year = ("brent", "reserves.ru", "reserves.ir", "flow.arms.ru", "flow.proxies.ru", "discount.ir", "trust.ir")
            said |= {f"{name}.year": mean(read.number(name)) for name in year}
            said |= {"index.year": mean(world.index), "snapback.year": mean(np.where(world.snapback > 1, 1.0, 0.0))}
            said["underwritten.year"] = mean(np.where(np.equal(world.china, 1), 1.0, 0.0))
    said |= {"unpaid": mean(unpaid / game.world.turn), "waters": mean(harassed), "sold out": mean(sold)}
    ended = outcome(game.world, game.rules)
    said |= {word: mean(np.equal(ended, code)) for code, word in enumerate(OUTCOMES)}
    return said | {"broke": mean(broke), "index.end": mean(game.world.index)}


def mean(row: Array) -> float:
    """The mean over the worlds."""
    return float(np.mean(row))


def main() -> None:
    """Prints the table, or its JSON."""
    worlds, seed = option("worlds", WORLDS), option("seed", SEED)
    rows: Mapping[str, Mapping[str, float]] = {name: facts(name, worlds, seed) for name in setup_names()}
    if "--json" in sys.argv:
        print(json.dumps({"worlds": worlds, "seed": seed, "scenarios": rows}, indent=1))
        return
    wide = max(map(len, rows[FIRST]))
    print(" " * wide, *(f"{name[:12]:>12}" for name in rows))
    for fact in rows[FIRST]:
        print(f"{fact:>{wide}}", *(f"{row[fact]:>12.3f}" for row in rows.values()))


if __name__ == "__main__":
    main()
