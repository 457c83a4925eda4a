"""The evening: what became of your orders, the step between the two with its author, the strand, and your score."""

from game.desktop.commands import Close, Command, Home, Open
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing import strips
from game.desktop.drawing.board_rail import moved_told, over_par
from game.desktop.drawing.board_strip import first_of
from game.desktop.drawing.board_top import top_widgets
from game.desktop.drawing.chart_drawings import ChartPlot, Series
from game.desktop.drawing.rung_ladder import paint_ladder, paint_upright
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import EveningPage
from game.desktop.window_words import lettered, named, quarter_shown, words
from game.model.state.axes import CODE_OF
from game.printed_numbers import plain, signed
from game.views.board_rows import Headline
from game.views.evening_view import EveningView, FateView
from game.views.shown_figures import Cause

PAD, FOOT = 32.0, 78.0
OTHERS = (
    "ladder",
    "deal",
    "blow",
    "answer",
    "order",
    "crisis",
    "table",
    "promise",
    "mishap",
    "machine",
    "outside",
    "dial",
)
MOST_OTHERS, DEAL = 9, "deal"


def evening(page: EveningPage, looks: Looks) -> Scene:
    """Return the evening of a quarter."""
    w, h, low = looks.size.w, looks.size.h, looks.compact
    view = page.evening
    top = Rect(0, 0, w, 50.0 if low else 56.0)
    wide = round(w * 0.48)
    pad = 20.0 if low else PAD
    left = Rect(pad, top.bottom + (14 if low else 24), wide - pad - (20 if low else 24), 0)
    left = Rect(left.x, left.y, left.w, h - FOOT - left.y)
    right = Rect(wide, top.bottom, w - wide, h - top.bottom)
    ground = Widget("panel", "group", lettered("what_moved"), right, Draw(paint_panel), bleed=0, z=-1)
    orders = order_widgets(page, looks, left)
    inner = Rect(right.x + pad, right.y + (14 if low else 26), right.w - 2 * pad, right.h)
    inner = Rect(inner.x, inner.y, inner.w, h - FOOT - inner.y)
    moved = moved_widgets(page, looks, inner)
    foot = foot_widgets(page, looks, Rect(pad, h - FOOT + 12, w - 2 * pad, 46))
    news = (view.title, *(f"{fate.title}: {fate.fate}. {fate.says}" for fate in view.your_orders))
    news = (*news, *(line.says for line in view.headlines))
    widgets = (ground, *foot[:1], *orders, *moved, *foot[1:], *top_widgets(page.board, looks, top))
    title = f"{words('evening', 'title')}, {quarter_shown(view.quarter)}"
    begins, moving = ("", False) if page.later else (moment(page), any(share < 1 for share in shares_of(page, looks)))
    keys = turning(page)
    return Scene("evening", widgets, keys, first="on", title=title, news=news, begins=begins, moving=moving)


def moment(page: EveningPage) -> str:
    """Return what the moment is called at which this evening is first shown."""
    return f"evening.{page.board.campaign}.{page.evening.turn}"


def shares_of(page: EveningPage, looks: Looks) -> tuple[float, float]:
    """Return how much of the step on the ladder, and then of the strand's change, has been shown, 0–1.

    One thing moves after the other, once, when an evening is first shown; nothing does where motion is reduced.
    """
    began, step, strand = (
        looks.local.get(f"began:{moment(page)}"),
        looks.seconds("gaugeStep"),
        looks.seconds("strandBreak"),
    )
    if not isinstance(began, float) or not step or page.later:
        return 1.0, 1.0
    gone = looks.now - began
    step = step if page.evening.rung != page.evening.rung_before else 0.0
    first = min(gone / step, 1.0) if step else 1.0
    return max(first, 0.0), min(max((gone - step) / strand, 0.0), 1.0)


def turning(page: EveningPage) -> tuple[tuple[str, Command], ...]:
    """Return the keys that leaf through the evenings, and those that open what lies behind."""
    turn = page.evening.turn
    back = (("left", Open("evening", turn - 1)),) if turn > 1 else ()
    on = (("right", Open("evening", turn + 1)),) if page.later else ()
    return (("escape", Close()), ("b", Open("brief", turn)), *back, *on)


