"""The opening: the end of 2024, with the base worth of giving solved so that it stands still without news."""

import numpy as np

from game.loose_types import FieldValues
from game.model.laws.exchange import costs, received, solved_base, unmet
from game.model.laws.gauge import index, readouts
from game.model.laws.homes import insiders
from game.model.laws.iran_war import by_progress, total_force
from game.model.laws.needs import needs, shared_front
from game.model.laws.offers import vetoes
from game.model.state.arithmetic import clip
from game.model.state.axes import (
    COUNTRIES,
    DOMAINS,
    DUE_IN,
    FACTIONS,
    ISRAEL,
    OWN_INTERESTS,
    TIDES,
    TIES,
    UNITED_STATES,
    Array,
)
from game.model.state.codes import CLOSE, SHADOW, WORKING
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, at_rest

SIDES = ("russia", "iran")
# Figures of the section `opening` that are put straight into the measure of the same name.
SINGLE = (
    *("payment_link", "railway", "institutions", "overdue_known", "promised_known", "exhaustion", "push_truce"),
    *("push_deal", "push_snapback", "corridor_moscow", "corridor_washington", "brent", "spare", "deliverable"),
    *("cap_policing", "gulf_reserves", "gulf_money", "tolerance", "gulf_street", "draws_left", "arms_gap"),
    *("localised", "air_defence_gap", "missiles", "escalation", "nuclear_progress", "gulf_defence", "cohesion"),
    *("sources", "balance"),
)
BOTH_SIDES = ("trust", "grievance", "threat", "reserves")
# In how many quarters the promises of the opening fall due: evenly over these.
FIRST_DUE = 2


def opening(rules: Rules, worlds: int, policies: int = 0, levers: int = 0) -> WorldState:
    """Worlds at the end of 2024, before Damascus falls.

    policies, levers  how many rows the levers' catalogue has

    Source: model2.md section 1; calibration.csv; seams.md, table of names; figures drawn by whoever begins.
    """
    figures, blank = rules.figures, WorldState.blank(worlds, policies, levers)
    first: FieldValues = {name: figures.opening[name] + np.zeros(worlds) for name in SINGLE}
    for name in BOTH_SIDES:
        first[name] = np.stack([figures.opening[f"{name}_{side}"] + np.zeros(worlds) for side in SIDES])
    flows = [[figures.opening[f"flow_{side}_{name}"] + np.zeros(worlds) for name in DOMAINS] for side in SIDES]
    first["flow"] = np.stack([np.stack(row) for row in flows])
    first["tie"] = np.stack([figures.opening[f"tie_{name}"] + np.zeros(worlds) for name in TIES])
    forces = ("hezbollah", "houthis", "others")
    first["force"] = np.stack([figures.opening[f"force_{name}"] + np.zeros(worlds) for name in forces])
    state = blank.but(**first)
    state = state.but(**homes_first(figures, worlds), **oil_first(figures, worlds), **clocks_first(rules, worlds))
    state = state.but(
        promised=spread(figures.opening.promised + np.zeros(worlds)),
        overdue=np.stack([figures.opening.overdue + np.zeros(worlds), np.zeros(worlds)]),
        militia=total_force(state.force, figures),
        nuclear=by_progress(state.nuclear_progress, np.zeros(worlds), figures),
        offer_veto=vetoes(state, np.zeros(worlds), figures),
    )
    return stands_still(state, rules)


def spread(promised: Array) -> Array:
    """The promises of the opening by the quarter in which they fall due, (2, 9, W); only Moscow has any.

    promised  (W,) all that Moscow has promised
    """
    dates = len(DUE_IN) - FIRST_DUE
    rows = [promised * 0 if due < FIRST_DUE else promised / dates for due in range(len(DUE_IN))]
    return np.stack([np.stack(rows), np.stack(rows) * 0])


def homes_first(figures: Figures, worlds: int) -> dict[str, Array]:
    """What the two capitals look like at home at the end of 2024."""
    zero = np.zeros(worlds)
    loyalty = np.stack(
        [np.stack([figures.opening[f"loyal_{side}_{name}"] + zero for name in FACTIONS[side]]) for side in SIDES]
    )
    return {
        "loyalty": loyalty,
        "first_loyalty": loyalty,
        "insiders": insiders(loyalty, figures),
        "street": 1 - loyalty[:, -1],
        "pay": np.ones_like(loyalty),
        "public_dependence": np.stack([figures.home.dependence_russia + zero, figures.home.dependence_iran + zero]),
        "rents": np.stack([figures.home.rents_rest + zero, figures.home.rents_rest + zero]),
    }


