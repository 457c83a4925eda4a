"""Extras: libraries that a few commands need and an installation may leave out, and what to type to have them."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

from game.paths import CODE

# What Wedge is called on a package index, where `wedge` is somebody else's.
DISTRIBUTION = "wedge-partnership"
# The extra that brings a library; "" where none does.
EXTRAS = {
    "distributed": "cluster",
    "ema_workbench": "neighbours",
    "gymnasium": "neighbours",
    "matplotlib": "lab",
    "pandas": "neighbours",
    "pettingzoo": "neighbours",
    "polars": "",
    "solara": "lab",
}


class Missing(Exception):  # noqa: N818
    """A library that is not installed, with what to type to have it."""


def needed(name: str) -> ModuleType:
    """Import a library that may be missing.

    name    of the module, dots and all
    errors  Missing, with the extra that brings it and what to type, where it is not installed
    """
    top = name.partition(".")[0]
    try:
        with quietly():
            return import_module(name)
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != top:
            raise
        extra = EXTRAS.get(top, "")
        raise Missing(f"This needs {top}, which is not installed. {how_to_install(extra, top)}") from None


def how_to_install(extra: str, library: str, code: Path = CODE) -> str:
    """One sentence with what to type for an extra: in a clone, beside an installed wheel, or in a packaged folder.

    extra    "" where no extra brings the library
    library  the module's name
    code     where the package `game` lies
    """
    if getattr(sys, "frozen", False):
        return "This folder was packaged without it; install Wedge as a Python package to use it."
    if not extra:
        return f"Install {library} beside Wedge."
    if (code.parent / "pyproject.toml").is_file():
        return f'In {code.parent} type: python -m pip install -e ".[{extra}]"'
    return f'Type: python -m pip install "{DISTRIBUTION}[{extra}]"'


@contextmanager
def quietly() -> Iterator[None]:
    """Keep to itself what a library warns of: which of its own extras are missing, and what it will have to change."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
