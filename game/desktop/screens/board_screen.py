"""The board: where things stand, what closes soon, what may be ordered, and what it is expected to do."""

import attrs

from game.desktop.commands import Command, NextHint, Open, Set
from game.desktop.drawing.board_end import end_widget, playback_widgets, weeks_widget
from game.desktop.drawing.board_map import chosen_layer, map_widgets
from game.desktop.drawing.board_moves import moves_pages, moves_widgets
from game.desktop.drawing.board_plan import plan_widgets
from game.desktop.drawing.board_policies import HEAD, policies_widgets
from game.desktop.drawing.board_rail import rail_widgets
from game.desktop.drawing.board_strip import strip_widgets
from game.desktop.drawing.board_top import top_widgets
from game.desktop.drawing.map_layers import faction_widgets
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_pages import BoardPage
from game.desktop.window_words import lettered, quarter_shown, words
from game.model.state.axes import COUNTRIES
from game.views.board_view import BoardView

MARGIN = 16.0


@attrs.frozen
class Layout:
    """Where everything stands, logical pixels."""

    top: Rect
    map: Rect
    strip: Rect
    header: Rect
    cards: Rect
    rail: Rect
    score: Rect
    plan: Rect
    policies: Rect
    weeks: Rect
    end: Rect


def layout(looks: Looks, dials: int) -> Layout:
    """Return where everything stands on a page of this size.

    dials  how many policies there are
    """
    w, h, low = looks.size.w, looks.size.h, looks.compact
    top, strip, header, cards, foot = (50.0, 64.0, 34.0, 158.0, 10.0) if low else (56.0, 84.0, 42.0, 192.0, 16.0)
    rail = 334.0 if low else 400.0
    inner = Rect(w - rail + MARGIN, top, rail - 2 * MARGIN, h - top)
    left = w - rail - (8.0 if low else 16.0) - MARGIN
    y = h - foot - cards - header - strip
    end = Rect(inner.x, h - (12.0 if low else MARGIN) - (40.0 if low else 46.0), inner.w, 40.0 if low else 46.0)
    weeks = Rect(inner.x, end.y - (52.0 if low else 64.0), inner.w, 46.0)
    step = 20.0 if low else 23.0
    policies = HEAD + step * dials
    where = Rect(inner.x, weeks.y - (6.0 if low else 11.0) - policies, inner.w, policies)
    score = Rect(inner.x, top + (10.0 if low else 14.0), inner.w, 74.0 if low else 98.0)
    plan_top = score.bottom + (10.0 if low else 12.0)
    return Layout(
        top=Rect(0, 0, w, top),
        map=Rect(0, top, w - rail - 8, y - top),
        strip=Rect(MARGIN, y, left, strip),
        header=Rect(MARGIN, y + strip, left, header),
        cards=Rect(MARGIN, y + strip + header, left, cards),
        rail=Rect(w - rail, top, rail, h - top),
        score=score,
        plan=Rect(inner.x, plan_top, inner.w, where.y - (6.0 if low else 9.0) - plan_top),
        policies=where,
        weeks=weeks,
        end=end,
    )


def board(page: BoardPage, looks: Looks) -> Scene:
    """Return the board."""
    view = page.board
    at = layout(looks, len(view.dials))
    share, moving = progress(view, looks)
    quarter = quarter_shown(view.quarter)
    name = words("told", "quarter_of_named", quarter=quarter, turn=view.turn + 1, quarters=view.quarters)
    ground = Widget("page", "window", name, Rect(0, 0, looks.size.w, looks.size.h), z=-4, bleed=0)
    rules = (at.plan.y - 6, at.policies.y - 6)
    rail = Widget("rail", "group", lettered("rail"), at.rail, Draw(paint_rail, rules), z=-3, bleed=0)
    cards = moves_widgets(view, looks, at.header, at.cards, page.staff)
    plan = playback_widgets(page, looks, at.plan) if page.playback else plan_widgets(page, looks, at.plan)
    factions = faction_widgets(view, at.map) if chosen_layer(looks) == "factions" else ()
    widgets = (
        ground,
        rail,
        *cards,
        *plan,
        *policies_widgets(view, looks, at.policies),
        weeks_widget(view, at.weeks),
        end_widget(page, at.end),
        *rail_widgets(view, looks, at.score),
        *strip_widgets(view, looks, at.strip),
        *map_widgets(view, looks, at.map, share),
        *factions,
        *hint_widgets(page, at.map),
        *top_widgets(view, looks, at.top),
    )
    first = "hint.next" if page.hint else next((widget.id for widget in cards if widget.role == "card"), "end")
    return Scene(
        "board",
        widgets,
        keys=hidden_keys(widgets, looks),
        first=first,
        moving=moving,
        title=words("told", "window_of", quarter=quarter),
        news=news(view, page.playback),
        begins=moment(view),
        paged=moves_pages(view, looks, at.header, at.cards),
    )


