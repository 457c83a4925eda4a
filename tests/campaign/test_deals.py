"""Deals as a campaign plays them: what may be said, what is kept and broken, who knows, and that a log leads there."""

import json

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign
from game.campaign.deal_book import DealEvent, DealRecord
from game.campaign.index_causes import moved
from game.campaign.order_log import log_of, written
from game.campaign.order_log_reading import parsed
from game.campaign.replaying import replayed
from game.campaign.telling import told_lines
from game.campaign_faults import OrderRefused
from game.json_lines import LogFault
from game.model.laws.causes import DEALS, between
from game.model.levers.deal_terms import DealClause, DealTerms
from game.model.state.axes import COUNTRIES
from tests.campaign.played import begun

US, RU, IR, GS, CN, IL = "united_states", "russia", "iran", "gulf_states", "china", "israel"
EASES = DealClause(US, "at_most", "us.oil_iran", 1, 1)
HOLDS = DealClause(IR, "refrain", "ir.close")
SPARES = DealClause(US, "refrain", "us.strike")


def terms(**changed: object) -> DealTerms:
    """Washington eases oil sanctions, and Tehran leaves the Strait open, for three quarters."""
    plain: dict[str, object] = {"proposer": US, "other": IR, "clauses": (EASES, HOLDS), "until": 3}
    return DealTerms(**{**plain, **changed})  # type: ignore[arg-type]  # a test's own fields


def struck(campaign: Campaign, agreed: DealTerms) -> DealRecord:
    """A deal, proposed and accepted by all whom it needs."""
    record = campaign.deal(DealEvent("propose", agreed.proposer, terms=agreed))
    for party in record.awaited:
        record = campaign.deal(DealEvent("accept", party, record.id))
    return record


def two_people() -> Campaign:
    """A campaign with people in Washington and in Tehran."""
    return begun(US, IR).fork(0)


def one_of(campaign: Campaign, deal: str = "d1") -> DealRecord:
    """A deal as it stands."""
    record = campaign.book.named(deal)
    assert record is not None
    return record


def test_a_deal_that_is_kept_raises_both_words_and_nothing_else_of_theirs() -> None:
    """In the quarter in which a public deal has run its time, both words stand 8 points above where they would."""
    with_deal, without = two_people(), two_people()
    assert struck(with_deal, terms(public=True, until=2)).status == "running"
    for _ in range(2):
        with_deal.end_quarter()
        without.end_quarter()
    assert one_of(with_deal).status == "kept"
    raised = (with_deal.world.word - without.world.word)[:, 0] * 100
    assert raised == pytest.approx([0, 8, 8, 0, 0, 0], abs=0.01)


def test_what_deals_do_is_one_cause_among_the_others_and_all_add_up() -> None:
    """The quarter in which a deal of the pair is broken has a cause of that name, and no part of a change is left."""
    campaign = begun(RU, IR).fork(0)
    clause = DealClause(RU, "refrain", "ru.islands")
    struck(campaign, DealTerms(RU, IR, (clause,), 4))
    campaign.end_quarter()
    campaign.order(RU, "ru.islands")
    campaign.end_quarter()
    assert one_of(campaign).status == "breached"
    explained = between(campaign.played[0].deeds, campaign.played[1].deeds, campaign.game.rules)
    trust = explained.parts("trust", (1,))
    assert trust[DEALS][0] == pytest.approx(-0.06, abs=0.01)
    assert explained.parts("word", (0,))[DEALS][0] == pytest.approx(-0.07, abs=0.001)
    before, after = (campaign.moments[turn].world for turn in (1, 2))
    parts = moved(campaign, 2).parts
    assert sum(parts.values()) == pytest.approx(round(float(after.index[0]), 1) - round(float(before.index[0]), 1))


