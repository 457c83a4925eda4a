"""What a room is told of a scenario when it is begun: who plays, with what levers, what may happen, and a quiz."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from game.campaign.campaign import Campaign
from game.campaign.phrases import phrase
from game.classroom.engine.class_words import class_words
from game.classroom.engine.position import position
from game.classroom.engine.room_campaign import opening
from game.classroom.engine.seat_standing import quarter_shown
from game.classroom.protocol.exercise import (
    EventTerms,
    ExerciseBegun,
    LeverTerms,
    NameTerms,
    QuizQuestion,
    ScenarioTerms,
)
from game.classroom.protocol.positions import CampaignChoice, EventEffect
from game.model.levers.catalogue import LeverEffect, Move, Policy, seat_of
from game.model.scenario.setup import DatedInject, InjectEffect
from game.model.scenario.setup_checks import PUSHABLE, inject_effect
from game.model.state.axes import COUNTRIES
from game.model.state.codes import BROUGHT
from game.model.state.names import NO_REST
from game.views.commission_view import CommissionView, commission
from game.views.view_words import words

OPEN = "open"


def begin(campaign: CampaignChoice) -> ExerciseBegun:
    """Return the scenario as a room keeps it, and the position at its opening.

    errors  ScenarioFaults, KeyError
    """
    session = opening(campaign)
    terms = scenario_terms(session)
    return ExerciseBegun(terms, position(session, ()))


def scenario_terms(session: Campaign) -> ScenarioTerms:
    """Return what a room keeps of a scenario; events and effects are the facilitator's alone."""
    setup, catalogue, quarters = session.setup, session.game.anchor.levers.catalogue, session.terms.quarters
    commissions = {country: commission(session, country) for country in COUNTRIES}
    levers: tuple[Policy | Move, ...] = (*catalogue.policies, *catalogue.moves)
    return ScenarioTerms(
        name=setup.name,
        title=setup.title,
        summary=setup.summary,
        teaching=setup.teaching,
        quarters=quarters,
        quarter_names=tuple(quarter_shown(setup.quarter(turn)) for turn in range(1, quarters + 1)),
        digest=session.terms.scenario_digest,
        names={country: phrase("capital", country) for country in COUNTRIES},
        titles=dict(class_words("country")),
        aims={country: aims(own) for country, own in commissions.items()},
        levers={
            country: {lever.id: lever_terms(lever) for lever in levers if seat_of(lever.id) == country}
            for country in COUNTRIES
        },
        events=tuple(event_terms(inject) for inject in setup.injects if inject.quarter <= quarters),
        pushable=pushable(),
        quiz=quiz(commissions),
        simulated=class_words("class")["simulated"],
    )


def aims(commission_read: CommissionView) -> str:
    """Return what a country wants most, in a line."""
    heaviest = sorted(commission_read.interests, key=lambda interest: -interest.weight)[:3]
    return "; ".join(interest.label for interest in heaviest)


def lever_terms(lever: Policy | Move) -> LeverTerms:
    """Return a policy or a move as a room keeps it."""
    dial = isinstance(lever, Policy)
    return LeverTerms(
        title=lever.title,
        says=lever.says,
        kind="dial" if dial else "move",
        steps=lever.dials if isinstance(lever, Policy) else (),
        hidden=lever.visibility != OPEN,
        in_deck=lever.deck == "class",
        claims=lever.claims,
        effects=tuple(putable(lever.effects)),
    )


def putable(effects: Iterable[LeverEffect]) -> Iterable[EventEffect]:
    """Yield those effects of a lever that an event may have too, as they are at once."""
    for effect in effects:
        plain = InjectEffect(effect.path, effect.size, "", "now")
        if not effect.by and (effect.path in PUSHABLE or effect.path in BROUGHT) and not inject_effect(plain):
            yield EventEffect(effect.path, effect.size, label(effect.path), "now")


def event_terms(inject: DatedInject) -> EventTerms:
    """Return one of a scenario's events."""
    effects = tuple(EventEffect(effect.path, effect.size, effect.says, effect.when) for effect in inject.effects)
    return EventTerms(inject.name, inject.quarter, inject.title, inject.says, inject.chance, inject.source, effects)


def pushable() -> Mapping[str, NameTerms]:
    """Return every name that an event may push, by path, with the bounds of a push as a scenario's are checked."""
    names = {
        path: NameTerms(
            says=label(path),
            unit=class_words("unit").get(path, class_words("unit")["usual"]),
            most=(known.bounds[1] - known.bounds[0]) * known.push_scale / known.scale,
            least=-(known.bounds[1] - known.bounds[0]) * known.push_scale / known.scale,
            held=not (known.kind == "stock" and known.name.startswith(NO_REST)),
        )
        for path, known in PUSHABLE.items()
    }
    chances = {path: NameTerms(label(path), class_words("unit")["chance"], 1.0, 0.0, True) for path in BROUGHT}
    return names | chances


def label(path: str) -> str:
    """Return what a name is called on the console; the name itself where it has no words."""
    machine, _, state = path.partition(">")
    if state:
        states, machines = words("machine_state"), words("machine")
        return f"{machines.get(machine, machine)}: {states.get(f'{machine}.{state}', state)}"
    return words("number").get(path, path)


OPTIONS = 4


def quiz(commissions: Mapping[str, CommissionView]) -> tuple[QuizQuestion, ...]:
    """Return the questions, each with its options, the right one's place, and why."""
    said = class_words("quiz")
    wants = [aim(commissions, country) for country in ("russia", "iran", "united_states")]
    others = [
        (said[f"{name}_question"], said[f"{name}_options"].split(" / "), said[f"{name}_why"])
        for name in ("dial", "covert", "war")
    ]
    return tuple(
        quiz_question(f"q{number}", question, options, why)
        for number, (question, options, why) in enumerate([*wants, *others], start=1)
    )


def aim(commissions: Mapping[str, CommissionView], country: str) -> tuple[str, list[str], str]:
    """Return a question about what a country wants most."""
    own = commissions[country].interests
    mine = max(own, key=lambda interest: interest.weight)
    others = [
        interest.label
        for name, commission_read in commissions.items()
        if name != country
        for interest in sorted(commission_read.interests, key=lambda interest: -interest.weight)[:2]
        if interest.label not in {each.label for each in own}
    ]
    wrong = list(dict.fromkeys(others))[: OPTIONS - 1]
    said, where = class_words("quiz"), class_words("country")[country]
    why = said["aim_why"].format(country=where, aims=aims(commissions[country]))
    return said["aim_question"].format(country=where), [mine.label, *wrong], why


def quiz_question(name: str, question: str, options: list[str], why: str) -> QuizQuestion:
    """Return a question with its options shuffled the same way each time; the first given is the right one."""
    shuffled = sorted(options, key=lambda option: blake2b(f"{question}{option}".encode()).digest())
    return QuizQuestion(name, question, tuple(shuffled), shuffled.index(options[0]), why)
