"""The review after the end: the course, the quarters it turned on, the score by objective, the claims it tested."""

from functools import partial

from game.campaign.sentences import says
from game.desktop.commands import Export, Home, Open, ReplayFrom, SameStart, Without
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing.chart_drawings import name_bound
from game.desktop.screens.reading_page import Column, laid
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.forecast.intervals import Spread
from game.printed_numbers import signed
from game.views.review_view import ClaimTested, Objective, ReviewView, TurnedOn

MARGIN, FOOT = 32.0, 70.0
ALL = -1
CLAIMS = 8
NO_POINTS = "Left out alone, no quarter’s orders would have changed the verdict, or the index at the end by a tenth."


def review(view: ReviewView, looks: Looks) -> Scene:
    """Return the review of a campaign that has ended."""
    w, h = looks.size.w, looks.size.h
    head = masthead(view, Rect(MARGIN, 14 if looks.compact else 24, w - 2 * MARGIN, 0), looks)
    top = max(widget.rect.bottom for widget in head) + (12 if looks.compact else 24)
    area = Rect(MARGIN, top, w - 2 * MARGIN, h - FOOT - top - 8)
    fills = [(partial(course, view, looks), 0.69), (partial(score, view), 0.31)]
    widgets = (*laid("review", fills, area, looks), *head, *foot(view, Rect(MARGIN, h - FOOT, w - 2 * MARGIN, FOOT)))
    keys = (("escape", Open("menu")), ("h", Open("history")), ("b", Open("brief")))
    return Scene("review", widgets, keys, first="export", title=view.title, news=(view.title, view.subtitle))


