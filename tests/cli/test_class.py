"""`wedge host` and `wedge rehearse`: what is asked wrongly is said at once, and a small class is rehearsed."""

import json
import socket
from pathlib import Path

import pytest

from tests.cli.answers import unwrapped, wedge


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("host", "nowhere"), "nowhere"),
        (("host", "--port", "99999"), "--port: found '99999'; expected a whole number from 0 to 65535"),
        (("host", "--tables", "0"), "--tables"),
        (("host", "--room", "no_such_folder/a.wedge"), "Make the folder first"),
        (("host", "--lan", "--bind", "127.0.0.1"), "one of them"),
        (("host", "--deck", "short"), "expected whole or class"),
        (("rehearse", "--seats", "7"), "--seats"),
        (("rehearse", "--phones", "2"), "--phones: found '2'; expected a whole number from 6 to 72"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_opened(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong word ends with 2 and says what was found and what was expected; no room is made."""
    monkeypatch.chdir(tmp_path)
    answer = wedge(*words)
    assert (answer.code, said in unwrapped(answer.err)) == (2, True), answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    """When something listens on the port already, the command says so and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = wedge("host", "--port", port, "--room", str(tmp_path / "a.wedge"))
    assert (answer.code, f"Port {port} is taken" in answer.err) == (1, True)


def test_a_file_that_is_no_room_is_refused(tmp_path: Path) -> None:
    """A file that holds something else is named, with what to do."""
    path = tmp_path / "notes.wedge"
    path.write_text("notes, and no room at all\n" * 50)
    answer = wedge("host", "--port", "0", "--room", str(path))
    assert (answer.code, "notes.wedge" in answer.err) == (2, True)


def test_a_small_class_is_rehearsed(tmp_path: Path) -> None:
    """Twelve phones play two quarters against the real server: no message is lost, and the room is kept where asked."""
    keep = tmp_path / "kept.wedge"
    answer = wedge("rehearse", "--phones", "12", "--quarters", "2", "--keep", str(keep), "--json")
    found = json.loads(answer.out)
    assert (found["lost"], found["said"] > 0, found["acts"] > 100, keep.exists()) == (0, True, True, True)
