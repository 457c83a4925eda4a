"""Claims about the record replayed: who is told what, that forecasts are of one quarter, and that scores are honest."""

from pathlib import Path

import attrs
import numpy as np
import pytest

from game.model.files.faults import ScenarioFaults
from game.model.levers.catalogue import seat_of
from game.model.scenario.setup_files import faults_of, shipped_levers
from game.model.state.axes import Array
from game.studies.evidence import record_replay as replay
from game.studies.evidence import record_scores as scores
from game.studies.evidence.record_replay import (
    COLUMNS,
    RecordReplay,
    ReplayedRecord,
    acts_in,
    beside,
    outside_acts,
    replayed,
)
from game.studies.evidence.timeline import Timeline, opening, ordinal, shipped_record

RECORD = shipped_record()
FIRST = ordinal("2015Q2")
GOOD = "2018Q2,H07,united_states,us.oil_iran,2,H,Sanctions return"


def unheard(more: int) -> None:
    """Tell nobody."""


def luck(seed: int) -> np.random.Generator:
    """Luck of a test's own."""
    return np.random.Generator(np.random.PCG64(seed))


def written(folder: Path, *lines: str) -> Path:
    """A file of coded acts."""
    path = folder / "acts.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


def test_the_opening_of_the_record_can_be_played() -> None:
    """The scenario of spring 2015 has no fault."""
    assert faults_of(str(opening())) == []


def test_the_coding_is_of_events_of_the_record_and_of_others() -> None:
    """Every act names an event of the timeline in its quarter, and none is an act of the pair or touches its flows."""
    events = {entry.id: entry.quarter for entry in RECORD.entries}
    for act in outside_acts():
        assert events[act.event] == act.quarter
        assert act.actor not in ("russia", "iran")
        assert seat_of(act.act) not in ("russia", "iran")
        assert not act.act.startswith(("flow", "index", "trust", "grievance"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2018Q2", "2018", 'line 2, quarter: found "2018"; expected a quarter such as 2018Q2.'),
        ("united_states", "usa", 'line 2, actor: found "usa"; expected a country or outside.'),
        ("united_states", "china", 'line 2, actor: found "china"; expected united_states, whose policy it is.'),
        ("us.oil_iran", "us.oil", 'line 2, act: found "us.oil"; expected a policy, a move, a name that can be pushed'),
        ("us.oil_iran", "ru.shield", "line 2, act: found"),
        (
            "us.oil_iran",
            "il.strike_nuclear",
            'line 2, actor: found "united_states"; expected israel, whose move it is.',
        ),
        (",2,", ",4,", 'line 2, size: found "4"; expected a step, 0–3.'),
        (",2,", ",x,", 'line 2, size: found "x"; expected a number.'),
        (",H,", ",sure,", 'line 2, confidence: found "sure"; expected H, M or L.'),
    ],
)
def test_a_wrong_coding_is_named(old: str, new: str, told: str, tmp_path: Path) -> None:
    """Each slip of a coder is one fault with its line, its column and the nearest names."""
    row = GOOD.replace("united_states", "russia") if new == "ru.shield" else GOOD
    with pytest.raises(ScenarioFaults) as wrong:
        acts_in(written(tmp_path, row.replace(old, new)))
    assert any(told in str(fault) for fault in wrong.value.faults), str(wrong.value)


def test_an_act_that_no_event_of_a_timeline_holds_is_named(tmp_path: Path) -> None:
    """An act of an event that is not there, or in another quarter, is a fault with what was meant."""
    acts = acts_in(written(tmp_path, GOOD, GOOD.replace("H07", "H77"), GOOD.replace("2018Q2", "2018Q3")))
    strange, late = map(str, beside(acts, RECORD, "mine.csv"))
    assert 'found "H77"; expected an event of the timeline. Nearest: H' in strange
    assert 'found "2018Q3"; expected 2018Q2' in late


