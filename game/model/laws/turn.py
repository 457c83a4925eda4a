"""The table of contents of the game: a quarter, phase by phase."""

from collections.abc import Callable

from game.model.laws.beliefs import beliefs
from game.model.laws.budgets import budgets
from game.model.laws.cooperation import cooperation
from game.model.laws.endings import endings
from game.model.laws.factions import factions
from game.model.laws.oil import oil
from game.model.laws.order_effects import commanded, commands
from game.model.laws.rupture import rupture
from game.model.laws.sanctions import sanctions
from game.model.laws.shocks import shocks
from game.model.laws.ties import ties
from game.model.laws.war import war
from game.model.laws.willingness import wishes
from game.model.state.catalogue import Sheet
from game.model.state.events import Event, Events, Step
from game.model.state.setting import Setting
from game.model.state.world import World, settled

Phase = Callable[[World, World, Setting], Step]


def together(world: World, before: World, setting: Setting) -> Step:
    """Return the world after both sides wished (phase 10) and gave what both wished (phase 11)."""
    del before
    return cooperation(world, wishes(world, setting), setting)


PHASES: tuple[Phase, ...] = (
    shocks,
    commands,
    sanctions,
    oil,
    budgets,
    factions,
    war,
    ties,
    beliefs,
    together,
    rupture,
    endings,
)


def play(world: World, sheet: Sheet, setting: Setting) -> tuple[World, Events]:
    """Return the world a quarter later, and the events that explain the change.

    sheet  (orders, W) how hard each order of every country is given, 0–3; the rules take it as legal
    """
    before, events = world, list[Event]()
    world = commanded(world, sheet)
    for phase in PHASES:
        world, explained = phase(world, before, setting)
        events += explained()
    return settled(world, before).but(turn=before.turn + 1), tuple(events)


def passed(world: World, sheet: Sheet, setting: Setting) -> World:
    """Return the world a quarter later, as `play` does, where nobody asks why: the events are not worked out."""
    before, world = world, commanded(world, sheet)
    for phase in PHASES:
        world, _ = phase(world, before, setting)
    return settled(world, before).but(turn=before.turn + 1)
