"""Messages: between two seats, in a bloc, to all, within a team, and to the facilitator."""

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.closed_lists import FACILITATOR
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import MuteChannel, UnmuteChannel
from game.classroom.protocol.seat_events import SendMessage
from game.classroom.rules.lookups import player
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Message
from game.model.files.countries import countries
from game.model.state.axes import COUNTRIES

EVERY_CHANNEL = "all-channels"


def members() -> dict[str, tuple[str, ...]]:
    """Every bloc with the countries whose files name it."""
    blocs = dict.fromkeys(bloc for country in countries().values() for bloc in country.blocs)
    return {bloc: tuple(name for name, country in countries().items() if bloc in country.blocs) for bloc in blocs}


def channels() -> dict[str, tuple[str, ...]]:
    """Return every channel with the seats that read and write in it."""
    pairs = {f"pair:{'-'.join(sorted((a, b)))}": (a, b) for i, a in enumerate(COUNTRIES) for b in COUNTRIES[i + 1 :]}
    blocs = {f"bloc:{name}": seats for name, seats in members().items()}
    own = {f"{kind}:{seat}": (seat,) for kind in ("team", "control") for seat in COUNTRIES}
    return {"all": COUNTRIES, **blocs, **pairs, **own}


CHANNELS = channels()


def message(room: Room, entry: RoomEntry[SendMessage]) -> Room:
    """Say something in a channel one sits in, unless it is muted."""
    channel = entry.event.channel
    if channel not in CHANNELS:
        raise Refused(422, f"There is no channel {channel[:40]!r}.", "channel")
    sender, who = entry.by.kind, entry.by.kind.capitalize()
    if entry.by.kind != FACILITATOR:
        sender, who = allowed(room, entry)
    message_sent = Message(
        len(room.messages) + 1, entry.at, room.turn, channel, sender, who, entry.by.person, entry.event.text
    )
    return room.evolved(messages=(*room.messages, message_sent))


def allowed(room: Room, entry: RoomEntry[SendMessage]) -> tuple[str, str]:
    """Return for whom somebody speaks, and their name, if they may speak in the channel now."""
    channel = entry.event.channel
    if entry.by.kind == "press":
        if channel != "all":
            raise Refused(403, "The press speaks to all only.", "channel")
        return "press", room.people[entry.by.person].name
    who = player(room, entry.by)
    if who.seat not in CHANNELS[channel]:
        raise Refused(403, "Your seat is not in that channel.", "channel")
    if is_muted(room, channel):
        raise Refused(409, "The facilitator has muted this channel.", "channel")
    if room.clock.frozen:
        raise Refused(409, "The facilitator has frozen the screens.")
    return who.seat, who.name


def is_muted(room: Room, channel: str) -> bool:
    """Return whether nobody but the facilitator may write in a channel; a team can always talk to itself."""
    own = channel.startswith(("team:", "control:"))
    return channel in room.muted or (EVERY_CHANNEL in room.muted and not own)


def mute(room: Room, entry: RoomEntry[MuteChannel]) -> Room:
    """Silence a channel, or all between seats."""
    check(entry.event.channel)
    return room.evolved(muted=room.muted | {entry.event.channel})


def unmute(room: Room, entry: RoomEntry[UnmuteChannel]) -> Room:
    """Let a channel speak again."""
    check(entry.event.channel)
    return room.evolved(muted=room.muted - {entry.event.channel})


def check(channel: str) -> None:
    """Say that there is no such channel."""
    if channel not in CHANNELS and channel != EVERY_CHANNEL:
        raise Refused(422, f"There is no channel {channel[:40]!r}.", "channel")
