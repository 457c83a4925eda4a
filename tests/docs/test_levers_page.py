import re
from pathlib import Path

import attrs
import numpy as np
import pytest

from agents.anchor import Anchor
from agents.course_program import CourseProgram
from agents.crisis_program import CrisisProgram
from docs.generators import names
from game.model.files.faults import ScenarioFaults
from game.model.levers import catalogue as kinds
from game.model.levers.catalogue import LeverCatalogue
from game.model.levers.effects import LeverProgram
from game.model.levers.expressions import COME_OUT
from game.model.levers.reading import CLOCKS, OVER_TIME, catalogue
from game.model.play.legacy import AimProgram
from game.model.play.outcomes import come_out
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.axes import OWN_INTERESTS
from game.model.state.codes import MACHINES
from game.model.state.names import NAMES
from tests.docs.page_examples import blocks, extended, sentences
from tests.house.reading import ROOT

PAGE = "docs/levers.md"
TEXT = (ROOT / PAGE).read_text(encoding="utf-8")
QUARTERS = 6


@pytest.fixture(autouse=True)
def without_machine_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worlds are few here, so nobody waits for a compiler."""
    monkeypatch.setenv("WEDGE_ENGINE", "numpy")


def script(levers: LeverCatalogue, folder: Path) -> Script:
    """A campaign's script from a folder of levers of its own."""
    return Script(
        anchor=Anchor(LeverProgram.of(levers), CourseProgram.of(levers, folder)),
        crises=CrisisProgram.of(levers),
        comes_out=come_out(levers.levers, folder),
        aims=AimProgram.of(levers, QUARTERS),
    )


def test_the_page_s_examples_are_levers_that_can_be_played(tmp_path: Path) -> None:
    """Put into the files that they name, the examples pass every check and six quarters are played with them."""
    folder = extended(PAGE, tmp_path)
    levers = catalogue(folder)
    new = {*levers.levers, *(entry.id for kind in (levers.crises, levers.courses, levers.agendas) for entry in kind)}
    assert {"gs.desalination", "cn.buy_stake", "crisis.gs.spill", "course.gs.shore", "agenda.gs.4"} <= new
    game = Simulation.start(seed=5, worlds=4, quarters=QUARTERS, script=script(levers, folder))
    game.run()
    assert np.isfinite(game.world.index).all()
    assert any(reply.does == "gs.expose" for reply in game.anchor.courses.demeanours[4].replies)


def test_every_example_has_its_sentences() -> None:
    """Whatever the page adds has the sentences that the page says it needs, and no others."""
    said = sentences(PAGE)
    assert (
        [set(entry) for entry in said["policy"]] == [set(entry) for entry in said["dial_why"]] == [{"gs.desalination"}]
    )
    assert [set(entry) for entry in said["course"]] == [{"course.gs.shore"}]
    assert [set(entry) for entry in said["crisis"]] == [{"crisis.gs.spill"}]
    assert [set(entry) for entry in said["choice"]] == [{"crisis.gs.spill.0", "crisis.gs.spill.1"}]
    assert [reason["of"] for group in said["because"] for reason in group] == ["cn.buy_stake"]


def test_the_fault_on_the_page_is_the_one_that_is_said(tmp_path: Path) -> None:
    """The line that the page shows for a misspelt path is what the check says."""
    folder = extended(PAGE, tmp_path)
    file = folder / "gulf_states.toml"
    before, head, after = file.read_text(encoding="utf-8").partition('id = "gs.desalination"')
    file.write_text(before + head + after.replace('"tie.ir.gs"', '"need.arm.ir"', 1), encoding="utf-8")
    with pytest.raises(ScenarioFaults) as wrong:
        catalogue(folder)
    assert blocks(PAGE, "text") == [f"{wrong.value}\n"]


def test_the_page_s_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The program that measures how well levers usually work prints a line a lever."""
    (program,) = blocks(PAGE, "python")
    exec(compile(program.replace("worlds=40, quarters=8", "worlds=2, quarters=2"), PAGE, "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(catalogue().levers)
    assert all(re.fullmatch(r"[a-z]{2}\.[a-z_]+ -?\d\.\d\d", line) for line in printed)


@pytest.mark.parametrize("kind", [kinds.Policy, kinds.Move, kinds.Crisis, kinds.Choice, kinds.Course, kinds.Aim])
def test_every_field_is_on_the_page(kind: type[attrs.AttrsInstance]) -> None:
    """No field of an entry is left for the reader to guess."""
    left_out = [
        field.name for field in attrs.fields(kind) if not re.search(rf"(`|^|, ){field.name}\b", TEXT, re.MULTILINE)
    ]
    assert not left_out


def test_every_word_that_files_may_use_is_on_the_page() -> None:
    """Clocks, outcomes, interests, kinds of names and parts of aims all stand there."""
    words = [
        *CLOCKS,
        *COME_OUT,
        *(name.replace("_", ".", 1) for name in OWN_INTERESTS),
        *(f"{word}(" for word in OVER_TIME),
    ]
    assert [word for word in words if f"`{word}" not in TEXT] == []
    assert [name.kind for name in NAMES if name.kind != "clock" and f"`{name.kind}`" not in TEXT] == []


def test_the_page_of_names_has_them_all() -> None:
    """Every name and every machine stands in the generated table."""
    text = names.page()
    assert [name.name for name in NAMES if f"| `{name.name}` |" not in text] == []
    assert [machine for machine in MACHINES if f"| `{machine}` |" not in text] == []
