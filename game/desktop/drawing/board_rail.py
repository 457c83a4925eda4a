"""The top of the rail: the seat's score against par, and the partnership with its word and its change."""

from game.desktop.commands import Open
from game.desktop.drawing import strips
from game.desktop.drawing.strips import Strip
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import clipped, width
from game.desktop.window_words import lettered, named, sentence, words
from game.printed_numbers import plain, signed
from game.views.board_view import BoardView
from game.views.shown_figures import Cause

LOW = 84.0


def because(says: str, causes: tuple[Cause, ...], digits: int = 1) -> str:
    """Return a figure and the causes of its change, one a line, for whoever asks why."""
    lines = [f"{signed(cause.amount, digits)}  {cause.says}" for cause in causes]
    return "\n".join([says, *lines])


def rail_widgets(view: BoardView, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the two figures side by side."""
    wide = round(rect.w * 0.58)
    score = Rect(rect.x, rect.y, wide - 12, rect.h)
    partnership = Rect(rect.x + wide + 12, rect.y, rect.w - wide - 12, rect.h)
    return score_widget(view, score), partnership_widget(view, partnership)


def over_par(points: float, par: float | None) -> str:
    """Return how a score stands against par."""
    if par is None:
        return words("board", "no_par")
    apart = round(points) - round(par)
    if not apart:
        return words("board", "at_par")
    return words("board", "over_par" if apart > 0 else "under_par", points=abs(apart))


def moved_told(change: float, digits: int = 0) -> str:
    """Return a change of this quarter in words."""
    amount = plain(abs(change), digits)
    return (
        words("told", "up_this_quarter" if change > 0 else "down_this_quarter", change=amount)
        if float(amount)
        else lettered("steady_this_quarter")
    )


def score_widget(view: BoardView, rect: Rect) -> Widget:
    """Return the score, which opens the commission: what the seat wants and what it stands at."""
    score = view.score
    par = words("told", "par", par=round(score.par)) if score.par is not None else ""
    value = f"{round(score.points)}, {over_par(score.points, score.par)}{par}, {moved_told(score.change)}"
    tip = because(sentence(words("board", "score_why")), score.parts) if score.parts else words("board", "score_tip")
    figures = (score.points, score.change, score.par)
    return Widget(
        "score",
        "link",
        lettered("your_score"),
        rect,
        Draw(paint_score, figures),
        value=value,
        group="rail",
        tip=tip,
        command=Open("commission"),
        key="y",
        description=words("board", "score_opens"),
    )


def paint_score(painter: Painter, widget: Widget, mark: Mark, figures: tuple[float, float, float | None]) -> None:
    """Paint the score, how it stands against par, its change, and both on one axis."""
    points, change, par = figures
    rect, low = widget.rect, widget.rect.h < LOW
    painter.text(lettered("your_score"), (rect.x, rect.y), "label", "text")
    top = rect.y + 18
    wide = painter.text(str(round(points)), (rect.x, top), "display" if low else "hero", "text")
    x = rect.x + wide + 12
    y = rect.y + (22 if low else 27)
    said = over_par(points, par)
    tries = ("h2", "card", "label", "small+600") if par is not None else ("small",)
    style = next((name for name in tries if width(said, name) <= rect.right - x), "axis")
    strips.named(painter, said, Rect(x, y, rect.right - x, 24), style, "text")
    y += 22 if low else 25
    changed(painter, change, (x, y), rect.right - x)
    if rect.h > LOW:
        line = Strip(0.0, 100.0, points, par)
        strips.figure_strip(painter, Rect(rect.x + 4, rect.bottom - 15, rect.w - 16, 14), line)


def changed(painter: Painter, change: float, place: tuple[float, float], room: float) -> None:
    """Write a change of this quarter with its triangle, shorter where there is little room."""
    x, y = place
    amount = plain(abs(change))
    if not float(amount):
        says = (
            lettered("steady_this_quarter")
            if width(lettered("steady_this_quarter"), "small") <= room
            else lettered("steady")
        )
        painter.text(says, place, "small", "text2")
        return
    painter.triangle((x + 5, y + 9), 8, change > 0, "text2")
    says = words("told", "change_alone", change=amount)
    painter.text(says if width(says, "small") + 14 <= room else amount, (x + 14, y), "small", "text2")


def partnership_widget(view: BoardView, rect: Rect) -> Widget:
    """Return the partnership, which opens its seven strands."""
    error = f" ±{max(round(view.index_error), 1)}" if view.index_error else ""
    value = f"{round(view.index)}{error}, {view.word}, {moved_told(view.index_change)}"
    says = sentence(words("board", "partnership_why" if view.index_causes else "partnership_still"))
    figures = (view.index, view.index_change, named("rung", str(view.rung)), error.strip())
    return Widget(
        "partnership",
        "link",
        lettered("the_partnership"),
        rect,
        Draw(paint_partnership, figures),
        value=value,
        group="rail",
        tip=because(says, view.index_causes),
        command=Open("partnership"),
        key="d",
        description=words("board", "partnership_opens"),
    )


def paint_partnership(painter: Painter, widget: Widget, mark: Mark, figures: tuple[float, float, str, str]) -> None:
    """Paint the index, its word and its change."""
    index, change, word, error = figures
    rect, low = widget.rect, widget.rect.h < LOW
    painter.rect(Rect(rect.x - 13, rect.y + 2, 1, rect.h - (4 if low else 18)), "line")
    ink = "text" if mark.hovered or mark.focused else "text2"
    name = clipped(lettered("the_partnership"), "label", rect.w)
    painter.lines(name.lines, (rect.x, rect.y), name.style, ink)
    top = rect.y + (20 if low else 28)
    wide = painter.text(str(round(index)), (rect.x, top), "h1" if low else "display", "text")
    x = rect.x + wide + 10
    room = rect.right - x
    said = word[:1].upper() + word[1:]
    if width(said, "card+cond") <= room:
        strips.named(painter, said, Rect(x, top + (0 if low else 2), room, 20), "card", "text")
    else:
        strips.named(painter, said, Rect(rect.x, rect.bottom - (14 if low else 20), rect.w, 18), "small+600", "text")
    y = top + (18 if low else 22)
    amount = plain(abs(change))
    if float(amount):
        painter.triangle((x + 5, y + 9), 8, change > 0, "text2")
        x += 14 + painter.text(amount, (x + 14, y), "small", "text2") + 5
    if error and x + width(error, "caption") <= rect.right:
        painter.text(error, (x, y + 1), "caption", "text3")
