"""Whatever an inject or a ruling pushes, the quarter is played, told, looked into, debriefed and played again."""

from game.classroom.engine.engine_worker import begin, debrief_of, looked_into, luck_of, resolved
from game.classroom.engine.room_campaign import dated, played
from game.classroom.protocol.exercise import NameTerms
from game.classroom.protocol.positions import EventEffect, EventPut, QuarterAsked
from game.model.scenario.setup_checks import inject
from game.model.state.axes import COUNTRIES

CAMPAIGN = {"scenario": "partners_of_convenience", "seed": 5, "quarters": 2}
NOBODY = dict.fromkeys(COUNTRIES)
WHENS = ("now", "+1", "now for 2")


def one_of_each(part: float = 0.05) -> tuple[EventPut, ...]:
    """Return an event on every name that may be pushed, each by itself, at every time that it allows."""
    pushable = begin(CAMPAIGN).scenario.pushable
    pushes = [
        (path, terms, when) for path, terms in pushable.items() for when in WHENS if terms.held or "for" not in when
    ]
    return tuple(
        EventPut(f"written_{number}", 1, f"Title {number}", "It happens.", (pushed(path, terms, when, part),))
        for number, (path, terms, when) in enumerate(pushes, start=1)
    )


def pushed(path: str, terms: NameTerms, when: str, part: float) -> EventEffect:
    """Return a push of a name, a part of the most it may be pushed."""
    return EventEffect(path, part * terms.most, "", when)


def test_what_a_room_lets_be_pushed_a_scenario_may_push() -> None:
    """Every name, bound and time that a room allows passes the check of a scenario's injects, to the very bound."""
    wrong = {event.effects[0]: inject(dated(event, 1), 8) for event in one_of_each(1.0)}
    assert not {effect: faults for effect, faults in wrong.items() if faults}


def test_an_event_on_any_name_is_played_and_told() -> None:
    """With an event on every name at once the quarter is played, told, judged, debriefed, and leads there again."""
    events = one_of_each()
    first = resolved(CAMPAIGN, [], QuarterAsked(NOBODY, events))
    second = resolved(CAMPAIGN, [first.record], QuarterAsked(NOBODY))
    history = [first.record, second.record]
    assert first.position.public.evening
    told = [f"{line.says} {line.why}" for line in first.position.public.evening.headlines]
    assert sum("It happens." in says for says in told) >= len(events)
    assert len(debrief_of(CAMPAIGN, history, []).replay) == 2
    assert luck_of(CAMPAIGN, history[:1])
    assert looked_into(CAMPAIGN, [], QuarterAsked(NOBODY, events)).futures > 0
    assert played(CAMPAIGN, history).played[-1].digest == second.record.digest
