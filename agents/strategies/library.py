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


@cache
def strategies() -> tuple[Strategy, ...]:
    """Return every named strategy, by the name of its file."""
    return tuple(found())


def found() -> Iterator[Strategy]:
    """Yield the strategy of each module in the folder that has one."""
    for module in iter_modules(agents.strategies.__path__):
        strategy = getattr(import_module(f"agents.strategies.{module.name}"), "STRATEGY", None)
        if isinstance(strategy, Strategy):
            yield strategy


def strategy(country: str, name: str) -> Strategy:
    """Return a country's strategy by name; KeyError names the nearest."""
    known = {one.name: one for one in strategies() if one.country == country}
    if name not in known:
        near = get_close_matches(name, list(known), n=3, cutoff=0.3) or list(known)
        raise KeyError(f"{country} has no strategy called {name!r}; nearest: {', '.join(near) or 'it has none'}")
    return known[name]
