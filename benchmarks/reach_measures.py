"""How far decisions reach: what each seat can do to the partnership, and how much of its fate they explain.

On some luck every lever is tried alone: a dial at 3 and at nothing, a move whenever it may be made and paid for. On
other luck a seat then plays for the pair, or against it, with all that clearly moved the index so, within its weeks.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from game.model.levers.catalogue import seat_of
from game.model.levers.reading import catalogue
from game.model.play.by_reading import by_plans, holding
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.axes import COUNTRIES, Array

QUARTERS, FULL = 20, 3.0
# How many ways of deciding are set against one another, and how a seat may play; two of five seats by their course.
WAYS, KINDS = 28, ("course", "course", "holding", "for", "against")
ROWS = {"united_states": "R01", "russia": "R02", "iran": "R03", "china": "R04", "gulf_states": "R05", "israel": "R06"}


def tried(script: Script, worlds: int, seed: int) -> Array:
    """Each lever's best setting for the pair and against it, (2, levers): all levers of a seat make a plan.

    The lever alone is played against everything as it stood at the opening.
    """
    program = script.anchor.levers
    rest = holding(program).good
    first, count = len(program.policies), len(rest)
    settings = [(row, value) for row in range(count) for value in ((0.0, FULL) if row < first else (1.0,))]
    plans = np.tile(rest, (len(settings) + len(COUNTRIES), 1))
    for case, (row, value) in enumerate(settings):
        plans[case, row] = value
    owners = [COUNTRIES.index(seat_of(lever)) for lever in program.catalogue.levers]
    seats = [owners[row] for row, _ in settings] + list(range(len(COUNTRIES)))
    index, _ = played(script, seats, plans, (worlds, seed))
    still = index[len(settings) :]
    found = np.tile(rest, (2, 1))
    best = np.zeros((2, count))
    for case, (row, value) in enumerate(settings):
        moved = index[case] - still[owners[row]]
        clear = moved.std() / np.sqrt(worlds)
        for side, gain in enumerate((moved.mean() - clear, -moved.mean() - clear)):
            if gain > best[side, row]:
                best[side, row], found[side, row] = gain, value
    return found


def played(script: Script, seats: Sequence[int] | Array, plans: Array, luck: tuple[int, int]) -> tuple[Array, Array]:
    """The index at the end and whether the pair broke before any war ran away, (cases, worlds) each.

    seats  whose plan it is, by case; or (cases, countries) 1 where a seat plays by the plan of its case
    plans  (cases, levers)
    luck   worlds of a case, and the seed
    """
    (worlds, seed), count = luck, len(plans)
    game = Simulation.start(seed=seed, worlds=list(range(worlds)) * count, quarters=QUARTERS, script=script)
    open_ended = game.rules.figures.but({"verdict.closing_quarters": float(QUARTERS)})
    game.rules = attrs.evolve(game.rules, figures=open_ended)
    whose = np.asarray(seats)
    mine = whose if whose.ndim > 1 else np.equal(whose[:, None], np.arange(len(COUNTRIES))) + 0.0
    acts, plan = np.repeat(mine, worlds, axis=0).T, np.repeat(plans, worlds, axis=0).T
    while not game.over:
        game.step(by_plans(game, acts, (plan, plan)))
    broke = np.where((game.world.broke > 0) & (game.world.catastrophe < 1), 1.0, 0.0)
    return game.world.index.reshape(count, worlds), broke.reshape(count, worlds)


def reach_rows(worlds: int, seed: int) -> dict[str, float]:
    """The rows of reach and of variance.

    Reach is by how many points each seat alone moves the index in twenty quarters. For variance each way of deciding
    gives every seat one of the ways to play, by luck; all are played on the same lucks.

    Source: issue (each seat reaches 7 points; decisions explain 20 % of the break's variance).
    """
    script = Script.of(catalogue(), QUARTERS)
    found = tried(script, worlds, seed + 1)
    seats = [place for place in range(len(COUNTRIES)) for _ in range(2)]
    index, _ = played(script, seats, np.tile(found, (len(COUNTRIES), 1)), (worlds, seed))
    means = index.mean(1)
    rows = {ROWS[seat]: float(means[2 * place] - means[2 * place + 1]) for place, seat in enumerate(COUNTRIES)}
    luck = np.random.default_rng(seed)
    kinds = luck.integers(0, len(KINDS), (WAYS, len(COUNTRIES)))
    owners = [COUNTRIES.index(seat_of(lever)) for lever in script.anchor.levers.catalogue.levers]
    rest = holding(script.anchor.levers).good
    plan_of = {"course": rest, "holding": rest, "for": found[0], "against": found[1]}
    by_kind = np.stack([plan_of[kind] for kind in KINDS])
    acts = np.array([kind != "course" for kind in KINDS]) + 0.0
    plans = by_kind[kinds[:, owners], np.arange(len(owners))]
    index, broke = played(script, acts[kinds], plans, (worlds, seed))
    return rows | {"V01": explained(index), "V02": explained(broke)}


def explained(values: Array) -> float:
    """The share of the variance that lies between the rows, what chance alone puts there taken off."""
    within = values.var(1, ddof=1).mean()
    between = max(values.mean(1).var(ddof=1) - within / values.shape[1], 0.0)
    return float(between / max(between + within, 1e-9))
