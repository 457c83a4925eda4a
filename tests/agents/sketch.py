"""Positions sketched for tests: a calm world with a few rows set, and a staff that needs no rules behind it."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.utility import Lean
from game.model.legality import choice_rules
from game.model.state.arithmetic import on_grain
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import LONGEST_DELAY, Catalogue, Order
from game.model.state.chance import Dice
from game.model.state.figures import Figures, FigureSection
from game.model.state.interests import Interest
from game.model.state.measures import measures_of, places_of
from game.model.state.observation import Observation
from game.model.state.setting import Staff
from game.model.state.world import World

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
SECTIONS = ("decision", *COUNTRIES)
CALM = {
    "brent": 75.0, "breakout": 90.0, "hormuz": 1.0, "cohesion": 0.7, "sources": 0.7, "china_tolerance": 0.6,
    "revenue.russia": 28.0, "revenue.iran": 9.0, "loyalty.iran.irgc": 0.7, "loyalty.iran.pragmatists": 0.7,
    "loyalty.iran.public": 0.6, "substitutes.russia": 0.75,
}  # fmt: skip
Rows = Mapping[str, float | Array]
Rule = Callable[[Observation, FigureSection], Lean]


def world(rows: Rows, worlds: int = 1, turn: int = 0, orders: int | None = None) -> World:
    """Return a calm world, all rows 0 or as near as their bounds allow, but for those named."""
    arrays: dict[str, Any] = {
        name: np.full((*found.shape, worlds), np.clip(0.0, found.low, found.high))
        for name, found in measures_of(World).items()
    }
    for path, value in {**{f"capital.{country}": 6.0 for country in COUNTRIES}, **CALM, **rows}.items():
        found, index = places_of(World)[path]
        arrays[found.name][index] = value
    given = np.zeros((LONGEST_DELAY + 1, orders or len(catalogue().orders), worlds), np.int8)
    return World(turn=turn, orders=given, **arrays)


def any_world(seed: int, worlds: int) -> World:
    """Return worlds with every row drawn anywhere within its bounds, and some orders given last quarter."""
    luck = np.random.default_rng(seed)
    drawn: dict[str, Any] = {
        name: on_grain(luck.uniform(found.low, found.high, (*found.shape, worlds)))
        for name, found in measures_of(World).items()
    }
    given = luck.integers(0, 4, (LONGEST_DELAY + 1, len(catalogue().orders), worlds), np.int8)
    return World(turn=int(luck.integers(0, 20)), orders=given, **drawn)


def view(country: str, rows: Rows, worlds: int = 1, turn: int = 0) -> Observation:
    """Return what a country sees of a sketched world, without error."""
    return Observation(COUNTRIES.index(country), world(rows, worlds, turn), {})


@cache
def catalogue() -> Catalogue:
    """Return every order with its price and what it bars, and none of its effects."""
    files = {name: (SCENARIOS / "countries" / f"{name}.toml").read_text(encoding="utf-8") for name in COUNTRIES}
    listed = [(name, entry) for name, text in files.items() for entry in tomllib.loads(text)["order"]]
    return Catalogue(tuple(order(entry["name"], name, entry["cost"], *entry.get("bars", ())) for name, entry in listed))


def order(name: str, country: str, cost: int, *bars: str) -> Order:
    """Return an order of which only name, price and bars matter."""
    return Order(name, country, name, "lever", "does", (), cost, bars=bars)


@cache
def numbers() -> Mapping[str, Mapping[str, float]]:
    """Return the central figures of how countries decide, from the ruleset."""
    with (SCENARIOS / "ruleset.toml").open("rb") as file:
        sections = tomllib.load(file)
    return {section: {name: one["value"] for name, one in sections[section].items()} for section in SECTIONS}


def figures(**decision: float | Array) -> Figures:
    """Return the ruleset's figures, with some of those of the section `decision` changed."""
    return Figures.of({**numbers(), "decision": {**numbers()["decision"], **decision}})


INTERESTS = (
    Interest("Keep the oil money coming", "revenue.russia", 18.0, 45.0, 0.5, "sketch"),
    Interest("Keep petrol cheap", "brent", 110.0, 60.0, 0.3, "sketch"),
    Interest("Keep out of a wider war", "escalation", 4.0, 0.0, 0.2, "sketch"),
)


def staff(country: str, worlds: int = 1, seed: int = 1, using: Figures | None = None) -> Staff:
    """Return a country's staff, with a handbook in which every order moves every interest a little."""
    own = catalogue().of_country[COUNTRIES.index(country)]
    luck = np.random.default_rng(own.start)
    anticipated = luck.normal(0.0, [[1.0], [2.0], [0.1]], (len(INTERESTS), own.stop - own.start))
    anticipated[:, -1] = 0.0
    dice = Dice(seed, np.arange(worlds, dtype=np.uint64))
    return Staff(using or figures(), catalogue(), dice, INTERESTS, anticipated, own, choice_rules(catalogue(), own))


def alone(seen: Observation, k: int) -> Observation:
    """Return the view of world k and of no other."""
    return attrs.evolve(seen, seen=seen.seen.only(k))


def all_legal(of: Staff, worlds: int = 1) -> NDArray[np.bool_]:
    """Return a law that forbids nothing, (own orders, W)."""
    return np.ones((of.own.stop - of.own.start, worlds), bool)


def amount(rule: Rule, rows: Rows, turn: int = 0) -> float:
    """Return how much a rule of doctrine leans, in a calm world but for the rows named."""
    country = rule.__module__.split(".")[-1]
    lean = rule(view(country, rows, turn=turn), getattr(figures(), country))
    return float(np.broadcast_to(lean.amount, (1,))[0])