def test_what_others_did_reaches_the_worlds() -> None:
    """A strike that is coded for a quarter is made in it, and without it the forecast of that quarter is another."""
    (strike,) = (own for own in outside_acts() if own.act == "il.strike_nuclear")
    early = attrs.evolve(strike, quarter=FIRST)
    with_it, without = (replayed(RecordReplay(RECORD, acts, FIRST, 40, 3), unheard).moves for acts in ((early,), ()))
    assert with_it[0].mean() != without[0].mean()


def test_a_right_coding_is_read(tmp_path: Path) -> None:
    """One good line is one act."""
    (act,) = acts_in(written(tmp_path, GOOD))
    assert (act.quarter, act.act, act.size) == (ordinal("2018Q2"), "us.oil_iran", 2)
    assert act.act in {policy.id for policy in shipped_levers().policies}


def test_a_forecast_knows_nothing_of_its_own_quarter_or_later() -> None:
    """What is coded for a quarter changes the forecasts of later quarters, and of none up to it."""
    turned = tuple(
        attrs.evolve(entry, scores=tuple(-score for score in entry.scores)) if entry.quarter >= FIRST + 4 else entry
        for entry in RECORD.entries
    )
    plain, other = (
        replayed(RecordReplay(record, outside_acts(), FIRST + 7, 20, 3), unheard).moves
        for record in (RECORD, Timeline("turned", turned))
    )
    changed = next(place for place in range(4, 8) if RECORD.moves(range(FIRST, FIRST + 8))[:, place].any())
    assert np.array_equal(plain[:, : changed + 1], other[:, : changed + 1])
    assert not np.array_equal(plain, other)


def test_the_worlds_stand_where_the_record_left_them() -> None:
    """After a quarter the domains have moved as the record's did, whatever the model said."""
    record = replayed(RecordReplay(RECORD, outside_acts(), FIRST + 2, 20, 3), unheard)
    assert record.moves.shape == (7, 3, 20)
    assert np.array_equal(record.coded, RECORD.moves(record.quarters))


def made_up(chances: Array, seed: int, worlds: int = 300) -> ReplayedRecord:
    """A record drawn by chances of fall, stay and rise, and a model that says just these.

    chances  (3, 7, quarters)
    """
    quarters = chances.shape[2]
    edges = np.cumsum(chances, 0)
    draws = luck(seed).random((7, quarters))
    coded = np.where(draws < edges[0], -1.0, np.where(draws < edges[1], 0.0, 1.0))
    model = luck(seed + 2).random((7, quarters, worlds))
    moves = np.where(model < edges[0][..., None], -5.0, np.where(model < edges[1][..., None], 0.0, 5.0))
    return ReplayedRecord(range(quarters), moves + luck(seed + 3).normal(0, 0.1, moves.shape), coded)


def test_a_model_that_knows_the_chances_beats_climatology() -> None:
    """Where chances differ by quarter and the model has them right, its skill is clear and its weight high."""
    chances = np.stack([luck(9).dirichlet((0.4, 0.8, 0.4), 80) for _ in range(7)], 1).transpose(2, 1, 0)
    found = scores.scored(made_up(chances, 1), 48, 1)
    assert found.weight > 0.6
    assert found.by_judged[scores.MODEL].skill.low > 0
    assert found.by_judged[scores.MODEL].falls > 0.7


def test_a_model_of_pure_luck_gains_nothing() -> None:
    """Where the record has nothing to do with the model, the model is given little weight and no clear skill."""
    still = np.broadcast_to(np.array([0.2, 0.6, 0.2])[:, None, None], (3, 7, 60)).copy()
    record = made_up(still, 4)
    strange = luck(5).normal(0, 5, (7, 60, 1)) + luck(6).normal(0, 0.5, record.moves.shape)
    found = scores.scored(attrs.evolve(record, moves=strange), 40, 1)
    assert found.weight <= 0.2
    assert found.by_judged[scores.MODEL].skill.value < 0
    assert abs(found.by_judged[scores.MODEL].falls - 0.5) < 0.2


def test_the_records_own_index_looks_back_alone() -> None:
    """A quarter's chances hang on what came before it, and what came after the learnt quarters teaches nothing."""
    coded = luck(3).integers(-1, 2, (7, 30)).astype(np.float64)
    later = coded.copy()
    later[:, 20:] *= -1
    assert np.array_equal(scores.naive_index(coded, 20)[:, :, :21], scores.naive_index(later, 20)[:, :, :21])
    assert not np.array_equal(scores.naive_index(coded, 20), scores.naive_index(later, 20))


