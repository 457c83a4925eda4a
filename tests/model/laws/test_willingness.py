import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.willingness import (
    entrapment,
    felt_differences,
    needs,
    outside_options,
    rivalry,
    strained,
    terms,
    third_ties,
    wishes,
)
from game.model.state.arithmetic import sigmoid, total
from game.model.state.axes import (
    ARMS,
    DIPLOMATIC,
    DOMAINS,
    INTERNAL_SECURITY,
    IRAN,
    NARRATIVE,
    NUCLEAR,
    PROXIES,
    RUSSIA,
    TRADE,
    Array,
)
from tests.sketch import Rows, section, sketch

FIGURES = section("willingness")
ALL = slice(None)


def reasons(**rows: Rows) -> dict[str, Array]:
    """Return the terms of the wish by cause, (D, 2), some rows set since the opening."""
    world, setting = sketch(**rows)
    return {cause: term[:, :, 0] for cause, term in terms(world, setting).items()}


def need(**rows: Rows) -> Array:
    """Return how much each needs the other, (D, 2)."""
    return needs(sketch(**rows)[0], FIGURES)[:, :, 0]


def wish(**rows: Rows) -> Array:
    """Return each side's wish, (D, 2)."""
    world, setting = sketch(**rows)
    return wishes(world, setting)[:, :, 0]


def test_wishes_are_the_sigmoid_of_their_reasons() -> None:
    """Reasons add up on the logit scale, and the wish is the share they stand for."""
    world, setting = sketch()
    expected = sigmoid(total(list(terms(world, setting).values())))
    np.testing.assert_allclose(wishes(world, setting), expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("cause", "low", "high", "sign"),
    [
        ("threat", {"threat": 0.2}, {"threat": 0.9}, +1),
        ("trust", {"trust": 0.2}, {"trust": 0.9}, +1),
        ("habit", {"help": 0.2}, {"help": 0.9}, +1),
        ("institutions", {"institutions": 0.2}, {"institutions": 0.9}, +1),
        ("institutions", {"clause": 0.0}, {"clause": 1.0}, +1),
        ("anchor", {"china_tolerance": 0.2}, {"china_tolerance": 0.9}, +1),
        ("need", {"arms_gap": 0.2, "air_defence_gap": 0.2}, {"arms_gap": 0.9, "air_defence_gap": 0.9}, +1),
        ("grievance", {"grievance": 0.2}, {"grievance": 0.9}, -1),
        ("differences", {"awareness": 0.2}, {"awareness": 0.9}, -1),
        ("outside_options", {"accommodation": 0.2}, {"accommodation": 0.9}, -1),
        ("denial", {"denial": 0.2}, {"denial": 0.9}, -1),
        ("entrapment", {"escalation": 2.0}, {"escalation": 4.5}, -1),
        ("third_ties", {"gulf_leverage": 0.0}, {"gulf_leverage": 1.0}, -1),
        ("rivalry", {"discount": 2.0}, {"discount": 12.0}, -1),
        ("strain", {"crisis": 0.0}, {"crisis": 1.0}, -1),
    ],
)  # fmt: skip
def test_terms_have_their_sign(cause: str, low: dict[str, Rows], high: dict[str, Rows], sign: int) -> None:
    """Each reason binds or divides as theory.md 6b says, and none works both ways at once."""
    change = reasons(**high)[cause] - reasons(**low)[cause]
    assert (sign * change >= 0).all()
    assert change.any()


def test_terms_leave_a_standing_inclination() -> None:
    """What no other reason accounts for is each side's own inclination, as the world has it."""
    assert np.array_equal(reasons(inclination=0.7)["inclination"], np.full((7, 2), 0.7))


def test_needs_fall_as_russia_builds_its_own_drones() -> None:
    """From three quarters localised to nine tenths, Moscow's need of Iranian arms falls by six tenths (Huang; X10)."""
    before, then = (need(substitutes={"russia": own}, arms_gap=0.4)[ARMS, RUSSIA] for own in (0.75, 0.9))
    assert then / before == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("domain", "partner", "rows", "expected"),
    [
        (ARMS, IRAN, {"air_defence_gap": 0.8, "substitutes": {"iran": 0.25}}, 0.6),
        (NUCLEAR, IRAN, {"threat": {"iran": 0.9}}, 0.9),
        (NUCLEAR, RUSSIA, {"arms_gap": 0.6, "substitutes": {"russia": 0.5}}, 0.15),
        (DIPLOMATIC, RUSSIA, {"threat": {"russia": 0.7}}, 0.7),
        (PROXIES, IRAN, {"gaza": 0.5}, 0.5),
        (PROXIES, RUSSIA, {"threat": {"russia": 0.8}, "syria": 0.5}, 0.4),
        (TRADE, RUSSIA, {"enforcement": {"russia": 0.5}, "payment_links": 0.5}, 0.65),
        (TRADE, IRAN, {"enforcement": {"iran": 0.1}, "payment_links": 0.0, "grain": 0.6}, 0.6),
        (INTERNAL_SECURITY, IRAN, {"loyalty": {"iran": {"public": 0.3}}, "crisis": 0.0}, 0.7),
        (INTERNAL_SECURITY, RUSSIA, {"crisis": {"russia": 1.0}}, 1.0),
        (NARRATIVE, RUSSIA, {"ukraine": 0.8}, 0.8),
    ],
)  # fmt: skip
def test_needs_by_domain(domain: int, partner: int, rows: dict[str, Rows], expected: float) -> None:
    """Each needs what it lacks and cannot replace: arms, a shield, a vote, a port, quiet at home, a story."""
    assert need(**rows)[domain, partner] == pytest.approx(expected)


