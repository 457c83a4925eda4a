"""Phase 10, willingness: each side's wish to cooperate in each domain, from named reasons on a logit scale."""

from collections.abc import Iterator
from math import prod

import numpy as np

from game.model.laws.laws import divergence
from game.model.state.arithmetic import mean, sigmoid, total, weakest_link
from game.model.state.axes import (
    ARMS,
    CHINA,
    DIPLOMATIC,
    DOMAINS,
    GULF,
    INTERNAL_SECURITY,
    IRAN,
    ISRAEL,
    NARRATIVE,
    NUCLEAR,
    PROXIES,
    PUBLIC,
    RUSSIA,
    TRADE,
    UNITED_STATES,
    Array,
)
from game.model.state.figures import Figures, FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def wishes(world: World, setting: Setting) -> Array:
    """Return each side's wish to cooperate, (D, 2, W), 0–1: w = σ(sum of the terms).

    Source: theory.md 4.1.
    """
    # Terms that are alike for all domains, or for both sides, are added up by themselves first: they are shorter.
    alike = dict[tuple[int, ...], list[Array]]()
    for _, term in reasons(world, setting):
        alike.setdefault(term.shape, []).append(term)
    return sigmoid(total(total(alike[shape]) for shape in sorted(alike, key=prod, reverse=True)))


def terms(world: World, setting: Setting) -> dict[str, Array]:
    """Return the reasons for and against cooperating, by cause: each (D, 2, W), logit units; they sum to the wish.

    Source: theory.md 4.1 (skeleton), 6b (drivers with sign and size).
    """
    shape = (len(DOMAINS), 2, world.worlds)
    return {cause: np.broadcast_to(term, shape) for cause, term in reasons(world, setting)}


def reasons(world: World, setting: Setting) -> Iterator[tuple[str, Array]]:
    """Yield cause and term of each reason for or against cooperating, as `terms` returns them: (D, 2, W) or less."""
    figures = setting.figures.willingness
    habit = weakest_link(world.help[:, RUSSIA], world.help[:, IRAN])[:, None]
    yield "inclination", world.inclination
    yield "threat", figures.threat * world.threat
    yield "need", figures.need * needs(world, figures)
    yield "trust", figures.trust * world.trust
    yield "habit", figures.habit * habit
    yield "institutions", figures.institutions * (world.institutions + world.clause)
    yield "anchor", figures.anchor * world.china_tolerance
    yield "grievance", -figures.grievance * world.grievance
    yield "differences", -figures.differences * felt_differences(world)
    yield "outside_options", -figures.outside * outside_options(world, figures)
    yield "denial", -figures.denial * world.denial[:, None]
    yield "entrapment", -figures.entrapment * entrapment(world, figures)
    yield "third_ties", -figures.third_ties * third_ties(world, setting.figures)
    yield "rivalry", -rivalry(world, figures)
    yield "strain", -figures.strain * strained(world, setting.opening)


def needs(world: World, figures: FigureSection) -> Array:
    """Return how much each needs what the other gives, (D, 2, W), 0–1.

    Source: theory.md 4.2 (D_i = need × (1 − substitutability)); claims C01, C08, C39–C41, C46, C51, C52.
    """
    need = np.zeros_like(world.help)
    irreplaceable = 1 - world.substitutes
    unrest = 1 - world.loyalty[:, PUBLIC]
    need[ARMS, RUSSIA] = world.arms_gap * irreplaceable[RUSSIA]
    need[ARMS, IRAN] = world.air_defence_gap * irreplaceable[IRAN]
    need[NUCLEAR, IRAN] = world.threat[IRAN]
    need[NUCLEAR, RUSSIA] = world.arms_gap * irreplaceable[RUSSIA] / 2
    need[DIPLOMATIC] = world.threat
    need[PROXIES, IRAN] = world.gaza
    need[PROXIES, RUSSIA] = world.threat[RUSSIA] * world.syria
    need[TRADE] = np.minimum(world.enforcement + figures.links_need * world.payment_links, 1)
    need[TRADE, IRAN] = np.maximum(need[TRADE, IRAN], world.grain)
    need[INTERNAL_SECURITY] = np.maximum(unrest, world.crisis)
    need[NARRATIVE] = world.ukraine, world.threat[IRAN]
    return need


def felt_differences(world: World) -> Array:
    """Return the differences each is aware of, (2, W), 0–1, mean over the issues.

    Source: claims C12–C14, C20, C58–C60.
    """
    return mean((divergence(world) * world.awareness).swapaxes(0, 1))


def outside_options(world: World, figures: FigureSection) -> Array:
    """Return what each could have elsewhere, (2, W), 0–1: Washington's offer taken up, warmth with China.

    Source: claims C08, C16; Huang (2020); theory.md 4.1 (O_i).
    """
    with_china = np.maximum(world.tie[[RUSSIA, IRAN], CHINA], 0)
    return np.minimum(world.accommodation + figures.china_option * with_china * world.substitutes, 1)


def entrapment(world: World, figures: FigureSection) -> Array:
    """Return the fear of being drawn into the other's war, and Moscow's dislike of an Iranian bomb, (D, 2, W).

    Source: Snyder (1984); claims C43, C62; theory.md 6b (nuclear threshold −).
    """
    fear = np.zeros_like(world.help)
    danger = np.maximum(world.escalation - figures.safe_rung, 0) / 2
    for domain in (ARMS, NUCLEAR, PROXIES):
        fear[domain] = danger, danger / 2
    near_bomb = np.maximum(world.enrichment - figures.near_bomb, 0) * figures.bomb_dislike
    fear[NUCLEAR, RUSSIA] = fear[NUCLEAR, RUSSIA] + near_bomb
    return fear


def third_ties(world: World, figures: Figures) -> Array:
    """Return what siding with the other costs with third parties, (D, 2, W), 0–1.

    Moscow risks the Gulf's money and its tie with Israel; Tehran its tie with the Gulf.

    Source: claims C45, C60, C64, C65; theory.md 4.1 (X), 6b.
    """
    cost = np.zeros_like(world.help)
    gulf = world.gulf_leverage * np.minimum(world.gulf_money / figures.ties.much_money, 1)
    gulf = gulf + figures.willingness.gulf_warmth * np.maximum(world.tie[RUSSIA, GULF], 0)
    israel = np.maximum(world.tie[RUSSIA, ISRAEL], 0)
    washington = world.accommodation[RUSSIA] + np.maximum(world.tie[RUSSIA, UNITED_STATES], 0)
    for domain in (ARMS, NUCLEAR, PROXIES, DIPLOMATIC):
        cost[domain, RUSSIA] = mean([gulf, israel, washington])
        cost[domain, IRAN] = np.maximum(world.tie[IRAN, GULF], 0) / 2
    return cost


def rivalry(world: World, figures: FigureSection) -> Array:
    """Return what rivalry for Chinese refiners takes off the wish to trade, (D, 2, W), logit units.

    Source: theory.md 4.4: ξ per $ of discount, small; claims C12, C19, C68.
    """
    lost = np.zeros_like(world.help)
    lost[TRADE] = figures.rivalry * np.maximum(world.discount[:, 0], 0)
    return lost


def strained(world: World, opening: World) -> Array:
    """Return how far crisis and an empty treasury keep each from giving, (D, 2, W), 0–1.

    Source: claims C53, C75, C76.
    """
    poorer = np.maximum(mean((opening.patronage - world.patronage).swapaxes(0, 1)), 0)
    weak = np.minimum(world.crisis + poorer, 1)
    strain = np.broadcast_to(weak, world.help.shape).copy()
    strain[INTERNAL_SECURITY] = 0
    return strain
