"""What a screen is: widgets with an identity, a role and a name, in focus order.

The same list is painted, hit, focused, read out and tested.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

import attrs

from game.desktop.commands import Command, Remembered
from game.desktop.preferences import Preferences
from game.desktop.toolkit.theme import Theme, tokens

ROLES = frozenset(
    [
        "window",
        "group",
        "heading",
        "label",
        "button",
        "radio",
        "tab",
        "checkbox",
        "switch",
        "slider",
        "entry",
        "list",
        "listitem",
        "image",
        "dialog",
        "status",
        "link",
        "card",
    ]
)
ACTS = frozenset(["button", "radio", "tab", "checkbox", "switch", "slider", "entry", "link", "card", "listitem"])
Value = TypeVar("Value", bool, int, str, tuple[str, ...])
COMPACT = (1200, 740)
LEAST = (1000, 620)


@attrs.frozen
class Size:
    """Width and height in logical pixels."""

    w: float
    h: float


@attrs.frozen
class Rect:
    """A rectangle in logical pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        """Return the middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def inset(self, by: float, down: float | None = None) -> "Rect":
        """Return the rectangle drawn in on every side; outwards where negative."""
        down = by if down is None else down
        return Rect(self.x + by, self.y + down, self.w - 2 * by, self.h - 2 * down)

    def moved(self, x: float, y: float) -> "Rect":
        """Return the rectangle moved."""
        return Rect(self.x + x, self.y + y, self.w, self.h)

    def meets(self, other: "Rect") -> bool:
        """Return whether two rectangles share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def common(self, other: "Rect") -> "Rect":
        """Return what two rectangles share; without size where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Rect(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))


@attrs.frozen
class Mark:
    """How a widget stands now: focused, under the pointer, held down; whether keys are printed beside controls."""

    focused: bool = False
    hovered: bool = False
    pressed: bool = False
    keys: bool = False


@attrs.frozen(init=False)
class Draw:
    """A drawing not yet made: a function and what it needs, so that two can be compared."""

    function: Callable[..., None]
    needs: tuple[object, ...]

    def __init__(self, function: Callable[..., None], *needs: object) -> None:
        """Take the function and what it is called with."""
        self.__attrs_init__(function, needs)


@attrs.frozen
class Scroll:
    """A place where more lies than is seen: its name, what is seen of it, and how high all of it is."""

    name: str
    area: Rect
    height: float


@attrs.frozen
class Widget:
    """One thing on the screen; positions are logical pixels.

    command  by Enter, space, its key, and one click where there is no `twice`
    twice    by double click, or by dragging it onto what `takes`
    again    by its own key when it is focused already; its command where none is given
    less     by ← and −; `more` by → and +
    entry    the name under which what is typed into it is remembered
    """

    id: str
    role: str = attrs.field(validator=attrs.validators.in_(ROLES))
    name: str
    rect: Rect
    paint: Draw | None = None
    value: str = attrs.field(default="", kw_only=True)
    description: str = attrs.field(default="", kw_only=True)
    group: str = attrs.field(default="", kw_only=True)
    command: Command | None = attrs.field(default=None, kw_only=True)
    twice: Command | None = attrs.field(default=None, kw_only=True)
    again: Command | None = attrs.field(default=None, kw_only=True)
    key: str | None = attrs.field(default=None, kw_only=True)
    key_focuses: bool = attrs.field(default=False, kw_only=True)
    less: Command | None = attrs.field(default=None, kw_only=True)
    more: Command | None = attrs.field(default=None, kw_only=True)
    entry: str | None = attrs.field(default=None, kw_only=True)
    focusable: bool = attrs.field(kw_only=True)
    selected: bool | None = attrs.field(default=None, kw_only=True)
    disabled_why: str = attrs.field(default="", kw_only=True)
    tip: str = attrs.field(default="", kw_only=True)
    takes: bool = attrs.field(default=False, kw_only=True)
    scroll: Scroll | None = attrs.field(default=None, kw_only=True)
    bleed: float = attrs.field(default=6, kw_only=True)
    z: int = attrs.field(default=0, kw_only=True)

    @focusable.default
    def _acts(self) -> bool:
        """Return whether the role is one that people use."""
        return self.role in ACTS

    @property
    def seen(self) -> Rect:
        """Return the part that is not scrolled away."""
        return self.rect.common(self.scroll.area) if self.scroll else self.rect


@attrs.frozen
class Paged:
    """Pages of what lies side by side, turned by the wheel over them and by the arrows at their ends.

    key     the name under which the page is remembered
    group   the widgets that lie on the pages
    before  which widget an arrow back focuses, and `after` an arrow ahead; "" where there is no such page
    """

    key: str
    group: str
    area: Rect
    page: int
    pages: int
    before: str
    after: str


@attrs.frozen
class Scene:
    """One picture of a screen.

    widgets  in focus order; painted in that order too, higher `z` later
    keys     keys that belong to no widget, each with its command
    first    which widget is focused when the screen opens
    moving   whether it must be built again for the next frame
    news     sentences for the text log and the screen reader, in order
    panel    of a dialog: its rectangle; a click outside does nothing
    paged    what lies there in pages, if anything does
    begins   a moment's name: when a scene that bears it is first in use, the local `began:` and the name is set to now
    """

    name: str
    widgets: tuple[Widget, ...]
    keys: tuple[tuple[str, Command], ...] = ()
    first: str | None = None
    moving: bool = False
    title: str = ""
    news: tuple[str, ...] = ()
    panel: Rect | None = None
    begins: str = ""
    paged: Paged | None = None

    def find(self, id: str | None) -> Widget | None:  # noqa: A002 (it is called so everywhere)
        """Return the widget of an id, or none."""
        return next((widget for widget in self.widgets if widget.id == id), None)


@attrs.frozen
class Looks:
    """Everything about the window, not the game, that a screen may depend on.

    size         logical pixels of the page
    preferences  what the user chose, see `game.desktop.preferences`
    focus        id of the focused widget
    hover        id of the widget under the pointer
    local        what screens remember between pictures: scroll, tab, text typed
    now          seconds since the window opened
    keys         whether Alt is held, and keys are printed beside controls
    """

    size: Size
    theme: Theme
    preferences: Preferences
    focus: str | None = None
    hover: str | None = None
    local: Mapping[str, Remembered] = attrs.field(factory=dict)
    now: float = 0.0
    keys: bool = False

    @property
    def compact(self) -> bool:
        """Return whether the page is laid out for a small window."""
        return self.size.w < COMPACT[0] or self.size.h < COMPACT[1]

    def remembered(self, key: str, usual: Value) -> Value:
        """Return what a screen remembers under a name; the usual where it remembers nothing of that kind."""
        value = self.local.get(key)
        return value if isinstance(value, type(usual)) else usual

    def seconds(self, motion: str) -> float:
        """Return how long a motion of the tokens lasts, 0 where motion is reduced."""
        return 0.0 if self.preferences.reduce_motion else float(tokens()["durations_ms"][motion]) / 1000

    @property
    def folded(self) -> bool:
        """Return whether the page is smaller than the least window, so that parts fold away."""
        return self.size.w < LEAST[0] or self.size.h < LEAST[1]
