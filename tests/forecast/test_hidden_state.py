import numpy as np

from benchmarks.calibration import games
from game.campaign.campaign import digest
from game.forecast.common_knowledge import common_knowledge
from game.forecast.hidden_state import ALIKE, IMAGINED, alike, imagined, orders, secrets
from game.model.laws.intelligence import see, seen_given
from game.model.state.axes import COUNTRIES, IRAN, RUSSIA, UNITED_STATES
from tests.forecast.test_rollouts import half_way, known_to

SEVERAL = np.arange(48, dtype=np.uint64)


def test_at_the_opening_nothing_is_kept_from_anybody() -> None:
    """Before the first quarter all that is imagined is the opening, which everybody knows."""
    known = known_to(IRAN)
    assert all(digest(imagined(known, 0).only(k)) == digest(known.setting.opening) for k in (0, IMAGINED - 1))


def test_pasts_are_imagined_without_the_luck_of_the_campaign() -> None:
    """They hang on what everybody knows alone: another campaign's luck changes none of them, and they differ."""
    campaign = half_way()
    past = imagined(known_to(IRAN), 4)
    assert past.turn == campaign.world.turn
    assert digest(imagined(common_knowledge(IRAN, campaign.setting, campaign.staffs), 4)) == digest(past)
    assert len({float(index) for index in past.index}) > IMAGINED / 2
    assert float(campaign.world.index[0]) not in {float(index) for index in past.index}


def test_what_is_supposed_comes_from_the_campaigns_most_like_what_is_seen() -> None:
    """No campaign imagined has an index nearer to the one seen than those that presents are drawn from in turn."""
    view, past = half_way().view("united_states"), imagined(known_to(UNITED_STATES), 4)
    which = alike(view, past, SEVERAL)
    apart = np.abs(past.index - view.seen.index)
    assert set(which[:ALIKE]) == set(which)
    assert len(set(which)) == ALIKE
    assert apart[which].max() <= np.delete(apart, which).min()
    assert (alike(view, past, SEVERAL[7:9]) == which[7:9]).all()


def test_a_seat_supposes_others_secrets_and_knows_its_own() -> None:
    """Moscow's awareness is exact in all of Moscow's presents; Tehran's differs among them."""
    view, past = half_way().view("russia"), imagined(known_to(RUSSIA), 4)
    found = secrets(view, past, alike(view, past, SEVERAL))["awareness"]
    assert (found[RUSSIA] == half_way().world.awareness[RUSSIA]).all()
    assert found[IRAN].std() > 0


def test_orders_seen_are_as_they_were_and_covert_ones_supposed() -> None:
    """What a seat saw being ordered is so in all its presents; of others' covert orders some are supposed."""
    view, past = half_way().view("united_states"), imagined(known_to(UNITED_STATES), 4)
    catalogue = half_way().setting.catalogue
    found = orders(view, past, alike(view, past, SEVERAL), catalogue)
    seen = seen_given(catalogue, UNITED_STATES) > 0
    assert (found[:, seen] == view.seen.orders[:, seen]).all()
    assert (view.seen.orders[:, ~seen] == 0).all()
    assert found[:, ~seen].any()


def test_what_is_supposed_is_nearer_the_truth_than_the_opening() -> None:
    """After eight quarters awareness is nearer by a third and more to what is supposed than to the opening."""
    table = games("partners_of_convenience", 11, 60, 8)
    known = common_knowledge(UNITED_STATES, table.setting, table.staffs)
    view, past = see(table.worlds[8], UNITED_STATES, table.setting), imagined(known, 8)
    supposed = secrets(view, past, alike(view, past, SEVERAL))["awareness"].reshape(2, -1, 60, len(SEVERAL)).mean(-1)
    true = table.worlds[8].awareness
    assert np.abs(supposed - true).mean() < np.abs(view.seen.awareness - true).mean() * 2 / 3


def test_every_country_imagines() -> None:
    """Each seat has presents of its own to draw from."""
    for place in range(len(COUNTRIES)):
        assert imagined(known_to(place), 2).worlds == IMAGINED
