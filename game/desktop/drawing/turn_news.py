"""What happened last quarter, on the turn screen: two or three headlines and the way to the brief."""

from game.campaign.sentences import says
from game.desktop.commands import Open
from game.desktop.drawing import strips
from game.desktop.drawing.turn_orders import key_hint
from game.desktop.drawing.turn_rail import because
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import fit, width, wrap
from game.model.state.axes import CODE_OF
from game.views.turn_view import HeadlineView, TurnView


def news_widgets(view: TurnView, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the strip of what happened last quarter: two or three headlines, and the way to the brief."""
    head = 118.0 if not looks.compact else 100.0
    box = Widget("news", "group", "Last quarter", rect, Draw(paint_news), z=-1)
    brief = Rect(rect.x, rect.y + 28, 62, 24)
    widgets = [box]
    if not view.headlines:
        says = "Nothing has happened yet. The first brief arrives when you end the quarter."
        place = Rect(rect.x + head, rect.y + 10, rect.w - head, rect.h - 14)
        return (box, Widget("news.none", "status", says, place, Draw(paint_quiet)))
    most = 1 if looks.folded else 2 if looks.compact else 3
    step = (rect.w - head) / most
    for number, line in enumerate(view.headlines[:most]):
        place = Rect(rect.x + head + number * step, rect.y + 6, step - 12, rect.h - 8)
        widgets.append(headline(line, number, place))
    widgets.append(
        Widget("brief.strip", "link", "Brief", brief, Draw(paint_brief), command=Open("brief"), group="news", key="b")
    )
    return tuple(widgets)


def paint_news(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the strip's rule and heading."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, rect.w, 2), "text")
    painter.text("Last quarter", (rect.x, rect.y + 10), "small+600", "text")


def paint_quiet(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Say that nothing has happened yet."""
    first, rest = widget.name.split(". ", 1)
    high = painter.wrapped(f"{first}.", widget.rect.w, (widget.rect.x, widget.rect.y), "card", "text")
    painter.wrapped(rest, widget.rect.w, (widget.rect.x, widget.rect.y + high + 1), "small", "text2")


def paint_brief(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the way to the brief, with its key."""
    rect, ink = widget.rect, "text" if mark.hovered or mark.focused else "text2"
    wide = painter.text("Brief", (rect.x, rect.y + 3), "small", ink)
    key_hint(painter, "B", (rect.x + wide + 5 + width("B", "caption+cond") + 11, rect.y + 12), ink)


def headline(line: HeadlineView, number: int, rect: Rect) -> Widget:
    """Return one headline with who did it and what it moved."""
    reason = next((cause.says for cause in line.why), "")
    under = (line.effect, line.change) if line.effect else (reason, 0.0)
    value = f"{under[0]} {strips.whole(under[1])}" if line.effect else reason
    city = says("country", line.country) if line.country else ""
    who = "" if line.says.startswith(city) else f"{city[:1].upper()}{city[1:]}: "
    return Widget(
        f"news.{number}",
        "listitem",
        f"{who}{line.says}",
        rect,
        Draw(paint_headline, line, under),
        group="news",
        value=value,
        tip=because(line.says, line.why) if line.why else "",
        command=Open("brief", line.about or None),
    )


def paint_headline(painter: Painter, widget: Widget, mark: Mark, line: HeadlineView, under: tuple[str, float]) -> None:
    """Paint a headline."""
    rect = widget.rect
    if line.country:
        painter.actor(CODE_OF[line.country], (rect.x + 12, rect.y + 17), 23)
    left, room = rect.x + 33, rect.w - 33
    fitted = fit(line.says, "card", room, 2)
    lines = fitted.lines if len(fitted.lines) < 3 else fit(line.says, "small+600", room, 2).lines
    style = fitted.style if len(fitted.lines) < 3 else "small+600"
    high = painter.lines(lines, (left, rect.y + 3), style, "text")
    y = rect.y + 4 + high
    if round(under[1]):
        wide = painter.text(under[0], (left, y), "caption", "text2")
        painter.triangle((left + wide + 9, y + 8), 7, under[1] > 0, "text2")
        painter.text(strips.whole(abs(under[1])), (left + wide + 16, y), "caption", "text2")
        return
    for style in ("caption", "axis"):
        reason = wrap(under[0], style, room)
        if y + 16 * len(reason) <= rect.bottom + 2:
            painter.lines(reason, (left, y), style, "text2")
            return
