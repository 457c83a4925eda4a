"""Small figures that recur: bars like strands, changes, coins, dials, needles, clocks, blocks of weeks, glyphs."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

import attrs
import pygame

from game.desktop.drawing.rope import look
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.stamps import spare, written
from game.desktop.toolkit.theme import signs
from game.desktop.toolkit.typography import clipped, line_height, width, wrap
from game.desktop.window_words import lettered, words
from game.model.state.axes import CODE_OF
from game.paths import shipped
from game.printed_numbers import plain
from game.views.shown_figures import Change, Estimated

CASING = 2.5
HALO = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1))


def whole(amount: float) -> str:
    """Return a figure as a whole number with a true minus; what rounds to nothing has no sign."""
    return f"{round(amount):d}".replace("-", "−")


def half(estimate: Estimated | Change, least: int = 1) -> int:
    """Return half a 95 % interval in whole points, never less than `least`.

    estimate  in points
    """
    return max(round((estimate.high - estimate.low) / 2), least)


def share_told(estimate: Estimated) -> str:
    """Return a share, 0–1, with its error, in whole points."""
    error = max(round(50 * (estimate.high - estimate.low)), 1)
    return f"{round(100 * estimate.value)} % ±{error}"


def strand_bar(painter: Painter, rect: Rect, strength: tuple[float, float], ink: str) -> None:
    """Draw a bar with a strand's look: solid, dashed, or dotted where it is cut; a tick where it stood before.

    strength  now and before, 0–100
    """
    now, before = strength
    painter.rect(rect, "raised2")
    reach, drawn = rect.w * min(max(now, 0.0), 100.0) / 100, look(now)
    pattern = (4.0, 3.5) if drawn.broken else (11.0, 4.0) if drawn.dash else ()
    if not pattern:
        painter.rect(Rect(rect.x, rect.y, reach, rect.h), ink)
    start = 0.0
    while pattern and start < reach:
        painter.rect(Rect(rect.x + start, rect.y, min(pattern[0], reach - start), rect.h), ink)
        start += sum(pattern)
    if round(before) != round(now):
        x = rect.x + rect.w * min(max(before, 0.0), 100.0) / 100
        painter.rect(Rect(x - 0.75, rect.y - 4, 1.5, rect.h + 8), "text2")


def change(painter: Painter, amount: str, up: bool, place: tuple[float, float], ink: str = "text2") -> None:
    """Write the size of a change to the left of a place, its triangle before it; a dash where it is none."""
    x, y = place
    if not amount or amount == "0":
        painter.text("–", (x - 18, y), "small", "text3", "right")
        painter.text("0", (x, y), "small", "text2", "right")
        return
    painter.text(amount, (x, y), "small", ink, "right")
    painter.triangle((x - max(width(amount, "small"), 8) - 14, y + 9), 8, up, ink)


@attrs.frozen
class Strip:
    """A figure on an axis: a tick for comparison, a dot where it stands, a band for its error; all in its unit."""

    low: float
    high: float
    dot: float
    tick: float | None = None
    band: tuple[float, float] | None = None


def figure_strip(painter: Painter, rect: Rect, strip: Strip, inks: tuple[str, str] = ("text", "accent")) -> None:
    """Draw a figure on its axis; inks are the dot's and the tick's."""
    y, span = rect.y + rect.h / 2, (strip.high - strip.low) or 1.0

    def across(value: float) -> float:
        """Return where a value lies on the axis."""
        return rect.x + rect.w * min(max((value - strip.low) / span, 0.0), 1.0)

    painter.rect(Rect(rect.x, y - 0.75, rect.w, 1.5), "line")
    if strip.band:
        low, high = across(strip.band[0]), across(strip.band[1])
        painter.rect(Rect(low, y - 2.5, max(high - low, 2), 5), f"{inks[0]}/35")
    if strip.tick is not None:
        painter.rect(Rect(across(strip.tick) - 1, y - 6.5, 2, 13), inks[1])
    painter.circle((across(strip.dot), y), 5, fill=inks[0])


def coin(painter: Painter, centre: tuple[float, float], price: float, *, short: bool = False) -> None:
    """Draw what something costs, in weeks; a thin ring where it cannot be paid."""
    painter.circle(centre, 12, line="text3" if short else "text", width=1 if short else 1.3)
    painter.text(plain(price), (centre[0], centre[1] - 10), "label", "text2" if short else "text", "centre")


DIAL_WIDE, KNOB, STOP, RING = 76.0, 5.6, 2.6, 5.0
STEPS = 4


def stops(rect: Rect) -> tuple[float, ...]:
    """Return where a dial's four stops lie, from left to right."""
    step = (rect.w - 12) / (STEPS - 1)
    return tuple(rect.x + 6 + step * number for number in range(STEPS))


