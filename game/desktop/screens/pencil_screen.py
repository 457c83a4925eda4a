"""The pencil: an order for one of the next four quarters, with a condition, and what the plan does to the fan."""

from collections.abc import Sequence

import attrs

from game.desktop.commands import Close, PencilIn, RubOut, Set
from game.desktop.drawing import strips
from game.desktop.drawing.board_plan import chart_widget, legend_of, paint_head
from game.desktop.drawing.plan_rows import pencilled_widget
from game.desktop.screens.partnership import PAD, close_corner, paint_ground
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import PencilPage
from game.desktop.window_words import in_weeks, lettered, words
from game.views.pencil_view import ConditionChoice, PencilChoice

ROW, GAP = 27.0, 12.0
MOST_STEP = 3


@attrs.frozen
class DraftedPencil:
    """What has been chosen so far: all that an order needs, each remembered by the window.

    key  under which the rest is remembered
    """

    key: str
    choice: PencilChoice
    turn: int
    step: int
    condition: ConditionChoice | None
    at_least: bool
    value: float

    @property
    def command(self) -> PencilIn:
        """Return the command that pencils it."""
        name = "" if self.condition is None else self.condition.name
        step = self.step if self.choice.steps else -1
        return PencilIn(self.choice.what, self.turn, step, name, self.at_least, self.value)


def wanted_of(page: PencilPage, looks: Looks) -> DraftedPencil | None:
    """Return what has been chosen so far; None in the last quarter, for which nothing can be pencilled."""
    view = page.pencil
    if not view.turns or not view.choices:
        return None
    key = f"pencil.{page.about}.{page.board.turn}"
    what = looks.remembered(f"{key}.what", page.about)
    choice = next((entry for entry in view.choices if entry.what == what), view.choices[0])
    own = f"{key}.{choice.what}"
    turns = [turn for turn, _ in view.turns]
    turn = looks.remembered(f"{own}.turn", turns[0])
    name = looks.remembered(f"{own}.if", "")
    condition = next((entry for entry in view.conditions if entry.name == name), None)
    return DraftedPencil(
        own,
        choice,
        turn if turn in turns else turns[0],
        looks.remembered(f"{own}.step", min(choice.standing + 1, MOST_STEP)),
        condition,
        looks.remembered(f"{own}.least", True),
        0.0 if condition is None else value_of(condition, looks.remembered(f"{own}.{name}", 0)),
    )


def value_of(condition: ConditionChoice, steps: int) -> float:
    """Return a condition's value, some steps from where the number stands now."""
    near = round(condition.now / condition.step) * condition.step
    return min(max(near + steps * condition.step, condition.bounds[0]), condition.bounds[1])


def pencil(page: PencilPage, looks: Looks) -> Scene:
    """Return the pencil over the board."""
    w, h, low = looks.size.w, looks.size.h, looks.compact
    wide, high = min(1136.0, w - (40 if low else 144)), min(712.0, h - (24 if low else 88))
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    pad = 22.0 if low else PAD
    title = words("pencil", "title")
    ground = Widget("dialog", "dialog", title, box, Draw(paint_ground), bleed=0, z=-2)
    head = parts.heading("title", title, Rect(box.x + pad, box.y + pad - 8, wide - 2 * pad - 40, 0), "h2")
    close = close_corner(box, pad)
    top, foot = head.rect.bottom + 10, box.bottom - pad - 42
    left = Rect(box.x + pad, top, round(wide * 0.33) - pad, box.bottom - pad - top)
    right = Rect(left.right + 28, top, box.right - pad - left.right - 28, foot - 12 - top)
    wanted = wanted_of(page, looks)
    if wanted is None:
        none = parts.label("none", words("pencil", "last"), Rect(left.x, top, wide - 2 * pad, 0), "lead")
        done = parts.button("main", lettered("close"), Rect(box.right - pad - 120, foot, 120, 40), Close(), kind="main")
        return Scene("pencil", (ground, head, none, done, close), (("p", Close()),), "main", title=title, panel=box)
    column = Column(right.x, right.y, right.w)
    when_rows(page, wanted, column)
    if wanted.choice.steps:
        step_rows(wanted, column)
    condition_rows(page, wanted, column)
    widgets = (
        ground,
        head,
        *column.widgets,
        *verbs(page, wanted, Rect(right.x, foot, right.w, 42)),
        *plan_rows(page, Rect(right.x, column.y + 6, right.w, right.bottom - column.y - 6), looks),
        *lever_rows(page, wanted, left, looks),
        close,
    )
    return Scene("pencil", widgets, (("p", Close()),), "main", title=title, panel=box)


