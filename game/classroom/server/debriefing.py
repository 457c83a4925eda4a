"""The debrief: what the engine tells, with what people said, dealt, forecast and pinned."""

from collections.abc import Sequence

import attrs

from game.classroom.protocol.closed_lists import FACILITATOR
from game.classroom.protocol.debriefs import EngineDebrief, QuarterReplayed, TeamFared
from game.classroom.protocol.pages import ForecastScored
from game.classroom.protocol.room_debrief import (
    Bookmark,
    BranchCompared,
    CalibrationBin,
    ClassBrier,
    DealsTold,
    ForecastsTold,
    InjectTold,
    InsightTold,
    OrderTold,
    PersonBrier,
    PressHeadline,
    QuarterTold,
    QuestionTold,
    RoomDebrief,
    TableCompared,
    TeamMember,
    TeamTold,
    TicketTold,
)
from game.classroom.rules.grading import scored
from game.classroom.rules.quarters import seats_of_people
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import PlayedQuarterOfRoom
from game.classroom.sections.audience import Audience
from game.classroom.sections.talk import deal_shown

ALL = Audience(FACILITATOR)
BOOKMARKS = 5
TENTHS = 10
LEAST_SWING = 0.5


@attrs.frozen
class Moment:
    """A moment that may be worth talking about; the heavier goes first."""

    turn: int
    kind: str
    weight: float
    question: str
    says: str


def room_debrief(room: Room, engine: EngineDebrief, tables: Sequence[TableCompared], names: bool) -> RoomDebrief:
    """Return the debrief as it is sent.

    tables  other tables whose debrief is open
    names   whether people's own scores are told by name: to the facilitator only
    """
    path, title = room.position.path, room.exercise.title
    replay = tuple(quarter_told(room, *pair) for pair in zip(engine.replay, room.played, strict=True))
    branches = tuple(
        BranchCompared(branch.branch, branch.turn, branch.reason, branch.quarters[-1].summary.path[branch.turn :])
        for branch in room.branches
    )
    insights = (InsightTold(insight.turn, insight.quarter, insight.text, insight.who) for insight in room.insights)
    return RoomDebrief(
        title=title,
        outcome=engine.outcome,
        ending_title=engine.title,
        says=engine.says,
        headline=engine.headline,
        ending=engine.ending,
        baseline=engine.baseline,
        students=sum(bool(person.seat) for person in room.people.values()),
        quarters=len(room.played),
        minutes=round((room.played[-1].at - room.exercise.begun) / 60) if room.played else 0,
        path=path,
        tables=(TableCompared(title, path, engine.outcome, True), *tables),
        branches=branches,
        replay=replay,
        bookmarks=bookmarks(room, engine, replay),
        teams=tuple(team_told(room, team) for team in engine.teams),
        ladder=engine.ladder,
        deeds=engine.deeds,
        deals=tuple(deal_shown(room, deal, ALL) for deal in room.deals.values()),
        forecasts=forecasts(room, names),
        insights=tuple(insights),
        headlines=tuple(PressHeadline(printed.turn, printed.text, printed.who) for printed in room.headlines),
        tickets=tuple(TicketTold(ticket.lesson, ticket.doubt) for ticket in room.tickets.values()),
    )


def quarter_told(room: Room, replayed: QuarterReplayed, played: PlayedQuarterOfRoom) -> QuarterTold:
    """Return a quarter of the replay, with who ordered, why they said they did, and what was put in."""
    return QuarterTold(
        turn=replayed.turn,
        evening=replayed.evening,
        escalation=replayed.escalation,
        orders=orders_told(room, replayed, played),
        injects=tuple(InjectTold(put.title, put.says, put.effects) for put in played.record.events),
        messages=sum(message.turn == played.turn for message in room.messages),
        insights=tuple(insight.text for insight in room.insights if insight.turn == played.turn),
    )


def orders_told(room: Room, replayed: QuarterReplayed, played: PlayedQuarterOfRoom) -> dict[str, tuple[OrderTold, ...]]:
    """Return the orders of a quarter, by country; a reason is said of what people ordered."""
    return {
        seat: tuple(
            OrderTold(
                order=order.order,
                title=order.title,
                step=order.step,
                hidden=order.hidden,
                claims=order.claims,
                by=played.by[seat],
                rationale=room.rationale(seat, played.turn),
            )
            for order in own
        )
        for seat, own in replayed.orders.items()
    }


