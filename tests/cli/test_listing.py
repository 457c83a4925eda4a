import json
import os
import subprocess
import sys

import pytest

import game
from game.model.scenario.setup_files import faults_of
from tests.cli.answers import ROOT, unwrapped, wedge

KINDS = (
    *("scenarios", "countries", "policies", "moves", "table", "crises", "courses", "ambitions", "agendas"),
    *("measures", "figures", "cases"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_what_there_is_can_be_listed(kind: str) -> None:
    """Each kind is listed as a table and as a JSON document with the same entries."""
    table, document = wedge("list", kind), wedge("list", kind, "--json")
    assert table.code == document.code == 0
    rows = json.loads(document.out)[kind]
    assert rows
    assert all(row["name"] in unwrapped(table.out).replace(" ", "") or row["name"] in table.out for row in rows)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("scenarios", "partners_of_convenience"),
        ("policies", "us.oil_iran"),
        ("moves", "il.strike_nuclear"),
        ("table", "ru.bind"),
        ("crises", "crisis.ru.batteries"),
        ("courses", "course.us.article"),
        ("ambitions", "ambition.ru.bold"),
        ("agendas", "agenda.ir.1"),
        ("countries", "gulf_states"),
        ("measures", "trust.ir"),
        ("figures", "oil.anchor"),
        ("cases", "cases/egypt_1970"),
    ],
)
def test_lists_hold_what_they_should(kind: str, name: str) -> None:
    """Each list holds what anybody would look for in it."""
    assert name in {row["name"] for row in json.loads(wedge("list", kind, "--json").out)[kind]}


def test_what_can_be_set_can_be_set() -> None:
    """Every measure that is listed as settable may be set to its lowest number; the others may not."""
    rows = json.loads(wedge("list", "measures", "--json").out)["measures"]
    assert {row["settable"] for row in rows} == {True, False}
    for row in rows:
        found = {fault.path for fault in faults_of("partners_of_convenience", {row["name"]: repr(row["low"])})}
        assert (row["name"] in found) != row["settable"], row["name"]


def test_every_shipped_scenario_can_be_played() -> None:
    """`wedge scenario check` finds no fault in any scenario that ships with Wedge."""
    for row in json.loads(wedge("list", "scenarios", "--json").out)["scenarios"]:
        found = wedge("scenario", "check", row["name"])
        assert found.code == 0
        assert "it can be played" in found.out
        document = json.loads(wedge("scenario", "check", row["name"], "--json").out)
        assert document == {"file": row["name"], "playable": True, "faults": []}


def test_the_version_is_told() -> None:
    """`wedge --version` prints the version and nothing else."""
    assert wedge("--version").out.startswith(f"wedge {game.__version__}, engine: ")


@pytest.mark.parametrize("words", ["--help", "-h", "run --help", "replay --help", "scenario --help", "list --help"])
def test_help_is_there(words: str) -> None:
    """Every command explains itself."""
    found = wedge(*words.split())
    assert found.code == 0
    assert "Usage:" in found.out


def test_help_shows_examples() -> None:
    """The help of the main command shows how it is used."""
    assert "wedge run strait_crisis --side iran --seed 7" in unwrapped(wedge("run", "--help").out)


def test_help_starts_at_once() -> None:
    """Help imports neither the numbers nor Mesa nor pandas nor a screen."""
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom game.cli.main import front_door\n"
        "assert CliRunner().invoke(front_door(), ['--help']).exit_code == 0\n"
        "print([name for name in ('numpy', 'mesa', 'pandas', 'pygame') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_numbers_run_on_one_thread_unless_told_otherwise() -> None:
    """The front door holds BLAS to one thread before numpy is loaded, and respects what was set before."""
    code = (
        "import os, sys\nfrom contextlib import suppress\nfrom game.cli.main import main\n"
        "sys.argv = ['wedge', '--version']\n"
        "with suppress(SystemExit): main()\n"
        "print(os.environ['OPENBLAS_NUM_THREADS'], os.environ['OMP_NUM_THREADS'])"
    )
    env = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    asked = [sys.executable, "-c", code]
    answer = subprocess.run(
        asked, cwd=ROOT, env={**env, "OMP_NUM_THREADS": "2"}, capture_output=True, text=True, check=True
    )
    assert answer.stdout.splitlines()[-1] == "1 2"
