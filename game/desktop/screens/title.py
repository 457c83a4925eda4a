"""The title: the mark on the left, a new campaign on the right, and the ways to everything else below."""

from collections.abc import Iterator
from functools import partial

import attrs
import numpy as np

from game.desktop.commands import Ask, Begin, Command, Continue, Open, Quit
from game.desktop.drawing.curves import Points, at, between, outline
from game.desktop.drawing.geography import atlas
from game.desktop.screens.setup_screen import FIRST_GAME, TitleView, setup, starting
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.canvas import Canvas, curve_points
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_words import lettered, words

PANEL = 460.0
STEP = 34.0
FIRST_SEED = 241125  # the first game has the same luck for everybody


def leave() -> Ask:
    """Return what is asked of who wants to quit."""
    return Ask(lettered("quit_asked"), lettered("quit_loses_nothing"), lettered("quit"), Quit(), lettered("stay"))


def title_ways() -> tuple[parts.Choice, ...]:
    """Return the ways to everything else."""
    return (
        ("load", lettered("load"), Open("load")),
        ("results", lettered("results"), Open("results")),
        ("settings", lettered("settings"), Open("settings")),
        ("help", lettered("keys_and_glossary"), Open("help")),
        ("credits", lettered("credits"), Open("credits")),
        ("quit", lettered("quit"), leave()),
    )


def title(view: TitleView, looks: Looks) -> Scene:
    """Return the title screen."""
    wide = PANEL if looks.size.w >= 1200 else round(min(420.0, looks.size.w * 0.56))
    left = looks.size.w - wide
    art = Rect(0, 0, left, looks.size.h)
    form = setup(view, looks, Rect(left, 0, wide, looks.size.h))
    ways = menu_row(view, art)
    backdrop = Widget("art", "image", lettered("russia_and_iran_and_the"), art, Draw(paint_art), bleed=0)
    edge = parts.rule("edge", Rect(left, 0, 1, looks.size.h), "line")
    word = wordmark(looks, left)
    begin = starting(view, looks, Rect(left, 0, wide, looks.size.h))
    surface = parts.panel("setup", Rect(left, 0, wide, looks.size.h), "panel")
    first = "continue" if view.latest is not None else "first"
    widgets = (backdrop, *word, surface, edge, *ways, *form, *begin)
    return Scene("title", widgets, (("escape", leave()),), first, title="Wedge")


def wordmark(looks: Looks, left: float) -> tuple[Widget, ...]:
    """Return the name and the question beneath it."""
    margin = 48.0 if left > 500 else 24.0
    style = "title" if left > 760 else "display"
    top = 38.0 if style == "title" else 24.0
    high = 100.0 if style == "title" else 48.0
    question = lettered("can_a_partnership_of_convenience")
    room = min(320.0 if style == "title" else 230.0, left - margin * 2)
    question_style = "h2+400" if style == "title" else "lead"
    below = Rect(margin, top + high + 4, room, typography.height(question, question_style, room))
    name = Widget("wordmark", "heading", "Wedge", Rect(margin, top, room + 20, high), Draw(paint_wordmark, style))
    if below.meets(northern_sign(left, looks.size.h)):
        # On a narrow picture Moscow and the rope stand where the question would; the name says enough.
        return (name,)
    return name, parts.label("question", question, below, question_style, "text2")


def menu_row(view: TitleView, art: Rect) -> tuple[Widget, ...]:
    """Return the ways to everything else: a row below the picture, or a column where there is no room for one."""
    margin = 48.0 if art.w > 500 else 24.0
    name, command = leading(view)
    first = typography.width(name, "body+600") + 66
    row = margin + first + 8 + sum(typography.width(text, "body+600") + 28 for _, text, _ in title_ways()) <= art.w
    if row:
        return (go_on(name, command, (margin, art.h - 76)), *in_a_row((margin + first + 8, art.h - 74)))
    top = art.h - 24 - STEP * len(title_ways())
    return (go_on(name, command, (margin, top - 50)), *in_a_column((margin - 10, top)))


