"""Scenario files sketched for tests: the first one with something laid over it."""

from pathlib import Path

from game.model.files.faults import Fault
from game.model.scenario.setup_files import FIRST, faults_of

INJECT = """\
[[inject]]
name = "news"
quarter = 1
title = "News"
says = "Something happens."
source = "test"
effects = [{{ path = "{path}", size = {size}, when = "{when}", says = "It does something." }}]
"""


def laid_over(folder: Path, text: str, base: str = FIRST) -> str:
    """The path of a file that builds on a scenario and says `text` besides."""
    path = folder / "own.toml"
    path.write_text(f'base = "{base}"\n{text}\n', encoding="utf-8")
    return str(path)


def found(folder: Path, text: str) -> list[Fault]:
    """What is wrong with a file that says `text` over the first scenario."""
    return faults_of(laid_over(folder, text))


def value(number: float, low: float | None = None, high: float | None = None) -> str:
    """A value with its range and a source, as a file writes it."""
    ends = f"low = {number if low is None else low}, high = {number if high is None else high}"
    return f'{{ value = {number}, {ends}, source = "test" }}'


def inject(path: str, size: float, when: str = "now") -> str:
    """An inject of the first quarter with one effect, as a file writes it."""
    return INJECT.format(path=path, size=size, when=when)
