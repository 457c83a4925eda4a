"""Results: the best of each seat and scenario over par, endings seen, the archive, awards, and what the date sets."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import attrs

from game.desktop.commands import Begin, Close, Copy, Load, Set
from game.desktop.control.finished_campaigns import AWARDS, FinishedCampaign, ResultsView, awards_earned
from game.desktop.drawing import strips
from game.desktop.screens import reading_page
from game.desktop.screens.comparison import compared
from game.desktop.screens.reading_page import Column, laid, paint_mark
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_words import capital, country, lettered, words
from game.locale_forms import SHORT, dated
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS
from game.printed_numbers import signed
from game.views.challenges import LADDER, Challenge, burdened, day_of, week_of
from game.views.view_words import word

TABS = ("results", "archive", "awards")
PER_POINT, MOST_BAR = 2.2, 15.0
SHARE_OF_BODY = 0.66


def results_page(view: ResultsView, looks: Looks) -> Scene:
    """Return the page of results."""
    tab = looks.remembered("results.tab", "results")
    note = words("results", "note", many=len(view.rows))
    head = reading_page.head(words("results", "title"), note, looks, lettered("back"))
    counts = awards_earned(view.rows)
    names = {
        "results": words("results", "tab_results"),
        "archive": words("results", "tab_archive", many=len(view.rows)),
        "awards": words("results", "tab_awards", many=sum(map(bool, counts.values())), all=len(AWARDS)),
    }
    choices: list[parts.Choice] = [(name, names[name], Set("results.tab", name)) for name in TABS]
    tabs = parts.segments("tab", choices, tab, (reading_page.MARGIN, reading_page.TOP))
    top = reading_page.TOP + 44
    area = Rect(reading_page.MARGIN, top, looks.size.w - 2 * reading_page.MARGIN, looks.size.h - top - 14)
    fills = {
        "archive": [(partial(archive, view, looks), 0.5), (partial(compared, view.rows, looks), 0.5)],
        "awards": [(partial(awards, counts), 1.0)],
    }.get(tab, [(partial(table, view), SHARE_OF_BODY), (partial(challenges, view, looks), 1 - SHARE_OF_BODY)])
    widgets = (*laid(f"results.{tab}", fills, area, looks), *tabs, *head)
    first = "day" if tab == "results" else f"tab.{tab}"
    return Scene("results", widgets, (("escape", Close()),), first, title=words("results", "title"))


def best_of(rows: Sequence[FinishedCampaign], seat: str, scenario: str) -> FinishedCampaign | None:
    """Return the best result of a seat in a scenario; None where nobody has sat there, or par is not known."""
    own = [row for row in rows if (row.seat, row.scenario) == (seat, scenario) and row.over_par is not None]
    return max(own, key=lambda row: row.over_par or 0, default=None)


def table(view: ResultsView, column: Column) -> None:
    """Lay the best result over par of each seat in each scenario, then the endings seen."""
    column.heading("best", words("results", "best"), words("results", "over_par"))
    named = 112.0
    across = (column.w - named) / max(len(view.scenarios), 1)
    heads = [
        parts.aligned(
            f"of.{name}", title, Rect(column.x + named + place * across, column.y, across - 6, 0),
            ("axis", "text2", "centre"),
        )
        for place, (name, title) in enumerate(view.scenarios)
    ]  # fmt: skip
    column.widgets += heads
    column.y += max((head.rect.h for head in heads), default=0) + 6
    for seat in COUNTRIES:
        row = column.rect(44)
        column.put(parts.rule(f"rule.{seat}", column.rect(1)), 4)
        sign = Rect(row.x, column.y + 4, 26, 26)
        column.widgets.append(Widget(f"sign.{seat}", "image", country(seat), sign, Draw(paint_mark, seat)))
        column.widgets.append(
            parts.label(
                f"seat.{seat}", capital(seat), Rect(row.x + 34, column.y + 7, named - 36, 0), "small+600", "text"
            )
        )
        for place, (name, title) in enumerate(view.scenarios):
            cell = Rect(row.x + named + place * across, column.y, across - 6, 36)
            column.widgets.append(cell_widget(best_of(view.rows, seat, name), cell, f"{capital(seat)}, {title}"))
        column.y += 40
    column.y += 12
    endings(view, column)


def cell_widget(row: FinishedCampaign | None, rect: Rect, name: str) -> Widget:
    """Return one cell of the table."""
    over = None if row is None else row.over_par
    value = (
        words("results", "none")
        if row is None
        else words("told", "result_line", over=signed(over or 0, 0), quarters=row.quarters, when=row.when)
    )
    return Widget(f"cell.{name}", "label", name, rect, Draw(paint_cell, over), value=value, tip=f"{name}: {value}")


def paint_cell(painter: Painter, widget: Widget, mark: Mark, over: int | None) -> None:
    """Paint a result with its bar from par; a dot where nobody has sat."""
    x, rect = widget.rect.centre[0], widget.rect
    if over is None:
        painter.circle((x, rect.centre[1]), 1.5, fill="text3")
        return
    ink = "text" if over >= 0 else "text3"
    painter.text(signed(over, 0), (x, rect.y), "resource", ink, "centre")
    long = min(abs(over), MOST_BAR) * PER_POINT
    painter.rect(Rect(x if over >= 0 else x - long, rect.y + 26, max(long, 1), 5), ink)
    painter.rect(Rect(x - 0.5, rect.y + 23, 1, 11), "text2")


def endings(view: ResultsView, column: Column) -> None:
    """Lay the sixteen endings, those seen with how often."""
    seen = {name: sum(row.ending == name for row in view.rows) for name in ENDINGS}
    note = words("results", "seen", many=sum(map(bool, seen.values())), all=len(ENDINGS))
    column.heading("endings", words("results", "endings"), note)
    across = 4 if column.w > 640 else 2
    wide = column.w / across
    for place, name in enumerate(ENDINGS):
        rect = Rect(column.x + place % across * wide, column.y + place // across * 26, wide - 12, 24)
        title = word("ending_title", name)
        value = words("results", "times", many=seen[name]) if seen[name] else words("results", "unseen")
        column.widgets.append(
            Widget(f"ending.{name}", "label", title, rect, Draw(paint_ending, seen[name]), value=value)
        )
    column.y += -(-len(ENDINGS) // across) * 26 + 8


def paint_ending(painter: Painter, widget: Widget, mark: Mark, many: int) -> None:
    """Paint one ending: a whole strand where it has been seen, a dashed one where it has not."""
    rect, y = widget.rect, widget.rect.centre[1]
    if many:
        painter.rect(Rect(rect.x, y - 1, 22, 2), "rope")
    else:
        for start in (0, 8, 16):
            painter.rect(Rect(rect.x + start, y, 5, 1), "text3")
    said = str(many) if many else ""
    painter.text(said, (rect.right, rect.y + 3), "caption", "text2", "right")
    strips.named(
        painter, widget.name, Rect(rect.x + 30, rect.y, rect.w - 52, rect.h), "small", "text" if many else "text3"
    )


def begin_of(challenge: Challenge) -> Begin:
    """Return the command that begins a challenge."""
    return Begin(
        challenge.scenario,
        (challenge.seat,),
        challenge.seed,
        challenge.quarters,
        challenge.staff or "figures",
        changes=tuple(challenge.changes.items()),
        challenge=challenge.name,
    )


def tries(view: ResultsView, challenge: Challenge) -> list[FinishedCampaign]:
    """Return the campaigns of a challenge that have ended."""
    return [row for row in view.rows if row.challenge == challenge.name]


def challenges(view: ResultsView, looks: Looks, column: Column) -> None:
    """Lay the seed of the day, the week's challenge, and the ladder of burdens."""
    titles, today, week = dict(view.scenarios), day_of(view.today), week_of(view.today)
    column.heading("day.head", words("results", "day"), dated(view.today))
    lead = f"{capital(today.seat)}, {titles.get(today.scenario, today.scenario)}"
    column.text("day.title", lead, ("h2", "text"), 4)
    column.text("day.note", words("results", "day_note"), ("small", "text2"), 8)
    played = tries(view, today)
    if played:
        share = share_line(played[0])
        column.text("day.line", share, ("body+600", "text"), 6)
        name = words("results", "copy")
        rect = Rect(column.x, column.y, parts.button_width(name), 38)
        column.put(parts.button("day", name, rect, Copy(share), kind="main", group="day"), 18)
    else:
        name = words("results", "play_day")
        rect = Rect(column.x, column.y, min(parts.button_width(name), column.w), 44)
        column.put(parts.button("day", name, rect, begin_of(today), kind="main", group="day"), 18)
    column.heading("week.head", words("results", "week"), words("results", "to_sunday"))
    column.text("week.title", word("week_challenge", week.key), ("lead+600", "text"), 4)
    column.text("week.note", tries_told(tries(view, week)), ("small", "text2"), 8)
    name = words("results", "play_week")
    rect = Rect(column.x, column.y, min(parts.button_width(name), column.w), 38)
    column.put(parts.button("week", name, rect, begin_of(week), kind="quiet", group="week"), 18)
    ladder(view, looks, column)


