import json
import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from game.studies.run import part_process as worker
from game.studies.run.design import planned
from game.studies.run.process_pool import Failed, worker_environment
from game.studies.run.run import StudyPace, run
from game.studies.run.study import opened
from game.studies.run.summary import summary
from tests.cli.answers import ROOT
from tests.engine.sketch import needs_compiler, wanted
from tests.studies.run.sketches import (
    given_up,
    has_proc,
    is_alive,
    parts_in,
    short,
    started,
    study_in,
    until,
    workers_of,
)

HEARS = "import signal; print('blocked' if signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []) else 'hears')"
needs_proc = pytest.mark.skipif(not has_proc(), reason="this system does not tell of its processes in /proc")


@cache
def reference() -> str:
    """Return the summary of a short study played by two workers, once."""
    with TemporaryDirectory() as folder:
        return json.dumps(study_in(Path(folder), short()))


@pytest.mark.parametrize("pace", [StudyPace(1, 1200), StudyPace(2, 130)])
@pytest.mark.parametrize("engine", ["numpy", pytest.param("compiled", marks=needs_compiler)])
def test_workers_and_blocks_change_nothing(pace: StudyPace, engine: str, tmp_path: Path) -> None:
    """One worker or two, a part at once or in blocks, processes or threads: the summary has the same bytes."""
    with wanted(engine):
        assert json.dumps(study_in(tmp_path, short(), pace)) == reference()


def test_the_size_of_parts_changes_no_result(tmp_path: Path) -> None:
    """Digests and shares do not hang on how many worlds a file holds."""
    assert json.dumps(study_in(tmp_path, short(part=1200))) == reference()


@needs_proc
def test_a_study_killed_half_way_is_gone_on_with(tmp_path: Path) -> None:
    """After SIGKILL no worker stays behind; resumed, only what is missing is played, and the summary is the same."""
    folder = tmp_path / "study"
    # Processes play where there is no compiled code; it goes on with whichever engine there is.
    with wanted("numpy"):
        going = started(folder, 200)
    workers = workers_of(going.pid)
    going.kill()
    going.wait()
    until(lambda: not any(map(is_alive, workers)), "its workers have ended")
    kept = {path: path.stat().st_mtime_ns for path in parts_in(folder)}
    assert 2 <= len(kept) < 6
    assert json.dumps(study_in(folder, short(), resume=True)) == reference()
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert not list((folder / "runs").glob(".*"))


@needs_proc
def test_a_worker_that_is_killed_is_replaced(tmp_path: Path) -> None:
    """When the system kills a worker, what it played is played again by another, and the result is the same."""
    design, killed = short(), list[int]()
    study = opened(tmp_path / "study", planned(design), resume=False)

    def kill_one(_: int) -> None:
        if not killed:
            killed.append(workers_of(os.getpid())[0])
            os.kill(killed[0], signal.SIGKILL)

    with wanted("numpy"):
        run(study, StudyPace(2, 100), kill_one)
    assert killed
    assert json.dumps(summary(study)) == reference()


def test_workers_that_keep_ending_are_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When no worker lives to finish a part, the study is given up with a message, and not tried for ever."""
    monkeypatch.setattr(worker, "carried_out", given_up)
    study = opened(tmp_path / "study", planned(short(worlds=10)), resume=False)
    with wanted("numpy"), pytest.raises(Failed, match="workers ended 3 times without finishing a part"):
        run(study, StudyPace(1), lambda _: None)


def test_a_part_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    """When a part cannot be written, its name and the reason are told; nothing unfinished is left."""
    study = opened(tmp_path / "study", planned(short(worlds=10)), resume=False)
    study.runs.rmdir()
    study.runs.write_text("in the way", encoding="utf-8")
    with pytest.raises(Failed, match=r"part-engine-000000.parquet: could not be written: Not a directory"):
        run(study, StudyPace(1), lambda _: None)


def test_a_worker_imports_little() -> None:
    """What a worker imports holds neither Mesa nor pandas, rich, Typer or scipy."""
    large = "{'mesa', 'pandas', 'rich', 'typer', 'scipy'}"
    code = f"import sys, game.studies.run.part_process; print(*{large} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_a_finished_study_is_not_played_again(tmp_path: Path) -> None:
    """A study that is whole is only added up again."""
    first = study_in(tmp_path, short(worlds=100))
    told: list[int] = []
    study = opened(tmp_path, planned(short(worlds=100)), resume=True)
    run(study, StudyPace(1), told.append)
    assert not told
    assert summary(study) == first


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system cannot hold a signal back")
def test_ctrl_c_while_processes_start_is_not_lost() -> None:
    """Whoever presses Ctrl-C while workers are being started stops the command as soon as they have been."""
    heard = list[bytes]()

    def pressed_meanwhile() -> None:
        with worker_environment():
            os.kill(os.getpid(), signal.SIGINT)
            heard.append(subprocess.run([sys.executable, "-c", HEARS], check=True, capture_output=True).stdout)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            pressed_meanwhile()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [b"blocked\n"]
