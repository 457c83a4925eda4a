"""Play by file: what this computer has sealed, sent and still waits for, and what it makes of a file that comes."""

import json
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

import attrs

from game.atomic_files import write_whole
from game.campaign.order_log import log_of
from game.campaign.pencil import Pencil
from game.campaign.turn_file import (
    GivenTurn,
    TurnFile,
    TurnRefused,
    campaign_of,
    expect_opened,
    given_dict,
    given_of,
    hidden_terms,
    lay,
    packed,
    seal_of,
    unpacked,
)
from game.desktop.control import saved_campaigns
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.window_words import capital, words
from game.json_lines import LogFault

ENDING = ".turn"
PLANNING, WAITING, DONE = "planning", "waiting", "done"


@attrs.frozen
class TurnRecord:
    """What this computer knows of one campaign by file, and nobody else.

    seat    which of the two is played here
    turn    quarters played when it last sent or took a file
    state   `planning`, `waiting` for the other's file, or `done`
    path    the save that it is kept in
    digest  of the world after the last quarter
    seal    the first's, for the coming quarter
    nonce, given  what this seat sealed or sent last; None before
    opened  what opens the seal of the quarter played last, by its nonce; None where there is none
    """

    game: str
    seats: tuple[str, str]
    seat: str
    turn: int
    state: str
    path: str
    digest: str = ""
    seal: str = ""
    nonce: str = ""
    given: GivenTurn | None = None
    opened: tuple[str, GivenTurn] | None = None

    @property
    def is_first(self) -> bool:
        """Whether this seat seals."""
        return self.seat == self.seats[0]

    @property
    def other(self) -> str:
        """Who plays elsewhere."""
        return self.seats[1] if self.is_first else self.seats[0]


def folder() -> Path:
    """Where files for the other lie, and where theirs are looked for."""
    return saved_campaigns.home() / "by-file"


def record_path(game: str) -> Path:
    """Where this computer keeps what it knows of a campaign by file."""
    return folder() / "own" / f"{game}.json"


def keep_record(record: TurnRecord) -> None:
    """Keep what is known; OSError as the system gives it."""
    raw = attrs.asdict(record, recurse=False)
    raw["given"] = record.given and given_dict(record.given)
    raw["opened"] = record.opened and [record.opened[0], given_dict(record.opened[1])]
    record_path(record.game).parent.mkdir(parents=True, exist_ok=True)
    write_whole(record_path(record.game), json.dumps(raw))


def record_of(game: str) -> TurnRecord | None:
    """What is known of a campaign; None where nothing is, or nothing that can be read."""
    if not game.isalnum():
        return None
    with suppress(OSError, ValueError, KeyError, TypeError, LogFault):
        raw = json.loads(record_path(game).read_text(encoding="utf-8"))
        first, second = raw.pop("seats")
        given, opened = raw.pop("given"), raw.pop("opened")
        return TurnRecord(
            **raw,
            seats=(str(first), str(second)),
            given=given and given_of(given),
            opened=opened and (str(opened[0]), given_of(opened[1])),
        )
    return None


def begin(desk: CampaignDesk, seats: tuple[str, str]) -> None:
    """Make a new campaign one by file: its first seat sits here; OSError as the system gives it."""
    desk.by_file, desk.here = token_hex(8), seats[0]
    desk.begin_quarter()
    desk.keep()
    keep_record(TurnRecord(desk.by_file, seats, seats[0], 0, PLANNING, str(desk.path)))


def given_here(desk: CampaignDesk) -> GivenTurn:
    """What the seat here gives this quarter."""
    campaign = desk.campaign
    ambition = "" if campaign.world.turn else campaign.terms.ambitions.get(desk.here, "")
    return GivenTurn(campaign.drafted(desk.here), campaign.said, ambition)


def hand_over(desk: CampaignDesk) -> Path:
    """Seal the orders of the seat here, or answer a seal with them, and return the file for the other.

    errors  OSError as the system gives it; TurnRefused where nothing is known of the campaign any more
    """
    record = known(desk)
    campaign, given = desk.campaign, given_here(desk)
    nonce = token_hex(16) if record.is_first else ""
    seal = seal_of(record.game, campaign.world.turn, nonce, given) if record.is_first else record.seal
    turn = file_of(desk, record, seal, None if record.is_first else given)
    path = send(turn, record)
    keep_record(
        attrs.evolve(record, state=WAITING, turn=turn.turn, digest=desk.digest, seal=seal, nonce=nonce, given=given)
    )
    return path


def known(desk: CampaignDesk) -> TurnRecord:
    """What is known of the campaign on the desk; TurnRefused where nothing is."""
    record = record_of(desk.by_file)
    if record is None:
        raise TurnRefused("strange")
    return record


def file_of(desk: CampaignDesk, record: TurnRecord, seal: str, given: GivenTurn | None) -> TurnFile:
    """The file for the other, by who sits here."""
    log = log_of(desk.campaign)
    log = log if log.quarters else hidden_terms(log, record.seat)
    nonce, opened = record.opened or ("", None)
    return TurnFile(record.game, record.seats, record.seat, log, seal, nonce, opened, given)


def send(turn: TurnFile, record: TurnRecord) -> Path:
    """Write a file for the other, and return where it lies; OSError as the system gives it."""
    path = turn_path(record, turn.turn)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, packed(turn))
    return path


def turn_path(record: TurnRecord, turn: int) -> Path:
    """Where the file for the other lies."""
    name = words("by_file", "name", who=capital(record.other), by=capital(record.seat), quarter=turn + 1)
    return folder() / f"{saved_campaigns.plain_name(f'{name} {record.game[:6]}')}{ENDING}"


