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
from game.studies.evidence.agreement import CodingAgreement, agreement
from game.studies.evidence.record_replay import (
    OutsideAct,
    RecordReplay,
    ReplayedRecord,
    acts_in,
    beside,
    outside_acts,
    replayed,
)
from game.studies.evidence.record_scores import ForecastScore, RecordScores, scored
from game.studies.evidence.timeline import Timeline, opening, ordinal, quarter_name, shipped_record, timeline
from game.studies.report.evidence_page import html
from game.studies.report.hindcast_page import HindcastFound, chances_csv, page

FEWEST_WORLDS, MOST_WORLDS = 20, 8192
# So many quarters at least are learnt from.
FEWEST_LEARNT = 8
FILES = ("hindcast.html", "hindcast.json", "chances.csv")


@attrs.frozen
class HindcastRequest:
    """What a hindcast was rightly asked for.

    learnt  the last quarter that is learnt from, from the year 0
    """

    replay: RecordReplay
    learnt: int
    out: Path
    command: str


def hindcast_command(options: HindcastOptions) -> None:
    """Replay what is asked and write it down."""
    if options.cases:
        play_cases(options)
        return
    order = ordered(options)
    replay, first = order.replay, ordinal(setup(str(opening())).starts)
    with progress(replay.last - first + 1, "quarters") as further:
        record = replayed(replay, further)
    scores = scored(record, min(order.learnt, replay.last) - first + 1, replay.seed)
    coders = agreement(replay.timeline, replay.acts, replay.seed)
    whole = record_summary(order, record, scores) | {"coding": coding_line(coders)}
    on_page = page(HindcastFound(replay, record, scores, coders), order.command)
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


def coding_line(coders: CodingAgreement) -> JsonDict:
    """How far two codings agree."""
    return attrs.asdict(coders) | {"sizes": None if isnan(coders.sizes) else coders.sizes}


def record_summary(order: HindcastRequest, record: ReplayedRecord, scores: RecordScores) -> JsonDict:
    """What was found as JSON tells it."""
    return {
        "from": quarter_name(record.quarters.start),
        "learnt_to": quarter_name(record.quarters.start + scores.learnt - 1),
        "to": quarter_name(order.replay.last),
        "worlds": order.replay.worlds,
        "seed": order.replay.seed,
        "acts": len(order.replay.acts),
        "weight": scores.weight,
        "bands": [round(float(band), 4) for band in scores.bands],
        "judged": {name: score_line(score) for name, score in scores.by_judged.items()},
        "learnt": {name: score_line(score) for name, score in scores.by_learnt.items()},
        "by_year": {
            str(year): {name: score_line(score) for name, score in by_name.items()}
            for year, by_name in scores.by_year.items()
        },
        "reliability": [attrs.asdict(own) for own in scores.reliable],
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
    acts = acts_of(options, record, faults)
    out = folder_for(options.out, "hindcast", FILES, options.force, faults)
    if faults or record is None:
        raise WrongInput(faults)
    words = ["wedge hindcast", *([f"--timeline {options.timeline}"] if options.timeline else [])]
    words += [f"--acts {options.acts}"] if options.acts else []
    words += [f"--to {options.end}"] if options.end else []
    words += [f"--learn-to {options.learnt}", f"--worlds {options.worlds}", f"--seed {options.seed}"]
    replay = RecordReplay(record, acts, max(last, least), worlds, seed)
    return HindcastRequest(replay, learnt, out, " ".join(words))


def acts_of(options: HindcastOptions, record: Timeline | None, faults: list[Fault]) -> tuple[OutsideAct, ...]:
    """What others did; what is wrong with the file, or with it beside the record, is gathered."""
    if options.acts is None:
        return outside_acts()
    try:
        acts = acts_in(Path(options.acts))
    except ScenarioFaults as wrong:
        faults += wrong.faults
        return ()
    if record is not None:
        faults += beside(acts, record, options.acts)
    return acts


def record_of(options: HindcastOptions, faults: list[Fault]) -> Timeline | None:
    """The record that was asked for; None, its faults gathered, where it cannot be read."""
    try:
        return timeline(Path(options.timeline)) if options.timeline else shipped_record()
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
