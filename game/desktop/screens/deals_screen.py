"""The table: a deal laid on the scale with both worths, what either wants, what the other says, and what runs."""

from game.desktop.commands import Close, Command, Open, Set
from game.desktop.drawing import deal_drawings
from game.desktop.screens import reading_page
from game.desktop.screens.reading_page import Column, laid
from game.desktop.table_commands import (
    AskTerms,
    DealWith,
    LayProposal,
    LeaveDeal,
    PutClause,
    SayToDeal,
    SetDeal,
    ShiftClause,
    UseTerms,
)
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.scene import Draw, Looks, Rect, Scene, Widget
from game.desktop.window_pages import NO_STAFF, DealsPage
from game.desktop.window_words import capital, lettered, quarter_shown, words
from game.views.deal_view import ChipView, DealClauseView, DealRow

FOOT, CLAUSE, ROW, SCALE = 70.0, 78.0, 30.0, 124.0
ALL = "deals.all"


def deals(page: DealsPage, looks: Looks) -> Scene:
    """Return the table."""
    view, w, h = page.table, looks.size.w, looks.size.h
    title = words("deals", "title")
    head = head_widgets(page, looks)
    top = max(widget.rect.bottom for widget in head) + 14
    area = Rect(reading_page.MARGIN, top, w - 2 * reading_page.MARGIN, h - FOOT - top - 6)
    fills = [
        (lambda column: side_column(page, looks, column, view.seat), 0.31),
        (lambda column: middle_column(page, column), 0.38),
        (lambda column: side_column(page, looks, column, view.other), 0.31),
    ]
    columns = laid("deals", fills, area, looks)
    foot = foot_widgets(page, Rect(reading_page.MARGIN, h - FOOT, w - 2 * reading_page.MARGIN, FOOT))
    keys: tuple[tuple[str, Command], ...] = (("t", Close()), ("l", Open("table")))
    name = f"{title}, {quarter_shown(page.board.quarter)}"
    return Scene("deals", (*head, *columns, *foot), keys, f"with.{view.other}", title=name)


def head_widgets(page: DealsPage, looks: Looks) -> tuple[Widget, ...]:
    """Return the name of the table, how many proposals are left, and who may sit across."""
    view, margin = page.table, reading_page.MARGIN
    title = parts.heading("title", words("deals", "title"), Rect(margin, 18, 180, 0), "h1")
    choices = tuple((country, capital(country), DealWith(country)) for country in view.others)
    wide = parts.segments_width([capital(country) for country in view.others])
    beside = looks.size.w - margin - wide
    if beside < margin + 220:
        others = parts.segments("with", choices, view.other, (margin, title.rect.bottom + 6))
    else:
        others = parts.segments("with", choices, view.other, (beside, 24))
    start = margin + max(150, typography.width(title.name, "h1") + 18)
    note = words("deals", "fixed") if page.fixed else words("deals", "proposals", left=max(view.left, 0))
    room = (beside if beside >= margin + 220 else looks.size.w - margin) - start
    across = typography.width(note, "caption")
    label = parts.label("left", note, Rect(start, 33, across + 2, 0), "caption", "text2")
    return (title, *others, *((label,) if across < room - 12 else ()))