def dial(painter: Painter, rect: Rect, standing: int, drafted: int) -> None:
    """Draw a policy's dial: filled up to its knob; one that is turned is accent and leaves a ring where it stood."""
    y, places = rect.centre[1], stops(rect)
    ink = "accent" if standing != drafted else "text"
    painter.rect(Rect(places[0], y - 0.6, places[-1] - places[0], 1.2), "lineStrong")
    painter.rect(Rect(places[0], y - 1.3, places[drafted] - places[0], 2.6), ink)
    for number, x in enumerate(places):
        if number <= drafted:
            painter.circle((x, y), STOP, fill=ink)
        else:
            painter.circle((x, y), STOP, fill="panel", line="lineStrong", width=1.2)
    if standing != drafted:
        painter.circle((places[standing], y), RING, fill="panel", line="text2", width=1.4)
    painter.circle((places[drafted], y), KNOB, fill=ink)


NEEDLE_WIDE, EDGE = 92.0, 0.8


def needle(painter: Painter, place: tuple[float, float], value: float, wide: float = NEEDLE_WIDE) -> None:
    """Draw how near a capital is to a step down: the last fifth of the bar is where it takes it.

    place  the bar's left end
    value  0–1
    """
    x, y = place
    painter.rect(Rect(x, y - 2, wide * EDGE, 4), "lineStrong")
    painter.rect(Rect(x + wide * EDGE, y - 2, wide * (1 - EDGE), 4), "text")
    tip = x + wide * min(max(value, 0.0), 1.0)
    painter.polygon([(tip, y), (tip - 6.5, y - 11), (tip + 6.5, y - 11)], "bg")
    painter.polygon([(tip, y - 1), (tip - 5, y - 10), (tip + 5, y - 10)], "text")


def time_ring(painter: Painter, centre: tuple[float, float], size: float, share: float) -> None:
    """Draw how much of a window's time is left, clockwise from the top."""
    radius = size / 2 - 2
    rounded = round(min(max(share, 0.0), 1.0), 2)

    def draw(layer: Canvas) -> None:
        """Draw the whole ring, and what is left of it over it."""
        middle = (size / 2, size / 2)
        for part, ink in ((1.0, "line"), (rounded, "text")):
            steps = max(round(48 * part), 2)
            angles = [2 * pi * part * step / steps - pi / 2 for step in range(steps + 1)]
            course = [(middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)) for angle in angles]
            if part:
                layer.line(course, ink, 2.5)

    box = Rect(centre[0] - size / 2, centre[1] - size / 2, size, size)
    painter.cached(("time ring", rounded, size), box, draw)


BLOCK, BLOCK_GAP = 9.0, 3.7
BLOCKS: Mapping[str, tuple[str | None, str | None]] = {
    "policies": ("text2", None),
    "orders": ("accent", None),
    "free": (None, "lineStrong"),
}


def week_blocks(painter: Painter, rect: Rect, weeks: Sequence[str]) -> None:
    """Draw weeks as blocks: `policies` and `orders` filled, `free` outlined, `credit` dashed."""
    if not weeks:
        return
    wide = min((rect.w + BLOCK_GAP) / len(weeks) - BLOCK_GAP, 28.0)
    for number, kind in enumerate(weeks):
        block = Rect(rect.x + number * (wide + BLOCK_GAP), rect.y, wide, BLOCK)
        if kind in BLOCKS:
            fill, line = BLOCKS[kind]
            painter.rect(block, fill, line=line)
        else:
            dashed_box(painter, block, "lineStrong")


def dashed_box(painter: Painter, rect: Rect, ink: str) -> None:
    """Draw a dashed outline."""

    def draw(layer: Canvas) -> None:
        """Draw it from its own corner."""
        corners = [(0.5, 0.5), (rect.w - 0.5, 0.5), (rect.w - 0.5, rect.h - 0.5), (0.5, rect.h - 0.5), (0.5, 0.5)]
        layer.line(corners, ink, 1.0, (4.0, 3.0))

    painter.cached(("dashed", ink), rect, draw)


def icon_of(name: str) -> str:
    """Return the name of an icon, that of a plain flag where there is no such picture."""
    return name if (shipped("assets") / "icons" / f"{name}.svg").is_file() else "flag"


def clear_change(
    painter: Painter, change: Change, right: tuple[float, float], looks: tuple[str, str, int] = ("resource", "text", 0)
) -> float:
    """Write a clear change with triangle and error, ending at a place, or that it is not clear; return its left end.

    looks  style and ink of the figure, and how many decimals it has
    """
    style, ink, digits = looks
    x, y = right
    if not change.clear or not float(plain(change.value, digits).replace("−", "-")):
        return x - painter.text(lettered("no_clear_change"), (x, y + 2), "axis", "text3", "right")
    error = f"±{plain(max((change.high - change.low) / 2, 10.0**-digits), digits)}"
    painter.text(error, (x, y + 3), "caption", "text3", "right")
    x -= max(width(error, "caption"), 18) + 7
    figure = plain(abs(change.value), digits)
    painter.text(figure, (x, y), style, ink, "right")
    x -= max(width(figure, style), 9) + 9
    painter.triangle((x, y + 10), 8, change.value > 0, ink)
    return x - 5


