"""What a person may order, and every reason against it in words, by the draft that the computer itself uses."""

import re
from collections.abc import Iterator, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.crises import Desk, heats
from agents.crisis_program import SHORT_HAND, ReadCrisis
from agents.demeanour import Demeanour
from agents.draft import Draft
from game.campaign.orders import TABLE, SeatOrders, waiting
from game.campaign.phrases import phrase
from game.model.levers.catalogue import DIALS, Move, Policy, seat_of
from game.model.levers.expressions import expression
from game.model.play.whole_quarter import Night, WholeQuarter
from game.model.state.axes import COUNTRIES, IRAN, PARTNERS, RUSSIA, Array
from game.model.state.codes import STRAINED

URGENT = ("ru.bind",)
HOLE = re.compile(r"\{([a-z_.]+)\}")


@attrs.frozen(eq=False)
class Permission:
    """What may be ordered this quarter in one world.

    quarter  the quarter that is to be played
    desk     tonight's questions
    draft    the computer's own, before anything is ordered
    deck     `class` where persons are dealt the short hand alone
    proposals  weeks that a country has spent at the table on proposals, by country
    ruled    (crises, 1) the choice by which the computer settles a question tonight, −1 for one that is a person's
    """

    quarter: WholeQuarter
    desk: Desk
    draft: Draft
    ruled: Array
    deck: str = ""
    proposals: Mapping[str, float] = attrs.field(factory=dict)

    @classmethod
    def of(cls, quarter: WholeQuarter, night: Night, deck: str = "") -> "Permission":
        """Where a quarter begins."""
        draft = Draft(quarter.levers, quarter.seen(), quarter.rules.figures)
        return cls(quarter, night.desk, draft, night.choices, deck)

    def dealt(self, lever: Policy | Move) -> bool:
        """Whether a person's hand holds a lever."""
        return self.deck != SHORT_HAND or lever.deck == SHORT_HAND

    def policy(self, lever: str) -> Policy | None:
        """A policy by its id."""
        return next((policy for policy in self.draft.levers.catalogue.policies if policy.id == lever), None)

    def move(self, lever: str) -> Move | None:
        """A move by its id."""
        return next((move for move in self.draft.levers.catalogue.moves if move.id == lever), None)

    def standing(self, policy: str) -> int:
        """Where a dial stands before anything is ordered, 0–3."""
        return int(self.draft.before[self.draft.places[policy], 0])

    def waits_for(self, country: str) -> tuple[ReadCrisis, ...]:
        """Tonight's questions to a country's person: those that the hand holds."""
        return tuple(crisis for crisis in self.put_to(country) if self.deck != SHORT_HAND or crisis.dealt)

    def put_to(self, country: str) -> tuple[ReadCrisis, ...]:
        """Tonight's questions to a country, whoever settles them."""
        crises = self.quarter.script.crises
        waits = [crises.crises[place] for place in waiting(crises, self.desk)]
        return tuple(crisis for crisis in waits if COUNTRIES[crisis.country] == country)

    def occasions(self, country: str) -> tuple[str, ...]:
        """What a country may prepare an answer to, by id."""
        return tuple(self.demeanour(country).occasions)

    def answers(self, country: str) -> tuple[Move, ...]:
        """The moves that a country may lay down as an answer, the fullest first: those that the hand holds."""
        moves = [self.move(lever) for lever in self.demeanour(country).answers.values()]
        return tuple(move for move in moves if move is not None and self.dealt(move))

    def demeanour(self, country: str) -> Demeanour:
        """How a country answers."""
        return self.quarter.anchor.courses.demeanours[COUNTRIES.index(country)]

    def against(self, country: str, orders: SeatOrders) -> list[str]:
        """Every reason why a country may not give such orders, in whole sentences; none where it may."""
        wrong = [reason for policy, step in orders.dials.items() for reason in self.against_dial(country, policy, step)]
        wrong += [reason for move in orders.moves for reason in self.against_move(country, move)]
        wrong += [reason for act in orders.table for reason in self.against_act(country, act)]
        for crisis, place in orders.choices.items():
            wrong += self.against_choice(country, crisis, place)
        wrong += self.against_prepared(country, orders.prepared)
        return wrong or self.against_price(country, orders)

    def against_dial(self, country: str, lever: str, step: int) -> Iterator[str]:
        """Why a country may not turn a dial to a step."""
        policy = self.policy(lever)
        if policy is None or seat_of(lever) != country:
            yield phrase("refusal", "not_yours", what=lever, owner=country)
            return
        if not self.dealt(policy):
            yield phrase("refusal", "not_dealt", what=policy.title)
        now = self.standing(lever)
        high = min(now + 1, DIALS - 1)
        if not 0 <= step <= high:
            yield phrase("refusal", "one_step", what=policy.title, found=step, high=high, now=now)
        if step > now and lever in self.draft.raising and self.draft.wary[0] > 0:
            yield phrase("refusal", "wary", what=policy.title, rung=self.rung())

    def against_move(self, country: str, lever: str) -> Iterator[str]:
        """Why a country may not make a move: what it needs, and what it would set alight; its price stands apart."""
        move = self.move(lever)
        if move is None or seat_of(lever) != country:
            yield phrase("refusal", "not_yours", what=lever, owner=country)
            return
        if not self.dealt(move):
            yield phrase("refusal", "not_dealt", what=move.title)
        here = self.draft.readings.of(lever)
        for need in move.needs:
            if not np.all(expression(need.test, self.draft.levers.catalogue.levers)(here)):
                yield phrase("refusal", "need", what=move.title, says=self.filled(need.says, lever))
        if lever in self.draft.raising and self.draft.heated[0] > 0:
            yield phrase("refusal", "heated", what=move.title, rung=self.rung())

    def filled(self, says: str, lever: str) -> str:
        """A sentence of a need with the numbers it speaks of."""
        here = self.draft.readings.of(lever)
        return HOLE.sub(lambda hole: f"{float(here.number(hole[1])[0]):.0f}", says)

    def against_act(self, country: str, act: str) -> Iterator[str]:
        """Why a country may not do something at the table."""
        if act not in TABLE.get(country, ()):
            yield phrase("refusal", "not_yours", what=act, owner=country)
            return
        world, side = self.quarter.now.world, PARTNERS.index(country)
        may: Mapping[str, NDArray[np.bool_]] = {
            "take_offer": world.offer[side] > 0,
            "bind": (world.offer[IRAN] > 0) & (world.binding <= 0),
            "pay": (world.rung <= STRAINED) & (world.overdue[RUSSIA] > 0),
            "apologise": world.rung <= STRAINED,
        }
        name = act.partition(".")[2]
        if not may[name][0]:
            yield phrase("refusal", name)

    def against_choice(self, country: str, identity: str, place: int) -> Iterator[str]:
        """Why a country may not settle a question of tonight so."""
        crisis = next((crisis for crisis in self.waits_for(country) if crisis.id == identity), None)
        if crisis is None:
            names = ", ".join(crisis.id for crisis in self.waits_for(country))
            yield phrase("refusal", "not_asked", what=identity, expected=names or phrase("refusal", "no_question"))
        elif not 0 <= place < len(crisis.choices):
            yield phrase("refusal", "no_choice", what=identity, found=place, high=len(crisis.choices) - 1)
        elif self.heating(crisis, place):
            yield phrase("refusal", "heated", what=identity, rung=self.rung())

    def against_prepared(self, country: str, prepared: Mapping[str, str]) -> Iterator[str]:
        """Why a country may not lay down such answers; whether it can give them shows when the occasion comes."""
        known, moves = self.occasions(country), [move.id for move in self.answers(country)]
        if len(prepared) > 1:
            yield phrase("refusal", "one_answer")
        for occasion, move in prepared.items():
            if occasion not in known:
                yield phrase("refusal", "no_occasion", what=occasion, expected=", ".join(known) or "-")
            elif move not in moves:
                yield phrase("refusal", "no_answer", what=move, expected=", ".join(moves) or "-")

    def heating(self, crisis: ReadCrisis, place: int) -> bool:
        """Whether a choice would raise escalation where nobody may."""
        hot = heats(crisis.choices[place], self.draft.levers, self.quarter.rules.figures)
        return bool(hot and self.draft.heated[0] > 0)

    def against_price(self, country: str, orders: SeatOrders) -> list[str]:
        """Why a country cannot pay for its orders: weeks left, and what may be overdrawn in a crisis."""
        row, left = COUNTRIES.index(country), self.left(country)
        chosen = self.price_of_choices(country, orders)
        overdraft = self.draft.levers.catalogue.weeks.overdraft
        if chosen > max(left + overdraft, 0):
            return [phrase("refusal", "choice_weeks", price=weeks(chosen), left=weeks(left), more=overdraft)]
        # What is fresh on the table may be overdrawn for, as the computer does.
        urgent = sum(self.price_of_act(act) for act in orders.table if act in URGENT)
        left += min(urgent, overdraft)
        price = self.price(country, orders)
        turned_up = any(step > self.standing(policy) for policy, step in orders.dials.items())
        if price > left - chosen and (turned_up or orders.moves or orders.table):
            own = [(self.move(move.id), move.row) for move in self.draft.own[row] if move.id in orders.moves]
            prices = [f"{move.title} {weeks(float(self.draft.prices[at, 0]))}" for move, at in own if move is not None]
            prices_of_moves = f" ({', '.join(prices)})" if prices else ""
            return [phrase("refusal", "weeks", price=weeks(price), what=prices_of_moves, left=weeks(left - chosen))]
        return []

    def left(self, country: str) -> float:
        """Weeks that a country may spend this quarter beyond its dials as they stand and what is taken already."""
        return float(self.draft.left[COUNTRIES.index(country)][0]) - self.taken(country)

    def taken(self, country: str) -> float:
        """Weeks that are spent before anything is drafted: on proposals, and on questions that the computer settles."""
        return self.proposals.get(country, 0.0) + self.price_of_ruled(country)

    def price_of_ruled(self, country: str) -> float:
        """What the questions cost a person's country, in weeks, that its person is not asked."""
        row = COUNTRIES.index(country)
        if self.deck != SHORT_HAND or not self.quarter.terms.persons[row, 0]:
            return 0.0
        own = [place for place, crisis in enumerate(self.quarter.script.crises.crises) if crisis.country == row]
        picked = {place: int(self.ruled[place, 0]) for place in own if self.ruled[place, 0] >= 0}
        return sum(self.quarter.script.crises.crises[place].choices[pick].cost for place, pick in picked.items())

    def price(self, country: str, orders: SeatOrders) -> float:
        """What orders cost a country in weeks beyond its dials as they stand; below nought where they free some."""
        own = [policy for policy in orders.dials if seat_of(policy) == country]
        dials = sum(self.price_of_step(policy, orders.dials[policy]) for policy in own)
        moves = sum(self.price_of_move(move) for move in orders.moves if seat_of(move) == country)
        return dials + moves + sum(self.price_of_act(act) for act in orders.table)

    def price_of_step(self, lever: str, step: int) -> float:
        """What a step of a dial costs this quarter beyond what stands, in weeks; below nought where it frees some."""
        policy, standing = self.policy(lever), self.standing(lever)
        assert policy is not None
        turning = (0, *self.draft.levers.catalogue.weeks.steps)[max(step - standing, 0)]
        return float(policy.upkeep[step] - policy.upkeep[standing] + turning)

    def price_of_move(self, lever: str) -> float:
        """What a move costs now, in weeks."""
        return float(self.draft.prices[self.draft.places[lever] - self.draft.first, 0])

    def price_of_act(self, act: str) -> float:
        """What an act at the table costs, in weeks."""
        law = self.quarter.rules.figures.table
        prices = {"bind": law.price_bind, "pay": law.price_pay, "apologise": law.price_apologise}
        return float(np.ravel(prices.get(act.partition(".")[2], 0.0))[0])

    def price_of_choices(self, country: str, orders: SeatOrders) -> float:
        """What the choices of tonight cost a country, in weeks."""
        waits = {crisis.id: crisis for crisis in self.waits_for(country)}
        return sum(waits[crisis].choices[place].cost for crisis, place in orders.choices.items())

    def rung(self) -> str:
        """Where escalation stands, as players read it."""
        return f"{float(self.quarter.now.world.escalation[0]):.1f}"


def weeks(amount: float) -> str:
    """Weeks as players read them."""
    return f"{amount:.0f}".replace("-", "−")
