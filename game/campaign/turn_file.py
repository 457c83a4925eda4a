"""A campaign of two people at two computers: a file goes back and forth, and no orders are read before both are given.

The first of the two sends orders sealed: the file holds a digest of them alone. The second, who cannot know them,
answers with its own in the open, since the first can no longer change anything. The first plays the quarter; its next
file opens the seal, and the second's computer plays the quarter again by the log and checks that nothing was changed.
Every file holds the whole log, because both play the same world: it is packed, so that nobody reads it by accident, but
whoever means to unpack it can.
"""

import base64
import json
import zlib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import attrs

from game.campaign.campaign import Campaign
from game.campaign.deal_book import COUNTER, PROPOSE, DealEvent
from game.campaign.order_log import LoggedQuarter, OrderLog, said, written
from game.campaign.order_log_reading import parsed, read_said
from game.campaign.orders import SeatOrders
from game.campaign.replaying import replayed
from game.campaign_faults import CampaignOver, OrderRefused, ReplayDiffers
from game.json_lines import LogFault
from game.loose_types import JsonDict, JsonValue
from game.model.files.faults import ScenarioFaults

NAME, FORMAT = "wedge_turn", 1
# Nothing that was ever packed so tightly is unpacked beyond this many bytes.
LARGEST = 64_000_000


class TurnRefused(ValueError):  # noqa: N818 (it says what happened)
    """A file that cannot be played: `key` says why, `holes` whom and what it is about."""

    def __init__(self, key: str, **holes: object) -> None:
        """Keep what is said of it."""
        super().__init__(key)
        self.key, self.holes = key, holes


@attrs.frozen
class GivenTurn:
    """What one of the two gives for a quarter: orders, what was said at the table, and before the first an ambition."""

    orders: SeatOrders
    said: tuple[DealEvent, ...] = ()
    ambition: str = ""


@attrs.frozen
class TurnFile:
    """One file.

    game    the campaign's own name, drawn when it began
    seats   who seals, and who answers
    by      which of the two wrote it
    log     all quarters played
    seal    of the first's orders for the coming quarter; "" after the last
    nonce, opened  what opens the seal of the quarter that was played last; None before the first
    given   the second's orders for the coming quarter; None from the first
    """

    game: str
    seats: tuple[str, str]
    by: str
    log: OrderLog
    seal: str
    nonce: str = ""
    opened: GivenTurn | None = None
    given: GivenTurn | None = None

    @property
    def turn(self) -> int:
        """How many quarters have been played."""
        return len(self.log.quarters)

    @property
    def to(self) -> str:
        """Whom it is for."""
        return self.seats[1] if self.by == self.seats[0] else self.seats[0]


def seal_of(game: str, turn: int, nonce: str, given: GivenTurn) -> str:
    """A digest that binds whoever gives it to its orders and tells nobody what they are.

    turn   quarters played
    nonce  drawn for this one quarter, so that orders cannot be guessed and tried
    """
    text = json.dumps([game, turn, nonce, given_dict(given)], sort_keys=True)
    return blake2b(text.encode(), digest_size=20).hexdigest()


def given_dict(given: GivenTurn) -> JsonDict:
    """What was given, as a file holds it."""
    events = [said(event) for event in given.said]
    orders: JsonDict = json.loads(json.dumps(attrs.asdict(given.orders)))
    return {"orders": orders, "said": events, "ambition": given.ambition}


def given_of(raw: JsonDict) -> GivenTurn:
    """What was given, read back; KeyError, TypeError, ValueError or LogFault where it is none."""
    orders = raw["orders"]
    read = SeatOrders(
        {str(lever): int(step) for lever, step in orders["dials"].items()},
        tuple(map(str, orders["moves"])),
        tuple(map(str, orders["table"])),
        {str(crisis): int(place) for crisis, place in orders["choices"].items()},
        {str(occasion): str(move) for occasion, move in orders["prepared"].items()},
    )
    events = tuple(read_said(event, 0, number) for number, event in enumerate(raw["said"]))
    return GivenTurn(read, events, str(raw["ambition"]))


def packed(turn: TurnFile) -> str:
    """A file's text."""
    body = {
        "game": turn.game,
        "seats": list(turn.seats),
        "by": turn.by,
        "log": written(turn.log),
        "seal": turn.seal,
        "nonce": turn.nonce,
        "opened": turn.opened and given_dict(turn.opened),
        "given": turn.given and given_dict(turn.given),
    }
    text = base64.b85encode(zlib.compress(json.dumps(body).encode(), 9)).decode()
    return json.dumps({NAME: FORMAT, "check": checked(text), "body": text}) + "\n"


