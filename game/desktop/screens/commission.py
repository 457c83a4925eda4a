"""A seat's commission: who you are, what you want, which ambition you choose, and what ends it."""

from game.desktop.commands import ChooseAim, Close, Commissioned
from game.desktop.drawing.move_face import titled
from game.desktop.screens.reading_page import Column, laid
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_pages import CommissionPage
from game.desktop.window_words import lettered, words
from game.model.state.axes import CODE_OF
from game.views.board_rows import AimView, InterestView

MARGIN, FOOT = 32.0, 150.0
POINT = 14.4  # logical pixels a point of weight, where there is room
AIM_HIGH = 102.0
SHARES = (("interests", 60, "text2"), ("ambition", 25, "accent"), ("agenda", 10, "outFray"), ("word", 5, "outHold"))


def commission(page: CommissionPage, looks: Looks) -> Scene:
    """Return the commission of a seat."""
    view, w, h, low = page.commission, looks.size.w, looks.size.h, looks.compact
    margin = 20.0 if low else MARGIN
    head = head_widgets(page, looks, Rect(margin, 12 if low else 16, w - 2 * margin, 0))
    top = head[-1].rect.bottom + (10 if low else 20)
    foot = 138.0 if low else FOOT
    area = Rect(margin, top, w - 2 * margin, h - foot - top - 6)
    fills = [
        (lambda column: interest_column(page, column), 0.31),
        (lambda column: ambition_column(page, looks, column), 0.41),
        (lambda column: secret_column(page, column), 0.28),
    ]
    columns = laid("commission", fills, area, looks)
    below = foot_widgets(page, looks, Rect(margin, h - foot, w - 2 * margin, foot))
    careful = view.ambitions[0].id if view.ambitions else ""
    first = "begin" if page.fixed or not careful else f"aim.{view.chosen or careful}"
    keys = (("escape", Close()),)
    news = (view.title, *view.says)
    return Scene("commission", (*columns, *below, *head), keys, first, title=view.title, news=news)


