"""The protocol: one class for each event, and the types of the pages are what the classes give."""

import json
import os
import re
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.classroom.engine.engine_worker import resolved
from game.classroom.protocol.class_events import EVENTS, NAMES, Actor, ClassEvent, RoomEntry
from game.classroom.protocol.conversion import UNREADABLE, entry_of, line_of, plain, structured
from game.classroom.protocol.positions import Position, QuarterAsked
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.typescript import declared, place
from game.classroom.rules.transition import CHECKS, RULES
from game.model.state.axes import COUNTRIES
from tests.classroom.sketches import CAMPAIGN, opening

BLESS = os.environ.get("WEDGE_BLESS") == "1"


def test_the_union_is_closed() -> None:
    """Every class of the union has one name on the wire and one rule, and nothing else has."""
    union = set(get_args(ClassEvent))
    assert union == set(NAMES) == set(RULES)
    assert len(EVENTS) == len(union)


def test_the_pages_types_are_what_the_classes_give() -> None:
    """The committed file of types is generated from the classes; WEDGE_BLESS=1 writes it anew."""
    if BLESS:
        place().write_text(declared(), encoding="utf-8")
    assert place().read_text(encoding="utf-8") == declared()


def test_every_type_that_the_pages_name_exists() -> None:
    """No page names a type that the protocol does not have, where a checker without npm would not notice."""
    types = set(re.findall(r"export (?:interface|type) (\w+)", declared()))
    used = {
        name
        for path in place().parent.rglob("*.js")
        for name in re.findall(r'protocol\.d\.ts"\)\.(\w+)', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= types


TEXTS = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=10).filter(str.strip).map(str.strip)


@given(TEXTS, TEXTS, st.floats(-1, 1))
def test_an_event_is_the_same_once_it_was_kept(title: str, says: str, size: float) -> None:
    """What is sent, checked, and kept as a line of the room's file is read again as the same event."""
    effects = [{"path": "trust.ir", "size": size, "when": "+2", "says": says}]
    sent = {"title": title, "says": says, "effects": effects, "turn": None}
    entry = RoomEntry(CHECKS["write_inject"]("", sent), 1.5, Actor("facilitator"), "n1")
    assert entry_of(json.loads(json.dumps(line_of(entry)))) == entry


def test_a_position_is_the_same_once_it_was_kept() -> None:
    """The engine's positions, the opening and the one after a quarter, come back from JSON as they were."""
    after = resolved(CAMPAIGN, [], QuarterAsked(dict.fromkeys(COUNTRIES))).position
    for position in (opening().position, after):
        assert structured(json.loads(json.dumps(plain(position))), Position) == position


LINE = {"do": "draft", "at": 1.0, "by": {"kind": "player", "person": "p1"}, "id": "n1"}
DRAFT = {"turn": 1, "kind": "move", "order": "ir.talk", "step": 1}


@pytest.mark.parametrize(
    "fields",
    [
        {**DRAFT, "turn": "1"},
        {**DRAFT, "kind": "huge"},
        {**DRAFT, "seat": "iran"},
        {"turn": 1, "order": "ir.talk"},
        {**DRAFT, "turn": True},
        [],
        None,
    ],
)
def test_a_line_of_another_kind_is_no_event(fields: Any) -> None:
    """A line of the room's file with a field of another type, one too many or one too few is refused, never bent."""
    assert entry_of({**LINE, "fields": DRAFT}).by == Actor("player", "p1")
    with pytest.raises(UNREADABLE):
        entry_of({**LINE, "fields": fields})


@pytest.mark.parametrize(
    ("sent", "reason", "field"),
    [
        (
            {**DRAFT, "kind": "mov"},
            "kind: found 'mov'; expected one of dial, move, act, choice, answer; nearest: move.",
            "kind",
        ),
        ({**DRAFT, "stp": 1}, "found a field 'stp'; expected turn, kind, order, step; nearest: step.", "stp"),
        ({"turn": 1}, "kind, order, step: not there; expected with every such act.", "kind"),
        ({**DRAFT, "turn": 1.5}, "turn: found 1.5; expected a whole number from 0 to 200.", "turn"),
    ],
)
def test_a_wrong_field_is_refused_with_what_was_found_and_expected(sent: Any, reason: str, field: str) -> None:
    """A page that sends something else is told which field, what was found there and what was expected."""
    with pytest.raises(Refused) as refused:
        CHECKS["draft"]("", sent)
    assert (refused.value.reason, refused.value.field, refused.value.status) == (reason, field, 422)


def test_nested_fields_are_named_by_their_place() -> None:
    """A fault inside a list is told with its place in it."""
    sent = {"title": "A", "says": "B", "effects": [{"path": "trust.ir", "size": "much"}]}
    with pytest.raises(Refused, match=r"effects\[0\]\.size: found 'much'; expected a number from -1000 to 1000"):
        CHECKS["write_inject"]("", sent)


def test_events_are_frozen_values() -> None:
    """Every event is an attrs class that compares by value and cannot be changed."""
    assert all(attrs.has(kind.shape) for kind in EVENTS.values())
    one = CHECKS["draft"]("", DRAFT)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.turn = 2  # type: ignore[union-attr, misc]
