"""What is shown between quarters and between seats."""

import attrs

from game.views.turn_view import TurnView


@attrs.frozen
class PassedView:
    """The privacy screen between two seats: whose turn is next, and who has given orders already."""

    country: str
    title: str
    quarter: str
    sealed: tuple[str, ...]
    waiting: tuple[str, ...]


@attrs.frozen
class DecidingView:
    """While the six capitals decide."""

    quarter: str
    people: tuple[str, ...]


@attrs.frozen
class TourView:
    """One point of the guided first quarter: its number, how many there are, what it says, and of which turn."""

    point: int
    of: int
    title: str
    lines: tuple[str, ...]
    about: str
    turn: TurnView
