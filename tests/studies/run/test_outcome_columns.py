"""What a study keeps of each campaign: the same worlds as one alone, told column by column."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.play.simulation import Simulation
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, OUTCOMES
from game.studies.run.outcome_columns import outcome_columns, played
from game.studies.run.study_table import table_of

QUARTERS = 6
SEATS = {"united_states": "us.article", "israel": "hold"}
TABLE = table_of("partners_of_convenience", SEATS, seed=3, quarters=QUARTERS)


@settings(max_examples=5)
@given(st.lists(st.integers(0, 2**40), min_size=1, max_size=4, unique=True))
def test_a_world_is_the_same_alone_and_among_others(numbers: list[int]) -> None:
    """Every column of a world hangs on the seed and its number, not on its neighbours."""
    together = played(TABLE, numbers)
    for place, number in enumerate(numbers):
        alone = played(TABLE, [number])
        assert {name: row[place] for name, row in together.items()} == {name: row[0] for name, row in alone.items()}


def test_columns_are_those_of_the_table_and_tell_the_world() -> None:
    """Names, kinds and codes are as the table says; index, score and ending are the simulation's own."""
    columns, known = played(TABLE, range(40)), outcome_columns(QUARTERS)
    assert list(columns) == list(known)
    for name, column in known.items():
        assert columns[name].dtype.name == column.kind
        assert column.unit
        assert column.says
        if column.codes:
            assert columns[name].min() >= 0
            assert columns[name].max() < len(column.codes)
    game = Simulation.start(seed=3, worlds=40, quarters=QUARTERS)
    game.follow(SEATS)
    game.run()
    assert np.allclose(columns["index"], game.world.index, atol=0.02)
    assert np.array_equal(columns["index"], columns[f"index_{QUARTERS:02d}"])
    for place, country in enumerate(COUNTRIES):
        assert np.allclose(columns[f"legacy_{country}"], game.legacy()[place], atol=0.02)


def test_what_ended_a_campaign_fits_together() -> None:
    """A war that ran away has an author and its outcome and ending; a break has who, by what act and when."""
    columns = played(table_of("partners_of_convenience", seed=5, quarters=12), range(400))
    war, broke = columns["war"] > 0, columns["broke"] > 0
    assert war.any()
    assert broke.any()
    assert np.array_equal(war, columns["outcome"] == OUTCOMES.index("catastrophe"))
    assert np.array_equal(war, columns["ending"] == ENDINGS.index("runaway_war"))
    assert not (columns["war_author"][~war]).any()
    assert np.array_equal(columns["breaker"] > 0, broke)
    assert np.array_equal(columns["breaking_act"] > 0, broke)
    assert (columns["quarters"][war] == columns["war"][war]).all()
    assert (columns["quarters"] >= 1).all()
    assert (columns["quarters"] <= 12).all()
    ended = broke & (columns["quarters"] < 12) & ~war
    assert (columns["quarters"][ended] > columns["broke"][ended]).all()


def test_a_table_names_what_is_wrong() -> None:
    """An unknown strategy is answered with the country's own."""
    with pytest.raises(KeyError, match=r"us\.article"):
        table_of("partners_of_convenience", {"united_states": "us.artcle"})
