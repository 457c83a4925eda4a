"""A new campaign: scenario, side, difficulty, seed, and how many people play at this window."""

import attrs

from game.campaign.sentences import says
from game.desktop.commands import Begin, Command, Set
from game.desktop.control.saved_campaigns import SaveLine
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.model.state.axes import CODE_OF, COUNTRIES

SETUP = "title"
PAD = 40.0
OTHER_BUTTONS = ("continue", "load", "settings", "help", "credits", "quit")
FOOT = 112.0
# In a lower panel only the scenario chosen is described, and the sides' tiles are lower.
LOW = 740.0
SIDES = ("united_states", *(country for country in COUNTRIES if country != "united_states"))
LEAST_TILE = 48.0
DIFFICULTIES = {
    "seminar": (
        "Seminar",
        "Seminar: countries choose loosely, plan for this quarter only and forget broken promises.",
    ),
    "cabinet": ("Cabinet", "Cabinet: countries choose more sharply, look ahead and remember broken promises."),
    "crisis": (
        "Crisis",
        "Crisis: countries choose sharpest and look furthest; your staff give words, not percentages.",
    ),
}


@attrs.frozen
class ScenarioRow:
    """A scenario as the title tells of it.

    summary  a sentence, and when it begins at which oil price
    span     its first and its last quarter
    aims     of each country
    """

    name: str
    title: str
    summary: tuple[str, str]
    teaching: str
    span: tuple[str, str]
    quarters: int
    aims: tuple[tuple[str, str], ...]


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


def sides(looks: Looks) -> tuple[str, ...]:
    """Return the sides that people play, in the order of the tiles."""
    picked = looks.remembered(f"{SETUP}.sides", ("united_states",))
    return tuple(side for side in SIDES if side in picked) or ("united_states",)


def several(looks: Looks) -> bool:
    """Return whether several people share the window."""
    return looks.remembered(f"{SETUP}.several", False)


def seed_of(view: TitleView, looks: Looks) -> tuple[str, str]:
    """Return the seed typed, and what is wrong with it."""
    text = looks.remembered(f"{SETUP}.seed", str(view.seed)).strip()
    fine = text.isascii() and text.isdigit() and len(text) <= 18
    return text, "" if fine else f"Seed: found {text!r}; expected a whole number of at least 0."


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
    top, style = (14, "h2") if low else (32, "h1")
    widgets: list[Widget] = [parts.heading("new", "New campaign", Rect(inner.x, top, inner.w, 0), style)]
    y = widgets[0].rect.bottom + (6 if low else 16)
    y = scenarios(view, looks, Rect(inner.x, y, inner.w, 0), widgets)
    y = tiles(view, looks, Rect(inner.x, y + (6 if low else 12), inner.w, 0), widgets)
    y = difficulty(view, looks, Rect(inner.x, y + (6 if low else 14), inner.w, 0), widgets)
    area = Rect(panel.x + 8, panel.y, panel.w - 24, panel.h - foot_of(panel))
    return scrolled(widgets, Scroll("setup", area, y + 6), looks)


