"""From the words of a command line to the design of a study, with everything wrong in them told at once."""

import os
import sys
from collections.abc import Sequence

import attrs

from game.cli.campaign_terms import is_known
from game.cli.messages import WrongInput
from game.cli.option_values import LONGEST, by_path, country, strength, whole_number
from game.cli.options import BatchOptions, ShowOptions
from game.model.files.faults import Fault
from game.model.play.seated import ENGINE
from game.model.scenario.setup_files import faults_of
from game.model.state.axes import COUNTRIES, UNITED_STATES
from game.studies.run.design import MOST_WORLDS, NONE, SOBOL, Design, file_word, seats_of

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
        strategies=once(names, faults),
        side=side or COUNTRIES[UNITED_STATES],
        changes=changes,
        strength=strength(options.strength, faults),
        draw=SOBOL if options.draw else NONE,
        quarters=(options.quarters is not None and whole_number(options.quarters, "--quarters", (1, LONGEST), faults))
        or 0,
    )
    faults += faults_of(options.scenario, changes)
    for name in design.strategies:
        faults += strategy_faults(name, design.side)
    return design if faults else attrs.evolve(design, side=subject(design))


def subject(design: Design) -> str:
    """Return whose study it is: the one country that all strategies speak of, where none speaks of the side."""
    countries = {country for name in design.strategies for country in seats_of(name, design.side)}
    return countries.pop() if len(countries) == 1 else design.side


def strategy_faults(name: str, side: str) -> list[Fault]:
    """Return what is wrong with one strategy, seat by seat."""
    faults: list[Fault] = []
    try:
        seats = seats_of(name, side)
    except KeyError as wrong:
        actual, _, expected = str(wrong.args[0]).removeprefix("found ").partition("; expected ")
        return [Fault("--strategy", "", actual, expected)]
    for seat, own in seats.items():
        is_known(seat, own, faults)
    return faults


def once(texts: Sequence[str], faults: list[Fault]) -> tuple[str, ...]:
    """Return the strategies that are compared, or gather the fault where two are alike."""
    names = [text.strip() for text in texts]
    files = [file_word(name) for name in dict.fromkeys(names)]
    faults += [
        Fault("--strategy", "", f"{name!r} {names.count(name)} times", "each strategy once")
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    faults += [
        Fault("--strategy", "", f"{files.count(word)} strategies whose files would be called {word!r}", "one")
        for word in dict.fromkeys(files)
        if files.count(word) > 1
    ]
    return tuple(dict.fromkeys(names))


def cores() -> int:
    """Return how many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
