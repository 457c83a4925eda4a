"""Studies sketched for the tests: short campaigns, small parts."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from game.studies.run.design import Design, StudyPlan, planned
from game.studies.run.part_process import PartJob, played
from game.studies.run.parts import Results
from game.studies.run.run import StudyPace, run
from game.studies.run.study import Study, opened
from game.studies.run.summary import summary
from tests.cli.answers import PATIENCE, ROOT

SCENARIO = "partners_of_convenience"
SCRIPT = """
import sys
from pathlib import Path
from tests.studies.run.sketches import StudyPace, short, study_in
pace = StudyPace(2, cluster=sys.argv[4])
study_in(Path(sys.argv[1]), short(worlds=int(sys.argv[2]), part=int(sys.argv[3])), pace, resume=False)
"""


def short(worlds: int = 1200, part: int = 200, **more: Any) -> Design:
    """Return a study of short campaigns in small parts."""
    return Design(SCENARIO, worlds, **{"part": part, "quarters": 4, **more})


@cache
def plan(**more: Any) -> StudyPlan:
    """Return a short study made ready, once."""
    return planned(short(**more))


def study_in(folder: Path, design: Design, pace: StudyPace | None = None, resume: bool = False) -> dict[str, Any]:
    """Play what is missing of a study in a folder and return its summary."""
    study = opened(folder, planned(design), resume)
    run(study, pace or StudyPace(2), lambda _: None)
    return summary(study)


def started(folder: Path, part: int, cluster: str = "") -> "subprocess.Popen[bytes]":
    """Return a process that plays the short study, as soon as two of its parts are finished."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-c", SCRIPT, str(folder), "1200", str(part), cluster]
    going = subprocess.Popen(asked, env=env, cwd=folder.parent)
    until(lambda: len(parts_in(folder)) >= 2 or going.poll() is not None, "two parts are finished")
    return going


def part_of(plan: StudyPlan, number: int = 0, strategy: str = "engine", block: int = 8192) -> Results:
    """Return one part of a study that draws nothing, played here and written nowhere."""
    part = next(one for one in plan.design.parts() if (one.number, one.strategy) == (number, strategy))
    study = Study(Path("nowhere"), plan)
    return played(plan.tables[strategy], PartJob(part, study.header(part), study.path(part), None, block))


def until(claim: Callable[[], bool], what: str) -> None:
    """Wait until a claim holds; fail where it never does."""
    limit = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < limit, f"{PATIENCE:.0f} s went by, and still not: {what}"
        time.sleep(0.01)


def parts_in(folder: Path) -> list[Path]:
    """Return the finished parts in a study's folder."""
    return sorted((folder / "runs").glob("part-*.parquet"))


def workers_of(process: int) -> list[int]:
    """Return the processes that a process has started to play parts, where the system tells."""
    found = []
    for line in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = line.read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            command = line.with_name("cmdline").read_text(encoding="utf-8")
        except OSError:
            continue
        if int(words[1]) == process and words[0] != "Z" and "spawn_main" in command:
            found.append(int(line.parent.name))
    return found


def is_alive(process: int) -> bool:
    """Return whether a process is still there and not only its shadow."""
    try:
        words = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return False
    return words[0] != "Z"


def has_proc() -> bool:
    """Return whether this system tells of its processes in /proc."""
    return sys.platform == "linux"


def given_up(job: PartJob) -> None:
    """End the process that should play a part."""
    os._exit(job.part.number + 1)
