"""The compiled engine beside numpy and beside Mesa: the same worlds, in the same minute, played to the same bits.

    python -m benchmarks.bench_compiled [worlds]

It prints what a quarter of a world costs under each engine, one thread and all of them, processor time and the best of
several rounds; what one world costs through `Simulation.step`; and how many times the peer the engine is.
"""

import os
import sys
from collections.abc import Callable

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from time import perf_counter, process_time

import attrs
import numpy as np

from benchmarks.mesa_peer import played as peer
from game.engine import native
from game.engine.threads import playing_on, processors
from game.model.engine.quarter import flat_rows
from game.model.simulation import Simulation

SCENARIO, QUARTERS, ROUNDS = "partners_of_convenience", 20, 5
PEERS = 40


def best(act: Callable[[], object], clock: Callable[[], float] = perf_counter, rounds: int = ROUNDS) -> float:
    """Return the least seconds that an act takes."""
    times = []
    for _ in range(rounds):
        begun = clock()
        act()
        times.append(clock() - begun)
    return min(times)


def under(engine: str) -> None:
    """Play with one engine from now on."""
    os.environ["WEDGE_ENGINE"] = engine
    native.llvm.cache_clear()


def one_quarter(game: Simulation) -> float:
    """Return the least seconds of one quarter of one world with six decisions, through `Simulation.step`."""
    return best(lambda: game.step(game.decide()), rounds=QUARTERS - game.world.turn)


def main() -> None:
    """Print the figures and their ratios; end with a fault where a bit differs."""
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 4096
    game, alone = Simulation.start(SCENARIO, worlds=worlds), Simulation.start(SCENARIO)
    ends, seconds = {}, {}
    for engine, rounds in (("numpy", 1), ("compiled", ROUNDS)):
        under(engine)
        ends[engine] = flat_rows(attrs.evolve(game).run())
        with playing_on(1):
            seconds[engine] = best(lambda: attrs.evolve(game).run(), process_time, rounds)
        quarter = one_quarter(attrs.evolve(alone))
        print(
            f"{engine:10}{seconds[engine] * 1e6 / worlds / QUARTERS:8.2f} µs of processor a world-quarter, one thread"
        )
        print(f"{engine:10}{quarter * 1e3:8.2f} ms one quarter of one world, six decisions")
    whole = best(lambda: attrs.evolve(game).run())
    print(f"{worlds} campaigns, {processors()} threads: {whole * 1e3:.0f} ms, {worlds / whole:,.0f} a second")
    print(f"compiled is {seconds['numpy'] / seconds['compiled']:.1f} times as fast as numpy")
    peers = best(lambda: peer(PEERS, 1), rounds=1) / PEERS
    print(f"and {peers * worlds / whole:,.0f} times Mesa on one processor")
    same = int((ends["numpy"] == ends["compiled"]).all(axis=0).sum())
    print(f"{same} of {worlds} worlds have the same bits")
    if not np.array_equal(ends["numpy"], ends["compiled"]):
        raise SystemExit("the engines differ")


if __name__ == "__main__":
    main()
