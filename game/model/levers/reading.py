"""From the levers' files to a checked catalogue, or a list of everything that is wrong in them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from game.loose_types import OneOfMany
from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.levers import catalogue as kinds
from game.model.levers.aims import BadAim, aim
from game.model.levers.catalogue import DIALS, SEATS, LeverCatalogue, LeverPage, seat_of
from game.model.levers.course_steps import BadStep, red_line, step
from game.model.levers.expressions import BadExpression, expression, fit
from game.model.levers.timing import BadTiming, timing
from game.model.state.axes import COUNTRIES, OWN_INTERESTS
from game.model.state.codes import TURN_ROW
from game.model.state.names import PARAMETERS, ROW
from game.paths import shipped
from game.toml_tables import toml_table

ANY_COUNTRY = "all"
CLOCKS = ("tonight", "this quarter", "two quarters")
DECKS = ("", "class")
# Over a whole campaign, in aims only.
OVER_TIME = ("end", "never", "ever", "share", "mean")
# What a seat's own levers can serve, and how much of it one does.
SERVED = tuple(name.replace("_", ".", 1) for name in OWN_INTERESTS)
WEIGHT = re.compile(r"0|1|0?\.\d+")
FREE_PATHS = ("as:", "dial:", "deal:", "proposal.")


def catalogue(folder: Path | None = None) -> LeverCatalogue:
    """All countries' levers, checked.

    folder  where the files lie; the shipped ones where none is given
    errors  ScenarioFaults with every fault of every file: where, what was found, what was expected, the nearest name
    """
    where = folder or shipped("scenarios") / "levers"
    faults = list[Fault]()
    pages = {name: _page(where / f"{name}.toml", faults) for name in (*COUNTRIES, ANY_COUNTRY)}
    weeks = _piece(where / "weeks.toml", kinds.Weeks, faults)
    if faults or weeks is None:
        raise ScenarioFaults(faults)
    whole = LeverCatalogue(
        weeks=weeks,
        policies=_all(pages, "policy"),
        moves=_all(pages, "move"),
        crises=_all(pages, "crisis"),
        courses=_all(pages, "course"),
        ambitions=_all(pages, "ambition"),
        agendas=_all(pages, "agenda"),
    )
    faults += wrong_levers(whole, pages)
    if faults:
        raise ScenarioFaults(faults)
    return whole


def _all(pages: Mapping[str, LeverPage], kind: str) -> tuple[OneOfMany, ...]:
    """Every entry of a kind, by country."""
    return tuple(entry for page in pages.values() for entry in getattr(page, kind))


def _page(path: Path, faults: list[Fault]) -> LeverPage:
    """One country's file."""
    return _piece(path, LeverPage, faults) or LeverPage()


def _piece(path: Path, kind: type[OneOfMany], faults: list[Fault]) -> OneOfMany:
    """A file as a class, its faults gathered."""
    spot = Spot(path.name, faults)
    try:
        raw = toml_table(path.read_bytes())
    except FileNotFoundError:
        return spot.wrong("no such file", "a file of levers, which may be empty")
    except ValueError as wrong:
        return spot.wrong(str(wrong), "TOML in UTF-8")
    return piece(kind, raw, spot)


def wrong_levers(whole: LeverCatalogue, pages: Mapping[str, LeverPage]) -> Iterator[Fault]:
    """What is wrong among the entries, each of which is well-formed by itself."""
    check = _Check(whole)
    for country, page in pages.items():
        for kind in ("policy", "move", "crisis", "course", "ambition", "agenda"):
            for entry in getattr(page, kind):
                here = Spot(f"{country}.toml", [], f"{kind}[{entry.id}]")
                if country not in (seat_of(entry.id), ANY_COUNTRY):
                    here.at("id").wrong(as_written(entry.id), f"an id of {country}, such as {_prefix(country)}.{kind}")
                getattr(check, kind if kind not in {"ambition", "agenda"} else "aim")(entry, here)
                yield from here.faults
    yield from check.twice()


def wrong_course(course: kinds.Course, whole: LeverCatalogue, here: Spot) -> None:
    """Gather what is wrong with a course that stands in no file of levers."""
    _Check(whole).course(course, here)


def _prefix(country: str) -> str:
    """The code by which a country's ids begin."""
    return next((code for code, name in SEATS.items() if name == country), country)


