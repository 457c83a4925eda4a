"""The common widgets, made with one call each; `also` is handed on to the widget."""

from collections.abc import Sequence
from typing import TypedDict, Unpack, cast

from game.desktop.commands import Command
from game.desktop.toolkit import paints, typography
from game.desktop.toolkit.scene import Draw, Looks, Rect, Widget
from game.desktop.window_words import lettered

Choice = tuple[str, str, Command]  # id, name, command
LOOK = ("kind", "icon", "capped", "role", "ink", "aside")


class WidgetMore(TypedDict, total=False):
    """What a widget may be given beside its place, its name and its command; see `Widget`."""

    key: str
    group: str
    description: str
    tip: str
    disabled_why: str
    selected: bool
    z: int


class ButtonMore(WidgetMore, total=False):
    """How a button looks, beside what every widget may be given; `aside` is a radio's word at the right."""

    kind: str
    icon: str
    capped: bool
    role: str
    ink: str
    aside: str


def widget_part(also: ButtonMore) -> WidgetMore:
    """Return what is the widget's own of what a button was given."""
    return cast("WidgetMore", {name: value for name, value in also.items() if name not in LOOK})


def label(id: str, text: str, rect: Rect, style: str = "body", ink: str = "text2") -> Widget:  # noqa: A002
    """Return text wrapped into a rectangle's width; the rectangle is made as high as the text."""
    tall = Rect(rect.x, rect.y, rect.w, typography.height(text, style, rect.w))
    return Widget(id, "label", text, tall, Draw(paints.paint_label, (style, ink, "left")))


def aligned(id: str, text: str, rect: Rect, look: tuple[str, str, str]) -> Widget:  # noqa: A002
    """Return text wrapped into a rectangle's width; look is style, ink and left, centre or right."""
    tall = Rect(rect.x, rect.y, rect.w, typography.height(text, look[0], rect.w))
    return Widget(id, "label", text, tall, Draw(paints.paint_label, look))


def heading(id: str, text: str, rect: Rect, style: str = "h1", ink: str = "text") -> Widget:  # noqa: A002
    """Return a heading; in condensed letters where it would not fit on two lines."""
    fitted = typography.fit(text, style, rect.w, 2)
    tall = Rect(rect.x, rect.y, rect.w, len(fitted.lines) * typography.line_height(fitted.style))
    return Widget(id, "heading", text, tall, Draw(paints.paint_label, (fitted.style, ink, "left")))


def panel(id: str, rect: Rect, fill: str | None = "panel", line: str | None = None, radius: float = 0) -> Widget:  # noqa: A002
    """Return a plain surface."""
    return Widget(id, "group", "", rect, Draw(paints.paint_panel, (fill, line, radius)))


def rule(id: str, rect: Rect, ink: str = "line") -> Widget:  # noqa: A002
    """Return a rule as thick as its rectangle is high."""
    return Widget(id, "group", "", rect, Draw(paints.paint_rule, ink), bleed=1)


def button(id: str, name: str, rect: Rect, command: Command | None, **also: Unpack[ButtonMore]) -> Widget:  # noqa: A002
    """Return a button. `kind` is main, plain, quiet or bare; `icon` a name; `capped` prints its key inside."""
    look = also.get("kind", "plain"), also.get("icon"), also.get("capped", "key" in also)
    draw = Draw(paints.paint_button, look)
    return Widget(id, also.get("role", "button"), name, rect, draw, command=command, **widget_part(also))


def button_width(name: str, icon: bool = False, key: str | None = None) -> float:
    """Return how wide a plain button is by itself."""
    wide = typography.width(name, "body+600") + (28 if icon else 0) + (paints.cap_width(key) + 11 if key else 0)
    return round(wide + 38)


def icon_button(id: str, name: str, rect: Rect, command: Command | None, **also: Unpack[ButtonMore]) -> Widget:  # noqa: A002
    """Return a button that is an icon; its name is its tip. `icon` names the picture, `ink` its colour."""
    draw, more = Draw(paints.paint_icon, also["icon"], also.get("ink", "text2")), widget_part(also)
    more.setdefault("tip", name)
    return Widget(id, "button", name, rect, draw, command=command, **more)


def segment_width(name: str, dense: bool = False) -> float:
    """Return how wide one part of a segmented control is by itself; a dense one is set in condensed letters."""
    return round(typography.width(name, "small+600+cond") + 14 if dense else typography.width(name, "small+600") + 25)


def segments_width(names: Sequence[str], dense: bool = False) -> float:
    """Return how wide a segmented control is by itself."""
    return sum(segment_width(name, dense) for name in names)


def segments(
    group: str, choices: Sequence[Choice], chosen: str, corner: tuple[float, float], dense: bool = False
) -> tuple[Widget, ...]:
    """Return a segmented control, 32 high; choices are (id, name, command), the chosen one by its id."""
    widgets, x = [], corner[0]
    for place, (name, text, command) in enumerate(choices):
        wide = segment_width(text, dense)
        end = (
            "only"
            if len(choices) == 1
            else "first"
            if place == 0
            else "last"
            if place == len(choices) - 1
            else "middle"
        )
        widgets.append(
            Widget(
                f"{group}.{name}",
                "radio",
                text,
                Rect(x, corner[1], wide, 32),
                Draw(paints.paint_segment, end),
                group=group,
                command=command,
                selected=name == chosen,
                z=1 if name == chosen else 0,
            )
        )
        x += wide
    return tuple(widgets)


def switch(id: str, name: str, rect: Rect, on: bool, command: Command) -> Widget:  # noqa: A002
    """Return a switch at the right end of its row; its name is painted by the row."""
    place = Rect(rect.right - 44, rect.centre[1] - 16, 44, 32)
    value = lettered("on" if on else "off")
    return Widget(id, "switch", name, place, Draw(paints.paint_switch), value=value, command=command, selected=on)


def checkbox(id: str, name: str, rect: Rect, on: bool, command: Command) -> Widget:  # noqa: A002
    """Return a box to tick with its name beside it."""
    value = lettered("ticked" if on else "not_ticked")
    return Widget(id, "checkbox", name, rect, Draw(paints.paint_checkbox), value=value, command=command, selected=on)


def entry(id: str, name: str, rect: Rect, local: tuple[str, str], looks: Looks) -> Widget:  # noqa: A002
    """Return a field to type into; `local` is the name under which its text is remembered, and its text at first."""
    key, first = local
    value = looks.remembered(key, first)
    caret = min(looks.remembered(f"caret:{key}", len(value)), len(value))
    return Widget(id, "entry", name, rect, Draw(paints.paint_entry, caret, True), value=value, entry=key)


def slider(id: str, name: str, rect: Rect, value: tuple[float, str], steps: tuple[Command, Command]) -> Widget:  # noqa: A002
    """Return a slider: its share 0–1 with its words, and the commands for less and more."""
    less, more = steps
    draw = Draw(paints.paint_slider, value[0])
    return Widget(id, "slider", name, rect, draw, value=value[1], less=less, more=more, command=more)
