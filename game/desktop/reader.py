"""Screen readers: the widgets of the screen in use told to AccessKit, and what a reader asks for told to the stage.

AccessKit is the extra `screenreader`; without it, or without a reader, nothing happens here.
"""

import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

import attrs

from game.desktop.commands import Command, Commands, Focus, Set
from game.desktop.page_size import WindowPage
from game.desktop.toolkit.scene import Rect, Scene, Widget
from game.desktop.toolkit.semantics import SILENT
from game.loose_types import Untyped

ROOT, LIVE = 0, 1
FIRST = 2
ROLES = {
    "window": "WINDOW",
    "group": "GROUP",
    "heading": "HEADING",
    "label": "LABEL",
    "button": "BUTTON",
    "radio": "RADIO_BUTTON",
    "tab": "TAB",
    "checkbox": "CHECK_BOX",
    "switch": "SWITCH",
    "slider": "SLIDER",
    "entry": "TEXT_INPUT",
    "list": "LIST",
    "listitem": "LIST_ITEM",
    "image": "IMAGE",
    "dialog": "DIALOG",
    "status": "STATUS",
    "link": "LINK",
    "card": "LIST_ITEM",
}


@attrs.define(eq=False)
class ScreenReader:
    """What a screen reader sees and does.

    library    the module accesskit, or what stands for it in a test; it ships no types
    wake       called from the reader's thread when it asks for something
    numbers    the number under which each widget is known
    requests   what the reader has asked for and nobody has taken yet
    """

    library: Untyped
    wake: Callable[[], None]
    adapter: Untyped = None
    numbers: dict[str, int] = attrs.field(factory=dict)
    requests: deque[Untyped] = attrs.field(factory=deque)
    latest: tuple[Scene, str | None, WindowPage] | None = None
    news: str = ""

    def tell(self, scene: Scene, focus: str | None, page: WindowPage, news: str = "") -> None:
        """Tell a reader, if there is one, what is seen now."""
        self.news = news or self.news
        self.latest = (scene, focus, page)
        if self.adapter is not None:
            events = self.adapter.update_if_active(self.tree)
            if events is not None:
                events.raise_events()

    def tree(self) -> Untyped:
        """Return what is seen now as AccessKit's tree; it may be asked for from any thread."""
        if self.latest is None:
            update = self.library.TreeUpdate(ROOT)
            update.nodes.append((ROOT, self.library.Node(self.library.Role.WINDOW)))
            update.tree = self.library.Tree(ROOT)
            return update
        scene, focus, page = self.latest
        spoken = [widget for widget in scene.widgets if widget.name and (widget.role not in SILENT or widget.value)]
        root = self.library.Node(self.library.Role.WINDOW)
        root.set_label(f"Wedge, {scene.title or scene.name}")
        root.set_children([*(self.number(widget.id) for widget in spoken), LIVE])
        live = self.library.Node(self.library.Role.STATUS)
        live.set_live(self.library.Live.POLITE)
        live.set_label(self.news)
        update = self.library.TreeUpdate(self.number(focus) if scene.find(focus) in spoken and focus else ROOT)
        update.nodes += [(ROOT, root), (LIVE, live)]
        update.nodes += [(self.number(widget.id), self.node(widget, page)) for widget in spoken]
        update.tree = self.library.Tree(ROOT)
        return update

    def number(self, name: str) -> int:
        """Return the number under which a widget is known, the same as long as the window is open."""
        return self.numbers.setdefault(name, len(self.numbers) + FIRST)

    def node(self, widget: Widget, page: WindowPage) -> Untyped:
        """Return one widget as AccessKit knows it."""
        library = self.library
        node = library.Node(getattr(library.Role, ROLES[widget.role]))
        node.set_label(widget.name)
        node.set_bounds(library.Rect(*edges(widget.seen, page)))
        if widget.value:
            node.set_value(widget.value)
        described = ", ".join(text for text in (widget.description, widget.disabled_why, widget.tip) if text)
        if described and described != widget.name:
            node.set_description(described)
        if widget.role in {"switch", "checkbox", "radio"} and widget.selected is not None:
            node.set_toggled(library.Toggled.TRUE if widget.selected else library.Toggled.FALSE)
        elif widget.selected is not None:
            node.set_selected(widget.selected)
        if widget.disabled_why:
            node.set_disabled()
        if widget.key:
            node.set_keyboard_shortcut(widget.key)
        for name, may in actions(widget):
            if may:
                node.add_action(getattr(library.Action, name))
        return node

    def take(self, request: Untyped) -> None:
        """Take what a reader asks for, from its own thread."""
        self.requests.append(request)
        self.wake()

    def commands(self) -> Commands:
        """Return the commands that the reader has asked for since."""
        commands: list[Command] = []
        names = {number: name for name, number in self.numbers.items()}
        while self.requests:
            request = self.requests.popleft()
            widget = self.latest[0].find(names.get(request.target)) if self.latest else None
            if widget is not None:
                commands += meant(widget, request.action, self.library.Action, request.data)
        return tuple(commands)

    def close(self) -> None:
        """Let go of the reader before Python ends, or its thread would call into nothing."""
        self.adapter = None


def edges(rect: Rect, page: WindowPage) -> tuple[float, float, float, float]:
    """Return a rectangle's edges in the window's device pixels."""
    x, y = page.origin
    scale = page.scale
    return rect.x * scale + x, rect.y * scale + y, rect.right * scale + x, rect.bottom * scale + y


def actions(widget: Widget) -> tuple[tuple[str, bool], ...]:
    """Return what can be done with a widget."""
    return (
        ("FOCUS", widget.focusable),
        ("CLICK", widget.command is not None and not widget.disabled_why),
        ("DECREMENT", widget.less is not None),
        ("INCREMENT", widget.more is not None),
        ("SET_VALUE", widget.entry is not None),
    )


def meant(widget: Widget, action: Untyped, kinds: Untyped, value: Untyped) -> Commands:
    """Return the commands that an action on a widget means."""
    focus = (Focus(widget.id),) if widget.focusable else ()
    if action == kinds.CLICK and widget.command is not None and not widget.disabled_why:
        return (*focus, widget.command)
    if action == kinds.INCREMENT and widget.more is not None:
        return (*focus, widget.more)
    if action == kinds.DECREMENT and widget.less is not None:
        return (*focus, widget.less)
    if action == kinds.SET_VALUE and widget.entry is not None:
        said = value[1] if isinstance(value, tuple) else value
        return (*focus, Set(widget.entry, str(said)))
    return focus if action == kinds.FOCUS else ()


def opened(pane: Untyped, wake: Callable[[], None]) -> ScreenReader | None:
    """Return what tells a screen reader of a window; None where AccessKit is not installed or finds no way."""
    try:
        library = import_module("accesskit")
    except ImportError:
        return None
    reader = ScreenReader(library, wake)
    with suppress(Exception):  # a bridge that does not come up must never keep anybody from playing
        if sys.platform == "win32":
            reader.adapter = library.windows.SubclassingAdapter(pane.handle, reader.tree, reader.take)
        elif sys.platform == "darwin":
            library.macos.add_focus_forwarder_to_window_class("SDLWindow")
            reader.adapter = library.macos.SubclassingAdapter.for_window(pane.handle, reader.tree, reader.take)
        else:
            reader.adapter = library.unix.Adapter(reader.tree, reader.take, lambda: None)
    return reader if reader.adapter is not None else None
