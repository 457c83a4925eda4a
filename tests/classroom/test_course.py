"""A course of weeks, with a faked clock: absentees, restarts, clocks put forward, nothing skipped, nothing twice."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.class_events import Actor
from game.classroom.protocol.conversion import entry_of
from game.classroom.protocol.positions import QuarterAsked
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import ExpirePhase, JoinRoom, KeepResolved
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.rules.phases import deadline
from game.classroom.rules.quarters import submitted
from game.classroom.server import room_opening, store
from game.classroom.server.course_calendar import calendar_file, course_of, mail_text, moment_of
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.room_opening import Wanted, opened
from tests.classroom.sketches import CAMPAIGN, Play, inline, lays, locks, served, some_move

LONDON = ZoneInfo("Europe/London")
HOUR, DAY = 3600.0, 86_400.0
# Three quarters over six weeks; on 28 March 2027 the clocks of London are put forward.
DATES = (
    (1, "negotiate", "2027-03-10T18:00"),
    (1, "orders", "2027-03-17T18:00"),
    (2, "negotiate", "2027-03-24T18:00"),
    (2, "orders", "2027-03-31T18:00"),
    (3, "negotiate", "2027-04-07T18:00"),
    (3, "orders", "2027-04-14T18:00"),
)
BEGINS = datetime(2027, 3, 3, 9, tzinfo=LONDON).timestamp()
ENDS = datetime(2027, 4, 15, 9, tzinfo=LONDON).timestamp()


class FakedClock:
    """A clock that is put on by hand."""

    def __init__(self) -> None:
        self.now = BEGINS

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@contextmanager
def opened_room(path: Path, clock: FakedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenRoom]:
    """Open a room's file with a faked clock."""
    monkeypatch.setattr(room_opening, "time", clock)
    open_room = opened(path, Wanted("IR 302", CAMPAIGN, 4, "class"), inline())
    open_room.now = clock
    yield open_room
    open_room.store.close()
    open_room.workers.close()


async def lives(open_room: OpenRoom, clock: FakedClock, until: float, step: float = 6 * HOUR) -> None:
    """Let time pass; the server looks at its clock every so often, and the engine is waited for."""
    while clock.now < until:
        clock.now = min(clock.now + step, until)
        for _ in range(12):
            await open_room.tick()
            while open_room.jobs:
                await asyncio.gather(*tuple(open_room.jobs), return_exceptions=True)
        open_room.store.note(room_opening.ALIVE, str(clock.now))


async def joins(open_room: OpenRoom, name: str, seat: str) -> Actor:
    """Let somebody in."""
    person = f"p{len(open_room.room.people) + 1}"
    await open_room.note(JoinRoom(person=person, name=name, kind="player", seat=seat, token=f"token-{person}"))
    return Actor("player", person)


def path_of(room_file: Path) -> list[tuple[int, str, float]]:
    """Return, from the file alone, every phase that the clock ended: quarter, phase, moment."""
    kept = store.opened(room_file)
    entries = [entry_of(line) for line in store.lines(kept.disk)]
    kept.close()
    turn, ended = 1, list[tuple[int, str, float]]()
    for entry in entries:
        if isinstance(entry.event, ExpirePhase):
            ended.append((turn, entry.event.phase, entry.at))
        turn += isinstance(entry.event, KeepResolved)
    return ended


async def begin_course(open_room: OpenRoom, clock: FakedClock) -> tuple[Actor, Actor]:
    """Let two people in, set the calendar, set what holds for who is absent, and open the brief."""
    amira, vera = await joins(open_room, "Amira", "iran"), await joins(open_room, "Vera", "russia")
    await open_room.note(course_of(open_room.room, DATES, "Europe/London", early=True, now=clock.now))
    facilitator = Actor("facilitator")
    await open_room.ask({"id": "a1", "do": "absence", "seat": "russia", "how": "proxy"}, facilitator)
    await open_room.ask({"id": "a2", "do": "phase", "to": "brief"}, facilitator)
    return amira, vera