def scenarios(view: TitleView, looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add the scenarios; return how far down they reach."""
    widgets.append(parts.label("scenario", "Scenario", box, "label", "text"))
    y, wide = box.y + 24, box.w + 24
    for row in view.scenarios:
        picked = row.name == chosen(view, looks).name
        body = row.summary[0] if picked or looks.size.h >= LOW else ""
        high = parts.radio_height(row.title, body, wide)
        rect = Rect(box.x - 12, y, wide, high)
        widgets.append(
            parts.radio(
                f"scenario.{row.name}",
                row.title,
                rect,
                body,
                aside=row.summary[1],
                command=Set(f"{SETUP}.scenario", row.name),
                group="scenario",
                selected=picked,
                tip=row.teaching,
            )
        )
        y += high
    return y


def tiles(view: TitleView, looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add the sides, one to choose or several to tick; return how far down they reach."""
    many = several(looks)
    widgets.append(parts.label("side", "Sides" if many else "Side", Rect(box.x, box.y + 6, 120, 0), "label", "text"))
    ways = (
        ("one", "One player", Set(f"{SETUP}.several", False)),
        ("several", "Several", Set(f"{SETUP}.several", True)),
    )
    right = box.right - parts.segments_width([text for _, text, _ in ways])
    widgets += parts.segments("players", ways, "several" if many else "one", (right, box.y))
    picked, gap = sides(looks), 4.0
    high = 58.0 if looks.size.h < LOW else 70.0
    rows = 1 if (box.w - gap * (len(SIDES) - 1)) / len(SIDES) >= LEAST_TILE else 2
    across = -(-len(SIDES) // rows)
    wide = (box.w - gap * (across - 1)) / across
    for place, side in enumerate(SIDES):
        rect = Rect(box.x + place % across * (wide + gap), box.y + 40 + place // across * (high + gap), wide, high)
        widgets.append(tile(side, rect, picked, many))
    y = box.y + 40 + (high + gap) * rows + 4
    if many:
        text = f"{len(picked)} of {len(SIDES)} played by people in turn; a blank screen lies between seats."
        note = parts.label("aims", text, Rect(box.x, y, box.w, 0), "small", "text2")
    else:
        aims = dict(chosen(view, looks).aims)[picked[0]]
        runs = f"{says('country_name', picked[0])}. {aims}"
        note = parts.label("aims", runs, Rect(box.x, y, box.w, 0), "small", "text2")
    widgets.append(note)
    return note.rect.bottom


def tile(side: str, rect: Rect, picked: tuple[str, ...], many: bool) -> Widget:
    """Return one side's tile: one to choose, or one of several to tick."""
    if many:
        rest = tuple(other for other in picked if other != side) if side in picked else (*picked, side)
        command: Command | None = Set(f"{SETUP}.sides", rest) if rest else None
    else:
        command = Set(f"{SETUP}.sides", (side,))
    return Widget(
        f"side.{side}",
        "checkbox" if many else "radio",
        says("country_name", side),
        rect,
        Draw(paint_tile, (CODE_OF[side], says("country_short", side))),
        group="side",
        command=command,
        selected=side in picked if many else side == picked[0],
        disabled_why="" if rect.w and command is not None else "At least one side is played by a person.",
    )


def paint_tile(painter: Painter, widget: Widget, mark: Mark, look: tuple[str, str]) -> None:
    """Paint a side: its sign and its name."""
    rect, picked = widget.rect, bool(widget.selected)
    fill = ("raised" if not painter.theme.dark else "raised/55") if picked else "raised/60" if mark.hovered else None
    painter.rect(rect, fill=fill, line="accent" if picked else "line", radius=4)
    low = rect.h < 70
    painter.actor(look[0], (rect.centre[0], rect.y + (20 if low else 26)), 24 if low else 28)
    style = "caption+600" if picked else "caption"
    painter.text(
        look[1], (rect.centre[0], rect.y + (37 if low else 47)), style, "text" if picked else "text2", "centre"
    )


def difficulty(view: TitleView, looks: Looks, box: Rect, widgets: list[Widget]) -> float:
    """Add difficulty and seed; return how far down they reach."""
    now = looks.remembered(f"{SETUP}.difficulty", "cabinet")
    widgets.append(parts.label("difficulty", "Difficulty", Rect(box.x, box.y, 150, 0), "label", "text"))
    ways = [(key, words[0], Set(f"{SETUP}.difficulty", key)) for key, words in DIFFICULTIES.items()]
    across = parts.segments_width([words[0] for words in DIFFICULTIES.values()])
    widgets += parts.segments("difficulty", ways, now, (box.x, box.y + 24))
    beside = box.w - across - 24 >= 104
    x, y = (box.x + across + 24, box.y) if beside else (box.x, box.y + 66)
    wide = box.right - x
    widgets.append(parts.label("seed.label", "Seed", Rect(x, y, 60, 0), "label", "text"))
    text, fault = seed_of(view, looks)
    local = (f"{SETUP}.seed", str(view.seed))
    widgets.append(parts.entry("seed", "Seed", Rect(x, y + 24, wide, 32), local, looks))
    dice = Rect(x + wide - 34, y + 25, 32, 30)
    again = Set(f"{SETUP}.seed", next_seed(text))
    widgets.append(parts.icon_button("dice", "Another seed", dice, again, icon="dice", z=1, group="seed"))
    ends = y + 64
    words = typography.wrap(DIFFICULTIES[now][1], "caption", box.w)
    widgets.append(
        parts.label("difficulty.note", DIFFICULTIES[now][1], Rect(box.x, ends, box.w, 0), "caption", "text3")
    )
    ends += len(words) * 16
    if fault:
        widgets.append(parts.label("seed.fault", fault, Rect(box.x, ends + 4, box.w, 0), "small", "accentText"))
        ends += 24
    return ends


def starting(view: TitleView, looks: Looks, panel: Rect) -> tuple[Widget, ...]:
    """Return the button that begins, and what beginning means."""
    pad = PAD if panel.w > 400 else 24.0
    row, (text, fault) = chosen(view, looks), seed_of(view, looks)
    played = sides(looks) if several(looks) else sides(looks)[:1]
    begin = Begin(row.name, played, looks.remembered(f"{SETUP}.difficulty", "cabinet"), None if fault else int(text))
    y = panel.bottom - foot_of(panel) + 8
    rect = Rect(panel.x + pad, y, panel.w - 2 * pad, 48)
    name = f"Begin {row.span[0].replace('Q', ' Q')}"
    note = f"{row.quarters} quarters, to {row.span[1].replace('Q', ' Q')}. Saved after every quarter."
    # Enter goes to the button in focus; where another has it, this one does not promise it.
    key = "" if looks.focus in OTHER_BUTTONS else "enter"
    return (
        parts.button("begin", name, rect, begin, key=key, kind="main", group="begin", disabled_why=fault),
        parts.aligned("begin.note", note, Rect(rect.x, y + 58, rect.w, 0), ("caption", "text3", "centre")),
    )
