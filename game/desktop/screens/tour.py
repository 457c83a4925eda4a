"""The guided first quarter: three points, each beside what it speaks of; skippable, and never shown again."""

from game.desktop.commands import NextPoint, Toured
from game.desktop.drawing import strips
from game.desktop.drawing.card_face import Facing, paint_card
from game.desktop.screens import dialogs
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.views.interlude_view import TourView
from game.views.turn_view import TurnView

WIDE, HIGH = 700.0, 330.0
PICTURE = 190.0


def tour(view: TourView, looks: Looks) -> Scene:
    """Return one point of the guided first quarter."""
    ground = dialogs.surface(view.title, looks, HIGH, WIDE)
    inner = ground.rect.inset(32, 34)
    aside = PICTURE + 34 if inner.w > 480 else 0.0
    widgets = [ground]
    if aside:
        widgets += picture(view, Rect(inner.x, inner.y, PICTURE, inner.h))
    x, wide = inner.x + aside, inner.w - aside
    widgets.append(parts.heading("title", view.title, Rect(x, inner.y - 4, wide, 0), "h2"))
    y = widgets[-1].rect.bottom + 14
    for number, line in enumerate(view.lines, start=1):
        label = parts.label(f"line.{number}", line, Rect(x + 36, y + 2, wide - 36, 0), "body", "text")
        widgets += [Widget(f"disc.{number}", "image", str(number), Rect(x, y, 24, 24), Draw(paint_disc)), label]
        y = max(label.rect.bottom, y + 24) + 10
    last = view.point == view.of
    name = "Begin" if last else "Next"
    across = parts.button_width(name, key="enter")
    bottom = ground.rect.bottom - 32 - 42
    command = Toured() if last else NextPoint()
    place = Rect(x, bottom, across, 42)
    widgets.append(parts.button("next", name, place, command, kind="main", key="enter", group="tour"))
    if not last:
        skip = parts.button_width("Skip the tour", key="escape")
        place = Rect(x + across + 12, bottom, skip, 42)
        widgets.append(parts.button("skip", "Skip the tour", place, Toured(), kind="bare", key="escape", group="tour"))
    counted = f"{view.point} of {view.of}"
    place = Rect(ground.rect.right - 32 - 60, bottom + 12, 60, 0)
    widgets.append(parts.aligned("count", counted, place, ("caption", "text3", "right")))
    keys = (("escape", Toured()),) if last else ()
    name, news = f"tour.{view.point}", (view.title, *view.lines)
    return Scene(name, tuple(widgets), keys, first="next", title=view.title, news=news, panel=ground.rect)


def picture(view: TourView, rect: Rect) -> list[Widget]:
    """Return the picture beside a point: a card, the index with its strands, or the tray."""
    turn = view.turn
    match view.about:
        case "card":
            card = next((card for card in turn.hand_cards if card.odds), turn.hand_cards[0])
            facing = Facing(0.5, False, turn.words_only, card.odds is None)
            place = Rect(rect.x + 20, rect.y, 150, 200)
            return [Widget("picture", "image", card.title, place, Draw(paint_card, card, facing))]
        case "rope":
            draw = Draw(paint_figure, (turn.index, turn.word))
            top = Widget("picture", "image", f"Index {turn.index:.0f}", Rect(rect.x, rect.y, rect.w, 60), draw)
            bars = Rect(rect.x, rect.y + 70, rect.w, 24.0 * len(turn.strands))
            return [top, Widget("strands", "image", "The seven strands", bars, Draw(paint_strands, turn))]
        case _:
            titles = tuple((card.title, card.lever, card.cost) for card in turn.hand_cards[:2])
            place = Rect(rect.x, rect.y, rect.w, 150)
            return [Widget("picture", "image", "The orders tray", place, Draw(paint_tray, titles))]


def paint_disc(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a number in a disc."""
    x, y = widget.rect.centre
    painter.circle((x, y), 11, fill="text")
    painter.text(widget.name, (x, y - 9), "small+600", "bg", "centre")


def paint_figure(painter: Painter, widget: Widget, mark: Mark, index: tuple[float, str]) -> None:
    """Paint the index and its word."""
    wide = painter.text(f"{index[0]:.0f}", (widget.rect.x, widget.rect.y), "estimate", "text")
    painter.text(index[1], (widget.rect.x + wide + 12, widget.rect.y + 17), "h2", "text")


def paint_strands(painter: Painter, widget: Widget, mark: Mark, turn: TurnView) -> None:
    """Paint the seven strands as bars."""
    for place, strand in enumerate(turn.strands):
        y = widget.rect.y + place * 24
        painter.text(strand.label, (widget.rect.x, y), "axis", "text2")
        bar = Rect(widget.rect.x + 112, y + 6, widget.rect.w - 112, 5)
        strips.strand_bar(painter, bar, (strand.value, strand.value), turn.frayed, "rope")


def paint_tray(painter: Painter, widget: Widget, mark: Mark, orders: tuple[tuple[str, str, int], ...]) -> None:
    """Paint two orders on the tray and the button that ends the quarter."""
    rect = widget.rect
    for place, (title, lever, price) in enumerate(orders):
        row = Rect(rect.x, rect.y + place * 44, rect.w, 38)
        painter.rect(row, "raised", radius=4)
        painter.icon(lever, (row.x + 8, row.y + 10), 17, "text2")
        strips.named(painter, title, Rect(row.x + 32, row.y, row.w - 66, row.h), "small", "text")
        strips.coin(painter, (row.right - 18, row.centre[1]), price)
    end = Rect(rect.x, rect.y + 98, rect.w, 40)
    painter.rect(end, None, line="accent", radius=4)
    painter.text("End quarter", (end.centre[0], end.centre[1] - 10), "body+600", "text", "centre")
