"""Sections as they are sent: worked out once for an audience, and again only when what they hang on has changed."""

import json
from collections.abc import Mapping
from typing import Any

import attrs

from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person
from game.classroom.sections.all_sections import personal, sections
from game.classroom.sections.audience import Around, Audience, millis
from game.classroom.sections.talk import messages_since, notices_since


def text_of(value: Any) -> str:
    """Return a value as it is sent."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@attrs.frozen
class Rendered:
    """A section as it is sent; its version rises when its text changes."""

    version: int
    text: str
    needs: tuple[Any, ...]


@attrs.frozen
class Sent:
    """What one client has been sent: the version of each section, and how many messages and notices it has read of."""

    versions: Mapping[str, int] = attrs.field(factory=dict)
    messages: int = 0
    notices: int = 0


def same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Return whether a section hangs on the same values; frozen ones are the same where they are one object."""
    pairs = zip(before, now, strict=True)
    return len(before) == len(now) and all(
        a is b or (isinstance(a, str | int | float | bool | None) and a == b) for a, b in pairs
    )


@attrs.define(eq=False)
class Rendering:
    """The sections of every audience that somebody looks at.

    frame   rises each time there may be something new
    whole   changes already put together in this frame, because a thousand observers are sent the same
    """

    frame: int = 1
    version: int = 0
    kept: dict[Audience, dict[str, Rendered]] = attrs.field(factory=dict)
    whole: dict[Any, str] = attrs.field(factory=dict)
    drawn: dict[Audience, int] = attrs.field(factory=dict)
    owned: dict[str, tuple[tuple[Any, ...], dict[str, str]]] = attrs.field(factory=dict)

    def next_frame(self) -> None:
        """Forget what was put together: something has changed."""
        self.frame += 1
        self.whole.clear()

    def of(self, whom: Audience, room: Room, around: Around) -> dict[str, Rendered]:
        """Return the sections of an audience as they are now."""
        kept = self.kept.setdefault(whom, {})
        if self.drawn.get(whom) == self.frame:
            return kept
        for section in sections(whom):
            before, needs = kept.get(section.name), section.needs(room, around)
            if before is None or not same(before.needs, needs):
                text = text_of(section.shows(room, whom, around))
                fresh = before is None or before.text != text
                self.version += fresh
                version = self.version if fresh or before is None else before.version
                kept[section.name] = Rendered(version, text, needs)
        self.drawn[whom] = self.frame
        return kept

    def own(self, room: Room, who: Person | None) -> dict[str, str]:
        """Return the sections that are one person's own, as they are sent."""
        if who is None:
            return {}
        needs = (room.phase, room.played, room.forecasts, room.quiz, room.tickets, room.proposals, room.rationales, who)
        before = self.owned.get(who.person)
        if before is None or not same(before[0], needs):
            before = needs, {name: text_of(value) for name, value in personal(room, who).items()}
            self.owned[who.person] = before
        return before[1]

    def change(self, whom: Audience, who: Person | None, sent: Sent, room: Room, around: Around) -> tuple[str, Sent]:
        """Return what is new to a client since what it was sent, "" for nothing, and what it has been sent then."""
        own = self.own(room, who)
        stamp = tuple(sorted(sent.versions.items()))
        key = (whom, stamp, sent.messages, sent.notices) if who is None else None
        kept = self.of(whom, room, around)
        now = Sent(
            {name: one.version for name, one in kept.items()} | {name: hash(text) for name, text in own.items()},
            len(room.messages),
            len(room.notices),
        )
        if key is not None and key in self.whole:
            return self.whole[key], now
        fresh = {name: one.text for name, one in kept.items() if sent.versions.get(name) != one.version}
        fresh |= {name: text for name, text in own.items() if sent.versions.get(name) != now.versions[name]}
        said = messages_since(room, whom, sent.messages)
        told = notices_since(room, whom, who.person if who else "", sent.notices)
        found = changed(fresh, said, told) if fresh or said or told else ""
        if key is not None:
            self.whole[key] = found
        return found, now


def changed(fresh: Mapping[str, str], said: list[Any], told: list[Any]) -> str:
    """Return a message with the sections that changed, and what was added."""
    parts = ",".join(f'"{name}":{text}' for name, text in fresh.items())
    return f'{{"type":"change","sections":{{{parts}}},"added":{text_of({"messages": said, "notices": told})}}}'


def hello(room: Room, around: Around, whom: Audience, me: Mapping[str, Any], now: float) -> dict[str, Any]:
    """Return all that a client is shown, as it is sent first and printed into its page."""
    person = room.people.get(me["person"] or "")
    shown = {section.name: section.shows(room, whom, around) for section in sections(whom)}
    shown |= personal(room, person)
    shown["messages"] = messages_since(room, whom, 0)
    shown["notices"] = notices_since(room, whom, me["person"] or "", 0)[-100:]
    return {"type": "hello", "now": millis(now), "me": dict(me), "sections": shown}
