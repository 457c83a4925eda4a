"""Iran's war, the waters, the nuclear clock and the partners in arms by hand."""

import math

import pytest

from game.model.laws.iran_war import iran_war, nuclear, partners_in_arms, rearming, waters
from game.model.state.axes import ARMS, IRAN, ISRAEL, NUCLEAR, PROXIES, RUSSIA
from game.model.state.codes import CLOSED, EXCHANGE, HARASSED, LOST, OPEN, OPEN_WAR, SHADOW, TIE_IR_GS, WITH_PAIR
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Fated, Heard, Numbers, changed, first_worlds, quarter, rules

FIGURES = central()
LAW, WATERS, BOMB = Numbers(FIGURES.iran_war), Numbers(FIGURES.waters), Numbers(FIGURES.nuclear)
PARTNERS, BLOWS = Numbers(FIGURES.partners), Numbers(FIGURES.blows)


def fought() -> WorldState:
    """A quarter in which blows were exchanged."""
    return changed(
        first_worlds(), hit=0.5, struck_back=1.2, harassed=0.0, hit_by_us=1.0, escalation=3.4, war_quarters=3.0,
        reserves=[30.0, 20.0], missiles=0.7, air_defence_gap=0.5, nuclear_progress=0.6, clause=0.5, waters_quarters=3.0,
        tie={TIE_IR_GS: 0.1}, closed_ago=0.0, author=6.0, dash=0.0, weapon=0.0, unpaid=[0.0, 0.3],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "quiet", "events", "after"),
    [
        (SHADOW, False, ("opens", "calms", "ends"), SHADOW),
        (EXCHANGE, False, ("opens", "calms"), OPEN_WAR),
        (EXCHANGE, False, ("calms", "ends"), EXCHANGE),
        (EXCHANGE, True, ("opens", "calms"), SHADOW),
        (OPEN_WAR, True, ("calms",), OPEN_WAR),
        (OPEN_WAR, False, ("ends", "opens"), SHADOW),
    ],
)
def test_where_the_war_goes(before: int, quiet: bool, events: tuple[str, ...], after: int) -> None:
    """Blows both ways may open it, a quarter without them calm it; open war wears what Iran has."""
    state = changed(fought(), war_iran=before, hit=0.0 if quiet else 0.5)
    luck = Fated(1, (*(f"war.{event}" for event in events), "war.russians"))
    then = iran_war(state, quarter(), rules(1, luck))
    began, war = after == OPEN_WAR and before != OPEN_WAR, before == OPEN_WAR
    assert then.war_iran[0] == after
    assert then.war_quarters[0] == (3 if before == after else 0)
    assert then.escalation[0] == pytest.approx(3.4 + LAW.rungs_opens * began + LAW.rungs_stays * war)
    assert then.reserves[:, 0] == pytest.approx([30, 20 - LAW.costs * war])
    assert then.missiles[0] == pytest.approx(0.7 - LAW.missiles_lost * war)
    assert then.air_defence_gap[0] == pytest.approx(0.5 + LAW.defences_lost * war)
    assert then.nuclear_progress[0] == pytest.approx(0.6 - LAW.progress_lost * war)
    assert then.russians_fight[0] == (after == OPEN_WAR)


def test_what_war_leaves() -> None:
    """Nothing falls below its least, and air defence is not more than gone."""
    spent = changed(
        fought(), war_iran=OPEN_WAR, missiles=0.04, nuclear_progress=0.04, air_defence_gap=0.99, reserves=1.0
    )
    then = iran_war(spent, quarter(), rules(1, Fated(1)))
    assert (then.missiles[0], then.nuclear_progress[0]) == pytest.approx((LAW.least, LAW.least))
    assert (then.air_defence_gap[0], then.reserves[IRAN, 0]) == (1, 0)


@pytest.mark.parametrize(
    ("deed", "idle"), [({}, 1), ({"hit": 0.5}, 0), ({"struck_back": 0.6}, 0), ({"harassed": 1.0}, 0)]
)
def test_a_war_without_a_blow_is_on_its_way_out(deed: dict[str, float], idle: int) -> None:
    """A quarter in which nobody strikes and no ship is seized makes an end likelier."""
    calm: dict[str, float] = {"hit": 0.0, "struck_back": 0.0, "harassed": 0.0}
    heard = Heard(1)
    iran_war(changed(fought(), war_iran=OPEN_WAR, **(calm | deed)), quarter(), rules(1, heard))
    assert heard.odds["war.ends"] == pytest.approx(LAW.ends + LAW.ends_idle * idle)


