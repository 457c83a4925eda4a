"""One vocabulary: a name stands for one thing, and is a term of the field (docs/glossary.md)."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.house.reading import ROOT, place, product_files, report, text, tree
from tests.house.test_names import given_names

ROOMS = ("model", "campaign", "forecast", "search", "views", "desktop", "classroom", "studies", "cli", "adapters")
BARE = {
    *("found", "told", "asked", "made", "shown", "one"),
    *("pasts", "grudges", "charter", "hall", "hub", "shelf", "crew", "pieces", "marks", "cast", "far", "hanging"),
    *("kept", "purses", "dear", "moods", "temper", "hand"),
}
EXEMPT = ("agents/", "game/model/laws/")
GLOSSARY = (
    *("campaign", "quarter", "world", "measure", "name", "machine", "law", "figure", "phase", "scenario"),
    *("lever", "policy", "move", "act at the table", "deal", "order", "deed", "fit", "week", "crisis", "promise"),
    *("ledger of favours", "rung", "margin", "needle", "window", "index", "course", "answer", "reply", "strategy"),
    *("ambition", "legacy", "par", "observation", "prospect", "rollout", "outlook", "outcome", "ending", "experiment"),
    *("design", "study", "estimate", "interval", "room", "seat", "event", "command", "job", "view", "screen"),
)


def room_of(path: Path) -> str:
    """Return the room that a product file stands in; the few files beside the rooms have none."""
    parts = path.relative_to(ROOT).parts
    room = parts[0] if parts[0] == "agents" else parts[1]
    return room if room in {"agents", *ROOMS} else ""


def is_bare(name: str) -> bool:
    """Return whether a name, underscores and capitals aside, is a word that means several things or nothing."""
    return name.strip("_").lower() in BARE


def bare_names(path: Path) -> Iterator[str]:
    """Yield every bare name that a file gives, itself included, with its place."""
    if is_bare(path.stem):
        yield f"{place(path)} (its name)"
    yield from (f"{place(path, line)} {name}" for name, line in given_names(tree(path)) if is_bare(name))


def shared(names: Iterable[tuple[str, Path]]) -> list[str]:
    """Return the names that stand in more than one room, each with where it stands."""
    places: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, path in names:
        if room := room_of(path):
            places[name.strip("_")][room] = place(path)
    return [f"{name}: {', '.join(stands.values())}" for name, stands in sorted(places.items()) if len(stands) > 1]


def test_a_class_name_stands_in_one_room() -> None:
    """No two rooms have a class of the same name, a leading underscore aside."""
    names = (
        (node.name, path) for path in product_files() for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)
    )
    faults = shared(names)
    assert not faults, report(faults, "a class name means one thing, so it stands in one room:")


def test_a_module_stem_stands_in_one_room() -> None:
    """No two rooms have a file of the same name."""
    faults = shared((path.stem, path) for path in product_files() if path.stem != "__init__")
    assert not faults, report(faults, "a file name means one thing, so it stands in one room:")


def test_no_name_is_a_bare_word() -> None:
    """Names say what they mean, not found, told or asked."""
    files = [path for path in product_files() if not place(path).startswith(EXEMPT)]
    faults = [line for path in files for line in bare_names(path)]
    assert not faults, report(faults, "a bare word means several things or nothing:")


def test_the_glossary_gives_each_term_once() -> None:
    """docs/glossary.md explains every term of the house once, and fits on a page."""
    said = text(ROOT / "docs" / "glossary.md") or ""
    given = re.findall(r"^\| \*\*([a-z ]+)\*\* \|", said, re.MULTILINE)
    assert sorted(given) == sorted(GLOSSARY)
    assert len(said.splitlines()) < 60


@pytest.mark.parametrize("name", ["found", "_told", "MADE", "Hand", "Temper"])
def test_a_bare_word_is_noticed(name: str) -> None:
    """Underscores and capitals do not hide a bare word."""
    assert is_bare(name)


@pytest.mark.parametrize("name", ["found_at", "handed", "state", "data", "one_sided"])
def test_a_name_that_says_more_passes(name: str) -> None:
    """A word within a longer name is nobody's fault."""
    assert not is_bare(name)


def test_a_shared_name_is_noticed() -> None:
    """A name in two rooms is seen; twice in one room is the room's own business."""
    files = [ROOT / "game" / "views" / "a.py", ROOT / "game" / "views" / "b.py", ROOT / "game" / "model" / "c.py"]
    assert not shared([("Table", files[0]), ("Table", files[1])])
    assert len(shared([("Table", files[0]), ("_Table", files[2])])) == 1
