"""Settings and accessibility: each changes at once, and shows what it does beside itself."""

from collections.abc import Iterable, Sequence

import attrs

from game.desktop.commands import Close, Many, Open, Prefer, Set
from game.desktop.preferences import DEFAULT, HOLDS, TEXT_SIZES, Preferences
from game.desktop.screens import reading_page
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.toolkit.theme import Rgba, grey
from game.desktop.window_words import lettered, words
from game.model.state.axes import CODES

PAGE = "settings.page"
PAGES = ("accessibility", "display", "play", "sound")
THEMES = ("dark", "light", "high contrast")
Preference = bool | int | float | str
ROW, NAV = 58.0, 180.0


@attrs.frozen
class SettingsView:
    """The preferences now, what can read a brief aloud, "" where nothing can, and the languages there are."""

    preferences: Preferences
    voice: str = ""
    languages: tuple[str, ...] = ()


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


SIZES = tuple((size, str(size)) for size in TEXT_SIZES)


def setting(name: str, choices: tuple[tuple[Preference, str], ...] = (), why: str = "") -> SettingRow:
    """Return a preference with its title and its note."""
    return SettingRow(name, words("setting", name), words("setting_note", name), choices, why)


def themes() -> tuple[tuple[Preference, str], ...]:
    """Return the themes by their names."""
    return tuple((name, words("theme", name)) for name in THEMES)


def rows_of(page: str, view: SettingsView) -> tuple[SettingRow, ...]:
    """Return the preferences on a page."""
    match page:
        case "display":
            looks = setting("text_size", SIZES), setting("theme", themes())
            return *looks, setting("full_screen"), setting("reduce_motion"), *spoken(view)
        case "play":
            return setting("confirm_unspent"), setting("clock"), setting("hints"), setting("text_log")
        case "sound":
            return setting("sound"), setting("volume")
        case _:
            seconds = tuple((hold, lettered("none") if not hold else f"{hold:g} s") for hold in HOLDS)
            mono = ((False, lettered("standard")), (True, lettered("monochrome")))
            why = "" if view.voice else lettered("no_voice_was_found_on")
            return (
                setting("text_size", SIZES),
                setting("theme", themes()),
                setting("monochrome", mono),
                setting("patterns"),
                setting("reduce_motion"),
                setting("aloud", why=why),
                setting("text_log"),
                setting("hold", seconds),
            )


def settings(view: SettingsView, looks: Looks) -> Scene:
    """Return the settings screen."""
    page = looks.remembered(PAGE, "accessibility")
    top = reading_page.head(lettered("settings"), lettered("changes_apply_at_once"), looks)
    narrow = looks.size.w < 900
    beside = looks.size.w >= 1200
    y = reading_page.TOP + 8.0
    nav, y = (tabs(page, looks, y), y + 52) if narrow else (sidebar(page, y), y)
    left = 32.0 if narrow else 32 + NAV + 40
    right = looks.size.w - 32 - (436 if beside else 16)
    row_widgets: list[Widget] = []
    down = 0.0
    for row in rows_of(page, view):
        down = laid_row(row, view.preferences, Rect(left, y + down, right - left, ROW), row_widgets) - y
    reset = Many(tuple(Prefer(row.name, getattr(DEFAULT, row.name)) for row in rows_of(page, view)))
    wide = typography.width(lettered("reset_this_page"), "body+600") + 20
    row_widgets.append(
        parts.button("reset", lettered("reset_this_page"), Rect(left - 10, y + down + 8, wide, 34), reset, kind="bare")
    )
    scroll = Scroll(f"settings.{page}", Rect(left - 12, y, right - left + 16, looks.size.h - y - 12), down + 60)
    shown_beside = preview(view.preferences, looks, Rect(right + 40, y, 396, looks.size.h - y)) if beside else ()
    widgets = (*nav, *scrolled(row_widgets, scroll, looks), *top, *shown_beside)
    return Scene("settings", widgets, (("escape", Close()),), f"page.{page}", title=lettered("settings"))


