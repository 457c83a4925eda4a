"""The controller: carries out what is asked at the window, and shows each screen what its seat may know.

It never waits: what staff expect is worked out by a worker that knows nothing but the seat's view, and which deeds did
it by another. A quarter itself is played here, in less time than a blink.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import attrs

from game.desktop.commands import Command, Commands, Subject
from game.desktop.control.background import APART, Worker
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.control.game import Game
from game.desktop.control.screen_views import PAGES
from game.desktop.control.staff_room import StaffRoom, staff_of
from game.desktop.window_pages import (
    FIGURES,
    NO_STAFF,
    AdvisorsPage,
    BoardPage,
    CardsPage,
    CrisisPage,
    DealsPage,
    OpenedLeverPage,
    PencilPage,
)
from game.forecast.par import keep_pars
from game.loose_types import OneOfMany
from game.views.board_view import BoardView, board
from game.views.deal_view import deal_table
from game.views.lever_view import opened
from game.views.pencil_view import pencil_rows, pencil_view

Built = TypeVar("Built")
CARD, DIAL, CHOICE = "card.", "dial.", "choice."
AT_ANY_TIME = ("privacy",)
BOARDS = ("board", "partnership", "table", "answer")


class Controller:
    """Between the window and the campaign."""

    def __init__(self, wake: Callable[[], None], way: str = APART) -> None:
        """Take what wakes the window, and how workers work: `process`, `thread` or `inline`."""
        self.staff, self.table = Worker(wake, way), Worker(wake, way)
        self.game = Game(self.table)
        self.room = StaffRoom(self.staff)
        self.step, self.lever_at, self.lever = 1, 0, ""
        self._pages: dict[str, tuple[object, object]] = {}

    @property
    def desk(self) -> CampaignDesk | None:
        """Return the campaign on the desk, if there is one."""
        return self.game.desk

    def poll(self) -> Commands:
        """Take in what the workers have found, and return what the window is to do next."""
        self.step += 1
        if self.game.closing is not None:
            # What comes in meanwhile waits: the campaign is being played on.
            return self.game.closed()
        follow: list[Command] = []
        for result in self.staff.answers():
            known = self.room.pars
            self.room.take(result)
            if self.room.pars != known and self.desk is not None:
                terms = self.desk.campaign.terms
                keep_pars(terms.scenario_digest, terms.quarters, self.room.pars)
                self.game.version += 1
        for result in self.table.answers():
            follow += self.game.take(result)
        return tuple(follow)

    def view(self, screen: str, about: Subject = None, focus: str | None = None) -> OneOfMany:  # the screen's own class
        """Return what a screen shows: an immutable snapshot, the same object as long as nothing has changed."""
        desk = self.desk
        if self.game.closing is not None and screen not in AT_ANY_TIME:
            return self._pages[screen][1] if screen in self._pages else None
        if desk is None or desk.is_hidden:
            self._clear()
            version = (desk.seat, desk.sealed, desk.digest) if desk else ()
            return self._page(screen, about, version) if screen in AT_ANY_TIME else None
        if screen in BOARDS:
            if screen == "board":
                self._look_from_board(desk, focus or "")
            return self._board_page(desk, screen)
        if screen == "lever" and isinstance(about, str):
            self.lever, self.lever_at = about, self.step + 1
            self.room.look(desk, self._board(desk), about, self.game.retries)
            return self._lever_page(desk, about)
        if screen == "advisors":
            return self._advisors_page(desk, about if isinstance(about, str) else "")
        if screen == "cards":
            self.room.look(desk, self._board(desk), "", self.game.retries)
            return CardsPage(self._laid(desk), staff_of(desk), about if isinstance(about, str) else "")
        if screen == "pencil":
            self.room.look(desk, self._board(desk), "", self.game.retries)
            return self._pencil_page(desk, about if isinstance(about, str) else "")
        if screen == "deals":
            return self._deals_page(desk)
        if screen == "crisis" and isinstance(about, str):
            return self._crisis_page(desk, about, focus or "")
        if screen == "commission":
            self.room.look(desk, self._board(desk), "", self.game.retries)
        return self._page(screen, about, self._version(desk))

    def close(self) -> None:
        """Keep the campaign's draft, and end the workers."""
        if self.game.closing is not None:
            self.game.closing.wait()
        if self.desk:
            self.desk.keep_draft()
        self.staff.close()
        self.table.close()

    def _clear(self) -> None:
        """Leave nothing lying about of what one seat was shown when another sits down."""
        self._pages = {screen: page for screen, page in self._pages.items() if screen in AT_ANY_TIME}
        self.room.forget()

    def _version(self, desk: CampaignDesk) -> tuple[object, ...]:
        """Return what a page hangs on: another campaign, quarter, seat or draft makes another page."""
        draft = repr(desk.campaign.drafted(desk.seat))
        pencil, turn = desk.pencil, desk.campaign.world.turn
        return desk.campaign.terms, desk.digest, turn, desk.seat, draft, pencil, self.game.version

    def _once(self, key: str, version: object, make: Callable[[], Built]) -> Built:
        """Return what was made before, as long as its version is the same."""
        page = self._pages.get(key)
        if page is None or page[0] != version:
            page = self._pages[key] = version, make()
        return cast("Built", page[1])

    def _page(self, screen: str, about: Subject, version: tuple[object, ...]) -> object:
        """Return what a screen shows that is no board; None where it needs nothing."""
        page = PAGES.get(screen)
        return None if page is None else self._once(screen, (about, version), lambda: page(self.game, about))

    def _board(self, desk: CampaignDesk) -> BoardView:
        """Return the board without what staff expect."""
        return self._once("bare board", self._version(desk), lambda: board(desk.campaign, desk.seat))

    def _laid(self, desk: CampaignDesk) -> BoardView:
        """Return the board with what the staff have found."""
        bare, version = self._board(desk), (self._version(desk), self.room.count)
        return self._once("laid board", version, lambda: self.room.lay(bare, staff_of(desk)))

    def _board_page(self, desk: CampaignDesk, screen: str) -> BoardPage:
        """Return the board as the window shows it."""
        laid, hint = self._laid(desk), self.game.hint()
        playback, ordered = self.game.playback(), {move.lever for move in laid.moves if move.status == "ordered"}
        focused = self.room.focused[0]
        is_card = any(move.lever == focused for move in laid.moves) and focused not in ordered
        preview = self.room.beside(focused) if is_card and screen == "board" else None

        def new_page() -> BoardPage:
            """Return the page, made anew."""
            rows, staff = pencil_rows(desk.campaign, desk.pencil), NO_STAFF if playback else staff_of(desk)
            return BoardPage(laid, staff, preview, playback, hint, rows, self.room.bare)

        return self._once(screen, (laid, hint, playback, self._version(desk), self.room.count), new_page)

    def _lever_page(self, desk: CampaignDesk, about: str) -> OpenedLeverPage | None:
        """Return an opened lever with what the staff have found."""
        version = self._version(desk), about
        page = self._once("bare lever", version, lambda: opened(desk.campaign, desk.seat, about))
        staff, laid = staff_of(desk), self._laid(desk)
        drafted = desk.campaign.drafted(desk.seat)
        beside, is_in = self.room.beside(about), about in drafted.moves or about in drafted.dials
        with_it, without_it = (laid.outlook, beside) if is_in else (beside, laid.outlook)

        def new_page() -> OpenedLeverPage:
            """Return the page, made anew."""
            dial = next((view for view in laid.dials if view.lever == about), page.dial)
            move = next((view for view in laid.moves if view.lever == about), page.move)
            whole = attrs.evolve(
                page,
                dial=None if page.dial is None else dial,
                move=None if page.move is None else move,
                outlook_with=with_it if staff == FIGURES else None,
                outlook_without=without_it if staff == FIGURES else None,
            )
            return OpenedLeverPage(laid, whole, staff)

        return self._once("lever", (version, self.room.count), new_page)

    def _advisors_page(self, desk: CampaignDesk, about: str) -> AdvisorsPage:
        """Return the advisors over the board."""
        self.room.look(desk, self._board(desk), about, self.game.retries)
        laid = self._laid(desk)
        version = (self._version(desk), about, self.room.count)
        return self._once("advisors", version, lambda: AdvisorsPage(laid, staff_of(desk), about))

    def _pencil_page(self, desk: CampaignDesk, about: str) -> PencilPage:
        """Return the pencil over the board."""
        page = self._board_page(desk, "pencil board")
        version = id(page), about
        return self._once(
            "pencil", version, lambda: PencilPage(page, pencil_view(desk.campaign, desk.seat, desk.pencil), about)
        )

    def _deals_page(self, desk: CampaignDesk) -> DealsPage:
        """Return the table with what has been worked out of the draft on it."""
        deals = self.game.deals
        deals.look(desk)
        laid, staff = self._laid(desk), staff_of(desk)

        def new_page() -> DealsPage:
            """Return the page, made anew."""
            view = deal_table(desk.campaign, desk.seat, deals.draft(desk), deals.findings(desk))
            return DealsPage(view, laid, staff, desk.whole is not None or desk.campaign.over)

        version = self._version(desk), len(desk.campaign.said), deals.count, self.room.count
        return self._once("deals", version, new_page)

    def _crisis_page(self, desk: CampaignDesk, about: str, focus: str) -> CrisisPage:
        """Return a question of tonight with what the staff have found."""
        choice = focus.removeprefix(CHOICE) if focus.startswith(CHOICE) else ""
        self.room.look(desk, self._board(desk), f"{about}={choice}" if choice else "", self.game.retries)
        laid = self._laid(desk)
        version = (self._version(desk), about, self.room.count)
        return self._once("crisis", version, lambda: CrisisPage(laid, about, staff_of(desk)))

    def _look_from_board(self, desk: CampaignDesk, focus: str) -> None:
        """Ask the staff about what is focused on the board, unless an opened lever lies over it."""
        if self.lever_at >= self.step:
            return
        key = next((focus.removeprefix(head) for head in (CARD, DIAL) if focus.startswith(head)), "")
        self.room.look(desk, self._board(desk), key, self.game.retries)
