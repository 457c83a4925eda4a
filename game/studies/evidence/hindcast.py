"""The hindcast: what the engine says of quarters whose outcome is on record, beside two plainer forecasts."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from game.model.state.axes import PARTNERS, Array
from game.paths import shipped
from game.studies.evidence.record_replay import RecordReplay, ReplayedRecord
from game.studies.evidence.scores import (
    Dollars,
    ForecastScore,
    certain,
    drawn_chances,
    learnt_band,
    naive_forecast,
    off_by,
    score,
    signs,
    spread,
    weighted_quantiles,
)
from game.studies.evidence.timeline import SCORES, ordinal, quarter_name

FORECASTERS = {"engine": "The engine", "naive": "Naive index", "no_change": "No change"}


@attrs.frozen(eq=False)
class Hindcast:
    """What was found.

    quarters    the quarters scored
    coded       (7, quarters) as coded
    said        (7, quarters) signs the engine gave
    moves       (7, quarters) mean move, points
    low, high   (7, quarters) where nine worlds in ten lie
    scores      by forecaster
    span        bounds of nine worlds in ten of the share of right signs
    dollars     by exporter
    breaking    chance, by the engine, that the partnership breaks in these quarters; it is on record that it did not
    """

    asked: RecordReplay
    quarters: range
    worlds: int
    coded: Array
    said: Array
    moves: Array
    low: Array
    high: Array
    scores: Mapping[str, ForecastScore]
    span: tuple[float, float]
    dollars: tuple[Dollars, ...]
    breaking: float


def hindcast(asked: RecordReplay, played: ReplayedRecord, quarters: range, weights: Array | None = None) -> Hindcast:
    """Return how well the engine did in some quarters.

    The bounds within which a move is none are learnt, for each forecaster alike, from the quarters before.

    quarters  those scored, part of the replay's
    weights   (W,) of the worlds; alike where none are given
    """
    worlds = played.moves.shape[-1]
    heavy = np.full(worlds, 1 / worlds) if weights is None else weights
    here = slice(quarters.start - asked.first, quarters.stop - asked.first)
    before = slice(max(asked.timeline.first - asked.first, 0), max(quarters.start - asked.first, 0))
    coded = asked.timeline.moves(asked.quarters)
    mean, naive = played.moves @ heavy, plainly_expected(asked)
    bands = {name: learnt_band(one[:, before], coded[:, before]) for name, one in (("engine", mean), ("naive", naive))}
    now, chances = coded[:, here], drawn_chances(played.moves[:, here], bands["engine"], heavy)
    still = np.zeros_like(now)
    low, high = bounds(played.moves[:, here], heavy)
    return Hindcast(
        asked=asked,
        quarters=quarters,
        worlds=worlds,
        coded=now,
        said=signs(mean[:, here], bands["engine"]),
        moves=mean[:, here],
        low=low,
        high=high,
        scores={
            "engine": score(mean[:, here], chances, now, bands["engine"]),
            "naive": score(naive[:, here], certain(signs(naive[:, here], bands["naive"])), now, bands["naive"]),
            "no_change": score(still, certain(still), now, 0.0),
        },
        span=spread(played.moves[:, here], now, bands["engine"], heavy),
        dollars=tuple(dollars_of(played, asked, quarters, heavy)),
        breaking=float((1 - np.prod(1 - played.breaking[here], axis=0)) @ heavy),
    )


def plainly_expected(asked: RecordReplay) -> Array:
    """Return what the naive index expects of each quarter played, (7, quarters), from the whole record before it."""
    begin = min(asked.first, asked.timeline.first)
    forecast = naive_forecast(asked.timeline.moves(range(begin, asked.last + 1)))
    return forecast[:, asked.first - begin :]


def bounds(moves: Array, weights: Array) -> tuple[Array, Array]:
    """Return where nine worlds in ten lie, (7, quarters) each."""
    found = np.array([[weighted_quantiles(one, weights, (0.05, 0.95)) for one in domain] for domain in moves])
    return found[..., 0], found[..., 1]


def dollars_of(played: ReplayedRecord, asked: RecordReplay, quarters: range, weights: Array) -> list[Dollars]:
    """Return how far off the discounts were, where any was seen in these quarters."""
    found = []
    for place, exporter in enumerate(PARTNERS):
        seen = seen_discounts(exporter)
        here = {quarter - asked.first: one for quarter, one in seen.items() if quarter in quarters}
        earlier = [one for quarter, one in seen.items() if quarter < quarters.start]
        if here:
            each, stale = off_by(played.discounts[place], here, earlier[-1] if earlier else None)
            low, high = weighted_quantiles(each, weights, (0.05, 0.95))
            said = {at: float(played.discounts[place, at] @ weights) for at in here}
            error = float(np.mean([abs(said[at] - one) for at, one in here.items()]))
            found.append(Dollars(exporter, len(here), error, low, high, stale))
    return found


def seen_discounts(exporter: str) -> dict[int, float]:
    """Return what was seen to be taken off Brent, $/b, by quarter."""
    path = shipped("scenarios") / "record" / "discounts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            ordinal(row["quarter"]): float(row["central"])
            for row in csv.DictReader(file)
            if row["exporter"] == exporter
        }


def told(found: Hindcast) -> dict[str, Any]:
    """Return what was found as JSON tells it."""
    return {
        "timeline": Path(found.asked.timeline.file).name,
        "opening": found.asked.scenario.name,
        "from": quarter_name(found.quarters.start),
        "to": quarter_name(found.quarters.stop - 1),
        "worlds": found.worlds,
        "events": {"outside_read": len(found.asked.heard.read), "outside_unread": list(found.asked.heard.unread)},
        "scores": {name: rounded(attrs.asdict(one)) for name, one in found.scores.items()},
        "right_in_nine_worlds_of_ten": [round(one, 4) for one in found.span],
        "discounts": [rounded(attrs.asdict(one)) for one in found.dollars],
        "chance_of_a_break": round(found.breaking, 4),
        "domains": {
            name: {
                quarter_name(quarter): rounded(
                    {
                        "coded": int(found.coded[d, q]),
                        "said": int(found.said[d, q]),
                        "move": float(found.moves[d, q]),
                        "low": float(found.low[d, q]),
                        "high": float(found.high[d, q]),
                    }
                )
                for q, quarter in enumerate(found.quarters)
            }
            for d, name in enumerate(SCORES)
        },
    }


def rounded(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return numbers to four digits after the point; what is no number is None."""
    return {
        key: (None if one != one else round(one, 4)) if isinstance(one, float) else one for key, one in found.items()
    }
