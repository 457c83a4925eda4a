"""Class lists of course systems: read as they come, everybody placed, known again, graded, and forgotten."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openpyxl import Workbook

from game.classroom.protocol.conversion import line_of
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.grading import of_hundred, points
from game.classroom.server.class_lists import class_list
from game.classroom.server.erasing import blanked
from game.classroom.server.exports import canvas, moodle, table
from game.classroom.server.room_opening import Wanted, opened
from game.classroom.server.workers import EngineProcesses
from game.cli.host_command import class_list_of
from game.model.files.faults import Fault
from tests.classroom.sketches import CAMPAIGN, FACILITATOR, Play, Running, refusal, served

CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Essay 1
    Points Possible,,,,,10
"Okafor, Amira",101,S-1,aokafor,Tuesday,8
"Müller, Jonas",102,S-2,jmueller,Tuesday,
"Test Student",999,,,Tuesday,
"""
MOODLE = """First name;Last name;ID number;Email address;Groups
Amira;Okafor;2001;amira@example.edu;Iran
Vera;Sokolova;2002;vera@example.edu;Team Russia
Li;Wei;2003;li@example.edu;Red
Kit;Bo;2004;kit@example.edu;Red
Kit;Bo;2004;kit@example.edu;Red
"""


def read_in(play: Play, content: str) -> None:
    """Let the server take a class list."""
    event = class_list(content.encode(), 4).roster
    play.server("roster", system=event.system, students=event.students)


def test_a_canvas_list_is_read_as_it_is() -> None:
    """Names are turned round, the rows of Canvas's own are nobody, and every number is kept for the way back."""
    roster = class_list(CANVAS.encode(), 4).roster
    assert (roster.system, [student.name for student in roster.students]) == (
        "canvas",
        ["Amira Okafor", "Jonas Müller"],
    )
    first = roster.students[0]
    assert (first.listed, first.number, first.sis, first.login) == ("Okafor, Amira", "101", "S-1", "aokafor")


def test_a_moodle_list_places_groups_in_teams() -> None:
    """A group named for a country sits there, other groups stay together, and a double is left out with a word."""
    read = class_list(MOODLE.encode(), 4)
    seats = {student.name: student.seat for student in read.roster.students}
    assert (seats["Amira Okafor"], seats["Vera Sokolova"], seats["Li Wei"]) == ("iran", "russia", seats["Kit Bo"])
    assert seats["Li Wei"] not in ("iran", "russia")
    assert len(read.roster.students) == 4
    assert "Row 6, Bo, Kit, is Bo, Kit again; it was left out." in read.says


def test_a_workbook_is_read_like_a_table() -> None:
    """XLSX holds the same as CSV; a number is no fraction, and everybody without a group has a team of even size."""
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["Full name", "Student ID"])
    for number in range(24):
        book.active.append([f"Student {number}", 3000.0 + number])
    book.save(out)
    students = class_list(out.getvalue(), 4).roster.students
    assert students[0].number == "3000"
    assert sorted(sum(one.seat == seat for one in students) for seat in {one.seat for one in students}) == [4] * 6


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty file"),
        (b"Colour,Size\nred,2\n", "expected one of names"),
        (b"Student,ID\n", "no student below"),
        (b"PK\x03\x04 but no workbook", "cannot be read as a workbook"),
        (b"Student\n" + b"".join(b"S %d\n" % n for n in range(401)), "at most 400"),
    ],
)
def test_what_is_no_class_list_is_refused_in_words(content: bytes, said: str) -> None:
    """A file that is none is refused with what was found and what was expected."""
    with pytest.raises(Refused, match=said):
        class_list(content, 4)


def test_who_comes_is_known_again() -> None:
    """A name in any order, without accents, an id or an address is recognised, and seats its student in their team."""
    play = Play()
    read_in(play, MOODLE)
    for typed, student in (("okafor amira", "s1"), ("VERA SOKOLOVA", "s2"), ("li@example.edu", "s3"), ("Somebody", "")):
        who = play.joins(typed, "any")
        assert play.room.people[who.person].student == student
    seats = {who.name: who.seat for who in play.room.people.values()}
    assert (seats["okafor amira"], seats["VERA SOKOLOVA"]) == ("iran", "russia")
    again = play.joins("Amira Okafor", "any")
    assert play.room.people[again.person].student == ""
    refused = play.facilitator
    with pytest.raises(Refused, match="already"):
        refused("enrol", person=again.person, student="s1")
    refused("enrol", person=again.person, student="s4")
    assert play.room.people[again.person].student == "s4"


def test_a_list_read_late_finds_who_is_there() -> None:
    """Whoever joined before the list was read is found in it by name."""
    play = Play()
    amira = play.joins("Amira Okafor", "china")
    read_in(play, MOODLE)
    assert play.room.people[amira.person].student == "s1"


def test_skipped_counts_nought_excused_counts_neither_way() -> None:
    """Who never came has nought of all that the room counts; what is excused, or worth nothing, is left out."""
    play = Play()
    read_in(play, CANVAS)
    amira = play.joins("Amira Okafor", "iran")
    play.quarter()
    rows = {row["Student"]: row["Wedge"] for row in canvas(play.room, {})}
    assert (rows["    Points Possible"], rows["Müller, Jonas"]) == (100, 0.0)
    play.facilitator("weigh", parts=dict.fromkeys(("participation", "rationale", "decision", "conduct"), 0.0))
    who = play.room.people[amira.person]
    assert of_hundred(play.room, points(play.room, who, None)) == 0.0
    for part in ("quiz", "calibration"):
        play.facilitator("excuse", student="s1", part=part, on=True)
    assert {row["Student"]: row["Wedge"] for row in canvas(play.room, {})}["Okafor, Amira"] == "EX"
    assert refusal(play, FACILITATOR, "weigh", parts=dict.fromkeys(play.room.parts, 0.0)).status == 422


