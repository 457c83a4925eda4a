"""Laws that more than one phase or face reads."""

import numpy as np

from game.model.state.arithmetic import column, exp, mean, total
from game.model.state.axes import IRAN, PARTNERS, RUSSIA, Array
from game.model.state.figures import FigureSection
from game.model.state.world import World


def divergence(world: World) -> Array:
    """Return how far Moscow and Tehran stand apart on each issue, weighed by how much each cares, (2, K, W), 0–1.

    Source: spatial voting; claims C12–C15, C58–C60; positions from the scenario.
    """
    gap: Array = np.abs(world.position[RUSSIA] - world.position[IRAN]) / 2
    return gap * world.salience[: len(PARTNERS)]


def release_weight(world: World, figures: FigureSection) -> Array:
    """Return what one more release is worth, (W,), 0–1: each tells less than the one before.

    Source: theory.md 4.2, e^(−n/n0); claim C85.
    """
    return exp(-world.releases / figures.releases_to_fade)


def evidence(world: World, figures: FigureSection) -> Array:
    """Return what campaigns take from the odds of trust, (2, W), log-odds; below 0 they backfire.

    Only real differences count; a recent slight makes them bite; each release tells less; and where Washington is
    believed less than half the time the sign turns. Tehran's quarrelling elite listens more than Moscow's.

    Source: theory.md 4.2, informational wedge: q · salience · e^(−n/n0), sign flips below one half; claims C55,
    C83–C85.
    """
    real = divergence(world)
    issues = total((world.exposure * real).swapaxes(0, 1))
    visions = world.rival_visions * mean(real.swapaxes(0, 1))
    shown = issues + visions
    shown[IRAN] += figures.promise_news * (world.exposed_promises * world.promised[RUSSIA])
    believed: Array = 2 * np.minimum(world.credibility + figures.proof * world.declassified, 1) - 1
    fresh = release_weight(world, figures) * (1 + figures.sting * world.slight)
    ear = column(figures.ear_moscow, figures.ear_tehran)
    lost: Array = figures.evidence_weight * ear * believed * fresh * shown
    return lost


def shared_pressure(world: World) -> Array:
    """Return the enforcement that both feel alike, (W,), 0–1.

    Source: theory.md 4.7, symmetric sanctions; claim C72.
    """
    felt: Array = np.minimum(world.enforcement[RUSSIA], world.enforcement[IRAN])
    return felt


def shared_out(change: Array, entries: dict[str, Array]) -> dict[str, Array]:
    """Return the part of a change that each entry made: in proportion, so that the parts add up to the change.

    change   (..., W)  what happened
    entries  by cause, same shape: what pushed, in another unit
    returns  by cause, same shape and unit as the change

    Source: design prior; exact where the change is a smooth function of the entries' sum.
    """
    whole = total(entries.values())
    tiny = np.abs(whole) < np.finfo(np.float64).eps
    slope = np.where(tiny, 0, change / np.where(tiny, 1, whole))
    return {cause: slope * entry for cause, entry in entries.items()}
