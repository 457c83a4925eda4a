"""`wedge hindcast`: a coded record replayed, scored and, where asked, fitted."""

import json
from pathlib import Path
from typing import Any

import attrs
from rich.console import Console
from rich.table import Table

from game.cli.cases_command import play_cases
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain
from game.cli.options_evidence import HindcastOptions as Asked
from game.cli.page_narration import plain_table
from game.cli.progress import progress
from game.cli.terms import whole_number
from game.model.scenario.faults import Fault, ScenarioFaults
from game.paths import shipped
from game.studies.evidence.figure_overlays import figures_in, overlay
from game.studies.evidence.fit import Fit, fit
from game.studies.evidence.hindcast import FORECASTERS, Hindcast, hindcast, told
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

    asked: RecordReplay
    quarters: range
    later: range
    worlds: int
    seed: int
    out: Path
    fits: bool
    command: str


def hindcast_command(asked: Asked) -> None:
    """Replay what is asked, score it and write it down."""
    if asked.cases:
        play_cases(asked)
        return
    order = ordered(asked)
    quarters = len(order.asked.quarters)
    plays = quarters * (1 + order.fits * (1 + bool(order.later)))
    with progress(plays, "quarters") as further:
        ground = ground_of(order.asked, order.worlds, order.seed)
        played = replayed(order.asked, table(order.asked, ground), further)
        found = hindcast(order.asked, played, order.quarters)
        fitted, later = None, tuple[Hindcast, ...]()
        if order.fits:
            fitted = fit(
                order.asked, ground_of(order.asked, FIT_WORLDS * order.worlds, order.seed), order.quarters, further
            )
            if order.later:
                later = (hindcast(order.asked, played, order.later), refitted(order, fitted, further))
    answer(order, found, fitted, later)
    tell(asked.as_json, order, summary(found, fitted, later), (found, *later))


def refitted(order: HindcastRequest, fitted: Fit, further: Any) -> Hindcast:
    """Return how well the quarters kept out of a fit are foretold with it."""
    asked = attrs.evolve(order.asked, scenario=overlaid(order.asked.scenario, fitted.figures))
    ground = ground_of(asked, order.worlds, order.seed)
    return hindcast(asked, replayed(asked, table(asked, ground), further), order.later)


def ordered(asked: Asked) -> HindcastRequest:
    """Return what was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = []
    worlds = whole_number(asked.worlds, "--worlds", (2, MOST_WORLDS), faults) or 2
    seed = whole_number(asked.seed, "--seed", (0, None), faults) or 0
    record = recorded(asked.timeline, faults)
    begin = quarter_of(asked.begin, "--from", faults)
    end = quarter_of(asked.end, "--to", faults)
    made = None
    if record is not None:
        begin = record.first if begin is None else begin
        end = record.last if end is None else end
        within(record, begin, end, faults)
        if not faults:
            made = prepared(record, asked, begin, faults)
    files = (SUMMARY, REPORT, MOVES, *((OVERLAY,) if asked.fit else ()))
    out = folder_for(
        asked.out, f"hindcast-{quarter_name(begin or 0)}-{quarter_name(end or 0)}", files, asked.force, faults
    )
    if faults or made is None or begin is None or end is None or record is None:
        raise WrongInput(faults)
    later = range(end + 1, record.last + 1) if asked.fit else range(0)
    return HindcastRequest(made, range(begin, end + 1), later, worlds, seed, out, asked.fit, command_of(asked))


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
    for option, one in (("--from", begin), ("--to", end)):
        if not record.first <= one <= record.last:
            faults.append(Fault(option, "", quarter_name(one), span))


def prepared(record: Timeline, asked: Asked, begin: int, faults: list[Fault]) -> RecordReplay | None:
    """Return the record ready to be replayed, or gather what stands in the way."""
    try:
        made = replay(record, record.last, asked.opening)
        if asked.figures is not None:
            made = attrs.evolve(made, scenario=overlaid(made.scenario, figures_in(asked.figures)))
    except ScenarioFaults as wrong:
        faults += wrong.faults
        return None
    if made.first > begin:
        expected = f"a scenario that starts in {quarter_name(begin)} or before"
        faults.append(Fault("--opening", "", f"a start in {quarter_name(made.first)}", expected))
    if len(made.quarters) > LONGEST:
        found = f"{len(made.quarters)} quarters from {quarter_name(made.first)}"
        faults.append(Fault("--timeline", "", found, f"at most {LONGEST}", "leave earlier events out"))
    return None if faults else made


def command_of(asked: Asked) -> str:
    """Return the command that gives the same again."""
    words = ["wedge hindcast"]
    for option, one in (
        ("--timeline", asked.timeline), ("--from", asked.begin), ("--to", asked.end), ("--figures", asked.figures),
        ("--opening", asked.opening), ("--worlds", asked.worlds), ("--seed", asked.seed),
    ):  # fmt: skip
        words += [f"{option} {one}"] if one is not None else []
    return " ".join([*words, *(["--fit"] if asked.fit else [])])


def summary(found: Hindcast, fitted: Fit | None, later: tuple[Hindcast, ...]) -> dict[str, Any]:
    """Return what `hindcast.json` holds."""
    whole = told(found)
    if fitted:
        whole["fit"] = {
            "draws": len(fitted.weights),
            "counting_as": round(fitted.counts, 1),
            "blocks_left_out": [
                {key: round(one, 4) if isinstance(one, float) else one for key, one in attrs.asdict(block).items()}
                for block in fitted.blocks
            ],
            "figures": {path: attrs.asdict(value) for path, value in fitted.figures.items()},
        }
        whole["kept_out"] = dict(zip(("without_fit", "with_fit"), map(told, later), strict=False))
    return whole


def answer(order: HindcastRequest, found: Hindcast, fitted: Fit | None, later: tuple[Hindcast, ...]) -> None:
    """Write everything into the folder."""
    texts = {
        SUMMARY: json.dumps(summary(found, fitted, later), ensure_ascii=False, indent=1, allow_nan=False) + "\n",
        REPORT: html(page(found, order.command, fitted, later)),
        MOVES: moves_csv(found),
    }
    if fitted:
        texts[OVERLAY] = overlay(fitted, order.asked)
    write_files(order.out, texts)


def tell(as_json: bool, order: HindcastRequest, whole: dict[str, Any], found: tuple[Hindcast, ...]) -> None:
    """Print the scores, and say where everything is."""
    if as_json:
        print(json.dumps(whole, ensure_ascii=False, allow_nan=False))
    else:
        titles = ("", ", kept out, without the fit", ", kept out, with the fit")
        for title, one in zip(titles, found, strict=False):
            Console().print(scores_table(one, title))
    unread = order.asked.heard.unread
    if unread:
        complain(f"What others did in {', '.join(unread)} was not understood and not told to the engine.")
    complain(f"The hindcast is in {order.out}: {REPORT} to read, {SUMMARY} and {MOVES} to work with.")


def scores_table(found: Hindcast, title: str) -> Table:
    """Return the forecasters' scores as a table for the terminal."""
    span = f"{quarter_name(found.quarters.start)} to {quarter_name(found.quarters.stop - 1)}{title}"
    made = plain_table("Forecast", "All signs", "Alike", "Where it moved", "Brier", title=span)
    for name, one in found.scores.items():
        right = (per_cent(one.right), per_cent(one.balanced), per_cent(one.moved), f"{one.brier:.3f}")
        made.add_row(FORECASTERS[name], *right)
    for money in found.dollars:
        made.add_row(f"{money.exporter.title()}'s discount", f"off by {money.error:.1f} $/b", "", "", "")
    return made