@pytest.mark.parametrize("answer", [{"struck_back": 1.0}, {"harassed": 1.0}, {"hit_by_us": 1.0}, {}])
def test_odds_of_war(answer: dict[str, float]) -> None:
    """It opens by escalation and Washington's part, where any answer came; mediators end it."""
    state = changed(fought(), war_iran=EXCHANGE, struck_back=0.9, harassed=0.0, hit_by_us=0.0)
    state, luck = changed(state, **answer), Heard(1)
    then = iran_war(state, quarter(moves={"cn.mediate_gulf": 1, "gs.host": 1}), rules(1, luck))
    heat = LAW.opens + LAW.opens_escalation * (3.4 - LAW.escalation_usual) + LAW.opens_us * ("hit_by_us" in answer)
    assert luck.odds["war.opens"] == pytest.approx(1 / (1 + math.exp(-heat)))
    assert luck.odds["war.ends"] == pytest.approx(LAW.ends + LAW.ends_mediated + LAW.ends_hosted)
    assert luck.odds["war.russians"] == pytest.approx(LAW.russians * (1 + LAW.russians_clause * 0.5))
    assert then.war_iran[0] == (OPEN_WAR if answer else EXCHANGE)


def test_odds_of_the_waters() -> None:
    """War, Washington and a push close them; mediation and efforts open them."""
    state, luck = changed(fought(), war_iran=OPEN_WAR, waters=HARASSED), Heard(1)
    deeds = quarter(now={"push.close": 0.4}, moves={"cn.mediate_gulf": 1}, turns={"waters>open": 0.1})
    waters(state, deeds, rules(1, luck))
    odds = (WATERS.closes + WATERS.closes_in_war + WATERS.closes_us) * (1 + WATERS.close_push * 0.4)
    assert luck.odds["waters.close"] == pytest.approx(odds * WATERS.closes_by_law)
    assert luck.odds["waters.ease"] == pytest.approx(WATERS.eases + WATERS.eases_mediated + 0.1)
    assert luck.odds["waters.reopen"] == pytest.approx(WATERS.reopens + WATERS.eases_mediated + 0.1)


def test_rearming() -> None:
    """Launchers and batteries go to where they rest; arms from Moscow and pushes close the gap."""
    first = first_worlds()
    flow = {(RUSSIA, ARMS): float(first.first_flow[RUSSIA, ARMS, 0]) + 0.2}
    state = changed(first, missiles=0.5, air_defence_gap=0.6, flow=flow)
    deeds = quarter(now={"missiles.ir": 0.03, "defence.ir": 0.04}, rest={"missiles.ir": 0.1, "defence.ir": 0.15})
    after = rearming(state, deeds, FIGURES)
    assert after.missiles[0] == pytest.approx(0.5 + LAW.missiles_pace * (LAW.missiles_rest + 0.1 - 0.5) + 0.03)
    gap = 0.6 + LAW.gap_pace * (LAW.gap_rest - 0.15 - 0.6) - LAW.gap_of_arms * 0.2 - 0.04
    assert after.air_defence_gap[0] == pytest.approx(gap)


@pytest.mark.parametrize(
    ("before", "since", "harassed", "events", "after"),
    [
        (OPEN, 3, 0, ("close", "ease", "reopen"), OPEN),
        (HARASSED, 3, 0, (), HARASSED),
        (HARASSED, 3, 0, ("ease",), OPEN),
        (HARASSED, 3, 0, ("ease", "close"), CLOSED),
        (HARASSED, 0, 0, ("ease",), HARASSED),
        (HARASSED, 3, 1, ("ease", "reopen"), HARASSED),
        (CLOSED, 3, 0, ("ease",), CLOSED),
        (CLOSED, 3, 0, ("reopen",), HARASSED),
        (CLOSED, 0, 0, ("reopen",), CLOSED),
    ],
)
def test_where_the_waters_go(before: int, since: float, harassed: float, events: tuple[str, ...], after: int) -> None:
    """Harassed waters close or ease, closed ones reopen half way; never in their first quarter."""
    state = changed(fought(), waters=before, waters_quarters=since, harassed=harassed, war_iran=SHADOW)
    then = waters(state, quarter(), rules(1, Fated(1, tuple(f"waters.{event}" for event in events))))
    worse = after == CLOSED and before != CLOSED
    assert then.waters[0] == after
    assert then.waters_quarters[0] == (since if before == after else 0)
    assert then.escalation[0] == pytest.approx(3.4 + BLOWS.rungs_closed * worse)
    assert then.author[0] == (IRAN + 1 if worse else 6)
    assert then.tie[TIE_IR_GS, 0] == pytest.approx(0.1 - WATERS.reopening_cools * (before == CLOSED != after))
    assert then.closed_ago[:, 0] == pytest.approx([float(after == CLOSED), 0, 0, 0])


def test_a_quarter_of_enrichment() -> None:
    """The dial less idling, Moscow's help, the room that is left; shifts and pushes besides."""
    state = changed(fought(), flow={(RUSSIA, NUCLEAR): 0.4}, nuclear_progress=0.5)
    deeds = quarter({"ir.enrichment": 3}, {"nuclear_progress": 0.04}, {"nuclear_progress": 0.2})
    after = nuclear(state, deeds, rules(1, Fated(1)))
    spun = BOMB.pace * (3 - BOMB.idle) * (1 + BOMB.help * 0.4) * (BOMB.ceiling - 0.5)
    assert after.nuclear_progress[0] == pytest.approx(0.5 + spun + 0.2 * BOMB.shift_pace + 0.04)
    assert after.nuclear[0] == 1
    assert nuclear(changed(state, nuclear_progress=0.1), quarter(), rules(1, Fated(1))).nuclear[0] == 0
    armed = nuclear(changed(state, weapon=1.0), quarter({"ir.enrichment": 3}), rules(1, Fated(1)))
    assert (armed.nuclear_progress[0], armed.escalation[0], armed.author[0]) == pytest.approx((0.5, 3.4, 6))


