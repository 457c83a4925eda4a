"""About Wedge: what it is made of, by whom, under which licence."""

import attrs

import game
from game.desktop.commands import Close
from game.desktop.screens import reading_page
from game.desktop.toolkit import typography
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_words import lettered, words


@attrs.frozen
class LicenceNotice:
    """One thing Wedge is made with: what, by whom, under which licence, and what has to be said of it."""

    what: str
    whose: str
    licence: str
    says: str = ""

    @property
    def body(self) -> str:
        """Return all of it below its name."""
        return "\n".join(text for text in (self.whose, self.licence, self.says) if text)


@attrs.frozen
class CreditsView:
    """Everything to be credited."""

    notices: tuple[LicenceNotice, ...]


def credits(view: CreditsView, looks: Looks) -> Scene:  # noqa: A001 (the screen is called so)
    """Return the credits, in two columns where there is room."""
    columns = 2 if looks.size.w >= 1000 else 1
    area = Rect(32, reading_page.TOP + 4, looks.size.w - 64 - 16, looks.size.h - reading_page.TOP - 20)
    across = (area.w - 40 * (columns - 1)) / columns
    rows: list[Widget] = []
    y = area.y
    for start in range(0, len(view.notices), columns):
        line = view.notices[start : start + columns]
        high = max(typography.height(notice.body, "small", across) for notice in line) + 46
        for place, notice in enumerate(line):
            rect = Rect(area.x + place * (across + 40), y, across, high - 6)
            draw = Draw(paint_notice, notice.body)
            text = notice.body.replace("\n", ". ")
            rows.append(
                Widget(
                    f"notice.{start + place}", "listitem", notice.what, rect, draw, description=text, group="notices"
                )
            )
        y += high
    widgets = scrolled(rows, Scroll("credits", area, y - area.y), looks)
    head = reading_page.head(lettered("about_wedge"), words("told", "version", version=game.__version__), looks)
    return Scene("credits", (*widgets, *head), (("escape", Close()),), "done", title=lettered("about_wedge"))


def paint_notice(painter: Painter, widget: Widget, mark: Mark, body: str) -> None:
    """Paint one notice."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, rect.w, 1), fill="line")
    painter.text(widget.name, (rect.x, rect.y + 8), typography.fit(widget.name, "card", rect.w, 1).style, "text")
    painter.lines(typography.wrap(body, "small", rect.w), (rect.x, rect.y + 30), "small", "text2")
