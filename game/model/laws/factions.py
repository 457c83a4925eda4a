"""Phase 6, factions: loyalty, and the hazard of a regime crisis.

Two channels pull against each other: lost revenue weakens a ruler who lives on patronage (C30, C75), while sanctions
make the public depend on the state and enrich the insiders (C32, C33). Neither wins by assumption.
"""

import numpy as np

from game.model.state.arithmetic import clip, column, mean, sigmoid, toward
from game.model.state.axes import INTERNAL_SECURITY, IRAN, PARTNERS, PUBLIC, RUSSIA, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def factions(world: World, before: World, setting: Setting) -> Step:
    """Return the world after the factions judged their rulers."""
    figures = setting.figures.factions
    rested = setting.opening
    loyalty = toward(world.loyalty, judged(world, rested, figures), figures.loyalty_pace)
    hazard = hazards(world, loyalty, figures)
    fallen = np.stack(
        [setting.chance.happens(world.turn + 1, f"crisis.{name}", hazard[i]) for i, name in enumerate(PARTNERS)]
    )
    taught = figures.taught * world.help[INTERNAL_SECURITY, RUSSIA]
    repression = toward(world.repression, figures.repression_rest, figures.repression_pace)
    repression = repression + figures.crackdown * world.crackdown * (1 - repression)
    repression[IRAN] += taught * (1 - repression[IRAN])
    after = world.but(
        loyalty=clip(loyalty, 0, 1),
        hazard=hazard,
        crisis=np.maximum(world.crisis * figures.crisis_memory, fallen),
        repression=repression,
    )
    return after, lambda: tuple(
        Event("faction.crisis", f"crisis.{name}", fallen[i], who=name, half_life=1) for i, name in enumerate(PARTNERS)
    )


def judged(world: World, opening: World, figures: FigureSection) -> Array:
    """Return the loyalty that each faction moves towards, (2, F, W), 0–1.

    Pay, rents, the rally against an outside threat, dependence and fear, each as they changed since the opening.

    Source: theory.md 4.4 (rentier state, two-sided sanctions switch); claims C25, C29, C30, C32, C33.
    """
    pay = figures.pay_weight * (world.patronage - opening.patronage)
    rally = figures.rally_weight * (world.threat - opening.threat) * world.resentment
    target = opening.loyalty + pay + rally[:, None]
    public = figures.dependence_weight * (world.dependence - opening.dependence)
    public = public + figures.fear_weight * (world.repression - opening.repression)
    target[:, PUBLIC] = target[:, PUBLIC] + public
    return target


def hazards(world: World, loyalty: Array, figures: FigureSection) -> Array:
    """Return the chance a quarter of a crisis in each regime, (2, W), given the pay its factions miss."""
    unpaid = np.maximum(1 - mean(world.patronage.swapaxes(0, 1)), 0)
    return crisis_hazard(unpaid, world, loyalty, figures)


def crisis_hazard(unpaid: Array, world: World, loyalty: Array, figures: FigureSection) -> Array:
    """Return the chance a quarter that a regime falls into crisis, (2, W).

    unpaid   (2, W) mean share of their due that the factions miss, 0–1
    loyalty  (2, F, W) 0–1
    returns  (2, W) 0–1

    Source: Escribà-Folch and Wright (2010): the more personal the rule, the more lost revenue hurts; claim C75.
    """
    personal = column(*(figures[f"personalism_{name}"] for name in PARTNERS))
    buffer = np.minimum(world.reserves / figures.full_buffer, 1)
    insiders = mean(loyalty[:, :PUBLIC].swapaxes(0, 1))
    raised = figures.hazard_unpaid * personal * unpaid + figures.hazard_unrest * (1 - loyalty[:, PUBLIC])
    lowered = (
        figures.hazard_fear * world.repression + figures.hazard_buffer * buffer + figures.hazard_insiders * insiders
    )
    return sigmoid(figures.hazard_rest + raised - lowered)
