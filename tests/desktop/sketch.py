"""Every screen of the window, built from a real campaign, for the tests that look at all of them."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_VIDEO_DRIVER", "dummy")

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pygame

from game.desktop.commands import (
    Ask,
    Begin,
    Close,
    Commissioned,
    Dial,
    EndQuarter,
    GiveOrder,
    PencilIn,
    Prepare,
    ShowError,
    TakeSeat,
)
from game.desktop.control.background import INLINE
from game.desktop.control.controller import Controller
from game.desktop.control.finished_campaigns import FinishedCampaign
from game.desktop.control.saved_campaigns import SaveLine
from game.desktop.own_screens import Shell
from game.desktop.page_size import page
from game.desktop.preferences import DEFAULT
from game.desktop.screens.registry import SCREENS
from game.desktop.toolkit.frame import Frame, Layer, paint_widget
from game.desktop.toolkit.painter import Painter, Written
from game.desktop.toolkit.scene import Looks, Mark, Rect, Scene, Size
from game.desktop.toolkit.stage import Place
from game.desktop.toolkit.theme import theme
from game.desktop.window_pages import PassedPage
from tests.desktop import turns

US, BOTH = "United States", "Iran, Russia"
SAVES = (
    SaveLine(Path("/s/a.wedge"), "a", "Partners of convenience", US, "2026 Q1", "24 Nov 2026, 18:02"),
    SaveLine(Path("/s/b.wedge"), "before the strait", "Strait crisis", BOTH, "2025 Q4", "23 Nov 2026, 9:40"),
    SaveLine(Path("/s/c.wedge"), "old", "old", "", "", "3 Oct 2026, 11:02", "line 1: found an empty file"),
)
INDEX = (46.0, 47.5, 44.0, 41.0, 38.5, 33.0, 30.0, 28.0, 27.0)
FINISHED = (
    FinishedCampaign(
        "d1", "partners_of_convenience", "Partners of convenience", "iran", 5, 8, "", "2025-11-30", 58.0, 51.0,
        "unpaid", "fractured", INDEX, (("Work with allies: envoys",),) * 8, ("unpaid_bill",), "/s/a.wedge",
    ),
    FinishedCampaign(
        "d2", "low_oil", "Low oil", "united_states", 6, 8, "day 2025-12-01", "2025-12-01", 40.0, 44.0,
        "as_before", "holds", INDEX[::-1], ((),) * 8, (),
    ),
)  # fmt: skip
NOT_AGAIN = ("Do not ask again this campaign", Close())
UNUSED = "End the quarter with 12 weeks unused?"
ASKED = Ask(UNUSED, "Up to 8 weeks carry over; the rest lapses.", "End quarter", Close(), "Keep planning", NOT_AGAIN)
WAYS = (("Choose another save", Close()), ("Show the folder", Close()))
NEWER = "It needs engine 1.1; this is 0.9. Nothing has been changed."
FAILED = ShowError("This save was made by a newer version", NEWER, WAYS)
SHELL: tuple[tuple[str, Any], ...] = (
    ("title", None),
    ("load", None),
    ("results", None),
    ("settings", None),
    ("help", None),
    ("credits", None),
    ("menu", None),
    ("keep", None),
    ("closing", None),
    ("ask", ASKED),
    ("wrong", FAILED),
)
PLAYED: tuple[tuple[str, Any], ...] = (
    ("board", None),
    ("board", "drawn"),
    ("lever", "us.table_vote"),
    ("lever", "us.oil_iran"),
    ("lever", "drawn"),
    ("crisis", "drawn"),
    ("evening", 1),
    ("evening", "drawn"),
    ("brief", 1),
    ("dossier", "iran"),
    ("dossier", "china"),
    ("commission", None),
    ("partnership", None),
    ("cards", ""),
    ("cards", "strand:arms"),
    ("advisors", ""),
    ("advisors", "us.declassify"),
    ("pencil", "us.oil_iran"),
    ("pencil", "us.declassify"),
    ("table", "iran"),
    ("answer", "iran"),
    ("deals", None),
    ("deals", "drawn"),
    ("ending", None),
    ("history", None),
    ("privacy", None),
    ("privacy", "drawn"),
)
EVERY = (*SHELL, *PLAYED)


@attrs.frozen
class Sketch:
    """A screen built and painted: its scene, its page, the texts painted by widget, and the picture."""

    scene: Scene
    size: Size
    written: tuple[tuple[str, Written], ...]
    surface: pygame.Surface


def settled(made: Controller) -> None:
    """Let a controller's workers come to an end."""
    for _ in range(400):
        made.poll()
        if not made.staff._inline and not made.table._inline:
            return


