"""The calendar by hand: clocks that run on, what runs out, and what each quarter forgets."""

import pytest

from game.model.laws.calendar import clocks, elections, faded
from game.model.state.codes import BARGAIN, PRESSURE, RESTRAINT
from game.model.state.ruleset import central
from tests.model.sketch import Fated, Numbers, changed, first_worlds, rules

FIGURES = central()
LAW = Numbers(FIGURES.calendar)
RUN_ON = (
    *("since_slight", "since_delivery", "since_militia_struck", "since_killed", "rung_quarters", "ukraine_quarters"),
    *("war_quarters", "waters_quarters", "snapback_quarters", "oil_pact_quarters"),
)


@pytest.mark.parametrize("name", [*RUN_ON, "since_struck", "regime_quarters", "ruler_quarters", "offer_quarters"])
def test_clocks_run_on(name: str) -> None:
    """One quarter more."""
    assert getattr(clocks(changed(first_worlds(), **{name: 3.0}), 5, FIGURES), name) == pytest.approx(4)


@pytest.mark.parametrize("name", ["binding", "suspended", "listed_bank", "red_line_china"])
def test_what_runs_out(name: str) -> None:
    """One quarter less, and never less than none."""
    for before, after in ((3.0, 2), (0.0, 0)):
        assert getattr(clocks(changed(first_worlds(), **{name: before}), 5, FIGURES), name) == pytest.approx(after)


def test_deals_and_elections_are_counted() -> None:
    """A deal's clock runs while it is in force; in the fifth quarter three are left of the half term."""
    after = clocks(changed(first_worlds(), deal=[1.0, 0.0], deal_quarters=3.0), 5, FIGURES)
    assert after.deal_quarters[:, 0] == pytest.approx([4, 0])
    assert after.until_election[0] == pytest.approx(LAW.half_term - (5 + LAW.gone) % LAW.half_term)


def test_words_are_forgotten() -> None:
    """Every word goes to a half at one pace, Washington's to its own figure at its own."""
    after = faded(changed(first_worlds(), word=0.8), FIGURES).word[:, 0]
    others, own = 0.8 + LAW.word_forget * (0.5 - 0.8), 0.8 + LAW.word_us_pace * (LAW.word_us - 0.8)
    assert after == pytest.approx([others, others, own, others, others, others])


@pytest.mark.parametrize(("stay", "left"), [(True, 1), (False, 0)])
def test_a_new_administration(stay: bool, left: float) -> None:
    """It keeps the former's offers and deals or does not; half its word is drawn anew."""
    turn = int(LAW.term + 1 - LAW.gone)
    luck = Fated(1, ("election.deals",) if stay else (), turn)
    state = changed(first_worlds(), offer=0.4, deal=1.0, deal_quarters=3.0, word={2: 0.6})
    after = elections(state, turn, rules(1, luck))
    assert after.offer[:, 0] == pytest.approx([0.4 * left, 0.4 * left])
    assert after.deal[:, 0] == pytest.approx([left, left])
    assert after.deal_quarters[:, 0] == pytest.approx([3 * left, 3 * left])
    assert after.word[2, 0] == pytest.approx(0.3 + LAW.word_us_drawn / 2)


@pytest.mark.parametrize(
    ("drawn", "kind"),
    [
        (("election.pressure",), PRESSURE), (("election.bargain",), BARGAIN), ((), RESTRAINT),
        (("election.pressure", "election.bargain"), PRESSURE),
    ],
)  # fmt: skip
def test_which_administration_comes(drawn: tuple[str, ...], kind: int) -> None:
    """One of pressure where luck says so, else one that bargains where luck says that, else one of restraint."""
    turn = int(LAW.term + 1 - LAW.gone)
    state = changed(first_worlds(), administration=9.0)
    assert elections(state, turn, rules(1, Fated(1, drawn, turn))).administration[0] == kind