def head_widgets(page: CommissionPage, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the name of the game, the terms, the seat's sign and name, and what it is about."""
    view, low = page.commission, looks.compact
    brand = Widget("brand", "label", "Wedge", Rect(rect.x, rect.y, 130, 30), Draw(paint_brand))
    terms_label = parts.aligned(
        "told", page.terms, Rect(rect.x + 200, rect.y + 8, rect.w - 200, 0), ("caption", "text2", "right")
    )
    y = rect.y + (34 if low else 60)
    size = 34.0 if low else 50.0
    sign = Widget("sign", "image", view.title, Rect(rect.x, y, size, size), Draw(paint_sign, view.seat))
    style = "h1" if low else "display"
    title = parts.heading(
        "title", view.title, Rect(rect.x + size + 22, y + (0 if low else 2), rect.w - size - 22, 0), style
    )
    room = min(rect.w, 1000.0)
    says = " ".join(view.says[:2])
    lead = "body" if low or len(typography.wrap(says, "lead", room)) > 3 else "lead"
    text = parts.label(
        "says", says, Rect(rect.x, max(sign.rect.bottom, title.rect.bottom) + (6 if low else 12), room, 0), lead
    )
    return brand, terms_label, sign, title, text


def paint_brand(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the mark and the name of the game."""
    x, y = widget.rect.x, widget.rect.y
    painter.polygon([(x, y), (x + 18, y), (x + 9, y + 24)], "accent")
    painter.text("Wedge", (x + 28, y - 2), "h2", "text")


def paint_sign(painter: Painter, widget: Widget, mark: Mark, seat: str) -> None:
    """Paint the seat's sign."""
    painter.actor(CODE_OF[seat], widget.rect.centre, widget.rect.h)


def interest_column(page: CommissionPage, column: Column) -> None:
    """Lay out the interests: each a bar as long as its weight, filled to what is met."""
    column.heading("want", words("commission", "want"), words("commission", "of_interests"))
    most = max((interest.weight for interest in page.commission.interests), default=1.0)
    for interest in page.commission.interests:
        share = interest.weight / most
        weight = points(interest.weight)
        value = f"{round(interest.met)}, {words('commission', 'weighs', weight=weight)}"
        draw = Draw(paint_interest, interest, share)
        widget = Widget(f"interest.{interest.key}", "label", interest.label, column.rect(44), draw, value=value)
        column.put(widget, 8)
    column.text("legend", words("commission", "legend"), ("caption", "text3"), 10)


def points(weight: float) -> int:
    """Return a weight in points of 100."""
    return round(100 * weight) if weight <= 1 else round(weight)


def paint_interest(painter: Painter, widget: Widget, mark: Mark, interest: InterestView, share: float) -> None:
    """Paint one interest."""
    rect = widget.rect
    fitted = titled(interest.label, rect.w - 40)
    painter.text(fitted.lines[0] if len(fitted.lines) == 1 else interest.label, (rect.x, rect.y), fitted.style, "text")
    painter.text(str(round(interest.met)), (rect.right, rect.y), "label", "text", "right")
    y, wide = rect.y + 23, rect.w * share
    painter.rect(Rect(rect.x, y, wide, 6), "raised2")
    painter.rect(Rect(rect.x, y, wide * min(max(interest.met, 0.0), 100.0) / 100, 6), "text2")
    said = words("commission", "weighs", weight=points(interest.weight))
    painter.text(said, (rect.right, rect.y + 30), "axis", "text3", "right")


def ambition_column(page: CommissionPage, looks: Looks, column: Column) -> None:
    """Lay out the ambitions to choose from, or the one that stands."""
    view = page.commission
    title = words("commission", "chosen" if page.fixed else "choose")
    column.heading("choose", title, words("commission", "of_ambition"))
    for aim in view.ambitions:
        if page.fixed and aim.id != view.chosen:
            continue
        kind = kind_of(aim)
        room = column.w - 62
        high = 30 + typography.height(aim.title, "card", room) + typography.height(aim.says, "small", room) + 16
        widget = Widget(
            f"aim.{aim.id}",
            "radio",
            aim.title,
            column.rect(max(high, 86.0 if looks.compact else AIM_HIGH)),
            Draw(paint_aim, aim, kind),
            group="ambition",
            value=f"{kind}. {aim.says}",
            command=None if page.fixed else Commissioned() if aim.id == view.chosen else ChooseAim(aim.id),
            # A click on the one that is chosen changes nothing; Enter on it begins.
            twice=ChooseAim(aim.id) if aim.id == view.chosen and not page.fixed else None,
            selected=aim.id == view.chosen,
            focusable=not page.fixed,
        )
        column.put(widget, 10)
    if not page.fixed:
        column.text("fixed", words("commission", "fixed"), ("caption", "text3"), 8)


def kind_of(aim: AimView) -> str:
    """Return of which kind an ambition is: careful or bold."""
    last = aim.id.rpartition(".")[2]
    return {"careful": lettered("careful"), "bold": lettered("bold"), "contrary": lettered("contrary")}.get(
        last, words("commission", "bolder" if aim.bold else "careful")
    )


def paint_aim(painter: Painter, widget: Widget, mark: Mark, aim: AimView, kind: str) -> None:
    """Paint one ambition with its ring."""
    rect, chosen = widget.rect, bool(widget.selected)
    painter.rect(rect, "raised2" if chosen else "raised/60", line="accent" if chosen else "line", radius=4)
    painter.circle((rect.x + 28, rect.y + 26), 9, line="accent" if chosen else "lineStrong", width=1.8)
    if chosen:
        painter.circle((rect.x + 28, rect.y + 26), 5, fill="accent")
    left, room = rect.x + 52, rect.w - 62
    wide = painter.text(kind, (left, rect.y + 9), "caption+600", "text2")
    if aim.bold:
        painter.text(words("commission", "bold"), (left + wide + 10, rect.y + 9), "caption", "text2")
    y = rect.y + 28
    y += painter.wrapped(aim.title, room, (left, y), "card", "text") + 2
    painter.wrapped(aim.says, room, (left, y), "small", "text2")


def secret_column(page: CommissionPage, column: Column) -> None:
    """Lay out the hidden agenda on soft accent, and what ends the campaign."""
    view = page.commission
    if view.agenda is not None:
        agenda, room = view.agenda, column.w - 36
        says = "" if agenda.says.rstrip(".") == agenda.title else agenda.says
        high = 44 + typography.height(agenda.title, "card", room) + 12
        high += typography.height(says, "small", room) if says else 0
        widget = Widget("agenda", "label", agenda.title, column.rect(high), Draw(paint_agenda, says), value=says)
        column.put(widget, 18)
    column.heading("ends", words("commission", "ends"))
    for number, says in enumerate(view.ends):
        column.text(f"ends.{number}", says, ("small", "text2"), 8)
        column.put(parts.rule(f"ends.{number}.rule", column.rect(1)), 8)
    for key, says in (("fears", view.fears), ("sells", view.sells)):
        if says:
            column.text(f"{key}.text", says, ("small", "text2"), 8)


def paint_agenda(painter: Painter, widget: Widget, mark: Mark, says: str) -> None:
    """Paint the hidden agenda."""
    rect = widget.rect
    painter.rect(rect, "accentSoft", radius=4)
    x, y = rect.x + 18, rect.y + 12
    painter.icon("eye", (x, y), 18, "accentText")
    painter.text(words("commission", "secret"), (x + 28, y), "small+600", "accentText")
    y += 28
    y += painter.wrapped(widget.name, rect.w - 36, (x, y), "card", "text") + 2
    if says:
        painter.wrapped(says, rect.w - 36, (x, y), "small", "text")


def foot_widgets(page: CommissionPage, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return how the seat is judged, the way back, and the button that begins."""
    par = page.commission.par
    said = words("commission", "no_par") if par is None else words("commission", "par", par=round(par))
    bar = Rect(rect.x, rect.y, rect.w, 74)
    judged = Widget("judged", "status", words("commission", "judged"), bar, Draw(paint_judged, said), value=said)
    y = rect.bottom - (56 if looks.compact else 62)
    back_wide = parts.button_width(lettered("back"), key="escape")
    back = parts.button("back", lettered("back"), Rect(rect.x, y, back_wide, 46), Close(), key="escape", group="foot")
    if page.fixed:
        main = parts.button(
            "begin",
            lettered("back_to_the_board"),
            Rect(rect.right - 312, y, 312, 46),
            Close(),
            kind="main",
            key="enter",
            group="foot",
        )
        return main, judged
    name = words("commission", "begin", quarter=page.begins)
    main = parts.button(
        "begin", name, Rect(rect.right - 312, y, 312, 46), Commissioned(), kind="main", key="enter", group="foot"
    )
    return main, back, judged


def paint_judged(painter: Painter, widget: Widget, mark: Mark, par: str) -> None:
    """Paint how the score is made up, 100 points to scale, and par."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, rect.w, 2), "text")
    wide = painter.text(widget.name, (rect.x, rect.y + 10), "label", "text")
    against = words("commission", "against")
    if wide + typography.width(against, "small") + typography.width(par, "small+600") + 40 < rect.w:
        painter.text(against, (rect.x + wide + 14, rect.y + 11), "small", "text2")
    painter.text(par, (rect.right, rect.y + 11), "small+600", "text", "right")
    x, y = rect.x, rect.y + 38
    for key, share, ink in SHARES:
        wide = rect.w * share / 100
        painter.rect(Rect(x, y, wide - 3, 7), ink)
        label = f"{share} {words('commission', key)}"
        room = wide - 4
        style = next((name for name in ("caption", "axis") if typography.width(label, name) <= room), "")
        if style:
            painter.text(label, (x, y + 12), style, "text2")
        elif typography.width(str(share), "axis") <= room:
            painter.text(str(share), (x, y + 12), "axis", "text2")
        x += wide
