import json
from pathlib import Path

import pytest

from tests.cli.answers import started, unwrapped, wedge

SHORT = ("--quarters", "3")
ASKED = "scenario seed quarters verdict index scores turning_points digest quarters_told"


def test_a_run_tells_every_quarter_and_ends_in_a_verdict() -> None:
    """`wedge run` tells each quarter and ends with the verdict, the scores and the turning points."""
    found = wedge("run", *SHORT)
    assert found.code == 0
    words = ("2024Q4  ", "2025Q1  ", "2025Q2  ", "Verdict", "Scores", "Turning points")
    told = [found.out.index(word) for word in words]
    assert told == sorted(told)
    assert "Simulated events, for exercise use." in found.out
    assert "2025Q3  " not in found.out
    assert not found.err


def test_a_run_answers_with_one_json_document() -> None:
    """With --json there is one document on standard output, with everything a script asks for, and nothing else."""
    found = wedge("run", *SHORT, "--json")
    answer = json.loads(found.out)
    assert set(ASKED.split()) <= set(answer)
    assert answer["scenario"] == "partners_of_convenience"
    assert answer["quarters"] == len(answer["quarters_told"]) == 3
    assert set(answer["scores"]) == {"russia", "iran", "united_states", "china", "gulf_states", "israel"}
    assert not found.err


def test_the_same_run_gives_the_same_document() -> None:
    """Two runs with the same terms, each from a fresh start, print the same bytes."""
    first, second = started("run", *SHORT, "--json"), started("run", *SHORT, "--json")
    assert first.code == second.code == 0
    assert first == second


def test_terms_change_the_campaign() -> None:
    """Another seed, another strategy and another start value each lead to another world."""
    digests = [
        json.loads(wedge("run", *SHORT, "--json", *terms).out)["digest"]
        for terms in ((), ("--seed", "2"), ("--strategy", "maximum_pressure"), ("--set", "trust.iran=0.9"))
    ]
    assert len(set(digests)) == 4


def test_a_side_sees_no_covert_order_of_others() -> None:
    """Told as one country sees it, a campaign lacks covert orders of others and none of its own."""
    whole, seen = (json.loads(wedge("run", "--json", *side).out) for side in ((), ("--side", "cn")))
    assert whole["digest"] == seen["digest"]

    def orders(told: dict[str, object], own: bool) -> int:
        quarters: list[dict[str, list[dict[str, str]]]] = told["quarters_told"]  # type: ignore[assignment]
        return sum((act["country"] == "china") == own for quarter in quarters for act in quarter["acts"])

    assert orders(seen, own=True) == orders(whole, own=True)
    assert orders(seen, own=False) < orders(whole, own=False)


@pytest.mark.parametrize("side", ["us", "US", "united-states", "United States", "usa"])
def test_a_side_may_be_called_as_people_call_it(side: str) -> None:
    """Codes, full names, capitals and hyphens all mean the country."""
    assert wedge("run", "--quarters", "1", "--side", side).code == 0


def test_a_bare_strategy_is_the_sides() -> None:
    """A strategy without a country belongs to the side, and to the United States where no side is named."""
    side = wedge("run", *SHORT, "--json", "--side", "ru", "--strategy", "hedge")
    named = wedge("run", *SHORT, "--json", "--strategy", "russia=hedge")
    assert json.loads(side.out)["digest"] == json.loads(named.out)["digest"]


def test_a_saved_run_replays_to_the_same_document(tmp_path: Path) -> None:
    """`wedge replay` of a saved run prints what the run printed."""
    path = tmp_path / "game.jsonl"
    ran = wedge("run", *SHORT, "--json", "--save", str(path))
    replayed = wedge("replay", str(path), "--json")
    assert ran.code == replayed.code == 0
    assert ran.out == replayed.out
    assert "Saved to" in ran.err


def test_a_replay_may_stop_at_a_quarter(tmp_path: Path) -> None:
    """`--to` stops after a quarter, named or numbered, and the telling says that it is not the end."""
    path = tmp_path / "game.jsonl"
    wedge("run", *SHORT, "--save", str(path))
    named, numbered = wedge("replay", str(path), "--to", "2025q1"), wedge("replay", str(path), "--to", "2")
    assert named == numbered
    assert "2025Q2  index" not in named.out
    assert "So far, after 2 of 3 quarters" in named.out


def test_wedge_alone_plays_and_leaves_a_report(tmp_path: Path) -> None:
    """Without a command and without a display, a campaign is played to its verdict and its report is in ./reports."""
    found = started(cwd=tmp_path, env={"SDL_VIDEODRIVER": "dummy"})
    assert found.code == 0, found.err
    report = tmp_path / "reports" / "partners_of_convenience-seed-1.md"
    assert [path.name for path in (tmp_path / "reports").iterdir()] == [report.name]
    assert f"reports/{report.name}" in unwrapped(found.out)
    page = report.read_text(encoding="utf-8")
    for heading in ("# Partners of convenience", "## Turning points", "## Scores, 0–100", "### 2024Q4: index"):
        assert heading in page
    assert "Simulated events" in page


def test_nothing_is_coloured_for_a_pipe() -> None:
    """What is printed into a pipe holds no escape codes, whether or not NO_COLOR is set."""
    for env in ({}, {"NO_COLOR": "1", "TERM": "xterm-256color"}):
        assert "\x1b" not in started("list", "scenarios", env=env).out