def test_a_breach_that_all_see_ends_the_deal_at_once_and_costs_the_breakers_word() -> None:
    """Who makes a move that it promised to leave undone loses 15 points of word; the other's clauses are over."""
    campaign, idle = two_people(), two_people()
    struck(campaign, terms(clauses=(HOLDS, EASES), public=True))
    for each in (campaign, idle):
        each.turn(US, "us.oil_iran", 2)
    campaign.end_quarter()
    idle.end_quarter()
    record = one_of(campaign)
    assert record.status == "breached"
    assert record.breaches[0].by == US
    assert record.breaches[0].found_in == 1
    lost = float(campaign.world.word[2, 0] - idle.world.word[2, 0])
    assert lost == pytest.approx(-0.15, abs=0.001)


def test_a_quiet_breach_is_the_breakers_secret_until_it_comes_out() -> None:
    """What is broken unseen looks to everybody else as if the deal ran, and costs nothing until it is found out."""
    campaign = begun(US, IL).fork(0)
    assert "il.shadow" in campaign.game.anchor.levers.secret
    clause = DealClause(IL, "at_most", "il.shadow", 0, 1)
    struck(campaign, DealTerms(US, IL, (SPARES, clause), 8))
    seen = list[tuple[str, str, int]]()
    while campaign.world.turn < 6:
        campaign.end_quarter()
        record = one_of(campaign)
        others, own = record.seen_by(US), record.seen_by(IL)
        assert others is not None
        assert own is not None
        assert own.breaches
        if not record.breaches[0].found_in:
            assert (others.status, others.breaches) == ("running", ())
        else:
            assert others.status == "breached"
            break
        seen.append((record.status, others.status, len(others.breaches)))
    assert seen


def test_a_deal_lapses_without_blame_where_its_condition_fails() -> None:
    """A deal that holds while oil is cheap lapses when it is dear, and nobody's word suffers."""
    campaign, idle = two_people(), two_people()
    struck(campaign, terms(only_while="brent<=20"))
    campaign.end_quarter()
    idle.end_quarter()
    assert one_of(campaign).status == "lapsed"
    assert np.array_equal(campaign.world.word, idle.world.word)


def test_a_proposal_that_nobody_answers_lapses() -> None:
    """At the end of its quarter a proposal is off the table."""
    campaign = two_people()
    campaign.deal(DealEvent("propose", US, terms=terms()))
    campaign.end_quarter()
    assert one_of(campaign).status == "lapsed"


def test_money_leaves_one_side_and_reaches_the_other_in_its_quarter() -> None:
    """A payment of $5bn from the Gulf to Moscow moves 5 from one fund into the other; held back, it is a breach."""
    pays = DealClause(GS, "pay", RU, 5, 1)
    made, none, withheld = (begun(RU, GS).fork(0) for _ in range(3))
    for campaign in (made, withheld):
        struck(campaign, DealTerms(GS, RU, (pays,), 2))
    withheld.deal(DealEvent("withhold", GS, "d1", clause=0))
    for campaign in (made, none, withheld):
        campaign.end_quarter()
    assert (made.world.gulf_reserves - none.world.gulf_reserves)[0] == pytest.approx(-5, abs=0.01)
    assert (made.world.reserves[0] - none.world.reserves[0])[0] == pytest.approx(5, abs=0.01)
    assert one_of(withheld).status == "breached"
    assert one_of(made).done == (0,)


def test_stepping_back_in_the_open_costs_less_than_being_caught() -> None:
    """Who renounces a public deal loses 9 points of word, where a breach costs 15."""
    campaign, idle = two_people(), two_people()
    struck(campaign, terms(public=True))
    campaign.deal(DealEvent("renounce", US, "d1"))
    campaign.end_quarter()
    idle.end_quarter()
    assert one_of(campaign).status == "breached"
    assert float(campaign.world.word[2, 0] - idle.world.word[2, 0]) == pytest.approx(-0.09, abs=0.001)


