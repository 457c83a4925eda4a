"""What reading screens share: the bar on top with the way back."""

from game.desktop.commands import Close
from game.desktop.toolkit import type as typed
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.scene import Looks, Rect, Widget

TOP = 84.0
MARGIN = 32.0


def head(name: str, note: str, looks: Looks, done: str = "Done") -> tuple[Widget, ...]:
    """Return the bar on top of a reading screen: back, its name, a note, and the button that leaves."""
    wide = parts.button_width(done, key="escape")
    right = looks.size.w - MARGIN
    room = right - wide - 20 - MARGIN - 42
    fitted = typed.fit(name, "h2", room, 1)
    said = typed.width(note, "caption") + typed.width(name, fitted.style) + 24 < room
    made = [
        parts.button("done", done, Rect(right - wide, 16, wide, 40), Close(), kind="quiet", key="escape", group="head"),
        parts.icon_button("back", "Back", Rect(MARGIN - 5, 20, 32, 32), Close(), icon="back", group="head"),
        parts.heading("title", name, Rect(MARGIN + 42, 22, room, 0), "h2"),
        parts.rule("head.rule", Rect(MARGIN, 71, looks.size.w - 2 * MARGIN, 1)),
    ]
    if said and note:
        across = typed.width(note, "caption") + 1
        made.append(parts.label("head.note", note, Rect(right - wide - 20 - across, 28, across, 0), "caption", "text3"))
    return tuple(made)
