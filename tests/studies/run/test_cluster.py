import json
import logging
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from errno import ENOSPC
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import numpy as np
import pytest
from distributed.protocol import pickle as pickle_there

from game.studies.run import cluster, run
from game.studies.run import remote_part as far
from game.studies.run import scheduler as reach
from game.studies.run.cluster import Cluster
from game.studies.run.design import planned
from game.studies.run.part_process import Unwritten
from game.studies.run.parts import StudyPart, packed
from game.studies.run.process_pool import Failed
from game.studies.run.run import AHEAD, StudyPace, finished
from game.studies.run.study import Study, opened
from game.studies.run.summary import summary
from tests.cli.answers import PATIENCE, wedge
from tests.studies.run.clusters import Small, small
from tests.studies.run.sketches import part_of, parts_in, plan, short, started, study_in, until
from tests.studies.run.test_command import start

DRAWN = {"draw": "sobol", "strategies": ("engine", "us.article"), "worlds": 500}
PLAYED = "of 16 parts are finished and stay in mine; the same command with --out mine --resume plays the rest."


@pytest.fixture(scope="module")
def two() -> Iterator[Small]:
    """Yield a cluster of two workers for all tests of this file."""
    with small(2) as found:
        yield found


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Return a short study of which nothing has been played."""
    return opened(tmp_path / "study", plan(), resume=False)


@cache
def near(**more: Any) -> str:
    """Return the summary of a short study played by a process of this machine, once."""
    with TemporaryDirectory() as folder:
        return json.dumps(study_in(Path(folder), short(**more), StudyPace(1)))


@pytest.mark.parametrize("more", [{}, DRAWN])
def test_a_cluster_changes_nothing(more: dict[str, Any], two: Small, tmp_path: Path) -> None:
    """Played by a cluster or by a process of this machine, figures drawn or not, the summary has the same bytes."""
    assert json.dumps(study_in(tmp_path, short(**more), StudyPace(cluster=two.address, block=300))) == near(**more)


def test_a_worker_that_is_killed_changes_nothing(two: Small, study: Study) -> None:
    """When the system kills a worker, its part is played by another, and the summary is the same."""
    killed: list[int] = []

    def kill_one(_: int) -> None:
        if not killed:
            killed.append(two.killed())

    run.run(study, StudyPace(cluster=two.address, block=128), kill_one)
    assert killed
    assert json.dumps(summary(study)) == near()


def test_a_study_that_is_killed_is_gone_on_with(two: Small, tmp_path: Path) -> None:
    """After SIGKILL whole parts stay as they are, the rest is played, and the summary is the same."""
    folder = tmp_path / "mine"
    going = started(folder, 64, two.address)
    going.kill()
    going.wait()
    kept = {path: path.stat().st_mtime_ns for path in parts_in(folder)}
    assert 2 <= len(kept) < 19
    found = study_in(folder, short(part=64), StudyPace(cluster=two.address), resume=True)
    assert json.dumps(found) == near()
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert not list((folder / "runs").glob(".*"))


def test_ctrl_c_stops_a_study_on_a_cluster(two: Small, tmp_path: Path) -> None:
    """Ctrl-C ends with code 130 and one line that says how to go on; the cluster is left with nothing to do."""
    asked = ("batch", "--worlds", "4000000", "--quarters", "4", "--cluster", two.address, "--out", "mine")
    until(lambda: len(two.workers()) == 2, "both workers are there")
    running = start(*asked, folder=tmp_path)
    until(lambda: len(parts_in(tmp_path / "mine")) >= 1 or running.poll() is not None, "a part is finished")
    assert running.poll() is None, running.communicate()
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130, err
    assert not out
    begun, told = err.splitlines()
    assert begun == f"Cluster {two.address}: 2 workers, 2 parts at once."
    assert "parts are finished and stay in mine; the same command with --out mine --resume plays the rest." in told
    until(lambda: not two.tasks(), "the cluster has forgotten what it was asked")


@pytest.mark.parametrize("name", ["distributed.comm", "tornado.application", "asyncio"])
def test_nobody_else_speaks_of_a_cluster(name: str, two: Small) -> None:
    """Once a cluster is reached, neither Dask nor the loops it runs on add lines of their own to ours."""
    with reach.connected(two.address):
        assert not logging.getLogger(name).isEnabledFor(logging.CRITICAL)


def test_a_cluster_that_vanishes_is_a_fault(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the scheduler goes and does not come back, one message says so; what is finished stays."""
    monkeypatch.setattr(reach, "REACH", 1)
    with small(1) as gone, pytest.raises(Failed, match=r"127.0.0.1:\d+: found nobody who answered within 1 seconds"):
        run.run(study, StudyPace(cluster=gone.address, block=64), lambda _: gone.close())
    assert 1 <= len(parts_in(study.folder)) < 6