def test_the_computer_keeps_what_it_owes_before_what_its_course_wants() -> None:
    """Held at nought by a deal that a third country stands behind, a dial of the computer's stays there."""
    campaign = begun(US).fork(0)
    clauses = (SPARES, DealClause(IR, "at_most", "ir.partners", 0, 1))
    struck(campaign, terms(clauses=clauses, until=4, public=True, guarantor=GS))
    place, stood = campaign.game.anchor.levers.places["ir.partners"], list[float]()
    for _ in range(4):
        campaign.end_quarter()
        stood.append(float(campaign.world.dials[place, 0]))
    record = one_of(campaign)
    assert stood == [0, 0, 0, 0] or record.breaches
    assert record.status in ("kept", "breached")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"other": US}, "one other country"),
        ({"until": 99}, "expected 1–8"),
        ({"clauses": ()}, "one clause"),
        ({"clauses": (EASES, EASES)}, "promised twice"),
        ({"clauses": (DealClause(RU, "refrain", "ru.deliver"),)}, "no party"),
        ({"clauses": (DealClause(US, "make", "us.oil_iran", 0, 1),)}, "no such order"),
        ({"clauses": (DealClause(US, "at_least", "us.oil_iran", 0, 1),)}, "says nothing"),
        ({"clauses": (DealClause(US, "at_least", "us.oil_iran", 3, 1),)}, "expected 2"),
        ({"clauses": (DealClause(US, "pay", IR, 3, 1),)}, "need funds"),
        ({"guarantor": IR}, "third country"),
        ({"only_while": "weather=fine"}, "condition"),
    ],
)
def test_what_cannot_be_proposed_is_refused_in_words(changed: dict[str, object], says: str) -> None:
    """Every fault of a proposal is said in a sentence, and the book stays as it was."""
    campaign = two_people()
    with pytest.raises(OrderRefused, match=says):
        campaign.deal(DealEvent("propose", US, terms=terms(**changed)))
    assert not campaign.book
    assert campaign.said == ()


def test_what_is_owed_cannot_be_sold_again() -> None:
    """Washington, bound to Tehran, cannot promise Moscow the same, nor its contrary."""
    campaign = begun(US, IR, RU).fork(0)
    struck(campaign, terms())
    again = DealTerms(US, RU, (DealClause(US, "at_least", "us.oil_iran", 2, 2),), 3)
    with pytest.raises(OrderRefused, match="already owed"):
        campaign.deal(DealEvent("propose", US, terms=again))


def test_a_proposal_takes_a_week_and_a_third_is_one_too_many() -> None:
    """Each proposal takes a week of its quarter; a country makes two."""
    campaign = begun(US, IR, RU, GS).fork(0)
    left = campaign.permission.left(US)
    for number, other in enumerate((IR, RU), start=1):
        campaign.deal(DealEvent("propose", US, terms=terms(other=other, clauses=(EASES,))))
        assert campaign.permission.left(US) == left - number
    with pytest.raises(OrderRefused, match="more than 2"):
        campaign.deal(DealEvent("propose", US, terms=terms(other=GS, clauses=(EASES,))))
    campaign.end_quarter()
    assert campaign.permission.proposals == {}


def test_a_secret_deal_is_known_to_the_two_alone_and_a_public_one_to_all() -> None:
    """Before a deal is agreed only its two know of it; then everybody, where it is public."""
    campaign = begun(US, IR).fork(0)
    campaign.deal(DealEvent("propose", US, terms=terms(public=True)))
    assert [bool(campaign.book.seen_by(seat)) for seat in (*COUNTRIES, "public")] == [
        seat in (US, IR) for seat in (*COUNTRIES, "public")
    ]
    campaign.deal(DealEvent("accept", IR, "d1"))
    assert all(campaign.book.seen_by(seat) for seat in (*COUNTRIES, "public", ""))


def test_others_learn_of_no_deal_by_asking_for_it() -> None:
    """Whoever is no party to a secret deal is told that there is none of that name."""
    campaign = begun(US, IR, RU).fork(0)
    struck(campaign, terms())
    with pytest.raises(OrderRefused, match="There is no deal 'd1'"):
        campaign.deal(DealEvent("renounce", RU, "d1"))


