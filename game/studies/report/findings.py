"""Findings: what `summary.json` holds, as the report reads it back."""

from collections.abc import Mapping

import attrs

from game.forecast.intervals import Estimate


@attrs.frozen
class OutcomeShare:
    """The share of campaigns that end one way, 0–1, with its 95 % interval."""

    share: float
    low: float
    high: float

    @property
    def estimate(self) -> Estimate:
        """Return the share as an estimate."""
        return Estimate(self.share, self.low, self.high)


@attrs.frozen
class ShareChange:
    """By how much a share differs from the first strategy's, world by world, with its 95 % interval."""

    difference: float
    low: float
    high: float

    @property
    def estimate(self) -> Estimate:
        """Return the difference as an estimate."""
        return Estimate(self.difference, self.low, self.high)

    @property
    def is_clear(self) -> bool:
        """Return whether the difference is larger than its error."""
        return self.low > 0 or self.high < 0


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
class Oil:
    """The oil market at the end, medians: Brent in $/b, discounts in $/b, revenues in $bn a quarter."""

    brent: float
    discount: Mapping[str, float]
    revenue: Mapping[str, float]


@attrs.frozen
class Finding:
    """What was found of one strategy.

    domains, scores  medians at the end, 0–1 and 0–100
    escalation       median rung at the end, 0–5
    digest           of all final worlds
    """

    outcomes: Mapping[str, OutcomeShare]
    index: tuple[QuarterBand, ...]
    domains: Mapping[str, float]
    oil: Oil
    escalation: float
    scores: Mapping[str, float]
    against_first: Mapping[str, ShareChange]
    digest: str


@attrs.frozen
class Findings:
    """What was found in a study, by strategy; the others are compared with the first."""

    scenario: str
    title: str
    scenario_digest: str
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
