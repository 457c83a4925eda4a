"""Looking ahead: the public outlook, the questions people forecast, each seat's odds, and what an inject would do."""

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.classroom.protocol.positions import (
    ChangeEstimate,
    ClearEstimate,
    FanQuarter,
    LevelOdds,
    ModelOutlook,
    QuestionAsked,
    SeatOdds,
)
from game.forecast.common_knowledge import CommonKnowledge, as_told, common_knowledge
from game.forecast.forecast import Forecast, counted, forecast_from
from game.forecast.intervals import Estimate, Spread, difference, mean
from game.forecast.odds import OrderOdds, Question, odds
from game.forecast.prospect import Prospect
from game.forecast.rollout_outcomes import RolloutOutcomes
from game.forecast.rollouts import futures
from game.model.laws.endings import VERDICTS
from game.model.state.axes import Array
from game.model.state.observation import Observation
from game.model.state.setting import Staff
from game.views.names import quarter_shown, rounded
from game.views.public_view import public_view

PUBLIC_FUTURES = 512
SEAT_FUTURES = (64, 128)
PREVIEW_FUTURES = 256


def estimate(counted_estimate: Estimate) -> ClearEstimate:
    """Return an estimate as it is sent; `clear` where its interval leaves out 0."""
    return ClearEstimate(
        rounded(counted_estimate.value),
        rounded(counted_estimate.low),
        rounded(counted_estimate.high),
        counted_estimate.is_clear,
    )


def fan_quarter(spread: Spread, quarter: str = "") -> FanQuarter:
    """Return one quarter of a fan as it is sent, the index to a tenth."""
    figures = {
        field.name: rounded(getattr(spread, field.name), 1) for field in attrs.fields(Spread) if field.name != "turn"
    }
    return FanQuarter(turn=spread.turn, quarter=quarter, **figures)


def public_charter(session: Campaign) -> CommonKnowledge:
    """Return what everybody knows beside the world: the laws, the opening, and the aims that are told."""
    known = common_knowledge(0, session.setting, session.staffs)
    return attrs.evolve(known, staffs=tuple(as_told(staff) for staff in known.staffs))


def public_prospect(session: Campaign) -> Prospect:
    """Return from what anybody outside may look ahead."""
    return Prospect(public_view(session.world, session.setting), public_charter(session))


def public_outlook(session: Campaign) -> ModelOutlook | None:
    """Return the fan and the outcomes as anybody may forecast them; None when there is nothing to come."""
    if session.over:
        return None
    looking = public_prospect(session)
    courses = looking.courses([None], PUBLIC_FUTURES)
    if courses is None:
        return None
    expected = outlook(session, forecast_from(looking, courses[0]))
    return attrs.evolve(expected, odds=model_odds(session, looking, courses[0]))


def outlook(session: Campaign, forecast: Forecast) -> ModelOutlook:
    """Return a forecast as it is sent."""
    turn = session.world.turn
    names = [quarter_shown(session.scenario.quarter(spread.turn)) for spread in forecast.index]
    return ModelOutlook(
        turn=turn,
        as_of=quarter_shown(session.scenario.quarter(turn)),
        futures=forecast.futures,
        outcomes={name: estimate(share) for name, share in forecast.outcomes.items()},
        fan=tuple(fan_quarter(spread, name) for name, spread in zip(names, forecast.index, strict=True)),
    )


def model_odds(session: Campaign, looking: Prospect, course: RolloutOutcomes) -> dict[str, float]:
    """Return the model's own odds for the questions of the quarter, 0–1, from what everybody knows."""
    after = futures(looking.view, looking.known, range(PUBLIC_FUTURES)).run(1)
    return {
        "fracture": rounded(counted(course.verdict == VERDICTS.index("fractured")).value),
        "weaker": rounded(float(np.count_nonzero(course.index[1] < course.index[0])) / course.futures),
        "brent": rounded(float(np.count_nonzero(after.brent > threshold(session))) / PUBLIC_FUTURES),
    }