class _Check:
    """Checks entries against the names that there are."""

    def __init__(self, whole: LeverCatalogue) -> None:
        """Hold the catalogue that the entries stand in."""
        self.whole, self.levers = whole, whole.levers
        self.dials = {policy.id for policy in whole.policies}
        self.moves = {move.id for move in whole.moves}

    def twice(self) -> Iterator[Fault]:
        """Ids that stand more than once."""
        entries = (
            getattr(self.whole, kind) for kind in ("policies", "moves", "crises", "courses", "ambitions", "agendas")
        )
        seen = set[str]()
        for entry in (entry for group in entries for entry in group):
            if entry.id in seen:
                yield Fault(f"{seat_of(entry.id)}.toml", entry.id, "an id that stands twice", "one entry an id")
            seen.add(entry.id)

    def policy(self, entry: kinds.Policy, here: Spot) -> None:
        """A policy: dials, prices, effects, fit."""
        for field, count in (("dials", DIALS), ("upkeep", DIALS), ("pair8", 2)):
            if len(getattr(entry, field)) != count:
                here.at(field).wrong(f"{len(getattr(entry, field))} parts", f"{count}")
        if not 0 <= entry.opening < DIALS:
            here.at("opening").wrong(str(entry.opening), "a dial step, 0–3")
        self.lever(entry, here)

    def move(self, entry: kinds.Move, here: Spot) -> None:
        """A move: price, needs, effects, fit."""
        if entry.cost < 0:
            here.at("cost").wrong(str(entry.cost), "weeks, 0 or more")
        for place, need in enumerate(entry.needs, start=1):
            self.test(need.test, here.at("needs").at(f"[{place}].test"))
        self.lever(entry, here)

    def lever(self, entry: kinds.Policy | kinds.Move, here: Spot) -> None:
        """What policies and moves share."""
        for place, effect in enumerate(entry.effects, start=1):
            self.effect(effect, here.at(f"effects[{place}]"))
        self.effect(entry.third, here.at("third"))
        self.effect(entry.risk, here.at("risk"))
        if entry.third.country not in COUNTRIES:
            here.at("third.country").wrong(
                as_written(entry.third.country), "a country", f"nearest: {_near(entry.third.country, COUNTRIES)}"
            )
        if not 0 <= entry.risk.chance <= 1:
            here.at("risk.chance").wrong(str(entry.risk.chance), "a chance, 0–1")
        if entry.deck not in DECKS:
            here.at("deck").wrong(as_written(entry.deck), '"class", or no line')
        self.serves(entry, here.at("serves"))
        try:
            fit(entry.fit, self.levers)
        except BadExpression as wrong:
            here.at("fit").wrong(*_parts(wrong))

    def serves(self, entry: kinds.Policy | kinds.Move, here: Spot) -> None:
        """What a lever serves: one interest of its own seat, and a weight."""
        interest, _, weight = entry.serves.partition(" ")
        own = [name for name in SERVED if seat_of(name) == seat_of(entry.id)]
        if interest not in own or not WEIGHT.fullmatch(weight):
            here.wrong(
                as_written(entry.serves), 'an interest of its seat and a weight, such as "us.home .25"', ", ".join(own)
            )

    def effect(self, effect: kinds.LeverEffect | kinds.ThirdParty | kinds.LeverRisk, here: Spot) -> None:
        """One effect: its path and its timing."""
        path = effect.path
        known = path in ROW or path in TURN_ROW or path in PARAMETERS or path.startswith(FREE_PATHS)
        if not known:
            here.at("path").wrong(
                as_written(path), "a name of the table or machine>state", f"nearest: {_near(path, [*ROW, *TURN_ROW])}"
            )
        if path.startswith("as:") and path[3:] not in self.moves:
            here.at("path").wrong(as_written(path), "as:MOVE", f"nearest: {_near(path[3:], self.moves)}")
        if path.startswith("dial:") and path[5:] not in self.dials:
            here.at("path").wrong(as_written(path), "dial:POLICY", f"nearest: {_near(path[5:], self.dials)}")
        try:
            timing(effect.when, self.levers)
        except (BadTiming, BadExpression) as wrong:
            here.at("when").wrong(*_parts(wrong))

    def test(self, text: str, here: Spot) -> None:
        """One test over now."""
        try:
            expression(text, self.levers)
        except BadExpression as wrong:
            here.wrong(*_parts(wrong))

    def crisis(self, entry: kinds.Crisis, here: Spot) -> None:
        """A crisis: its trigger, clock and choices."""
        if entry.clock not in CLOCKS:
            here.at("clock").wrong(as_written(entry.clock), ", ".join(CLOCKS))
        self.trigger(entry.when, here.at("when"))
        if len(entry.choices) < 2:
            here.at("choices").wrong(f"{len(entry.choices)}", "2 choices or more")
        for place, choice in enumerate(entry.choices, start=1):
            for number, effect in enumerate(choice.effects, start=1):
                self.effect(effect, here.at(f"choices[{place}].effects[{number}]"))

    def trigger(self, text: str, here: Spot) -> None:
        """When a crisis comes: a test, or `machine>state` for what has just happened."""
        words = [word.strip() for word in text.replace(" and ", " or ").split(" or ")]
        if not all(word in TURN_ROW for word in words):
            self.test(text, here)

    def course(self, entry: kinds.Course, here: Spot) -> None:
        """A course: tests, dials, steps, red lines."""
        self.test(entry.starts_when, here.at("starts_when"))
        self.test(entry.drops_when, here.at("drops_when"))
        for policy, dial in entry.dials_set.items():
            if policy not in self.dials:
                here.at("dials_set").wrong(as_written(policy), "a policy", f"nearest: {_near(policy, self.dials)}")
            if not 0 <= dial < DIALS:
                here.at(f"dials_set.{policy}").wrong(str(dial), "a dial step, 0–3")
        for field, read in (("steps", step), ("red_lines", red_line)):
            for place, text in enumerate(getattr(entry, field), start=1):
                try:
                    read(text, self.levers)
                except (BadStep, BadExpression) as wrong:
                    here.at(f"{field}[{place}]").wrong(*_parts(wrong))

    def aim(self, entry: kinds.Aim, here: Spot) -> None:
        """An ambition or agenda."""
        try:
            aim(entry.test, self.levers)
        except (BadAim, BadExpression) as wrong:
            here.at("test").wrong(*_parts(wrong))


def _near(word: str, known: Iterable[str]) -> str:
    """The nearest valid names."""
    return ", ".join(get_close_matches(word, list(known), n=3, cutoff=0.4)) or "none comes near"


def _parts(wrong: Exception) -> tuple[str, str]:
    """What was found and what was expected, of a message that says both."""
    before, _, after = str(wrong).removeprefix("found ").partition("; expected ")
    return before, after
