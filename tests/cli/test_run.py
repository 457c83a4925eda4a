import json
from pathlib import Path

import pytest

from tests.cli.answers import started, unwrapped, wedge

SHORT = ("--quarters", "3")
ASKED = "scenario seed world changes quarters over outcome ending says index first_index scores digest quarters_told"


def test_a_run_tells_every_quarter_and_ends_in_a_verdict() -> None:
    """`wedge run` tells each quarter and ends with the verdict, the scores and what each had set itself."""
    found = wedge("run", *SHORT)
    assert found.code == 0
    words = ("\nWinter 2025", "\nSpring 2025", "\nSummer 2025", "Verdict", "Scores", "What each had set itself")
    places = [found.out.index(word) for word in words]
    assert places == sorted(places)
    assert "Simulated events, for exercise use." in found.out
    assert "Autumn 2025" not in found.out
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


def test_what_did_it_is_told_where_it_is_asked_for() -> None:
    """With --deeds the campaign is told with what did most, each with its error; without, nothing is looked for."""
    found = wedge("run", "--seed", "3", "--quarters", "8", "--deeds", "--json")
    deeds = json.loads(found.out)["deeds"]
    assert all(deed["share"]["low"] <= deed["share"]["value"] <= deed["share"]["high"] for deed in deeds)
    assert json.loads(wedge("run", *SHORT, "--json").out)["deeds"] == []


def test_scores_are_what_they_are_made_of() -> None:
    """Every country's points are the sum of interests, ambition, agenda and word, where no war ran away."""
    answer = json.loads(wedge("run", *SHORT, "--json").out)
    assert answer["outcome"] != "catastrophe"
    for score in answer["scores"].values():
        parts = sum(score[name] for name in ("interests", "ambition", "agenda", "word"))
        assert score["points"] == pytest.approx(min(parts, 100), abs=1e-4)


def test_causes_add_up_to_the_change_that_is_told() -> None:
    """In every quarter the named causes add up, as printed, to the change of the partnership that is printed."""
    for quarter in json.loads(wedge("run", *SHORT, "--json").out)["quarters_told"]:
        change = round(quarter["index"], 1) - round(quarter["index_before"], 1)
        assert sum(quarter["causes"].values()) == pytest.approx(change, abs=1e-6)


def test_the_same_run_gives_the_same_document() -> None:
    """Two runs with the same terms, each from a fresh start, print the same bytes."""
    first, second = started("run", *SHORT, "--json"), started("run", *SHORT, "--json")
    assert first.code == second.code == 0
    assert first == second


def test_terms_change_the_campaign() -> None:
    """Another seed, world, figure, start value or standing policy each lead to another world."""
    digests = [
        json.loads(wedge("run", *SHORT, "--json", *terms).out)["digest"]
        for terms in (
            (),
            ("--seed", "2"),
            ("--world", "1"),
            ("--set", "oil.fleet_pace=0.1"),
            ("--set", "trust.ir=20"),
            ("--set", "us.oil_iran=0"),
            ("--strategy", "us.article"),
            ("--strategy", "us=hold"),
        )
    ]
    assert len(set(digests)) == len(digests)


def test_a_side_reads_no_secret_of_others() -> None:
    """Told as one country sees it, a campaign lacks what others did in secret, and none of its own deeds."""
    whole, seen = (json.loads(wedge("run", "--quarters", "6", "--json", *side).out) for side in ((), ("--side", "cn")))
    assert whole["digest"] == seen["digest"]

    def lines(told: dict[str, object], country: str) -> list[str]:
        """What a country did, as it is told."""
        quarters: list[dict[str, list[dict[str, str]]]] = told["quarters_told"]  # type: ignore[assignment]
        own = ("order", "dial", "plan")
        acts = [act for quarter in quarters for act in quarter["lines"] if act["country"] == country]
        return [act["kind"] for act in acts if act["kind"] in own]

    assert lines(seen, "china") == lines(whole, "china")
    assert len(lines(seen, "israel")) < len(lines(whole, "israel"))


@pytest.mark.parametrize("side", ["us", "US", "united-states", "United States", "usa"])
def test_a_side_may_be_called_as_people_call_it(side: str) -> None:
    """Codes, full names, capitals and hyphens all mean the country."""
    assert wedge("run", "--quarters", "1", "--side", side).code == 0


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
    named, numbered = wedge("replay", str(path), "--to", "2025q2"), wedge("replay", str(path), "--to", "2")
    assert named == numbered
    assert "\nSummer 2025" not in named.out
    assert "So far, after 2 of 3 quarters" in named.out


def test_wedge_alone_plays_and_leaves_a_report(tmp_path: Path) -> None:
    """Without a command and without a display, a campaign is played to its verdict and its report is in ./reports."""
    found = started(cwd=tmp_path, env={"SDL_VIDEODRIVER": "dummy"})
    assert found.code == 0, found.err
    report = tmp_path / "reports" / "partners_of_convenience-seed-1.md"
    assert [path.name for path in (tmp_path / "reports").iterdir()] == [report.name]
    assert f"reports/{report.name}" in unwrapped(found.out)
    page = report.read_text(encoding="utf-8")
    for heading in ("# Partners of convenience", "## Scores, 0–100", "## Quarter by quarter", "### Winter 2025"):
        assert heading in page
    assert "Simulated events" in page
    assert "plays it again, bit for bit" in page


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_pipe_that_lacks_letters_is_served_all_the_same(encoding: str) -> None:
    """Where standard output cannot write every character, plainer ones stand in, and JSON escapes what it must."""
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    told, document = started("run", *SHORT, env=env, encoding=encoding), started("run", *SHORT, "--json", env=env)
    assert told.code == document.code == 0, told.err + document.err
    assert "Moscow" in told.out
    assert document.out.isascii()
    assert json.loads(document.out) == json.loads(wedge("run", *SHORT, "--json").out)
    assert started("run", "atlantis", env=env, encoding=encoding).code == 2


def test_a_file_commands_no_terminal(tmp_path: Path) -> None:
    """Control characters in a scenario's title reach neither a terminal nor a message."""
    path = tmp_path / "mine.toml"
    text = 'base = "partners_of_convenience"\ntitle = "Red \\u001b[31m and \\u202e back"\nsummary = "One\\u0007 two"\n'
    path.write_text(text, encoding="utf-8")
    answers = (
        wedge("run", str(path), "--quarters", "1"),
        wedge("scenario", "check", str(path)),
        wedge("run", "\x1b[2Jatlantis"),
    )
    for answer in answers:
        assert not {"\x1b", "\u202e", "\x07"} & set(answer.out + answer.err)


def test_nothing_is_coloured_for_a_pipe() -> None:
    """What is printed into a pipe holds no escape codes, whether or not NO_COLOR is set."""
    for env in ({}, {"NO_COLOR": "1", "TERM": "xterm-256color"}):
        assert "\x1b" not in started("list", "scenarios", env=env).out
