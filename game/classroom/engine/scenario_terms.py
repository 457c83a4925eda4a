"""What a room is told of a scenario when it is begun: who plays, with what orders, what may happen, and a quiz."""

from collections.abc import Iterable
from hashlib import blake2b

from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.classroom.engine.position import position
from game.classroom.engine.room_campaign import opening
from game.classroom.protocol.exercise import (
    ExerciseBegun,
    InjectTerms,
    MeasureTerms,
    OrderTerms,
    QuizQuestion,
    RoleCard,
    RoleWant,
    ScenarioTerms,
)
from game.classroom.protocol.positions import CampaignChoice, MeasurePush
from game.model.scenario.rows import push_faults
from game.model.scenario.schema import CountrySheet, Scenario
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import ORDERS_A_QUARTER, Effect, Order
from game.model.state.measures import places_of
from game.model.state.setting import Inject
from game.model.state.world import World
from game.views.names import quarter_shown, rounded, title


def begin(campaign: CampaignChoice) -> ExerciseBegun:
    """Return the scenario as a room keeps it, and the position at its opening.

    errors  ScenarioFaults, KeyError
    """
    session = opening(campaign)
    return ExerciseBegun(scenario_terms(session), position(session))


def scenario_terms(session: Campaign) -> ScenarioTerms:
    """Return what a room keeps of a scenario; injects and effects are the facilitator's alone."""
    scenario, catalogue, quarters = session.scenario, session.setting.catalogue, session.setting.quarters
    return ScenarioTerms(
        name=scenario.name,
        title=scenario.title,
        summary=scenario.summary,
        teaching=scenario.teaching,
        quarters=quarters,
        quarter_names=tuple(quarter_shown(scenario.quarter(turn)) for turn in range(1, quarters + 1)),
        digest=session.terms.scenario_digest,
        names={name: says("country", name) for name in COUNTRIES},
        titles={name: says("country_name", name) for name in COUNTRIES},
        roles={sheet.name: role_card(sheet) for sheet in scenario.countries},
        orders={
            name: {order.name: order_terms(order) for order in catalogue.orders[own]}
            for name, own in zip(COUNTRIES, catalogue.of_country, strict=True)
        },
        injects=tuple(inject_terms(inject) for inject in scenario.injects if inject.turn <= quarters),
        measures=measures(),
        quiz=quiz(scenario),
        simulated=says("story", "simulated"),
    )


def role_card(sheet: CountrySheet) -> RoleCard:
    """Return a country's role card: its character, its aims in a line, and what it wants."""
    wants = tuple(RoleWant(goal.name, rounded(goal.weight.value), not goal.public) for goal in sheet.interests)
    return RoleCard(sheet.character, sheet.aims, wants)


def order_terms(order: Order) -> OrderTerms:
    """Return an order as a room keeps it."""
    return OrderTerms(order.title, order.does, order.covert, order.lever, order.claims, pushes_of(order.effects))


def inject_terms(inject: Inject) -> InjectTerms:
    """Return a scenario's inject."""
    effects = pushes_of(inject.effects)
    return InjectTerms(inject.name, inject.turn, inject.title, inject.says, inject.chance, inject.source, effects)


def pushes_of(effects: Iterable[Effect]) -> tuple[MeasurePush, ...]:
    """Return the pushes of an order or an inject."""
    return tuple(MeasurePush(effect.path, effect.push, effect.absolute, effect.says) for effect in effects)


def measures() -> dict[str, MeasureTerms]:
    """Return every row that an inject may push, by path."""
    return {
        path: MeasureTerms(title(path), measure.unit, measure.span, measure.fleeting)
        for path, (measure, _) in places_of(World).items()
        if not push_faults(path)
    }


OPTIONS = 4


def quiz(scenario: Scenario) -> tuple[QuizQuestion, ...]:
    """Return the questions, each with its options, the right one's place, and why."""
    sheets = {sheet.name: sheet for sheet in scenario.countries}
    return (
        quiz_question("q1", *aim(sheets, "russia")),
        quiz_question("q2", *aim(sheets, "iran")),
        quiz_question("q3", *aim(sheets, "united_states")),
        quiz_question(
            "q4",
            "How many orders may a country give in a quarter?",
            [f"At most {many}" for many in (ORDERS_A_QUARTER, 1, 5, 8)],
            "Political capital is short too: harder orders cost more.",
        ),
        quiz_question(
            "q5",
            "Which of another country’s orders do you see given?",
            ["The open ones; covert ones only if they come out", "All of them", "None of them", "Only the dear ones"],
            "Covert orders are known to those who gave them.",
        ),
        quiz_question(
            "q6",
            "Who loses when escalation runs away?",
            ["Everybody", "Only Moscow and Tehran", "Only Washington", "Nobody"],
            says("verdict", "catastrophe"),
        ),
    )


def aim(sheets: dict[str, CountrySheet], country: str) -> tuple[str, list[str], str]:
    """Return a question about what a country makes no secret of wanting."""
    own = [goal.name for goal in sheets[country].interests]
    mine = next(goal for goal in sheets[country].interests if goal.public)
    others = [
        goal.name
        for name, sheet in sheets.items()
        if name != country
        for goal in sheet.interests[:2]
        if goal.public and goal.name not in own
    ]
    wrong = list(dict.fromkeys(others))[: OPTIONS - 1]
    where = says("country", country)
    return f"What does {where} openly want?", [mine.name, *wrong], f"Its aims: {sheets[country].aims}"


def quiz_question(name: str, question: str, options: list[str], why: str) -> QuizQuestion:
    """Return a question with its options shuffled the same way each time; the first given is the right one."""
    shuffled = sorted(options, key=lambda option: blake2b(f"{question}{option}".encode()).digest())
    return QuizQuestion(name, question, tuple(shuffled), shuffled.index(options[0]), why)
