"""Settings and accessibility: each changes at once, and shows what it does beside itself."""

from collections.abc import Iterable, Sequence

import attrs

from game.desktop.commands import Close, Many, Open, Prefer, Set
from game.desktop.preferences import DEFAULT, HOLDS, TEXT_SIZES, Preferences
from game.desktop.screens import reading_frame as frames
from game.desktop.screens.settings_preview import preview
from game.desktop.toolkit import type as typed
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled

PAGE = "settings.page"
PAGES = {
    "accessibility": "Accessibility",
    "display": "Display",
    "play": "Play",
    "sound": "Sound",
}
THEMES = {"dark": "Dark", "light": "Paper", "high contrast": "High contrast"}
Preference = bool | int | float | str
ROW, NAV = 58.0, 180.0


@attrs.frozen
class SettingsShown:
    """The preferences now, and what can read a brief aloud; "" where nothing can."""

    preferences: Preferences
    voice: str = ""


@attrs.frozen
class SettingRow:
    """One preference: its name in `Preferences`, what it is called and does, and what can be chosen.

    choices  values with their words; () for a switch
    why      why it cannot be changed here, "" where it can
    """

    name: str
    title: str
    note: str
    choices: tuple[tuple[Preference, str], ...] = ()
    why: str = ""


SIZE = SettingRow(
    "text_size", "Text size", "Everything scales; nothing is cut", tuple((size, str(size)) for size in TEXT_SIZES)
)
THEME = SettingRow("theme", "Theme", "Paper reads best on a projector", tuple(THEMES.items()))
MOTION = SettingRow("reduce_motion", "Reduce motion", "Pictures change at once; nothing slides")
VOLUME = SettingRow("volume", "Volume", "Left and right change it by a tenth")
LOG = SettingRow("text_log", "Text log", "A plain file of every change, in order")


def rows_of(page: str, shown: SettingsShown) -> tuple[SettingRow, ...]:
    """Return the preferences on a page."""
    match page:
        case "display":
            return SIZE, THEME, SettingRow("full_screen", "Full screen", "F11 does the same"), MOTION
        case "play":
            unspent = SettingRow(
                "confirm_unspent", "Confirm before ending a quarter", "Asks only where capital is left unspent"
            )
            return unspent, SettingRow("toured", "Guided first quarter seen", "Switch off to be shown round again"), LOG
        case "sound":
            return SettingRow("sound", "Sound", "Short tones for orders, quarters and broken strands"), VOLUME
        case _:
            seconds = tuple((hold, "None" if not hold else f"{hold:g} s") for hold in HOLDS)
            mono = ((False, "Standard"), (True, "Monochrome"))
            why = "" if shown.voice else "No voice was found on this computer."
            return (
                SIZE,
                THEME,
                SettingRow("monochrome", "Actor colours", "Shape and letters always accompany colour", mono),
                SettingRow("patterns", "Patterns on the map", "Hatching for each actor’s territory"),
                MOTION,
                SettingRow("odds_words", "Odds as words", "“About one in three” beside every percentage"),
                SettingRow("aloud", "Read the brief aloud", "Uses the system voice", why=why),
                LOG,
                SettingRow("hold", "Hold time for buttons", "For tremor or trackpad users", seconds),
            )


def settings(shown: SettingsShown, looks: Looks) -> Scene:
    """Return the settings screen."""
    page = looks.remembered(PAGE, "accessibility")
    top = frames.head("Settings", "Changes apply at once", looks)
    narrow = looks.size.w < 900
    beside = looks.size.w >= 1200
    y = frames.TOP + 8.0
    nav, y = (tabs(page, looks, y), y + 52) if narrow else (sidebar(page, y), y)
    left = 32.0 if narrow else 32 + NAV + 40
    right = looks.size.w - 32 - (436 if beside else 16)
    made: list[Widget] = []
    down = 0.0
    for row in rows_of(page, shown):
        down = laid_row(row, shown.preferences, Rect(left, y + down, right - left, ROW), made) - y
    reset = Many(tuple(Prefer(row.name, getattr(DEFAULT, row.name)) for row in rows_of(page, shown)))
    wide = typed.width("Reset this page", "body+600") + 20
    made.append(parts.button("reset", "Reset this page", Rect(left - 10, y + down + 8, wide, 34), reset, kind="bare"))
    scroll = Scroll(f"settings.{page}", Rect(left - 12, y, right - left + 16, looks.size.h - y - 12), down + 60)
    shown_beside = preview(shown.preferences, looks, Rect(right + 40, y, 396, looks.size.h - y)) if beside else ()
    widgets = (*nav, *scrolled(made, scroll, looks), *top, *shown_beside)
    return Scene("settings", widgets, (("escape", Close()),), f"page.{page}", title="Settings")


