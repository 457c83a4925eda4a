"""Deleted with personal records: every text that somebody may write, as the types of the acts say."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import pytest

from game.classroom.protocol import bounds, positions
from game.classroom.protocol.class_events import EVENTS
from game.classroom.protocol.fields import Check, TextCheck, sent_name
from game.classroom.protocol.refusals import Refused
from game.classroom.server.erasing import blanked

MARK = "Zarathustra"
# Names that a room or its scenario gives: what stands there is chosen from what there is.
GIVEN = {
    ("message", "channel"), ("show", "what"), ("alert", "kind"), ("forget", "confirm"), ("quiz", "answers", "name"),
    ("join", "student"), ("write_inject", "effects", "path"), ("write_inject", "effects", "when"),
    ("rule", "effects", "path"), ("rule", "effects", "when"),
}  # fmt: skip
# The server's own acts, whose texts nobody sends: `resolved` holds injects and rulings, the others no words.
OWN = {"resolved", "judged", "looked_ahead", "course", "roster"}
IDENTS = (bounds.Ident, bounds.ChannelName, positions.LeverName)


def texts_of(wanted: Any, place: tuple[str, ...]) -> list[tuple[tuple[str, ...], Check]]:
    """Return every text within a type, with where it stands and its check."""
    inner, found = get_args(wanted), list[tuple[tuple[str, ...], Check]]()
    match get_origin(wanted):
        case origin if origin is Annotated and inner[0] is str:
            return [] if wanted in IDENTS else [(place, inner[1])]
        case origin if origin is Annotated or origin is tuple:
            return texts_of(inner[0], place)
        case origin if origin in (Union, UnionType):
            return [text for kind in inner if kind is not NoneType for text in texts_of(kind, place)]
        case origin if origin is Mapping:
            return [*texts_of(inner[0], (*place, "name")), *texts_of(inner[1], place)]
        case None if attrs.has(wanted):
            for name, kind in get_type_hints(wanted, include_extras=True).items():
                found += texts_of(kind, (*place, sent_name(name)))
    return found


def may_hold(check: Check) -> bool:
    """Return whether somebody's own word may stand where a check stands guard."""
    try:
        check("field", MARK)
    except Refused:
        return False
    return not isinstance(check, TextCheck) or check.personal


def filled(wanted: Any) -> Any:
    """Return what JSON could hold of a type, with the mark in every text."""
    inner = get_args(wanted)
    match get_origin(wanted):
        case origin if origin is Annotated:
            return filled(inner[0]) if inner[0] is not str or may_hold(inner[1]) else "given"
        case origin if origin is tuple:
            return [filled(inner[0])]
        case origin if origin in (Union, UnionType):
            return filled(inner[0])
        case origin if origin is Literal:
            return inner[0]
        case origin if origin is Mapping:
            return {filled(inner[0]): filled(inner[1])}
        case None if attrs.has(wanted):
            hints = get_type_hints(wanted, include_extras=True)
            return {sent_name(name): filled(kind) for name, kind in hints.items()}
    return MARK if wanted is str else 1


@pytest.mark.parametrize("do", sorted(EVENTS.keys() - OWN))
def test_whatever_somebody_may_write_is_taken_out(do: str) -> None:
    """No word that an act may carry is left in its line, names among them; only what the room itself named stays."""
    shape = EVENTS[do].shape
    kept = {place for place, check in texts_of(shape, (do,)) if isinstance(check, TextCheck) and not check.personal}
    assert kept <= GIVEN
    line = {"do": do, "fields": filled(shape), "at": 0.0, "by": "p1", "id": MARK}
    assert MARK not in str(blanked([line]))


def test_words_of_injects_and_rulings_are_taken_out_of_quarters_too() -> None:
    """What a quarter holds of an inject or a ruling goes with it: its title, its sentence, and those of its effects."""
    effects = [{"path": "brent", "size": 1.0, "says": f"Effect {MARK}", "when": "now"}]
    inject = {"title": f"Title {MARK}", "says": f"Says {MARK}", "effects": effects, "turn": None, "teaching": ""}
    told = [f"Title {MARK}.", f"Then: Says {MARK}", {"says": f"Effect {MARK}"}]
    lines = [
        {"do": "write_inject", "fields": inject, "id": ""},
        {"do": "resolved", "fields": {"turn": 1, "result": told}, "id": ""},
    ]
    assert MARK not in str(blanked(lines))
    assert blanked(lines)[1]["fields"]["turn"] == 1
