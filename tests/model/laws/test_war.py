import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.war import after_strikes, climbed, days_to_breakout, fronts, militias, nuclear_clock, war
from game.model.state.axes import ARMS, IRAN, NUCLEAR, RUSSIA
from game.model.state.world import World
from tests.sketch import Rows, after, section, sketch

QUIET = np.zeros((3, 1))
FIGURES = section("war")


def fought(**rows: Rows) -> World:
    """Return the world after a quarter on the fronts without luck."""
    return fronts(sketch(**rows)[0], QUIET, FIGURES)


def struck(**rows: Rows) -> World:
    """Return the world after attacks on Iran and Moscow's answer."""
    return after_strikes(sketch(**{"slight": 0.0, "quiet_help": 0.0, "clause": 0.0, **rows})[0], FIGURES)[0]


def rung(**rows: Rows) -> float:
    """Return the rung of escalation after a quarter without luck, nobody helping militias."""
    plain: dict[str, Rows] = {"escalation": 2.0, "militia": 0.0, "hormuz": 1.0}
    return float(climbed(sketch(**{**plain, **rows})[0], FIGURES)[0])


def test_fronts_drift_to_where_they_rest() -> None:
    """Eight per cent of the way in Ukraine, fifteen around Israel."""
    found = fought(ukraine=0.5, gaza=0.5)
    assert (found.ukraine[0], found.gaza[0]) == pytest.approx((0.5 + 0.08 * 0.25, 0.5 - 0.15 * 0.2))


def test_fronts_localise_drones() -> None:
    """Localisation goes from three quarters in late 2024 to about nine tenths three quarters of a year later (X10)."""
    world, setting = sketch(substitutes={"russia": 0.75})
    assert 0.80 <= after(setting, world, 3).substitutes[RUSSIA, 0] <= 0.92


def test_fronts_leave_russia_short_of_arms() -> None:
    """In a war at full intensity Russia lacks less when it builds its own drones (Huang; C39, C40)."""
    without, with_own = (fought(ukraine=1.0, substitutes={"russia": own}).arms_gap[0] for own in (0.0, 0.9))
    assert without > with_own


def test_fronts_around_israel_flare_when_iran_strikes() -> None:
    """A firm Iranian strike on Israel raises the wars around it by 0.12."""
    assert fought(strike_israel=1.0).gaza[0] - fought().gaza[0] == pytest.approx(0.12)


def test_fronts_leave_hormuz_reopening() -> None:
    """Half of what is closed reopens in a quarter."""
    assert fought(hormuz=0.4).hormuz[0] == pytest.approx(0.7)


def test_after_strikes_moscow_stands_aside_first() -> None:
    """In the quarter of a strike Tehran feels slighted and gets nothing more (C62)."""
    before, found = sketch()[0], struck(strike_sites=1.0)
    assert found.slight[IRAN, 0] == pytest.approx(0.3)
    assert np.array_equal(found.help, before.help)


def test_after_strikes_moscow_helps_quietly_later() -> None:
    """The quarter after, what Moscow decided on in secret arrives as arms and technology: distance first."""
    found = struck(strike_sites=1.0)
    later = after_strikes(found.but(strike_sites=0 * found.strike_sites), FIGURES)[0]
    assert found.quiet_help[RUSSIA, 0] == pytest.approx(0.3)
    assert (later.help[[ARMS, NUCLEAR], RUSSIA] > found.help[[ARMS, NUCLEAR], RUSSIA]).all()
    assert np.array_equal(later.help[:, IRAN], found.help[:, IRAN])


def test_after_strikes_a_defence_clause_leaves_no_slight() -> None:
    """Who is bound to help cannot stand aside."""
    assert struck(strike_sites=1.0, clause=1.0).slight[IRAN, 0] == 0.0


def test_after_strikes_defences_are_gone() -> None:
    """A firm strike destroys three tenths of the air defence that is left; sabotage none of it."""
    assert struck(strike_sites=1.0, air_defence_gap=0.5).air_defence_gap[0] == pytest.approx(0.65)
    assert struck(sabotage=1.0, air_defence_gap=0.5).air_defence_gap[0] == 0.5


def test_nuclear_clock_runs_on() -> None:
    """Left alone, with no Russian help, enrichment covers one per cent of what is left."""
    found = nuclear_clock(sketch(enrichment=0.5, help={"nuclear": {"russia": 0.0}})[0], FIGURES)
    assert found.enrichment[0] == pytest.approx(0.505)


