"""A lever opened: how it works, when it is a good idea, what may go wrong, and what staff expect of it."""

import attrs

from game.desktop.commands import Close, Command, Dial, GiveOrder, Many, Open, Withdraw
from game.desktop.drawing import strips
from game.desktop.drawing.hand_card import once_named
from game.desktop.drawing.lever_estimate import estimate_widgets
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.toolkit.typography import height, width
from game.desktop.window_pages import OpenedLeverPage
from game.desktop.window_words import in_weeks, lettered, named, words
from game.model.state.axes import CODE_OF
from game.printed_numbers import plain
from game.views.hand_rows import DialView, MoveView
from game.views.lever_view import ClaimView, MechanismStep

PAD = 32.0
WELL, POORLY = 0.75, 0.35  # from which fit on a lever works well, and below which poorly


def lever(page: OpenedLeverPage, looks: Looks) -> Scene:
    """Return a lever opened, over the board."""
    w, h = looks.size.w, looks.size.h
    wide, high = min(1136.0, w - (48 if looks.compact else 144)), min(712.0, h - (32 if looks.compact else 88))
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    pad = PAD if not looks.compact else 22.0
    left = Rect(box.x + pad, box.y + pad - 2, round(wide * 0.388) - 2 * pad, high - 2 * pad + 8)
    right = Rect(
        box.x + round(wide * 0.388) + pad, box.y + pad - 2, wide - round(wide * 0.388) - 2 * pad, high - 2 * pad
    )
    title = title_of(page)
    ground = Widget("dialog", "dialog", title, box, Draw(paint_ground, left.right + pad), bleed=0, z=-2)
    verbs = verb_widgets(page, Rect(right.x, box.bottom - pad - 42, right.w, 42))
    estimate = estimate_widgets(page, looks, Rect(right.x, right.y, right.w, box.bottom - pad - 42 - 16 - right.y))
    close = parts.icon_button(
        "close", lettered("close"), Rect(right.right - 26, right.y - 4, 32, 32), Close(), icon="close", key="escape"
    )
    widgets = (ground, *verbs, *estimate, *story_widgets(page, looks, left), close)
    ways: tuple[tuple[str, Command], ...] = tuple(
        (key, Many((Close(), Open(screen, of(page).lever)))) for key, screen in (("a", "advisors"), ("p", "pencil"))
    )
    drawn = {widget.key for widget in widgets}
    keys = (*step_keys(page), *(way for way in ways if way[0] not in drawn))
    return Scene("lever", widgets, keys=keys, first="main", title=title, panel=box)


def title_of(page: OpenedLeverPage) -> str:
    """Return the lever's title."""
    return of(page).title


def of(page: OpenedLeverPage) -> DialView | MoveView:
    """Return the lever that is opened."""
    opened = page.lever.move or page.lever.dial
    assert opened is not None
    return opened


def step_keys(page: OpenedLeverPage) -> tuple[tuple[str, Command], ...]:
    """Return the keys that turn a policy up and down."""
    dial = page.lever.dial
    if dial is None:
        return ()
    up, down = min(dial.drafted + 1, len(dial.steps) - 1), max(dial.drafted - 1, 0)
    return (("+", Dial(dial.lever, up)), ("-", Dial(dial.lever, down)))


def paint_ground(painter: Painter, widget: Widget, mark: Mark, divide: float) -> None:
    """Paint the dialog's surface: accent on top, and a rule between the story and the estimate."""
    rect = widget.rect
    painter.rect(rect, "panel", line="lineStrong", radius=6)
    painter.rect(Rect(rect.x + 1, rect.y, rect.w - 2, 4), "accent", radius=2)
    painter.rect(Rect(divide, rect.y + 4, 1, rect.h - 5), "line")


