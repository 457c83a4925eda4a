"""Phase 1, shocks: what comes from outside, scheduled or drawn."""

import numpy as np

from game.model.state.axes import IRAN, PARTNERS, RUSSIA, Array
from game.model.state.catalogue import adds
from game.model.state.events import Event, Step
from game.model.state.pushes import plan, pushed
from game.model.state.setting import Inject, Setting
from game.model.state.world import World, without_orders


def shocks(world: World, before: World, setting: Setting) -> Step:
    """Return the world after this quarter's luck and injects."""
    del before
    figures, turn = setting.figures.shocks, world.turn + 1
    noise = setting.chance.normal(turn, "shocks", 2)
    world = without_orders(world).but(
        demand_shock=carried(world.demand_shock, figures.demand_memory, figures.demand_noise * noise[0]),
        china_demand=carried(world.china_demand, figures.china_memory, figures.china_noise * noise[1]),
    )
    world, successions = succession(world, setting)
    injects = list[Event]()
    for inject in setting.injects:
        due = np.equal(turn, inject.turn)
        # Elsewhere it changes nothing, and the work is spared.
        if np.any(due):
            world, happened = injected(world, inject, due, setting)
            injects.append(happened)
    return world, lambda: (*successions(), *injects)


def carried(shock: Array, memory: Array, fresh: Array) -> Array:
    """Return a shock a quarter later: part of it lasts, and fresh luck comes in.

    shock   (W,)  any unit
    memory  share that lasts a quarter, 0–1
    fresh   (W,)  same unit
    returns (W,)  same unit

    Source: first-order autoregression; sizes from calibration rows O3, O16, O18.
    """
    return memory * shock + fresh


def succession(world: World, setting: Setting) -> Step:
    """Return the world after a ruler may have gone: rarely, and with a turn of the partnership's tide either way.

    Source: theory.md 6b, leadership succession (sign unknown, wide prior).
    """
    figures, turn = setting.figures.shocks, world.turn + 1
    inclination, crisis, left = world.inclination.copy(), world.crisis.copy(), dict[str, Array]()
    for partner in (RUSSIA, IRAN):
        name = PARTNERS[partner]
        gone = left[name] = setting.chance.happens(turn, f"succession.{name}", figures[f"succession_{name}"])
        tide = figures.succession_tide * setting.chance.normal(turn, f"tide.{name}", 1)[0]
        inclination[:, partner] += gone * tide
        crisis[partner] = np.maximum(crisis[partner], gone)
    return world.but(inclination=inclination, crisis=crisis), lambda: tuple(
        Event("shock.succession", f"crisis.{name}", gone, who=name) for name, gone in left.items()
    )


def injected(world: World, inject: Inject, due: np.bool_, setting: Setting) -> tuple[World, Event]:
    """Return the world after an inject, where it was due and happened."""
    happens = setting.chance.happens(world.turn + 1, f"inject.{inject.name}", np.full(world.worlds, inject.chance))
    effects = sorted(inject.effects, key=adds)
    rows = tuple((effect.path, adds(effect)) for effect in effects)
    sizes = np.array([[effect.push] for effect in effects]) * happens
    after = pushed(world, plan(rows), sizes)
    names = {effect.path.partition(".")[0] for effect in effects}
    changed = {name: np.where(due, getattr(after, name), getattr(world, name)) for name in sorted(names)}
    return world.but(**changed), Event(f"inject.{inject.name}", effects[0].path, sizes[0])
