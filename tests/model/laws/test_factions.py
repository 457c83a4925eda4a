import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.factions import crisis_hazard, factions, hazards, judged
from game.model.state.axes import IRAN, PUBLIC, RUSSIA, Array
from tests.sketch import Rows, after, lucky, section, sketch

LOSSES = st.floats(0.05, 1.0)


def target(**rows: Rows) -> Array:
    """Return by how much each faction's loyalty is drawn from the opening's, (2, F)."""
    world, setting = sketch(**rows)
    return (judged(world, setting.opening, setting.figures.factions) - setting.opening.loyalty)[:, :, 0]


def hazard(partner: int, unpaid: float, **rows: Rows) -> float:
    """Return the chance a quarter of a crisis, the factions missing a share of their pay."""
    world, setting = sketch(**{"loyalty": 0.6, "reserves": 20.0, "repression": 0.5, **rows})
    return float(crisis_hazard(np.full((2, 1), unpaid), world, world.loyalty, setting.figures.factions)[partner, 0])


def test_loyalty_is_judged_as_it_was_where_nothing_changed() -> None:
    """At the opening every faction is as loyal as it was."""
    assert not target().any()


def test_loyalty_is_judged_by_pay() -> None:
    """A guard corps paid a fifth less than at the opening is drawn a tenth down (C30)."""
    opening = sketch()[0].patronage[IRAN, 0, 0]
    assert target(patronage={"iran": {"irgc": float(opening - 0.2)}})[IRAN, 0] == pytest.approx(-0.1)


def test_loyalty_is_judged_kindly_under_threat() -> None:
    """A threat from outside rallies all factions, where the public resents the West (C25)."""
    rallied = target(threat={"russia": 1.0}, resentment={"russia": 0.6})[RUSSIA]
    assert rallied == pytest.approx([0.3 * 0.25 * 0.6] * 5, abs=1e-6)


def test_loyalty_of_the_public_is_judged_by_dependence_and_fear() -> None:
    """Dependence and repression make the public comply, and move no other faction (C32)."""
    more = target(dependence={"iran": 0.75}, repression={"iran": 0.82})[IRAN]
    assert more == pytest.approx([0.0, 0.0, 0.0, 0.0, 0.2 * 0.2 + 0.25 * 0.2], abs=1e-6)


def test_pressure_has_two_channels() -> None:
    """Lost pay lowers the public's loyalty, dependence made by sanctions raises it: neither sign is built in."""
    poorer = target(patronage={"russia": {"public": 0.5}})[RUSSIA, PUBLIC]
    captive = target(dependence={"russia": 0.9})[RUSSIA, PUBLIC]
    assert poorer < 0 < captive


def test_crisis_hazard_by_hand() -> None:
    """With all pay missed in Moscow, loyalty at 0.6 and half a buffer, the odds are those of the figures added up."""
    drive = -4.3 + 6 * 0.8 * 1.0 + 1 * 0.4 - 1 * 0.5 - 0.5 * 0.5 - 1 * 0.6
    assert hazard(RUSSIA, 1.0) == pytest.approx(1 / (1 + math.exp(-drive)))


@given(unpaid=LOSSES)
def test_crisis_hazard_hurts_the_more_personal_ruler_more(unpaid: float) -> None:
    """The same loss of pay raises the hazard more where rule is more personal (Escribà-Folch and Wright; C75)."""
    raised = {}
    for who, personal in (("institutional", 0.3), ("personal", 0.9)):
        figures = section("factions", personalism_iran=personal)
        world, _ = sketch(loyalty=0.6)
        with_loss, without = (
            crisis_hazard(np.full((2, 1), missed), world, world.loyalty, figures)[IRAN, 0] for missed in (unpaid, 0.0)
        )
        raised[who] = with_loss - without
    assert raised["personal"] > raised["institutional"] > 0


@pytest.mark.parametrize("calm", [{"reserves": 40.0}, {"repression": 0.9}, {"loyalty": 0.9}])
def test_crisis_hazard_is_lowered(calm: dict[str, Rows]) -> None:
    """Reserves, repression and loyalty each lower the chance of a crisis (C76)."""
    assert hazard(IRAN, 0.3, **calm) < hazard(IRAN, 0.3)


def test_crisis_hazard_is_small_when_all_are_paid() -> None:
    """A regime that pays everybody falls in fewer than two quarters of a hundred."""
    assert hazard(RUSSIA, 0.0) < 0.02
    assert hazard(IRAN, 0.0) < 0.02


def test_hazards_count_the_pay_that_is_missed() -> None:
    """The mean share of their due that factions miss raises the hazard; pay beyond what is due lowers nothing."""
    world, setting = sketch(patronage={"iran": 0.6, "russia": 1.4})
    figures = setting.figures.factions
    missed = np.array([[0.0], [0.4]])
    assert hazards(world, world.loyalty, figures) == pytest.approx(crisis_hazard(missed, world, world.loyalty, figures))


def test_a_crisis_happens_as_often_as_its_hazard_says() -> None:
    """Among four thousand worlds, regimes fall about as often as the hazard on the sheet."""
    world, setting = sketch(4096, patronage=0.3, loyalty=0.3)
    then, _ = factions(world, world, lucky(setting))
    for partner in (RUSSIA, IRAN):
        expected = then.hazard[partner].mean()
        assert abs((then.crisis[partner] >= 1).mean() - expected) < 5 * (expected / 4096) ** 0.5


def test_a_crisis_is_half_forgotten_a_quarter_later() -> None:
    """What is left of a crisis halves each quarter, but for the next one's chance."""
    world, setting = sketch(crisis={"iran": 1.0})
    assert after(setting, world).crisis[IRAN, 0] == pytest.approx(0.5)


def test_a_crackdown_frightens_for_a_while() -> None:
    """A firm crackdown closes a quarter of the room above; afterwards repression falls back."""
    world, setting = sketch(crackdown={"russia": 1.0}, repression={"russia": 0.6})
    then, _ = factions(world, world, setting)
    assert then.repression[RUSSIA, 0] == pytest.approx(0.6 + 0.25 * 0.4)
    assert after(setting, then, 8).repression[RUSSIA, 0] < then.repression[RUSSIA, 0]