def sidebar(page: str, top: float) -> tuple[Widget, ...]:
    """Return the pages as a column."""
    made = []
    for place, (name, text, command) in enumerate(ways()):
        draw = Draw(paint_page)
        rect = Rect(32, top + 44 * place, NAV, 42)
        role = "tab" if name in PAGES else "button"
        chosen = name == page if name in PAGES else None
        made.append(Widget(f"page.{name}", role, text, rect, draw, command=command, group="pages", selected=chosen))
    return tuple(made)


def ways() -> tuple[parts.Choice, ...]:
    """Return the pages, and the screens that stand beside them."""
    pages = tuple((name, text, Set(PAGE, name)) for name, text in PAGES.items())
    return (*pages, ("keys", "Keys and glossary", Open("help")), ("about", "About and credits", Open("credits")))


def tabs(page: str, looks: Looks, top: float) -> tuple[Widget, ...]:
    """Return the pages as a row."""
    made = parts.segments("page", [way for way in ways() if way[0] in PAGES], page, (32, top))
    return tuple(attrs.evolve(one, role="tab") for one in made)


def paint_page(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint one page's name."""
    rect = widget.rect
    if widget.selected:
        painter.rect(rect, fill="raised", radius=4)
        painter.rect(Rect(rect.x, rect.y, 3, rect.h), fill="accent")
    elif mark.hovered:
        painter.rect(rect, fill="raised/60", radius=4)
    style, ink = ("lead+sans+600", "text") if widget.selected else ("lead+sans", "text2")
    painter.text(
        widget.name, (rect.x + 17, rect.centre[1] - 12.5), typed.fit(widget.name, style, rect.w - 22, 1).style, ink
    )


def laid_row(row: SettingRow, preferences: Preferences, box: Rect, made: list[Widget]) -> float:
    """Add one preference: its words on the left, its control on the right or, where it is narrow, below."""
    value = getattr(preferences, row.name)
    control = controls(row, value, (0.0, 0.0), box.w)
    wide = max(one.rect.right for one in control)
    below = typed.width(row.title, "body+600") + wide + 24 > box.w or box.w - wide < 190
    room = box.w if below else box.w - wide - 20
    note = row.why or row.note
    words = (
        parts.label(f"{row.name}.title", row.title, Rect(box.x, box.y + 9, room, 0), "body+600", "text"),
        parts.label(f"{row.name}.note", note, Rect(box.x, box.y + 31, room, 0), "caption", "text3"),
    )
    high = words[1].rect.bottom - box.y + 10
    x, y = (box.x, box.y + high) if below else (box.right - wide, box.y + (high - 32) / 2)
    bottom = box.y + high + (44 if below else 0)
    made += [attrs.evolve(one, rect=one.rect.moved(x, y)) for one in control]
    made += [*words, parts.rule(f"{row.name}.rule", Rect(box.x, bottom, box.w, 1))]
    return bottom + 1


def controls(row: SettingRow, value: Preference, corner: tuple[float, float], room: float) -> Sequence[Widget]:
    """Return what a preference is changed with: a switch, a slider, or its choices side by side."""
    if row.name == "volume":
        value = float(value)
        steps = (Prefer("volume", max(0.0, round(value - 0.1, 1))), Prefer("volume", min(1.0, round(value + 0.1, 1))))
        return volume(row, value, steps)
    if not row.choices:
        change = Prefer(row.name, not value)
        made = parts.switch(row.name, row.title, Rect(0, 0, 44, 32), bool(value), change)
        return (attrs.evolve(made, disabled_why=row.why, command=None if row.why else change),)
    choices = [(str(option), f"{text}{suffix(row, option)}", Prefer(row.name, option)) for option, text in row.choices]
    return named(row, parts.segments(row.name, choices, str(value), corner))


def volume(row: SettingRow, value: float, steps: tuple[Prefer, Prefer]) -> Sequence[Widget]:
    """Return the slider of the volume, with a button at each end."""
    less, more = steps
    return (
        parts.button("volume.less", "−", Rect(0, 0, 32, 32), less, kind="quiet", description="Quieter"),
        parts.slider("volume", row.title, Rect(40, 0, 120, 32), (value, f"{value * 100:.0f} %"), steps),
        parts.button("volume.more", "+", Rect(168, 0, 32, 32), more, kind="quiet", description="Louder"),
    )


def named(row: SettingRow, segments: Iterable[Widget]) -> tuple[Widget, ...]:
    """Return segments that say of what they are a choice."""
    return tuple(attrs.evolve(one, description=row.title) for one in segments)


def suffix(row: SettingRow, option: Preference) -> str:
    """Return the unit, which only the last choice of a size prints."""
    return " %" if row.name == "text_size" and option == TEXT_SIZES[-1] else ""
