"""The title: the mark on the left, a new campaign on the right, and the ways to everything else below."""

from collections.abc import Iterator

import attrs

from game.desktop.commands import Ask, Continue, Open, Quit
from game.desktop.control.saved_campaigns import SaveLine
from game.desktop.screens.setup import setup, starting
from game.desktop.screens.titleart import northern_sign, paint_art, paint_wordmark
from game.desktop.toolkit import type as typed
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.scene import Draw, Looks, Rect, Scene, Widget

PANEL = 460.0
STEP = 34.0
LEAVE = Ask("Quit Wedge?", "Campaigns are saved after every quarter. Nothing is lost.", "Quit", Quit(), "Stay")

WAYS: tuple[parts.Choice, ...] = (
    ("load", "Load", Open("load")),
    ("settings", "Settings", Open("settings")),
    ("help", "Keys and glossary", Open("help")),
    ("credits", "Credits", Open("credits")),
    ("quit", "Quit", LEAVE),
)


@attrs.frozen
class ScenarioRow:
    """A scenario as the title tells of it.

    summary  a sentence, and when it begins at which oil price
    span     its first and its last quarter
    aims     of each country
    """

    name: str
    title: str
    summary: tuple[str, str]
    teaching: str
    span: tuple[str, str]
    quarters: int
    aims: tuple[tuple[str, str], ...]


@attrs.frozen
class TitleShown:
    """What the title shows: the scenarios, the campaign to go on with, the seed offered."""

    scenarios: tuple[ScenarioRow, ...]
    latest: SaveLine | None
    seed: int


def title(shown: TitleShown, looks: Looks) -> Scene:
    """Return the title screen."""
    wide = PANEL if looks.size.w >= 1200 else round(min(420.0, looks.size.w * 0.56))
    left = looks.size.w - wide
    art = Rect(0, 0, left, looks.size.h)
    form = setup(shown, looks, Rect(left, 0, wide, looks.size.h))
    ways = menu_row(shown, art)
    backdrop = Widget("art", "image", "Russia and Iran, and the rope between them", art, Draw(paint_art), bleed=0)
    edge = parts.rule("edge", Rect(left, 0, 1, looks.size.h), "line")
    word = wordmark(looks, left)
    begin = starting(shown, looks, Rect(left, 0, wide, looks.size.h))
    surface = parts.panel("setup", Rect(left, 0, wide, looks.size.h), "panel")
    first = "continue" if shown.latest is not None else "begin"
    widgets = (backdrop, *word, surface, edge, *ways, *form, *begin)
    return Scene("title", widgets, (("escape", LEAVE),), first, title="Wedge")


def wordmark(looks: Looks, left: float) -> tuple[Widget, ...]:
    """Return the name and the question beneath it."""
    margin = 48.0 if left > 500 else 24.0
    style = "title" if left > 760 else "display"
    top = 38.0 if style == "title" else 24.0
    high = 100.0 if style == "title" else 48.0
    question = "Can a partnership of convenience be pulled apart?"
    room = min(320.0 if style == "title" else 230.0, left - margin * 2)
    asked = "h2+400" if style == "title" else "lead"
    below = Rect(margin, top + high + 4, room, typed.height(question, asked, room))
    name = Widget("wordmark", "heading", "Wedge", Rect(margin, top, room + 20, high), Draw(paint_wordmark, style))
    if below.meets(northern_sign(left, looks.size.h)):
        # On a narrow picture Moscow and the rope stand where the question would; the name says enough.
        return (name,)
    return name, parts.label("question", question, below, asked, "text2")


def menu_row(shown: TitleShown, art: Rect) -> tuple[Widget, ...]:
    """Return the ways to everything else: a row below the picture, or a column where there is no room for one."""
    margin = 48.0 if art.w > 500 else 24.0
    going = going_on(shown.latest.quarter) if shown.latest is not None else ""
    first = typed.width(going, "body+600") + 66 if going else 0.0
    row = margin + first + 8 + sum(typed.width(text, "body+600") + 28 for _, text, _ in WAYS) <= art.w
    if row:
        return (*go_on(going, (margin, art.h - 76)), *in_a_row((margin + (first + 8 if going else 0), art.h - 74)))
    top = art.h - 24 - STEP * len(WAYS)
    return (*go_on(going, (margin, top - 50)), *in_a_column((margin - 10, top)))


def going_on(quarter: str) -> str:
    """Return the name of the button that goes on: with which quarter, or that only the review is left."""
    return f"Continue {quarter}" if quarter[:1].isdigit() else f"Back to {quarter}"


def go_on(name: str, corner: tuple[float, float]) -> tuple[Widget, ...]:
    """Return the button that goes on with the last campaign, where there is one."""
    if not name:
        return ()
    rect = Rect(*corner, typed.width(name, "body+600") + 66, 40)
    return (parts.button("continue", name, rect, Continue(), kind="quiet", icon="play", group="ways"),)


def in_a_row(corner: tuple[float, float]) -> Iterator[Widget]:
    """Yield the ways side by side."""
    x, y = corner
    for name, text, command in WAYS:
        wide = typed.width(text, "body+600") + 28
        yield parts.button(name, text, Rect(x, y, wide, 36), command, kind="bare", group="ways")
        x += wide


def in_a_column(corner: tuple[float, float]) -> Iterator[Widget]:
    """Yield the ways one under another."""
    for place, (name, text, command) in enumerate(WAYS):
        rect = Rect(corner[0], corner[1] + STEP * place, typed.width(text, "body+600") + 20, STEP - 2)
        yield parts.button(name, text, rect, command, kind="bare", group="ways")