def side_column(page: DealsPage, looks: Looks, column: Column, country: str) -> None:
    """Lay out what one side gives, and what else it could give."""
    view, own = page.table, country == page.table.seat
    side = "mine" if own else "theirs"
    who = capital(country)
    column.put(parts.rule(f"{side}.rule", column.rect(2), "text"), 10)
    sign = Widget(
        f"{side}.sign", "image", who, Rect(column.x, column.y, 28, 28), Draw(reading_page.paint_mark, country)
    )
    says = words("deals", "give") if own else words("deals", "gives", who=who)
    column.widgets.append(sign)
    column.put(parts.heading(f"{side}.title", says, Rect(column.x + 40, column.y, column.w - 40, 0), "h2"), 10)
    clauses = [clause for clause in view.clauses if clause.country == country]
    for clause in clauses:
        clause_widgets(clause, side, column, page.fixed)
    if not clauses:
        column.text(f"{side}.none", words("deals", "nothing"), ("small", "text2"), 10)
    if page.fixed:
        return
    chips = [chip for chip in view.chips if chip.country == country]
    wished = [chip for chip in chips if chip.wanted or chip.chosen]
    everything = looks.remembered(ALL, False) or not wished
    laid_out = chips if everything else wished
    column.text(
        f"{side}.could",
        words("deals", "could") if own else words("deals", "wants", who=who),
        ("caption+600", "text2"),
        2,
    )
    if wished:
        column.text(f"{side}.known", words("deals", "known_wants"), ("axis", "text3"), 6)
    for number, chip in enumerate(laid_out):
        chip_widget(chip, f"{side}.chip.{number}", column)
    if wished:
        name = words("deals", "fewer" if everything else "all")
        wide = parts.button_width(name)
        command = Set(ALL, not looks.remembered(ALL, False))
        rect = Rect(column.x, column.y + 4, min(wide, column.w), 32)
        column.put(parts.button(f"{side}.all", name, rect, command, kind="quiet"), 10)


def clause_widgets(clause: DealClauseView, side: str, column: Column, fixed: bool) -> None:
    """Lay out one clause: its title, its date, how well it is seen; with what changes it."""
    beside = 0.0 if fixed else 72.0
    high = max(typography.height(clause.title, "card", column.w - beside - 22) + 46, CLAUSE)
    rect = column.rect(high)
    base = f"{side}.clause.{clause.place}"
    hint = words("deals", "clause_hint")
    column.widgets.append(parts.panel(f"{base}.ground", rect, "raised", "line", 4))
    column.widgets.append(
        Widget(
            base,
            "listitem",
            clause.title,
            Rect(rect.x, rect.y, rect.w - beside, rect.h),
            Draw(deal_drawings.paint_clause, clause),
            value=f"{clause.when}. {clause.note}.",
            description="" if fixed else hint,
            command=None if fixed else ShiftClause(clause.place),
            less=None if fixed else ShiftClause(clause.place, quarters=-1),
            more=None if fixed else ShiftClause(clause.place, quarters=1),
            focusable=not fixed,
        )
    )
    if not fixed and (clause.step or "$" in clause.title):
        spot = Rect(rect.right - 68, rect.y + 8, 30, 30)
        name = f"{words('deals', 'step')}: {clause.title}"
        step = ShiftClause(clause.place, steps=1)
        column.widgets.append(
            parts.icon_button(f"{base}.step", name, spot, step, icon="chev", tip=words("deals", "step"))
        )
    if not fixed:
        spot = Rect(rect.right - 36, rect.y + 8, 30, 30)
        name = f"{words('deals', 'drop')}: {clause.title}"
        drop = ShiftClause(clause.place)
        column.widgets.append(
            parts.icon_button(f"{base}.drop", name, spot, drop, icon="close", tip=words("deals", "drop"))
        )
    column.y = rect.bottom + 10


def chip_widget(chip: ChipView, name: str, column: Column) -> None:
    """Lay out one thing that could be put on the scale."""
    worth = deal_drawings.worth_told(chip.worth) if chip.worth is not None else ""
    room = column.w - 44 - typography.width(worth, "small+600")
    high = typography.height(chip.title, "small", room) + 12
    column.put(
        Widget(
            name,
            "checkbox",
            chip.title,
            column.rect(high),
            Draw(deal_drawings.paint_chip, worth),
            value=worth,
            command=PutClause(chip.key),
            selected=chip.chosen,
            group="chips",
        ),
        6,
    )


