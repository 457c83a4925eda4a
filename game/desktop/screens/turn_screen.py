"""The turn: where the partnership stands, what may be done, what has been ordered, what just happened."""

import attrs

from game.desktop.commands import Command, Open
from game.desktop.drawing.map_layers import faction_widgets
from game.desktop.drawing.turn_hand import hand_pages, hand_widgets
from game.desktop.drawing.turn_map import chosen_layer, map_widgets
from game.desktop.drawing.turn_news import news_widgets
from game.desktop.drawing.turn_orders import tray_widgets
from game.desktop.drawing.turn_rail import fold_key, rail_widgets
from game.desktop.drawing.turn_top import top_widgets
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.model.state.axes import COUNTRIES
from game.views.turn_view import TurnView

MARGIN = 16.0
# The seven domains take at least and at most so much height.
LEAST_ROWS, MOST_ROWS = 126.0, 168.0


@attrs.frozen
class Layout:
    """Where everything stands, logical pixels. `domains` is None where they fold away."""

    top: Rect
    map: Rect
    news: Rect
    header: Rect
    cards: Rect
    rail: Rect
    gauge: Rect
    domains: Rect | None
    tray: Rect


def layout(looks: Looks) -> Layout:
    """Return where everything stands on a page of this size."""
    w, h, low = looks.size.w, looks.size.h, looks.compact
    top, news, header, cards, foot = (50.0, 62.0, 40.0, 158.0, 10.0) if low else (56.0, 76.0, 46.0, 190.0, 14.0)
    rail = 334.0 if low else 400.0
    inner = Rect(w - rail + MARGIN, top, rail - 2 * MARGIN, h - top)
    left = w - rail - (8.0 if low else 16.0) - MARGIN
    y = h - foot - cards - header - news
    orders = 190.0 if low else 252.0
    tray = Rect(inner.x, h - (12.0 if low else MARGIN) - orders, inner.w, orders)
    start, rule = (top + 10.0, 14.0) if low else (top + 14.0, 17.0)
    room = tray.y - 20 - start
    rows = 0.0 if looks.folded else min(max(room - rule - (204.0 if low else 272.0), LEAST_ROWS), MOST_ROWS)
    gauge = room if looks.folded else min(room - rule - rows, 360.0)
    domains = None if looks.folded else Rect(inner.x, start + gauge + rule, inner.w, rows)
    return Layout(
        top=Rect(0, 0, w, top),
        map=Rect(0, top, w - rail - 8, y - top),
        news=Rect(MARGIN, y, left, news),
        header=Rect(MARGIN, y + news, left, header),
        cards=Rect(MARGIN, y + news + header, left, cards),
        rail=Rect(w - rail, top, rail, h - top),
        gauge=Rect(inner.x, start, inner.w, gauge),
        domains=domains,
        tray=tray,
    )


def turn(view: TurnView, looks: Looks) -> Scene:
    """Return the turn screen."""
    at = layout(looks)
    share, moving = progress(view, looks)
    page = Widget(
        "page",
        "window",
        f"{view.quarter}, quarter {view.turn + 1} of {view.quarters}",
        Rect(0, 0, looks.size.w, looks.size.h),
        z=-4,
        bleed=0,
    )
    rail = Widget(
        "rail", "group", "Rail", at.rail, Draw(paint_rail, at.gauge.bottom if at.domains else 0.0), z=-3, bleed=0
    )
    cards = hand_widgets(view, looks, at.header, at.cards)
    factions = faction_widgets(view, at.map) if chosen_layer(looks) == "factions" else ()
    widgets = (
        page,
        rail,
        *cards,
        *tray_widgets(view, looks, at.tray),
        *rail_widgets(view, looks, at.gauge, at.domains),
        *news_widgets(view, looks, at.news),
        *map_widgets(view, looks, at.map, share),
        *factions,
        *top_widgets(view, looks, at.top),
    )
    first = next((widget.id for widget in cards if widget.role == "card"), "end")
    return Scene(
        "turn",
        widgets,
        keys=hidden_keys(widgets, looks, folded=at.domains is None),
        first=first,
        moving=moving,
        title=f"Wedge, {view.quarter}",
        news=news(view),
        begins=moment(view),
        paged=hand_pages(view, looks, at.header, at.cards),
    )


def hidden_keys(widgets: tuple[Widget, ...], looks: Looks, *, folded: bool) -> tuple[tuple[str, Command], ...]:
    """Return the keys without a widget drawn: history, dossiers of countries that are covered, the folded domains."""
    drawn = {widget.key for widget in widgets}
    dossiers = ((f"f{3 + place}", Open("dossier", name)) for place, name in enumerate(COUNTRIES))
    history = ("h", Open("history"))
    return (history, *((fold_key(looks),) if folded else ()), *(pair for pair in dossiers if pair[0] not in drawn))


def progress(view: TurnView, looks: Looks) -> tuple[float, bool]:
    """Return how much of the rope's change has been shown, 0–1, and whether it still moves.

    The stage remembers when a quarter's turn was first shown; before it does, all is shown.
    """
    began, lasts = looks.local.get(f"began:{moment(view)}"), looks.seconds("strandBreak")
    if not isinstance(began, float) or not lasts or not view.changed_most:
        return 1.0, False
    share = (looks.now - began) / lasts
    return min(max(share, 0.0), 1.0), share < 1


def moment(view: TurnView) -> str:
    """Return what the moment is called at which this quarter's turn is first shown."""
    return f"turn.{view.campaign}.{view.turn}"


def news(view: TurnView) -> tuple[str, ...]:
    """Return what the text log tells of the turn."""
    lines = [f"{view.quarter}: the partnership stands at {round(view.index)}, {view.word}."]
    return (*lines, *(f"{line.says}." for line in view.headlines), *((view.playback,) if view.playback else ()))


def paint_rail(painter: Painter, widget: Widget, mark: Mark, rule: float) -> None:
    """Paint the ground of the rail."""
    painter.rect(widget.rect, "panel")
    painter.rect(Rect(widget.rect.x, widget.rect.y, 1, widget.rect.h), "line")
    if rule:
        painter.rect(Rect(widget.rect.x + MARGIN, rule + 7, widget.rect.w - 2 * MARGIN, 1), "line")
