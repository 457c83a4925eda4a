"""The desk: the one holder of the campaign, and of whose turn it is.

Everything that leaves it for a screen has been through the view of the seat whose turn it is.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import randbelow

import attrs

from game.campaign.campaign import Campaign
from game.campaign.drawn import redrawn
from game.campaign.log import CampaignTerms, Log
from game.campaign.replay import replayed
from game.campaign_faults import OrderRefused
from game.desktop.commands import Begin
from game.desktop.control import saved_campaigns
from game.desktop.control.saved_campaigns import Note
from game.forecast.common_knowledge import common_knowledge
from game.forecast.prospect import Prospect
from game.model.state.axes import COUNTRIES
from game.views.turn_view import aims

SEEDS = 10**6


@attrs.define(eq=False)
class CampaignDesk:
    """A campaign on the desk.

    seat     whose turn it is
    sealed   countries whose orders are given for this quarter
    whole    the campaign looked at, where it is only looked at; `session` is then as far of it as is shown
    drawn    the figures that a study drew for it, by path; none mostly
    central  the session at central figures, from which seats look ahead; the session itself mostly
    """

    session: Campaign
    seat: str
    sealed: tuple[str, ...] = ()
    whole: Campaign | None = None
    drawn: Mapping[str, float] = attrs.field(factory=dict)
    central: Campaign | None = None
    is_hidden: bool = False

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the countries that people play."""
        return self.session.terms.sides

    @property
    def is_shared(self) -> bool:
        """Return whether several people play at this window."""
        return len(self.sides) > 1

    @property
    def aims(self) -> int:
        """Return whether the seat wants the partnership strong, weak, or does not care."""
        return aims(self.session, self.seat)

    def looking(self) -> Prospect:
        """Return from what the seat looks ahead; of figures that a study drew it knows nothing."""
        known = (self.central or self.session).setting
        return Prospect(
            self.session.view(self.seat), common_knowledge(COUNTRIES.index(self.seat), known, self.session.staffs)
        )

    def seal(self) -> bool:
        """Give the seat's orders, pass on to the next person, and return whether everybody has given theirs."""
        self.sealed = (*self.sealed, self.seat)
        waiting = [side for side in self.sides if side not in self.sealed]
        if waiting:
            self.seat = waiting[0]
        self.is_hidden = bool(waiting)
        return not waiting

    def begin_quarter(self) -> None:
        """Give the turn to the first person, with nobody's orders given yet."""
        self.sealed = ()
        if self.sides:
            self.seat = self.sides[0]
        self.is_hidden = self.is_shared

    def look_at(self, turn: int) -> None:
        """Show a campaign that is looked at after so many quarters; ValueError where there are not so many."""
        if self.whole is not None:
            self.session = self.whole.fork(turn)

    def take_over(self) -> None:
        """Let a person play the seat from the quarter looked at; what came after it is left behind."""
        session = self.session
        campaign = attrs.evolve(session.terms, sides=session.terms.sides or (self.seat,))
        self.session = attrs.evolve(session, terms=campaign, drafts={})
        self.whole, self.sealed = None, ()

    def keep(self) -> None:
        """Write the campaign and its note where the running one is kept; OSError as the system gives it."""
        if self.whole is None:
            saved_campaigns.keep(self.session.log(), self.note(), saved_campaigns.autosave())

    def keep_as(self, path: Path) -> None:
        """Write the campaign and its note under another name; OSError as the system gives it."""
        saved_campaigns.keep(self.session.log(), self.note(), path)

    def keep_draft(self) -> None:
        """Write what is drafted beside the running campaign; a fault costs the draft and nothing else."""
        if self.whole is None:
            with suppress(OSError):
                saved_campaigns.keep_note(self.note(), saved_campaigns.autosave())

    def note(self) -> Note:
        """Return what the log does not hold."""
        drafts = {country: self.session.drafted(country) for country in self.session.drafts}
        return Note(self.session.digest, self.seat, drafts, self.sealed, self.drawn)


def begun(terms: Begin) -> CampaignDesk:
    """Return a new campaign; ScenarioFaults where the scenario is wrong."""
    seed = randbelow(SEEDS) if terms.seed is None else terms.seed
    sides = tuple(side for side in COUNTRIES if side in terms.sides)
    campaign = CampaignTerms(
        terms.scenario, seed=seed, quarters=terms.quarters, sides=sides, difficulty=terms.difficulty
    )
    desk = CampaignDesk(Campaign.new(campaign), (sides or COUNTRIES)[0])
    desk.begin_quarter()
    return desk


def loaded(log: Log, note: Note, to: int | None = None) -> CampaignDesk:
    """Return a campaign as a log and its note hold it.

    to      how many of its quarters are played again; None for all
    errors  LogFault, ReplayDiffers, ScenarioFaults, KeyError, as `replayed`
    """
    session = replayed(log, to, lambda campaign: redrawn(Campaign.new(campaign), note.drawn))
    sides = session.terms.sides
    desk = CampaignDesk(session, (sides or ("united_states",))[0], drawn=note.drawn)
    if note.drawn:
        desk.central = Campaign.new(log.campaign)
    if not sides or session.over:
        desk.whole = session
        return desk
    desk.begin_quarter()
    if note.digest == session.digest:
        resume(desk, note)
    return desk


def watched(session: Campaign, seat: str, drawn: Mapping[str, float]) -> CampaignDesk:
    """Return a campaign that is looked at from its first quarter, as a seat saw it, and may be taken over."""
    desk = CampaignDesk(session, seat, whole=session, drawn=drawn)
    if drawn:
        desk.central = Campaign.new(session.terms)
    desk.look_at(0)
    return desk


def resume(desk: CampaignDesk, note: Note) -> None:
    """Lay a note's drafts back on the desk; what may no longer be given is left out."""
    for country, draft in note.drafts.items():
        for order, level in draft.items():
            if country in desk.sides:
                with suppress(OrderRefused, KeyError):
                    desk.session.draft(country, order, level)
    if note.seat in desk.sides:
        desk.seat, desk.sealed = note.seat, tuple(side for side in note.sealed if side in desk.sides)
