"""Phase 9, beliefs: trust, grievance, threat and what each knows of the other's aims.

Trust changes only by named entries. Each entry is a push on the odds of trust; the change each made is its share of
the whole, so that the entries add up to the change shown.
"""

import numpy as np

from game.model.laws.laws import evidence, release_weight, shared_out, shared_pressure
from game.model.state.arithmetic import clip, mean, share_of_room, shifted_odds, total, toward
from game.model.state.axes import CAUCASUS, IRAN, PARTNERS, RUSSIA, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def beliefs(world: World, before: World, setting: Setting) -> Step:
    """Return the world after both capitals made up their minds about each other and about the West."""
    figures = setting.figures.beliefs
    world = after_votes(world, before.forced_vote, figures)
    entries = trust_entries(world, before, setting)
    trust = shifted_odds(world.trust, total(entries.values()))
    released = world.declassified + mean(world.exposure) + world.exposed_promises + world.rival_visions
    after = world.but(
        trust=trust,
        grievance=grievances(world, figures),
        threat=threats(world, setting),
        resentment=toward(world.resentment, world.threat, figures.resentment_pace),
        awareness=aware(world, setting.opening, figures),
        slight=world.slight * (1 - figures.slight_fade),
        releases=world.releases * (1 - figures.release_fade) + released,
        credibility=credible(world, setting.opening, figures),
        sources=toward(world.sources, setting.opening.sources, figures.source_pace),
    )
    return after, lambda: tuple(
        Event(f"trust.{cause}", f"trust.{name}", change[i], half_life=figures.trust_half_life, seen_by=(name,))
        for cause, change in shared_out(trust - world.trust, entries).items()
        for i, name in enumerate(PARTNERS)
    )


def trust_entries(world: World, before: World, setting: Setting) -> dict[str, Array]:
    """Return what pushes the trust of each this quarter, by cause: (2, W), log-odds.

    Row 0 is Moscow's trust in Tehran, row 1 Tehran's in Moscow; `[::-1]` turns what one does into what the other feels.

    Source: theory.md 4.2 (informational wedges), 4.3, 6b; claims C11, C16, C20, C41, C55, C70, C71, C83–C85.
    """
    figures, opening = setting.figures.beliefs, setting.opening
    kept = np.maximum(before.promised - world.promised, 0)[::-1]
    owed = world.promised[::-1]
    noise = setting.chance.normal(world.turn + 1, "trust", 2)
    received = mean(world.help - opening.help)[::-1]
    return {
        "evidence": -evidence(world, figures),
        "promises_kept": figures.kept_weight * kept,
        "promises_unmet": -figures.owed_weight * owed * (1 + figures.pressed_weight * world.pressed),
        "slights": -figures.slight_weight * world.slight * (1 + world.memory),
        "help_received": figures.help_weight * received,
        "shared_threat": figures.threat_weight * shared_threat(world, opening),
        "detente": -figures.detente_weight * world.accommodation[::-1],
        "votes": figures.shield_weight * np.maximum(world.shield, 0)[::-1],
        "binding": figures.bound_weight * world.binding[::-1],
        "complaints": -figures.complaint_weight * world.complaint[::-1],
        "routine": figures.routine_weight * (world.institutions + world.clause) * np.ones_like(owed),
        "return": figures.return_weight * (opening.trust - world.trust),
        "chance": figures.trust_noise * noise,
    }


def shared_threat(world: World, opening: World) -> Array:
    """Return the threat that both see, as it changed since the opening, (2, W).

    Source: Walt (1987); Weitsman (2004): what binds is the threat that both feel; claims C05, C08.
    """
    both = np.minimum(world.threat[RUSSIA], world.threat[IRAN])
    at_first = np.minimum(opening.threat[RUSSIA], opening.threat[IRAN])
    return np.stack([both - at_first] * 2)


def after_votes(world: World, tabled: Array, figures: FigureSection) -> World:
    """Return the world after a vote forced last quarter was taken: where Moscow does not shield Tehran, it stings.

    tabled  (W,) weight of the votes forced last quarter

    Source: claims C44, C65; calibration T6; timeline H28.
    """
    unshielded = tabled * np.maximum(1 - np.maximum(world.shield[RUSSIA], 0), 0)
    sting = np.minimum(figures.vote_sting * unshielded, 1)
    slight = world.slight.copy()
    slight[IRAN] = slight[IRAN] + sting * (1 - slight[IRAN])
    return world.but(slight=slight)


def grievances(world: World, figures: FigureSection) -> Array:
    """Return the grievance of each against the other, (2, W), 0–1; it rises more steeply in Tehran.

    Slights and undelivered promises feed it; so does asking for more, when threatened, than the partner gives.

    Source: claim C70; Izumikawa (2013), demand overload; theory.md 4.2.
    """
    asked = np.minimum(world.pressed * world.threat, 1)
    overload = np.maximum(asked - mean(world.help)[::-1], 0)
    fed = figures.slight_grievance * world.slight + figures.owed_grievance * world.promised[::-1]
    fed = fed + figures.overload_grievance * overload + figures.complaint_grievance * world.complaint[::-1]
    fed[IRAN] *= figures.tehran_steepness
    faded = world.grievance * (1 - figures.grievance_fade)
    return faded + np.minimum(fed, 1) * (1 - faded)


def threats(world: World, setting: Setting) -> Array:
    """Return the threat each sees from the West, (2, W), 0–1.

    Source: Walt (1987), balance of threat; claims C05, C07, C25, C26, C59, C72; theory.md 4.2 (overt pressure unites,
    quiet pressure does not).
    """
    figures, opening = setting.figures.beliefs, setting.opening
    common = (
        figures.lumping_threat * world.lumping
        + figures.symmetric_threat * (shared_pressure(world) - shared_pressure(opening))
        + figures.corridor_threat * (world.corridor_west - opening.corridor_west)
    )
    of_russia = figures.ukraine_threat * (world.ukraine - opening.ukraine)
    of_iran = figures.strike_threat * (
        world.strike_sites + figures.lesser_blow * (world.sabotage + world.strike_militias)
    )
    own = (
        figures.enforcement_threat * (world.enforcement - opening.enforcement)
        - figures.offer_calm * world.accommodation
    )
    target = opening.threat + own + np.stack([of_russia + common, of_iran + common])
    return clip(toward(world.threat, target, figures.threat_pace), 0, 1)


def aware(world: World, opening: World, figures: FigureSection) -> Array:
    """Return how aware each is of where the other's aims differ, (2, K, W), 0–1.

    Source: claims C13, C14, C20, C83–C85; theory.md 4.2.
    """
    news = world.exposure + figures.visions_weight * world.rival_visions
    learnt = share_of_room(world.awareness, figures.news_weight * news * release_weight(world, figures), 0, 1)
    sore = figures.slight_awareness * world.slight[IRAN] * (1 - learnt[IRAN, CAUCASUS])
    learnt[IRAN, CAUCASUS] = learnt[IRAN, CAUCASUS] + sore
    return toward(learnt, opening.awareness, figures.awareness_fade)


def credible(world: World, opening: World, figures: FigureSection) -> Array:
    """Return the credibility of US words, (W,): repeated campaigns wear it, time restores it.

    Source: claim C27; Crawford (2011), credible offers; theory.md 4.2.
    """
    worn = figures.campaign_wear * np.minimum(mean(world.exposure) + world.exposed_promises, 1)
    empty = figures.empty_threat * np.minimum(world.lumping, 1)
    return toward(world.credibility, opening.credibility, figures.credibility_pace) * (1 - worn - empty)
