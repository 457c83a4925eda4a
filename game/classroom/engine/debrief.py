"""The debrief as the engine can tell it: everything that was hidden, who broke what and why, and what it was worth."""

from collections.abc import Sequence

from game.campaign.campaign import Campaign
from game.campaign.phrases import phrase
from game.classroom.engine.futures import course, outlook
from game.classroom.engine.judgement import summed
from game.classroom.engine.room_campaign import seated, sheet_of
from game.classroom.engine.seat_standing import ending_now, outcome_now, quarter_shown
from game.classroom.protocol.debriefs import (
    DecisionQuarter,
    DecisionTold,
    EngineDebrief,
    LadderAct,
    LuckTold,
    OrderReplayed,
    QuarterReplayed,
    TeamFared,
)
from game.classroom.protocol.positions import QuarterJudgement, QuarterKept
from game.model.state.axes import COUNTRIES
from game.views.board_view import board
from game.views.ending_view import ending, found_deeds
from game.views.evening_view import evening
from game.views.shown_figures import Estimated
from game.views.view_words import word

BASELINE = 128
LEAST_DEED = 0.05
"""A deed that did less, as a share of the break or in points, is not told."""
QUESTIONS = {
    "fractured": "It broke. Who broke it, and why?",
    "frayed": "It frayed. Why did it not break?",
    "holds": "It held. What held it together?",
    "durable": "It hardened. Who pushed them together?",
    "catastrophe": "The region went to war. Who could have stopped it?",
}


def debrief(
    session: Campaign, history: Sequence[QuarterKept], judged: Sequence[QuarterJudgement] = ()
) -> EngineDebrief:
    """Return all that the engine can tell of a campaign.

    judged  for each quarter what luck and each team's orders did in it
    """
    names = {country: phrase("capital", country) for country in COUNTRIES}
    outcome, turns = outcome_now(session), session.world.turn
    replay = tuple(quarter(session, turn, played) for turn, played in enumerate(history, start=1))
    seated(session, history[-1].people if history else ())
    all_deeds = found_deeds(session) if session.over else ()
    deeds = tuple(deed for deed in all_deeds if abs(deed.share.value) >= LEAST_DEED)
    ended = ending(session, "", deeds) if session.over else None
    return EngineDebrief(
        outcome=outcome,
        title=ended.title if ended else phrase("outcome", outcome, author=""),
        says=ended.says if ended else (phrase("ending", ending_now(session)),),
        headline=QUESTIONS[outcome],
        ending=ended,
        baseline=outlook(course(session.fork(0), BASELINE)) if turns else None,
        replay=replay,
        teams=tuple(team(session, country, names[country], judged) for country in COUNTRIES),
        ladder=tuple(
            LadderAct(row.turn, row.evening.title, row.evening.ladder_act, row.evening.rung_before, row.evening.rung)
            for row in replay
            if row.evening.ladder_act is not None
        ),
        deeds=deeds,
    )


def quarter(session: Campaign, turn: int, played: QuarterKept) -> QuarterReplayed:
    """Return one quarter with nothing hidden."""
    seated(session, played.people)
    orders = {country: tuple(replayed(session, country, turn)) for country in COUNTRIES}
    sheets = {country: sheet_of(session.played[turn - 1].orders[country]) for country in COUNTRIES}
    escalation = round(float(session.moments[turn].world.escalation[0]), 1)
    return QuarterReplayed(turn, evening(session, "", turn), sheets, orders, escalation)


def replayed(session: Campaign, country: str, turn: int) -> list[OrderReplayed]:
    """Return all that a country ordered and chose in a quarter, in words."""
    catalogue, orders = session.game.anchor.levers.catalogue, session.played[turn - 1].orders[country]
    policies = {policy.id: policy for policy in catalogue.policies}
    moves = {move.id: move for move in catalogue.moves}
    crises = {crisis.id: crisis for crisis in catalogue.crises}
    rows = []
    for lever, step in orders.dials.items():
        policy = policies[lever]
        rows.append(OrderReplayed(lever, policy.title, policy.dials[step], policy.visibility != "open", policy.claims))
    for name in orders.moves:
        move = moves[name]
        rows.append(OrderReplayed(name, move.title, "", move.visibility != "open", move.claims))
    rows += [OrderReplayed(act, phrase("table", act), "", False, ()) for act in orders.table]
    for name, place in orders.choices.items():
        crisis = crises[name]
        rows.append(OrderReplayed(name, crisis.title, crisis.choices[place].title, False, crisis.claims))
    for occasion, name in orders.prepared.items():
        move = moves[name]
        rows.append(OrderReplayed(name, word("occasion", occasion), move.title, True, move.claims))
    return rows


def team(session: Campaign, country: str, name: str, judged: Sequence[QuarterJudgement]) -> TeamFared:
    """Return how a country fared, what luck did to it, and what its team's orders promised."""
    lucky = [row.luck[country] for row in judged if country in row.luck]
    own = [(turn, row.decisions[country]) for turn, row in enumerate(judged, 1) if country in row.decisions]
    decided = None
    if own:
        rank = sum(decision.rank for _, decision in own) / len(own)
        quarters = tuple(
            DecisionQuarter(
                turn,
                quarter_shown(session.setup.quarter(turn)),
                Estimated(decision.value, decision.low, decision.high),
            )
            for turn, decision in own
        )
        decided = DecisionTold(summed([decision for _, decision in own]), round(100 * rank), quarters)
    luck = LuckTold(summed(lucky)) if lucky else None
    return TeamFared(country, name, board(session, country).score, luck, decided)