def test_six_weeks_go_by_the_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over six weeks with a restart in the fourth every phase ends once, at its date by the clocks of the place."""
    path, clock = tmp_path / "course.wedge", FakedClock()

    async def first_weeks() -> None:
        with opened_room(path, clock, monkeypatch) as open_room:
            await begin_course(open_room, clock)
            await lives(open_room, clock, datetime(2027, 3, 25, 12, tzinfo=LONDON).timestamp())
            assert (open_room.room.turn, open_room.room.phase) == (2, "orders")

    async def last_weeks() -> None:
        clock.now += 2 * DAY
        with opened_room(path, clock, monkeypatch) as open_room:
            assert deadline(open_room.room) == moment_of("2027-03-31T18:00", LONDON)
            await lives(open_room, clock, ENDS)
            assert (open_room.room.phase, len(open_room.room.played), open_room.room.over) == ("reveal", 3, True)
            assert [quarter.by["russia"] for quarter in open_room.room.played] == ["proxy"] * 3
            assert [quarter.by["iran"] for quarter in open_room.room.played] == ["nobody"] * 3

    asyncio.run(first_weeks())
    asyncio.run(last_weeks())
    dated = [(turn, phase, at) for turn, phase, at in path_of(path) if phase in ("negotiate", "orders")]
    assert [(turn, phase) for turn, phase, _ in dated] == [(turn, phase) for turn, phase, _ in DATES]
    for (_, _, at), (_, _, local) in zip(dated, DATES, strict=True):
        assert 0 <= at - moment_of(local, LONDON) <= 6 * HOUR
        assert datetime.fromtimestamp(moment_of(local, LONDON), LONDON).strftime("%Y-%m-%dT%H:%M") == local


def test_dates_that_passed_while_the_server_was_away_are_put_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After three weeks away no phase is skipped: each whose date has passed still lasts an hour, in order, once."""
    path, clock = tmp_path / "course.wedge", FakedClock()

    async def before() -> None:
        with opened_room(path, clock, monkeypatch) as open_room:
            await begin_course(open_room, clock)
            await lives(open_room, clock, BEGINS + DAY)

    async def after() -> None:
        clock.now = datetime(2027, 4, 1, 12, tzinfo=LONDON).timestamp()
        with opened_room(path, clock, monkeypatch) as open_room:
            await lives(open_room, clock, clock.now + 10 * HOUR, step=HOUR / 4)
            assert (open_room.room.turn, open_room.room.phase) == (3, "negotiate")
            assert deadline(open_room.room) == moment_of("2027-04-07T18:00", LONDON)

    asyncio.run(before())
    asyncio.run(after())
    dated = [(turn, phase, at) for turn, phase, at in path_of(path) if phase in ("negotiate", "orders")]
    assert [(turn, phase) for turn, phase, _ in dated] == [
        (1, "negotiate"),
        (1, "orders"),
        (2, "negotiate"),
        (2, "orders"),
    ]
    starts = datetime(2027, 4, 1, 12, tzinfo=LONDON).timestamp()
    for (_, _, at), earlier in zip(dated, [starts, *(at for _, _, at in dated)], strict=False):
        assert at - earlier >= HOUR


def test_a_short_absence_moves_no_date() -> None:
    """A server that was away for a minute, days before the date, changes nothing of it."""
    play = Play(now=BEGINS)
    play.take_course()
    ends = deadline(play.room)
    play.server("reopened", last=play.now - 60)
    assert deadline(play.room) == ends


def test_orders_close_once_everybody_has_locked() -> None:
    """Where the facilitator wants it so, the last team to lock closes the orders; else the date does."""
    play = Play(now=BEGINS)
    iran, russia = play.joins("Amira", "iran"), play.joins("Vera", "russia")
    play.take_course()
    play.opens_orders()
    locks(play, iran)
    assert (deadline(play.room) or 0) > play.now
    locks(play, russia)
    assert (deadline(play.room) or 0) <= play.now
    play.server("expire", phase="orders")
    assert play.room.phase == "adjudicate"


