"""Files: found, read as TOML, and laid one over another where a scenario names a base."""

from collections.abc import Iterator, Sequence
from functools import cache, reduce
from pathlib import Path

import attrs

from game.loose_types import JsonObject, JsonValue
from game.model.files.faults import Fault, Spot, as_written
from game.model.files.values import Value
from game.model.state.axes import FILES
from game.model.state.measures import nearest
from game.paths import shipped
from game.toml_tables import parsed_toml, toml_table

FIRST = "partners_of_convenience"
CLAIMS = "claims.toml"
# Files beside the scenarios that are none.
NO_SCENARIOS = ("ruleset", "claims", "trials", "good_play")
COUNTRY_FOLDER = "countries"
LARGEST = 1_000_000
# Deeper than any page of ours; what is nested further is a fault anyway.
DEEPEST = 6
# Sections whose tables are paths: `trust.iran = { … }` is one entry, "trust.iran".
BY_PATH = ("start", "tie", "figures")
# The last two are of a machine's state, `{ state, quarters, source }`.
VALUE_KEYS = frozenset(field.name for field in attrs.fields(Value)) | {"unit", "state", "for_quarters"}

Table = JsonObject


@attrs.frozen
class ScenarioShelf:
    """Scenarios that can be called by a name.

    folder   where they lie
    names    what is called by its name alone, the base of all first
    listed   what lies in the shelf's own folders, called `folder/name`
    by_path  sections whose tables are paths
    """

    folder: Path
    names: tuple[str, ...]
    listed: tuple[str, ...] = ()
    by_path: tuple[str, ...] = BY_PATH

    @property
    def shelved(self) -> tuple[str, ...]:
        """What of the listed can be played: cases, theories, openings, fits."""
        # What cannot be read is no scenario; whoever needs the file says what is wrong with it.
        return tuple(name for name in self.listed if "base" in (read(self.folder / f"{name}.toml", Spot("", [])) or {}))


@attrs.frozen(eq=False)
class Paper:
    """One file as it was written, by the name under which its faults are told."""

    file: str
    path: Path
    table: Table


def shipped_folder() -> Path:
    """The folder of the files that ship with Wedge."""
    return shipped("scenarios")


def country_path(name: str) -> Path:
    """The file of a country: among those that ship, or where it was when Wedge started."""
    path = shipped_folder() / COUNTRY_FOLDER / f"{name}.toml"
    return path if path.is_file() or name not in FILES else FILES[name]


def papers(name_or_path: str, faults: list[Fault], on_shelf: ScenarioShelf) -> tuple[Paper, ...]:
    """A scenario's file and the files it builds on, the deepest base first; none where one cannot be read.

    on_shelf  what can be called by a name
    """
    chain: list[Paper] = []
    spot, beside = Spot(name_or_path, faults), Path()
    while True:
        paper = opened(name_or_path, (beside, on_shelf), spot)
        if paper is None:
            return ()
        if any(paper.path == earlier.path for earlier in chain):
            spot.wrong(
                f"{as_written(name_or_path)}, which builds on this file", "a base that does not build on this file"
            )
            return ()
        chain.insert(0, paper)
        if is_misnamed(paper, faults, on_shelf):
            return ()
        base = paper.table.get("base")
        if not isinstance(base, str) or not base.strip():
            return tuple(chain)
        name_or_path, beside, spot = base, paper.path.parent, Spot(paper.file, faults, "base")


def is_misnamed(paper: Paper, faults: list[Fault], on_shelf: ScenarioShelf) -> bool:
    """Whether a page names its base under another key, which is then its one fault: all else would follow from it."""
    if "base" in paper.table:
        return False
    words = {key: value for key, value in paper.table.items() if isinstance(value, str)}
    # The shelf is long, so its files are read only where one of them is meant.
    known = {*on_shelf.names, *(on_shelf.shelved if any(value in on_shelf.listed for value in words.values()) else ())}
    keys = [key for key, value in words.items() if value in known]
    for key in keys:
        advice = f"write base = {as_written(paper.table[key])}"
        Spot(paper.file, faults, key).wrong("a key that means nothing here", "the key base", advice)
    return bool(keys)


def opened(name_or_path: str, where: tuple[Path, ScenarioShelf], spot: Spot) -> Paper | None:
    """A scenario's file, by a shipped name or a path; None, the fault gathered, where there is none.

    where  the folder beside which a path is looked for, and the shelf of names
    """
    beside, on_shelf = where
    names = on_shelf.names
    if name_or_path in names or (
        name_or_path in on_shelf.listed and name_or_path in on_shelf.shelved and not (beside / name_or_path).exists()
    ):
        file, path = f"{name_or_path}.toml", on_shelf.folder / f"{name_or_path}.toml"
    elif name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path:
        file, path = name_or_path, beside / name_or_path
    else:
        advice = f"shipped: {', '.join(names)}; nearest: {nearest(name_or_path, names)}"
        spot.wrong(as_written(name_or_path), "the name of a shipped scenario or the path of a .toml file", advice)
        return None
    table = read(path, Spot(file, spot.faults))
    return None if table is None else Paper(file, path.resolve(), by_paths(table, on_shelf.by_path))


