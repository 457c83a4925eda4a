"""`wedge host`: a class is held. The terminal says the address, the code and who can reach it, and shows a QR code."""

import errno
import io
import secrets
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import segno
from rich.console import Console
from rich.text import Text

from agents.strengths import SEMINAR
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.roster_events import KeepRoster
from game.classroom.server.addresses import Addresses, answering, is_address, led_here, public_fault, reach
from game.classroom.server.alarms import more_files
from game.classroom.server.class_lists import class_list
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.room_opening import Wanted
from game.classroom.server.serving import Served, files, prepared
from game.classroom.server.store import Unreadable
from game.cli.messages import RunFault, WrongInput
from game.cli.option_values import LONGEST, by_path, strength, whole_number
from game.cli.options import HostOptions
from game.model.files.faults import Fault, ScenarioFaults
from game.model.scenario.setup import DECKS
from game.model.scenario.setup_files import faults_of

ROOMS = Path("rooms")
HIGHEST_PORT, MOST_TABLES, MOST_PLACES = 65535, 12, 12
LARGEST_SEED = 999_999


@attrs.frozen
class Wishes:
    """What a host was rightly asked for."""

    wanted: Wanted
    port: int
    tables: int
    paths: tuple[Path, ...]
    where: Addresses


def host(options: HostOptions) -> None:
    """Open the rooms, say how to reach them, and serve until Ctrl-C."""
    wishes = wished(options)
    with served(wishes) as server:
        tell(server, Console())
        server.run()
    print(f"Stopped. The rooms are kept in {', '.join(str(path) for path in wishes.paths)}; the same command goes on.")


def wished(options: HostOptions) -> Wishes:
    """Return what a host was asked for.

    errors  WrongInput with every fault of scenario, changes, numbers and files
    """
    faults: list[Fault] = []
    changes = by_path(options.changes, faults)
    quarters = whole_number(options.quarters, "--quarters", (1, LONGEST), faults)
    seed = drawn_luck() if options.seed is None else whole_number(options.seed, "--seed", (0, None), faults) or 0
    campaign = {"scenario": options.scenario, "seed": seed, "quarters": quarters or 0}
    campaign |= {"changes": changes} if changes else {}
    if strength(options.strength, faults) != SEMINAR:
        campaign["strength"] = options.strength
    if options.deck not in DECKS:
        faults.append(Fault("--deck", "", repr(options.deck), " or ".join(DECKS)))
    port = whole_number(options.port, "--port", (0, HIGHEST_PORT), faults) or 0
    tables = whole_number(options.tables, "--tables", (1, MOST_TABLES), faults) or 1
    places = whole_number(options.places, "--places", (1, MOST_PLACES), faults) or 1
    faults += scenario_faults(options.scenario, changes)
    path = Path(options.room) if options.room else ROOMS / f"{Path(options.scenario).stem}.wedge"
    if path.is_dir() or (options.room and not path.parent.is_dir()):
        faults.append(Fault("--room", "", repr(str(path)), "a file in a folder that is there", "make the folder first"))
    if options.bind and options.lan:
        faults.append(Fault("--bind", "", "--bind and --lan", "one of them", "--lan listens on every network"))
    faults += network_faults(options)
    roster = class_list_of(options.roster, tables, places, faults)
    if faults:
        raise WrongInput(faults)
    wanted = Wanted(options.title or "", campaign, places, options.deck, roster)
    public = (options.public_url or "").rstrip("/")
    where = led_here(reach(options.bind, options.lan), public, frozenset(options.proxy), options.tls)
    return Wishes(wanted, port, tables, tuple(files(path, tables)), where)


def class_list_of(named: str | None, tables: int, places: int, faults: list[Fault]) -> KeepRoster | None:
    """Return the class list in a file, None for none; what is wrong with it is added to the faults."""
    if named is None:
        return None
    expected = "a class list as CSV or XLSX"
    if tables > 1:
        faults.append(Fault("--roster", "", f"--tables {tables}", "one table", "read a list at each table's console"))
        return None
    try:
        return class_list(Path(named).read_bytes(), places).roster
    except OSError as fault:
        faults.append(Fault("--roster", "", repr(named), expected, (fault.strerror or str(fault)).lower()))
    except Refused as refused:
        faults.append(Fault("--roster", "", repr(named), expected, refused.reason))
    return None


