"""`wedge hindcast`: a coded record replayed, scored and, where asked, fitted."""

import json
from pathlib import Path

import attrs
from rich.console import Console
from rich.table import Table

from game.cli.cases_command import play_cases
from game.cli.evidence_options import HindcastOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain
from game.cli.page_narration import plain_table
from game.cli.progress import progress
from game.cli.terms import whole_number
from game.loose_types import JsonDict, OneOfMany
from game.model.scenario.faults import Fault, ScenarioFaults
from game.paths import shipped
from game.studies.evidence.figure_overlays import figures_in, overlay
from game.studies.evidence.fit import Fit, fit
from game.studies.evidence.hindcast import FORECASTERS, Hindcast, hindcast, hindcast_summary
from game.studies.evidence.record_replay import RecordReplay, ground_of, overlaid, replay, replayed, table
from game.studies.evidence.timeline import Timeline, ordinal, quarter_name, timeline
from game.studies.report.evidence_page import html
from game.studies.report.hindcast_page import moves_csv, page, per_cent

MOST_WORLDS, LONGEST = 8192, 200
SUMMARY, REPORT, MOVES, OVERLAY = "hindcast.json", "hindcast.html", "moves.csv", "fit.toml"
# A fit needs more draws than a score.
FIT_WORLDS = 4


@attrs.frozen(eq=False)
class HindcastRequest:
    """What a hindcast was rightly asked for.

    quarters  those scored, and fitted to
    later     those of the record after them
    """

    setup: RecordReplay
    quarters: range
    later: range
    worlds: int
    seed: int
    out: Path
    fits: bool
    command: str


def hindcast_command(options: HindcastOptions) -> None:
    """Replay what is asked, score it and write it down."""
    if options.cases:
        play_cases(options)
        return
    order = ordered(options)
    quarters = len(order.setup.quarters)
    plays = quarters * (1 + order.fits * (1 + bool(order.later)))
    with progress(plays, "quarters") as further:
        ground = ground_of(order.setup, order.worlds, order.seed)
        played = replayed(order.setup, table(order.setup, ground), further)
        result = hindcast(order.setup, played, order.quarters)
        fitted, later = None, tuple[Hindcast, ...]()
        if order.fits:
            fitted = fit(
                order.setup, ground_of(order.setup, FIT_WORLDS * order.worlds, order.seed), order.quarters, further
            )
            if order.later:
                later = (hindcast(order.setup, played, order.later), refitted(order, fitted, further))
    answer(order, result, fitted, later)
    tell(options.as_json, order, summary(result, fitted, later), (result, *later))


def refitted(order: HindcastRequest, fitted: Fit, further: OneOfMany) -> Hindcast:
    """Return how well the quarters kept out of a fit are foretold with it."""
    setup = attrs.evolve(order.setup, scenario=overlaid(order.setup.scenario, fitted.figures))
    ground = ground_of(setup, order.worlds, order.seed)
    return hindcast(setup, replayed(setup, table(setup, ground), further), order.later)


