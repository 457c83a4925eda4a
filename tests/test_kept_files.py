"""What is kept on disk, and what files of TOML say: never needed, never wrong."""

import os
import tomllib
from pathlib import Path

import pytest

from game import kept_files, toml_tables
from game.kept_files import keep, kept_folder, stored
from game.paths import shipped
from game.toml_tables import toml_table
from tests.house.reading import ROOT

ODD = ("true", "1", "1.0", "-0.0", "inf", "nan", "2024-11-08", "07:32:00", '"\\u00e9"', "[1, 1.0, [], {}]")
SHIPPED = [path for folder in ("scenarios", "assets") for path in sorted(shipped(folder).rglob("*.toml"))]


@pytest.fixture(autouse=True)
def of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a user's folder of its own."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))


def test_what_is_kept_comes_back() -> None:
    """What was kept under a kind and a name is found there, and nowhere else."""
    keep("engine", "one", b"code")
    assert stored("engine", "one") == b"code"
    assert stored("engine", "two") is None
    assert stored("tables", "one") is None


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 16 + b"code"])
def test_what_was_damaged_is_not_there(damage: bytes) -> None:
    """A file that is cut short or changed is as if nothing had been kept."""
    keep("engine", "one", b"code")
    (kept_folder("engine") / "one").write_bytes(damage)
    assert stored("engine", "one") is None


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path) -> None:
    """Where the user's folder cannot be written to, nothing is kept and nobody complains."""
    (tmp_path / "user").write_text("in the way", encoding="utf-8")
    keep("engine", "one", b"code")
    assert stored("engine", "one") is None


def test_the_oldest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a kind only so many files are kept; the oldest go."""
    monkeypatch.setattr(kept_files, "MOST_KEPT", 2)
    for age, name in enumerate(("new", "old", "oldest")):
        keep("engine", name, b"code")
        os.utime(kept_folder("engine") / name, (1000 - age, 1000 - age))
    keep("engine", "newest", b"code")
    assert {path.name for path in kept_folder("engine").iterdir()} == {"new", "newest"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_kept_file_says_what_it_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped file says the same from the disk as when it is parsed, without being parsed again."""
    content = path.read_bytes()
    written = tomllib.loads(content.decode("utf-8"))
    assert toml_table(content) == written
    monkeypatch.setattr(toml_tables, "parsed_toml", lambda _: pytest.fail("it was parsed again"))
    again = toml_table(content)
    assert again == written
    assert list(again) == list(written)


def test_a_changed_file_is_parsed_anew() -> None:
    """A file that was changed says what stands in it now."""
    assert toml_table(b"depth = 1") == {"depth": 1}
    assert toml_table(b"depth = 2") == {"depth": 2}


def test_a_damaged_copy_is_parsed_anew() -> None:
    """A copy that was damaged is not believed."""
    assert toml_table(b"depth = 1") == {"depth": 1}
    for copy in kept_folder(toml_tables.KIND).iterdir():
        copy.write_bytes(b'{"depth": 2}')
    assert toml_table(b"depth = 1") == {"depth": 1}


@pytest.mark.parametrize("value", ODD)
def test_what_json_cannot_say_is_not_kept(value: str) -> None:
    """Asked a second time, a file says the same to the last kind of number, whatever stands in it."""
    content = f"depth = {value}".encode()
    assert repr(toml_table(content)) == repr(toml_table(content)) == repr(tomllib.loads(content.decode()))


def test_what_is_no_toml_is_refused_each_time() -> None:
    """A fault of a file is told as often as the file is read."""
    for _ in range(2):
        with pytest.raises(tomllib.TOMLDecodeError, match="line 1"):
            toml_table(b"depth = maybe")
