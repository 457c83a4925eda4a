"""The names by which levers, tests, fits and aims reach a world: the one table of them.

A size in a catalogue counts in the unit of its name, mostly points of 100; a measure holds shares. `scale` leads from
the measure to the name's unit: shown = measure * scale. Who sees it how stands here too, and nowhere else.
"""

import attrs
import numpy as np

from game.model.state.arithmetic import total
from game.model.state.axes import Array
from game.model.state.world_state import WorldState

EVERYBODY = "all"


@attrs.frozen
class Name:
    """One name of the catalogue.

    kind     how a push enters: `stock` (*each* moves its resting point, *now* is a jump), `account` (money, barrels and
             the ledger: *each* and *now* add), `term` (a level for as long as it is pushed), `readout` (a law takes the
             push as its docstring says), `event` (a size for one quarter), `counter`, `clock` or `flag`
    measure  the measure that holds it; "" where it is only pushed and never read
    index    where it stands in the measure; a shorter index means the sum of what is left
    scale    units of the name a unit of the measure
    start    at the end of 2024, in the name's unit
    bounds   lowest and highest, in the name's unit
    pushed   units that a pushed size counts in, where they are others than those it is read in; 0 for the same
    known    the codes of the countries that know it exactly, such as "ru ir", or `EVERYBODY`
    error    how the others see it, a figure of the section `eyes`: the standard deviation of their estimate in the
             name's unit, or, of a flag, the chance in a quarter that they see it; "" where they see nothing of it
    """

    name: str
    kind: str
    measure: str
    index: tuple[int, ...]
    scale: float
    start: float
    bounds: tuple[float, float]
    pushed: float = 0
    known: str = EVERYBODY
    error: str = ""

    @property
    def push_scale(self) -> float:
        """Units of a pushed size that make a unit of the measure."""
        return self.pushed or self.scale

    def exact_for(self, country: str) -> bool:
        """Whether a country, by its code, knows it exactly."""
        return self.known == EVERYBODY or country in self.known.split()

    def read(self, state: WorldState) -> Array:
        """What it is now, (W,), in the name's unit; nought where it is only pushed."""
        if not self.measure:
            return np.zeros(state.worlds)
        rows: Array = getattr(state, self.measure)[self.index]
        whole = rows if rows.ndim == 1 else total(rows)
        return whole * self.scale


# Resolved by whoever orders, or by the calendar; they have no row of their own.
PARAMETERS = (
    *("word.own", "resolve.own", "view_error.own", "threat.target", "proposal.target", "chosen"),
    *("outside.chosen", "affront.other", "clock", "quarters_left"),
)

