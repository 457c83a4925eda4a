"""The parts of a board: needles, windows, strands, machines, score, weeks, ties, factions and flows."""

import attrs

from game.views.shown_figures import Cause, Estimated


@attrs.frozen
class Needle:
    """How near a capital is to a step down: 0 far from one, .8 as likely as not within the quarter, 1 it steps down.

    says   its largest reason to step down
    error  half of a 95 % interval
    """

    country: str
    value: float
    says: str
    error: float


@attrs.frozen
class WindowView:
    """Something that stands open for a while: `left` quarters of `of` in all."""

    key: str
    title: str
    says: str
    left: float
    of: float


@attrs.frozen
class LikelyAct:
    """What a capital is likeliest to do next; `chance` is None until staff have worked it out."""

    country: str
    says: str
    chance: Estimated | None


@attrs.frozen
class StrandView:
    """One domain of the partnership, points 0–100.

    causes     what its change is made of, by giver; `change_error` is half of its 95 % interval
    suspended  whether a giver holds it back
    """

    key: str
    label: str
    value: float
    change: float
    error: float
    causes: tuple[Cause, ...]
    suspended: bool
    change_error: float = 0.0


@attrs.frozen
class MachineView:
    """One state of affairs; `since` counts the quarters in this state, 0 where nobody counts them."""

    key: str
    label: str
    state: str
    says: str
    since: int


@attrs.frozen
class Headline:
    """One thing that happened; `kind` as told lines have it."""

    kind: str
    country: str
    says: str
    why: str = ""


@attrs.frozen
class InterestView:
    """One interest of a seat: what it weighs, 0–1, and how far it is met, points 0–100, now and at the opening."""

    key: str
    label: str
    weight: float
    met: float
    change: float
    first: float


@attrs.frozen
class AimView:
    """An ambition or an agenda; `met` is the share of it that holds as the campaign stands, 0–1."""

    id: str
    title: str
    says: str
    met: float
    bold: bool


@attrs.frozen
class ScoreView:
    """A seat's score as the campaign stands, points 0–100.

    par    what good play usually comes to in this seat; None until it is known
    word   how far the seat's word is believed, points
    parts  what the score is made of; they add up to `points`
    """

    points: float
    change: float
    par: float | None
    interests: tuple[InterestView, ...]
    ambition: AimView | None
    agenda: AimView | None
    word: float
    parts: tuple[Cause, ...]


@attrs.frozen
class WeeksView:
    """Weeks of a government's attention in this quarter.

    income        what the quarter brings; `has`, with what was carried over
    policies      what the dials cost as they stand
    orders        what the draft costs beyond them; `choices`, what tonight's choices and what is spent already cost
    overdraft     at most, in a crisis
    carried_over  from the quarter before
    """

    income: float
    has: float
    policies: float
    orders: float
    choices: float
    left: float
    overdraft: float
    carried_over: float


@attrs.frozen
class RelationView:
    """How close two countries are, −100 to 100."""

    a: str
    b: str
    value: float
    change: float


@attrs.frozen
class FactionView:
    """How loyal a faction is, points 0–100."""

    country: str
    key: str
    label: str
    loyalty: float
    error: float
    change: float


@attrs.frozen
class FlowView:
    """What one country gives another: a strand in points, or oil in million barrels a day."""

    giver: str
    taker: str
    key: str
    label: str
    value: float
