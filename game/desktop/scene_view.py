"""What is seen: scenes built from what is shown, laid over one another and painted where something is different."""

from collections.abc import Callable

import attrs
import pygame

from game.desktop.page_size import WindowPage, page
from game.desktop.preferences import Preferences
from game.desktop.screens.overlay import overlay
from game.desktop.screens.registry import SCREENS
from game.desktop.toolkit.frame import Frame, Layer
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Looks, Mark, Scene, Size
from game.desktop.toolkit.stage import Place, Stage
from game.desktop.toolkit.theme import theme

Answer = Callable[[Place], object]


@attrs.define(eq=False)
class SceneView:
    """The window's picture.

    pane    the window itself
    clock   seconds, for whatever moves
    forced  a scale that was asked for, instead of the window's own
    seen    what the screens showed when they were last built
    moving  whether the screen in use has to be built again for the next picture
    """

    pane: pygame.Window
    stage: Stage
    clock: Callable[[], float]
    forced: float | None
    preferences: Preferences
    painter: Painter
    page: WindowPage
    frame: Frame = attrs.field(factory=Frame)
    seen: tuple[object, ...] = ()
    over: Scene | None = None
    moving: bool = False

    @classmethod
    def of(cls, pane: pygame.Window, stage: Stage, preferences: Preferences, forced: float | None) -> "SceneView":
        """Return the view of a window."""
        surface, look = pane.get_surface(), theme(preferences.theme, preferences.monochrome)
        page_now = page(surface.get_size(), pane.size, (forced, preferences.text_size / 100), SCREENS["title"].least)
        return cls(pane, stage, stage.clock, forced, preferences, Painter(surface, page_now.scale, look), page_now)

    def settle(self) -> None:
        """Take the window's size, the scale that goes with it, and a painter for both."""
        surface = self.pane.get_surface()
        wanted = (self.forced, self.preferences.text_size / 100)
        page_now = page(surface.get_size(), self.pane.size, wanted, self.least())
        look = theme(self.preferences.theme, self.preferences.monochrome)
        if self.page.fits(page_now):
            page_now = attrs.evolve(page_now, offset=self.page.offset)
        painter = self.painter
        if page_now != self.page or painter.theme != look or painter.surface is not surface:
            self.page, self.stage.changed = page_now, True
            same = painter.scale == page_now.scale and painter.theme == look
            cached, held = (painter.kept_stamps, painter.kept_bytes) if same else ({}, 0)
            self.painter = Painter(surface, page_now.scale, look, page_now.origin, None, cached, held)

    def show(self, answer: Answer) -> Scene | None:
        """Build and paint where anything is different; return the screen in use, None where nothing was painted."""
        self.settle()
        pile = self.pile()
        seen = tuple(answer(place) for place in pile)
        if not self.stale(seen):
            return None
        self.seen, self.stage.changed = seen, False
        scenes = self.built(pile, seen, answer)
        self.paint(pile, scenes)
        return scenes[-1]

    def stale(self, seen: tuple[object, ...]) -> bool:
        """Return whether the picture is no longer what it should be."""
        if self.stage.changed or self.moving or len(seen) != len(self.seen):
            return True
        if any(new is not old and new != old for new, old in zip(seen, self.seen, strict=True)):
            return True
        return self.over != overlay(self.stage, self.looks(self.stage.focus))

    def pile(self) -> tuple[Place, ...]:
        """Return the screens that are seen: the one in use, and under a dialog all down to a whole screen."""
        places = self.stage.places
        base = max(number for number, place in enumerate(places) if not SCREENS[place.screen].dialog or number == 0)
        return tuple(places[base:])

    def least(self) -> Size:
        """Return what all the screens that are seen need, logical."""
        needs = [SCREENS[place.screen].least for place in self.pile()]
        return Size(max(need.w for need in needs), max(need.h for need in needs))

    def looks(self, focus: str | None) -> Looks:
        """Return the window's part of what a screen depends on."""
        stage, painter = self.stage, self.painter
        return Looks(
            size=self.page.size,
            theme=painter.theme,
            preferences=self.preferences,
            focus=focus,
            hover=stage.hover,
            local=stage.local,
            now=self.clock(),
            keys=stage.keys_shown,
        )

    def built(self, pile: tuple[Place, ...], seen: tuple[object, ...], answer: Answer) -> tuple[Scene, ...]:
        """Return the scenes of a pile, the last of them in use."""
        scenes = [
            SCREENS[place.screen].build(view, self.looks(place.focus)) for place, view in zip(pile, seen, strict=True)
        ]
        before, began = self.stage.focus, self.has_begun(scenes[-1])
        self.stage.show(scenes[-1])
        if self.stage.focus != before or not began:
            scenes[-1] = SCREENS[pile[-1].screen].build(answer(pile[-1]), self.looks(self.stage.focus))
            self.stage.show(scenes[-1])
        self.moving = scenes[-1].moving
        return tuple(scenes)

    def has_begun(self, scene: Scene) -> bool:
        """Return whether a scene's moment has been there before; else it is remembered as now."""
        key = f"began:{scene.begins}"
        if not scene.begins or key in self.stage.local:
            return True
        self.stage.local[key] = self.clock()
        return False

    def paint(self, pile: tuple[Place, ...], scenes: tuple[Scene, ...]) -> None:
        """Paint scenes over one another, what lies over them all, and show it."""
        last = len(scenes) - 1
        layers = [
            Layer(scene, self.widget_marks() if number == last else (), SCREENS[place.screen].dialog and number > 0)
            for number, (place, scene) in enumerate(zip(pile, scenes, strict=True))
        ]
        self.over = overlay(self.stage, self.looks(self.stage.focus))
        layers.append(Layer(self.over))
        self.page = self.page.following(self.stage)
        self.painter.origin = self.page.origin
        if self.frame.paint(self.painter, layers, self.page.size):
            self.pane.flip()

    def widget_marks(self) -> tuple[tuple[str, Mark], ...]:
        """Return how the widgets of the screen in use stand."""
        stage = self.stage
        focus, hover, pressed = stage.focus, stage.hover, stage.pointer.pressed
        return tuple(
            (name, Mark(name == focus, name == hover, name == pressed and name == hover, stage.keys_shown))
            for name in {focus, hover, pressed}
            if name is not None
        )

    def exposed(self) -> None:
        """Paint all of it next time, because the system has lost some."""
        self.frame.under = ()
        self.stage.changed = True
