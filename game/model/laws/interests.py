"""Phase 12, interests: what each country wants, how far it is met, and the weeks of capital it has left."""

import numpy as np

from game.model.laws.common import flag, where_is
from game.model.state.arithmetic import clip, toward
from game.model.state.axes import COUNTRIES, IRAN, OWN_INTERESTS, RUSSIA, Array
from game.model.state.codes import (
    CLOSED,
    CRISIS,
    ESCALATED,
    EXCHANGE,
    HARASSED,
    OPEN_WAR,
    SETTLEMENT,
    TIE_IR_GS,
    TIE_RU_GS,
    TIE_RU_IL,
    TIE_US_RU,
    TRUCE,
    UNREST,
)
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

# Each country's interests by the names of the ruleset's section `interests`, in the order of their measures below.
INTERESTS: dict[str, tuple[str, ...]] = {
    "russia": ("end", "money", "home", "owed", "doors", "courted"),
    "iran": ("regime", "money", "honour", "paid", "region", "shield"),
    "united_states": ("apart", "allies", "home", "no_bomb", "order", "peace"),
    "china": ("cheap", "debt", "trade", "sea", "no_bomb"),
    "gulf_states": ("budget", "safe", "courted", "apart", "no_bomb"),
    "israel": ("no_bomb", "quiet", "washington", "region", "apart"),
}


