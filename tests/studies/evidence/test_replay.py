import attrs
import numpy as np
import pytest

from game.model.scenario.values import Value
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice, NoLuck
from game.paths import shipped
from game.studies.evidence.bench import Ground
from game.studies.evidence.fit import fit, weighed
from game.studies.evidence.hindcast import hindcast, plainly_expected
from game.studies.evidence.record_replay import Unbroken, ground_of, overlaid, replay, replayed, table
from game.studies.evidence.timeline import Entry, Timeline, ordinal, timeline

RECORD = timeline(shipped("scenarios") / "record" / "timeline.csv")


def quiet(first: str, last: str) -> Timeline:
    """Return a record of two events between the two, in which nothing moved."""
    entries = [Entry(name, ordinal(name), "Talks", ("RU", "IR"), (0,) * 7) for name in (first, last)]
    return Timeline("quiet", tuple(entries))


def test_a_world_is_the_same_alone_and_among_others() -> None:
    """World 5 of a replay is world 5 replayed alone, bit for bit."""
    asked = replay(RECORD, RECORD.first + 11)
    many = replayed(asked, table(asked, ground_of(asked, 8)))
    one = replayed(asked, table(asked, Ground(asked.scenario, range(5, 6))))
    assert np.array_equal(many.moves[..., 5], one.moves[..., 0])
    assert np.array_equal(many.discounts[..., 5], one.discounts[..., 0])


def test_the_record_starts_from_the_latest_opening_before_it() -> None:
    """A record from 2015 starts in spring 2015, one from 2025 at the end of 2024, an earlier one where it begins."""
    assert replay(RECORD, RECORD.last).scenario.starts == "2015Q2"
    later = replay(quiet("2025Q2", "2026Q1"), ordinal("2026Q1"))
    assert (later.scenario.starts, later.first) == ("2024Q4", ordinal("2024Q4"))
    earlier = replay(quiet("2005Q1", "2006Q1"), ordinal("2006Q1"))
    assert (earlier.scenario.starts, earlier.first) == ("2015Q2", ordinal("2005Q1"))


def test_what_is_scheduled_happens_only_before_the_record_begins() -> None:
    """The base scenario's own events give way to the record's."""
    late = replay(quiet("2025Q2", "2026Q1"), ordinal("2026Q1"))
    early = replay(quiet("2024Q4", "2026Q1"), ordinal("2026Q1"))
    assert len(table(late, ground_of(late, 2)).setting.injects) == 4
    assert table(early, ground_of(early, 2)).setting.injects == ()


def test_only_the_pair_decides() -> None:
    """Moscow and Tehran sit in their seats; nobody else does."""
    asked = replay(RECORD, RECORD.last)
    assert [COUNTRIES[seat.country] for seat in table(asked, ground_of(asked, 2)).seats] == ["russia", "iran"]


def test_the_partnership_does_not_break_in_a_replay() -> None:
    """Luck spares what the record did not see, and nothing else."""
    luck = Unbroken(Dice(1, np.arange(64, dtype=np.uint64)))
    sure = np.ones(64)
    assert not luck.happens(1, "rupture", sure).any()
    assert not luck.happens(1, "alliance", sure).any()
    assert luck.happens(1, "succession.iran", sure).all()


def test_what_others_do_changes_what_the_engine_says() -> None:
    """Without the outside events the engine says something else from the first of them on, and the same before."""
    asked = replay(RECORD, ordinal("2016Q4"))
    deaf = attrs.evolve(asked, heard=attrs.evolve(asked.heard, injects=(), script={}))
    with_them, without = (replayed(one, table(one, ground_of(one, 16))).moves for one in (asked, deaf))
    assert np.array_equal(with_them[:, 0], without[:, 0])
    assert not np.array_equal(with_them[:, 1:], without[:, 1:])


def test_a_fit_does_not_look_past_its_quarters() -> None:
    """Events after the quarters fitted to change no weight and no figure."""
    quarters = range(RECORD.first, ordinal("2017Q1"))
    cut = Timeline("cut", tuple(e for e in RECORD.entries if e.quarter < ordinal("2017Q1")))
    found = []
    for record in (RECORD, cut):
        asked = replay(record, ordinal("2017Q4"))
        found.append(fit(asked, ground_of(asked, 64), quarters))
    assert np.array_equal(found[0].weights, found[1].weights)
    assert found[0].figures == found[1].figures


def test_a_fit_finds_the_figure_that_made_a_record() -> None:
    """Where the record was made by the engine with one figure at its top, the fit leans to the top."""
    asked = replay(RECORD, RECORD.first + 15)
    path = "ties.offer_worth"
    figure = asked.scenario.figures[path]
    top = overlaid(asked.scenario, {path: Value(figure.high, figure.high, figure.high, "")})
    made = replayed(asked, table(asked, Ground(top, range(256)), NoLuck(256)))
    coded = made.moves.mean(axis=-1)
    drawn = ground_of(asked, 256)
    played = replayed(asked, table(asked, drawn, NoLuck(256)))
    misses = ((played.moves - coded[..., None]) ** 2).sum(axis=(0, 1))
    share = drawn.dice.uniform(0, f"range.{path}")
    assert share @ weighed(misses) > share.mean() + 0.05


def test_weights_are_tempered_until_enough_draws_count() -> None:
    """However far one draw is ahead, a twentieth of them count."""
    weights = weighed(np.array([0.0, *([1e6] * 199)]))
    assert weights.sum() == pytest.approx(1)
    assert 1 / (weights**2).sum() >= 10


def test_an_overlay_changes_its_figures_only() -> None:
    """Values and ranges of an overlay stand in the scenario; a figure it does not have is left out."""
    asked = replay(RECORD, RECORD.last)
    laid = overlaid(asked.scenario, {"oil.anchor": Value(60, 59, 61, "a fit"), "oil.none": Value(1, 1, 1, "")})
    assert (laid.figures["oil.anchor"].value, laid.figures["oil.anchor"].high) == (60, 61)
    assert laid.figures.keys() == asked.scenario.figures.keys()


def test_a_hindcast_of_a_quiet_record_has_scores() -> None:
    """A record in which nothing moved and no discount was seen is scored without a fault."""
    asked = replay(quiet("2017Q1", "2017Q4"), ordinal("2017Q4"))
    found = hindcast(
        asked, replayed(asked, table(asked, ground_of(asked, 8))), range(ordinal("2017Q2"), ordinal("2018Q1"))
    )
    assert found.scores["no_change"].right == 1
    assert found.dollars == ()
    assert 0 <= found.breaking <= 1


def test_the_naive_index_knows_the_whole_record_wherever_the_engine_starts() -> None:
    """From the opening of late 2024 it expects of 2025Q1 what it expects when the engine starts in 2015."""
    early, late = replay(RECORD, RECORD.last), replay(RECORD, RECORD.last, "partners_of_convenience")
    assert late.first > early.first
    assert np.array_equal(plainly_expected(early)[:, -1], plainly_expected(late)[:, -1])
