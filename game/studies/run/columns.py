"""Columns: what a study keeps of each campaign, one row a world."""

from collections.abc import Mapping

import numpy as np

from game.model.engine.quarter import prints_of
from game.model.laws.cooperation import strands
from game.model.laws.endings import verdict
from game.model.state.arithmetic import on_grain
from game.model.state.axes import BUYERS, COUNTRIES, DOMAINS, PARTNERS, Array
from game.model.state.world import World
from game.studies.run.arrow import Columns
from game.studies.run.play import PlayedWorlds
from game.studies.run.tally import Scale, scale_of

CHINA_BUYS = BUYERS.index("china")
# What is looked at in the worlds after their last quarter, beside their fingerprints.
OUTCOME = ("index", "allied", "ruptured", "catastrophe")
LOOKED_AT = (*OUTCOME, "escalation", "brent", "discount", "revenue", "score", "help")


def columns(played: PlayedWorlds) -> Columns:
    """Return what is kept of a block of campaigns, (W,) each.

    world         its number
    verdict       the place of the ending in `endings.VERDICTS`
    ruptured_turn turn in which the partnership broke, counted from 1; 0 where it did not
    fingerprint   32 bits for everything in the final world
    the others    in the unit of the measure, to the grain of their tallies, because the digits beyond it tell nothing
                  and would take most of the room; see `figures`
    """
    world = played.world
    whole: Columns = {
        "world": played.numbers,
        "verdict": verdict(world, played.setting.figures.endings).astype(np.int8),
        "ruptured_turn": played.ruptured,
        "fingerprint": prints_of(world).astype(np.uint32),
    }
    grains = {name: scale.grain for name, scale in scales().items()}
    return whole | {name: on_grain(row, grains[name]).astype(np.float32) for name, row in figures(world).items()}


def figures(world: World) -> dict[str, Array]:
    """Return the final figures that are kept, (W,) each: discounts are on what China buys."""
    return {
        "index": world.index,
        "escalation": world.escalation,
        "brent": world.brent,
        **named("discount", PARTNERS, world.discount[:, CHINA_BUYS]),
        **named("revenue", PARTNERS, world.revenue),
        **named("score", COUNTRIES, world.score),
        **named("domain", DOMAINS, strands(world.help)),
    }


def named(kind: str, names: tuple[str, ...], rows: Array) -> dict[str, Array]:
    """Return rows under the names of their columns."""
    return {f"{kind}_{name}": row for name, row in zip(names, rows, strict=True)}


def scales() -> Mapping[str, Scale]:
    """Return the scale on which each final figure is counted."""
    measure_of = {"index": "index", "escalation": "escalation", "brent": "brent"}
    measure_of |= {f"{kind}_{name}": kind for kind in ("discount", "revenue") for name in PARTNERS}
    measure_of |= {f"score_{name}": "score" for name in COUNTRIES} | {f"domain_{name}": "help" for name in DOMAINS}
    return {column: scale_of(measure) for column, measure in measure_of.items()}
