import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from game.paths import shipped
from tests.house.reading import ROOT


@pytest.mark.parametrize("name", ["scenarios", "assets"])
def test_a_checkout_uses_its_own_folders(name: str) -> None:
    """In a checkout, what is edited is what is played."""
    assert shipped(name) == ROOT / name


def test_an_installed_copy_uses_what_was_packed_with_it(tmp_path: Path) -> None:
    """Among installed packages, a stranger's folder of the same name is not mistaken for ours."""
    packed = tmp_path / "game" / "_shipped" / "assets"
    packed.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    assert shipped("assets", code=tmp_path / "game") == packed


def test_a_missing_folder_is_reported_with_both_places(tmp_path: Path) -> None:
    """Whoever lacks the folder is told where it was looked for and what to do."""
    with pytest.raises(FileNotFoundError, match=r"no folder 'assets': expected .*; install Wedge again"):
        shipped("assets", code=tmp_path / "game")


def test_the_wheel_carries_scenarios_and_assets(tmp_path: Path) -> None:
    """Whoever installs the wheel gets the scenarios and assets with it."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(ZipFile(wheel).namelist())
    ours = {path.relative_to(ROOT).as_posix() for name in ("scenarios", "assets") for path in (ROOT / name).iterdir()}
    assert ours
    assert all(any(name.startswith(f"game/_shipped/{one}") for name in packed) for one in ours)
    assert "agents/__init__.py" in packed
