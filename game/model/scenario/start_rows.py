"""Places of the world that a scenario can give a start value: what lasts, by its name in the table of names.

A row of the world that the table names is called by that name and counted in its unit (`trust.ir`, points of 100); one
that it does not name is called by its path and counted in the measure's unit (`rents.russia`, a share).
"""

from functools import cache

import attrs

from game.model.state.measures import Measure, places_of
from game.model.state.names import NAMES
from game.model.state.world_state import WorldState

# Measures that last from quarter to quarter; laws work all others out anew, or solve them at the opening.
LASTING = frozenset({
    *("flow", "balance", "overdue", "overdue_known", "promised_known", "quiet", "payment_link", "railway"),
    *("institutions", "trust", "grievance", "affront", "threat", "front_lift", "entrapment", "fatigue"),
    *("slights_felt", "word", "resolve", "rung", "rung_quarters", "suspended", "clause", "margin_drift"),
    *("ruler", "ruler_quarters", "ruler_shift", "exhaustion", "truce_held", "weapon", "dash", "push_truce"),
    *("push_deal", "push_snapback", "corridor_moscow", "corridor_washington", "guarantor_deal"),
    *("guarantor_ukraine", "brent", "premium", "demand_shock", "china_demand", "us_output", "gulf_output"),
    *("barrels_lift", "discount_lift", "fleet", "evasion", "fresh", "enforcement_lift", "cap", "reserves"),
    *("gulf_reserves", "gulf_money", "tolerance", "loyalty", "public_dependence", "rents", "gulf_street"),
    *("draws_left", "arms_gap", "localised", "air_defence_gap", "missiles", "force", "escalation"),
    *("nuclear_progress", "struck", "gulf_defence", "tie", "offer", "offer_quarters", "binding", "deal"),
    *("deal_quarters", "taken", "cohesion", "sources", "capital", "gulf_wear", "denial_wear", "china_wear"),
    *("own_interest", "since_struck", "since_slight", "since_delivery", "since_militia_struck", "since_killed"),
    *("refused_ru", "refused_ir", "refused", "failures_china", "quota_cheated", "votes_with_gulf"),
    *("wars_ended_china", "listed_bank", "red_line_china", "china_quarters"),
})  # fmt: skip
# Whole numbers: quarters, codes, counts, and the rung of the ladder; escalation rises by parts of a rung.
LADDER = "rung"
WHOLE = ("quarters", "code", "0 or 1", "deals", "draws")


@attrs.frozen
class StartRow:
    """One row of the world that may be given a start value.

    name    as scenarios call it
    scale   units of the name a unit of the measure
    bounds  lowest and highest, in the name's unit
    """

    name: str
    measure: Measure
    index: tuple[int, ...]
    scale: float
    bounds: tuple[float, float]

    @property
    def whole(self) -> bool:
        """Whether only whole numbers make sense."""
        return self.measure.unit in WHOLE or self.measure.name == LADDER

    @property
    def unit(self) -> str:
        """The unit that a scenario's author counts in."""
        return self.measure.unit if self.scale == 1 else f"of {self.scale:g} a {self.measure.unit}"


@cache
def start_rows() -> dict[str, StartRow]:
    """Every row that may be given a start value, by the name under which it is given."""
    named = {(known.measure, known.index): known for known in reversed(NAMES) if known.measure in LASTING}
    rows = {}
    for path, (measure, index) in places_of(WorldState).items():
        if measure.name not in LASTING:
            continue
        known = named.get((measure.name, index))
        name, scale = (known.name, known.scale) if known else (path, 1.0)
        low, high = measure.low * scale, measure.high * scale
        # A flag that a name reads may count quarters underneath.
        if known and known.kind != "flag":
            low, high = max(low, known.bounds[0]), min(high, known.bounds[1])
        rows[name] = StartRow(name, measure, index, scale, (low, high))
    return rows


@cache
def other_names() -> dict[str, str]:
    """What rows are called that have two names: by the path of the measure, the name to use."""
    rows = start_rows()
    known = {(row.measure.name, row.index): row.name for row in rows.values()}
    paths = {path: (measure.name, index) for path, (measure, index) in places_of(WorldState).items()}
    return {path: known[place] for path, place in paths.items() if place in known and known[place] != path}