def interests(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds with every country's own interests moved, its satisfaction and mean score, and its capital.

    Source: adaptive.md, laws 3–5; play2.md (weeks, carry-over).
    """
    figures = rules.figures
    state = state.but(own_interest=own(state, deeds, rules))
    satisfied = np.stack([satisfaction(state, country, figures) for country in COUNTRIES])
    turn = state.turn + 1
    score = state.score + (satisfied - state.score) / turn
    return state.but(satisfaction=satisfied, score=score, capital=capital(state, deeds, figures))


def own(state: WorldState, deeds: Deeds, rules: Rules) -> Array:
    """The interests that a country's own levers serve, after the quarter and its small crises.

    returns  (19, W) share

    Source: adaptive.md, laws 3 and 4 (pace .35; −.25 with .05 a quarter).
    """
    law, chance, turn = rules.figures.interests, rules.chance, state.turn + 1
    noise = chance.normal(turn, "interest", len(OWN_INTERESTS))
    moved = toward(state.own_interest, law.rest + law.reach * deeds.service, law.pace) + law.noise * noise
    knocks = [chance.happens(turn, f"interest.{name}", law.knocked) for name in OWN_INTERESTS]
    return clip(moved - law.knock * np.stack(knocks), 0, 1)


def met(value: Array, figures: Figures) -> Array:
    """An interest held between the floor and 1, so that no single failure is everything.

    returns  (W,) share

    Source: adaptive.md, law 5 (floor .06).
    """
    return clip(value, figures.interests.floor, 1)


def satisfaction(state: WorldState, country: str, figures: Figures) -> Array:
    """How far one country's interests are met: the scarcest counts most; a war that ran away caps it.

    returns  (W,) points, 0–100

    Source: adaptive.md, law 5 (weighted harmonic mean); seams.md, decision 35 (caps 25 and 10).
    """
    law = figures.interests
    names = INTERESTS[country]
    rows = MEASURES[country](state, figures)
    weighed = law[f"{country}_{names[0]}"] / met(rows[0], figures)
    for name, row in zip(names[1:], rows[1:], strict=True):
        weighed = weighed + law[f"{country}_{name}"] / met(row, figures)
    points = figures.units.percent / weighed
    author = flag(np.equal(state.author, COUNTRIES.index(country) + 1))
    cap = law.cap_author * author + law.cap_others * (1 - author)
    return np.where(state.catastrophe > 0, np.minimum(points, cap), points)


def apart(state: WorldState, figures: Figures) -> Array:
    """How far the pair is apart, (W,), share, from the index."""
    law = figures.interests
    return 1 - (state.index - law.apart_from) / law.apart_span


def together(state: WorldState, figures: Figures) -> Array:
    """How far the pair stands together, (W,), share, from the index."""
    law = figures.interests
    return met((state.index - law.together_from) / law.together_span, figures)


def no_bomb(state: WorldState, figures: Figures) -> Array:
    """How far Iran is from a bomb, (W,), share."""
    law = figures.interests
    left = 1 - np.maximum(state.nuclear_progress - law.bomb_from, 0) / law.bomb_span
    return left * (1 - state.weapon)


def peace(state: WorldState, figures: Figures) -> Array:
    """How far Iran is at peace, (W,), share."""
    law = figures.interests
    return 1 - law.exchange * where_is(state.war_iran, EXCHANGE) - law.open_war * where_is(state.war_iran, OPEN_WAR)


def sea(state: WorldState, figures: Figures) -> Array:
    """How far ships pass the Gulf in safety, (W,), share."""
    law = figures.interests
    return 1 - law.harassed * where_is(state.waters, HARASSED) - law.closed * where_is(state.waters, CLOSED)


def of_russia(state: WorldState, figures: Figures) -> list[Array]:
    """Moscow's interests: an end in Ukraine, money, home, a Tehran in its debt, open doors, being courted."""
    law, own_interest = figures.interests, state.own_interest
    end = (
        own_interest[0] + law.settled * where_is(state.ukraine, SETTLEMENT) + law.truce * where_is(state.ukraine, TRUCE)
    )
    end = end - law.escalated * where_is(state.ukraine, ESCALATED)
    money = (state.revenue[RUSSIA] - law.money_russia_from) / law.money_russia_span
    home = 1 - law.unrest * where_is(state.regime[RUSSIA], UNREST) - law.crisis * where_is(state.regime[RUSSIA], CRISIS)
    owed = own_interest[1] + law.pair_helps * (together(state, figures) - law.pair_usual)
    doors = own_interest[2] + law.doors_gulf * (state.tie[TIE_RU_GS] - figures.opening.tie_ru_gs)
    courted = law.courted_least + law.courted_tie * state.tie[TIE_US_RU] + law.courted_offer * state.offer[RUSSIA]
    courted = courted + law.courted_doors * (own_interest[2] - law.rest)
    return [end, money, home, owed, doors, courted]


def of_iran(state: WorldState, figures: Figures) -> list[Array]:
    """Tehran's interests: the regime, money, honour, being paid by Moscow, the region, a shield over its towns."""
    law, own_interest = figures.interests, state.own_interest
    regime = own_interest[3] - law.riots * where_is(state.regime[IRAN], UNREST)
    regime = regime - law.shaken * where_is(state.regime[IRAN], CRISIS)
    money = (state.revenue[IRAN] - law.money_iran_from) / law.money_iran_span
    honour = own_interest[4] + law.honour_peace * (peace(state, figures) - 1)
    honour = honour - law.honour_struck * np.maximum(state.struck - law.struck_spared, 0)
    paid = own_interest[6] + law.paid_least - law.paid_overdue * state.overdue[RUSSIA]
    paid = paid - law.paid_grievance * np.maximum(state.grievance[IRAN] - law.grievance_spared, 0)
    region = own_interest[5] + law.region_force * (state.militia - law.force_usual)
    region = region + law.region_gulf * (state.tie[TIE_IR_GS] - figures.opening.tie_ir_gs)
    return [regime, money, honour, paid, region, 1 - state.air_defence_gap]


def of_united_states(state: WorldState, figures: Figures) -> list[Array]:
    """Washington's interests: the pair apart, allies, home, no bomb, order, peace."""
    law, own_interest = figures.interests, state.own_interest
    pump = own_interest[8] - law.pump * np.maximum(state.brent - law.pump_from, 0)
    return [
        apart(state, figures), own_interest[7], pump, no_bomb(state, figures), own_interest[9], peace(state, figures)
    ]  # fmt: skip


def of_china(state: WorldState, figures: Figures) -> list[Array]:
    """Beijing's interests: cheap oil, both in its debt, trade with the West, open seas, no bomb."""
    law, own_interest = figures.interests, state.own_interest
    cheap = own_interest[10] - law.cheap * (state.brent - law.price_usual)
    debt = own_interest[11] + law.pair_helps * (together(state, figures) - law.pair_usual)
    return [cheap, debt, own_interest[12], sea(state, figures), no_bomb(state, figures)]


def of_gulf_states(state: WorldState, figures: Figures) -> list[Array]:
    """The Gulf's interests: its budget, safety, being courted, the pair apart, no bomb."""
    law, own_interest = figures.interests, state.own_interest
    budget = own_interest[13] + law.budget * (np.minimum(state.brent, law.budget_most) - law.price_usual)
    safe = own_interest[15] + law.safe_sea * (sea(state, figures) - 1)
    return [budget, safe, own_interest[14], apart(state, figures), no_bomb(state, figures)]


def of_israel(state: WorldState, figures: Figures) -> list[Array]:
    """Israel's interests: no bomb, quiet borders, Washington, the region's doors, the pair apart."""
    law, own_interest = figures.interests, state.own_interest
    quiet = own_interest[18] - law.quiet_force * (state.militia - law.force_usual)
    quiet = quiet - law.quiet_struck * flag(state.struck_back >= 1)
    washington = own_interest[16] - law.washington_deal * flag(state.offer[IRAN] > 0)
    region = own_interest[17] - law.region_arms * (state.flow[RUSSIA, 0] - state.first_flow[RUSSIA, 0])
    region = region + law.region_moscow * (state.tie[TIE_RU_IL] - figures.opening.tie_ru_il)
    return [no_bomb(state, figures), quiet, washington, region, apart(state, figures)]


MEASURES = {
    "russia": of_russia,
    "iran": of_iran,
    "united_states": of_united_states,
    "china": of_china,
    "gulf_states": of_gulf_states,
    "israel": of_israel,
}


def capital(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """The weeks of political capital that each country carries over; what was overdrawn is repaid with more.

    returns  (6, W) weeks

    Source: play2.md (weeks; carry-over; three weeks overdrawn are repaid at four); seams.md, decision 1.
    """
    law = figures.interests
    left = clip(state.capital - deeds.spent, -law.overdraft, law.carried)
    return np.where(left < 0, left * (law.overdraft_repaid / law.overdraft), left)
