"""Sections as they are sent: worked out once for an audience, and again only when what they hang on has changed."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.conversion import text_of
from game.classroom.protocol.wire_messages import AddedRows, Me
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person
from game.classroom.sections.all_sections import personal, sections
from game.classroom.sections.audience import Around, Audience, millis
from game.classroom.sections.talk import messages_since, notices_since

MOST_NOTICES = 100
ChangeKey = tuple[Audience, tuple[tuple[str, int], ...], int, int]


@attrs.frozen
class Rendered:
    """A section as it is sent; its version rises when its text changes."""

    version: int
    text: str
    needs: tuple[object, ...]


@attrs.frozen
class Sent:
    """What one client has been sent: the version of each section, and how many messages and notices it has read of."""

    versions: Mapping[str, int] = attrs.field(factory=dict)
    messages: int = 0
    notices: int = 0


def same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
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
    drawn   at which frame each audience's sections were worked out; for a team also after how many of the room's acts,
            since whoever did something is shown it by the first change after its acknowledgement
    """

    frame: int = 1
    version: int = 0
    by_audience: dict[Audience, dict[str, Rendered]] = attrs.field(factory=dict)
    whole: dict[ChangeKey, str] = attrs.field(factory=dict)
    drawn: dict[Audience, tuple[int, int]] = attrs.field(factory=dict)
    owned: dict[str, tuple[tuple[object, ...], dict[str, str]]] = attrs.field(factory=dict)

    def next_frame(self) -> None:
        """Forget what was put together: something has changed."""
        self.frame += 1
        self.whole.clear()

    def of(self, whom: Audience, room: Room, around: Around) -> dict[str, Rendered]:
        """Return the sections of an audience as they are now."""
        rendered = self.by_audience.setdefault(whom, {})
        drawn = self.frame, room.acts if whom.kind == "player" else 0
        if self.drawn.get(whom) == drawn:
            return rendered
        for section in sections(whom):
            before, needs = rendered.get(section.name), section.needs(room, around)
            if before is None or not same(before.needs, needs):
                text = text_of(section.shows(room, whom, around))
                fresh = before is None or before.text != text
                self.version += fresh
                version = self.version if fresh or before is None else before.version
                rendered[section.name] = Rendered(version, text, needs)
        self.drawn[whom] = drawn
        return rendered

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
        by_audience = self.of(whom, room, around)
        now = Sent(
            {name: section.version for name, section in by_audience.items()}
            | {name: hash(text) for name, text in own.items()},
            len(room.messages),
            len(room.notices),
        )
        if key is not None and key in self.whole:
            return self.whole[key], now
        fresh = {
            name: section.text for name, section in by_audience.items() if sent.versions.get(name) != section.version
        }
        fresh |= {name: text for name, text in own.items() if sent.versions.get(name) != now.versions[name]}
        said = messages_since(room, whom, sent.messages)
        notices = notices_since(room, whom, who.person if who else "", sent.notices)
        text = changed(fresh, AddedRows(said, notices)) if fresh or said or notices else ""
        if key is not None:
            self.whole[key] = text
        return text, now


def changed(fresh: Mapping[str, str], added: AddedRows) -> str:
    """Return a message with the sections that changed, and what was added."""
    parts = ",".join(f'"{name}":{text}' for name, text in fresh.items())
    return f'{{"type":"change","sections":{{{parts}}},"added":{text_of(added)}}}'


def hello(room: Room, around: Around, whom: Audience, me: Me, now: float) -> dict[str, object]:
    """Return all that a client is shown, as it is sent first and printed into its page: a `HelloMessage`."""
    person = room.people.get(me.person or "")
    parts: dict[str, object] = {section.name: section.shows(room, whom, around) for section in sections(whom)}
    parts |= personal(room, person)
    parts["messages"] = messages_since(room, whom, 0)
    parts["notices"] = notices_since(room, whom, me.person or "", 0)[-MOST_NOTICES:]
    return {"type": "hello", "now": millis(now), "me": me, "sections": parts}
