"""Small screens and a clock that stands, for the tests of the kit."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_VIDEO_DRIVER", "dummy")

import attrs
import pygame

from game.desktop.commands import Set
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect, Scene, Widget
from game.desktop.toolkit.stage import Place, Stage
from game.desktop.toolkit.theme import theme


@attrs.define
class Clock:
    """A clock that only a test moves on."""

    now: float = 0.0

    def __call__(self) -> float:
        """Return the time, seconds."""
        return self.now


def button(name: str, at: tuple[float, float], group: str = "", **also: object) -> Widget:
    """Return a button of 80 × 30 that sets a local of its own name."""
    rect = Rect(*at, 80, 30)
    return Widget(name, "button", name.title(), rect, group=group, command=Set(name, True), **also)  # type: ignore[arg-type]


def grid() -> Scene:
    """Return two rows of three buttons, and a column of two below."""
    rows = [button(f"{row}{column}", (column * 100, 40 * "ab".index(row)), row) for row in "ab" for column in range(3)]
    column = [button(f"c{place}", (0, 100 + 40 * place), "c") for place in range(2)]
    return Scene("grid", (*rows, *column))


def stage(scene: Scene, clock: Clock | None = None) -> Stage:
    """Return a stage on which a scene is shown."""
    made = Stage(clock or Clock(), [Place(scene.name)])
    made.show(scene)
    return made


def painter(wide: int = 400, high: int = 300, scale: float = 1.0, name: str = "dark") -> Painter:
    """Return a painter on a surface of its own; the size is logical."""
    if not pygame.display.get_init():
        pygame.display.init()
    pygame.font.init()
    surface = pygame.Surface((round(wide * scale), round(high * scale)))
    made = Painter(surface, scale, theme(name))
    surface.fill(made.theme.rgba("bg")[:3])
    return made
