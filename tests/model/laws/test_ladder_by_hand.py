"""The ladder by hand: what holds a capital on a rung, what mends, and what a step leaves behind in both."""

import numpy as np
import pytest

from game.model.laws.ladder import (
    CHARACTER,
    LadderStep,
    bar,
    consequences,
    largest_reason,
    mending,
    ordered,
    settled,
    step_down,
    step_up,
    threshold,
)
from game.model.state.axes import IRAN, RUSSIA
from game.model.state.codes import (
    BOTH,
    COOL,
    MOSCOW,
    NO_ACT,
    ORDERED_DOWN,
    ORDERED_UP,
    SIGN,
    TEHRAN_MOVED,
    TIE_US_IR,
    TIE_US_RU,
    UNDERWRITING,
)
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Heard, Numbers, Rows, changed, first_worlds, quarter, rules

FIGURES = central()
LAW = Numbers(FIGURES.ladder)


def one(rungs: float, who: int, sells: float = 0.0, act: int = COOL) -> LadderStep:
    """A step in one world."""
    return LadderStep(*(np.array([float(value)]) for value in (who, rungs, sells, act, 3, act)))


def sore() -> WorldState:
    """Two capitals in the middle of the ladder and of every feeling."""
    return changed(
        first_worlds(), trust=[0.6, 0.5], grievance=[0.3, 0.4], affront=[0.2, 0.1], institutions=0.6, taken=1.0,
        tie={TIE_US_RU: -0.5, TIE_US_IR: -0.6}, rung=4.0, rung_quarters=5.0, broke=0.0, high_quarters=3.0,
        broken_quarters=2.0, overdue=0.0, slight=0.0, china=UNDERWRITING, delivered=[0.1, 0.0], repaired=0.0,
    )  # fmt: skip


@pytest.mark.parametrize("rung", [1.0, 3.0, 5.0, 6.0, 7.0])
def test_what_holds_and_what_bars(rung: float) -> None:
    """Each rung below close is dearer to leave, each above too; a treaty takes more to step up from."""
    held = LAW.down + (LAW.down_step * (5 - rung) if rung <= 5 else LAW.down_above * (rung - 5))
    assert threshold(np.array([rung]), FIGURES)[0] == pytest.approx(held)
    barred = LAW.up_bar - LAW.up_step * max(4 - rung, 0) + LAW.treaty * max(rung - 4, 0)
    assert bar(np.array([rung]), FIGURES)[0] == pytest.approx(barred)


@pytest.mark.parametrize("rung", [3.0, 4.0])
def test_mending(rung: float) -> None:
    """Time, a payment, a delivery, an apology of either and a mediator, on the lower rungs alone."""
    for moves in ({"ru.pay": 1, "ru.apologise": 1}, {"ru.pay": 1, "ir.apologise": 1}):
        eased = mending(changed(sore(), rung=rung), quarter(moves=moves), FIGURES)[0]
        whole = LAW.cools * 5 + LAW.pays + LAW.delivers + LAW.apologises + LAW.mediated
        assert eased == pytest.approx(whole * (rung <= 3))
    plain = changed(sore(), rung=3.0, rung_quarters=30.0, china=0.0, delivered=0.0)
    assert mending(plain, quarter(), FIGURES)[0] == pytest.approx(LAW.cools * LAW.cools_for)
    pushed = mending(plain, quarter(now={"ladder": 1}), FIGURES)[0]
    assert pushed == pytest.approx(LAW.cools * LAW.cools_for + LAW.mediated)


@pytest.mark.parametrize("wish", [(0.6, 0.5), (0.5, 0.6)])
def test_the_odds_of_a_step_up(wish: tuple[float, float]) -> None:
    """The less willing decides, against the bar less what mends; in the quarter of a slight nobody steps up."""
    z = np.array(wish)[:, None]
    for changes, rare in (({}, 1.0), ({"slight": 0.5}, 0.0)):
        heard = Heard(1)
        step_up(changed(sore(), rung=3.0, offer=0.0, **changes), quarter(), z, rules(1, heard))
        need = LAW.up_bar - LAW.up_step - (LAW.cools * 5 + LAW.delivers + LAW.mediated)
        odds = LAW.up / (1 + np.exp(-(0.5 - need) / LAW.noise)) * rare
        assert heard.odds["ladder.up"] == pytest.approx(odds)
    young = Heard(1)
    step_up(changed(sore(), rung=3.0, rung_quarters=1.0), quarter(), z, rules(1, young))
    assert young.odds["ladder.up"] == 0


