"""How a campaign ended: the outcome by law, and the first ending of the table that holds."""

import numpy as np

from game.model.laws.common import flag, where_is
from game.model.state.axes import IRAN, RUSSIA, Array
from game.model.state.codes import (
    ALLIANCE,
    BROKEN,
    CATASTROPHE,
    DENOUNCE,
    DURABLE,
    ENDINGS,
    EXPEL,
    FRACTURED,
    FRAYED,
    HOLDS,
    QUARREL,
    SELL_OUT,
    SETTLEMENT,
    STAND_ASIDE,
    STRAINED,
    SUSPEND_UNPAID,
    TREATY,
    UNDERWRITING,
    WORKING,
)
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

PLACE = {name: row for row, name in enumerate(ENDINGS)}


def outcome(state: WorldState, rules: Rules) -> Array:
    """How the partnership stands at the end.

    returns  (W,) code, in the order of `OUTCOMES`

    Source: seams.md, decisions 11–13 (catastrophe, fractured, durable, frayed, holds); theory.md 5.
    """
    law = rules.figures.verdict
    latest = state.index
    for row in range(len(state.index_ago) - 1):
        latest = latest + state.index_ago[row]
    latest = latest / len(state.index_ago)
    long_enough = np.minimum(law.treaty_quarters, rules.quarters / 2)
    fractured = np.maximum(flag(state.rung <= QUARREL), flag(state.broken_quarters > 0))
    strong = flag(state.high_quarters >= long_enough) * flag(state.index >= state.first_index + law.risen)
    durable = np.maximum(flag(state.rung >= ALLIANCE), strong)
    frayed = np.maximum(flag(state.rung <= STRAINED), flag(latest <= state.first_index - law.fallen))
    code = np.where(frayed > 0, FRAYED, HOLDS)
    code = np.where(durable > 0, DURABLE, code)
    code = np.where(fractured > 0, FRACTURED, code)
    return np.where(state.catastrophe > 0, CATASTROPHE, code)


def ending(state: WorldState, rules: Rules) -> Array:
    """Which of the sixteen endings it is: the first that holds.

    returns  (W,) code, in the order of `ENDINGS`

    Source: seams.md, table E; play2.md (endings).
    """
    law, ended = rules.figures.verdict, outcome(state, rules)
    fractured, act = flag(np.equal(ended, FRACTURED)), state.breaking_act
    sale = np.maximum(np.maximum(state.deal[RUSSIA], state.deal[IRAN]), where_is(act, SELL_OUT))
    new = [by_new_ruler(state, side, law.new_for) for side in (RUSSIA, IRAN)]
    low, durable = flag(state.rung <= STRAINED), flag(np.equal(ended, DURABLE))
    shut = state.closed_ago[0] + state.closed_ago[1] + state.closed_ago[2] + state.closed_ago[3]
    backed = np.maximum(where_is(state.china, UNDERWRITING), flag(state.rung >= ALLIANCE))
    brokered = np.maximum(
        where_is(state.ukraine, SETTLEMENT),
        flag(state.deal[IRAN] > 0) * flag(state.deal_quarters[IRAN] >= law.deal_quarters) * state.guarantor_deal,
    )
    outbid = flag(state.offer_lapsed[IRAN] > 0) * flag(state.offer_lapsed[IRAN] >= state.turn - law.new_for)
    tests = (
        ("runaway_war", flag(np.equal(ended, CATASTROPHE))),
        ("sold", fractured * sale),
        ("unpaid", fractured * where_is(act, SUSPEND_UNPAID)),
        ("left_alone", fractured * where_is(act, STAND_ASIDE)),
        ("denounced", fractured * where_is(act, DENOUNCE, EXPEL)),
        ("new_man_in_tehran", low * new[IRAN]),
        ("new_man_in_moscow", low * new[RUSSIA]),
        ("the_bomb", state.weapon * flag(state.rung <= WORKING)),
        ("the_strait", flag(shut >= 2)),
        ("the_bloc", durable * backed),
        ("treaty_kept", durable),
        ("peace_of_the_broker", brokered * flag(state.rung < TREATY)),
        ("outbid_and_bound", outbid * flag(state.rung >= WORKING)),
        ("two_clients_of_beijing", where_is(state.china, UNDERWRITING) * flag(state.rung >= STRAINED)),
        ("drifted_apart", np.maximum(fractured, flag(np.equal(ended, FRAYED)))),
    )
    code = np.full(state.worlds, PLACE["as_before"] + 0.0)
    for name, holds in reversed(tests):
        code = np.where(holds > 0, PLACE[name], code)
    return code


def by_new_ruler(state: WorldState, side: int, quarters: Array) -> Array:
    """1 where a new ruler has had the last word on the rung, (W,); he ends nothing that had slipped before he came.

    quarters  how long a ruler is new
    """
    fresh = flag(state.ruler[side] > 0) * flag(state.ruler_quarters[side] <= quarters)
    return fresh * flag(state.rung_quarters <= state.ruler_quarters[side])


def legacy(state: WorldState, rules: Rules) -> Array:
    """Each country's score of the campaign: how far its interests were met on average, and where it leaves them.

    returns  (6, W) points

    Source: play2.md (legacy); design prior for the weight of the end.
    """
    law = rules.figures.verdict
    points: Array = (1 - law.legacy_end) * state.score + law.legacy_end * state.satisfaction
    return points


def runs_on(state: WorldState, figures: Figures) -> Array:
    """1.0 where the campaign goes on: no war has run away, and a break is not older than its closing quarters, (W,)."""
    law = figures.verdict
    over = flag(state.broke > 0) * flag(state.turn - state.broke + 0.0 >= law.closing_quarters)
    return (1 - state.catastrophe) * (1 - over * flag(state.rung <= QUARREL) * flag(state.rung >= BROKEN))
