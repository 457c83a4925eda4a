"""One number of a scenario with its range and source, and the names of quarters."""

import attrs

QUARTERS_A_YEAR = 4


@attrs.frozen
class Value:
    """One number of a scenario, in its measure's unit, with its range and where it comes from."""

    value: float
    low: float
    high: float
    source: str
    says: str = ""


def quarter_count(name: str) -> int:
    """How many quarters there were from the year 0 to a quarter such as 2024Q4."""
    year, part = name.split("Q")
    return int(year) * QUARTERS_A_YEAR + int(part) - 1


def quarter_after(name: str, later: int) -> str:
    """The name of the quarter that comes so many quarters after another."""
    since = quarter_count(name) + later
    return f"{since // QUARTERS_A_YEAR}Q{since % QUARTERS_A_YEAR + 1}"
