import numpy as np
import pytest

from game.model.laws.ties import corridors, institutions, offers, take_up, warmed
from game.model.state.axes import CAUCASUS, GULF, GULF_ISSUE, IRAN, ISRAEL, RUSSIA, UNITED_STATES
from game.model.state.world import World
from tests.sketch import Rows, lucky, section, sketch

FIGURES = section("ties")


def drifted(**rows: Rows) -> World:
    """Return the world after ties drifted for a quarter."""
    world, setting = sketch(**rows)
    return warmed(world, setting.opening, FIGURES)


def opened(**rows: Rows) -> World:
    """Return the world after the corridors moved from the opening's to those given."""
    world, setting = sketch(**rows)
    return corridors(world, setting.opening, FIGURES)[0]


def chance(**rows: Rows) -> tuple[float, float]:
    """Return the chances that Moscow, and that Tehran, takes up an offer made to it alone; a whole one unless set."""
    plain: dict[str, Rows] = {"credibility": 0.8, "cohesion": 0.6, "binding": 0.0}
    size = rows.pop("offer", 1.0)
    russia = sketch(**{**plain, **rows}, offer={"russia": size, "iran": 0.0})[0]
    iran = sketch(**{**plain, **rows}, offer={"russia": 0.0, "iran": size})[0]
    return float(take_up(russia, FIGURES)[RUSSIA, 0]), float(take_up(iran, FIGURES)[IRAN, 0])


def test_ties_warmed_by_a_visit_cool_again() -> None:
    """Six hundredths of what a tie gained is lost a quarter later."""
    opening = sketch()[0].tie[RUSSIA, UNITED_STATES, 0]
    found = drifted(tie={"russia": {"united_states": float(opening + 0.5)}}, gaza=0.0)
    assert found.tie[RUSSIA, UNITED_STATES, 0] == pytest.approx(opening + 0.47)


def test_ties_warmed_or_chilled_are_the_same_from_both_sides() -> None:
    """What Moscow feels for Israel, Israel feels for Moscow."""
    found = drifted(gaza=1.0, hormuz=0.3).tie
    assert np.array_equal(found, np.swapaxes(found, 0, 1))


def test_war_around_israel_chills_moscows_tie_with_it() -> None:
    """Three tenths more war take 0.024 off (C61)."""
    gaza = float(sketch()[0].gaza[0])
    colder = drifted(gaza=gaza + 0.3).tie[RUSSIA, ISRAEL, 0] - drifted(gaza=gaza).tie[RUSSIA, ISRAEL, 0]
    assert colder == pytest.approx(-0.08 * 0.3)


def test_a_closed_strait_chills_tehrans_tie_with_the_gulf() -> None:
    """Closing Hormuz wholly takes three tenths off in a quarter."""
    assert drifted(hormuz=0.0).tie[IRAN, GULF, 0] - drifted().tie[IRAN, GULF, 0] == pytest.approx(-0.3)


def test_gulf_money_warmed_moscow_to_the_gulfs_view() -> None:
    """With leverage and much money in its banks the Gulf draws Moscow's position on the islands (C64, C65)."""
    world, _ = sketch()
    gap = world.position[GULF, GULF_ISSUE, 0] - world.position[RUSSIA, GULF_ISSUE, 0]
    drawn = drifted(gulf_leverage=1.0, gulf_money=40.0).position - world.position
    assert drawn[RUSSIA, GULF_ISSUE, 0] == pytest.approx(0.06 * 0.8 * gap)
    assert np.count_nonzero(drawn) == 1


def test_a_corridor_run_by_moscow_divides() -> None:
    """Where Moscow's corridor advances, Tehran is slighted and cares more about the Caucasus (C59)."""
    before, found = sketch()[0], opened(corridor_moscow=0.5)
    assert found.slight[IRAN, 0] == pytest.approx(0.3 + 0.3 * 0.7, abs=1e-5)
    assert found.salience[IRAN, CAUCASUS, 0] > before.salience[IRAN, CAUCASUS, 0]


def test_a_corridor_run_by_the_west_slights_nobody() -> None:
    """Where Washington's corridor advances, Tehran has nothing to hold against Moscow."""
    before, found = sketch()[0], opened(corridor_west=0.6)
    assert np.array_equal(found.slight, before.slight)
    assert found.salience[IRAN, CAUCASUS, 0] > before.salience[IRAN, CAUCASUS, 0]


def test_corridors_that_fall_back_move_nobody() -> None:
    """A corridor that retreats neither slights nor soothes."""
    before, found = sketch()[0], opened(corridor_moscow=0.0, corridor_west=0.0)
    assert np.array_equal(found.slight, before.slight)
    assert np.array_equal(found.salience, before.salience)


