"""Looking ahead: the public outlook, the questions people forecast, each seat's odds, and what an inject would do."""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.classroom.engine.public import public_view
from game.classroom.engine.room_campaign import plain
from game.forecast.common_knowledge import CommonKnowledge, as_told, common_knowledge
from game.forecast.forecast import Forecast, counted, told
from game.forecast.intervals import Estimate, difference, mean
from game.forecast.odds import OrderOdds, Question, odds
from game.forecast.prospect import Prospect
from game.forecast.rollout_outcomes import RolloutOutcomes
from game.forecast.rollouts import futures
from game.model.laws.endings import VERDICTS
from game.model.state.observation import Observation
from game.views.names import quarter_shown

PUBLIC_FUTURES = 512
SEAT_FUTURES = (64, 128)
PREVIEW_FUTURES = 256


def estimate(found: Estimate) -> dict[str, Any]:
    """Return an estimate as it is sent; `clear` where its interval leaves out 0."""
    return {**plain(found), "clear": found.is_clear}


def public_charter(session: Campaign) -> CommonKnowledge:
    """Return what everybody knows beside the world: the laws, the opening, and the aims that are told."""
    known = common_knowledge(0, session.setting, session.staffs)
    return attrs.evolve(known, staffs=tuple(as_told(staff) for staff in known.staffs))


def public_prospect(session: Campaign) -> Prospect:
    """Return from what anybody outside may look ahead."""
    return Prospect(public_view(session.world, session.setting), public_charter(session))


def public_outlook(session: Campaign) -> dict[str, Any] | None:
    """Return the fan and the outcomes as anybody may forecast them; None when there is nothing to come."""
    if session.over:
        return None
    looking = public_prospect(session)
    courses = looking.courses([None], PUBLIC_FUTURES)
    if courses is None:
        return None
    return outlook(session, told(looking, courses[0])) | {"odds": model_odds(session, looking, courses[0])}


def outlook(session: Campaign, found: Forecast) -> dict[str, Any]:
    """Return a forecast as it is sent."""
    turn = session.world.turn
    names = [quarter_shown(session.scenario.quarter(one.turn)) for one in found.index]
    return {
        "turn": turn,
        "as_of": quarter_shown(session.scenario.quarter(turn)),
        "futures": found.futures,
        "outcomes": {name: estimate(one) for name, one in found.outcomes.items()},
        "fan": [{"quarter": name, **plain(one, 1)} for name, one in zip(names, found.index, strict=True)],
    }


def model_odds(session: Campaign, looking: Prospect, course: RolloutOutcomes) -> dict[str, float]:
    """Return the model's own odds for the questions of the quarter, 0–1, from what everybody knows."""
    after = futures(looking.view, looking.known, range(PUBLIC_FUTURES)).run(1)
    return {
        "fracture": plain(counted(course.verdict == VERDICTS.index("fractured")).value),
        "weaker": plain(float(np.count_nonzero(course.index[1] < course.index[0])) / course.futures),
        "brent": plain(float(np.count_nonzero(after.brent > threshold(session))) / PUBLIC_FUTURES),
    }


def threshold(session: Campaign) -> float:
    """Return the price of Brent that the quarter's question asks about: the price now, in whole dollars."""
    return float(round(float(session.world.brent[0])))


def questions(session: Campaign, found: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """Return what is asked of everybody for the quarter to come, with the model's own odds."""
    if session.over or found is None:
        return []
    turn, own = session.world.turn + 1, found["odds"]
    now = quarter_shown(session.scenario.quarter(turn))
    end = quarter_shown(session.scenario.quarter(session.setting.quarters))
    return [
        {
            "question": "fracture", "says": "Will the partnership have fractured by the end?", "resolves": end,
            "turn": session.setting.quarters, "model": own["fracture"],
        },
        {
            "question": "weaker", "says": f"Will the partnership be weaker at the end of {now} than now?",
            "resolves": now, "turn": turn, "model": own["weaker"],
        },
        {
            "question": "brent", "says": f"Will Brent stand above ${threshold(session):.0f} at the end of {now}?",
            "resolves": now, "turn": turn, "model": own["brent"],
        },
    ]  # fmt: skip


def happened(session: Campaign, asked_above: float) -> dict[str, bool]:
    """Return how the questions about the last quarter came out, and, once all is over, the one about the end."""
    before, after = session.worlds[-2], session.worlds[-1]
    found = {
        "weaker": bool(after.index[0] < before.index[0]),
        "brent": bool(after.brent[0] > asked_above),
    }
    return found | ({"fracture": bool(after.ruptured[0] > 0)} if session.over else {})


def seat_odds(session: Campaign, seat: str) -> dict[str, Any]:
    """Return what each order a seat may give changes at each level, and its outlook, from what it sees."""
    if session.over:
        return {"turn": session.world.turn, "orders": {}, "outlook": None}
    looking = session.prospect(seat)
    *_, found = odds(looking, Question(), sizes=SEAT_FUTURES)
    orders: dict[str, Any] = {}
    for one in found.orders:
        orders.setdefault(one.order, {})[one.level] = order_odds(one)
    as_of = quarter_shown(session.scenario.quarter(session.world.turn))
    return {"turn": session.world.turn, "as_of": as_of, "futures": found.futures, "orders": orders} | {
        "outlook": outlook(session, found.draft)
    }


def order_odds(one: OrderOdds) -> dict[str, Any]:
    """Return the odds of one order at one level as they are sent."""
    return {name: estimate(getattr(one, name)) for name in ("score", "fracture", "index", "escalation")}


def control_prospect(session: Campaign, country: int = 0) -> Prospect:
    """Return from what the facilitator looks ahead: the world as it is, with luck unrelated to the game's."""
    known = common_knowledge(country, session.setting, session.staffs)
    exact = Observation(country, session.world, {"trust": np.zeros_like(session.world.trust)})
    return Prospect(exact, attrs.evolve(known, staffs=luckless(session, known)))


def luckless(session: Campaign, known: CommonKnowledge) -> Any:
    """Return every country's staff with all its interests, and no luck."""
    return tuple(attrs.evolve(staff, chance=known.setting.chance) for staff in session.staffs)


def compared(before: RolloutOutcomes, after: RolloutOutcomes) -> dict[str, Any]:
    """Return what differs between two courses of the same futures."""
    outcomes = {}
    for place, name in enumerate(VERDICTS):
        was, now = before.verdict == place, after.verdict == place
        gained, lost = int(np.count_nonzero(now & ~was)), int(np.count_nonzero(was & ~now))
        change = difference(gained, lost, before.futures)
        outcomes[name] = {"before": estimate(counted(was)), "after": estimate(counted(now)), "change": estimate(change)}
    return {
        "futures": before.futures,
        "index": triple(before.index[-1], after.index[-1]),
        "next": triple(before.index[1], after.index[1]),
        "escalation": triple(before.peak, after.peak),
        "outcomes": outcomes,
    }


def triple(before: Any, after: Any) -> dict[str, Any]:
    """Return a mean before and after, and the mean change future by future."""
    return {
        "before": estimate(mean(before)),
        "after": estimate(mean(after)),
        "change": estimate(mean(after - before)),
    }
