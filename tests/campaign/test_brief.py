import attrs
import numpy as np
import pytest

from game.campaign.brief import BriefPages, brief, oil
from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.model.state.axes import COUNTRIES, RUSSIA, Array
from game.model.state.chance import NoLuck
from game.model.state.measures import measures_of
from game.model.state.world import World
from tests.campaign.sketches import opened, played_whole, randomly_played

READERS = (None, *COUNTRIES)


@pytest.mark.parametrize("reader", READERS)
def test_the_causes_of_the_index_add_up_to_its_change(reader: str | None) -> None:
    """Whoever reads, the causes shown add up to the change shown."""
    for seed in range(3):
        campaign = randomly_played(seed, 3)
        for turn in (1, 2, 3):
            told = brief(campaign, turn, reader)
            assert sum(cause.amount for cause in told.why_index) == pytest.approx(told.index - told.before, abs=2e-5)


def test_the_causes_of_trust_add_up_to_its_change() -> None:
    """The named causes of each partner's trust add up to its change, and none of them is unnamed."""
    campaign = played_whole()
    for turn in range(1, 5):
        told = brief(campaign, turn)
        change = campaign.worlds[turn].trust[:, 0] - campaign.worlds[turn - 1].trust[:, 0]
        for partner, name in enumerate(("russia", "iran")):
            assert sum(cause.amount for cause in told.trust[name]) == pytest.approx(change[partner], abs=1e-4)
            assert all(abs(cause.amount) < 0.02 for cause in told.trust[name] if cause.cause == "rest")


def test_everybodys_orders_are_told_with_their_reasons() -> None:
    """A brief that hides nothing tells every order of every country with three reasons, weightiest first."""
    campaign = played_whole()
    for turn, quarter in enumerate(campaign.log().quarters, start=1):
        told = {act.order: act for act in brief(campaign, turn).acts}
        given = {order: level for orders in quarter.orders.values() for order, level in orders.items()}
        assert {name: act.level for name, act in told.items()} == given
        for act in told.values():
            assert 1 <= len(act.why) <= 3
            assert list(act.why) == sorted(act.why, key=lambda why: -abs(why.amount))


def covert_quarter() -> tuple[Campaign, str]:
    """Return a campaign in which Moscow gave one covert order, and the order."""
    campaign = opened()
    order = next(one.name for one in campaign.setting.catalogue.orders if one.covert and one.country == "russia")
    campaign.play(campaign.sheet_of({order: "hard"}))
    return campaign, order


def test_covert_orders_of_others_do_not_appear() -> None:
    """A covert order is told to the country that gave it and to nobody else."""
    campaign, order = covert_quarter()
    for reader in COUNTRIES:
        orders = {act.order for act in brief(campaign, 1, reader).acts}
        assert (order in orders) == (reader == "russia")
        title = campaign.setting.catalogue[order].title
        assert (title in str(brief(campaign, 1, reader))) <= (reader == "russia")


def with_other_secrets(campaign: Campaign, reader: int) -> Campaign:
    """Return the same campaign with every measure that is secret from a reader set to something absurd."""
    spoiled = []
    for world in campaign.worlds:
        changed = {}
        for name, measure in measures_of(World).items():
            holder = next((place for place, axis in enumerate(measure.axes) if axis in ("partner", "country")), None)
            if measure.known == "secret" and holder is not None:
                array = getattr(world, name).copy()
                others = [one for one in range(measure.shape[holder]) if one != reader]
                array[(*(slice(None),) * holder, others)] = measure.high
                changed[name] = array
        spoiled.append(attrs.evolve(world, **changed))
    return attrs.evolve(campaign, worlds=spoiled)


@pytest.mark.parametrize("reader", COUNTRIES)
def test_a_brief_tells_nothing_that_its_reader_cannot_see(reader: str) -> None:
    """Two campaigns that differ only in what a country cannot see are told to it in the same words and figures."""
    campaign = played_whole()
    other = with_other_secrets(campaign, COUNTRIES.index(reader))
    assert brief(other, 3, reader) == brief(campaign, 3, reader)
    assert not np.array_equal(other.world.awareness, campaign.world.awareness)


def test_others_reasons_are_inferred_and_name_no_secret_interest() -> None:
    """A reader is told an opponent's reasons as inferred, never an interest that the opponent keeps to itself."""
    campaign = played_whole()
    for reader in COUNTRIES:
        for turn in range(1, 5):
            for act in brief(campaign, turn, reader).acts:
                assert act.certainty == ("observed" if act.country == reader else "inferred")
                interests = campaign.setting.interests[COUNTRIES.index(act.country)]
                secret = {interest.name for interest in interests if not interest.public}
                if act.country != reader:
                    assert not secret & {why.says for why in act.why}


def test_there_are_at_most_three_headlines_and_always_one() -> None:
    """A quarter has one to three headlines, even when nobody moves."""
    campaign = opened()
    campaign.play(campaign.setting.catalogue.no_orders(1))
    told = [brief(campaign, 1), *(brief(played_whole(), turn) for turn in range(1, 5))]
    assert all(1 <= len(one.headlines) <= 3 for one in told)


class EverythingHappens(NoLuck):
    """Luck under which every event and every risk comes true."""

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        del turn, name
        return np.ones_like(probability, shape=(self.worlds,))

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        del turn, name, options
        return np.ones_like(probability)


def test_a_failed_covert_order_does_not_betray_who_gave_it() -> None:
    """When a covert order's risk comes true, others read what happened, but not who ordered it."""
    campaign = opened()
    campaign = attrs.evolve(campaign, setting=attrs.evolve(campaign.setting, chance=EverythingHappens(1)))
    covert = [one for one in campaign.setting.catalogue.orders if one.covert and one.risk and not one.delay]
    assert covert
    for order in covert:
        played = campaign.fork(0)
        played.play(played.sheet_of({order.name: "hard"}))
        afters = {name: {news.after for news in brief(played, 1, name).news} - {""} for name in COUNTRIES}
        assert afters.pop(order.country) == {says("order", order.name)}
        assert not any(afters.values())


def test_moscow_sees_its_own_trust_exactly() -> None:
    """A partner reads its own trust with every cause named; another country reads one line that cannot be explained."""
    campaign = played_whole()
    own = brief(campaign, 2, "russia").trust["russia"]
    assert {cause.cause for cause in own} >= {"trust.return"} or len(own) > 2
    assert {cause.cause for cause in brief(campaign, 2, "china").trust["russia"]} <= {"rest"}
    change = campaign.worlds[2].trust[RUSSIA, 0] - campaign.worlds[1].trust[RUSSIA, 0]
    assert sum(cause.amount for cause in own) == pytest.approx(change, abs=1e-4)


def test_a_discount_that_turned_round_is_not_called_one() -> None:
    """Where a barrel costs China more, the brief says more, and no figure in it is below nought."""
    campaign = opened()
    world = campaign.world
    turned = world.but(discount=np.full_like(world.discount, -2.0))
    told = oil(BriefPages(world, turned, None, ()))
    assert told.count("$2/b more") == 2
    assert "−" not in told