def ladder(view: ResultsView, looks: Looks, column: Column) -> None:
    """Lay the ladder of ten burdens: how many are borne, which they are, and the button that begins."""
    many = min(max(looks.remembered("results.burdens", 1), 1), len(LADDER))
    column.heading("ladder.head", words("results", "ladder"), words("results", "ladder_note"))
    less, more = Set("results.burdens", max(many - 1, 1)), Set("results.burdens", min(many + 1, len(LADDER)))
    slid = (many / len(LADDER), words("results", "burdens", many=many))
    column.put(parts.slider("burdens", words("results", "ladder"), column.rect(32), slid, (less, more)), 4)
    for name, _ in LADDER[:many]:
        column.text(f"burden.{name}", f"· {word('burden', name)}", ("small", "text2"), 1)
    column.y += 8
    seat = looks.remembered("title.sides", ("united_states",))[:1] or ("united_states",)
    scenario = looks.remembered("title.scenario", view.scenarios[0][0])
    heavy = burdened(scenario, seat[0], 1, 0, many)
    begin = attrs.evolve(begin_of(heavy), seed=None)
    name = words("results", "play_ladder", capital=capital(seat[0]))
    rect = Rect(column.x, column.y, min(parts.button_width(name), column.w), 38)
    column.put(parts.button("ladder", name, rect, begin, kind="quiet", group="ladder"), 8)


