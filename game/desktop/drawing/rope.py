"""The rope: seven strands between Moscow and Tehran, one for each domain of cooperation.

A strong strand is thick, a weak one dashed, a broken one cut with frayed ends; the bars of the domains are drawn by the
same rule. The strand that changed most in the quarter is in the accent.
"""

from collections.abc import Iterator

import attrs
import numpy as np

from game.desktop.drawing.curves import Points, at, between, cubic_out, dashes, lengths, normals, outline
from game.desktop.toolkit.canvas import Canvas

SPREAD = 7.4
BOW = 30.0
STEPS = 60
TICK = 5.0
WHOLE = 0.5


@attrs.frozen
class Look:
    """How a strand of some strength is drawn.

    dash  how long a dash and a gap are, logical pixels; () for a solid line
    cut   which share of it is missing; both 0.5 for none
    """

    width: float
    dash: tuple[float, float] | tuple[()] = ()
    cut: tuple[float, float] = (WHOLE, WHOLE)

    @property
    def broken(self) -> bool:
        """Return whether it is cut."""
        return self.cut[0] < self.cut[1]


# From which strength on, 0–100, a strand is drawn so.
LOOKS = (
    (44, Look(2.9)),
    (36, Look(2.3)),
    (24, Look(1.85, (7.0, 4.0))),
    (14, Look(1.6, (), (0.4, 0.6))),
    (0, Look(1.6, (), (0.34, 0.66))),
)


def look(strength: float) -> Look:
    """Return how a strand of a strength, 0–100, is drawn; what is shown as 36 is drawn as 36."""
    return next((look for least, look in LOOKS if round(strength) >= least), LOOKS[-1][1])


def moving(before: float, now: float, share: float) -> Look:
    """Return how a strand is drawn a share of the way from one strength to another: it thins, and then parts."""
    old, new = look(before), look(now)
    eased = cubic_out(share)
    width = old.width + (new.width - old.width) * eased
    opened = tuple(a + (b - a) * eased for a, b in zip(old.cut, new.cut, strict=True))
    return Look(width, new.dash if share >= WHOLE else old.dash, (opened[0], opened[1]))


def strand(start: tuple[float, float], end: tuple[float, float], number: int, size: float = 1.0) -> Points:
    """Return the course of one of the seven strands, from the northern end to the southern.

    size  1 where the ends lie as far apart as on the map at its smallest
    """
    first, last = np.array(start, np.float64), np.array(end, np.float64)
    t = np.linspace(0.0, 1.0, STEPS + 1)[:, None]
    swell = np.sin(np.pi * t)
    aside = normals(np.vstack([first, last]))[0] * -1
    course: Points = first + (last - first) * t + aside * size * ((number - 3) * SPREAD * swell**0.8 + BOW * swell)
    return course


def visible_parts(line: Points, drawn: Look) -> Iterator[Points]:
    """Yield the visible pieces of a strand."""
    if drawn.broken:
        yield between(line, 0.0, drawn.cut[0])
        yield between(line, drawn.cut[1], 1.0)
    elif drawn.dash:
        yield from dashes(line, *drawn.dash)
    else:
        yield line


def frays(line: Points, drawn: Look) -> Iterator[Points]:
    """Yield three short ticks at each end of a cut, spread like loose threads."""
    if not drawn.broken:
        return
    reach = TICK / max(float(lengths(line)[-1]), 1.0)
    for end, way in ((drawn.cut[0], 1), (drawn.cut[1], -1)):
        tip, behind = at(line, end), at(line, end - way * reach)
        ahead = (tip - behind) / max(float(np.hypot(*(tip - behind))), 1e-9) * TICK
        for turned in (-0.7, 0.0, 0.7):
            turn = np.array([[np.cos(turned), -np.sin(turned)], [np.sin(turned), np.cos(turned)]])
            yield np.vstack([tip, tip + turn @ ahead])


@attrs.frozen
class Rope:
    """A rope between two places, at a moment.

    strengths  before and now, 0–100, in the order of the domains
    marked     number of the strand that changed most, −1 for none
    share      how much of the change has been shown, 0–1
    swell      how far it swells; 0 for as far as there is room
    """

    start: tuple[float, float]
    end: tuple[float, float]
    strengths: tuple[tuple[float, float], ...]
    marked: int = -1
    share: float = 1.0
    swell: float = 0.0

    @property
    def size(self) -> float:
        """Return how far it swells: as far as there is room between the ends, where nothing else is said."""
        if self.swell:
            return self.swell
        return min(float(np.hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])) / 180, 1.25)

    def course(self, number: int) -> Points:
        """Return the course of one strand."""
        return strand(self.start, self.end, number, self.size)

    def edge(self, top: float, bottom: float) -> float:
        """Return how far to the right any strand reaches between two heights."""
        points = np.vstack([self.course(number) for number in range(len(self.strengths))])
        return float(points[(points[:, 1] >= top) & (points[:, 1] <= bottom), 0].max(initial=self.start[0]))

    def parted(self, number: int) -> Look:
        """Return how one strand is drawn now; only the marked one moves, the others have moved already."""
        before, now = self.strengths[number]
        return moving(before, now, self.share if number == self.marked else 1.0)


def draw_rope(layer: Canvas, rope: Rope, ink: str = "rope") -> None:
    """Draw a rope; the marked strand comes last, in the accent."""
    order = sorted(range(len(rope.strengths)), key=lambda number: number == rope.marked)
    for number in order:
        colour = "accent" if number == rope.marked else ink
        course, drawn = rope.course(number), rope.parted(number)
        for piece in visible_parts(course, drawn):
            layer.polygon(outline(piece, drawn.width), colour)
        for tick in frays(course, drawn):
            layer.polygon(outline(tick, 1.2), colour)
