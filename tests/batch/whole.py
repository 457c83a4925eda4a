"""The whole claim, at full size: 20,000 campaigns of twenty quarters have one digest however they are played.

Some minutes; `python -m tests.batch.whole` prints each digest and fails where two differ. The short form of the same
claim is in `test_run.py`.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from game.batch.design import Design, planned
from game.batch.run import Pace
from tests.batch.sketches import SCENARIO, is_alive, parts_in, study_in, until, workers_of

WORLDS = 20_000
PACES = (Pace(1), Pace(2), Pace(2, 1000), Pace(2, 640))


def digest(folder: Path, pace: Pace, resume: bool = False) -> str:
    """Return the digest of the study, played or gone on with in a folder."""
    found: str = study_in(folder, Design(SCENARIO, WORLDS), pace, resume)["strategies"]["engine"]["digest"]
    return found


def killed(folder: Path) -> str:
    """Return the digest of the study when it was killed half-way and gone on with."""
    asked = ["batch", SCENARIO, "--worlds", str(WORLDS), "--workers", "2", "--out", str(folder)]
    going = subprocess.Popen([sys.executable, "-m", "game", *asked], env={**os.environ, "PYTHONPATH": "."})
    half = sum(1 for _ in planned(Design(SCENARIO, WORLDS)).design.parts()) // 2
    until(lambda: len(parts_in(folder)) >= half - 1, "half of the parts are finished")
    workers = workers_of(going.pid)
    going.kill()
    going.wait()
    until(lambda: not any(map(is_alive, workers)), "its workers have ended")
    print(f"killed with {len(parts_in(folder))} of {2 * half} parts finished, {len(workers)} workers ended with it")
    return digest(folder, Pace(2), resume=True)


def main() -> None:
    """Print every digest, and fail where two differ."""
    found = set()
    for pace in PACES:
        begun = perf_counter()
        with TemporaryDirectory() as folder:
            found.add(one := digest(Path(folder), pace))
        rate = WORLDS / (perf_counter() - begun)
        print(f"{one}  {pace.workers} workers, blocks of at most {pace.block} worlds, {rate:,.0f} campaigns a second")
    with TemporaryDirectory() as folder:
        found.add(one := killed(Path(folder) / "study"))
    print(f"{one}  killed and gone on with")
    sys.exit(len(found) > 1)


if __name__ == "__main__":
    main()
