"""An inject or a ruling may push any measure that the facilitator is offered, and the class goes on."""

from typing import Any

from game.classroom.engine.engine_worker import begin, debrief_of, looked_into, resolved
from game.model.state.axes import COUNTRIES

CAMPAIGN = {"scenario": "partners_of_convenience", "seed": 5, "quarters": 1}


def one_of_each(turn: int = 1) -> list[dict[str, Any]]:
    """Return an inject on every row that may be pushed, each by itself, a small push down."""
    measures = begin(CAMPAIGN)["scenario"]["measures"]
    return [
        {
            "name": f"written_{number}", "turn": turn, "title": f"Title {number}", "says": "", "to": None,
            "effects": [{"path": path, "push": -0.05, "absolute": False, "says": ""}],
        }
        for number, path in enumerate(measures, start=1)
    ]  # fmt: skip


def test_an_inject_on_any_measure_is_resolved_and_told() -> None:
    """With an inject on every row at once the quarter is resolved, looked into, debriefed, and trust is told why."""
    injects = one_of_each()
    asked = {"orders": dict.fromkeys(COUNTRIES), "injects": injects, "left_out": []}
    result = resolved(CAMPAIGN, [], asked)
    on_trust = {one["title"] for one in injects if one["effects"][0]["path"].startswith("trust.")}
    told = {cause["says"] for causes in result["position"]["control"]["brief"]["trust"].values() for cause in causes}
    assert on_trust
    assert on_trust <= told
    quarter = {key: result[key] for key in ("orders", "injects", "left_out", "digest")}
    ledger = {line["says"] for line in debrief_of(CAMPAIGN, [quarter], ("iran",), [])["trust"]}
    assert on_trust <= ledger
    assert looked_into(CAMPAIGN, [], {"injects": injects, "orders": None})["futures"] > 0
