"""Keys and pointer turned into commands."""

import attrs
import pytest

from game.desktop.commands import Close, Focus, Open, Say, Set
from game.desktop.preferences import DEFAULT
from game.desktop.toolkit.input_events import Alt, Composing, Key, PointerMove, Press, Release, Text, Wheel
from game.desktop.toolkit.scene import Looks, Rect, Scene, Scroll, Size, Widget
from game.desktop.toolkit.scrolling import offset_of, scrolled
from game.desktop.toolkit.stage import Place, Stage
from game.desktop.toolkit.theme import theme
from tests.desktop.toolkit.sketch import Clock, button, grid, stage

CARD = Widget(
    "card", "card", "Card", Rect(0, 0, 80, 80), command=Set("open", 1), twice=Set("add", 1), key="1", key_focuses=True
)
TRAY = Widget("tray", "list", "Orders", Rect(200, 0, 80, 80), takes=True)


def press(on: Stage, x: float, y: float) -> tuple[object, ...]:
    """Return what a click at a place asks for."""
    on.take(Press(x, y))
    return tuple(on.take(Release(x, y)))


def test_a_click_on_a_button_focuses_and_commands() -> None:
    """A click focuses the button and gives its command once."""
    on = stage(grid())
    assert press(on, 110, 10) == (Set("a1", True),)
    assert on.focus == "a1"


def test_letting_go_elsewhere_takes_a_click_back() -> None:
    """A press that is let go outside the button asks for nothing."""
    on = stage(grid())
    on.take(Press(10, 10))
    assert on.take(Release(300, 300)) == ()


def test_a_click_on_a_card_only_focuses_and_a_double_click_adds() -> None:
    """One click previews a card; two within half a second add it."""
    clock = Clock()
    on = stage(Scene("hand", (button("x", (300, 300)), CARD, TRAY)), clock)
    assert press(on, 10, 10) == ()
    assert on.focus == "card"
    clock.now = 0.3
    assert press(on, 10, 10) == (Set("add", 1),)
    clock.now = 5.0
    assert press(on, 10, 10) == ()


def test_a_card_dragged_to_the_tray_is_added() -> None:
    """Dragging adds where something takes it, and nowhere else."""
    on = stage(Scene("hand", (CARD, TRAY)))
    on.take(Press(10, 10))
    on.take(PointerMove(100, 20))
    assert on.pointer.dragged == "card"
    assert on.take(Release(220, 20)) == (Set("add", 1),)
    on.take(Press(10, 10))
    on.take(PointerMove(100, 20))
    assert on.take(Release(150, 200)) == ()


def test_a_cards_key_focuses_first_and_opens_then() -> None:
    """The number of a card focuses it; again opens it."""
    on = stage(Scene("hand", (button("x", (300, 300)), CARD)))
    (move,) = on.take(Key("1"))
    assert move == Focus("card")
    on.carry_out(move)
    assert on.take(Key("1")) == (Set("open", 1),)


def test_what_is_disabled_says_why() -> None:
    """A button that cannot be used can be focused, and answers with the reason."""
    on = stage(Scene("s", (attrs.evolve(button("x", (0, 0)), disabled_why="Costs 3; you have 1."),)))
    assert on.take(Key("enter")) == (Say("Costs 3; you have 1."),)
    assert press(on, 10, 10) == ()


def test_a_dialog_gives_focus_back() -> None:
    """Closing a dialog returns focus to where it came from."""
    on = stage(grid())
    on.focus_on("b2")
    on.carry_out(Open("dialog"))
    on.show(Scene("dialog", (button("ok", (0, 0)),)))
    assert on.focus == "ok"
    on.carry_out(Close())
    on.show(grid())
    assert on.focus == "b2"


def test_escape_goes_back_and_then_to_the_menu() -> None:
    """Escape closes what lies on top; with nothing on top it opens the menu."""
    on = stage(grid())
    assert on.take(Key("escape")) == (Open("menu"),)
    on.places.append(Place("dialog"))
    on.show(Scene("dialog", (button("ok", (0, 0)),)))
    assert on.take(Key("escape")) == (Close(),)


