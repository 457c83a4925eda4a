"""How a campaign ended: the rope, the ending by name, the deeds that did it, who paid, and every seat's score."""

import attrs

from game.desktop.commands import Ask, Command, Export, Home, Open, ReplayFrom, SameStart
from game.desktop.drawing.board_rail import over_par
from game.desktop.drawing.scene_map import paint_ending
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import EndingPage
from game.desktop.window_words import capital, lettered, quarter_shown, words
from game.model.state.axes import CODE_OF
from game.printed_numbers import plain, signed
from game.views.board_rows import ScoreView
from game.views.ending_view import DeedView

FOOT = 74.0
BROKE = "fractured"
MOST_DEEDS = 3


def ending(page: EndingPage, looks: Looks) -> Scene:
    """Return how a campaign ended."""
    w, h, low = looks.size.w, looks.size.h, looks.compact
    view = page.ending
    wide = round(w * (0.36 if low else 0.4375))
    strengths = tuple((strand.value, 0.0 if view.outcome == BROKE else strand.value) for strand in page.board.strands)
    keys = [strand.key for strand in page.board.strands]
    marked = keys.index(page.board.changed_most) if page.board.changed_most in keys else -1
    art = Widget(
        "art", "image", lettered("the_rope_as_it_was"), Rect(0, 0, wide, h), Draw(paint_ending, strengths, marked),
        bleed=0, z=-2,
    )  # fmt: skip
    brand = Widget("brand", "label", "Wedge", Rect(32, 14, 130, 30), Draw(paint_brand))
    pad = 20.0 if low else 32.0
    area = Rect(wide + pad, 14 if low else 30, w - wide - 2 * pad, h - FOOT - (20 if low else 36))
    column = Column(area.x, area.y, area.w - 12)
    head(page, column, low)
    deeds(page, column)
    prices(page, column)
    quote(page, column)
    body = scrolled(column.widgets, Scroll("ending", area, column.y - area.y), looks)
    foot = foot_widgets(Rect(area.x, h - FOOT + 14, area.w, 46))
    news = (view.title, *view.says, *view.paid, view.headline)
    keys_of = (("escape", Open("menu")), ("h", Open("history")))
    return Scene("ending", (art, brand, *body, *foot), keys_of, first="review", title=view.title, news=news)


