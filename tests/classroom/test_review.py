"""What the engine works out behind a game while the class plays, and what a long class keeps of it."""

import json
import zlib
from pathlib import Path

import attrs
import httpx
import pytest

from game.classroom.server.outcome_routes import decided
from tests.classroom.sketches import CAMPAIGN, Play, served, until
from tests.classroom.test_outcomes import does, plays

ONE_QUARTER = {**CAMPAIGN, "quarters": 1}


def test_a_debrief_is_prepared_before_anybody_asks(tmp_path: Path) -> None:
    """Once a game is over its quarters are judged, teams alone, and the first who asks has the debrief at once."""
    with served(tmp_path, campaign=ONE_QUARTER) as host:
        plays(host, 0)
        open_room = host.registry.tables[0].open_room
        until(lambda: open_room.debriefs and all(open_room.debriefs.values()), seconds=120)
        assert set(open_room.room.judged) == {one.record.digest for one in open_room.room.played}
        marks = decided(open_room.room)
        assert set(marks) == {"iran"}
        assert 0 <= marks["iran"] <= 1
        does(host, 0, "phase", to="debrief")
        answer = httpx.get(f"{host.url}/api/debrief/{host.link('facilitator')}")
        assert answer.status_code == 200
        teams = {one["country"]: one for one in answer.json()["teams"]}
        assert (teams["iran"]["decision"] is None, teams["russia"]["decision"] is None) == (False, True)


@pytest.fixture
def long() -> Play:
    """Return a class that has played three quarters."""
    play = Play()
    play.joins("Amira", "iran")
    for _ in range(3):
        play.quarter()
    return play


def test_quarters_long_past_are_folded_up_and_come_back_the_same(long: Play) -> None:
    """Only the last two positions are kept whole; going back brings those of the time back, to the last figure."""
    again = Play()
    again.joins("Amira", "iran")
    for _ in range(2):
        again.quarter()
    assert [bool(one.folded) for one in long.room.played] == [True, False, False]
    long.facilitator("rollback", turn=2, reason="Once more.")
    assert [bool(one.folded) for one in long.room.played] == [False, False]
    assert long.room.position == again.room.position
    assert all(one.folded for one in long.room.branches[0].quarters)


def test_a_folded_quarter_is_the_same_whichever_way_round_its_keys_were_laid(long: Play) -> None:
    """Read from a file, a position's keys may come in another order; that is no other room."""
    first = long.room.played[0]
    turned = dict(reversed(json.loads(zlib.decompress(first.folded)).items()))
    other = attrs.evolve(first, folded=zlib.compress(json.dumps(turned).encode()))
    assert other.folded != first.folded
    assert other == first
    turned["turn"] = -1
    assert attrs.evolve(first, folded=zlib.compress(json.dumps(turned).encode())) != first
