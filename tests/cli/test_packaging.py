import json
import os
import runpy
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest

import game
from game.extras import DISTRIBUTION, EXTRAS, how_to_install
from tests.cli.answers import wedge

# What only a window, a class, a drawn figure or another tool needs.
NEVER = {"scipy", "mesa", "pandas", "pygame", "starlette"}
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


@attrs.frozen
class Elsewhere:
    """Wedge installed from its wheel into an environment of its own, far from the clone.

    wheel   its file
    python  the environment's
    folder  an empty one to work in
    """

    wheel: Path
    python: Path
    folder: Path

    def asked(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """What the environment's Python answers, started in the empty folder with nothing of the clone on its path."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "WEDGE"))}
        return subprocess.run(
            [str(self.python), *words], cwd=self.folder, env=env, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """Install the wheel into a fresh environment beside other packages: those Wedge needs, and strangers' folders.

    The libraries are those of this environment, read where they lie, so that nothing has to be fetched.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=os.name == "posix")
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    inside = Path(subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip())
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (inside / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    for stranger in ("assets", "scenarios", "tests"):
        (inside / stranger).mkdir()
        (inside / stranger / "__init__.py").write_text("raise RuntimeError('a stranger')", encoding="utf-8")
    work = folder / "work"
    work.mkdir()
    return Elsewhere(wheel, python, work)


def test_the_wheel_is_what_it_is_called(elsewhere: Elsewhere) -> None:
    """The wheel has the distribution's name and version, the command `wedge`, the licence, and only its own modules."""
    assert elsewhere.wheel.name == f"{DISTRIBUTION.replace('-', '_')}-{game.__version__}-py3-none-any.whl"
    with ZipFile(elsewhere.wheel) as packed:
        names = packed.namelist()
        about = next(name.partition("/")[0] for name in names if ".dist-info/" in name)
        texts = {name: packed.read(f"{about}/{name}").decode() for name in ("METADATA", "entry_points.txt")}
    assert f"Name: {DISTRIBUTION}\n" in texts["METADATA"]
    assert "wedge = game.cli.main:main" in texts["entry_points.txt"]
    assert f"{about}/licenses/LICENSE" in names
    assert {name.partition("/")[0] for name in names} - {about} == {"agents", "game", "wedge.py"}


def test_the_wheel_plays_in_an_environment_of_its_own(elsewhere: Elsewhere) -> None:
    """Outside the clone the command plays the same campaign, reads its own folders and none of a stranger."""
    answer = elsewhere.asked("-W", "error", "-m", "game", "run", "--quarters", "2", "--seed", "3", "--json")
    assert answer.returncode == 0, answer.stderr
    assert (
        json.loads(answer.stdout)["digest"]
        == json.loads(wedge("run", "--quarters", "2", "--seed", "3", "--json").out)["digest"]
    )
    where = elsewhere.asked("-c", "import agents, game, wedge; print(agents.__file__, game.__file__, wedge.__file__)")
    assert where.stdout.count(str(elsewhere.python.parents[1])) == 3, where.stderr
    script = elsewhere.python.with_name("wedge")
    told = subprocess.run([script, "--version"], cwd=elsewhere.folder, capture_output=True, text=True, check=True)
    assert told.stdout.startswith(f"wedge {game.__version__}")
    assert not list(elsewhere.folder.iterdir())


def test_what_to_type_for_an_extra_hangs_on_where_it_is_read(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone, an installed wheel and a packaged folder each say what helps there; `wedge` alone is never installed."""
    ask = "from game.extras import how_to_install as how; print(how('neighbours', 'pettingzoo'))"
    assert elsewhere.asked("-c", ask).stdout.strip() == f'Type: python -m pip install "{DISTRIBUTION}[neighbours]"'
    assert how_to_install("neighbours", "pettingzoo") == f'In {ROOT} type: python -m pip install -e ".[neighbours]"'
    assert how_to_install("", "polars") == "Install polars beside Wedge."
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert how_to_install("neighbours", "pettingzoo").startswith("This folder was packaged without it")


def test_every_extra_that_a_message_names_exists() -> None:
    """Each extra that messages name is one of pyproject.toml's and brings the library it is named for."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    brings = {name: " ".join(libraries).lower().replace("-", "_") for name, libraries in extras.items()}
    # pandas comes with ema_workbench, gymnasium with PettingZoo.
    carried = {"pandas": "ema_workbench", "gymnasium": "pettingzoo"}
    for library, extra in EXTRAS.items():
        assert not extra or carried.get(library, library).lower() in brings[extra]


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (("--version",), {"numpy", "pydantic", "jinja2", "pyarrow", *NEVER}),
        (
            ("run", "--quarters", "2", "--json"),
            {"rich.console", "jinja2", "pyarrow", "scipy", "mesa", "pandas", "pygame", "starlette"},
        ),
        (("batch", "--worlds", "8", "--quarters", "1"), NEVER),
    ],
)
def test_a_command_imports_what_it_needs_and_no_more(
    words: tuple[str, ...], unneeded: set[str], tmp_path: Path
) -> None:
    """What a command does not use it does not import."""
    code = (
        "import sys\nfrom contextlib import suppress\nfrom game.cli.main import main\n"
        f"sys.argv = ['wedge', *{words!r}]\n"
        "with suppress(SystemExit): main()\n"
        "print('\\n', *sys.modules, file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    modules = set(answer.stderr.split())
    assert "game.cli.main" in modules
    assert not modules & unneeded
