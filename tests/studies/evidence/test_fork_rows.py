"""Other futures are played from where campaigns stand, and leave the campaigns themselves alone."""

import json

import numpy as np

from game.model.play.simulation import Simulation
from game.studies.evidence import fork_rows
from game.studies.evidence.bands import FULL
from tests.cli.answers import wedge

WORLDS = 24


def begun(quarters: int) -> Simulation:
    """Campaigns of six quarters after some of them."""
    game = Simulation.start("twelve_days", seed=4, worlds=WORLDS, quarters=6)
    game.run(quarters)
    return game


def test_campaigns_go_on_as_if_no_other_future_had_been_played() -> None:
    """What a choice is worth and what is decided are looked at aside: the campaign ends with the same bits."""
    game, alone = begun(2), begun(2)
    fork_rows.choices_worth(game)
    fork_rows.is_decided(game, seed=4)
    assert len(game.satisfied) == 2
    game.run()
    alone.run()
    assert game.legacy().tobytes() == alone.legacy().tobytes()
    assert game.world.index.tobytes() == alone.world.index.tobytes()


def test_every_choice_of_a_question_is_tried_where_it_is_asked() -> None:
    """Of each question that waits, all choices have as many campaigns as it was put in; what is not put is left out."""
    game = begun(1)
    waits = game.tonight().waits
    worth = fork_rows.choices_worth(game)
    crises = game.script.crises.crises
    assert worth
    for place, crisis in enumerate(crises):
        asked = int(((waits[place] > 0) & (game.runs > 0)).sum())
        sizes = {choice: len(gains) for choice, gains in worth.get(crisis.id, {}).items()}
        assert sizes == (dict.fromkeys(range(len(crisis.choices)), asked) if asked else {})


def test_a_break_that_has_come_is_decided() -> None:
    """Where the two have broken already, every future has it."""
    game = begun(3)
    game.world = game.world.but(broke=np.where(np.arange(WORLDS) < 5, 3.0, 0.0))
    going = game.runs > 0
    decided = fork_rows.is_decided(game, seed=4)
    assert len(decided) == going.sum()
    assert decided[(np.arange(WORLDS) < 5)[going]].all()


def test_a_crisis_is_worth_what_lies_between_its_choices_on_luck_that_did_not_choose_them() -> None:
    """Best and worst are taken from the first half; the cheapest that is best counts; a rare question says nothing."""
    lucky = np.where(np.arange(40) < 20, 9.0, 0.0)
    worth = {
        "crisis.ir.one": {0: np.full(40, 3.0), 1: np.zeros(40)},
        "crisis.us.two": {0: lucky, 1: np.full(40, 4.0), 2: np.full(40, 1.0)},
        "crisis.il.rare": {0: np.ones(5), 1: np.zeros(5)},
    }
    costs = {"crisis.ir.one": [1.0, 2.0], "crisis.us.two": [3.0, 1.0, 2.0], "crisis.il.rare": [1.0, 1.0]}
    rows = {(row.row, row.where): row.value.value for row in fork_rows.crisis_rows(worth, costs)}
    assert rows == {
        ("crisis_gap", "crisis.ir.one"): 3.0,
        ("crisis_gap", "crisis.us.two"): -1.0,
        ("crises_median", ""): -1.0,
        ("cheapest_best", ""): 0.5,
    }


def test_the_command_measures_in_full_what_hangs_on_other_futures() -> None:
    """With --full the rows of other futures stand among the measures, and are not called missing."""
    whole = json.loads(wedge("lint", "twelve_days", "--worlds", "20", "--full", "--json").out)
    rows = {row["row"] for row in whole["rows"]}
    assert "length" in rows
    assert not rows & set(whole["rows_elsewhere"])
    plain = json.loads(wedge("lint", "ninety_days", "--worlds", "10", "--json").out)
    assert set(FULL) <= set(plain["rows_elsewhere"])
