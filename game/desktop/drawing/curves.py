"""Lines as points: arcs between two places, dashes, and the outline of a line that is wider than a pixel.

Points are arrays of shape (n, 2), in logical pixels, y downwards. Nothing here draws.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
STEPS = 48


def points(*places: tuple[float, float]) -> Points:
    """Return places as an array of points."""
    return np.array(places, np.float64)


def arc(start: tuple[float, float], end: tuple[float, float], bend: float, steps: int = STEPS) -> Points:
    """Return a curve between two places that leaves the straight line by `bend` pixels in its middle.

    bend  positive to the right of somebody who walks from start to end
    """
    first, last = np.array(start, np.float64), np.array(end, np.float64)
    along = last - first
    length = float(np.hypot(*along)) or 1.0
    aside = np.array([-along[1], along[0]]) / length
    return quadratic(first, (first + last) / 2 + 2 * bend * aside, last, steps)


def quadratic(start: Points, through: Points, end: Points, steps: int = STEPS) -> Points:
    """Return a curve from start to end, drawn towards a third point."""
    t = np.linspace(0.0, 1.0, steps + 1)[:, None]
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * through + t**2 * end


def smooth(corners: Points, steps: int = 12) -> Points:
    """Return a curve that passes through every corner without a kink (Catmull–Rom)."""
    padded = np.vstack([2 * corners[0] - corners[1], corners, 2 * corners[-1] - corners[-2]])
    t = np.linspace(0.0, 1.0, steps, endpoint=False)[:, None]
    segments = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        bent = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        segments.append(bent / 2)
    return np.vstack([*segments, corners[-1:]])


def lengths(line: Points) -> NDArray[np.float64]:
    """Return how far along the line each of its points lies, (n,)."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def at(line: Points, share: float) -> Points:
    """Return the point a share of the way along a line, (2,)."""
    points: Points = between(line, share, share)[0]
    return points


def between(line: Points, start: float, end: float) -> Points:
    """Return the part of a line from one share of its length to another."""
    distances = lengths(line)
    whole = distances[-1] or 1.0
    inside = line[(distances > start * whole) & (distances < end * whole)]
    ends = np.array([[np.interp(share * whole, distances, line[:, axis]) for axis in (0, 1)] for share in (start, end)])
    return np.vstack([ends[:1], inside, ends[1:]])


def dashes(line: Points, on: float, off: float) -> Iterator[Points]:
    """Yield the dashes of a line, each `on` pixels long and `off` apart; the first begins at the start."""
    whole = float(lengths(line)[-1])
    if whole == 0:
        return
    for start in np.arange(0.0, whole, on + off):
        yield between(line, start / whole, min(start + on, whole) / whole)


def normals(line: Points) -> Points:
    """Return the unit vector square to a line at each of its points, (n, 2)."""
    along = np.gradient(line, axis=0) if len(line) > 2 else np.repeat(line[-1:] - line[:1], len(line), axis=0)
    size = np.hypot(along[:, 0], along[:, 1])[:, None]
    return np.column_stack([-along[:, 1], along[:, 0]]) / np.where(size > 0, size, 1.0)


def outline(line: Points, width: float) -> Points:
    """Return the outline of a line of some width, as one polygon."""
    aside = normals(line) * width / 2
    return np.vstack([line + aside, (line - aside)[::-1]])


def cubic_out(t: float) -> float:
    """Return how far a motion has come after a share of its time: fast first, then calm."""
    return 1 - (1 - min(max(t, 0.0), 1.0)) ** 3
