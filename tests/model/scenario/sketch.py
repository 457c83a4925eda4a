"""Scenario files sketched for tests: the base with something laid over it, and what is found wrong with it."""

from pathlib import Path

from game.model.scenario import load
from game.model.scenario.faults import Fault

BASE = "partners_of_convenience"
SHIPPED = ("partners_of_convenience", "awash_in_oil", "blank_cheque", "strait_crisis")


def laid_over_base(folder: Path, text: str, name: str = "own.toml") -> str:
    """Return the path of a file that builds on the base scenario and says `text` besides."""
    return written(folder, f'base = "{BASE}"\n{text}\n', name)


def written(folder: Path, text: str, name: str = "own.toml") -> str:
    """Return the path of a file that says `text`."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def only_fault(folder: Path, text: str) -> Fault:
    """Return the one fault of a file that says `text` over the base."""
    (fault,) = load.check(laid_over_base(folder, text))
    return fault
