"""The page: how many logical pixels a window holds, and where the page lies in a window too small for it."""

from math import floor

import attrs

from game.desktop.toolkit.scene import Rect, Size
from game.desktop.toolkit.stage import Stage

WIDE, HIGH = 1360, 800


def scale_of(size: tuple[int, int], forced: float | None, text: float) -> float:
    """Return device pixels a logical pixel: from the window's size in steps of 0.05, at least 1, times the text's size.

    size    of the window in device pixels
    forced  a scale that was asked for, instead of the window's own
    """
    own = min(size[0] / WIDE, size[1] / HIGH)
    stepped = floor(own * 20 + 1e-9) / 20
    return (forced or min(max(stepped, 1.0), 4.0)) * text


@attrs.frozen
class WindowPage:
    """A page in its window.

    scale   device pixels a logical pixel
    size    of the page, logical
    window  of the window, device pixels
    dense   device pixels a pixel of the pointer's
    offset  how far the page is scrolled, device pixels
    """

    scale: float
    size: Size
    window: tuple[int, int]
    dense: float = 1.0
    offset: tuple[int, int] = (0, 0)

    @property
    def origin(self) -> tuple[int, int]:
        """Return where the page's corner lies in the window."""
        return -self.offset[0], -self.offset[1]

    def logical(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the window lies on the page."""
        x, y = (place * self.dense + moved for place, moved in zip(point, self.offset, strict=True))
        return x / self.scale, y / self.scale

    def fits(self, other: "WindowPage") -> bool:
        """Return whether another page differs in nothing but how far it is scrolled."""
        return attrs.evolve(other, offset=self.offset) == self

    def following(self, stage: Stage) -> "WindowPage":
        """Return the page scrolled so that what is focused is seen; as it is where all of it is."""
        widget = stage.scene.find(stage.focus) if stage.scene is not None else None
        if widget is None or stage.pointer.pressed:
            return self
        return attrs.evolve(self, offset=self.revealing(widget.seen.inset(-12)))

    def revealing(self, rect: Rect) -> tuple[int, int]:
        """Return the offset at which a rectangle is seen, the nearest to the present one."""
        spans = ((rect.x, rect.right, self.size.w), (rect.y, rect.bottom, self.size.h))
        offsets = []
        for (start, end, whole), room, now in zip(spans, self.window, self.offset, strict=True):
            low, high = end * self.scale - room, start * self.scale
            most = max(0, round(whole * self.scale) - room)
            offsets.append(round(max(0, min(most, max(min(now, high), low)))))
        return offsets[0], offsets[1]


def fitting(device: tuple[int, int], wanted: tuple[float | None, float], least: Size) -> float:
    """Return the scale: letters grow only as far as the screen fits in the window, but for a scale that was forced."""
    whole, plain = scale_of(device, *wanted), scale_of(device, wanted[0], 1.0)
    if wanted[0] is not None:
        return whole
    return max(plain, min(whole, device[0] / least.w, device[1] / least.h))


def page(
    device: tuple[int, int], pointer: tuple[int, int], wanted: tuple[float | None, float], least: Size
) -> WindowPage:
    """Return the page of a window.

    device   the window in device pixels; `pointer` in the pointer's
    asked    a scale, or None for the window's own; the text's size, 1 for as it is
    least    what the screen in use needs, logical
    """
    scale = fitting(device, wanted, least)
    size = Size(max(device[0] / scale, least.w), max(device[1] / scale, least.h))
    return WindowPage(scale, size, device, device[0] / max(1, pointer[0]))