def test_what_is_called_likely_comes_as_often_where_chances_are_right() -> None:
    """Classes of a forecast that knows the chances hold what it said; with falls and rises turned round they do not."""
    chances = np.stack([luck(19).dirichlet((0.6, 1.0, 0.6), 400) for _ in range(7)], 1).transpose(2, 1, 0)
    happened = scores.kinds_of(made_up(chances, 8, 2).coded)
    right = scores.reliability(chances, happened)
    assert sum(one.many for one in right) == 2 * 7 * 400
    assert sum(one.came.low <= one.said <= one.came.high for one in right) >= len(right) - 1
    turned = scores.reliability(chances[::-1], happened)
    assert any(not one.came.low <= one.said <= one.came.high for one in turned)


def test_the_model_is_set_beside_every_rival() -> None:
    """The gain beside climatology is the skill, beside itself nothing, and worked out anew it is the share saved."""
    chances = np.stack([luck(9).dirichlet((0.4, 0.8, 0.4), 60) for _ in range(7)], 1).transpose(2, 1, 0)
    found = scores.scored(made_up(chances, 1), 40, 1)
    learnt = found.by_learnt
    assert set(learnt) == set(scores.FORECASTERS)
    assert learnt[scores.CLIMATE].beaten == learnt[scores.MODEL].skill
    assert learnt[scores.MODEL].beaten.value == 0
    naive = learnt[scores.NAIVE]
    assert abs(naive.beaten.value - (1 - learnt[scores.MODEL].ranked / naive.ranked)) < 1e-12
    # Of the years that judge each by itself, the mean is that of all.
    years = [year[scores.MODEL].ranked for year in found.by_year.values()]
    assert len(years) == 5
    assert abs(sum(years) / 5 - found.by_judged[scores.MODEL].ranked) < 1e-12


def test_chances_add_up_and_none_is_nought() -> None:
    """Every forecaster's chances of the three kinds add up to one, and nothing is called impossible."""
    moves = luck(1).normal(0, 3, (7, 20, 50))
    happened = scores.kinds_of(luck(2).integers(-1, 2, (7, 20)).astype(np.float64))
    for chances in (
        scores.chances_of(moves, np.full(7, 2.0)),
        scores.climatology(happened, 12),
        scores.persistence(happened, 12),
        scores.naive_index(happened.astype(np.float64) - 1, 12),
        scores.quiet(happened, 12),
    ):
        assert np.allclose(chances.sum(0), 1)
        assert (chances > 0).all()


def test_rivals_do_not_look_ahead() -> None:
    """Turning round what happened in the quarters that judge changes no rival's chances of climate or quiet."""
    happened = scores.kinds_of(luck(2).integers(-1, 2, (7, 20)).astype(np.float64))
    other = happened.copy()
    other[:, 12:] = 2 - other[:, 12:]
    for rival in (scores.climatology, scores.quiet):
        assert np.array_equal(rival(happened, 12), rival(other, 12))
    assert np.array_equal(scores.persistence(happened, 12)[:, :, :13], scores.persistence(other, 12)[:, :, :13])


def test_the_area_of_falls_by_hand() -> None:
    """Three pairs of four in order, one tied, is seven eighths; with no fall there is none."""
    came = np.array([True, True, False, False])
    assert scores.area(np.array([0.9, 0.5, 0.5, 0.1]), came) == pytest.approx(7 / 8)
    assert np.isnan(scores.area(np.ones(3), np.zeros(3, np.bool_)))


def test_a_state_of_the_record_is_the_worlds() -> None:
    """A machine that the record puts in a state stands there in every world."""
    from game.studies.evidence.arms import Arm, Ground, begun

    world = begun(Arm(), Ground("partners_of_convenience", 1, 4)).world
    assert replay.in_state(world, "israel_wars>truce").israel_wars.tolist() == [1.0] * 4
