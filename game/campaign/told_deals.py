"""What became of deals in one quarter, as plain sentences, for whoever may know of it."""

from collections.abc import Iterator

from game.campaign.campaign import Campaign
from game.campaign.deal_book import DEAL_KEPT, LAPSED, NO_CLAUSE, REFUSED, DealBook, DealRecord
from game.campaign.phrases import capital, listed, phrase, quarter_in_text
from game.campaign.told_day import ToldLine
from game.model.levers.deal_terms import DealClause, DealTerms
from game.model.levers.effects import LeverProgram
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import COUNTRIES


def season(setup: ScenarioSetup, turn: int) -> str:
    """A quarter of a campaign, counted from 1, as prose has it: winter 2026."""
    return quarter_in_text(setup.quarter(turn))


def clause_told(clause: DealClause, levers: LeverProgram, setup: ScenarioSetup) -> str:
    """A clause as a part of a sentence, without who undertakes it: leaves “Close the Strait” undone."""
    catalogue = levers.catalogue
    titles = {policy.id: policy.title for policy in catalogue.policies}
    titles |= {move.id: move.title for move in catalogue.moves}
    dials = {policy.id: policy.dials for policy in catalogue.policies}
    what = capital(clause.what) if clause.what in COUNTRIES else titles[clause.what]
    step = dials[clause.what][clause.step] if clause.what in dials else str(clause.step)
    return phrase("clause", clause.does, what=what, step=step, when=season(setup, clause.by) if clause.by else "")


def side_told(terms: DealTerms, country: str, levers: LeverProgram, setup: ScenarioSetup) -> str:
    """All that one side undertakes, as a sentence without its stop."""
    parts = [clause_told(terms.clauses[place], levers, setup) for place in terms.of(country)]
    return phrase("deal", "side", who=capital(country), parts=listed(parts) if parts else phrase("deal", "nothing"))


def terms_told(terms: DealTerms, levers: LeverProgram, setup: ScenarioSetup) -> str:
    """What a deal says, in whole sentences."""
    sides = [side_told(terms, party, levers, setup) for party in terms.parties if terms.of(party)]
    says = phrase("deal", "terms", sides="; ".join(sides), until=season(setup, terms.until))
    return f"{says} {phrase('deal', 'surety', who=capital(terms.guarantor))}" if terms.guarantor else says


def deal_lines(campaign: Campaign, turn: int, reader: str = "") -> Iterator[ToldLine]:
    """What happened to deals in a quarter, counted from 1, as far as a reader knows.

    reader  a country, `public` for everybody, "" for who may read all
    """
    before = campaign.played[turn - 2].book if turn > 1 else DealBook()
    for record in campaign.played[turn - 1].book.seen_by(reader):
        earlier = before.named(record.id)
        earlier = earlier.seen_by(reader) if earlier else None
        yield from changes(campaign, record, earlier, turn)


def changes(campaign: Campaign, record: DealRecord, earlier: DealRecord | None, turn: int) -> Iterator[ToldLine]:
    """What happened to one deal in a quarter."""
    terms, setup, levers = record.terms, campaign.setup, campaign.game.anchor.levers
    names = {"first": capital(terms.proposer), "other": capital(terms.other)}
    if record.agreed == turn:
        key = "agreed" if terms.public else "agreed_secret"
        yield ToldLine("deal", "", f"{phrase('deal', key, **names)} {terms_told(terms, levers, setup)}")
    if record.leaked == turn:
        yield ToldLine("deal", "", f"{phrase('deal', 'leaked', **names)} {terms_told(terms, levers, setup)}")
    if record.status == REFUSED and record.ended == turn:
        who = capital(record.refused_by)
        yield ToldLine("deal", record.refused_by, phrase("deal", "refused", who=who, **names))
    if record.status == LAPSED and record.ended == turn:
        yield ToldLine("deal", "", phrase("deal", "lapsed" if record.agreed else "unanswered", **names))
    known_before = {(breach.clause, breach.by) for breach in earlier.breaches if breach.found_in} if earlier else set()
    for breach in record.breaches:
        # What its breaker alone knows is told to it in the quarter in which it broke it.
        fresh = breach.found_in == turn or (not breach.found_in and breach.turn == turn)
        if not fresh or (breach.clause, breach.by) in known_before:
            continue
        who, other = capital(breach.by), capital(terms.partner_of(breach.by))
        if breach.clause == NO_CLAUSE:
            yield ToldLine("deal", breach.by, phrase("deal", "renounced", who=who, other=other))
            continue
        key = "broken" if breach.found_in == breach.turn else "found_out" if breach.found_in else "quietly"
        what = clause_told(terms.clauses[breach.clause], levers, setup)
        yield ToldLine("deal", breach.by, phrase("deal", key, who=who, other=other, what=what))
    if record.status == DEAL_KEPT and record.ended == turn:
        yield ToldLine("deal", "", phrase("deal", "kept", **names))