def sidebar(page: str, top: float) -> tuple[Widget, ...]:
    """Return the pages as a column."""
    widgets = []
    for place, (name, text, command) in enumerate(ways()):
        draw = Draw(paint_page)
        rect = Rect(32, top + 44 * place, NAV, 42)
        role = "tab" if name in PAGES else "button"
        chosen = name == page if name in PAGES else None
        widgets.append(Widget(f"page.{name}", role, text, rect, draw, command=command, group="pages", selected=chosen))
    return tuple(widgets)


def spoken(view: SettingsView) -> tuple[SettingRow, ...]:
    """Return the choice of a language, each by its own name, where there is more than one."""
    names = tuple((code, words("language_name", code)) for code in view.languages)
    return (setting("language", names),) if len(names) > 1 else ()


def page_names() -> tuple[tuple[str, str], ...]:
    """Return the pages and what they are called."""
    return tuple((name, words("settings_page", name)) for name in PAGES)


def ways() -> tuple[parts.Choice, ...]:
    """Return the pages, and the screens that stand beside them."""
    pages = tuple((name, text, Set(PAGE, name)) for name, text in page_names())
    return (
        *pages,
        ("keys", lettered("keys_and_glossary"), Open("help")),
        ("about", lettered("about_and_credits"), Open("credits")),
    )


def tabs(page: str, looks: Looks, top: float) -> tuple[Widget, ...]:
    """Return the pages as a row."""
    segments = parts.segments("page", [way for way in ways() if way[0] in PAGES], page, (32, top))
    return tuple(attrs.evolve(widget, role="tab") for widget in segments)


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
        widget.name, (rect.x + 17, rect.centre[1] - 12.5), typography.fit(widget.name, style, rect.w - 22, 1).style, ink
    )


def laid_row(row: SettingRow, preferences: Preferences, box: Rect, widgets: list[Widget]) -> float:
    """Add one preference: its words on the left, its control on the right or, where it is narrow, below."""
    value = getattr(preferences, row.name)
    control = controls(row, value, (0.0, 0.0), box.w)
    wide = max(widget.rect.right for widget in control)
    below = typography.width(row.title, "body+600") + wide + 24 > box.w or box.w - wide < 190
    room = box.w if below else box.w - wide - 20
    note = row.why or row.note
    said = (
        parts.label(f"{row.name}.title", row.title, Rect(box.x, box.y + 9, room, 0), "body+600", "text"),
        parts.label(f"{row.name}.note", note, Rect(box.x, box.y + 31, room, 0), "caption", "text3"),
    )
    high = said[1].rect.bottom - box.y + 10
    x, y = (box.x, box.y + high) if below else (box.right - wide, box.y + (high - 32) / 2)
    bottom = box.y + high + (44 if below else 0)
    widgets += [attrs.evolve(widget, rect=widget.rect.moved(x, y)) for widget in control]
    widgets += [*said, parts.rule(f"{row.name}.rule", Rect(box.x, bottom, box.w, 1))]
    return bottom + 1


def controls(row: SettingRow, value: Preference, corner: tuple[float, float], room: float) -> Sequence[Widget]:
    """Return what a preference is changed with: a switch, a slider, or its choices side by side."""
    if row.name == "volume":
        value = float(value)
        steps = (Prefer("volume", max(0.0, round(value - 0.1, 1))), Prefer("volume", min(1.0, round(value + 0.1, 1))))
        return volume(row, value, steps)
    if not row.choices:
        change = Prefer(row.name, not value)
        widget = parts.switch(row.name, row.title, Rect(0, 0, 44, 32), bool(value), change)
        return (attrs.evolve(widget, disabled_why=row.why, command=None if row.why else change),)
    choices = [(str(option), f"{text}{suffix(row, option)}", Prefer(row.name, option)) for option, text in row.choices]
    return named(row, parts.segments(row.name, choices, str(value), corner))


