"""The model by machine code beside numpy and beside Mesa: the same campaigns, in the same minute.

    python -m benchmarks.bench_model [worlds] [worlds for numpy]

It prints how long recording and compiling the quarter takes, what a quarter of a world costs under each engine, one
thread and all of them, and what one world costs when it is stepped through quarter by quarter; how many times the peer
(`mesa_peer.py`) the engine is; and how near it is to the limit: the least time in which the processor could do the
quarter's arithmetic if nothing but multiplying and adding took any. Both engines end with the same bits.
"""

import ctypes
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
from game.engine.graph import LASTING, SOURCES, reached
from game.engine.threads import playing_on, processors
from game.model.levers.reading import catalogue
from game.model.play.compiled_quarter import read_script
from game.model.play.recorded_quarter import Recorder
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.world_state import declared

ROUNDS = 5
# As long as the first scenario usually is.
QUARTERS = 20
PEERS = 40
# Chains of arithmetic that do not wait for each other, enough to fill every unit of a processor, and how long they are.
CHAINS, TIMES = 16, 10_000_000


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


def peak() -> float:
    """Return how many multiplications and additions of doubles a second one thread does at most, nothing else done."""
    vector = f"<{native.here().lanes} x double>"
    chains = range(CHAINS)
    text = "\n".join(
        (
            "define void @peak(ptr %data, i64 %times) {",
            f"begin:\n  %one = load {vector}, ptr %data\n  br label %loop",
            "loop:\n  %turn = phi i64 [0, %begin], [%next, %loop]",
            *(f"  %a{chain} = phi {vector} [%one, %begin], [%b{chain}, %loop]" for chain in chains),
            *(f"  %b{chain} = {('fmul', 'fadd')[chain % 2]} {vector} %a{chain}, %one" for chain in chains),
            "  %next = add i64 %turn, 1\n  %more = icmp ult i64 %next, %times\n  br i1 %more, label %loop, label %end",
            "end:",
            *(f"  %s{chain} = fadd {vector} %b{chain}, {f'%s{chain - 1}' if chain else '%one'}" for chain in chains),
            f"  store {vector} %s{CHAINS - 1}, ptr %data\n  ret void\n}}\n",
        )
    )
    code = native.loaded(native.compiled(text, native.here()), ("peak",))
    act = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int64)(code.addresses["peak"])
    data = np.ones(64)
    place = data.ctypes.data + -data.ctypes.data % 64
    return CHAINS * TIMES * native.here().lanes / best(lambda: act(place, TIMES), process_time)


def steps(game: Simulation) -> int:
    """Return how many calculations a quarter of a world is, decisions and laws; what is read or lasts is left out."""
    rows, _ = read_script(game.script, game.rules)
    recorder = Recorder(rows, game.rules)
    programs = (recorder.decision(), recorder.playing())
    needed = (node for one in programs for node in reached(output.node for output in one.outputs))
    return sum(node.op not in LASTING | SOURCES for node in needed)


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
    peers = best(lambda: peer(PEERS, 1), rounds=1) / PEERS
    print(f"and {peers * worlds / took:,.0f} times Mesa on one processor")
    count, rate = steps(game), peak()
    least = count / rate
    print(f"limit: {count:,} calculations a world-quarter, at {rate / 1e9:.1f} thousand million a second at most")
    times = used / worlds / QUARTERS / least
    print(f"limit: {least * 1e6:.2f} µs a world-quarter; the engine takes {times:.1f} times that")
    same = [
        np.array_equal(getattr(ends["numpy"].world, name), getattr(ends["compiled"].world, name)) for name in declared()
    ]
    if not all(same):
        raise SystemExit("the engines differ")
    print(f"{few} worlds have the same bits in all {len(same)} measures")


if __name__ == "__main__":
    main()
