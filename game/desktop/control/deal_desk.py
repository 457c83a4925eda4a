"""The table at the window: the draft of a deal, what has been worked out of it, and what is said."""

from contextlib import suppress
from typing import assert_never

import attrs

from game.campaign.deal_book import ACCEPT, PROPOSE, PROPOSED, REFUSE, RENOUNCE, WITHDRAW, DealEvent, DealRecord
from game.campaign.deal_making import LONGEST
from game.campaign_faults import CampaignOver, OrderRefused
from game.desktop import table_commands
from game.desktop.commands import Commands, Say
from game.desktop.control.background import JobResult, Worker
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.control.jobs import answered, proposed, weighed
from game.desktop.control.staff_room import staff_of
from game.desktop.table_commands import TableCommand
from game.desktop.window_pages import NO_STAFF
from game.desktop.window_words import capital, words
from game.forecast.deal_answers import DealAnswer, DealWorth
from game.forecast.deal_table import TableWishes, as_event, question_to, settle_at_table
from game.forecast.prospect import Prospect
from game.model.levers.deal_terms import MAKE, ON_DIALS, PAY, DealClause, DealTerms
from game.model.state.axes import COUNTRIES
from game.views.deal_view import TableFindings, clause_of

USUAL = 4  # quarters that a deal runs unless somebody says otherwise
FIRST_OTHER = {"russia": "iran", "iran": "russia", "united_states": "iran"}
MOST_MONEY = 50


