"""The dossiers of the six: what each wants, how it stands with the others, and how surely that is known."""

from functools import partial

from game.campaign.sentences import says
from game.desktop.commands import Close, Command, Open
from game.desktop.screens.dossier_paints import (
    income_told,
    paint_faction,
    paint_income,
    paint_known,
    paint_legend,
    paint_notice,
    paint_reading,
    paint_relation,
    paint_stand,
    paint_tab,
    paint_want,
)
from game.desktop.screens.reading_columns import Column, laid
from game.desktop.screens.reading_marks import paint_mark
from game.desktop.toolkit import type as typed
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.scene import Draw, Looks, Rect, Scene, Widget
from game.model.state.axes import CODE_OF, COUNTRIES
from game.views.names import signed_whole
from game.views.page_views import DossierShown

MARGIN, TABS = 32.0, 52.0


def dossier(shown: DossierShown, looks: Looks) -> Scene:
    """Return the dossier of one country, with tabs for the others."""
    w, h = looks.size.w, looks.size.h
    top = tabs(shown, looks)
    head = masthead(shown, Rect(MARGIN, TABS + (10 if looks.compact else 20), w - 2 * MARGIN, 0), looks)
    y = head[-1].rect.bottom + (12 if looks.compact else 20)
    area = Rect(MARGIN, y, w - 2 * MARGIN, h - y - 14)
    fills = [
        (partial(wants, shown), 0.27),
        (partial(stances, shown), 0.4),
        (partial(insides, shown), 0.33),
    ]
    place = COUNTRIES.index(shown.country)
    keys: tuple[tuple[str, Command], ...] = (
        ("escape", Close()),
        ("left", Open("dossier", COUNTRIES[place - 1])),
        ("right", Open("dossier", COUNTRIES[(place + 1) % len(COUNTRIES)])),
        *((f"f{3 + number}", Open("dossier", country)) for number, country in enumerate(COUNTRIES)),
    )
    widgets = (*top, *head, *laid("dossier", fills, area, looks))
    return Scene(
        "dossier", widgets, keys, first=f"tab.{shown.country}", title=f"Dossier: {shown.title}", news=(shown.aims,)
    )


def tabs(shown: DossierShown, looks: Looks) -> tuple[Widget, ...]:
    """Return the six tabs and the way back."""
    made, x = [], MARGIN - 14
    done = parts.button_width("Done", key="escape")
    short = looks.size.w < 800
    for country in COUNTRIES:
        name = says("country_short", country)
        wide = 44.0 if short else typed.width(name, "body+600") + 60
        draw = Draw(paint_tab, country, not short)
        rect = Rect(x, 6, wide, TABS - 6)
        made.append(
            Widget(
                f"tab.{country}", "tab", name, rect, draw, group="tabs", command=Open("dossier", country),
                selected=country == shown.country, tip=name if short else "",
            )
        )  # fmt: skip
        x += wide
    right = Rect(looks.size.w - MARGIN - done, 6, done, 40)
    made.append(parts.button("done", "Done", right, Close(), kind="quiet", key="escape", group="tabs"))
    return (*made, parts.rule("tabs.rule", Rect(0, TABS, looks.size.w, 1)))


