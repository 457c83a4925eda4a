"""The title: the mark on the left, a new campaign on the right, and the ways to everything else below."""

from typing import Any

import attrs

from game.desk.shelf import SaveLine
from game.kit import parts
from game.kit import type as typed
from game.kit.commands import Ask, Open, Quit
from game.kit.scene import Draw, Looks, Rect, Scene, Widget
from game.seat.commands import Continue
from game.window.screens.setup import setup, starting
from game.window.screens.titleart import paint_art, paint_wordmark

PANEL = 460.0
NARROW = 900.0
LEAVE = Ask("Quit Wedge?", "Campaigns are saved after every quarter. Nothing is lost.", "Quit", Quit(), "Stay")


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
    narrow = looks.size.w < NARROW
    wide = PANEL if looks.size.w >= 1200 else round(min(420.0, looks.size.w * 0.56))
    left = looks.size.w - wide
    art = Rect(0, 0, left, looks.size.h)
    form = setup(shown, looks, Rect(left, 0, wide, looks.size.h))
    ways = menu_row(shown, looks, Rect(0, 0, left, looks.size.h), narrow)
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
    return (
        Widget("wordmark", "heading", "Wedge", Rect(margin, top, room + 20, high), Draw(paint_wordmark, style)),
        parts.label("question", question, below, asked, "text2"),
    )


def menu_row(shown: TitleShown, looks: Looks, art: Rect, narrow: bool) -> tuple[Widget, ...]:
    """Return the ways to everything else: a row below the picture, or a column where it is narrow."""
    rows: list[tuple[str, str, Any]] = [
        ("load", "Load", Open("load")),
        ("settings", "Settings", Open("settings")),
        ("help", "Keys and glossary", Open("help")),
        ("credits", "Credits", Open("credits")),
        ("quit", "Quit", LEAVE),
    ]
    margin = 48.0 if art.w > 500 else 24.0
    made: list[Widget] = []
    x, y = margin, art.h - 76
    if shown.latest is not None:
        name = f"Continue {shown.latest.quarter}"
        wide = typed.width(name, "body+600") + 66
        bottom = y - 36.0 * len(rows) + 10 if narrow else y
        made.append(
            parts.button(
                "continue", name, Rect(x, bottom, wide, 40), Continue(), kind="quiet", icon="play", group="ways"
            )
        )
        x += 0 if narrow else wide + 8
    if narrow:
        top = art.h - 24 - 34.0 * len(rows)
        for place, (key, text, command) in enumerate(rows):
            rect = Rect(margin - 10, top + 34 * place, typed.width(text, "body+600") + 20, 32)
            made.append(parts.button(key, text, rect, command, kind="bare", group="ways"))
        if shown.latest is not None:
            made[0] = attrs.evolve(made[0], rect=Rect(margin, top - 50, made[0].rect.w, 40))
        return tuple(made)
    for key, text, command in rows:
        wide = typed.width(text, "body+600") + 28
        made.append(parts.button(key, text, Rect(x, y + 2, wide, 36), command, kind="bare", group="ways"))
        x += wide
    return tuple(made)
