import numpy as np
import pytest

from game.model.laws.ladder import bar, ladder, mending, threshold
from game.model.laws.margin import added_up, margin, offers_pull
from game.model.state.axes import ARMS, IRAN, RUSSIA
from game.model.state.codes import (
    ACTS,
    CLOSE,
    DENOUNCE,
    MOSCOW,
    ORDERED_DOWN,
    QUARREL,
    REASONS,
    SELL_OUT,
    SUSPEND,
    SUSPEND_UNPAID,
    TEHRAN,
    TEHRAN_MOVED,
    TIE_US_IR,
)
from game.model.state.deeds import MOVE_ROW, Deeds
from game.model.state.figures import Figures
from game.model.state.names import ROW
from game.model.state.rules import Rules
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import first_worlds, luck, rules

FIGURES = central()
LAW = FIGURES.ladder


def close_worlds(worlds: int = 1) -> WorldState:
    """Worlds at the opening in which the two are close."""
    return first_worlds(worlds).but(rung=np.full(worlds, CLOSE + 0.0))


def with_offer(state: WorldState, side: int, size: float, word: float) -> WorldState:
    """Worlds with an offer of Washington's open, that allies do not block, and its word as given."""
    words, offer = state.word.copy(), state.offer.copy()
    words[2], offer[side] = word, size
    return state.but(word=words, offer=offer, offer_veto=state.offer_veto * 0)


def test_the_margin_at_the_opening_is_what_the_figures_say() -> None:
    """Every term but each capital's inclination is nought where nothing has changed, dependence aside."""
    terms = margin(close_worlds(), Deeds.none(1), FIGURES)
    for row, reason in enumerate(REASONS):
        if reason not in {"character", "dependence", "exchange", "third_parties"}:
            assert terms[row] == pytest.approx(0, abs=1e-5), reason
    z = added_up(terms)
    assert z[RUSSIA, 0] == pytest.approx(LAW.rest_russia, abs=0.02)
    assert z[IRAN, 0] == pytest.approx(LAW.rest_iran, abs=0.02)


def test_grievance_and_affront_by_hand() -> None:
    """Tehran's margin falls by the figure times what grievance rose, and by that of an affront."""
    state = close_worlds()
    worse = state.but(grievance=state.grievance + 0.2, affront=state.affront + 0.1)
    fall = added_up(margin(state, Deeds.none(1), FIGURES)) - added_up(margin(worse, Deeds.none(1), FIGURES))
    assert fall[IRAN, 0] == pytest.approx(0.2 * LAW.grievance + 0.1 * LAW.affront, abs=1e-5)


def test_each_rung_lower_is_dearer_to_leave() -> None:
    """Thresholds rise by the step downwards from close, and by another upwards."""
    low = threshold(np.array([5.0, 4.0, 3.0]), FIGURES)
    assert np.diff(low) == pytest.approx([LAW.down_step, LAW.down_step])
    assert threshold(np.array([6.0]), FIGURES)[0] == pytest.approx(LAW.down + LAW.down_above)


def test_going_up_takes_more_than_staying() -> None:
    """Hysteresis: to reach a rung takes at least .2 more than to stay on it, and .35 more for being close."""
    rungs = np.arange(1.0, 7.0)
    further = bar(rungs, FIGURES) - threshold(rungs + 1, FIGURES)
    assert further.min() > 0.2
    assert further[3] > 0.35


def test_an_offer_counts_only_above_the_rung_that_it_demands() -> None:
    """A large offer demands strained relations: once there it pulls no more, but counts against a step up."""
    state = with_offer(close_worlds(), RUSSIA, 0.8, 0.7)
    above = offers_pull(state, Deeds.none(1), FIGURES, counted=True)[RUSSIA, 0]
    assert above == pytest.approx(0.8 * LAW.off_window, abs=1e-5)
    met = state.but(rung=np.array([3.0]))
    assert offers_pull(met, Deeds.none(1), FIGURES, counted=True)[RUSSIA, 0] == 0
    assert offers_pull(met, Deeds.none(1), FIGURES, counted=False)[RUSSIA, 0] > 0


def test_an_unbelieved_offer_binds_the_pair() -> None:
    """With a word of .05 the pull is negative: −.9 of the offer by the figure."""
    state = with_offer(close_worlds(), IRAN, 0.5, 0.05)
    assert offers_pull(state, Deeds.none(1), FIGURES, counted=True)[IRAN, 0] == pytest.approx(-0.5 * LAW.trick)


def test_a_ripe_moment_more_than_doubles_an_offer() -> None:
    """In Tehran's opening the pull is 1.42 of the offer, out of it .65."""
    state = with_offer(close_worlds(), IRAN, 0.5, 0.7)
    tide = state.tide.copy()
    tide[TEHRAN] = 1
    ripe = offers_pull(state.but(tide=tide), Deeds.none(1), FIGURES, counted=True)[IRAN, 0]
    assert ripe == pytest.approx(0.5 * LAW.in_window)