def masthead(shown: DossierShown, rect: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return the country's mark, name and character, and how much of this is known."""
    low = looks.compact
    known_wide = min(352.0, max(rect.w * 0.36, 250.0))
    size = 40.0 if low else 60.0
    room = rect.w - size - 20 - known_wide - 32
    glyph = Widget("mark", "image", shown.title, Rect(rect.x, rect.y, size, size), Draw(paint_mark, shown.country))
    name = parts.heading("title", shown.title, Rect(rect.x + size + 20, rect.y - 4, room, 0), "h2" if low else "h1")
    aims = parts.label("aims", shown.aims, Rect(name.rect.x, name.rect.bottom + 2, room, 0), "body" if low else "lead")
    said = "; ".join(
        f"{word} {100 * share:.0f} %"
        for word, share in zip(("observed", "inferred", "guess"), shown.known, strict=True)
    )
    at = Rect(rect.right - known_wide, rect.y, known_wide, 52)
    known = Widget("known", "image", "What we know", at, Draw(paint_known, shown.known), value=said)
    foot = max(aims.rect.bottom, at.bottom, glyph.rect.bottom)
    end = Widget("head.end", "group", "", Rect(rect.x, foot, rect.w, 0))
    return glyph, name, aims, known, end


def wants(shown: DossierShown, column: Column) -> None:
    """Lay out what the country wants, with weights and how surely they are known."""
    column.heading("wants", "What it wants", "weight, of 100")
    most = max((want.high for want in shown.wants), default=1.0)
    for number, want in enumerate(shown.wants):
        said = f"weight {want.weight:.0f}, {want.low:.0f} to {want.high:.0f}; {want.sure}"
        met = f"; met {want.met:.0f} of 100" if want.met is not None else ""
        high = typed.height(want.label, "small", column.w) + 16
        draw = Draw(paint_want, want, (CODE_OF[shown.country], most))
        column.put(
            Widget(f"want.{number}", "label", want.label, column.rect(high), draw, value=said + met, tip=said + met), 9
        )
    if shown.unsaid > 0.5:
        told = f"What it does not speak of: {shown.unsaid:.0f} of 100."
        column.text("unsaid", told, ("small", "text3"), 10)
    column.put(Widget("legend", "label", "observed, inferred, guess", column.rect(16), Draw(paint_legend)), 16)
    high = typed.height(shown.character, "small", column.w)
    column.put(parts.label("character", shown.character, column.rect(high), "small", "text2"), 8)


def stances(shown: DossierShown, column: Column) -> None:
    """Lay out how it stands with the others, and where it parts from its partner."""
    column.heading("relations", "Relations", "hostile to close, −100 to 100")
    for one in shown.relations:
        name, value = (
            says("country_short", one.b),
            f"{signed_whole(100 * one.warmth)}, changed {signed_whole(100 * one.change)}",
        )
        draw = Draw(paint_relation, one)
        column.put(Widget(f"relation.{one.b}", "label", name, column.rect(30), draw, value=value), 2)
    column.y += 12
    title = f"Where it parts from {says('country_short', shown.parts_from)}"
    column.heading("stands", title, "gap of 100, and who sees it")
    for stand in shown.stands:
        issue = stand.issue
        said = (
            f"gap {stand.gap:.0f}; Moscow sees {100 * issue.russia:.0f} %, Tehran {100 * issue.iran:.0f} %, "
            f"{issue.sure}. {issue.says}"
        )
        draw = Draw(paint_stand, stand, (CODE_OF[shown.country], CODE_OF[shown.parts_from]))
        column.put(
            Widget(f"stand.{issue.key}", "label", issue.label, column.rect(29), draw, value=said, tip=issue.says), 2
        )


def insides(shown: DossierShown, column: Column) -> None:
    """Lay out its factions, what pays for it, and what else is known of it."""
    if shown.notice:
        high = typed.height(shown.notice, "small", column.w - 44) + 24
        column.put(Widget("notice", "status", shown.notice, column.rect(high), Draw(paint_notice)), 14)
    if shown.factions:
        column.heading("factions", "Factions", "loyalty; the line is where it began")
        for number, held in enumerate(shown.factions):
            error = f" ±{max(round(1.96 * held.error), 1)}" if held.error else ""
            began = f"{held.opening:.0f} at the opening; paid {held.paid:.0f} %; {held.sure}"
            said = f"loyalty {held.loyalty:.0f}{error}, {began}"
            draw = Draw(paint_faction, held, CODE_OF[shown.country])
            column.put(Widget(f"faction.{number}", "label", held.label, column.rect(36), draw, value=said), 6)
        column.y += 8
    column.heading("income", shown.income_title, shown.income_unit)
    first, last = (income_told(value) for value in (shown.income[0], shown.income[-1]))
    told = f"{first} in {shown.income_quarters[0]}, {last} in {shown.income_quarters[-1]}"
    ends = (shown.income_quarters[0], shown.income_quarters[-1])
    draw = Draw(paint_income, shown.income, (ends, CODE_OF[shown.country]))
    column.drawn(("income.bars", shown.income_title, told), 92, draw, 14)
    column.heading("readings", "What else is known", "with the error of an estimate")
    for number, one in enumerate(shown.readings):
        said = f"{one.shown}{f' ±{one.error}' if one.error else ''}, {one.sure}"
        column.put(
            Widget(f"reading.{number}", "label", one.label, column.rect(22), Draw(paint_reading, one), value=said), 3
        )
