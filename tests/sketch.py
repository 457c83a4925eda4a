"""Positions sketched for tests: a scenario at rest with a few rows set, the figures of a room, and whole campaigns."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from agents.agent import StateAgent
from agents.roster import seated_countries
from game.model.laws.opening import ready
from game.model.legality import legal
from game.model.scenario import initial_world as begin
from game.model.scenario import load
from game.model.scenario.countries import incomes
from game.model.scenario.schema import Scenario
from game.model.simulation import Simulation, opened, staffs_of
from game.model.state.axes import Array
from game.model.state.catalogue import ORDERS_A_QUARTER, Sheet
from game.model.state.chance import Chance, Dice, NoLuck
from game.model.state.events import Events
from game.model.state.figures import Figures, FigureSection
from game.model.state.measures import nearest, places_of
from game.model.state.setting import Setting, Staff
from game.model.state.world import World

BASE = "partners_of_convenience"
SEED = 2024
Rows = float | list[float] | Array | Mapping[str, "Rows"]


@cache
def scenario(name: str) -> Scenario:
    """Return a shipped scenario, read once."""
    return load.scenario(name)


@cache
def at_rest(name: str, worlds: int) -> tuple[World, Setting]:
    """Return a scenario's opening and its setting, without luck and with nothing scheduled."""
    setting = begin.setting(scenario(name), NoLuck(worlds), worlds)
    opening = ready(setting.opening, setting)
    return opening, attrs.evolve(setting, opening=opening, injects=())


def sketch(worlds: int = 1, /, **rows: Rows) -> tuple[World, Setting]:
    """Return the base scenario's opening with some rows set since, and its setting.

    `sketch(trust={"iran": 0.2}, brent=60)` is one world, `sketch(64, brent=60)` sixty-four alike.

    rows  a number for every world, or one a world; a measure or part of it named alone sets all rows below it
    """
    opening, setting = at_rest(BASE, worlds)
    return placed(opening, rows), setting


def placed(world: World, rows: Mapping[str, Rows]) -> World:
    """Return a world with some rows set; a tie is set both ways."""
    arrays: dict[str, Any] = {}
    for path, value in flattened(rows):
        for measure, index in under(path):
            array = arrays.setdefault(measure, np.array(getattr(world, measure)))
            array[index] = value
            if measure == "tie":
                array[index[::-1]] = value
    return world.but(**arrays)


