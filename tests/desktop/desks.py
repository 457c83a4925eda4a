"""A desk as a test sits at it: a controller whose workers work whenever it is polled, and a folder of its own."""

from pathlib import Path
from typing import Any, TypeVar

import pytest

from game.desktop.commands import Begin, Commands, Commissioned
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.background import INLINE
from game.desktop.control.controller import Controller

US = "united_states"
ROUNDS = 400
Kind = TypeVar("Kind")


def nothing() -> None:
    """Wake nobody."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder in which this test's Wedge keeps what is the user's."""
    monkeypatch.setenv(shelf.HOME, str(tmp_path))
    return tmp_path


def seated(*seats: str, quarters: int = 8, seed: int = 1, staff: str = "figures") -> Controller:
    """Return a controller with a new campaign on its desk."""
    made = Controller(nothing, INLINE)
    made.game.carry_out(Begin(seats=seats or (US,), quarters=quarters, seed=seed, staff=staff))
    made.game.carry_out(Commissioned())
    return made


def until_quiet(desk: Controller) -> list[Any]:
    """Poll until the workers have nothing more to say, and return what the window was told to do."""
    told: list[Any] = []
    for _ in range(ROUNDS):
        told += desk.poll()
        if not desk.staff._inline and not desk.table._inline:
            return told
    raise AssertionError("the workers never came to an end")


def first(kind: type[Kind], commands: Commands) -> Kind:
    """Return the first command of a kind, which must be among them."""
    return next(command for command in commands if isinstance(command, kind))


def kinds(commands: Any) -> list[str]:
    """Return which screens and messages the window is told to show."""
    return [f"{type(one).__name__} {getattr(one, 'screen', '')}".strip() for one in commands]


def kept(desk: Controller) -> Path:
    """Return the file in which a desk's campaign is kept."""
    assert desk.desk is not None
    assert desk.desk.path is not None
    return desk.desk.path
