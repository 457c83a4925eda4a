"""A class rehearsed in real time: the room's own clock moves it on, and each minute is told."""

import asyncio
from pathlib import Path

from game.classroom.rehearsal.lesson import RehearsalPlan
from game.classroom.rehearsal.real_time import Hour, Minute
from game.classroom.rehearsal.rehearse import rehearsed
from game.classroom.rehearsal.script import ScriptPace

LENGTHS = {"brief": 2.0, "negotiate": 2.0, "orders": 3.0, "reveal": 1.0}


def test_a_class_in_real_time_is_moved_on_by_its_clock_and_told_minute_by_minute(tmp_path: Path) -> None:
    """An hour made short is played to its debrief without a lost message, and what was seen each minute is told."""
    hour = Hour(joining=1.0, briefing=2.0, lengths=LENGTHS, debrief=2.0, minute=2.0)
    plan = RehearsalPlan(("partners_of_convenience",), quarters=2, phones=6, hour=hour, pace=ScriptPace(0.05, 0.3))
    minutes: list[Minute] = []
    found = asyncio.run(rehearsed(plan, tmp_path / "class.wedge", lambda _: None, minutes.append))
    assert found.lost == 0
    assert found.seconds > sum(LENGTHS.values()) * 2
    assert tuple(minutes) == found.minutes
    assert sum(one.acts for one in minutes) > found.acts / 2
    assert sum(len(one.resolve) for one in minutes) == 2
