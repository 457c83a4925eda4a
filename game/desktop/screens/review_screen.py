"""The review after the end: the course, the quarters it turned on, the score by objective, the claims it tested."""

from functools import partial

from game.campaign.sentences import says, signed
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
from game.views.review_view import ClaimTested, Objective, ReviewShown, TurnedOn

MARGIN, FOOT = 32.0, 70.0
ALL = -1
CLAIMS = 8
NO_POINTS = "Left out alone, no quarter’s orders would have changed the verdict, or the index at the end by a tenth."


def review(shown: ReviewShown, looks: Looks) -> Scene:
    """Return the review of a campaign that has ended."""
    w, h = looks.size.w, looks.size.h
    head = masthead(shown, Rect(MARGIN, 14 if looks.compact else 24, w - 2 * MARGIN, 0), looks)
    top = max(one.rect.bottom for one in head) + (12 if looks.compact else 24)
    area = Rect(MARGIN, top, w - 2 * MARGIN, h - FOOT - top - 8)
    fills = [(partial(course, shown, looks), 0.69), (partial(score, shown), 0.31)]
    widgets = (*laid("review", fills, area, looks), *head, *foot(shown, Rect(MARGIN, h - FOOT, w - 2 * MARGIN, FOOT)))
    keys = (("escape", Open("menu")), ("h", Open("history")), ("b", Open("brief")))
    return Scene("review", widgets, keys, first="export", title=shown.title, news=(shown.title, shown.subtitle))


