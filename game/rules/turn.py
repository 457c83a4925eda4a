"""The table of contents of the game: a quarter, phase by phase."""

from collections.abc import Callable

from game.rules.beliefs import beliefs
from game.rules.budgets import budgets
from game.rules.commands import commanded, commands
from game.rules.cooperation import cooperation
from game.rules.endings import endings
from game.rules.factions import factions
from game.rules.oil import oil
from game.rules.rupture import rupture
from game.rules.sanctions import sanctions
from game.rules.shocks import shocks
from game.rules.ties import ties
from game.rules.war import war
from game.rules.willingness import wishes
from game.world.events import Event, Events, Step
from game.world.orders import Sheet
from game.world.setting import Setting
from game.world.world import World, settled

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
