"""A question of tonight as a scene: the place on the map, and the choices with what they cost and may bring."""

import attrs

from game.desktop.commands import Choose, Close, Command, Many
from game.desktop.drawing import strips
from game.desktop.drawing.board_end import blocks
from game.desktop.drawing.board_top import top_widgets
from game.desktop.drawing.crisis_clock import clock_moment, clock_widgets, held_to_clock, seconds_left
from game.desktop.drawing.move_face import in_words
from game.desktop.drawing.scene_map import paint_scene, place_of
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import FIGURES, CrisisPage
from game.desktop.window_words import in_weeks, lettered, words
from game.printed_numbers import plain
from game.views.hand_rows import ChoiceView, CrisisView
from game.views.shown_figures import Change

PANEL, PAD = 480.0, 32.0
HIGH, STEP, GAP = 68.0, 76.0, 8.0
COLUMNS = (136.0, 58.0, 24.0)  # how far from the right the score, the war and the weeks end, at least


def columns() -> tuple[float, float, float]:
    """Return how far from the right the score, the war and the weeks end, so that their names find room."""
    wide = {name: typography.width(words("crisis", name), "axis") for name in ("war", "weeks")}
    war = max(COLUMNS[1], wide["weeks"] + 20)
    return max(COLUMNS[0], war + wide["war"] + 12), war, COLUMNS[2]


CHOICE = "choice."


def question(page: CrisisPage) -> CrisisView | None:
    """Return the question that is looked at."""
    return next((crisis for crisis in page.board.crises if crisis.id == page.crisis), None)


def crisis(page: CrisisPage, looks: Looks) -> Scene:
    """Return the scene of a question; of one that no longer waits, the way back."""
    w, h, low = looks.size.w, looks.size.h, looks.compact
    waiting = question(page)
    top = Rect(0, 0, w, 50.0 if low else 56.0)
    bar = top_widgets(page.board, looks, top)
    wide = min(PANEL, w * 0.52)
    panel = Rect(w - wide, top.bottom, wide, h - top.bottom)
    back = Many((Close(),))
    if waiting is None:
        gone = parts.button(
            "main", lettered("back"), Rect(panel.x + PAD, panel.y + PAD, 120, 42), back, kind="main", key="enter"
        )
        return Scene("crisis", (*bar, gone), (("escape", Close()),), "main", title=lettered("crisis"))
    left = seconds_left(page.board, waiting, looks)
    waiting = held_to_clock(waiting, left)
    map_rect = Rect(0, top.bottom, w - wide, h - top.bottom)
    drawn = Draw(paint_scene, place_of(waiting.id, waiting.country, waiting.says), waiting.country)
    art = Widget("scene", "image", waiting.title, map_rect, drawn, bleed=0, z=-2)
    ground = Widget("panel", "group", lettered("choices"), panel, Draw(paint_panel), bleed=0, z=-1)
    inner = Rect(panel.x + (24 if low else PAD), panel.y, panel.w - 2 * (24 if low else PAD), panel.h)
    foot = foot_widgets(page, waiting, looks, inner)
    area = Rect(inner.x - 14, panel.y + 4, inner.w + 28, foot[0].rect.y - panel.y - 14)
    body = body_widgets(page, waiting, looks, inner)
    bottom = max(widget.rect.bottom for widget in body)
    visible = scrolled(body, Scroll("crisis", area, bottom - area.y + 6), looks)
    chosen = next((choice.place for choice in waiting.choices if choice.chosen), None)
    ready = [choice.place for choice in waiting.choices if not choice.refused]
    first = f"{CHOICE}{chosen if chosen is not None else (ready or [0])[0]}"
    news = (words("board", "asked", title=waiting.title, says=waiting.says),)
    clock = clock_widgets(left, panel, inner, inner.y + (14 if low else 26))
    widgets = (art, ground, *clock, *visible, *foot, *bar)
    begins, runs = clock_moment(page.board, waiting), bool(left)
    keys: tuple[tuple[str, Command], ...] = (("escape", Close()),)
    return Scene("crisis", widgets, keys, first, title=waiting.title, news=news, begins=begins, moving=runs)