@pytest.mark.parametrize(
    ("progress", "dash", "ordered", "weapon", "then"),
    [
        (0.8, 0, 1, False, 1), (0.6, 0, 1, False, 0), (0.8, 2, 0, False, 3), (0.45, 2, 0, False, 0),
        (0.8, 4, 0, False, 0), (0.8, 1, 0, True, 0), (0.8, 0, 0, True, 0),
    ],
)  # fmt: skip
def test_a_dash(progress: float, dash: float, ordered: float, weapon: bool, then: float) -> None:
    """From the threshold, for as long as it takes, ends in a weapon where luck has it and a dash runs."""
    state = changed(fought(), nuclear_progress=progress, dash=dash)
    luck = Fated(1, ("nuclear.weapon",) if weapon else ())
    after = nuclear(state, quarter(moves={"ir.dash": ordered}, turns={"nuclear>weapon": 0.5}), rules(1, luck))
    made = weapon and dash > 0
    assert after.dash[0] == then
    assert after.weapon[0] == made
    assert after.nuclear[0] == (3 if made else 1 + (progress > 0.7))
    assert after.escalation[0] == pytest.approx(3.4 + BOMB.rungs_weapon * made)
    assert after.author[0] == (IRAN + 1 if made else 6)
    assert (after.nuclear_progress[0] == 1) == made


@pytest.mark.parametrize(("syria", "damascus"), [(WITH_PAIR, 0), (LOST, -1)])
def test_partners_in_arms(syria: int, damascus: float) -> None:
    """Money and Moscow's help feed them, Israel, a lost Damascus and unpaid bills grind them; sabotage and fire."""
    first = first_worlds()
    flow = {(RUSSIA, PROXIES): float(first.first_flow[RUSSIA, PROXIES, 0]) + 0.2}
    state = changed(fought(), flow=flow, syria=syria, force=[0.5, 0.4, 0.6], since_militia_struck=7.0, hit=0.0)
    deeds = quarter(
        {"ir.partners": 2, "il.shadow": 3},
        {"militia": 0.02, "militia.hezbollah": 0.03, "militia.houthis": 0.04, "militia.struck_il": 0.5},
        {"militia": 0.1, "militia.hezbollah": 0.05, "militia.houthis": 0.06},
    )
    rest = PARTNERS.rest + PARTNERS.fed / 3 - PARTNERS.ground / 3 + PARTNERS.of_flow * 0.2
    rest = rest + PARTNERS.of_damascus * damascus - PARTNERS.of_unpaid * 0.3 + 0.1
    shifts, jumps, force = (0.05, 0.06, 0.0), (0.05, 0.06, 0.02), (0.5, 0.4, 0.6)
    for sabotage in (0, 1):
        after = partners_in_arms(state, deeds, rules(1, Fated(1, ("shadow.sabotage",) if sabotage else ())))
        lost = PARTNERS.sabotaged * sabotage + PARTNERS.fired * 0.5
        rows = [
            was + PARTNERS.pace * (rest + shift - was) + jump - lost
            for was, shift, jump in zip(force, shifts, jumps, strict=True)
        ]
        assert after.force[:, 0] == pytest.approx(rows)
        others = 1 - PARTNERS.hezbollah - PARTNERS.houthis
        whole = PARTNERS.hezbollah * rows[0] + PARTNERS.houthis * rows[1] + others * rows[2]
        assert after.militia[0] == pytest.approx(whole)
        assert after.nuclear_progress[0] == pytest.approx(0.6 - PARTNERS.progress_sabotaged * sabotage)
        assert after.escalation[0] == pytest.approx(3.4 + PARTNERS.rungs_sabotage * sabotage)
        assert after.author[0] == (ISRAEL + 1 if sabotage else 6)
        assert after.since_militia_struck[0] == (0 if sabotage else 7)
    struck = partners_in_arms(changed(state, hit=1.0), quarter(now={"militia": -0.1}), rules(1, Fated(1)))
    assert struck.since_militia_struck[0] == 0
    armed = changed(state, weapon=1.0, hit=1.0)
    safe = partners_in_arms(armed, deeds, rules(1, Fated(1, ("shadow.sabotage",))))
    assert (safe.nuclear_progress[0], safe.author[0]) == pytest.approx((0.6, 6))
    few = changed(state, nuclear_progress=0.03)
    ground = partners_in_arms(few, deeds, rules(1, Fated(1, ("shadow.sabotage",))))
    assert ground.nuclear_progress[0] == pytest.approx(max(0.03 - PARTNERS.progress_sabotaged, PARTNERS.least))
