"""The game at the window: carries out every command that concerns the campaign, or what may be played."""

from collections.abc import Mapping
from typing import assert_never

import attrs
import numpy as np

from game.campaign.sentences import says
from game.campaign_faults import CampaignOver, OrderRefused
from game.desktop import commands
from game.desktop.commands import (
    Ask,
    Commands,
    DeskCommand,
    DraftCommand,
    GameCommand,
    LookingCommand,
    OpeningCommand,
    Say,
)
from game.desktop.control import saved_campaigns, saving
from game.desktop.control.background import JobResult, Worker
from game.desktop.control.campaign_desk import CampaignDesk, watched
from game.desktop.control.jobs import decisions
from game.desktop.control.looking_back import LookingBack, export
from game.desktop.preferences import DEFAULT, Preferences
from game.forecast.lookahead import LookAhead
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Sheet
from game.views.card_view import card
from game.views.names import quarter_shown, several
from game.views.review_view import ALL
from game.views.turn_view import board


@attrs.define(eq=False)
class Game:
    """The campaign on the desk, and everything that may be done with it.

    table     the worker that sits with the engine
    levels    the level at which a card is looked at, by order
    version   counts whatever changes what is shown and is not in the campaign
    is_deciding  whether the six capitals are deciding now
    may_ask   whether unspent capital is asked about in this campaign
    retries   how often the staff were asked again after they failed
    preferences  what the player prefers
    point     which point of the guided first quarter is shown
    """

    table: Worker
    desk: CampaignDesk | None = None
    back: LookingBack = attrs.field(factory=LookingBack)
    levels: dict[str, str] = attrs.field(factory=dict)
    version: int = 0
    ticket: int = 0
    is_deciding: bool = False
    may_ask: bool = True
    point: int = 0
    retries: int = 0
    preferences: Preferences = DEFAULT
    has_toured: bool = False

    def carry_out(self, command: GameCommand) -> Commands:
        """Carry out a command, and return what the window is to do next; nothing where there is no campaign for it."""
        if not isinstance(command, OpeningCommand):
            return () if self.desk is None else self._at_desk(self.desk, command)
        match command:
            case commands.Begin():
                return self.open(*saving.begin(command))
            case commands.Continue():
                return self.open(*saving.load(saved_campaigns.autosave()), to_review=True)
            case commands.Load(path):
                return self.open(*saving.load(path))
            case commands.LoadUpTo(path, quarters):
                return self.open(*saving.load(path, quarters))
            case commands.Watch():
                return self.open(watched(command.session, command.seat, command.drawn), ())
            case commands.Erase(path):
                return saving.erase(path)
            case commands.ShowFolder(path):
                return (commands.Say(says("save", "folder", path=path.parent)),)
            case commands.Toured():
                self.point, self.version, self.has_toured = 0, self.version + 1, True
                return (commands.Close(), commands.Prefer("toured", True))
            case commands.NextPoint():
                self.point, self.version = self.point + 1, self.version + 1
                return ()
            case _:
                assert_never(command)

    def _at_desk(self, desk: CampaignDesk, command: DeskCommand) -> Commands:
        """Carry out what needs a campaign."""
        match command:
            case commands.Draft() | commands.Withdraw() | commands.Undo():
                return () if self.is_deciding else change_draft(desk, command, self.levels)
            case commands.Level(order, level):
                self.levels[order] = level
                self.version += 1
            case commands.Retry():
                self.retries += 1
            case commands.NoMoreAsking():
                self.may_ask = False
            case commands.EndQuarter(confirmed):
                return self.end_quarter(desk, confirmed)
            case commands.TakeSeat():
                return self.take_seat(desk)
            case commands.Save():
                return saving.save(desk, command)
            case commands.StepTo() | commands.TakeOver() | commands.ReplayFrom():
                return self.looked_at(desk, command)
            case commands.SameStart():
                terms = desk.session.terms
                again = commands.Begin(terms.scenario, terms.sides, terms.difficulty, None, terms.quarters)
                return self.open(*saving.begin(again))
            case commands.Without(turn):
                self.back.compared = max(turn, ALL)
                self.version += 1
            case commands.Export(folder):
                return export(desk, folder or saved_campaigns.home() / "reports") if desk.session.over else ()
            case _:
                assert_never(command)
        return ()

    def open(self, desk: CampaignDesk | None, news: Commands, *, to_review: bool = False) -> Commands:
        """Put a campaign on the desk and show it; with none, only say why.

        news       what else the window is to do
        to_review  whether a campaign that has ended opens at its review, and not at its last quarter
        """
        if desk is None:
            return news
        self.desk, self.back, self.may_ask, self.is_deciding = desk, LookingBack(), True, False
        self.levels.clear()
        self.version += 1
        self.back.begin(self.table, desk)
        if desk.is_hidden:
            return (commands.Home("privacy"), *news)
        if desk.session.over and (to_review or desk.whole is None):
            return (commands.Home("review"), *news)
        tour = (commands.Open("tour"),) if self.is_first else ()
        return (commands.Home("turn"), *tour, *news)

    def end_quarter(self, desk: CampaignDesk, confirmed: bool) -> Commands:
        """Give the seat's orders; when everybody has given theirs, let the capitals decide."""
        if desk.whole is not None or desk.is_hidden or self.is_deciding or desk.session.over:
            return ()
        if not confirmed and self.may_ask and self.preferences.confirm_unspent and (question := unspent(desk)):
            return (question,)
        if not desk.seal():
            desk.keep_draft()
            return (commands.Home("privacy"),)
        self.is_deciding = True
        return (commands.Open("resolving"), *self.decide(desk))

    def decide(self, desk: CampaignDesk) -> Commands:
        """Ask the engine's countries for their orders: beside the window where they look ahead, at once where not."""
        session = desk.session
        if not any(isinstance(agent, LookAhead) for agent in session.agents):
            return self.resolve(desk, session.simulation.decide())
        self.ticket = self.table.ask(decisions, {"simulation": session.simulation}, gives_way=False)
        return ()

    def take(self, result: JobResult) -> Commands:
        """Take in what the table has found."""
        desk = self.desk
        if desk is None or (not self.is_deciding or result.ticket not in (self.ticket, 0)):
            self.version += self.back.take(result)
            return ()
        if isinstance(result.answer, np.ndarray):
            return self.resolve(desk, result.answer)
        if result.fault and desk.session.world.turn < desk.session.setting.quarters:
            return self.resolve(desk, desk.session.simulation.decide())
        return ()

    def resolve(self, desk: CampaignDesk, sheet: Sheet) -> Commands:
        """Play the quarter with everybody's orders, keep it, and show what came of it."""
        self.is_deciding = False
        desk.session.play(desk.session.with_drafts(sheet))
        desk.begin_quarter()
        self.levels.clear()
        self.version += 1
        news = saving.keep_running(desk)
        return (commands.Close(), *self.after_quarter(desk), *news)

    def after_quarter(self, desk: CampaignDesk) -> Commands:
        """Return what is shown once a quarter has been played."""
        self.back.begin(self.table, desk)
        if desk.session.over:
            desk.is_hidden = False
            return (commands.Home("review"),)
        if desk.is_hidden:
            return (commands.Home("privacy"),)
        return (commands.Home("turn"), commands.Open("brief", desk.session.world.turn))

    def take_seat(self, desk: CampaignDesk) -> Commands:
        """Show the seat whose turn it is; its brief first, where there is one."""
        desk.is_hidden = False
        self.version += 1
        turn = desk.session.world.turn
        return (commands.Home("turn"), commands.Open("brief", turn)) if turn else (commands.Home("turn"),)

    def looked_at(self, desk: CampaignDesk, command: LookingCommand) -> Commands:
        """Go through a campaign that is looked at, or take it over."""
        self.version += 1
        match command:
            case commands.StepTo() if desk.whole is not None:
                desk.look_at(min(max(command.turn, 0), desk.whole.world.turn))
                self.back.begin(self.table, desk)
            case commands.ReplayFrom() if desk.session.over:
                desk.whole = desk.whole or desk.session
                desk.look_at(min(max(command.turn - 1, 0), desk.whole.world.turn))
                return (commands.Home("turn"),)
            case commands.TakeOver() if desk.whole is not None and not desk.session.over:
                desk.take_over()
                desk.begin_quarter()
                self.back = LookingBack()
                return (commands.Home("privacy" if desk.is_hidden else "turn"), *saving.keep_running(desk))
        return ()

    def playback(self) -> str:
        """Return what is said over a campaign that is looked at; "" over one that is played."""
        desk = self.desk
        if desk is None or desk.whole is None:
            return ""
        ends = quarter_shown(desk.session.scenario.quarter(desk.whole.world.turn))
        people = desk.whole.terms.sides
        who = "by_engine" if not people else "by_all" if len(people) == len(COUNTRIES) else "by_people"
        seat = says("country_in_text", desk.seat)
        return says("playback", who, people=several(people), seat=seat, ends=ends)

    @property
    def is_first(self) -> bool:
        """Return whether the guided first quarter is to be shown."""
        desk = self.desk
        is_opening = desk is not None and desk.session.world.turn == 0 and desk.whole is None and not desk.is_shared
        return is_opening and not self.has_toured and not self.preferences.toured


