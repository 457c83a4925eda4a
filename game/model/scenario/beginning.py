"""The world as a scenario begins: what it says, put on top of the standing opening, or solved with it."""

from collections.abc import Mapping

import numpy as np

from game.loose_types import FieldValues
from game.model.files.values import Value
from game.model.laws.exchange import received, unmet
from game.model.laws.gauge import index, readouts
from game.model.laws.homes import insiders
from game.model.laws.iran_war import by_progress, total_force
from game.model.laws.needs import needs
from game.model.laws.offers import vetoes
from game.model.laws.opening import opening
from game.model.laws.standing import caucasus
from game.model.levers.effects import LeverProgram
from game.model.scenario.setup import ScenarioSetup, StandingPromise
from game.model.scenario.start_rows import start_rows
from game.model.state.arithmetic import clip, log
from game.model.state.axes import DUE_IN, PARTNERS, TIDES, Array
from game.model.state.chance import Dice
from game.model.state.codes import MACHINES
from game.model.state.deeds import STEPS, Deeds
from game.model.state.figures import Figure, Figures
from game.model.state.names import named
from game.model.state.rules import Rules
from game.model.state.ruleset import drawn_between, ruleset, with_drawn_opening
from game.model.state.world_state import WorldState, at_rest

ENFORCED = ("us.oil_russia", "us.oil_iran")
PROMISED = named("promised.ru").scale


def figures_of(setup: ScenarioSetup, figures: Figures, luck: Dice) -> Figures:
    """The figures that a scenario is played by, its opening drawn for each world within its ranges.

    figures  those of whoever plays it; what the scenario sets is put in their place
    """
    known = tides_fixed(setup)
    own = {path: figure.value for path, figure in known.items() if figure.value != ruleset()[path].value}
    return with_drawn_opening(figures.but(own), luck, known)


def tides_fixed(setup: ScenarioSetup) -> Mapping[str, Figure]:
    """A scenario's figures, with the tides that it fixes certain to stand so at the start."""
    figures = dict(setup.figures)
    for machine, given in setup.machines.items():
        if MACHINES[machine].measure == "tide":
            path = f"calendar.tide_first_{TIDES[MACHINES[machine].index[0]]}"
            code = float(MACHINES[machine].states.index(given.state))
            figures[path] = Figure(code, code, code, figures[path].unit, given.source, figures[path].says)
    return figures


def begun(setup: ScenarioSetup, levers: LeverProgram, rules: Rules, luck: Dice) -> WorldState:
    """Worlds as a scenario begins.

    luck  that by which start values are drawn within their ranges
    """
    policies, worlds = len(levers.policies), len(luck.worlds)
    first = opening(rules, worlds, policies, policies + len(levers.moves))
    stand = [float(setup.dials.get(policy.id, policy.opening)) for policy in levers.policies]
    first = first.but(dials=np.array(stand)[:, None] + np.zeros((1, worlds)))
    if not (setup.start or setup.machines or setup.promises or setup.dials):
        return first
    state = with_machines(with_values(first, setup.start, luck), setup)
    if setup.promises:
        state = state.but(promised=promised(setup.promises, worlds))
    dials = [state.dials[levers.places[policy]] / STEPS for policy in ENFORCED]
    state = state.but(enforcement=np.stack(dials) + state.enforcement_lift)
    return read_off(state, rules.figures, "brent" in setup.start)


def with_values(state: WorldState, start: Mapping[str, Value], luck: Dice) -> WorldState:
    """The worlds with start values in their rows, drawn within their ranges."""
    changed: FieldValues = {}
    for name, value in start.items():
        row = start_rows()[name]
        now: Array = np.full(state.worlds, value.value)
        if value.low < value.high:
            now = drawn_between(value.value, (value.low, value.high), (luck, f"start.{name}"))
        if row.whole:
            now = np.rint(now)
        rows = changed.setdefault(row.measure.name, getattr(state, row.measure.name).copy())
        rows[row.index] = now / row.scale
    return state.but(**changed)


def with_machines(state: WorldState, setup: ScenarioSetup) -> WorldState:
    """The worlds with machines in the states in which they start, and their clocks."""
    changed: FieldValues = {}
    for name, given in setup.machines.items():
        machine = MACHINES[name]
        for measure, number in (
            (machine.measure, machine.states.index(given.state)),
            (machine.clock, given.for_quarters),
        ):
            if measure:
                rows = changed.setdefault(measure, getattr(state, measure).copy())
                rows[machine.index] = float(number)
    return state.but(**changed)


def promised(promises: tuple[StandingPromise, ...], worlds: int) -> Array:
    """What is outstanding, by giver and quarter due, (2, 9, W)."""
    rows = np.zeros((len(PARTNERS), len(DUE_IN), worlds))
    for promise in promises:
        rows[PARTNERS.index(promise.by), promise.due] += promise.size / PROMISED
    return rows


def read_off(state: WorldState, figures: Figures, priced: bool) -> WorldState:
    """The worlds with everything read off what was put into them.

    priced  whether Brent was given: fundamentals are then what is left of it without the war premium
    """
    law = figures.oil
    if priced:
        least = (state.brent * 0 + law.lowest, state.brent * 0 + law.highest)
        state = state.but(fundamentals=clip(log(np.maximum(state.brent - state.premium, 1)), *least))
    state = state.but(
        militia=total_force(state.force, figures),
        nuclear=by_progress(state.nuclear_progress, state.weapon, figures),
        insiders=insiders(state.loyalty, figures),
        street=1 - state.loyalty[:, -1],
        offer_veto=vetoes(state, state.guarantor_deal, figures),
        escalation=clip(state.escalation, figures.gauge.rest, figures.gauge.top),
    )
    state = readouts(caucasus(needs(state, Deeds.none(state.worlds), figures), figures))
    state = state.but(received=received(state, figures), unmet=unmet(state, figures), index=index(state, figures))
    state = state.but(first_index=state.index, index_ago=np.stack([state.index] * len(state.index_ago)))
    return at_rest(state, WorldState.blank(state.worlds, len(state.dials), len(state.wear)))
