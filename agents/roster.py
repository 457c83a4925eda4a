"""Who decides for each country: its character, found by the country's name, or its interests alone."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from agents.agent import Doctrine, StateAgent
from agents.strategies.library import strategy
from agents.utility import Lean
from game.model.state.axes import COUNTRIES
from game.model.state.measures import nearest
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def interests_alone(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """No leans: a country without a character of its own weighs its orders by what they do for its interests."""
    del view, staff
    return ()


@cache
def doctrine_of(country: str) -> Doctrine:
    """What a country's character adds: the `doctrine` of `agents/<country>.py`, where there is such a file."""
    module = f"agents.{country}"
    if find_spec(module) is None:
        return interests_alone
    doctrine: Doctrine = getattr(import_module(module), "doctrine", interests_alone)
    return doctrine


def seated_countries(strategies: Mapping[str, str]) -> tuple[StateAgent, ...]:
    """Every country as it decides, in the order of `COUNTRIES`.

    strategies  the names of the strategies that some have been given, by country; the others follow their own doctrine
    """
    for country in strategies:
        if country not in COUNTRIES:
            raise KeyError(f"no country is called {country!r}; nearest: {nearest(country, COUNTRIES)}")
    return tuple(
        StateAgent(
            country=place,
            doctrine=doctrine_of(name),
            strategy=strategy(name, strategies[name]) if name in strategies else None,
        )
        for place, name in enumerate(COUNTRIES)
    )
