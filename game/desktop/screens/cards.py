"""Every card and policy of a seat: filtered by what it is, on whom it is and how it stands, those of most use first."""

from collections.abc import Sequence

import attrs

from game.desktop.commands import Close, Command, Many, Open, Set
from game.desktop.drawing import strips
from game.desktop.drawing.hand_card import every_card
from game.desktop.screens.partnership import PAD, close_corner, paint_ground
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import FIGURES, CardsPage
from game.desktop.window_words import capital, country_short, in_weeks, named, words
from game.model.state.axes import COUNTRIES
from game.printed_numbers import plain
from game.views.board_view import BoardView
from game.views.concerns import COUNTRY, ISSUE, OIL, STRAND, concern
from game.views.hand_rows import EffectView
from game.views.view_words import words as view_words

STATES = ("ready", "ordered", "dear", "not_ready")
KINDS = ("arms", "economy", "denial", "exposure", "offer", "posture", "diplomacy")
ALL = "all"
ROW = 30.0


@attrs.frozen
class ListedCard:
    """A card or a policy in the list; `status` of a policy is `ready` or `ordered`."""

    key: str
    title: str
    kind: str
    status: str
    price: float
    refused: str
    effect: EffectView | None
    stands: bool


@attrs.frozen
class CardFilter:
    """What is passing of the cards, as the window remembers it."""

    key: str
    kind: str
    target: str
    state: str
    by_price: bool
    subject: str

    @classmethod
    def of(cls, page: CardsPage, looks: Looks) -> "CardFilter":
        """Return what has been chosen."""
        key, head = f"cards.{page.about}", page.about.partition(":")
        target = head[2] if head[0] == COUNTRY else ALL
        subject = page.about if head[0] in (STRAND, OIL, ISSUE) else ""
        return cls(
            key,
            looks.remembered(f"{key}.kind", ALL),
            looks.remembered(f"{key}.target", target),
            looks.remembered(f"{key}.state", ALL),
            looks.remembered(f"{key}.price", False),
            looks.remembered(f"{key}.subject", subject),
        )

    def shows(self, card: ListedCard) -> bool:
        """Return whether a card passes."""
        on_whom = self.target == ALL or concern(card.key, f"{COUNTRY}:{self.target}")
        is_kind, is_state = self.kind in (ALL, card.kind), self.state in (ALL, card.status)
        return is_kind and is_state and on_whom and concern(card.key, self.subject)


def listed_cards(view: BoardView) -> tuple[ListedCard, ...]:
    """Return every card and policy."""
    cards = [
        ListedCard(card.key, card.title, card.icon, card.status, card.price, card.refused, card.effect, False)
        for card in every_card(view)
    ]
    policies = [
        ListedCard(
            dial.lever,
            dial.title,
            dial.icon,
            "ordered" if dial.drafted != dial.standing else "ready",
            dial.steps[dial.drafted].upkeep,
            "",
            dial.effect,
            True,
        )
        for dial in view.dials
        if dial.in_deck
    ]
    return (*cards, *policies)


def use_of(effect: EffectView | None) -> float:
    """Return of how much use a card is to its seat: its clear points of score; what is not clear counts nothing."""
    return effect.score.value if effect is not None and effect.score is not None and effect.score.clear else 0.0


def in_order(cards: Sequence[ListedCard], by_price: bool) -> list[ListedCard]:
    """Return cards with those of most use first, or the cheapest; what is not ready stands behind."""
    late = {status: place for place, status in enumerate(("ready", "ordered", "dear", "not_ready"))}
    if by_price:
        return sorted(cards, key=lambda card: (card.status == "not_ready", card.price, card.title))
    return sorted(cards, key=lambda card: (card.status == "not_ready", -use_of(card.effect), late[card.status]))


def cards(page: CardsPage, looks: Looks) -> Scene:
    """Return all cards over the board."""
    w, h, low = looks.size.w, looks.size.h, looks.compact
    wide, high = min(980.0, w - 48), min(720.0, h - 32)
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    pad = 22.0 if low else PAD
    title = words("cards", "title")
    ground = Widget("dialog", "dialog", title, box, Draw(paint_ground), bleed=0, z=-2)
    head = parts.heading("title", title, Rect(box.x + pad, box.y + pad - 8, 320, 0), "h2")
    close = close_corner(box, pad)
    chosen, every = CardFilter.of(page, looks), listed_cards(page.board)
    passing = in_order([card for card in every if chosen.shows(card)], chosen.by_price)
    sentence = words("cards", "many", many=len(passing), all=len(every))
    place = Rect(box.x + pad + 330, head.rect.y + 6, wide - 2 * pad - 380, 0)
    many = parts.aligned("many", sentence, place, ("small", "text2", "right"))
    top = Column(box.x + pad, head.rect.bottom + 10, wide - 2 * pad)
    filter_rows(page, chosen, top)
    area = Rect(top.x, top.y + 4, top.w, box.bottom - pad - top.y - 4)
    column = Column(area.x, area.y, area.w - 14)
    for card in passing:
        column.put(card_row(card, page.staff, column.rect(ROW)), 2)
    if not passing:
        column.text("none", words("cards", "none"), ("lead", "text2"))
    body = scrolled(column.widgets, Scroll("cards", area, column.y - area.y), looks)
    first = f"listed.{passing[0].key}" if passing else "kind.all"
    return Scene(
        "cards", (ground, head, many, *top.widgets, *body, close), (("c", Close()),), first, title=title, panel=box
    )


