"""A campaign being played by persons and the computer's countries: the one mutable object.

Everything in it follows from the terms and the orders, so saving it is writing its log, and loading is replaying.
"""

from collections.abc import Mapping
from functools import cache

import attrs
import numpy as np

import game
from agents.crises import Desk
from agents.crisis_program import SHORT_HAND
from agents.strengths import strengths_of
from game.campaign.at_table import say
from game.campaign.day_watch import DayWatch
from game.campaign.deal_book import RUNNING, DealBook, DealEvent, DealRecord, proposals_of
from game.campaign.deal_duties import Duties, with_duties
from game.campaign.deal_making import Table
from game.campaign.deal_quarter import DealQuarter
from game.campaign.injected import put_in, schedule_with, take_back
from game.campaign.orders import (
    NOBODYS,
    TABLE,
    SeatOrders,
    choices_of,
    moves_by_id,
    prepared_of,
    seats_of,
    sheet_of,
    waiting,
)
from game.campaign.permission import Permission
from game.campaign.phrases import phrase
from game.campaign.situation_digest import digest
from game.campaign.terms import CampaignTerms, rules_digest
from game.campaign_faults import CampaignOver, OrderRefused
from game.model.laws.causes import Quarter
from game.model.laws.turn import play
from game.model.levers.deal_effects import as_deeds, number
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Night, Script, Situation, WholeQuarter
from game.model.scenario.beginning import figures_of
from game.model.scenario.setup import DatedInject, ScenarioSetup
from game.model.scenario.setup_files import setup, shipped_levers
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice
from game.model.state.rules import Rules
from game.model.state.ruleset import with_drawn
from game.model.state.world_state import WorldState


@attrs.frozen(eq=False)
class QuarterRecord:
    """One quarter as it was played.

    orders    of all six countries, with what they chose in their crises
    answered  moves that were made in answer, by id
    deeds     the worlds before it, and what was done in it, as the laws took it
    put       the questions of its night, by id
    courses   the course that each country followed, by country; "" for a person's
    said      at the table, in its order
    book      the deals, as the quarter left them
    """

    orders: Mapping[str, SeatOrders]
    answered: tuple[str, ...]
    deeds: Quarter
    put: tuple[str, ...]
    courses: Mapping[str, str]
    digest: str
    said: tuple[DealEvent, ...] = ()
    book: DealBook = attrs.field(factory=DealBook)


