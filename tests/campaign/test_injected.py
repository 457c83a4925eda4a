import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign
from game.campaign.injected import event
from game.campaign.order_log import log_of, written
from game.campaign.order_log_reading import parsed
from game.campaign.replaying import replayed
from game.campaign.telling import told_lines
from game.campaign.terms import CampaignTerms
from game.campaign_faults import OrderRefused
from game.model.scenario.setup import InjectEffect
from game.model.scenario.setup_files import FIRST
from game.model.state.codes import TURNS
from game.model.state.names import NAMES
from tests.campaign.played import begun

PRICE = event("A shock", "Oil is scarce.", [InjectEffect("brent", 20, "prices leap")])


def test_what_is_put_in_comes_in_the_coming_quarter_and_in_replay() -> None:
    """An event is told, changes the quarter, stands in the log, and a replay leads to the same worlds."""
    campaign, without = begun("russia").fork(0), begun("russia").fork(0)
    kept = campaign.inject(PRICE)
    assert kept.quarter == 1
    for one in (campaign, without):
        one.end_quarter()
        one.end_quarter()
    assert campaign.world.brent[0] != without.world.brent[0]
    assert any(line.says == "A shock. Oil is scarce." for line in told_lines(campaign, 1, "russia"))
    again = replayed(parsed(written(log_of(campaign)).encode()))
    assert again.played[-1].digest == campaign.played[-1].digest
    assert again.injected == campaign.injected


def test_an_event_is_taken_back_before_its_quarter_and_forgotten_by_an_earlier_fork() -> None:
    """Until the quarter ends an event may be taken back; a fork from before it never had it."""
    campaign = begun("russia").fork(0)
    kept = campaign.inject(PRICE)
    campaign.take_back(kept.name)
    assert not campaign.injected
    campaign.inject(PRICE)
    campaign.end_quarter()
    with pytest.raises(OrderRefused, match="event_1_1"):
        campaign.take_back("event_1_1")
    assert not campaign.fork(0).injected
    assert campaign.fork(1).injected


@pytest.mark.parametrize(
    "wrong",
    [
        event("", "Something.", [InjectEffect("brent", 1, "")]),
        event("Nothing", "Nothing happens.", []),
        event("Unknown", "Something.", [InjectEffect("brant", 1, "")]),
        event("Late", "Something.", [InjectEffect("brent", 1, "", when="each")]),
        event("Sure", "Something.", [InjectEffect("waters>closed", 7, "")]),
    ],
)
def test_a_faulty_event_is_refused_and_the_campaign_goes_on(wrong: object) -> None:
    """What is wrong with an event is said at once, and nothing of it stays."""
    campaign = begun("russia").fork(0)
    with pytest.raises(OrderRefused):
        campaign.inject(wrong)  # type: ignore[arg-type]
    assert not campaign.injected
    campaign.end_quarter()


@settings(max_examples=12, deadline=None)
@given(
    effects=st.lists(
        st.tuples(
            st.sampled_from([*(known.name for known in NAMES), *TURNS]),
            st.floats(-30, 30),
            st.sampled_from(["now", "+1", "now for 2"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_event_that_is_let_in_ends_a_campaign_in_an_error(effects: list[tuple[str, float, str]]) -> None:
    """Whatever a facilitator writes is refused, or the quarters after it are played in finite numbers."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=2, quarters=4, seats=("iran",)))
    listed = [InjectEffect(path, size, "", when) for path, size, when in effects]
    try:
        campaign.inject(event("Anything", "Anything may happen.", listed))
    except OrderRefused:
        return
    campaign.end_quarter()
    if not campaign.over:
        campaign.end_quarter()
    assert np.isfinite(campaign.world.index[0])
    assert np.isfinite(campaign.world.brent[0])
