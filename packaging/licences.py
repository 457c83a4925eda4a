"""Gather the licence of everything that a packaged Wedge holds into its folder `licences`.

`python packaging/licences.py dist/wedge` is called by `make package`; it fails where a package names no licence text,
so that none is shipped without.
"""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ("LICEN", "COPYING", "NOTICE", "OFL", "AUTHORS")
# These ship no text of their own in their wheel; what they name in their metadata is written down instead.
NAMED_ONLY = "The package names its licence and ships no text:"
# Where a wheel should bring a text and does not, it lies here.
BESIDE = {"pygame-ce": ("LGPL-2.1.txt", "native.md")}


def texts(package: Distribution) -> Iterator[Path]:
    """Yield the licence files of an installed package."""
    for file in package.files or ():
        if file.name.upper().startswith(TEXTS) and file.suffix not in {".py", ".pyc"}:
            path = Path(str(package.locate_file(file)))
            if path.is_file():
                yield path


def held(folder: Path) -> Iterator[Distribution]:
    """Yield the installed packages of which the built folder holds files."""
    inside = {path.name.split(".")[0].lower() for path in (folder / "_internal").iterdir()}
    bundled = (folder / "_internal" / "modules.txt").read_text(encoding="utf-8").split()
    for package in distributions():
        tops = {str(file).split("/")[0].split(".")[0].lower() for file in package.files or ()} - {"", "__pycache__"}
        if tops & (inside | set(bundled)):
            yield package


def pythons() -> str:
    """Return the licence of the Python that is inside, or where it can be read."""
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    return text.read_text(encoding="utf-8") if text.exists() else f"{sys.copyright}\nhttps://docs.python.org/license\n"


def gather(folder: Path) -> int:
    """Copy every licence; return how many packages are covered."""
    target = folder / "licences"
    target.mkdir(exist_ok=True)
    shutil.copy(ROOT / "LICENSE", target / "wedge.txt")
    shutil.copy(ROOT / "assets" / "README.md", target / "assets.md")
    for path in sorted((ROOT / "assets" / "fonts").glob("OFL-*.txt")):
        shutil.copy(path, target / path.name)
    (target / "python.txt").write_text(pythons(), encoding="utf-8")
    count = 0
    for package in held(folder):
        name = package.metadata["Name"]
        place = target / name
        place.mkdir(exist_ok=True)
        found = list(texts(package))
        for number, path in enumerate(found):
            shutil.copy(path, place / (path.name if number == 0 else f"{number}-{path.name}"))
        for name_of_text in BESIDE.get(name, ()):
            shutil.copy(ROOT / "packaging" / "texts" / name_of_text, place / name_of_text)
        if not found and name not in BESIDE:
            meta = package.metadata
            said = meta.get("License-Expression") or meta.get("License") or "; ".join(meta.get_all("Classifier") or ())
            (place / "LICENCE.txt").write_text(f"{NAMED_ONLY} {name} {package.version}: {said}\n", encoding="utf-8")
        count += 1
    return count


if __name__ == "__main__":
    print(f"Licences of {gather(Path(sys.argv[1]))} packages in {sys.argv[1]}/licences")
