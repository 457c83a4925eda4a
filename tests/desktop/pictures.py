"""Pictures of scenes without a window, and their comparison with those kept in `golden/`."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from game.desktop.toolkit.frame import Frame, Layer
from game.desktop.toolkit.painter import Painter, Written
from game.desktop.toolkit.scene import Looks, Mark, Scene
from game.desktop.toolkit.theme import Theme

GOLDEN = Path(__file__).parent / "golden"
FAR, MOST = 24, 0.0002


def painted(scenes: Sequence[Scene], looks: Looks, scale: float = 1.0) -> tuple[pygame.Surface, list[Written]]:
    """Return the picture of scenes over one another, and every text that was painted."""
    size = (round(looks.size.w * scale), round(looks.size.h * scale))
    surface, written = pygame.Surface(size, depth=32), list[Written]()
    painter = Painter(surface, scale, looks.theme, written=written)
    layers = [
        Layer(scene, marks(scene, looks, last=scene is scenes[-1]), scrim=scene is not scenes[0]) for scene in scenes
    ]
    Frame().paint(painter, layers, looks.size)
    return surface, written


def marks(scene: Scene, looks: Looks, *, last: bool) -> tuple[tuple[str, Mark], ...]:
    """Return how widgets stand: the focused one of the uppermost scene is marked."""
    return ((looks.focus, Mark(focused=True)),) if looks.focus and last and scene.find(looks.focus) else ()


def in_theme(looks: Looks, theme: Theme) -> Looks:
    """Return the same looks in another theme."""
    return Looks(looks.size, theme, looks.preferences, looks.focus, looks.hover, looks.local, looks.now, looks.keys)


def blurred(surface: pygame.Surface) -> NDArray[np.int16]:
    """Return a picture's channels, each pixel the mean of its neighbourhood of one."""
    soft = pygame.transform.box_blur(surface, 1)
    return np.asarray(pygame.surfarray.array3d(soft), np.int16)


def differs(found: pygame.Surface, kept: pygame.Surface) -> float:
    """Return the share of pixels that differ visibly, 1 where the sizes differ."""
    if found.get_size() != kept.get_size():
        return 1.0
    apart = np.abs(blurred(found) - blurred(kept)).max(axis=2)
    return float((apart > FAR).mean())


def check(name: str, found: pygame.Surface) -> None:
    """Compare a picture with the one kept under a name; with WEDGE_BLESS=1 keep it.

    Where they differ, both and their difference are left beside it as `.got.png` and `.diff.png`.
    """
    place = GOLDEN / f"{name}.png"
    if os.environ.get("WEDGE_BLESS") == "1":
        GOLDEN.mkdir(exist_ok=True)
        pygame.image.save(found, place)
        return
    assert place.exists(), f"there is no {place}; look at the picture and keep it with WEDGE_BLESS=1"
    kept = pygame.image.load(place)
    share = differs(found, kept)
    if share > MOST:
        pygame.image.save(found, place.with_suffix(".got.png"))
        if found.get_size() == kept.get_size():
            apart = np.abs(blurred(found) - blurred(kept)).astype(np.uint8)
            pygame.image.save(pygame.surfarray.make_surface(apart * 4), place.with_suffix(".diff.png"))
    assert share <= MOST, f"{name}: {100 * share:.3f} % of the pixels differ; see {place.with_suffix('.got.png')}"