@cache
def campaign(quarters: int, played: int, seat: str = "united_states") -> Controller:
    """Return a campaign of some quarters of which some have been played, with a few orders drafted."""
    made = Controller(lambda: None, INLINE)
    made.game.carry_out(Begin(seats=(seat,), quarters=quarters, seed=5))
    made.game.carry_out(Commissioned())
    for _ in range(played):
        if seat == "united_states":
            made.game.carry_out(GiveOrder("us.table_vote"))
            made.game.carry_out(Dial("us.oil_iran", 2))
        made.game.carry_out(EndQuarter(confirmed=True))
    settled(made)
    if played < quarters and seat == "iran":
        made.game.carry_out(Prepare("ir.struck_us", "ir.harass"))
    if played < quarters and seat == "united_states":
        made.game.carry_out(Dial("us.posture", 0))
        made.game.carry_out(GiveOrder("us.table_vote"))
        made.game.carry_out(PencilIn("us.oil_iran", played + 2, 3))
        made.game.carry_out(PencilIn("us.offer_iran", played + 3, name="word.us", value=50.0))
    return made


@cache
def shared() -> Controller:
    """Return a campaign that three people play at one window, one of whom has given orders."""
    made = Controller(lambda: None, INLINE)
    made.game.carry_out(Begin(seats=("united_states", "russia", "iran"), seed=5))
    made.game.carry_out(TakeSeat())
    made.game.carry_out(EndQuarter(confirmed=True))
    return made


DRAWN: dict[str, Callable[[], Any]] = {
    "board": turns.page,
    "lever": turns.lever_page,
    "crisis": turns.crisis_page,
    "evening": turns.evening_page,
    "deals": turns.deals_page,
    "privacy": lambda: PassedPage("russia", "2025 Q3", ("russia",), (), WAITED_FOR, "iran"),
}
WAITED_FOR = "Wedge/by file/To Tehran from Moscow, quarter 3 0f3a9c.turn"


@cache
def shown(name: str, about: Any) -> Any:
    """Return what a screen shows, once the workers are quiet."""
    if about == "drawn":
        return DRAWN[name]()
    if SCREENS[name].shell:
        return Shell(241125, DEFAULT, SAVES, playing=True, finished=FINISHED).view(Place(name, about))
    if name == "privacy":
        return shared().view(name)
    made = (
        campaign(4, 4) if name == "ending" else campaign(8, 2, about) if name in ("table", "answer") else campaign(8, 2)
    )
    made.view(name, about, None)
    settled(made)
    return made.view(name, about, None)


def sketch(name: str, about: Any, window: tuple[int, int], text: int = 100, look: str = "dark") -> Sketch:
    """Return a screen as it is in a window of some device pixels, with its first stop focused."""
    if not pygame.display.get_init():
        pygame.display.init()
    pygame.font.init()
    found = page(window, window, (None, text / 100), SCREENS[name].least)
    preferences = attrs.evolve(DEFAULT, text_size=text, theme=look, patterns=text > 100)
    looks = Looks(found.size, theme(look), preferences)
    build = SCREENS[name].build
    first = build(shown(name, about), looks)
    focus = first.first or next((widget.id for widget in first.widgets if widget.focusable), None)
    scene = build(shown(name, about), attrs.evolve(looks, focus=focus))
    surface = pygame.Surface((round(found.size.w * found.scale), round(found.size.h * found.scale)))
    painter = Painter(surface, found.scale, looks.theme)
    return Sketch(scene, found.size, tuple(painted(painter, scene, found.size, focus)), surface)


def painted(painter: Painter, scene: Scene, size: Size, focus: str | None) -> Iterator[tuple[str, Written]]:
    """Paint a scene, and yield each text with the widget that painted it."""
    Frame().paint(painter, [Layer(attrs.evolve(scene, widgets=()))], size)
    for widget in sorted(scene.widgets, key=lambda widget: widget.z):
        painter.written = []
        layer = Layer(attrs.evolve(scene, widgets=(widget,)), ((widget.id, Mark(focused=widget.id == focus)),))
        over(painter, layer)
        yield from ((widget.id, written) for written in painter.written)


def over(painter: Painter, layer: Layer) -> None:
    """Paint one layer's widgets over what is there."""
    for widget, mark in layer.paint_order():
        paint_widget(painter, widget, mark)


def ink(written: Written) -> Rect:
    """Return where a text's letters are: its line box without the room above and below them."""
    spare = written.rect.h * 0.22
    return Rect(written.rect.x, written.rect.y + spare, written.rect.w, written.rect.h - 2 * spare)
