"""A log of the second model read back: every line checked, and what breaks off left out."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from game.json_lines import LogFault, abridged, lines_of
from game.loose_types import JsonDict, JsonObject, JsonValue
from game.model.state.axes import COUNTRIES
from game.second.campaign.order_log import FORMAT, NAME, LoggedQuarter, OrderLog
from game.second.campaign.orders import SeatOrders
from game.second.campaign.terms import CampaignTerms

FRESH = "Begin a new campaign, or load another file."
ELSEWHERE = "Load it where the first model is played, or load another file."
FIRST_LINE = f'a first line with "{NAME}": {FORMAT}'
WHOLE, SMALL, TEXT = "a whole number of at least 0", "a whole number below 2^64", "a text"
STEPS, TEXTS, PLACES, SEATS = "a step, 0–3, by policy", "a list of texts", "a place by crisis", "a list of countries"
HEADER = {
    "scenario": TEXT, "scenario_digest": TEXT, "version": TEXT, "seed": WHOLE, "world": SMALL, "quarters": WHOLE,
    "seats": SEATS,
}  # fmt: skip
ORDERS = {
    "quarter": TEXT, "turn": WHOLE, "country": TEXT, "dials": STEPS, "moves": TEXTS, "table": TEXTS, "choices": PLACES,
}  # fmt: skip
CLOSING = {"turn": WHOLE, "digest": TEXT}
TOP = 3


def read(path: Path) -> OrderLog:
    """The log in a file, up to its last whole quarter where it was cut short.

    errors  OSError from the system; LogFault where a line is not what it should be
    """
    return parsed(path.read_bytes())


def parsed(raw: bytes) -> OrderLog:
    """The log that JSON lines hold, up to the last whole quarter where they were cut short."""
    lines, breaks_off = lines_of(raw)
    if not lines:
        beginning = "a line that breaks off" if breaks_off else "an empty file"
        raise LogFault(1, beginning, FIRST_LINE, FRESH)
    terms = header(lines[0][1])
    quarters, unfinished = whole_quarters(lines[1:])
    return OrderLog(terms, quarters, warning(quarters) if breaks_off or unfinished else "")


def warning(quarters: tuple[LoggedQuarter, ...]) -> str:
    """What to say of a log that breaks off."""
    loaded = f"loaded up to the end of {quarters[-1].quarter}" if quarters else "no whole quarter could be loaded"
    return f"The log breaks off in the middle of a quarter; {loaded}."


def is_whole(raw: JsonValue, low: int = 0, high: int = 2**64 - 1) -> bool:
    """Whether a value is a whole number within bounds."""
    return isinstance(raw, int) and not isinstance(raw, bool) and low <= raw <= high


def fits_kind(raw: JsonValue, kind: str) -> bool:
    """Whether a value is of a kind that a log's fields may have."""
    match kind:
        case "a whole number of at least 0" | "a whole number below 2^64":
            return is_whole(raw)
        case "a text":
            return isinstance(raw, str)
        case "a list of texts":
            return isinstance(raw, list) and all(isinstance(value, str) for value in raw)
        case "a list of countries":
            return isinstance(raw, list) and all(value in COUNTRIES for value in raw)
        case _:
            top = TOP if kind == STEPS else len(COUNTRIES) * TOP
            return isinstance(raw, dict) and all(is_whole(value, high=top) for value in raw.values())


def check(values: JsonObject, fields: Mapping[str, str], line: int) -> None:
    """Say which field of a line is missing, unknown or of the wrong kind."""
    for name, kind in fields.items():
        if name not in values:
            raise LogFault(line, f"no {name!r}", f"{name!r}, {kind}")
        if not fits_kind(values[name], kind):
            raise LogFault(line, f"{name!r}: {abridged(values[name])}", f"{name!r}, {kind}")
    for name in values:
        if name not in fields:
            raise LogFault(line, f"a field {name!r}", f"only {', '.join(fields)}")


def header(line: JsonDict) -> CampaignTerms:
    """The terms that the first line holds."""
    version = line.pop(NAME, None)
    if version is None and "wedge" in line:
        raise LogFault(1, "a campaign of the first model", FIRST_LINE, ELSEWHERE)
    if version is None:
        raise LogFault(1, "JSON that Wedge did not write", FIRST_LINE, FRESH)
    if version != FORMAT:
        raise LogFault(1, f"format {version!r}", f"format {FORMAT}", "Load it with the version of Wedge that wrote it.")
    check(line, HEADER, 1)
    return CampaignTerms(**line | {"seats": tuple(line["seats"])})


def whole_quarters(lines: Iterable[tuple[int, JsonDict]]) -> tuple[tuple[LoggedQuarter, ...], bool]:
    """The whole quarters, and whether another was begun and not closed."""
    quarters: list[LoggedQuarter] = []
    gathered: dict[str, tuple[int, JsonDict]] = {}
    for number, entry in lines:
        check(entry, CLOSING if "digest" in entry else ORDERS, number)
        if entry["turn"] != len(quarters) + 1:
            raise LogFault(number, f"turn {entry['turn']}", f"turn {len(quarters) + 1}")
        if "digest" in entry:
            quarters.append(closed(gathered, entry, number))
            gathered = {}
        elif entry["country"] in gathered or entry["country"] not in COUNTRIES:
            left = ", ".join(name for name in COUNTRIES if name not in gathered)
            raise LogFault(number, f"orders of {entry['country']!r}", f"one line a country; left: {left}")
        else:
            gathered[entry["country"]] = number, entry
    return tuple(quarters), bool(gathered)


def closed(gathered: Mapping[str, tuple[int, JsonDict]], closing: JsonObject, line: int) -> LoggedQuarter:
    """A quarter whose closing line was reached."""
    missing = [name for name in COUNTRIES if name not in gathered]
    if missing:
        raise LogFault(line, "the end of the quarter", f"the orders of {', '.join(missing)} first")
    orders = {
        name: SeatOrders(entry["dials"], tuple(entry["moves"]), tuple(entry["table"]), entry["choices"])
        for name, (_, entry) in gathered.items()
    }
    lines = {name: number for name, (number, _) in gathered.items()}
    return LoggedQuarter(closing["turn"], gathered[COUNTRIES[0]][1]["quarter"], orders, closing["digest"], lines)
