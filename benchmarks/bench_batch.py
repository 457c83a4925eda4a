"""A study against its peer and its limit: campaigns a second, memory, bytes, and how all grow with the worlds.

The peer is an idiomatic Mesa model of the same size (`mesa_peer.py`); the limit is what the same machine code plays
with nothing around it: no opening, no files, no summary, no report. All are measured in the same run, in turns. Of ours
the whole command is timed, its start and its files included. `make bench` runs it; a number of worlds behind it sets
the largest study.
"""

import os

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import attrs
import psutil

from benchmarks import mesa_peer
from benchmarks.mesa_peer import QUARTERS, SCENARIO
from game.engine.threads import playing_on
from game.model.play.simulation import Simulation

PROCESSES, ROUNDS = (1, 2), 3
OURS, PEERS, BARE = 50_000, 400, 16_384
GROWTH = (100, 1_000, 10_000, 100_000, 1_000_000)
MIB = 2**20
# Seconds between two looks at how much is held; a look takes some milliseconds of a core.
LOOK = 0.5


@attrs.frozen
class Cost:
    """What a study took.

    seconds  the whole command
    memory   bytes, the most that all its processes held together
    disk     bytes of the folder it wrote
    """

    seconds: float
    memory: int
    disk: int


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = perf_counter()
    act()
    return perf_counter() - begun


def study(worlds: int, processes: int) -> Cost:
    """Return what a study costs, played with the whole command in a process of its own."""
    with TemporaryDirectory() as folder:
        asked = ["batch", SCENARIO, "--worlds", str(worlds), "--workers", str(processes), "--out", f"{folder}/study"]
        begun = perf_counter()
        # What it says as it plays goes where nobody reads it; that it failed is told below.
        whole = [sys.executable, "-m", "game", *asked, "--json"]
        command = subprocess.Popen(whole, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        memory = most_held(command)
        taken = perf_counter() - begun
        if command.returncode:
            raise SystemExit(f"wedge batch ended with {command.returncode}")
        disk = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    return Cost(taken, memory, disk)


def most_held(command: subprocess.Popen[bytes]) -> int:
    """Wait for a command to end, and return the most bytes that it and its processes held together."""
    most = 0
    while command.poll() is None:
        with suppress(psutil.NoSuchProcess):
            root = psutil.Process(command.pid)
            most = max(most, sum(one.memory_info().rss for one in (root, *root.children(recursive=True))))
        with suppress(subprocess.TimeoutExpired):
            command.wait(LOOK)
    return most


def bare(threads: int) -> float:
    """Return how many campaigns a second machine code plays on so many threads, with nothing around it."""
    game = Simulation.start(SCENARIO, worlds=BARE, quarters=QUARTERS)
    game.compiled(BARE * QUARTERS)
    with playing_on(threads):
        return BARE / seconds(game.run)


def speeds(processes: int) -> str:
    """Return a line: campaigns a second of ours and of the peer, in turns, and what ours is to peer and limit."""
    ours, peers, limits = [], [], []
    for _ in range(ROUNDS):
        ours.append(OURS / study(OURS, processes).seconds)
        peers.append(PEERS / seconds(lambda: mesa_peer.played(PEERS, processes)))
        limits.append(bare(processes))
    own, peer, limit = (sorted(rates)[ROUNDS // 2] for rates in (ours, peers, limits))
    spread = f"{min(ours):,.0f}–{max(ours):,.0f}"
    return f"{processes:9}{own:9,.0f}  ({spread}){peer:8,.0f}{own / peer:11.1f}{limit:11,.0f}{own / limit:13.2f}"


def grown(worlds: int) -> str:
    """Return a line: what a study of some size costs."""
    cost = study(worlds, PROCESSES[-1])
    return (
        f"{worlds:9,}{cost.seconds:9.1f}{worlds / cost.seconds:15,.0f}"
        f"{cost.memory / MIB:14,.0f}{cost.disk / MIB:10,.1f}{cost.disk / worlds:16.1f}"
    )


def main() -> None:
    """Print the speeds, then what studies of growing size cost."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else GROWTH[-1]
    print(f"campaigns of {QUARTERS} quarters a second, median of {ROUNDS}: {OURS:,} of ours, whole command")
    print("processes    ours  (lowest–highest)    Mesa  times Mesa  the limit  of the limit")
    for processes in PROCESSES:
        print(speeds(processes), flush=True)
    print(f"\nstudies of growing size, {PROCESSES[-1]} processes; memory of all its processes together")
    print("   worlds  seconds     campaigns/s    memory MiB  disk MiB  bytes/campaign")
    for worlds in (one for one in GROWTH if one <= most):
        print(grown(worlds), flush=True)


if __name__ == "__main__":
    main()
