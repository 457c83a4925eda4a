"""Messages: between two seats, in a bloc, to all, within a team, and to the facilitator."""

from game.classroom.protocol.act import FACILITATOR, Act, player
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Message
from game.model.scenario.countries import countries
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


def message(room: Room, act: Act) -> Room:
    """Say something in a channel one sits in, unless it is muted."""
    channel = act["channel"]
    if channel not in CHANNELS:
        raise Refused(422, f"There is no channel {channel[:40]!r}.", "channel")
    sender, who = act.by.kind, act.by.kind.capitalize()
    if act.by.kind != FACILITATOR:
        sender, who = allowed(room, act)
    said = Message(len(room.messages) + 1, act.at, room.turn, channel, sender, who, act.by.person, act["text"])
    return room.evolved(messages=(*room.messages, said))


def allowed(room: Room, act: Act) -> tuple[str, str]:
    """Return for whom somebody speaks, and their name, if they may speak in the channel now."""
    channel = act["channel"]
    if act.by.kind == "press":
        if channel != "all":
            raise Refused(403, "The press speaks to all only.", "channel")
        return "press", room.people[act.by.person].name
    who = player(room, act)
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


def mute(room: Room, act: Act) -> Room:
    """Silence a channel, or all between seats."""
    check(act["channel"])
    return room.evolved(muted=room.muted | {act["channel"]})


def unmute(room: Room, act: Act) -> Room:
    """Let a channel speak again."""
    check(act["channel"])
    return room.evolved(muted=room.muted - {act["channel"]})


def check(channel: str) -> None:
    """Say that there is no such channel."""
    if channel not in CHANNELS and channel != EVERY_CHANNEL:
        raise Refused(422, f"There is no channel {channel[:40]!r}.", "channel")