def masthead(shown: ReviewShown, rect: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return the verdict, what became of the partnership, and which campaign it was."""
    low = looks.compact
    room = rect.w * 0.6 if low else rect.w
    campaign = parts.aligned("campaign", shown.campaign, Rect(rect.x, rect.y, rect.w, 0), ("caption", "text3", "right"))
    place = Rect(rect.x, rect.y + (16 if low else 14), room, 0)
    title = parts.heading("title", shown.title, place, "h1" if low else "display")
    style = "body" if low else "lead"
    said = parts.label("subtitle", shown.subtitle, Rect(rect.x, title.rect.bottom + 2, rect.w, 0), style)
    return campaign, title, said, *seats(shown, rect, campaign.rect.bottom + 6)


def seats(shown: ReviewShown, rect: Rect, y: float) -> tuple[Widget, ...]:
    """Return whose review it is, to choose from where several people played."""
    if len(shown.seats) < 2:
        return ()
    choices = [(seat, says("country_short", seat), Home("review", seat)) for seat in shown.seats]
    wide = parts.segments_width([name for _, name, _ in choices])
    return parts.segments("seat", choices, shown.country, (rect.right - wide, y))


def course(shown: ReviewShown, looks: Looks, column: Column) -> None:
    """Lay out the index over the campaign beside what it would have been, and the turning points."""
    first, last = shown.quarters[0], shown.quarters[-1]
    column.heading("course", f"Partnership strength, {first} to {last}", "of 100")
    chosen = next((one for one in shown.points if one.turn == shown.compared), None)
    compare(shown, column)
    high = 200.0 if looks.compact else 286.0
    ended = f"{shown.history[0]:.0f} at the opening, {shown.history[-1]:.0f} at the end"
    said = f"{ended}; {shown.otherwise[-1]:.0f} {shown.otherwise_says}" if shown.otherwise else ended
    marks = tuple((one.number, one.turn) for one in shown.points)
    lines = (shown.history, shown.otherwise, shown.otherwise_says, shown.fan, shown.frayed)
    draw = Draw(paint_course, lines, (shown.quarters, marks))
    column.drawn(("course.chart", "The index, quarter by quarter", said), high, draw, 14)
    column.heading("points", "Turning points", "effect on the final index, from paired replays")
    if shown.working and not shown.points:
        column.text("working", shown.working, ("small", "text3"), 8)
    elif not shown.points:
        column.text("none", NO_POINTS, ("small", "text2"), 8)
    for one in shown.points:
        point(one, one is chosen, column)


def compare(shown: ReviewShown, column: Column) -> None:
    """Lay out with what the course is compared: nothing, each turning point, no orders at all."""
    column.text("compare", "Compare with the same campaign", ("caption", "text3"), 4)
    choices = [("nothing", "as played", Without(0))]
    choices += [(f"without.{one.turn}", f"without {one.quarter}", Without(one.turn)) for one in shown.points]
    choices.append(("without.all", "without any order of yours", Without(ALL)))
    at = {0: "nothing", ALL: "without.all"}.get(shown.compared, f"without.{shown.compared}")
    rows, x = [[]], 0.0  # type: list[list[parts.Choice]], float
    for choice in choices:
        wide = parts.segments_width([choice[1]])
        if x and x + wide > column.w:
            rows.append([])
            x = 0.0
        rows[-1].append(choice)
        x += wide
    for row in rows:
        column.made += parts.segments("compare", row, at, (column.x, column.y))
        column.y += 38
    column.y += 4


def point(one: TurnedOn, is_chosen: bool, column: Column) -> None:
    """Lay out one turning point; choosing it compares with the campaign without it."""
    told = f"{', '.join(one.orders)}."
    becomes = f" Without it: {one.becomes}." if one.becomes else ""
    room = column.w - 34 - 70
    high = max(typography.height(f"{one.quarter}. {told}{becomes}", "small", room) + 12, 34)
    column.put(
        Widget(
            f"point.{one.number}",
            "listitem",
            f"{one.quarter}: {told}",
            column.rect(high),
            Draw(paint_point, (one, is_chosen), f"{told}{becomes}"),
            value=f"{signed(one.change)} on the final index.{becomes}",
            group="points",
            command=Without(one.turn),
            selected=is_chosen,
        )
    )
    column.put(parts.rule(f"point.{one.number}.rule", column.rect(1), "line"), 2)


def score(shown: ReviewShown, column: Column) -> None:
    """Lay out the score by objective, and the claims the campaign put to the test."""
    note = f"the tick: median of {shown.peers} other campaigns"
    column.heading("score", "Score", note)
    said = f"{shown.score:.0f} of 100"
    if shown.better_than is not None:
        said += f", better than {part_of(shown.better_than)} of {shown.peers} campaigns on other luck"
    column.drawn(("score.figure", "Score", said), 58, Draw(paint_score, (shown.score, shown.better_than)), 6)
    for number, one in enumerate(shown.objectives):
        usual = f"; median {one.usual:.0f}" if one.usual is not None else ""
        value = f"counts {one.weight:.0f} of 100; met {one.met:.0f}{usual}"
        high = typography.height(one.label, "small", column.w - 120) + 18
        draw = Draw(paint_objective, one)
        column.put(Widget(f"objective.{number}", "label", one.label, column.rect(high), draw, value=value), 6)
    column.y += 8
    column.heading("claims", "The article’s claims, in this run", "effect on the final index")
    if shown.working:
        column.text("claims.working", shown.working, ("small", "text3"), 8)
    for tested in shown.claims[:CLAIMS]:
        claim(tested, column)
    more = len(shown.claims) - CLAIMS
    rest = f"{more} more were tested. " if more > 0 else ""
    told = f"{rest}{shown.untested} prescriptions were not tested in this run."
    column.text("untested", told, ("caption", "text3"), 8)


def claim(one: ClaimTested, column: Column) -> None:
    """Lay out one claim that orders of this campaign carried, with what they did to the end."""
    by = f"{one.number}, by {', '.join(one.orders)}"
    high = typography.height(one.says, "small", column.w - 58) + typography.height(by, "caption", column.w - 58) + 2
    draw = Draw(paint_claim, one, by)
    value = f"{signed(one.change)} on the final index"
    column.put(Widget(f"claim.{one.number}", "label", one.says, column.rect(high), draw, value=f"{by}: {value}"), 8)


def foot(shown: ReviewShown, rect: Rect) -> tuple[Widget, ...]:
    """Return the bar below: the menu, another try, and the report."""
    y = rect.y + 14
    made = [parts.rule("foot.rule", Rect(rect.x, rect.y, rect.w, 1))]
    wide = parts.button_width("Export report", icon=True, key="e")
    place = Rect(rect.right - wide, y, wide, 42)
    made.append(parts.button("export", "Export report", place, Export(), kind="main", icon="dl", key="e"))
    turn = shown.compared if shown.compared > 0 else 1
    again = f"Replay from {shown.quarters[turn]}"
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
            made.append(parts.button(name, verb, place, command, **look))
            x += across + 12
    return tuple(made)


Course = tuple[tuple[float, ...], tuple[float, ...], str, tuple[Spread, ...], float]
Marks = tuple[tuple[str, ...], tuple[tuple[int, int], ...]]


def paint_course(painter: Painter, widget: Widget, mark: Mark, course: Course, marks: Marks) -> None:
    """Paint the index as it was and as it would have been, the first forecast, the bound of frayed, and the turns."""
    rect, (history, otherwise, says, fan, frayed), (quarters, points) = widget.rect, course, marks
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

    charts.keep(painter, ("review", course, marks), rect, draw)
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


def paint_point(painter: Painter, widget: Widget, mark: Mark, point: tuple[TurnedOn, bool], told: str) -> None:
    """Paint one turning point: its number, quarter, what was ordered, and its effect."""
    rect, (one, is_chosen) = widget.rect, point
    painter.circle((rect.x + 12, rect.y + 17), 11, fill="accent" if is_chosen else "text")
    painter.text(str(one.number), (rect.x + 12, rect.y + 8), "small+600", "onAccent" if is_chosen else "bg", "centre")
    x, room = rect.x + 34, rect.w - 34 - 70
    painter.wrapped(f"{one.quarter}. {told}", room, (x, rect.y + 8), "small", "text")
    painter.text(signed(one.change), (rect.right, rect.y + 8), "small+600", "text", "right")


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


def paint_objective(painter: Painter, widget: Widget, mark: Mark, one: Objective) -> None:
    """Paint one objective: its name and weight, how far it is met, and the median of other campaigns as a tick."""
    rect = widget.rect
    high = painter.wrapped(one.label, rect.w - 120, (rect.x, rect.y), "small", "text")
    painter.text(f"counts {one.weight:.0f} %", (rect.right - 40, rect.y), "caption", "text3", "right")
    y, wide = rect.y + high + 4, rect.w - 44
    painter.rect(Rect(rect.x, y, wide, 8), "raised2")
    painter.rect(Rect(rect.x, y, wide * one.met / 100, 8), "outHarden")
    if one.usual is not None:
        painter.rect(Rect(rect.x + wide * one.usual / 100 - 1, y - 4, 2, 16), "accent")
    painter.text(f"{one.met:.0f}", (rect.right, y - 6), "small+600", "text", "right")


def paint_claim(painter: Painter, widget: Widget, mark: Mark, one: ClaimTested, by: str) -> None:
    """Paint one claim, which orders carried it, and their effect."""
    rect, room = widget.rect, widget.rect.w - 58
    high = painter.wrapped(one.says, room, (rect.x, rect.y), "small", "text")
    painter.wrapped(by, room, (rect.x, rect.y + high), "caption", "text3")
    painter.text(signed(one.change), (rect.right, rect.y), "small+600", "text", "right")
