"""What a screen reader is told, and what it may do."""

from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from game.desktop.commands import Focus, Set
from game.desktop.page_size import WindowPage
from game.desktop.reader import ScreenReader
from game.desktop.toolkit.scene import Rect, Scene, Size, Widget

PAGE = WindowPage(2.0, Size(640, 400), (1280, 800))
CARD = Widget(
    "card",
    "card",
    "Squeeze the oil price",
    Rect(10, 20, 100, 50),
    value="34 %, cost 3",
    command=Set("open", 1),
    key="1",
)
SWITCH = Widget("on", "switch", "Patterns", Rect(0, 100, 40, 20), selected=True, command=Set("patterns", 0))
NAME = Widget("name", "entry", "Name", Rect(0, 200, 40, 20), entry="keep.name", value="old")
DEAR = Widget(
    "dear", "button", "Too dear", Rect(0, 300, 40, 20), command=Set("x", 1), disabled_why="Costs 3; you have 1."
)
PANEL = Widget("panel", "group", "", Rect(0, 0, 640, 400))
SCENE = Scene("turn", (PANEL, CARD, SWITCH, NAME, DEAR), title="2026 Q1")


class Names:
    """Every name asked of it is its own value, as an enumeration's would be."""

    def __getattr__(self, name: str) -> str:
        return name


@attrs.define
class Node:
    """A node that remembers what is said of it."""

    role: str
    said: dict[str, Any] = attrs.field(factory=dict)

    def __getattr__(self, name: str) -> Any:
        """Return what sets or adds something."""
        if name == "add_action":
            return lambda action: self.said.setdefault("actions", []).append(action)
        if name.startswith("set_"):
            return lambda *values: self.said.__setitem__(name[4:], values[0] if values else True)
        raise AttributeError(name)


def stand_in() -> Any:
    """Return what stands for the module accesskit."""
    names = Names()
    return SimpleNamespace(
        Node=Node,
        Role=names,
        Action=names,
        Toggled=names,
        Live=names,
        Rect=lambda *edges: edges,
        Tree=lambda root: SimpleNamespace(root=root),
        TreeUpdate=lambda focus: SimpleNamespace(focus=focus, nodes=[], tree=None),
    )


def told() -> tuple[ScreenReader, dict[int, Node], Any]:
    """Return a reader that was told of the scene, its nodes by number, and the whole update."""
    woken: list[int] = []
    reader = ScreenReader(stand_in(), lambda: woken.append(1))
    reader.tell(SCENE, "card", PAGE, "Moscow cuts prices")
    update = reader.tree()
    return reader, dict(update.nodes), update


def test_every_widget_with_a_name_is_told_with_its_role_value_and_place() -> None:
    """A reader hears of a card its name, value and key, and finds it where it is in the window."""
    reader, nodes, _ = told()
    card = nodes[reader.number("card")]
    assert card.role == "LIST_ITEM"
    assert (card.said["label"], card.said["value"], card.said["keyboard_shortcut"]) == (CARD.name, CARD.value, "1")
    assert card.said["bounds"] == (20, 40, 220, 140)
    assert reader.number("panel") not in nodes


def test_focus_and_news_are_told() -> None:
    """The focused widget is the reader's focus, and news stand in a live region."""
    reader, nodes, update = told()
    assert update.focus == reader.number("card")
    assert any(
        node.said.get("live") == "POLITE" and node.said["label"] == "Moscow cuts prices" for node in nodes.values()
    )


def test_what_is_switched_and_what_cannot_be_used_is_told() -> None:
    """A switch says that it is on; a button that cannot be used says so and why, and cannot be pressed."""
    reader, nodes, _ = told()
    assert nodes[reader.number("on")].said["toggled"] == "TRUE"
    dear = nodes[reader.number("dear")].said
    assert dear["disabled"] is True
    assert "Costs 3" in dear["description"]
    assert "CLICK" not in dear["actions"]


@pytest.mark.parametrize(
    ("name", "action", "value", "commands"),
    [
        ("card", "CLICK", None, (Focus("card"), Set("open", 1))),
        ("card", "FOCUS", None, (Focus("card"),)),
        ("name", "SET_VALUE", "new", (Focus("name"), Set("keep.name", "new"))),
        ("dear", "CLICK", None, ()),
    ],
)
def test_what_a_reader_does_becomes_commands(name: str, action: str, value: Any, commands: tuple[Any, ...]) -> None:
    """Pressing, focusing and typing through a reader do what they do by hand."""
    reader, _, _ = told()
    reader.take(SimpleNamespace(target=reader.number(name), action=action, data=value))
    assert reader.commands() == commands
    assert reader.commands() == ()


def test_numbers_stay_while_the_window_is_open() -> None:
    """A widget keeps its number from picture to picture, whatever comes and goes before it."""
    reader, _, _ = told()
    before = reader.number("dear")
    reader.tell(attrs.evolve(SCENE, widgets=(DEAR,)), "dear", PAGE)
    assert reader.number("dear") == before


def test_the_library_itself_takes_the_tree() -> None:
    """AccessKit, where it is installed, builds the same tree without complaint."""
    library = pytest.importorskip("accesskit")
    reader = ScreenReader(library, lambda: None)
    reader.tell(SCENE, "card", PAGE)
    update = reader.tree()
    labels = {node.label for _, node in update.nodes}
    assert {"Wedge, 2026 Q1", CARD.name, SWITCH.name, NAME.name, DEAR.name} <= labels
