"""A card opened: how it is meant to work, what may go wrong, how hard, and what staff expect of it."""

import attrs

from game.desktop.commands import Close, Command, Draft, Many, Set, Withdraw
from game.desktop.commands import Level as LookAt
from game.desktop.drawing.card_estimate import estimate_widgets
from game.desktop.drawing.card_face import LEVERS
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.toolkit.typography import height, width
from game.model.state.axes import CODE_OF
from game.views.card_view import LevelView, OpenCardView, RiskView, Step

PAD = 32.0
TITLES = {"light": "Light", "firm": "Firm", "hard": "Hard"}


def card(view: OpenCardView, looks: Looks) -> Scene:
    """Return a card opened, over the turn."""
    w, h = looks.size.w, looks.size.h
    wide, high = min(1136.0, w - (48 if looks.compact else 144)), min(712.0, h - (32 if looks.compact else 88))
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    pad = PAD if not looks.compact else 22.0
    left = Rect(box.x + pad, box.y + pad - 2, round(wide * 0.388) - 2 * pad, high - 2 * pad + 8)
    right = Rect(
        box.x + round(wide * 0.388) + pad, box.y + pad - 2, wide - round(wide * 0.388) - 2 * pad, high - 2 * pad
    )
    level = chosen(view, looks)
    ground = Widget("dialog", "dialog", view.card.title, box, Draw(paint_ground, left.right + pad), bleed=0, z=-2)
    verbs = verb_widgets(view, level, Rect(right.x, box.bottom - pad - 42, right.w, 42))
    estimate = estimate_widgets(view, looks, Rect(right.x, right.y, right.w, box.bottom - pad - 42 - 16 - right.y))
    close = parts.icon_button(
        "close", "Close", Rect(right.right - 26, right.y - 4, 32, 32), Close(), icon="close", key="escape"
    )
    story = story_widgets(view, looks, left)
    widgets = (ground, *verbs, *estimate, *story, close)
    return Scene("card", widgets, keys=level_keys(view, level), first="main", title=view.card.title, panel=box)


def chosen(view: OpenCardView, looks: Looks) -> str:
    """Return the level looked at: the one chosen here, else the drafted one, else the card's own."""
    picked = looks.local.get(f"card.level.{view.card.order}")
    return str(picked or view.ordered_level or view.card.level)


def level_keys(view: OpenCardView, level: str) -> tuple[tuple[str, Command], ...]:
    """Return the keys that make it harder and lighter."""
    names = [level.level for level in view.levels]
    place = names.index(level)
    harder, lighter = names[min(place + 1, len(names) - 1)], names[max(place - 1, 0)]
    return (("+", at_level(view, harder)), ("-", at_level(view, lighter)))


def at_level(view: OpenCardView, level: str) -> Many:
    """Return the command that looks at the card at a level."""
    order = view.card.order
    return Many((Set(f"card.level.{order}", level), LookAt(order, level)))


def paint_ground(painter: Painter, widget: Widget, mark: Mark, divide: float) -> None:
    """Paint the dialog's surface: accent on top, and a rule between the story and the estimate."""
    rect = widget.rect
    painter.rect(rect, "panel", line="lineStrong", radius=6)
    painter.rect(Rect(rect.x + 1, rect.y, rect.w - 2, 4), "accent", radius=2)
    painter.rect(Rect(divide, rect.y + 4, 1, rect.h - 5), "line")


