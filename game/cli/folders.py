"""Folders that a command fills: checked before anything is played, written whole, never written over unasked."""

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

from game.atomic_files import write_whole
from game.cli.messages import RunFault, unwritten
from game.model.files.faults import Fault

STUDIES = Path("studies")


def folder_for(out: str | None, name: str, files: Iterable[str], force: bool, faults: list[Fault]) -> Path:
    """Return the folder to fill: the one asked for, or the first free one in ./studies.

    files  what will be written; where one is there already and `force` is not given, the fault is gathered
    """
    if out is None:
        names = (name if place == 1 else f"{name}-{place}" for place in count(1))
        return next(folder for folder in (STUDIES / place for place in names) if not folder.exists())
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        faults.append(Fault("--out", "", f"{out!r}, a file", "a folder", "name another"))
    elif not force and (there := [file for file in files if (folder / file).exists()]):
        already = f"{', '.join(there)} in {out!r} already"
        faults.append(Fault("--out", "", already, "a folder without them", "--force replaces them"))
    return folder


def write_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files into a folder, making it where it is not there; each is whole or not there.

    errors  RunFault where one cannot be written
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise RunFault(f"{folder}: could not be made: {fault.strerror or fault}.") from None
    for name, text in texts.items():
        try:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(folder / name, text)
        except OSError as fault:
            raise unwritten(folder / name, fault) from None
