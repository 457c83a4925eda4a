"""The workers' jobs: what staff expect from a seat's view, and, after the end, which deeds did it."""

from collections.abc import Iterator, Sequence

import attrs

from game.campaign.order_log import OrderLog
from game.campaign.replaying import replayed
from game.desktop.control.background import Cancelled, Memory
from game.forecast.deal_answers import FINER, Bargainer, DealAnswer, DealWorth
from game.forecast.deal_answers import FUTURES as ANSWER
from game.forecast.deal_table import FUTURES as WISHES
from game.forecast.deal_table import DealQuestion, TableWishes, answer_to, proposal, wishes
from game.forecast.par import on_this_luck, pars_known, pars_meanwhile
from game.forecast.prospect import Prospect
from game.model.levers.deal_terms import DealTerms
from game.model.state.axes import COUNTRIES
from game.views.ending_view import DeedView, found_deeds
from game.views.staff import StaffAnswer, StaffQuestion, estimates

# How many countries think of a proposal in a quarter.
COURTING = 2


class Forgotten(LookupError):  # noqa: N818 (it says what happened)
    """A worker was asked about a seat that it was not told of."""


def estimated(
    memory: Memory, cancelled: Cancelled, prospect: Prospect | None, question: StaffQuestion
) -> Iterator[StaffAnswer]:
    """Yield what staff find out; they remember their prospect until they are given another.

    prospect  of a new quarter or seat; None where it is the same as before
    """
    if prospect is not None:
        memory["prospect"] = prospect
    remembered = memory.get("prospect")
    if not isinstance(remembered, Prospect):
        raise Forgotten("the staff were not told from where to look ahead")
    yield from estimates(remembered, question, cancelled)


def weighed(
    memory: Memory, cancelled: Cancelled, prospect: Prospect, about: tuple[str, DealTerms | None]
) -> Iterator[TableWishes | DealWorth]:
    """Yield what a seat and another want of each other, once, and then what a draft is worth to them.

    about  the other, and the draft; None where nothing is drafted
    """
    other, draft = about
    key = f"wishes of {prospect.seat}, {other}, {prospect.turn}"
    if key not in memory:
        memory[key] = wishes(Bargainer.of(prospect, WISHES, holds=True), other)
    known = memory[key]
    assert isinstance(known, TableWishes)
    yield known
    for futures in (ANSWER, FINER):
        if draft is not None and not cancelled():
            yield Bargainer.of(prospect, futures, holds=True).worths([draft])[0]


def answered(memory: Memory, cancelled: Cancelled, question: DealQuestion) -> Iterator[DealAnswer]:
    """Yield what a country says to a proposal."""
    del cancelled
    other = question.terms.partner_of(question.prospect.seat)
    key = f"wishes of {question.prospect.seat}, {other}, {question.prospect.turn}"
    if key not in memory:
        memory[key] = wishes(Bargainer.of(question.prospect, WISHES), other)
    known = memory[key]
    assert isinstance(known, TableWishes)
    yield answer_to(question, [wish.clause for wish in known.wanted])


def proposed(memory: Memory, cancelled: Cancelled, log: OrderLog, seats: Sequence[str]) -> Iterator[DealTerms]:
    """Yield the best deal that a country of the computer's would propose to a person, where one would.

    log  the campaign's, because a campaign itself cannot be sent to a worker

    Two countries think of it in a quarter, each in its turn.
    """
    del memory
    campaign, best = replayed(log), list[tuple[float, DealTerms]]()
    others = [country for country in COUNTRIES if country not in seats]
    turn = campaign.world.turn
    for country in [others[(turn * COURTING + number) % len(others)] for number in range(COURTING) if others]:
        for seat in seats:
            if cancelled():
                return
            bargainer = Bargainer.of(Prospect.of(campaign, country), WISHES)
            terms = proposal(bargainer, seat)
            if terms is not None:
                best.append((bargainer.worths([terms])[0].own.value, terms))
    if best:
        yield max(best, key=lambda pair: pair[0])[1]


@attrs.frozen
class ParAnswer:
    """Par of every seat, with its error, and what good play in each came to on the luck of one campaign.

    digest  the campaign's after its last quarter
    """

    pars: tuple[tuple[float, float], ...]
    digest: str
    on_luck: tuple[float, ...]


def pars(memory: Memory, cancelled: Cancelled, log: OrderLog) -> Iterator[ParAnswer]:
    """Yield par of every seat, and what good play came to on a campaign's own luck.

    log  the campaign's, because a campaign itself cannot be sent to a worker
    """
    del memory
    campaign = replayed(log)
    terms = campaign.terms
    known = pars_known(terms.scenario_digest, terms.quarters)
    known = known or pars_meanwhile(campaign.setup, terms.scenario_digest, terms.quarters, cancelled)
    on_luck = on_this_luck(campaign, cancelled) if known else ()
    if on_luck:
        yield ParAnswer(known, campaign.played[-1].digest, on_luck)


def deeds(memory: Memory, cancelled: Cancelled, log: OrderLog) -> Iterator[tuple[DeedView, ...]]:
    """Yield the deeds that did it, found by playing a campaign again without each.

    log  the campaign's, because a campaign itself cannot be sent to a worker
    """
    del memory, cancelled
    yield found_deeds(replayed(log))
