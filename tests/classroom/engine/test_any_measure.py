"""An inject or a ruling may push any measure that the facilitator is offered, and the class goes on."""

from game.classroom.engine.engine_worker import begin, debrief_of, looked_into, resolved
from game.classroom.protocol.positions import InjectPut, MeasurePush, QuarterAsked
from game.model.state.axes import COUNTRIES

CAMPAIGN = {"scenario": "partners_of_convenience", "seed": 5, "quarters": 1}


def one_of_each(turn: int = 1) -> tuple[InjectPut, ...]:
    """Return an inject on every row that may be pushed, each by itself, a small push down."""
    measures = begin(CAMPAIGN).scenario.measures
    return tuple(
        InjectPut(f"written_{number}", turn, f"Title {number}", "", (MeasurePush(path, -0.05),))
        for number, path in enumerate(measures, start=1)
    )


def test_an_inject_on_any_measure_is_resolved_and_told() -> None:
    """With an inject on every row at once the quarter is resolved, looked into, debriefed, and trust is told why."""
    injects = one_of_each()
    result = resolved(CAMPAIGN, [], QuarterAsked(dict.fromkeys(COUNTRIES), injects))
    page = result.position.control.brief
    assert page
    on_trust = {one.title for one in injects if one.effects[0].path.startswith("trust.")}
    told = {cause.says for causes in page.trust.values() for cause in causes}
    assert on_trust
    assert on_trust <= told
    ledger = {line.says for line in debrief_of(CAMPAIGN, [result.record], ("iran",), []).trust}
    assert on_trust <= ledger
    assert looked_into(CAMPAIGN, [], QuarterAsked(None, injects)).futures > 0
