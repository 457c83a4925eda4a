"""`wedge explore`: what the answer hangs on."""

import json
from pathlib import Path

import attrs
import pyarrow as pa
from pyarrow import parquet

from game.campaign.atomic_files import written_whole
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain, unwritten
from game.cli.options_evidence import ExploreOptions
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.terms import LONGEST, close, scenario_faults, whole_number
from game.model.scenario import load
from game.model.scenario.faults import Fault
from game.studies.evidence.exploration import PARTS, ExplorationRequest, campaigns, explored, usual_levers
from game.studies.evidence.extras import Missing
from game.studies.evidence.parameter_space import OUTCOMES, Field, Lever, field, known, lever
from game.studies.report.evidence_page import html
from game.studies.report.explore_page import Columns, page, tables

MOST_WORLDS = 10_000


@attrs.frozen(eq=False)
class ExploreRequest:
    """What an exploration was rightly asked for."""

    asked: ExplorationRequest
    out: Path
    command: str


def explore_command(asked: ExploreOptions) -> None:
    """Explore what is asked and write it down."""
    order = ordered(asked)
    try:
        with progress(campaigns(order.asked), "campaigns") as further:
            found = explored(order.asked, further)
    except Missing as missing:
        raise WrongInput([missing]) from None
    made = tables(found)
    told = page(order.asked, found, order.command)
    write_files(order.out, {"explore.html": html(told)})
    for name, columns in made.items():
        write_table(order.out / f"{name}.parquet", columns)
    if asked.as_json:
        whole = {name: {key: list(map(plain, rows)) for key, rows in columns.items()} for name, columns in made.items()}
        print(json.dumps({"outcome": order.asked.outcome, **whole}, ensure_ascii=False))
    else:
        tell_page(told)
    names = ", ".join(f"{name}.parquet" for name in made)
    complain(f"The exploration is in {order.out}: explore.html to read, {names or 'no tables'} to work with.")


def ordered(asked: ExploreOptions) -> ExploreRequest:
    """Return what was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = list(scenario_faults(asked.scenario, {}))
    worlds = whole_number(asked.worlds, "--worlds", (2, MOST_WORLDS), faults) or 2
    seed = whole_number(asked.seed, "--seed", (0, None), faults) or 0
    quarters = (asked.quarters is not None and whole_number(asked.quarters, "--quarters", (1, LONGEST), faults)) or 0
    outcome = named([asked.outcome], OUTCOMES, "--outcome", faults)
    parts = named(asked.only, PARTS, "--only", faults) or PARTS
    files = ("explore.html", *(f"{part}.parquet" for part in parts))
    out = folder_for(asked.out, f"explore-{Path(asked.scenario).stem}", files, asked.force, faults)
    if faults:
        raise WrongInput(faults)
    ground = field(load.scenario(asked.scenario), worlds, seed, quarters)
    pair = two_levers(ground, asked.levers, faults)
    if faults or pair is None:
        raise WrongInput(faults)
    chosen = tuple(part for part in PARTS if part in parts)
    return ExploreRequest(ExplorationRequest(ground, outcome[0], chosen, pair), out, command_of(asked))


def named(words: list[str], known_words: tuple[str, ...], option: str, faults: list[Fault]) -> tuple[str, ...]:
    """Return words that are on a list, or gather those that are not."""
    found = tuple(word.strip().lower() for word in words)
    for word in (word for word in found if word not in known_words):
        advice = f"nearest: {close(word, known_words)}"
        faults.append(Fault(option, "", repr(word), f"one of {', '.join(known_words)}", advice))
    return found


def two_levers(ground: Field, paths: list[str], faults: list[Fault]) -> tuple[Lever, Lever] | None:
    """Return the axes of the tipping map, or gather what is wrong with them."""
    if not paths:
        first, second = usual_levers(ground)
        return first, second
    found = []
    for path in paths:
        one = lever(ground.scenario, path.strip())
        if one is None:
            expected = "a figure or start value with a range, or an order of Washington's"
            faults.append(Fault("--lever", "", repr(path), expected, f"nearest: {close(path, known(ground.scenario))}"))
        else:
            found.append(one)
    if len(paths) != 2 or len(set(paths)) != 2:
        faults.append(Fault("--lever", "", f"{len(set(paths))} different levers", "two"))
    return None if faults else (found[0], found[1])


def command_of(asked: ExploreOptions) -> str:
    """Return the command that gives the same again."""
    words = [f"wedge explore {asked.scenario}", *(f"--only {part}" for part in asked.only)]
    words += [f"--lever {path}" for path in asked.levers]
    words += [f"--outcome {asked.outcome}", f"--worlds {asked.worlds}", f"--seed {asked.seed}"]
    return " ".join([*words, *([f"--quarters {asked.quarters}"] if asked.quarters is not None else [])])


def write_table(path: Path, columns: Columns) -> None:
    """Write a table whole."""
    try:
        with written_whole(path) as stream:
            parquet.write_table(pa.table({name: list(map(plain, rows)) for name, rows in columns.items()}), stream)
    except OSError as fault:
        raise unwritten(path, fault) from None


def plain(one: object) -> object:
    """Return a number as Python's own."""
    return float(one) if hasattr(one, "dtype") else one  # type: ignore[arg-type]
