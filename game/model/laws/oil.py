"""Phase 4, the oil market: the price of Brent, and what sanctioned barrels fetch in the few ports that take them."""

import numpy as np

from game.model.state.arithmetic import clip, column, total
from game.model.state.axes import IRAN, RUSSIA, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World


def oil(world: World, before: World, setting: Setting) -> Step:
    """Return the world after a quarter's barrels were shipped, priced and paid for."""
    figures, old = setting.figures.oil, world.brent
    sales = shipped(world, figures)
    glut = balance(world, sales, figures)
    reach = world.deliverable * world.hormuz
    noise = figures.volatility * setting.chance.normal(world.turn + 1, "brent", 1)[0]
    aimed = long_run_price(glut, world.spare * reach, figures)
    brent = old + figures.price_pace * (aimed - old) + old * noise
    discount = discounts(world, sales, figures)
    netback = netbacks(world, brent, discount, sales, figures)
    fallen_back = faded(world, figures)
    after = world.but(
        **fallen_back,
        sales=sales,
        bought=sales[RUSSIA] + sales[IRAN],
        glut=glut,
        brent=clip(brent, figures.price_floor, figures.price_roof),
        spare=clip(world.spare - (fallen_back["gulf_output"] - before.gulf_output), 0, figures.spare_roof),
        discount=discount,
        netback=netback,
        revenue=takings(total(sales.swapaxes(0, 1)), netback, setting.figures.units),
    )
    return after, lambda: (
        Event("oil.price", "brent", after.brent - old, half_life=1),
        Event("oil.discount", "discount.iran.china", after.discount[IRAN, 0] - before.discount[IRAN, 0], half_life=2),
        Event(
            "oil.discount", "discount.russia.china", after.discount[RUSSIA, 0] - before.discount[RUSSIA, 0], half_life=2
        ),
    )


def faded(world: World, figures: FigureSection) -> dict[str, Array]:
    """Return what tires of itself: output off plan, Chinese purchases off trend, price wars."""
    return {
        "gulf_output": world.gulf_output * (1 - figures.output_fade),
        "us_output": world.us_output * (1 - figures.output_fade),
        "appetite": world.appetite * (1 - figures.appetite_fade),
        "undercutting": world.undercutting * (1 - figures.undercutting_fade),
    }


def shipped(world: World, figures: FigureSection) -> Array:
    """Return crude sold by each exporter to each buyer, (2, 3, W), mb/d.

    Enforcement that bites idles part of the flow; what India drops is offered to China; ships bound the rest.

    Source: calibration O7–O14, P5, P10; claims C12, C67.
    """
    ships = np.stack([world.fleet[RUSSIA] + figures.insured_russia, world.fleet[IRAN]])
    running = 1 - figures.outage * world.pressure
    running[RUSSIA] *= figures.capacity_russia
    running[IRAN] *= figures.capacity_iran * world.hormuz
    exports = np.minimum(running, ships)
    dropped = figures.india_share * exports[RUSSIA] * figures.india_caution * world.pressure[RUSSIA]
    extra = beyond_trend(world, figures)
    china_russia = figures.china_share_russia * exports[RUSSIA] + figures.diverted * dropped + extra[RUSSIA]
    china_iran = figures.china_share_iran * exports[IRAN] + extra[IRAN]
    india = figures.india_share * exports[RUSSIA] - dropped
    china = clip(np.stack([china_russia, china_iran]), 0, exports)
    to_india = np.stack([clip(india, 0, exports[RUSSIA] - china[RUSSIA]), np.zeros_like(india)])
    return np.stack([china, to_india, exports - china - to_india], axis=1)


def balance(world: World, sales: Array, figures: FigureSection) -> Array:
    """Return world supply beyond demand, (W,), mb/d; below 0 the market is short.

    Source: calibration O7, O12, O18; a closed Hormuz holds back its flow.
    """
    capacity = figures.capacity_russia + figures.capacity_iran
    lost = capacity - total(sales.reshape(-1, sales.shape[-1]))
    closed = figures.hormuz_flow * (1 - world.hormuz)
    added = figures.trend_glut + world.gulf_output + world.us_output
    return added - world.demand_shock - world.china_demand - lost - closed