def network_faults(options: HostOptions) -> list[Fault]:
    """Return what is wrong with how a class is to be reached from elsewhere."""
    faults = []
    if options.public_url and (expected := public_fault(options.public_url)):
        faults.append(Fault("--public-url", "", repr(options.public_url), expected))
    strange = (proxy for proxy in options.proxy if not is_address(proxy))
    faults += [Fault("--proxy", "", repr(proxy), "an address in numbers, such as 127.0.0.1") for proxy in strange]
    if options.tls and (said := unusable(options.tls)):
        faults.append(Fault("--tls", "", " ".join(options.tls), "a certificate and its key, two PEM files", said))
    return faults


def unusable(tls: tuple[str, str]) -> str:
    """Return why HTTPS cannot be spoken with a certificate and a key, "" where it can."""
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(*tls, password=lambda: b"")
    except ssl.SSLError as fault:
        return f"they do not go together or are no PEM files ({fault.reason or 'unreadable'})"
    except OSError as fault:
        return (fault.strerror or str(fault)).lower()
    return ""


def drawn_luck() -> int:
    """Return a seed that nobody has chosen, small enough to be read out."""
    return secrets.randbelow(LARGEST_SEED) + 1


def scenario_faults(name: str, changes: dict[str, str]) -> list[Fault]:
    """Return every fault of a scenario and of what is set in it."""
    return faults_of(name, changes)


@contextmanager
def served(wishes: Wishes) -> Iterator[Served]:
    """Yield a registry ready to be served."""
    wishes.paths[0].parent.mkdir(parents=True, exist_ok=True)
    try:
        yield from _listened(wishes)
    except Unreadable as fault:
        raise WrongInput([str(fault)]) from None
    except ScenarioFaults as wrong:
        raise WrongInput(wrong.faults) from None


def _listened(wishes: Wishes) -> Iterator[Served]:
    """Yield a registry with its socket, or say why the address cannot be listened on."""
    try:
        for listening in answering(wishes.where.bind, wishes.port):
            yield prepared(wishes.paths, wishes.wanted, wishes.where, listening)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            problem = f"Port {wishes.port} is taken, perhaps by another room. Stop that one, or name another --port."
        else:
            problem = f"{wishes.where.bind}: {fault.strerror or fault}. Name an address of this computer, or use --lan."
        raise RunFault(problem) from None


def tell(server: Served, console: Console) -> None:
    """Say how to reach every table."""
    if few := more_files():
        console.print(few, soft_wrap=True)
    rooms = server.registry
    console.print(Text(rooms.reach, "bold"))
    for table in rooms.tables:
        tell_table(table.open_room, rooms.address, console)
    console.print()
    advice = "Keep the facilitator’s link to yourself. Ctrl-C stops the server; every room is kept."
    console.print(advice, soft_wrap=True)


def tell_table(open_room: OpenRoom, address: str, console: Console) -> None:
    """Say how to reach one table."""
    exercise = open_room.room.exercise
    code, join = exercise.code, f"{address}/?code={exercise.code}"
    console.print()
    titles = " – ".join(dict.fromkeys((exercise.title, exercise.scenario.title)))
    console.print(Text(f"{titles}, {open_room.room.quarters} quarters", "bold"))
    console.print(Text(f"  Join        {address}   code {code[:3]} {code[3:]}"), soft_wrap=True)
    console.print(Text(f"  Facilitator {address}/f/{exercise.tokens['facilitator']}"), soft_wrap=True)
    console.print(Text(f"  Board       {address}/b/{exercise.tokens['board']}"), soft_wrap=True)
    if open_room.room.acts:
        console.print(
            Text(f"  Kept        {open_room.room.acts} acts, {len(open_room.room.played)} quarters played; going on"),
            soft_wrap=True,
        )
    if console.is_terminal:
        console.print(Text(qr(join)))


def qr(text: str) -> str:
    """Return a QR code in half blocks."""
    out = io.StringIO()
    segno.make(text, error="l").terminal(out, compact=True, border=2)
    return out.getvalue()
