"""What did it: each deed of a campaign left out in turn, and the rest played again on the same luck.

The worlds begin as they truly stood. Beside the campaign's own luck others are tried, the same for both arms, so that a
deed's part comes with its error. Persons order again what they ordered; the computer's countries decide anew.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs
import numpy as np

from agents.anchor import Following
from agents.crises import UNSETTLED, Desk, cheapest
from agents.draft import Orders
from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders, choices_of, prepared_of, sheet_of
from game.campaign.phrases import phrase
from game.campaign.told_day import quarter_at
from game.forecast.rollouts import WORTH_CODE, CalledOff, price_of_act, quarter_of
from game.model.levers.catalogue import seat_of
from game.model.levers.readings import OrderHistory
from game.model.play.whole_quarter import Night, PlayTerms, Situation
from game.model.scenario.schedule import PUSHED, Outside
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.model.state.codes import QUARREL
from game.model.state.deeds import MOVE_ROW
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, declared
from game.statistics import Bounded, mean

# On how many lucks a deed is left out.
LUCKS = 64


@attrs.frozen
class Deed:
    """Something that a country did.

    kind  `dial`, `move`, `act` or `choice`
    what  its id
    """

    turn: int
    country: str
    kind: str
    what: str


@attrs.frozen
class DeedShare:
    """What a deed did: its part of the break, 0–1, or else points of the index at the end."""

    deed: Deed
    share: Bounded


def deeds_of(campaign: Campaign) -> Iterator[Deed]:
    """Everything that may be left out: moves, choices and acts, and the dials that persons turned."""
    for turn, played in enumerate(campaign.played, start=1):
        for country in COUNTRIES:
            orders = played.orders[country]
            for kind, listed in (("move", orders.moves), ("act", orders.table), ("choice", tuple(orders.choices))):
                yield from (Deed(turn, country, kind, what) for what in listed)
            if country in campaign.terms.seats:
                yield from (Deed(turn, country, "dial", what) for what in orders.dials)


def without(orders: SeatOrders, deed: Deed, default: int) -> SeatOrders:
    """Orders with one deed left out; a choice becomes the one that costs least."""
    choices = {crisis: default if crisis == deed.what else place for crisis, place in orders.choices.items()}
    return attrs.evolve(
        orders,
        dials={policy: step for policy, step in orders.dials.items() if policy != deed.what},
        moves=tuple(move for move in orders.moves if move != deed.what),
        table=tuple(act for act in orders.table if act != deed.what),
        choices=choices if deed.kind == "choice" else orders.choices,
    )


def broke(world: WorldState) -> Array:
    """1 where the two have broken, (W,)."""
    return np.where((world.rung <= QUARREL) | (world.broken_quarters > 0), 1.0, 0.0) * (1 - world.catastrophe)


def shares(campaign: Campaign, cancelled: Callable[[], bool] = lambda: False) -> tuple[DeedShare, ...]:
    """What each deed did, the largest first; what made no difference at all is left out.

    errors  CalledOff where somebody called it off meanwhile
    """
    fallen, rows = bool(broke(campaign.world)[0] > 0), list[DeedShare]()
    listed = list(deeds_of(campaign))
    for turn in sorted({deed.turn for deed in listed}):
        if cancelled():
            raise CalledOff(phrase("refusal", "called_off"))
        here = [deed for deed in listed if deed.turn == turn]
        last = Rerun(campaign, here).played_on(cancelled)
        result = (broke(last) if fallen else last.index).reshape(len(here) + 1, LUCKS)
        for place, deed in enumerate(here):
            rows.append(DeedShare(deed, mean(result[-1] - result[place])))
    # What led to a break comes before what held it off; without one the largest comes first, whichever way it worked.
    return tuple(
        sorted(
            (row for row in rows if row.share.value),
            key=lambda row: (fallen and row.share.value < 0, -abs(row.share.value)),
        )
    )


class Rerun:
    """A quarter with each of some deeds left out, and as it was: an arm each, with its lucks side by side."""

    def __init__(self, campaign: Campaign, deeds: Sequence[Deed]) -> None:
        """Begin before the deeds' quarter."""
        self.campaign, self.deeds, self.turn = campaign, deeds, deeds[0].turn
        self.arms = len(deeds) + 1
        game = campaign.game
        self.levers, self.crises = game.anchor.levers, game.script.crises
        numbers = campaign.terms.world + np.arange(LUCKS, dtype=np.uint64)
        luck = Dice(campaign.terms.seed, np.tile(numbers, self.arms))
        self.rules = Rules(game.rules.figures, luck, game.rules.quarters)
        self.now = widened(campaign.moments[self.turn - 1], self.arms * LUCKS)

    def here(self, arm: int) -> slice:
        """The worlds of one arm."""
        return slice(arm * LUCKS, (arm + 1) * LUCKS)

    def arms_orders(self) -> list[Mapping[str, SeatOrders]]:
        """What all order in the deeds' quarter, arm by arm."""
        orders = self.campaign.played[self.turn - 1].orders
        defaults = {crisis.id: cheapest(crisis) for crisis in self.crises.crises}
        left_out = [
            {**orders, deed.country: without(orders[deed.country], deed, defaults.get(deed.what, 0))}
            for deed in self.deeds
        ]
        return [*left_out, orders]

    def terms(self, turn: int, acts: Array) -> PlayTerms:
        """The terms of a quarter, counted from 1, with what comes from outside and what persons do at the table.

        acts  (MOVES, W)
        """
        game = self.campaign.game
        worlds = self.arms * LUCKS
        outside = game.schedule.outside(turn, worlds, self.rules)
        if acts.any():
            rows = {kind: np.zeros((count, worlds)) for kind, count in PUSHED.items()}
            outside = outside or Outside(**rows)
            outside = attrs.evolve(outside, moves=np.maximum(outside.moves, acts))
        prepared = prepared_of(game.anchor, self.campaign.played[turn - 1].orders)
        return attrs.evolve(game.terms, rules=self.rules, outside=outside, prepared=prepared)

    def played_on(self, cancelled: Callable[[], bool]) -> WorldState:
        """The worlds of all arms at the end of the campaign, lucks together arm by arm."""
        self.first_quarter()
        for turn in range(self.turn + 1, self.campaign.world.turn + 1):
            if cancelled():
                raise CalledOff(phrase("refusal", "called_off"))
            self.later_quarter(turn, self.campaign.played[turn - 1].orders)
        return self.now.world

    def first_quarter(self) -> None:
        """The deeds' quarter, with everybody's orders as they were but for what is left out."""
        campaign, before = self.campaign, self.campaign.moments[self.turn - 1]
        night = quarter_at(campaign, self.turn - 1).night().desk
        given = self.arms_orders()
        sheets = [sheet_of(orders, before.history.dials[0], self.levers) for orders in given]
        chosen = [choices_of(self.crises, orders) for orders in given]
        acts = np.zeros((len(MOVE_ROW), self.arms * LUCKS))
        for arm, orders in enumerate(given):
            self.at_table(orders, self.here(arm), acts)
        follows = campaign.moments[self.turn].following
        reviewed = attrs.evolve(
            self.now.following,
            course=follows.course + np.zeros(self.arms * LUCKS),
            quarters=follows.quarters + np.zeros(self.arms * LUCKS),
        )
        now = attrs.evolve(self.now, following=reviewed)
        desk = Desk(*(widened_rows(getattr(night, name), self.arms * LUCKS) for name in DESK))
        orders_now = Orders(*(repeated([getattr(sheet, kind) for sheet in sheets]) for kind in ("dials", "moves")))
        quarter = quarter_of(self.terms(self.turn, acts), now, WORTH_CODE)
        self.now, _ = quarter.played(Night(desk, repeated(chosen)), orders_now)

    def later_quarter(self, turn: int, orders: Mapping[str, SeatOrders]) -> None:
        """A quarter after it: the computer's countries decide anew, persons order what they ordered."""
        acts = np.zeros((len(MOVE_ROW), self.arms * LUCKS))
        persons = {country: orders[country] for country in self.campaign.terms.seats}
        self.at_table(persons, slice(None), acts)
        quarter = quarter_of(self.terms(turn, acts), self.now, WORTH_CODE)
        night = quarter.night()
        decided, following = quarter.decided(night)
        sheet, first = sheet_of(persons, self.now.history.dials[0][:, :1], self.levers), len(self.levers.policies)
        dials, moves = decided.dials.copy(), decided.moves.copy()
        for country, own in persons.items():
            for place in self.own_rows(country):
                if place < first:
                    stays = self.now.history.dials[0][place]
                    turned = [step for policy, step in own.dials.items() if self.levers.places[policy] == place]
                    dials[place] = turned[0] if turned else stays
                else:
                    moves[place - first] = sheet.moves[place - first, 0]
        choices = night.choices.copy()
        for place, crisis in enumerate(self.crises.crises):
            own_choices = orders[COUNTRIES[crisis.country]].choices
            if COUNTRIES[crisis.country] in persons and self.campaign.game.terms.left_to_person(crisis)[0] > 0:
                choices[place] = float(own_choices.get(crisis.id, UNSETTLED))
        now = attrs.evolve(self.now, following=following)
        quarter = quarter_of(self.terms(turn, acts), now, WORTH_CODE)
        self.now, _ = quarter.played(attrs.evolve(night, choices=choices), Orders(dials, moves))

    def own_rows(self, country: str) -> list[int]:
        """The places of a country's levers."""
        return [place for lever, place in self.levers.places.items() if seat_of(lever) == country]

    def at_table(self, orders: Mapping[str, SeatOrders], worlds: slice, acts: Array) -> None:
        """Lay down what is done at the table, and pay for it."""
        capital = self.now.world.capital.copy()
        for country in self.campaign.terms.seats:
            for act in orders[country].table:
                acts[MOVE_ROW[act], worlds] = 1.0
                capital[COUNTRIES.index(country), worlds] -= price_of_act(act, self.rules)
        self.now = attrs.evolve(self.now, world=self.now.world.but(capital=capital))


DESK = ("waits", "left", "since", "chosen")


def repeated(arms: Sequence[Array]) -> Array:
    """Rows of one world an arm, (…, 1), as rows of all worlds."""
    return np.concatenate([np.repeat(rows, LUCKS, axis=-1) for rows in arms], axis=-1)


def widened_rows(rows: Array, worlds: int) -> Array:
    """Rows of one world as rows of as many."""
    return np.repeat(rows, worlds, axis=-1)


def widened(now: Situation, worlds: int) -> Situation:
    """One world as many."""
    measures = {name: widened_rows(getattr(now.world, name), worlds) for name in (*declared(), "dials", "wear")}
    follows = now.following
    return Situation(
        world=now.world.but(**measures),
        history=OrderHistory(widened_rows(now.history.dials, worlds), widened_rows(now.history.moves, worlds)),
        following=Following(
            *(widened_rows(getattr(follows, name), worlds) for name in ("course", "quarters", "account", "answered"))
        ),
        desk=Desk(*(widened_rows(getattr(now.desk, name), worlds) for name in DESK)),
        leaked=widened_rows(now.leaked, worlds),
        tally=widened_rows(now.tally, worlds),
    )
