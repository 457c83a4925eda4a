"""The desk: a campaign with the seats that sit before this window, and whose turn it is."""

from contextlib import suppress
from pathlib import Path
from secrets import randbelow

import attrs

from game.campaign.campaign import Campaign
from game.campaign.order_log import OrderLog, log_of
from game.campaign.orders import SeatOrders
from game.campaign.pencil import LaidPencil, Pencil, lay_pencil
from game.campaign.replaying import replayed
from game.campaign.terms import CampaignTerms
from game.campaign_faults import CampaignOver, OrderRefused
from game.desktop.commands import Begin
from game.desktop.control import saved_campaigns
from game.desktop.control.saved_campaigns import Note
from game.forecast.seat_moment import SeatMoment
from game.model.state.axes import COUNTRIES

SEEDS = 1_000_000


@attrs.define(eq=False)
class CampaignDesk:
    """A campaign at the window.

    campaign   what is looked at
    seat       whose eyes it is seen with, and whose orders are drafted
    path       the file in which it is kept; None for one that is kept nowhere yet
    whole      a campaign that is looked at, all of it; None where it is played
    sealed     countries that have given their orders for this quarter
    is_hidden  whether the window passes to another person, who has not taken it yet
    pencils    by seat, what it means to order in later quarters
    became     by seat, what became of what it had pencilled for this quarter
    by_file    the name of a campaign that is played with somebody elsewhere by file; "" for one played here alone
    here       the one seat that is played here in such a campaign; "" where all are
    """

    campaign: Campaign
    seat: str
    path: Path | None = None
    whole: Campaign | None = None
    sealed: tuple[str, ...] = ()
    is_hidden: bool = False
    pencils: dict[str, Pencil] = attrs.field(factory=dict)
    became: dict[str, LaidPencil] = attrs.field(factory=dict)
    by_file: str = ""
    here: str = ""

    @property
    def pencil(self) -> Pencil:
        """Return what the seat whose turn it is means to order in later quarters."""
        return self.pencils.get(self.seat, ())

    @property
    def seats(self) -> tuple[str, ...]:
        """Return the countries that people play at this window."""
        return (self.here,) if self.here else self.campaign.terms.seats

    @property
    def is_shared(self) -> bool:
        """Return whether several people play at this window."""
        return len(self.seats) > 1

    @property
    def digest(self) -> str:
        """Return a name for the world as it stands; "" before the first quarter has been played."""
        return self.campaign.played[-1].digest if self.campaign.played else ""

    def seal(self) -> bool:
        """Give the seat's orders, pass on to the next person, and return whether everybody has given theirs."""
        self.sealed = (*self.sealed, self.seat)
        waiting = [seat for seat in self.seats if seat not in self.sealed]
        if waiting:
            self.seat = waiting[0]
        self.is_hidden = bool(waiting)
        return not waiting

    def begin_quarter(self) -> None:
        """Give the turn to the first person, with nobody's orders given yet, and what was pencilled laid out."""
        self.sealed, self.became = (), {}
        for seat, pencil in self.pencils.items():
            if pencil and not self.campaign.over:
                readings = SeatMoment.of(self.campaign, seat).readings
                self.became[seat] = lay_pencil(self.campaign, seat, pencil, readings)
        self.pencils = {seat: became.later for seat, became in self.became.items() if became.later}
        if self.seats:
            self.seat = self.seats[0]
        self.is_hidden = self.is_shared

    def look_at(self, turn: int) -> None:
        """Show a campaign that is looked at after so many quarters; ValueError where there are not so many."""
        if self.whole is not None:
            self.campaign = self.whole.fork(turn)

    def take_over(self) -> None:
        """Let a person play the seat from the quarter looked at; what came after it is left behind.

        The campaign looked at keeps its file; what is played from here gets one of its own.
        """
        self.campaign.take_over(self.campaign.terms.seats or (self.seat,))
        self.whole, self.sealed = None, ()
        self.path = saved_campaigns.free(self.campaign.terms)

    def keep(self) -> None:
        """Write the campaign and its note where it is kept; OSError as the system gives it."""
        if self.whole is None:
            self.path = self.path or saved_campaigns.free(self.campaign.terms)
            saved_campaigns.keep(self.log(), self.note(), self.path)

    def keep_as(self, path: Path) -> None:
        """Write a copy of the campaign and its note under another name; OSError as the system gives it."""
        saved_campaigns.keep(self.log(), attrs.evolve(self.note(), is_copy=True), path)

    def keep_draft(self) -> None:
        """Write what is drafted beside the campaign; a fault costs the draft and nothing else."""
        if self.whole is None and self.path is not None:
            with suppress(OSError):
                saved_campaigns.keep_note(self.note(), self.path)

    def log(self) -> OrderLog:
        """Return the log of the campaign so far."""
        return log_of(self.campaign)

    def note(self) -> Note:
        """Return what the log does not hold."""
        drafts = {country: self.campaign.drafted(country) for country in self.campaign.drafts}
        said = self.campaign.said
        pencils = dict(self.pencils)
        return Note(self.digest, self.seat, drafts, self.sealed, False, pencils, said, self.by_file, self.here)


