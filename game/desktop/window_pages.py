"""What the window's screens of a campaign are shown: views of the seat, and what the window knows beside them."""

import attrs

from game.views.board_view import BoardView
from game.views.commission_view import CommissionView
from game.views.deal_view import DealTableView
from game.views.dossier_view import DossierView
from game.views.ending_view import DeedView, EndingView
from game.views.evening_view import EveningView
from game.views.lever_view import OpenLever
from game.views.outlook_view import OutlookView
from game.views.pencil_view import PencilRow, PencilView

FIGURES, IN_WORDS, NO_STAFF = "figures", "words", "none"


@attrs.frozen
class BoardPage:
    """The board of a seat.

    staff     `figures`, `words` or `none`
    preview   how it may go with the card that is looked at; None while nothing is known
    playback  what is said over a campaign that is only looked at; "" over one that is played
    hint      what a first player is told now; "" for nothing
    pencil    what is pencilled for later quarters
    bare      how it may go without that; None where nothing is, or while nothing is known
    """

    board: BoardView
    staff: str = FIGURES
    preview: OutlookView | None = None
    playback: str = ""
    hint: str = ""
    pencil: tuple[PencilRow, ...] = ()
    bare: OutlookView | None = None


@attrs.frozen
class OpenedLeverPage:
    """A lever that has been opened, over the board."""

    board: BoardView
    lever: OpenLever
    staff: str = FIGURES


@attrs.frozen
class PencilPage:
    """The pencil, over the board.

    about  the lever that it was opened for; "" for none
    """

    page: BoardPage
    pencil: PencilView
    about: str = ""

    @property
    def board(self) -> BoardView:
        """Return the board beneath."""
        return self.page.board


@attrs.frozen
class AdvisorsPage:
    """The advisors, over the board; `about` is the card they speak of, "" for what each would do today."""

    board: BoardView
    staff: str = FIGURES
    about: str = ""


@attrs.frozen
class CardsPage:
    """Every card and policy, over the board; `about` is the subject that they concern at first, "" for any."""

    board: BoardView
    staff: str = FIGURES
    about: str = ""


@attrs.frozen
class DealsPage:
    """The table at which deals are made, and the board it belongs to.

    fixed  whether nothing can be said: the campaign is over, or only looked at
    """

    table: DealTableView
    board: BoardView
    staff: str = FIGURES
    fixed: bool = False


@attrs.frozen
class CrisisPage:
    """A question of tonight, by its id, with the board it belongs to."""

    board: BoardView
    crisis: str
    staff: str = FIGURES


@attrs.frozen
class EveningPage:
    """A quarter that has been played: its evening, and the board after it.

    history  the evenings up to it, the first first
    later    whether a later quarter has been played
    over     whether the campaign ended with it
    """

    evening: EveningView
    board: BoardView
    scores: tuple[float, ...] = ()
    later: bool = False
    over: bool = False


@attrs.frozen
class HistoryPage:
    """Every quarter that has been played, and where the campaign began."""

    evenings: tuple[EveningView, ...]
    board: BoardView
    over: bool = False


@attrs.frozen
class EndingPage:
    """How a campaign ended.

    deeds    found by playing again without them; None while that is being done
    board    as it stood at the end
    """

    ending: EndingView
    board: BoardView
    deeds: tuple[DeedView, ...] | None = None


@attrs.frozen
class CommissionPage:
    """A seat's commission, and the campaign it belongs to.

    begins  the first quarter; `told` says on what terms the campaign is played
    """

    commission: CommissionView
    begins: str
    terms: str
    fixed: bool = False


@attrs.frozen
class DossierPage:
    """A dossier, and whose eyes it is seen with."""

    dossier: DossierView
    seat: str


@attrs.frozen
class PassedPage:
    """The window passes from one person to the next, or waits for one at another computer.

    sealed, waiting  countries that have given their orders, and those that have not, beside this one
    file   the file to send, where the other plays elsewhere; "" where all sit here
    other  who plays elsewhere
    """

    country: str
    quarter: str
    sealed: tuple[str, ...]
    waiting: tuple[str, ...]
    file: str = ""
    other: str = ""
