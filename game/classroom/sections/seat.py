"""The sections of a seat's desk: the world as it sees it, its orders, and its tasks."""

from game.classroom.protocol.pages import (
    BriefView,
    ForecastTask,
    LockView,
    OutlookShown,
    ProposalView,
    QuestionView,
    QuizOptions,
    QuizTask,
    RationaleTask,
    RationaleView,
    RulingView,
    SheetView,
    TasksView,
    TicketTask,
    TicketView,
)
from game.classroom.rules.grading import scored
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person, Proposal, SeatDesk
from game.classroom.rules.sheet_rules import faults_of, left_of, price_of, price_of_choices
from game.classroom.sections.audience import Around, Audience, evening_for, millis
from game.views.outlook_view import OutlookView

WORDS = 50


def outlook_shown(room: Room, whom: Audience, around: Around) -> OutlookShown | None:
    """Return how it may end: by all there is to know for those who see all, and by what a seat knows for its players.

    A seat is shown its own staff's odds as the facilitator sets: off, a quarter late, or on.
    """
    turn = len(room.played)
    if whom.sees_all or room.debrief_open:
        ahead, late = room.look_ahead(turn), room.look_ahead(turn - 1)
        newest = ahead or late
        return outlook_from(room, turn - (ahead is None), newest.outlook, ahead is None) if newest else None
    if whom.kind != "player" or room.odds == "off":
        return None
    seen_from = turn - (room.odds == "delayed")
    odds = around.odds.get(room.stamp(seen_from), {}).get(whom.seat) if seen_from >= 0 else None
    return outlook_from(room, seen_from, odds.outlook, turn != seen_from) if odds and odds.outlook else None


def outlook_from(room: Room, turn: int, outlook: OutlookView, delayed: bool) -> OutlookShown:
    """Return an outlook as it was seen after so many quarters."""
    return OutlookShown(turn, room.quarter(max(turn, 1)), outlook, delayed)


def brief_shown(room: Room, whom: Audience) -> BriefView:
    """Return the last quarter, with who they are for players."""
    if whom.kind != "player":
        return BriefView(evening_for(room, whom))
    return BriefView(evening_for(room, whom), room.position.seats[whom.seat].commission)


def orders_shown(room: Room, seat: str, around: Around) -> SheetView:
    """Return a seat's sheet: what is drafted, what it costs, who agrees, who locked it."""
    desk, board, own_hand = room.desks[seat], room.position.seats[seat].board, room.hand_of(seat)
    seen_from = len(room.played) - (room.odds == "delayed")
    odds = around.odds.get(room.stamp(seen_from), {}).get(seat) if room.odds != "off" and seen_from >= 0 else None
    return SheetView(
        turn=room.turn,
        quarter=room.quarter(room.turn),
        open=is_planned(room) and not desk.proxy and not room.clock.frozen,
        lockable=room.phase == "orders",
        price=round(price_of(desk.draft, own_hand), 1),
        choices=round(price_of_choices(desk.draft, own_hand), 1),
        left=round(left_of(board, desk.draft, own_hand), 1),
        version=desk.version,
        draft=desk.draft,
        drafted_by=desk.drafted_by,
        faults=tuple(faults_of(board, desk.draft, whole=True)) if desk.draft.count else (),
        agreed=desk.agreed,
        locked=locked(room, desk),
        deciders=tuple(member.person for member in room.team(seat) if member.role == "decider"),
        can_undo=bool(desk.earlier),
        proxy=desk.proxy,
        back=desk.back,
        rationale=room.rationale(seat, room.turn),
        effects=odds.effects if odds else {},
        as_of=room.quarter(max(seen_from, 1)) if odds else "",
    )


def is_planned(room: Room) -> bool:
    """Return whether a quarter is being planned."""
    return room.phase in ("brief", "negotiate", "orders") and not room.over


def locked(room: Room, desk: SeatDesk) -> LockView | None:
    """Return who locked a sheet, and when."""
    if desk.locked not in room.people:
        return None
    return LockView(room.people[desk.locked].name, desk.locked, millis(desk.locked_at))


def tasks_shown(room: Room, who: Person) -> TasksView:
    """Return what one person is asked to do, and how it was marked."""
    ticket = room.tickets.get(who.person)
    return TasksView(
        forecast=forecast_shown(room, who),
        rationale=RationaleTask(room.turn, WORDS, rationales(room, who.seat)),
        quiz=quiz_shown(room, who),
        ticket=TicketTask(
            open=room.phase == "debrief",
            mine=TicketView(ticket.lesson, ticket.doubt, ticket.shares) if ticket else None,
        ),
        proposals=tuple(proposal_shown(room, proposal) for proposal in room.proposals.values() if knows(who, proposal)),
    )


def rationales(room: Room, seat: str) -> tuple[RationaleView, ...]:
    """Return what a seat said of its orders so far."""
    return tuple(
        RationaleView(turn, room.quarter(turn), reason.text, reason.who)
        for (owner, turn), reason in room.rationales.items()
        if owner == seat
    )


def knows(who: Person, proposal: Proposal) -> bool:
    """Return whether somebody's seat made a proposal, or is named in it and it has been ruled on."""
    return who.seat == proposal.by or (who.seat in proposal.joined and proposal.ruling is not None)


def proposal_shown(room: Room, proposal: Proposal) -> ProposalView:
    """Return a proposal as those who made it see it: what it amounts to is the facilitator's until it shows."""
    return ProposalView(
        proposal=proposal.proposal,
        by=proposal.by,
        who=name_of(room, proposal.person),
        turn=proposal.turn,
        title=proposal.title,
        text=proposal.text,
        reasons=proposal.reasons,
        with_=proposal.joined,
        status="undone" if proposal.undone else "ruled" if proposal.ruling else "waiting",
        ruling=ruling_shown(proposal),
    )


def ruling_shown(proposal: Proposal) -> RulingView | None:
    """Return how the facilitator ruled, None where that is still to come."""
    ruling = proposal.ruling
    return RulingView(ruling.how, ruling.says, ruling.reason) if ruling else None


def name_of(room: Room, person: str) -> str:
    """Return somebody's name, "" where there is none."""
    return room.people[person].name if person in room.people else ""


def forecast_shown(room: Room, who: Person) -> ForecastTask:
    """Return the questions of the quarter, what somebody answered, and how their earlier answers came out."""
    questions = tuple(
        QuestionView(question.question, question.says, question.resolves) for question in room.position.questions
    )
    mine = {
        question: percent
        for (person, turn, question), percent in room.forecasts.items()
        if person == who.person and turn == room.turn
    }
    return ForecastTask(room.turn, is_planned(room), questions, mine, tuple(scored(room, who.person)))


def quiz_shown(room: Room, who: Person) -> QuizTask:
    """Return the entry quiz; right answers only once it has been answered."""
    quiz, mine = room.exercise.scenario.quiz, room.quiz.get(who.person)
    questions = tuple(QuizOptions(question.question, question.says, question.options) for question in quiz)
    if mine is None:
        return QuizTask(not room.debrief_open, questions, None)
    return QuizTask(
        open=False,
        questions=questions,
        mine=mine,
        correct={question.question: mine.get(question.question) == question.right for question in quiz},
        right={question.question: question.right for question in quiz},
        why={question.question: question.why for question in quiz},
    )
