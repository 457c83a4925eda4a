"""Phase 7, oil: sanctions and ways round them, the world's balance, Brent and its war premium, what a barrel brings."""

import numpy as np

from game.model.laws.common import by_code, centred, flag, is_open_war, where_is
from game.model.state.arithmetic import clip, exp, toward
from game.model.state.axes import IRAN, OWN_INTERESTS, RUSSIA, TRADE, Array
from game.model.state.codes import CLOSED, HARASSED, PRICE_WAR
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

POLICY = ("us.oil_russia", "us.oil_iran")
SIDES = ("ru", "ir")
# Where Washington's standing at home is among own interests.
HOME = OWN_INTERESTS.index("us_home")


def market(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after a quarter of the oil market."""
    figures = rules.figures
    state = evasion(state, deeds, figures)
    state = exports(state, deeds, figures)
    state = producers(state, deeds, figures)
    state = brent(state, deeds, rules)
    return income(state, deeds, figures)


def evasion(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after enforcement taught evasion, fresh listings set it back, and fleets were bought or lost.

    Source: theory.md 4.5 (e' = e + λ S (1 − e) − δ Enf, λ ≈ .15 a year); claims C33, C34; P10, P12.
    """
    law = figures.oil
    rows: dict[str, list[Array]] = {"enforcement": [], "evasion": [], "fresh": [], "fleet": []}
    size = (law.fleet_russia, law.fleet_iran)
    for side, code in enumerate(SIDES):
        willing = deeds.stance(POLICY[side]) * (1 - pump_panic(state, figures))
        enforced = clip(willing + state.enforcement_lift[side], 0, law.enforcement_at_most)
        now, fresh = state.evasion[side], state.fresh[side]
        lessons = law.learns * enforced * (1 - now) * (1 + law.spills * state.flow[side, TRADE])
        skill = now + lessons - law.forgets * now - law.set_back * fresh + deeds.now(f"evasion.{code}")
        skill = skill + law.evasion_pace * deeds.rest(f"evasion.{code}")
        listed = fresh / 2 + np.maximum(enforced - state.enforcement[side], 0) + deeds.now(f"fresh.{code}")
        whole = size[side]
        fleet = toward(state.fleet[side], whole + deeds.rest(f"fleet.{code}"), law.fleet_pace)
        rows["enforcement"].append(enforced)
        rows["evasion"].append(clip(skill, 0, 1))
        rows["fresh"].append(np.maximum(listed, 0))
        rows["fleet"].append(np.maximum(fleet + deeds.now(f"fleet.{code}"), 0))
    return state.but(**{name: np.stack(row) for name, row in rows.items()})


def pump_panic(state: WorldState, figures: Figures) -> Array:
    """How far a Washington that fears for its voters looks away from oil that breaks its sanctions.

    returns  (W,) share of enforcement that is not carried out

    Source: claims C74, C78; 2012 and 2022 (waivers and a soft cap while prices were high); design prior for the size.
    """
    law, interest = figures.oil, figures.interests
    home = state.own_interest[HOME] - interest.pump * np.maximum(state.brent - interest.pump_from, 0)
    return clip(law.panic * (law.panic_from - home), 0, law.panic_most)


def bite(state: WorldState, side: int, figures: Figures) -> Array:
    """What is left of enforcement after evasion and where China's banks look away.

    returns  (W,) share of full enforcement

    Source: theory.md 4.5; seams.md, tolerance.cn; claim C80.
    """
    law = figures.oil
    eased = 1 - law.tolerance_eases * (state.tolerance - law.tolerance_usual)
    felt: Array = state.enforcement[side] * (1 - law.evasion_undoes * state.evasion[side]) * eased
    return felt


def extra_bite(state: WorldState, deeds: Deeds, side: int, figures: Figures) -> Array:
    """How much more enforcement bites than at the end of 2024, (W,), share of full enforcement."""
    law = figures.oil
    usual = (law.evasion_usual_russia, law.evasion_usual_iran)[side]
    then = deeds.opening(POLICY[side]) * (1 - law.evasion_undoes * usual)
    return bite(state, side, figures) - then


def exports(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds with what the two can ship: sanctions, ships, waters and Chinese buyers set the bound.

    Source: O7, O12; Iran 2018–19 (2.5 to .4 mb/d in a year) and recovery to 2024; P12; claims C67, C81.
    """
    law = figures.oil
    lost = [np.maximum(extra_bite(state, deeds, side, figures), 0) for side in (RUSSIA, IRAN)]
    insured = law.insured * (1 - law.cap_drives_off * np.maximum(law.cap_first - state.cap, 0) / law.cap_first)
    could = law.volume_russia * (1 - law.volume_lost_russia * lost[RUSSIA])
    russia = np.minimum(could, state.fleet[RUSSIA] + law.volume_russia * insured + law.slack_russia)
    through = by_code(state.waters, 1.0, law.through_harassed, law.through_closed)
    dial = centred(deeds, "cn.oil_iran")
    wanted = 1 + np.maximum(dial, 0) * law.buyers_more + np.minimum(dial, 0) * law.buyers_fewer
    iran = law.volume_iran * (1 - law.volume_lost_iran * lost[IRAN]) * wanted
    # Barrels that lie behind a closed strait cannot be sold, whoever would carry them.
    iran = np.minimum(iran + state.barrels_lift[IRAN], state.fleet[IRAN] + law.slack_iran) * through
    volume = np.stack([russia + state.barrels_lift[RUSSIA], iran * (1 - law.lost_in_war * is_open_war(state))])
    volume = np.maximum(volume, 0)
    bought = np.stack([law.china_of_russia * volume[RUSSIA], law.china_of_iran * volume[IRAN]])
    covered = clip(1 - state.fleet[RUSSIA] / np.maximum(volume[RUSSIA], 1), law.covered_least, law.covered_most)
    return state.but(volume=volume, china_barrels=bought, cap_covered=covered)


def producers(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after the Gulf moved its output: its policy, and what the pact does to hold the price.

    Source: O19, O20; 2014–16, 2020; model2.md section 5 (defends 65–95 $/b, except in a price war); C82.
    """
    law = figures.oil
    pact = 1 - where_is(state.oil_pact, PRICE_WAR)
    want = law.output_a_dial * centred(deeds, "gs.output") + law.output_in_price_war * (1 - pact)
    high, low = np.maximum(state.brent - law.defends_to, 0), np.maximum(law.defends_from - state.brent, 0)
    want = want + pact * (law.adds * high - law.cuts * low) + deeds.rest("output.gs")
    output = toward(state.gulf_output, clip(want, law.output_least, law.output_most), law.output_pace)
    output = output + deeds.now("output.gs")
    deliverable = by_code(state.waters, law.deliverable, law.deliverable_harassed, law.deliverable_closed)
    return state.but(
        gulf_output=output,
        spare=np.maximum(law.spare - output, 0),
        deliverable=clip(deliverable + deeds.now("deliverable"), 0, 1),
    )


def glut(state: WorldState, figures: Figures) -> Array:
    """How much more oil there is than the market expected, spare barrels put in where some are missing.

    returns  (W,) mb/d

    Source: theory.md 4.5 (spare · deliverable makes up part of a loss); O18–O21; claims C79, C82.
    """
    law = figures.oil
    short = law.volume_russia - state.volume[RUSSIA] + law.volume_iran - state.volume[IRAN]
    more = state.gulf_output + state.us_output - state.demand_shock - state.china_demand - short
    more = more - law.trapped * where_is(state.waters, CLOSED)
    missing = np.maximum(-more, 0)
    filled: Array = law.spare_used * np.minimum(state.spare * state.deliverable, missing)
    balance: Array = more + filled
    return balance


def brent(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds with a new price of Brent: fundamentals that drift to the balance, luck with fat tails, war premium.

    Source: theory.md 4.5 (ΔP/P = shock / elasticity); P1–P3; O3; 2008, 2014, 2020; Abqaiq, 2019, October 2024.
    """
    law, chance, turn = rules.figures.oil, rules.chance, state.turn + 1
    aim = law.anchor + clip(-glut(state, rules.figures) / (law.world * law.elasticity), -law.fall, law.rise)
    noise = chance.normal(turn, "brent", 2 + 1)
    shock = law.noise * noise[0] * exp(law.noise_varies * noise[1] - law.noise_centre)
    jumps = chance.happens(turn, "brent.jump", law.jump) * law.jump_size * noise[2]
    # What moves the price by more in a quarter is an event with a name, not luck.
    luck = clip(shock + jumps, -law.luck_most, law.luck_most)
    fundamentals = toward(state.fundamentals, aim, law.reverts) + luck
    fundamentals = clip(fundamentals, law.lowest, law.highest)
    premium = law.premium_memory * state.premium + law.premium_strike * state.hit
    premium = premium + law.premium_answer * flag(state.struck_back >= 1) + law.premium_gulf * state.gulf_hit
    premium = premium + law.premium_harassed * where_is(state.waters, HARASSED)
    premium = premium + law.premium_closed * where_is(state.waters, CLOSED) + law.premium_war * is_open_war(state)
    premium = premium + deeds.now("brent")
    return state.but(
        fundamentals=fundamentals,
        premium=premium,
        brent=clip(exp(fundamentals) + premium, law.floor, law.roof),
    )


def crowd(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """How far sanctioned barrels crowd one another in China's ports.

    returns  (W,) mb/d beyond what its independent refiners take

    Source: theory.md 4.5; P5 (2022: 6 $/b per mb/d displaced); O17; claims C12, C67.
    """
    law = figures.oil
    dials = centred(deeds, "cn.oil_russia") + centred(deeds, "cn.oil_iran")
    room = law.china_room + law.room_a_dial * dials + state.barrels_lift[RUSSIA] + state.barrels_lift[IRAN]
    room = room - law.room_in_slump * np.maximum(-state.demand_shock, 0)
    crowded: Array = np.maximum(state.china_barrels[RUSSIA] + state.china_barrels[IRAN] - room, -law.room_left)
    return crowded


def income(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds with discounts, netbacks and revenues.

    Source: O4–O6, P5–P8 (own risk more than the rival's), P12, P13; F4; claims C12, C80, C81.
    """
    law, full, tolerance = figures.oil, crowd(state, deeds, figures), centred(deeds, "cn.risk")
    extra = [extra_bite(state, deeds, side, figures) for side in (RUSSIA, IRAN)]
    first, crowded = (law.discount_russia, law.discount_iran), (law.crowd_russia, law.crowd_iran)
    backed = (law.backed_russia, law.backed_iran)
    discount = np.stack(
        [
            first[side] + law.own * extra[side] + law.cross * extra[1 - side] + crowded[side] * full
            - backed[side] * tolerance + state.discount_lift[side]
            for side in (RUSSIA, IRAN)
        ]
    )  # fmt: skip
    freight = law.freight_russia * (1 + law.freight_of_listing * state.fresh[RUSSIA])
    freight = freight + law.freight_expelled * deeds.move("gs.withdraw")
    russia = state.brent - law.discount_everywhere * discount[RUSSIA] - freight
    policing = clip(law.policing_least + state.cap_policing + deeds.now("cap.policing"), 0, 1)
    russia = russia - state.cap_covered * policing * np.maximum(russia - state.cap, 0)
    iran = state.brent - discount[IRAN] - law.freight_iran * (1 + law.freight_of_listing_iran * state.fresh[IRAN])
    netback = np.maximum(np.stack([russia, iran]), law.netback_least)
    pushed = np.stack([deeds.now(f"revenue.{code}") for code in SIDES])
    revenue = np.maximum(state.volume * netback * figures.units.days_in_bn + pushed, 0)
    gulf = (law.gulf_exports + state.gulf_output) * by_code(state.waters, 1.0, 1.0, law.gulf_through_closed)
    gulf = gulf * (state.brent - law.gulf_costs) * figures.units.days_in_bn + deeds.now("revenue.gs")
    return state.but(discount=discount, netback=netback, revenue=revenue, gulf_revenue=np.maximum(gulf, 0))
