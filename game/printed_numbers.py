"""Numbers as players read them: signs, whole parts, and parts that add up as they are printed."""

from collections.abc import Mapping


def signed(amount: float, digits: int = 1) -> str:
    """A change as players read it: +0.4, −1.2, 0.0, with a true minus."""
    rounded = round(amount, digits) + 0.0
    return f"{rounded:+.{digits}f}".replace("-", "−") if rounded else f"{0:.{digits}f}"


def plain(amount: float, digits: int = 0) -> str:
    """A number as players read it, with a true minus."""
    return f"{round(amount, digits) + 0.0:.{digits}f}".replace("-", "−")


def shares_shown(amounts: Mapping[str, float], digits: int = 1) -> dict[str, float]:
    """Amounts rounded so that they add up to their rounded sum: the largest remainders are rounded up."""
    scale = 10**digits
    floors = {name: int(amount * scale // 1) for name, amount in amounts.items()}
    # The sum is rounded as it is printed: 0.05 is 0.1, though ten times it, a half, would go to nought.
    left = round(round(sum(amounts.values()), digits) * scale) - sum(floors.values())
    by_rest = sorted(amounts, key=lambda name: floors[name] - amounts[name] * scale)
    return {name: (floors[name] + (name in by_rest[:left])) / scale for name in amounts}
