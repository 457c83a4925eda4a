import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.beliefs import (
    after_votes,
    aware,
    beliefs,
    credible,
    grievances,
    shared_threat,
    threats,
    trust_entries,
)
from game.model.state.axes import CAUCASUS, IRAN, ISRAEL_ISSUE, PARTNERS, RUSSIA, Array
from tests.sketch import Rows, lucky, placed, section, sketch

FIGURES = section("beliefs")
NEUTRAL: dict[str, Rows] = {"slight": 0.0, "memory": 0.0, "promised": 0.0, "institutions": 0.0, "clause": 0.0}
SHARES = st.floats(0.0, 1.0)


def entries(**rows: Rows) -> dict[str, tuple[float, float]]:
    """Return what pushes each side's trust by cause, some rows set since a neutral opening, log-odds."""
    before, setting = sketch(**NEUTRAL)
    found = trust_entries(placed(before, rows), before, setting)
    return {cause: (float(push[RUSSIA, 0]), float(push[IRAN, 0])) for cause, push in found.items()}


def seen(**rows: Rows) -> Array:
    """Return the threat each sees a quarter later, (2,)."""
    world, setting = sketch(**rows)
    return threats(world, setting)[:, 0]


def felt(**rows: Rows) -> Array:
    """Return the grievance of each a quarter later, from none, (2,)."""
    plain: dict[str, Rows] = {"grievance": 0.0, "slight": 0.0, "promised": 0.0, "pressed": 0.0, "complaint": 0.0}
    return grievances(sketch(**{**plain, **rows})[0], FIGURES)[:, 0]


def test_trust_entries_are_nothing_where_nothing_happened() -> None:
    """In a quarter in which nothing was owed, given, said or threatened, no entry pushes trust."""
    assert {cause: push for cause, push in entries().items() if max(abs(one) for one in push) > 1e-5} == {}


@pytest.mark.parametrize(
    ("cause", "rows", "pushed"),
    [
        ("promises_unmet", {"promised": {"russia": 1.0}}, (0.0, -0.06)),
        ("promises_unmet", {"promised": {"russia": 1.0}, "pressed": {"iran": 1.0}}, (0.0, -0.06 * 1.6)),
        ("slights", {"slight": {"iran": 0.5}}, (0.0, -0.1)),
        ("slights", {"slight": {"iran": 0.5}, "memory": {"iran": 0.5}}, (0.0, -0.15)),
        ("detente", {"accommodation": {"russia": 1.0}}, (0.0, -0.3)),
        ("votes", {"shield": {"russia": 1.0}}, (0.0, 0.08)),
        ("votes", {"shield": {"russia": -1.0}}, (0.0, 0.0)),
        ("binding", {"binding": {"iran": 1.0}}, (0.06, 0.0)),
        ("complaints", {"complaint": {"iran": 1.0}}, (-0.08, 0.0)),
        ("routine", {"institutions": 0.5, "clause": 0.5}, (0.1, 0.1)),
    ],
)  # fmt: skip
def test_trust_entries_by_cause(cause: str, rows: dict[str, Rows], pushed: tuple[float, float]) -> None:
    """Each cause pushes the trust of whoever it is done to, by its figure (theory.md 4.2, 6b)."""
    assert entries(**rows)[cause] == pytest.approx(pushed, abs=1e-9)


def test_trust_entries_for_a_promise_kept() -> None:
    """Half a package delivered raises Tehran's trust by half its figure."""
    world, setting = sketch(**{**NEUTRAL, "promised": {"russia": 0.2}})
    before, _ = sketch(**{**NEUTRAL, "promised": {"russia": 0.7}})
    assert trust_entries(world, before, setting)["promises_kept"][:, 0] == pytest.approx([0.0, 0.5])


def test_trust_entries_for_help_received() -> None:
    """Tehran trusts more when Moscow gives more than at the opening."""
    given_now = np.array(sketch()[0].help[:, RUSSIA, 0]) + 0.1
    world, setting = sketch(**NEUTRAL)
    more = world.but(help=np.stack([given_now[:, None], world.help[:, IRAN]], axis=1))
    assert trust_entries(more, world, setting)["help_received"][:, 0] == pytest.approx([0.0, 0.04])


def test_trust_entries_pull_back_to_the_openings_trust() -> None:
    """History weighs: trust two tenths above the opening's is drawn down by a tenth (C11)."""
    opening = sketch()[0].trust[IRAN, 0]
    assert entries(trust={"iran": float(opening + 0.2)})["return"] == pytest.approx((0.0, -0.1))


