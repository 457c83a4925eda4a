"""From a room and an act to the room after it: what there is to do, who may, and what each act must say."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from game.classroom.protocol.act import FACILITATOR, SERVER, Act, Actor, Kind
from game.classroom.protocol.fields import by_name, many, maybe, number, one_of, shape, text, truth, whole, words
from game.classroom.protocol.refusals import Refused
from game.classroom.rules import arguing, injecting, joining, learning, standing_in, talking
from game.classroom.rules import deals as bargains
from game.classroom.rules import drafting as orders
from game.classroom.rules import phases as course
from game.classroom.rules import quarters as turns
from game.classroom.rules.room import Exercise, Room, begun
from game.classroom.rules.room_parts import ALL_PHASES, LEVELS, ODDS, PHASES, ROLES, WATCHERS
from game.model.state.axes import COUNTRIES

P, F, E, R, S = (frozenset({kind}) for kind in ("player", FACILITATOR, "evaluator", "press", SERVER))
O = frozenset({"observer"})  # noqa: E741 (the letters are those of the table in the contract)
ANY = frozenset({"player", FACILITATOR, *WATCHERS})

name, line, long = text(40), text(120), text(1000)
turn, seat, order, ident = whole(0, 200), one_of(*COUNTRIES), text(60), text(64)
level, kinds = one_of(*LEVELS), one_of("player", *WATCHERS)
effect = shape(
    {"path": text(80), "push": number(-1000, 1000), "absolute": truth, "says": text(200, 0)},
    {"absolute": False, "says": ""},
)
clause = shape({"country": seat, "does": one_of("give", "refrain"), "order": order})
anything = lambda _field, found: found  # noqa: E731 (only the server sends these)


def said(left_out: Mapping[str, Any] | None = None, /, **fields: Any) -> Any:
    """Return the check of an act's fields; what is left out has its own value."""
    return shape({key.rstrip("_"): check for key, check in fields.items()}, left_out)


NOTHING = said()
KINDS: Mapping[str, Kind] = {
    "join": Kind(
        joining.join,
        S,
        said(person=ident, name=name, kind=kinds, seat=one_of("any", "", *COUNTRIES), token=ident),
    ),
    "draft": Kind(orders.draft, P, said(turn=turn, order=order, level=maybe(level)), counts=True),
    "undo": Kind(orders.undo, P, said(turn=turn)),
    "agree": Kind(orders.agree, P, said(turn=turn, version=whole(0, 10**6), agrees=truth), counts=True),
    "lock": Kind(orders.lock, P, said(turn=turn, orders=by_name(order, level, 6)), counts=True),
    "unlock": Kind(orders.unlock, P, said(turn=turn)),
    "rationale": Kind(orders.rationale, P, said(turn=turn, text=words(50)), counts=True),
    "message": Kind(talking.message, P | F | R, said(channel=text(60), text=long), counts=True),
    "mute": Kind(talking.mute, F, said(channel=text(60))),
    "unmute": Kind(talking.unmute, F, said(channel=text(60))),
    "deal": Kind(
        bargains.deal,
        P,
        said(
            {"words": "", "clauses": []},
            title=line, to=many(seat, 5, 1), secret=truth, until=turn, clauses=many(clause, 6), words=text(400, 0),
        ),
        counts=True,
    ),
    "answer": Kind(bargains.answer, P, said(deal=ident, accept=truth), counts=True),
    "withdraw": Kind(bargains.withdraw, P, said(deal=ident)),
    "renounce": Kind(bargains.renounce, P, said(deal=ident)),
    "propose": Kind(
        arguing.propose,
        P,
        said({"with": [], "reasons": ""}, title=line, text=long, reasons=text(1000, 0), with_=many(seat, 5)),
        counts=True,
    ),
    "rule": Kind(
        arguing.rule,
        F,
        said(
            {"effects": [], "reason": ""},
            proposal=ident, how=one_of(*arguing.WORDS), effects=many(effect, 8), reason=text(400, 0),
        ),
    ),
    "forecast": Kind(
        learning.forecast,
        P | O | E,
        said(turn=turn, question=one_of(*learning.QUESTIONS), p=number(0, 100)),
        counts=True,
    ),
    "quiz": Kind(learning.quiz, P | O, said(answers=by_name(text(10), whole(0, 9), 12)), counts=True),
    "ticket": Kind(
        learning.ticket,
        P | O | E,
        said({"shares": {}}, lesson=text(400, 0), doubt=text(400, 0), shares=by_name(ident, number(0, 100), 8)),
        counts=True,
    ),
    "rubric": Kind(
        learning.rubric,
        F | E,
        said({"note": ""}, person=ident, part=one_of(*learning.PARTS), points=maybe(number(0, 100)), note=text(400, 0)),
    ),
    "insight": Kind(learning.insight, F | E, said(turn=turn, text=text(400))),
    "headline": Kind(learning.headline, R, said(text=line), counts=True),
    "role": Kind(joining.role, P | F, said(person=ident, role=one_of(*ROLES))),
    "rename": Kind(joining.rename, P | F, said(person=ident, name=name)),
    "move": Kind(joining.move, F, said(person=ident, seat=seat)),
    "remove": Kind(joining.remove, F, said(person=ident)),
    "reclaim": Kind(
        joining.reclaim,
        F,
        said({"person": None, "seat": None, "token": ""}, person=maybe(ident), seat=maybe(seat), token=text(64, 0)),
    ),
    "forget": Kind(joining.forget, F, said(confirm=text(10))),
    "phase": Kind(course.phase, F, said(to=one_of("next", *ALL_PHASES))),
    "expire": Kind(course.expire, S, said(phase=one_of(*ALL_PHASES))),
    "extend": Kind(course.extend, F, said(seconds=number(-3600, 3600))),
    "pause": Kind(course.pause, F, NOTHING),
    "resume": Kind(course.resume, F, NOTHING),
    "freeze": Kind(course.freeze, F, NOTHING),
    "thaw": Kind(course.thaw, F, NOTHING),
    "stretch": Kind(course.stretch, F, said(seat=seat, seconds=number(-3600, 3600))),
    "nudge": Kind(course.nudge, F, said({"text": ""}, seats=many(seat, 6, 1), text=text(200, 0))),
    "tell": Kind(course.tell, F, said(text=text(400))),
    "lengths": Kind(
        course.lengths,
        F,
        said({"automatic": True}, lengths=by_name(one_of(*PHASES), number(0, 7200), 5), automatic=truth),
    ),
    "odds": Kind(course.odds, F, said(mode=one_of(*ODDS))),
    "open_debrief": Kind(course.open_debrief, F, NOTHING),
    "show": Kind(course.show, F, said(what=maybe(text(40)))),
    "reopened": Kind(course.reopened, S, said(last=anything)),
    "proxy": Kind(standing_in.proxy, F, said(seat=seat, on=truth)),
    "take_back": Kind(standing_in.take_back, P, NOTHING),
    "alert": Kind(standing_in.alert, S, said(kind=text(20), says=text(400), seat=maybe(seat))),
    "write_inject": Kind(
        injecting.write_inject,
        F,
        said(
            {"effects": [], "to": None, "turn": None, "teaching": ""},
            title=text(80), says=text(400), effects=many(effect, 8), to=maybe(many(seat, 6, 1)), turn=maybe(turn),
            teaching=text(400, 0),
        ),
    ),
    "send_inject": Kind(injecting.send_inject, F, said(inject=ident)),
    "queue_inject": Kind(injecting.queue_inject, F, said(inject=ident, turn=turn)),
    "hold_inject": Kind(injecting.hold_inject, F, said(inject=ident)),
    "skip_inject": Kind(injecting.skip_inject, F, said(inject=ident)),
    "rollback": Kind(turns.rollback, F, said(turn=turn, reason=text(400))),
    "resolve": Kind(turns.resolve, F | S, NOTHING),
    "resolved": Kind(turns.resolved, S, said(turn=turn, result=anything)),
    "judged": Kind(turns.judged, S, said(digest=ident, found=anything)),
    "failed": Kind(turns.failed, S, said(says=text(400))),
}  # fmt: skip