def story_widgets(view: OpenCardView, looks: Looks, area: Rect) -> tuple[Widget, ...]:
    """Return the left half, scrolled where it is longer than there is room for."""
    low = looks.compact
    face = Widget(
        "face",
        "label",
        view.card.title,
        Rect(area.x, area.y, area.w, 30),
        Draw(paint_face, view.card.lever, cost(view, looks)),
    )
    y = area.y + 36
    widgets = [face, parts.heading("title", view.card.title, Rect(area.x, y, area.w, 0), "h2" if low else "h1")]
    y = widgets[-1].rect.bottom + 6
    widgets.append(parts.label("does", view.does, Rect(area.x, y, area.w, 0), "body" if low else "lead"))
    y = widgets[-1].rect.bottom + (12 if low else 20)
    widgets.append(parts.label("how", "How it is meant to work", Rect(area.x, y, area.w, 0), "small+600", "text"))
    y += 26
    for number, step in enumerate(view.steps):
        last = number == len(view.steps) - 1
        widgets.append(step_widget(step, number, Rect(area.x, y, area.w, 0), last))
        y = widgets[-1].rect.bottom + (6 if low else 10)
    y += 6
    for claim in view.claims:
        widgets.append(claim_widget(claim.number, claim.says, claim.section, Rect(area.x, y, area.w, 0)))
        y = widgets[-1].rect.bottom + 8
    widgets += (wrongs := risk_widgets(view.risks, Rect(area.x, y + 6, area.w, 0)))
    y = wrongs[-1].rect.bottom if wrongs else y
    bottom = max(0.0, area.bottom - y)
    if wrongs and bottom:
        widgets[-len(wrongs) :] = [attrs.evolve(widget, rect=widget.rect.moved(0, bottom)) for widget in wrongs]
        y = area.bottom
    return scrolled(widgets, Scroll("card", area, y - area.y), looks)


def cost(view: OpenCardView, looks: Looks) -> int:
    """Return what it costs at the level looked at."""
    level = chosen(view, looks)
    return next(choice.cost for choice in view.levels if choice.level == level)


def paint_face(painter: Painter, widget: Widget, mark: Mark, lever: str, price: int) -> None:
    """Paint the lever and the cost."""
    rect = widget.rect
    painter.icon(lever, (rect.x, rect.y + 5), 20, "accentText")
    painter.text(LEVERS[lever], (rect.x + 28, rect.y + 5), "small", "text2")
    painter.circle((rect.right - 14, rect.y + 15), 13, line="text", width=1.3)
    painter.text(str(price), (rect.right - 14, rect.y + 5), "label", "text", "centre")
    painter.text("Cost", (rect.right - 35, rect.y + 5), "small", "text2", "right")


def step_widget(step: Step, number: int, rect: Rect, last: bool) -> Widget:
    """Return one step of the mechanism: what happens, and the figure it moves."""
    room = rect.w - 40
    under = f"{step.detail.replace(': ', ', ')}: {step.amount_text}" if step.amount_text else step.detail
    for unit in (" %", " mb/d", " days"):
        under = under.replace(unit, f"\u00a0{unit[1:]}")
    high = height(step.says, "body+600", room) + (height(under, "small", room) if under else 0) + 2
    box = Rect(rect.x, rect.y, rect.w, max(high, 34))
    return Widget(f"step.{number}", "label", step.says, box, Draw(paint_step, step, (under, last)), value=under)


def paint_step(painter: Painter, widget: Widget, mark: Mark, step: Step, under: tuple[str, bool]) -> None:
    """Paint a step with whom it touches, and the line to the next."""
    rect, room = widget.rect, widget.rect.w - 40
    said, last = under
    middle = (rect.x + 14, rect.y + 12)
    if not last:
        painter.rect(Rect(middle[0] - 0.75, rect.y + 27, 1.5, rect.h - 19), "lineStrong")
    if len(step.countries) == 1:
        painter.actor(CODE_OF[step.countries[0]], middle, 25)
    elif step.countries:
        for place, country in enumerate(step.countries[:2]):
            painter.actor(CODE_OF[country], (middle[0] - 8 + 16 * place, middle[1]), 13)
    else:
        painter.circle(middle, 8, line="text2", width=1.4)
        painter.circle(middle, 2.5, fill="text2")
    y = rect.y + painter.wrapped(step.says, room, (rect.x + 40, rect.y), "body+600", "text")
    if said:
        painter.wrapped(said, room, (rect.x + 40, y), "small", "text2")


