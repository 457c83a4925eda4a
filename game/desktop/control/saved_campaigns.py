"""The shelf: campaigns kept in the user's own folder, the running one after every quarter, and never half-written.

A save is the campaign's log, which `wedge replay` reads too. Beside it lies a note with what the log does not hold: its
name, the drafts of the quarter under way, and whose turn it is. A note that is lost costs the draft and nothing else.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import attrs

from game.atomic_files import write_whole
from game.campaign import log as logs
from game.campaign.log import Log
from game.campaign.log_reading import read
from game.campaign.sentences import says
from game.json_lines import LogFault
from game.model.scenario.faults import ScenarioFaults
from game.model.scenario.load import scenario
from game.views.names import quarter_shown

HOME = "WEDGE_HOME"
AUTOSAVE = "campaign in progress"
ENDING = ".wedge"
NOTE = 1
LONGEST_NAME = 60


@attrs.frozen
class SaveLine:
    """One line of the list of saves; `fault` says why it cannot be read, and is "" where it can."""

    path: Path
    name: str
    title: str
    side: str
    quarter: str
    when: str
    fault: str = ""
    is_autosave: bool = False


@attrs.frozen
class Note:
    """What lies beside a log.

    digest  of the world that the note belongs to; a note on another world is not used
    seat    whose turn it is
    drafts  level by order, by country
    sealed  countries whose orders are given for this quarter
    drawn   the figures that a study drew for the campaign, by path; none mostly
    """

    digest: str = ""
    seat: str = ""
    drafts: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    sealed: tuple[str, ...] = ()
    drawn: Mapping[str, float] = attrs.field(factory=dict)


def home() -> Path:
    """Return the folder in which Wedge keeps what is the user's; the environment variable WEDGE_HOME names another."""
    if named := os.environ.get(HOME):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "Wedge"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Wedge"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "wedge"


def saves_folder() -> Path:
    """Return the folder of the saves."""
    return home() / "saves"


def autosave() -> Path:
    """Return where the running campaign is kept."""
    return saves_folder() / f"{AUTOSAVE}{ENDING}"


def named(name: str) -> Path:
    """Return where a save of a name is kept; ValueError where the name says nothing."""
    plain = re.sub(r"\s+", " ", re.sub(r"[^\w .,()–-]", " ", name)).strip(" .")[:LONGEST_NAME].strip(" .")
    if not plain or plain.lower() == AUTOSAVE:
        raise ValueError(says("save", "no_name"))
    return saves_folder() / f"{plain}{ENDING}"


def keep(log: Log, note: Note, path: Path) -> None:
    """Write a campaign and its note; OSError as the system gives it, and what stood there stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    logs.write(log, path)
    keep_note(note, path)


def keep_note(note: Note, path: Path) -> None:
    """Write the note beside a log."""
    write_whole(note_path(path), json.dumps({"note": NOTE, **attrs.asdict(note)}))


def note_path(path: Path) -> Path:
    """Return where the note of a log lies."""
    return path.with_suffix(".note.json")


def note_of(path: Path) -> Note:
    """Return the note beside a log; an empty one where there is none or it cannot be read."""
    with suppress(OSError, ValueError, TypeError):
        raw = json.loads(note_path(path).read_text(encoding="utf-8"))
        if raw.pop("note", None) == NOTE:
            return Note(**{**raw, "sealed": tuple(raw["sealed"])})
    return Note()


def erase(path: Path) -> None:
    """Delete a save and its note."""
    path.unlink(missing_ok=True)
    note_path(path).unlink(missing_ok=True)


def saves() -> tuple[SaveLine, ...]:
    """Return the saves, the newest first."""
    try:
        paths = [path for path in saves_folder().iterdir() if path.suffix == ENDING and path.is_file()]
    except OSError:
        return ()
    return tuple(line(path) for path in sorted(paths, key=changed_at, reverse=True))


def changed_at(path: Path) -> float:
    """Return when a file was last written, in seconds."""
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def line(path: Path) -> SaveLine:
    """Return one save as a line of the list."""
    written = datetime.fromtimestamp(changed_at(path), UTC).astimezone()
    when = f"{written.day} {written:%b %Y, %H:%M}"
    own = path.name == f"{AUTOSAVE}{ENDING}"
    try:
        log = read(path)
    except (OSError, LogFault) as fault:
        return SaveLine(path, path.stem, path.stem, "", "", when, fault_of(fault), own)
    sides = ", ".join(says("country_name", side) for side in log.campaign.sides) or says("save", "nobody")
    title, quarter = title_and_quarter(log)
    return SaveLine(path, path.stem, title, sides, quarter, when, "", own)


def title_and_quarter(log: Log) -> tuple[str, str]:
    """Return the title of a log's scenario and the quarter to be played; what the log knows where that is not there."""
    played = len(log.quarters)
    with suppress(ScenarioFaults, OSError):
        plan = scenario(log.campaign.scenario)
        over = played >= (log.campaign.quarters or plan.quarters)
        return plan.title, says("save", "over") if over else quarter_shown(plan.quarter(played + 1))
    last = quarter_shown(log.quarters[-1].quarter) if log.quarters else ""
    return Path(log.campaign.scenario).stem, last


def fault_of(fault: Exception) -> str:
    """Return a fault in words."""
    return (fault.strerror or str(fault)) if isinstance(fault, OSError) else str(fault)
