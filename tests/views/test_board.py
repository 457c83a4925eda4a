import attrs
import pytest

from game.campaign.acts import Cause
from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.model.state.axes import COUNTRIES, DOMAINS
from game.views.brief_view import reason
from game.views.card_view import opened, own_orders, tag
from game.views.review_view import ReviewFindings, review
from game.views.turn_view import board
from tests.views.canaries import hidden_figures, leaks
from tests.views.sketches import US, fresh, played


@pytest.mark.parametrize("seat", COUNTRIES)
def test_the_board_holds_nothing_hidden(seat: str) -> None:
    """No true figure that a seat may not see is anywhere in the turn it is shown."""
    campaign = played(4, side=seat)
    assert len(hidden_figures(campaign, seat)) > 100
    assert not leaks(campaign, seat, board(campaign, seat))


def test_a_leak_is_noticed() -> None:
    """The search finds a true figure that was slipped into a snapshot."""
    campaign = played(4)
    assert leaks(campaign, US, [float(campaign.world.trust[0, 0])]) == {"trust"}


@pytest.mark.parametrize("seat", COUNTRIES)
def test_every_own_order_is_in_the_hand_or_not_ready(seat: str) -> None:
    """Each of a seat's orders but holding is a card of the hand, or is named with the reason why it is not."""
    campaign = played(3, side=seat)
    turn = board(campaign, seat)
    shown = [card.order for card in turn.hand_cards] + [one.order for one in turn.not_ready]
    own = campaign.setting.catalogue.of_country[COUNTRIES.index(seat)]
    assert sorted(shown) == sorted(name for name in campaign.setting.catalogue.names[own] if not name.endswith(".hold"))
    assert all(one.reason for one in turn.not_ready)


def test_a_card_says_why_it_cannot_be_added() -> None:
    """A level that cannot stand beside the draft says why, and every other can be drafted."""
    campaign = fresh(3)
    campaign.draft(US, "us.offer_iran", "firm")
    for card in board(campaign, US).hand_cards:
        for level in opened(campaign, US, card.order).levels:
            trial = campaign.fork(3)
            trial.drafts = dict(campaign.drafts)
            if level.why_not:
                with pytest.raises(ValueError, match=r"."):
                    trial.draft(US, card.order, level.level)
            else:
                trial.draft(US, card.order, level.level)


def test_the_strands_add_up_to_the_index() -> None:
    """For a partner, who sees what passes between the two, the weighed strands are the index."""
    campaign = played(3, side="iran")
    weights = campaign.setting.figures.cooperation
    strands = board(campaign, "iran").strands
    whole = sum(
        float(weights[f"weight_{domain}"]) * strand.value for domain, strand in zip(DOMAINS, strands, strict=True)
    )
    assert whole == pytest.approx(float(campaign.world.index[0]), abs=0.01)


def test_the_first_quarter_has_no_news() -> None:
    """Before the first quarter ends there is no headline and nothing has changed."""
    turn = board(played(0), US)
    assert turn.headlines == ()
    assert turn.change == 0


def test_another_countrys_card_stays_closed() -> None:
    """A seat cannot open a card of another country."""
    with pytest.raises(ValueError, match="belongs to iran"):
        opened(played(1), US, "ir.enrich")


@pytest.mark.parametrize("seat", COUNTRIES)
def test_every_card_opens(seat: str) -> None:
    """Each card of each seat can be opened, with at least one step and nothing hidden in it."""
    campaign = played(4, side=seat)
    for card in board(campaign, seat).hand_cards:
        page = opened(campaign, seat, card.order)
        assert page.steps
        assert not leaks(campaign, seat, page)


@pytest.mark.parametrize("seat", COUNTRIES)
def test_the_causes_of_every_figure_add_up(seat: str) -> None:
    """For each strand and each figure of the top bar, the causes add up to the change shown."""
    turn = board(played(4, side=seat), seat)
    figures = [(one.key, one.why, one.change) for one in turn.strands]
    for key, why, change in (*figures, *((one.key, one.why, one.change) for one in turn.resources[1:])):
        assert sum(cause.amount or 0 for cause in why) == pytest.approx(change, abs=0.1), key


def test_the_causes_of_the_index_add_up() -> None:
    """The parts of the index's change add up to it."""
    turn = board(played(4), US)
    assert sum(cause.amount or 0 for cause in turn.index_why) == pytest.approx(turn.change, abs=1e-6)


def test_the_bound_of_frayed_is_the_campaigns_own() -> None:
    """A campaign whose ruleset was changed shows strands by its own bound of frayed."""
    terms = CampaignTerms("partners_of_convenience", sides=("united_states",), changes={"endings.frayed_below": "31"})
    campaign = Campaign.new(attrs.evolve(terms, quarters=1))
    assert board(campaign, "united_states").frayed == 31
    assert opened(campaign, "united_states", "us.offer_iran").frayed == 31
    campaign.end_quarter()
    assert review(campaign, "united_states", ReviewFindings()).frayed == 31


def test_a_deed_names_what_spoke_for_it() -> None:
    """A reason begins with what spoke for an act; where nothing did, it says so, and what spoke against."""
    drawback = Cause("", "It costs political capital", -0.2)
    assert reason((Cause("", "Keep calm", 0.1), drawback)).startswith("For it: Keep calm")
    assert reason((drawback,)).startswith("Nothing that we know of spoke for it.")
    assert "political capital" in reason((drawback,))


@pytest.mark.parametrize("seat", COUNTRIES)
def test_what_a_card_touches_fits_its_foot(seat: str) -> None:
    """On every card of every side the line on what it touches beside is short enough for one line of the card."""
    campaign = played(0, side=seat)
    tags = [tag(order) for order in own_orders(campaign, seat)]
    assert [said for said in tags if len(said) > 24] == []
