"""The table as a seat is shown it: a draft on the scale, what either wants, what was said, and the deals that run."""

from collections.abc import Iterator

import attrs

from game.campaign.campaign import Campaign
from game.campaign.deal_book import BREACHED, DEAL_KEPT, PROPOSED, RUNNING, DealRecord, proposals_of
from game.campaign.deal_making import LONGEST, MOST_PROPOSALS
from game.campaign.phrases import capital
from game.campaign.told_deals import clause_told, season
from game.forecast.deal_answers import DealAnswer, DealWorth
from game.forecast.deal_table import TableWishes
from game.model.levers.catalogue import DIALS, seat_of
from game.model.levers.deal_terms import AT_LEAST, AT_MOST, FUNDS, MAKE, ON_DIALS, PAY, REFRAIN, DealClause, DealTerms
from game.model.state.axes import COUNTRIES
from game.statistics import Bounded
from game.views.shown_figures import Change
from game.views.view_words import word

# Billions that a chip of money stands for, and the deals that have ended which are still shown for so many quarters.
MONEY, SHOWN_FOR = 5, 2


@attrs.frozen
class DealClauseView:
    """One clause of the draft.

    place  among the draft's clauses
    when   from when or by when, as a chip says it; "" for at once
    note   how well it is seen whether it is kept
    step   the step of its policy in words; "" for none
    """

    place: int
    country: str
    title: str
    when: str
    note: str
    step: str = ""


@attrs.frozen
class ChipView:
    """Something that one of the two could undertake.

    key     by which it is put into the draft
    worth   to the seat where the other would do it, to the other, as guessed, where the seat would; None unknown
    chosen  whether it is in the draft
    wanted  whether it is among the wishes, and not only possible
    """

    key: str
    country: str
    title: str
    worth: Change | None = None
    chosen: bool = False
    wanted: bool = False


@attrs.frozen
class DealReply:
    """What the other says.

    says    such as: Tehran will not
    reason  one sentence
    would   what it would take; "" where nothing near would do
    worths  what that would then be worth, in a sentence
    """

    says: str
    reason: str
    would: str = ""
    worths: str = ""
    accepts: bool = False


@attrs.frozen
class DealRow:
    """A deal that runs, or has lately ended, or lies on the table.

    state     `proposed`, `kept`, `at_risk`, `broken`, `over` or `refused`
    begins, ends  quarters, counted from 1
    own       whether the seat is one of the two
    awaits    whether it waits for the seat's yes or no
    says      its terms in whole sentences
    """

    id: str
    first: str
    other: str
    title: str
    begins: int
    ends: int
    state: str
    says: str
    own: bool = False
    awaits: bool = False


@attrs.frozen
class DealTableView:
    """The table between a seat and one other.

    turn, quarters  the quarter that is to be played, counted from 1, and how many there are
    names      of the quarters, from the first
    others     the countries that can be dealt with
    left       proposals that can still be made this quarter
    price      weeks that one takes
    untils     last quarters to choose from; `sureties` who might stand behind the deal
    own, theirs  what the draft is worth; None while nothing is known or nothing is drafted
    refused    why the draft cannot be proposed; "" where it can
    working    whether something is being worked out
    """

    seat: str
    other: str
    turn: int
    quarters: int
    names: tuple[str, ...]
    others: tuple[str, ...]
    left: int
    price: int
    clauses: tuple[DealClauseView, ...]
    chips: tuple[ChipView, ...]
    public: bool
    guarantor: str
    sureties: tuple[str, ...]
    until: int
    untils: tuple[int, ...]
    own: Change | None
    theirs: Change | None
    sureness: float | None
    answer: DealReply | None
    rows: tuple[DealRow, ...]
    refused: str = ""
    working: bool = False


@attrs.frozen
class TableFindings:
    """What has been worked out for a table so far; None for what has not."""

    wishes: TableWishes | None = None
    worth: DealWorth | None = None
    answer: DealAnswer | None = None
    working: bool = False


