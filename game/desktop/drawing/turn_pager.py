"""The hand's pager on the turn screen: arrows to other cards, which page is seen, and quiet buttons beside them."""

from game.desktop.commands import Command, Set
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Mark, Rect, Widget
from game.desktop.toolkit.type import width


def pressed(name: str, says: str, right: Rect, command: Command) -> Widget:
    """Return a quiet button whose right edge is where `right` begins."""
    wide = width(says, "small") + 16
    rect = Rect(right.x - wide - 6, right.y, wide, right.h)
    return Widget(name, "button", says, rect, Draw(paint_quiet_button), group="pager", command=command)


def pager(row: Rect, paging: tuple[int, int], remembered: str) -> list[Widget]:
    """Return the arrows to other pages and which page is seen, from the right; nothing where there is one page.

    remembered  the local that says which page is seen
    """
    page, pages = paging
    if pages < 2:
        return []
    says = f"{page + 1} of {pages}"
    wide = width(says, "caption") + 8
    ahead, back = min(page + 1, pages - 1), max(page - 1, 0)
    middle = Rect(row.right - 26 - wide, row.y, wide, row.h)
    return [
        arrow("next", "More cards", Rect(row.right - 26, row.y, 26, row.h), (Set(remembered, ahead), ahead != page)),
        Widget("page.count", "status", f"Page {says}", middle, Draw(paint_page, says)),
        arrow(
            "previous", "Earlier cards", Rect(middle.x - 26, row.y, 26, row.h), (Set(remembered, back), back != page)
        ),
    ]


def arrow(key: str, name: str, rect: Rect, to: tuple[Set, bool]) -> Widget:
    """Return an arrow to a page, and whether there is one that way."""
    command, there = to
    return Widget(
        f"page.{key}",
        "button",
        name,
        rect,
        Draw(paint_arrow, key, there),
        group="pager",
        command=command,
        disabled_why="" if there else "There are no more that way.",
        key="pagedown" if key == "next" else "pageup",
    )


def paint_arrow(painter: Painter, widget: Widget, mark: Mark, key: str, there: bool) -> None:
    """Paint an arrow to more cards."""
    rect = widget.rect
    ink = "text3" if not there else "text" if mark.hovered or mark.focused else "text2"
    way = 1 if key == "next" else -1
    x, y = rect.centre
    with painter.layer(rect) as layer:
        layer.line([(x - 3 * way, y - 5), (x + 2 * way, y), (x - 3 * way, y + 5)], ink if there else "lineStrong", 1.7)


def paint_page(painter: Painter, widget: Widget, mark: Mark, says: str) -> None:
    """Write which page of the hand is seen."""
    painter.text(says, (widget.rect.centre[0], widget.rect.y + 6), "caption", "text2", "centre")


def paint_quiet_button(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a button that is only its words."""
    ink = "text" if mark.hovered or mark.focused else "text2"
    painter.text(widget.name, (widget.rect.centre[0], widget.rect.y + 5), "small", ink, "centre")