def checked(text: str) -> str:
    """What shows that nothing was lost on the way."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def unpacked(raw: bytes) -> TurnFile:
    """A file read back; TurnRefused where it is none, was written by another version, or has been damaged."""
    outer: JsonDict = {}
    with suppress(ValueError):
        value: JsonValue = json.loads(raw)
        outer = value if isinstance(value, dict) else {}
    if NAME not in outer:
        raise TurnRefused("no_turn")
    if outer[NAME] != FORMAT:
        raise TurnRefused("other_version")
    try:
        text = str(outer["body"])
        if outer["check"] != checked(text):
            raise TurnRefused("damaged")
        opener = zlib.decompressobj()
        body: JsonDict = json.loads(opener.decompress(base64.b85decode(text), LARGEST))
        first, second = map(str, body["seats"])
        return TurnFile(
            str(body["game"]),
            (first, second),
            str(body["by"]),
            parsed(str(body["log"]).encode()),
            str(body["seal"]),
            str(body["nonce"]),
            given_of(body["opened"]) if body["opened"] else None,
            given_of(body["given"]) if body["given"] else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as fault:
        if isinstance(fault, TurnRefused):
            raise
        raise TurnRefused("damaged") from fault


def is_turn(path: Path) -> bool:
    """Whether a file is one of these, by its first letters."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(NAME) + 3).startswith(f'{{"{NAME}'.encode())
    return False


def hidden_terms(log: OrderLog, seat: str) -> OrderLog:
    """A log without the ambition that a seat chose, which before the first quarter is its own secret."""
    ambitions = {country: aim for country, aim in log.terms.ambitions.items() if country != seat}
    return attrs.evolve(log, terms=attrs.evolve(log.terms, ambitions=ambitions))


def campaign_of(log: OrderLog) -> Campaign:
    """The campaign that a file holds; TurnRefused where it does not lead where it says, or needs another version."""
    try:
        return replayed(log)
    except (ReplayDiffers, LogFault, ScenarioFaults, OrderRefused, KeyError) as fault:
        raise TurnRefused("no_replay", why=str(fault)) from fault


def lay(campaign: Campaign, seat: str, given: GivenTurn) -> None:
    """Lay what one of the two gave on the table of a campaign; TurnRefused where the rules do not allow it.

    What was said at the table gets the names that its deals have here; what can no longer be said, because the other
    seat's word came first, is left out.
    """
    try:
        if given.ambition and not campaign.world.turn:
            campaign.aim(seat, given.ambition)
        names = dict[str, str]()
        ours = len(campaign.book.deals)
        base = sum(record.proposed <= campaign.world.turn for record in campaign.book.deals)
        for event in given.said:
            number = base + len(names) + 1
            known = names.get(event.deal, event.deal)
            with suppress(OrderRefused, KeyError):
                record = campaign.deal(attrs.evolve(event, deal=known))
                if event.does in (PROPOSE, COUNTER):
                    names[f"d{number}"] = record.id
                    continue
            if event.does in (PROPOSE, COUNTER):
                names[f"d{number}"] = f"d{ours + len(given.said) + number}"
        campaign.draft(seat, given.orders)
    except (OrderRefused, CampaignOver, KeyError) as wrong:
        raise TurnRefused("against_rules", why=str(wrong.args[0])) from wrong


def expect_opened(turn: TurnFile, known_seal: str, own: GivenTurn) -> None:
    """Say that the quarter played last was not played with what the two gave; TurnRefused.

    known_seal  the seal that came with the file before
    own         what the second gave
    """
    first, second = turn.seats
    quarter, opened = turn.log.quarters[-1], turn.opened
    if opened is None or seal_of(turn.game, turn.turn - 1, turn.nonce, opened) != known_seal:
        raise TurnRefused("broken_seal", who=first)
    if not played_as(quarter, first, opened.orders):
        raise TurnRefused("broken_seal", who=first)
    if not played_as(quarter, second, own.orders):
        raise TurnRefused("other_orders", who=first)


def played_as(quarter: LoggedQuarter, seat: str, orders: SeatOrders) -> bool:
    """Whether a seat's orders were played as it gave them; what the rule settled for it may stand beside."""
    there = quarter.orders[seat]
    choices = {crisis: place for crisis, place in there.choices.items() if crisis in orders.choices}
    return attrs.evolve(there, choices=choices) == orders