@attrs.define(eq=False)
class DealDesk:
    """What lies on the table, for whoever has the turn.

    version  of the quarter and the seat for which all this was worked out
    drafts   by the other country
    asked_of the draft of which the other was asked what it would take, and what it said
    waits    by ticket: a proposal that waits for its answer
    """

    worker: Worker
    count: int = 0
    version: str = ""
    other: str = ""
    drafts: dict[str, DealTerms] = attrs.field(factory=dict)
    wishes: dict[str, TableWishes] = attrs.field(factory=dict)
    worth: tuple[DealTerms, DealWorth] | None = None
    answer: tuple[DealTerms, DealAnswer] | None = None
    looking: tuple[int, str, DealTerms | None] = (0, "", None)
    asking: tuple[int, DealTerms] | None = None
    waits: dict[int, str] = attrs.field(factory=dict)
    courting: int = 0

    def look(self, desk: CampaignDesk) -> None:
        """Have the draft weighed, unless it has been already or staff say nothing."""
        self.sit_down(desk)
        if desk.whole is not None or desk.campaign.over or staff_of(desk) == NO_STAFF:
            return
        draft = self.draft(desk)
        wanted = draft if draft.clauses and not list(desk.campaign.table.against(desk.seat, draft)) else None
        if self.looking[1:] == (self.other, wanted):
            return
        prospect = Prospect.of(desk.campaign, desk.seat)
        ticket = self.worker.ask(weighed, {"prospect": prospect, "about": (self.other, wanted)})
        self.looking = ticket, self.other, wanted

    def sit_down(self, desk: CampaignDesk) -> None:
        """Begin a quarter or a seat's turn with an empty table."""
        version = repr((desk.campaign.terms, desk.digest, desk.campaign.world.turn, desk.seat))
        if version != self.version:
            self.version, self.drafts, self.wishes = version, {}, {}
            self.worth, self.answer, self.looking, self.asking = None, None, (0, "", None), None
            if self.other in ("", desk.seat):
                self.other = FIRST_OTHER.get(desk.seat, "united_states")
            self.count += 1

    def draft(self, desk: CampaignDesk) -> DealTerms:
        """The draft of the deal with whoever sits across."""
        turn = desk.campaign.world.turn + 1
        last = min(turn + USUAL - 1, turn + LONGEST, desk.campaign.terms.quarters)
        return self.drafts.get(self.other, DealTerms(desk.seat, self.other, (), last))

    def findings(self, desk: CampaignDesk) -> TableFindings:
        """What has been worked out of the draft."""
        draft = self.draft(desk)
        worth = self.worth[1] if self.worth and self.worth[0] == draft else None
        said = self.answer[1] if self.answer and self.answer[0] == draft else None
        working = bool(self.asking or self.waits) or (worth is None and bool(draft.clauses))
        return TableFindings(self.wishes.get(self.other), worth, said, working)

    # --- what is done at the table -------------------------------------------------------------

    def carry_out(self, desk: CampaignDesk, command: TableCommand) -> Commands:
        """Carry out a command, and return what the window is to do next."""
        if desk.whole is not None or desk.is_hidden or desk.campaign.over:
            return ()
        self.sit_down(desk)
        self.count += 1
        draft = self.draft(desk)
        match command:
            case table_commands.DealWith(country):
                self.other = country if country in COUNTRIES and country != desk.seat else self.other
            case table_commands.PutClause(key):
                with suppress(ValueError):
                    self.lay(put(draft, key))
            case table_commands.ShiftClause(place, quarters, steps):
                self.lay(shifted(draft, place, quarters, steps))
            case table_commands.SetDeal(what, value):
                self.lay(with_option(draft, what, value))
            case table_commands.AskTerms():
                self.ask(desk, draft)
            case table_commands.UseTerms():
                if self.answer is not None and self.answer[1].terms is not None:
                    terms = self.answer[1].terms
                    self.lay(attrs.evolve(terms, proposer=desk.seat, other=self.other))
            case table_commands.LayProposal():
                return self.propose(desk, draft)
            case table_commands.SayToDeal(deal, accept):
                return self.say(desk, DealEvent(ACCEPT if accept else REFUSE, desk.seat, deal))
            case table_commands.LeaveDeal(deal):
                record = desk.campaign.book.named(deal)
                does = WITHDRAW if record is not None and record.status == PROPOSED else RENOUNCE
                return self.say(desk, DealEvent(does, desk.seat, deal))
            case _:
                assert_never(command)
        return ()

    def lay(self, draft: DealTerms) -> None:
        """Lay a draft on the scale."""
        self.drafts[self.other] = draft

    def ask(self, desk: CampaignDesk, draft: DealTerms) -> None:
        """Ask what the other would say, where the computer plays it and the draft can be proposed."""
        if (
            self.other in desk.campaign.terms.seats
            or not draft.clauses
            or list(desk.campaign.table.against(desk.seat, draft))
        ):
            return
        needs = {"question": question_to(desk.campaign, draft)}
        self.asking = self.worker.ask(answered, needs, gives_way=False), draft

    def propose(self, desk: CampaignDesk, draft: DealTerms) -> Commands:
        """Propose the draft; what the computer is asked, it answers as soon as it has thought."""
        if desk.here and self.other in desk.campaign.terms.seats:
            return (Say(words("by_file", "no_deal", who=capital(self.other))),)
        follow = self.say(desk, DealEvent(PROPOSE, desk.seat, terms=draft))
        if not follow and self.other not in desk.campaign.terms.seats:
            record = desk.campaign.book.deals[-1]
            question = question_to(desk.campaign, draft)
            self.waits[self.worker.ask(answered, {"question": question}, gives_way=False)] = record.id
        return follow

    def say(self, desk: CampaignDesk, event: DealEvent) -> Commands:
        """Say something at the table; what cannot be said comes back in words."""
        try:
            desk.campaign.deal(event)
        except (OrderRefused, CampaignOver) as refused:
            return (Say(str(refused.args[0])),)
        desk.keep_draft()
        return ()

    # --- what comes back -----------------------------------------------------------------------

    def take(self, desk: CampaignDesk, result: JobResult) -> Commands:
        """Take in what has been worked out."""
        self.count += 1
        if result.ticket in self.waits:
            return self.take_answer(desk, result)
        if self.asking is not None and result.ticket == self.asking[0]:
            if isinstance(result.answer, DealAnswer):
                self.answer = self.asking[1], result.answer
            self.asking = None
        if result.ticket == self.looking[0] and isinstance(result.answer, TableWishes):
            self.wishes[self.looking[1]] = result.answer
        if result.ticket == self.looking[0] and isinstance(result.answer, DealWorth) and self.looking[2] is not None:
            self.worth = self.looking[2], result.answer
        if result.ticket == self.courting and isinstance(result.answer, DealTerms):
            return self.take_proposal(desk, result.answer)
        return ()

    def take_answer(self, desk: CampaignDesk, result: JobResult) -> Commands:
        """Have the computer say what it has decided on a proposal."""
        deal = self.waits.pop(result.ticket)
        record = desk.campaign.book.named(deal)
        if record is None or record.status != PROPOSED or not isinstance(result.answer, DealAnswer):
            return ()
        self.answer = record.terms, result.answer
        if result.answer.does == ACCEPT:
            # What was agreed lies among the deals, and the scale is free for the next draft.
            self.drafts.pop(record.terms.other, None)
        with suppress(OrderRefused, CampaignOver):
            desk.campaign.deal(as_event(result.answer, record))
            settle_at_table(desk.campaign)
            desk.keep_draft()
        return (Say(said_of(desk, record)),)

    def take_proposal(self, desk: CampaignDesk, terms: DealTerms) -> Commands:
        """Have a country of the computer's propose something to a person."""
        with suppress(OrderRefused, CampaignOver):
            desk.campaign.deal(DealEvent(PROPOSE, terms.proposer, terms=terms))
            desk.keep_draft()
            if terms.other == desk.seat:
                return (Say(words("deals", "comes", who=capital(terms.proposer))),)
        return ()

    def court(self, desk: CampaignDesk) -> None:
        """Let the computer's countries think of what to propose to persons this quarter."""
        if desk.whole is not None or desk.campaign.over or not desk.seats:
            return
        self.courting = self.worker.ask(proposed, {"log": desk.log(), "seats": desk.seats})