def filter_rows(page: CardsPage, chosen: CardFilter, column: Column) -> None:
    """Lay the filters: what, on whom, in which state, and what stands first."""
    kinds = [(ALL, words("cards", "all"))] + [(kind, named("card_kind", kind)) for kind in KINDS]
    targets = [(ALL, words("cards", "any"))] + [(name, country_short(name)) for name in COUNTRIES]
    states = [(ALL, words("cards", "all"))] + [(state, words("cards", state)) for state in STATES]
    firsts = [("use", words("cards", "use")), ("price", words("cards", "price"))]
    rows = (
        ("kind", kinds, chosen.kind),
        ("target", targets, chosen.target),
        ("state", states, chosen.state),
        ("order", firsts, "price" if chosen.by_price else "use"),
    )
    for group, choices, now in rows:
        commands = [
            (name, text, Set(f"{chosen.key}.price", name == "price"))
            if group == "order"
            else (name, text, Set(f"{chosen.key}.{group}", name))
            for name, text in choices
        ]
        choice_line(column, group, commands, now)
    if chosen.subject:
        sentence = words("cards", "about", subject=subject_told(page, chosen.subject))
        name = words("cards", "clear")
        wide = parts.button_width(name)
        column.widgets += [
            parts.label("about", sentence, Rect(column.x, column.y + 7, column.w - wide - 12, 0), "small", "text"),
            parts.button(
                "clear", name, Rect(column.x + column.w - wide, column.y, wide, 32), Set(f"{chosen.key}.subject", ""),
                kind="quiet", group="clear",
            ),
        ]  # fmt: skip
        column.y += 38


def choice_line(column: Column, group: str, choices: Sequence[parts.Choice], chosen: str) -> None:
    """Lay one filter: its name, and its choices beside it, on a second line where they do not fit on one."""
    indent = 74.0
    column.widgets.append(
        parts.label(f"of.{group}", words("cards", group), Rect(column.x, column.y + 7, indent, 0), "small", "text2")
    )
    lines: list[list[parts.Choice]] = [[]]
    for choice in choices:
        if lines[-1] and parts.segments_width([text for _, text, _ in (*lines[-1], choice)]) > column.w - indent:
            lines.append([])
        lines[-1].append(choice)
    for line in lines:
        column.widgets += parts.segments(group, line, chosen, (column.x + indent, column.y))
        column.y += 36


def subject_told(page: CardsPage, subject: str) -> str:
    """Return what a subject is called in a sentence."""
    head, _, key = subject.partition(":")
    if head == STRAND:
        label = next((strand.label for strand in page.board.strands if strand.key == key), key)
        return words("cards", "strand", label=label)
    if head == OIL:
        return words("cards", "oil", capital=capital(key))
    return view_words("machine").get(key, key)


def card_row(card: ListedCard, staff: str, rect: Rect) -> Widget:
    """Return one card of the list; it opens the card."""
    command: Command = Many((Close(), Open("table") if card.key in TABLE_ACTS else Open("lever", card.key)))
    score = "" if card.effect is None or card.effect.score is None else strips.change_told(card.effect.score)
    price = in_weeks(card.price)
    value = ", ".join(
        filter(
            None,
            (words("cards", card.status), price, score and words("told", "your_score", score=score), card.refused),
        )
    )
    return Widget(
        f"listed.{card.key}",
        "link",
        card.title,
        rect,
        Draw(paint_row, card, staff),
        group="listed",
        command=command,
        value=value,
        tip=card.refused,
    )


TABLE_ACTS = ("ru.take_offer", "ru.bind", "ru.pay", "ru.apologise", "ir.take_offer", "ir.apologise")


def paint_row(painter: Painter, widget: Widget, mark: Mark, card: ListedCard, staff: str) -> None:
    """Paint one card of the list: its sign, its name, how it stands, its price, and its use."""
    rect, y, ordered = widget.rect, widget.rect.centre[1], card.status == "ordered"
    if mark.hovered or mark.focused or ordered:
        painter.rect(rect, "accentSoft" if ordered else "raised2", radius=3)
    painter.icon(strips.icon_of(card.kind), (rect.x + 8, y - 8), 16, "text2")
    right = rect.right - 8
    if staff == FIGURES and card.effect is not None and card.effect.score is not None:
        ink = "accentText" if card.effect.score.value > 0 else "text"
        strips.clear_change(painter, card.effect.score, (right, y - 10), ("small+600", ink, 0))
    painter.text(plain(card.price), (right - 132, y - 9), "small", "text", "right")
    state = words("cards", "policy") if card.stands and not ordered else words("cards", card.status)
    painter.text(state, (right - 160, y - 8), "caption", "text2", "right")
    room = Rect(rect.x + 34, rect.y, rect.w - 8 - 34 - 168 - typography.width(state, "caption"), rect.h)
    strips.named(painter, card.title, room, "small+500", "text2" if card.status == "not_ready" else "text")
