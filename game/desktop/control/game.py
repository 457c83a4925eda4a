"""The game at the window: carries out every command that concerns the campaign, or what may be played."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import assert_never

import attrs

from game.campaign.turn_file import TurnRefused
from game.campaign_faults import CampaignOver, OrderRefused
from game.desktop import commands
from game.desktop.commands import (
    Ask,
    Commands,
    DeskCommand,
    GameCommand,
    LookingCommand,
    OpeningCommand,
    Say,
)
from game.desktop.control import by_file, saved_campaigns, saving
from game.desktop.control.background import INLINE, JobResult, Worker
from game.desktop.control.campaign_desk import CampaignDesk, watched
from game.desktop.control.closing import ClosingQuarter
from game.desktop.control.deal_desk import DealDesk
from game.desktop.control.draft_changes import change_draft, unused
from game.desktop.control.exporting import export
from game.desktop.control.finished_campaigns import day_now
from game.desktop.control.jobs import ParAnswer, deeds, pars
from game.desktop.control.other_countries import OtherCountries
from game.desktop.control.pencilling import became_told, change_pencil
from game.desktop.control.results import keep_result
from game.desktop.preferences import DEFAULT, Preferences
from game.desktop.table_commands import TableCommand
from game.desktop.window_words import country_in_text, listed, quarter_shown, words, written
from game.forecast.deal_table import settle_at_table
from game.forecast.par import keep_luck, keep_pars
from game.model.state.axes import COUNTRIES
from game.views.board_view import board
from game.views.challenges import has_one_save
from game.views.ending_view import DeedView
from game.views.evening_view import evening

FIRST_GAME = "ninety_days"


@attrs.define(eq=False)
class Game:
    """The campaign on the desk, and everything that may be done with it.

    table     the worker that plays a campaign that is over again, to find which deeds did it
    version   counts whatever changes what is shown and is not in the campaign
    may_ask   whether unused weeks are asked about in this campaign
    retries   how often the staff were asked again after they failed
    others    what the computer's countries find while people think
    hints     how many hints have been read in this campaign, −1 where no more are wanted
    found     the deeds that did it; None until they have been found
    today     says which day it is
    closing   the quarter that is being played beside the window; None where none is
    to_say    what is to be said of keeping the quarter played last
    """

    table: Worker
    desk: CampaignDesk | None = None
    version: int = 0
    ticket: int = 0
    par_ticket: int = -1
    may_ask: bool = True
    retries: int = 0
    hints: int = 0
    deeds_found: tuple[DeedView, ...] | None = None
    preferences: Preferences = DEFAULT
    today: Callable[[], date] = day_now
    others: OtherCountries = attrs.field(init=False)
    deals: DealDesk = attrs.field(init=False)
    closing: ClosingQuarter | None = None
    to_say: Commands = ()

    def __attrs_post_init__(self) -> None:
        """Let the table look ahead for the other countries, and lay nothing on it yet."""
        self.others, self.deals = OtherCountries(self.table), DealDesk(self.table)

    def carry_out(self, command: GameCommand) -> Commands:
        """Carry out a command, and return what the window is to do next; nothing where there is no campaign for it.

        While a quarter is being played nothing is carried out.
        """
        if self.closing is not None:
            return ()
        if not isinstance(command, OpeningCommand):
            return () if self.desk is None else self._at_desk(self.desk, command)
        match command:
            case commands.Begin():
                return self.open(*saving.begin(command), is_new=True)
            case commands.Continue():
                running = next((save for save in saved_campaigns.saves() if not save.fault), None)
                return () if running is None else self.open(*saving.load(running.path), to_ending=True)
            case commands.Load(path):
                return self.taken_further(*saving.load(path))
            case commands.LoadUpTo(path, quarters):
                return self.open(*saving.load(path, quarters))
            case commands.Watch():
                return self.open(watched(command.campaign, command.seat), ())
            case commands.Erase(path):
                return saving.erase(path)
            case commands.ShowFolder(path):
                return (commands.Say(words("save", "folder", path=path.parent)),)
            case _:
                assert_never(command)

    def _at_desk(self, desk: CampaignDesk, command: DeskCommand) -> Commands:
        """Carry out what needs a campaign."""
        if isinstance(command, TableCommand):
            return self.deals.carry_out(desk, command)
        match command:
            case commands.Dial() | commands.GiveOrder() | commands.Choose() | commands.Prepare():
                return change_draft(desk, command)
            case commands.Withdraw() | commands.Undo():
                return change_draft(desk, command)
            case commands.PencilIn() | commands.RubOut():
                return change_pencil(desk, command)
            case commands.ChooseAim(ambition):
                return self.aim(desk, ambition)
            case commands.Commissioned():
                return (commands.Home("board"), *self.tonight(desk))
            case commands.Retry():
                self.retries += 1
            case commands.NoMoreAsking():
                self.may_ask = False
            case commands.NextHint(skip):
                self.hints = -1 if skip else self.hints + 1
                self.version += 1
            case commands.EndQuarter(confirmed):
                return self.end_quarter(desk, confirmed)
            case commands.TakeSeat():
                return self.take_seat(desk)
            case commands.LookForTurn():
                return saving.look_for_turn(desk)
            case commands.Save():
                return saving.save(desk, command)
            case commands.StepTo() | commands.TakeOver() | commands.ReplayFrom():
                return self.looked_at(desk, command)
            case commands.SameStart():
                return self.open(*saving.begin(same_start(desk)), is_new=True)
            case commands.Export(folder):
                return export(desk, folder or saved_campaigns.home() / "reports", self.deeds_found or ())
            case _:
                assert_never(command)
        return ()

    def open(
        self, desk: CampaignDesk | None, news: Commands, *, to_ending: bool = False, is_new: bool = False
    ) -> Commands:
        """Put a campaign on the desk and show it; with none, only say why.

        news       what else the window is to do
        to_ending  whether a campaign that has ended opens at its ending, and not at its last quarter
        is_new     whether it begins now, with its commission
        """
        if desk is None:
            return news
        self.desk, self.may_ask, self.hints, self.deeds_found = desk, True, 0, None
        self.version += 1
        self.others.think(desk)
        if desk.is_hidden:
            return (commands.Home("privacy"), *news)
        if desk.campaign.over and (to_ending or desk.whole is None or desk.seats):
            self.find_deeds(desk)
            return (commands.Home("ending"), *news)
        if is_new:
            return (commands.Home("title"), commands.Open("commission"), *news)
        return (commands.Home("board"), *self.tonight(desk), *news)

    def aim(self, desk: CampaignDesk, ambition: str) -> Commands:
        """Choose an ambition for the seat; once the first quarter has been played it stands."""
        try:
            desk.campaign.aim(desk.seat, ambition)
        except (OrderRefused, CampaignOver) as refused:
            return (Say(str(refused.args[0])),)
        self.version += 1
        return saving.keep_running(desk)

    @staticmethod
    def tonight(desk: CampaignDesk) -> Commands:
        """Return the questions that wait for the seat, the first on top; none where a campaign is looked at."""
        if desk.whole is not None or desk.campaign.over:
            return ()
        chosen = desk.campaign.drafted(desk.seat).choices
        waits = desk.campaign.permission.waits_for(desk.seat)
        return tuple(commands.Open("crisis", crisis.id) for crisis in reversed(waits) if crisis.id not in chosen)

    def end_quarter(self, desk: CampaignDesk, confirmed: bool) -> Commands:
        """Give the seat's orders; when everybody has given theirs, play the quarter and show what came of it."""
        if desk.whole is not None or desk.is_hidden or desk.campaign.over:
            return ()
        if not confirmed and (question := self.asks(desk)):
            return (question,)
        if desk.by_file:
            return self.hand_over(desk)
        if not desk.seal():
            desk.keep_draft()
            return (commands.Home("privacy"),)
        return self.close_quarter(desk)

    def hand_over(self, desk: CampaignDesk) -> Commands:
        """Write the file for who plays elsewhere, and wait for theirs."""
        try:
            by_file.hand_over(desk)
        except TurnRefused as refused:
            return (Say(by_file.refused_told(refused)),)
        except OSError as fault:
            return (Say(words("save", "unwritten_why", why=fault.strerror or str(fault))),)
        desk.sealed, desk.is_hidden = (desk.here,), True
        self.version += 1
        desk.keep_draft()
        return (commands.Home("privacy"),)

    def taken_further(self, desk: CampaignDesk | None, news: Commands) -> Commands:
        """Open a campaign; where another person's orders have come by file, play the quarter."""
        following = self.open(desk, news)
        if desk is None or not desk.by_file or len(desk.sealed) < len(desk.campaign.terms.seats):
            return following
        return (*following, *self.close_quarter(desk))

    def close_quarter(self, desk: CampaignDesk) -> Commands:
        """Play the quarter beside the window, everybody's orders given; inline, play it and show what came of it."""
        self.closing = ClosingQuarter(partial(self.play_quarter, desk))
        if self.table.way == INLINE:
            self.closing.at_once()
            return self.closed()
        self.closing.begin(self.table.wake)
        return (commands.Open("closing"),)

    def play_quarter(self, desk: CampaignDesk) -> None:
        """Play the quarter, keep it, and work out what is shown first."""
        settle_at_table(desk.campaign)
        self.others.end_quarter(desk)
        desk.begin_quarter()
        self.to_say = (*saving.keep_running(desk), *(saving.opened_seal(desk) if desk.by_file else ()))
        if not desk.is_hidden:
            board(desk.campaign, desk.seat)
            evening(desk.campaign, desk.seat, desk.campaign.world.turn)

    def closed(self) -> Commands:
        """Go on where a quarter has been played, and show what came of it; nothing while it is being played."""
        closing, desk = self.closing, self.desk
        if closing is None or desk is None or not closing.is_done:
            return ()
        self.closing = None
        closing.expect_played()
        self.others.think(desk)
        self.deals.court(desk)
        self.version += 1
        return (*self.after_quarter(desk), *self.to_say)

    def asks(self, desk: CampaignDesk) -> Ask | None:
        """Return what to ask before the quarter ends: about a crisis without an answer, then about unused weeks."""
        board_now = board(desk.campaign, desk.seat)
        if board_now.why_not_end:
            return Ask(
                title=words("ending", "unsettled"),
                text=board_now.why_not_end,
                yes=words("ending", "yes"),
                command=commands.EndQuarter(confirmed=True),
                no=words("ending", "no"),
            )
        return unused(board_now) if self.may_ask and self.preferences.confirm_unspent else None

    def after_quarter(self, desk: CampaignDesk) -> Commands:
        """Return what is shown once a quarter has been played."""
        turn = desk.campaign.world.turn
        if desk.campaign.over:
            desk.is_hidden = False
            self.find_deeds(desk)
            self.keep_results(desk)
            return (commands.Home("ending"), commands.Open("evening", turn))
        if desk.is_hidden:
            return (commands.Home("privacy"),)
        return (commands.Home("board"), *self.tonight(desk), commands.Open("evening", turn), *became_told(desk))

    def find_deeds(self, desk: CampaignDesk) -> None:
        """Let the table find which deeds did it."""
        self.deeds_found = None
        self.ticket = self.table.ask(deeds, {"log": desk.log()}, gives_way=False)
        self.par_ticket = self.table.ask(pars, {"log": desk.log()}, gives_way=False)

    def keep_results(self, desk: CampaignDesk) -> None:
        """Keep what the campaign came to for each person; a full disk costs the result and nothing else."""
        with suppress(OSError):
            for seat in desk.seats:
                keep_result(desk.campaign, seat, desk.path, self.today())

    def take(self, result: JobResult) -> Commands:
        """Take in what the table has found."""
        self.others.take(result)
        desk = self.desk
        if result.ticket == self.par_ticket and isinstance(result.answer, ParAnswer) and desk is not None:
            keep_pars(desk.campaign.terms.scenario_digest, desk.campaign.terms.quarters, result.answer.pars)
            keep_luck(result.answer.digest, result.answer.on_luck)
            self.version += 1
            if desk.campaign.over and desk.whole is None:
                self.keep_results(desk)
        if result.ticket == self.ticket and isinstance(result.answer, tuple):
            self.deeds_found, self.version = result.answer, self.version + 1
        elif result.ticket == self.ticket and result.fault:
            self.deeds_found, self.version = (), self.version + 1
        elif self.desk is not None:
            return self.deals.take(self.desk, result)
        return ()

    def take_seat(self, desk: CampaignDesk) -> Commands:
        """Show the seat whose turn it is: its commission first, later its evening and the questions that wait."""
        desk.is_hidden = False
        self.version += 1
        turn = desk.campaign.world.turn
        if not turn:
            return (commands.Home("board"), *self.tonight(desk), commands.Open("commission"))
        return (commands.Home("board"), *self.tonight(desk), commands.Open("evening", turn), *became_told(desk))

    def looked_at(self, desk: CampaignDesk, command: LookingCommand) -> Commands:
        """Go through a campaign that is looked at, or take it over."""
        self.version += 1
        match command:
            case commands.StepTo() if desk.whole is not None:
                desk.look_at(min(max(command.turn, 0), desk.whole.world.turn))
            case commands.ReplayFrom() if desk.campaign.over:
                desk.whole = desk.whole or desk.campaign
                desk.look_at(min(max(command.turn - 1, 0), desk.whole.world.turn))
                return (commands.Home("board"),)
            case commands.TakeOver() if has_one_save(desk.campaign.terms):
                return (Say(words("results", "one_save")),)
            case commands.TakeOver() if desk.whole is not None and not desk.campaign.over:
                desk.take_over()
                desk.begin_quarter()
                home = commands.Home("privacy") if desk.is_hidden else commands.Home("board")
                waits = () if desk.is_hidden else self.tonight(desk)
                return (home, *waits, *saving.keep_running(desk))
        return ()

    def playback(self) -> str:
        """Return what is said over a campaign that is looked at; "" over one that is played."""
        desk = self.desk
        if desk is None or desk.whole is None:
            return ""
        ends = quarter_shown(desk.campaign.setup.quarter(desk.whole.world.turn))
        people = desk.whole.terms.seats
        who = "by_computer" if not people else "by_all" if len(people) == len(COUNTRIES) else "by_people"
        several = listed([country_in_text(seat) for seat in people])
        return words("playback", who, people=several, seat=country_in_text(desk.seat), ends=ends)

    def hint(self) -> str:
        """Return what a first player is told now: in the first game, so many hints a quarter; "" for nothing."""
        desk = self.desk
        if desk is None or desk.whole is not None or self.hints < 0 or not self.preferences.hints:
            return ""
        if desk.campaign.setup.name != FIRST_GAME or desk.campaign.over:
            return ""
        sentences = [hint["says"] for hint in written()["hint"] if hint["turn"] <= desk.campaign.world.turn]
        return str(sentences[self.hints]) if self.hints < len(sentences) else ""


def same_start(desk: CampaignDesk) -> commands.Begin:
    """Return the command that begins again on the same terms with another seed."""
    terms = desk.campaign.terms
    staff, changes = terms.staff or "figures", tuple(terms.changes.items())
    return commands.Begin(
        terms.scenario, terms.seats, None, terms.quarters, staff, strength=terms.strength, changes=changes
    )
