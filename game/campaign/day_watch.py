"""The laws of one quarter with persons' acts at the table and what deals come to laid in, and what was done in it."""

from collections.abc import Mapping
from functools import partial

import attrs

from game.campaign.orders import SeatOrders
from game.campaign.permission import Permission
from game.model.laws.turn import Ask, play
from game.model.state.axes import COUNTRIES
from game.model.state.deeds import MOVE_ROW, Deeds
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState


@attrs.define(eq=False)
class DayWatch:
    """One quarter, watched for its telling.

    orders      of all countries
    seats       countries that persons play
    permission  what may be ordered, which knows the prices
    dealt       what deals put on the world, in a quarter that has any; else None
    deeds       what was ordered and what was answered, round by round, once the quarter has been played
    """

    orders: Mapping[str, SeatOrders]
    seats: tuple[str, ...]
    permission: Permission
    dealt: Deeds | None = None
    deeds: tuple[Deeds, ...] = ()

    def laws(self, state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> WorldState:
        """A quarter, watched."""
        done: list[Deeds] = []

        def ordered(world: WorldState) -> Deeds:
            """What is ordered in the morning, and what deals come to."""
            done.append(self.at_table(ask[0](world)))
            return done[-1] if self.dealt is None else done[-1].and_answers(self.dealt)

        def answered(round_of: Ask, world: WorldState) -> Deeds:
            """What is done in one round of answers."""
            done.append(round_of(world))
            return done[-1]

        after = play(state, (ordered, *(partial(answered, round_of) for round_of in ask[1:])), rules)
        self.deeds = tuple(done)
        return after

    def at_table(self, deeds: Deeds) -> Deeds:
        """A quarter's deeds with what persons do at the table, and the price of that and of what was proposed."""
        moves, spent = deeds.moves.copy(), deeds.spent.copy()
        for country in self.seats:
            for act in self.orders[country].table:
                moves[MOVE_ROW[act]] = 1.0
                spent[COUNTRIES.index(country)] += self.permission.price_of_act(act)
        for country, weeks in self.permission.proposals.items():
            spent[COUNTRIES.index(country)] += weeks
        return attrs.evolve(deeds, moves=moves, spent=spent)