def test_typing_fills_a_field_and_keys_edit_it() -> None:
    """Letters go to the caret, Backspace takes one away, and hotkeys do not fire meanwhile."""

    def scene() -> Scene:
        field = Widget("f", "entry", "Name", Rect(0, 0, 200, 30), entry="name", value=str(on.local.get("name", "ab")))
        return Scene("s", (field, attrs.evolve(button("x", (0, 50)), key="c")))

    on = stage(grid())
    on.show(scene())
    for done in (Key("c"), Text("c"), Key("left"), Key("backspace"), Key("d"), Text("d")):
        assert on.take(done) == ()
        on.show(scene())
    assert on.local["name"] == "adc"
    for held in (Composing("ni"), Key("enter"), Key("backspace"), Text("\u4f60"), Composing("")):
        assert on.take(held) == ()
        on.show(scene())
    assert on.local["name"] == "ad\u4f60c"


def test_a_key_that_leads_to_a_field_is_not_typed_into_it() -> None:
    """The letter of a field's own key goes to the field, and what the key types does not; the next letter does."""

    def scene() -> Scene:
        value = str(on.local.get("name", ""))
        field = Widget("f", "entry", "Name", Rect(0, 0, 200, 30), entry="name", value=value, key="n", key_focuses=True)
        return Scene("s", (button("x", (0, 50)), field))

    on = stage(grid())
    on.show(scene())
    for done in (Key("n"), Text("n"), Key("o"), Text("o")):
        for command in on.take(done):
            assert isinstance(command, Focus)
            on.carry_out(command)
        on.show(scene())
    assert on.local["name"] == "o"


def test_a_button_held_too_short_does_nothing() -> None:
    """With hold-to-press a click counts only after the time chosen."""
    clock = Clock()
    on = stage(grid(), clock)
    on.hold = 0.3
    on.take(Press(10, 10))
    assert on.take(Release(10, 10)) == ()
    on.take(Press(10, 10))
    clock.now = 0.4
    assert on.take(Release(10, 10)) == (Set("a0", True),)


def test_a_tip_comes_after_a_while_by_pointer_and_by_focus() -> None:
    """A tip shows half a second after the pointer came, or somewhat later after focus did, and never at once."""
    clock = Clock()
    on = stage(Scene("s", (attrs.evolve(button("x", (0, 0)), tip="What it does"), button("y", (200, 0)))), clock)
    on.take(PointerMove(10, 10))
    assert on.tip() is None
    clock.now = 0.6
    assert on.tip() is not None
    on.focus_on("x")
    assert on.tip() is None
    clock.now = 1.5
    assert on.tip() is not None


def test_alt_prints_keys_only_while_it_is_held() -> None:
    """Holding Alt shows the keys; letting go hides them."""
    on = stage(grid())
    on.take(Alt(True))
    assert on.keys_shown
    on.take(Alt(False))
    assert not on.keys_shown


@pytest.mark.parametrize("steps", [-1.0, -100.0, 3.0])
def test_the_wheel_scrolls_within_bounds(steps: float) -> None:
    """However the wheel turns, what is shown lies within what there is."""
    scroll = Scroll("s", Rect(0, 0, 200, 100), 400)
    rows = [button(f"r{place}", (0, place * 40)) for place in range(10)]
    on = stage(grid())
    on.show(Scene("s", scrolled(rows, scroll, looks_of(on))))
    on.take(Wheel(50, 50, steps))
    assert 0 <= offset_of(scroll, on.local) <= 300


def test_focus_scrolls_into_sight() -> None:
    """A row that lies below what is seen is seen whole once it is focused."""
    scroll = Scroll("s", Rect(0, 0, 200, 100), 400)
    rows = [button(f"r{place}", (0, place * 40)) for place in range(10)]
    on = stage(grid())
    on.show(Scene("s", scrolled(rows, scroll, looks_of(on))))
    on.focus_on("r8")
    on.show(Scene("s", scrolled(rows, scroll, looks_of(on))))
    found = on.scene.find("r8") if on.scene else None
    assert found is not None
    assert found.seen == found.rect


def looks_of(on: Stage) -> Looks:
    """Return looks with what a stage remembers."""
    return Looks(Size(400, 300), theme("dark"), DEFAULT, local=on.local)
