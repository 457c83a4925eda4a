"""Names and numbers as a player reads them: rows of worlds by their paths, with their units."""

from functools import cache

from game.campaign.sentences import has, says
from game.model.state.axes import COUNTRIES
from game.model.state.measures import place
from game.model.state.observation import OBSERVED
from game.model.state.world import World
from game.printed_numbers import plain

SECTIONS = {
    "country": "country_name",
    "other": "country_name",
    "partner": "country_name",
    "domain": "domain",
    "issue": "issue",
    "buyer": "buyer",
    "militia": "militia",
    "faction": "faction",
}
PERCENT = 100
SHARES = ("hormuz",)  # shares of something that is counted; the others are degrees, of 100
NAMES = ("US ", "Brent", "Hormuz", "Hezbollah", "Hamas", "Houthi")


def title(path: str) -> str:
    """Return what a row of worlds is called, in a few words: its measure, then whose and where."""
    if has("figure", path):
        return says("figure", path)
    measure, _ = place(World, path)
    name = says("figure", measure.name) if has("figure", measure.name) else sentence(measure.says)
    parts = path.split(".")[1:]
    where = [says(SECTIONS[axis], part) for axis, part in zip(measure.axes, parts, strict=True)]
    if measure.name == "tie":
        return says("figure", "ties", pair="–".join(says("country_short", part) for part in parts))
    if where and has("figure_of", measure.name):
        small, last = (word if word.isupper() else word[:1].lower() + word[1:] for word in (where[0], where[-1]))
        return says("figure_of", measure.name, who=where[0], other=where[-1], small=small, last=last)
    return f"{name}: {', '.join(where)}" if where else name


def in_text(path: str) -> str:
    """Return what a row is called within a sentence: a small letter first, but in names."""
    name = title(path)
    return name if name.startswith((*NAMES, *country_words())) else name[:1].lower() + name[1:]


@cache
def country_words() -> tuple[str, ...]:
    """Every name of a country that begins with a capital letter."""
    sections = ("country", "country_name", "country_short")
    every = {says(section, country) for section in sections for country in COUNTRIES}
    return tuple(sorted(name for name in every if name[0].isupper() and name != "US"))


def sentence(words: str) -> str:
    """Return words with a capital letter first."""
    return words[:1].upper() + words[1:]


def in_unit(path: str, value: float) -> str:
    """Return a figure as a player reads it, with its unit."""
    measure, _ = place(World, path)
    match measure.unit:
        case "share":
            return f"{plain(PERCENT * value)} %"
        case "−1 to 1":
            return signed_whole(PERCENT * value)
        case "$/b":
            return f"${plain(value)}"
        case "$bn" | "$bn/quarter":
            return f"${plain(value)}bn"
        case "mb/d":
            return f"{plain(value, 1)} mb/d"
        case "rungs":
            return f"{plain(value, 1)} of 5"
        case "days":
            return f"{plain(value)} day{'' if plain(value) == '1' else 's'}"
        case _:
            return plain(value, 0 if measure.span > 2 else 1)


def unit_of(path: str) -> tuple[str, int, float]:
    """Return a row's unit as it is written beside a figure, how many digits it is shown with, and its scale."""
    measure, _ = place(World, path)
    match measure.unit:
        case "share" if path in SHARES:
            return "%", 0, PERCENT
        case "share" | "−1 to 1":
            return "", 0, PERCENT
        case "$/b":
            return "$", 0, 1
        case "$bn" | "$bn/quarter":
            return "$bn", 0, 1
        case "mb/d" | "days":
            return measure.unit, 1 if measure.unit == "mb/d" else 0, 1
        case "rungs":
            return "of 5", 1, 1
        case _:
            return "", 0, 1


def with_unit(figure: str, unit: str) -> str:
    """Return a figure with its unit, as `unit_of` names it, where that is written."""
    money = f"${figure}{unit.removeprefix('$')}"
    return money if unit.startswith("$") else f"{figure} {unit}".rstrip()


def signed_whole(amount: float) -> str:
    """Return a whole number with its sign, and a true minus."""
    rounded = round(amount)
    return f"{rounded:+d}".replace("-", "−") if rounded else "0"


def moved(before: float, now: float) -> float:
    """Return a change to one decimal, as it follows from both figures as printed."""
    return round(round(now, 1) - round(before, 1), 1) + 0.0


def quarter_shown(name: str) -> str:
    """Return a quarter as a player reads it: 2026 Q1."""
    return name.replace("Q", " Q")


def several(countries: tuple[str, ...]) -> str:
    """Return countries in a row, for a sentence; "" for none."""
    names = [says("country_in_text", country) for country in countries]
    return says("playback", "last", others=", ".join(names[:-1]), one=names[-1]) if len(names) > 1 else "".join(names)


def from_to(path: str, before: float, after: float, certainty: str = OBSERVED) -> str:
    """Return a move in words: what is moved, from where, to where; what is not observed is marked with about."""
    about = "" if certainty == OBSERVED else "about "
    first, last = in_unit(path, before), in_unit(path, after)
    return f"{about}{first}" if first == last else f"{about}{first} → {last}"


def rounded(value: float, digits: int = 3) -> float:
    """Return a figure rounded as it is sent, never as minus nought."""
    return round(float(value), digits) + 0.0
