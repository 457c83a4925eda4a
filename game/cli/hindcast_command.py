"""`wedge hindcast`: a coded record replayed a quarter at a time, and how good that is beside fair rivals."""

import json
from math import isnan
from pathlib import Path

import attrs

from game.cli.cases_command import play_cases
from game.cli.evidence_options import HindcastOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain
from game.cli.option_values import whole_number
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.terminal import print_json
from game.loose_types import JsonDict
from game.model.files.faults import Fault, ScenarioFaults
from game.model.scenario.setup_files import setup
from game.paths import shipped
from game.studies.evidence.record_replay import ReplayedRecord, replayed
from game.studies.evidence.record_scores import ForecastScore, RecordScores, scored
from game.studies.evidence.timeline import Timeline, opening, ordinal, quarter_name, timeline
from game.studies.report.evidence_page import html
from game.studies.report.hindcast_page import chances_csv, page

FEWEST_WORLDS, MOST_WORLDS = 20, 8192
# So many quarters at least are learnt from.
FEWEST_LEARNT = 8
FILES = ("hindcast.html", "hindcast.json", "chances.csv")


@attrs.frozen
class HindcastRequest:
    """What a hindcast was rightly asked for.

    learnt  the last quarter that is learnt from, and `last` the last that is played, from the year 0
    """

    record: Timeline
    learnt: int
    last: int
    worlds: int
    seed: int
    out: Path
    command: str


def hindcast_command(options: HindcastOptions) -> None:
    """Replay what is asked and write it down."""
    if options.cases:
        play_cases(options)
        return
    order = ordered(options)
    first = ordinal(setup(str(opening())).starts)
    with progress(order.last - first + 1, "quarters") as further:
        record = replayed(order.record, order.last, order.worlds, order.seed, further)
    scores = scored(record, min(order.learnt, order.last) - first + 1, order.seed)
    whole, on_page = record_summary(order, record, scores), page(record, scores, order.worlds, order.command)
    texts = {
        "hindcast.html": html(on_page),
        "hindcast.json": json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n",
        "chances.csv": chances_csv(record, scores),
    }
    write_files(order.out, texts)
    if options.as_json:
        print_json(whole)
    else:
        tell_page(on_page)
    complain(f"The hindcast is in {order.out}: hindcast.html to read, hindcast.json and chances.csv to work with.")


def record_summary(order: HindcastRequest, record: ReplayedRecord, scores: RecordScores) -> JsonDict:
    """What was found as JSON tells it."""
    return {
        "from": quarter_name(record.quarters.start),
        "learnt_to": quarter_name(record.quarters.start + scores.learnt - 1),
        "to": quarter_name(order.last),
        "worlds": order.worlds,
        "seed": order.seed,
        "weight": scores.weight,
        "bands": [round(float(band), 4) for band in scores.bands],
        "judged": {name: score_line(score) for name, score in scores.by_judged.items()},
        "learnt": {name: score_line(score) for name, score in scores.by_learnt.items()},
    }


def score_line(score: ForecastScore) -> JsonDict:
    """One forecaster's scores."""
    return attrs.asdict(score) | {"falls": None if isnan(score.falls) else score.falls}


def ordered(options: HindcastOptions) -> HindcastRequest:
    """What was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = []
    worlds = whole_number(options.worlds, "--worlds", (FEWEST_WORLDS, MOST_WORLDS), faults) or FEWEST_WORLDS
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    first = ordinal(setup(str(opening())).starts)
    record = record_of(options, faults)
    most = first + setup(str(opening())).quarters - 1
    last = quarter_of(options.end, "--to", min(record.last, most) if record else most, (first, most), faults)
    least = first + FEWEST_LEARNT - 1
    learnt = quarter_of(options.learnt, "--learn-to", last, (least, most), faults)
    out = folder_for(options.out, "hindcast", FILES, options.force, faults)
    if faults or record is None:
        raise WrongInput(faults)
    words = ["wedge hindcast", *([f"--timeline {options.timeline}"] if options.timeline else [])]
    words += [f"--learn-to {options.learnt}", f"--worlds {options.worlds}", f"--seed {options.seed}"]
    return HindcastRequest(record, learnt, max(last, least), worlds, seed, out, " ".join(words))


def record_of(options: HindcastOptions, faults: list[Fault]) -> Timeline | None:
    """The record that was asked for; None, its faults gathered, where it cannot be read."""
    path = Path(options.timeline) if options.timeline else shipped("scenarios") / "record" / "timeline.csv"
    try:
        return timeline(path)
    except ScenarioFaults as wrong:
        faults += wrong.faults
        return None


def quarter_of(text: str | None, option: str, usual: int, span: tuple[int, int], faults: list[Fault]) -> int:
    """A quarter from its name, the usual one where none is given; what is wrong is gathered."""
    if text is None:
        return usual
    try:
        quarter = ordinal(text.upper())
    except ValueError:
        quarter = -1
    if not span[0] <= quarter <= span[1]:
        faults.append(
            Fault(option, "", repr(text), f"a quarter from {quarter_name(span[0])} to {quarter_name(span[1])}")
        )
        return usual
    return quarter
