"""The debrief as the engine can tell it: everything that was hidden, and what would have come of other orders."""

from collections.abc import Sequence

import attrs
import numpy as np

from game.campaign.brief import brief, cause_in_words
from game.campaign.campaign import Campaign
from game.campaign.review import scores, verdict_of
from game.campaign.sentences import says
from game.classroom.engine.counterfactuals import claims_met, hinges
from game.classroom.engine.judgement import summed
from game.classroom.engine.outlooks import control_prospect, estimate, fan_quarter
from game.classroom.engine.position import everything
from game.classroom.engine.room_campaign import given
from game.classroom.engine.what_if import lived_with
from game.classroom.protocol.debriefs import (
    BelievedWrongly,
    DecisionQuarter,
    DecisionTold,
    EngineBaseline,
    EngineDebrief,
    InterestFared,
    LuckTold,
    OrderReplayed,
    QuarterReplayed,
    TeamFared,
    TrustLine,
)
from game.classroom.protocol.positions import DecisionJudged, QuarterJudgement
from game.forecast.forecast import counted
from game.forecast.intervals import Estimate, spread
from game.model.laws.endings import VERDICTS
from game.model.state.axes import COUNTRIES, PARTNERS, Array
from game.model.state.measures import measures_of, place, row
from game.model.state.world import World
from game.views.known import PagesSeen, pages
from game.views.names import in_unit, quarter_shown, rounded, title
from game.views.quarter_briefs import laid_out
from game.views.world_figures import ESTIMATES, strand_figures

BASELINE = 1024
UNKNOWN = 5
LEAST_LINE = 0.005
QUESTIONS = {
    "fractured": "It broke. What broke it?",
    "frayed": "It frayed. Why did it not break?",
    "holds": "It held. What held it together?",
    "durable_alliance": "It hardened. Who pushed them together?",
    "catastrophe": "It ran away. Who could have stopped it?",
}


def debrief(session: Campaign, people: tuple[str, ...], judged: Sequence[QuarterJudgement] = ()) -> EngineDebrief:
    """Return all that the engine can tell of a campaign.

    people  the countries that people played
    judged  for each quarter what luck and each team's orders did in it
    """
    ending, played = verdict_of(session), session.world.turn
    turns = range(1, played + 1)
    teams = tuple(team(session, name) for name in COUNTRIES)
    return EngineDebrief(
        verdict=ending,
        says=says("verdict", ending),
        headline=QUESTIONS[ending],
        baseline=baseline(session),
        replay=tuple(quarter(session, turn) for turn in turns),
        teams=with_luck_and_decision(session, teams, judged) if any(row.luck for row in judged) else teams,
        trust=tuple(line for turn in turns for line in ledger(session, turn)),
        hinges=hinges(session, people) if played else (),
        claims=claims_met(session) if played else (),
    )


def with_luck_and_decision(
    session: Campaign, teams: Sequence[TeamFared], judged: Sequence[QuarterJudgement]
) -> tuple[TeamFared, ...]:
    """Return the teams with what luck did to their scores, and what their orders promised.

    Luck is the sum over the quarters, beside the courses from the same opening that had less of it; a decision is the
    sum over the quarters of what its orders promised over what the engine's in its seat would have.
    """
    start = control_prospect(session.fork(0))
    _, scores = lived_with(start, start.known, None, ())
    return tuple(
        attrs.evolve(
            fared,
            luck=luck_of(fared.country, judged, scores[COUNTRIES.index(fared.country)]),
            decision=decision_of(session, fared.country, judged),
        )
        for fared in teams
    )


def luck_of(name: str, judged: Sequence[QuarterJudgement], scores: Array) -> LuckTold:
    """Return what luck did to a country's score.

    scores  (n,) at the end of courses from the same opening
    """
    luck = summed([row.luck[name] for row in judged if name in row.luck])
    usual = scores - np.mean(scores)
    return LuckTold(estimate(luck), round(100 * float(np.mean(usual < luck.value))))


def decision_of(session: Campaign, name: str, judged: Sequence[QuarterJudgement]) -> DecisionTold | None:
    """Return what a team's orders promised, None where none of its quarters was judged."""
    own = [(turn, row.decisions[name]) for turn, row in enumerate(judged, 1) if name in row.decisions]
    if not own:
        return None
    ranks = [decision.rank for _, decision in own]
    quarters = tuple(decision_quarter(session, turn, decision) for turn, decision in own)
    value = estimate(summed([decision for _, decision in own]))
    return DecisionTold(value, round(100 * sum(ranks) / len(ranks)), quarters)


