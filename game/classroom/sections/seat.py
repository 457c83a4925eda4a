"""The sections of a seat's desk: the world as it sees it, its orders, and its tasks."""

from game.classroom.protocol.pages import (
    BriefView,
    CardOdds,
    ForecastTask,
    LockView,
    OutlookView,
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
from game.classroom.protocol.positions import ModelOutlook
from game.classroom.rules.drafting import faults_of, spent_on
from game.classroom.rules.grading import scored
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Notice, Person, Proposal, SeatDesk
from game.classroom.sections.audience import Around, Audience, millis, page_for
from game.model.state.catalogue import ORDERS_A_QUARTER
from game.model.state.observation import OBSERVED
from game.views.world_view import OwnFigures, PrivateLine

WORDS = 50
INJECTS_TOLD = 3


def own_shown(room: Room, whom: Audience) -> OwnFigures | None:
    """Return what a country knows of itself, for its players."""
    return room.position.seats[whom.seat].own if whom.kind == "player" else None


def outlook_shown(room: Room, whom: Audience, around: Around) -> OutlookView | None:
    """Return the model's odds for the ending: for those who see all always, else off, a quarter late, or on."""
    public = room.position.public.outlook
    if whom.sees_all or room.debrief_open:
        return as_shown(public, delayed=False)
    if room.odds == "off":
        return None
    if room.odds == "on":
        own = around.odds.get(len(room.played), {}).get(whom.seat)
        return as_shown((own and own.outlook) or public, delayed=False)
    return as_shown(room.position_after(len(room.played) - 1).public.outlook, delayed=True)


def as_shown(outlook: ModelOutlook | None, *, delayed: bool) -> OutlookView | None:
    """Return an outlook without the model's odds for the questions that people forecast."""
    if outlook is None:
        return None
    return OutlookView(outlook.turn, outlook.as_of, outlook.futures, outlook.outcomes, outlook.fan, delayed)


def brief_shown(room: Room, whom: Audience) -> BriefView:
    """Return the brief on the last quarter, with the role card for players."""
    page = page_for(room, whom)
    private = page.private if page else ()
    if whom.kind != "player":
        return BriefView(page, private)
    injects = [notice_line(notice) for notice in room.notices if notice.kind == "inject" and whom.seat in notice.to]
    return BriefView(page, (*private, *injects[-INJECTS_TOLD:]), room.exercise.scenario.roles[whom.seat])


def notice_line(notice: Notice) -> PrivateLine:
    """Return a notice as a line of a brief."""
    says = f"{notice.title}: {notice.says}" if notice.title else notice.says
    return PrivateLine(says, OBSERVED, "facilitator")


def orders_shown(room: Room, seat: str, around: Around, cards: bool = True) -> SheetView:
    """Return a seat's sheet: what is drafted, what it costs, who agrees, who locked it; and its cards."""
    desk, own = room.desks[seat], room.orders_of(seat)
    spent, capital = spent_on(own, desk.draft), room.position.seats[seat].capital
    return SheetView(
        turn=min(room.turn, room.quarters),
        quarter=room.quarter(room.turn),
        open=is_planned(room) and not desk.proxy and not room.clock.frozen,
        lockable=room.phase == "orders",
        limit=ORDERS_A_QUARTER,
        capital=capital,
        spent=spent,
        left=capital - spent,
        version=desk.version,
        draft=desk.draft,
        drafted_by=desk.drafted_by,
        faults=tuple(faults_of(room, seat, desk.draft)) if desk.draft else (),
        agreed=desk.agreed,
        locked=locked(room, desk),
        deciders=tuple(member.person for member in room.team(seat) if member.role == "decider"),
        can_undo=bool(desk.earlier),
        proxy=desk.proxy,
        back=desk.back,
        rationale=room.rationale(seat, room.turn),
        cards=tuple(own.values()) if cards else (),
        odds=odds_for(room, seat, around) if cards else {},
    )


def is_planned(room: Room) -> bool:
    """Return whether a quarter is being planned."""
    return room.phase in ("brief", "negotiate", "orders") and not room.over


def locked(room: Room, desk: SeatDesk) -> LockView | None:
    """Return who locked a sheet, and when."""
    if desk.locked not in room.people:
        return None
    return LockView(room.people[desk.locked].name, desk.locked, millis(desk.locked_at))


def odds_for(room: Room, seat: str, around: Around) -> dict[str, CardOdds]:
    """Return what each order changes, by order, as far as the facilitator shows it."""
    if room.odds == "off":
        return {}
    delayed = room.odds == "delayed"
    odds = around.odds.get(len(room.played) - delayed, {}).get(seat)
    # After the last quarter nothing is to come.
    if not odds:
        return {}
    return {name: CardOdds(odds.as_of, odds.futures, delayed, levels) for name, levels in odds.orders.items()}


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
        status="ruled" if proposal.ruling else "waiting",
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
