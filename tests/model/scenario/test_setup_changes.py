"""Claims about single numbers set in a scenario."""

import pytest
from hypothesis import given
from hypothesis import strategies as draw

from game.model.files.faults import ScenarioFaults
from game.model.play.simulation import Simulation
from game.model.scenario.setup_checks import figure_bounds
from game.model.scenario.setup_files import FIRST, setup
from game.model.scenario.start_rows import start_rows
from game.model.state.ruleset import ruleset


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("trust.irr", "30", "--set: trust.irr: found a start value; expected none"),
        ("trsut.ir", "30", "--set: trsut.ir: found a name that cannot be set; expected a start value's name"),
        ("oil.anchr", "60", "Nearest: oil.anchor"),
        ("trust.ir", "high", '--set: trust.ir: found "high"; expected a number. Write --set trust.ir='),
        ("oil.fleet_pace", "0,1", "Write --set oil.fleet_pace=0.1."),
        ("oil.anchor", "nan", 'found "nan"; expected a number.'),
        ("oil.anchor", "1e400", 'found "1e400"; expected a number.'),
        ("trust.ir", "0.3", "--set: trust.ir: found 0.3; expected from 5 to 90"),
        ("us.oil_iran", "4", "--set: us.oil_iran: found 4; expected a dial step, 0–3."),
        ("us.oil_iran", "1.5", "found 1.5; expected a dial step"),
        ("calendar.term", "3", "--set: calendar.term: found 3; expected 16"),
    ],
)
def test_a_number_that_cannot_be_set_is_told(name: str, text: str, told: str) -> None:
    """Each wrong name or number is one fault, with what was expected and the nearest names."""
    with pytest.raises(ScenarioFaults) as wrong:
        setup(FIRST, changes={name: text})
    assert told in str(wrong.value)


def test_all_faults_come_at_once_whatever_the_scenario() -> None:
    """A scenario that is not there hides no fault of what is set in it."""
    with pytest.raises(ScenarioFaults) as wrong:
        setup("atlantis", changes={"trsut.ir": "30", "oil.anchor": "x", "us.oil_iran": "7"})
    assert len(wrong.value.faults) == 4


@given(draw.data())
def test_what_is_set_is_held(data: draw.DataObject) -> None:
    """A figure that is set within its bounds stands at that one number, in all worlds, and nothing else changes."""
    free = [path for path, figure in ruleset().items() if figure.low < figure.high]
    path = data.draw(draw.sampled_from(free))
    number = data.draw(draw.floats(*figure_bounds(path, ruleset()[path])))
    whole, plain = setup(FIRST, changes={path: repr(number)}), setup(FIRST)
    figure = whole.figures[path]
    assert (figure.low, figure.value, figure.high) == (number, number, number)
    assert {name: one for name, one in whole.figures.items() if name != path} == {
        name: one for name, one in plain.figures.items() if name != path
    }


def test_start_values_and_dials_stand_where_they_were_set() -> None:
    """A start value is the world's at the opening, under either of its names; a policy stands at its step."""
    changes = {"trust.ir": "20", "tie.us>ru" if "tie.us>ru" in start_rows() else "word.us": "30", "us.oil_iran": "0"}
    game = Simulation.start(setup(FIRST, changes=changes), worlds=3)
    assert game.world.trust[1].tolist() == pytest.approx([0.2] * 3)
    assert game.world.dials[game.anchor.levers.places["us.oil_iran"]].tolist() == [0.0] * 3
    by_path = setup(FIRST, changes={"trust.iran": "20"})
    assert by_path.start["trust.ir"].value == 20
