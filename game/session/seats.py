"""The seats: what those who sit in them order."""

from collections.abc import Sequence
from functools import lru_cache

from agents.agent import StateAgent
from game.rules.intelligence import glimpse, see
from game.rules.legality import legal
from game.world.orders import Sheet
from game.world.setting import Setting, Staff
from game.world.views import View
from game.world.world import World


@lru_cache(maxsize=12)
def viewed(world: World, country: int, setting: Setting) -> View:
    """Return what a country sees, worked out once for everybody who is told of it."""
    return see(world, country, setting)


def decided(agents: Sequence[StateAgent], world: World, setting: Setting, staffs: Sequence[Staff]) -> Sheet:
    """Return what the agents order, (orders, W), each from its own view alone; others' rows stay empty."""
    sheet = setting.catalogue.no_orders(world.worlds)
    allowed = legal(world, setting)
    for agent in agents:
        staff = staffs[agent.country]
        sheet[staff.own] = agent.decide(glimpse(world, agent.country, setting), allowed[staff.own], staff)
    return sheet
