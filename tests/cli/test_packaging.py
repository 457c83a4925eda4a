import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def gathered(tmp_path: Path) -> Path:
    """Return the licences of a built folder that holds pygame-ce and attrs."""
    (tmp_path / "_internal" / "pygame").mkdir(parents=True)
    (tmp_path / "_internal" / "modules.txt").write_text("pygame\nattrs\n", encoding="utf-8")
    runpy.run_path(str(ROOT / "packaging" / "licences.py"))["gather"](tmp_path)
    return tmp_path / "licences"


def test_the_package_brings_every_licence(gathered: Path) -> None:
    """Wedge, its fonts, icons and map, Python, pygame-ce and what lies in it: each has its licence there."""
    assert "MIT" in (gathered / "wedge.txt").read_text(encoding="utf-8")
    assert len(list(gathered.glob("OFL-*.txt"))) == 3
    told = (gathered / "assets.md").read_text(encoding="utf-8")
    assert "icons/" in told
    assert "public domain" in told
    assert "Python Software Foundation" in (gathered / "python.txt").read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (gathered / "pygame-ce" / "LGPL-2.1.txt").read_text(encoding="utf-8")
    assert "SDL2" in (gathered / "pygame-ce" / "native.md").read_text(encoding="utf-8")
    assert list((gathered / "attrs").iterdir())
