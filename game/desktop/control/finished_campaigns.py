"""Campaigns that have ended, as they are kept: read without the campaign itself, so that the title need not wait."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import attrs

from game.desktop.control import saved_campaigns
from game.model.state.axes import COUNTRIES

FILE = "results.jsonl"
MANY_ENDINGS = 10


def row_of(values: Iterable[float]) -> tuple[float, ...]:
    """Return figures as a tuple."""
    return tuple(values)


def names_of(values: Iterable[str]) -> tuple[str, ...]:
    """Return names as a tuple."""
    return tuple(values)


def orders_of(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return orders by quarter as tuples."""
    return tuple(tuple(row) for row in rows)


@attrs.frozen
class FinishedCampaign:
    """One seat's campaign that has ended.

    digest   of its last quarter; a campaign is kept once
    when     the day on which it ended, such as 2025-12-01
    par      None where nobody had worked it out
    index    the partnership after each quarter, the opening first
    orders   what the seat ordered, by quarter, in words
    path     its save, "" where it has none
    """

    digest: str
    scenario: str
    title: str
    seat: str
    seed: int
    quarters: int
    challenge: str
    when: str
    legacy: float
    par: float | None
    ending: str
    outcome: str
    index: tuple[float, ...] = attrs.field(converter=row_of)
    orders: tuple[tuple[str, ...], ...] = attrs.field(converter=orders_of)
    awards: tuple[str, ...] = attrs.field(converter=names_of)
    path: str = ""

    @property
    def over_par(self) -> int | None:
        """Points over par as they are printed; None where par is not known."""
        return None if self.par is None else round(self.legacy - self.par)


def results_path() -> Path:
    """Return the file in which results are kept."""
    return saved_campaigns.home() / FILE


def results() -> tuple[FinishedCampaign, ...]:
    """Return everything that has ended, the oldest first; a line that cannot be read is left out."""
    rows = list[FinishedCampaign]()
    with suppress(OSError):
        for text in results_path().read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, TypeError):
                rows.append(FinishedCampaign(**json.loads(text)))
    return tuple(rows)


AWARDS = (
    *("unpaid_bill", "sold_out", "host", "own_ward", "kept_word", "no_bark", "no_shot", "ladder"),
    *("both_sides", "six_chairs", "ten_endings"),
)


def awards_earned(rows: Sequence[FinishedCampaign]) -> dict[str, int]:
    """Return how often each award has been earned; those of several campaigns together count once."""
    counts = {name: sum(name in row.awards for row in rows) for name in AWARDS}
    over = {(row.seat, row.seed, row.scenario) for row in rows if row.over_par is not None and row.over_par > 0}
    starts = {(seed, scenario) for _, seed, scenario in over}
    counts["both_sides"] = int(any(("russia", *start) in over and ("iran", *start) in over for start in starts))
    counts["six_chairs"] = int({row.seat for row in rows} == set(COUNTRIES))
    counts["ten_endings"] = int(len({row.ending for row in rows}) >= MANY_ENDINGS)
    return counts


@attrs.frozen
class ResultsView:
    """What has ended, the oldest first, the scenarios by name with their titles, and which day it is."""

    rows: tuple[FinishedCampaign, ...]
    scenarios: tuple[tuple[str, str], ...]
    today: date


def day_now() -> date:
    """Return which day it is here."""
    return datetime.now(UTC).astimezone().date()
