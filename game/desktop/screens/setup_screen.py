"""A new campaign: scenario, side, length, staff, seed, and how many people play at this window."""

import attrs

from agents.strengths import SEMINAR, STRENGTHS
from game.desktop.commands import Begin, Command, Many, Set
from game.desktop.control.saved_campaigns import SaveLine
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_words import country, country_short, lettered, quarter_shown, words
from game.model.state.axes import CODE_OF, COUNTRIES

SETUP = "title"
PAD = 40.0
OTHER_BUTTONS = ("continue", "load", "results", "settings", "help", "credits", "quit", "first")
FOOT = 112.0
# In a lower panel the scenario's summary is shorter, and the sides' tiles are lower.
LOW = 740.0
SIDES = ("united_states", *(name for name in COUNTRIES if name != "united_states"))
LEAST_TILE = 48.0
STAFF = ("figures", "words", "none")
LENGTHS = {8: "short", 12: "middle", 20: "long"}
FIRST_GAME = "ninety_days"
TWO = ("here", "elsewhere")


@attrs.frozen
class ScenarioRow:
    """A scenario as the title tells of it.

    span     its first quarter, and the last where nobody chooses a length
    lengths  how many quarters may be played; `quarters`, where nobody chooses
    seats    countries that a person may take
    """

    name: str
    title: str
    summary: str
    teaching: str
    span: tuple[str, str]
    lengths: tuple[int, ...]
    quarters: int
    seats: tuple[str, ...]


@attrs.frozen
class TitleView:
    """What the title shows: the scenarios, the campaign to go on with, the seed offered."""

    scenarios: tuple[ScenarioRow, ...]
    latest: SaveLine | None
    seed: int


def chosen(view: TitleView, looks: Looks) -> ScenarioRow:
    """Return the scenario chosen."""
    name = looks.remembered(f"{SETUP}.scenario", view.scenarios[0].name)
    return next((row for row in view.scenarios if row.name == name), view.scenarios[0])


def sides(view: TitleView, looks: Looks) -> tuple[str, ...]:
    """Return the sides that people play, of those that the scenario lets them take, in the order of the tiles."""
    may = chosen(view, looks).seats
    picked = looks.remembered(f"{SETUP}.sides", ("united_states",))
    return (
        tuple(side for side in SIDES if side in picked and side in may)
        or tuple(side for side in SIDES if side in may)[:1]
    )


def length(view: TitleView, looks: Looks) -> int:
    """Return how many quarters are to be played."""
    row = chosen(view, looks)
    picked = looks.remembered(f"{SETUP}.length", 0)
    return picked if picked in row.lengths else row.quarters


def several(looks: Looks) -> bool:
    """Return whether several people share the window."""
    return looks.remembered(f"{SETUP}.several", False)


def by_file(view: TitleView, looks: Looks) -> bool:
    """Return whether two people play at two computers."""
    return several(looks) and looks.remembered(f"{SETUP}.by_file", False) and len(chosen(view, looks).seats) > 1


def first_ticked(view: TitleView, looks: Looks) -> tuple[str, ...]:
    """Return the sides that people play in the order in which they were ticked: by file the first sits here."""
    may = sides(view, looks)
    return tuple(side for side in looks.remembered(f"{SETUP}.sides", ("united_states",)) if side in may) or may


def seed_of(view: TitleView, looks: Looks) -> tuple[str, str]:
    """Return the seed typed, and what is wrong with it."""
    text = looks.remembered(f"{SETUP}.seed", str(view.seed)).strip()
    fine = text.isascii() and text.isdigit() and len(text) <= 18
    return text, "" if fine else words("told", "seed_found_expected_a_whole", text=text)


def next_seed(text: str) -> str:
    """Return another seed, always the same after the same one."""
    return str((int(text) * 48271 + 11) % 999983 if text.isdigit() else 241125)


def foot_of(panel: Rect) -> float:
    """Return how high the foot of the form is, where the button stands."""
    return FOOT - 18 if panel.h < LOW else FOOT


