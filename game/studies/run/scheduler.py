"""Reaching a cluster: whether a scheduler of Dask answers at an address, and whether its workers are of our kind.

Dask is imported only here, when a cluster is asked for.
"""

import asyncio
import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from warnings import catch_warnings, simplefilter

import attrs

from game.extras import how_to_install
from game.loose_types import JsonObject, Untyped
from game.studies.run.parts import first_line
from game.studies.run.remote_part import Kind, kind

# Seconds: to reach a scheduler, and to say good-bye to it.
REACH, LEAVE = 10, 2
ADDRESS = re.compile(r"((tcp|tls|ws|wss|ucx)://)?([\w.-]+|\[[0-9a-fA-F:.]+\]):\d{1,5}")
WANTED = "a scheduler's address, such as tcp://10.0.0.5:8786, or its scheduler file"
# Who speaks of a cluster that goes: Dask, and the two loops it runs on.
LOUD = ("distributed", "tornado", "asyncio")
STARTED = "one that answers: `dask scheduler` prints its address when it starts"


class Unreached(Exception):  # noqa: N818
    """A cluster that cannot be used, with the reason; nothing was played."""


@attrs.frozen
class SchedulerFound:
    """A cluster that was reached: how many workers it has, and how many parts they play at once."""

    workers: int
    threads: int


def reached(cluster: str) -> SchedulerFound:
    """Return what a cluster has, when all of it is of the same kind as this Wedge.

    errors  Unreached where Dask is not installed, nobody answers, or not all have this Wedge, numpy and Dask
    """
    if not find_spec("distributed"):
        how = how_to_install("cluster", "distributed")
        raise Unreached(f"found no package distributed; expected the one that plays on clusters. {how}")
    with connected(cluster) as client:
        asks = asked_there()
        # The scheduler unpacks what it hands on, so it needs Wedge as well.
        there = {"the scheduler": client.run_on_scheduler(asks), **dict(sorted(client.run(asks).items()))}
        unlike = [others for where, packages in there.items() if (others := differences(where, packages))]
        if unlike:
            more = f" (and {len(unlike) - 1} more)" if len(unlike) > 1 else ""
            raise Unreached(f"{unlike[0]}{more}; expected {same()} everywhere")
        threads: Mapping[str, int] = client.nthreads()
        return SchedulerFound(len(threads), sum(threads.values()))


def asked_there() -> Callable[[], dict[str, str | None]]:
    """What tells, where it is called, which versions are there; None for what cannot be imported.

    Dask's own question knows a package by the name it is distributed under, or by its module's, as its version has it.
    """

    # A function within a function travels whole, also to where there is no Wedge.
    def versions() -> dict[str, str | None]:
        from importlib import import_module

        there = dict[str, str | None]()
        for name, module in (("wedge", "game"), ("numpy", "numpy"), ("distributed", "distributed")):
            try:
                there[name] = str(import_module(module).__version__)
            except (ImportError, AttributeError):
                there[name] = None
        return there

    return versions


def differences(where: str, packages: Mapping[str, str | None]) -> str:
    """Return in what a process of the cluster differs from this one, "" where in nothing."""
    others = [f"{name} {packages.get(name) or 'missing'}" for name, own in kinds().items() if packages.get(name) != own]
    return f"found {' and '.join(others)} on {where}" if others else ""


def kinds() -> Kind:
    """Return the versions that are to be the same everywhere: those on which results hang, and Dask's own."""
    return {**kind(), "distributed": version("distributed")}


def same() -> str:
    """Return the versions that are expected, in few words."""
    return " and ".join(f"{name} {own}" for name, own in kinds().items())


@contextmanager
def connected(cluster: str) -> Iterator[Untyped]:
    """Yield a client of a cluster; when it leaves, the cluster forgets what it was still asked for.

    cluster  its scheduler's address, or the file that `dask scheduler --scheduler-file` writes
    errors   Unreached where nobody answers
    """
    address = address_of(cluster)
    distributed = import_module("distributed")
    quieten()
    try:
        # Asked before Dask's client is made, which would wait for ever for what is no scheduler.
        answer = asyncio.run(asyncio.wait_for(identity(address), REACH))
        if answer.get("type") != "Scheduler":
            raise Unreached(f"found no scheduler there but a {answer.get('type', 'stranger')}; expected {STARTED}")
        with catch_warnings():
            # Of other versions; what matters of them is compared in `reached`.
            simplefilter("ignore", distributed.versions.VersionMismatchWarning)
            client = distributed.Client(address, timeout=REACH, set_as_default=False, name="wedge")
    except TimeoutError:
        raise Unreached(f"found nobody who answered within {REACH} seconds; expected {STARTED}") from None
    except (OSError, ValueError, TypeError, RuntimeError) as fault:
        reason = first_line(fault)
        raise Unreached(f"found no scheduler of Dask there ({reason}); expected {STARTED}") from None
    try:
        yield client
    finally:
        with suppress(OSError):
            client.close(timeout=LEAVE)


def address_of(cluster: str) -> str:
    """Return the address of a cluster's scheduler, read from its file where one is named."""
    path = Path(cluster)
    if path.is_file():
        try:
            cluster = str(json.loads(path.read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError, KeyError, TypeError):
            raise Unreached("found a file without an address; expected what --scheduler-file wrote") from None
    if not ADDRESS.fullmatch(cluster):
        raise Unreached(f"found neither an address with a port nor a file; expected {WANTED}")
    return cluster if "://" in cluster else f"tcp://{cluster}"


async def identity(address: str) -> JsonObject:
    """Return who answers at an address."""
    core, security = import_module("distributed.core"), import_module("distributed.security").Security()
    async with core.rpc(address, connection_args=security.get_connection_args("client")) as there:
        answer: JsonObject = await there.identity()
        return answer


def quieten() -> None:
    """Keep the messages of Dask and its loops to themselves: whoever runs a study gets one, which is ours."""
    for name in (*LOUD, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
