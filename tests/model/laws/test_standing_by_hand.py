"""What stands around the pair, by hand: pushes, and where each machine goes with every event."""

import math

import pytest

from game.model.laws.standing import beijing, caucasus, damascus, israel_wars, oil_pact, pushes, snapback
from game.model.state.codes import (
    ABANDONING,
    CEASEFIRE,
    FIGHTING,
    HEDGING,
    IN_FORCE,
    LOST,
    NONE,
    OPEN_WAR,
    PRICE_WAR,
    QUOTA,
    TABLED,
    UNDERWRITING,
    WITH_PAIR,
)
from game.model.state.ruleset import central
from tests.model.sketch import Fated, Heard, Numbers, changed, expected, first_worlds, quarter, rules

FIGURES = central()
LAW, FAVOURS = Numbers(FIGURES.standing), Numbers(FIGURES.favours)


def test_pushes_by_hand() -> None:
    """Each goes to its rest and is pushed; Moscow's corridor decays instead."""
    keys = {"push_truce": "push.truce", "push_deal": "push.deal.ir", "push_snapback": "push.snapback"}
    keys |= {"corridor_washington": "push.corridor.us", "corridor_moscow": "push.corridor.ru"}
    state = changed(first_worlds(), **dict.fromkeys(keys, 0.4))
    deeds = quarter(now=dict.fromkeys(keys.values(), 0.03), rest=dict.fromkeys(keys.values(), 0.1))
    after = pushes(state, deeds, FIGURES)
    for name, rest, pace in (
        ("push_truce", LAW.truce_rest, 1 - LAW.truce_memory), ("push_deal", LAW.deal_rest, LAW.deal_pace),
        ("push_snapback", LAW.snapback_rest, LAW.snapback_pace),
        ("corridor_washington", LAW.corridor_rest, LAW.corridor_pace),
    ):  # fmt: skip
        assert getattr(after, name)[0] == pytest.approx(0.4 + pace * (rest + 0.1 - 0.4) + 0.03), name
    assert after.corridor_moscow[0] == pytest.approx(0.4 - LAW.corridor_decay + LAW.corridor_pace * 0.1 + 0.03)


@pytest.mark.parametrize(
    ("before", "quarters", "events", "after"),
    [
        (NONE, 3, ("tabled",), TABLED), (NONE, 3, ("in_force",), NONE), (TABLED, 3, ("in_force",), IN_FORCE),
        (TABLED, 3, ("tabled",), TABLED), (IN_FORCE, 3, ("tabled",), IN_FORCE), (IN_FORCE, 99, (), NONE),
    ],
)  # fmt: skip
def test_snapback(before: int, quarters: float, events: tuple[str, ...], after: int) -> None:
    """Tabled, then in force, then lapsed; the odds by the push."""
    state = changed(first_worlds(), snapback=before, snapback_quarters=quarters, push_snapback=0.4)
    then = snapback(state, quarter(), rules(1, Fated(1, tuple(f"snapback.{event}" for event in events))))
    assert (then.snapback[0], then.snapback_quarters[0]) == (after, quarters if before == after else 0)
    heard = Heard(1)
    snapback(state, quarter(), rules(1, heard))
    assert heard.odds["snapback.tabled"] == pytest.approx(1 / (1 + math.exp(-LAW.tabled - LAW.tabled_push * 0.4)))
    assert heard.odds["snapback.in_force"] == pytest.approx(1 / (1 + math.exp(-LAW.in_force - LAW.in_force_push * 0.4)))


@pytest.mark.parametrize(("turn", "falls"), [(0, LAW.syria_first), (4, LAW.syria_falls)])
def test_damascus(turn: int, falls: float) -> None:
    """Likelier to fall in the first quarter; lost, it may be contested again."""
    heard = Heard(1)
    state = changed(first_worlds(), syria=WITH_PAIR).but(turn=turn)
    assert damascus(state, quarter(), rules(1, heard)).syria[0] == LOST
    assert heard.odds["syria.falls"] == pytest.approx(falls)
    assert damascus(state, quarter(), rules(1, Fated(1, ("syria.contested",)))).syria[0] == WITH_PAIR


@pytest.mark.parametrize(
    ("tolerance", "dial", "quarters", "leans", "stance"),
    [
        (0.9, 1, 1, 2, UNDERWRITING), (0.9, 1, 0, 1, HEDGING), (0.5, 3, 1, 2, UNDERWRITING),
        (0.5, 1, 3, 2, UNDERWRITING), (0.5, 1, 2, 1, HEDGING), (0.5, 1, 0, 0, HEDGING), (0.5, 1, -3, -2, ABANDONING),
        (0.5, 1, -1, 0, HEDGING), (0.9, 1, 4, 4, UNDERWRITING), (0.05, 1, -1, -2, ABANDONING),
        (0.05, 1, 0, -1, HEDGING), (0.5, 0, -1, -2, ABANDONING), (0.9, 0, -3, 1, HEDGING), (0.05, 1, 2, -1, HEDGING),
        (0.9, 1, -3, 1, HEDGING),
    ],
)  # fmt: skip
def test_beijing(tolerance: float, dial: float, quarters: float, leans: float, stance: int) -> None:
    """Two quarters of tolerance or of the dial at an end make a stance, which runs down once they are at neither."""
    state = changed(first_worlds(), tolerance=tolerance, china_quarters=quarters, weapon=0.0)
    after = beijing(state, quarter({"cn.risk": dial}), rules(1, Fated(1)))
    assert (after.china_quarters[0], after.china[0]) == (leans, stance)


