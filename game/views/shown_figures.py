"""Numbers as they are shown: values, their errors, their changes and what a change is made of."""

import attrs


@attrs.frozen
class Estimated:
    """A number that has been estimated.

    value, low, high  with its 95 % interval; a share 0–1, or points, as is said where it is used
    """

    value: float
    low: float
    high: float


@attrs.frozen
class Change:
    """A difference between two courses of the same futures, with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the difference is larger than its error."""
        return not self.low <= 0 <= self.high


@attrs.frozen
class ShownFigure:
    """A number with its name.

    change  since the quarter before
    error   half of its 95 % interval, 0 where it is exact
    digits  behind the point
    says    a sentence on it; "" for none
    """

    key: str
    label: str
    value: float
    change: float
    error: float = 0.0
    unit: str = ""
    digits: int = 0
    says: str = ""


@attrs.frozen
class Cause:
    """Part of a change; the parts add up, as they are printed, to the change that they explain."""

    says: str
    amount: float
    country: str = ""
