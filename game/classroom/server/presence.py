"""Presence: who is connected, and how long each seat has been silent. It is of the moment, and so in no file."""

from collections.abc import Mapping

import attrs

from game.classroom.rules.room import Room

AWAY = 20.0
# Silence is shown in steps, so that a screen is not drawn anew each second.
STEPS = (20, 60, 120, 300, 600, 1800)


@attrs.define
class Presence:
    """When each person's screens were last heard.

    begun  when the server began to listen; nobody is called silent for the time before
    """

    begun: float = 0.0
    heard: dict[str, float] = attrs.field(factory=dict)

    def hear(self, person: str, now: float) -> None:
        """Note that somebody's screen was heard."""
        self.heard[person] = now

    def looked_at(self, room: Room, now: float) -> tuple[frozenset[str], Mapping[str, int]]:
        """Return who is here, and for how many seconds, in steps, each seat with people has been silent."""
        here = frozenset(person for person, last in self.heard.items() if now - last < AWAY)
        silent = {}
        for seat in room.desks:
            team = room.team(seat)
            if team:
                last = max(self.heard.get(member.person, self.begun) for member in team)
                silent[seat] = max((step for step in STEPS if now - last >= step), default=0)
        return here, silent