def share_line(row: FinishedCampaign) -> str:
    """Return a result as one line to share."""
    day = date.fromisoformat(row.when)
    over = words("results", "no_par") if row.over_par is None else signed(row.over_par, 0)
    return words("results", "share", day=dated(day, SHORT), capital=capital(row.seat), title=row.title, over=over)


def tries_told(rows: Sequence[FinishedCampaign]) -> str:
    """Return how often a challenge was tried, and the best result."""
    if not rows:
        return words("results", "no_try")
    known = [row.over_par for row in rows if row.over_par is not None]
    best = signed(max(known), 0) if known else words("results", "no_par")
    return words("results", "tries", many=len(rows), best=best)


def archive(view: ResultsView, looks: Looks, column: Column) -> None:
    """Lay everything that has ended, the newest first; a row opens its save, a box marks it for comparison."""
    column.heading("archive", words("results", "archive"), words("results", "archive_note"))
    if not view.rows:
        column.text("archive.none", words("results", "archive_none"), ("body", "text2"))
    marked = looks.remembered("results.compare", ())
    for number, row in reversed(list(enumerate(view.rows))):
        rect = column.rect(46)
        key = f"{row.digest}.{row.seat}"
        others = tuple(other for other in marked if other != key)
        chosen = others if key in marked else (*others, key)[-2:]
        box = Rect(rect.right - 108, rect.y + 8, 108, 30)
        column.widgets.append(
            parts.checkbox(
                f"compare.{number}", words("results", "compare"), box, key in marked, Set("results.compare", chosen)
            )
        )
        over = words("results", "no_par") if row.over_par is None else signed(row.over_par, 0)
        says = f"{row.when}, {word('ending_title', row.ending)}, {over}"
        open_it = Load(Path(row.path)) if row.path else None
        column.put(
            Widget(
                f"archived.{number}", "listitem", f"{capital(row.seat)}, {row.title}",
                Rect(rect.x, rect.y, rect.w - 116, rect.h), Draw(paint_archived, row.seat, says),
                command=open_it, value=says, group="archive",
                disabled_why="" if open_it else words("results", "no_save"),
            ),
            4,
        )  # fmt: skip


def paint_archived(painter: Painter, widget: Widget, mark: Mark, seat: str, says: str) -> None:
    """Paint one campaign of the archive."""
    rect = widget.rect
    if mark.hovered or mark.focused:
        painter.rect(rect, "raised2", radius=3)
    strips.glyph(painter, seat, (rect.x + 20, rect.centre[1]), 24)
    room = Rect(rect.x + 42, rect.y + 3, rect.w - 48, 20)
    strips.named(painter, widget.name, room, "small+600", "text")
    strips.named(painter, says, Rect(room.x, rect.y + 23, room.w, 18), "caption", "text2")


def awards(counts: dict[str, int], column: Column) -> None:
    """Lay the awards, each with what it teaches; those not earned yet are dimmed."""
    column.heading("awards", words("results", "awards"), words("results", "awards_note"))
    for name in AWARDS:
        many = counts[name]
        says = word("award_says", name)
        high = 26 + typography.height(says, "small", column.w - 120)
        said = words("results", "times", many=many) if many else words("results", "not_yet")
        draw = Draw(paint_award, says, said)
        column.put(
            Widget(f"award.{name}", "label", word("award", name), column.rect(high), draw, value=f"{says} {said}"), 8
        )


def paint_award(painter: Painter, widget: Widget, mark: Mark, says: str, said: str) -> None:
    """Paint one award."""
    rect, earned = widget.rect, said != words("results", "not_yet")
    painter.text(widget.name, (rect.x, rect.y), "label", "text" if earned else "text2")
    painter.text(said, (rect.right, rect.y + 2), "small", "text2", "right")
    painter.wrapped(says, rect.w - 120, (rect.x, rect.y + 22), "small", "text2")