@pytest.mark.parametrize(
    ("moves", "more"),
    [
        ({}, {}), ({"ru.pay": 1}, {}), ({"ru.apologise": 1}, {}), ({"ir.apologise": 1}, {}),
        ({}, {"delivered": [0.1, 0.0]}), ({}, {"china": UNDERWRITING}),
    ],
)  # fmt: skip
def test_a_quarrel_is_mended_by_an_act_alone(moves: dict[str, float], more: dict[str, Rows]) -> None:
    """On the lower rungs nobody steps up where nobody paid, delivered, apologised or mediated; higher up they may."""
    plain = changed(sore(), delivered=0.0, china=0.0, offer=0.0)
    z, low, high = np.full((2, 1), 0.6), Heard(1), Heard(1)
    step_up(changed(plain, **{"rung": 3.0, **more}), quarter(moves=moves), z, rules(1, low))
    assert (low.odds["ladder.up"] > 0) == bool(moves or more)
    step_up(plain, quarter(), z, rules(1, high))
    assert high.odds["ladder.up"] > 0


@pytest.mark.parametrize("offered", [0.8, 0.0])
def test_an_order_to_take_an_offer_is_followed_by_halves_where_one_is_open(offered: float) -> None:
    """However little Tehran wants a step down, it is as likely as orders are followed; without an offer never."""
    heard, state = Heard(1), changed(first_worlds(), offer=[0.0, offered], offer_quarters=[0.0, 1.0], word={2: 0.9})
    weighed = np.zeros((CHARACTER + 1, 2, 1)), np.full((2, 1), -40 * LAW.noise)
    step_down(state, quarter(moves={"ir.take_offer": 1}), weighed, rules(1, heard))
    assert heard.odds["ladder.down.tehran"] == pytest.approx(LAW.ordered_takes if offered else 0)
    assert heard.odds["ladder.down.moscow"] == pytest.approx(0)


@pytest.mark.parametrize(("row", "place"), [(2, 3), (None, CHARACTER + 1)])
def test_character_is_the_reason_where_nothing_else_speaks(row: int | None, place: int) -> None:
    """The term that speaks loudest for the act is its reason, counted from 1."""
    terms = np.full((CHARACTER + 1, 2, 1), 0.1)
    if row is not None:
        terms[row] = -0.2
    assert largest_reason(terms, np.array([float(MOSCOW)]), -1)[0] == place


@pytest.mark.parametrize(("mover", "who", "tie"), [(RUSSIA, MOSCOW, TIE_US_RU), (IRAN, TEHRAN_MOVED, TIE_US_IR)])
@pytest.mark.parametrize("sells", [0.0, 1.0])
def test_a_step_down_hurts(mover: int, who: int, tie: int, sells: float) -> None:
    """The other's trust, grievance and affront; the mover's own is vented; a sale warms its tie with Washington."""
    after = consequences(sore(), one(1, who, sells), FIGURES)
    hurt, trust, grievance, affront = 1 - mover, (0.6, 0.5), (0.3, 0.4), (0.2, 0.1)
    assert after.trust[hurt, 0] == pytest.approx(trust[hurt] - (LAW.betrayed_trust if sells else LAW.cooled_trust))
    rankles = LAW.betrayed_grievance if sells else LAW.cooled_grievance
    assert after.grievance[hurt, 0] == pytest.approx(grievance[hurt] + rankles)
    affronts = LAW.betrayed_affront if sells else LAW.cooled_affront
    assert after.affront[hurt, 0] == pytest.approx(affront[hurt] + affronts)
    assert after.trust[mover, 0] == pytest.approx(trust[mover])
    assert after.grievance[mover, 0] == pytest.approx(grievance[mover] * (1 - LAW.vented))
    assert after.affront[mover, 0] == pytest.approx(affront[mover] / 2)
    assert after.tie[tie, 0] == pytest.approx((-0.5 if mover == RUSSIA else -0.6) + LAW.sold_tie * sells)
    assert (after.deal[mover, 0], after.taken[mover, 0]) == (sells, 1 + sells)
    left = 0.6 * (1 - LAW.institutions_lost) + LAW.institutions_pace * (LAW.institutions_usual - 0.6)
    assert after.institutions[0] == pytest.approx(left)