def test_felt_differences_are_those_one_is_aware_of() -> None:
    """One issue of eight, wholly apart, wholly cared about and half known, is felt at a sixteenth."""
    world, _ = sketch(
        position={"russia": 0.0, "iran": 0.0},
        salience=1.0,
        awareness=0.0,
    )
    apart = world.position.copy()
    apart[RUSSIA, 0], apart[IRAN, 0] = 1.0, -1.0
    known = world.awareness.copy()
    known[:, 0] = 0.5
    assert felt_differences(world.but(position=apart, awareness=known))[:, 0] == pytest.approx([1 / 16, 1 / 16])


def test_felt_differences_unknown_divide_nobody() -> None:
    """A difference of which nobody is aware takes nothing off the wish (C20)."""
    assert not felt_differences(sketch(awareness=0.0)[0]).any()


def test_outside_options_are_washingtons_offer_and_chinas_warmth() -> None:
    """Half an accommodation, and half of a whole warmth with Beijing where half can be replaced, are three quarters."""
    rows: dict[str, Rows] = {
        "accommodation": 0.5,
        "tie": {"russia": {"china": 1.0}, "iran": {"china": -0.5}},
        "substitutes": 0.5,
    }
    assert outside_options(sketch(**rows)[0], FIGURES)[:, 0] == pytest.approx([0.75, 0.5])


def test_outside_options_never_exceed_all() -> None:
    """There is no more to have elsewhere than everything."""
    assert outside_options(sketch(accommodation=1.0, substitutes=1.0)[0], FIGURES).max() == 1.0


def test_entrapment_begins_above_the_safe_rung() -> None:
    """At two and a half rungs nobody fears the other's war; at four and a half Moscow fears it wholly, Tehran half."""
    rows: dict[str, Rows] = {"enrichment": 0.0}
    calm, danger = (entrapment(sketch(escalation=rung, **rows)[0], FIGURES)[:, :, 0] for rung in (2.5, 4.5))
    assert not calm.any()
    assert danger[ARMS].tolist() == [1.0, 0.5]
    assert not danger[[DIPLOMATIC, TRADE, INTERNAL_SECURITY, NARRATIVE]].any()


def test_entrapment_in_a_bomb_is_moscows_alone() -> None:
    """Close to a bomb Moscow shrinks from nuclear help, and Tehran does not (C43)."""
    near = entrapment(sketch(escalation=0.0, enrichment=0.97)[0], FIGURES)[:, :, 0]
    assert near[NUCLEAR].tolist() == pytest.approx([0.2, 0.0])
    assert np.count_nonzero(near) == 1


def test_third_ties_cost_moscow_what_it_risks() -> None:
    """The mean of half a warm Gulf, a warm Israel and a cool Washington is what siding with Tehran costs Moscow."""
    world, setting = sketch(
        gulf_leverage=0.0,
        accommodation=0.0,
        tie={"russia": {"gulf_states": 0.6, "israel": 0.3, "united_states": -0.8}},
    )
    assert third_ties(world, setting.figures)[ARMS, RUSSIA, 0] == pytest.approx((0.3 + 0.3 + 0.0) / 3)


def test_third_ties_cost_more_where_the_gulf_holds_moscows_money() -> None:
    """Leverage over forty billion in Gulf banks counts wholly; over none, not at all (C64, C65)."""
    costs = {}
    for money in (0.0, 40.0):
        world, setting = sketch(gulf_leverage=1.0, gulf_money=money)
        costs[money] = third_ties(world, setting.figures)[ARMS, RUSSIA, 0]
    assert costs[40.0] - costs[0.0] == pytest.approx(1 / 3)


def test_third_ties_do_not_touch_trade() -> None:
    """Third parties mind arms, votes and proxies, not grain."""
    world, setting = sketch(gulf_leverage=1.0)
    assert not third_ties(world, setting.figures)[[TRADE, INTERNAL_SECURITY, NARRATIVE]].any()


def test_rivalry_takes_four_hundredths_a_dollar_off_trade() -> None:
    """Ten dollars of discount in China take 0.4 logit off the wish to trade, a premium nothing (theory.md 4.4)."""
    world, _ = sketch(discount={"russia": {"china": -2.0}, "iran": {"china": 10.0}})
    found = rivalry(world, FIGURES)[:, :, 0]
    assert found[TRADE] == pytest.approx([0.0, 0.4])
    assert np.count_nonzero(found) == 1


def test_strained_treasuries_give_less() -> None:
    """Where pay fell by three tenths since the opening, each gives less of everything but security at home (C76)."""
    world, setting = sketch(patronage=sketch()[0].patronage.min() - 0.3)
    found = strained(world, setting.opening)[:, :, 0]
    assert (found[[domain for domain in range(len(DOMAINS)) if domain != INTERNAL_SECURITY]] >= 0.3 - 1e-9).all()
    assert not found[INTERNAL_SECURITY].any()


def test_a_strained_regime_in_crisis_gives_nothing_away() -> None:
    """A crisis strains wholly, and riches do not undo it."""
    world, setting = sketch(crisis={"iran": 1.0}, patronage=1.5)
    assert strained(world, setting.opening)[ARMS, :, 0].tolist() == [0.0, 1.0]


@given(denied=st.sampled_from(range(len(DOMAINS))))
def test_denial_works_in_its_domain_alone(denied: int) -> None:
    """A cost put on one domain lowers both sides' wish there and nowhere else (C21, C86)."""
    more = wish(denial={DOMAINS[denied]: 1.0}) - wish()
    assert (more[denied] < 0).all()
    assert np.count_nonzero(more) == 2
