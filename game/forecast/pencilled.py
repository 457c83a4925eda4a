"""A pencilled plan in futures: quarters in which it is carried out, where its conditions hold and weeks suffice."""

from collections.abc import Callable, Sequence

import attrs
import numpy as np

from agents.crises import come_to, settle
from agents.draft import Draft, Orders
from game.campaign.pencil import Pencil, PencilledOrder
from game.model.levers.catalogue import seat_of
from game.model.play.compiled_quarter import QuarterInCode
from game.model.play.whole_quarter import Night, PlayTerms, Situation, WholeQuarter
from game.model.state.axes import COUNTRIES, Array

Begun = Callable[[PlayTerms, Situation], QuarterInCode | WholeQuarter]


@attrs.frozen(eq=False)
class PencilledDrafts:
    """The plans of some drafts side by side: world n of draft d stands at d · futures + n.

    seat     the country that follows them; the terms of play let it hold
    pencils  one a draft
    """

    seat: str
    pencils: Sequence[Pencil]
    futures: int

    def due(self, turn: int) -> list[tuple[PencilledOrder, Array]]:
        """What is pencilled for a quarter, counted from 1, each with 1 in its drafts' worlds, (W,); dials first."""
        orders = dict.fromkeys(order for pencil in self.pencils for order in pencil if order.turn == turn)
        rows = []
        for order in sorted(orders, key=lambda entry: entry.step < 0):
            of_draft = np.array([float(order in pencil) for pencil in self.pencils])
            rows.append((order, np.repeat(of_draft, self.futures)))
        return rows

    @property
    def last(self) -> int:
        """The last quarter for which anything is pencilled; 0 where nothing is."""
        return max((order.turn for pencil in self.pencils for order in pencil), default=0)

    def played(self, terms: PlayTerms, now: Situation, begun: Begun) -> Situation:
        """Where worlds stand after one quarter, in which the seat does what it has pencilled and else holds.

        begun  how a quarter is begun: by machine code where there is any
        """
        due = self.due(now.world.turn + 1)
        quarter = begun(terms, now)
        night = quarter.night()
        orders, following = quarter.decided(night)
        if due:
            orders = self.laid(WholeQuarter(terms, now), night, orders, due)
        later, _ = begun(terms, attrs.evolve(now, following=following)).played(night, orders)
        return later

    def laid(
        self, whole: WholeQuarter, night: Night, orders: Orders, due: Sequence[tuple[PencilledOrder, Array]]
    ) -> Orders:
        """Everybody's orders with what the seat has pencilled, where it may be ordered and paid for."""
        crises, levers, seat = whole.script.crises, whole.levers, COUNTRIES.index(self.seat)
        readings, world = whole.seen(), whole.now.world
        desk, _ = settle(crises, night.desk, night.choices)
        paid = world.but(capital=world.capital - come_to(crises, desk, levers).cost)
        draft = Draft(levers, attrs.evolve(readings, world=paid), whole.rules.figures)
        for order, wanted in due:
            # A seat sees its own and what is public as well as it needs to; what it guesses, it guesses near.
            when = wanted if order.only is None else wanted * order.only.holds(whole.readings())
            if order.step >= 0:
                draft.turn(seat, order.what, float(order.step), when)
            else:
                draft.order(seat, order.what, when)
        dials, moves = orders.dials.copy(), orders.moves.copy()
        gathered = draft.orders
        for lever, place in levers.places.items():
            if seat_of(lever) == self.seat and place < draft.first:
                dials[place] = gathered.dials[place]
            elif seat_of(lever) == self.seat:
                moves[place - draft.first] = gathered.moves[place - draft.first]
        return Orders(dials, moves)
