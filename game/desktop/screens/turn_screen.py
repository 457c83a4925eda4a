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
from game.views.turn_view import TurnShown

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


def turn(shown: TurnShown, looks: Looks) -> Scene:
    """Return the turn screen."""
    at = layout(looks)
    share, moving = progress(shown, looks)
    page = Widget(
        "page",
        "window",
        f"{shown.quarter}, quarter {shown.turn + 1} of {shown.quarters}",
        Rect(0, 0, looks.size.w, looks.size.h),
        z=-4,
        bleed=0,
    )
    rail = Widget(
        "rail", "group", "Rail", at.rail, Draw(paint_rail, at.gauge.bottom if at.domains else 0.0), z=-3, bleed=0
    )
    hand = hand_widgets(shown, looks, at.header, at.cards)
    factions = faction_widgets(shown, at.map) if chosen_layer(looks) == "factions" else ()
    found = (
        page,
        rail,
        *hand,
        *tray_widgets(shown, looks, at.tray),
        *rail_widgets(shown, looks, at.gauge, at.domains),
        *news_widgets(shown, looks, at.news),
        *map_widgets(shown, looks, at.map, share),
        *factions,
        *top_widgets(shown, looks, at.top),
    )
    first = next((widget.id for widget in hand if widget.role == "card"), "end")
    return Scene(
        "turn",
        found,
        keys=hidden_keys(found, looks, folded=at.domains is None),
        first=first,
        moving=moving,
        title=f"Wedge, {shown.quarter}",
        news=news(shown),
        begins=moment(shown),
        paged=hand_pages(shown, looks, at.header, at.cards),
    )


def hidden_keys(found: tuple[Widget, ...], looks: Looks, *, folded: bool) -> tuple[tuple[str, Command], ...]:
    """Return the keys without a widget drawn: history, dossiers of countries that are covered, the folded domains."""
    drawn = {widget.key for widget in found}
    dossiers = ((f"f{3 + place}", Open("dossier", name)) for place, name in enumerate(COUNTRIES))
    history = ("h", Open("history"))
    return (history, *((fold_key(looks),) if folded else ()), *(one for one in dossiers if one[0] not in drawn))


def progress(shown: TurnShown, looks: Looks) -> tuple[float, bool]:
    """Return how much of the rope's change has been shown, 0–1, and whether it still moves.

    The stage remembers when a quarter's turn was first shown; before it does, all is shown.
    """
    began, lasts = looks.local.get(f"began:{moment(shown)}"), looks.seconds("strandBreak")
    if not isinstance(began, float) or not lasts or not shown.changed_most:
        return 1.0, False
    share = (looks.now - began) / lasts
    return min(max(share, 0.0), 1.0), share < 1


def moment(shown: TurnShown) -> str:
    """Return what the moment is called at which this quarter's turn is first shown."""
    return f"turn.{shown.campaign}.{shown.turn}"


def news(shown: TurnShown) -> tuple[str, ...]:
    """Return what the text log tells of the turn."""
    told = [f"{shown.quarter}: the partnership stands at {round(shown.index)}, {shown.word}."]
    return (*told, *(f"{line.says}." for line in shown.headlines), *((shown.playback,) if shown.playback else ()))


def paint_rail(painter: Painter, widget: Widget, mark: Mark, rule: float) -> None:
    """Paint the ground of the rail."""
    painter.rect(widget.rect, "panel")
    painter.rect(Rect(widget.rect.x, widget.rect.y, 1, widget.rect.h), "line")
    if rule:
        painter.rect(Rect(widget.rect.x + MARGIN, rule + 7, widget.rect.w - 2 * MARGIN, 1), "line")