def volume(row: SettingRow, value: float, steps: tuple[Prefer, Prefer]) -> Sequence[Widget]:
    """Return the slider of the volume, with a button at each end."""
    less, more = steps
    return (
        parts.button("volume.less", "−", Rect(0, 0, 32, 32), less, kind="quiet", description=lettered("quieter")),
        parts.slider("volume", row.title, Rect(40, 0, 120, 32), (value, f"{value * 100:.0f} %"), steps),
        parts.button("volume.more", "+", Rect(168, 0, 32, 32), more, kind="quiet", description=lettered("louder")),
    )


def named(row: SettingRow, segments: Iterable[Widget]) -> tuple[Widget, ...]:
    """Return segments that say of what they are a choice."""
    return tuple(attrs.evolve(segment, description=row.title) for segment in segments)


def suffix(row: SettingRow, option: Preference) -> str:
    """Return the unit, which only the last choice of a size prints."""
    return " %" if row.name == "text_size" and option == TEXT_SIZES[-1] else ""


SEEN = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": (),
}
EXAMPLE = "34 %"


def seen(colour: Rgba, matrix: tuple[tuple[float, float, float], ...]) -> str:
    """Return a colour as somebody sees it, as an ink; without a matrix in grey."""
    if not matrix:
        red, green, blue, _ = grey(colour)
        return f"#{red:02x}{green:02x}{blue:02x}"
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour[:3])
    ]
    turned = [min(1.0, max(0.0, sum(share * part for share, part in zip(row, linear, strict=True)))) for row in matrix]
    curved = [12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in turned]
    return "#" + "".join(f"{round(part * 255):02x}" for part in curved)


def preview(preferences: Preferences, looks: Looks, box: Rect) -> tuple[Widget, ...]:
    """Return what the settings do."""
    widgets = [
        parts.rule("preview.rule", Rect(box.x, box.y - 4, box.w, 2), "text"),
        parts.label("preview", lettered("preview_with_a_made_up"), Rect(box.x, box.y + 8, box.w, 0), "label", "text"),
        Widget(
            "preview.odds",
            "image",
            words("told", "example", example=EXAMPLE),
            Rect(box.x, box.y + 40, box.w, 76),
            Draw(paint_odds),
        ),
    ]
    y = box.y + 126
    text = lettered("odds_that_the_partnership_breaks")
    widgets.append(parts.label("preview.note", text, Rect(box.x, y, box.w - 40, 0), "small", "text2"))
    y = widgets[-1].rect.bottom + 26
    widgets.append(
        parts.label("six", lettered("the_countries_as_others_see"), Rect(box.x, y, box.w, 0), "label", "text")
    )
    y += 32
    for name in SEEN:
        if y + 44 < looks.size.h:
            rect = Rect(box.x, y, box.w, 40)
            widgets.append(Widget(f"six.{name}", "image", words("sight", name), rect, Draw(paint_signs, name)))
        y += 46
    return tuple(widgets)


def paint_odds(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the example: the figure, its error and its strip."""
    x, y = widget.rect.x, widget.rect.y
    painter.runs([("34", "display", "text"), (" %", "h2+400", "text"), ("  ±3", "small", "text3")], (x, y))
    painter.triangle((x + 178, y + 27), 10, True, "accentText")
    painter.text("7", (x + 188, y + 17), "label", "accentText")
    level = y + 64
    painter.rect(Rect(x, level - 1, 240, 2), fill="line")
    painter.rect(Rect(x + 130, level - 3, 64, 6), fill="accent/35")
    painter.rect(Rect(x + 129, level - 7, 2, 14), fill="text")
    painter.circle((x + 163, level), 5, fill="accent")


def paint_signs(painter: Painter, widget: Widget, mark: Mark, sight: str) -> None:
    """Paint one row: who sees it so, and every sign."""
    rect = widget.rect
    painter.text(widget.name, (rect.x, rect.centre[1] - 9), "small", "text2")
    for place, key in enumerate(CODES):
        ink = seen(painter.theme.rgba(f"{key}.fill"), SEEN[sight])
        painter.actor(key, (rect.x + 128 + place * 48, rect.centre[1]), 27, ink)
