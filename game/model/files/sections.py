"""Sections of a page: a table, or a list of named tables, each with its place for faults."""

from collections.abc import Iterator

from game.model.files.faults import Spot, as_written
from game.model.files.toml_files import Table


def section(page: Table, name: str, spot: Spot) -> Table:
    """A section of a page that should be a table; an empty one where it is not there or not a table."""
    table = page.get(name, {})
    if isinstance(table, dict):
        return table
    spot.at(name).wrong(as_written(table), "a table", f"write [{name}] and its lines below")
    return {}


def entries(page: Table, name: str, spot: Spot) -> Iterator[tuple[Spot, Table]]:
    """Yield each table of a list of tables with its place, by name: what a base added makes numbers mislead."""
    listed = page.get(name, [])
    if not isinstance(listed, list):
        spot.at(name).wrong(as_written(listed), "a list of tables", f"write [[{name}]] with double brackets")
        return
    seen = set[str]()
    for entry in listed:
        called = entry.get("name") if isinstance(entry, dict) else None
        here = spot.at(f"{name}[{called if isinstance(called, str) else 'no name'}]")
        if not isinstance(entry, dict):
            here.wrong(as_written(entry), "a table")
            continue
        if isinstance(called, str) and called in seen:
            here.wrong("the same name again", "each name once", "join the two or rename one")
        seen.add(str(called))
        yield here, entry
