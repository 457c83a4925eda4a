"""Extras: libraries that a few commands need and an installation may leave out."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

EXTRAS = {"SALib": "explore", "ema_workbench": "explore", "pandas": "explore", "polars": ""}


class Missing(Exception):  # noqa: N818
    """A library that is not installed, with the extra that brings it."""


def needed(name: str) -> ModuleType:
    """Return a library's module; Missing, which names the extra, where it is not installed."""
    top = name.partition(".")[0]
    try:
        with quietly():
            return import_module(name)
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != top:
            raise
        extra = EXTRAS.get(top, "explore")
        advice = f"Install Wedge with its extra: wedge[{extra}]." if extra else f"Install {top} beside Wedge."
        raise Missing(f"This needs {top}, which is not installed. {advice}") from None


@contextmanager
def quietly() -> Iterator[None]:
    """Keep to itself what a library warns of: which of its own extras are missing, and what it will have to change."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
