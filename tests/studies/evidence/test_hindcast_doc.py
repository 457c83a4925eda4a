import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.paths import shipped
from game.studies.evidence.timeline import timeline
from tests.cli.answers import wedge
from tests.studies.claims.record import blessing
from tests.studies.evidence.hindcast_doc import PAGE, page

RECORD = shipped("scenarios") / "record"
ADVICE = "if the change is meant: WEDGE_BLESS=1 pytest tests/studies/evidence (without -n), and review the difference"


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """Return what the documented command answers, and its folder."""
    folder = tmp_path_factory.mktemp("hindcast") / "fit"
    found = wedge("hindcast", "--to", "2024Q3", "--fit", "--json", "--out", str(folder))
    return json.loads(found.out), folder


def test_the_page_says_what_the_command_answers(
    answered: tuple[dict[str, Any], Path], record_property: Callable[[str, object], None]
) -> None:
    """docs/hindcast.md holds the numbers that the engine gives now; when blessed, it is written here."""
    found, folder = answered
    played = json.loads(wedge("hindcast", "--cases", "--json", "--out", str(folder.parent / "cases")).out)["cases"]
    text = page(found, len(timeline(RECORD / "timeline.csv").entries), played)
    kept = found["kept_out"]["with_fit"]["scores"]
    record_property("yardstick", f"kept out, right signs: { {name: one['right'] for name, one in kept.items()} }")
    if blessing():
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text, ADVICE


def test_the_shipped_fit_is_what_the_command_writes(answered: tuple[dict[str, Any], Path]) -> None:
    """scenarios/record/fit.toml is the fit to the shipped record up to 2024Q3; when blessed, it is written here."""
    _, folder = answered
    text = (folder / "fit.toml").read_text(encoding="utf-8")
    if blessing():
        (RECORD / "fit.toml").write_text(text, encoding="utf-8")
    assert (RECORD / "fit.toml").read_text(encoding="utf-8") == text, ADVICE