def lever_rows(page: PencilPage, wanted: DraftedPencil, area: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return what may be pencilled: policies, then moves, one of them chosen."""
    column, base = Column(area.x, area.y, area.w - 12), f"pencil.{page.about}.{page.board.turn}"
    for place, of_policies in enumerate((True, False)):
        own = [choice for choice in page.pencil.choices if bool(choice.steps) == of_policies]
        column.y += 10 if place else 0
        column.heading(f"kind.{place}", words("pencil", "policies" if of_policies else "moves"), strong=not place)
        for choice in own:
            price = "" if choice.steps else in_weeks(choice.price)
            column.put(
                Widget(
                    f"what.{choice.what}",
                    "radio",
                    choice.title,
                    column.rect(ROW - 1),
                    Draw(paint_choice, price),
                    group="what",
                    command=Set(f"{base}.what", choice.what),
                    selected=choice.what == wanted.choice.what,
                    value=price,
                    tip=choice.says,
                ),
                1,
            )
    return scrolled(column.widgets, Scroll("pencil.levers", area, column.y - area.y), looks)


def paint_choice(painter: Painter, widget: Widget, mark: Mark, price: str) -> None:
    """Paint one lever of the list; the chosen one on soft accent."""
    rect = widget.rect
    if widget.selected:
        painter.rect(rect, "accentSoft", radius=3)
        painter.rect(Rect(rect.x, rect.y + 2, 3, rect.h - 4), "accent")
    elif mark.hovered:
        painter.rect(rect, "raised2", radius=3)
    painter.text(price, (rect.right - 4, rect.y + 4), "caption", "text2", "right")
    room = Rect(rect.x + 10, rect.y, rect.w - 18 - typography.width(price, "caption"), rect.h)
    strips.named(painter, widget.name, room, "small+600" if widget.selected else "small", "text")


def labelled(column: Column, name: str) -> None:
    """Lay the small heading over a row of choices."""
    column.put(parts.label(f"of.{name}", words("pencil", name), column.rect(), "small+600", "text"), 4)


def row_of(column: Column, group: str, choices: Sequence[parts.Choice], chosen: str) -> None:
    """Lay choices side by side, on as many lines as they need."""
    lines: list[list[parts.Choice]] = [[]]
    for choice in choices:
        if lines[-1] and parts.segments_width([text for _, text, _ in (*lines[-1], choice)]) > column.w:
            lines.append([])
        lines[-1].append(choice)
    for line in lines:
        column.widgets += parts.segments(group, line, chosen, (column.x, column.y))
        column.y += 36
    column.y += GAP - 4


def when_rows(page: PencilPage, wanted: DraftedPencil, column: Column) -> None:
    """Lay what is pencilled, and for which quarter."""
    column.text("chosen", wanted.choice.title, ("lead+600", "text"), 8)
    labelled(column, "when")
    choices = [(str(turn), title, Set(f"{wanted.key}.turn", turn)) for turn, title in page.pencil.turns]
    row_of(column, "turn", choices, str(wanted.turn))


def step_rows(wanted: DraftedPencil, column: Column) -> None:
    """Lay where a policy's dial is to stand."""
    labelled(column, "step")
    names = [f"{number}  {name}" for number, name in enumerate(wanted.choice.steps)]
    choices = [(str(number), name, Set(f"{wanted.key}.step", number)) for number, name in enumerate(names)]
    row_of(column, "step", choices, str(wanted.step))


def condition_rows(page: PencilPage, wanted: DraftedPencil, column: Column) -> None:
    """Lay the condition: on which number, which way, and how much."""
    labelled(column, "only")
    key = wanted.key
    choices: list[parts.Choice] = [("always", words("pencil", "always"), Set(f"{key}.if", ""))]
    choices += [(entry.name, entry.label, Set(f"{key}.if", entry.name)) for entry in page.pencil.conditions]
    condition = wanted.condition
    row_of(column, "if", choices, "always" if condition is None else condition.name)
    if condition is not None:
        value_row(wanted, condition, column)


def value_row(wanted: DraftedPencil, condition: ConditionChoice, column: Column) -> None:
    """Lay which way a condition goes, and how much."""
    key = wanted.key
    ways: list[parts.Choice] = [
        (name, words("pencil", name), Set(f"{key}.least", name == "reaches")) for name in ("reaches", "stays_under")
    ]
    column.widgets += parts.segments("way", ways, "reaches" if wanted.at_least else "stays_under", (column.x, column.y))
    x = column.x + parts.segments_width([text for _, text, _ in ways]) + 16
    steps = f"{key}.{condition.name}"
    near = round(condition.now / condition.step) * condition.step
    moved = round((wanted.value - near) / condition.step)
    value = f"{wanted.value:.{condition.digits}f}"
    place = Rect(x, column.y, 128, 32)
    less, more = Set(steps, moved - 1), Set(steps, moved + 1)
    column.widgets += [
        Widget(
            "value",
            "slider",
            condition.label,
            place,
            Draw(paint_value),
            value=value,
            less=less,
            more=more,
            group="value",
        ),
        *(
            attrs.evolve(
                parts.button(name, text, Rect(left, column.y + 1, 30, 30), command, kind="bare", group="value", z=1),
                focusable=False,
            )
            for name, text, left, command in (
                ("value.less", "−", place.x, less),
                ("value.more", "+", place.right - 30, more),
            )
        ),
    ]
    now = words("pencil", "now", value=f"{condition.now:.{condition.digits}f}")
    column.widgets.append(parts.label("value.now", now, Rect(place.right + 12, column.y + 7, 120, 0), "small"))
    column.y += 40


def paint_value(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a condition's value between less and more."""
    rect = widget.rect
    painter.rect(rect, "raised", line="accent" if mark.focused else "lineStrong", radius=4)
    painter.text(widget.value, (rect.centre[0], rect.y + 6), "label", "text", "centre")


def verbs(page: PencilPage, wanted: DraftedPencil, rect: Rect) -> tuple[Widget, ...]:
    """Return the button that pencils, and the way back."""
    turns = zip(page.pencil.turns, page.pencil.in_text, strict=True)
    season = next(said for (turn, _), said in turns if turn == wanted.turn)
    name = words("pencil", "main", quarter=season)
    wide = parts.button_width(name, key="enter")
    place = Rect(rect.right - wide, rect.y + 1, wide, 40)
    main = parts.button("main", name, place, wanted.command, kind="main", key="enter")
    back = parts.button("back", lettered("done"), Rect(place.x - 110, rect.y + 1, 98, 40), Close())
    room = place.x - 122 - rect.x
    said = words("pencil", "note")
    style = "caption" if typography.height(said, "caption", room) <= 40 else "axis"
    note = parts.label("note", said, Rect(rect.x, rect.y + 2, room, 0), style, "text3")
    fits = note.rect.h <= 42
    return (main, back, note) if fits else (main, back)


def plan_rows(page: PencilPage, area: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return the plan as it is pencilled, and beside it the fan with and without it where there is room."""
    wide = round(area.w * 0.5) if area.h >= 120 else area.w
    left = Rect(area.x, area.y, wide - (16 if wide < area.w else 0), area.h)
    column = Column(left.x, left.y, left.w - 10)
    column.heading("plan.head", words("pencil", "plan"), strong=False)
    if not page.pencil.rows:
        column.text("plan.none", words("pencil", "empty"), ("small", "text2"))
    tip = words("pencil", "rubs_out")
    for row in page.pencil.rows:
        column.put(pencilled_widget(row, column.rect(ROW), RubOut(row.what, row.turn), tip), 2)
    rows = scrolled(column.widgets, Scroll("pencil.plan", left, column.y - left.y), looks)
    if wide == area.w:
        return rows
    place = Rect(area.x + wide + 8, area.y + 6, area.w - wide - 8, area.h - 30)
    board = page.page
    head = Widget(
        "fan.head", "label", words("pencil", "fan"), Rect(place.x, place.y, place.w, 20),
        Draw(paint_head, legend_of(board)),
    )  # fmt: skip
    chart = chart_widget(board, Rect(place.x, place.y + 28, place.w, place.h - 28))
    return (*rows, head, chart)
