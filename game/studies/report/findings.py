"""Findings: what `summary.json` holds, as the report reads it back."""

from collections.abc import Mapping

import attrs

from game.statistics import Bounded


@attrs.frozen
class OutcomeShare:
    """The share of campaigns in which something came about, 0–1, with its 95 % interval, and how many they are."""

    share: float
    low: float
    high: float
    count: int = 0

    @property
    def estimate(self) -> Bounded:
        """Return the share as an estimate."""
        return Bounded(self.share, self.low, self.high)


@attrs.frozen
class StudyChange:
    """By how much the second of two strategies exceeds the first, world by world, with its interval, if it has one."""

    difference: float
    low: float | None
    high: float | None

    @property
    def is_clear(self) -> bool:
        """Return whether the difference is larger than its error."""
        return (self.low is not None and self.low > 0) or (self.high is not None and self.high < 0)

    def turned(self) -> "StudyChange":
        """Return by how much the first exceeds the second."""
        low, high = (None if end is None else 0.0 - end for end in (self.high, self.low))
        return StudyChange(0.0 - self.difference, low, high)


@attrs.frozen
class QuarterBand:
    """Where the partnership index stands after one quarter: its quantiles over the campaigns."""

    quarter: str
    p10: float
    p25: float
    median: float
    p75: float
    p90: float


@attrs.frozen
class FigureSpread:
    """How a figure is spread over the campaigns at the end, and its mean with its interval where it is compared."""

    p10: float
    p25: float
    median: float
    p75: float
    p90: float
    mean: float | None = None
    low: float | None = None
    high: float | None = None


@attrs.frozen
class BreakShare:
    """How often one side broke by one act."""

    breaker: str
    act: str
    share: float
    low: float
    high: float
    count: int


@attrs.frozen
class QuarterShare:
    """How often something came about in one quarter."""

    quarter: str
    share: float
    low: float
    high: float
    count: int


@attrs.frozen
class Breaks:
    """How often the partnership broke, whatever came of it later: by whom, by what act, and when."""

    share: float
    low: float
    high: float
    count: int
    by_whom: tuple[BreakShare, ...]
    by_quarter: tuple[QuarterShare, ...]


@attrs.frozen
class Wars:
    """How often a war ran away, by who had raised it last, and when."""

    share: float
    low: float
    high: float
    count: int
    by_author: Mapping[str, OutcomeShare]
    by_quarter: tuple[QuarterShare, ...]


@attrs.frozen
class Finding:
    """What was found of one strategy.

    title, says  what it is called, and what it does
    machines     by machine: the share of each state at the end
    digest       of all final worlds
    """

    title: str
    says: str
    outcomes: Mapping[str, OutcomeShare]
    endings: Mapping[str, OutcomeShare]
    breaks: Breaks
    wars: Wars
    index: tuple[QuarterBand, ...]
    figures: Mapping[str, FigureSpread]
    machines: Mapping[str, Mapping[str, OutcomeShare]]
    digest: str


@attrs.frozen
class PairFinding:
    """What two strategies differ by on the same luck; the bounds hold for all pairs at once, figure by figure."""

    first: str
    second: str
    outcomes: Mapping[str, StudyChange]
    endings: Mapping[str, StudyChange]
    figures: Mapping[str, StudyChange]


@attrs.frozen
class Findings:
    """What was found in a study, by strategy, and by pair of strategies."""

    scenario: str
    title: str
    rules_digest: str
    code_digest: str
    seed: int
    worlds: int
    version: str
    side: str
    quarters: int
    changes: Mapping[str, str]
    draw: str
    first: str
    opening_index: float
    strategies: Mapping[str, Finding]
    pairs: tuple[PairFinding, ...]

    def pair(self, first: str, second: str) -> PairFinding:
        """Return what the second of two strategies has more than the first, whichever was named first in the study."""
        for pair in self.pairs:
            if (pair.first, pair.second) == (first, second):
                return pair
            if (pair.second, pair.first) == (first, second):
                turned = (
                    {name: change.turned() for name, change in kind.items()}
                    for kind in (pair.outcomes, pair.endings, pair.figures)
                )
                return PairFinding(first, second, *turned)
        raise KeyError(f"found no pair {first!r} and {second!r}")
