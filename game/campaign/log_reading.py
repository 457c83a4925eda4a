"""A log read back: every line checked, and what breaks off left out."""

from collections.abc import Mapping
from pathlib import Path

from game.campaign.injected import Injected
from game.campaign.log import FORMAT, CampaignTerms, Log, LoggedQuarter
from game.json_lines import LogFault
from game.loose_types import JsonDict, JsonObject, JsonValue
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS
from game.model.state.measures import places_of
from game.model.state.world import World
from game.order_lines import Gathered, cut_short, expect_fields, expect_format, header_and_lines, whole_quarters

FIRST_LINE = f'a first line with "wedge": {FORMAT}'
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
    first, lines, breaks_off = header_and_lines(raw, f'the first line of a Wedge log, {{"wedge": {FORMAT}, …}}')
    campaign = _campaign(first)
    # What no facilitator touched says nothing of it.
    whole = ((n, {"injects": [], "left_out": [], **line} if "digest" in line else line) for n, line in lines)
    quarters, unfinished = whole_quarters(whole, _check, _closed)
    last = quarters[-1].quarter if quarters else ""
    return Log(campaign, quarters, cut_short(last) if breaks_off or unfinished else "")


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


def _check(entry: JsonObject, line: int) -> None:
    """Say what is wrong with the fields of a line."""
    expect_fields(entry, CLOSING if "digest" in entry else ORDERS, _is, line)


def _campaign(header: JsonDict) -> CampaignTerms:
    """The terms that the first line holds."""
    version = header.pop("wedge", None)
    if SECOND in header:
        raise LogFault(1, "a campaign of the second model", FIRST_LINE, ELSEWHERE)
    expect_format(version, FORMAT, FIRST_LINE)
    # Logs written before there was a choice have none.
    header.setdefault("difficulty", "")
    expect_fields(header, HEADER, _is, 1)
    return CampaignTerms(**header | {"sides": tuple(header["sides"])})


def _closed(gathered: Gathered, closing: JsonObject) -> LoggedQuarter:
    """A quarter whose closing line was found."""
    orders = {name: gathered[name][1]["orders"] for name in COUNTRIES}
    lines = {name: gathered[name][0] for name in COUNTRIES}
    injected = Injected(tuple(closing["injects"]), tuple(closing["left_out"]))
    return LoggedQuarter(
        closing["turn"], gathered[COUNTRIES[0]][1]["quarter"], orders, closing["digest"], injected, lines
    )