def claim_widget(number: str, says: str, section: str, rect: Rect) -> Widget:
    """Return a claim of the article in our words, with its number and what it is about."""
    high = height(says, "small", rect.w - 18) + 18
    return Widget(
        f"claim.{number}",
        "label",
        says,
        Rect(rect.x, rect.y, rect.w, high),
        Draw(paint_claim, f"Claim {number[1:]}, {section}"),
        value=number,
    )


def paint_claim(painter: Painter, widget: Widget, mark: Mark, source: str) -> None:
    """Paint a claim with the accent of the article's voice."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y + 2, 3, rect.h - 4), "accent")
    high = painter.wrapped(widget.name, rect.w - 18, (rect.x + 16, rect.y), "small", "text")
    painter.text(source, (rect.x + 16, rect.y + high), "caption", "text2")


def risk_widgets(risks: tuple[RiskView, ...], rect: Rect) -> list[Widget]:
    """Return what may go wrong, each with its chance."""
    if not risks:
        return []
    widgets = [parts.label("wrong", "What could go wrong", rect, "small+600", "text")]
    y = rect.y + 22
    for number, risk in enumerate(risks):
        says = f"{risk.says.rstrip('.')} ({round(100 * risk.chance)} %)" + (f", {risk.effect}." if risk.effect else ".")
        box = Rect(rect.x, y, rect.w, height(says, "small", rect.w - 28) + 2)
        widgets.append(Widget(f"risk.{number}", "label", says, box, Draw(paint_risk)))
        y = box.bottom + 2
    return widgets


def paint_risk(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a risk."""
    painter.icon("warn", (widget.rect.x, widget.rect.y), 17, "text2")
    painter.wrapped(widget.name, widget.rect.w - 28, (widget.rect.x + 27, widget.rect.y), "small", "text2")


def verb_widgets(view: OpenCardView, level: str, rect: Rect) -> tuple[Widget, ...]:
    """Return how hard, and what may be done: add, change or remove, and back where there is room for it."""
    picked = next(choice for choice in view.levels if choice.level == level)
    name, command = deed(view, picked)
    wide = parts.button_width(name, key="enter")
    place = Rect(rect.right - wide, rect.y + 2, wide, 40)
    why = "" if picked.may else picked.why_not
    main = parts.button("main", name, place, Many((command, Close())), kind="main", key="enter", disabled_why=why)
    choices = [
        (level.level, f"{TITLES[level.level]}, {level.cost}", at_level(view, level.level)) for level in view.levels
    ]
    hard_wide, said_wide = parts.segments_width([said for _, said, _ in choices]), width("How hard", "small") + 14
    back_wide = parts.button_width("Back") + 14
    free = rect.w - wide - hard_wide - 16
    with_words = free > said_wide
    free -= said_wide if with_words else 0
    hard = parts.segments("level", choices, level, (rect.x + (said_wide if with_words else 0), rect.y + 5))
    widgets = [main, *hard]
    if free > back_wide:
        back = Rect(place.x - back_wide, rect.y + 2, back_wide - 14, 40)
        widgets.append(parts.button("back", "Back", back, Close()))
    if with_words:
        widgets.append(parts.label("hard", "How hard", Rect(rect.x, rect.y + 12, 70, 0), "small"))
    rule = Widget("rule", "image", "Rule", Rect(rect.x, rect.y - 12, rect.w, 1), Draw(paint_rule), z=-1)
    return (*widgets, rule)


def deed(view: OpenCardView, picked: LevelView) -> tuple[str, Command]:
    """Return what the main button says and does."""
    if view.ordered_level == picked.level:
        return "Remove from orders", Withdraw(view.card.order)
    if view.ordered_level:
        return f"Change to {picked.level}", Draft(view.card.order, picked.level)
    return "Add to orders", Draft(view.card.order, picked.level)


def paint_rule(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the rule over the verbs."""
    painter.rect(widget.rect, "line")