def test_a_mark_by_hand_keeps_its_share_when_weights_change() -> None:
    """A memo marked 10 of 20 is 20 of 40 once the memo is worth 40."""
    play = Play()
    amira = play.joins("Amira Okafor", "iran")
    play.facilitator("rubric", person=amira.person, part="memo", points=10)
    play.facilitator("weigh", parts={"memo": 40})
    assert points(play.room, play.room.people[amira.person], None)["memo"] == 20


def test_a_teams_work_counts_for_who_took_part() -> None:
    """Of what a team ordered and argued, who did nothing in a quarter has no part in it."""
    play = Play()
    amira, jonas = play.joins("Amira", "iran"), play.joins("Jonas", "iran")
    play.opens_orders()
    play.does(amira, "rationale", turn=1, text="Because.")
    play.resolves()
    worker, idle = (points(play.room, play.room.people[who.person], 1.0) for who in (amira, jonas))
    assert (worker["rationale"], worker["decision"]) == (20, 15)
    assert (idle["rationale"], idle["decision"], idle["participation"]) == (0, 0, 0)


def test_marks_go_back_as_course_systems_take_them() -> None:
    """The exports have the columns of each system's import, everybody in the list's order, no formula, a byte mark."""
    play = Play()
    read_in(play, CANVAS + '"=HYPERLINK(""http://x"")",103,S-3,x,Tuesday,\n')
    play.quarter()
    text = table("canvas.csv", canvas(play.room, {}))
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Wedge"]
    assert rows[1][0] == "    Points Possible"
    assert [row[1] for row in rows[2:]] == ["101", "102", "103"]
    assert rows[-1][0].startswith("'=")
    assert class_list(text.encode(), 4).roster.students[0].sis == "S-1"
    other = Play()
    read_in(other, MOODLE)
    rows = list(csv.reader(io.StringIO(table("moodle.csv", moodle(other.room, {})))))
    assert rows[0] == ["ID number", "Email address", "Full name", "Wedge", "Wedge feedback"]
    assert rows[1][:3] == ["2001", "amira@example.edu", "Amira Okafor"]


def test_a_class_list_is_forgotten_with_its_people() -> None:
    """Once personal records are deleted, no line of the room's file has anything of the list but numbers and seats."""
    play = Play()
    read_in(play, MOODLE)
    play.joins("Amira Okafor", "any")
    kept = str(blanked([line_of(entry) for entry in play.acts]))
    assert not any(word in kept for word in ("Amira", "Okafor", "example.edu", "2001", "Red"))
    play.facilitator("forget", confirm=play.room.exercise.code)
    assert play.room.roster == {}


def test_a_new_room_takes_a_class_list_with_the_command(tmp_path: Path) -> None:
    """`wedge host --roster` places the list's students; a room that is gone on with keeps its own, links and all."""
    path, listed = tmp_path / "room.wedge", tmp_path / "list.csv"
    listed.write_text(MOODLE, encoding="utf-8")
    faults: list[Fault] = []
    links = []
    for _ in range(2):
        wanted = Wanted("IR 302", CAMPAIGN, 4, "class", class_list_of(str(listed), 1, 4, faults))
        open_room = opened(path, wanted, EngineProcesses())
        links.append([student.token for student in open_room.room.roster.values()])
        assert open_room.doors.grant_of(links[0][0]) is not None
        open_room.store.close()
    assert (faults, len(links[0]), links[0]) == ([], 4, links[1])
    assert class_list_of(str(tmp_path / "none.csv"), 1, 4, faults) is None
    assert class_list_of(str(listed), 2, 4, faults) is None
    assert ["none.csv" in str(faults[0]), "one table" in str(faults[1])] == [True, True]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Running]:
    """Serve a room."""
    with served(tmp_path) as running:
        yield running


def test_a_students_own_link_is_theirs_on_any_device(host: Running) -> None:
    """The facilitator sends a list; a student's link seats them once, and leads to the same desk ever after."""
    with httpx.Client(base_url=host.url) as client:
        token = host.link("facilitator")
        octets = {"content-type": "application/octet-stream"}
        sent = client.post(f"/api/roster/{token}", content=MOODLE.encode(), headers=octets).json()
        assert (sent["ok"], sent["students"]) == (True, 4)
        assert client.post(f"/api/roster/{host.link('board')}", content=b"", headers=octets).status_code == 403
        console = client.get(f"/api/view/{token}").json()["sections"]["console"]
        link = console["roster"]["students"][0]["link"]
        assert "Amira Okafor" in client.get(link).text
        form = {"content-type": "application/x-www-form-urlencoded"}
        desk = client.post(link, content=b"", headers=form).headers["location"]
        assert client.post(link, content=b"", headers=form).headers["location"] == desk
        assert client.get(link).headers["location"] == desk
        assert client.get(f"/api/view/{desk.split('/')[-1]}").json()["me"]["seat"] == "iran"
        labels = client.get(f"/labels/{token}")
        assert labels.text.count("label-card") == 4
        assert token not in labels.text
        assert client.get(f"/labels/{desk.split('/')[-1]}").status_code == 403
        broken = client.post(f"/api/roster/{token}", content=b"Colour\nred\n", headers=octets)
        assert (broken.status_code, "names" in broken.json()["reason"]) == (422, True)
        assert client.get(f"/api/view/{link.split('/')[-1]}").status_code in (403, 404)
        assert (
            client.post(f"/api/act/{link.split('/')[-1]}", json={"id": "x", "do": "phase", "to": "next"}).status_code
            == 403
        )
