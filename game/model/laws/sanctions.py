"""Phase 3, sanctions and evasion: enforcement falls back to routine, smugglers learn, ships are lost and bought."""

import numpy as np

from game.model.state.arithmetic import clip, column, toward
from game.model.state.axes import TRADE, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def sanctions(world: World, before: World, setting: Setting) -> Step:
    """Return the world after a quarter of enforcement and evasion."""
    figures, opening = setting.figures.sanctions, setting.opening
    fresh = np.maximum(world.enforcement - before.enforcement, 0)
    evasion = learned(world.evasion, world.enforcement, fresh, world.help[TRADE], figures)
    wanted = column(figures.fleet_wanted_russia, figures.fleet_wanted_iran)
    fleet = world.fleet + figures.shipbuying * np.maximum(wanted - world.fleet, 0)
    after = world.but(
        pressure=biting(world.enforcement, evasion, figures.evasion_offset),
        evasion=evasion,
        fleet=fleet,
        enforcement=toward(world.enforcement, opening.enforcement, figures.enforcement_fade),
        cap_policing=toward(world.cap_policing, opening.cap_policing, figures.enforcement_fade),
        denial=toward(world.denial, opening.denial, figures.denial_fade),
        rents=toward(world.rents, np.minimum(figures.rent_yield * world.enforcement * evasion, 1), figures.rent_pace),
        dependence=captive(world.dependence, world.enforcement, figures.dependence_rise, figures.dependence_ease),
    )
    return after, lambda: (
        Event(
            "sanctions.learning",
            "evasion.russia",
            after.evasion[0] - before.evasion[0],
            who="russia",
            seen_by=("russia",),
        ),
        Event(
            "sanctions.learning", "evasion.iran", after.evasion[1] - before.evasion[1], who="iran", seen_by=("iran",)
        ),
    )


def biting(enforcement: Array, evasion: Array, offset: Array) -> Array:
    """Return the enforcement that gets past evasion.

    enforcement, evasion  (2, W) 0–1
    offset                share of enforcement that perfect evasion undoes
    returns               (2, W) 0–1

    Source: claim C33 (evasion dulls sanctions); form is a design prior.
    """
    return enforcement * (1 - offset * evasion)


def learned(evasion: Array, enforcement: Array, fresh: Array, trade: Array, figures: FigureSection) -> Array:
    """Return the skill at evading after a quarter.

    Pressure teaches, the partner's trade teaches more, and a fresh wave of listings sets it back.

    evasion      (2, W) 0–1
    enforcement  (2, W) 0–1
    fresh        (2, W) enforcement added this quarter
    trade        (2, W) help in trade and finance, 0–1
    returns      (2, W) 0–1

    Source: theory.md 4.4, evasion; claims C33, C34; λ ≈ 0.15, spill-over 0.3.
    """
    lessons = figures.learning * enforcement * (1 - evasion) * (1 + figures.spill_over * trade)
    return clip(evasion + lessons - figures.setback * fresh, 0, 1)


def captive(dependence: Array, enforcement: Array, rise: Array, ease: Array) -> Array:
    """Return the public's dependence on the state: sanctions raise it, time without them eases it.

    dependence, enforcement  (2, W) 0–1
    rise, ease               a quarter
    returns                  (2, W) 0–1

    Source: claim C32 (wealth cannot form outside the elite under sanctions); theory.md 4.4, two-sided switch.
    """
    return dependence + rise * enforcement * (1 - dependence) - ease * (1 - enforcement) * dependence