def decision_quarter(session: Campaign, turn: int, decision: DecisionJudged) -> DecisionQuarter:
    """Return what a team's orders of one quarter promised."""
    value = estimate(Estimate(decision.value, decision.low, decision.high))
    name = quarter_shown(session.scenario.quarter(turn))
    return DecisionQuarter(turn, name, value.value, value.low, value.high, value.clear)


def baseline(session: Campaign) -> EngineBaseline:
    """Return how the partnership goes when the engine plays every seat from the same opening, under other luck."""
    start = session.fork(0)
    courses = control_prospect(start).courses([None], BASELINE)
    if courses is None:
        return EngineBaseline(0, (), {})
    course = courses[0]
    fan = tuple(fan_quarter(spread(turn, values)) for turn, values in enumerate(course.index))
    outcomes = {name: estimate(counted(course.verdict == at)) for at, name in enumerate(VERDICTS)}
    return EngineBaseline(course.futures, fan, outcomes)


def quarter(session: Campaign, turn: int) -> QuarterReplayed:
    """Return one quarter with nothing hidden."""
    page, world = brief(session, turn), session.worlds[turn]
    laid = laid_out(session, page)
    orders = {
        country: tuple(order_replayed(session, name, level) for name, level in own.items())
        for country, own in given(session, turn).items()
    }
    return QuarterReplayed(
        turn=turn,
        quarter=laid.quarter,
        index=rounded(page.index, 1),
        change=rounded(page.index - page.before, 1),
        strands=strand_figures(session, PagesSeen(everything(world), everything(session.worlds[turn - 1]))),
        escalation=rounded(world.escalation[0], 1),
        brent=rounded(world.brent[0], 1),
        orders=orders,
        acts=laid.acts,
        why_index=laid.why_index,
        trust=laid.trust,
        headlines=laid.headlines,
        secrets=tuple(order.says for own in orders.values() for order in own if order.covert),
    )


def order_replayed(session: Campaign, name: str, level: str) -> OrderReplayed:
    """Return an order that was given."""
    order = session.setting.catalogue[name]
    return OrderReplayed(name, order.title, level, order.covert, says("order", name), order.claims)


def ledger(session: Campaign, turn: int) -> tuple[TrustLine, ...]:
    """Return the lines of the trust ledger of a quarter: whose trust, why, by how much, and how fast it fades."""
    name, paths = quarter_shown(session.scenario.quarter(turn)), {f"trust.{partner}" for partner in PARTNERS}
    return tuple(
        TrustLine(
            turn=turn,
            quarter=name,
            partner=event.path.split(".")[1],
            says=cause_in_words(session, event.cause),
            amount=rounded(event.amount[0]),
            half_life=rounded(np.ravel(event.half_life)[0], 1),
            who=event.who,
            seen_by=tuple(event.seen_by),
        )
        for event in session.events[turn - 1]
        if event.path in paths and abs(float(event.amount[0])) >= LEAST_LINE
    )


def team(session: Campaign, name: str) -> TeamFared:
    """Return how a country fared, by interest, with those it kept to itself, and what it did not know."""
    fared = scores(session)[name]
    secret = {interest.name for interest in session.setting.interests[COUNTRIES.index(name)] if not interest.public}
    return TeamFared(
        country=name,
        name=says("country_name", name),
        score=rounded(fared.score, 0),
        at_the_end=rounded(fared.at_the_end, 0),
        interests=tuple(
            InterestFared(interest.name, rounded(interest.weight), rounded(interest.met, 0), interest.name in secret)
            for interest in fared.interests
        ),
        unknown=unknown(session, name),
    )


def unknown(session: Campaign, name: str) -> tuple[BelievedWrongly, ...]:
    """Return where a country was most wrong at the end: what it believed, and what was so."""
    seen, world = pages(session, name), session.world
    wrong = sorted(
        (path for key in ESTIMATES for path, _ in measures_of(World)[key].places()),
        key=lambda path: -off(path, float(seen.now[path][0]), float(row(world, path)[0])),
    )
    believed = (
        BelievedWrongly(
            title(path), path, in_unit(path, float(seen.now[path][0])), in_unit(path, float(row(world, path)[0]))
        )
        for path in wrong[:UNKNOWN]
    )
    return tuple(belief for belief in believed if belief.believed != belief.true)


def off(path: str, believed: float, true: float) -> float:
    """Return by how much of its measure's span a figure is off, or of its size where the span is wide."""
    measure, _ = place(World, path)
    return abs(believed - true) / (measure.span if measure.span <= 2 else max(abs(true), 1.0))
