"""The experiments on the article's claims, as `scenarios/trials.toml` holds them, checked."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import attrs

from game.loose_types import JsonValue
from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.files.toml_files import read
from game.model.levers.catalogue import DIALS
from game.model.play.seated import strategies_of
from game.model.scenario.setup_checks import PUSHABLE
from game.model.scenario.setup_files import faults_of, shipped_levers
from game.model.state.axes import COUNTRIES
from game.model.state.codes import TURN_ROW
from game.model.state.measures import nearest
from game.paths import shipped
from game.studies.evidence.arms import Arm, measurable, script

FILE = "trials.toml"
NUMBER = re.compile(r"C\d\d[a-z]")
LONGEST = 40
OPENING = "partners_of_convenience"


@attrs.frozen
class EventPage:
    """Something that happens from outside, in a quarter counted from 1."""

    path: str
    size: float
    quarter: int


@attrs.frozen
class ArmPage:
    """An arm as the file writes it."""

    dials: dict[str, int] = attrs.field(factory=dict)
    moves: dict[str, tuple[int, ...]] = attrs.field(factory=dict)
    never: tuple[str, ...] = ()
    follow: dict[str, str] = attrs.field(factory=dict)
    sets: dict[str, float] = attrs.field(factory=dict)
    events: tuple[EventPage, ...] = ()


@attrs.frozen
class TrialPage:
    """An experiment as the file writes it."""

    asks: str
    measure: str
    quarters: int
    expects: int
    have: ArmPage = attrs.field(factory=ArmPage)
    against: ArmPage = attrs.field(factory=ArmPage)
    since: int = 0


@attrs.frozen
class Experiment:
    """One claim put to the test.

    name      the claim's number and a letter
    asks      a sentence that the expected sign would make true
    have      what the first arm does; `against`, what the second does
    measure   what is read after so many quarters
    since     quarters after which it is read first, where its growth is measured; else 0
    expects   +1 or −1
    """

    name: str
    asks: str
    have: Arm
    against: Arm
    measure: str
    quarters: int
    expects: int
    since: int = 0

    @property
    def claim(self) -> str:
        """The number of the claim."""
        return self.name[:-1]

    @property
    def levers(self) -> tuple[str, ...]:
        """The levers in which the two arms differ."""
        return tuple(dict.fromkeys((*self.have.levers, *self.against.levers, *self.have.never, *self.against.never)))


@cache
def experiments() -> Mapping[str, Experiment]:
    """Every experiment by its name; ScenarioFaults with every fault of the file."""
    faults = list[Fault]()
    spot = Spot(FILE, faults)
    table = read(shipped("scenarios") / FILE, spot) or {}
    whole = {
        name: read_whole
        for name, raw in table.items()
        if (read_whole := experiment(name, raw, spot.at(name))) is not None
    }
    if faults:
        raise ScenarioFaults(faults)
    return whole


def experiment(name: str, raw: JsonValue, spot: Spot) -> Experiment | None:
    """One experiment, checked; None, its faults gathered, where it cannot be read."""
    if not NUMBER.fullmatch(name):
        spot.wrong(as_written(name), "the number of a claim and a letter, such as C01a")
    page: TrialPage | None = piece(TrialPage, raw, spot)
    if page is None:
        return None
    if page.measure not in measurable():
        spot.at("measure").wrong(
            as_written(page.measure), "a measure", f"nearest: {nearest(page.measure, measurable())}"
        )
    if page.expects not in (1, -1):
        spot.at("expects").wrong(str(page.expects), "1 or -1")
    if not 1 <= page.quarters <= LONGEST or not 0 <= page.since < page.quarters:
        spot.at("quarters").wrong(f"{page.quarters}, since {page.since}", f"from 1 to {LONGEST}, and since before it")
    arms = (arm(page.have, spot.at("have")), arm(page.against, spot.at("against")))
    return Experiment(name, page.asks, *arms, page.measure, page.quarters, page.expects, page.since)


def arm(page: ArmPage, spot: Spot) -> Arm:
    """One arm; what is wrong with it is gathered."""
    levers = shipped_levers()
    policies, moves = ([lever.id for lever in kind] for kind in (levers.policies, levers.moves))
    for policy, step in page.dials.items():
        known(policy, policies, spot.at(f"dials.{policy}"))
        if not 0 <= step < DIALS:
            spot.at(f"dials.{policy}").wrong(str(step), "a dial step, 0–3")
    for move in (*page.moves, *page.never):
        known(move, moves, spot.at(f"moves.{move}"))
    for country, strategy in page.follow.items():
        known(country, COUNTRIES, spot.at(f"follow.{country}"))
        if country in COUNTRIES:
            known(strategy, strategies_of(country, script(1).anchor.courses), spot.at(f"follow.{country}"))
    for event in page.events:
        known(event.path, (*PUSHABLE, *TURN_ROW), spot.at("events"))
    sets = {name: f"{number:g}" for name, number in page.sets.items()}
    spot.at("sets").gather(attrs.evolve(fault, file="") for fault in faults_of(OPENING, sets))
    events = tuple((event.path, event.size, event.quarter) for event in page.events)
    return Arm(page.dials, page.moves, page.never, page.follow, sets, events)


def known(name: str, names: Sequence[str], spot: Spot) -> None:
    """Gather a fault where a name is none of those that there are."""
    if name not in names:
        spot.wrong(as_written(name), "a name that there is", f"nearest: {nearest(name, names)}")
