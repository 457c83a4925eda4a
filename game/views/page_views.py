"""The reading pages as one seat is shown them: the brief, the dossiers, the history. Classes only."""

import attrs

from game.views.turn_view import Issue, Relation, Why


@attrs.frozen
class Moved:
    """Whom an act touched, in a few words, and how that changed over the quarter; "" and 0 where nothing is known."""

    label: str = ""
    change: float = 0.0


@attrs.frozen
class Deed:
    """What one of the six did, and why.

    says     the act, actor first; or that no act was seen
    also     its other acts of the quarter
    reason   what weighed most for it, and against it
    sure     observed, inferred or guess: how surely the reason is known; "" where there is none
    is_yours whether it is what this seat ordered
    """

    country: str
    says: str
    also: tuple[str, ...]
    reason: str
    sure: str
    moved: Moved
    is_yours: bool = False


@attrs.frozen
class Line:
    """One line of a small chart: what it is, whose colour it has, and its values quarter by quarter."""

    label: str
    country: str
    values: tuple[float, ...]


@attrs.frozen
class StaffRecord:
    """How the staff's forecast of the index did: four fifths of its futures, their median, and what came.

    hits, of  how often the index came within the range so far, over how many quarters
    """

    low: float
    median: float
    high: float
    came: float
    hits: int
    of: int


@attrs.frozen
class OpeningView:
    """An order that has become possible, or what still bars one."""

    lever: str
    title: str
    says: str


@attrs.frozen
class BriefShown:
    """The quarterly brief.

    turn, last  which quarter it tells, counted from 1, and the last there is
    parts       why the index moved; they add up to its change
    staff       None until it is worked out
    voice       a claim of the article that bears on the quarter, with its number and theme; "" for none
    """

    country: str
    quarter: str
    turn: int
    last: int
    earlier: str
    later: str
    title: str
    story: tuple[str, ...]
    chart: str
    quarters: tuple[str, ...]
    lines: tuple[Line, ...]
    deeds: tuple[Deed, ...]
    before: float
    index: float
    word: str
    parts: tuple[Why, ...]
    staff: StaffRecord | None
    openings: tuple[OpeningView, ...]
    voice: tuple[str, str, str]
    over: bool = False


@attrs.frozen
class Want:
    """One interest of a country.

    weight     share of its concern, of 100, with the range in which it is believed to lie
    met        how far it is met as the seat sees it, 0–100; None where that cannot be told
    """

    label: str
    weight: float
    low: float
    high: float
    met: float | None
    sure: str


@attrs.frozen
class Held:
    """One faction: loyalty 0–100, how it changed, where it stood at the opening, and the share of its due paid."""

    label: str
    loyalty: float
    change: float
    opening: float
    paid: float
    sure: str
    error: float


@attrs.frozen
class Stand:
    """Where a country and another stand on an issue, −1 to 1, how far apart, 0–100, and who sees it."""

    issue: Issue
    own: float
    other: float
    gap: float


@attrs.frozen
class Reading:
    """One more figure about a country, as written, with its error as written and how surely it is known."""

    label: str
    shown: str
    error: str
    change: float
    sure: str


@attrs.frozen
class DossierShown:
    """The dossier of one country, as a seat has it.

    parts_from  the country with which its positions are compared
    income      a row of figures quarter by quarter, with a heading and a unit; () where it has none
    known       shares of what stands here that are observed, inferred and guessed; they add up to 1
    notice      one thing to know first; "" for none
    """

    seat: str
    country: str
    title: str
    character: str
    aims: str
    wants: tuple[Want, ...]
    unsaid: float
    relations: tuple[Relation, ...]
    parts_from: str
    stands: tuple[Stand, ...]
    factions: tuple[Held, ...]
    readings: tuple[Reading, ...]
    income_title: str
    income_unit: str
    income: tuple[float, ...]
    income_quarters: tuple[str, ...]
    known: tuple[float, float, float]
    notice: str
    over: bool


@attrs.frozen
class QuarterLine:
    """One quarter of the history: the index at its end, its headlines, and what this seat ordered."""

    turn: int
    quarter: str
    index: float
    change: float
    headlines: tuple[str, ...]
    orders: tuple[str, ...]


@attrs.frozen
class HistoryShown:
    """The campaign so far, the latest quarter first."""

    country: str
    campaign: str
    opening: float
    opening_quarter: str
    lines: tuple[QuarterLine, ...]
