import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.house.reading import ROOT

LOCKS = ("requirements.lock", "docs/requirements.lock")
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==\S+( ; [^\\]+?)?( --hash=sha256:[0-9a-f]{64})+$")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text(lock: str) -> str:
    """Return what a lock says."""
    return (ROOT / lock).read_text(encoding="utf-8")


def entries(lock: str) -> Iterator[str]:
    """Yield each entry of a lock as one line, comments left out."""
    bare = "\n".join(line for line in text(lock).splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\s*\\\n\s*", " ", bare)
    return (line.strip() for line in joined.splitlines() if line.strip())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_hashes(lock: str) -> None:
    """Every line of a lock pins one version and names the hashes of its files."""
    faults = [entry[:60] for entry in entries(lock) if not PIN.match(entry)]
    assert not faults, faults


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("word", ["--index-url", "--extra-index-url", "--find-links", "://"])
def test_the_lock_names_no_place_to_install_from(lock: str, word: str) -> None:
    """A lock says what to install and leaves it to the machine from where."""
    assert word not in text(lock)


def names(asked: list[str]) -> set[str]:
    """Return the packages that some requirements ask for."""
    return {re.split(r"[<>=!~ ;\[]", one)[0] for one in asked}


def test_the_locks_hold_whatever_pyproject_asks_for() -> None:
    """Each package that pyproject.toml names, to run, build, work on or document Wedge, is in its lock."""
    groups = SETTINGS["dependency-groups"]
    to_work = [*SETTINGS["project"]["dependencies"], *groups["dev"], *SETTINGS["build-system"]["requires"]]
    for lock, asked in zip(LOCKS, (to_work, groups["docs"]), strict=True):
        pinned = {match["name"] for entry in entries(lock) if (match := PIN.match(entry))}
        assert names(asked) <= pinned, f"run `make lock`; not in {lock}: {sorted(names(asked) - pinned)}"
