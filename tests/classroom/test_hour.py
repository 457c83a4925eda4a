"""A class rehearsed in real time while others try to stop it: its own clock moves it on, and each minute is told."""

import asyncio
from collections.abc import Iterator

import attrs
import pytest

from game.classroom.rehearsal import siege
from game.classroom.rehearsal.lesson import RehearsalOutcome, RehearsalPlan
from game.classroom.rehearsal.real_time import Hour, Minute
from game.classroom.rehearsal.rehearse import rehearsed
from game.classroom.rehearsal.script import ScriptPace
from game.classroom.rehearsal.siege import BELIEVED
from game.cli.rehearse_command import FEW_FILES, faults

LENGTHS = {"brief": 2.0, "negotiate": 2.0, "orders": 3.0, "reveal": 1.0}
HOUR = Hour(joining=1.0, briefing=2.0, lengths=LENGTHS, debrief=2.0, minute=2.0)
PLAN = RehearsalPlan(
    ("partners_of_convenience", "--proxy", BELIEVED),
    quarters=1,
    seats=2,
    phones=4,
    hour=HOUR,
    pace=ScriptPace(0.05, 0.3),
    limits=FEW_FILES,
    hostile=True,
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RehearsalOutcome, list[Minute]]]:
    """Return how an hour made short went under a small siege, with few files for the server, and its minutes."""
    minutes: list[Minute] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(siege, "SILENT", 90)
        patch.setattr(siege, "SLOW", 10)
        patch.setattr(siege, "FLOODS", 1)
        room = tmp_path_factory.mktemp("hour") / "class.wedge"
        yield asyncio.run(rehearsed(PLAN, room, lambda _: None, minutes.append)), minutes


def test_a_class_in_real_time_is_moved_on_by_its_clock_and_told_minute_by_minute(
    held: tuple[RehearsalOutcome, list[Minute]],
) -> None:
    """An hour made short is played to its debrief without a lost message, and what was seen each minute is told."""
    found, minutes = held
    assert found.lost == 0
    assert found.seconds > sum(LENGTHS.values())
    assert tuple(minutes) == found.minutes
    assert sum(one.acts for one in minutes) > found.acts / 2
    assert sum(len(one.resolve) for one in minutes) == 1


def test_a_class_goes_on_while_others_try_to_stop_it(held: tuple[RehearsalOutcome, list[Minute]]) -> None:
    """Silent and slow lines, floods, noise, forged links and a full disk bring about nothing but a few alarm lines."""
    found, _ = held
    assert found.unasked == {}
    assert {"classes begun on a full disk", "moments with a full disk"} <= set(found.attacks)
    assert found.put_off > 0
    assert any("cannot be written" in line for line in found.printed)
    assert not any("Traceback" in line for line in found.printed)
    # A busy machine that runs tests is slower than the one that is to hold the class.
    assert faults(attrs.evolve(found, ack=0.0, resolve=0.0), PLAN) == []
    assert any("most 6" in wrong for wrong in faults(attrs.evolve(found, resolve=7.0), PLAN))
