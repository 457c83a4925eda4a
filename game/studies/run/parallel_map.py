"""Jobs over processes: answers come back in the order of the jobs, and hang on nothing else."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from game.studies.run.process_pool import Failed, process_pool, worker_environment

Job = TypeVar("Job")
Answer = TypeVar("Answer")


def parallel_map(
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
    try:
        with process_pool(min(workers, len(jobs))) as pool:
            with worker_environment():
                futures: dict[Future[Answer], Job] = {pool.submit(does, job): job for job in jobs}
            for future in as_completed(futures):
                done(futures[future], future.result())
            return [future.result() for future in futures]
    except BrokenProcessPool:
        raise Failed("A worker ended by itself. Try again, with fewer --workers if memory is short.") from None