@attrs.define(eq=False)
class Campaign:
    """A campaign, from its first quarter to now.

    game     the world as it stands, and all that countries remember
    moments  where it stood before the first quarter and after each one
    played   the quarters so far
    drafts   what persons have drafted for the quarter to come, each with its earlier versions
    injected what a facilitator has put in from outside so far
    book     the deals as they stand
    said     at the table for the quarter to come, in its order
    """

    terms: CampaignTerms
    setup: ScenarioSetup
    game: Simulation
    moments: list[Situation]
    played: list[QuarterRecord] = attrs.field(factory=list)
    drafts: dict[str, tuple[SeatOrders, ...]] = attrs.field(factory=dict)
    injected: tuple[DatedInject, ...] = ()
    book: DealBook = attrs.field(factory=DealBook)
    said: tuple[DealEvent, ...] = ()
    _allowed: tuple[Night, Permission] | None = attrs.field(default=None, init=False, repr=False)

    @classmethod
    def new(cls, terms: CampaignTerms) -> "Campaign":
        """A campaign at its first quarter.

        errors  ScenarioFaults where scenario, a change or a plan is wrong; KeyError where a strategy or strength is;
                OrderRefused where a seat is none that a person may take
        """
        strengths_of(terms.strength)
        begins = setup(terms.scenario, changes=terms.changes)
        wrong = [seat for seat in terms.seats if seat not in begins.seats]
        if wrong:
            raise OrderRefused(phrase("refusal", "seat", found=wrong[0], expected=", ".join(begins.seats)))
        length, luck = terms.quarters or begins.quarters, Dice(terms.seed, np.array([terms.world], np.uint64))
        script = script_of(length)
        drawn = {path: np.array([value]) for path, value in terms.drawn.items()}
        rules = Rules(with_drawn(figures_of(begins, script.figures, luck), drawn), luck, length)
        simulation = Simulation.begun(begins, script, rules)
        simulation.follow(terms.strategies)
        simulation.short = (terms.deck or begins.deck) == SHORT_HAND
        own = () if simulation.script is script else simulation.anchor.levers.catalogue.courses
        terms = attrs.evolve(
            terms,
            quarters=simulation.rules.quarters,
            scenario_digest=rules_digest(begins, own),
            version=game.__version__,
        )
        campaign = cls(terms, begins, simulation, [simulation.situation])
        campaign.seat_persons()
        for country, ambition in terms.ambitions.items():
            campaign.aim(country, ambition)
        return campaign

    @property
    def world(self) -> WorldState:
        """The world now."""
        return self.game.world

    @property
    def over(self) -> bool:
        """Whether the last quarter has been played, a war has run away, or a break is past its closing quarters."""
        return self.game.over

    @property
    def quarter(self) -> str:
        """The quarter to be played next."""
        return self.setup.quarter(self.world.turn + 1)

    @property
    def deck(self) -> str:
        """Which hand is dealt: `class` for the short one, `whole` else."""
        return self.terms.deck or self.setup.deck

    @property
    def permission(self) -> Permission:
        """What may be ordered this quarter."""
        turn, night = self.world.turn + 1, self.game.put_tonight()
        if self._allowed is None or self._allowed[0] is not night:
            quarter = WholeQuarter(self.game.terms, self.game.situation)
            self._allowed = night, Permission.of(quarter, night, self.deck)
        price = number(self.game.rules.figures.deals.price)
        proposed = {country: price * proposals_of(self.book, country, turn) for country in COUNTRIES if self.book}
        return attrs.evolve(self._allowed[1], proposals={c: weeks for c, weeks in proposed.items() if weeks})

    @property
    def table(self) -> Table:
        """The table, at which countries make deals."""
        return Table(self.book, self.world.turn + 1, self.terms.quarters, self.permission)

    def deal(self, event: DealEvent) -> DealRecord:
        """Let a country say something at the table, as `at_table.say` says; CampaignOver."""
        self.still()
        return say(self, event)

    def drafted(self, country: str) -> SeatOrders:
        """What a country has drafted for this quarter."""
        return self.drafts.get(country, (SeatOrders(),))[-1]

    def draft(self, country: str, orders: SeatOrders) -> None:
        """Put a country's draft in place of the one before; nothing is given before the quarter ends.

        errors  OrderRefused with every reason; CampaignOver
        """
        self.still()
        if country not in self.terms.seats:
            raise OrderRefused(phrase("refusal", "nobodys", found=country, expected=", ".join(self.terms.seats) or "-"))
        wrong = self.permission.against(country, orders)
        if wrong:
            raise OrderRefused(" ".join(wrong))
        self.drafts[country] = (*self.drafts.get(country, (SeatOrders(),)), orders)

    def turn(self, country: str, policy: str, step: int) -> None:
        """Draft a dial; where it stands already takes it out of the draft. Errors as in `draft`."""
        now = self.drafted(country)
        dials = {**now.dials, policy: step}
        if policy in self.game.anchor.levers.places and step == self.permission.standing(policy):
            del dials[policy]
        self.draft(country, attrs.evolve(now, dials=dials))

    def order(self, country: str, move: str) -> None:
        """Draft a move or an act at the table. Errors as in `draft`."""
        now = self.drafted(country)
        if any(move in acts for acts in TABLE.values()):
            wanted = attrs.evolve(now, table=tuple(dict.fromkeys((*now.table, move))))
        else:
            wanted = attrs.evolve(now, moves=tuple(dict.fromkeys((*now.moves, move))))
        self.draft(country, wanted)

    def choose(self, country: str, crisis: str, place: int) -> None:
        """Draft a choice in one of tonight's crises, by its place from 0. Errors as in `draft`."""
        now = self.drafted(country)
        self.draft(country, attrs.evolve(now, choices={**now.choices, crisis: place}))

    def prepare(self, country: str, occasion: str, move: str) -> None:
        """Lay down a move in answer to what may come about, in place of another. Errors as in `draft`."""
        self.draft(country, attrs.evolve(self.drafted(country), prepared={occasion: move}))

    def withdraw(self, country: str, what: str) -> None:
        """Take a dial, move, act, choice or answer, by its id, its question's or its occasion's, out of a draft.

        errors  OrderRefused where it is not in it; CampaignOver
        """
        now = self.drafted(country)
        left = attrs.evolve(
            now,
            dials={policy: step for policy, step in now.dials.items() if policy != what},
            moves=tuple(move for move in now.moves if move != what),
            table=tuple(act for act in now.table if act != what),
            choices={crisis: place for crisis, place in now.choices.items() if crisis != what},
            prepared={occasion: move for occasion, move in now.prepared.items() if occasion != what},
        )
        if left == now:
            drafted = ", ".join((*now.dials, *now.moves, *now.table, *now.choices, *now.prepared))
            raise OrderRefused(phrase("refusal", "not_drafted", what=what, expected=drafted or "-"))
        self.draft(country, left)

    def aim(self, country: str, ambition: str) -> None:
        """Choose a person's ambition, by its id, before the first quarter ends.

        errors  OrderRefused where it is none of its country's, nobody plays that, or a quarter has been played
        """
        row, aims = COUNTRIES.index(country) if country in self.terms.seats else -1, self.game.script.aims
        if row < 0:
            raise OrderRefused(phrase("refusal", "nobodys", found=country, expected=", ".join(self.terms.seats) or "-"))
        known = [entry.id for entry in aims.ambitions[row]]
        if ambition not in known:
            raise OrderRefused(phrase("refusal", "ambition", found=ambition, expected=", ".join(known)))
        if self.world.turn:
            raise OrderRefused(phrase("refusal", "aimed"))
        chosen = self.game.chosen.ambition.copy()
        chosen[row] = float(known.index(ambition))
        self.game.chosen = attrs.evolve(self.game.chosen, ambition=chosen)
        self.terms = attrs.evolve(self.terms, ambitions={**self.terms.ambitions, country: ambition})

    def inject(self, given: DatedInject) -> DatedInject:
        """Let something happen from outside in the coming quarter, as `injected.put_in` says."""
        return put_in(self, given)

    def take_back(self, event: str) -> None:
        """Let an event of the coming quarter not happen after all, as `injected.take_back` says."""
        take_back(self, event)

    def undo(self, country: str) -> bool:
        """Take back a country's last change of its draft, and return whether there was one."""
        earlier = self.drafts.pop(country, ())[:-1]
        if earlier:
            self.drafts[country] = earlier
        return bool(earlier)

    def end_quarter(self, sought: Mapping[str, SeatOrders] = NOBODYS) -> None:
        """Let the computer's countries decide, lay people's drafts beside, and play all orders at once.

        sought  by country: what one ordered that looked ahead (`game.search.deciding`); the others follow their courses
        """
        self.still()
        levers, desk = self.game.anchor.levers, self.game.tonight()
        orders = seats_of(self.game.decide(), self.game.history.dials[0], levers)
        orders |= {country: self.drafted(country) for country in self.terms.seats}
        orders = self.with_choices(orders, desk)
        orders |= {country: given for country, given in sought.items() if country not in self.terms.seats}
        if self.book.of(RUNNING):
            duties = Duties(self.book, self.world.turn + 1, self.permission)
            orders = with_duties(duties, orders, self.terms.seats)
        self._carry_out(orders)

    def with_choices(self, orders: Mapping[str, SeatOrders], desk: Desk) -> dict[str, SeatOrders]:
        """All orders with what the computer settles tonight: for its countries, and beside a person's short hand."""
        whole, crises, night = dict(orders), self.game.script.crises, self.game.night
        assert night is not None
        for place in waiting(crises, desk):
            crisis, country = crises.crises[place], COUNTRIES[crises.crises[place].country]
            if night.choices[place, 0] >= 0:
                chosen = {crisis.id: int(night.choices[place, 0]), **whole[country].choices}
                whole[country] = attrs.evolve(whole[country], choices=chosen)
        return whole

    def play(self, orders: Mapping[str, SeatOrders]) -> None:
        """Play one quarter with everybody's orders and choices, taken as legal, whatever the computer would do.

        orders  by country, of all six
        """
        self.still()
        # Countries review their courses, whatever they then order.
        self.game.decide()
        self._carry_out(orders)

    def _carry_out(self, orders: Mapping[str, SeatOrders]) -> None:
        """Play one quarter in which all countries have decided."""
        simulation, before = self.game, self.world
        levers, crises = simulation.anchor.levers, simulation.script.crises
        put = tuple(crises.crises[place].id for place in waiting(crises, simulation.tonight()))
        quarter = DealQuarter(before.turn + 1, simulation.readings(), levers, simulation.rules) if self.book else None
        self.book, pushes = quarter.judged(self.book, orders) if quarter else (self.book, {})
        watch = DayWatch(orders, self.terms.seats, self.permission, as_deeds(pushes) if pushes else None)
        simulation.laws, simulation.prepared = watch.laws, prepared_of(simulation.anchor, orders)
        simulation.step(sheet_of(orders, simulation.history.dials[0], levers), choices_of(crises, orders))
        simulation.laws = play
        answers = simulation.answered
        assert answers is not None
        assert watch.deeds
        if quarter:
            self.book = quarter.answered(self.book, moves_by_id(simulation.history, levers))
        self.moments.append(simulation.situation)
        self.played.append(
            QuarterRecord(
                orders=dict(orders),
                answered=tuple(move.id for move in levers.moves if answers.moves[move.row, 0] > 0),
                deeds=Quarter(before, watch.deeds[0], watch.deeds[1:], watch.dealt),
                put=put,
                courses={
                    country: "" if COUNTRIES.index(country) in simulation.persons else simulation.course_of(country)[0]
                    for country in COUNTRIES
                },
                digest=digest(simulation.situation, self.book),
                said=self.said,
                book=self.book,
            )
        )
        self.drafts, self.said = {}, ()
        self.seat_persons()

    def seat_persons(self) -> None:
        """Give persons their seats in the quarters that are theirs; before them the computer's countries sit there."""
        seats = self.terms.seats if self.world.turn + 1 >= self.terms.since else ()
        self.game.persons = tuple(COUNTRIES.index(seat) for seat in seats)
        if self.terms.since and any(seat in self.terms.strategies for seat in seats):
            self.game.follow({seat: way for seat, way in self.terms.strategies.items() if seat not in seats})

    def take_over(self, seats: tuple[str, ...]) -> None:
        """Let persons play other seats than before, from the coming quarter on.

        errors  OrderRefused where a seat is none that the scenario lets persons play; CampaignOver
        """
        self.still()
        wrong = [seat for seat in seats if seat not in self.setup.seats]
        if wrong:
            raise OrderRefused(phrase("refusal", "seat", found=wrong[0], expected=", ".join(self.setup.seats)))
        if seats != self.terms.seats:
            self.terms = attrs.evolve(self.terms, seats=seats, since=self.world.turn + 1)
        self.drafts, self._allowed, self.game.night = {}, None, None
        self.seat_persons()

    def still(self) -> None:
        """Say so where the campaign has ended; CampaignOver."""
        if self.over:
            raise CampaignOver(phrase("refusal", "over", quarter=self.setup.quarter(self.world.turn)))

    def fork(self, turn: int) -> "Campaign":
        """Another campaign that shares this one's first `turn` quarters.

        errors  ValueError where so many have not been played
        """
        if not 0 <= turn <= self.world.turn:
            raise ValueError(phrase("refusal", "fork", found=turn, high=self.world.turn))
        then = self.moments[turn]
        injected = tuple(entry for entry in self.injected if entry.quarter <= turn)
        earlier = attrs.evolve(
            self.game,
            world=then.world,
            history=then.history,
            following=then.following,
            desk=then.desk,
            leaked=then.leaked,
            tally=then.tally,
            satisfied=list(self.game.satisfied[:turn]),
            schedule=schedule_with(self.setup, injected),
            night=None,
        )
        book = self.played[turn - 1].book if turn else DealBook()
        other = Campaign(
            self.terms, self.setup, earlier, self.moments[: turn + 1], self.played[:turn], injected=injected, book=book
        )
        other.seat_persons()
        return other


@cache
def script_of(quarters: int) -> Script:
    """The shipped levers, read once for all campaigns of so many quarters."""
    return Script.of(shipped_levers(), quarters)