def change_width(change: Change, style: str, digits: int) -> float:
    """Return how wide a clear change is, as `clear_change` writes it."""
    error = f"±{plain(max((change.high - change.low) / 2, 10.0**-digits), digits)}"
    figure = plain(abs(change.value), digits)
    return max(width(error, "caption"), 18) + 7 + max(width(figure, style), 9) + 9 + 5


ARROWS = {"▲": True, "▼": False}


def arrow_lines(says: str, style: str, room: float) -> tuple[str, ...]:
    """Return a text with typed arrows broken into lines."""
    return wrap(says, style, room)


def arrowed(painter: Painter, lines: Sequence[str], place: tuple[float, float], look: tuple[str, str, str]) -> float:
    """Write lines in which arrows are typed, and draw the arrows; return how high they are.

    look  style, ink and alignment
    """
    style, ink, align = look
    x, y = place
    for line in lines:
        wide = width(line, style)
        left = x - (wide if align == "right" else wide / 2 if align == "centre" else 0)
        for word in line.split(" "):
            if word in ARROWS:
                painter.triangle((left + 4, y + line_height(style) / 2), 7, ARROWS[word], ink)
                left += max(width(word, style), 9) + width(" ", style)
            else:
                left += painter.text(word, (left, y), style, ink) + width(" ", style)
        y += line_height(style)
    return y - place[1]


def change_told(change: Change, digits: int = 0) -> str:
    """Return a change in words, with its error."""
    if not change.clear or not float(plain(change.value, digits).replace("−", "-")):
        return lettered("no_clear_change")
    error = plain(max((change.high - change.low) / 2, 10.0**-digits), digits)
    return words(
        "told", "up_by" if change.value > 0 else "down_by", amount=plain(abs(change.value), digits), error=error
    )


def glyph(painter: Painter, country: str, centre: tuple[float, float], size: float) -> None:
    """Draw a country's sign on the map, with a casing of page colour that parts it from lines beneath."""
    key = CODE_OF[country]
    sign, half = signs()[key], size / 2
    grown = (half + CASING) / half
    if sign.points:
        painter.polygon([(centre[0] + x * half * grown, centre[1] + y * half * grown) for x, y in sign.points], "bg")
    else:
        painter.circle(centre, sign.radius * half + CASING, fill="bg")
    painter.actor(key, centre, size)


def named(painter: Painter, text: str, rect: Rect, style: str, ink: str) -> None:
    """Write a text on one line of a rectangle, condensed where it is long, centred in its height."""
    fitted_style = next((name for name in (style, f"{style}+cond") if width(text, name) <= rect.w), "axis")
    lines = wrap(text, fitted_style, rect.w)
    if len(lines) > (most := max(1, int((rect.h + 2) // line_height(fitted_style)))):
        lines = (*lines[: most - 1], *clipped(" ".join(lines[most - 1 :]), fitted_style, rect.w).lines)
    top = rect.y + (rect.h - line_height(fitted_style) * len(lines)) / 2
    painter.lines(lines, (rect.x, top), fitted_style, ink)


def haloed(painter: Painter, text: str, place: tuple[float, float], looks: tuple[str, str, str]) -> None:
    """Write a label on the map with a soft halo of sea, so that it can be read over borders.

    looks  style, ink and alignment
    """
    name, ink, align = looks
    colour, margin = painter.theme.rgba("sea"), 4
    wide = width(text, name)
    left = place[0] - (wide / 2 if align == "centre" else wide if align == "right" else 0)

    def picture() -> pygame.Surface:
        """Return the letters in sea colour, spread."""
        letters = written(text, name, painter.scale, colour)
        pad = round(margin * painter.scale)
        room = pygame.Surface((letters.get_width() + 2 * pad, letters.get_height() + 2 * pad), pygame.SRCALPHA)
        reach = 1.3 * painter.scale
        for dx, dy in HALO:
            room.blit(letters, (pad + dx * reach, pad + dy * reach), special_flags=pygame.BLEND_PREMULTIPLIED)
        return pygame.transform.box_blur(room, max(1, round(0.7 * painter.scale)))

    halo = painter.once(("halo", text, name, colour), picture)
    painter_at = painter.at((left - margin, place[1] - spare(name) - margin))
    painter.surface.blit(halo, painter_at, special_flags=pygame.BLEND_PREMULTIPLIED)
    painter.text(text, place, name, ink, align)
