"""A log read back: every line checked, and what breaks off left out."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from game.campaign.injected import Injected
from game.campaign.log import FORMAT, CampaignTerms, Log, LoggedQuarter
from game.json_lines import LogFault, abridged, lines_of
from game.loose_types import JsonDict, JsonObject, JsonValue
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS
from game.model.state.measures import places_of
from game.model.state.world import World

FRESH = "Begin a new campaign, or load another file."
SECOND = "wedge_second"
ELSEWHERE = "Load it where the second model is played, or load another file."
PATHS = places_of(World)


def read(path: Path) -> Log:
    """The log in a file, up to its last whole quarter where it was cut short.

    errors  OSError from the system; LogFault where a line is not what it should be
    """
    return parsed(path.read_bytes())


def parsed(raw: bytes) -> Log:
    """The log that JSON lines hold, up to the last whole quarter where they were cut short."""
    lines, breaks_off = lines_of(raw)
    if not lines:
        beginning = "a line that breaks off" if breaks_off else "an empty file"
        raise LogFault(1, beginning, f'the first line of a Wedge log, {{"wedge": {FORMAT}, …}}', FRESH)
    campaign = _campaign(lines[0][1])
    quarters, unfinished = _quarters(lines[1:])
    cut = breaks_off or unfinished
    return Log(campaign, quarters, _warning(quarters) if cut else "")


def _warning(quarters: tuple[LoggedQuarter, ...]) -> str:
    """What to say of a log that breaks off."""
    loaded = f"loaded up to the end of {quarters[-1].quarter}" if quarters else "no whole quarter could be loaded"
    return f"The log breaks off in the middle of a quarter; {loaded}."


def _is(raw: JsonValue, kind: str) -> bool:
    """Whether a value is of a kind that a log's fields may have."""
    match kind:
        case "a whole number of at least 0":
            return isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0
        case "a whole number below 2^64":
            return isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < 2**64
        case "a text":
            return isinstance(raw, str)
        case "a list of countries":
            return isinstance(raw, list) and all(name in COUNTRIES for name in raw)
        case "texts by name":
            return isinstance(raw, dict) and all(isinstance(value, str) for value in raw.values())
        case "a level, light, firm or hard, by order":
            return isinstance(raw, dict) and all(level in LEVELS for level in raw.values())
        case "a list of texts":
            return isinstance(raw, list) and all(isinstance(value, str) for value in raw)
        case "a list of countries or null":
            return raw is None or _is(raw, "a list of countries")
        case "injects" | "effects":
            return isinstance(raw, list) and all(_are(entry, INJECT if kind == "injects" else EFFECT) for entry in raw)
        case "a measure":
            return isinstance(raw, str) and raw in PATHS
        case "true or false":
            return isinstance(raw, bool)
        case "a number":
            return raw is not None and _is(raw, "a number or null")
        case _:
            return raw is None or (isinstance(raw, int | float) and not isinstance(raw, bool))


def _are(raw: JsonValue, fields: Mapping[str, str]) -> bool:
    """Whether a value is an object with these fields, each of its kind."""
    return isinstance(raw, dict) and set(raw) == set(fields) and all(_is(raw[n], fields[n]) for n in fields)


HEADER = {
    "scenario": "a text", "scenario_digest": "a text", "version": "a text", "seed": "a whole number of at least 0",
    "world": "a whole number below 2^64", "quarters": "a whole number of at least 0", "changes": "texts by name",
    "sides": "a list of countries", "strategies": "texts by name", "rationality": "a number or null",
    "difficulty": "a text",
}  # fmt: skip
ORDERS = {
    "quarter": "a text", "turn": "a whole number of at least 0", "country": "a text",
    "orders": "a level, light, firm or hard, by order",
}  # fmt: skip
CLOSING = {
    "turn": "a whole number of at least 0", "digest": "a text", "injects": "injects", "left_out": "a list of texts",
}  # fmt: skip
INJECT = {
    "name": "a text", "turn": "a whole number of at least 0", "title": "a text", "says": "a text",
    "effects": "effects", "to": "a list of countries or null",
}  # fmt: skip
EFFECT = {"path": "a measure", "push": "a number", "says": "a text", "absolute": "true or false"}


def _check(values: JsonObject, fields: Mapping[str, str], line: int) -> None:
    """Say which field of a line is missing, unknown or of the wrong kind."""
    for name, kind in fields.items():
        if name not in values:
            raise LogFault(line, f"no {name!r}", f"{name!r}, {kind}")
        if not _is(values[name], kind):
            raise LogFault(line, f"{name!r}: {abridged(values[name])}", f"{name!r}, {kind}")
    for name in values:
        if name not in fields:
            raise LogFault(line, f"a field {name!r}", f"only {', '.join(fields)}")


def _campaign(header: JsonDict) -> CampaignTerms:
    """The terms that the first line holds."""
    version = header.pop("wedge", None)
    if SECOND in header:
        raise LogFault(1, "a campaign of the second model", f'a first line with "wedge": {FORMAT}', ELSEWHERE)
    if version is None:
        raise LogFault(1, "JSON that Wedge did not write", f'a first line with "wedge": {FORMAT}', FRESH)
    if version != FORMAT:
        raise LogFault(1, f"format {version!r}", f"format {FORMAT}", "Load it with the version of Wedge that wrote it.")
    # Logs written before there was a choice have none.
    header.setdefault("difficulty", "")
    _check(header, HEADER, 1)
    return CampaignTerms(**header | {"sides": tuple(header["sides"])})


def _quarters(lines: Iterable[tuple[int, JsonDict]]) -> tuple[tuple[LoggedQuarter, ...], bool]:
    """The whole quarters, and whether another was begun and not closed."""
    quarters: list[LoggedQuarter] = []
    gathered: dict[str, tuple[int, JsonDict]] = {}
    for number, line in lines:
        # What no facilitator touched says nothing of it.
        entry = {"injects": [], "left_out": [], **line} if "digest" in line else line
        _check(entry, CLOSING if "digest" in entry else ORDERS, number)
        if entry["turn"] != len(quarters) + 1:
            raise LogFault(number, f"turn {entry['turn']}", f"turn {len(quarters) + 1}")
        if "digest" in entry:
            quarters.append(_closed(gathered, entry, number))
            gathered = {}
        elif entry["country"] in gathered or entry["country"] not in COUNTRIES:
            left = ", ".join(name for name in COUNTRIES if name not in gathered)
            raise LogFault(number, f"orders of {entry['country']!r}", f"one line a country; left: {left}")
        else:
            gathered[entry["country"]] = number, entry
    return tuple(quarters), bool(gathered)


def _closed(gathered: Mapping[str, tuple[int, JsonDict]], closing: JsonObject, line: int) -> LoggedQuarter:
    """A quarter whose closing line was found."""
    missing = [name for name in COUNTRIES if name not in gathered]
    if missing:
        raise LogFault(line, "the end of the quarter", f"the orders of {', '.join(missing)} first")
    orders = {name: gathered[name][1]["orders"] for name in COUNTRIES}
    lines = {name: gathered[name][0] for name in COUNTRIES}
    injected = Injected(tuple(closing["injects"]), tuple(closing["left_out"]))
    return LoggedQuarter(
        closing["turn"], gathered[COUNTRIES[0]][1]["quarter"], orders, closing["digest"], injected, lines
    )