def deal_table(campaign: Campaign, seat: str, draft: DealTerms, known: TableFindings) -> DealTableView:
    """The table of a seat with a draft on it."""
    table, setup, turn = campaign.table, campaign.setup, campaign.world.turn + 1
    other, last = draft.partner_of(seat), min(turn + LONGEST, campaign.terms.quarters)
    wrong = list(table.against(seat, draft)) if draft.clauses and draft.proposer == seat else []
    worth = known.worth if draft.clauses else None
    return DealTableView(
        seat=seat,
        other=other,
        turn=turn,
        quarters=campaign.terms.quarters,
        names=tuple(setup.quarter(number + 1) for number in range(campaign.terms.quarters)),
        others=tuple(country for country in COUNTRIES if country != seat),
        left=MOST_PROPOSALS - proposals_of(campaign.book, seat, turn),
        price=round(float(campaign.game.rules.figures.deals.price)),
        clauses=tuple(clause_view(campaign, draft, place) for place in range(len(draft.clauses))),
        chips=tuple(chips(campaign, draft, known.wishes)),
        public=draft.public,
        guarantor=draft.guarantor,
        sureties=tuple(country for country in COUNTRIES if country not in draft.parties),
        until=draft.until,
        untils=tuple(dict.fromkeys(min(turn + ahead, last) for ahead in (1, 3, 5, 7))),
        own=None if worth is None else changed(worth.own),
        theirs=None if worth is None else changed(worth.other),
        sureness=None if worth is None else worth.sureness,
        answer=None if known.answer is None else answer_view(campaign, draft, draft.partner_of(seat), known.answer),
        rows=tuple(deal_rows(campaign, seat)),
        refused=wrong[0] if wrong else "",
        working=known.working,
    )


def changed(interval: Bounded) -> Change:
    """A worth as it is shown."""
    return Change(interval.value, interval.low, interval.high)


# --- clauses and chips -----------------------------------------------------------------------


def titled(campaign: Campaign, clause: DealClause) -> str:
    """A clause as a heading."""
    catalogue = campaign.game.anchor.levers.catalogue
    if clause.does == PAY:
        return word("deal_clause", PAY, amount=clause.step, who=capital(clause.what))
    levers = {policy.id: policy.title for policy in catalogue.policies} | {
        move.id: move.title for move in catalogue.moves
    }
    return word("deal_clause", clause.does, what=levers[clause.what], step=stepped(campaign, clause))


def stepped(campaign: Campaign, clause: DealClause) -> str:
    """The step of a clause's policy in words; "" for none."""
    if clause.does not in ON_DIALS:
        return ""
    policies = {policy.id: policy for policy in campaign.game.anchor.levers.catalogue.policies}
    return policies[clause.what].dials[clause.step]


def clause_view(campaign: Campaign, draft: DealTerms, place: int) -> DealClauseView:
    """One clause of a draft."""
    clause, hidden = draft.clauses[place], campaign.game.anchor.levers.secret
    when = word("deal_when", clause.does, quarter=season(campaign.setup, clause.by or draft.until))
    seen = "open" if clause.what not in hidden else "public" if draft.public else "secret"
    return DealClauseView(
        place, clause.country, titled(campaign, clause), when, word("deal_seen", seen), stepped(campaign, clause)
    )


def key_of(clause: DealClause) -> str:
    """A clause as a key."""
    return f"{clause.country}/{clause.does}/{clause.what}/{clause.step}/{clause.by}"


def clause_of(key: str) -> DealClause:
    """The clause of a key; ValueError where it is none."""
    country, does, what, step, by = key.split("/")
    return DealClause(country, does, what, int(step), int(by))


def chips(campaign: Campaign, draft: DealTerms, known: TableWishes | None) -> Iterator[ChipView]:
    """What either could undertake: first what is wanted, then everything else."""
    taken = {(clause.country, clause.what): clause for clause in draft.clauses}
    wished = {}
    if known is not None:
        wished = {wish.clause: changed(wish.worth.own) for wish in known.wanted}
        wished |= {wish.clause: changed(wish.worth.other) for wish in known.offered}
    everything = [clause for side in draft.parties for clause in possible(campaign, side, draft.partner_of(side))]
    for clause in dict.fromkeys((*wished, *everything)):
        chosen = taken.get((clause.country, clause.what))
        is_in = chosen is not None and (chosen.does, chosen.step) == (clause.does, clause.step)
        yield ChipView(
            key_of(clause), clause.country, titled(campaign, clause), wished.get(clause), is_in, clause in wished
        )


def possible(campaign: Campaign, country: str, other: str) -> Iterator[DealClause]:
    """Everything that a country could undertake towards another, as far as everybody can see."""
    permission, turn = campaign.permission, campaign.world.turn + 1
    catalogue, hidden = campaign.game.anchor.levers.catalogue, campaign.game.anchor.levers.secret
    for policy in catalogue.policies:
        if seat_of(policy.id) == country and permission.dealt(policy):
            stands = round(hidden.get(policy.id, permission.standing(policy.id)))
            if stands > 0:
                yield DealClause(country, AT_MOST, policy.id, stands - 1, turn)
            if stands < DIALS - 1:
                yield DealClause(country, AT_LEAST, policy.id, stands + 1, turn)
    for move in catalogue.moves:
        if seat_of(move.id) == country and permission.dealt(move):
            yield DealClause(country, REFRAIN, move.id)
            yield DealClause(country, MAKE, move.id, 0, min(turn + 1, campaign.terms.quarters))
    if {country, other} <= FUNDS.keys():
        yield DealClause(country, PAY, other, MONEY, turn)