def put(draft: DealTerms, key: str) -> DealTerms:
    """A draft with a clause put in, or out where it is in; another of the same lever goes."""
    clause = clause_of(key)
    if any(clause.does == PAY and other == clause for other in draft.clauses) or clause in draft.clauses:
        return attrs.evolve(draft, clauses=tuple(other for other in draft.clauses if other != clause))
    rest = tuple(other for other in draft.clauses if (other.country, other.what) != (clause.country, clause.what))
    until = max(draft.until, clause.by)
    return attrs.evolve(draft, clauses=(*rest, clause), until=until)


def shifted(draft: DealTerms, place: int, quarters: int, steps: int) -> DealTerms:
    """A draft with one clause's date or step changed, or without it."""
    if not 0 <= place < len(draft.clauses):
        return draft
    clause, rest = draft.clauses[place], list(draft.clauses)
    if not quarters and not steps:
        return attrs.evolve(draft, clauses=(*rest[:place], *rest[place + 1 :]))
    rest[place] = moved(clause, draft.until, quarters, steps)
    return attrs.evolve(draft, clauses=tuple(rest))


def moved(clause: DealClause, until: int, quarters: int, steps: int) -> DealClause:
    """A clause with another date or step, as far as it goes."""
    if quarters and (clause.does in (MAKE, PAY) or clause.does in ON_DIALS):
        clause = attrs.evolve(clause, by=min(max(clause.by + quarters, 1), until))
    if steps and clause.does in ON_DIALS:
        clause = attrs.evolve(clause, step=(clause.step + steps) % 4)
    if steps and clause.does == PAY:
        clause = attrs.evolve(clause, step=min(max(clause.step + 5 * steps, 1), MOST_MONEY))
    return clause


def with_option(draft: DealTerms, what: str, value: str) -> DealTerms:
    """A draft with another circle, guarantor or last quarter."""
    match what:
        case "public":
            return attrs.evolve(draft, public=value == "everyone")
        case "guarantor":
            return attrs.evolve(draft, guarantor=value if value in COUNTRIES else "")
        case "until":
            latest = max([clause.by for clause in draft.clauses], default=0)
            return attrs.evolve(draft, until=max(int(value), latest))
    return draft


def said_of(desk: CampaignDesk, record: DealRecord) -> str:
    """What became of a proposal, in one sentence."""
    later = desk.campaign.book.named(record.id)
    status = later.status if later is not None else record.status
    return words("deals", f"said_{status}", who=capital(record.terms.other))
