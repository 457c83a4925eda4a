"""`wedge run`, `wedge replay`, and `wedge` alone: campaigns played, told and written down."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from game.campaign.atomic_files import write_whole
from game.campaign.brief import Brief, brief
from game.campaign.campaign import Campaign
from game.campaign.log import Log
from game.campaign.log_reading import LogFault, read
from game.campaign.replay import ReplayDiffers, replayed
from game.campaign.review import Account, account
from game.cli.messages import RunFault, WrongInput, complain, unwritten
from game.cli.narration import tell_ending, tell_opening, tell_quarter
from game.cli.options import ReplayOptions, RunOptions
from game.cli.terms import Terms, close, terms
from game.model.scenario.faults import ScenarioFaults
from game.views.campaign_report import report

REPORTS = Path("reports")
DIGITS = 6


def run(options: RunOptions) -> None:
    """Play one campaign, tell it, and save its log where asked."""
    wanted = terms(options)
    session, briefs = played(wanted, options.as_json)
    ended(session, account(session, briefs, wanted.side), options.as_json)
    if wanted.save:
        save(session, wanted.save)


def run_default() -> None:
    """Play the default campaign, tell it, and leave a report."""
    wanted = terms(RunOptions())
    session, briefs = played(wanted, as_json=False)
    result = account(session, briefs, wanted.side)
    ended(session, result, as_json=False)
    path = REPORTS / f"{result.scenario}-seed-{result.seed}.md"
    try:
        REPORTS.mkdir(exist_ok=True)
        write_whole(path, report(result))
    except OSError as fault:
        raise unwritten(path, fault) from None
    print(f"The report is in {path}. `wedge --help` shows what else there is.")


def played(wanted: Terms, as_json: bool) -> tuple[Campaign, list[Brief]]:
    """Return a campaign played to its end at a Mesa table, and its quarters told."""
    from game.campaign.mesa_table import MesaModel

    session = Campaign.new(wanted.campaign)
    session.ask = MesaModel(session.agents).ask
    return session, told_to_the_end(session, wanted.reader, Console(stderr=as_json), as_json)


def told_to_the_end(session: Campaign, reader: str | None, console: Console, silent: bool) -> list[Brief]:
    """Play a campaign to its end and tell it meanwhile; return its quarters told, cut to what the reader may know."""
    tell_opening(session, console, silent)
    briefs: list[Brief] = []
    with stepping(console, session.setting.quarters) as step:
        while not session.over:
            session.end_quarter()
            briefs.append(brief(session, session.world.turn, reader))
            tell_quarter(briefs[-1], console, silent)
            step()
    return briefs


@contextmanager
def stepping(console: Console, quarters: int) -> Iterator[Any]:
    """Show how far a campaign has come, where somebody watches; yield what to call after each quarter."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    watched = console.is_terminal
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True, disable=not watched) as progress:
        task = progress.add_task("Quarters played", total=quarters)
        yield lambda: progress.advance(task)


def ended(session: Campaign, result: Account, as_json: bool) -> None:
    """Tell how a campaign ended, as one JSON document or in words."""
    if as_json:
        print(json.dumps(rounded(attrs.asdict(result)), ensure_ascii=False, indent=1))
    else:
        tell_ending(session, result, Console())


def rounded(value: Any) -> Any:
    """Return the same document with its numbers at six digits after the point."""
    match value:
        case float():
            return round(value, DIGITS) + 0.0
        case dict():
            return {key: rounded(inner) for key, inner in value.items()}
        case list() | tuple():
            return [rounded(inner) for inner in value]
        case _:
            return value


def save(session: Campaign, path: Path) -> None:
    """Write a campaign's log."""
    try:
        session.save(path)
    except OSError as fault:
        raise unwritten(path, fault) from None
    complain(f"Saved to {path}; `wedge replay {path}` plays it again.")


def replay(options: ReplayOptions) -> None:
    """Play a saved log again, check it, and tell it."""
    log = log_in(options.file)
    to = len(log.quarters) if options.to is None else quarters_up_to(options.to, log)
    try:
        session = replayed(log, to)
    except LogFault as fault:
        raise WrongInput([f"{options.file}: {fault}"]) from None
    except ScenarioFaults as wrong:
        raise WrongInput([f"{options.file}, line 1: {fault}" for fault in wrong.faults]) from None
    except KeyError as unknown:
        raise WrongInput([f"{options.file}, line 1: {unknown.args[0]}"]) from None
    except ReplayDiffers as differs:
        raise RunFault(f"{options.file}: {differs}") from None
    if log.warning:
        complain(f"{options.file}: {log.warning}")
    told_again(session, reader_of(log, session), options.as_json)


def told_again(session: Campaign, reader: str | None, as_json: bool) -> None:
    """Tell a campaign that was replayed, as far as its reader may know."""
    briefs = [brief(session, turn, reader) for turn in range(1, session.world.turn + 1)]
    console = Console(stderr=as_json)
    tell_opening(session, console, as_json)
    for quarter in briefs:
        tell_quarter(quarter, console, as_json)
    side = session.terms.sides[0] if session.terms.sides else "united_states"
    ended(session, account(session, briefs, side), as_json)


def reader_of(log: Log, session: Campaign) -> str | None:
    """Return to whose knowledge a replay is cut: nobody's, unless somebody is still playing it."""
    people = session.terms.sides
    if not people or len(log.quarters) >= session.setting.quarters:
        return None
    if len(people) > 1:
        raise WrongInput([f"found a game that {len(people)} people still play; expected one that has ended."])
    return people[0]


def log_in(file: str) -> Log:
    """Return the log in a file."""
    try:
        return read(Path(file))
    except OSError as fault:
        expected = "a log that `wedge run --save` wrote"
        raise WrongInput([f"{file}: found {(fault.strerror or str(fault)).lower()}; expected {expected}."]) from None
    except LogFault as fault:
        raise WrongInput([f"{file}: {fault}"]) from None


def quarters_up_to(text: str, log: Log) -> int:
    """Return how many quarters of a log to play: up to a quarter's name, or its number."""
    names = [quarter.quarter for quarter in log.quarters]
    if text.upper() in names:
        return names.index(text.upper()) + 1
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(names):
        return int(text)
    held = f"{names[0]} to {names[-1]}, or 1 to {len(names)}" if names else "nothing: the log holds no whole quarter"
    near = f" Nearest: {close(text.upper(), names)}." if names else ""
    raise WrongInput([f"--to: found {text!r}; expected {held}.{near}"])
