"""The cast: who sits in the six seats."""

from collections.abc import Mapping

from agents import china, gulf_states, iran, israel, russia, united_states
from agents.agent import StateAgent
from agents.strategies.library import strategy
from game.model.state.axes import COUNTRIES
from game.model.state.measures import nearest

DOCTRINES = (
    russia.doctrine,
    iran.doctrine,
    united_states.doctrine,
    china.doctrine,
    gulf_states.doctrine,
    israel.doctrine,
)


def cast(strategies: Mapping[str, str]) -> tuple[StateAgent, ...]:
    """Return the six countries in the order of `COUNTRIES`.

    strategies  the names of the strategies that some have been given, by country; the others follow their own doctrine
    """
    for country in strategies:
        if country not in COUNTRIES:
            raise KeyError(f"no country is called {country!r}; nearest: {nearest(country, COUNTRIES)}")
    return tuple(
        StateAgent(
            country=place,
            doctrine=doctrine,
            strategy=strategy(name, strategies[name]) if name in strategies else None,
        )
        for place, (name, doctrine) in enumerate(zip(COUNTRIES, DOCTRINES, strict=True))
    )
