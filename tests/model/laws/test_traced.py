from typing import Any

import attrs
import numpy as np

from game.engine.luck import RecordedLuck
from game.engine.row_places import recorded_turn
from game.engine.steps import graph, recording
from game.engine.trace import Traced, source
from game.model.laws.turn import play
from game.model.state.deeds import Deeds
from game.model.state.rules import Rules
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState, declared


def test_the_whole_quarter_can_be_recorded_as_it_stands() -> None:
    """No law asks a question whose answer hangs on a value: given steps in place of numbers, it writes its own down."""
    with recording():
        rows: dict[str, Any] = {}
        place = 0
        for name, measure in declared().items():
            rows[name] = source("row", measure.shape, range(place, place + measure.rows))
            place += measure.rows
        done: dict[str, Any] = {}
        for field in attrs.fields(Deeds):
            count = len(getattr(Deeds.none(1), field.name))
            done[field.name] = source("row", (count,), range(place, place + count))
            place += count
        state, deeds = WorldState.blank(1).but(turn=recorded_turn(), **rows), Deeds(**done)
        after = play(state, (lambda _: deeds, lambda _: deeds), Rules(central(), RecordedLuck(), 20))
        assert len(graph().nodes) > 5000
    same = [name for name in declared() if np.shape(getattr(after, name)) != np.shape(rows[name])]
    assert not same
    index: Any = after.index
    assert isinstance(index, Traced)
