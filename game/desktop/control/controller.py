"""The controller: carries out what is asked at the window, and shows each screen what its seat may know.

It never waits: the staff's odds, the six capitals' decisions and the review are worked out by two workers. One knows
nothing but a seat's view; the other sits with the engine, and its answers stay here until the seat may see them.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import attrs

from game.desktop.commands import Command, Commands, Subject
from game.desktop.control.background import APART, JobResult, Worker
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.control.game import Game
from game.desktop.control.jobs import estimated
from game.desktop.control.screen_views import PAGES
from game.loose_types import OneOfMany
from game.model.state.catalogue import LEVELS
from game.views.card_view import ORDERED, READY, OpenCardView, opened
from game.views.estimates import StaffAnswer, StaffFigures, StaffQuestion, on_card, on_turn
from game.views.interlude_view import TourView
from game.views.turn_view import TurnView, board

Built = TypeVar("Built")
CARD = "card."
AT_ANY_TIME = ("privacy", "resolving")


@attrs.define(eq=False)
class Looking:
    """What the staff were last asked, and what they have found; `count` goes up whenever the figures change."""

    question: StaffQuestion | None = None
    ticket: int = 0
    version: str = ""
    count: int = 0
    figures: StaffFigures = attrs.field(factory=StaffFigures)
    before: StaffFigures = attrs.field(factory=StaffFigures)


class Controller:
    """Between the window and the campaign."""

    def __init__(self, wake: Callable[[], None], way: str = APART) -> None:
        """Take what wakes the window, and how workers work: `process`, `thread` or `inline`."""
        self.staff, self.table = Worker(wake, way), Worker(wake, way)
        self.game = Game(self.table)
        self.looking = Looking()
        self.focus: tuple[str, str] = ("", "")
        self.opened: frozenset[str] = frozenset()
        self.step, self.card_at = 1, 0
        self._pages: dict[str, tuple[object, object]] = {}

    @property
    def desk(self) -> CampaignDesk | None:
        """Return the campaign on the desk, if there is one."""
        return self.game.desk

    def poll(self) -> Commands:
        """Take in what the workers have found, and return what the window is to do next."""
        self.step += 1
        follow: list[Command] = []
        for result in self.staff.answers():
            self._take(result)
        for result in self.table.answers():
            follow += self.game.take(result)
        return tuple(follow)

    def view(self, screen: str, about: Subject = None, focus: str | None = None) -> OneOfMany:  # the screen's own class
        """Return what a screen shows: an immutable snapshot, the same object as long as nothing has changed."""
        desk = self.desk
        if desk is None or desk.is_hidden:
            self._clear()
            version = (desk.seat, desk.sealed, desk.session.digest) if desk else ()
            return self._page(screen, about, version) if screen in AT_ANY_TIME else None
        if screen == "turn":
            if self.card_at < self.step:
                order = focus.removeprefix(CARD) if focus and focus.startswith(CARD) else ""
                self._look(desk, order)
            return self._on_turn(desk)
        if screen == "card" and isinstance(about, str):
            self.card_at = self.step + 1
            self.opened |= {about}
            self._look(desk, about)
            return self._on_card(desk, about)
        if screen == "tour":
            page = self._page(screen, about, self._version(desk))
            return attrs.evolve(page, turn=self._on_turn(desk)) if isinstance(page, TourView) else page
        return self._page(screen, about, self._version(desk))

    def close(self) -> None:
        """Keep the campaign's draft, and end the workers."""
        if self.desk:
            self.desk.keep_draft()
        self.staff.close()
        self.table.close()

    def _clear(self) -> None:
        """Leave nothing lying about of what one seat was shown when another sits down."""
        self._pages = {screen: page for screen, page in self._pages.items() if screen in AT_ANY_TIME}
        self._forget()

    def _forget(self) -> None:
        """Forget what the staff said of another quarter or another seat."""
        if self.looking.version:
            self.looking = Looking(count=self.looking.count + 1)

    def _version(self, desk: CampaignDesk) -> tuple[object, ...]:
        """Return what a page hangs on: another campaign, quarter, seat or draft makes another page."""
        draft = tuple(desk.session.drafted(desk.seat).items())
        return desk.session.terms, desk.session.digest, desk.seat, draft, self.game.version

    def _once(self, key: str, version: object, make: Callable[[], Built]) -> Built:
        """Return what was made before, as long as its version is the same."""
        page = self._pages.get(key)
        if page is None or page[0] != version:
            page = self._pages[key] = version, make()
        return cast("Built", page[1])

    def _page(self, screen: str, about: Subject, version: tuple[object, ...]) -> object:
        """Return what a screen other than the turn and the opened card shows; None where it needs nothing."""
        page = PAGES.get(screen)
        return None if page is None else self._once(screen, (about, version), lambda: page(self.game, about))

    def _board(self, desk: CampaignDesk) -> TurnView:
        """Return the turn without odds."""

        def without_odds() -> TurnView:
            """Return the turn, made anew."""
            turn = board(desk.session, desk.seat)
            return attrs.evolve(turn, playback=self.game.playback(), first=self.game.is_first)

        return self._once("board", self._version(desk), without_odds)

    def _on_turn(self, desk: CampaignDesk) -> TurnView:
        """Return the turn with what the staff have found."""
        turn, figures = self._board(desk), self.looking.figures
        version = self._version(desk), self.looking.count
        return self._once("turn", version, lambda: on_turn(turn, figures, desk.aims))

    def _on_card(self, desk: CampaignDesk, order: str) -> OpenCardView | None:
        """Return an opened card with what the staff have found."""
        level, figures = self.game.levels.get(order, ""), self.looking.figures
        page = self._once(
            "card", (self._version(desk), order, level), lambda: opened(desk.session, desk.seat, order, level)
        )
        return self._once("card+", (page, self.looking.count), lambda: on_card(page, figures, desk.aims))

    def _look(self, desk: CampaignDesk, order: str) -> None:
        """Ask the staff about the draft and an order, unless they are asked that already."""
        turn = self._board(desk)
        if turn.over:
            self._forget()
            return
        faces = {card.order: card for card in turn.hand_cards}
        face = faces.get(order)
        level = self.game.levels.get(order) or (face.level if face else "")
        others = tuple((card.order, card.level) for card in turn.hand_cards if card.status in (READY, ORDERED))
        is_open = order in self.opened and face is not None
        question = StaffQuestion(
            draft=desk.session.drafted(desk.seat),
            focus=(order, level) if face and level else ("", ""),
            cards=others,
            opened=tuple(other for other in LEVELS if other != level) if is_open else (),
            touches=tuple(resource.key for resource in turn.resources[1:]) if is_open else (),
        )
        version = repr((desk.session.terms, desk.drawn, desk.session.digest, desk.seat, self.game.retries))
        if question != self.looking.question or version != self.looking.version:
            self._ask(desk, question, version)

    def _ask(self, desk: CampaignDesk, question: StaffQuestion, version: str) -> None:
        """Ask the staff; a new quarter or seat makes them forget the last one."""
        looking, is_new = self.looking, version != self.looking.version
        if is_new:
            looking.before, looking.figures = looking.figures, StaffFigures()
        elif looking.question and looking.question.draft != question.draft:
            looking.figures = StaffFigures()
        prospect = desk.looking() if is_new or not self.staff.is_alive else None
        looking.question, looking.version = question, version
        looking.figures = looking.figures.looking_at(question.focus)
        looking.count += 1
        looking.ticket = self.staff.ask(estimated, {"prospect": prospect, "question": question})

    def _take(self, result: JobResult) -> None:
        """Take in what the staff have found; what they were asked before is no longer of interest."""
        looking = self.looking
        looking.count += 1
        if result.fault and result.ticket in (looking.ticket, 0):
            looking.figures = looking.figures.failed(looking.before)
        elif result.ticket == looking.ticket and isinstance(result.answer, StaffAnswer):
            looking.figures = looking.figures.and_found(result.answer)
