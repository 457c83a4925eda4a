"""Labels beside dots: where each can stand so that none lies on another or on a dot."""

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin

import attrs

Place = tuple[float, float]

# The mean width of a letter of the page's sans-serif at 13 pixels, semi-bold, and the height of its line.
LETTER, LINE, RISE = 7.2, 16.0, 12.0
CLEAR = 9.0
DISTANCES = (11.0, 22.0, 36.0, 52.0, 72.0, 96.0)
DIRECTIONS = 16


@attrs.frozen
class Box:
    """The room that a label takes."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def base(self) -> float:
        """Return the line on which its letters stand."""
        return self.top + RISE

    def overlap(self, other: "Box") -> float:
        """Return how much room two boxes share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)

    def outside(self, frame: "Box") -> float:
        """Return how much of this box lies outside a frame."""
        return (self.right - self.left) * (self.bottom - self.top) - self.overlap(frame)


@attrs.frozen
class Label:
    """Where a label stands.

    touch   the point of it that is nearest to its dot
    is_far  so far off that a line has to lead there
    """

    box: Box
    touch: Place
    is_far: bool


def text_width(text: str) -> float:
    """Return about how wide a text is."""
    return LETTER * len(text)


def placed(widths: Sequence[float], dots: Sequence[Place], obstacles: Sequence[Box], frame: Box) -> list[Label]:
    """Return where each label stands: the nearest place where it covers nothing and does not leave the frame.

    marks  what else is not to be covered

    Labels in a crowd are placed first, because they have the least choice.
    """
    taken = [*obstacles, *(Box(x - CLEAR, y - CLEAR, x + CLEAR, y + CLEAR) for x, y in dots)]
    by_dot: dict[int, Label] = {}
    for number in sorted(range(len(dots)), key=lambda number: (crowding(dots[number], dots), number)):
        by_dot[number] = best(widths[number], dots[number], taken, frame)
        taken.append(by_dot[number].box)
    return [by_dot[number] for number in range(len(dots))]


def crowding(dot: Place, dots: Sequence[Place]) -> float:
    """Return how far off the third nearest dot is; the less, the denser the crowd."""
    apart = sorted(hypot(dot[0] - x, dot[1] - y) for x, y in dots)
    return apart[min(3, len(apart) - 1)]


def best(width: float, dot: Place, taken: Sequence[Box], frame: Box) -> Label:
    """Return the first place that costs nothing, or else the one that costs least."""
    costs = []
    for label in candidates(width, dot):
        cost = sum(label.box.overlap(box) for box in taken) + 3 * label.box.outside(frame)
        if not cost:
            return label
        costs.append((cost, label))
    return min(costs, key=lambda priced: priced[0])[1]


def candidates(width: float, dot: Place) -> Iterator[Label]:
    """Yield places around a dot, near ones first, to its right first."""
    for distance in DISTANCES:
        for turn in sorted(range(DIRECTIONS), key=lambda turn: min(turn, DIRECTIONS - turn)):
            yield around(width, dot, distance, 2 * pi * turn / DIRECTIONS)


def around(width: float, dot: Place, distance: float, angle: float) -> Label:
    """Return the label that touches a circle around a dot at an angle."""
    x, y = dot[0] + distance * cos(angle), dot[1] - distance * sin(angle)
    left = x - width * (1 - cos(angle)) / 2
    top = y - LINE * (1 + sin(angle)) / 2
    return Label(Box(left, top, left + width, top + LINE), (x, y), distance > DISTANCES[0] * 2)
