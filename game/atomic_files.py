"""Files that are whole or not there: written beside their place, pushed to the disk, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name only when all of it is on the disk; on any fault, Ctrl-C too, nothing is left.

    path    where the file is to be; what stood there stays until the new one is whole
    errors  OSError, as the system gives it: no folder, no room, no right to write
    """
    unfinished = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        with unfinished.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _push_folder(path.parent)


def write_whole(path: Path, text: str) -> None:
    """Write a text so that the file holds all of it or is not there."""
    with written_whole(path) as stream:
        stream.write(text.encode())


def _push_folder(folder: Path) -> None:
    """Push a folder's list of names to the disk, where the system can; the file itself is safe already."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