def test_a_step_up_mends() -> None:
    """Trust grows, grievances and affronts shrink on both sides, institutions are won."""
    after = consequences(sore(), one(-1, BOTH, act=SIGN), FIGURES)
    assert after.trust[:, 0] == pytest.approx([0.6 + LAW.mended_trust, 0.5 + LAW.mended_trust])
    assert after.grievance[:, 0] == pytest.approx([0.3 * (1 - LAW.mended_grievance), 0.4 * (1 - LAW.mended_grievance)])
    assert after.affront[:, 0] == pytest.approx([0.1, 0.05])
    won = 0.6 + LAW.institutions_won + LAW.institutions_pace * (LAW.institutions_usual - 0.6)
    assert after.institutions[0] == pytest.approx(won)


@pytest.mark.parametrize(
    ("rung", "rungs", "broke", "then"),
    [
        (4.0, 1.0, 0.0, {"rung": 3, "rung_quarters": 0, "broke": 0, "high_quarters": 0, "broken_quarters": 0}),
        (2.0, 1.0, 0.0, {"rung": 1, "broke": 5, "breaker": MOSCOW, "breaking_act": COOL, "mended": 0}),
        (1.0, 1.0, 2.0, {"rung": 0, "broke": 2, "broken_quarters": 3}),
        (5.0, -1.0, 0.0, {"rung": 6, "high_quarters": 4, "mended": 0, "repaired": 0}),
        (2.0, -1.0, 2.0, {"rung": 3, "mended": 1, "repaired": 5}),
        (4.0, 0.0, 0.0, {"rung": 4, "rung_quarters": 5, "act": 0, "mover": 0, "reason": 0}),
        (7.0, -1.0, 0.0, {"rung": 7, "rung_quarters": 5, "clause": 1}),
    ],
)
def test_what_is_noted_down(rung: float, rungs: float, broke: float, then: dict[str, float]) -> None:
    """The rung, its clocks, the first break and its mending, and the price by the rung."""
    before = changed(sore(), rung=rung, broke=broke).but(turn=4)
    after = settled(before, before, one(rungs, MOSCOW), FIGURES)
    for name, value in then.items():
        assert getattr(after, name)[0] == value, name
    assert after.price[0] == pytest.approx(abs(then["rung"] - rung) * LAW.price_a_rung)


@pytest.mark.parametrize(("wish", "rung", "signs"), [(0.2, 5.0, True), (-0.2, 5.0, False), (0.2, 4.0, False)])
def test_an_ordered_clause_is_signed_where_both_wish_it(wish: float, rung: float, signs: bool) -> None:
    """Its own chance where that is more, from close on; elsewhere what the law gives."""
    z, state = np.full((2, 1), wish), changed(sore(), rung=rung, offer=0.0, trust=0.3)
    heard, plain = Heard(1), Heard(1)
    step_up(state, quarter(moves={"ru.clause": 1}), z, rules(1, heard))
    step_up(state, quarter(), z, rules(1, plain))
    odds = LAW.up / (1 + np.exp(-(wish - LAW.up_bar - LAW.treaty * (rung - 4)) / LAW.noise))
    assert plain.odds["ladder.up"] == pytest.approx(odds)
    assert heard.odds["ladder.up"] == pytest.approx(LAW.ordered_signs if signs else odds)
    sure = Heard(1)
    step_up(state, quarter(moves={"ru.clause": 1}), z + 9, rules(1, sure))
    assert sure.odds["ladder.up"] == pytest.approx(max(LAW.up, LAW.ordered_signs) if rung == 5 else LAW.up)


def test_no_clause_is_signed_in_the_quarter_of_a_slight() -> None:
    """Moscow that signs against Tehran and offers it a clause in one quarter is not believed."""
    z, heard = np.full((2, 1), 0.6), Heard(1)
    state = changed(sore(), rung=5.0, offer=0.0, slight=0.5)
    step_up(state, quarter(moves={"ru.clause": 1}), z, rules(1, heard))
    assert heard.odds["ladder.up"] == 0


@pytest.mark.parametrize(("pushed", "act"), [(1.0, ORDERED_UP), (-1.0, ORDERED_DOWN), (0.0, NO_ACT)])
def test_what_an_ordered_step_is(pushed: float, act: int) -> None:
    """Up, down, or none at all."""
    terms = np.zeros((CHARACTER + 1, 2, 1))
    assert ordered(sore(), quarter(now={"ladder": pushed}), terms, FIGURES).act[0] == act
