from pathlib import Path

import pytest

from game.model.files import claims
from game.model.files import toml_files as reading
from game.model.files.faults import ScenarioFaults
from game.model.scenario.setup_files import setup_names

FINE = """\
[C01]
theme = ["frame"]
type = ["fact", "mechanism"]
actors = ["russia", "iran"]
claim = "They moved closer."
expects = "War brings them together."
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder from which the claims are read for the length of a test."""
    monkeypatch.setattr(claims, "shipped_folder", lambda: tmp_path)
    return tmp_path


def test_a_claim_is_read_as_it_was_written(folder: Path) -> None:
    """What the file says of a claim is what its class holds; a mere fact need expect nothing."""
    (folder / reading.CLAIMS).write_text(FINE, encoding="utf-8")
    (claim,) = claims.claims().values()
    assert (claim.id, claim.theme, claim.type) == ("C01", ("frame",), ("fact", "mechanism"))
    assert (claim.claim, claim.expects) == ("They moved closer.", "War brings them together.")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[C01]", "[C89]", 'C89: found "C89"; expected the number of a claim, C01 to C88'),
        ("[C01]", "C02 = 3\n[C01]", "C02: found 3; expected a table. Write [C02] and its lines below."),
        ('["frame"]', '["frane"]', 'C01.theme: found "frane"; expected one of frame,'),
        ('["frame"]', "[]", "C01.theme: found an empty list; expected one at least"),
        ('"mechanism"]', '"mechanic"]', 'C01.type: found "mechanic"; expected one of fact,'),
        ('"iran"]', '"persia"]', 'C01.actors: found "persia"; expected one of russia,'),
        ('expects = "War brings them together."\n', "", "C01: found a claim that is more than a fact and cannot be"),
        ('claim = "They moved closer."\n', "", "C01.claim: found nothing; expected some text"),
        ("claim =", "clain =", "C01.clain: found a key that means nothing here"),
    ],
)
def test_a_slip_in_the_claims_is_told(folder: Path, old: str, new: str, told: str) -> None:
    """Each way of getting a claim wrong is told with its place, what was found and what was expected."""
    assert old in FINE
    (folder / reading.CLAIMS).write_text(FINE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ScenarioFaults) as refused:
        claims.claims()
    assert any(str(fault).startswith(f"{reading.CLAIMS}: {told}") for fault in refused.value.faults), refused.value


def test_all_slips_are_told_at_once(folder: Path) -> None:
    """Two wrong claims are two faults."""
    (folder / reading.CLAIMS).write_text(FINE.replace("frame", "f") + FINE.replace("C01", "C90"), encoding="utf-8")
    with pytest.raises(ScenarioFaults) as refused:
        claims.claims()
    assert {fault.path for fault in refused.value.faults} == {"C01.theme", "C90"}


def test_no_file_of_claims_is_told(folder: Path) -> None:
    """Where the file is not there, that is the fault."""
    with pytest.raises(ScenarioFaults, match="no such file"):
        claims.claims()


def test_the_claims_are_no_scenario() -> None:
    """The file of claims lies among the scenarios and is not taken for one."""
    assert Path(reading.CLAIMS).stem not in setup_names()
