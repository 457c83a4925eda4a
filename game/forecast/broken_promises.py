"""Memory of broken promises: a country that was promised something and got the opposite does not forget at once.

An offer is broken when, within the quarters remembered, whoever made it also did what it had offered to stop; a promise
of arms is broken while they are owed and none come. Whoever remembers turns from what it did for the other's sake.

Source: Crawford (2011), offers that are not believed; Izumikawa (2013), the ally that is owed; claims C41, C55.
"""

from functools import partial

import attrs
import numpy as np

from agents.agent import Doctrine, StateAgent
from agents.utility import Lean
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import LONGEST_DELAY
from game.model.state.observation import Observation
from game.model.state.setting import Staff


@attrs.frozen
class Promise:
    """What one country holds out to another, what breaks it, and what the other then gives up.

    by       the orders that make it; none where it is arms that Moscow owes
    broken   the orders that break it; of owed arms, those that keep it
    spoils   the other's orders that lose their point
    provokes the other's orders that gain one
    """

    to: str
    by: tuple[str, ...]
    broken: tuple[str, ...]
    spoils: tuple[str, ...]
    provokes: tuple[str, ...]
    says: str


PROMISES = (
    Promise(
        to="russia",
        by=("us.offer_russia",),
        broken=("us.enforce_on_russia", "us.enforce_on_both", "us.cut_shadow_fleet", "us.sanction_both_broadly"),
        spoils=("ru.court_washington",),
        provokes=("ru.veto",),
        says="Washington took back with one hand what it offered with the other",
    ),
    Promise(
        to="iran",
        by=("us.offer_iran",),
        broken=("us.enforce_on_iran", "us.enforce_on_both", "us.support_strike", "us.sanction_both_broadly"),
        spoils=("ir.pause_and_talk",),
        provokes=("ir.enrich",),
        says="Washington talked and squeezed at once",
    ),
    Promise(
        to="iran",
        by=(),
        broken=("ru.send_jets", "ru.send_air_defence"),
        spoils=("ir.send_drones", "ir.send_missiles", "ir.amplify_kremlin_story"),
        provokes=("ir.demand_delivery",),
        says="Moscow owes arms and sends none",
    ),
    Promise(
        to="united_states",
        by=("ir.pause_and_talk", "ir.restrain_proxies"),
        broken=("ir.enrich", "ir.strike_israel", "ir.back_proxies", "ir.threaten_hormuz"),
        spoils=("us.offer_iran",),
        provokes=("us.enforce_on_iran",),
        says="Tehran promised restraint and showed none",
    ),
    Promise(
        to="united_states",
        by=("ru.court_washington",),
        broken=("ru.send_jets", "ru.send_air_defence", "ru.sign_defence_clause"),
        spoils=("us.offer_russia",),
        provokes=("us.enforce_on_russia",),
        says="Moscow courted Washington and armed Tehran",
    ),
    Promise(
        to="gulf_states",
        by=("ir.open_to_gulf",),
        broken=("ir.threaten_hormuz", "ir.back_proxies"),
        spoils=("gs.detente_with_iran",),
        provokes=("gs.press_islands",),
        says="Tehran opened a door and kept the other hand on Hormuz",
    ),
    Promise(
        to="gulf_states",
        by=("ru.court_gulf_capital", "ru.endorse_gulf_claims"),
        broken=("ru.send_jets", "ru.send_air_defence"),
        spoils=("gs.open_banks",),
        provokes=("gs.condition_capital",),
        says="Moscow took the Gulf's money and armed Tehran",
    ),
    Promise(
        to="israel",
        by=("ru.reassure_israel",),
        broken=("ru.send_jets", "ru.send_air_defence"),
        spoils=("il.keep_moscow_channel",),
        provokes=("il.expose_russian_dealings",),
        says="Moscow reassured Israel and armed Tehran",
    ),
    Promise(
        to="china",
        by=("ru.discount_crude",),
        broken=("ru.court_washington",),
        spoils=("cn.buy_more_from_russia",),
        provokes=("cn.demand_deeper_discounts",),
        says="Moscow sells to Beijing and looks to Washington",
    ),
)


def remembering(agent: StateAgent, quarters: int, weight: float) -> StateAgent:
    """Return an agent that remembers broken promises.

    quarters  how many it looks back, 0–4; with 0 it is the same agent
    weight    what a promise broken at *firm* counts, standard deviations of gain
    """
    if not quarters:
        return agent
    return attrs.evolve(agent, doctrine=partial(sore, agent.doctrine, min(quarters, LONGEST_DELAY + 1), weight))


def sore(doctrine: Doctrine, quarters: int, weight: float, view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return a country's doctrine, and what it holds against others."""
    held = [promise for promise in PROMISES if promise.to == COUNTRIES[view.country]]
    grudges: list[Lean] = []
    for promise in held:
        amount = weight * breach(promise, quarters, view, staff)
        grudges += [Lean(promise.spoils, -amount, promise.says), Lean(promise.provokes, amount, promise.says)]
    return (*doctrine(view, staff), *grudges)


def breach(promise: Promise, quarters: int, view: Observation, staff: Staff) -> Array:
    """Return how far a promise was broken in the quarters remembered, (W,), 0–1."""
    number, given = staff.catalogue.number, view.seen.orders[:quarters] > 0

    def gave(names: tuple[str, ...]) -> Array:
        """Return 1 where any of these orders was given, (W,)."""
        found: Array = given[:, [number[name] for name in names]].max(axis=(0, 1)).astype(np.float64)
        return found

    return (
        gave(promise.by) * gave(promise.broken) if promise.by else view["promised.russia"] * (1 - gave(promise.broken))
    )