def begun(terms: Begin) -> CampaignDesk:
    """Return a new campaign; ScenarioFaults where the scenario is wrong, OrderRefused where a seat is none."""
    seed = randbelow(SEEDS) if terms.seed is None else terms.seed
    seats = tuple(country for country in COUNTRIES if country in terms.seats)
    wanted = CampaignTerms(
        terms.scenario,
        seed=seed,
        quarters=terms.quarters,
        seats=seats,
        staff=STAFF.get(terms.staff, terms.staff),
        strength=terms.strength,
        changes=dict(terms.changes),
        challenge=terms.challenge,
    )
    desk = CampaignDesk(Campaign.new(wanted), (seats or COUNTRIES)[0])
    desk.begin_quarter()
    return desk


# What the window calls the staff's ways, where the terms of a campaign call them otherwise.
STAFF = {"figures": ""}


def loaded(log: OrderLog, note: Note, path: Path, to: int | None = None) -> CampaignDesk:
    """Return a campaign as a log and its note hold it.

    path    the file it comes from; it is played on in the same one, but for copies and for files from elsewhere
    to      how many of its quarters are played again; None for all
    errors  LogFault, ReplayDiffers, ScenarioFaults, OrderRefused, as `replayed`
    """
    campaign = replayed(log, to)
    seats = campaign.terms.seats
    own = saved_campaigns.is_own(path) and not note.is_copy and to is None
    desk = CampaignDesk(campaign, (seats or ("united_states",))[0], path if own else None)
    if own and note.here in seats:
        desk.by_file, desk.here, desk.seat = note.by_file, note.here, note.here
    if not seats or campaign.over:
        desk.whole = campaign
        return desk
    is_of_now = note.digest == desk.digest
    if not is_of_now and to is None:
        # The program was stopped between the log and its note: what was pencilled before is due now.
        desk.pencils = {seat: pencil for seat, pencil in note.pencils.items() if seat in seats}
    desk.begin_quarter()
    if is_of_now:
        resume(desk, note)
    return desk


def watched(campaign: Campaign, seat: str) -> CampaignDesk:
    """Return a campaign that is looked at from its first quarter, as a seat saw it, and may be taken over."""
    desk = CampaignDesk(campaign, seat, whole=campaign)
    desk.look_at(0)
    return desk


def resume(desk: CampaignDesk, note: Note) -> None:
    """Lay a note's drafts back on the desk; what may no longer be given is left out."""
    for event in note.said:
        with suppress(OrderRefused, CampaignOver):
            desk.campaign.deal(event)
    for country, orders in note.drafts.items():
        if country in desk.seats:
            for part in one_by_one(orders):
                now = desk.campaign.drafted(country)
                with suppress(OrderRefused, CampaignOver):
                    desk.campaign.draft(country, joined(now, part))
    desk.pencils = {seat: pencil for seat, pencil in note.pencils.items() if seat in desk.seats}
    if note.seat in desk.seats:
        desk.seat, desk.sealed = note.seat, tuple(seat for seat in note.sealed if seat in desk.seats)


def one_by_one(orders: SeatOrders) -> tuple[SeatOrders, ...]:
    """Return a draft as drafts of one order each; dials that go down first, because they free weeks."""
    dials = sorted(orders.dials.items(), key=lambda pair: pair[1])
    return (
        *(SeatOrders(choices={crisis: place}) for crisis, place in orders.choices.items()),
        *(SeatOrders(dials={policy: step}) for policy, step in dials),
        *(SeatOrders(moves=(move,)) for move in orders.moves),
        *(SeatOrders(table=(act,)) for act in orders.table),
        *(SeatOrders(prepared={occasion: move}) for occasion, move in orders.prepared.items()),
    )


def joined(first: SeatOrders, other: SeatOrders) -> SeatOrders:
    """Return two drafts in one."""
    return SeatOrders(
        {**first.dials, **other.dials},
        tuple(dict.fromkeys((*first.moves, *other.moves))),
        tuple(dict.fromkeys((*first.table, *other.table))),
        {**first.choices, **other.choices},
        {**(other.prepared or first.prepared)},
    )


def last_of(orders: SeatOrders) -> str:
    """Return the last order of a draft, "" where there is none; what is chosen tonight is no order."""
    return next(reversed((*orders.dials, *orders.moves, *orders.table, *orders.prepared)), "")


def without(orders: SeatOrders, what: str) -> SeatOrders:
    """Return a draft without one order."""
    return SeatOrders(
        {policy: step for policy, step in orders.dials.items() if policy != what},
        tuple(move for move in orders.moves if move != what),
        tuple(act for act in orders.table if act != what),
        {crisis: place for crisis, place in orders.choices.items() if crisis != what},
        {occasion: move for occasion, move in orders.prepared.items() if occasion != what},
    )
