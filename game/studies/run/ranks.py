"""Rank correlation: how far two columns of a study rise and fall together, whatever the shape of their relation."""

from math import atanh, sqrt, tanh
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from game.statistics import Bounded

Column = NDArray[np.float64]

UNSURE = 0.05
FEWEST = 10


def ranks(values: NDArray[np.floating] | NDArray[np.integer]) -> Column:
    """Return the place of each value in order, from 1; equal values share the middle of their places."""
    order = np.argsort(values, kind="stable")
    placed = values[order]
    first = np.flatnonzero(np.concatenate(([True], placed[1:] != placed[:-1])))
    sizes = np.diff(np.append(first, len(values)))
    places = np.empty(len(values))
    places[order] = np.repeat(first + (sizes + 1) / 2, sizes)
    return places


def centred(values: NDArray[np.floating] | NDArray[np.integer]) -> Column:
    """Return ranks less their mean, scaled so that their squares add up to 1; all zero where every value is equal."""
    centres = ranks(values)
    centres -= centres.mean()
    length = sqrt(float(centres @ centres))
    return centres / length if length else centres


def correlation(first: Column, other: Column, compared: int) -> Bounded:
    """Return Spearman's rank correlation with its interval.

    one, other  centred ranks, as `centred` gives them
    compared    how many correlations are looked at together: the interval is widened so that, in 95 of 100 studies,
                all of them hold at once, and the largest may be picked out
    returns     −1 to 1

    Source: Bonett and Wright (2000) for the error; Bonferroni for many at once. Sobol's points are spread more evenly
    than chance spreads them, so the interval is, if anything, a little too wide.
    """
    coefficient = max(-1.0, min(1.0, float(first @ other)))
    if len(first) < FEWEST:
        return Bounded(coefficient, -1.0, 1.0)
    if abs(coefficient) == 1:
        return Bounded(coefficient, coefficient, coefficient)
    sure = NormalDist().inv_cdf(1 - UNSURE / (2 * compared))
    half = sure * sqrt((1 + coefficient * coefficient / 2) / (len(first) - 3))
    return Bounded(coefficient, tanh(atanh(coefficient) - half), tanh(atanh(coefficient) + half))
