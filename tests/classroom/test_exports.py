"""What comes out of a room: tables with every column explained, and no link."""

import csv
import io
import json

import pytest

from game.classroom.rules.grading import points
from game.classroom.server.exports import TABLES, dictionary, document, fields, grades, shared, table
from tests.classroom.sketches import Play, locks, people, some_move


@pytest.fixture(scope="module")
def play() -> Play:
    """Return a room after a quarter in which people did everything that is counted."""
    play = Play()
    play.joins("=HYPERLINK(0)", "iran")
    play.joins("Vera", "russia")
    amira, vera = people(play)
    play.does(amira, "quiz", answers={"q1": 0, "q2": 1})
    play.facilitator("phase", to="brief")
    play.does(amira, "forecast", turn=1, question="weaker", p=60)
    play.does(vera, "message", channel="all", text='hello, "all"\nand more')
    play.does(vera, "deal", title="Drones", to=["iran"], secret=True, until=1, clauses=[], words="cash")
    play.opens_orders()
    locks(play, amira, moves=[some_move(play.room, "iran")])
    play.does(amira, "rationale", turn=1, text="It serves our first aim.")
    play.resolves()
    return play


@pytest.mark.parametrize("name", ["grades.csv", *TABLES])
def test_every_column_is_in_the_data_dictionary(play: Play, name: str) -> None:
    """A table's columns are those the dictionary explains, and every row fills them."""
    rows = list(grades(play.room, {})) if name == "grades.csv" else list(TABLES[name](play.room))
    read = list(csv.DictReader(io.StringIO(table(name, rows))))
    assert rows
    assert len(read) == len(rows)
    assert all(list(row) == list(fields()[name]) and None not in row.values() for row in read)


def test_a_name_cannot_run_as_a_formula(play: Play) -> None:
    """A nickname that a spreadsheet would take for a formula is marked as text."""
    read = list(csv.DictReader(io.StringIO(table("grades.csv", grades(play.room, {})))))
    assert read[0]["Student"] == "'=HYPERLINK(0)"


def test_the_document_holds_no_link(play: Play) -> None:
    """The JSON document names no link and no token of anybody."""
    whole = document(play.room, {})
    secrets = [*play.room.exercise.tokens.values(), *(one.token for one in play.room.people.values())]
    assert not any(secret in whole for secret in secrets)
    assert json.loads(whole)["dictionary"] == json.loads(dictionary())["tables"]


def test_the_instructors_marks_go_before_the_records(play: Play) -> None:
    """A part marked by hand counts as marked; one given back counts as the record says."""
    amira = play.room.people["p1"]
    before = points(play.room, amira, 0.8)["participation"]
    play.facilitator("rubric", person="p1", part="participation", points=3)
    assert points(play.room, play.room.people["p1"], 0.8)["participation"] == 3
    play.facilitator("rubric", person="p1", part="participation", points=None)
    assert points(play.room, play.room.people["p1"], 0.8)["participation"] == before
    assert points(play.room, amira, 0.8)["decision"] == 12


def test_skipping_what_was_asked_does_not_pay(play: Play) -> None:
    """Who skips quiz and forecasts has nought for them, out of the same points as everybody; the share is lower."""
    rows = {row["ID"]: row for row in grades(play.room, {})}
    assert (rows["p2"]["Quiz"], rows["p2"]["Calibration"]) == (0.0, 0.0)
    assert rows["p1"]["Possible"] == rows["p2"]["Possible"]


def test_what_a_class_takes_home_names_nobody(play: Play) -> None:
    """The document for the class holds no name, message, reason or link of anybody."""
    whole = shared(play.room)
    said = ["HYPERLINK", "Vera", "hello", "It serves our first aim.", "cash", *play.room.exercise.tokens.values()]
    assert not any(word in whole for word in said)
    assert json.loads(whole)["tables"]["timeline"]
