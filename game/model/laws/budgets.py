"""Phase 5, budgets: money comes in, the elite is paid first, the public last, and reserves make up what they can."""

import numpy as np

from game.model.state.arithmetic import column, toward
from game.model.state.axes import PARTNERS, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def budgets(world: World, before: World, setting: Setting) -> Step:
    """Return the world after both treasuries closed the quarter."""
    figures = setting.figures.budgets
    needs = {name: by_partner(figures, name) for name in ("take", "other_income", "elite_need", "public_need")}
    income = needs["take"] * world.revenue + needs["other_income"]
    elite, public, reserves = paid(income, world, needs["elite_need"], needs["public_need"], figures)
    covered = np.stack([elite / needs["elite_need"], public / needs["public_need"]])
    after = world.but(
        income=income,
        spent=elite + public,
        reserves=reserves,
        patronage=toward(world.patronage, due_share(covered, world.rents, figures), figures.patronage_pace),
    )
    return after, lambda: tuple(
        Event("budget.reserves", f"reserves.{name}", after.reserves[i] - before.reserves[i], who=name, seen_by=(name,))
        for i, name in enumerate(PARTNERS)
    )


def by_partner(figures: FigureSection, name: str) -> Array:
    """Return a figure of each partner, (2, 1 or W)."""
    return column(*(figures[f"{name}_{partner}"] for partner in PARTNERS))


def paid(
    income: Array, world: World, elite_need: Array, public_need: Array, figures: FigureSection
) -> tuple[Array, Array, Array]:
    """Return what the elite gets, what the public gets, and the reserves left, each (2, W), $bn.

    The elite is paid first; the public takes the shortfall. Reserves are drawn on up to a share a quarter, more when
    they are released by order; of a surplus a share is saved and the elite has the rest. Income = both payments +
    change of reserves.

    Source: Bueno de Mesquita et al. (2003), small winning coalitions; claims C30, C76; calibration F8–F11.
    """
    need = elite_need + public_need
    shortfall, surplus = np.maximum(need - income, 0), np.maximum(income - need, 0)
    limit = np.minimum(figures.draw_limit + figures.drawdown * world.drawdown, 1)
    available = income + np.minimum(world.reserves * limit, shortfall)
    elite = np.minimum(elite_need, available)
    public = np.minimum(public_need, available - elite)
    elite = elite + (1 - figures.saved) * surplus
    return elite, public, world.reserves + income - elite - public


def due_share(covered: Array, rents: Array, figures: FigureSection) -> Array:
    """Return the share of its due that each faction is paid, (2, F, W): insiders also live off smuggling.

    covered  (2, 2, W) share paid of the elite's and of the public's due, by partner
    rents    (2, W) smuggling rents, 0–1

    Source: claims C29, C33; calibration F10 (oil income is security-service income in Iran).
    """
    insiders = covered[0] + figures.rents_worth * rents
    merchants = covered[0] + figures.rents_worth_merchants * rents
    outsiders = (covered[0] + covered[1]) / 2
    return np.stack([insiders, covered[0], merchants, outsiders, covered[1]], axis=1)
