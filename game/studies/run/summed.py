"""What one strategy's campaigns come to, and what two strategies differ by on the same luck."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

import attrs
import numpy as np
from numpy.typing import NDArray

from game.loose_types import JsonDict
from game.model.state.axes import COUNTRIES, PARTNERS
from game.model.state.codes import ACTS, ENDINGS, MACHINES, OUTCOMES
from game.statistics import LEVEL, Bounded, normal, paired_shares, share
from game.studies.run.arrow import Columns
from game.studies.run.outcome_columns import KEPT_MACHINES, NOBODY, index_after, machine_column
from game.studies.run.tally import Counts, Moments, Scale, counted, no_counts, quantiles

FAN = {"p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9}
DIGITS = 6
INDEX = Scale(0, 100)
# The scale on which each figure is counted; of those in `COMPARED` the means are compared as well.
SCALES: Mapping[str, Scale] = {
    "index": INDEX,
    "brent": Scale(20, 220),
    "brent_top": Scale(20, 220),
    "escalation": Scale(0, 5),
    "escalation_top": Scale(0, 5),
    **{f"discount_{name}": Scale(-10, 60) for name in PARTNERS},
    **{f"revenue_{name}": Scale(0, 200) for name in PARTNERS},
    **{f"legacy_{name}": Scale(0, 100) for name in COUNTRIES},
}
COMPARED = ("index", "brent", "escalation", *(f"legacy_{name}" for name in COUNTRIES))
# What is counted by code, and the codes.
CODED: Mapping[str, tuple[str, ...]] = {
    "outcome": OUTCOMES,
    "ending": ENDINGS,
    "war_author": (NOBODY, *COUNTRIES),
    **{machine_column(name): MACHINES[name].states for name in KEPT_MACHINES},
}
PAIRED = ("outcome", "ending")
BREAKERS = (NOBODY, *PARTNERS)


def pairs_of(names: Sequence[str]) -> list[tuple[str, str]]:
    """Every two of some strategies, the earlier first."""
    return list(combinations(names, 2))


# --- one strategy ----------------------------------------------------------------------------


@attrs.define(eq=False)
class StrategySum:
    """What one strategy's parts come to so far.

    codes   by column: how many worlds have each code
    breaks  (who, acts, quarters + 1) worlds by who broke, by what act, in which quarter; 0 for never
    wars    (quarters + 1,) worlds by the quarter in which a war ran away
    index   (quarters, steps) tallies of the index
    final   by column: (steps,) tallies
    means   by column
    digest  of all fingerprints so far
    """

    codes: dict[str, Counts]
    breaks: Counts
    wars: Counts
    index: Counts
    final: dict[str, Counts]
    means: dict[str, Moments]
    digest: "blake2b"

    @classmethod
    def empty(cls, quarters: int) -> "StrategySum":
        """The sum of nothing."""
        return cls(
            codes={name: np.zeros(len(codes), np.int64) for name, codes in CODED.items()},
            breaks=np.zeros((len(BREAKERS), len(ACTS), quarters + 1), np.int64),
            wars=np.zeros(quarters + 1, np.int64),
            index=no_counts(quarters),
            final={name: no_counts(1)[0] for name in SCALES},
            means={name: Moments() for name in COMPARED},
            digest=blake2b(digest_size=16),
        )

    def add(self, columns: Columns) -> None:
        """Add a part."""
        for name, codes in CODED.items():
            self.codes[name] += np.bincount(columns[name], minlength=len(codes))
        _, acts, turns = self.breaks.shape
        place = (columns["breaker"].astype(np.int64) * acts + columns["breaking_act"]) * turns + columns["broke"]
        self.breaks += np.bincount(place, minlength=self.breaks.size).reshape(self.breaks.shape)
        self.wars += np.bincount(columns["war"], minlength=turns)
        for turn in range(turns - 1):
            self.index[turn] += counted(columns[index_after(turn + 1)], INDEX)
        for name, scale in SCALES.items():
            self.final[name] += counted(columns[name], scale)
        for name, moments in self.means.items():
            moments.add(columns[name])
        self.digest.update(columns["fingerprint"].astype("<u4").tobytes())


def strategy_summary(total: StrategySum, quarters: Sequence[str]) -> JsonDict:
    """One strategy's part of the summary."""
    figures = {name: {**fan(total.final[name], scale), **mean_of(total, name)} for name, scale in SCALES.items()}
    return {
        "outcomes": shares(total.codes["outcome"], OUTCOMES),
        "endings": shares(total.codes["ending"], ENDINGS),
        "breaks": breaks(total, quarters),
        "wars": wars(total, quarters),
        "index": [{"quarter": name, **fan(row, INDEX)} for name, row in zip(quarters, total.index, strict=True)],
        "figures": figures,
        "machines": {name: shares(total.codes[machine_column(name)], MACHINES[name].states) for name in KEPT_MACHINES},
        "digest": total.digest.hexdigest(),
    }


def mean_of(total: StrategySum, name: str) -> JsonDict:
    """The mean of a figure with its interval, where it is one that is compared."""
    return bounds("mean", total.means[name].mean()) if name in total.means else {}


