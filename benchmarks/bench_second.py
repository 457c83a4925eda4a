"""The second model by machine code beside numpy: the same campaigns, in the same minute, played to the same bits.

    python -m benchmarks.bench_second [worlds] [worlds for numpy]

It prints how long recording and compiling the quarter takes, what a quarter of a world costs under each engine, one
thread and all of them, and what one world costs when it is stepped through quarter by quarter.
"""

import os
import sys
from collections.abc import Callable

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from time import perf_counter, process_time

import attrs
import numpy as np

from benchmarks.bench_compiled import best, under
from game.engine.threads import playing_on, processors
from game.second.levers.reading import catalogue
from game.second.play.simulation import Simulation
from game.second.play.whole_quarter import Script
from game.second.state.world_state import declared

ROUNDS = 5
# As long as the first scenario usually is.
QUARTERS = 20


def again(game: Simulation) -> Simulation:
    """The same campaigns, to be played."""
    return attrs.evolve(game, satisfied=[])


def one_quarter(game: Simulation) -> float:
    """The least seconds of one quarter of one world with six courses, stepped."""
    return best(lambda: game.step(game.decide()), rounds=QUARTERS - game.world.turn)


def whole(game: Simulation) -> Callable[[], object]:
    """What plays campaigns to their end."""
    return lambda: again(game).run()


def main() -> None:
    """Print the figures and their ratios; end with a fault where a bit differs."""
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 16384
    few = int(sys.argv[2]) if len(sys.argv) > 2 else 512
    script = Script.of(catalogue(), QUARTERS)
    begun = perf_counter()
    game, small, alone = (Simulation.start(worlds=count, script=script) for count in (worlds, few, 1))
    print(f"{worlds + few + 1} openings: {perf_counter() - begun:.2f} s")
    under("compiled")
    begun, used = perf_counter(), process_time()
    assert game.compiled(worlds * QUARTERS)
    print(f"programs there after {perf_counter() - begun:.1f} s, {process_time() - used:.1f} of processor")
    seconds, ends = {}, {}
    for engine in ("numpy", "compiled"):
        under(engine)
        ends[engine] = again(small)
        ends[engine].run()
        with playing_on(1):
            seconds[engine] = best(whole(small), process_time, 1) / few / QUARTERS
        step = one_quarter(again(alone))
        print(f"{engine:10}{seconds[engine] * 1e6:8.2f} µs of processor a world-quarter of {few}, one thread")
        print(f"{engine:10}{step * 1e3:8.2f} ms one quarter of one world, six courses")
    print(f"compiled is {seconds['numpy'] / seconds['compiled']:.1f} times as fast as numpy")
    with playing_on(1):
        used = best(whole(game), process_time, ROUNDS)
    took = best(whole(game))
    print(f"{worlds} campaigns, one thread: {used * 1e6 / worlds / QUARTERS:.2f} µs of processor a world-quarter")
    print(f"{worlds} campaigns, {processors()} threads: {took * 1e3:.0f} ms, {worlds / took:,.0f} a second")
    same = [
        np.array_equal(getattr(ends["numpy"].world, name), getattr(ends["compiled"].world, name)) for name in declared()
    ]
    if not all(same):
        raise SystemExit("the engines differ")
    print(f"{few} worlds have the same bits in all {len(same)} measures")


if __name__ == "__main__":
    main()