def test_trust_entries_from_evidence_have_its_sign() -> None:
    """A believed campaign takes trust, a disbelieved one gives it."""
    assert entries(exposure=1.0, credibility=0.9)["evidence"][IRAN] < 0
    assert entries(exposure=1.0, credibility=0.2)["evidence"][IRAN] > 0


def test_shared_threat_is_what_both_feel() -> None:
    """Threat that one alone feels is not shared, and what is shared is the same for both (Weitsman; C05)."""
    opening, _ = sketch(threat=0.5)
    alone, both = (shared_threat(sketch(threat=rows)[0], opening)[:, 0] for rows in ({"russia": 0.9, "iran": 0.5}, 0.8))
    assert alone.tolist() == [0.0, 0.0]
    assert both == pytest.approx([0.3, 0.3])


@pytest.mark.parametrize(("shield", "sting"), [(0.0, 0.25), (0.5, 0.125), (1.0, 0.0), (-1.0, 0.25)])
def test_after_votes_it_stings_where_moscow_did_not_shield(shield: float, sting: float) -> None:
    """A forced vote without a veto slights Tehran, half a veto half as much, an abstention wholly (T6; C44)."""
    world, _ = sketch(slight=0.0, shield={"russia": shield})
    assert after_votes(world, np.array([1.0]), FIGURES).slight[:, 0] == pytest.approx([0.0, sting])


def test_after_votes_nobody_forced_nobody_is_slighted() -> None:
    """Abstaining stings only when a vote is forced."""
    world, _ = sketch(slight=0.0, shield={"russia": -1.0})
    assert not after_votes(world, np.array([0.0]), FIGURES).slight.any()


def test_a_forced_vote_is_taken_a_quarter_later() -> None:
    """Tabled in one quarter, a text is voted on in the next, so that Moscow can answer it."""
    tabled, setting = sketch(slight=0.0, forced_vote=1.0)
    quiet, _ = sketch(slight=0.0)
    at_once, later = (beliefs(world, before, setting)[0] for world, before in ((tabled, quiet), (quiet, tabled)))
    assert (at_once.slight[IRAN, 0], later.slight[IRAN, 0] > 0) == (0.0, True)


@pytest.mark.parametrize(
    "rows", [{"slight": 1.0}, {"promised": 1.0}, {"complaint": 1.0}, {"pressed": 1.0, "threat": 1.0, "help": 0.3}]
)
def test_grievances_rise_more_steeply_in_tehran(rows: dict[str, Rows]) -> None:
    """The same slight, debt, complaint or refusal makes 1.6 times the grievance in Tehran (C70)."""
    moscow, tehran = felt(**rows)
    assert tehran == pytest.approx(1.6 * moscow)
    assert moscow > 0


def test_grievances_come_of_asking_for_more_than_is_given() -> None:
    """A threatened Tehran that presses for delivery and gets three tenths is aggrieved by the rest (Izumikawa)."""
    asked = felt(pressed={"iran": 1.0}, threat={"iran": 1.0}, help=0.3)
    assert asked[IRAN] == pytest.approx(1.6 * 0.12 * 0.7)
    assert felt(pressed={"iran": 1.0}, threat={"iran": 0.2}, help=0.3)[IRAN] == 0.0


def test_grievances_fade() -> None:
    """Nine hundredths go in a quiet quarter."""
    assert felt(grievance=0.5) == pytest.approx([0.455, 0.455])


def test_threats_left_alone_stay() -> None:
    """With nothing changed since the opening both see the threat they saw."""
    assert seen() == pytest.approx(sketch()[0].threat[:, 0])


@pytest.mark.parametrize(
    "rows", [{"lumping": 1.0}, {"corridor_west": 0.6}, {"enforcement": 0.8}], ids=["lumped", "corridor", "squeezed"]
)
def test_threats_to_both_unite(rows: dict[str, Rows]) -> None:
    """Treating both as one, pressing both alike, and a corridor run by the West raise both sides' threat (C59, C72)."""
    assert (seen(**rows) > seen()).all()


def test_threats_of_a_strike_are_tehrans() -> None:
    """A firm strike on Iran raises Tehran's threat by its figure and pace, and Moscow's not at all."""
    assert seen(strike_sites=1.0, threat=0.5) - seen(threat=0.5) == pytest.approx([0.0, 0.35 * 0.4])


def test_threats_of_the_war_in_ukraine_are_moscows() -> None:
    """More war in Ukraine is felt in Moscow alone (C07)."""
    more = seen(ukraine=1.0) - seen()
    assert (more[RUSSIA] > 0, more[IRAN]) == (True, 0.0)