# --- what is said, and what runs -------------------------------------------------------------


def answer_view(campaign: Campaign, draft: DealTerms, other: str, said: DealAnswer) -> DealReply:
    """What the other says, in words."""
    who = capital(other)
    if said.does == "accept":
        return DealReply(word("deal_answer", "accepts", who=who), word("deal_answer", "worth_it"), accepts=True)
    about = ""
    if 0 <= said.clause < len(draft.clauses):
        about = titled(campaign, draft.clauses[said.clause])
    reason = word(
        "deal_reason", said.reason if about or said.reason not in ABOUT else f"{said.reason}_plain", who=who, what=about
    )
    if said.terms is None or said.better is None:
        return DealReply(word("deal_answer", "refuses", who=who), reason)
    would = changes_told(campaign, draft, said.terms)
    ours, theirs = said.better.other, said.better.own
    worths = word("deal_answer", "then", who=who, ours=f"{ours.value:+.1f}", theirs=f"{theirs.value:+.1f}")
    return DealReply(word("deal_answer", "refuses", who=who), reason, would, worths.replace("-", "−"))


# Reasons that name a clause where there is one.
ABOUT = ("costs_more", "gives_little", "late", "bound", "cannot")


def changes_told(campaign: Campaign, draft: DealTerms, terms: DealTerms) -> str:
    """How other terms differ from a draft, as parts of a sentence."""
    levers, setup, parts = campaign.game.anchor.levers, campaign.setup, list[str]()
    for clause in terms.clauses:
        if clause not in draft.clauses:
            parts.append(f"{capital(clause.country)} {clause_told(clause, levers, setup)}")
    left = {(clause.country, clause.what) for clause in terms.clauses}
    for clause in draft.clauses:
        if (clause.country, clause.what) not in left:
            parts.append(word("deal_answer", "without", what=titled(campaign, clause)))
    if terms.public != draft.public:
        parts.append(word("deal_answer", "public" if terms.public else "secret"))
    if terms.guarantor != draft.guarantor and terms.guarantor:
        parts.append(word("deal_answer", "surety", who=capital(terms.guarantor)))
    if terms.until != draft.until:
        parts.append(word("deal_answer", "until", quarter=season(setup, terms.until)))
    return "; ".join(parts)


def deal_rows(campaign: Campaign, seat: str) -> Iterator[DealRow]:
    """The deals that a seat knows of and that run, lie on the table, or have lately ended."""
    turn, levers, setup = campaign.world.turn + 1, campaign.game.anchor.levers, campaign.setup
    for record in campaign.book.seen_by(seat):
        state = state_of(record, turn)
        if not state:
            continue
        terms = record.terms
        sides = [
            ", ".join(titled(campaign, terms.clauses[place]) for place in terms.of(party)) for party in terms.parties
        ]
        says = [
            f"{capital(terms.clauses[place].country)} {clause_told(terms.clauses[place], levers, setup)}"
            for place in range(len(terms.clauses))
        ]
        yield DealRow(
            id=record.id,
            first=terms.proposer,
            other=terms.other,
            title=word("deal_answer", "for", first=sides[0], other=sides[1]) if all(sides) else sides[0] or sides[1],
            begins=record.agreed or record.proposed,
            ends=terms.until,
            state=state,
            says=f"{'. '.join(says)}.",
            own=seat in terms.parties,
            awaits=seat in record.awaited,
        )


def state_of(record: DealRecord, turn: int) -> str:
    """How a deal stands, as its row says it; "" where it is not shown any more."""
    if record.status == PROPOSED:
        return "proposed"
    if record.status == RUNNING:
        due = [
            record.terms.clauses[place].by
            for place in record.open_clauses()
            if record.terms.clauses[place].does in (MAKE, PAY)
        ]
        return "broken" if record.breaches else "at_risk" if any(by <= turn for by in due) else "kept"
    recent = record.ended >= turn - SHOWN_FOR
    if record.status == BREACHED and recent:
        return "broken"
    return "over" if record.status == DEAL_KEPT and recent else ""
