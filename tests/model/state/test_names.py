import numpy as np
import pytest

from game.model.state.codes import ACTS, MACHINES, REASONS, TURN_ROW
from game.model.state.deeds import MOVES, OPENING_STANCES, STANCES, Deeds
from game.model.state.measures import places_of
from game.model.state.names import NAMES, ROW, named
from game.model.state.world_state import WorldState, at_rest, declared, state_paths

BLANK = WorldState.blank(3)


def test_every_path_of_a_world_is_unique() -> None:
    """No two rows of worlds share a path."""
    assert len(set(state_paths())) == len(state_paths()) == sum(found.rows for found in declared().values())


def test_every_name_is_read_from_a_measure_that_exists() -> None:
    """Each name that can be read leads to one row of worlds, or to rows that are added up."""
    for known in NAMES:
        assert known.read(BLANK).shape == (3,), known.name


def test_names_are_unique_and_say_how_a_push_enters() -> None:
    """No name stands twice, and each is of a kind that the laws know."""
    assert len(ROW) == len(NAMES)
    kinds = {"stock", "account", "term", "readout", "event", "counter", "clock", "flag"}
    assert {known.kind for known in NAMES} <= kinds


def test_a_name_counts_in_its_own_unit() -> None:
    """A trust of 0.4 reads as 40 points, and promises of a side are added up over their dates."""
    state = BLANK.but(trust=BLANK.trust + 0.4, promised=BLANK.promised + 0.25)
    assert np.allclose(named("trust.ir").read(state), 40)
    assert np.allclose(named("promised.ru").read(state), 225)


def test_machines_lead_to_a_measure_and_start_in_a_state_of_their_own() -> None:
    """Each machine's number is a row of worlds that can hold all its states."""
    paths = places_of(WorldState)
    for name, machine in MACHINES.items():
        found = declared()[machine.measure]
        assert any(place is found and index == machine.index for place, index in paths.values()), name
        assert machine.start in machine.states
        assert found.high >= len(machine.states) - 1


def test_deeds_of_nobody_leave_every_policy_where_it_opened() -> None:
    """Without orders, policies stand as at the end of 2024 and nothing is pushed."""
    deeds = Deeds.none(2)
    assert deeds.stance("us.ukraine_aid")[0] == pytest.approx(2 / 3)
    assert not deeds.jumps.any()
    assert not deeds.turn("waters>closed").any()
    assert len(STANCES) == len(OPENING_STANCES)


def test_answers_are_added_to_deeds() -> None:
    """What is done in answer comes on top of the orders, and a vote against stays a vote against."""
    one, two = Deeds.none(1), Deeds.none(1)
    two.moves[MOVES.index("ir.strike_israel")] = 1
    two.moves[MOVES.index("ru.vote")] = -1
    two.jumps[ROW["brent"]] = 3
    both = one.and_answers(two)
    assert both.move("ir.strike_israel") == 1
    assert both.move("ru.vote") == -1
    assert both.now("brent") == 3


def test_worlds_come_to_rest_within_their_bounds() -> None:
    """A measure pushed out of its bounds is put back on them; one not touched is left as it is."""
    after = at_rest(BLANK.but(trust=BLANK.trust + 7, brent=BLANK.brent - 3), BLANK)
    assert np.all(after.trust == 1)
    assert np.all(after.brent == 20)
    assert after.flow is BLANK.flow


def test_turns_acts_and_reasons_have_one_number_each() -> None:
    """Every transition that a lever can bring about has its row; acts and reasons are unique."""
    assert TURN_ROW["ukraine>truce"] == 1
    assert len(set(ACTS)) == len(ACTS)
    assert len(set(REASONS)) == len(REASONS)


def test_only_one_world_can_be_taken_out() -> None:
    """World 2 alone has the numbers it had among three."""
    state = BLANK.but(brent=np.array([60.0, 70.0, 80.0]))
    assert state.only(2).brent == [80.0]
    with pytest.raises(TypeError, match="no brend"):
        state.but(brend=1)
