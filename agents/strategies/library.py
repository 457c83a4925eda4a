"""The library: every module beside this one that has a `STRATEGY`.

Source: Axelrod-Python (Knight et al. 2016), whose library is a folder with one strategy a file.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import agents.strategies
from agents.strategies.strategy import Strategy


class SameName(Exception):  # noqa: N818 (what is wrong is called a fault here)
    """Two strategies of one country have one name, so that neither can be meant."""


@cache
def strategies() -> tuple[Strategy, ...]:
    """Every named strategy, by the name of its file.

    errors  SameName where two of a country are called the same
    """
    known: dict[tuple[str, str], str] = {}
    strategies = []
    for file, strategy in found():
        key = strategy.country, strategy.name
        if key in known:
            raise SameName(
                f"agents/strategies/{file}.py: found a second strategy of {strategy.country} called "
                f"{strategy.name!r}, as in {known[key]}.py; expected each name once a country. Rename one of them."
            )
        known[key] = file
        strategies.append(strategy)
    return tuple(strategies)


def found() -> Iterator[tuple[str, Strategy]]:
    """Yield the strategy of each module in the folder that has one, with the module's name."""
    for module in iter_modules(agents.strategies.__path__):
        strategy = getattr(import_module(f"agents.strategies.{module.name}"), "STRATEGY", None)
        if isinstance(strategy, Strategy):
            yield module.name, strategy


def strategy(country: str, name: str) -> Strategy:
    """Return a country's strategy by name; KeyError names the nearest."""
    known = {one.name: one for one in strategies() if one.country == country}
    if name not in known:
        near = get_close_matches(name, list(known), n=3, cutoff=0.3) or list(known)
        raise KeyError(f"{country} has no strategy called {name!r}; nearest: {', '.join(near) or 'it has none'}")
    return known[name]