def paint_panel(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the panel's ground."""
    rect = widget.rect
    painter.rect(rect, "panel")
    painter.rect(Rect(rect.x, rect.y, 1, rect.h), "line")


def body_widgets(page: CrisisPage, waiting: CrisisView, looks: Looks, inner: Rect) -> list[Widget]:
    """Return what is asked and the choices."""
    low = looks.compact
    y = inner.y + (14 if low else 26)
    when = Rect(inner.x, y, inner.w, 22)
    widgets = [Widget("when", "label", waiting.clock, when, Draw(paint_clock, words("crisis", "before")))]
    y += 28 if low else 34
    widgets.append(parts.heading("title", waiting.title, Rect(inner.x, y, inner.w, 0), "h1" if low else "display"))
    y = widgets[-1].rect.bottom + 4
    widgets.append(parts.label("says", waiting.says, Rect(inner.x, y, inner.w, 0), "body" if low else "lead"))
    y = widgets[-1].rect.bottom + (8 if low else 18)
    visible = page.staff == FIGURES
    head = Widget(
        "head", "label", words("crisis", "answer"), Rect(inner.x, y, inner.w, 18), Draw(paint_columns, visible)
    )
    widgets.append(head)
    y = head.rect.bottom + 4
    for choice in waiting.choices:
        widget = choice_widget(waiting, choice, Rect(inner.x - 12, y, inner.w + 24, 0), page.staff)
        widgets.append(widget)
        y = widget.rect.bottom + GAP
    return widgets


def paint_clock(painter: Painter, widget: Widget, mark: Mark, note: str) -> None:
    """Paint until when the question waits."""
    rect = widget.rect
    painter.icon("clock", (rect.x, rect.y + 2), 18, "text")
    wide = painter.text(widget.name, (rect.x + 28, rect.y), "label", "text")
    painter.text(note, (rect.x + 40 + wide, rect.y + 1), "small", "text3")


def paint_columns(painter: Painter, widget: Widget, mark: Mark, figures: bool) -> None:
    """Name the columns of the choices."""
    rect = widget.rect
    painter.text(widget.name, (rect.x, rect.y), "axis", "text3")
    names = ("score", "war", "weeks") if figures else ("", "", "weeks")
    for name, off in zip(names, columns(), strict=True):
        if name:
            end = 16 if name == "weeks" else 0
            painter.text(words("crisis", name), (rect.right + 12 - off + end, rect.y), "axis", "text3", "right")


def choice_widget(waiting: CrisisView, choice: ChoiceView, rect: Rect, staff: str) -> Widget:
    """Return one choice; Enter or a double click settles the question so."""
    room = rect.w - 24 - (columns()[0] + 66 if staff == FIGURES else 60)
    under = choice.refused or choice.says
    high = typography.height(choice.title, "card", room) + typography.height(under, "small", room) + 22
    box = Rect(rect.x, rect.y, rect.w, max(high, HIGH))
    settle: Command = Many((Choose(waiting.id, choice.place), Close()))
    value = [in_weeks(choice.price), under]
    if staff == FIGURES and choice.effect is not None:
        score = (
            words("told", "your_score", score=strips.change_told(choice.effect.score))
            if choice.effect.score is not None
            else ""
        )
        value += [score, words("told", "runaway_war", war=strips.change_told(choice.effect.war))]
    elif staff == "words" and choice.effect is not None:
        value.append(in_words(choice.effect))
    return Widget(
        f"{CHOICE}{choice.place}",
        "radio",
        choice.title,
        box,
        Draw(paint_choice, choice, (staff, under, room)),
        group="choices",
        value=", ".join(filter(None, value)),
        command=settle,
        twice=settle,
        key=str(choice.place + 1),
        key_focuses=True,
        selected=choice.chosen,
        disabled_why=choice.refused,
        bleed=8,
    )


def paint_choice(painter: Painter, widget: Widget, mark: Mark, choice: ChoiceView, how: tuple[str, str, float]) -> None:
    """Paint one choice: title and likeliest answer, then score, war and weeks in columns."""
    staff, under, room = how
    rect = widget.rect
    fill = "raised2" if mark.focused else "accentSoft" if choice.chosen else "raised"
    painter.rect(rect, fill, line="accent" if choice.chosen else "line", radius=4)
    ink = "text3" if choice.refused else "text"
    y = rect.y + 10
    y += painter.wrapped(choice.title, room, (rect.x + 12, y), "card", ink)
    painter.wrapped(under, room, (rect.x + 12, y + 1), "small", "text2")
    middle = rect.centre[1]
    if staff == FIGURES and choice.effect is not None:
        score = choice.effect.score
        if score is not None:
            _column(painter, score, (rect.right - columns()[0], middle), score.clear and score.value > 0)
        _column(painter, choice.effect.war, (rect.right - columns()[1], middle), False)
    strips.coin(painter, (rect.right - columns()[2], middle), choice.price, short=bool(choice.refused))


def _column(painter: Painter, change: Change, right: tuple[float, float], helps: bool) -> None:
    """Paint a change in its column, a dash where it is not clear."""
    x, y = right
    points = round(abs(change.value))
    if not change.clear or not points:
        painter.text("–", (x, y - 10), "small", "text3", "right")
        return
    ink = "accentText" if helps else "text"
    error = f"±{strips.half(change)}"
    painter.text(error, (x, y - 7), "axis", "text3", "right")
    left = x - typography.width(error, "axis") - 5
    painter.text(str(points), (left, y - 10), "label", ink, "right")
    painter.triangle((left - typography.width(str(points), "label") - 9, y), 8, change.value > 0, ink)


def focused_choice(waiting: CrisisView, looks: Looks) -> ChoiceView:
    """Return the choice in focus; else the one chosen, else the first that may be chosen."""
    by_focus = next((choice for choice in waiting.choices if looks.focus == f"{CHOICE}{choice.place}"), None)
    chosen = next((choice for choice in waiting.choices if choice.chosen), None)
    ready = next((choice for choice in waiting.choices if not choice.refused), waiting.choices[0])
    return by_focus or chosen or ready


def foot_widgets(page: CrisisPage, waiting: CrisisView, looks: Looks, inner: Rect) -> tuple[Widget, ...]:
    """Return what the weeks are after the choice in focus, what happens without an answer, and the button."""
    low = looks.compact
    picked = focused_choice(waiting, looks)
    bottom = inner.bottom - (12 if low else 16)
    button = Rect(inner.x, bottom - (42 if low else 46), inner.w, 42 if low else 46)
    settle: Command = Many((Choose(waiting.id, picked.place), Close()))
    main = parts.button(
        "main", picked.title, button, settle, kind="main", key="enter", disabled_why=picked.refused, capped=True
    )
    main = attrs.evolve(main, focusable=False)
    weeks = page.board.weeks
    already = sum(choice.price for choice in waiting.choices if choice.chosen)
    left = weeks.left + already - picked.price
    after = attrs.evolve(weeks, choices=weeks.choices - already + picked.price, left=left)
    key, amount = ("after", left) if left >= 0 else ("credit", -left)
    says = words("crisis", key, has=in_weeks(weeks.has), left=plain(amount))
    credit = words("crisis", "on_credit", weeks=plain(weeks.overdraft))
    note = words("crisis", "nothing")
    tall = 74.0 if not low else 66.0
    box = Rect(inner.x, button.y - tall - 8, inner.w, tall)
    weeks_told = Widget("weeks", "status", says, box, Draw(paint_after, (credit, note), blocks(after)), value=note)
    return weeks_told, main


def paint_after(painter: Painter, widget: Widget, mark: Mark, notes: tuple[str, str], kinds: tuple[str, ...]) -> None:
    """Paint the weeks as they are after the choice in focus."""
    credit, note = notes
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, rect.w, 1), "line")
    wide = painter.text(widget.name, (rect.x, rect.y + 8), "small+600", "text")
    if wide + typography.width(credit, "caption") + 16 <= rect.w:
        painter.text(credit, (rect.right, rect.y + 9), "caption", "text3", "right")
    strips.week_blocks(painter, Rect(rect.x, rect.y + 32, rect.w, 9), kinds)
    strips.named(painter, note, Rect(rect.x, rect.y + 47, rect.w, 18), "small", "text2")
