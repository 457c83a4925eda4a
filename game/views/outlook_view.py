"""How a campaign may go on: spreads of the index, chances of outcomes and endings, and the seat's score."""

import attrs

from game.views.shown_figures import Estimated


@attrs.frozen
class Spread:
    """Where a tenth, a quarter, half, three quarters and nine tenths of futures lie below, points 0–100."""

    low: float
    middle_low: float
    median: float
    middle_high: float
    high: float


@attrs.frozen
class OutlookView:
    """How the futures of a draft go on.

    index     the partnership from now to the end, a spread a quarter
    outcomes  the share of futures of each outcome, in the order of `OUTCOMES`
    endings   the share of each ending that comes about, the likeliest first
    score     the seat's score at the end, points; None for the facilitator
    par       what good play usually comes to in that seat; None until it is known
    futures   how many; `of` so many in the end
    """

    index: tuple[Spread, ...]
    outcomes: tuple[tuple[str, Estimated], ...]
    endings: tuple[tuple[str, Estimated], ...]
    score: Estimated | None
    par: float | None
    futures: int
    of: int
