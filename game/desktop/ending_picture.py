"""The ending as a picture: its screen painted once more, large, without the buttons."""

from pathlib import Path

import attrs
import pygame

from game.desktop.preferences import Preferences
from game.desktop.screens.registry import SCREENS
from game.desktop.toolkit.frame import Frame, Layer
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Looks, Size
from game.desktop.toolkit.theme import theme
from game.loose_types import OneOfMany

PAGE, SCALE = Size(1280, 800), 1.5
BUTTONS = ("foot",)


def keep_picture(page: OneOfMany, preferences: Preferences, path: Path) -> None:  # the ending screen's own class
    """Paint an ending and keep it as a PNG; OSError as the system gives it."""
    looks = Looks(PAGE, theme(preferences.theme), preferences)
    scene = SCREENS["ending"].build(page, looks)
    whole = attrs.evolve(scene, widgets=tuple(widget for widget in scene.widgets if widget.group not in BUTTONS))
    surface = pygame.Surface((round(PAGE.w * SCALE), round(PAGE.h * SCALE)))
    Frame().paint(Painter(surface, SCALE, looks.theme), [Layer(whole)], PAGE)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        pygame.image.save(surface, path)
    except pygame.error as fault:
        raise OSError(str(fault)) from None
