"""`wedge explore`: what the answer hangs on."""

import json
from pathlib import Path

import attrs
import pyarrow as pa
from pyarrow import parquet

from game.atomic_files import written_whole
from game.cli.evidence_options import ExploreOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain, unwritten
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.terms import LONGEST, close, scenario_faults, whole_number
from game.extras import Missing
from game.model.scenario import load
from game.model.scenario.faults import Fault
from game.studies.evidence.exploration import PARTS, ExplorationRequest, campaigns, explored, usual_levers
from game.studies.evidence.parameter_space import OUTCOMES, Field, Lever, field, known, lever
from game.studies.report.evidence_page import html
from game.studies.report.explore_page import Columns, page, tables

MOST_WORLDS = 10_000


@attrs.frozen(eq=False)
class ExploreRequest:
    """What an exploration was rightly asked for."""

    request: ExplorationRequest
    out: Path
    command: str


def explore_command(options: ExploreOptions) -> None:
    """Explore what is asked and write it down."""
    order = ordered(options)
    try:
        with progress(campaigns(order.request), "campaigns") as further:
            exploration = explored(order.request, further)
    except Missing as missing:
        raise WrongInput([missing]) from None
    columns_of = tables(exploration)
    explore_page = page(order.request, exploration, order.command)
    write_files(order.out, {"explore.html": html(explore_page)})
    for name, columns in columns_of.items():
        write_table(order.out / f"{name}.parquet", columns)
    if options.as_json:
        whole = {
            name: {key: list(map(plain, rows)) for key, rows in columns.items()} for name, columns in columns_of.items()
        }
        print(json.dumps({"outcome": order.request.outcome, **whole}, ensure_ascii=False))
    else:
        tell_page(explore_page)
    names = ", ".join(f"{name}.parquet" for name in columns_of)
    complain(f"The exploration is in {order.out}: explore.html to read, {names or 'no tables'} to work with.")


def ordered(options: ExploreOptions) -> ExploreRequest:
    """Return what was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = list(scenario_faults(options.scenario, {}))
    worlds = whole_number(options.worlds, "--worlds", (2, MOST_WORLDS), faults) or 2
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    quarters = (
        options.quarters is not None and whole_number(options.quarters, "--quarters", (1, LONGEST), faults)
    ) or 0
    outcome = named([options.outcome], OUTCOMES, "--outcome", faults)
    parts = named(options.only, PARTS, "--only", faults) or PARTS
    files = ("explore.html", *(f"{part}.parquet" for part in parts))
    out = folder_for(options.out, f"explore-{Path(options.scenario).stem}", files, options.force, faults)
    if faults:
        raise WrongInput(faults)
    ground = field(load.scenario(options.scenario), worlds, seed, quarters)
    pair = two_levers(ground, options.levers, faults)
    if faults or pair is None:
        raise WrongInput(faults)
    chosen = tuple(part for part in PARTS if part in parts)
    return ExploreRequest(ExplorationRequest(ground, outcome[0], chosen, pair), out, command_of(options))


def named(words: list[str], known_words: tuple[str, ...], option: str, faults: list[Fault]) -> tuple[str, ...]:
    """Return words that are on a list, or gather those that are not."""
    chosen = tuple(word.strip().lower() for word in words)
    for word in (word for word in chosen if word not in known_words):
        advice = f"nearest: {close(word, known_words)}"
        faults.append(Fault(option, "", repr(word), f"one of {', '.join(known_words)}", advice))
    return chosen


def two_levers(ground: Field, paths: list[str], faults: list[Fault]) -> tuple[Lever, Lever] | None:
    """Return the axes of the tipping map, or gather what is wrong with them."""
    if not paths:
        first, second = usual_levers(ground)
        return first, second
    levers = []
    for path in paths:
        axis = lever(ground.scenario, path.strip())
        if axis is None:
            expected = "a figure or start value with a range, or an order of Washington's"
            faults.append(Fault("--lever", "", repr(path), expected, f"nearest: {close(path, known(ground.scenario))}"))
        else:
            levers.append(axis)
    if len(paths) != 2 or len(set(paths)) != 2:
        faults.append(Fault("--lever", "", f"{len(set(paths))} different levers", "two"))
    return None if faults else (levers[0], levers[1])


def command_of(options: ExploreOptions) -> str:
    """Return the command that gives the same again."""
    words = [f"wedge explore {options.scenario}", *(f"--only {part}" for part in options.only)]
    words += [f"--lever {path}" for path in options.levers]
    words += [f"--outcome {options.outcome}", f"--worlds {options.worlds}", f"--seed {options.seed}"]
    return " ".join([*words, *([f"--quarters {options.quarters}"] if options.quarters is not None else [])])


def write_table(path: Path, columns: Columns) -> None:
    """Write a table whole."""
    try:
        with written_whole(path) as stream:
            parquet.write_table(pa.table({name: list(map(plain, rows)) for name, rows in columns.items()}), stream)
    except OSError as fault:
        raise unwritten(path, fault) from None


def plain(value: object) -> object:
    """Return a number as Python's own."""
    return float(value) if hasattr(value, "dtype") else value  # type: ignore[arg-type]
