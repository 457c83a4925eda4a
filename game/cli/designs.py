"""From the words of a command line to the design of a study, with everything wrong in them told at once."""

import os
import sys
from collections.abc import Sequence

import attrs

from game.cli.messages import WrongInput
from game.cli.options import BatchOptions, ShowOptions
from game.cli.terms import LONGEST, by_path, country, known_strategy, scenario_faults, whole_number
from game.model.scenario.faults import Fault
from game.model.state.axes import COUNTRIES, UNITED_STATES
from game.studies.run.design import ENGINE, MOST_WORLDS, NONE, SOBOL, Design

# Windows can wait for no more at once.
MOST_WORKERS = 61 if sys.platform == "win32" else 512


@attrs.frozen
class DesignRequest:
    """What a batch was rightly asked for.

    workers  processes on this machine
    cluster  the address of a cluster that plays instead, "" for none
    """

    design: Design
    workers: int
    cluster: str = ""


def ordered(options: BatchOptions) -> DesignRequest:
    """Return what a batch was asked for.

    errors  WrongInput with every fault of scenario, worlds, strategies, side, changes, seed, quarters, workers, cluster
    """
    faults: list[Fault] = []
    worlds = whole_number(options.worlds, "--worlds", (1, MOST_WORLDS), faults) or 1
    workers = (
        cores() if options.workers is None else whole_number(options.workers, "--workers", (1, MOST_WORKERS), faults)
    )
    design = designed(options, options.strategy or [ENGINE], faults)
    cluster = scheduler(options, faults)
    if faults:
        raise WrongInput(faults)
    return DesignRequest(attrs.evolve(design, worlds=worlds), workers or 1, cluster)


def scheduler(options: BatchOptions, faults: list[Fault]) -> str:
    """Return the address of the cluster that was named, "" where none was, or gather the fault."""
    if options.cluster is None:
        return ""
    address = options.cluster.strip()
    if options.workers is not None:
        advice = "a cluster has workers of its own; leave --workers out"
        faults.append(Fault("--cluster", "", "--workers as well", "one of the two", advice))
    if not address:
        from game.studies.run.scheduler import WANTED

        faults.append(Fault("--cluster", "", repr(options.cluster), WANTED))
    return address


def chosen(options: ShowOptions) -> tuple[Design, int]:
    """Return the design of the study and the number of the world that are to be told; WrongInput where wrong."""
    faults: list[Fault] = []
    world = whole_number(options.world, "--world", (0, MOST_WORLDS - 1), faults) or 0
    design = designed(options, [options.strategy], faults)
    if faults:
        raise WrongInput(faults)
    return attrs.evolve(design, worlds=world + 1), world


def designed(options: BatchOptions | ShowOptions, names: Sequence[str], faults: list[Fault]) -> Design:
    """Return what both commands are asked alike; its number of worlds is still open."""
    side = country(options.side, "--side", faults)
    changes = by_path(options.changes, faults)
    design = Design(
        scenario=options.scenario,
        worlds=1,
        seed=whole_number(options.seed, "--seed", (0, None), faults) or 0,
        strategies=strategies(names, side, faults),
        side=side or COUNTRIES[UNITED_STATES],
        changes=changes,
        draw=SOBOL if options.draw else NONE,
        quarters=(options.quarters is not None and whole_number(options.quarters, "--quarters", (1, LONGEST), faults))
        or 0,
    )
    faults += scenario_faults(options.scenario, changes)
    return design


def strategies(texts: Sequence[str], side: str | None, faults: list[Fault]) -> tuple[str, ...]:
    """Return the strategies that are compared, or gather what is wrong with them."""
    names = [text.strip() for text in texts]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            faults.append(Fault("--strategy", "", f"{name!r} {names.count(name)} times", "each strategy once"))
        if "=" in name:
            faults.append(Fault("--strategy", "", repr(name), "a name alone", "--side says whose strategies they are"))
        elif name != ENGINE and side:
            known_strategy(side, name, faults, "with --side {owner} it is known")
    return tuple(names)


def cores() -> int:
    """Return how many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
