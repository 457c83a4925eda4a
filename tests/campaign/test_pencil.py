import attrs
import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.pencil import (
    AHEAD,
    OrderCondition,
    PencilledOrder,
    conditions_for,
    fault_of_pencil,
    lay_pencil,
    with_pencilled,
)
from game.campaign.terms import CampaignTerms
from game.forecast.seat_moment import SeatMoment
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES
from game.model.state.names import ROW

SEAT = "united_states"


def begun() -> Campaign:
    """A campaign of eight quarters at its second."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=8, seats=(SEAT,)))
    campaign.end_quarter()
    return campaign


def test_what_is_due_and_holds_is_laid_into_the_draft_and_no_more() -> None:
    """Of three orders the due one is drafted, the one whose condition fails is dropped with its number, one waits."""
    campaign = begun()
    due = PencilledOrder("us.oil_iran", 2, campaign.permission.standing("us.oil_iran") - 1)
    lacking = PencilledOrder("us.table_vote", 2, only=OrderCondition("word.us", True, 99.0))
    later = PencilledOrder("us.table_vote", 4)
    became = lay_pencil(campaign, SEAT, (due, lacking, later), SeatMoment.of(campaign, SEAT).readings)
    assert campaign.drafted(SEAT).dials == {"us.oil_iran": due.step}
    assert campaign.drafted(SEAT).moves == ()
    assert became.laid == (due,)
    assert became.later == (later,)
    assert [order for order, _ in became.dropped] == [lacking]
    assert "stands at" in became.dropped[0][1]
    assert campaign.world.turn == 1


def test_what_may_not_be_ordered_when_its_quarter_comes_is_dropped_with_the_reason() -> None:
    """A dial pencilled two steps up at once is refused then, in the words of any refusal."""
    campaign = begun()
    high = PencilledOrder("us.price_cap", 2, 3)
    became = lay_pencil(campaign, SEAT, (high,), SeatMoment.of(campaign, SEAT).readings)
    assert became.laid == ()
    assert "one step a quarter" in became.dropped[0][1]


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (PencilledOrder("ru.deliver", 3), "no such order"),
        (PencilledOrder("us.table_vote", 2), "may be pencilled now"),
        (PencilledOrder("us.table_vote", 3 + AHEAD), "may be pencilled now"),
        (PencilledOrder("us.table_vote", 3, 1), "a step of its dial"),
        (PencilledOrder("us.oil_iran", 3), "a step of its dial"),
        (PencilledOrder("us.nothing", 3), "no such order"),
        (PencilledOrder("us.table_vote", 3, only=OrderCondition("trust.ir", True, 1.0)), "expected one of"),
    ],
)
def test_what_cannot_be_pencilled_is_refused_in_a_sentence(order: PencilledOrder, says: str) -> None:
    """Another's lever, a quarter out of reach, a step that does not fit and a number that is not open are named."""
    assert says in fault_of_pencil(begun(), SEAT, order)


def test_a_lever_is_pencilled_once_a_quarter() -> None:
    """A second order for the same lever and quarter replaces the first; quarters stand in order."""
    first, again, earlier = (PencilledOrder("us.oil_iran", *rest) for rest in ((4, 2), (4, 3), (3, 1)))
    pencil = with_pencilled(with_pencilled(with_pencilled((), first), again), earlier)
    assert pencil == (earlier, again)


@pytest.mark.parametrize("country", COUNTRIES)
def test_conditions_read_only_what_everybody_can_follow(country: str) -> None:
    """No condition reads a number that is known to some alone, so that none tells a seat what it may not know."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=4, seats=(country,)))
    readings = SeatMoment.of(campaign, country).readings
    for name in conditions_for(country):
        assert name in ROW
        assert np.isfinite(readings.number(name)[0])
        now = float(readings.number(name)[0])
        reached, passed = OrderCondition(name, True, now), OrderCondition(name, True, now + 1)
        assert reached.holds(readings)[0] == 1
        assert attrs.evolve(passed, at_least=False).holds(readings)[0] == 1
        assert passed.holds(readings)[0] == 0
