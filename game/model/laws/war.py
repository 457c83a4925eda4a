"""Phase 7, war and weapons: Ukraine, the nuclear clock, strikes and their two-step answer, militias, escalation."""

import numpy as np

from game.model.state.arithmetic import clip, mean, toward
from game.model.state.axes import ARMS, IRAN, NUCLEAR, PROXIES, RUSSIA, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World

# What this phase asks of luck, in the order of its draws.
LUCK = ("ukraine", "gaza", "escalation")


def war(world: World, before: World, setting: Setting) -> Step:
    """Return the world after a quarter of war, arming and answers."""
    figures = setting.figures.war
    noise = setting.chance.normal(world.turn + 1, "war", len(LUCK))
    world = fronts(world, noise, figures)
    world, answered = after_strikes(world, figures)
    world = nuclear_clock(world, figures)
    world = militias(world, setting.opening, figures)
    rung = climbed(world, figures) + figures.escalation_noise * noise[2]
    after = world.but(
        escalation=clip(rung, 0, figures.top_rung), catastrophe=np.maximum(world.catastrophe, rung >= figures.top_rung)
    )
    return after, lambda: (
        *answered(),
        Event("war.escalation", "escalation", after.escalation - before.escalation, half_life=2),
        Event("war.enrichment", "enrichment", after.enrichment - before.enrichment, who="iran", seen_by=("iran",)),
    )


def fronts(world: World, noise: Array, figures: FigureSection) -> World:
    """Return the world after the wars drifted, Russia built drones of its own and its shortage of arms followed.

    Source: claims C01, C39, C40; calibration X9–X12 (localisation); theory.md 6b.
    """
    ukraine = toward(world.ukraine, figures.ukraine_rest, figures.ukraine_pace) + figures.ukraine_noise * noise[0]
    gaza = toward(world.gaza, figures.gaza_rest, figures.gaza_pace) + figures.gaza_noise * noise[1]
    substitutes = world.substitutes.copy()
    substitutes[RUSSIA] = toward(substitutes[RUSSIA], figures.localised_at_most, figures.localisation)
    short = figures.gap_of_war * ukraine * (1 - figures.home_made * substitutes[RUSSIA])
    return world.but(
        ukraine=clip(ukraine, 0, 1),
        gaza=clip(gaza + figures.gaza_of_strike * world.strike_israel, 0, 1),
        substitutes=substitutes,
        arms_gap=clip(toward(world.arms_gap, short, figures.gap_pace), 0, 1),
        hormuz=toward(world.hormuz, 1, figures.hormuz_pace),
    )


def after_strikes(world: World, figures: FigureSection) -> Step:
    """Return the world after attacks on Iran, and Moscow's answer in two steps: distance first, quiet help later.

    Source: theory.md 6b (Iran–Israel or US–Iran war: first −, later +); claims C60, C62; timeline E02, E05.
    """
    hit = world.strike_sites + figures.sabotage_weight * world.sabotage
    distance = figures.distance * hit * (1 - world.clause)
    slight, quiet, given = world.slight.copy(), world.quiet_help.copy(), world.help.copy()
    slight[IRAN] = slight[IRAN] + distance * (1 - slight[IRAN])
    sent = figures.quiet_pace * quiet[RUSSIA]
    for domain in (ARMS, NUCLEAR):
        given[domain, RUSSIA] = given[domain, RUSSIA] + figures.quiet_worth * sent * (1 - given[domain, RUSSIA])
    quiet[RUSSIA] = clip(quiet[RUSSIA] - sent + figures.quiet_answer * hit, 0, 1)
    gap = world.air_defence_gap + figures.defences_lost * world.strike_sites * (1 - world.air_defence_gap)
    after = world.but(slight=slight, quiet_help=quiet, help=given, air_defence_gap=gap)
    return after, lambda: (
        Event("war.distance", "slight.iran", slight[IRAN] - world.slight[IRAN], who="russia", half_life=1),
        Event(
            "war.quiet_help",
            "help.arms.russia",
            given[ARMS, RUSSIA] - world.help[ARMS, RUSSIA],
            "russia",
            2,
            ("russia", "iran"),
        ),
    )


def nuclear_clock(world: World, figures: FigureSection) -> World:
    """Return the world after centrifuges turned, or were destroyed.

    Source: calibration X18, X19; claim C43.
    """
    ahead = (
        figures.enrich_drift + figures.enrich_step * world.enriching + figures.know_how * world.help[NUCLEAR, RUSSIA]
    )
    built = world.enrichment + ahead * (1 - world.enrichment)
    destroyed = figures.strike_damage * world.strike_sites + figures.sabotage_damage * world.sabotage
    enrichment = clip(built * (1 - np.minimum(destroyed, 1)), 0, 1)
    return world.but(enrichment=enrichment, breakout=days_to_breakout(enrichment, figures))


def days_to_breakout(enrichment: Array, figures: FigureSection) -> Array:
    """Return the days to one weapon's worth, (W,): they fall with the square of what is left to enrich.

    enrichment  (W,) 0–1

    Source: calibration X19; the square is a design prior.
    """
    left = 1 - enrichment
    return 1 + figures.longest_breakout * left * left


def militias(world: World, opening: World, figures: FigureSection) -> World:
    """Return the world after Iran's partners in arms rebuilt on its money and Moscow's help, or were struck.

    Source: claims C45, C87; theory.md 6b.
    """
    fed = mean([world.help[PROXIES, RUSSIA], world.help[PROXIES, IRAN]]) - mean(
        [opening.help[PROXIES, RUSSIA], opening.help[PROXIES, IRAN]]
    )
    paid = world.patronage[IRAN, 0] - opening.patronage[IRAN, 0]
    rest = clip(opening.militia + figures.militia_help * fed + figures.militia_pay * paid, 0, 1)
    rebuilt = toward(world.militia, rest, figures.militia_pace)
    return world.but(militia=rebuilt * (1 - np.minimum(figures.militia_loss * world.strike_militias, 1)))


def climbed(world: World, figures: FigureSection) -> Array:
    """Return the rung of escalation, (W,): violence climbs, quiet brings it back to the rung of standing rivalry.

    Source: features.md, mechanic 6 (ladder that recovers only when nobody climbs); claim C23.
    """
    blows = (
        figures.rungs_of_strike * world.strike_sites
        + figures.rungs_of_israel * world.strike_israel
        + figures.rungs_of_sabotage * world.sabotage
        + figures.rungs_of_militias * world.strike_militias
        + figures.rungs_of_closure * (1 - world.hormuz)
    )
    armed = figures.rungs_of_proxies * mean(world.militia) * world.help[PROXIES, RUSSIA]
    calm = figures.calm * np.maximum(1 - blows, 0)
    climbed_to: Array = toward(world.escalation, figures.rest_rung, calm) + blows + armed
    return climbed_to