def middle_column(page: DealsPage, column: Column) -> None:
    """Lay out the scale, what can be chosen of the deal, what the other says, and the deals that run."""
    view, who = page.table, capital(page.table.other)
    column.put(parts.rule("scale.rule", column.rect(2), "text"), 10)
    if not page.fixed:
        said = scale_told(page)
        scale = deal_drawings.DealScale(view.seat, view.other, view.own, view.theirs)
        widget = Widget(
            "scale",
            "image",
            words("deals", "title"),
            column.rect(SCALE),
            Draw(deal_drawings.paint_scale, scale),
            value=said,
        )
        column.put(widget, 4)
        column.text("scale.says", said, ("small", "text2"), 10)
        options(page, column)
    if view.answer is not None and not page.fixed:
        answer(page, column, who)
    deal_rows(page, column)


def scale_told(page: DealsPage) -> str:
    """Return what the scale says, in one sentence."""
    view, who = page.table, capital(page.table.other)
    if not view.clauses:
        return words("deals", "empty")
    if page.staff == NO_STAFF:
        return words("deals", "no_staff")
    if view.own is None or view.theirs is None or view.sureness is None:
        return view.refused or words("deals", "unweighed")
    ours, theirs = deal_drawings.worth_told(view.own), deal_drawings.worth_told(view.theirs)
    says = f"{ours} {words('deals', 'worth')}; {theirs} {words('deals', 'worth_theirs', who=who)}."
    sure = words("deals", "sure", who=who, share=round(100 * view.sureness))
    return f"{says} {sure} {view.refused}".rstrip()


def options(page: DealsPage, column: Column) -> None:
    """Lay out who knows of the deal, who stands behind it, and how long it runs."""
    view = page.table
    circle = (
        ("both", words("deals", "both"), SetDeal("public", "both")),
        ("everyone", words("deals", "everyone"), SetDeal("public", "everyone")),
    )
    option(column, "known", words("deals", "known_to"), circle, "everyone" if view.public else "both")
    surety = [("none", words("deals", "none"), SetDeal("guarantor", ""))]
    surety += [(country, capital(country), SetDeal("guarantor", country)) for country in view.sureties]
    option(column, "surety", words("deals", "surety"), tuple(surety), view.guarantor or "none")
    quarters = sorted({*view.untils, view.until})
    ends = tuple((str(q), quarter_shown(view.names[q - 1]), SetDeal("until", str(q))) for q in quarters)
    option(column, "until", words("deals", "until"), ends, str(view.until))
    column.y += 8


def option(column: Column, group: str, name: str, choices: tuple[parts.Choice, ...], chosen: str) -> None:
    """Lay out one row of choices, its name before it where there is room, in as many lines as it needs."""
    rows, left = list[list[parts.Choice]](), 0.0
    beside = 84.0 if column.w > 300 else 0.0
    if not beside:
        column.text(f"{group}.name", name, ("small", "text2"), 2)
    for choice in choices:
        wide = parts.segments_width([choice[1]])
        if not rows or left + wide > column.w - beside:
            rows.append([])
            left = 0.0
        rows[-1].append(choice)
        left += wide
    if beside:
        column.widgets.append(
            parts.label(f"{group}.name", name, Rect(column.x, column.y + 6, beside - 6, 0), "small", "text2")
        )
    for row in rows:
        column.widgets += parts.segments(group, row, chosen, (column.x + beside, column.y))
        column.y += 38


def answer(page: DealsPage, column: Column, who: str) -> None:
    """Lay out what the other says: yes or no, why, and what it would take."""
    said = page.table.answer
    assert said is not None
    column.put(parts.rule("answer.rule", column.rect(2), "text"), 10)
    column.put(parts.heading("answer", said.says, column.rect(), "h2"), 4)
    column.text("answer.why", said.reason, ("body", "text2"), 8)
    if said.would:
        column.text("answer.if", words("deals", "would"), ("small+600", "accentText"), 2)
        column.text("answer.would", f"{said.would}.", ("card", "text"), 2)
        column.text("answer.worths", said.worths, ("small", "text2"), 8)
        name = words("deals", "use")
        wide = min(parts.button_width(name, key="u"), column.w)
        column.put(parts.button("use", name, Rect(column.x, column.y, wide, 40), UseTerms(), key="u"), 12)
    del who