def test_a_cluster_without_workers_is_a_fault(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster may wait for its workers, but not for ever."""
    monkeypatch.setattr(cluster, "ALONE", 1)
    with small(0) as empty, pytest.raises(Failed, match="found no worker for 1 seconds; expected some with wedge"):
        run.run(study, StudyPace(cluster=empty.address), lambda _: None)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("atlantis", "--cluster atlantis: found neither an address with a port nor a file; expected a scheduler's"),
        ("http://127.0.0.1:8787/status", "found neither an address with a port nor a file"),
        ("127.0.0.1:1", "found nobody who answered within 1 seconds; expected one that answers"),
        ("tls://127.0.0.1:1", "found no scheduler of Dask there (TLS expects a `ssl_context`"),
        ("letter.json", "--cluster letter.json: found a file without an address; expected what --scheduler-file"),
        (" ", "--cluster: found ' '; expected a scheduler's address"),
    ],
)
def test_a_wrong_address_is_named_and_nothing_is_written(
    address: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address at which no scheduler is ends with code 2, one message, and no file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reach, "REACH", 1)
    (tmp_path / "letter.json").write_text("{}", encoding="utf-8")
    found = wedge("batch", "--worlds", "10", "--cluster", address)
    assert (found.code, found.out) == (2, "")
    assert message in found.err
    assert len(found.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.json"]


def test_a_worker_is_no_scheduler(two: Small) -> None:
    """Who gives a worker's address is told that it is a worker's."""
    with pytest.raises(reach.Unreached, match="found no scheduler there but a Worker"):
        reach.reached(two.workers()[0])


def test_the_file_of_a_scheduler_will_do(two: Small, tmp_path: Path) -> None:
    """A file that the scheduler wrote stands for its address."""
    (tmp_path / "scheduler.json").write_text(json.dumps({"address": two.address}), encoding="utf-8")
    assert reach.reached(str(tmp_path / "scheduler.json")).threads == 2


def test_a_cluster_has_its_own_workers() -> None:
    """Both --workers and --cluster are one too many."""
    found = wedge("batch", "--workers", "2", "--cluster", "127.0.0.1:8786")
    assert found.code == 2
    assert "--cluster: found --workers as well; expected one of the two." in found.err


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Dask the message names the extra that brings it."""
    monkeypatch.setattr(reach, "find_spec", lambda _: None)
    found = wedge("batch", "--cluster", "127.0.0.1:8786")
    assert found.code == 2
    assert "found no package distributed" in found.err
    assert 'python -m pip install -e ".[cluster]"' in " ".join(found.err.split())


@pytest.mark.parametrize("name", ["wedge", "numpy"])
def test_a_cluster_of_another_version_is_named(name: str, two: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster with another Wedge or numpy is refused before anything is played, and where it is, is told."""
    ours = {**far.kind(), name: "0.0.7"}
    monkeypatch.setattr(reach, "kind", lambda: ours)
    message = rf"found {name} {far.kind()[name]} on the scheduler \(and 2 more\); expected .*{name} 0.0.7"
    with pytest.raises(reach.Unreached, match=message):
        reach.reached(two.address)


def test_a_cluster_without_wedge_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What asks for versions needs no Wedge where it is called, and what is not there is called missing."""
    travels = pickle_there.dumps(reach.asked_there())
    monkeypatch.setitem(sys.modules, "game", None)
    there = pickle_there.loads(travels)()
    assert there["wedge"] is None
    assert there["numpy"] == np.__version__
    assert reach.differences("a worker", there) == "found wedge missing on a worker"


def test_a_worker_that_joins_with_another_version_is_noticed(
    two: Small, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each worker compares versions itself, so one that comes later cannot slip in."""
    monkeypatch.setattr(cluster, "whole_kind", lambda: {"wedge": "0.0.7"})
    with pytest.raises(Failed, match=r"found wedge [\d.]+, not 0.0.7 on a worker; expected"):
        run.run(study, StudyPace(cluster=two.address), lambda _: None)
    assert not parts_in(study.folder)


def test_a_worker_whose_canary_ends_otherwise_is_noticed(
    two: Small, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker on which a few worlds do not end bit for bit as here plays nothing."""
    monkeypatch.setattr(far, "canary", lambda _: "0" * 32)
    with pytest.raises(Failed, match="found a canary of 16 worlds that ends otherwise"):
        run.run(study, StudyPace(cluster=two.address), lambda _: None)
    assert not parts_in(study.folder)


def test_a_fault_on_a_worker_is_told(two: Small, study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong on a worker ends the study with the part's name and the reason."""
    monkeypatch.setattr(far, "packed_job", lambda *_: b"no job")
    with pytest.raises(Failed, match=r"part-engine-00000\d.parquet could not be played: UnpicklingError: "):
        run.run(study, StudyPace(cluster=two.address), lambda _: None)


@attrs.frozen
class Deadly:
    """What ends the process that unpacks it, as too little memory would."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_a_part_that_ends_every_worker_is_given_up(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """When each worker that is given a part ends, the study stops with one message that names the part."""
    monkeypatch.setattr(far, "packed_job", lambda *_: pickle.dumps(Deadly()))
    message = r"part-engine-00000\d.parquet was given to several workers and each ended"
    with small(1) as doomed, pytest.raises(Failed, match=message):
        run.run(study, StudyPace(cluster=doomed.address), lambda _: None)


def came_back(study: Study, file: bytes) -> tuple[Cluster, StudyPart, "Future[bytes]"]:
    """Return a cluster from which the bytes of a study's first part have come back."""
    answer: Future[bytes] = Future()
    answer.set_result(file)
    at_work = Cluster(StudyPace(cluster="there"), study, None, {}, None, far.whole_kind())
    return at_work, next(study.plan.design.parts()), answer


def test_a_part_that_comes_back_damaged_is_not_kept(study: Study) -> None:
    """Bytes that are not the part that was asked for are told and not written."""
    at_work, part, answer = came_back(study, packed(part_of(plan(), 1)))
    with pytest.raises(Failed, match=r"there: found part-engine-000000.parquet damaged when it came back: it belongs"):
        at_work.keep(part, answer)
    assert not list(study.runs.iterdir())


def test_a_full_disk_is_a_fault_and_leaves_nothing_behind(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, the part's name and the reason are told; nothing unfinished is left."""

    def full(_: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    at_work, part, answer = came_back(study, packed(part_of(plan())))
    monkeypatch.setattr("game.atomic_files.os.fsync", full)
    with pytest.raises(Unwritten, match=r"part-engine-000000.parquet: could not be written: No space left"):
        at_work.keep(part, answer)
    assert not list(study.runs.iterdir())


@attrs.frozen(eq=False)
class Counting:
    """A crew of three that answers at once and counts what is under way."""

    under_way: list[int] = attrs.field(factory=lambda: [0, 0])

    def size(self) -> int:
        return 3

    def look(self) -> None:
        pass

    def play(self, part: StudyPart) -> "Future[None]":
        self.under_way[0] += 1
        self.under_way[1] = max(self.under_way)
        answer: Future[None] = Future()
        answer.set_result(None)
        return answer

    def keep(self, part: StudyPart, played: "Future[Any]") -> None:
        self.under_way[0] -= 1


def test_few_parts_are_under_way_at_once() -> None:
    """However many parts a study has, no more than two for each worker are handed out and not yet written."""
    crew, parts = Counting(), list(planned(short(worlds=100_000, part=100)).design.parts())
    assert len(list(finished(crew, parts))) == 1000
    assert crew.under_way == [0, 2 * AHEAD * crew.size()]
