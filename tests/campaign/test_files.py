import errno
import os
from pathlib import Path

import pytest

from game.atomic_files import write_whole, written_whole


def full_disk(*_: object) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_appears_with_all_it_holds(tmp_path: Path) -> None:
    """What was written is there under its name, and nothing else is left in the folder."""
    write_whole(tmp_path / "game.jsonl", "one\ntwo–three\n")
    assert [path.name for path in tmp_path.iterdir()] == ["game.jsonl"]
    assert (tmp_path / "game.jsonl").read_text(encoding="utf-8") == "one\ntwo–three\n"


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, no file and no part of one is left."""
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "game.jsonl", "all of it")
    assert not list(tmp_path.iterdir())


def half_write(path: Path, fault: type[BaseException]) -> None:
    """Write half of a file and fail."""
    with written_whole(path) as stream:
        stream.write(b"half of ")
        raise fault


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError, ValueError])
def test_what_stood_there_stays_until_the_new_file_is_whole(tmp_path: Path, fault: type[BaseException]) -> None:
    """Ctrl-C or a fault in the middle of writing leaves the earlier file as it was, and no part of the new one."""
    path = tmp_path / "game.jsonl"
    path.write_text("earlier", encoding="utf-8")
    with pytest.raises(fault):
        half_write(path, fault)
    assert [found.name for found in tmp_path.iterdir()] == ["game.jsonl"]
    assert path.read_text(encoding="utf-8") == "earlier"


def test_a_missing_folder_is_the_systems_own_fault(tmp_path: Path) -> None:
    """Writing into a folder that is not there says so, as the system does."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "game.jsonl", "")
