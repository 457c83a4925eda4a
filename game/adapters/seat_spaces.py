"""One seat as learners have it: its levers as numbers, what it knows as numbers, and what it may do as a mask."""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray

from game.campaign.campaign import Campaign
from game.campaign.orders import TABLE, SeatOrders
from game.campaign.permission import Permission
from game.model.levers.catalogue import DIALS, seat_of
from game.model.play.country_view import view
from game.model.state.axes import COUNTRIES
from game.model.state.deeds import STEPS
from game.model.state.names import NAMES

# Weeks beyond which more tell nothing.
MANY_WEEKS = 40.0


@attrs.frozen(eq=False)
class SeatSpace:
    """A seat's dials, moves, acts at the table and crises, in the order in which an action has them.

    crises  by id: how many choices each has
    """

    country: str
    dials: tuple[str, ...]
    moves: tuple[str, ...]
    acts: tuple[str, ...]
    crises: dict[str, int]

    @classmethod
    def of(cls, campaign: Campaign, country: str) -> "SeatSpace":
        """The seat of a country."""
        levers, crises = campaign.game.anchor.levers, campaign.game.script.crises.crises
        return cls(
            country,
            tuple(policy.id for policy in levers.policies if seat_of(policy.id) == country),
            tuple(move.id for move in levers.moves if seat_of(move.id) == country),
            TABLE.get(country, ()),
            {crisis.id: len(crisis.choices) for crisis in crises if COUNTRIES[crisis.country] == country},
        )

    @property
    def sizes(self) -> list[int]:
        """How many values each part of an action may have."""
        choices = [count + 1 for count in self.crises.values()]
        return [DIALS] * len(self.dials) + [2] * (len(self.moves) + len(self.acts)) + choices

    def single_orders(self, action: NDArray[np.integer], standing: dict[str, int]) -> Iterator[tuple[SeatOrders, bool]]:
        """Each part of an action as orders that hold nothing else, and whether it asks for anything.

        standing  where each dial stands
        """
        parts = iter(int(number) for number in action)
        for policy in self.dials:
            step = next(parts)
            yield SeatOrders(dials={policy: step}), step != standing[policy]
        for move in self.moves:
            yield SeatOrders(moves=(move,)), next(parts) > 0
        for act in self.acts:
            yield SeatOrders(table=(act,)), next(parts) > 0
        for crisis in self.crises:
            place = next(parts) - 1
            yield SeatOrders(choices={crisis: place}), place >= 0

    def standing(self, permission: Permission) -> dict[str, int]:
        """Where each dial stands before anything is ordered."""
        return {policy: permission.standing(policy) for policy in self.dials}

    def admitted(self, campaign: Campaign, action: NDArray[np.integer]) -> SeatOrders:
        """The orders of an action; what may not be done, or not be paid for beside the rest, is left out."""
        permission, orders = campaign.permission, SeatOrders()
        for piece, wanted in self.single_orders(action, self.standing(permission)):
            more = joined(orders, piece)
            if wanted and not permission.against(self.country, more):
                orders = more
        return orders

    def legal(self, campaign: Campaign) -> NDArray[np.int8]:
        """1 for every value of every part of an action that may be ordered by itself now, one after another."""
        permission, mask = campaign.permission, list[int]()
        standing, parts = self.standing(permission), len(self.sizes)
        for place, size in enumerate(self.sizes):
            for value in range(size):
                action = np.array([*standing.values(), *[0] * (parts - len(standing))])
                action[place] = value
                wishes = [piece for piece, wanted in self.single_orders(action, standing) if wanted]
                mask.append(int(all(not permission.against(self.country, piece) for piece in wishes)))
        return np.array(mask, np.int8)

    def observed(self, campaign: Campaign) -> NDArray[np.float32]:
        """What the seat knows, 0–1 each: every name within its bounds and whether it is seen, then what is its own."""
        game, rows = campaign.game, list[float]()
        seen = view(game, self.country)
        for name in NAMES:
            if name.measure:
                low, high = name.bounds
                number = seen[name.name]
                rows.append(0.0 if number is None else float(number.value[0] - low) / ((high - low) or 1.0))
                rows.append(float(number is not None))
        permission = campaign.permission
        wishes = {crisis.id for crisis in permission.waits_for(self.country)}
        rows += [permission.standing(policy) / STEPS for policy in self.dials]
        rows += [float(crisis in wishes) for crisis in self.crises]
        rows += [permission.left(self.country) / MANY_WEEKS, game.world.turn / game.rules.quarters]
        numbers: NDArray[np.float32] = np.clip(np.nan_to_num(np.array(rows)), 0, 1).astype(np.float32)
        return numbers


def joined(orders: SeatOrders, piece: SeatOrders) -> SeatOrders:
    """Orders with a piece more."""
    return attrs.evolve(
        orders,
        dials={**orders.dials, **piece.dials},
        moves=(*orders.moves, *piece.moves),
        table=(*orders.table, *piece.table),
        choices={**orders.choices, **piece.choices},
        prepared={**orders.prepared, **piece.prepared},
    )