def asked(sent: Any, by: Actor, at: float) -> Act:
    """Return what a client asks for, every field checked.

    errors  Refused with the first fault: what was found and what was expected
    """
    if not isinstance(sent, dict):
        raise Refused(400, "An act is an object, {…}.")
    number, do = sent.get("id", ""), sent.get("do", "")
    if not isinstance(number, str) or not 1 <= len(number) <= 64 or not number.isprintable():
        raise Refused(422, "id: expected 1 to 64 characters, made by the client, one for each act.", "id")
    kind = KINDS.get(do) if isinstance(do, str) else None
    if kind is None or kind.who == S:
        raise Refused(422, f"do: found {str(do)[:40]!r}; expected one of {', '.join(doable(by))}.", "do")
    if by.kind not in kind.who:
        raise Refused(403, f"A {by.kind} may not do this: {do}.", "do")
    rest = {key: value for key, value in sent.items() if key not in ("id", "do")}
    return Act(do, at, by, kind.fields("", rest), number)


def doable(by: Actor) -> list[str]:
    """Return what somebody may ask for."""
    return [do for do, kind in KINDS.items() if by.kind in kind.who]


def after(room: Room, act: Act) -> Room:
    """Return the room after an act.

    errors  Refused where the room does not allow it now
    """
    kind = KINDS[act.do]
    if room.forgotten and act.do not in ("reopened", "alert"):
        raise Refused(409, "The personal records of this room have been deleted; it can only be read.")
    room = kind.does(room, act)
    done = {**room.done, (act.by.name, act.number): room.acts + 1} if act.number else room.done
    room = room.evolved(acts=room.acts + 1, done=done)
    return counted(room, act) if kind.counts and act.by.person in room.people else room


def counted(room: Room, act: Act) -> Room:
    """Return the room with an act counted as somebody's part in it."""
    who = room.people[act.by.person]
    counts = {**who.counts, act.do: who.counts.get(act.do, 0) + 1}
    room = room.with_person(who.person, counts=counts, turns=who.turns | {room.turn}, last=act.at)
    return room.with_desk(who.seat, last=act.at) if who.seat else room


def replayed(exercise: Exercise, opening: Mapping[str, Any], acts: Iterable[Act]) -> Room:
    """Return the room that a row of acts leads to."""
    room = begun(exercise, opening)
    for act in acts:
        room = after(room, act)
    return attrs.evolve(room)
