"""Seats that follow one course whatever happens, hold, or follow a plan of one's own."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign
from game.campaign.order_log import log_of, written
from game.campaign.order_log_reading import parsed
from game.campaign.replaying import replayed
from game.campaign.telling import all_told
from game.campaign.terms import CampaignTerms
from game.model.files.faults import ScenarioFaults
from game.model.levers.catalogue import seat_of
from game.model.levers.reading import catalogue
from game.model.play.seated import strategies_of
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.axes import COUNTRIES
from game.model.state.world_state import declared
from tests.engine.sketch import needs_compiler, wanted

SCRIPT = Script.of(catalogue(), 6)
COURSES = SCRIPT.anchor.courses
PLAN = """
title = "Squeeze, then talk"
country = "united_states"
dials_set = { "us.oil_iran" = 3 }
steps = ["us.release_oil"]
"""
KNOWN = {country: strategies_of(country, COURSES) for country in COUNTRIES}


def played(strategies: dict[str, str], quarters: int = 6, worlds: int = 5) -> Simulation:
    """Some worlds with their strategies, played."""
    game = Simulation.start(seed=4, worlds=worlds, quarters=6, script=SCRIPT)
    game.follow(strategies)
    game.run(quarters)
    return game


def test_the_strategies_are_the_engine_holding_and_all_courses() -> None:
    """Every course of the levers' files is one, and the article's programme is among Washington's."""
    assert sum(len(names) - 2 for names in KNOWN.values()) == len(catalogue().courses)
    assert KNOWN["united_states"][:3] == ("engine", "hold", "us.article")


@given(st.sampled_from(COUNTRIES), st.data())
@settings(max_examples=8)
def test_a_given_course_is_followed_in_every_world_and_quarter(country: str, data: st.DataObject) -> None:
    """Whatever happens, and whichever it is, its place does not change."""
    name = data.draw(st.sampled_from(KNOWN[country][2:]))
    game = Simulation.start(seed=4, worlds=4, quarters=6, script=SCRIPT)
    game.follow({country: name})
    while not game.over:
        game.step(game.decide())
        assert set(game.course_of(country)) == {f"course.{name}"}


@pytest.mark.parametrize("country", COUNTRIES)
def test_who_holds_turns_no_dial_and_makes_no_move(country: str) -> None:
    """Its dials stand where they stood but for what a crisis left unanswered turns, and it answers nobody."""
    game = Simulation.start(seed=4, worlds=6, quarters=6, script=SCRIPT)
    game.follow({country: "hold"})
    levers = game.anchor.levers
    own = [policy.row for policy in levers.policies if seat_of(policy.id) == country]
    moves = [move.row for move in levers.moves if seat_of(move.id) == country]
    while not game.over:
        before = game.world.dials[own]
        orders = game.decide()
        assert np.array_equal(orders.dials[own], before)
        assert not orders.moves[moves].any()
        game.step(orders)
        assert game.answered is not None
        assert not game.answered.moves[moves].any()


def test_the_engine_is_what_nobody_is_told() -> None:
    """Naming `engine` changes nothing."""
    one, other = played({}), played(dict.fromkeys(COUNTRIES, "engine"))
    assert all(np.array_equal(getattr(one.world, name), getattr(other.world, name)) for name in declared())


@needs_compiler
@settings(max_examples=4)
@given(st.fixed_dictionaries({country: st.sampled_from(names) for country, names in KNOWN.items()}))
def test_any_strategies_are_played_to_the_same_bits(strategies: dict[str, str]) -> None:
    """Machine code and numpy agree on six seats of any strategies."""
    ends = []
    for engine in ("compiled", "numpy"):
        with wanted(engine):
            ends.append(played(strategies, 4))
    for name in declared():
        assert np.array_equal(getattr(ends[0].world, name), getattr(ends[1].world, name)), name


def test_a_plan_is_followed_and_its_campaign_is_told_and_replayed(tmp_path: Path) -> None:
    """A plan from a file takes the place of the country's courses; its log leads to the same worlds."""
    path = tmp_path / "squeeze.toml"
    path.write_text(PLAN, encoding="utf-8")
    terms = CampaignTerms("partners_of_convenience", seed=2, quarters=5, strategies={"united_states": str(path)})
    campaign = Campaign.new(terms)
    while not campaign.over:
        campaign.end_quarter()
    assert {record.courses["united_states"] for record in campaign.played} == {"course.us.squeeze"}
    assert any(orders.orders["united_states"].moves for orders in campaign.played)
    told = " ".join(line.says for quarter in all_told(campaign) for line in quarter.lines)
    assert "Squeeze, then talk" in told
    again = replayed(parsed(written(log_of(campaign)).encode()))
    assert again.played[-1].digest == campaign.played[-1].digest


def test_what_is_wrong_with_a_plan_is_said_with_all_that_is(tmp_path: Path) -> None:
    """Another's dial, a move that there is not and a wrong step are three faults, each with its place."""
    path = tmp_path / "wrong.toml"
    path.write_text(
        'title = "x"\ncountry = "united_states"\ndials_set = { "ru.shield" = 1, "us.oil_iran" = 7 }\n'
        'steps = ["us.nothing"]\n',
        encoding="utf-8",
    )
    with pytest.raises(ScenarioFaults) as wrong:
        Simulation.start(script=SCRIPT).follow({"united_states": str(path)})
    text = str(wrong.value)
    assert all(piece in text for piece in ("ru.shield", "dials_set.us.oil_iran", "steps[1]"))
    path.write_text('title = "x"\ncountry = "russia"\n', encoding="utf-8")
    with pytest.raises(ScenarioFaults, match="united_states"):
        Simulation.start(script=SCRIPT).follow({"united_states": str(path)})
    with pytest.raises(ScenarioFaults, match="cannot be read"):
        Simulation.start(script=SCRIPT).follow({"united_states": str(tmp_path / "none.toml")})


def test_an_unknown_strategy_is_answered_with_the_nearest() -> None:
    """The message names what the country has."""
    with pytest.raises(KeyError, match=r"us\.article"):
        played({"united_states": "us.artcle"})
    with pytest.raises(KeyError, match="country"):
        played({"atlantis": "hold"})


def test_a_series_holds_what_is_watched_after_each_quarter() -> None:
    """One entry a quarter, the last of them the worlds as they stand, under either way of playing."""
    for stepped in (False, True):
        game = Simulation.start(seed=4, worlds=3, quarters=6, script=SCRIPT)
        game.watched = ("index", "trust")
        game.run(each=(lambda _game: None) if stepped else None)
        assert len(game.series) == 6
        assert np.array_equal(game.series[-1]["index"], game.world.index)
        assert game.series[0]["trust"].shape == (2, 3)
