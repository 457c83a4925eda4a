"""What in the engine can carry a claim, by kind, and every text of the engine that may mention one."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import numpy as np

import agents
import game.model.laws
from agents.strategies.library import strategies
from game.model.laws import opening, turn
from game.model.scenario import initial_world as begin
from game.model.scenario import load
from game.model.scenario.rows import rows_under
from game.model.scenario.schema import Scenario
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice
from game.studies.evidence.bench import SCENARIO, SEED


@cache
def carriers() -> Mapping[str, frozenset[str]]:
    """Return every carrier there is, by kind."""
    scenario = load.scenario(SCENARIO)
    return {
        "law": frozenset(laws()),
        "order": frozenset(scenario.catalogue.names),
        "measure": frozenset(rows_under()),
        "event": frozenset(causes(scenario)),
        "strategy": frozenset(f"{one.country}.{one.name}" for one in strategies()),
        "doctrine": frozenset(rules_of_thumb()),
        "figure": frozenset(scenario.figures),
        "start": frozenset(path for path, rows in rows_under().items() if set(rows) & scenario.start.keys()),
        "inject": frozenset(inject.name for inject in scenario.injects),
    }


def laws() -> dict[str, str]:
    """Return the docstring of every function of the rules that names its source, by module and name."""
    return {
        f"{module.__name__.removeprefix('game.model.laws.')}.{name}": inspect.getdoc(law) or ""
        for module in rooms(game.model.laws)
        for name, law in inspect.getmembers(module, inspect.isfunction)
        if law.__module__ == module.__name__ and "Source:" in (inspect.getdoc(law) or "")
    }


def rules_of_thumb() -> dict[str, Callable[..., object]]:
    """Return every rule of a country's doctrine, by country and name."""
    return {
        f"{country}.{rule.__name__}": rule for country in COUNTRIES for rule in import_module(f"agents.{country}").RULES
    }


def rooms(package: ModuleType) -> list[ModuleType]:
    """Return every module of a package."""
    return [import_module(f"{package.__name__}.{found.name}") for found in iter_modules(package.__path__)]


def causes(scenario: Scenario) -> set[str]:
    """Return the causes of all events of a quarter."""
    setting = begin.setting(scenario, Dice(SEED, np.arange(1, dtype=np.uint64)), 1)
    world = opening.ready(setting.opening, setting)
    _after, events = turn.play(world, setting.catalogue.no_orders(1), setting)
    return {event.cause for event in events}


def prose() -> dict[str, str]:
    """Return every text of the engine that may mention a claim, by where it stands."""
    scenario = load.scenario(SCENARIO)
    texts = {f"law:{name}": text for name, text in laws().items()}
    texts |= {f"doctrine:{name}": inspect.getdoc(rule) or "" for name, rule in rules_of_thumb().items()}
    texts |= {f"agent:{module.__name__}": inspect.getdoc(module) or "" for module in rooms(agents)}
    texts |= {f"strategy:{one.country}.{one.name}": library_text(one.country, one.name) for one in strategies()}
    texts |= {f"figure:{path}": figure.source for path, figure in scenario.figures.items()}
    texts |= {f"start:{path}": value.source for path, value in scenario.start.items()}
    texts |= {f"order:{order.name}": f"{order.source} {' '.join(order.claims)}" for order in scenario.catalogue.orders}
    for sheet in scenario.countries:
        for goal in sheet.interests:
            texts[f"interest:{sheet.name}.{goal.path}"] = f"{goal.weight.source} {' '.join(goal.claims)}"
    return texts


def library_text(country: str, name: str) -> str:
    """Return the docstring of a strategy's file."""
    return inspect.getdoc(import_module(f"agents.strategies.{country}_{name}")) or ""
