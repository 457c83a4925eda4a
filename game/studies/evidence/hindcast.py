"""The hindcast: what the engine says of quarters whose outcome is on record, beside two plainer forecasts."""

import csv
from collections.abc import Mapping
from pathlib import Path

import attrs
import numpy as np

from game.loose_types import JsonDict, JsonObject
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

    setup: RecordReplay
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


def hindcast(setup: RecordReplay, played: ReplayedRecord, quarters: range, weights: Array | None = None) -> Hindcast:
    """Return how well the engine did in some quarters.

    The bounds within which a move is none are learnt, for each forecaster alike, from the quarters before.

    quarters  those scored, part of the replay's
    weights   (W,) of the worlds; alike where none are given
    """
    worlds = played.moves.shape[-1]
    heavy = np.full(worlds, 1 / worlds) if weights is None else weights
    here = slice(quarters.start - setup.first, quarters.stop - setup.first)
    before = slice(max(setup.timeline.first - setup.first, 0), max(quarters.start - setup.first, 0))
    coded = setup.timeline.moves(setup.quarters)
    mean, naive = played.moves @ heavy, plainly_expected(setup)
    bands = {
        name: learnt_band(forecast[:, before], coded[:, before])
        for name, forecast in (("engine", mean), ("naive", naive))
    }
    now, chances = coded[:, here], drawn_chances(played.moves[:, here], bands["engine"], heavy)
    still = np.zeros_like(now)
    low, high = bounds(played.moves[:, here], heavy)
    return Hindcast(
        setup=setup,
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
        dollars=tuple(dollars_of(played, setup, quarters, heavy)),
        breaking=float((1 - np.prod(1 - played.breaking[here], axis=0)) @ heavy),
    )


def plainly_expected(setup: RecordReplay) -> Array:
    """Return what the naive index expects of each quarter played, (7, quarters), from the whole record before it."""
    begin = min(setup.first, setup.timeline.first)
    forecast = naive_forecast(setup.timeline.moves(range(begin, setup.last + 1)))
    return forecast[:, setup.first - begin :]


def bounds(moves: Array, weights: Array) -> tuple[Array, Array]:
    """Return where nine worlds in ten lie, (7, quarters) each."""
    quantiles = np.array([[weighted_quantiles(draws, weights, (0.05, 0.95)) for draws in domain] for domain in moves])
    return quantiles[..., 0], quantiles[..., 1]


def dollars_of(played: ReplayedRecord, setup: RecordReplay, quarters: range, weights: Array) -> list[Dollars]:
    """Return how far off the discounts were, where any was seen in these quarters."""
    rows = []
    for place, exporter in enumerate(PARTNERS):
        seen = seen_discounts(exporter)
        here = {quarter - setup.first: dollars for quarter, dollars in seen.items() if quarter in quarters}
        earlier = [dollars for quarter, dollars in seen.items() if quarter < quarters.start]
        if here:
            each, stale = off_by(played.discounts[place], here, earlier[-1] if earlier else None)
            low, high = weighted_quantiles(each, weights, (0.05, 0.95))
            said = {at: float(played.discounts[place, at] @ weights) for at in here}
            error = float(np.mean([abs(said[at] - dollars) for at, dollars in here.items()]))
            rows.append(Dollars(exporter, len(here), error, low, high, stale))
    return rows


def seen_discounts(exporter: str) -> dict[int, float]:
    """Return what was seen to be taken off Brent, $/b, by quarter."""
    path = shipped("scenarios") / "record" / "discounts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            ordinal(row["quarter"]): float(row["central"])
            for row in csv.DictReader(file)
            if row["exporter"] == exporter
        }


def hindcast_summary(result: Hindcast) -> JsonDict:
    """Return what was found as JSON tells it."""
    return {
        "timeline": Path(result.setup.timeline.file).name,
        "opening": result.setup.scenario.name,
        "from": quarter_name(result.quarters.start),
        "to": quarter_name(result.quarters.stop - 1),
        "worlds": result.worlds,
        "events": {"outside_read": len(result.setup.heard.read), "outside_unread": list(result.setup.heard.unread)},
        "scores": {name: rounded(attrs.asdict(score)) for name, score in result.scores.items()},
        "right_in_nine_worlds_of_ten": [round(share, 4) for share in result.span],
        "discounts": [rounded(attrs.asdict(dollars)) for dollars in result.dollars],
        "chance_of_a_break": round(result.breaking, 4),
        "domains": {
            name: {
                quarter_name(quarter): rounded(
                    {
                        "coded": int(result.coded[d, q]),
                        "said": int(result.said[d, q]),
                        "move": float(result.moves[d, q]),
                        "low": float(result.low[d, q]),
                        "high": float(result.high[d, q]),
                    }
                )
                for q, quarter in enumerate(result.quarters)
            }
            for d, name in enumerate(SCORES)
        },
    }


def rounded(values: JsonObject) -> JsonDict:
    """Return numbers to four digits after the point; what is no number is None."""
    return {
        key: (None if value != value else round(value, 4)) if isinstance(value, float) else value
        for key, value in values.items()
    }