def read(path: Path, spot: Spot) -> Table | None:
    """What a TOML file holds; None, the fault gathered, where it cannot be read."""
    try:
        if path.is_dir():
            spot.wrong("a folder", "a .toml file", "name a file in it")
        elif not path.is_file():
            spot.wrong("no such file", "a .toml file", "look for a slip in the name or the folder")
        elif path.stat().st_size > LARGEST:
            spot.wrong("more than a megabyte", "a scenario of a few pages")
        else:
            return parsed(path) if path.is_relative_to(shipped_folder()) else parsed_toml(path.read_bytes())
    except UnicodeDecodeError as error:
        spot.wrong(f"text that is not UTF-8 (byte {error.start + 1})", "UTF-8", "save the file as UTF-8")
    except RecursionError:
        spot.wrong("brackets within brackets without end", "TOML", "close them")
    except ValueError as error:
        spot.wrong(f"text that is not TOML: {str(error)[:120]}", "TOML", "mend the line named")
    except OSError as error:
        spot.wrong(f"a file that cannot be opened ({error.strerror})", "a file you may read")
    return None


@cache
def parsed(path: Path) -> Table:
    """What a shipped file says; such files do not change while Wedge runs."""
    return toml_table(path.read_bytes())


def by_paths(table: Table, sections: Sequence[str]) -> Table:
    """A page whose sections of paths hold one entry a path."""
    flat = {name: dict(leaves(table[name])) for name in sections if isinstance(table.get(name), dict)}
    return {**table, **flat}


def leaves(table: Table, before: str = "", depth: int = DEEPEST) -> Iterator[tuple[str, JsonValue]]:
    """Yield each entry of tables within tables, by its path."""
    for key, entry in table.items():
        if isinstance(entry, dict) and entry and depth and not entry.keys() & VALUE_KEYS:
            yield from leaves(entry, f"{before}{key}.", depth - 1)
        else:
            yield f"{before}{key}", entry


def merged(files: Sequence[Paper], faults: list[Fault]) -> Table:
    """One page: each file laid over its base."""
    return reduce(lambda base, paper: based(base, paper, faults), files, {})


def based(base: Table, paper: Paper, faults: list[Fault]) -> Table:
    """A base with a file laid over it, without the injects that do not happen here."""
    page = dict(over(base, paper.table))
    dropped, injects = paper.table.get("without"), page.get("inject")
    if not isinstance(dropped, list):
        return page
    listed = injects if isinstance(injects, list) else []
    known = {str(inject.get("name")) for inject in listed if isinstance(inject, dict)}
    for name in dropped:
        if isinstance(name, str) and name not in known:
            spot = Spot(paper.file, faults, "without")
            spot.wrong(as_written(name), "the name of an inject of the base", f"nearest: {nearest(name, known)}")
    page["inject"] = [inject for inject in listed if not isinstance(inject, dict) or inject.get("name") not in dropped]
    return page


def over(base: JsonValue, own: JsonValue, depth: int = DEEPEST) -> JsonValue:
    """Own values laid over a base's: tables by key, lists of named tables by name, a value as a whole."""
    if isinstance(base, dict) and isinstance(own, dict) and depth and not (is_value(base) or is_value(own)):
        inherited = {key: value for key, value in base.items() if key not in own}
        return inherited | {
            key: over(base[key], value, depth - 1) if key in base else value for key, value in own.items()
        }
    if are_named(base) and isinstance(own, list) and depth:
        return by_name(base, own, depth)
    return own


def is_value(table: Table) -> bool:
    """Whether a table is one value with its range and source, and not a table of more."""
    return bool(table) and table.keys() <= VALUE_KEYS


def are_named(value: JsonValue) -> bool:
    """Whether something is a list of tables that all have names."""
    return isinstance(value, list) and all(
        isinstance(entry, dict) and isinstance(entry.get("name"), str) for entry in value
    )


def by_name(base: list[JsonValue], own: list[JsonValue], depth: int) -> list[JsonValue]:
    """A base's list with own entries laid over those of the same name, and the new ones after them.

    An own entry that stands there twice, or has no name, is kept as well, so that it is told as a fault.
    """
    waiting = list(own)
    together = []
    for standing in base:
        place = next(
            (n for n, entry in enumerate(waiting) if isinstance(entry, dict) and entry.get("name") == standing["name"]),
            None,
        )
        together.append(standing if place is None else over(standing, waiting.pop(place), depth - 1))
    return together + waiting
