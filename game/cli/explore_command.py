"""`wedge explore`: what the answer hangs on."""

import json
from pathlib import Path

import attrs

from game.cli.evidence_options import ExploreOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain
from game.cli.option_values import LONGEST, close, whole_number
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.terminal import print_json
from game.loose_types import JsonDict
from game.model.files.faults import Fault
from game.model.scenario.setup_files import faults_of, setup
from game.studies.evidence.exploration import BOX, PARTS, Exploration, Explored, explored, outcomes
from game.studies.report.evidence_page import html
from game.studies.report.explore_page import page
from game.studies.report.tables import csv_text

FEWEST_WORLDS, MOST_WORLDS = 240, 100_000
FILES = ("explore.html", "explore.json", "figures.csv")
COLUMNS = ("figure", "low_end", "high_end", "at_low", "at_high", "swing", "swing_low", "swing_high")


@attrs.frozen(eq=False)
class ExploreRequest:
    """What an exploration was rightly asked for."""

    asks: Exploration
    parts: tuple[str, ...]
    out: Path
    command: str


def explore_command(options: ExploreOptions) -> None:
    """Explore what is asked and write it down."""
    order = ordered(options)
    with progress(len(order.parts) + 1, "parts") as further:
        result = explored(order.asks, order.parts, further)
    on_page, whole = page(order.asks, result, order.command), explored_summary(order.asks, result)
    texts = {
        "explore.html": html(on_page),
        "explore.json": json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n",
        "figures.csv": csv_text(COLUMNS, swing_lines(result)),
    }
    write_files(order.out, texts)
    if options.as_json:
        print_json(whole)
    else:
        tell_page(on_page)
    complain(f"The exploration is in {order.out}: explore.html to read, explore.json and figures.csv to work with.")


def explored_summary(asks: Exploration, result: Explored) -> JsonDict:
    """What was found as JSON tells it."""
    return {
        "scenario": asks.scenario.name,
        "outcome": asks.outcome,
        "worlds": asks.worlds,
        "seed": asks.seed,
        "quarters": asks.quarters,
        **attrs.asdict(result),
    }


def swing_lines(result: Explored) -> list[tuple[object, ...]]:
    """What each figure does from one end of its range to the other, as lines of a table."""
    return [
        (
            swing.path,
            *swing.ends,
            round(swing.low.value, 5),
            round(swing.high.value, 5),
            *(round(value, 5) for value in (swing.swing.value, swing.swing.low, swing.swing.high)),
        )
        for swing in result.swings
    ]


def ordered(options: ExploreOptions) -> ExploreRequest:
    """What was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = list(faults_of(options.scenario))
    worlds = whole_number(options.worlds, "--worlds", (FEWEST_WORLDS, MOST_WORLDS), faults) or FEWEST_WORLDS
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    quarters = options.quarters and whole_number(options.quarters, "--quarters", (1, LONGEST), faults)
    outcome = options.outcome.strip().lower()
    if outcome not in outcomes():
        advice = f"nearest: {close(outcome, outcomes())}"
        faults.append(Fault("--outcome", "", repr(options.outcome), f"one of {', '.join(outcomes())}", advice))
    wanted = tuple(part.strip().lower() for part in options.only)
    for part in wanted:
        if part not in PARTS:
            expected = f"one of {', '.join(PARTS)}"
            faults.append(Fault("--only", "", repr(part), expected, f"nearest: {close(part, PARTS)}"))
    if wanted == (BOX,) and (outcome == "index" or outcome.startswith("legacy.")):
        faults.append(Fault("--only", "", "a box of points", "an outcome that comes or does not", "leave it out"))
    title = Path(options.scenario).stem
    out = folder_for(options.out, f"explore-{title}-{outcome}", FILES, options.force, faults)
    if faults:
        raise WrongInput(faults)
    scenario = setup(options.scenario)
    asks = Exploration(scenario, outcome, worlds, seed, quarters or scenario.quarters)
    words = [f"wedge explore {options.scenario} --outcome {outcome}", *(f"--only {part}" for part in wanted)]
    words += [f"--quarters {quarters}"] if quarters else []
    command = " ".join([*words, f"--worlds {options.worlds}", f"--seed {options.seed}"])
    return ExploreRequest(asks, wanted or PARTS, out, command)
