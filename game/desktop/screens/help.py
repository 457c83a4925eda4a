"""Keys and glossary."""

from collections.abc import Iterable

import attrs

from game.desktop.commands import Close, Set
from game.desktop.screens import reading_page
from game.desktop.toolkit import paints, typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_words import lettered, words

PAGE, SOUGHT = "help.page", "help.sought"
TO = "–"  # between the first and the last of several keys
KEYS = (
    (("1", TO, "7"), "focus"),
    (("enter",), "press"),
    (("escape",), "escape"),
    (("left", "right"), "move"),
    (("up", "down"), "rows"),
    (("tab", "shift+tab"), "stops"),
    (("+", "-"), "turn"),
    (("pageup", "pagedown"), "pages"),
    (("n",), "not_ready"),
    (("ctrl+enter",), "end"),
    (("backspace",), "take_back"),
    (("ctrl+z",), "undo"),
    (("l", "r", "o", "f"), "layers"),
    (("x",), "crisis"),
    (("i",), "answer"),
    (("y",), "commission"),
    (("d",), "partnership"),
    (("t",), "table"),
    (("e",), "evening"),
    (("b",), "brief"),
    (("f3", TO, "f8"), "dossiers"),
    (("h",), "history"),
    (("?", "f1"), "help"),
    (("f11",), "full_screen"),
    (("ctrl++", "ctrl+-", "ctrl+0"), "text"),
    (("alt",), "alt"),
)


@attrs.frozen
class Term:
    """A word of the field: what it means here, and where it comes from."""

    word: str
    means: str
    source: str


@attrs.frozen
class HelpView:
    """The glossary, and the word looked up, if one is."""

    terms: tuple[Term, ...]
    about: str | None = None


def help(view: HelpView, looks: Looks) -> Scene:  # noqa: A001 (the screen is called so)
    """Return keys and glossary: side by side where there is room, else one at a time."""
    sought = looks.remembered(SOUGHT, view.about or "")
    terms = tuple(term for term in view.terms if sought.lower() in f"{term.word} {term.means}".lower())
    wide = looks.size.w >= 1000
    top, y = reading_page.TOP + 4, looks.size.h
    page = looks.remembered(PAGE, "terms" if view.about else "keys")
    tabs: tuple[Widget, ...] = ()
    if not wide:
        ways = (("keys", lettered("keys"), Set(PAGE, "keys")), ("terms", lettered("glossary"), Set(PAGE, "terms")))
        tabs = tuple(attrs.evolve(segment, role="tab") for segment in parts.segments("page", ways, page, (32, top)))
        top += 48
    across = (looks.size.w - 64 - 56) / 2 if wide else looks.size.w - 64
    widgets: list[Widget] = [*tabs]
    if wide or page == "terms":
        left = looks.size.w - 32 - across
        widgets += glossary(terms, looks, Rect(left, top, across - 12, y - top - 16), view.about or "")
    if wide or page == "keys":
        widgets += key_sheet(looks, Rect(32, top, across - 12, y - top - 16))
    first = tabs[0].id if tabs else "sought"
    return Scene(
        "help",
        (*widgets, *reading_page.head(lettered("keys_and_glossary"), "", looks)),
        (("escape", Close()),),
        first,
        title=lettered("keys_and_glossary"),
    )


def key_sheet(looks: Looks, box: Rect) -> tuple[Widget, ...]:
    """Return the keys and what each does."""
    rows = [parts.label("keys", lettered("keys"), Rect(box.x, box.y, box.w, 0), "label", "text")]
    y, room = box.y + 30, box.w - 164
    for keys, act in KEYS:
        does = words("keys_do", act)
        high = max(18, typography.height(does, "small", room)) + 12
        name = f"{' '.join(key if key == TO else paints.cap_text(key) for key in keys)}: {does}"
        rect = Rect(box.x, y, box.w, high)
        rows.append(Widget(f"key.{keys[0]}", "listitem", name, rect, Draw(paint_keys, keys, does), focusable=False))
        y += high
    return scrolled(rows, Scroll("keys", box, y - box.y), looks)


def glossary(terms: Iterable[Term], looks: Looks, box: Rect, about: str) -> tuple[Widget, ...]:
    """Return the field to search in, and the terms."""
    field = parts.entry(
        "sought", lettered("search_the_glossary"), Rect(box.x + 96, box.y, box.w - 96, 32), (SOUGHT, about), looks
    )
    name = parts.label("terms", lettered("glossary"), Rect(box.x, box.y + 6, 90, 0), "label", "text")
    area = Rect(box.x, box.y + 46, box.w, box.h - 46)
    rows: list[Widget] = []
    y = area.y
    for term in terms:
        rect = Rect(box.x, y, box.w, term_height(term, box.w))
        text = words("told", "term_spoken", means=term.means, source=term.source)
        draw = Draw(paint_term, (term.means, term.source))
        rows.append(Widget(f"term.{term.word}", "listitem", term.word, rect, draw, description=text, group="terms"))
        y = rect.bottom
    if not rows:
        rows.append(parts.label("none", lettered("no_word_of_the_glossary"), Rect(box.x, y, box.w, 0), "body", "text2"))
    return (name, field, *scrolled(rows, Scroll("terms", area, max(1.0, y - area.y)), looks))


def term_height(term: Term, room: float) -> float:
    """Return how high a term is."""
    source = words("told", "source", source=term.source)
    return 22 + typography.height(term.means, "small", room) + typography.height(source, "caption", room) + 16


def paint_term(painter: Painter, widget: Widget, mark: Mark, said: tuple[str, str]) -> None:
    """Paint a term: the word, what it means, and where it comes from."""
    rect = widget.rect
    painter.text(widget.name, (rect.x, rect.y), "card", "text")
    high = painter.wrapped(said[0], rect.w, (rect.x, rect.y + 22), "small", "text2")
    painter.wrapped(words("told", "source", source=said[1]), rect.w, (rect.x, rect.y + 24 + high), "caption", "text3")


def paint_keys(painter: Painter, widget: Widget, mark: Mark, keys: tuple[str, ...], does: str) -> None:
    """Paint keys in their frames, and what they do."""
    rect, x = widget.rect, widget.rect.x
    for key in keys:
        if key == TO:
            x += painter.text(TO, (x, rect.y), "small", "text2") + 6
            continue
        paints.cap(painter, (x, rect.y), key, "text2")
        x += paints.cap_width(key) + 6
    painter.wrapped(does, rect.w - 164, (rect.x + 164, rect.y), "small", "text")
