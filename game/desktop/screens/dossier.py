"""The dossiers of the six: what is known of each, with its error, how it stands with the others, and what it did."""

from functools import partial

from game.desktop.commands import Close, Command, Many, Open
from game.desktop.drawing import strips
from game.desktop.drawing.strips import change
from game.desktop.screens.partnership import paint_state
from game.desktop.screens.reading_page import Column, laid, paint_mark
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_pages import DossierPage
from game.desktop.window_words import capital, country, country_short, lettered, with_unit, words
from game.model.state.axes import CODE_OF, COUNTRIES
from game.printed_numbers import plain, signed
from game.views.board_rows import FactionView, RelationView
from game.views.dossier_view import DossierView
from game.views.shown_figures import ShownFigure

MARGIN, TABS = 32.0, 52.0


def dossier(page: DossierPage, looks: Looks) -> Scene:
    """Return the dossier of one country, with tabs for the others."""
    w, h, view = looks.size.w, looks.size.h, page.dossier
    top = tabs(view, looks)
    head = masthead(page, Rect(MARGIN, TABS + (10 if looks.compact else 20), w - 2 * MARGIN, 0), looks)
    y = head[-1].rect.bottom + (12 if looks.compact else 20)
    area = Rect(MARGIN, y, w - 2 * MARGIN, h - y - 14)
    fills = [(partial(figures, view), 0.36), (partial(standing, view), 0.34), (partial(news, view), 0.3)]
    place = COUNTRIES.index(view.country)
    keys: tuple[tuple[str, Command], ...] = (
        ("escape", Close()),
        ("left", Open("dossier", COUNTRIES[place - 1])),
        ("right", Open("dossier", COUNTRIES[(place + 1) % len(COUNTRIES)])),
        *((f"f{3 + number}", Open("dossier", name)) for number, name in enumerate(COUNTRIES)),
    )
    widgets = (*top, *head, *laid("dossier", fills, area, looks))
    title = words("told", "dossier", title=view.title)
    return Scene("dossier", widgets, keys, first=f"tab.{view.country}", title=title, news=(view.says,))


def tabs(view: DossierView, looks: Looks) -> tuple[Widget, ...]:
    """Return the six tabs and the way back."""
    widgets, x = [], MARGIN - 14
    done = parts.button_width(lettered("done"), key="escape")
    short = looks.size.w < 800
    for name in COUNTRIES:
        said = country_short(name)
        wide = 44.0 if short else typography.width(said, "body+600") + 60
        rect = Rect(x, 6, wide, TABS - 6)
        widgets.append(
            Widget(
                f"tab.{name}", "tab", said, rect, Draw(paint_tab, name, not short), group="tabs",
                command=Open("dossier", name), selected=name == view.country, tip=said if short else "",
            )
        )  # fmt: skip
        x += wide
    right = Rect(looks.size.w - MARGIN - done, 6, done, 40)
    widgets.append(parts.button("done", lettered("done"), right, Close(), kind="quiet", key="escape", group="tabs"))
    offers = words("cards", "on", capital=capital(view.country)) if not short else words("cards", "button")
    mine = parts.button_width(offers, key="c")
    place = Rect(right.x - 12 - mine, 6, mine, 40)
    if place.x >= x + 8:
        command = Many((Close(), Open("cards", f"country:{view.country}")))
        widgets.append(parts.button("cards", offers, place, command, kind="quiet", key="c", group="tabs"))
    return (*widgets, parts.rule("tabs.rule", Rect(0, TABS, looks.size.w, 1)))


def paint_tab(painter: Painter, widget: Widget, mark: Mark, name: str, with_text: bool) -> None:
    """Paint one tab: the country's sign, its name, and a rule under the one that is open."""
    rect, chosen = widget.rect, bool(widget.selected)
    painter.actor(CODE_OF[name], (rect.x + 22, rect.centre[1]), 20)
    if with_text:
        style, ink = ("body+600", "text") if chosen else ("body+500", "text" if mark.hovered else "text2")
        painter.text(widget.name, (rect.x + 40, rect.centre[1] - 10), style, ink)
    if chosen:
        painter.rect(Rect(rect.x + 10, rect.bottom - 2, rect.w - 20, 3), "accent")


