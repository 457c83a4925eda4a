"""Small figures that recur: bars drawn like strands, tick-to-dot strips, changes, coins, pips, glyphs with a casing."""

import attrs
import pygame

from game.desktop.drawing.rope import look
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.stamps import spare, written
from game.desktop.toolkit.theme import signs
from game.desktop.toolkit.typography import line_height, width, wrap
from game.forecast.intervals import Estimate
from game.model.state.axes import CODE_OF
from game.views.card_view import FanView

CASING = 2.5
HALO = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1))


def whole(amount: float) -> str:
    """Return a figure as a whole number with a true minus; what rounds to nothing has no sign."""
    return f"{round(amount):d}".replace("-", "−")


def half(estimate: Estimate) -> int:
    """Return half the 95 % interval of a share, in whole points, never 0."""
    return max(round(50 * (estimate.high - estimate.low)), 1)


def share_told(estimate: Estimate) -> str:
    """Return a share with its error, in whole points."""
    return f"{round(100 * estimate.value)} % ±{half(estimate)}"


def median_told(fan: FanView) -> str:
    """Return the median at the end with its error, in whole points."""
    last = fan.spreads[-1]
    return f"{round(last.median)} ±{max(round((last.high - last.low) / 2), 1)}"


def strand_bar(painter: Painter, rect: Rect, strength: tuple[float, float], frayed: float, ink: str) -> None:
    """Draw a bar with a strand's look: solid, dashed, or dotted where it is cut; a tick where it stood before.

    strength  now and before, 0–100; frayed is where the partnership counts as frayed
    """
    now, before = strength
    painter.rect(rect, "raised2")
    reach, drawn = rect.w * min(max(now, 0.0), 100.0) / 100, look(now, frayed)
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
    """Odds on an axis: the tick is what holds with today's orders, the dot what holds with the card.

    Everything is a share, 0–1; `most` is where the axis ends.
    """

    tick: float
    dot: float
    low: float
    high: float
    most: float = 0.5


def odds_strip(painter: Painter, rect: Rect, strip: Strip, ink: str) -> None:
    """Draw a tick-to-dot strip with its interval; all strips of a hand share one axis."""
    y = rect.y + rect.h / 2

    def across(share: float) -> float:
        """Return where a share lies on the axis."""
        return rect.x + rect.w * min(max(share / strip.most, 0.0), 1.0)

    painter.rect(Rect(rect.x, y - 0.75, rect.w, 1.5), "lineStrong")
    for end in (rect.x, rect.right - 1.5, across(strip.most / 2)):
        painter.rect(Rect(end, y - 4, 1.5, 8), "lineStrong")
    low, high = across(strip.low), across(strip.high)
    painter.rect(Rect(low, y - 4, max(high - low, 2), 8), f"{ink}/35")
    tick, dot = across(strip.tick), across(strip.dot)
    painter.rect(Rect(min(tick, dot), y - 1.5, abs(dot - tick), 3), ink)
    painter.rect(Rect(tick - 1, y - 8, 2, 16), "text")
    painter.circle((dot, y), 5, fill=ink)


def coin(painter: Painter, centre: tuple[float, float], price: int, *, short: bool = False) -> None:
    """Draw what a card costs; a thin ring where it cannot be paid."""
    painter.circle(centre, 11, line="text3" if short else "text", width=1 if short else 1.3)
    painter.text(str(price), (centre[0], centre[1] - 10), "label", "text3" if short else "text", "centre")


def pips(painter: Painter, place: tuple[float, float], amounts: tuple[int, int, int]) -> float:
    """Draw political capital as discs: left, then committed as rings in the accent, then room; return the width.

    amounts  what is left, what the draft commits, what one can hold at most
    """
    left, committed, most = amounts
    for number in range(max(most, left + committed)):
        centre = (place[0] + 4.5 + number * 11, place[1])
        if number < left:
            painter.circle(centre, 4, fill="accent")
        else:
            painter.circle(centre, 4, line="accent" if number < left + committed else "lineStrong", width=1.3)
    return 11.0 * max(most, left + committed)


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
