"""Where the files that ship with Wedge lie, in a checkout or an installed copy, and the files that people name."""

import errno
import os
from pathlib import Path

CODE = Path(__file__).resolve().parent
# Names folders of further countries, parted as in PATH.
MORE_COUNTRIES = "WEDGE_COUNTRIES"


def shipped(name: str, code: Path = CODE) -> Path:
    """Return the folder `name`, `scenarios` or `assets`, that ships with this copy of Wedge.

    name    the folder's name at the top of the checkout
    code    where the package `game` lies
    errors  FileNotFoundError when neither the checkout nor the package holds it

    A checkout is known by its pyproject.toml, because a folder of that name among installed packages may be anybody's.
    """
    beside = code.parent / name
    inside = code / "_shipped" / name
    if beside.is_dir() and (code.parent / "pyproject.toml").is_file():
        return beside
    if inside.is_dir():
        return inside
    message = f"no folder {name!r}: expected {beside} (a checkout) or {inside} (an installed copy); install Wedge again"
    raise FileNotFoundError(message)


def file_bytes(path: Path) -> bytes:
    """All that stands in a file that somebody named.

    errors  OSError as the system gives it, and where a device or a pipe was named, which may never end
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.ESPIPE, "a device or a pipe, and no file")
    return path.read_bytes()


def country_folders() -> tuple[Path, ...]:
    """The folders whose files are countries: the shipped one, then those that `WEDGE_COUNTRIES` names."""
    more = [Path(name) for name in os.environ.get(MORE_COUNTRIES, "").split(os.pathsep) if name]
    return (shipped("scenarios") / "countries", *more)