def threshold(session: Campaign) -> float:
    """Return the price of Brent that the quarter's question asks about: the price now, in whole dollars."""
    return float(round(float(session.world.brent[0])))


def questions(session: Campaign, expected: ModelOutlook | None) -> tuple[QuestionAsked, ...]:
    """Return what is asked of everybody for the quarter to come, with the model's own odds."""
    if session.over or expected is None:
        return ()
    turn, last, odds = session.world.turn + 1, session.setting.quarters, expected.odds
    now, end = (quarter_shown(session.scenario.quarter(quarter)) for quarter in (turn, last))
    weaker = f"Will the partnership be weaker at the end of {now} than now?"
    brent = f"Will Brent stand above ${threshold(session):.0f} at the end of {now}?"
    return (
        QuestionAsked("fracture", "Will the partnership have fractured by the end?", end, last, odds["fracture"]),
        QuestionAsked("weaker", weaker, now, turn, odds["weaker"]),
        QuestionAsked("brent", brent, now, turn, odds["brent"]),
    )


def happened(session: Campaign, asked_above: float) -> dict[str, bool]:
    """Return how the questions about the last quarter came out, and, once all is over, the one about the end."""
    before, after = session.worlds[-2], session.worlds[-1]
    answers = {
        "weaker": bool(after.index[0] < before.index[0]),
        "brent": bool(after.brent[0] > asked_above),
    }
    return answers | ({"fracture": bool(after.ruptured[0] > 0)} if session.over else {})


def seat_odds(session: Campaign, seat: str) -> SeatOdds:
    """Return what each order a seat may give changes at each level, and its outlook, from what it sees."""
    if session.over:
        return SeatOdds(session.world.turn)
    looking = session.prospect(seat)
    *_, result = odds(looking, Question(), sizes=SEAT_FUTURES)
    orders: dict[str, dict[str, LevelOdds]] = {}
    for option in result.orders:
        orders.setdefault(option.order, {})[option.level] = order_odds(option)
    as_of = quarter_shown(session.scenario.quarter(session.world.turn))
    return SeatOdds(session.world.turn, as_of, result.futures, orders, outlook(session, result.draft))


def order_odds(option: OrderOdds) -> LevelOdds:
    """Return the odds of one order at one level as they are sent."""
    return LevelOdds(
        estimate(option.score), estimate(option.fracture), estimate(option.index), estimate(option.escalation)
    )


def control_prospect(session: Campaign, country: int = 0) -> Prospect:
    """Return from what the facilitator looks ahead: the world as it is, with luck unrelated to the game's."""
    known = common_knowledge(country, session.setting, session.staffs)
    exact = Observation(country, session.world, {"trust": np.zeros_like(session.world.trust)})
    return Prospect(exact, attrs.evolve(known, staffs=luckless(session, known)))


def luckless(session: Campaign, known: CommonKnowledge) -> tuple[Staff, ...]:
    """Return every country's staff with all its interests, and no luck."""
    return tuple(attrs.evolve(staff, chance=known.setting.chance) for staff in session.staffs)


def outcomes_compared(before: RolloutOutcomes, after: RolloutOutcomes) -> dict[str, ChangeEstimate]:
    """Return the share of each verdict in two courses of the same futures, and how it changes."""
    outcomes = {}
    for place, name in enumerate(VERDICTS):
        was, now = before.verdict == place, after.verdict == place
        gained, lost = int(np.count_nonzero(now & ~was)), int(np.count_nonzero(was & ~now))
        change = difference(gained, lost, before.futures)
        outcomes[name] = ChangeEstimate(estimate(counted(was)), estimate(counted(now)), estimate(change))
    return outcomes


def triple(before: Array, after: Array) -> ChangeEstimate:
    """Return a mean before and after, and the mean change future by future, (n,) each."""
    return ChangeEstimate(estimate(mean(before)), estimate(mean(after)), estimate(mean(after - before)))
