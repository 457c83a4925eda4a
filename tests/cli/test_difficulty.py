import json
from pathlib import Path

import pytest

from tests.cli.answers import wedge


def test_a_campaign_is_played_at_the_difficulty_that_was_asked_for(tmp_path: Path) -> None:
    """At Cabinet the engine gives other orders than without, and the log says so and replays."""
    plain = wedge("run", "--quarters", "2", "--json")
    log = tmp_path / "game.jsonl"
    harder = wedge("run", "--quarters", "2", "--difficulty", "Cabinet", "--json", "--save", str(log))
    assert harder.code == 0
    assert json.loads(harder.out)["digest"] != json.loads(plain.out)["digest"]
    assert json.loads(log.read_text(encoding="utf-8").splitlines()[0])["difficulty"] == "cabinet"
    assert json.loads(wedge("replay", str(log), "--json").out)["digest"] == json.loads(harder.out)["digest"]


@pytest.mark.parametrize(("word", "nearest"), [("cabinett", "cabinet"), ("", "seminar, cabinet, crisis")])
def test_an_unknown_difficulty_is_told(word: str, nearest: str) -> None:
    """A difficulty that there is not is named with those there are, and nothing is played."""
    found = wedge("run", "--difficulty", word)
    assert found.code == 2
    expected = f"--difficulty: found {word!r}; expected one of seminar, cabinet, crisis. Nearest: {nearest}."
    assert found.err.strip() == expected


def test_a_log_from_before_there_was_a_choice_still_loads(tmp_path: Path) -> None:
    """A log whose first line says nothing of difficulty replays as it was played."""
    log = tmp_path / "game.jsonl"
    played = wedge("run", "--quarters", "1", "--json", "--save", str(log))
    first, *rest = log.read_text(encoding="utf-8").splitlines()
    header = {name: value for name, value in json.loads(first).items() if name != "difficulty"}
    log.write_text("\n".join([json.dumps(header), *rest]) + "\n", encoding="utf-8")
    assert json.loads(wedge("replay", str(log), "--json").out)["digest"] == json.loads(played.out)["digest"]
