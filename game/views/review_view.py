"""The review of a campaign that has ended, as it is shown. Classes only."""

import attrs

from game.forecast.intervals import Spread


@attrs.frozen
class TurnedOn:
    """A quarter on which the campaign turned: what the seat ordered, and what that did to the final index.

    becomes  the verdict without it, where it would be another; "" where it would not
    """

    number: int
    turn: int
    quarter: str
    orders: tuple[str, ...]
    change: float
    becomes: str


@attrs.frozen
class Objective:
    """One interest of the seat at the end: its weight of 100, how far it is met, and the median of other campaigns."""

    label: str
    weight: float
    met: float
    usual: float | None


@attrs.frozen
class ClaimTested:
    """A claim of the article that this campaign put to the test: by which orders, and what they did to the end.

    change  of the final index by all orders that carry it, against the same campaign without them
    """

    number: str
    says: str
    orders: tuple[str, ...]
    change: float


@attrs.frozen
class ReviewShown:
    """A campaign that has ended, looked back on.

    fan        what the staff would have forecast at the opening; () until it is worked out
    compared   turn of the turning point left out for comparison, 0 for none, −1 for all of the seat's orders
    otherwise  the index without it; () until it is worked out
    peers      how many other campaigns scores are compared with; better_than is the share of them that scored less
    working    what is still being worked out, in words; "" when all is
    seats      the countries that people played
    frayed     the index below which the partnership counts as frayed
    """

    country: str
    campaign: str
    title: str
    subtitle: str
    quarters: tuple[str, ...]
    history: tuple[float, ...]
    frayed: float
    fan: tuple[Spread, ...]
    points: tuple[TurnedOn, ...]
    compared: int
    otherwise: tuple[float, ...]
    otherwise_says: str
    score: float
    usual_score: float | None
    better_than: float | None
    peers: int
    objectives: tuple[Objective, ...]
    claims: tuple[ClaimTested, ...]
    untested: int
    working: str
    seats: tuple[str, ...] = ()
