"""Futures: presents that a seat may believe in, drawn from what it sees, and each played on.

What the seat sees exactly is exact in every one of them; what it estimates is drawn around the estimate; what is kept
from it is supposed, as in `hidden_state`. The other seats decide by their own character.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from game.forecast.common_knowledge import CommonKnowledge
from game.forecast.common_luck import SEED, CommonLuck, view_digests
from game.forecast.hidden_state import alike, imagined, orders, secrets
from game.loose_types import FieldValues, Operand
from game.model.laws.cooperation import strands, strength
from game.model.simulation import Simulation, Standing, seated_alone
from game.model.state.arithmetic import clip, on_grain, total
from game.model.state.axes import DOMAINS, Array
from game.model.state.catalogue import Sheet
from game.model.state.chance import Dice
from game.model.state.figures import Figures
from game.model.state.measures import measures_of
from game.model.state.observation import Observation
from game.model.state.world import World


def futures(view: Observation, known: CommonKnowledge, numbers: range, options: int = 1) -> Simulation:
    """Presents drawn from a view, ready to be played on, (options × W × numbers) of them in this order.

    numbers  which; number 7 is the same whatever others there are
    options  how many times there is each, so that different orders can be tried in it
    """
    which = np.array(numbers, np.uint64)
    dice = Dice(SEED, (view_digests(view)[:, None] + which).ravel())
    luck = CommonLuck(dice, options)
    setting = attrs.evolve(known.setting, chance=luck)
    staffs = tuple(attrs.evolve(staff, chance=luck) for staff in known.staffs)
    world = repeated(drawn(view, known, dice, which), 1, options)
    return Simulation(setting, known.seats, staffs, world)


def drawn(view: Observation, known: CommonKnowledge, dice: Dice, numbers: NDArray[np.uint64]) -> World:
    """The worlds that a seat may believe it is in, (W × numbers)."""
    setting, past = known.setting, imagined(known, view.seen.turn)
    which, world = alike(view, past, numbers), repeated(view.seen, len(numbers))
    rows = secrets(view, past, which)
    for name, error in view.error.items():
        measure = measures_of(World)[name]
        if measure.known == "estimate":
            noise = dice.normal(view.seen.turn, f"present.{name}", measure.rows).reshape(*measure.shape, -1)
            believed = getattr(world, name) + np.repeat(error, len(numbers), axis=-1) * noise
            rows[name] = on_grain(clip(believed, measure.low, measure.high))
    if "help" in rows:
        rows["help"] = agreeing(
            np.maximum(rows["help"], setting.figures.cooperation.least_help), world, setting.figures
        )
    return attrs.evolve(world.but(**rows), orders=orders(view, past, which, setting.catalogue))


def agreeing(given: Array, world: World, figures: Figures) -> Array:
    """The help drawn, (D, 2, W), moved as little as makes its strength the index, which everybody sees.

    Source: a normal guess conditioned on one linear reading; two Newton steps.
    """
    for _ in range(2):
        short = (world.index - strength(given, figures)) / figures.units.points
        link = strands(given)[:, None] / given
        weights = np.stack([np.atleast_1d(figures.cooperation[f"weight_{domain}"]) for domain in DOMAINS])
        slope = weights[:, None] * link * link * link / 2
        given = given + slope * short / total(list((slope * slope).reshape(-1, given.shape[-1])))
        given = clip(given, figures.cooperation.least_help, 1)
    return on_grain(given)


def repeated(world: World, many: int, copies: int = 1) -> World:
    """Each world many times, one beside the other, and then all of them again, so many copies in all."""
    if many == copies == 1:
        return world
    if world.worlds == 1:
        return world.repeated(many * copies)
    rows: FieldValues = {name: again(getattr(world, name), many, copies) for name in measures_of(World)}
    return World(turn=world.turn, orders=again(world.orders, many, copies), **rows)


def again(rows: Operand, many: int, copies: int) -> Operand:
    """Rows of worlds, each world many times, and then all of them again."""
    beside = rows if many == 1 else np.repeat(rows, many, axis=-1)
    return beside if copies == 1 else np.concatenate([beside] * copies, axis=-1)


def ordered_now(game: Simulation, country: int, own: Sheet) -> Standing:
    """One country's orders for the quarter to come, to be played on with by `Simulation.run`.

    own  (own orders, W)
    """
    return {game.world.turn + 1: seated_alone(game.staffs, country, own, game.setting.catalogue)}
