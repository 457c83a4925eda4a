"""The turn as one seat is shown it: where the partnership stands, what may be done, what has been drafted."""

import attrs

from game.seat.estimate import Estimate
from game.seat.known import Known
from game.seat.maps import Faction, Flow, Issue, Relation


@attrs.frozen
class Heading:
    """Which campaign this is.

    seat      the country played; `seat_title` its name
    seats     all countries that people play
    watching  whether it is only looked at, and may be taken over
    """

    title: str
    seat: str
    seat_title: str
    difficulty: str
    seed: int
    world: int
    seats: tuple[str, ...]
    watching: bool = False


@attrs.frozen
class Domain:
    """One strand of the rope; strength 0–100."""

    key: str
    title: str
    strength: Known


@attrs.frozen
class Gauge:
    """One figure of the top bar.

    shown, moved  value and size of the change as written, such as "$68" and "5"; moved is "" where it is steady
    path          the row of worlds that it shows
    """

    path: str
    title: str
    known: Known
    shown: str
    moved: str


@attrs.frozen
class Purse:
    """Political capital: what there is, what the draft costs, what comes next quarter, and the most one can hold."""

    has: int
    committed: int
    comes: int
    most: int

    @property
    def left(self) -> int:
        """Return what the draft leaves."""
        return self.has - self.committed


@attrs.frozen
class Headline:
    """One thing that happened last quarter.

    country  who did it; "" where nobody did, or nobody knows
    why      what weighed most for it, or the order it follows from; "" where nothing is known
    certainty  how surely the reason is known
    """

    country: str
    says: str
    why: str = ""
    certainty: str = ""


@attrs.frozen
class Level:
    """How hard an order may be given: its price, and why not at this level; "" where it may."""

    name: str
    price: int
    why_not: str = ""


@attrs.frozen
class Card:
    """An order that may be given now.

    lever    economy, exposure, denial, diplomacy, arms, posture or offer
    price    at *firm*, or at the hardest level that can still be paid
    level    at which it would be added with one key
    tag      one short line on the side: who is touched beside, or how long it takes
    drafted  the level at which it stands among the orders; "" where it does not
    why_not  why it cannot be added beside what is drafted; "" where it can
    """

    order: str
    title: str
    lever: str
    does: str
    price: int
    level: str
    tag: str
    levels: tuple[Level, ...]
    drafted: str = ""
    why_not: str = ""


@attrs.frozen
class NotReady:
    """An order that may not be given now, with the condition and the current value."""

    order: str
    title: str
    lever: str
    why_not: str


@attrs.frozen
class Ordered:
    """An order on the tray."""

    order: str
    title: str
    lever: str
    level: str
    price: int


@attrs.frozen
class Mark:
    """One quarter of the index's history: the index at its end."""

    quarter: str
    index: float


@attrs.frozen
class Turn:
    """All that the turn screen shows.

    turn      the quarter to be played, counted from 1; `quarters` how many there are
    calendar  names of all quarters
    word      what the index and its direction are called: Fraying, Frayed, Holding …
    trail     the index from the opening to now
    hand      orders that may be given now, by lever
    estimate  what staff make of it; None until first asked
    aims      1 where this seat wants the index up, −1 where down, 0 where it does not care
    message   what to say once over the board: a warning of the log, "" mostly
    """

    heading: Heading
    turn: int
    quarters: int
    calendar: tuple[str, ...]
    index: Known
    word: str
    trail: tuple[Mark, ...]
    domains: tuple[Domain, ...]
    gauges: tuple[Gauge, ...]
    purse: Purse
    headlines: tuple[Headline, ...]
    hand: tuple[Card, ...]
    not_ready: tuple[NotReady, ...]
    tray: tuple[Ordered, ...]
    relations: tuple[Relation, ...]
    flows: tuple[Flow, ...]
    factions: tuple[Faction, ...]
    issues: tuple[Issue, ...]
    aims: int
    can_undo: bool = False
    over: bool = False
    estimate: Estimate | None = None

    @property
    def quarter(self) -> str:
        """Return the name of the quarter to be played; of the last one when all are played."""
        return self.calendar[min(self.turn, self.quarters) - 1]


@attrs.frozen
class Step:
    """One step of how an order works.

    country    whose mark stands beside it; "" for none
    says       what happens
    figure     what is moved, from where to where, in words; "" where it cannot be said
    certainty  how surely the starting figure is known
    """

    country: str
    says: str
    figure: str
    certainty: str


@attrs.frozen
class ClaimLine:
    """One claim of the article that an order carries, in our words."""

    number: str
    says: str


@attrs.frozen
class Opened:
    """A card opened: the mechanism in steps, what may go wrong, and the claims it carries.

    resting  quarters before it may be given again; `delay` before it takes hold
    estimate what staff make of it at the level looked at
    """

    heading: Heading
    card: Card
    steps: tuple[Step, ...]
    risks: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    delay: int
    resting: int
    covert: bool
    trail: tuple[Mark, ...]
    calendar: tuple[str, ...]
    estimate: Estimate | None = None
