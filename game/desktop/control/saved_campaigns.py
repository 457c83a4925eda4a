"""The shelf: campaigns kept in the user's own folder, each in a file of its own, and never half-written.

A save is the campaign's log, which `wedge replay` reads too. Beside it lies a note with what the log does not hold:
the drafts of the quarter under way, and whose turn it is. A note that is lost costs the draft and nothing else. A new
campaign takes a name that is free, so that none is ever written over another.
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
from game.campaign.deal_book import DealEvent
from game.campaign.order_log import OrderLog, said, written
from game.campaign.order_log_reading import OfTheFirstModel, read, read_said
from game.campaign.orders import SeatOrders
from game.campaign.pencil import OrderCondition, Pencil, PencilledOrder
from game.campaign.terms import CampaignTerms
from game.desktop.window_words import capital, quarter_shown, words
from game.json_lines import LogFault
from game.locale_forms import WITH_TIME, dated
from game.loose_types import JsonDict
from game.model.files.faults import ScenarioFaults
from game.model.scenario.setup_files import setup

HOME = "WEDGE_HOME"
ENDING = ".wedge"
NOTE = 2
LONGEST_NAME = 72
COPIES = 1000


@attrs.frozen
class SaveLine:
    """One line of the list of saves; `fault` says why it cannot be read, and is "" where it can.

    is_over  whether its last quarter has been played
    """

    path: Path
    name: str
    title: str
    side: str
    quarter: str
    when: str
    fault: str = ""
    is_over: bool = False


@attrs.frozen
class Note:
    """What lies beside a log.

    digest  of the last quarter played; a note on another world is not used
    seat    whose turn it is
    drafts  by country
    pencils by country, what it means to order in later quarters
    said    at the table so far this quarter, in its order
    sealed  countries whose orders are given for this quarter
    is_copy whether it is a copy that was kept under a name: playing on from it begins a file of its own
    by_file, here  the name of a campaign that is played by file, and the seat played here; "" for one that is not
    """

    digest: str = ""
    seat: str = ""
    drafts: Mapping[str, SeatOrders] = attrs.field(factory=dict)
    sealed: tuple[str, ...] = ()
    is_copy: bool = False
    pencils: Mapping[str, Pencil] = attrs.field(factory=dict)
    said: tuple[DealEvent, ...] = ()
    by_file: str = ""
    here: str = ""


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


def plain_name(name: str) -> str:
    """Return a name of which a file may be made; "" where nothing is left of it."""
    plain = re.sub(r"\s+", " ", re.sub(r"[^\w .,()–-]", " ", name)).strip(" .")
    return plain[:LONGEST_NAME].strip(" .")


def named(name: str) -> Path:
    """Return where a save of a name is kept; ValueError where the name says nothing."""
    if not (plain := plain_name(name)):
        raise ValueError(words("save", "no_name"))
    return saves_folder() / f"{plain}{ENDING}"


def free(terms: CampaignTerms) -> Path:
    """Return a file for a new campaign that nothing lies in yet: its scenario, its capitals, its seed."""
    title = terms.scenario
    with suppress(ScenarioFaults, OSError):
        title = setup(terms.scenario).title
    who = ", ".join(capital(seat) for seat in terms.seats) or words("save", "nobody")
    stem = plain_name(f"{title}, {who}, seed {terms.seed}")
    names = (f"{stem} ({number + 1})" if number else stem for number in range(COPIES))
    return next(path for path in (saves_folder() / f"{name}{ENDING}" for name in names) if not path.exists())


def is_own(path: Path) -> bool:
    """Return whether a file lies on the shelf."""
    return path.parent == saves_folder() and path.suffix == ENDING


def keep(log: OrderLog, note: Note, path: Path) -> None:
    """Write a campaign and its note; OSError as the system gives it, and what stood there stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, written(log))
    keep_note(note, path)


def keep_note(note: Note, path: Path) -> None:
    """Write the note beside a log."""
    write_whole(
        note_path(path), json.dumps({"note": NOTE, **attrs.asdict(note), "said": [said(event) for event in note.said]})
    )


def note_path(path: Path) -> Path:
    """Return where the note of a log lies."""
    return path.with_suffix(".note.json")


def note_of(path: Path) -> Note:
    """Return the note beside a log; an empty one where there is none or it cannot be read."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, LogFault):
        raw = json.loads(note_path(path).read_text(encoding="utf-8"))
        if raw.pop("note", None) == NOTE:
            drafts = {str(country): orders_of(given) for country, given in raw["drafts"].items()}
            pencils = {str(country): pencil_of(given) for country, given in raw.get("pencils", {}).items()}
            sealed = tuple(raw["sealed"])
            heard = tuple(read_said(event, 0, number) for number, event in enumerate(raw.get("said", ())))
            by_file, here = str(raw.get("by_file", "")), str(raw.get("here", ""))
            named = (str(raw["digest"]), str(raw["seat"]), drafts, sealed, bool(raw["is_copy"]))
            return Note(*named, pencils, heard, by_file, here)
    return Note()


def orders_of(raw: JsonDict) -> SeatOrders:
    """Return a draft as its note holds it; TypeError or KeyError where it is none."""
    return SeatOrders(
        {str(lever): int(step) for lever, step in raw["dials"].items()},
        tuple(map(str, raw["moves"])),
        tuple(map(str, raw["table"])),
        {str(crisis): int(place) for crisis, place in raw["choices"].items()},
        {str(occasion): str(move) for occasion, move in raw.get("prepared", {}).items()},
    )


def pencil_of(raw: list[JsonDict]) -> Pencil:
    """Return a pencilled plan as its note holds it; TypeError or KeyError where it is none."""
    return tuple(
        PencilledOrder(
            str(entry["what"]),
            int(entry["turn"]),
            int(entry["step"]),
            None
            if entry["only"] is None
            else OrderCondition(
                str(entry["only"]["name"]), bool(entry["only"]["at_least"]), float(entry["only"]["value"])
            ),
        )
        for entry in raw
    )


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
    changed = datetime.fromtimestamp(changed_at(path), UTC).astimezone()
    when = dated(changed, WITH_TIME)
    try:
        log = read(path)
    except (OSError, LogFault) as fault:
        return SaveLine(path, path.stem, path.stem, "", "", when, fault_of(fault))
    seats = ", ".join(capital(seat) for seat in log.terms.seats) or words("save", "nobody")
    title, quarter, over = title_and_quarter(log)
    return SaveLine(path, path.stem, title, seats, quarter, when, "", over)


def title_and_quarter(log: OrderLog) -> tuple[str, str, bool]:
    """Return the title of a log's scenario, the quarter to be played, and whether there is none left."""
    played = len(log.quarters)
    with suppress(ScenarioFaults, OSError):
        plan = setup(log.terms.scenario)
        over = played >= (log.terms.quarters or plan.quarters)
        return plan.title, words("save", "over") if over else quarter_shown(plan.quarter(played + 1)), over
    last = quarter_shown(log.quarters[-1].quarter) if log.quarters else ""
    return Path(log.terms.scenario).stem, last, False


def fault_of(fault: OSError | LogFault) -> str:
    """Return why a save cannot be read, in one sentence."""
    if isinstance(fault, LogFault):
        return words("save", "first_model") if isinstance(fault, OfTheFirstModel) else str(fault)
    return fault.strerror or str(fault)
