"""Futures: presents that a seat may believe in, drawn from what it sees, and each played on to the horizon.

What the seat sees exactly is exact in every one of them; what it estimates is drawn around the estimate; what is kept
from it is what everybody knew at the beginning. The other seats decide by their own character.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import numpy as np

from agents.agent import StateAgent
from game.rules.intelligence import blur, hidden_measures, owned, scale
from game.rules.turn import play
from game.session.charter import Charter
from game.session.luck import SEED, CommonLuck, marks
from game.session.seats import decided
from game.world.arithmetic import clip, on_grain
from game.world.axes import Array
from game.world.dice import Dice
from game.world.measures import measures_of
from game.world.orders import Sheet
from game.world.setting import Setting, Staff
from game.world.views import View
from game.world.world import World


@attrs.frozen(eq=False)
class Futures:
    """Presents ready to be played on: worlds stand by option, then by what was seen, then by number.

    country  whose futures they are
    """

    country: int
    world: World
    setting: Setting
    seats: tuple[StateAgent, ...]
    staffs: tuple[Staff, ...]


def futures(view: View, charter: Charter, numbers: range, options: int = 1) -> Futures:
    """Return presents drawn from a view.

    numbers  which futures; future 7 is the same whatever others there are
    options  how many times each is there, so that different orders can be tried in it
    """
    each = (marks(view)[:, None] + np.array(numbers, np.uint64)).ravel()
    dice = Dice(SEED, each)
    luck = CommonLuck(dice, options)
    world = drawn(view, charter.setting, dice)
    opening = spread(charter.setting.opening, len(numbers) if charter.setting.opening.worlds > 1 else len(each))
    setting = attrs.evolve(charter.setting, chance=luck, opening=tiled(opening, options))
    staffs = tuple(attrs.evolve(staff, chance=luck) for staff in charter.staffs)
    return Futures(view.country, tiled(world, options), setting, charter.seats, staffs)


def drawn(view: View, setting: Setting, dice: Dice) -> World:
    """Return the worlds that a seat may believe it is in, (W × numbers)."""
    many = len(dice.worlds) // view.seen.worlds
    world = spread(view.seen, many)
    rows: dict[str, Array] = {}
    for name, error in doubts(view, setting).items():
        measure = measures_of(World)[name]
        if measure.known == "estimate":
            noise = dice.normal(view.seen.turn, f"present.{name}", measure.rows).reshape(*measure.shape, -1)
            middle = getattr(world, name)
            rows[name] = on_grain(clip(middle + np.repeat(error, many, axis=-1) * noise, measure.low, measure.high))
    return world.but(**rows)


def doubts(view: View, setting: Setting) -> Mapping[str, Array]:
    """Return a view's standard errors by measure, (..., W), worked out where the view came without."""
    if view.error:
        return view.error
    hidden = [measure for measure in hidden_measures() if not owned(measure.name, view.country).all()]
    width = blur(view.seen, view.country, setting)
    return {measure.name: width * scale(measure, view.country, setting) for measure in hidden}


def spread(world: World, many: int) -> World:
    """Return each world many times, one beside the other."""
    rows: dict[str, Any] = {name: np.repeat(getattr(world, name), many, axis=-1) for name in measures_of(World)}
    return World(turn=world.turn, orders=np.repeat(world.orders, many, axis=-1), **rows)


def tiled(world: World, copies: int) -> World:
    """Return all worlds again and again."""
    if copies == 1:
        return world
    rows: dict[str, Any] = {
        name: np.concatenate([getattr(world, name)] * copies, axis=-1) for name in measures_of(World)
    }
    return World(turn=world.turn, orders=np.concatenate([world.orders] * copies, axis=-1), **rows)


def lived(some: Futures, first: Sheet | None, quarters: int) -> Iterator[World]:
    """Yield the worlds after each quarter.

    first     the country's own orders in the first quarter, (own orders, W); None for what it would decide
    quarters  how many to play
    """
    world = some.world
    for ahead in range(quarters):
        sheet = decided(some.seats, world, some.setting, some.staffs)
        if first is not None and not ahead:
            sheet[some.staffs[some.country].own] = first
        world, _events = play(world, sheet, some.setting)
        yield world