def shares(counts: Counts, codes: Sequence[str]) -> JsonDict:
    """In how many worlds each code stands, as a share with its interval."""
    many = int(counts.sum())
    return {
        name: {**bounds("share", share(int(count), many)), "count": int(count)}
        for name, count in zip(codes, counts, strict=True)
    }


def breaks(total: StrategySum, quarters: Sequence[str]) -> JsonDict:
    """How often, when, by whom and by what act the partnership broke, whatever came of it later."""
    many, broken = int(total.breaks.sum()), total.breaks[:, :, 1:]
    by_whom = [
        {"breaker": BREAKERS[who], "act": ACTS[act], **counted_share(int(broken[who, act].sum()), many)}
        for who, act in np.argwhere(broken.sum(2) > 0)
    ]
    by_quarter = [
        {"quarter": name, **counted_share(int(count), many)}
        for name, count in zip(quarters, broken.sum((0, 1)), strict=True)
    ]
    by_whom.sort(key=lambda entry: -int(entry["count"]))
    return {**counted_share(int(broken.sum()), many), "by_whom": by_whom, "by_quarter": by_quarter}


def wars(total: StrategySum, quarters: Sequence[str]) -> JsonDict:
    """How often, when and by whom a war ran away."""
    many, counts = int(total.wars.sum()), total.wars[1:]
    authors = total.codes["war_author"].copy()
    # Nobody stands for all worlds without such a war as well.
    authors[0] -= many - int(counts.sum())
    return {
        **counted_share(int(counts.sum()), many),
        "by_author": {
            name: counted_share(int(count), many) for name, count in zip(CODED["war_author"], authors, strict=True)
        },
        "by_quarter": [
            {"quarter": name, **counted_share(int(count), many)} for name, count in zip(quarters, counts, strict=True)
        ],
    }


def counted_share(count: int, many: int) -> JsonDict:
    """A share with its interval, and the worlds that it counts."""
    return {**bounds("share", share(count, many)), "count": count}


# --- two strategies on the same luck ---------------------------------------------------------


@attrs.define(eq=False)
class PairSum:
    """What two strategies differ by in the same worlds, so far.

    both   by column: (codes, codes) worlds by the first strategy's code and the second's
    means  by column: of the second less the first
    """

    both: dict[str, Counts]
    means: dict[str, Moments]

    @classmethod
    def empty(cls) -> "PairSum":
        """The sum of nothing."""
        sizes = {name: len(CODED[name]) for name in PAIRED}
        return cls(
            both={name: np.zeros((size, size), np.int64) for name, size in sizes.items()},
            means={name: Moments() for name in COMPARED},
        )

    def add(self, first: Columns, second: Columns) -> None:
        """Add a part of each, of the same worlds."""
        for name in PAIRED:
            kinds = len(CODED[name])
            place: NDArray[np.int64] = first[name].astype(np.int64) * kinds + second[name]
            self.both[name] += np.bincount(place, minlength=kinds * kinds).reshape(kinds, kinds)
        for name, moments in self.means.items():
            moments.add(second[name].astype(np.float64) - first[name])


def compared_all(pairs: Mapping[tuple[str, str], PairSum]) -> list[JsonDict]:
    """All pairs: by how much the second exceeds the first, in bounds that hold for all pairs at once, figure by figure.

    Source: Bonferroni over the pairs; Agresti and Min (2005) for shares, Student's distribution for means.
    """
    z = normal(1 - (1 - LEVEL) / max(len(pairs), 1))
    return [
        {
            "first": first,
            "second": second,
            "outcomes": differing(total.both["outcome"], OUTCOMES, z),
            "endings": differing(total.both["ending"], ENDINGS, z),
            "figures": {name: bounds("difference", moments.mean(z)) for name, moments in total.means.items()},
        }
        for (first, second), total in pairs.items()
    ]


def differing(both: Counts, codes: Sequence[str], z: float) -> JsonDict:
    """By how much the share of each code differs, world by world."""
    many, result = int(both.sum()), {}
    for place, name in enumerate(codes):
        stays = int(both[place, place])
        gained, lost = int(both[:, place].sum()) - stays, int(both[place].sum()) - stays
        result[name] = bounds("difference", paired_shares(gained, lost, many, z=z))
    return result


def bounds(name: str, estimate: Bounded) -> JsonDict:
    """An estimate under a name, with the bounds of its interval; null where there is none."""
    return {name: rounded(estimate.value), "low": finite(estimate.low), "high": finite(estimate.high)}


def finite(number: float) -> float | None:
    """A bound, None where there is none."""
    return rounded(number) if np.isfinite(number) else None


def fan(counts: Counts, scale: Scale) -> dict[str, float]:
    """The quantiles of a figure."""
    return dict(zip(FAN, map(rounded, quantiles(counts, list(FAN.values()), scale)), strict=True))


def rounded(number: float) -> float:
    """A number at six digits after the point, which is more than any study can tell."""
    return round(number, DIGITS) + 0.0
