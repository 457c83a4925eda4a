"""What a person at the window may ask of the desk."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from game.campaign.campaign import Campaign


@attrs.frozen
class Begin:
    """Begin a new campaign.

    sides       countries that people play; several take turns at one window
    seed        None for one drawn now
    quarters    0 for as many as the scenario says
    """

    scenario: str = "partners_of_convenience"
    sides: tuple[str, ...] = ("united_states",)
    difficulty: str = "cabinet"
    seed: int | None = None
    quarters: int = 0


@attrs.frozen
class Continue:
    """Go on where the last campaign was left."""


@attrs.frozen
class Load:
    """Load a save, whatever wrote it."""

    path: Path


@attrs.frozen
class Save:
    """Keep the campaign under a name; `over` where it may replace a save of that name."""

    name: str
    over: bool = False


@attrs.frozen
class Erase:
    """Delete a save; what cannot be read is left alone."""

    path: Path


@attrs.frozen
class Draft:
    """Add an order to the draft, or change its level; "" for the level its card shows."""

    order: str
    level: str = ""


@attrs.frozen
class Withdraw:
    """Take an order out of the draft; "" for the last one added."""

    order: str = ""


@attrs.frozen
class Undo:
    """Take back the last change of the draft."""


@attrs.frozen
class Level:
    """Look at an opened card at another level."""

    order: str
    level: str


@attrs.frozen
class EndQuarter:
    """End the quarter, or, where several people play, this seat's part of it.

    confirmed  whether the question about unspent capital has been answered
    """

    confirmed: bool = False


@attrs.frozen
class TakeSeat:
    """The next person has the window: show their seat."""


@attrs.frozen
class Retry:
    """Ask the staff again, after an estimate failed."""


@attrs.frozen
class StepTo:
    """In a campaign that is looked at: go to the board after so many quarters."""

    turn: int


@attrs.frozen
class TakeOver:
    """Take over a campaign at the quarter looked at; what came after it is left behind."""


@attrs.frozen
class ReplayFrom:
    """After the end: look again at the campaign from before a quarter, to take over there."""

    turn: int


@attrs.frozen
class SameStart:
    """Begin again on the same terms with another seed."""


@attrs.frozen
class Without:
    """In the review: compare with the campaign without one turning point; 0 for no comparison."""

    turn: int


@attrs.frozen
class Export:
    """Write the report of a campaign that has ended, and its log, into a folder; None for the usual one."""

    folder: Path | None = None


@attrs.frozen
class Toured:
    """The guided first quarter has been seen or skipped, and is not shown again."""


@attrs.frozen
class NextPoint:
    """Go on to the next point of the guided first quarter."""


@attrs.frozen
class NoMoreAsking:
    """Do not ask again about unspent capital in this campaign."""


@attrs.frozen
class LoadUpTo:
    """Load a save's first quarters, and leave the rest of it out."""

    path: Path
    quarters: int


@attrs.frozen
class ShowFolder:
    """Say where a save lies."""

    path: Path


@attrs.frozen(eq=False)
class Watch:
    """Look at a campaign that has been played, from its first quarter, as a seat saw it; it may be taken over.

    drawn  the figures that a study drew for it, by path
    """

    session: "Campaign"
    seat: str
    drawn: Mapping[str, float] = attrs.field(factory=dict)
