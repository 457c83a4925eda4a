"""Jobs over processes: answers come back in the order of the jobs, and hang on nothing else."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from game.studies.run.run import Failed, surroundings

Job = TypeVar("Job")
Answer = TypeVar("Answer")


def each(
    does: Callable[[Job], Answer], jobs: Sequence[Job], workers: int, done: Callable[[Job, Answer], None]
) -> list[Answer]:
    """Return what each job answers.

    does    a function of a module, so that another process finds it
    done    called with each job and its answer, as soon as there is one
    errors  Failed where a process ended by itself
    """
    if workers == 1 or len(jobs) <= 1:
        answers = []
        for job in jobs:
            answers.append(does(job))
            done(job, answers[-1])
        return answers
    pool = ProcessPoolExecutor(min(workers, len(jobs)), get_context("spawn"))
    try:
        with surroundings():
            handed: dict[Future[Answer], Job] = {pool.submit(does, job): job for job in jobs}
        for one in as_completed(handed):
            done(handed[one], one.result())
        return [one.result() for one in handed]
    except BrokenProcessPool:
        raise Failed("A worker ended by itself. Try again, with fewer --workers if memory is short.") from None
    finally:
        pool.shutdown(cancel_futures=True)
