"""Clusters of this machine's processes for the tests, and what happens to them."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import attrs
import distributed

from game.studies.run import scheduler as reach


@attrs.frozen(eq=False)
class Small:
    """A small cluster: where its scheduler is, and the processes of its workers."""

    address: str
    cluster: Any

    def workers(self) -> list[str]:
        """Return where its workers are."""
        return list(self.cluster.scheduler.workers)

    def tasks(self) -> int:
        """Return how many tasks it knows of."""
        return len(self.cluster.scheduler.tasks)

    def killed(self) -> int:
        """Kill a worker as the system does when memory runs out, and return which."""
        process: int = next(iter(self.cluster.workers.values())).pid
        os.kill(process, signal.SIGKILL)
        return process

    def close(self) -> None:
        """End it, scheduler and workers."""
        self.cluster.close()


@contextmanager
def small(workers: int) -> Iterator[Small]:
    """Yield a cluster of so many workers, one thread each."""
    cluster = distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    )
    reach.quieten()
    with cluster:
        yield Small(cluster.scheduler_address, cluster)
