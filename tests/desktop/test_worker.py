import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from game.campaign.orders import SeatOrders
from game.desktop.control.background import APART, THREAD, JobResult, Worker
from game.desktop.control.jobs import estimated
from game.views.staff import StaffQuestion

PATIENCE = 60.0


def counted(memory: dict[str, Any], cancelled: Callable[[], bool], many: int) -> Iterator[int]:
    """Count until cancelled, a hundredth of a second a step."""
    for number in range(many):
        if cancelled():
            return
        time.sleep(0.01)
        yield number


def remembered(memory: dict[str, Any], cancelled: Callable[[], bool], word: str) -> Iterator[str]:
    """Answer with the word before, and remember this one."""
    yield memory.get("word", "")
    memory["word"] = word


def broken(memory: dict[str, Any], cancelled: Callable[[], bool]) -> Iterator[str]:
    """Fail in the middle."""
    yield "begun"
    raise RuntimeError("no room")


def process_of(memory: dict[str, Any], cancelled: Callable[[], bool]) -> Iterator[int]:
    """Answer with the worker's process."""
    yield os.getpid()


def until_ended(worker: Worker, ticket: int) -> list[JobResult]:
    """Return all that is found until a job has ended."""
    found: list[JobResult] = []
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found += worker.answers()
        if any(one.ended and one.ticket in (ticket, 0) for one in found):
            return found
        time.sleep(0.01)
    raise AssertionError("the worker never answered")


@pytest.fixture(params=[APART, THREAD])
def worker(request: pytest.FixtureRequest) -> Iterator[Worker]:
    """Return a worker in a process, and one in a thread."""
    made = Worker(lambda: None, request.param)
    yield made
    made.close()


def test_what_is_asked_later_does_not_wait(worker: Worker) -> None:
    """A job that gives way ends when another is asked; the other is answered at once."""
    worker.ask(remembered, {"word": "warm"})
    until_ended(worker, 1)
    worker.ask(counted, {"many": 3000})
    time.sleep(0.1)
    began = time.monotonic()
    worker.ask(remembered, {"word": "next"})
    found = until_ended(worker, 3)
    assert time.monotonic() - began < 5
    assert next(one.answer for one in found if one.ticket == 3) == "warm"


def test_a_job_that_does_not_give_way_is_finished(worker: Worker) -> None:
    """A quarter that is being decided is not lost when something else is asked."""
    worker.ask(counted, {"many": 30}, gives_way=False)
    worker.ask(remembered, {"word": ""})
    found = until_ended(worker, 2)
    assert [one.answer for one in found if one.ticket == 1 and not one.ended] == list(range(30))


def test_a_fault_is_an_answer(worker: Worker) -> None:
    """What goes wrong in a worker is said, and the worker goes on."""
    worker.ask(broken, {})
    found = until_ended(worker, 1)
    assert next(one.answer for one in found) == "begun"
    assert any("no room" in one.fault for one in found)
    worker.ask(remembered, {"word": ""})
    assert until_ended(worker, 2)


def test_a_worker_that_is_killed_is_started_anew() -> None:
    """When the process is killed the window hears of it, and the next question is answered by another."""
    worker = Worker(lambda: None, APART)
    worker.ask(process_of, {})
    first = next(one.answer for one in until_ended(worker, 1) if one.answer)
    assert isinstance(first, int)
    os.kill(first, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while worker.is_alive and time.monotonic() < end:
        time.sleep(0.01)
    assert any(one.fault for one in worker.answers())
    worker.ask(process_of, {})
    second = next(one.answer for one in until_ended(worker, 2) if one.answer)
    worker.close()
    assert second != first


def test_a_worker_that_was_not_told_of_a_seat_says_so() -> None:
    """Asked without ever having been told from where to look ahead, the staff fail in words."""
    with pytest.raises(LookupError, match="not told"):
        next(estimated({}, lambda: False, None, StaffQuestion(SeatOrders(), "", ())))
