"""What stands over the board while the quarter is played."""

from game.desktop.screens.dialogs import PAD, surface
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.scene import Looks, Rect, Scene
from game.desktop.window_words import words

HIGH = 112.0


def closing(view: object, looks: Looks) -> Scene:
    """Return what is said while a quarter is played; nothing can be done until the evening comes.

    view  nothing: what is said is the same for every seat
    """
    del view
    title = words("closing", "title")
    back = surface(title, looks, HIGH)
    room = back.rect.w - 2 * PAD
    heading = parts.heading("title", title, Rect(back.rect.x + PAD, back.rect.y + PAD, room, 0), "h2")
    place = Rect(back.rect.x + PAD, heading.rect.bottom + 6, room, 0)
    text = parts.label("text", words("closing", "text"), place, "small", "text2")
    return Scene("closing", (back, heading, text), (), None, title=title, panel=back.rect)
