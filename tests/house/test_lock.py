import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.house.reading import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==\S+( ; [^\\]+?)?( --hash=sha256:[0-9a-f]{64})+$")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def entries() -> Iterator[str]:
    """Yield each entry of the lock as one line, comments left out."""
    bare = "\n".join(line for line in LOCK.splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\s*\\\n\s*", " ", bare)
    return (line.strip() for line in joined.splitlines() if line.strip())


def test_every_package_is_pinned_with_its_hashes() -> None:
    """Every line of the lock pins one version and names the hashes of its files."""
    faults = [entry[:60] for entry in entries() if not PIN.match(entry)]
    assert not faults, faults


@pytest.mark.parametrize("word", ["--index-url", "--extra-index-url", "--find-links", "://"])
def test_the_lock_names_no_place_to_install_from(word: str) -> None:
    """The lock says what to install and leaves it to the machine from where."""
    assert word not in LOCK


def test_the_lock_holds_whatever_pyproject_asks_for() -> None:
    """Each package that pyproject.toml names, to run, to build or to work on Wedge, is in the lock."""
    asked = [
        *SETTINGS["project"]["dependencies"],
        *SETTINGS["dependency-groups"]["dev"],
        *SETTINGS["build-system"]["requires"],
    ]
    names = {re.split(r"[<>=!~ ;\[]", one)[0] for one in asked}
    pinned = {match["name"] for entry in entries() if (match := PIN.match(entry))}
    assert names <= pinned, f"run `make lock`; not in requirements.lock: {sorted(names - pinned)}"