def masthead(page: DossierPage, rect: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return the country's sign, its name, and what it seems to be after."""
    view, low = page.dossier, looks.compact
    size = 40.0 if low else 60.0
    room = rect.w - size - 20
    glyph = Widget("mark", "image", view.title, Rect(rect.x, rect.y, size, size), Draw(paint_mark, view.country))
    title = f"{country(view.country)}, {view.title}" if view.title != country(view.country) else view.title
    name = parts.heading("title", title, Rect(rect.x + size + 20, rect.y - 4, room, 0), "h2" if low else "h1")
    says = view.course or words("dossier", "error")
    aims = parts.label("course", says, Rect(name.rect.x, name.rect.bottom + 2, room, 0), "body" if low else "lead")
    bottom = max(glyph.rect.bottom, aims.rect.bottom) + 10
    return glyph, name, aims, parts.rule("head.rule", Rect(rect.x, bottom, rect.w, 2), "text")


def figures(view: DossierView, column: Column) -> None:
    """Lay out every number that is known of a country, with its error."""
    for group, (title, rows) in enumerate(view.groups):
        column.y += 12 if group else 0
        column.text(f"group.{group}", title, ("label", "text"), 8)
        for row in rows:
            widget = Widget(
                f"figure.{row.key}", "listitem", row.label, column.rect(22), Draw(paint_figure, row),
                value=figure_told(row), focusable=False, tip=row.says,
            )  # fmt: skip
            column.put(widget, 2)


def figure_told(row: ShownFigure) -> str:
    """Return a figure with its error and its change, in words."""
    error = f" ±{plain(row.error, row.digits)}" if row.error else ""
    change_of = (
        words("told", "change_behind", change=signed(row.change, row.digits))
        if float(plain(abs(row.change), row.digits))
        else ""
    )
    return f"{with_unit(plain(row.value, row.digits), row.unit)}{error}{change_of}"


def paint_figure(painter: Painter, widget: Widget, mark: Mark, row: ShownFigure) -> None:
    """Paint one figure: its name, its value, its error, its change."""
    rect = widget.rect
    error = f"±{plain(max(row.error, 10.0**-row.digits), row.digits)}" if row.error else ""
    moved = plain(abs(row.change), row.digits) if abs(row.change) > row.error else ""
    if moved and float(moved):
        change(painter, moved, row.change > 0, (rect.right, rect.y + 2))
    painter.text(error, (rect.right - 46, rect.y + 4), "axis", "text3", "right")
    figure = with_unit(plain(row.value, row.digits), row.unit)
    wide = painter.text(figure, (rect.right - 78, rect.y + 2), "small+600", "text", "right")
    room = Rect(rect.x, rect.y, rect.w - 78 - wide - 10, rect.h)
    strips.named(painter, row.label, room, "small", "text2")


def standing(view: DossierView, column: Column) -> None:
    """Lay out how the country stands with the others, and its factions."""
    column.text("relations", words("dossier", "relations"), ("label", "text"), 8)
    for relation in view.relations:
        other = relation.b if relation.a == view.country else relation.a
        value = words("told", "value_and_change", value=signed(relation.value, 0), change=signed(relation.change, 0))
        widget = Widget(
            f"relation.{other}", "listitem", country(other), column.rect(24), Draw(paint_relation, relation, other),
            value=value, focusable=False,
        )  # fmt: skip
        column.put(widget, 6)
    if view.factions:
        column.y += 10
        column.text("factions", words("dossier", "factions"), ("label", "text"), 8)
    for faction in view.factions:
        error = f" ±{round(faction.error)}" if faction.error else ""
        value = words(
            "told",
            "loyalty_this_quarter",
            loyalty=round(faction.loyalty),
            error=error,
            change=signed(faction.change, 0),
        )
        widget = Widget(
            f"faction.{faction.key}", "listitem", faction.label, column.rect(36), Draw(paint_faction, faction),
            value=value, focusable=False,
        )  # fmt: skip
        column.put(widget, 6)


def paint_relation(painter: Painter, widget: Widget, mark: Mark, relation: RelationView, other: str) -> None:
    """Paint one relation on a line from hostile to close."""
    rect, y = widget.rect, widget.rect.centre[1]
    painter.actor(CODE_OF[other], (rect.x + 11, y), 20)
    strips.named(painter, widget.name, Rect(rect.x + 30, rect.y, 78, rect.h), "small", "text2")
    left, right = rect.x + 112, rect.right - 84
    middle = (left + right) / 2
    spot = middle + (right - left) / 2 * relation.value / 100
    painter.line([(left, y), (right, y)], "line")
    painter.line([(middle, rect.y), (middle, rect.bottom)], "lineStrong")
    near, further = sorted((middle, spot))
    if relation.value >= 0:
        painter.rect(Rect(near, y - 2.5, further - near, 5), "text2")
    else:
        painter.line([(near, y), (further, y)], "text2", 4, (3, 2.5))
    painter.circle((spot, y), 5.5, fill="text")
    painter.text(signed(relation.value, 0), (rect.right - 42, y - 9), "small+600", "text", "right")
    change(painter, str(abs(round(relation.change))), relation.change > 0, (rect.right, y - 9))


def paint_faction(painter: Painter, widget: Widget, mark: Mark, faction: FactionView) -> None:
    """Paint one faction: its loyalty as a bar with its error, and its change."""
    rect = widget.rect
    painter.text(faction.label, (rect.x, rect.y), "small", "text2")
    wide, y = rect.w - 104, rect.y + 25
    painter.rect(Rect(rect.x, y - 4, wide, 7), "raised2")
    painter.rect(Rect(rect.x, y - 4, wide * faction.loyalty / 100, 7), f"{CODE_OF[faction.country]}.fill")
    if faction.error:
        low, high = (min(max(faction.loyalty + way * faction.error, 0.0), 100.0) for way in (-1, 1))
        painter.rect(Rect(rect.x + wide * low / 100, y - 1, wide * (high - low) / 100, 1), "text")
    painter.text(str(round(faction.loyalty)), (rect.x + wide + 30, y - 11), "small+600", "text", "right")
    error = f"±{round(faction.error)}" if faction.error else ""
    painter.text(error, (rect.x + wide + 56, y - 9), "axis", "text3", "right")
    change(painter, str(abs(round(faction.change))), faction.change > 0, (rect.right, y - 11))


def news(view: DossierView, column: Column) -> None:
    """Lay out how things stand in the country, and what it did of late."""
    if view.machines:
        column.text("states", words("dossier", "states"), ("label", "text"), 8)
    for machine in view.machines:
        draw = Draw(paint_state, machine.says)
        widget = Widget(
            f"state.{machine.key}",
            "listitem",
            machine.label,
            column.rect(22),
            draw,
            value=machine.says,
            focusable=False,
        )
        column.put(widget, 3)
    column.y += 12 if view.machines else 0
    column.text("recent", words("dossier", "recent"), ("label", "text"), 8)
    if not view.recent:
        column.text("recent.none", words("dossier", "none"), ("small", "text3"), 8)
    for number, line in enumerate(view.recent[:14]):
        column.text(f"recent.{number}", line.says, ("small", "text2"), 8)
