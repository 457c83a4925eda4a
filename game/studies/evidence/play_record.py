"""A record of campaigns as they are played: what a linter looks at, quarter by quarter."""

from collections.abc import Sequence

import attrs
import numpy as np

from game.model.levers.budget import allowed
from game.model.levers.effects import fits
from game.model.play.simulation import Simulation
from game.model.state.axes import Array
from game.model.state.codes import PARTLY_SUSPENDED

# Fits are looked at in every so many quarters: they are slow to read and slow to change.
FITS_EVERY = 4


@attrs.frozen(eq=False)
class PlayRecord:
    """Campaigns that were played to their end.

    runs       (quarters, W) 1 where the campaign went on
    dials      (quarters + 1, policies, W), first as they stood at the opening
    courses    (quarters + 1, countries, W) which course each follows
    alarm      (quarters, W) 1 where a war might run away or the two quarrel, which is a cause to turn round by itself
    legal      (quarters, moves, W) 1 where a move may be made and paid for
    ordered    (quarters, moves, W) 1 where it was made
    fits       (quarters looked at, levers, W) how well each lever would work; not a number where nobody plays any more
    legacy     (quarters, countries, W) points by what had been played
    index      (quarters + 1, W) the partnership
    questions  (crises, W) 1 where a question came
    ran_away   (W,) 1 where a war did
    """

    runs: Array
    dials: Array
    courses: Array
    alarm: Array
    legal: Array
    ordered: Array
    fits: Array
    legacy: Array
    index: Array
    questions: Array
    ran_away: Array


def recorded(game: Simulation) -> PlayRecord:
    """Campaigns from where they stand to their end, every country following what it follows."""
    levers, quarters = game.anchor.levers, game.rules.quarters
    rows: dict[str, list[Array]] = {name: [] for name in ("runs", "alarm", "legal", "ordered", "fits", "legacy")}
    rows |= {"dials": [game.world.dials], "courses": [game.following.course], "index": [game.world.index]}
    questions = np.zeros((len(game.script.crises.crises), game.world.worlds))
    while not game.over:
        world, runs, readings = game.world, game.runs, game.readings()
        rows["runs"].append(runs)
        wary = (world.escalation >= game.rules.figures.habits.wary) | (world.rung <= PARTLY_SUSPENDED)
        rows["alarm"].append(np.where(wary, 1.0, 0.0))
        rows["legal"].append(np.stack(list(allowed(readings, levers))) * runs)
        if world.turn % FITS_EVERY == 0:
            rows["fits"].append(np.where(runs > 0, fits(levers, readings), np.nan))
        questions = np.maximum(questions, game.tonight().waits * runs)
        game.step(game.decide())
        rows["ordered"].append(np.minimum(game.history.moves[0], 1) * runs)
        rows["dials"].append(game.world.dials)
        rows["courses"].append(game.following.course)
        rows["index"].append(game.world.index)
        rows["legacy"].append(game.legacy())
    rows["index"] += [game.world.index] * (quarters + 1 - len(rows["index"]))
    return PlayRecord(
        **{name: np.stack(row) for name, row in rows.items()},
        questions=questions,
        ran_away=np.where(game.world.catastrophe > 0, 1.0, 0.0),
    )


def spells(courses: Sequence[Array]) -> list[int]:
    """How many quarters each course was followed in a row, the last and still open one of a campaign left out.

    courses  (quarters, W) for each country
    """
    lengths = list[int]()
    for rows in courses:
        for world in range(rows.shape[1]):
            ends = np.flatnonzero(np.diff(rows[:, world]))
            lengths += [int(length) for length in np.diff(np.concatenate([[-1], ends]))]
    return lengths