def leading(view: TitleView) -> tuple[str, Command]:
    """Return the button that leads on: to the last campaign, or, where there is none, to a first game."""
    if view.latest is not None:
        return going_on(view.latest.quarter), Continue()
    return words("setup", "first"), Begin(FIRST_GAME, ("united_states",), FIRST_SEED)


def going_on(quarter: str) -> str:
    """Return the name of the button that goes on: with which quarter, or that only the ending is left."""
    return (
        words("told", "continue", quarter=quarter)
        if quarter[:1].isdigit()
        else words("told", "back_to", quarter=quarter)
    )


def go_on(name: str, command: Command, corner: tuple[float, float]) -> Widget:
    """Return the button that goes on with the last campaign, or begins a first game."""
    rect = Rect(*corner, typography.width(name, "body+600") + 66, 40)
    key = "continue" if isinstance(command, Continue) else "first"
    return parts.button(key, name, rect, command, kind="quiet", icon="play", group="ways")


def in_a_row(corner: tuple[float, float]) -> Iterator[Widget]:
    """Yield the ways side by side."""
    x, y = corner
    for name, text, command in title_ways():
        wide = typography.width(text, "body+600") + 28
        yield parts.button(name, text, Rect(x, y, wide, 36), command, kind="bare", group="ways")
        x += wide


def in_a_column(corner: tuple[float, float]) -> Iterator[Widget]:
    """Yield the ways one under another."""
    for place, (name, text, command) in enumerate(title_ways()):
        rect = Rect(corner[0], corner[1] + STEP * place, typography.width(text, "body+600") + 20, STEP - 2)
        yield parts.button(name, text, rect, command, kind="bare", group="ways")


DRAWN = (820.0, 800.0)  # the picture as it was composed, logical pixels
MOSCOW, TEHRAN = (486.0, 161.0), (630.5, 639.5)
MAP = 1.25
TIP = (563.0, 392.0)
MIDDLE = (492.0, 514.0, 548.0, 582.0, 604.0, 622.0, 638.0)  # where each strand passes the tip
SIGN = 46.0
CUT = {2: (0.40, 0.585), 3: (0.36, 0.55)}
WIDTHS = (3.6, 2.8, 2.6, 2.6, 2.8, 3.0, 3.6)


