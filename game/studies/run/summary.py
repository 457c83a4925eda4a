"""Outcomes: a study's parts added up, in whole numbers and in the order of the worlds, to `summary.json`."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from itertools import islice

import attrs
import numpy as np
from numpy.typing import NDArray

from game.forecast.intervals import Estimate, difference, share
from game.loose_types import JsonDict
from game.model.laws.endings import VERDICTS
from game.model.state.axes import COUNTRIES, DOMAINS, PARTNERS
from game.studies.run.columns import scales
from game.studies.run.parts import Results, StudyPart
from game.studies.run.study import Study
from game.studies.run.tally import INDEX, Counts, Scale, counted, no_counts, quantiles

FAN = {"p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9}
DIGITS = 6
# Parts that are read at once.
AT_ONCE = 4


@attrs.define(eq=False)
class Sum:
    """What one strategy's parts come to so far.

    pairs    (verdicts, verdicts) worlds by the first strategy's ending and this one's
    index    (quarters, steps) tallies of the index
    final    (steps,) tallies of each final figure
    digest   of all fingerprints so far
    """

    pairs: Counts
    index: Counts
    final: dict[str, Counts]
    digest: "blake2b"

    @classmethod
    def empty(cls, quarters: int) -> "Sum":
        """Return the sum of nothing."""
        kinds = len(VERDICTS)
        final = {name: no_counts(1)[0] for name in scales()}
        return cls(np.zeros((kinds, kinds), np.int64), no_counts(quarters), final, blake2b(digest_size=16))

    def add(self, results: Results, first: NDArray[np.int8]) -> None:
        """Add a part.

        first  (worlds,) verdicts of the first strategy in the same worlds
        """
        kinds = len(VERDICTS)
        both = first.astype(np.int64) * kinds + results.columns["verdict"]
        self.pairs += np.bincount(both, minlength=kinds * kinds).reshape(kinds, kinds)
        self.index += results.index
        for name, scale in scales().items():
            self.final[name] += counted(results.columns[name], scale)
        self.digest.update(results.columns["fingerprint"].astype("<u4").tobytes())


def summary(study: Study) -> JsonDict:
    """Return what `summary.json` holds.

    errors  Refused where a part is damaged
    """
    plan, scenario = study.plan, study.plan.campaign.scenario
    settled, first = plan.settled, plan.design.strategies[0]
    shared_fields = ("scenario_digest", "seed", "worlds", "version", "side", "quarters", "changes", "draw")
    quarters = [scenario.quarter(turn + 1) for turn in range(settled["quarters"])]
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        **{name: settled[name] for name in shared_fields},
        "first": first,
        "opening_index": rounded(float(plan.campaign.world.index[0])),
        "strategies": {
            name: strategy_summary(total, quarters) | compared(total, name == first)
            for name, total in added_up(study).items()
        },
    }


def added_up(study: Study) -> Mapping[str, Sum]:
    """Return what each strategy's parts come to."""
    quarters = study.plan.campaign.setting.quarters
    sums = {name: Sum.empty(quarters) for name in study.plan.design.strategies}
    first = np.empty(0, np.int8)
    for part, block in results(study):
        if part.strategy == study.plan.design.strategies[0]:
            first = block.columns["verdict"]
        sums[part.strategy].add(block, first)
    return sums


def results(study: Study) -> Iterator[tuple[StudyPart, Results]]:
    """Yield every part with what it holds, in the order of the worlds; the first strategy's comes first."""
    left = iter(study.plan.design.parts())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while some := list(islice(left, AT_ONCE)):
            yield from zip(some, pool.map(study.read, some), strict=True)


def strategy_summary(total: Sum, quarters: list[str]) -> JsonDict:
    """Return one strategy's part of the summary."""
    middles = {name: middle(total.final[name], scale) for name, scale in scales().items()}
    return {
        "outcomes": {ending: outcome(total.pairs, place) for place, ending in enumerate(VERDICTS)},
        "index": [{"quarter": name, **fan(row)} for name, row in zip(quarters, total.index, strict=True)],
        "domains": {name: middles[f"domain_{name}"] for name in DOMAINS},
        "oil": {
            "brent": middles["brent"],
            "discount": {name: middles[f"discount_{name}"] for name in PARTNERS},
            "revenue": {name: middles[f"revenue_{name}"] for name in PARTNERS},
        },
        "escalation": middles["escalation"],
        "scores": {name: middles[f"score_{name}"] for name in COUNTRIES},
        "digest": total.digest.hexdigest(),
    }


def compared(total: Sum, is_first: bool) -> JsonDict:
    """Return how a strategy differs from the first one; from itself, by nothing for certain."""
    same = bounds("difference", Estimate(0.0, 0.0, 0.0))
    return {
        "against_first": {
            ending: same if is_first else against_first(total.pairs, place) for place, ending in enumerate(VERDICTS)
        }
    }


def outcome(pairs: Counts, place: int) -> JsonDict:
    """Return in how many worlds a strategy led to an ending, as a share with its interval."""
    count = int(pairs[:, place].sum())
    return {**bounds("share", share(count, int(pairs.sum()))), "count": count}


def against_first(pairs: Counts, place: int) -> JsonDict:
    """Return by how much the share of an ending differs from the first strategy's, world by world."""
    both = int(pairs[place, place])
    gained, lost = int(pairs[:, place].sum()) - both, int(pairs[place].sum()) - both
    return bounds("difference", difference(gained, lost, int(pairs.sum())))


def bounds(name: str, estimate: Estimate) -> JsonDict:
    """Return an estimate under a name, with the bounds of its interval."""
    return {name: rounded(estimate.value), "low": rounded(estimate.low), "high": rounded(estimate.high)}


def fan(counts: Counts) -> dict[str, float]:
    """Return the quantiles of the index after one quarter."""
    return dict(zip(FAN, map(rounded, quantiles(counts, list(FAN.values()), INDEX)), strict=True))


def middle(counts: Counts, scale: Scale) -> float:
    """Return the median of a final figure."""
    return rounded(quantiles(counts, [FAN["median"]], scale)[0])


def rounded(number: float) -> float:
    """Return a number at six digits after the point, which is more than any study can tell."""
    return round(number, DIGITS) + 0.0