def setup(view: TitleView, looks: Looks, panel: Rect) -> tuple[Widget, ...]:
    """Return the form; it scrolls where the panel is low."""
    pad = PAD if panel.w > 400 else 24.0
    inner = Rect(panel.x + pad, panel.y, panel.w - 2 * pad, panel.h)
    low = panel.h < LOW
    top, style = (12, "h2") if low else (28, "h1")
    widgets: list[Widget] = [parts.heading("new", words("setup", "title"), Rect(inner.x, top, inner.w, 0), style)]
    y = widgets[0].rect.bottom + (4 if low else 12)
    y = scenarios(view, looks, Rect(inner.x, y, inner.w, 0), widgets)
    y = tiles(view, looks, Rect(inner.x, y + (4 if low else 12), inner.w, 0), widgets)
    y = lengths(view, looks, Rect(inner.x, y + (6 if low else 12), inner.w, 0), widgets)
    y = staff(view, looks, Rect(inner.x, y + (6 if low else 12), inner.w, 0), widgets)
    y = strengths(looks, Rect(inner.x, y + (6 if low else 12), inner.w, 0), widgets)
    area = Rect(panel.x + 8, panel.y, panel.w - 24, panel.h - foot_of(panel))
    return scrolled(widgets, Scroll("setup", area, y + 6), looks)