def received(path: Path) -> CampaignDesk:
    """Return the campaign as a file from the other takes it further.

    errors  TurnRefused where it is damaged, strange, one's own, stale, ahead, or not what was sealed; OSError
    """
    turn = unpacked(path.read_bytes())
    record = record_of(turn.game)
    if record is None:
        if turn.turn or turn.by != turn.seats[0]:
            raise TurnRefused("strange")
        record = TurnRecord(turn.game, turn.seats, turn.to, -1, WAITING, "")
    if turn.by == record.seat:
        raise TurnRefused("own", who=record.other)
    if turn.seats != record.seats:
        raise TurnRefused("strange")
    expect_in_turn(turn, record)
    return taken_back(turn, record) if record.is_first else taken_up(turn, record)


def expect_in_turn(turn: TurnFile, record: TurnRecord) -> None:
    """Say that a file is not the one that is waited for; TurnRefused."""
    wanted = record.turn if record.is_first else record.turn + 1
    if turn.turn < wanted or record.state == DONE:
        raise TurnRefused("stale", quarter=turn.turn + 1)
    if record.state == PLANNING and turn.turn == wanted and record.is_first:
        raise TurnRefused("unsealed", who=record.other)
    if turn.turn > wanted or record.state == PLANNING:
        raise TurnRefused("ahead", quarter=turn.turn + 1, mine=max(wanted, 0) + 1)


def taken_back(turn: TurnFile, record: TurnRecord) -> CampaignDesk:
    """The second's answer has come: both orders lie on the desk, and the quarter can be played; TurnRefused."""
    last = turn.log.quarters[-1].digest if turn.log.quarters else ""
    if turn.seal != record.seal or last != record.digest or turn.given is None or record.given is None:
        raise TurnRefused("other_seal", who=record.other)
    campaign = campaign_of(turn.log)
    lay(campaign, record.seats[0], record.given)
    lay(campaign, record.seats[1], turn.given)
    desk = CampaignDesk(campaign, record.seat, Path(record.path), by_file=record.game, here=record.seat)
    desk.sealed, desk.pencils = record.seats, pencils_of(record)
    return desk


def quarter_played(desk: CampaignDesk) -> Path | None:
    """The quarter has been played here: what opens the seal goes with the next file; the last one is written at once.

    returns  the last file, where the campaign is over
    errors   OSError as the system gives it; TurnRefused where nothing is known of the campaign any more
    """
    record = known(desk)
    assert record.given is not None
    later = attrs.evolve(
        record,
        state=DONE if desk.campaign.over else PLANNING,
        turn=desk.campaign.world.turn,
        digest=desk.digest,
        opened=(record.nonce, record.given),
        seal="",
        nonce="",
        given=None,
    )
    path = send(file_of(desk, later, "", None), later) if desk.campaign.over else None
    keep_record(later)
    return path


def taken_up(turn: TurnFile, record: TurnRecord) -> CampaignDesk:
    """The first's file has come: the quarter is played again by the log, and the next begins; TurnRefused, OSError."""
    if turn.turn:
        before = turn.log.quarters[-2].digest if turn.turn > 1 else ""
        if before != record.digest or record.given is None:
            raise TurnRefused("other_orders", who=record.other)
        expect_opened(turn, record.seal, record.given)
    campaign = campaign_of(turn.log)
    path = Path(record.path) if record.path else saved_campaigns.free(campaign.terms)
    desk = CampaignDesk(campaign, record.seat, path, by_file=record.game, here=record.seat)
    desk.pencils = pencils_of(record)
    if not campaign.over:
        desk.begin_quarter()
    desk.keep()
    keep_record(
        attrs.evolve(
            record,
            state=DONE if campaign.over else PLANNING,
            turn=turn.turn,
            path=str(path),
            digest=desk.digest,
            seal=turn.seal,
            given=None,
        )
    )
    return desk


def pencils_of(record: TurnRecord) -> dict[str, Pencil]:
    """What the seat here had pencilled for later quarters."""
    note = saved_campaigns.note_of(Path(record.path)) if record.path else saved_campaigns.Note()
    return {seat: pencil for seat, pencil in note.pencils.items() if seat == record.seat}


def waits(desk: CampaignDesk) -> bool:
    """Whether the seat here has given its orders and waits for the other's file."""
    record = record_of(desk.by_file) if desk.by_file else None
    return record is not None and record.state == WAITING


def sent(desk: CampaignDesk) -> tuple[str, str]:
    """The file that the other is waited for to answer, and who that is; both "" where nobody is."""
    record = record_of(desk.by_file)
    if record is None or record.state != WAITING:
        return "", ""
    return str(turn_path(record, record.turn)), record.other


def come(desk: CampaignDesk) -> Path | None:
    """The other's next file, where somebody has laid it into the folder; None where none lies there."""
    record = record_of(desk.by_file)
    if record is None:
        return None
    with suppress(OSError):
        for path in sorted(folder().glob(f"*{ENDING}"), key=saved_campaigns.changed_at, reverse=True):
            with suppress(TurnRefused, OSError):
                turn = unpacked(path.read_bytes())
                if turn.game == record.game and turn.by == record.other:
                    expect_in_turn(turn, record)
                    return path
    return None


def refused_told(refused: TurnRefused) -> str:
    """Why a file is refused, in words."""
    holes = {name: capital(str(value)) if name == "who" else str(value) for name, value in refused.holes.items()}
    return words("by_file", refused.key, **holes)
