"""Whether a study has one digest however it is played, at full size: 20,000 campaigns of twenty quarters.

    python benchmarks/check_digests.py [another Python with Wedge in it]...

A minute or two. It plays the study by one process, by two, in other blocks, by a cluster of two workers, by one of
three of which one is killed, and by both kinds once more, killed themselves half-way and gone on with; and on every
other Python that is named. It prints each digest, and fails where two differ. The short form is in `tests/studies/run`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep

from distributed import LocalCluster

import game

SCENARIO, WORLDS = "partners_of_convenience", 20_000
COMMAND = ("-m", "game", "batch", SCENARIO, "--worlds", str(WORLDS), "--json")
HOME = str(Path(game.__file__).parents[1])
PATIENCE = 120.0


def started(folder: Path, *words: str, python: str = sys.executable) -> "subprocess.Popen[bytes]":
    """Return the command that plays the study, as soon as it has been started."""
    env = {**os.environ, "PYTHONPATH": HOME}
    asked = [python, *COMMAND, "--out", str(folder), *words]
    return subprocess.Popen(asked, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def digest(going: "subprocess.Popen[bytes]") -> str:
    """Return the digest that a command tells at its end; its code where it fails."""
    out, _ = going.communicate()
    if going.returncode:
        return f"failed with code {going.returncode}"
    found: str = json.loads(out)["strategies"]["engine"]["digest"]
    return found


def when_parts(folder: Path, count: int, going: "subprocess.Popen[bytes]") -> None:
    """Wait until so many parts are finished."""
    limit = monotonic() + PATIENCE
    while len(list(folder.glob("runs/part-*.parquet"))) < count and going.poll() is None and monotonic() < limit:
        sleep(0.002)


@contextmanager
def cluster(workers: int) -> Iterator[LocalCluster]:
    """Yield a cluster of processes of this machine."""
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as found:
        yield found


def killed_and_resumed(folder: Path, *words: str) -> str:
    """Return the digest of a study that was killed after a quarter of its parts and gone on with."""
    going = started(folder, *words)
    when_parts(folder, 1, going)
    going.kill()
    going.communicate()
    sleep(1)
    there = len(list(folder.glob("runs/part-*.parquet")))
    whole = len(list(folder.glob("summary.json")))
    print(f"{'':34}killed with {there} parts finished{', and too late' if whole else ''}")
    return digest(started(folder, *words, "--resume"))


def worker_killed(folder: Path) -> str:
    """Return the digest of a study played by three workers of which one was killed."""
    with cluster(3) as found:
        going = started(folder, "--cluster", found.scheduler_address)
        when_parts(folder, 1, going)
        process = next(iter(found.workers.values())).pid
        os.kill(process, SIGKILL)
        there = len(list(folder.glob("runs/part-*.parquet")))
        print(f"{'':34}worker {process} killed with {there} parts finished")
        return digest(going)


def on_cluster(folder: Path, plays: Callable[..., str]) -> str:
    """Return the digest of a study played by two workers of a cluster."""
    with cluster(2) as found:
        return plays(folder, "--cluster", found.scheduler_address)


def plain(folder: Path, *words: str, python: str = sys.executable) -> str:
    """Return the digest of a study that nothing happened to."""
    return digest(started(folder, *words, python=python))


def ways(pythons: list[str]) -> Iterator[tuple[str, Callable[[Path], str]]]:
    """Yield every way to play the study."""
    yield "1 process", lambda folder: plain(folder, "--workers", "1")
    yield "2 processes", lambda folder: plain(folder, "--workers", "2")
    yield "2 processes, SIGKILL, resumed", lambda folder: killed_and_resumed(folder, "--workers", "2")
    yield "cluster of 2 workers", lambda folder: on_cluster(folder, plain)
    yield "cluster of 3, one SIGKILLed", worker_killed
    yield "cluster of 2, SIGKILL, resumed", lambda folder: on_cluster(folder, killed_and_resumed)
    for python in pythons:
        version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.strip()
        yield f"{version}, 2 processes", lambda folder, python=python: plain(folder, "--workers", "2", python=python)  # type: ignore[misc]


def main() -> None:
    """Print every digest, and fail where two differ."""
    found = dict[str, str]()
    print(f"{WORLDS:,} campaigns of {SCENARIO}, Python {sys.version.split()[0]}", flush=True)
    for name, plays in ways(sys.argv[1:]):
        begun = perf_counter()
        with TemporaryDirectory() as folder:
            found[name] = plays(Path(folder) / "study")
        print(f"{found[name]}  {name}, {perf_counter() - begun:.1f} s", flush=True)
    same = len(set(found.values())) == 1
    print("All are the same." if same else "They differ.")
    sys.exit(not same)


if __name__ == "__main__":
    main()
