import re
import tomllib

import pytest

import game
from game.extras import DISTRIBUTION
from tests.house.reading import ROOT, place, report, repository_files, text

REGISTRIES = re.compile(r"\b(pypi|pythonhosted|npmjs|debian)\.(org|com|net)\b", re.IGNORECASE)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(work|root|home)/")
PROMISES = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b")


def places_saying(pattern: re.Pattern[str]) -> list[str]:
    """Return every place in the repository, file names included, where the pattern is found."""
    found = []
    for path in repository_files():
        if pattern.search(f"/{place(path)}"):
            found.append(f"{place(path)} (its name)")
        lines = (text(path) or "").splitlines()
        found += [place(path, number) for number, line in enumerate(lines, start=1) if pattern.search(line)]
    return found


def test_no_package_registry_is_named() -> None:
    """Whoever installs Wedge chooses where packages come from: no file names a registry's host."""
    faults = places_saying(REGISTRIES)
    assert not faults, report(faults, "names the host of a package registry:")


def test_no_path_of_anyones_machine_is_named() -> None:
    """Wedge runs wherever it is put: no file names a folder of the machine it was written on."""
    faults = places_saying(MACHINE_PATHS)
    assert not faults, report(faults, "names a path of one machine:")


def test_nothing_is_left_for_later() -> None:
    """What is still to do stands in the tracker, not in the files."""
    faults = places_saying(PROMISES)
    assert not faults, report(faults, "do it, or write it into the tracker:")


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRIES, "https://" + "pypi" + ".org/simple"),
        (REGISTRIES, "files." + "pythonhosted" + ".org"),
        (MACHINE_PATHS, "see '" + "/work" + "/here'"),
        (PROMISES, "# TO" + "DO: later"),
    ],
)
def test_a_forbidden_word_is_noticed(pattern: re.Pattern[str], line: str) -> None:
    """Each pattern finds what it is for."""
    assert pattern.search(line)


def test_the_repository_is_read() -> None:
    """The search covers code, settings and prose."""
    names = {place(path) for path in repository_files()}
    assert {"pyproject.toml", "README.md", "game/__init__.py", ".ci/run"} <= names


def test_the_version_is_one() -> None:
    """The package and pyproject.toml agree on the version, and the messages name the distribution as it is called."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert game.__version__ == settings["project"]["version"]
    assert settings["project"]["name"] == DISTRIBUTION


@pytest.mark.parametrize("name", ["README.md", ".ci/run", "CONTRIBUTING.md"])
def test_people_and_machines_run_the_same_check(name: str) -> None:
    """Readers, contributors and the machine that checks changes all call `make test`."""
    assert "make test" in (ROOT / name).read_text(encoding="utf-8")