def paint_panel(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the right panel's ground."""
    painter.rect(widget.rect, "panel")
    painter.rect(Rect(widget.rect.x, widget.rect.y, 1, widget.rect.h), "line")


def order_widgets(page: EveningPage, looks: Looks, area: Rect) -> tuple[Widget, ...]:
    """Return your orders with their fates, and below what the others did."""
    view = page.evening
    column = Column(area.x, area.y, area.w - 14)
    title = f"{words('evening', 'title')}"
    column.put(parts.heading("title", title, column.rect(), "h2" if looks.compact else "h1"), 2)
    column.text("quarter", view.title, ("small", "text3"), 8)
    column.put(parts.rule("title.rule", column.rect(2), "text"), 14)
    if not view.your_orders:
        column.text("orders.none", words("evening", "no_orders"), ("lead", "text2"), 16)
    for number, fate in enumerate(view.your_orders):
        fate_widget(page, fate, number, column)
    others = [
        line
        for line in view.headlines
        if line.kind in OTHERS and (line.country != page.board.seat or line.kind == DEAL)
    ]
    others.sort(key=lambda line: OTHERS.index(line.kind))
    if others:
        column.y += 4
        column.text("others", words("evening", "others"), ("label", "text"), 8)
    for number, line in enumerate(others[:MOST_OTHERS]):
        column.put(other_widget(line, number, column), 8)
    scroll = Scroll("evening", area, column.y - area.y)
    return scrolled(column.widgets, scroll, looks)


def icon_for(page: EveningPage, lever: str) -> str:
    """Return the icon of a lever, a flag where it has none."""
    icons = {dial.lever: dial.icon for dial in page.board.dials}
    icons |= {move.lever: move.icon for move in page.board.moves}
    return icons.get(lever, "diplomacy")


def fate_widget(page: EveningPage, fate: FateView, number: int, column: Column) -> None:
    """Lay out one order: its title, its fate in a word with a sentence, and its largest effect at the right."""
    room = column.w - 36
    said = f"{fate.fate}. {fate.says}"
    title = beside(fate, room)
    high = typography.height(fate.title, "card", title) + typography.height(said, "small", room) + 4
    high += 18 if fate.effect and title == room else 0
    widget = Widget(
        f"fate.{number}",
        "label",
        fate.title,
        column.rect(high),
        Draw(paint_fate, fate, icon_for(page, fate.lever)),
        value=". ".join(filter(None, (said, fate.effect))),
    )
    column.put(widget, 12)
    column.put(parts.rule(f"fate.{number}.rule", column.rect(1)), 12)


def beside(fate: FateView, room: float) -> float:
    """Return how wide a title may be: less where the order's effect stands beside it, all where it stands below."""
    wide = typography.width(fate.effect, "caption")
    left = room - wide - 16
    return left if fate.effect and left >= typography.width(fate.title, "card") else room


def paint_fate(painter: Painter, widget: Widget, mark: Mark, fate: FateView, icon: str) -> None:
    """Paint one order's fate."""
    rect = widget.rect
    painter.icon(strips.icon_of(icon), (rect.x, rect.y + 2), 18, "text2")
    left, room = rect.x + 36, rect.w - 36
    title = beside(fate, room)
    y = rect.y + painter.wrapped(fate.title, title, (left, rect.y), "card", "text")
    lead = f"{fate.fate}."
    indent = typography.width(lead, "small+600") + 5
    words_left, first = fate.says.split(" "), ""
    while words_left and typography.width(f"{first} {words_left[0]}".strip(), "small") <= room - indent:
        first = f"{first} {words_left.pop(0)}".strip()
    painter.text(lead, (left, y + 2), "small+600", "text")
    painter.text(first, (left + indent, y + 2), "small", "text2")
    y += 20
    if words_left:
        y += painter.wrapped(" ".join(words_left), room, (left, y), "small", "text2")
    if fate.effect and title < room:
        strips.arrowed(painter, (fate.effect,), (rect.right, rect.y + 3), ("caption", "text2", "right"))
    elif fate.effect:
        strips.arrowed(painter, (fate.effect,), (left, y + 1), ("caption", "text3", "left"))


def other_widget(line: Headline, number: int, column: Column) -> Widget:
    """Return what another did, with its reason."""
    says = line.says if not line.why else f"{line.says} {line.why}"
    high = max(typography.height(says, "small", column.w - 34), 22)
    draw = Draw(paint_other, line.country)
    return Widget(f"other.{number}", "label", says, column.rect(high), draw)


def paint_other(painter: Painter, widget: Widget, mark: Mark, country: str) -> None:
    """Paint what another did, beside its sign."""
    rect = widget.rect
    if country:
        painter.actor(CODE_OF[country], (rect.x + 10, rect.y + 10), 20)
    painter.wrapped(widget.name, rect.w - 34, (rect.x + 34, rect.y + 1), "small", "text2")


def headline_of(view: EveningView) -> Headline | None:
    """Return what leads the evening: the step on the ladder, else what mattered most."""
    return view.ladder_act or first_of(view.headlines)


def parted(says: str) -> tuple[str, str]:
    """Return a telling's first sentence without its full stop, and the rest."""
    first, _, rest = says.partition(". ")
    return first.rstrip("."), rest


def lead_of(view: EveningView) -> str:
    """Return the sentence below the headline: where the partnership went."""
    before, now = plain(view.index_before), plain(view.index)
    where = named("rung", str(view.rung))
    if view.rung != view.rung_before or before != now:
        return words("evening", "moved", before=before, index=now, word=where)
    return words("evening", "same", word=where, index=now)


def moved_widgets(page: EveningPage, looks: Looks, area: Rect) -> list[Widget]:
    """Return the right panel: headline, ladder, strand, and your score."""
    view, low = page.evening, looks.compact
    line = headline_of(view)
    says, rest = parted(line.says) if line is not None else (words("evening", "quiet"), "")
    room = area.w - (44 if line is not None and line.country else 0)
    tries = ("h2", "card", "label", "small+600") if low else ("h1", "h2", "card", "label")
    style = next((name for name in tries if len(typography.wrap(says, name, room)) <= 2), tries[-1])
    head = Rect(area.x, area.y, area.w, max(typography.height(says, style, room), 34))
    who = line.country if line is not None else ""
    widgets = [Widget("headline", "heading", says, head, Draw(paint_headline, who, style))]
    lead = " ".join(filter(None, (rest, lead_of(view))))
    widgets.append(parts.label("lead", lead, Rect(area.x, head.bottom + 2, area.w, 0), "body" if low else "lead"))
    y = widgets[-1].rect.bottom + (8 if low else 14)
    score_high = 120.0 if low else 168.0
    tall = max(area.bottom - score_high - y - 20, 130.0)
    rungs = (view.rung_before, view.rung)
    author, (step, strand) = view.ladder_act.country if view.ladder_act is not None else "", shares_of(page, looks)
    box = Rect(area.x, y, min(area.w * 0.64, 300.0), tall)
    value = words("told", "rung_now", before=named("rung", str(rungs[0])), now=named("rung", str(rungs[1])))
    widgets.append(
        Widget(
            "ladder",
            "image",
            lettered("the_ladder"),
            box,
            Draw(paint_ladder, rungs, (author, step)),
            value=value,
        )
    )
    widgets.append(strand_widget(page, Rect(box.right, y, area.right - box.right, tall), strand))
    bottom = Rect(area.x, area.bottom - score_high, area.w, score_high)
    widgets.append(parts.rule("score.rule", Rect(area.x, bottom.y - 10, area.w, 2), "text"))
    return [*widgets, *score_widgets(page, bottom, low)]


def paint_headline(painter: Painter, widget: Widget, mark: Mark, country: str, style: str) -> None:
    """Paint the headline with its author's sign."""
    rect = widget.rect
    x = rect.x
    if country:
        painter.actor(CODE_OF[country], (x + 15, rect.y + 17), 30)
        x += 44
    painter.wrapped(widget.name, rect.right - x, (x, rect.y), style, "text")


def strand_widget(page: EveningPage, rect: Rect, share: float) -> Widget:
    """Return the rope upright with the strand that changed most."""
    strands = page.board.strands
    keys = [strand.key for strand in strands]
    marked = keys.index(page.evening.strand) if page.evening.strand in keys else -1
    strengths = tuple((strand.value - strand.change, strand.value) for strand in strands)
    says: tuple[str, ...] = ()
    if marked >= 0:
        strand = strands[marked]
        moved = words("told", "change_alone", change=signed(strand.change, 0))
        says = (strand.label, words("told", "stands_at", value=round(strand.value)), moved)
    drawn = Draw(paint_upright, (strengths, marked, share), says)
    return Widget(
        "strand", "image", lettered("the_strand_that_changed_most"), rect, drawn, value=", ".join(says), bleed=10
    )


def score_widgets(page: EveningPage, rect: Rect, low: bool) -> list[Widget]:
    """Return your score with what it is made of, and how it went."""
    view, par = page.evening, page.board.score.par
    wide = rect.w * 0.46
    box = Rect(rect.x, rect.y, wide, rect.h)
    change = round(view.score - view.score_before, 1)
    reasons = "; ".join(f"{cause.says} {signed(cause.amount, 1)}" for cause in view.score_parts)
    value = f"{round(view.score)}, {over_par(view.score, par)}, {moved_told(change, 1)}{f': {reasons}' * bool(reasons)}"
    drawn = Draw(paint_score, (view.score, change, par), view.score_parts)
    widgets = [Widget("score", "status", words("evening", "score"), box, drawn, value=value)]
    values = page.scores
    if len(values) > 1:
        chart = Rect(rect.x + wide + 44, rect.y + 6, rect.w - wide - 44 - 60, rect.h - 40)
        draw = Draw(paint_course, values, (par, page.board.quarters))
        widgets.append(
            Widget("course", "image", words("evening", "so_far"), chart, draw, bleed=64, value=f"{round(values[-1])}")
        )
    return widgets


def paint_score(
    painter: Painter, widget: Widget, mark: Mark, figures: tuple[float, float, float | None], causes: tuple[Cause, ...]
) -> None:
    """Paint the score, against par, and the parts that add up to its change."""
    points, change, par = figures
    rect, low = widget.rect, widget.rect.h < 150
    painter.text(widget.name, (rect.x, rect.y), "label", "text")
    wide = painter.text(str(round(points)), (rect.x, rect.y + 19), "display" if low else "hero", "text")
    x = rect.x + wide + 14
    strips.named(painter, over_par(points, par), Rect(x, rect.y + 26, rect.right - x, 24), "h2", "text")
    y = rect.y + (48 if low else 52)
    if change:
        painter.triangle((x + 5, y + 9), 8, change > 0, "text2")
        x += 14
    painter.text(moved_told(change, 1).removeprefix("up ").removeprefix("down "), (x, y), "small", "text2")
    y = rect.y + (68 if low else 88)
    for says, amount in fitted(causes, int((rect.bottom - 4 - y) / 17)):
        painter.text(signed(amount, 1), (rect.right, y), "small+600", "text", "right")
        strips.named(painter, says, Rect(rect.x, y, rect.w - 50, 18), "small", "text2")
        y += 17


def fitted(causes: tuple[Cause, ...], most: int) -> list[tuple[str, float]]:
    """Return what the score changed by, in so many rows at most; what is smallest goes together into the last."""
    rows = [(cause.says, cause.amount) for cause in sorted(causes, key=lambda cause: -abs(cause.amount))]
    if len(rows) <= max(most, 1):
        return rows
    first = rows[: max(most - 1, 0)]
    return [*first, (words("evening", "rest"), sum(amount for _, amount in rows[len(first) :]))]


def paint_course(
    painter: Painter, widget: Widget, mark: Mark, values: tuple[float, ...], how: tuple[float | None, int]
) -> None:
    """Paint the score quarter by quarter against par."""
    par, quarters = how
    known = [*values, *([par] if par is not None else [])]
    low, high = charts.scale_of(known, 20.0)
    plot = ChartPlot(widget.rect, (0.0, float(max(quarters, len(values) - 1))), (low, high))
    ticks = [tick for tick in range(0, 101, 20) if low <= tick <= high]
    charts.grid(painter, plot, ticks, labels=True)
    pairs = tuple((float(place), value) for place, value in enumerate(values))

    def draw(layer: Canvas) -> None:
        """Draw par and the score."""
        if par is not None:
            charts.draw_line(layer, plot, Series(((0.0, par), (plot.x[1], par)), "text2", 1.6, charts.DASH))
        charts.draw_line(layer, plot, Series(pairs, "text", 2.6))
        layer.circle((plot.across(pairs[-1][0]), plot.up(values[-1])), 4.5, "text")

    charts.keep(painter, ("course", values, how), widget.rect.inset(-8), draw)
    rect = widget.rect
    spot = plot.across(pairs[-1][0]), plot.up(values[-1])
    if par is not None:
        y = plot.up(par)
        painter.text(words("evening", "par", par=round(par)), (rect.right + 6, y - 9), "caption", "text2")
    says = words("told", "your_line", score=round(values[-1]))
    clear = par is None or abs(plot.up(par) - spot[1]) > 16 or spot[0] < rect.right - 50
    if clear:
        above = par is None or values[-1] >= par
        painter.text(says, (min(spot[0] + 6, rect.right - 30), spot[1] - (22 if above else -6)), "caption+600", "text")


def foot_widgets(page: EveningPage, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the way on, and the ways to what lies behind."""
    view = page.evening
    on, command = on_of(page)
    wide = max(parts.button_width(on, key="enter"), min(380.0, rect.w * 0.3))
    place = Rect(rect.right - wide, rect.y, wide, 46)
    main = parts.button("on", on, place, command, kind="main", key="enter", group="foot")
    why_wide = parts.button_width(lettered("ask_why"), key="w")
    why = parts.button(
        "why", lettered("ask_why"), Rect(rect.x, rect.y, why_wide, 46), Open("partnership"), key="w", group="foot"
    )
    name = words("evening", "brief")
    place = Rect(rect.x + why_wide + 12, rect.y, parts.button_width(name, key="b"), 46)
    brief = parts.button("brief", name, place, Open("brief", view.turn), key="b", kind="bare", group="foot")
    rule = parts.rule("foot.rule", Rect(0, rect.y - 13, looks.size.w, 1))
    return main, rule, why, brief


def on_of(page: EveningPage) -> tuple[str, Command]:
    """Return what the main button says and does."""
    if page.later:
        return lettered("back"), Close()
    if page.over:
        return words("evening", "ending"), Home("ending")
    return words("evening", "on", quarter=quarter_shown(page.board.quarter)), Close()