def story_widgets(page: OpenedLeverPage, looks: Looks, area: Rect) -> tuple[Widget, ...]:
    """Return the left half, scrolled where it is longer than there is room for."""
    low, opened = looks.compact, of(page)
    price = page.lever.move.price if page.lever.move else found_upkeep(page)
    kind = words("lever", "move" if page.lever.move else "policy")
    seen = named("visibility", opened.visibility)
    face = Widget(
        "face",
        "label",
        opened.title,
        Rect(area.x, area.y, area.w, 30),
        Draw(paint_face, (opened.icon, f"{kind}, {seen}"), price),
    )
    y = area.y + 36
    widgets = [face, parts.heading("title", opened.title, Rect(area.x, y, area.w, 0), "h2" if low else "h1")]
    y = widgets[-1].rect.bottom + 6
    widgets.append(parts.label("does", opened.says, Rect(area.x, y, area.w, 0), "body" if low else "lead"))
    y = widgets[-1].rect.bottom + (8 if low else 14)
    y = fit_widgets(page, Rect(area.x, y, area.w, 0), widgets) + (8 if low else 12)
    if page.lever.mechanism:
        widgets.append(parts.label("how", words("lever", "how"), Rect(area.x, y, area.w, 0), "small+600", "text"))
        y += 26
    for number, step in enumerate(page.lever.mechanism):
        last = number == len(page.lever.mechanism) - 1
        widgets.append(step_widget(step, number, Rect(area.x, y, area.w, 0), last))
        y = widgets[-1].rect.bottom + (6 if low else 10)
    y += 6
    widgets += (wrongs := risk_widgets(page, Rect(area.x, y, area.w, 0)))
    y = wrongs[-1].rect.bottom + 12
    for claim in page.lever.claims:
        widgets.append(claim_widget(claim, Rect(area.x, y, area.w, 0)))
        y = widgets[-1].rect.bottom + 8
    return scrolled(widgets, Scroll("lever", area, y - area.y), looks)


def found_upkeep(page: OpenedLeverPage) -> float:
    """Return what a policy costs each quarter as it is drafted."""
    dial = page.lever.dial
    return 0.0 if dial is None else dial.steps[dial.drafted].upkeep


def paint_face(painter: Painter, widget: Widget, mark: Mark, said: tuple[str, str], price: float) -> None:
    """Paint the lever's icon, what kind it is, and what it costs."""
    rect, (icon, kind) = widget.rect, said
    painter.icon(strips.icon_of(icon), (rect.x, rect.y + 5), 20, "accentText")
    painter.circle((rect.right - 14, rect.y + 15), 13, line="text", width=1.3)
    painter.text(plain(price), (rect.right - 14, rect.y + 5), "label", "text", "centre")
    painter.text(lettered("weeks"), (rect.right - 35, rect.y + 5), "small", "text2", "right")
    room = rect.w - 28 - 35 - width(lettered("weeks"), "small") - 12
    strips.named(painter, kind, Rect(rect.x + 28, rect.y + 5, room, 18), "small", "text2")


def fit_widgets(page: OpenedLeverPage, rect: Rect, widgets: list[Widget]) -> float:
    """Add how well it works now, when it is a good idea and when it backfires; return how far down they reach."""
    opened = of(page)
    key = "well" if opened.fit >= WELL else "poorly" if opened.fit < POORLY else "fairly"
    box = Rect(rect.x, rect.y, rect.w, 24)
    head = words("lever", "fit")
    widgets.append(Widget("fit", "label", head, box, Draw(paint_fit, opened.fit), value=words("lever", key)))
    y = box.bottom + 4
    for name, says in (("good", opened.good), ("backfires", opened.backfires)):
        label = words("lever", name)
        room = rect.w - when_indent()
        high = max(height(says, "small", room), 18)
        place = Rect(rect.x, y, rect.w, high)
        widgets.append(Widget(name, "label", label, place, Draw(paint_when, says), value=says))
        y = place.bottom + 4
    return y


def paint_fit(painter: Painter, widget: Widget, mark: Mark, share: float) -> None:
    """Paint how well a lever works in this state, on a line from not at all to at its best."""
    rect, y = widget.rect, widget.rect.centre[1]
    painter.text(widget.name, (rect.x, y - 9), "small+600", "text")
    painter.text(widget.value, (rect.right, y - 9), "small", "text2", "right")
    left, right = (
        rect.x + width(widget.name, "small+600") + 14,
        rect.right - width(lettered("fairly_well"), "small") - 14,
    )
    painter.rect(Rect(left, y - 2, right - left, 4), "raised2")
    painter.rect(Rect(left, y - 2, (right - left) * min(max(share, 0.0), 1.2) / 1.2, 4), "text")


