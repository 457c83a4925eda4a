"""What reading pages share: marks of countries, icons with words, the article's voice, how sure a figure is."""

from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.model.state.axes import CODE_OF
from game.model.state.observation import GUESS, INFERRED, OBSERVED

SURE = {OBSERVED: 3, INFERRED: 2, GUESS: 1}


def paint_mark(painter: Painter, widget: Widget, mark: Mark, country: str) -> None:
    """Paint a country's mark, as large as the widget is high."""
    painter.actor(CODE_OF[country], widget.rect.centre, min(widget.rect.w, widget.rect.h))


def paint_words(painter: Painter, widget: Widget, mark: Mark, icon: str) -> None:
    """Paint an icon and the widget's name beside it."""
    rect = widget.rect
    painter.icon(icon, (rect.x, rect.y), 18, "accentText")
    painter.wrapped(widget.name, rect.w - 28, (rect.x + 28, rect.y), "small", "text2")


def paint_voice(painter: Painter, widget: Widget, mark: Mark, said_by: str) -> None:
    """Paint a claim of the article in our words, with the accent that is its voice, and where it stands."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, 3, rect.h), "accent")
    high = painter.wrapped(widget.name, rect.w - 17, (rect.x + 17, rect.y), "quote", "text")
    painter.wrapped(said_by, rect.w - 17, (rect.x + 17, rect.y + high + 3), "caption", "text3")


def sure_marks(painter: Painter, place: tuple[float, float], sure: str) -> None:
    """Paint how surely a figure is known: three boxes filled, two, or one; their right end at a place."""
    for box in range(3):
        rect = Rect(place[0] - 25 + box * 9, place[1], 7, 7)
        painter.rect(rect, fill="text2" if box < SURE[sure] else None, line="text3")