def flattened(rows: Mapping[str, Rows], before: str = "") -> Iterator[tuple[str, float | list[float] | Array]]:
    """Yield each path that nested rows name, with its value."""
    for name, value in rows.items():
        if isinstance(value, Mapping):
            yield from flattened(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


@cache
def under(path: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return measure and index of every row that a path, or the beginning of one, names."""
    places = places_of(World)
    found = tuple(
        (measure.name, index)
        for known, (measure, index) in places.items()
        if known == path or known.startswith(f"{path}.")
    )
    if not found:
        raise KeyError(f"no row is called {path!r}; nearest: {nearest(path, places)}")
    return found


@cache
def central() -> Mapping[str, Mapping[str, float]]:
    """Return the central figures of the ruleset, by section and name."""
    return ruled("value")


@cache
def ruled(kind: str) -> Mapping[str, Mapping[str, float]]:
    """Return one column of the ruleset, `low`, `value` or `high`, by section and name."""
    path = Path(__file__).resolve().parents[1] / "scenarios" / "ruleset.toml"
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    values = {section: {name: float(one[kind]) for name, one in found.items()} for section, found in sections.items()}
    # What comes in stands in each country's own file.
    for place, figure in incomes().items():
        section, name = place.split(".")
        values[section][name] = float(getattr(figure, kind))
    return values


def section(name: str, **changed: float | Array) -> FigureSection:
    """Return the central figures of a room of the rules, some of them changed; a wrong name is refused."""
    if unknown := changed.keys() - central()[name].keys():
        raise KeyError(f"section {name!r} has no figure {', '.join(sorted(unknown))}")
    return Figures.of({name: {**central()[name], **changed}}).sections[name]


def ruling(setting: Setting, name: str, **changed: float | Array) -> Setting:
    """Return a setting with some figures of one room changed."""
    sections = {**setting.figures.sections, name: section(name, **changed)}
    return attrs.evolve(setting, figures=Figures(sections))


def lucky(setting: Setting, seed: int = SEED, first: int = 0) -> Setting:
    """Return a setting with luck for as many worlds as its opening holds, numbered from the first."""
    return attrs.evolve(setting, chance=dice(first, setting.opening.worlds, seed))


def dice(first: int, worlds: int, seed: int = SEED) -> Dice:
    """Return the luck of worlds numbered from the first."""
    return Dice(seed, np.arange(first, first + worlds, dtype=np.uint64))


def ordered(setting: Setting, **levels: int) -> Sheet:
    """Return a sheet on which these orders are given in every world: `ordered(setting, us_declassify=2)`."""
    sheet = setting.catalogue.no_orders(setting.opening.worlds)
    for name, level in levels.items():
        sheet[setting.catalogue.number[name.replace("_", ".", 1)]] = level
    return sheet


def after(setting: Setting, world: World, quarters: int = 1) -> World:
    """Return the world after some quarters in which nobody gives an order."""
    for _ in range(quarters):
        world, _events = quarter(world, setting.catalogue.no_orders(world.worlds), setting)
    return world


def quarter(world: World, sheet: Sheet, setting: Setting) -> tuple[World, Events]:
    """Return the world a quarter after everybody gave these orders, and the events that explain it."""
    game = Simulation(setting, (), (), world)
    return game.step(sheet, explain=True), game.events


def random_orders(world: World, setting: Setting, luck: np.random.Generator) -> Sheet:
    """Return random legal orders for every country and world: up to three that it can pay for, none barred."""
    allowed, prices = legal(world, setting), setting.catalogue.prices
    sheet, everywhere = setting.catalogue.no_orders(world.worlds), np.arange(world.worlds)
    for country, own in enumerate(setting.catalogue.of_country):
        orders, left, open_to = setting.catalogue.orders[own], world.capital[country].copy(), allowed[own].copy()
        bars = np.array([[a is b or a.name in b.bars or b.name in a.bars for b in orders] for a in orders])
        for _ in range(ORDERS_A_QUARTER):
            levels = luck.integers(1, 4, open_to.shape)
            costs = np.take_along_axis(prices[own], levels, axis=1)
            wish = np.where(open_to & (costs <= left), luck.random(open_to.shape), 0.0)
            pick = wish.argmax(axis=0)
            given = (wish[pick, everywhere] > 0) & (luck.random(world.worlds) < 0.9)
            sheet[own][pick[given], everywhere[given]] = levels[pick, everywhere][given]
            left = left - np.where(given, costs[pick, everywhere], 0)
            open_to &= ~(bars[:, pick] & given)
    return sheet


@attrs.frozen(eq=False)
class Table:
    """Six countries around some worlds, before their first quarter."""

    setting: Setting
    world: World
    agents: tuple[StateAgent, ...]
    staffs: tuple[Staff, ...]

    def sheet(self, world: World) -> Sheet:
        """Return what all six order, each from its own view."""
        return Simulation(self.setting, self.agents, self.staffs, world).decide()

    def quarter(self, world: World) -> tuple[World, Events]:
        """Return the world a quarter later, all six having decided."""
        return quarter(world, self.sheet(world), self.setting)

    def after(self, quarters: int) -> World:
        """Return the world after some quarters."""
        world = self.world
        for _ in range(quarters):
            world, _events = self.quarter(world)
        return world


def table(chance: Chance, worlds: int, name: str = BASE) -> Table:
    """Return the six countries, each with its own doctrine, around the worlds of a scenario, as it is scheduled."""
    setting = opened(scenario(name), chance, worlds)
    return Table(setting, setting.opening, seated_countries({}), staffs_of(setting))