def long_run_price(glut: Array, spare: Array, figures: FigureSection) -> Array:
    """Return the price of Brent that the balance of supply and demand pulls towards.

    glut     (W,)  mb/d; below 0 a shortage
    spare    (W,)  mb/d of spare capacity that can reach the market
    returns  (W,)  $/b

    A surplus or shortage moves the price by its share of the market over the sum of the short-run elasticities; spare
    capacity that its owners release makes up part of a shortage.

    Source: theory.md 4.4, world price; calibration P1–P3, O19, O20; claim C79.
    """
    short = np.maximum(-glut, 0)
    made_up = np.minimum(figures.release * spare, short)
    felt = np.maximum(glut, 0) - (short - made_up)
    change = -felt / figures.world_demand / (figures.supply_elasticity + figures.demand_elasticity)
    return figures.anchor * (1 + clip(change, -figures.steepest_fall, figures.steepest_rise))


def sanctioned_discount(crowding: Array, own: Array, rival: Array, figures: FigureSection) -> Array:
    """Return what China takes off Brent for one exporter's crude beyond the grade's usual discount.

    crowding  (W,)  sanctioned barrels offered over what the buyers can take, beyond comfort
    own       (W,)  enforcement that bites against this exporter, 0–1
    rival     (W,)  the same against the other
    returns   (W,)  $/b

    Source: theory.md 4.4, sanctioned-crude market; calibration P5 (crowding), P6–P7 (own > cross); claims C12, C67,
    C80.
    """
    return figures.crowding * crowding + figures.own_risk * own + figures.rival_risk * rival


def beyond_trend(world: World, figures: FigureSection) -> Array:
    """Return what China buys from each beyond the trend, (2, W), mb/d: by choice, and as its demand swings."""
    return world.appetite + figures.stimulus_share * world.china_demand


def crowded(world: World, sales: Array, figures: FigureSection) -> Array:
    """Return how far sanctioned barrels overfill the refiners who take them, (W,), 0 where there is room.

    Barrels count as offered, whatever demand does; demand and tolerance make the room.

    sales  (2, 3, W) mb/d, from `shipped`

    Source: calibration O11, O17, P5; claims C12, C67, C68.
    """
    extra = beyond_trend(world, figures)
    offered = sales[:, 0] - extra
    spot = figures.urals_spot + np.maximum(offered[RUSSIA] - figures.usual_china_russia, 0) + offered[IRAN]
    usual = figures.china_capacity * world.china_tolerance / figures.usual_tolerance
    room = np.maximum(usual + extra[RUSSIA] + extra[IRAN], figures.least_room)
    over: Array = np.maximum(spot / room - figures.comfort, 0)
    return over


def discounts(world: World, sales: Array, figures: FigureSection) -> Array:
    """Return what each buyer takes off Brent for each exporter, (2, 3, W), $/b."""
    crowding = crowded(world, sales, figures)
    pressure, scarce = world.pressure, figures.scarcity * world.freshly_listed
    cut = world.undercutting + figures.dragged * world.undercutting[::-1] + world.haggling
    risk = np.stack([sanctioned_discount(crowding, pressure[i], pressure[1 - i], figures) for i in (RUSSIA, IRAN)])
    grade = column(figures.grade_russia, figures.grade_iran)
    china = grade + risk + cut - scarce
    india = figures.india_base + figures.india_risk * pressure + cut
    return np.stack([china, india, np.maximum(china, india)], axis=1)


def netbacks(world: World, brent: Array, discount: Array, sales: Array, figures: FigureSection) -> Array:
    """Return what is left per barrel at home, (2, W), $/b: Brent less discount, freight and what the price cap takes.

    Source: calibration P8 (a shipping squeeze goes to the shippers), F1, F2, F4, P12, P13; claims C80, C81.
    """
    exports = np.maximum(total(sales.swapaxes(0, 1)), figures.least_barrels)
    taken = total((sales * discount).swapaxes(0, 1)) / exports
    squeeze = world.freshly_listed / np.maximum(world.fleet, figures.least_barrels)
    freight = figures.freight * (1 + figures.freight_squeeze * squeeze)
    fetched = brent - taken - freight
    capped = world.cap_policing * figures.capped_share * np.maximum(fetched[RUSSIA] - world.price_cap, 0)
    fetched[RUSSIA] -= capped
    return np.maximum(fetched, figures.least_netback)


def takings(barrels: Array, netback: Array, units: FigureSection) -> Array:
    """Return a quarter's oil revenue.

    barrels  (2, W)  mb/d
    netback  (2, W)  $/b
    units    days in a quarter, $bn in a $m
    returns  (2, W)  $bn a quarter

    Source: arithmetic; calibration F15.
    """
    return barrels * netback * units.days * units.billions_a_million
