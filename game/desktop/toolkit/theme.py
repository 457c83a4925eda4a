"""Colours and numbers of the look, read once from `assets/tokens.json` and the countries' files.

An *ink* names a colour: a token (`text2`, `accent`), an actor's (`ru.fill`, `ir.tint`), `#rrggbb`, or any of these with
its opacity in per cent after a stroke (`accent/16`).
"""

import json
from collections.abc import Mapping
from functools import cache

import attrs

from game.loose_types import JsonDict, JsonObject
from game.model.files.countries import countries
from game.model.files.country import CountrySign, Inks
from game.paths import shipped

THEMES = {"dark": "dark", "light": "light", "high contrast": "highContrast"}
# Of each theme of the tokens: what a country's file calls it.
OF_A_COUNTRY = {"dark": "dark", "light": "light", "highContrast": "contrast"}
Rgba = tuple[int, int, int, int]


@cache
def tokens() -> JsonObject:  # whatever JSON holds; the one file is ours and every ink in it is tested
    """Return all design tokens; sizes in logical pixels at scale 1."""
    read: JsonDict = json.loads((shipped("assets") / "tokens.json").read_text(encoding="utf-8"))
    return read


@cache
def signs() -> Mapping[str, CountrySign]:
    """Every country's sign, by its two letters."""
    return {country.code: country.sign for country in countries().values()}


@attrs.frozen
class Theme:
    """One look: every ink with its colour."""

    name: str
    inks: tuple[tuple[str, Rgba], ...] = attrs.field(eq=False, repr=False)
    table: Mapping[str, Rgba] = attrs.field(init=False, eq=False, repr=False)

    @table.default
    def _table(self) -> Mapping[str, Rgba]:
        """Return the inks by name."""
        return dict(self.inks)

    @property
    def dark(self) -> bool:
        """Return whether light text stands on dark."""
        return luminance(self.rgba("text")) > luminance(self.rgba("bg"))

    def rgba(self, ink: str) -> Rgba:
        """Return an ink's colour, 0–255 each; KeyError where there is no such ink."""
        if ink in self.table:
            return self.table[ink]
        base, _, percent = ink.partition("/")
        colour = hexadecimal(base) if base.startswith("#") else self.table[base]
        return (*colour[:3], round(int(percent) * 2.55)) if percent else colour


@cache
def theme(name: str, monochrome: bool = False) -> Theme:
    """Return a theme by its name in `THEMES`; in monochrome the actors differ in lightness and shape alone."""
    chosen = tokens()["themes"][THEMES[name]]
    inks = {ink: hexadecimal(value) for ink, value in chosen.items()}
    for country in countries().values():
        colours: Inks = getattr(country.colours, OF_A_COUNTRY[THEMES[name]])
        for use, value in attrs.asdict(colours).items():
            colour = hexadecimal(value)
            inks[f"{country.code}.{use}"] = grey(colour) if monochrome else colour
    return Theme(f"{name}, monochrome" if monochrome else name, tuple(inks.items()))


def hexadecimal(text: str) -> Rgba:
    """Return the colour that `#rrggbb` says."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16), 255


def grey(colour: Rgba) -> Rgba:
    """Return the grey of the same luminance."""
    linear = luminance(colour)
    level = round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))
    return level, level, level, colour[3]


def luminance(colour: Rgba) -> float:
    """Return relative luminance, 0–1. Source: WCAG 2.2, relative luminance."""
    red, green, blue = (part / 255 for part in colour[:3])
    curved = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * curved[0] + 0.7152 * curved[1] + 0.0722 * curved[2]


def contrast(first: Rgba, other: Rgba) -> float:
    """Return how far two opaque colours stand apart, 1–21. Source: WCAG 2.2, contrast ratio."""
    low, high = sorted((luminance(first), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(top: Rgba, under: Rgba) -> Rgba:
    """Return the opaque colour of one ink laid on another."""
    share = top[3] / 255
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(top[:3], under[:3], strict=True))
    return red, green, blue, 255
