"""The deals of a class as the engine plays them: kept and broken like any campaign’s, and played again the same."""

from collections.abc import Mapping

import pytest

from game.campaign.campaign import Campaign
from game.classroom.engine.room_campaign import fresh, opening, played_again, played_on
from game.classroom.protocol.positions import (
    AgreedClause,
    DealAgreed,
    DealLeft,
    OrderSheet,
    QuarterAsked,
    QuarterKept,
)
from game.model.state.axes import COUNTRIES

US, IR = "united_states", "iran"
DEAL = DealAgreed(
    "d4", US, IR, False, 2, (AgreedClause(US, "at_most", "us.oil_iran", 1), AgreedClause(IR, "refrain", "ir.close"))
)


def begun() -> Campaign:
    """A class's campaign before its first quarter."""
    return fresh(opening({"scenario": "partners_of_convenience", "seed": 3, "quarters": 4}))


def asked(sheets: Mapping[str, OrderSheet], *deals: DealAgreed, left: tuple[DealLeft, ...] = ()) -> QuarterAsked:
    """A quarter with people in Washington and in Tehran."""
    orders = {country: sheets.get(country) for country in COUNTRIES} | {
        country: sheets.get(country, OrderSheet()) for country in (US, IR)
    }
    return QuarterAsked(orders, deals=deals, left=left)


def test_a_deal_that_a_class_keeps_raises_both_words() -> None:
    """Two teams that keep an open deal to its end are believed the more for it, by 8 points each."""
    with_deal, without = begun(), begun()
    for turn in range(2):
        played_on(with_deal, asked({}, *((DEAL,) if not turn else ())))
        played_on(without, asked({}))
    record = with_deal.book.named("d4")
    assert record is not None
    assert record.status == "kept"
    assert (with_deal.world.word - without.world.word)[:2, 0].tolist() == pytest.approx([0, 0.08], abs=0.001)


def test_a_quarter_with_deals_is_played_again_to_the_same_world() -> None:
    """What is kept of a quarter leads there again, deals, breaches and all; a renounced one is over at once."""
    first, again, kept = begun(), begun(), list[QuarterKept]()
    kept.append(played_on(first, asked({}, DEAL)))
    kept.append(played_on(first, asked({US: OrderSheet({"us.oil_iran": 2})}, left=(DealLeft("d4", IR),))))
    for quarter in kept:
        played_again(again, quarter)
        assert again.played[-1].digest == quarter.digest
    record = again.book.named("d4")
    assert record is not None
    assert (record.status, record.breaches[0].by) == ("breached", IR)


def test_what_the_engine_would_not_have_as_a_deal_changes_nothing() -> None:
    """A deal with an order that there is none of is left to the room."""
    odd, plain = begun(), begun()
    played_on(odd, asked({}, DealAgreed("d1", US, IR, True, 2, (AgreedClause(US, "make", "us.no_such"),))))
    played_on(plain, asked({}))
    assert odd.played[-1].digest == plain.played[-1].digest