def change_draft(desk: CampaignDesk, command: DraftCommand, levels: Mapping[str, str]) -> Commands:
    """Change the draft of whoever has the turn, and return what is said when it cannot be changed so.

    levels  at which cards are looked at, by order
    """
    session, seat = desk.session, desk.seat
    if desk.whole is not None or desk.is_hidden:
        return ()
    try:
        match command:
            case commands.Draft(order, level):
                face = card(session, session.setting.catalogue[order], session.drafted(seat))
                session.draft(seat, order, level or levels.get(order) or face.level)
            case commands.Withdraw(order):
                name = order or next(reversed(session.drafted(seat)), "")
                if name in session.drafted(seat):
                    session.withdraw(seat, name)
            case commands.Undo():
                session.undo(seat)
            case _:
                assert_never(command)
    except (OrderRefused, CampaignOver, KeyError) as refused:
        return (Say(str(refused.args[0])),)
    desk.keep_draft()
    return ()


def unspent(desk: CampaignDesk) -> Ask | None:
    """Return the question whether the quarter is to end with capital unspent; None where nothing could be bought."""
    turn = board(desk.session, desk.seat)
    if turn.capital_left <= 0 or not any(card.status == "ready" for card in turn.hand_cards):
        return None
    ready = ", ".join(order.title for order in turn.orders) or says("ending", "no_orders")
    return Ask(
        title=says("ending", "title", left=turn.capital_left),
        text=says("ending", "text", most=turn.resources[0].most, orders=ready),
        yes=says("ending", "yes"),
        command=commands.EndQuarter(confirmed=True),
        no=says("ending", "no"),
        also=(says("ending", "also"), commands.NoMoreAsking()),
    )