def scenarios(view: TitleView, looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add the scenarios in two columns, and below them what the chosen one is about; return how far they reach."""
    widgets.append(parts.label("scenario", words("setup", "scenario"), box, "label", "text"))
    low = looks.size.h < LOW
    top, high, gap = box.y + 24, 25.0 if low else 30.0, 6.0
    wide = (box.w - gap) / 2
    rows = -(-len(view.scenarios) // 2)
    picked = chosen(view, looks)
    for number, row in enumerate(view.scenarios):
        place = Rect(box.x + number // rows * (wide + gap), top + number % rows * high, wide, high - 2)
        widgets.append(
            Widget(
                f"scenario.{row.name}",
                "radio",
                row.title,
                place,
                Draw(paint_scenario),
                group="scenario",
                command=Set(f"{SETUP}.scenario", row.name),
                selected=row.name == picked.name,
                description=row.summary,
                tip=row.teaching,
            )
        )
    y = top + rows * high + 4
    says = picked.summary
    style = "caption" if low else "small"
    summary = parts.label("summary", says, Rect(box.x, y, box.w, 0), style, "text2")
    if low and summary.rect.h > 34:
        # In a low window there is room for two lines: the first sentences that fit, the rest in the scenario's tip.
        cut = shortened(says, style, box.w, 2)
        summary = parts.label("summary", cut, Rect(box.x, y, box.w, 0), style, "text2")
    widgets.append(summary)
    return summary.rect.bottom


def shortened(says: str, style: str, room: float, most: int) -> str:
    """Return as many whole sentences of a text as fit on some lines, the first always."""
    sentences = says.split(". ")
    for many in range(len(sentences), 1, -1):
        text = ". ".join(sentences[:many]).rstrip(".") + "."
        if len(typography.wrap(text, style, room)) <= most:
            return text
    return sentences[0].rstrip(".") + "."


def paint_scenario(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint one scenario: its ring and its title."""
    rect, picked = widget.rect, bool(widget.selected)
    if picked:
        painter.rect(rect, fill="raised" if not painter.theme.dark else "raised/55", line="accent", radius=4)
    elif mark.hovered:
        painter.rect(rect, fill="raised/60", radius=4)
    y = rect.centre[1]
    painter.circle((rect.x + 15, y), 7, line="accent" if picked else "lineStrong", width=1.6)
    if picked:
        painter.circle((rect.x + 15, y), 3.5, fill="accent")
    style = "small+600" if picked else "small"
    name = typography.clipped(widget.name, style, rect.w - 32)
    painter.lines(name.lines, (rect.x + 30, y - 9), name.style, "text" if picked else "text2")


def tiles(view: TitleView, looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add the sides, one to choose or several to tick; return how far down they reach."""
    may = chosen(view, looks).seats
    many = several(looks) and len(may) > 1
    title = words("setup", "sides" if many else "side")
    widgets.append(parts.label("side", title, Rect(box.x, box.y + 6, 120, 0), "label", "text"))
    ways = (
        ("one", words("setup", "one"), Set(f"{SETUP}.several", False)),
        ("several", words("setup", "several"), play_together(False)),
        ("by_file", words("setup", "by_file"), play_together(True)),
    )
    now = "by_file" if by_file(view, looks) else "several" if many else "one"
    if len(may) > 1:
        right = box.right - parts.segments_width([text for _, text, _ in ways])
        widgets += parts.segments("players", ways, now, (right, box.y))
    picked, gap = sides(view, looks), 4.0
    high = 52.0 if looks.size.h < LOW else 66.0
    rows = 1 if (box.w - gap * (len(SIDES) - 1)) / len(SIDES) >= LEAST_TILE else 2
    across = -(-len(SIDES) // rows)
    wide = (box.w - gap * (across - 1)) / across
    for place, side in enumerate(SIDES):
        rect = Rect(box.x + place % across * (wide + gap), box.y + 38 + place // across * (high + gap), wide, high)
        widgets.append(tile(side, rect, (picked, may), many))
    return box.y + 38 + (high + gap) * rows


def play_together(elsewhere: bool) -> Many:
    """Return what has several people play, at this window or by file."""
    return Many((Set(f"{SETUP}.several", True), Set(f"{SETUP}.by_file", elsewhere)))


def tile(side: str, rect: Rect, who: tuple[tuple[str, ...], tuple[str, ...]], many: bool) -> Widget:
    """Return one side's tile: one to choose, or one of several to tick.

    who  the sides picked, and those that the scenario lets a person take
    """
    picked, may = who
    if many:
        rest = tuple(other for other in picked if other != side) if side in picked else (*picked, side)
        command: Command | None = Set(f"{SETUP}.sides", rest) if rest else None
    else:
        command = Set(f"{SETUP}.sides", (side,))
    barred = "" if side in may else words("setup", "not_here")
    why = barred or ("" if command is not None else words("setup", "at_least"))
    return Widget(
        f"side.{side}",
        "checkbox" if many else "radio",
        country(side),
        rect,
        Draw(paint_tile, (CODE_OF[side], country_short(side)), bool(barred)),
        group="side",
        command=command,
        selected=side in picked if many else side == picked[0],
        disabled_why=why,
    )


def paint_tile(painter: Painter, widget: Widget, mark: Mark, look: tuple[str, str], barred: bool) -> None:
    """Paint a side: its sign and its name."""
    rect, picked = widget.rect, bool(widget.selected)
    fill = ("raised" if not painter.theme.dark else "raised/55") if picked else "raised/60" if mark.hovered else None
    painter.rect(rect, fill=fill, line="accent" if picked else "line", radius=4)
    low = rect.h < 60
    size = 24 if low else 28
    painter.actor(look[0], (rect.centre[0], rect.y + (18 if low else 25)), size, "lineStrong" if barred else "")
    style = "caption+600" if picked else "caption"
    ink = "text3" if barred else "text" if picked else "text2"
    painter.text(look[1], (rect.centre[0], rect.y + (33 if low else 45)), style, ink, "centre")


def length_named(many: int) -> str:
    """Return what a length is called: Short 8."""
    return words("setup", LENGTHS[many], many=many) if many in LENGTHS else str(many)


def lengths(view: TitleView, looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add how long the campaign is; return how far down it reaches."""
    row, now = chosen(view, looks), length(view, looks)
    widgets.append(parts.label("length", words("setup", "length"), Rect(box.x, box.y + 6, 90, 0), "label", "text"))
    ways = [(str(many), length_named(many), Set(f"{SETUP}.length", many)) for many in row.lengths]
    across = parts.segments_width([text for _, text, _ in ways])
    widgets += parts.segments("length", ways, str(now), (box.right - across, box.y))
    return box.y + 32


def staff(view: TitleView, looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add what staff say, and the seed; return how far down they reach."""
    now = looks.remembered(f"{SETUP}.staff", "figures")
    ways = [(key, words("setup", f"{key}_named"), Set(f"{SETUP}.staff", key)) for key in STAFF]
    across = parts.segments_width([text for _, text, _ in ways])
    widgets.append(parts.label("staff", words("setup", "staff"), Rect(box.x, box.y, 150, 0), "label", "text"))
    widgets += parts.segments("staff", ways, now, (box.x, box.y + 24))
    x = box.x + across + 24
    wide = box.right - x
    widgets.append(parts.label("seed.label", words("setup", "seed"), Rect(x, box.y, 60, 0), "label", "text"))
    text, fault = seed_of(view, looks)
    local = (f"{SETUP}.seed", str(view.seed))
    widgets.append(parts.entry("seed", words("setup", "seed"), Rect(x, box.y + 24, wide, 32), local, looks))
    dice = Rect(x + wide - 34, box.y + 25, 32, 30)
    again = Set(f"{SETUP}.seed", next_seed(text))
    widgets.append(parts.icon_button("dice", lettered("another_seed"), dice, again, icon="dice", z=1, group="seed"))
    ends = box.y + 60
    note = fault or words("setup", f"staff_{now}")
    style = ("small", "accentText") if fault else ("caption", "text3")
    said = parts.label("seed.fault" if fault else "staff.note", note, Rect(box.x, ends, box.w, 0), *style)
    widgets.append(said)
    return said.rect.bottom


def strengths(looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add how far the computer's countries look ahead; return how far down it reaches."""
    now = looks.remembered(f"{SETUP}.strength", SEMINAR)
    ways = [(name, words("setup", f"strength_{name}"), Set(f"{SETUP}.strength", name)) for name in STRENGTHS]
    across = parts.segments_width([text for _, text, _ in ways])
    place = Rect(box.x, box.y + 6, box.w - across - 8, 0)
    widgets.append(parts.label("strength", words("setup", "strength"), place, "label", "text"))
    widgets += parts.segments("strength", ways, now, (box.right - across, box.y))
    place = Rect(box.x, box.y + 38, box.w, 0)
    note = parts.label("strength.note", words("setup", f"strength_{now}_says"), place, "caption", "text3")
    widgets.append(note)
    return note.rect.bottom


def starting(view: TitleView, looks: Looks, panel: Rect) -> tuple[Widget, ...]:
    """Return the button that begins, and what beginning means."""
    pad = PAD if panel.w > 400 else 24.0
    row, (text, fault) = chosen(view, looks), seed_of(view, looks)
    may = sides(view, looks)
    played, apart = may if several(looks) else may[:1], by_file(view, looks)
    if apart:
        played = first_ticked(view, looks)
        fault = fault or ("" if len(played) == len(TWO) else words("setup", "two"))
    many = length(view, looks)
    how = looks.remembered(f"{SETUP}.staff", "figures")
    others = looks.remembered(f"{SETUP}.strength", SEMINAR)
    begin = Begin(row.name, played, None if fault else int(text), many, how, others, by_file=apart)
    y = panel.bottom - foot_of(panel) + 8
    rect = Rect(panel.x + pad, y, panel.w - 2 * pad, 48)
    name = words("setup", "begin", quarter=quarter_shown(row.span[0]))
    note = words("setup", "by_file_note") if apart else words("setup", "note", quarters=many)
    # Enter goes to the button in focus; where another has it, this one does not promise it.
    key = "" if looks.focus in OTHER_BUTTONS else "enter"
    return (
        parts.button("begin", name, rect, begin, key=key, kind="main", group="begin", disabled_why=fault),
        parts.aligned("begin.note", note, Rect(rect.x, y + 54, rect.w, 0), ("caption", "text3", "centre")),
    )
