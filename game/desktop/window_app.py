"""The desktop window's entrance: opened, run until it is closed, and closed.

pygame is imported only here and after the environment says what SDL has to know.
"""

import os
from collections.abc import Sequence
from importlib import import_module
from secrets import randbelow
from time import monotonic
from types import ModuleType
from typing import TYPE_CHECKING

from game.desktop.commands import Commands
from game.paths import shipped

if TYPE_CHECKING:  # not circles: pygame, which these import, reads the environment that is set here first
    import pygame as pg

    from game.desktop.main_loop import Loop
    from game.desktop.preferences import Preferences

FRAME, CALM = 1 / 60, 0.1  # seconds between pictures while something moves, and between looks while nothing does
SIZE, LEAST = (1280, 800), (640, 400)
HEAD = 80  # pixels of a window's upper part by which it can be taken
SEEDS = 1_000_000
UNSEEN = ("dummy", "offscreen")
INSTEAD = "`wedge run` plays a campaign without a window"


class NoWindow(RuntimeError):  # noqa: N818 (it says what happened)
    """There is no window to be had, and what to do instead."""


def main(first: Commands = (), theme: str | None = None, scale: float | None = None) -> None:
    """Open the window, and return when it is closed.

    first   commands to begin with, after the title
    theme   instead of the one preferred, for this time
    scale   device pixels a logical pixel, instead of the window's own
    errors  NoWindow where there is no display, or where another pygame than pygame-ce lies in its place
    """
    loop = opened(theme, scale)
    try:
        loop.begin(first)
        run(loop)
    finally:
        loop.close()
        import_module("pygame").display.quit()


def opened(theme: str | None = None, scale: float | None = None) -> "Loop":
    """Return the window with its title, not yet painted."""
    pygame = toolkit()
    from game import languages
    from game.desktop import preferences, reader, voice
    from game.desktop.lazy_controller import LazyController
    from game.desktop.main_loop import Loop
    from game.desktop.own_screens import Shell
    from game.desktop.scene_view import SceneView
    from game.desktop.screens.setup_screen import SETUP
    from game.desktop.senses import Senses
    from game.desktop.toolkit.stage import Place, Stage

    place = preferences.folder()
    chosen, fault = preferences.stored(place)
    chosen = preferences.themed(chosen, theme) if theme else chosen
    languages.prefer(chosen.language)
    pane = pane_of(pygame, chosen)
    awake = pygame.event.custom_type()

    def wake() -> None:
        """Wake the loop, from whatever thread."""
        pygame.event.post(pygame.event.Event(awake))

    stage, way = Stage(monotonic, [Place("title")], hold=chosen.hold), voice.speaking_command()
    stage.local.update({f"{SETUP}.{name}": value for name, value in chosen.setup.items()})
    shell = Shell(randbelow(SEEDS), chosen, voice=way[0] if way else "")
    shell.arrive(False)
    senses = Senses.at(place, way, reader.opened(pane, wake))
    loop = Loop(SceneView.of(pane, stage, chosen, scale), shell, LazyController(wake, chosen), senses, place)
    loop.warn(fault)
    return loop


def toolkit() -> ModuleType:
    """Return pygame-ce with its display and fonts opened, and nothing else of it."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "wedge")
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    pygame = import_module("pygame")
    if not getattr(pygame, "IS_CE", False):
        instead = f"found pygame {pygame.version.ver} in the place of pygame-ce"
        raise NoWindow(
            f"{instead}; expected pygame-ce. Run: pip uninstall pygame, then pip install --force-reinstall pygame-ce"
        )
    try:
        pygame.display.init()
    except pygame.error as fault:
        raise NoWindow(f"There is no display to open a window on ({str(fault).lower()}); {INSTEAD}.") from None
    if pygame.display.get_driver() in UNSEEN and os.environ.get("SDL_VIDEODRIVER") not in UNSEEN:
        # SDL paints where nobody looks when it finds no display that it can reach.
        raise NoWindow(f"The display {os.environ.get('DISPLAY', '')!r} cannot be reached; {INSTEAD}.")
    pygame.font.init()
    return pygame


def pane_of(pygame: ModuleType, chosen: "Preferences") -> "pg.Window":
    """Return the window itself: as it was when last closed, where that is still on a display, else in the middle."""
    desktops = pygame.display.get_desktop_sizes()
    again = fits(chosen.window, desktops)
    size = chosen.window[2:] if again else first_size(desktops[0])
    pane: pg.Window = pygame.Window("Wedge", size, resizable=True, allow_high_dpi=True)
    pane.minimum_size = LEAST
    pane.set_icon(icon(pygame))
    if again:
        pane.position = chosen.window[:2]
    if chosen.full_screen:
        pane.set_fullscreen(True)
    return pane


def first_size(desktop: tuple[int, int]) -> tuple[int, int]:
    """Return how large the window is at first: 16 by 10 in three quarters of the display, but 1280 by 800 if it may."""
    wide = max(SIZE[0], min(desktop[0] * 3 // 4, desktop[1] * 3 // 4 * SIZE[0] // SIZE[1]))
    high = wide * SIZE[1] // SIZE[0]
    return min(wide, max(LEAST[0], desktop[0])), min(high, max(LEAST[1], desktop[1]))


def fits(window: tuple[int, ...], desktops: Sequence[tuple[int, int]]) -> bool:
    """Return whether a window of last time can be seen and reached: its head on a display, its size no larger.

    Displays may have gone since. Where there are several, how they lie beside each other is not told; together they
    reach no further than all their widths and heights, to any side.
    """
    if not window:
        return False
    left, top, wide, high = window
    widest, highest = sum(size[0] for size in desktops), sum(size[1] for size in desktops)
    sized = LEAST[0] <= wide <= widest and LEAST[1] <= high <= highest
    least = (0, 0) if len(desktops) == 1 else (-widest, -highest)
    return sized and least[0] - wide // 2 <= left <= widest - wide // 2 and least[1] <= top <= highest - HEAD


def run(loop: "Loop") -> None:
    """Step until the window is closed: at once where something moves, else when something happens."""
    pygame = import_module("pygame")
    loop.controller.warm()
    before = monotonic()
    while not loop.done:
        moves = loop.view.moving
        wait = max(0.001, before + FRAME - monotonic()) if moves else CALM
        event = pygame.event.wait(max(1, round(wait * 1000)))
        before = monotonic()
        events = pygame.event.get()
        loop.step(events if event.type == pygame.NOEVENT else [event, *events])


def icon(pygame: ModuleType) -> "pg.Surface":
    """Return the wedge for the window's frame and the task bar."""
    surface: pg.Surface = pygame.image.load_sized_svg(str(shipped("assets") / "icons" / "mark.svg"), (64, 64))
    return surface