def test_nuclear_clock_runs_faster_when_pushed_and_helped() -> None:
    """A firm order to enrich covers a fifth of what is left, and Russian know-how adds to it (C43)."""
    world, _ = sketch(enrichment=0.5, enriching=1.0, help={"nuclear": {"russia": 1.0}})
    assert nuclear_clock(world, FIGURES).enrichment[0] == pytest.approx(0.5 + 0.23 * 0.5)


def test_nuclear_clock_is_set_back_by_strikes() -> None:
    """A firm strike destroys half of what was enriched, firm sabotage eight hundredths."""
    set_back = {
        blow: nuclear_clock(sketch(enrichment=0.8, **{blow: 1.0})[0], FIGURES).enrichment[0]
        for blow in ("strike_sites", "sabotage", "strike_militias")
    }
    whole = set_back["strike_militias"]
    assert set_back["strike_sites"] / whole == pytest.approx(0.5)
    assert set_back["sabotage"] / whole == pytest.approx(0.92)


def test_days_to_breakout_as_recorded() -> None:
    """At late 2024's enrichment breakout takes 4 to 14 days (X19); from nothing it takes a year."""
    world, _ = sketch()
    assert 4 <= days_to_breakout(world.enrichment, FIGURES)[0] <= 14
    assert days_to_breakout(np.array([0.0, 1.0]), FIGURES).tolist() == [366.0, 1.0]


@given(less=st.floats(0, 1), more=st.floats(0, 1))
def test_days_to_breakout_fall_with_enrichment(less: float, more: float) -> None:
    """More enrichment never takes longer."""
    days = days_to_breakout(np.array([min(less, more), max(less, more)]), FIGURES)
    assert days[0] >= days[1]


def test_militias_left_alone_stay() -> None:
    """With help and pay as at the opening, Iran's partners in arms are as strong as they were."""
    world, setting = sketch()
    assert militias(world, setting.opening, FIGURES).militia == pytest.approx(world.militia)


def test_militias_are_struck() -> None:
    """A firm strike destroys a fifth of each."""
    world, setting = sketch(strike_militias=1.0)
    assert militias(world, setting.opening, FIGURES).militia == pytest.approx(0.8 * world.militia)


@pytest.mark.parametrize("rows", [{"help": {"proxies": {"russia": 0.9}}}, {"patronage": {"iran": {"irgc": 1.4}}}])
def test_militias_are_built_with_help_and_pay(rows: dict[str, Rows]) -> None:
    """More help from Moscow, and a better paid guard corps, make them stronger (C45, C87)."""
    world, setting = sketch(**rows)
    assert (militias(world, setting.opening, FIGURES).militia > world.militia).all()


@pytest.mark.parametrize(
    ("blow", "rungs"),
    [("strike_sites", 0.7), ("strike_israel", 0.55), ("sabotage", 0.12), ("strike_militias", 0.08)],
)
def test_violence_climbed_rungs(blow: str, rungs: float) -> None:
    """Each firm blow adds its rungs, and leaves that much less of the quiet that brings escalation down."""
    calm = 0.2 * (1 - rungs)
    assert rung(**{blow: 1.0}) == pytest.approx(2.0 - calm * (2.0 - 1.6) + rungs)


def test_a_closed_strait_climbed_too() -> None:
    """A strait that is wholly closed adds six tenths of a rung."""
    assert rung(hormuz=0.0) == pytest.approx(2.0 - 0.2 * 0.4 * 0.4 + 0.6)


def test_nobody_climbed_in_a_quiet_quarter() -> None:
    """Quiet closes a fifth of the way down to the rung of standing rivalry, and up to it from below."""
    assert rung(escalation=4.0) == pytest.approx(4.0 - 0.2 * 2.4)
    assert rung(escalation=1.0) == pytest.approx(1.0 + 0.2 * 0.6)


def test_armed_militias_climbed_with_russian_help() -> None:
    """Strong militias that Moscow helps wholly add half a rung a quarter (C23)."""
    help_them: dict[str, Rows] = {"proxies": {"russia": 1.0}}
    assert rung(militia=1.0, help=help_them) - rung(militia=0.0, help=help_them) == pytest.approx(0.5)


def test_the_top_rung_is_a_catastrophe() -> None:
    """Escalation that reaches the fifth rung has run away, and does not come back."""
    world, setting = sketch(escalation=4.9, strike_sites=1.5)
    then, _ = war(world, world, setting)
    assert then.catastrophe[0] == 1.0
    assert after(setting, then, 4).catastrophe[0] == 1.0