@attrs.frozen
class Composed:
    """How the composed picture lies in a place: larger or smaller, held to its right edge."""

    zoom: float
    left: float
    top: float

    def put(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the composed picture lies."""
        return point[0] * self.zoom + self.left, point[1] * self.zoom + self.top

    def map(self, ring: Points) -> Points:
        """Return points of the map's frame, laid so that both capitals are where they were composed."""
        placed = (np.asarray(ring) - atlas().capitals["russia"]) * MAP + MOSCOW
        return placed * self.zoom + (self.left, self.top)


def composed(wide: float, high: float) -> Composed:
    """Return how the picture lies in a place of a size."""
    zoom = min(high / DRAWN[1], max(0.3, (wide - 60) / (DRAWN[0] - MOSCOW[0])))
    return Composed(zoom, wide - DRAWN[0] * zoom, (high - DRAWN[1] * zoom) / 2)


def northern_sign(wide: float, high: float) -> Rect:
    """Return where Moscow's sign stands in a picture of a size."""
    x, y = composed(wide, high).put(MOSCOW)
    return Rect(x - SIGN / 2, y - SIGN / 2, SIGN, SIGN)


def strands() -> Iterator[tuple[Points, float, bool]]:
    """Yield the pieces of the seven strands in the composed picture: points, width, and whether they end in a cut."""
    for number, middle in enumerate(MIDDLE):
        start = (MOSCOW[0] + (number - 3) * 4, MOSCOW[1] + 14)
        end = (TEHRAN[0] + (number - 3) * 4.5, TEHRAN[1] - 18)
        upper = curve_points(start, (start[0] + 22, start[1] + 70), (middle, TIP[1] - 110), (middle, TIP[1] - 10))
        lower = curve_points((middle, TIP[1] - 10), (middle, TIP[1] + 90), (end[0] - 34, end[1] - 96), end)
        whole = np.array([*upper, *lower[1:]])
        if number in CUT:
            first, last = CUT[number]
            yield between(whole, 0.0, first), WIDTHS[number], True
            yield between(whole, last, 1.0)[::-1], WIDTHS[number], True
        else:
            yield whole, WIDTHS[number], False


def frays(line: Points) -> Iterator[Points]:
    """Yield three loose threads at the end of a piece."""
    tip, behind = at(line, 1.0), at(line, 0.96)
    ahead = (tip - behind) / max(float(np.hypot(*(tip - behind))), 1e-9) * 13
    for turned in (-0.6, 0.0, 0.6):
        turn = np.array([[np.cos(turned), -np.sin(turned)], [np.sin(turned), np.cos(turned)]])
        yield np.vstack([tip, tip + turn @ ahead])


def draw_map(layer: Canvas, laid: Composed) -> None:
    """Draw the lands, the two partners in their own tint."""
    for ring in atlas().others:
        territory(layer, laid.map(ring), "land/60", "landLine/60")
    for country, rings in atlas().lands.items():
        key = {"russia": "ru", "iran": "ir"}.get(country)
        for ring in rings:
            inks = (f"{key}.tint", f"{key}.fill/45") if key else ("land/60", "landLine/60")
            territory(layer, laid.map(ring), *inks)


def territory(layer: Canvas, ring: Points, fill: str, edge: str) -> None:
    """Fill a ring and draw its border."""
    layer.polygon(ring.tolist(), fill)
    layer.line([*ring.tolist(), ring[0].tolist()], edge, 0.9)


def draw_rope(layer: Canvas, laid: Composed) -> None:
    """Draw the wedge, and the strands that it parts."""
    point = laid.put(TIP)
    spread = 34 * laid.zoom * (point[0] / max(1.0, TIP[0] * laid.zoom))
    layer.polygon([(0, point[1] - spread), (0, point[1] + spread), point], "accent")
    for line, width, loose in strands():
        placed = np.array([laid.put(spot) for spot in line.tolist()])
        layer.polygon(outline(placed, width * laid.zoom).tolist(), "rope")
        for thread in frays(line) if loose else ():
            ends = np.array([laid.put(spot) for spot in thread.tolist()])
            layer.polygon(outline(ends, 1.6 * laid.zoom).tolist(), "rope")


def paint_art(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the whole picture into the widget's rectangle."""
    rect = widget.rect
    laid = composed(rect.w, rect.h)
    painter.rect(rect, fill="sea")
    painter.cached(("title map",), rect, partial(draw_map, laid=laid))
    edge = max(0.0, laid.left)
    painter.gradient(Rect(rect.x, rect.y, edge + 420 * laid.zoom, rect.h), "bg", "bg/0", vertical=False)
    painter.gradient(Rect(rect.x, rect.bottom - 300 * laid.zoom, rect.w, 300 * laid.zoom), "bg/0", "bg")
    painter.gradient(Rect(rect.x, rect.y, rect.w, 160 * laid.zoom), "bg/60", "bg/0")
    painter.cached(("title rope",), rect, partial(draw_rope, laid=laid))
    for key, place in (("ru", MOSCOW), ("ir", TEHRAN)):
        x, y = laid.put(place)
        size = max(26.0, 48 * laid.zoom)
        half = size / 2
        if key == "ru":
            painter.rect(Rect(x - half * 0.96, y - half * 0.96, half * 1.92, half * 1.92), fill="bg")
        else:
            painter.circle((x, y), half * 1.08, fill="bg")
        painter.actor(key, (x, y), size)


def paint_wordmark(painter: Painter, widget: Widget, mark: Mark, style: str) -> None:
    """Write the name."""
    painter.text(widget.name, (widget.rect.x - (4 if style == "title" else 0), widget.rect.y), style, "text")