def oil_first(figures: Figures, worlds: int) -> dict[str, Array]:
    """What the oil market looks like at the end of 2024."""
    law, zero = figures.oil, np.zeros(worlds)
    stances = (Deeds.opening("us.oil_russia"), Deeds.opening("us.oil_iran"))
    return {
        "fundamentals": law.anchor + zero,
        "volume": np.stack([law.volume_russia + zero, law.volume_iran + zero]),
        "china_barrels": np.stack(
            [law.china_of_russia * law.volume_russia + zero, law.china_of_iran * law.volume_iran + zero]
        ),
        "discount": np.stack([law.discount_russia + zero, law.discount_iran + zero]),
        "fleet": np.stack([law.fleet_russia + zero, law.fleet_iran + zero]),
        "evasion": np.stack([law.evasion_usual_russia + zero, law.evasion_usual_iran + zero]),
        "enforcement": np.stack([stances[0] + zero, stances[1] + zero]),
        "revenue": np.stack([figures.opening.revenue_russia + zero, figures.opening.revenue_iran + zero]),
        "gulf_revenue": figures.treasury.spending_gulf + zero,
        "cap": law.cap_first + zero,
        "cap_covered": law.insured + zero,
        "netback": np.stack([figures.opening.netback_russia + zero, figures.opening.netback_iran + zero]),
    }


def clocks_first(rules: Rules, worlds: int) -> dict[str, Array]:
    """The ladder, the clocks and the words at the end of 2024.

    Source: X14 (a treaty drafted, not signed: close, or working); seams.md (clocks stand at 40); Israel's strikes of
    26 October 2024 (the last that raised escalation).
    """
    law, zero = rules.figures.opening, np.zeros(worlds)
    close = rules.chance.happens(0, "opening.close", law.close + zero)
    word = np.ones((len(COUNTRIES), worlds)) / 2
    word[UNITED_STATES] = law.word_us + zero
    long_ago = law.long_ago + zero
    return {
        "rung": np.where(close > 0, CLOSE, WORKING) + zero,
        "rung_quarters": law.rung_quarters + zero,
        "margin_drift": np.stack([law.margin_russia + zero, law.margin_iran + zero]),
        "word": word,
        "resolve": np.ones((len(COUNTRIES), worlds)) / 2,
        "war_iran": SHADOW + zero,
        "author": ISRAEL + 1 + zero,
        "since_struck": np.stack([long_ago] * (2 + 2)),
        "since_slight": long_ago,
        "since_delivery": long_ago,
        "since_militia_struck": long_ago,
        "since_killed": long_ago,
        "regime_quarters": law.regime_quarters + np.zeros((2, worlds)),
        "until_election": rules.figures.calendar.half_term + zero,
        "own_interest": rules.figures.interests.rest + np.zeros((len(OWN_INTERESTS), worlds)),
        "capital": np.stack([law[f"capital_{country}"] + zero for country in COUNTRIES]),
        "tide": np.zeros((len(TIDES), worlds)),
    }


def stands_still(state: WorldState, rules: Rules) -> WorldState:
    """The worlds with what is measured against the opening noted, and the base worth of giving solved."""
    figures, deeds = rules.figures, Deeds.none(state.worlds)
    state = state.but(
        first_flow=state.flow,
        first_trust=state.trust,
        first_grievance=state.grievance,
        first_threat=state.threat,
        first_balance=state.balance,
        first_shared=shared_front(state),
        shared_threat=shared_front(state),
    )
    state = needs(state, deeds, figures)
    state = state.but(first_need=state.need)
    state = costs(state, deeds, figures)
    state = state.but(base=solved_base(state, deeds, figures))
    state = state.but(received=received(state, figures), first_received=received(state, figures))
    state = readouts(state.but(unmet=unmet(state, figures), index=index(state, figures)))
    state = state.but(
        first_index=state.index,
        index_ago=np.stack([state.index] * (2 + 2)),
        escalation=clip(state.escalation, figures.gauge.rest, figures.gauge.top),
    )
    return at_rest(state, WorldState.blank(state.worlds, len(state.dials), len(state.wear)))