def when_indent() -> float:
    """Return how far what is said stands from the labels before it, the longer of which has to find room."""
    return max(76.0, *(width(words("lever", name), "small") + 10 for name in ("good", "backfires")))


def paint_when(painter: Painter, widget: Widget, mark: Mark, says: str) -> None:
    """Paint when a lever is a good idea, or when it backfires."""
    rect = widget.rect
    painter.text(widget.name, (rect.x, rect.y), "small", "text3")
    painter.wrapped(says, rect.w - when_indent(), (rect.x + when_indent(), rect.y), "small", "text")


def step_widget(step: MechanismStep, number: int, rect: Rect, last: bool) -> Widget:
    """Return one step of the mechanism: what happens, and the figure it moves."""
    room = rect.w - 40
    under = ": ".join(filter(None, (step.detail, step.amount)))
    high = height(step.says, "small+600", room) + (height(under, "small", room) if under else 0) + 2
    box = Rect(rect.x, rect.y, rect.w, max(high, 28))
    return Widget(f"how.{number}", "label", step.says, box, Draw(paint_step, step, (under, last)), value=under)


def paint_step(painter: Painter, widget: Widget, mark: Mark, step: MechanismStep, under: tuple[str, bool]) -> None:
    """Paint a step with whom it touches, and the line to the next."""
    rect, room = widget.rect, widget.rect.w - 40
    said, last = under
    middle = (rect.x + 14, rect.y + 11)
    if not last:
        painter.rect(Rect(middle[0] - 0.75, rect.y + 25, 1.5, max(rect.h - 17, 2)), "lineStrong")
    known = [name for name in step.countries if name in CODE_OF]
    if len(known) == 1:
        painter.actor(CODE_OF[known[0]], middle, 22)
    elif known:
        for place, name in enumerate(known[:2]):
            painter.actor(CODE_OF[name], (middle[0] - 8 + 16 * place, middle[1]), 13)
    else:
        painter.circle(middle, 8, line="text2", width=1.4)
        painter.circle(middle, 2.5, fill="text2")
    y = rect.y + painter.wrapped(step.says, room, (rect.x + 40, rect.y), "small+600", "text")
    if said:
        painter.wrapped(said, room, (rect.x + 40, y), "small", "text2")


def claim_widget(claim: ClaimView, rect: Rect) -> Widget:
    """Return a claim of the article in our words, with its number and what it is about."""
    high = height(claim.says, "small", rect.w - 18) + 18
    source = words("told", "claim", number=claim.number.lstrip("C0") or claim.number, section=claim.section)
    return Widget(
        f"claim.{claim.number}",
        "label",
        claim.says,
        Rect(rect.x, rect.y, rect.w, high),
        Draw(paint_claim, source),
        value=claim.number,
    )


def paint_claim(painter: Painter, widget: Widget, mark: Mark, source: str) -> None:
    """Paint a claim with the accent of the article's voice."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y + 2, 3, rect.h - 4), "accent")
    high = painter.wrapped(widget.name, rect.w - 18, (rect.x + 16, rect.y), "small", "text")
    painter.text(source, (rect.x + 16, rect.y + high), "caption", "text2")


def risk_widgets(page: OpenedLeverPage, rect: Rect) -> list[Widget]:
    """Return what may go wrong with its chance, and what a country that was not asked makes of it."""
    risk = page.lever.risk
    chance = f"{round(100 * risk.chance)} %"
    lines = [words("lever", "risk", says=risk.says.rstrip("."), chance=chance, effect=risk.effect or "")]
    lines += [once_named(page.lever.third)] if page.lever.third else []
    widgets = [parts.label("wrong", words("lever", "wrong"), rect, "small+600", "text")]
    y = rect.y + 22
    for number, says in enumerate(lines):
        box = Rect(rect.x, y, rect.w, height(says, "small", rect.w - 28) + 2)
        widgets.append(Widget(f"risk.{number}", "label", says, box, Draw(paint_risk, "warn" if not number else "eye")))
        y = box.bottom + 2
    return widgets


def paint_risk(painter: Painter, widget: Widget, mark: Mark, icon: str) -> None:
    """Paint a risk."""
    painter.icon(icon, (widget.rect.x, widget.rect.y), 17, "text2")
    painter.wrapped(widget.name, widget.rect.w - 28, (widget.rect.x + 27, widget.rect.y), "small", "text2")


def verb_widgets(page: OpenedLeverPage, rect: Rect) -> tuple[Widget, ...]:
    """Return what may be done: a policy's steps, or ordering a move, and the way back."""
    rule = Widget("rule", "image", lettered("rule"), Rect(rect.x, rect.y - 12, rect.w, 1), Draw(paint_rule), z=-1)
    if page.lever.dial is not None:
        return (*dial_verbs(page.lever.dial, rect), rule)
    return (*move_verbs(page.lever.move, rect), rule) if page.lever.move is not None else (rule,)