def bookmarks(room: Room, engine: EngineDebrief, replay: Sequence[QuarterTold]) -> tuple[Bookmark, ...]:
    """Return up to five moments to talk about: deeds, swings, deals broken, injects; two of a kind before a third."""
    candidates = [
        *deed_moments(room, engine),
        *ladder_moments(room, engine),
        *swing_moments(replay),
        *deal_moments(room),
        *inject_moments(room),
    ]
    by_turn: dict[int, Moment] = {}
    for most in (2, BOOKMARKS):
        for moment in sorted(candidates, key=lambda candidate: -candidate.weight):
            alike = sum(chosen.kind == moment.kind for chosen in by_turn.values())
            if len(by_turn) < BOOKMARKS and alike < most:
                by_turn.setdefault(moment.turn, moment)
    index = {quarter.turn: quarter.evening.index for quarter in replay}
    return tuple(
        Bookmark(n, turn, room.quarter(turn), index[turn], moment.question, moment.says, moment.kind)
        for n, (turn, moment) in enumerate(sorted(by_turn.items()), start=1)
    )


def deed_moments(room: Room, engine: EngineDebrief) -> list[Moment]:
    """Return the deeds that decided, by what playing on without each would have changed, as moments."""
    titles = room.exercise.scenario.titles
    return [
        Moment(
            deed.turn,
            "deed",
            10 * abs(deed.share.value) if engine.outcome == "fractured" else 2 * abs(deed.share.value),
            f"{titles.get(deed.country, 'Everybody')}: what if you had not done this?",
            deed.says,
        )
        for deed in engine.deeds
    ]


def ladder_moments(room: Room, engine: EngineDebrief) -> list[Moment]:
    """Return the steps between the two as moments, each with its author and reason."""
    names = room.exercise.scenario.names
    return [
        Moment(
            step.turn,
            "ladder",
            2.0 * abs(step.after - step.before),
            f"Why did {names.get(step.act.country, 'they')} do this?",
            f"{step.act.says} {step.act.why}".strip(),
        )
        for step in engine.ladder
    ]


def swing_moments(replay: Sequence[QuarterTold]) -> list[Moment]:
    """Return the quarters in which the index moved."""
    return [
        Moment(
            quarter.turn,
            "swing",
            abs(quarter.evening.index - quarter.evening.index_before),
            f"What moved the partnership in {quarter.evening.title.lower()}?",
            sentence("; ".join(cause.says for cause in quarter.evening.causes[:2])),
        )
        for quarter in replay
        if abs(quarter.evening.index - quarter.evening.index_before) >= LEAST_SWING and quarter.evening.causes
    ]


def sentence(words: str) -> str:
    """Return words as a sentence; names within it keep their capitals."""
    return f"{words[:1].upper()}{words[1:]}."


def deal_moments(room: Room) -> list[Moment]:
    """Return broken deals as moments, at the last quarter in which they could have been kept."""
    titles = room.exercise.scenario.titles
    return [
        Moment(
            min(deal.until, len(room.played)),
            "deal",
            3.0,
            f"Why was “{deal.title}” broken?",
            f"Agreed between {' and '.join(titles[seat] for seat in deal.parties)}.",
        )
        for deal in room.deals.values()
        if deal.status == "broken" and room.played
    ]


def inject_moments(room: Room) -> list[Moment]:
    """Return what the facilitator put in as moments."""
    return [
        Moment(quarter.turn, "inject", 1.0, f"What did “{put.title}” change?", put.says)
        for quarter in room.played
        for put in quarter.record.events
    ]


def team_told(room: Room, fared: TeamFared) -> TeamTold:
    """Return how a team fared, with its deals and who played it."""
    seat = fared.country
    own = [deal for deal in room.deals.values() if seat in deal.parties]
    broken = sum(any(clause.country == seat and clause.mark == "broken" for clause in deal.clauses) for deal in own)
    deals = DealsTold(sum(deal.status == "kept" for deal in own), broken)
    played_by = "people" if seat in seats_of_people(room) else "computer"
    return TeamTold(
        country=seat,
        name=room.exercise.scenario.titles[seat],
        score=fared.score,
        luck=fared.luck,
        decision=fared.decision,
        played_by=played_by,
        people=tuple(TeamMember(who.name, who.role) for who in room.team(seat)),
        deals=deals,
        line=line(fared, played_by, deals),
    )