def ordered(options: HindcastOptions) -> HindcastRequest:
    """Return what was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = []
    worlds = whole_number(options.worlds, "--worlds", (2, MOST_WORLDS), faults) or 2
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    record = recorded(options.timeline, faults)
    begin = quarter_of(options.begin, "--from", faults)
    end = quarter_of(options.end, "--to", faults)
    setup = None
    if record is not None:
        begin = record.first if begin is None else begin
        end = record.last if end is None else end
        within(record, begin, end, faults)
        if not faults:
            setup = prepared(record, options, begin, faults)
    files = (SUMMARY, REPORT, MOVES, *((OVERLAY,) if options.fit else ()))
    out = folder_for(
        options.out, f"hindcast-{quarter_name(begin or 0)}-{quarter_name(end or 0)}", files, options.force, faults
    )
    if faults or setup is None or begin is None or end is None or record is None:
        raise WrongInput(faults)
    later = range(end + 1, record.last + 1) if options.fit else range(0)
    return HindcastRequest(setup, range(begin, end + 1), later, worlds, seed, out, options.fit, command_of(options))


def recorded(text: str | None, faults: list[Fault]) -> Timeline | None:
    """Return the record asked for, or gather what is wrong with it."""
    path = Path(text) if text is not None else shipped("scenarios") / "record" / "timeline.csv"
    try:
        return timeline(path)
    except ScenarioFaults as wrong:
        faults += wrong.faults
        return None


def quarter_of(text: str | None, option: str, faults: list[Fault]) -> int | None:
    """Return the quarter a word means, or gather the fault."""
    if text is None:
        return None
    try:
        return ordinal(text)
    except ValueError:
        faults.append(Fault(option, "", repr(text), "a quarter such as 2024Q4"))
        return None


def within(record: Timeline, begin: int, end: int, faults: list[Fault]) -> None:
    """Gather what is wrong with the quarters asked for."""
    span = f"quarters from {quarter_name(record.first)} to {quarter_name(record.last)}, those of {record.file}"
    if begin > end:
        faults.append(Fault("--to", "", quarter_name(end), f"{quarter_name(begin)} or later, not before --from"))
    for option, value in (("--from", begin), ("--to", end)):
        if not record.first <= value <= record.last:
            faults.append(Fault(option, "", quarter_name(value), span))


def prepared(record: Timeline, options: HindcastOptions, begin: int, faults: list[Fault]) -> RecordReplay | None:
    """Return the record ready to be replayed, or gather what stands in the way."""
    try:
        setup = replay(record, record.last, options.opening)
        if options.figures is not None:
            setup = attrs.evolve(setup, scenario=overlaid(setup.scenario, figures_in(options.figures)))
    except ScenarioFaults as wrong:
        faults += wrong.faults
        return None
    if setup.first > begin:
        expected = f"a scenario that starts in {quarter_name(begin)} or before"
        faults.append(Fault("--opening", "", f"a start in {quarter_name(setup.first)}", expected))
    if len(setup.quarters) > LONGEST:
        span = f"{len(setup.quarters)} quarters from {quarter_name(setup.first)}"
        faults.append(Fault("--timeline", "", span, f"at most {LONGEST}", "leave earlier events out"))
    return None if faults else setup


def command_of(options: HindcastOptions) -> str:
    """Return the command that gives the same again."""
    words = ["wedge hindcast"]
    for option, value in (
        ("--timeline", options.timeline), ("--from", options.begin), ("--to", options.end),
        ("--figures", options.figures), ("--opening", options.opening),
        ("--worlds", options.worlds), ("--seed", options.seed),
    ):  # fmt: skip
        words += [f"{option} {value}"] if value is not None else []
    return " ".join([*words, *(["--fit"] if options.fit else [])])


def summary(result: Hindcast, fitted: Fit | None, later: tuple[Hindcast, ...]) -> JsonDict:
    """Return what `hindcast.json` holds."""
    whole = hindcast_summary(result)
    if fitted:
        whole["fit"] = {
            "draws": len(fitted.weights),
            "counting_as": round(fitted.counts, 1),
            "blocks_left_out": [
                {
                    key: round(value, 4) if isinstance(value, float) else value
                    for key, value in attrs.asdict(block).items()
                }
                for block in fitted.blocks
            ],
            "figures": {path: attrs.asdict(value) for path, value in fitted.figures.items()},
        }
        whole["kept_out"] = dict(zip(("without_fit", "with_fit"), map(hindcast_summary, later), strict=False))
    return whole


def answer(order: HindcastRequest, result: Hindcast, fitted: Fit | None, later: tuple[Hindcast, ...]) -> None:
    """Write everything into the folder."""
    texts = {
        SUMMARY: json.dumps(summary(result, fitted, later), ensure_ascii=False, indent=1, allow_nan=False) + "\n",
        REPORT: html(page(result, order.command, fitted, later)),
        MOVES: moves_csv(result),
    }
    if fitted:
        texts[OVERLAY] = overlay(fitted, order.setup)
    write_files(order.out, texts)


def tell(as_json: bool, order: HindcastRequest, whole: JsonDict, results: tuple[Hindcast, ...]) -> None:
    """Print the scores, and say where everything is."""
    if as_json:
        print(json.dumps(whole, ensure_ascii=False, allow_nan=False))
    else:
        titles = ("", ", kept out, without the fit", ", kept out, with the fit")
        for title, result in zip(titles, results, strict=False):
            Console().print(scores_table(result, title))
    unread = order.setup.heard.unread
    if unread:
        complain(f"What others did in {', '.join(unread)} was not understood and not told to the engine.")
    complain(f"The hindcast is in {order.out}: {REPORT} to read, {SUMMARY} and {MOVES} to work with.")


def scores_table(result: Hindcast, title: str) -> Table:
    """Return the forecasters' scores as a table for the terminal."""
    span = f"{quarter_name(result.quarters.start)} to {quarter_name(result.quarters.stop - 1)}{title}"
    table = plain_table("Forecast", "All signs", "Alike", "Where it moved", "Brier", title=span)
    for name, score in result.scores.items():
        right = (per_cent(score.right), per_cent(score.balanced), per_cent(score.moved), f"{score.brier:.3f}")
        table.add_row(FORECASTERS[name], *right)
    for money in result.dollars:
        table.add_row(f"{money.exporter.title()}'s discount", f"off by {money.error:.1f} $/b", "", "", "")
    return table
