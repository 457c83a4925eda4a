"""A log read back: every line checked, and what breaks off left out."""

from pathlib import Path

from agents.strengths import SEMINAR
from game.campaign.deal_book import DealEvent
from game.campaign.order_log import FORMAT, NAME, OPTIONAL, LoggedQuarter, OrderLog
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.json_lines import LogFault
from game.loose_types import JsonDict, JsonObject, JsonValue
from game.model.files.faults import Spot
from game.model.files.structuring import piece
from game.model.scenario.setup import DatedInject
from game.model.state.axes import COUNTRIES
from game.order_lines import Gathered, cut_short, expect_fields, expect_format, header_and_lines, whole_quarters
from game.paths import file_bytes

# Logs of this format were written by Wedge before version 0.2, whose model is no longer played.
FIRST_MODEL = 1
ELSEWHERE = "Load it with Wedge 0.1, or begin a new campaign."
FIRST_LINE = f'a first line with "{NAME}": {FORMAT}'
WHOLE, SMALL, TEXT = "a whole number of at least 0", "a whole number below 2^64", "a text"
STEPS, TEXTS, PLACES, SEATS = "a step, 0–3, by policy", "a list of texts", "a place by crisis", "a list of countries"
CHANGES = "a text by the name of what is set"
AMBITIONS, EVENTS = "an ambition by country", "a list of events from outside"
STRATEGIES, DRAWN = "a strategy by country", "a number by the name of a figure"
HEADER = {
    "scenario": TEXT, "scenario_digest": TEXT, "version": TEXT, "seed": WHOLE, "world": SMALL, "quarters": WHOLE,
    "seats": SEATS, "since": SMALL, "changes": CHANGES, "strategies": STRATEGIES, "drawn": DRAWN,
    "deck": TEXT, "staff": TEXT, "ambitions": AMBITIONS, "strength": TEXT, "challenge": TEXT,
}  # fmt: skip
ORDERS = {
    "quarter": TEXT, "turn": WHOLE, "country": TEXT, "dials": STEPS, "moves": TEXTS, "table": TEXTS, "choices": PLACES,
}  # fmt: skip
ANSWERS = "a move by the occasion that it answers"
CLOSING = {"turn": WHOLE, "digest": TEXT}
TOP = 3


class OfTheFirstModel(LogFault):
    """A log of the first model, which is played no more."""


def read(path: Path) -> OrderLog:
    """The log in a file, up to its last whole quarter where it was cut short.

    errors  OSError from the system; LogFault where a line is not what it should be
    """
    return parsed(file_bytes(path))


def parsed(raw: bytes) -> OrderLog:
    """The log that JSON lines hold, up to the last whole quarter where they were cut short."""
    first, lines, breaks_off = header_and_lines(raw, FIRST_LINE)
    terms = header(first)
    quarters, unfinished = whole_quarters(lines, check, closed)
    last = quarters[-1].quarter if quarters else ""
    return OrderLog(terms, quarters, cut_short(last) if breaks_off or unfinished else "")


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
        case "a number by the name of a figure":
            return isinstance(raw, dict) and all(isinstance(value, float) for value in raw.values())
        case "a list of events from outside":
            return isinstance(raw, list) and all(isinstance(value, dict) for value in raw)
        case (
            "a text by the name of what is set"
            | "a strategy by country"
            | "an ambition by country"
            | "a move by the occasion that it answers"
        ):
            return isinstance(raw, dict) and all(isinstance(value, str) for value in raw.values())
        case "a list of countries":
            return isinstance(raw, list) and all(value in COUNTRIES for value in raw)
        case _:
            top = TOP if kind == STEPS else len(COUNTRIES) * TOP
            return isinstance(raw, dict) and all(is_whole(value, high=top) for value in raw.values())


def check(entry: JsonObject, line: int) -> None:
    """Say what is wrong with the fields of a line."""
    closing = CLOSING | {name: EVENTS for name in ("injects", "said") if name in entry}
    orders = {**ORDERS, **{kind: ANSWERS for kind in OPTIONAL if kind in entry}}
    expect_fields(entry, closing if "digest" in entry else orders, fits_kind, line)
    for number, raw in enumerate(entry.get("injects", ())):
        read_inject(raw, line, number)
    for number, raw in enumerate(entry.get("said", ())):
        read_said(raw, line, number)


def read_said(raw: JsonObject, line: int, number: int) -> DealEvent:
    """One thing that was said at the table.

    errors  LogFault where it is none
    """
    spot = Spot("", [], f"said[{number}]")
    event = piece(DealEvent, {name: value for name, value in raw.items() if value is not None}, spot)
    if event is None or spot.faults:
        fault = spot.faults[0]
        raise LogFault(line, f"{fault.path}: {fault.actual}", fault.expected)
    return event


def read_inject(raw: JsonObject, line: int, number: int) -> DatedInject:
    """One event that a facilitator put in.

    errors  LogFault where it is none
    """
    spot = Spot("", [], f"injects[{number}]")
    inject = piece(DatedInject, raw, spot)
    if inject is None or spot.faults:
        fault = spot.faults[0]
        raise LogFault(line, f"{fault.path}: {fault.actual}", fault.expected)
    return inject


def header(line: JsonDict) -> CampaignTerms:
    """The terms that the first line holds."""
    version = line.pop(NAME, None)
    if version == FIRST_MODEL:
        raise OfTheFirstModel(1, "a campaign of the first model", FIRST_LINE, ELSEWHERE)
    expect_format(version, FORMAT, FIRST_LINE)
    # Before there were strengths, all countries followed their courses.
    line.setdefault("strength", SEMINAR)
    # Logs from before there were challenges have none.
    line.setdefault("challenge", "")
    expect_fields(line, HEADER, fits_kind, 1)
    return CampaignTerms(**line | {"seats": tuple(line["seats"])})


def closed(gathered: Gathered, closing: JsonObject) -> LoggedQuarter:
    """A quarter whose closing line was reached."""
    orders = {
        name: SeatOrders(
            entry["dials"], tuple(entry["moves"]), tuple(entry["table"]), entry["choices"], entry.get("prepared", {})
        )
        for name, (_, entry) in gathered.items()
    }
    lines = {name: number for name, (number, _) in gathered.items()}
    injects = tuple(read_inject(raw, 0, number) for number, raw in enumerate(closing.get("injects", ())))
    quarter = gathered[COUNTRIES[0]][1]["quarter"]
    said = tuple(read_said(raw, 0, number) for number, raw in enumerate(closing.get("said", ())))
    return LoggedQuarter(closing["turn"], quarter, orders, closing["digest"], injects, said, lines)
