"""The compiled engine against numpy, bit for bit, over everything that a game may ask of it.

    python -m benchmarks.check_bits [most worlds]

Every scenario and every strategy; 1, 7, 64 and 4,096 worlds; figures alike and drawn for each world; worlds taken up in
mid-game; orders of people and injects; one thread and two; all that this processor has and SSE2 alone. A build in which
multiplications melt into additions has to be caught. It closes with a table, and with a fault where any bit differs.
"""

import os
import sys
from collections.abc import Iterator

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import attrs
import numpy as np

from agents.strategies.library import strategies
from game.engine import native
from game.engine.threads import playing_on
from game.model.scenario.load import scenario_names
from game.model.simulation import Simulation
from game.model.state.catalogue import OPEN
from game.model.state.world import World
from tests.model.engine.sketch import SCENARIOS, game, on, played, same_bits, wanted
from tests.model.engine.test_compiled_bits import drawn_game, melted, standing_orders

SIZES, QUARTERS = (1, 7, 64, 4096), 20
Case = tuple[str, str, World, World]


def both(group: str, name: str, found: Simulation, quarters: int) -> Case:
    """Return a case: the worlds of a game after some quarters, under both engines."""
    return group, name, played(found, "compiled", quarters), played(found, "numpy", quarters)


def by_scenario(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Yield every scenario at every size, to its end."""
    for name in scenario_names():
        for worlds in sizes:
            found = game(name, worlds)
            yield both("scenarios", f"{name}, {worlds} worlds", found, found.setting.quarters)


def by_strategy(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Yield every fixed strategy at every size, to the end."""
    for strategy in strategies():
        for worlds in () if strategy.traits.searched else sizes:
            found = game(SCENARIOS[0], worlds, strategy.country, strategy.name)
            yield both("strategies", f"{strategy.country}.{strategy.name}, {worlds} worlds", found, QUARTERS)


def by_figures(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Yield every scenario with figures and openings drawn for each world, at every size."""
    for name in scenario_names():
        for worlds in sizes:
            found = drawn_game(worlds, name)
            yield both("drawn figures", f"{name}, {worlds} worlds", found, found.setting.quarters)


def by_beginning(most: int) -> Iterator[Case]:
    """Yield worlds that numpy began and either engine ends, from every quarter, with figures alike and drawn."""
    for kind, begun in (("alike", attrs.evolve(game(worlds=most))), ("drawn", drawn_game(most))):
        for before in range(1, QUARTERS):
            with wanted("numpy"):
                begun.run(1)
            yield both("mid-game", f"figures {kind}, from quarter {before + 1}", begun, QUARTERS - before)


def by_orders() -> Iterator[Case]:
    """Yield orders of people: of each country alone, of all, and in some worlds only."""
    found = game(worlds=20)
    everybody = tuple(range(6))
    for countries in (*((country,) for country in everybody), everybody):
        standing, ends = standing_orders(found, countries), list[World]()
        for engine in ("compiled", "numpy"):
            with wanted(engine):
                ends.append(attrs.evolve(found).run(standing=standing))
        yield "people's orders", str(countries), ends[0], ends[1]
    sheet, ends = np.array(standing_orders(found, (1,))[1]), list[World]()
    sheet[:, ::2] = OPEN
    for engine in ("compiled", "numpy"):
        with wanted(engine):
            ends.append(attrs.evolve(found).run(4, standing={1: sheet}))
    yield "people's orders", "in every other world", ends[0], ends[1]


def by_injects() -> Iterator[Case]:
    """Yield each inject of another scenario put into the base one, in its second quarter."""
    found = game(worlds=7)
    for name in scenario_names()[1:]:
        for inject in game(name).setting.injects:
            setting = attrs.evolve(found.setting, injects=(attrs.evolve(inject, turn=2),))
            there = Simulation(setting, found.agents, found.staffs, found.world)
            yield both("injects", f"{name}: {inject.name}", there, 4)


def by_machine(most: int) -> Iterator[Case]:
    """Yield one thread and two, and the plainest processor of this kind, with figures alike and drawn."""
    found = {name: game(name, most) for name in scenario_names()}
    for name, there in (*found.items(), ("drawn figures", drawn_game(most))):
        quarters = there.setting.quarters
        by_numpy = played(there, "numpy", quarters)
        for threads in (1, 2):
            with playing_on(threads):
                case = f"{name}, {threads} threads, {most} worlds"
                yield "threads", case, played(there, "compiled", quarters), by_numpy
                with on(native.plainest()):
                    yield "SSE2 alone", case, played(there, "compiled", quarters), by_numpy


def is_melting_caught() -> bool:
    """Return whether a build in which multiplications melt into additions is told apart; True where there is none."""
    found = game(worlds=256)
    return "+fma" not in native.here().features or not same_bits(melted(found, 8), played(found, "numpy", 8))


def main() -> None:
    """Play every case, and print the table."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    sizes = tuple(size for size in SIZES if size <= most)
    by_size = (by_scenario(sizes), by_strategy(sizes), by_figures(sizes))
    cases = (*by_size, by_beginning(min(most, 64)), by_orders(), by_injects(), by_machine(most))
    table = dict[str, list[bool]]()
    for group, name, compiled, by_numpy in (case for kind in cases for case in kind):
        same = same_bits(compiled, by_numpy)
        table.setdefault(group, []).append(same)
        if not same:
            print(f"{group}: {name}: the bits differ", flush=True)
    print(f"{'checked':20}{'cases':>8}{'same in every bit':>20}")
    for group, results in table.items():
        print(f"{group:20}{len(results):8}{sum(results):20}")
    if not all(all(results) for results in table.values()):
        raise SystemExit("the engines differ")
    if not is_melting_caught():
        raise SystemExit("a build that melts additions is not caught")
    print("a build that melts multiplications into additions is caught")


if __name__ == "__main__":
    main()
