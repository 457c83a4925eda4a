"""Why the partnership index moved: named parts that add up to the change.

The quarter is played again up to the wishes, then each part is measured: what was delivered by order, what earlier
quarters still had in train, each reason's change, luck, and a rupture or an alliance.
"""

import numpy as np

from game.model.laws.cooperation import moved, strength, weighed
from game.model.laws.laws import shared_out
from game.model.laws.order_effects import commanded
from game.model.laws.turn import PHASES, together
from game.model.laws.willingness import terms
from game.model.state.arithmetic import sigmoid, total
from game.model.state.axes import DOMAINS, IRAN, RUSSIA, Array
from game.model.state.setting import Setting
from game.model.state.world import World


def index_causes(before: World, after: World, setting: Setting) -> dict[str, Array]:
    """Return what each cause did to the index in a quarter, (W,) points, by cause; they add up to the change.

    before, after  the worlds at the beginning and the end of the quarter

    Source: path from rest to result, sides by Shapley value, reasons in proportion; design prior.
    """
    figures = setting.figures
    middle = until_wishes(before, after, setting)
    old, new = terms(before, setting), terms(middle, setting)
    delivered, carried_on, reasoned, lucky = (
        strength(given, figures)
        for given in (
            middle.help,
            stepped(middle, old, setting),
            stepped(middle, new, setting),
            with_luck(middle, new, setting),
        )
    )
    parts = {"deliveries": delivered - before.index, "earlier_quarters": carried_on - delivered}
    parts |= by_reason(middle, old, new, setting)
    return parts | {"chance": lucky - reasoned, "rupture": after.index - lucky}


def until_wishes(before: World, after: World, setting: Setting) -> World:
    """Return the quarter's world as it was when both sides formed their wishes."""
    world = commanded(before, after.orders[0])
    for phase in PHASES[: PHASES.index(together)]:
        world, _ = phase(world, before, setting)
    return world


def stepped(middle: World, reasons: dict[str, Array], setting: Setting) -> Array:
    """Return the help after a quarter under given reasons and no luck, (D, 2, W)."""
    return moved(middle, sigmoid(total(list(reasons.values()))), np.zeros((len(DOMAINS), 1)), setting)


def with_luck(middle: World, reasons: dict[str, Array], setting: Setting) -> Array:
    """Return the help after the quarter as it was, (D, 2, W)."""
    noise = setting.chance.normal(middle.turn + 1, "cooperation", len(DOMAINS))
    return moved(middle, sigmoid(total(list(reasons.values()))), noise, setting)


def by_reason(middle: World, old: dict[str, Array], new: dict[str, Array], setting: Setting) -> dict[str, Array]:
    """Return what the change of each reason did to the index, (W,) points, by cause."""
    neither, both = stepped(middle, old, setting), stepped(middle, new, setting)
    only = [stepped(middle, one_side(old, new, side), setting) for side in (RUSSIA, IRAN)]
    changes = {cause: new[cause] - old[cause] for cause in new}
    parts = {cause: np.zeros_like(middle.brent) for cause in new}
    for side in (RUSSIA, IRAN):
        first = by_domain(only[side], setting) - by_domain(neither, setting)
        last = by_domain(both, setting) - by_domain(only[1 - side], setting)
        shares = shared_out((first + last) / 2, {cause: change[:, side] for cause, change in changes.items()})
        parts = {cause: part + total(list(shares[cause])) for cause, part in parts.items()}
    return parts


def one_side(old: dict[str, Array], new: dict[str, Array], side: int) -> dict[str, Array]:
    """Return the reasons as they were for one side and as they are for the other, `side`."""
    chosen = np.arange(2)[None, :, None] == side
    return {cause: np.where(chosen, new[cause], old[cause]) for cause in new}


def by_domain(given: Array, setting: Setting) -> Array:
    """Return each domain's part of the index, (D, W) points."""
    return setting.figures.units.points * weighed(given, setting.figures)
