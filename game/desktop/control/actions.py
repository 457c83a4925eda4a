"""What is done when something is asked at the window: drafting, ending a quarter, passing the seat on, saving."""

from typing import Any

import attrs

from game.campaign.sentences import says
from game.desktop import commands as asked
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control import saving as shelving
from game.desktop.control.background import Job, JobResult, Worker
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.control.draft_actions import drafted, unspent
from game.desktop.control.jobs import decisions
from game.desktop.control.looking_back import LookingBack
from game.desktop.toolkit.window_commands import Close, Home, Open, Prefer, Say
from game.forecast.lookahead import LookAhead
from game.model.state.axes import COUNTRIES
from game.views.names import quarter_shown, several

Commands = tuple[Any, ...]


@attrs.define(eq=False)
class Acts:
    """The campaign on the desk, and everything that may be done with it.

    table     the worker that sits with the engine
    levels    the level at which a card is looked at, by order
    version   counts whatever changes what is shown and is not in the campaign
    is_deciding  whether the six capitals are deciding now
    may_ask   whether unspent capital is asked about in this campaign
    retries   how often the staff were asked again after they failed
    preferences  what the player prefers; None for what is usual
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
    preferences: Any = None
    has_toured: bool = False

    def carry_out(self, command: Any) -> Commands:
        """Do what is asked, and return what the window is to do next; nothing for what it does not know."""
        match command:
            case asked.Begin():
                return shelving.begin(self, command)
            case asked.Continue():
                return shelving.load(self, shelf.autosave())
            case asked.Load():
                return shelving.load(self, command.path)
            case asked.Watch():
                return shelving.watch(self, command)
            case asked.LoadUpTo():
                return shelving.load(self, command.path, command.quarters)
            case asked.Erase():
                return shelving.erase(command.path)
            case asked.ShowFolder():
                return (Say(says("save", "folder", path=command.path.parent)),)
            case asked.Toured():
                return self.toured()
            case asked.NextPoint():
                return self.next_point()
        return () if self.desk is None else self.at_desk(self.desk, command)

    def at_desk(self, desk: CampaignDesk, command: Any) -> Commands:
        """Do what needs a campaign."""
        match command:
            case asked.Draft() | asked.Withdraw() | asked.Undo():
                return () if self.is_deciding else drafted(desk, command, self.levels)
            case asked.Level():
                self.levels[command.order] = command.level
                self.version += 1
            case asked.Retry():
                self.retries += 1
            case asked.NoMoreAsking():
                self.may_ask = False
            case asked.EndQuarter():
                return self.end_quarter(desk, command.confirmed)
            case asked.TakeSeat():
                return self.take_seat(desk)
            case asked.Save():
                return shelving.save(desk, command)
            case asked.StepTo() | asked.TakeOver() | asked.ReplayFrom():
                return self.looked_at(desk, command)
            case asked.SameStart():
                terms = desk.session.campaign
                again = asked.Begin(terms.scenario, terms.sides, terms.difficulty, None, terms.quarters)
                return self.carry_out(again)
            case asked.Without() | asked.Export():
                return self.back.carry_out(desk, command)
        return ()

    def end_quarter(self, desk: CampaignDesk, confirmed: bool) -> Commands:
        """Give the seat's orders; when everybody has given theirs, let the capitals decide."""
        if desk.whole is not None or desk.is_hidden or self.is_deciding or desk.session.over:
            return ()
        if (
            not confirmed
            and self.may_ask
            and self.prefers("confirm_unspent", usually=True)
            and (question := unspent(desk))
        ):
            return (question,)
        if not desk.seal():
            desk.keep_draft()
            return (Home("privacy"),)
        self.is_deciding = True
        return (Open("resolving"), *self.decide(desk))

    def decide(self, desk: CampaignDesk) -> Commands:
        """Ask the engine's countries for their orders: beside the window where they look ahead, at once where not."""
        session = desk.session
        if not any(isinstance(agent, LookAhead) for agent in session.agents):
            return self.resolve(desk, session.simulation.decide())
        self.ticket += 1
        self.table.ask(Job(self.ticket, decisions, {"simulation": session.simulation}, gives_way=False))
        return ()

    def take(self, found: JobResult) -> Commands:
        """Take in what the table has found."""
        desk = self.desk
        if desk is None or (not self.is_deciding or found.ticket not in (self.ticket, 0)):
            changed = self.back.take(found)
            self.version += changed
            return ()
        if found.answer is not None:
            return self.resolve(desk, found.answer)
        if found.fault and desk.session.world.turn < desk.session.setting.quarters:
            return self.resolve(desk, desk.session.simulation.decide())
        return ()

    def resolve(self, desk: CampaignDesk, sheet: Any) -> Commands:
        """Play the quarter with everybody's orders, keep it, and show what came of it."""
        self.is_deciding = False
        desk.session.play(desk.session.with_drafts(sheet))
        desk.begin_quarter()
        self.levels.clear()
        self.version += 1
        news = shelving.kept(desk)
        return (Close(), *self.after_quarter(desk), *news)

    def after_quarter(self, desk: CampaignDesk) -> Commands:
        """Return what is shown once a quarter has been played."""
        self.back.begin(self.table, desk)
        if desk.session.over:
            desk.is_hidden = False
            return (Home("review"),)
        if desk.is_hidden:
            return (Home("privacy"),)
        return (Home("turn"), Open("brief", desk.session.world.turn))

    def take_seat(self, desk: CampaignDesk) -> Commands:
        """Show the seat whose turn it is; its brief first, where there is one."""
        desk.is_hidden = False
        self.version += 1
        turn = desk.session.world.turn
        return (Home("turn"), Open("brief", turn)) if turn else (Home("turn"),)

    def looked_at(self, desk: CampaignDesk, command: Any) -> Commands:
        """Go through a campaign that is looked at, or take it over."""
        self.version += 1
        match command:
            case asked.StepTo() if desk.whole is not None:
                desk.look_at(min(max(command.turn, 0), desk.whole.world.turn))
                self.back.begin(self.table, desk)
            case asked.ReplayFrom() if desk.session.over:
                desk.whole = desk.whole or desk.session
                desk.look_at(min(max(command.turn - 1, 0), desk.whole.world.turn))
                return (Home("turn"),)
            case asked.TakeOver() if desk.whole is not None and not desk.session.over:
                desk.take_over()
                desk.begin_quarter()
                self.back = LookingBack()
                return (Home("privacy" if desk.is_hidden else "turn"), *shelving.kept(desk))
        return ()

    def playback(self) -> str:
        """Return what is said over a campaign that is looked at; "" over one that is played."""
        desk = self.desk
        if desk is None or desk.whole is None:
            return ""
        ends = quarter_shown(desk.session.scenario.quarter(desk.whole.world.turn))
        people = desk.whole.campaign.sides
        who = "by_engine" if not people else "by_all" if len(people) == len(COUNTRIES) else "by_people"
        seat = says("country_in_text", desk.seat)
        return says("playback", who, people=several(people), seat=seat, ends=ends)

    @property
    def is_first(self) -> bool:
        """Return whether the guided first quarter is to be shown."""
        desk = self.desk
        is_opening = desk is not None and desk.session.world.turn == 0 and desk.whole is None and not desk.is_shared
        return is_opening and not self.has_toured and not self.prefers("toured", usually=False)

    def prefers(self, name: str, usually: bool) -> bool:
        """Return whether the player prefers something."""
        return bool(getattr(self.preferences, name, usually))

    def toured(self) -> Commands:
        """Never show the guided first quarter again."""
        self.point, self.version, self.has_toured = 0, self.version + 1, True
        return (Close(), Prefer("toured", True))

    def next_point(self) -> Commands:
        """Go on to the next point of the guided first quarter."""
        self.point, self.version = self.point + 1, self.version + 1
        return ()

    def put(self, desk: CampaignDesk) -> None:
        """Put another campaign on the desk."""
        self.desk, self.back, self.may_ask, self.is_deciding = desk, LookingBack(), True, False
        self.levels.clear()
        self.version += 1
        self.back.begin(self.table, desk)
