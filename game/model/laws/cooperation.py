"""Phase 11, cooperation: it takes two, and each domain moves at its own pace."""

import numpy as np

from game.model.state.arithmetic import clip, column, total, weakest_link
from game.model.state.axes import DOMAINS, IRAN, PARTNERS, RUSSIA, Array
from game.model.state.events import Event, Step
from game.model.state.figures import Figures, FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def cooperation(world: World, wish: Array, setting: Setting) -> Step:
    """Return the world after each gave what both wished.

    wish  (D, 2, W) from `willingness.wishes`
    """
    noise = setting.chance.normal(world.turn + 1, "cooperation", len(DOMAINS))
    given = moved(world, wish, noise, setting)
    after = world.but(help=given, index=strength(given, setting.figures))
    return after, lambda: tuple(
        Event(f"help.{domain}", f"help.{domain}.{name}", given[d, i] - world.help[d, i], who=name, seen_by=PARTNERS)
        for d, domain in enumerate(DOMAINS)
        for i, name in enumerate(PARTNERS)
    )


def moved(world: World, wish: Array, noise: Array, setting: Setting) -> Array:
    """Return the help a quarter later, (D, 2, W), 0–1: each domain closes part of the gap to what both wish.

    wish   (D, 2, W) 0–1
    noise  (D, W) standard normal luck

    Source: theory.md 4.1; claim C37 (institutions slow a decline).
    """
    figures = setting.figures.cooperation
    step = (agreed(wish, figures.own_say) - world.help) * paces(figures)[:, None]
    slowed = step * (1 - (step < 0) * (figures.cushion * world.institutions))
    return clip(slowed + world.help + figures.noise * noise[:, None], figures.least_help, 1)


def agreed(wish: Array, own_say: Array) -> Array:
    """Return what each gives once both have spoken, (D, 2, W): a weak-link mean that hears the giver more.

    wish     (D, 2, W) above 0
    own_say  weight of the giver's own wish, ½–1

    Source: theory.md 4.1, CES with ρ ≈ −2.
    """
    inverse = 1 / (wish * wish)
    heard: Array = np.sqrt(1 / (own_say * inverse + (1 - own_say) * inverse[:, ::-1]))
    return heard


def paces(figures: FigureSection) -> Array:
    """Return the share of the gap each domain closes in a quarter, (D, 1 or W): talk is fast, projects are slow.

    Source: theory.md 4.1, φ (design priors).
    """
    return column(*(figures[f"pace_{domain}"] for domain in DOMAINS))


def strands(given: Array) -> Array:
    """Return the strength of cooperation in each domain, (D, W), 0–1: no stronger than its weaker half allows.

    given  (D, 2, W) help by giver
    """
    return weakest_link(given[:, RUSSIA], given[:, IRAN])


def strength(given: Array, figures: Figures) -> Array:
    """Return the partnership index, (W,), 0–100: the weighted mean of the seven strands.

    Source: theory.md 3d, weights (design priors).
    """
    return figures.units.points * total(weighed(given, figures))


def weighed(given: Array, figures: Figures) -> Array:
    """Return each strand's part of the index, (D, W), 0–1."""
    weights = column(*(figures.cooperation[f"weight_{domain}"] for domain in DOMAINS))
    return weights * strands(given)