@pytest.mark.parametrize("how", ["draft", "proxy", "hold"])
def test_who_does_not_lock_submits_by_the_seats_rule(how: str) -> None:
    """The last draft, the computer's orders, or nothing: as the facilitator set it for the seat; a lock stands."""
    play = Play(now=BEGINS)
    iran = play.joins("Amira", "iran")
    play.take_course()
    play.facilitator("absence", seat="iran", how=how)
    play.opens_orders()
    move = some_move(play.room, "iran")
    lays(play, iran, move)
    handed = submitted(play.room)["iran"]
    assert {"draft": handed and handed.moves == (move,), "proxy": handed is None, "hold": handed and not handed.count}[
        how
    ]
    locks(play, iran, moves=[move], dials={}, table=[], choices={})
    locked = submitted(play.room)["iran"]
    assert locked is not None
    assert locked.moves == (move,)


def test_without_dates_it_is_a_lesson_again() -> None:
    """A calendar that is put away leaves phases to the facilitator and their lengths."""
    play = Play(now=BEGINS)
    play.take_course()
    play.server("course", zone="Europe/London", deadlines=(), early=True)
    assert (play.room.course, deadline(play.room)) == (None, None)
    play.facilitator("phase", to="brief")
    assert play.room.clock.length == 90


@pytest.mark.parametrize(
    ("dates", "zone", "said"),
    [
        (DATES, "Europe/Atlantis", "a time zone such as"),
        (DATES[::-1], "Europe/London", "follow one another"),
        (((1, "orders", "soon"),), "Europe/London", "a date and time"),
        (((1, "orders", "2020-01-01T10:00"),), "Europe/London", "has passed"),
        (((9, "orders", "2028-01-01T10:00"),), "Europe/London", "a phase of a quarter"),
        (((1, "adjudicate", "2028-01-01T10:00"),), "Europe/London", "a phase of a quarter"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused_in_words(
    dates: tuple[tuple[int, str, str], ...], zone: str, said: str
) -> None:
    """Zones, orders and dates that cannot be are named, with what was expected."""
    with pytest.raises(Refused, match=said):
        course_of(Play().room, dates, zone, early=True, now=BEGINS)


def test_an_hour_that_clocks_skip_or_show_twice_is_one_moment() -> None:
    """02:30 in the night in which clocks are put forward is an hour later; in autumn it is the first of the two."""
    assert moment_of("2027-03-28T01:30", LONDON) - moment_of("2027-03-28T00:30", LONDON) == HOUR
    assert moment_of("2027-10-31T02:30", LONDON) - moment_of("2027-10-31T01:30", LONDON) == 2 * HOUR


def test_the_dates_go_into_calendars_and_mails(tmp_path: Path) -> None:
    """The facilitator sets a calendar over the wire, and takes it away as a file and as a mail that holds no secret."""
    with served(tmp_path) as host, httpx.Client(base_url=host.url) as client:
        token = host.link("facilitator")
        dates = [{"turn": 1, "phase": "orders", "local": "2040-01-02T18:00"}]
        asked = {"zone": "Asia/Tehran", "dates": dates}
        assert client.post(f"/api/calendar/{host.link('board')}", json=asked).status_code == 403
        assert client.post(f"/api/calendar/{token}", json=asked).json() == {"ok": True, "dates": 1}
        ics, mail = (client.get(f"/export/{token}/{name}") for name in ("calendar.ics", "mail.txt"))
        assert "DTSTART:20400102T143000Z" in ics.text
        assert ics.headers["content-type"].startswith("text/calendar")
        assert "Monday 02 January 2040, 18:00 – Orders close" in mail.text
        assert "Asia/Tehran" in mail.text
        assert token not in mail.text + ics.text
        view = client.get(f"/api/view/{token}").json()["sections"]
        assert view["console"]["course"]["dates"][0]["local"] == "2040-01-02T18:00"
        assert view["clock"]["zone"] == "Asia/Tehran"


def test_a_played_course_reads_again() -> None:
    """The file and the mail of a course tell all dates; quarters of a course are resolved as those of a lesson."""
    play = Play(now=BEGINS)
    play.joins("Amira", "iran")
    play.take_course()
    play.opens_orders()
    play.facilitator("phase", to="adjudicate")
    play.server("resolve")
    what = QuarterAsked(submitted(play.room), put_in(play.room), left_out(play.room))
    play.server("resolved", turn=1, result=worker.resolved(CAMPAIGN, play.room.history, what))
    assert calendar_file(play.room, play.now).count("BEGIN:VEVENT") == len(DATES)
    assert mail_text(play.room, "http://class", ENDS).count("  none") == 1