def line(fared: TeamFared, played_by: str, deals: DealsTold) -> str:
    """Return a team's game in a sentence, from the figures alone."""
    if fared.luck is None:
        return "No quarter has been weighed."
    luck = fared.luck.value
    fortune = "ordinary luck" if luck.low <= 0 <= luck.high else "good luck" if luck.value > 0 else "bad luck"
    if played_by == "computer" or fared.decision is None:
        return f"Played by the computer, with {fortune}."
    value = fared.decision.value
    unclear = value.low <= 0 <= value.high
    way = "no clearly better or worse" if unclear else "better" if value.value > 0 else "worse"
    return f"Chose {way} than the computer would have, with {fortune}{deals_in_words(deals)}."


def deals_in_words(deals: DealsTold) -> str:
    """Return what became of a team's deals, to follow its luck; "" where it had none."""
    whole = deals.fulfilled + deals.broken
    if not whole:
        return ""
    parts = [f"kept {deals.fulfilled}" if deals.fulfilled else "", f"broke {deals.broken}" if deals.broken else ""]
    many = "deals" if whole > 1 else "deal"
    return f"; {' and '.join(part for part in parts if part)} of {whole} {many}"


def forecasts(room: Room, names: bool) -> ForecastsTold:
    """Return what the class forecast, first and last, how it was scored, and how well it was calibrated."""
    scores = scored(room)
    models = [score.model_brier for score in scores if score.model_brier is not None]
    return ForecastsTold(
        questions=(before_and_after(room),) if room.forecasts else (),
        brier=ClassBrier(
            class_=average([score.brier for score in scores]),
            model=average(models),
            n=len(scores),
            people=briers_by_person(room, scores) if names else None,
        ),
        calibration=calibration(scores),
    )


def briers_by_person(room: Room, scores: Sequence[ForecastScored]) -> tuple[PersonBrier, ...]:
    """Return everybody's mean Brier score."""
    own: dict[str, list[float]] = {}
    for score in scores:
        own.setdefault(score.person, []).append(score.brier)
    return tuple(
        PersonBrier(person, room.people[person].name, average(briers), len(briers)) for person, briers in own.items()
    )


def average(some: Sequence[float]) -> float | None:
    """Return a mean, None of nothing."""
    return round(sum(some) / len(some), 4) if some else None


def before_and_after(room: Room) -> QuestionTold:
    """Return each person's first and last odds that the partnership fractures, and the model's."""
    first: dict[str, float] = {}
    last: dict[str, float] = {}
    turns: set[int] = set()
    for (person, turn, question), percent in sorted(room.forecasts.items(), key=lambda item: item[0][1]):
        if question == "fracture":
            first.setdefault(person, percent)
            last[person] = percent
            turns.add(turn)
    model = {turn: model_odds(room, turn) for turn in turns}
    return QuestionTold(
        question="fracture",
        says="Will Moscow and Tehran have broken with each other by the end?",
        before=tuple(sorted(first.values())),
        after=tuple(sorted(last.values())),
        before_mean=average(list(first.values())),
        after_mean=average(list(last.values())),
        model_before=model[min(turns)] if turns else None,
        model_after=model[max(turns)] if turns else None,
        happened=room.played[-1].happened.get("fracture") if room.over else None,
    )


def model_odds(room: Room, turn: int) -> float | None:
    """Return the model's odds of fracture before a quarter, 0–1; None where it was not asked."""
    ahead = room.look_ahead(turn - 1)
    return ahead.odds.get("fracture") if ahead else None


def calibration(scores: Sequence[ForecastScored]) -> tuple[CalibrationBin, ...]:
    """Return, by tenths of what was said, how many forecasts there were and how often it came."""
    bins: dict[int, list[bool]] = {}
    for score in scores:
        bins.setdefault(min(int(score.p // TENTHS), TENTHS - 1), []).append(score.happened)
    return tuple(
        CalibrationBin(tenth * TENTHS + TENTHS // 2, len(came), round(sum(came) / len(came), 3))
        for tenth, came in sorted(bins.items())
    )