def test_take_up_by_hand() -> None:
    """A whole offer to Moscow, believed at 0.8, of which allies block 0.36, against Tehran's help and face."""
    world, _ = sketch()
    given = world.help[:, IRAN, 0].mean()
    odds = 3 * (1.0 * 0.8 * 0.64 * 3.5 - 0.8 * given - 0.5)
    assert chance()[0] == pytest.approx(1 / (1 + np.exp(-odds)))


def test_take_up_needs_an_offer() -> None:
    """Where none stands, or only a gesture, nobody takes it up."""
    assert chance(offer=0.0) == (0.0, 0.0)
    assert chance(offer=0.04) == (0.0, 0.0)


@pytest.mark.parametrize(
    "worse",
    [{"credibility": 0.4}, {"cohesion": 0.95}, {"help": 0.9}, {"offer": 0.5}, {"binding": 1.0}],
    ids=["disbelieved", "vetoed", "well helped", "small", "bound"],
)
def test_take_up_is_less_likely(worse: dict[str, Rows]) -> None:
    """Low credibility, allies who object, a helpful partner, a small offer and a counter-offer each lower it."""
    plain, found = chance(), chance(**worse)
    assert found[0] < plain[0]
    assert found[1] < plain[1]


def test_take_up_of_a_promise_nobody_believes_is_rare() -> None:
    """A whole offer by a Washington believed at a fifth is taken up less than half as often as one believed wholly."""
    disbelieved, believed = chance(credibility=0.2), chance(credibility=1.0)
    assert disbelieved[0] < believed[0] / 2
    assert disbelieved[1] < believed[1] / 2


def test_take_up_of_offers_to_both_is_rare() -> None:
    """What is offered to both is worth less to each: accommodation has to be selective (Crawford)."""
    both = take_up(sketch(credibility=0.8, cohesion=0.6, binding=0.0, offer=0.6)[0], FIGURES)[:, 0]
    assert (both < np.array(chance(offer=0.6)) / 2).all()


def test_take_up_is_held_back_by_the_partners_counter_offer() -> None:
    """When Tehran binds with offers, Moscow is held, and Tehran is not (Izumikawa)."""
    bound = chance(binding={"iran": 1.0})
    assert bound[0] < chance()[0]
    assert bound[1] == chance()[1]


def test_offers_taken_become_accommodation() -> None:
    """Where a whole offer is taken, six tenths of it are felt, the tie warms and the allies pay."""
    world, setting = sketch(256, offer={"russia": 1.0}, accommodation=0.0, credibility=1.0, cohesion=0.5)
    found, _ = offers(world, lucky(setting))
    took = found.accommodation[RUSSIA] > 0
    assert 0 < took.sum() < 256
    assert found.accommodation[RUSSIA][took] == pytest.approx(0.6)
    assert (found.tie[RUSSIA, UNITED_STATES] > world.tie[RUSSIA, UNITED_STATES]).tolist() == took.tolist()
    assert (found.cohesion < world.cohesion).tolist() == took.tolist()


def test_offers_left_standing_lapse() -> None:
    """Four tenths of an offer that nobody took are gone a quarter later, and one taken no longer stands."""
    world, setting = sketch(256, offer={"russia": 1.0}, credibility=1.0, cohesion=0.5)
    found, _ = offers(world, lucky(setting))
    took = found.accommodation[RUSSIA] > world.accommodation[RUSSIA]
    assert found.offer[RUSSIA][took] == pytest.approx(0.0)
    assert found.offer[RUSSIA][~took] == pytest.approx(0.6)


def test_institutions_grow_on_use() -> None:
    """Where both help wholly, institutions grow by a fiftieth of their room, and more with links and rails (C52)."""
    plain: dict[str, Rows] = {"institutions": 0.5, "help": 1.0, "payment_links": 0.0, "railway": 0.0}
    alone, linked = (
        institutions(sketch(**{**plain, **more})[0], FIGURES).institutions[0]
        for more in ({}, {"payment_links": 1.0, "railway": 1.0})
    )
    assert alone == pytest.approx(0.5 * 0.99 + 0.02 * 0.5)
    assert linked == pytest.approx(0.5 * 0.99 + 0.02 * 0.5 * 1.8)


def test_institutions_rust_without_use() -> None:
    """Where nobody helps, a hundredth goes each quarter (C37)."""
    assert institutions(sketch(institutions=0.5, help=0.0)[0], FIGURES).institutions[0] == pytest.approx(0.495)
