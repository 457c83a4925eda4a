"""The facilitator's own section: injects, proposals, the timeline, settings, alerts, links."""

from game.classroom.protocol.console_view import (
    AlertView,
    BranchView,
    ConsoleProposal,
    ConsoleView,
    CourseView,
    InjectView,
    InsightView,
    LinksView,
    ReachView,
    RoomSettings,
    RoomTimeline,
    RosterView,
    RubricMarkView,
    RubricView,
    StudentView,
)
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import InjectCard, Proposal
from game.classroom.sections.audience import Around, millis
from game.classroom.sections.seat import name_of, ruling_shown

EXPORTS = (
    "canvas.csv", "moodle.csv", "grades.csv", "people.csv", "timeline.csv", "orders.csv", "messages.csv", "deals.csv",
    "forecasts.csv", "class.json", "room.json", "dictionary.json", "campaign.jsonl", "copy.wedge",
)  # fmt: skip
PATHS = {"board": "b", "observer": "o", "press": "o", "evaluator": "o"}


def console(room: Room, around: Around) -> ConsoleView:
    """Return what only the facilitator is shown."""
    players = [person for person in room.people.values() if person.seat]
    return ConsoleView(
        injects=tuple(inject_shown(room, card) for card in room.cards.values()),
        proposals=tuple(proposal_whole(room, proposal) for proposal in room.proposals.values()),
        timeline=timeline(room),
        settings=RoomSettings(
            room.lengths, room.automatic, room.odds, tuple(sorted(room.muted)), room.exercise.places, room.door
        ),
        alerts=tuple(AlertView(millis(alert.at), alert.kind, alert.says, alert.seat) for alert in room.alerts),
        regret=around.regrets,
        links=links(room),
        tables=around.tables,
        reach=ReachView(around.reach),
        insights=tuple(
            InsightView(insight.turn, insight.quarter, insight.text, insight.who, millis(insight.at))
            for insight in room.insights
        ),
        rubric=RubricView(
            room.parts,
            tuple(RubricMarkView(person, part, mark.points, mark.note) for (person, part), mark in room.rubric.items()),
        ),
        roster=roster_shown(room),
        course=course_shown(room),
        not_started=tuple(person.name for person in players if person.person not in room.quiz),
        exports=EXPORTS,
        saved_at=millis(around.saved),
        resolving=room.resolving,
    )


def course_shown(room: Room) -> CourseView:
    """Return the calendar of a course, empty for a lesson."""
    absent, course = {seat: desk.absent for seat, desk in room.desks.items()}, room.course
    return (
        CourseView(course.zone, course.early, course.deadlines, absent) if course else CourseView("", True, (), absent)
    )


def roster_shown(room: Room) -> RosterView:
    """Return the class list: who is whom, and what each is excused from."""
    here = {who.student: who for who in room.people.values() if who.student and not who.gone}
    students = tuple(
        StudentView(
            student.student,
            student.name,
            student.group,
            student.seat,
            here[student.student].person if student.student in here else "",
            tuple(part for part in room.parts if (student.student, part) in room.excused),
            f"/r/{student.token}",
        )
        for student in room.roster.values()
    )
    strangers = tuple(
        who.person for who in room.people.values() if room.roster and who.seat and not who.gone and not who.student
    )
    return RosterView(room.system, students, strangers)


def links(room: Room) -> LinksView:
    """Return the links of a room."""
    watchers = {kind: f"/{path}/{room.exercise.tokens[kind]}" for kind, path in PATHS.items()}
    return LinksView(
        **watchers,
        seats={seat: f"/s/{desk.link}" for seat, desk in room.desks.items()},
        people={who.person: f"/p/{who.token}" for who in room.people.values() if who.seat and not who.gone},
    )


def proposal_whole(room: Room, proposal: Proposal) -> ConsoleProposal:
    """Return a proposal with what it may amount to, and what the ruling puts in."""
    return ConsoleProposal(
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
        suggestion=proposal.suggestion,
        effects=proposal.ruling.effects if proposal.ruling else None,
    )


def inject_shown(room: Room, card: InjectCard) -> InjectView:
    """Return an inject as the facilitator sees it."""
    passed = card.status == "scheduled" and (card.turn or 0) < room.turn
    return InjectView(
        inject=card.inject,
        title=card.title,
        says=card.says,
        effects=card.effects,
        turn=card.turn,
        quarter=room.quarter(card.turn) if card.turn else None,
        status="past" if passed else card.status,
        teaching=card.teaching,
    )


def timeline(room: Room) -> RoomTimeline:
    """Return the index so far, and what was rolled back."""
    branches = tuple(
        BranchView(
            branch.branch,
            branch.turn,
            millis(branch.at),
            branch.reason,
            branch.quarters[-1].summary.path[branch.turn :],
        )
        for branch in room.branches
    )
    return RoomTimeline(room.position.path, branches)
