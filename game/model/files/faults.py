"""Faults in a file: where, what was found, what was expected, what to do; all of a file's at once."""

from collections.abc import Iterable, Sequence

import attrs

LONGEST_SHOWN = 60


@attrs.frozen
class Fault:
    """One thing that is wrong with a file.

    file      as whoever asked named it; `--set` for a change on the command line
    path      the place in it, such as `start.trust.iran` or `country[iran].interest[2].weight`
    advice    what to do about it, often the nearest valid names
    """

    file: str
    path: str
    actual: str
    expected: str
    advice: str = ""

    def __str__(self) -> str:
        """The fault as one message."""
        where = f"{self.file}: {self.path}" if self.path else self.file
        advice = f" {self.advice[0].upper()}{self.advice[1:]}." if self.advice else ""
        return f"{where}: found {self.actual}; expected {self.expected}.{advice}"

    def under(self, key: str) -> "Fault":
        """The same fault, its path one step longer at the front."""
        return attrs.evolve(self, path=joined(key, self.path))


class ScenarioFaults(Exception):  # noqa: N818 (what is wrong is called a fault here, and there may be many)
    """Every fault of a scenario and of the files it needs."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """One line a fault."""
        return "\n".join(str(fault) for fault in self.faults)


class PieceFaults(Exception):  # noqa: N818 (never leaves the room: a piece of a file that cannot be read)
    """The faults of one piece of a file; their paths begin at the piece."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)


@attrs.frozen
class Spot:
    """A place in a file, with the list in which all faults found there and below are gathered."""

    file: str
    faults: list[Fault]
    path: str = ""

    def at(self, key: str) -> "Spot":
        """The place one step further in."""
        return Spot(self.file, self.faults, joined(self.path, key))

    def wrong(self, actual: str, expected: str, advice: str = "") -> None:
        """Gather one fault of this place."""
        self.faults.append(Fault(self.file, self.path, actual, expected, advice))

    def gather(self, faults: Iterable[Fault]) -> None:
        """Gather faults whose paths begin at this place."""
        self.faults.extend(attrs.evolve(fault, file=self.file, path=joined(self.path, fault.path)) for fault in faults)


def fault(path: str, actual: str, expected: str, advice: str = "") -> Fault:
    """A fault of a piece whose file is not known yet."""
    return Fault("", path, actual, expected, advice)


def joined(before: str, after: str) -> str:
    """Two paths as one."""
    return before + after if not before or not after or after.startswith("[") else f"{before}.{after}"


def as_written(value: object) -> str:
    """What was found as one would write it in the file, cut where it is long."""
    match value:
        case bool():
            written = str(value).lower()
        case str():
            written = f'"{value}"'
        case dict():
            return "a table" if value else "an empty table"
        case list():
            return f"a list of {len(value)}"
        case int() if abs(value) > 10**LONGEST_SHOWN:
            return "a whole number of more than 60 digits"
        case _:
            written = str(value)
    return written if len(written) <= LONGEST_SHOWN else f"{written[:LONGEST_SHOWN]}…"