def deal_rows(page: DealsPage, column: Column) -> None:
    """Lay out the deals that the seat knows of, each with its dates, its state, and what can be said to it."""
    view = page.table
    column.heading("running", words("deals", "running"))
    if not view.rows:
        column.text("running.none", words("deals", "no_deals"), ("small", "text2"), 8)
    for row in view.rows:
        state = words("deals", f"state_{row.state}")
        dates = f"{quarter_shown(view.names[row.begins - 1])} – {quarter_shown(view.names[row.ends - 1])}"
        high = 42 + typography.height(row.title, "small", column.w - 56)
        bar = deal_drawings.DealBar(row, state, dates, view.turn - row.begins + 0.5, row.ends - row.begins + 1)
        draw = Draw(deal_drawings.paint_deal, bar)
        widget = Widget(
            f"deal.{row.id}",
            "listitem",
            row.title,
            column.rect(high),
            draw,
            value=f"{dates}, {state}. {row.says}",
            focusable=False,
        )
        column.put(widget, 6)
        if not page.fixed:
            row_buttons(row, view.seat, column)


def row_buttons(row: DealRow, seat: str, column: Column) -> None:
    """Lay out what the seat can say to a deal."""
    buttons: list[tuple[str, Command]] = []
    if row.awaits:
        buttons = [("accept", SayToDeal(row.id, accept=True)), ("refuse", SayToDeal(row.id, accept=False))]
        column.text(f"deal.{row.id}.says", row.says, ("small", "text"), 4)
    elif row.state == "proposed" and row.first == seat:
        buttons = [("withdraw", LeaveDeal(row.id))]
    elif row.own and row.state in ("kept", "at_risk"):
        buttons = [("renounce", LeaveDeal(row.id))]
    x = column.x
    for name, command in buttons:
        wide = parts.button_width(words("deals", name))
        rect = Rect(x, column.y, wide, 34)
        column.widgets.append(parts.button(f"deal.{row.id}.{name}", words("deals", name), rect, command, kind="quiet"))
        x += wide + 8
    column.y += 42 if buttons else 4


def foot_widgets(page: DealsPage, rect: Rect) -> tuple[Widget, ...]:
    """Return the way back, the ledger, the question and the proposal."""
    back_wide = parts.button_width(lettered("back"), key="escape")
    back_rect = Rect(rect.x, rect.y + 12, back_wide, 46)
    back = parts.button("back", lettered("back"), back_rect, Close(), key="escape", group="foot")
    name = words("deals", "ledger")
    ledger_rect = Rect(back_rect.right + 10, rect.y + 12, parts.button_width(name), 46)
    ledger = parts.button("ledger", name, ledger_rect, Open("table"), kind="quiet", group="foot")
    rule = parts.rule("foot.rule", Rect(rect.x, rect.y, rect.w, 1))
    if page.fixed:
        return back, ledger, rule
    main, ask = foot_acts(page, rect)
    return (main, ask, *(() if ask.rect.x < ledger_rect.right + 10 else (ledger,)), back, rule)


def foot_acts(page: DealsPage, rect: Rect) -> tuple[Widget, Widget]:
    """Return the button that proposes, and the one that asks what it would take."""
    view, y = page.table, rect.y + 12
    why = view.refused or ("" if view.clauses else words("deals", "empty"))
    says, asks = words("deals", "propose", price=view.price), words("deals", "ask")
    wide, wide_ask = parts.button_width(says, key="enter"), parts.button_width(asks, key="a")
    at, before = Rect(rect.right - wide, y, wide, 46), Rect(rect.right - wide - wide_ask - 10, y, wide_ask, 46)
    main = parts.button("propose", says, at, LayProposal(), kind="main", key="enter", group="foot", disabled_why=why)
    ask = parts.button("ask", asks, before, AskTerms(), key="a", group="foot", disabled_why=why)
    return main, ask