def test_tolerance() -> None:
    """It goes to its rest, less a test of a weapon, and is pushed."""
    deeds = quarter(now={"tolerance.cn": 0.03, "red_line.cn": 1}, rest={"tolerance.cn": 0.1})
    state = changed(first_worlds(), tolerance=0.6, weapon=1.0, red_line_china=1.0)
    after = beijing(state, deeds, rules(1, Fated(1)))
    rest = LAW.tolerance_rest - LAW.tolerance_test + 0.1
    assert after.tolerance[0] == pytest.approx(0.6 + LAW.tolerance_pace * (rest - 0.6) + 0.03)
    assert after.red_line_china[0] == LAW.warning_lasts


@pytest.mark.parametrize(("to", "stance", "side"), [("abandoning", ABANDONING, -1), ("underwriting", UNDERWRITING, 1)])
def test_a_stance_that_a_deed_brought_about_lasts(to: str, stance: int, side: int) -> None:
    """Its clock is set, so that without a cause to stay it lasts three quarters, not one."""
    state = changed(first_worlds(), tolerance=0.5, china_quarters=0.0)
    state = beijing(state, quarter(turns={f"china>{to}": 0.5}), rules(1, Fated(1, (f"china.{to}",))))
    assert state.china_quarters[0] == side * LAW.stance_lasts
    stances = []
    for _ in range(4):
        stances.append(int(state.china[0]))
        state = beijing(state, quarter(), rules(1, Fated(1)))
    assert stances == [stance, stance, stance, HEDGING]


@pytest.mark.parametrize(("west", "east", "code"), [(0.1, -0.1, 2), (-0.1, 0.1, 1), (0.1, 0.1, 3), (-0.1, -0.1, 0)])
def test_caucasus(west: float, east: float, code: int) -> None:
    """A push beyond what counts has a sponsor; two shut the road."""
    counts = FAVOURS.corridor_counts
    state = changed(first_worlds(), corridor_washington=counts + west, corridor_moscow=counts + east)
    assert caucasus(state, FIGURES).caucasus[0] == code


@pytest.mark.parametrize(("output", "lost"), [(-0.5, 1), (0.5, 0)])
def test_oil_pact(output: float, lost: float) -> None:
    """Odds by the share lost and by cheating; a war lasts its quarters; a poor Moscow cheats."""
    heard = Heard(1)
    state = changed(first_worlds(), gulf_output=-LAW.share_lost + output, quota_cheated=2.0, oil_pact=QUOTA)
    state = changed(state, reserves=[LAW.poor - 1, 20.0], oil_pact_quarters=LAW.price_war_lasts + 1)
    after = oil_pact(state, quarter(), rules(1, heard))
    odds = LAW.price_war + LAW.price_war_share * lost + LAW.price_war_cheated
    assert heard.odds["oil_pact.breaks"] == pytest.approx(odds)
    assert (after.oil_pact[0], after.oil_pact_quarters[0]) == (PRICE_WAR, 0)
    assert after.quota_cheated[0] == pytest.approx(2 + LAW.cheats)
    rich = changed(state, reserves=[LAW.poor + 1, 20.0], quota_cheated=0.0, oil_pact=PRICE_WAR)
    over = oil_pact(rich, quarter(), rules(1, heard))
    assert (over.quota_cheated[0], over.oil_pact[0]) == (0, QUOTA)
    assert heard.odds["oil_pact.breaks"] == pytest.approx(LAW.price_war + LAW.price_war_share * lost)
    young = changed(rich, oil_pact_quarters=LAW.price_war_lasts - 1)
    assert oil_pact(young, quarter(), expected()).oil_pact[0] == PRICE_WAR


def test_israels_wars() -> None:
    """They pause except in open war with Iran, at once where ordered, and may resume."""
    heard = Heard(1)
    state = changed(first_worlds(), israel_wars=FIGHTING)
    israel_wars(state, quarter(), rules(1, heard))
    assert heard.odds["israel_wars.pause"] == pytest.approx(LAW.israel_pauses)
    assert israel_wars(changed(state, war_iran=OPEN_WAR), quarter(), expected()).israel_wars[0] == FIGHTING
    ordered = quarter(turns={"israel_wars>truce": 1})
    assert israel_wars(changed(state, war_iran=OPEN_WAR), ordered, expected()).israel_wars[0] == CEASEFIRE
    truce = changed(state, israel_wars=CEASEFIRE)
    assert israel_wars(truce, quarter(), rules(1, Fated(1, ("israel_wars.resume",)))).israel_wars[0] == FIGHTING
    back = Fated(1, ("israel_wars>war.ordered",))
    assert israel_wars(truce, quarter(turns={"israel_wars>war": 0.5}), rules(1, back)).israel_wars[0] == FIGHTING
