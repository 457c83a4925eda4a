"""What the player prefers is kept, and a bad file harms nothing."""

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.preferences import DEFAULT, FILE, HOLDS, TEXT_SIZES, Preferences, folder, store, stored
from game.desktop.window_app import first_size, fits

FOUND = st.builds(
    Preferences,
    theme=st.sampled_from(["dark", "light", "high contrast"]),
    text_size=st.sampled_from(TEXT_SIZES),
    hold=st.sampled_from(HOLDS),
    volume=st.integers(0, 10).map(lambda step: step / 10),
    patterns=st.booleans(),
    monochrome=st.booleans(),
    hints=st.booleans(),
    window=st.just(()) | st.tuples(*[st.integers(-5000, 9000)] * 4),
    setup=st.dictionaries(
        st.text(max_size=8), st.booleans() | st.integers(0, 99) | st.text() | st.lists(st.text()).map(tuple), max_size=4
    ),
)


@given(FOUND)
def test_what_is_kept_is_found_again(tmp_path_factory: pytest.TempPathFactory, preferences: Preferences) -> None:
    """Preferences that were kept are the same when the window opens next."""
    place = tmp_path_factory.mktemp("home")
    assert store(place, preferences) == ""
    assert stored(place) == (preferences, "")


def test_nothing_kept_means_as_at_first(tmp_path: Path) -> None:
    """Without a file everything is as at first, and nothing is said."""
    assert stored(tmp_path / "none") == (DEFAULT, "")


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "\x00"])
def test_a_broken_file_is_said_and_harms_nothing(tmp_path: Path, text: str) -> None:
    """A file that cannot be read leaves everything as at first, and the player is told which file."""
    (tmp_path / FILE).write_text(text)
    found, said = stored(tmp_path)
    assert found == DEFAULT
    assert FILE in said


def test_one_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    """A value that cannot be is named and put back; the others stay."""
    (tmp_path / FILE).write_text(json.dumps({"text_size": 999, "theme": "light", "hold": "long", "new": 1}))
    found, said = stored(tmp_path)
    assert found == attrs.evolve(DEFAULT, theme="light")
    assert "text_size" in said
    assert "hold" in said


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Where nothing can be kept the player is told where, and nothing fails."""
    (tmp_path / "file").write_text("")
    assert str(tmp_path / "file") in store(tmp_path / "file", DEFAULT)


@pytest.mark.parametrize(
    ("platform", "environment", "end"),
    [
        ("linux", {"HOME": "/h"}, "/h/.config/wedge"),
        ("linux", {"HOME": "/h", "XDG_CONFIG_HOME": "/x"}, "/x/wedge"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/Wedge"),
        ("win32", {"USERPROFILE": "/u", "APPDATA": "/a"}, "/a/Wedge"),
        ("linux", {"WEDGE_HOME": "/w"}, "/w"),
    ],
)
def test_each_system_has_its_place(platform: str, environment: dict[str, str], end: str) -> None:
    """Preferences lie where the system keeps such things, or where WEDGE_HOME says."""
    assert folder(environment, platform).as_posix() == end


@pytest.mark.parametrize("window", [[1, 2, 3], [0, 0, 1e9, 5], ["0", 0, 1280, 800], 7, "here", [0, 0, 10**9, 800]])
def test_a_windows_place_that_cannot_be_is_put_back(tmp_path: Path, window: object) -> None:
    """A window without a place or size of four numbers stands as at first, and that is said."""
    (tmp_path / FILE).write_text(json.dumps({"window": window}))
    found, said = stored(tmp_path)
    assert found == DEFAULT
    assert "window" in said


@pytest.mark.parametrize("setup", [[], 7, {"scenario": None}, {"sides": [1, 2]}, {"length": {}}])
def test_choices_that_no_screen_remembers_are_put_back(tmp_path: Path, setup: object) -> None:
    """What was chosen last is believed only where a screen could have remembered it."""
    (tmp_path / FILE).write_text(json.dumps({"setup": setup}))
    found, said = stored(tmp_path)
    assert found == DEFAULT
    assert "setup" in said


@pytest.mark.parametrize(
    ("desktop", "size"),
    [
        ((800, 600), (800, 600)),
        ((1280, 800), (1280, 800)),
        ((1366, 768), (1280, 768)),
        ((1920, 1080), (1296, 810)),
        ((3840, 2160), (2592, 1620)),
        ((2560, 2880), (1920, 1200)),
    ],
)
def test_the_first_window_fits_its_display(desktop: tuple[int, int], size: tuple[int, int]) -> None:
    """The first window takes three quarters of a large display, all of a small one, and never more than there is."""
    assert first_size(desktop) == size


@pytest.mark.parametrize(
    ("window", "desktops", "whether"),
    [
        ((), [(1920, 1080)], False),
        ((100, 50, 1280, 800), [(1920, 1080)], True),
        ((2000, 50, 1280, 800), [(1920, 1080)], False),
        ((2000, 50, 1280, 800), [(1920, 1080), (1920, 1080)], True),
        ((-1500, 50, 1280, 800), [(1920, 1080), (1920, 1080)], True),
        ((-1500, 50, 1280, 800), [(1920, 1080)], False),
        ((0, 1060, 1280, 800), [(1920, 1080)], False),
        ((0, 0, 3840, 2160), [(1920, 1080)], False),
        ((0, 0, 10, 10), [(1920, 1080)], False),
    ],
)
def test_a_window_of_last_time_comes_back_only_where_it_can_be_seen(
    window: tuple[int, ...], desktops: list[tuple[int, int]], whether: bool
) -> None:
    """A display that has gone takes no window with it."""
    assert fits(window, desktops) is whether
