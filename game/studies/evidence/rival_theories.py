"""Other theories than the model's: laws that are made inert, and rivals, as `scenarios/record/rivals.toml` holds them.

Each is a set of figures, so that machine code plays it like the model, and begins at the same opening.
"""

from collections.abc import Mapping
from functools import cache

import attrs
import numpy as np

from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.files.toml_files import read
from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.model.state.figures import Figures
from game.model.state.measures import nearest
from game.model.state.ruleset import ruleset, with_drawn
from game.paths import shipped

FILE = "rivals.toml"
PLACEBO, RIVAL = "placebo", "rival"
KINDS = (PLACEBO, RIVAL)


@attrs.frozen
class TheoryPage:
    """A theory as the file writes it."""

    title: str
    says: str
    source: str
    kind: str
    without: tuple[str, ...] = ()
    sets: dict[str, dict[str, float]] = attrs.field(factory=dict)
    tossed: tuple[str, ...] = ()


@attrs.frozen
class RivalTheory:
    """A law taken out, or another theory.

    name    its key in the file
    title   its name on the page
    says    what it is, in a sentence
    source  who argues so
    kind    placebo or rival
    sets    what figures are, by "section.name"
    tossed  figures whose sign is drawn by coin in each world
    """

    name: str
    title: str
    says: str
    source: str
    kind: str
    sets: Mapping[str, float]
    tossed: tuple[str, ...]


@cache
def theories() -> Mapping[str, RivalTheory]:
    """Every placebo and rival by its name; ScenarioFaults with every fault of the file."""
    faults = list[Fault]()
    spot = Spot(FILE, faults)
    table = read(shipped("scenarios") / "record" / FILE, spot) or {}
    pages = dict[str, TheoryPage]()
    for name, raw in table.items():
        page: TheoryPage | None = piece(TheoryPage, raw, spot.at(name))
        if page is not None:
            pages[name] = page
    whole = {name: theory(name, pages, spot.at(name)) for name in pages}
    if faults:
        raise ScenarioFaults(faults)
    return whole


def theory(name: str, pages: Mapping[str, TheoryPage], spot: Spot) -> RivalTheory:
    """One theory with what it leaves out; what is wrong with it is gathered.

    pages  all of the file by their names
    """
    page, known, sets = pages[name], ruleset(), dict[str, float]()
    if page.kind not in KINDS:
        spot.at("kind").wrong(as_written(page.kind), "placebo or rival")
    for other in page.without:
        if other in pages:
            sets |= flat(pages[other])
        else:
            spot.at("without").wrong(as_written(other), "a name of this file", f"nearest: {nearest(other, pages)}")
    sets |= flat(page)
    for path in (*sets, *page.tossed):
        if path not in known:
            spot.at("sets").wrong(as_written(path), "a figure", f"nearest: {nearest(path, known)}")
    return RivalTheory(name, page.title, page.says, page.source, page.kind, sets, page.tossed)


def flat(page: TheoryPage) -> dict[str, float]:
    """What a theory sets itself, by "section.name"."""
    return {f"{section}.{name}": value for section, own in page.sets.items() for name, value in own.items()}


def theory_figures(name: str, figures: Figures, chance: Dice) -> Figures:
    """Figures as a theory has them; "" is the model itself.

    errors  KeyError where there is no theory of that name
    """
    if not name:
        return figures
    own = theories()[name]
    changed = figures.but(own.sets)
    signs = {path: tossed(changed, path, chance) for path in own.tossed}
    return with_drawn(changed, signs) if signs else changed


def tossed(figures: Figures, path: str, chance: Dice) -> Array:
    """A figure whose sign a coin says in each world, (W,); the same in every arm."""
    section, name = path.split(".")
    value = figures.sections[section][name]
    signed: Array = np.where(chance.uniform(0, f"coin.{path}") < 1 / 2, -1.0, 1.0) * value
    return signed
