"""The table at the window: drafts, worths, answers and deals, and each seat with its own."""

from pathlib import Path

import pytest

from game.campaign.deal_book import DealEvent
from game.desktop.commands import Begin, Commissioned, EndQuarter
from game.desktop.control.background import INLINE
from game.desktop.control.campaign_desk import loaded
from game.desktop.control.controller import Controller
from game.desktop.control.saved_campaigns import note_of
from game.desktop.table_commands import (
    AskTerms,
    DealWith,
    LayProposal,
    LeaveDeal,
    PutClause,
    SayToDeal,
    SetDeal,
    ShiftClause,
    UseTerms,
)
from game.desktop.window_pages import DealsPage
from game.model.levers.deal_terms import DealClause, DealTerms
from tests.desktop.sketch import settled

EASES = "united_states/at_most/us.oil_iran/1/1"
SLOWS = "iran/at_most/ir.enrichment/1/1"


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Controller:
    """A window at its first quarter, with Washington before it."""
    monkeypatch.setenv("WEDGE_HOME", str(tmp_path))
    made = Controller(lambda: None, INLINE)
    made.game.carry_out(Begin(seats=("united_states",), quarters=8, seed=5))
    made.game.carry_out(Commissioned())
    return made


def at_table(made: Controller) -> DealsPage:
    """The table once all has been worked out that is to be."""
    for _ in range(3):
        made.view("deals")
        settled(made)
    page = made.view("deals")
    assert isinstance(page, DealsPage)
    return page


def test_a_draft_is_weighed_and_its_clauses_can_be_changed(window: Controller) -> None:
    """A chip becomes a clause; its date and step change; both worths come with errors; it goes out again."""
    window.game.carry_out(DealWith("iran"))
    window.game.carry_out(PutClause(EASES))
    window.game.carry_out(PutClause(SLOWS))
    page = at_table(window)
    assert [clause.country for clause in page.table.clauses] == ["united_states", "iran"]
    assert page.table.own is not None
    assert page.table.theirs is not None
    assert page.table.own.low <= page.table.own.value <= page.table.own.high
    window.game.carry_out(ShiftClause(0, quarters=1))
    window.game.carry_out(ShiftClause(0, steps=-1))
    draft = window.game.deals.drafts["iran"]
    assert (draft.clauses[0].by, draft.clauses[0].step) == (2, 0)
    window.game.carry_out(ShiftClause(1))
    assert len(window.game.deals.drafts["iran"].clauses) == 1


def test_the_other_says_what_it_would_take_and_its_terms_can_be_used(window: Controller) -> None:
    """Asked, Tehran says yes or no with a reason; what it would take can be laid on the scale."""
    window.game.carry_out(DealWith("iran"))
    window.game.carry_out(PutClause(EASES))
    window.game.carry_out(PutClause(SLOWS))
    at_table(window)
    window.game.carry_out(AskTerms())
    settled(window)
    said = at_table(window).table.answer
    assert said is not None
    assert said.accepts or said.reason
    before = window.game.deals.drafts["iran"]
    window.game.carry_out(UseTerms())
    after = window.game.deals.drafts["iran"]
    assert (after != before) == bool(said.would)
    assert after.proposer == "united_states"


def test_a_proposal_is_answered_and_outlives_the_window(window: Controller) -> None:
    """What was proposed and answered stands in the note, and is there again when the campaign is opened anew."""
    window.game.carry_out(DealWith("iran"))
    window.game.carry_out(PutClause(EASES))
    window.game.carry_out(SetDeal("public", "everyone"))
    window.game.carry_out(LayProposal())
    settled(window)
    desk = window.desk
    assert desk is not None
    assert desk.path is not None
    assert desk.campaign.book.deals[0].status != "proposed"
    again = loaded(desk.log(), note_of(desk.path), desk.path)
    assert again.campaign.book == desk.campaign.book
    window.game.carry_out(EndQuarter(confirmed=True))
    assert desk.campaign.played[0].said == again.campaign.said


def test_what_another_proposes_waits_for_yes_or_no(window: Controller) -> None:
    """A proposal of Moscow's stands among the deals, and runs once it is accepted; then it can be left."""
    desk = window.desk
    assert desk is not None
    terms = DealTerms("russia", "united_states", (DealClause("russia", "refrain", "ru.islands"),), 4)
    desk.campaign.deal(DealEvent("propose", "russia", terms=terms))
    row = at_table(window).table.rows[0]
    assert (row.awaits, row.state) == (True, "proposed")
    window.game.carry_out(SayToDeal("d1", accept=True))
    assert at_table(window).table.rows[0].state == "kept"
    window.game.carry_out(LeaveDeal("d1"))
    assert at_table(window).table.rows[0].state == "broken"


def test_no_seat_sees_anothers_secret_deal_or_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where several share a window, the next finds an empty table and no word of what others agreed in secret."""
    monkeypatch.setenv("WEDGE_HOME", str(tmp_path))
    made = Controller(lambda: None, INLINE)
    made.game.carry_out(Begin(seats=("russia", "united_states"), quarters=8, seed=5))
    desk = made.desk
    assert desk is not None
    desk.is_hidden = False
    seats = [desk.seat, next(seat for seat in desk.seats if seat != desk.seat)]
    terms = DealTerms(seats[0], "gulf_states", (DealClause("gulf_states", "at_least", "gs.output", 2, 1),), 4)
    desk.campaign.deal(DealEvent("propose", seats[0], terms=terms))
    desk.campaign.deal(DealEvent("accept", "gulf_states", "d1"))
    made.game.carry_out(DealWith("china"))
    made.game.carry_out(PutClause("china/refrain/cn.drop/0/0"))
    assert at_table(made).table.rows
    desk.seat = seats[1]
    table = at_table(made).table
    assert (table.rows, table.clauses) == ((), ())