def hidden_keys(widgets: tuple[Widget, ...], looks: Looks) -> tuple[tuple[str, Command], ...]:
    """Return the keys without a widget drawn: brief, history, the table, and dossiers of countries that are covered."""
    drawn = {widget.key for widget in widgets}
    dossiers: tuple[tuple[str, Command], ...] = tuple(
        (f"f{3 + place}", Open("dossier", name)) for place, name in enumerate(COUNTRIES)
    )
    drawer: tuple[str, Command] = ("n", Set("hand.drawer", not looks.remembered("hand.drawer", False)))
    ways: tuple[tuple[str, Command], ...] = (
        ("b", Open("brief")),
        ("e", Open("evening")),
        ("h", Open("history")),
        ("t", Open("deals")),
        drawer,
    )
    return tuple(pair for pair in (*ways, *dossiers) if pair[0] not in drawn)


def progress(view: BoardView, looks: Looks) -> tuple[float, bool]:
    """Return how much of the rope's change has been shown, 0–1, and whether it still moves.

    The stage remembers when a quarter's board was first shown; before it does, all is shown.
    """
    began, lasts = looks.local.get(f"began:{moment(view)}"), looks.seconds("strandBreak")
    if not isinstance(began, float) or not lasts or not view.changed_most:
        return 1.0, False
    share = (looks.now - began) / lasts
    return min(max(share, 0.0), 1.0), share < 1


def moment(view: BoardView) -> str:
    """Return what the moment is called at which this quarter's board is first shown."""
    return f"board.{view.campaign}.{view.turn}"


def news(view: BoardView, playback: str) -> tuple[str, ...]:
    """Return what the text log tells of the board."""
    where = words("board", "news", quarter=quarter_shown(view.quarter), index=round(view.index), word=view.word)
    crises = (words("board", "asked", title=crisis.title, says=crisis.says) for crisis in view.crises)
    return (where, *(line.says for line in view.headlines), *crises, *((playback,) if playback else ()))


def hint_widgets(page: BoardPage, panel: Rect) -> tuple[Widget, ...]:
    """Return what a first player is told, at the foot of the map, with the ways to read on and to be left alone."""
    if not page.hint:
        return ()
    wide = min(panel.w - 40, 560.0)
    high = typography.height(page.hint, "body", wide - 40) + 62
    box = Rect(panel.x + 20, panel.bottom - high - 14, wide, high)
    ground = Widget("hint", "status", page.hint, box, Draw(paint_hint), z=3, bleed=2)
    y = box.bottom - 42
    on = parts.button(
        "hint.next", words("hint_ways", "next"), Rect(box.x + 20, y, 110, 32), NextHint(), group="hint", z=4
    )
    skip = parts.button(
        "hint.skip", words("hint_ways", "skip"), Rect(box.x + 140, y, 130, 32), NextHint(skip=True), kind="bare",
        group="hint", z=4,
    )  # fmt: skip
    return ground, on, skip


def paint_hint(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a hint on soft accent."""
    rect = widget.rect
    painter.rect(rect, "accentSoft", line="accent", radius=4)
    painter.wrapped(widget.name, rect.w - 40, (rect.x + 20, rect.y + 12), "body", "text")


def paint_rail(painter: Painter, widget: Widget, mark: Mark, rules: tuple[float, ...]) -> None:
    """Paint the ground of the rail, and the hairlines between its parts."""
    painter.rect(widget.rect, "panel")
    painter.rect(Rect(widget.rect.x, widget.rect.y, 1, widget.rect.h), "line")
    for y in rules:
        painter.rect(Rect(widget.rect.x + MARGIN, y, widget.rect.w - 2 * MARGIN, 1), "line")