NAMES: tuple[Name, ...] = (
    Name("flow.arms.ru", "stock", "flow", (0, 0), 100, 26, (2, 90), known="ru ir", error="arms"),
    Name("flow.nuclear.ru", "stock", "flow", (0, 1), 100, 38, (2, 90), known="ru ir", error="arms"),
    Name("flow.cover.ru", "stock", "flow", (0, 2), 100, 50, (2, 90), known="ru ir", error="flows"),
    Name("flow.proxies.ru", "stock", "flow", (0, 3), 100, 40, (2, 90), known="ru ir", error="arms"),
    Name("flow.trade.ru", "stock", "flow", (0, 4), 100, 33, (2, 90), known="ru ir", error="flows"),
    Name("flow.security.ru", "stock", "flow", (0, 5), 100, 36, (2, 90), known="ru ir", error="arms"),
    Name("flow.narrative.ru", "stock", "flow", (0, 6), 100, 50, (2, 90), known="ru ir", error="flows"),
    Name("flow.arms.ir", "stock", "flow", (1, 0), 100, 33, (2, 90), known="ru ir", error="arms"),
    Name("flow.nuclear.ir", "stock", "flow", (1, 1), 100, 5, (2, 90), known="ru ir", error="arms"),
    Name("flow.cover.ir", "stock", "flow", (1, 2), 100, 33, (2, 90), known="ru ir", error="flows"),
    Name("flow.proxies.ir", "stock", "flow", (1, 3), 100, 38, (2, 90), known="ru ir", error="arms"),
    Name("flow.trade.ir", "stock", "flow", (1, 4), 100, 28, (2, 90), known="ru ir", error="flows"),
    Name("flow.security.ir", "stock", "flow", (1, 5), 100, 28, (2, 90), known="ru ir", error="arms"),
    Name("flow.narrative.ir", "stock", "flow", (1, 6), 100, 48, (2, 90), known="ru ir", error="flows"),
    Name("capacity.arms.ru", "term", "capacity", (0, 0), 100, 55, (20, 95), known="ru ir", error="arms"),
    Name("capacity.arms.ir", "term", "capacity", (1, 0), 100, 81, (20, 100), known="ru ir", error="arms"),
    Name("need.arms.ir", "term", "need", (0, 0), 100, 67, (10, 100), known="ru ir", error="arms"),
    Name("need.cover.ir", "term", "need", (0, 2), 100, 60, (10, 100), known="ru ir", error="arms"),
    Name("need.security.ir", "term", "need", (0, 5), 100, 40, (10, 100), known="ru ir", error="arms"),
    Name("need.trade.ir", "term", "need", (0, 4), 100, 45, (10, 100), known="ru ir", error="arms"),
    Name("stake.arms.ru", "term", "stake_lift", (0,), 100, 0, (0, 40), known="ru"),
    Name("stake.trade.ru", "term", "stake_lift", (4,), 100, 0, (0, 40), known="ru"),
    Name("pay.ru", "term", "", (), 100, 0, (-20, 40)),
    Name("cost.arms.ru", "term", "cost", (0, 0), 100, 0, (0, 60), known="ru"),
    Name("cost.nuclear.ru", "term", "cost", (0, 1), 100, 0, (0, 60), known="ru"),
    Name("cost.cover.ru", "term", "cost", (0, 2), 100, 0, (0, 60), known="ru"),
    Name("cost.proxies.ru", "term", "cost", (0, 3), 100, 0, (0, 60), known="ru"),
    Name("cost.trade.ru", "term", "cost", (0, 4), 100, 0, (0, 60), known="ru"),
    Name("cost.arms.ir", "term", "cost", (1, 0), 100, 16, (0, 60), known="ir"),
    Name("dependence_on_ir.ru", "term", "hangs_on", (0,), 100, 28, (0, 90), known="ru", error="arms"),
    Name("balance", "account", "balance", (), 100, 12, (-60, 60), known="ru ir", error="ledger"),
    Name("promised.ru", "account", "promised", (0,), 100, 50, (0, 100), known="ru ir", error="ledger"),
    Name("overdue.ru", "account", "overdue", (0,), 100, 25, (0, 80), known="ru ir", error="ledger"),
    Name("due.ru", "counter", "due_soon", (), 1, 1, (0, 4), known="ru ir"),
    Name("overdue.known", "stock", "overdue_known", (), 100, 30, (0, 100)),
    Name("promised.known", "stock", "promised_known", (), 100, 20, (0, 100)),
    Name("quiet.ru", "stock", "quiet", (0,), 100, 0, (0, 100), known="ru ir"),
    Name("payment_link", "stock", "payment_link", (), 100, 35, (0, 90)),
    Name("railway", "stock", "railway", (), 100, 20, (0, 100)),
    Name("institutions", "stock", "institutions", (), 100, 45, (0, 100)),
    Name("entrapment.ru", "stock", "entrapment", (), 100, 0, (0, 60)),
    Name("prolif", "term", "", (), 100, 3, (0, 100)),
    Name("trust.ru", "stock", "trust", (0,), 100, 48, (5, 90), known="ru", error="minds"),
    Name("trust.ir", "stock", "trust", (1,), 100, 40, (5, 90), known="ir", error="minds"),
    Name("grievance.ru", "stock", "grievance", (0,), 100, 12, (5, 80), known="ru", error="minds"),
    Name("grievance.ir", "stock", "grievance", (1,), 100, 28, (5, 80), known="ir", error="minds"),
    Name("affront.ru", "stock", "affront", (0,), 100, 0, (0, 80), known="ru", error="minds"),
    Name("affront.ir", "stock", "affront", (1,), 100, 0, (0, 80), known="ir", error="minds"),
    Name("threat.ru", "stock", "threat", (0,), 100, 60, (20, 95), known="ru", error="minds"),
    Name("threat.ir", "stock", "threat", (1,), 100, 62, (20, 95), known="ir", error="minds"),
    Name("shared_threat", "readout", "shared_threat", (), 100, 61, (20, 95), known="", error="minds"),
    Name("aware.ir.gulf", "event", "", (), 30, 0, (0, 60)),
    Name("aware.ir.israel", "event", "", (), 30, 0, (0, 60)),
    Name("aware.ir.debt", "event", "", (), 30, 0, (0, 60)),
    Name("aware.gs", "event", "", (), 100, 0, (0, 60)),
    Name("fatigue.expose", "stock", "fatigue", (), 100, 0, (0, 90)),
    Name("word.us", "stock", "word", (2,), 100, 42, (10, 90)),
    Name("word.ru", "stock", "word", (0,), 100, 50, (10, 90)),
    Name("word.ir", "stock", "word", (1,), 100, 50, (10, 90)),
    Name("word.cn", "stock", "word", (3,), 100, 50, (10, 90)),
    Name("word.gs", "stock", "word", (4,), 100, 50, (10, 90)),
    Name("word.il", "stock", "word", (5,), 100, 50, (10, 90)),
    Name("resolve.us", "stock", "resolve", (2,), 100, 50, (10, 90), known="us", error="faces"),
    Name("resolve.ru", "stock", "resolve", (0,), 100, 50, (10, 90), known="ru", error="faces"),
    Name("resolve.ir", "stock", "resolve", (1,), 100, 50, (10, 90), known="ir", error="faces"),
    Name("resolve.cn", "stock", "resolve", (3,), 100, 50, (10, 90), known="cn", error="faces"),
    Name("resolve.gs", "stock", "resolve", (4,), 100, 50, (10, 90), known="gs", error="faces"),
    Name("resolve.il", "stock", "resolve", (5,), 100, 50, (10, 90), known="il", error="faces"),
    Name("ladder", "stock", "rung", (), 1, 5, (0, 7)),
    Name("nuclear_progress", "stock", "nuclear_progress", (), 100, 66, (2, 100), known="ir", error="nuclear"),
    Name("brent", "readout", "brent", (), 1, 74, (40, 125)),
    Name("spare", "readout", "spare", (), 1, 5.3, (0, 6)),
    Name("output.gs", "stock", "gulf_output", (), 1, 0, (-2, 3)),
    Name("output.us", "stock", "us_output", (), 1, 0, (-2, 3)),
    Name("demand.cn", "stock", "china_demand", (), 1, 0, (-1.2, 1.2)),
    Name("barrels.cn.ru", "readout", "china_barrels", (0,), 1, 2.1, (0.3, 3.5)),
    Name("barrels.cn.ir", "readout", "china_barrels", (1,), 1, 1.5, (0.3, 3.5)),
    Name("discount.ru", "readout", "discount", (0,), 1, 2, (-1, 12)),
    Name("discount.ir", "readout", "discount", (1,), 1, 3.5, (-1, 12)),
    Name("fleet.ru", "stock", "fleet", (0,), 19.230769, 100, (40, 160)),
    Name("fleet.ir", "stock", "fleet", (1,), 43.478261, 100, (40, 160)),
    Name("evasion.ru", "stock", "evasion", (0,), 100, 55, (10, 95), known="ru", error="trade"),
    Name("evasion.ir", "stock", "evasion", (1,), 100, 60, (10, 95), known="ir", error="trade"),
    Name("enforcement.ru", "readout", "enforcement", (0,), 100, 33, (0, 100)),
    Name("enforcement.ir", "readout", "enforcement", (1,), 100, 33, (0, 100)),
    Name("fresh.ru", "stock", "fresh", (0,), 100, 0, (0, 60)),
    Name("fresh.ir", "stock", "fresh", (1,), 100, 0, (0, 60)),
    Name("enforcement.gs", "term", "", (), 100, 0, (0, 60)),
    Name("cap.policing", "term", "cap_policing", (), 100, 12, (0, 40)),
    Name("cap.covered", "readout", "cap_covered", (), 100, 30, (5, 60)),
    Name("revenue.ru", "readout", "revenue", (0,), 1, 43, (3, 80)),
    Name("revenue.ir", "readout", "revenue", (1,), 1, 12.5, (3, 80)),
    Name("revenue.gs", "readout", "gulf_revenue", (), 1, 120, (40, 220)),
    Name("reserves.ru", "account", "reserves", (0,), 1, 37, (0, 90), known="ru", error="reserves_ru"),
    Name("reserves.ir", "account", "reserves", (1,), 1, 25, (0, 90), known="ir", error="reserves_ir"),
    Name("reserves.gs", "account", "gulf_reserves", (), 1, 400, (150, 700), known="gs", error="reserves_gs"),
    Name("reserve.us", "counter", "draws_left", (), 1, 2, (0, 2)),
    Name("gulf_money", "stock", "gulf_money", (), 1, 20, (0, 60), known="ru gs", error="gulf_money"),
    Name("tolerance.cn", "stock", "tolerance", (), 100, 50, (0, 100), known="cn", error="trade"),
    Name("deliverable", "term", "deliverable", (), 100, 75, (12, 100)),
    Name("street.ru", "stock", "street", (0,), 100, 40, (20, 90)),
    Name("street.ir", "stock", "street", (1,), 100, 58, (20, 90)),
    Name("street.gs", "stock", "gulf_street", (), 100, 30, (10, 80)),
    Name("loyalty.ru", "stock", "insiders", (0,), 100, 75, (30, 95), known="ru", error="homes"),
    Name("loyalty.ru.technocrats", "stock", "loyalty", (0, 3), 100, 60, (20, 90), known="ru", error="homes"),
    Name("loyalty.ir.guards", "stock", "loyalty", (1, 0), 100, 68, (10, 95), known="ir", error="homes"),
    Name("loyalty.ir.clerics", "stock", "loyalty", (1, 1), 100, 60, (10, 95), known="ir", error="homes"),
    Name("loyalty.ir.pragmatists", "stock", "loyalty", (1, 3), 100, 45, (10, 95), known="ir", error="homes"),
    Name("loyalty.ir.public", "stock", "loyalty", (1, 4), 100, 42, (10, 95)),
    Name("public_dependence.ru", "stock", "public_dependence", (0,), 100, 50, (10, 95), known="ru", error="homes"),
    Name("public_dependence.ir", "stock", "public_dependence", (1,), 100, 60, (10, 95), known="ir", error="homes"),
    Name("rents.ir", "stock", "rents", (1,), 100, 50, (10, 95), known="ir", error="homes"),
    Name("unpaid.ir", "readout", "unpaid", (1,), 100, 0, (0, 60), known="ir", error="homes"),
    Name("unpaid.ru", "readout", "unpaid", (0,), 100, 0, (0, 60), known="ru", error="homes"),
    Name("arms_gap.ru", "stock", "arms_gap", (), 100, 50, (15, 80), known="ru", error="war"),
    Name("localised.ru", "account", "localised", (), 100, 75, (40, 100), known="ru", error="war"),
    Name("defence.ir", "stock", "defence_ir", (), 100, 50, (10, 85), known="ir", error="war"),
    Name("missiles.ir", "stock", "missiles", (), 100, 75, (10, 100), known="ir", error="war"),
    Name("militia", "stock", "militia", (), 100, 50, (5, 80), known="ir", error="war"),
    Name("militia.hezbollah", "stock", "force", (0,), 100, 48, (5, 80), known="ir", error="war"),
    Name("militia.houthis", "stock", "force", (1,), 100, 45, (5, 80), known="ir", error="war"),
    Name("escalation", "stock", "escalation", (), 1, 1.6, (1.2, 4.5)),
    Name("struck.ir", "event", "struck", (), 100, 0, (0, 100), 1),
    Name("struck.il", "event", "struck_back", (), 100, 0, (0, 100), 1),
    Name("struck.us", "event", "us_hit", (), 100, 0, (0, 100), 1),
    Name("struck.gs", "event", "gulf_hit", (), 100, 0, (0, 100), 1),
    Name("militia.struck_il", "event", "", (), 1, 0, (0, 1)),
    Name("defence.gs", "stock", "gulf_defence", (), 100, 50, (10, 95), known="gs", error="war"),
    Name("strike_risk.il", "term", "israel_lean", (), 33.333333, 0, (-40, 60), known="il"),
    Name("strike_need.il", "term", "israel_lean", (), 33.333333, 0, (-40, 60), known="il"),
    Name("strike_cost.il", "term", "", (), 33.333333, 0, (0, 30)),
    Name("strike_success", "term", "", (), 100, 0, (0, 15)),
    Name("test.ru", "event", "", (), 1, 0, (0, 1)),
    Name("trial.ru", "term", "text_lean", (), 20, 0, (0, 3), known="ru"),
    Name("tie.ru.gs", "stock", "tie", (0,), 100, 60, (-90, 90)),
    Name("tie.ru.il", "stock", "tie", (1,), 100, 15, (-90, 90)),
    Name("tie.us.ru", "stock", "tie", (2,), 100, -60, (-90, 90)),
    Name("tie.ir.gs", "stock", "tie", (3,), 100, 15, (-90, 90)),
    Name("tie.us.ir", "stock", "tie", (4,), 100, -80, (-90, 90)),
    Name("tie.ir.cn", "stock", "tie", (5,), 100, 40, (-90, 90)),
    Name("tie.ru.cn", "stock", "tie", (6,), 100, 55, (-40, 90)),
    Name("tie.us.gs", "stock", "tie", (7,), 100, 50, (-40, 90)),
    Name("tie.il.gs", "stock", "tie", (8,), 100, 30, (-40, 90)),
    Name("tie.us.cn", "stock", "tie", (9,), 100, -20, (-70, 95)),
    Name("tie.us.il", "stock", "tie", (10,), 100, 75, (-70, 95)),
    Name("tie.cn.gs", "stock", "tie", (11,), 100, 45, (-70, 95)),
    Name("tie.il.cn", "stock", "tie", (12,), 100, 15, (-70, 95)),
    Name("push.truce", "stock", "push_truce", (), 100, 10, (0, 80)),
    Name("push.deal.ir", "stock", "push_deal", (), 100, 10, (0, 90)),
    Name("push.snapback", "stock", "push_snapback", (), 100, 15, (0, 90)),
    Name("push.corridor.ru", "stock", "corridor_moscow", (), 100, 25, (0, 100)),
    Name("push.corridor.us", "stock", "corridor_washington", (), 100, 15, (0, 100)),
    Name("push.dash", "term", "dash_lean", (), 33.333333, 0, (-40, 40), known="ir"),
    Name("push.close", "term", "close_lean", (), 33.333333, 0, (-40, 40), known="ir"),
    Name("offer.ru", "stock", "offer", (0,), 100, 0, (0, 80)),
    Name("offer.ir", "stock", "offer", (1,), 100, 0, (0, 80)),
    Name("outside.ru", "term", "outside", (0,), 100, 0, (0, 60), known="ru us"),
    Name("outside.ir", "term", "outside", (1,), 100, 0, (0, 60), known="ir us"),
    Name("cohesion.us", "stock", "cohesion", (), 100, 55, (15, 95)),
    Name("sources.us", "stock", "sources", (), 100, 40, (0, 95), known="us"),
    Name("view_error.us", "term", "view_error", (0,), 100, 0, (-60, 60), known="us"),
    Name("view_error.il", "term", "view_error", (1,), 100, 0, (-60, 60), known="il"),
    Name("view_error.nuclear", "term", "view_error", (2,), 100, 0, (-60, 60)),
    Name("leverage.gs", "term", "", (), 100, 0, (0, 30)),
    Name("guarantor.deal", "counter", "guarantor_deal", (), 1, 0, (0, 1)),
    Name("guarantor.ukraine", "counter", "guarantor_ukraine", (), 1, 0, (0, 1)),
    Name("capital.us", "stock", "capital", (2,), 1, 5, (-4, 22), known="us"),
    Name("capital.gs", "stock", "capital", (4,), 1, 3, (-4, 22), known="gs"),
    Name("capital.il", "stock", "capital", (5,), 1, 2, (-4, 22), known="il"),
    Name("wear.gs.leverage", "stock", "gulf_wear", (), 100, 0, (0, 100), known="gs ru"),
    Name("since.struck.ir", "clock", "since_struck", (0,), 1, 40, (0, 40)),
    Name("since.struck.il", "clock", "since_struck", (1,), 1, 40, (0, 40)),
    Name("since.struck.us", "clock", "since_struck", (2,), 1, 40, (0, 40)),
    Name("since.struck.gs", "clock", "since_struck", (3,), 1, 40, (0, 40)),
    Name("since.slight.ir", "clock", "since_slight", (), 1, 40, (0, 40)),
    Name("since.delivery.ru", "clock", "since_delivery", (), 1, 40, (0, 40)),
    Name("since.militia_struck", "clock", "since_militia_struck", (), 1, 40, (0, 40)),
    Name("since.killed.il", "clock", "since_killed", (), 1, 40, (0, 40)),
    Name("until.election", "clock", "until_election", (), 1, 8, (0, 16)),
    Name("clock.regime.ru", "clock", "regime_quarters", (0,), 1, 4, (0, 20)),
    Name("count.struck.ir", "counter", "struck_ago", (), 1, 0, (0, 3)),
    Name("count.struck.gs", "counter", "gulf_hit_ago", (), 1, 0, (0, 3)),
    Name("refused.us.ru", "counter", "refused_ru", (), 1, 0, (0, 3)),
    Name("refused.us.ir", "counter", "refused_ir", (), 1, 0, (0, 3)),
    Name("refused.ir.cn", "counter", "refused", (0,), 1, 0, (0, 3)),
    Name("refused.ir.us", "counter", "refused", (1,), 1, 0, (0, 3)),
    Name("refused.gs.us", "counter", "refused", (2,), 1, 0, (0, 3)),
    Name("failures.cn", "counter", "failures_china", (), 1, 0, (0, 3)),
    Name("kept.us.ru", "counter", "deal_quarters", (0,), 1, 0, (0, 12)),
    Name("kept.us.ir", "counter", "deal_quarters", (1,), 1, 0, (0, 12)),
    Name("taken.us.ru", "counter", "taken", (0,), 1, 0, (0, 12)),
    Name("quota_cheated", "counter", "quota_cheated", (), 1, 0, (0, 4)),
    Name("votes_with_gs.ru", "counter", "votes_with_gulf", (), 1, 0, (0, 4)),
    Name("wars_ended.cn", "counter", "wars_ended_china", (), 1, 0, (0, 4)),
    Name("at_war", "flag", "at_war", (), 1, 1, (0, 1)),
    Name("calm", "flag", "calm", (), 1, 1, (0, 1)),
    Name("dash", "flag", "dash", (), 1, 0, (0, 1), known="ir", error="dash"),
    Name("shipment.ru", "flag", "shipment", (), 1, 0, (0, 1), known="ru ir", error="shipment"),
    Name("due_vote.ru", "event", "vote_due", (), 1, 0, (0, 1)),
    Name("leak", "event", "leaked", (), 1, 0, (0, 1)),
    Name("deal.ru", "flag", "deal", (0,), 1, 0, (0, 1)),
    Name("deal.ir", "flag", "deal", (1,), 1, 0, (0, 1)),
    Name("sold", "event", "sold", (), 1, 0, (0, 1)),
    Name("listed_bank", "flag", "listed_bank", (), 1, 0, (0, 1)),
    Name("red_line.cn", "flag", "red_line_china", (), 1, 0, (0, 1)),
)
# Read off other measures, or kept by a law: nothing pushes them. Clocks are not pushed either.
READ_ONLY = frozenset({
    *("spare", "cap.covered", "unpaid.ir", "unpaid.ru", "until.election", "clock.regime.ru", "count.struck.ir"),
    *("count.struck.gs", "failures.cn", "kept.us.ru", "kept.us.ir", "taken.us.ru", "quota_cheated"),
    *("votes_with_gs.ru", "wars_ended.cn", "at_war", "calm", "dash", "shipment.ru", "deal.ru", "deal.ir"),
})  # fmt: skip
PUSHED: tuple[Name, ...] = tuple(known for known in NAMES if known.name not in READ_ONLY and known.kind != "clock")
# Ledger, ladder, offers and capital have no rest; listings, wear and what is known are pushed by moves alone.
NO_REST = ("offer", "capital", "fresh", "ladder", "wear", "overdue", "promised", "quiet")
ROW: dict[str, int] = {known.name: row for row, known in enumerate(NAMES)}


def named(name: str) -> Name:
    """The row of the table that a name stands in; KeyError where there is none."""
    return NAMES[ROW[name]]