def test_a_log_with_another_deal_in_it_is_refused_or_leads_elsewhere() -> None:
    """A log whose table was changed by hand is not loaded as if nothing were."""
    campaign = two_people()
    struck(campaign, terms())
    campaign.end_quarter()
    lines = written(log_of(campaign)).splitlines()
    closing = json.loads(lines[-1])
    closing["said"][0]["terms"]["clauses"][0]["country"] = RU
    changed = "".join(f"{line}\n" for line in (*lines[:-1], json.dumps(closing))).encode()
    with pytest.raises(LogFault, match="no party"):
        replayed(parsed(changed))


def clauses_of(country: str, campaign: Campaign) -> st.SearchStrategy[DealClause]:
    """Any clause that a country might undertake, sense or nonsense."""
    catalogue = campaign.game.anchor.levers.catalogue
    code = {US: "us", IR: "ir", RU: "ru", GS: "gs", CN: "cn"}[country]
    dials = [policy.id for policy in catalogue.policies if policy.id.startswith(f"{code}.")]
    moves = [move.id for move in catalogue.moves if move.id.startswith(f"{code}.")]
    quarter, whose = st.integers(1, 6), st.just(country)
    dial = st.sampled_from(("at_least", "at_most"))
    return st.one_of(
        st.builds(DealClause, whose, dial, st.sampled_from(dials), st.integers(0, 3), quarter),
        st.builds(DealClause, whose, st.just("make"), st.sampled_from(moves), st.just(0), quarter),
        st.builds(DealClause, whose, st.just("refrain"), st.sampled_from(moves)),
        st.builds(DealClause, whose, st.just("pay"), st.sampled_from((RU, IR, GS)), st.integers(1, 9), quarter),
    )


@settings(max_examples=5, deadline=None)
@given(st.data())
def test_random_deals_are_kept_or_broken_once_and_replay_bit_for_bit(data: st.DataObject) -> None:
    """Whatever is agreed: no clause is done or broken twice, no deal outlives its time, and a log leads there."""
    campaign = begun(US, RU).fork(0)
    pairs = [(US, IR), (US, GS), (RU, IR), (RU, CN), (IR, GS)]
    for _ in range(4):
        for proposer, other in data.draw(st.lists(st.sampled_from(pairs), max_size=3)):
            clauses = data.draw(st.tuples(clauses_of(proposer, campaign), clauses_of(other, campaign)))
            agreed = DealTerms(
                proposer, other, clauses, campaign.world.turn + data.draw(st.integers(1, 4)), data.draw(st.booleans())
            )
            try:
                struck(campaign, agreed)
            except OrderRefused:
                continue
        before = {record.id: record.status for record in campaign.book.deals}
        campaign.end_quarter()
        for record in campaign.book.deals:
            assert len(set(record.done)) == len(record.done)
            broken = [breach.clause for breach in record.breaches]
            assert len(set(broken)) == len(broken)
            assert not set(broken) & set(record.done)
            assert record.status != "running" or record.terms.until > campaign.world.turn
            if before.get(record.id) in ("kept", "breached", "lapsed", "refused"):
                assert record.status == before[record.id]
            if record.status == "kept":
                assert len(record.done) == len(record.terms.clauses)
    assume(campaign.book)
    back = replayed(parsed(written(log_of(campaign)).encode()))
    assert back.book == campaign.book
    assert [played.digest for played in back.played] == [played.digest for played in campaign.played]


def test_a_campaign_without_deals_has_none_in_its_log() -> None:
    """Nothing is written of a table at which nothing was said."""
    campaign = two_people()
    campaign.end_quarter()
    assert "said" not in written(log_of(campaign))


def test_everybody_reads_of_a_deal_what_they_may_know() -> None:
    """A secret deal stands in the evening of its two alone; a public one in everybody's."""
    secret, public = two_people(), two_people()
    struck(secret, terms())
    struck(public, terms(public=True))
    for campaign in (secret, public):
        campaign.end_quarter()
    for reader in (*COUNTRIES, "public", ""):
        told = [line.says for line in told_lines(secret, 1, reader) if line.kind == "deal"]
        assert bool(told) == (reader in (US, IR, "")), reader
        told = [line.says for line in told_lines(public, 1, reader) if line.kind == "deal"]
        assert told[0].startswith("Washington and Tehran make a deal. Washington holds “Oil sanctions on Iran” at")