def stepped(state: WorldState, deeds: Deeds, figures: Figures = FIGURES, seed: int = 1) -> WorldState:
    """The worlds after the ladder's phase."""
    return ladder(state, deeds, Rules(figures, luck(state.worlds, seed), 20))


def test_a_sell_out_is_an_act_with_an_author_and_a_price() -> None:
    """Ordered to take a believed, large offer, Tehran leaves by two rungs in about half of all worlds or more."""
    state = with_offer(close_worlds(400), IRAN, 0.9, 0.8)
    tide = state.tide.copy()
    tide[TEHRAN] = 1
    deeds = Deeds.none(400)
    deeds.moves[MOVE_ROW["ir.take_offer"]] = 1
    after = stepped(state.but(tide=tide), deeds)
    sold = after.sold[IRAN] > 0
    assert sold.mean() > 0.4
    assert (after.act[sold] == SELL_OUT).all()
    assert (after.mover[sold] == TEHRAN_MOVED).all()
    assert (after.rung[sold] == 3).all()
    assert after.price[sold] == pytest.approx(2 * LAW.price_a_rung)
    assert (after.deal[IRAN][sold] == 1).all()
    assert after.tie[TIE_US_IR][sold] == pytest.approx(-0.8 + LAW.sold_tie, abs=1e-6)
    assert REASONS[int(after.reason[sold][0]) - 1] == "offer"
    hurt = after.grievance[RUSSIA][sold] - state.grievance[RUSSIA][sold]
    assert hurt == pytest.approx(LAW.betrayed_grievance, abs=1e-6)


def test_an_ordered_step_comes_first_and_has_its_author() -> None:
    """Moscow suspends by order in every world: one rung down, an ordered act, and arms held back from rung 2."""
    state = close_worlds(50).but(rung=np.full(50, 3.0))
    deeds = Deeds.none(50)
    deeds.jumps[ROW["ladder"]] = -1
    deeds.moves[MOVE_ROW["ru.suspend"]] = 1
    after = stepped(state, deeds)
    assert (after.rung == 2).all()
    assert (after.mover == MOSCOW).all()
    assert (after.act == ORDERED_DOWN).all()
    assert not after.breaking_act.any()
    assert after.suspended[RUSSIA, ARMS] == pytest.approx(LAW.held_for)
    assert not after.suspended[IRAN].any()


@pytest.mark.parametrize(
    ("move", "overdue", "author", "act"),
    [
        ("ir.withhold", 0.3, TEHRAN_MOVED, SUSPEND_UNPAID), ("ir.withhold", 0.1, TEHRAN_MOVED, SUSPEND),
        ("ru.suspend", 0.3, MOSCOW, SUSPEND), ("", 0.3, TEHRAN_MOVED, DENOUNCE),
    ],
)  # fmt: skip
def test_an_ordered_break_is_remembered_by_what_it_means(move: str, overdue: float, author: int, act: int) -> None:
    """Drones held back over open debts break over what is unpaid, whoever says so by order."""
    state = close_worlds(20).but(rung=np.full(20, 2.0), turn=6)
    overdues = state.overdue.copy()
    overdues[RUSSIA] = overdue
    deeds = Deeds.none(20)
    deeds.jumps[ROW["ladder"]] = -1
    if move:
        deeds.moves[MOVE_ROW[move]] = 1
    after = stepped(state.but(overdue=overdues), deeds)
    assert (after.act == ORDERED_DOWN).all()
    assert (after.breaking_act == act).all()
    assert (after.breaker == author).all()


def test_the_first_break_is_noted_with_its_author() -> None:
    """A step down from 2 is the break: its quarter and its author are kept."""
    state = close_worlds(20).but(rung=np.full(20, 2.0), turn=6)
    deeds = Deeds.none(20)
    deeds.jumps[ROW["ladder"]] = -1
    deeds.moves[MOVE_ROW["ir.withhold"]] = 1
    after = stepped(state, deeds)
    assert (after.rung == QUARREL).all()
    assert (after.broke == 7).all()
    assert (after.breaker == TEHRAN_MOVED).all()


def test_payments_and_apologies_mend() -> None:
    """In a quarrel each eases the way up by its figure; between partners that work together neither counts."""
    deeds = Deeds.none(1)
    deeds.moves[MOVE_ROW["ru.pay"]] = 1
    deeds.moves[MOVE_ROW["ir.apologise"]] = 1
    low = close_worlds().but(rung=np.array([1.0]), rung_quarters=np.zeros(1))
    assert mending(low, deeds, FIGURES)[0] == pytest.approx(LAW.pays + LAW.apologises)
    assert mending(close_worlds(), deeds, FIGURES)[0] == 0


def test_most_worlds_stay_where_they_are_in_a_quarter_without_news() -> None:
    """At the opening fewer than one world in ten steps down, and every step has an act that exists."""
    after = ladder(close_worlds(2000), Deeds.none(2000), rules(2000))
    down = after.rung < CLOSE
    assert down.mean() < 0.1
    assert set(np.unique(after.act[after.mover > 0])) <= set(range(1, len(ACTS)))