def move_verbs(move: MoveView, rect: Rect) -> tuple[Widget, ...]:
    """Return the button that orders a move or takes it back, and the way back."""
    ordered = move.status == "ordered"
    name = lettered("take_it_back") if ordered else words("told", "order_it", price=in_weeks(move.price))
    command: Command = Withdraw(move.lever) if ordered else GiveOrder(move.lever)
    wide = parts.button_width(name, key="enter")
    place = Rect(rect.right - wide, rect.y + 2, wide, 40)
    why = "" if ordered else move.refused
    main = parts.button("main", name, place, Many((command, Close())), kind="main", key="enter", disabled_why=why)
    back = parts.button("back", lettered("back"), Rect(place.x - 110, rect.y + 2, 98, 40), Close())
    later = pencil_verb(move.lever, back.rect)
    if not why:
        return (main, later, back, *advisors_verb(move.lever, Rect(rect.x, rect.y + 2, later.rect.x - 12 - rect.x, 40)))
    # Why it may not be ordered is worth more room than ways that keys and the cross have too.
    for ways in ((later, back), (pencil_verb(move.lever, place),), ()):
        room = min((way.rect.x for way in (*ways, main)), default=place.x) - 12 - rect.x
        style = "small" if height(why, "small", room) <= 40 else "axis"
        if height(why, style, room) <= 40:
            break
    said = parts.label("refused", why, Rect(rect.x, rect.y + 2, room, 0), style, "text2")
    return main, *ways, said


def advisors_verb(lever: str, room: Rect) -> tuple[Widget, ...]:
    """Return the way to what the advisors make of a move, where there is room for it."""
    name = words("advisors", "button")
    wide = parts.button_width(name, key="a")
    command = Many((Close(), Open("advisors", lever)))
    place = Rect(room.x, room.y, wide, room.h)
    return (parts.button("advisors", name, place, command, kind="quiet", key="a"),) if wide <= room.w else ()


def pencil_verb(lever: str, beside: Rect) -> Widget:
    """Return the button that opens the pencil for a lever, at the left of another."""
    name = words("pencil", "button")
    wide = parts.button_width(name, key="p")
    place = Rect(beside.x - 12 - wide, beside.y, wide, beside.h)
    return parts.button("pencil", name, place, Many((Close(), Open("pencil", lever))), key="p")


def dial_verbs(dial: DialView, rect: Rect) -> tuple[Widget, ...]:
    """Return a policy's four steps, and the button that closes."""
    main_wide = parts.button_width(lettered("done"), key="enter")
    place = Rect(rect.right - main_wide, rect.y + 2, main_wide, 40)
    main = parts.button("main", lettered("done"), place, Close(), kind="main", key="enter")
    choices = [(str(step.step), f"{step.step}  {step.name}", Dial(dial.lever, step.step)) for step in dial.steps]
    later = pencil_verb(dial.lever, place)
    room = later.rect.x - 14 - rect.x
    if parts.segments_width([text for _, text, _ in choices]) > room:
        choices = [(str(step.step), str(step.step), Dial(dial.lever, step.step)) for step in dial.steps]
    segments = parts.segments("step", choices, str(dial.drafted), (rect.x, rect.y + 5))
    barred = {str(step.step): step.refused for step in dial.steps}
    steps_shown = tuple(
        attrs.evolve(widget, disabled_why=barred[widget.id.rpartition(".")[2]]) if widget.role == "radio" else widget
        for widget in segments
    )
    return main, later, *steps_shown


def paint_rule(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the rule over the verbs."""
    painter.rect(widget.rect, "line")