def masthead(view: ReviewView, rect: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return the verdict, what became of the partnership, and which campaign it was."""
    low = looks.compact
    room = rect.w * 0.6 if low else rect.w
    campaign = parts.aligned("campaign", view.campaign, Rect(rect.x, rect.y, rect.w, 0), ("caption", "text3", "right"))
    place = Rect(rect.x, rect.y + (16 if low else 14), room, 0)
    title = parts.heading("title", view.title, place, "h1" if low else "display")
    style = "body" if low else "lead"
    said = parts.label("subtitle", view.subtitle, Rect(rect.x, title.rect.bottom + 2, rect.w, 0), style)
    return campaign, title, said, *seats(view, rect, campaign.rect.bottom + 6)


def seats(view: ReviewView, rect: Rect, y: float) -> tuple[Widget, ...]:
    """Return whose review it is, to choose from where several people played."""
    if len(view.seats) < 2:
        return ()
    choices = [(seat, says("country_short", seat), Home("review", seat)) for seat in view.seats]
    wide = parts.segments_width([name for _, name, _ in choices])
    return parts.segments("seat", choices, view.country, (rect.right - wide, y))


def course(view: ReviewView, looks: Looks, column: Column) -> None:
    """Lay out the index over the campaign beside what it would have been, and the turning points."""
    first, last = view.quarters[0], view.quarters[-1]
    column.heading("course", f"Partnership strength, {first} to {last}", "of 100")
    chosen = next((point for point in view.points if point.turn == view.compared), None)
    compare(view, column)
    high = 200.0 if looks.compact else 286.0
    ended = f"{view.history[0]:.0f} at the opening, {view.history[-1]:.0f} at the end"
    said = f"{ended}; {view.otherwise[-1]:.0f} {view.otherwise_says}" if view.otherwise else ended
    turning_marks = tuple((point.number, point.turn) for point in view.points)
    lines = (view.history, view.otherwise, view.otherwise_says, view.fan, view.frayed)
    draw = Draw(paint_course, lines, (view.quarters, turning_marks))
    column.drawn(("course.chart", "The index, quarter by quarter", said), high, draw, 14)
    column.heading("points", "Turning points", "effect on the final index, from paired replays")
    if view.working and not view.points:
        column.text("working", view.working, ("small", "text3"), 8)
    elif not view.points:
        column.text("none", NO_POINTS, ("small", "text2"), 8)
    for turning in view.points:
        point(turning, turning is chosen, column)


def compare(view: ReviewView, column: Column) -> None:
    """Lay out with what the course is compared: nothing, each turning point, no orders at all."""
    column.text("compare", "Compare with the same campaign", ("caption", "text3"), 4)
    choices = [("nothing", "as played", Without(0))]
    choices += [(f"without.{point.turn}", f"without {point.quarter}", Without(point.turn)) for point in view.points]
    choices.append(("without.all", "without any order of yours", Without(ALL)))
    at = {0: "nothing", ALL: "without.all"}.get(view.compared, f"without.{view.compared}")
    rows, x = [[]], 0.0  # type: list[list[parts.Choice]], float
    for choice in choices:
        wide = parts.segments_width([choice[1]])
        if x and x + wide > column.w:
            rows.append([])
            x = 0.0
        rows[-1].append(choice)
        x += wide
    for row in rows:
        column.widgets += parts.segments("compare", row, at, (column.x, column.y))
        column.y += 38
    column.y += 4


def point(turning: TurnedOn, is_chosen: bool, column: Column) -> None:
    """Lay out one turning point; choosing it compares with the campaign without it."""
    orders = f"{', '.join(turning.orders)}."
    becomes = f" Without it: {turning.becomes}." if turning.becomes else ""
    room = column.w - 34 - 70
    high = max(typography.height(f"{turning.quarter}. {orders}{becomes}", "small", room) + 12, 34)
    column.put(
        Widget(
            f"point.{turning.number}",
            "listitem",
            f"{turning.quarter}: {orders}",
            column.rect(high),
            Draw(paint_point, (turning, is_chosen), f"{orders}{becomes}"),
            value=f"{signed(turning.change)} on the final index.{becomes}",
            group="points",
            command=Without(turning.turn),
            selected=is_chosen,
        )
    )
    column.put(parts.rule(f"point.{turning.number}.rule", column.rect(1), "line"), 2)


def score(view: ReviewView, column: Column) -> None:
    """Lay out the score by objective, and the claims the campaign put to the test."""
    note = f"the tick: median of {view.peers} other campaigns"
    column.heading("score", "Score", note)
    said = f"{view.score:.0f} of 100"
    if view.better_than is not None:
        said += f", better than {part_of(view.better_than)} of {view.peers} campaigns on other luck"
    column.drawn(("score.figure", "Score", said), 58, Draw(paint_score, (view.score, view.better_than)), 6)
    for number, objective in enumerate(view.objectives):
        usual = f"; median {objective.usual:.0f}" if objective.usual is not None else ""
        value = f"counts {objective.weight:.0f} of 100; met {objective.met:.0f}{usual}"
        high = typography.height(objective.label, "small", column.w - 120) + 18
        draw = Draw(paint_objective, objective)
        column.put(Widget(f"objective.{number}", "label", objective.label, column.rect(high), draw, value=value), 6)
    column.y += 8
    column.heading("claims", "The article’s claims, in this run", "effect on the final index")
    if view.working:
        column.text("claims.working", view.working, ("small", "text3"), 8)
    for tested in view.claims[:CLAIMS]:
        claim(tested, column)
    more = len(view.claims) - CLAIMS
    rest = f"{more} more were tested. " if more > 0 else ""
    words = f"{rest}{view.untested} prescriptions were not tested in this run."
    column.text("untested", words, ("caption", "text3"), 8)


def claim(tested: ClaimTested, column: Column) -> None:
    """Lay out one claim that orders of this campaign carried, with what they did to the end."""
    by = f"{tested.number}, by {', '.join(tested.orders)}"
    high = typography.height(tested.says, "small", column.w - 58) + typography.height(by, "caption", column.w - 58) + 2
    draw = Draw(paint_claim, tested, by)
    value = f"{signed(tested.change)} on the final index"
    column.put(
        Widget(f"claim.{tested.number}", "label", tested.says, column.rect(high), draw, value=f"{by}: {value}"), 8
    )


def foot(view: ReviewView, rect: Rect) -> tuple[Widget, ...]:
    """Return the bar below: the menu, another try, and the report."""
    y = rect.y + 14
    widgets = [parts.rule("foot.rule", Rect(rect.x, rect.y, rect.w, 1))]
    wide = parts.button_width("Export report", icon=True, key="e")
    place = Rect(rect.right - wide, y, wide, 42)
    widgets.append(parts.button("export", "Export report", place, Export(), kind="main", icon="dl", key="e"))
    turn = view.compared if view.compared > 0 else 1
    again = f"Replay from {view.quarters[turn]}"
    x, room = rect.x, rect.right - wide - 16
    verbs = (
        ("home", "Main menu", Home("title"), None),
        ("again", again, ReplayFrom(turn), "undo"),
        ("same", "Same start, new seed", SameStart(), "dice"),
    )
    for name, verb, command, icon in verbs:
        across = parts.button_width(verb, icon=bool(icon))
        if x + across <= room:
            place = Rect(x, y, across, 42)
            look: parts.ButtonMore = {"kind": "quiet", "group": "foot"}
            if icon:
                look["icon"] = icon
            widgets.append(parts.button(name, verb, place, command, **look))
            x += across + 12
    return tuple(widgets)


Course = tuple[tuple[float, ...], tuple[float, ...], str, tuple[Spread, ...], float]
TurningMarks = tuple[tuple[str, ...], tuple[tuple[int, int], ...]]


def paint_course(painter: Painter, widget: Widget, mark: Mark, course: Course, turning_marks: TurningMarks) -> None:
    """Paint the index as it was and as it would have been, the first forecast, the bound of frayed, and the turns."""
    rect, (history, otherwise, says, fan, frayed), (quarters, points) = widget.rect, course, turning_marks
    aside = 128.0
    plot = charts.ChartPlot(Rect(rect.x + 30, rect.y + 8, rect.w - 30 - aside, rect.h - 34), (0, len(quarters) - 1))
    charts.grid(painter, plot, labels=True)
    y = plot.up(frayed)
    painter.line([(plot.rect.x, y), (plot.rect.right, y)], "lineStrong", 1, (2, 3))
    firsts = [(place, name[:4]) for place, name in enumerate(quarters) if name.endswith("Q1")]
    charts.along(painter, plot, firsts[:: len(firsts) // 8 + 1])
    played, other = pairs(history), pairs(otherwise)
    name_bound(painter, plot, (frayed, "frayed below this"), (played, other))

    def draw(layer: Canvas) -> None:
        """Draw the fan, the area between the two courses, and the courses."""
        charts.draw_fan(layer, plot, fan, "text3", (10, 12))
        if other:
            charts.draw_band(layer, plot, played, other, "accent/12")
            charts.draw_line(layer, plot, charts.Series(other, "accent", 2, charts.DASH))
        charts.draw_line(layer, plot, charts.Series(played, "text", 2.6))

    charts.keep(painter, ("review", course, turning_marks), rect, draw)
    numbers(painter, plot, history, points)
    ends(painter, plot, history, (otherwise, says))


def pairs(values: tuple[float, ...]) -> charts.Pairs:
    """Return a row of values as points over the quarters."""
    return tuple((float(place), value) for place, value in enumerate(values))


def numbers(
    painter: Painter, plot: charts.ChartPlot, history: tuple[float, ...], points: tuple[tuple[int, int], ...]
) -> None:
    """Paint the turning points' numbers on their stalks, above and below the line in turn."""
    for number, turn in points:
        x, y = plot.across(turn), plot.up(history[turn])
        away = -34 if number % 2 == 0 else 34
        end = min(max(y + away, plot.rect.y + 8), plot.rect.bottom - 12)
        painter.line([(x, y), (x, end)], "lineStrong")
        painter.circle((x, y), 4, fill="bg", line="text", width=2)
        painter.circle((x, end), 10, fill="text")
        painter.text(str(number), (x, end - 9), "small+600", "bg", "centre")


def ends(
    painter: Painter, plot: charts.ChartPlot, history: tuple[float, ...], other: tuple[tuple[float, ...], str]
) -> None:
    """Label both courses at their ends."""
    otherwise, says = other
    x, y = plot.rect.right + 12, plot.up(history[-1])
    painter.circle((plot.rect.right, y), 5, fill="text")
    lines = typography.wrap(says, "small", 112) if otherwise else ()
    up = plot.up(otherwise[-1]) if otherwise else y
    room = 18.0 * (len(lines) + 1)
    if otherwise and abs(up - y) < room:
        up = y - room if up <= y else y + 40
    wide = painter.text(f"{history[-1]:.0f}", (x, y - 9), "small+600", "text")
    painter.text("as played", (x + wide + 5, y - 9), "small", "text2")
    if otherwise:
        painter.text(f"{otherwise[-1]:.0f}", (x, up - 9), "small+600", "accentText")
        painter.lines(lines, (x, up + 9), "small", "text2")


def paint_point(painter: Painter, widget: Widget, mark: Mark, point: tuple[TurnedOn, bool], words: str) -> None:
    """Paint one turning point: its number, quarter, what was ordered, and its effect."""
    rect, (turning, is_chosen) = widget.rect, point
    painter.circle((rect.x + 12, rect.y + 17), 11, fill="accent" if is_chosen else "text")
    painter.text(
        str(turning.number), (rect.x + 12, rect.y + 8), "small+600", "onAccent" if is_chosen else "bg", "centre"
    )
    x, room = rect.x + 34, rect.w - 34 - 70
    painter.wrapped(f"{turning.quarter}. {words}", room, (x, rect.y + 8), "small", "text")
    painter.text(signed(turning.change), (rect.right, rect.y + 8), "small+600", "text", "right")


def paint_score(painter: Painter, widget: Widget, mark: Mark, score: tuple[float, float | None]) -> None:
    """Paint the score, and among how many others it stands."""
    rect, (own, better) = widget.rect, score
    wide = painter.text(f"{own:.0f}", (rect.x, rect.y), "estimate", "text")
    painter.text("of 100", (rect.x + wide + 12, rect.y + 24), "label", "text")
    if better is not None:
        painter.text(f"better than {part_of(better)} of them", (rect.right, rect.y + 26), "small", "text2", "right")


def part_of(share: float) -> str:
    """Return a share of some campaigns in whole per cent; all and none are said only where they are."""
    return "all" if share >= 1 else f"{min(max(round(100 * share), 1), 99)} %" if share > 0 else "none"


def paint_objective(painter: Painter, widget: Widget, mark: Mark, objective: Objective) -> None:
    """Paint one objective: its name and weight, how far it is met, and the median of other campaigns as a tick."""
    rect = widget.rect
    high = painter.wrapped(objective.label, rect.w - 120, (rect.x, rect.y), "small", "text")
    painter.text(f"counts {objective.weight:.0f} %", (rect.right - 40, rect.y), "caption", "text3", "right")
    y, wide = rect.y + high + 4, rect.w - 44
    painter.rect(Rect(rect.x, y, wide, 8), "raised2")
    painter.rect(Rect(rect.x, y, wide * objective.met / 100, 8), "outHarden")
    if objective.usual is not None:
        painter.rect(Rect(rect.x + wide * objective.usual / 100 - 1, y - 4, 2, 16), "accent")
    painter.text(f"{objective.met:.0f}", (rect.right, y - 6), "small+600", "text", "right")


def paint_claim(painter: Painter, widget: Widget, mark: Mark, tested: ClaimTested, by: str) -> None:
    """Paint one claim, which orders carried it, and their effect."""
    rect, room = widget.rect, widget.rect.w - 58
    high = painter.wrapped(tested.says, room, (rect.x, rect.y), "small", "text")
    painter.wrapped(by, room, (rect.x, rect.y + high), "caption", "text3")
    painter.text(signed(tested.change), (rect.right, rect.y), "small+600", "text", "right")
