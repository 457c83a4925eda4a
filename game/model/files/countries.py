"""The countries that play, each read from its file and checked: what it is called and how it looks."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import attrs

from game.languages import ENGLISH, language, spoken_texts
from game.model.files.country import Country, CountryWords
from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.files.toml_files import country_path, read
from game.model.state.axes import CODES, COUNTRIES, FILES, UNFIT
from game.model.state.measures import nearest
from game.paths import country_folders


def countries() -> Mapping[str, Country]:
    """Every country by its name, in the order of `COUNTRIES`.

    errors  ScenarioFaults where a country's file is wrong
    """
    every, faults = read_together(country_paths())
    if faults:
        raise ScenarioFaults(faults)
    return every if language() == ENGLISH else _in_language(country_paths(), language())


@cache
def _in_language(paths: tuple[Path, ...], spoken: str) -> Mapping[str, Country]:
    """Every country with what it is called in a language."""
    del spoken
    every, _ = read_together(paths)
    said = spoken_texts("countries", {name: attrs.asdict(entry.words) for name, entry in every.items()})
    return {name: attrs.evolve(entry, words=CountryWords(**said[name])) for name, entry in every.items()}


def country(name: str) -> Country:
    """One country; KeyError names the nearest."""
    known = countries()
    if name not in known:
        raise KeyError(f"no country is called {name!r}; nearest: {nearest(name, known)}")
    return known[name]


def country_paths() -> tuple[Path, ...]:
    """The countries' files, in the order of `COUNTRIES`."""
    return tuple(country_path(name) for name in COUNTRIES)


@cache
def read_together(paths: tuple[Path, ...]) -> tuple[Mapping[str, Country], tuple[Fault, ...]]:
    """Every country that could be read, by its name, and all faults of their files and folders."""
    faults: list[Fault] = []
    every = {name: country_read(name, path, faults) for name, path in zip(COUNTRIES, paths, strict=True)}
    whole = {name: entry for name, entry in every.items() if entry is not None}
    return whole, (*faults, *folder_faults())


def country_read(name: str, path: Path, faults: list[Fault]) -> Country | None:
    """One country's file; None, its faults gathered, where something of it is wrong."""
    spot = Spot(f"countries/{name}.toml", faults)
    table = read(path, spot)
    if table is None:
        return None
    whole = piece(Country, dict(table), spot)
    if whole is not None and CODES.get(whole.code) != name:
        spot.at("code").wrong(as_written(table["code"]), "two small letters that no other country has")
    return whole


def folder_faults() -> Iterator[Fault]:
    """Yield what is wrong with the folders of countries: names that are none, a country in two places."""
    for path in UNFIT:
        yield Fault(
            path.name, "", as_written(path.stem), "a name of small letters, digits and underscores", "rename it"
        )
    for folder in country_folders():
        for path in sorted(folder.glob("*.toml")):
            if path.stem in FILES and path != FILES[path.stem]:
                yield Fault(path.name, "", f"a second file of {path.stem}", "each country once", "rename one of them")
