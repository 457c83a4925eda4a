"""The dossiers of the six: what each wants, how it stands with the others, and how surely that is known."""

from functools import partial

from game.campaign.sentences import says
from game.desktop.commands import Close, Command, Open
from game.desktop.drawing.strips import change
from game.desktop.screens.reading_page import Column, laid, paint_mark, sure_marks
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.model.state.axes import CODE_OF, COUNTRIES
from game.views.dossier_view import DossierView, Held, Reading, Stand, Want
from game.views.map_view import Relation
from game.views.names import signed_whole

MARGIN, TABS = 32.0, 52.0


def dossier(view: DossierView, looks: Looks) -> Scene:
    """Return the dossier of one country, with tabs for the others."""
    w, h = looks.size.w, looks.size.h
    top = tabs(view, looks)
    head = masthead(view, Rect(MARGIN, TABS + (10 if looks.compact else 20), w - 2 * MARGIN, 0), looks)
    y = head[-1].rect.bottom + (12 if looks.compact else 20)
    area = Rect(MARGIN, y, w - 2 * MARGIN, h - y - 14)
    fills = [
        (partial(wants, view), 0.27),
        (partial(stances, view), 0.4),
        (partial(insides, view), 0.33),
    ]
    place = COUNTRIES.index(view.country)
    keys: tuple[tuple[str, Command], ...] = (
        ("escape", Close()),
        ("left", Open("dossier", COUNTRIES[place - 1])),
        ("right", Open("dossier", COUNTRIES[(place + 1) % len(COUNTRIES)])),
        *((f"f{3 + number}", Open("dossier", country)) for number, country in enumerate(COUNTRIES)),
    )
    widgets = (*top, *head, *laid("dossier", fills, area, looks))
    return Scene(
        "dossier", widgets, keys, first=f"tab.{view.country}", title=f"Dossier: {view.title}", news=(view.aims,)
    )


def tabs(view: DossierView, looks: Looks) -> tuple[Widget, ...]:
    """Return the six tabs and the way back."""
    widgets, x = [], MARGIN - 14
    done = parts.button_width("Done", key="escape")
    short = looks.size.w < 800
    for country in COUNTRIES:
        name = says("country_short", country)
        wide = 44.0 if short else typography.width(name, "body+600") + 60
        draw = Draw(paint_tab, country, not short)
        rect = Rect(x, 6, wide, TABS - 6)
        widgets.append(
            Widget(
                f"tab.{country}", "tab", name, rect, draw, group="tabs", command=Open("dossier", country),
                selected=country == view.country, tip=name if short else "",
            )
        )  # fmt: skip
        x += wide
    right = Rect(looks.size.w - MARGIN - done, 6, done, 40)
    widgets.append(parts.button("done", "Done", right, Close(), kind="quiet", key="escape", group="tabs"))
    return (*widgets, parts.rule("tabs.rule", Rect(0, TABS, looks.size.w, 1)))