def paint_brand(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the mark and the name of the game."""
    x, y = widget.rect.x, widget.rect.y
    painter.polygon([(x, y + 2), (x + 18, y + 2), (x + 9, y + 26)], "accent")
    painter.text("Wedge", (x + 28, y), "h2", "text")


def own_score(page: EndingPage) -> ScoreView | None:
    """Return the score of the seat that looks."""
    return dict(page.ending.scores).get(page.board.seat)


def head(page: EndingPage, column: Column, low: bool) -> None:
    """Lay out the season, the ending's name with the score beside it, and the verdict."""
    view, score = page.ending, own_score(page)
    column.text("season", f"{view.quarter}.", ("label", "text2"), 2)
    aside = 190.0 if score is not None else 0.0
    room = column.w - aside
    tries = ("display", "h1", "h2") if low else ("hero", "display", "h1", "h2")
    style = next((name for name in tries if typography.width(view.title, name) <= room), "h2")
    high = typography.height(view.title, style, room)
    rect = Rect(column.x, column.y, room, high)
    title = Widget("title", "heading", view.title, rect, Draw(paint_title, style))
    column.widgets.append(title)
    if score is not None:
        par = view.par.value if view.par is not None else score.par
        value = f"{round(score.points)}, {over_par(score.points, par)}"
        box = Rect(column.x + column.w - aside, column.y - 6, aside, max(high, 60))
        drawn = Draw(paint_score, (score.points, par))
        column.widgets.append(Widget("score", "status", lettered("your_score"), box, drawn, value=value))
    column.y += max(high, 60) + 4
    says = " ".join(view.says)
    column.text("says", says, ("body" if low else "lead", "text2"), 10 if low else 16)


def paint_title(painter: Painter, widget: Widget, mark: Mark, style: str) -> None:
    """Write the ending's name."""
    painter.wrapped(widget.name, widget.rect.w, (widget.rect.x, widget.rect.y), style, "text")


def paint_score(painter: Painter, widget: Widget, mark: Mark, figures: tuple[float, float | None]) -> None:
    """Paint the score against par."""
    points, par = figures
    rect = widget.rect
    wide = painter.text(str(round(points)), (rect.right, rect.y), "hero", "text", "right")
    right = rect.right - wide - 14
    said = over_par(points, par)
    style = next((name for name in ("card", "small+600") if typography.width(said, name) <= right - rect.x), "axis")
    painter.text(said, (right, rect.y + 18), style, "text", "right")
    if par is not None:
        painter.text(
            words("ending_page", "over_par", par=round(par)), (right, rect.y + 40), "caption", "text2", "right"
        )


def deeds(page: EndingPage, column: Column) -> None:
    """Lay out the deeds that did it; each can be looked at again from the quarter before it."""
    broke = page.ending.outcome == BROKE
    column.heading("how", words("ending_page", "how"), words("ending_page", "without" if broke else "without_points"))
    if page.deeds is None:
        column.text("finding", words("ending_page", "finding"), ("small", "text3"), 18)
        return
    if not page.deeds:
        column.text("none", words("ending_page", "no_deeds"), ("small", "text2"), 18)
    for number, deed in enumerate(page.deeds[:MOST_DEEDS]):
        room = column.w - 250
        high = max(typography.height(deed.says, "card", room) + 12, 44)
        said = share_told(deed, broke)
        mine = deed.country == page.board.seat
        column.put(
            Widget(
                f"deed.{number}",
                "listitem",
                deed.says,
                column.rect(high),
                Draw(paint_deed, deed, (said, mine)),
                group="deeds",
                value=f"{quarter_shown(deed.quarter)}, {said}",
                command=ReplayFrom(deed.turn),
                tip=words("ending_page", "back_to", quarter=quarter_shown(deed.quarter)),
            )
        )
        column.put(parts.rule(f"deed.{number}.rule", column.rect(1)), 6)
    column.y += 10


def share_told(deed: DeedView, broke: bool) -> str:
    """Return what a deed did: so many in a hundred of the break, or points of the index."""
    scale = 100.0 if broke else 1.0
    value = signed(scale * deed.share.value, 0 if broke else 1)
    error = plain(max(scale * (deed.share.high - deed.share.low) / 2, 1.0 if broke else 0.1), 0 if broke else 1)
    return f"{value} ±{error}"


def paint_deed(painter: Painter, widget: Widget, mark: Mark, deed: DeedView, how: tuple[str, bool]) -> None:
    """Paint one deed: its author, its quarter, what it was, and its share."""
    said, mine = how
    rect = widget.rect
    if mark.hovered or mark.focused:
        painter.rect(rect, "raised", radius=4)
    y = rect.centre[1]
    if deed.country:
        painter.actor(CODE_OF[deed.country], (rect.x + 14, y), 22)
    painter.text(quarter_shown(deed.quarter), (rect.x + 40, y - 9), "small", "text2")
    lines = typography.wrap(deed.says, "card", rect.w - 250)
    painter.lines(lines, (rect.x + 122, y - 10 * len(lines)), "card", "text")
    figure, _, error = said.partition(" ")
    painter.text(error, (rect.right - 4, y - 7), "caption", "text3", "right")
    painter.text(figure, (rect.right - 34, y - 10), "resource", "accentText" if mine else "text", "right")


def prices(page: EndingPage, column: Column) -> None:
    """Lay out who paid, and beside it what became of what the six wanted, with their scores."""
    view, gap = page.ending, 28.0
    half = (column.w - gap) * 0.34
    left = Column(column.x, column.y, half)
    left.heading("paid", words("ending_page", "paid"))
    for number, says in enumerate(view.paid or (words("ending_page", "nobody"),)):
        left.text(f"paid.{number}", says, ("body", "text2"), 6)
    right = Column(column.x + half + gap, column.y, column.w - half - gap)
    right.heading("wanted", words("ending_page", "wanted"), words("ending_page", "scores"))
    for (country, score), says in zip(view.scores, view.wanted, strict=False):
        high = max(typography.height(says, "small", right.w - 66), 22)
        mine = country == page.board.seat
        drawn = Draw(paint_wanted, country, (score.points, mine))
        name = f"wanted.{country}"
        value = f"{capital(country)}: {round(score.points)}"
        right.put(Widget(name, "label", says, right.rect(high + 2), drawn, value=value), 6)
    column.widgets += [*left.widgets, *right.widgets]
    column.y = max(left.y, right.y) + 12


def paint_wanted(painter: Painter, widget: Widget, mark: Mark, country: str, how: tuple[float, bool]) -> None:
    """Paint what became of what one of the six wanted, and its score."""
    points, mine = how
    rect = widget.rect
    painter.actor(CODE_OF[country], (rect.x + 11, rect.y + 11), 20)
    painter.wrapped(widget.name, rect.w - 66, (rect.x + 32, rect.y + 1), "small", "text" if mine else "text2")
    painter.text(str(round(points)), (rect.right, rect.y), "label", "accentText" if mine else "text", "right")


def quote(page: EndingPage, column: Column) -> None:
    """Lay out history's line, marked as simulated."""
    says, note = page.ending.headline, words("ending_page", "simulated")
    room = column.w - 24
    high = typography.height(says, "quote", room) + typography.height(note, "caption", room) + 4
    column.put(Widget("history", "label", says, column.rect(high), Draw(paint_quote, note), value=note), 8)


def paint_quote(painter: Painter, widget: Widget, mark: Mark, note: str) -> None:
    """Paint history's line with the accent rule."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, 3, rect.h), "accent")
    high = painter.wrapped(widget.name, rect.w - 24, (rect.x + 22, rect.y), "quote", "text")
    painter.wrapped(note, rect.w - 24, (rect.x + 22, rect.y + high + 3), "caption", "text3")


def foot_widgets(rect: Rect) -> tuple[Widget, ...]:
    """Return the ways on: the whole campaign, a report, the same start again, and the title."""
    leave = Ask(
        lettered("leave_for_the_title_2"),
        lettered("the_campaign_is_kept"),
        lettered("to_the_title"),
        Home("title"),
        lettered("stay"),
    )
    ways: tuple[tuple[str, str, Command, str], ...] = (
        ("home", lettered("main_menu"), leave, ""),
        ("same", lettered("play_it_again"), SameStart(), ""),
        ("export", lettered("report"), Export(), "m"),
    )
    name = lettered("read_the_campaign")
    wide = parts.button_width(name, key="enter")
    place = Rect(rect.right - wide, rect.y, wide, rect.h)
    main = parts.button("review", name, place, Open("history"), kind="main", key="enter", group="foot")
    widgets, x = [main], rect.x
    for key, text, command, letter in ways:
        room = parts.button_width(text)
        if x + room > place.x - 8:
            break
        box = Rect(x, rect.y, room, rect.h)
        given = parts.button(key, text, box, command, group="foot")
        widgets.append(attrs.evolve(given, key=letter) if letter else given)
        x += room + 10
    return tuple(widgets)
