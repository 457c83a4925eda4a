"""The compiled engine beside numpy and beside Mesa: the same worlds, in the same minute, played to the same bits.

    python -m benchmarks.bench_compiled [worlds]

It prints what a quarter of a world costs under each engine, one thread and all of them, processor time and the best of
several rounds; what one world costs through `Simulation.step`; how many times the peer the engine is; and how near it
is to the limit: the least time in which the processor could do the quarter's arithmetic if nothing but multiplying and
adding took any.
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

from agents.roster import seated_countries
from benchmarks.mesa_peer import played as peer
from game.engine import native
from game.engine.graph import LASTING, SOURCES, reached
from game.engine.threads import playing_on, processors
from game.model.engine.quarter import decision_recorded, flat_rows, laws_recorded
from game.model.simulation import Simulation

SCENARIO, QUARTERS, ROUNDS = "partners_of_convenience", 20, 5
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


def taken(seconds: dict[str, float], worlds: int) -> float:
    """Return the seconds of processor that a world-quarter takes compiled."""
    return seconds["compiled"] / worlds / QUARTERS


def one_quarter(game: Simulation) -> float:
    """Return the least seconds of one quarter of one world with six decisions, through `Simulation.step`."""
    return best(lambda: game.step(game.decide()), rounds=QUARTERS - game.world.turn)


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
    """Return how many calculations a quarter of a world is, laws and decisions; what is read or lasts is left out."""
    setting = game.setting
    programs = [laws_recorded(setting)]
    programs += [
        decision_recorded(agent, staff, setting) for agent, staff in zip(seated_countries({}), game.staffs, strict=True)
    ]
    needed = (node for one in programs for node in reached(output.node for output in one.outputs))
    return sum(node.op not in LASTING | SOURCES for node in needed)


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
    count, rate = steps(game), peak()
    least = count / rate
    print(f"limit: {count:,} calculations a world-quarter, at {rate / 1e9:.1f} thousand million a second at most")
    print(
        f"limit: {least * 1e6:.2f} µs a world-quarter; the engine takes {taken(seconds, worlds) / least:.1f} times that"
    )
    same = int((ends["numpy"] == ends["compiled"]).all(axis=0).sum())
    print(f"{same} of {worlds} worlds have the same bits")
    if not np.array_equal(ends["numpy"], ends["compiled"]):
        raise SystemExit("the engines differ")


if __name__ == "__main__":
    main()
