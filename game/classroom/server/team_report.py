"""A team's report: two pages that print well, from the debrief."""

from math import ceil, floor

from game.classroom.protocol.room_debrief import QuarterTold, ReportAxis, ReportTurn, RoomDebrief, TeamReport, TeamTold
from game.classroom.rules.room import Room
from game.classroom.server.exports import moment

LIMITS = (
    "This is a teaching model: every law and number has a range, and another choice within it may end otherwise.",
    "Countries are single actors with factions; what people within them want is not in it.",
    "Counterfactuals keep the others’ orders as they were given, although others would have answered.",
)

CAME_TO_SOMETHING = ("agreed", "kept", "broken", "renounced")
NARROW = 50


def team_report(room: Room, whole: RoomDebrief, country: str) -> TeamReport:
    """Return what a team's report shows.

    whole  the debrief as everybody may read it
    """
    team = next(each for each in whole.teams if each.country == country)
    own = [deal for deal in whole.deals if country in (deal.by, *deal.to)]
    deals = tuple(deal for deal in own if deal.status in CAME_TO_SOMETHING)
    return TeamReport(
        country=country,
        name=team.name,
        title=f"{team.name}: {room.exercise.title}",
        class_=room.exercise.title,
        scenario=room.exercise.scenario.title,
        date=moment(room.exercise.begun)[:10],
        team=team,
        people=team.people,
        commission=room.position.seats[country].commission,
        outcome=whole.outcome,
        ending_title=whole.ending_title,
        says=whole.says,
        path=whole.path,
        axis=axis([point.index for point in whole.path]),
        turns=tuple(report_turn(quarter, country) for quarter in whole.replay),
        deals=deals,
        other_deals=len(own) - len(deals),
        deeds=tuple(deed for deed in whole.deeds if deed.country == country),
        forecast=whole.forecasts.brier,
        questions=questions(whole, team),
        limits=LIMITS,
        simulated=room.exercise.scenario.simulated,
    )


def axis(values: list[float]) -> ReportAxis:
    """Return the part of the index from 0 to 100 in which all values lie, in tens, with the marks on it."""
    low = max(10 * floor((min(values) - 4) / 10), 0)
    high = min(10 * ceil((max(values) + 4) / 10), 100)
    step = 10 if high - low <= NARROW else 25
    return ReportAxis(low, high, tuple(range(low, high + 1, step)))


def report_turn(quarter: QuarterTold, country: str) -> ReportTurn:
    """Return a quarter as a team lived it."""
    orders, evening = quarter.orders[country], quarter.evening
    return ReportTurn(
        turn=quarter.turn,
        quarter=evening.title,
        orders=orders,
        by=orders[0].by if orders else "nobody",
        rationale=orders[0].rationale if orders else "",
        index=evening.index,
        change=round(evening.index - evening.index_before, 1),
        what_happened=tuple(headline.says for headline in evening.headlines),
    )


def questions(whole: RoomDebrief, team: TeamTold) -> tuple[str, ...]:
    """Return what the memo may start from: the team's own deeds that decided, and the model's limits."""
    own = [f"{deed.says} Would you do it again, and why?" for deed in whole.deeds if deed.country == team.country]
    return (*tuple(dict.fromkeys(own))[:3], "Which of the model’s limits matters most for your team’s story?")
