"""What can be made again, kept on disk: machine code, tables of files, pages as code. Nothing needs it; all is quicker.

Whatever is damaged, missing or cannot be written is as if nothing had been kept.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

# Most files of a kind there is room for; the oldest go first.
MOST_KEPT = 400
CHECK = 16


def kept_folder(kind: str) -> Path:
    """Where files of a kind are kept, in the user's own folder for what can be made again.

    kind    a folder's name, such as "engine"
    errors  RuntimeError where the user has no folder at all
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "wedge" / kind


def stored(kind: str, name: str) -> bytes | None:
    """What is kept under a name; None where there is nothing, or something that was damaged."""
    with suppress(OSError, RuntimeError):
        content = (kept_folder(kind) / name).read_bytes()
        if blake2b(content[CHECK:], digest_size=CHECK).digest() == content[:CHECK]:
            return content[CHECK:]
    return None


def keep(kind: str, name: str, content: bytes) -> None:
    """Keep something under a name, where the disk allows it; it takes its name only when it is whole."""
    # Most starts keep nothing.
    import tempfile

    with suppress(OSError, RuntimeError):
        folder = kept_folder(kind)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(blake2b(content, digest_size=CHECK).digest() + content)
        Path(file.name).replace(folder / name)
        listed = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in listed[MOST_KEPT:]:
            old.unlink(missing_ok=True)
