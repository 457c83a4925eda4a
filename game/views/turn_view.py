"""The turn and an opened card as one seat is shown them: plain figures and sentences, compared by value.

Figures are in the unit shown: 0–100 for the index, strands and loyalty; shares 0–1 as the engine's estimates have them.
"""

import attrs

from game.forecast.intervals import Estimate, Spread

FRESH, RUNNING, STALE, FAILED = "fresh", "running", "stale", "failed"
READY, ORDERED, DEAR, NOT_READY = "ready", "ordered", "dear", "not_ready"


@attrs.frozen
class Why:
    """One cause of a change: a sentence, and its part in the figure's unit; None where it is a plain sentence."""

    says: str
    amount: float | None = None


@attrs.frozen
class Resource:
    """One figure of the top bar.

    value      before the orders drafted so far
    committed  of political capital: what they cost; `most` is what one can hold
    error      standard error; 0 where it is exact
    """

    key: str
    label: str
    value: float
    change: float
    unit: str = ""
    digits: int = 0
    most: int = 0
    committed: int = 0
    why: tuple[Why, ...] = ()
    error: float = 0.0


@attrs.frozen
class Strand:
    """One strand of the rope: points 0–100, and their standard error as the seat knows it."""

    key: str
    label: str
    value: float
    change: float
    why: tuple[Why, ...] = ()
    error: float = 0.0


@attrs.frozen
class Issue:
    """One issue on which the two differ: how far each is aware of it, 0–1, and where their aims part."""

    key: str
    label: str
    russia: float
    iran: float
    sure: str
    says: str


@attrs.frozen
class Relation:
    """How warmly two countries stand, −1 to 1."""

    a: str
    b: str
    warmth: float
    change: float
    sure: str


@attrs.frozen
class Flow:
    """Crude from one of the two to one buyer: mb/d, and $/b taken off Brent; None where it is not known."""

    seller: str
    buyer: str
    volume: float
    discount: float | None


@attrs.frozen
class Faction:
    """One faction of one of the two.

    loyalty  0–100
    defects  what its loyalty is measured against: where it stood when the scenario began, which everybody knows
    """

    partner: str
    key: str
    label: str
    loyalty: float
    change: float
    defects: float
    sure: str


@attrs.frozen
class HeadlineShown:
    """One thing that happened last quarter.

    country  who did it; "" where nobody did, or nobody knows
    effect   the strand that an order pushed most, and how it changed over the quarter; "" where there is none
    about    what the brief opens on
    """

    country: str
    says: str
    effect: str = ""
    change: float = 0.0
    about: str = ""
    why: tuple[Why, ...] = ()


@attrs.frozen
class FanShown:
    """How the partnership may go on: the fan from now to the end, and the share of each outcome, over `futures`."""

    spreads: tuple[Spread, ...]
    outcomes: tuple[tuple[str, Estimate], ...]
    futures: int
    of: int


@attrs.frozen
class OddsShown:
    """The odds of fracture with an order and without it.

    share, base  shares of futures, with and without
    change       future by future
    helps        whether a clear change serves this seat's aims; None where it is not clear, or the seat does not care
    says         the odds in words
    """

    share: Estimate
    change: Estimate
    base: Estimate
    futures: int
    of: int
    status: str
    helps: bool | None
    says: str


@attrs.frozen
class CardShown:
    """One order as a card.

    level   at which one key adds it, and whose `cost` is shown
    status  ready, ordered, dear or not_ready
    reason  the exact condition with the current value, or why it cannot stand beside the draft
    side    whom it touches beside, or how long it takes
    """

    order: str
    title: str
    lever: str
    cost: int
    level: str
    status: str
    reason: str = ""
    odds: OddsShown | None = None
    side: str = ""
    key: str = ""


@attrs.frozen
class OrderShown:
    """One order drafted."""

    order: str
    title: str
    lever: str
    level: str
    cost: int


@attrs.frozen
class TurnShown:
    """All that the turn screen shows.

    turn        quarters played; `quarters` how many there are in all
    ends        the year in which the campaign ends
    words_only  whether staff give words and no figures, as in Crisis
    heading     where the index is heading, in words; "" while nobody knows
    index_why   parts of the last change, which add up to it
    history     the index from the opening to now
    fan         with the orders drafted; `with_card` with the focused order too, on the same luck
    first       whether this is the first quarter that this person plays
    playback    what to say of a campaign that is looked at and may be taken over
    seats       countries that people play, where there are several
    frayed      the index below which the partnership counts as frayed
    """

    country: str
    quarter: str
    turn: int
    quarters: int
    ends: str
    words_only: bool
    resources: tuple[Resource, ...]
    index: float
    change: float
    word: str
    heading: str
    index_why: tuple[Why, ...]
    history: tuple[float, ...]
    fan: FanShown | None
    with_card: FanShown | None
    odds_state: str
    strands: tuple[Strand, ...]
    changed_most: str
    issues: tuple[Issue, ...]
    relations: tuple[Relation, ...]
    flows: tuple[Flow, ...]
    brent: float
    factions: tuple[Faction, ...]
    headlines: tuple[HeadlineShown, ...]
    hand: tuple[CardShown, ...]
    not_ready: tuple[CardShown, ...]
    orders: tuple[OrderShown, ...]
    capital_left: int
    focused: str = ""
    next_capital: int = 0
    first: bool = False
    playback: str = ""
    seats: tuple[str, ...] = ()
    over: bool = False
    can_undo: bool = False
    campaign: str = ""
    frayed: float = attrs.field(kw_only=True)