def test_threats_from_pressure_on_one_alone_stay_with_it() -> None:
    """Enforcement on Moscow alone does not raise Tehran's threat: no shared enemy is made."""
    enforced = seen(enforcement={"russia": 0.9}) - seen()
    assert (enforced[RUSSIA] > 0, abs(enforced[IRAN]) < 0.01) == (True, True)


def test_threats_are_calmed_by_an_accommodation() -> None:
    """Whoever Washington has come to terms with sees less threat in it."""
    assert seen(accommodation={"russia": 1.0})[RUSSIA] < seen()[RUSSIA]


def learnt(**rows: Rows) -> Array:
    """Return what each is newly aware of after a quarter, from the opening's awareness, (2, K)."""
    world, setting = sketch(**{"slight": 0.0, "releases": 0.0, **rows})
    return (aware(world, setting.opening, FIGURES) - world.awareness)[:, :, 0]


def test_aware_of_what_is_exposed() -> None:
    """A firm first campaign on Israel closes a quarter of what each did not know, a tenth of it soon forgotten."""
    unknown = 1 - sketch()[0].awareness[:, ISRAEL_ISSUE, 0]
    found = learnt(exposure={"israel": 1.0})
    assert found[:, ISRAEL_ISSUE] == pytest.approx(0.25 * 0.9 * unknown)
    assert np.count_nonzero(found) == 2


def test_aware_of_the_caucasus_after_a_slight() -> None:
    """A slight teaches Tehran what Moscow wants in the Caucasus, and Moscow nothing (C59)."""
    found = learnt(slight={"iran": 1.0})
    assert found[IRAN, CAUCASUS] > 0
    assert np.count_nonzero(found) == 1


def test_aware_no_longer_of_what_is_old() -> None:
    """A tenth of what was learnt beyond the opening's is forgotten each quarter."""
    known = sketch()[0].awareness[IRAN, ISRAEL_ISSUE, 0]
    assert learnt(awareness={"iran": {"israel": float(known + 0.2)}})[IRAN, ISRAEL_ISSUE] == pytest.approx(-0.02)


def trusted(**rows: Rows) -> float:
    """Return the credibility of US words a quarter later."""
    world, setting = sketch(**rows)
    return float(credible(world, setting.opening, FIGURES)[0])


def test_credible_words_are_worn_by_campaigns() -> None:
    """A firm campaign on unmet promises wears three hundredths off, lumping half as much (C27)."""
    assert trusted(exposed_promises=1.0) == pytest.approx(0.97 * trusted())
    assert trusted(lumping=1.0) == pytest.approx(0.985 * trusted())


def test_credible_words_are_restored_by_time() -> None:
    """Eight hundredths of what was lost come back in a quarter."""
    opening = float(sketch()[0].credibility[0])
    assert trusted(credibility=opening - 0.5) == pytest.approx(opening - 0.46)


@given(slight=SHARES, promised=SHARES, exposure=st.floats(0, 4), trust=st.floats(0.01, 0.99), shield=st.floats(-4, 4))
def test_named_entries_add_up_to_the_change_of_trust(
    slight: float, promised: float, exposure: float, trust: float, shield: float
) -> None:
    """Whatever happened, the events of the phase sum to what trust gained or lost."""
    world, setting = sketch(slight=slight, promised=promised, exposure=exposure, trust=trust, shield=shield)
    then, explained = beliefs(world, world, lucky(setting))
    for partner, name in enumerate(PARTNERS):
        parts = [event.amount[0] for event in explained() if event.path == f"trust.{name}"]
        assert sum(parts) == pytest.approx(then.trust[partner, 0] - world.trust[partner, 0], abs=1e-9)


def test_each_sees_the_entries_of_its_own_trust() -> None:
    """Why Moscow trusts less is for Moscow to know, and why Tehran does for Tehran."""
    world, setting = sketch()
    _, explained = beliefs(world, world, setting)
    assert {(event.path, event.seen_by) for event in explained()} == {(f"trust.{name}", (name,)) for name in PARTNERS}


def test_a_slight_fades_by_half() -> None:
    """Half the sting is gone a quarter later: campaigns are best just after it."""
    world, setting = sketch(slight=0.8)
    assert beliefs(world, world, setting)[0].slight[:, 0] == pytest.approx([0.4, 0.4])


def test_releases_are_counted_and_forgotten() -> None:
    """This quarter's releases are added to those still remembered."""
    world, setting = sketch(releases=10.0, declassified=1.0, exposed_promises=1.0)
    assert beliefs(world, world, setting)[0].releases[0] == pytest.approx(10 * 0.88 + 2)
