"""Plans of one's own: a file that says which dials a country sets and which moves it makes, in the form of a course.

title = "Squeeze, then talk"
country = "united_states"
dials_set = { "us.oil_iran" = 3, "us.posture" = 1 }
steps = ["us.release_oil", "wait 2", "us.offer_iran if regime.ir=unrest"]
"""

from collections.abc import Mapping
from pathlib import Path

import attrs

from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.levers.catalogue import SEATS, Course, LeverCatalogue, seat_of
from game.model.levers.expressions import ALWAYS
from game.model.levers.reading import wrong_course
from game.model.state.axes import COUNTRIES
from game.model.state.measures import nearest
from game.paths import file_bytes
from game.toml_tables import parsed_toml

ENDING = ".toml"
NEVER = f"not {ALWAYS}"


@attrs.frozen
class PlanPage:
    """A plan's file; its fields are those of a course."""

    title: str
    country: str
    says: str = ""
    dials_set: dict[str, int] = attrs.field(factory=dict)
    steps: tuple[str, ...] = ()
    red_lines: tuple[str, ...] = ()


def is_plan(strategy: str) -> bool:
    """Whether a strategy is a file and no name."""
    return strategy.endswith(ENDING)


def plan(path: str | Path, country: str, levers: LeverCatalogue) -> Course:
    """A country's plan, read and checked, as a course that is followed from the first quarter to the last.

    errors  ScenarioFaults with every fault of the file
    """
    faults = list[Fault]()
    spot = Spot(str(path), faults)
    page = read_page(Path(path), spot)
    if page is None or faults:
        raise ScenarioFaults(faults)
    if page.country != country:
        near = f"nearest: {nearest(page.country, COUNTRIES)}" if page.country not in COUNTRIES else ""
        spot.at("country").wrong(as_written(page.country), f'"{country}", whose strategy it is to be', near)
    code = next(code for code, name in SEATS.items() if name == country)
    course = Course(
        id=f"course.{code}.{Path(path).stem}",
        title=page.title,
        says=page.says,
        character="",
        starts_when=ALWAYS,
        drops_when=NEVER,
        visibility="covert",
        claims=(),
        dials_set=page.dials_set,
        steps=page.steps,
        red_lines=page.red_lines,
    )
    wrong_course(course, levers, spot)
    others = [policy for policy in page.dials_set if policy in levers.levers and seat_of(policy) != country]
    for policy in others:
        spot.at(f"dials_set.{policy}").wrong("another country's dial", f"one of {country}, such as {code}.…")
    if faults:
        raise ScenarioFaults(faults)
    return course


def read_page(path: Path, spot: Spot) -> PlanPage | None:
    """A plan's file as it stands; None where it cannot be read, its faults gathered."""
    try:
        raw = parsed_toml(file_bytes(path))
    except OSError as fault:
        spot.wrong(f"a file that cannot be read ({fault.strerror or fault})", "a plan's file")
        return None
    except ValueError as fault:
        spot.wrong(str(fault), "TOML in UTF-8")
        return None
    page: PlanPage | None = piece(PlanPage, raw, spot)
    return page


def with_plans(levers: LeverCatalogue, strategies: Mapping[str, str]) -> tuple[LeverCatalogue, dict[str, str]]:
    """A catalogue in which plans stand in place of their countries' own courses, and strategies by their names alone.

    strategies  by country, those that are files among them
    errors      ScenarioFaults where a file is no plan of its country
    """
    named, courses = dict(strategies), levers.courses
    for country, strategy in strategies.items():
        if is_plan(strategy):
            own = plan(strategy, country, levers)
            courses = (*(course for course in courses if seat_of(course.id) != country), own)
            named[country] = own.id.removeprefix("course.")
    return (levers if courses is levers.courses else attrs.evolve(levers, courses=courses)), named