def masthead(view: DossierView, rect: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return the country's mark, name and character, and how much of this is known."""
    low = looks.compact
    known_wide = min(352.0, max(rect.w * 0.36, 250.0))
    size = 40.0 if low else 60.0
    room = rect.w - size - 20 - known_wide - 32
    glyph = Widget("mark", "image", view.title, Rect(rect.x, rect.y, size, size), Draw(paint_mark, view.country))
    name = parts.heading("title", view.title, Rect(rect.x + size + 20, rect.y - 4, room, 0), "h2" if low else "h1")
    aims = parts.label("aims", view.aims, Rect(name.rect.x, name.rect.bottom + 2, room, 0), "body" if low else "lead")
    said = "; ".join(
        f"{word} {100 * share:.0f} %" for word, share in zip(("observed", "inferred", "guess"), view.known, strict=True)
    )
    at = Rect(rect.right - known_wide, rect.y, known_wide, 52)
    known = Widget("known", "image", "What we know", at, Draw(paint_known, view.known), value=said)
    foot = max(aims.rect.bottom, at.bottom, glyph.rect.bottom)
    end = Widget("head.end", "group", "", Rect(rect.x, foot, rect.w, 0))
    return glyph, name, aims, known, end


def wants(view: DossierView, column: Column) -> None:
    """Lay out what the country wants, with weights and how surely they are known."""
    column.heading("wants", "What it wants", "weight, of 100")
    most = max((want.high for want in view.wants), default=1.0)
    for number, want in enumerate(view.wants):
        said = f"weight {want.weight:.0f}, {want.low:.0f} to {want.high:.0f}; {want.sure}"
        met = f"; met {want.met:.0f} of 100" if want.met is not None else ""
        high = typography.height(want.label, "small", column.w) + 16
        draw = Draw(paint_want, want, (CODE_OF[view.country], most))
        column.put(
            Widget(f"want.{number}", "label", want.label, column.rect(high), draw, value=said + met, tip=said + met), 9
        )
    if view.unsaid > 0.5:
        rest = f"What it does not speak of: {view.unsaid:.0f} of 100."
        column.text("unsaid", rest, ("small", "text3"), 10)
    column.put(Widget("legend", "label", "observed, inferred, guess", column.rect(16), Draw(paint_legend)), 16)
    high = typography.height(view.character, "small", column.w)
    column.put(parts.label("character", view.character, column.rect(high), "small", "text2"), 8)


def stances(view: DossierView, column: Column) -> None:
    """Lay out how it stands with the others, and where it parts from its partner."""
    column.heading("relations", "Relations", "hostile to close, −100 to 100")
    for relation in view.relations:
        name, value = (
            says("country_short", relation.b),
            f"{signed_whole(100 * relation.warmth)}, changed {signed_whole(100 * relation.change)}",
        )
        draw = Draw(paint_relation, relation)
        column.put(Widget(f"relation.{relation.b}", "label", name, column.rect(30), draw, value=value), 2)
    column.y += 12
    title = f"Where it parts from {says('country_short', view.parts_from)}"
    column.heading("stands", title, "gap of 100, and who sees it")
    for stand in view.stands:
        issue = stand.issue
        said = (
            f"gap {stand.gap:.0f}; Moscow sees {100 * issue.russia:.0f} %, Tehran {100 * issue.iran:.0f} %, "
            f"{issue.sure}. {issue.says}"
        )
        draw = Draw(paint_stand, stand, (CODE_OF[view.country], CODE_OF[view.parts_from]))
        column.put(
            Widget(f"stand.{issue.key}", "label", issue.label, column.rect(29), draw, value=said, tip=issue.says), 2
        )


def insides(view: DossierView, column: Column) -> None:
    """Lay out its factions, what pays for it, and what else is known of it."""
    if view.notice:
        high = typography.height(view.notice, "small", column.w - 44) + 24
        column.put(Widget("notice", "status", view.notice, column.rect(high), Draw(paint_notice)), 14)
    if view.factions:
        column.heading("factions", "Factions", "loyalty; the line is where it began")
        for number, held in enumerate(view.factions):
            error = f" ±{max(round(1.96 * held.error), 1)}" if held.error else ""
            began = f"{held.opening:.0f} at the opening; paid {held.paid:.0f} %; {held.sure}"
            said = f"loyalty {held.loyalty:.0f}{error}, {began}"
            draw = Draw(paint_faction, held, CODE_OF[view.country])
            column.put(Widget(f"faction.{number}", "label", held.label, column.rect(36), draw, value=said), 6)
        column.y += 8
    column.heading("income", view.income_title, view.income_unit)
    first, last = (income_told(value) for value in (view.income[0], view.income[-1]))
    words = f"{first} in {view.income_quarters[0]}, {last} in {view.income_quarters[-1]}"
    ends = (view.income_quarters[0], view.income_quarters[-1])
    draw = Draw(paint_income, view.income, (ends, CODE_OF[view.country]))
    column.drawn(("income.bars", view.income_title, words), 92, draw, 14)
    column.heading("readings", "What else is known", "with the error of an estimate")
    for number, reading in enumerate(view.readings):
        said = f"{reading.figure}{f' ±{reading.error}' if reading.error else ''}, {reading.sure}"
        column.put(
            Widget(
                f"reading.{number}", "label", reading.label, column.rect(22), Draw(paint_reading, reading), value=said
            ),
            3,
        )


MARGIN, TABS = 32.0, 52.0


def paint_tab(painter: Painter, widget: Widget, mark: Mark, country: str, named: bool) -> None:
    """Paint a tab: the country's mark and name, underlined when chosen."""
    rect = widget.rect
    painter.actor(CODE_OF[country], (rect.x + 22, rect.centre[1]), 22)
    if named:
        style = "body+600" if widget.selected else "body"
        painter.text(widget.name, (rect.x + 42, rect.centre[1] - 10), style, "text" if widget.selected else "text2")
    if widget.selected:
        painter.rect(Rect(rect.x, rect.bottom - 3, rect.w, 3), "accent")


def paint_known(painter: Painter, widget: Widget, mark: Mark, known: tuple[float, float, float]) -> None:
    """Paint how much of the dossier is observed, inferred and guessed."""
    rect = widget.rect
    sure = "high" if known[0] > 0.6 else "moderate" if known[0] > 0.3 else "low"
    painter.text("What we know", (rect.x, rect.y), "small+600", "text")
    painter.text(f"{sure} confidence", (rect.right, rect.y), "small", "text2", "right")
    x, looks = rect.x, ((known[0], "text2", None), (known[1], "outHold", None), (known[2], None, "lineStrong"))
    for share, fill, line in looks:
        wide = max((rect.w - 8) * share, 2 if share else 0)
        if share:
            painter.rect(Rect(x, rect.y + 24, wide, 8), fill, line=line)
            x += wide + 4
    words = [
        f"{name} {share:.0%}".replace("%", " %")
        for name, share in zip(("observed", "inferred", "guess"), known, strict=True)
    ]
    room = sum(typography.width(word, "caption") for word in words) + 28
    style = "caption" if room <= rect.w else "axis"
    painter.text(words[0], (rect.x, rect.y + 36), style, "text3")
    middle = (typography.width(words[0], style) + rect.w - typography.width(words[2], style)) / 2
    painter.text(words[1], (rect.x + middle, rect.y + 36), style, "text3", "centre")
    painter.text(words[2], (rect.right, rect.y + 36), style, "text3", "right")


def paint_want(painter: Painter, widget: Widget, mark: Mark, want: Want, looks: tuple[str, float]) -> None:
    """Paint one interest: its name, a bar for its weight with its range, and how surely it is known."""
    rect, (code, most) = widget.rect, looks
    high = painter.wrapped(want.label, rect.w, (rect.x, rect.y), "small", "text")
    wide, y = rect.w - 66, rect.y + high + 5
    painter.rect(Rect(rect.x, y, wide, 7), "raised2")
    painter.rect(Rect(rect.x, y, wide * want.weight / most, 7), f"{code}.fill")
    if want.high > want.low:
        low, top = rect.x + wide * want.low / most, rect.x + wide * want.high / most
        painter.rect(Rect(low, y + 3, top - low, 1), "text")
        for x in (low, top):
            painter.rect(Rect(x - 0.5, y - 1, 1, 9), "text")
    painter.text(f"{want.weight:.0f}", (rect.x + wide + 28, y - 6), "small+600", "text", "right")
    sure_marks(painter, (rect.right, y), want.sure)


def paint_legend(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint what the boxes mean."""
    x = widget.rect.x
    for sure in ("observed", "inferred", "guess"):
        sure_marks(painter, (x + 25, widget.rect.y + 5), sure)
        x += 32 + painter.text(sure, (x + 32, widget.rect.y), "caption", "text3") + 14


def paint_relation(painter: Painter, widget: Widget, mark: Mark, relation: Relation) -> None:
    """Paint one relation on a line from hostile to close."""
    rect, y = widget.rect, widget.rect.centre[1]
    painter.actor(CODE_OF[relation.b], (rect.x + 11, y), 20)
    painter.text(widget.name, (rect.x + 30, y - 9), "small", "text2")
    left, right = rect.x + 92, rect.right - 84
    middle, at = (left + right) / 2, (left + right) / 2 + (right - left) / 2 * relation.warmth
    painter.line([(left, y), (right, y)], "line")
    painter.line([(middle, rect.y - 1), (middle, rect.bottom + 3)], "lineStrong")
    near, further = sorted((middle, at))
    if relation.warmth >= 0:
        painter.rect(Rect(near, y - 2.5, further - near, 5), "text2")
    else:
        painter.line([(near, y), (further, y)], "text2", 4, (3, 2.5))
    painter.circle((at, y), 5.5, fill="text")
    painter.text(signed_whole(100 * relation.warmth), (rect.right - 42, y - 9), "small+600", "text", "right")
    change(painter, str(abs(round(100 * relation.change))), relation.change > 0, (rect.right, y - 9))


def paint_stand(painter: Painter, widget: Widget, mark: Mark, stand: Stand, codes: tuple[str, str]) -> None:
    """Paint where two countries stand on an issue, how far apart, and how far each of the two partners sees it."""
    rect, y = widget.rect, widget.rect.centre[1]
    painter.text(widget.name, (rect.x, y - 9), "small", "text2")
    left, right = rect.x + 132, rect.right - 78
    painter.line([(left, y), (right, y)], "line")
    own, other = (left + (right - left) * (value + 1) / 2 for value in (stand.own, stand.other))
    painter.rect(Rect(min(own, other), y - 1, abs(own - other), 2), "lineStrong")
    painter.actor(codes[1], (other, y), 14)
    painter.actor(codes[0], (own, y), 14)
    painter.text(f"{stand.gap:.0f}", (rect.right - 36, y - 9), "small+600", "text", "right")
    pie(painter, (rect.right - 12, y), (stand.issue.russia, stand.issue.iran))


def pie(painter: Painter, centre: tuple[float, float], aware: tuple[float, float]) -> None:
    """Paint how far the two see an issue: Moscow's half fills from below at the left, Tehran's at the right."""
    x, y = centre
    painter.circle(centre, 8.5, line="lineStrong")
    for side, code, share in ((-1, "ru", aware[0]), (1, "ir", aware[1])):
        high = 13 * min(max(share, 0.0), 1.0)
        left = x - 6.5 if side < 0 else x + 0.5
        painter.rect(Rect(left, y + 6.5 - high, 6, high), f"{code}.fill")


def paint_notice(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the one thing to know first."""
    rect = widget.rect
    painter.rect(rect, "accentSoft", radius=4)
    inner = Rect(rect.x + 14, rect.y + 12, rect.w - 26, rect.h)
    painter.icon("bolt", (inner.x, inner.y), 18, "accentText")
    painter.wrapped(widget.name, inner.w - 26, (inner.x + 26, inner.y), "small", "text")


def paint_faction(painter: Painter, widget: Widget, mark: Mark, held: Held, code: str) -> None:
    """Paint one faction: loyalty as a bar, a line where it began, its change, and how well it is paid."""
    rect = widget.rect
    painter.text(held.label, (rect.x, rect.y), "small", "text")
    painter.text(f"paid {held.paid:.0f} % of its due", (rect.right, rect.y), "small", "text3", "right")
    wide, y = rect.w - 96, rect.y + 23
    painter.rect(Rect(rect.x, y, wide, 7), "raised2")
    painter.rect(Rect(rect.x, y, wide * held.loyalty / 100, 7), f"{code}.fill")
    painter.rect(Rect(rect.x + wide * held.opening / 100 - 1, y - 4, 2, 15), "text")
    painter.text(f"{held.loyalty:.0f}", (rect.x + wide + 26, y - 6), "small+600", "text", "right")
    change(painter, str(abs(round(held.change))), held.change > 0, (rect.x + wide + 62, y - 6))
    sure_marks(painter, (rect.right, y), held.sure)


def paint_income(
    painter: Painter, widget: Widget, mark: Mark, values: tuple[float, ...], looks: tuple[tuple[str, str], str]
) -> None:
    """Paint a row of figures as columns, the last one bright."""
    rect, (ends, code) = widget.rect, looks
    most = max((*values, 1.0))
    step = rect.w / len(values)
    wide = min(step * 0.72, 40.0)
    for place, value in enumerate(values):
        high = max(54 * value / most, 1)
        ink = f"{code}.fill" if place == len(values) - 1 else f"{code}.tint"
        painter.rect(Rect(rect.x + place * step, rect.y + 72 - high, wide, high), ink)
    painter.text(income_told(values[0]), (rect.x, rect.y + 72 - 54 * values[0] / most - 18), "small+600", "text")
    last = rect.x + (len(values) - 1) * step
    if len(values) > 1:
        painter.text(
            income_told(values[-1]),
            (last + wide, rect.y + 72 - 54 * values[-1] / most - 18),
            "small+600",
            "text",
            "right",
        )
        painter.text(ends[1], (last + wide, rect.y + 76), "axis", "text3", "right")
    painter.text(ends[0], (rect.x, rect.y + 76), "axis", "text3")


def income_told(value: float) -> str:
    """Return a figure of a row of columns, with a decimal where it is small."""
    return f"{value:.1f}" if abs(value) < 20 else f"{value:.0f}"


def paint_reading(painter: Painter, widget: Widget, mark: Mark, reading: Reading) -> None:
    """Paint one more figure: its name, its value with its error, and how surely it is known."""
    rect = widget.rect
    sure_marks(painter, (rect.right, rect.y + 6), reading.sure)
    x = rect.right - 36
    if reading.error:
        x -= painter.text(f"±{reading.error}", (x, rect.y + 1), "caption", "text3", "right") + 6
    x -= painter.text(reading.figure, (x, rect.y), "small+600", "text", "right")
    name = next(
        (style for style in ("small", "axis") if typography.width(reading.label, style) < x - rect.x - 8), "axis"
    )
    painter.text(reading.label, (rect.x, rect.y), name, "text2")
