import json
from collections.abc import Callable
from threading import Event

import attrs
import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.forecast.common_knowledge import common_knowledge
from game.forecast.forecast import Forecast, forecasts
from game.forecast.prospect import Prospect
from game.model.laws.intelligence import see
from game.model.state.axes import IRAN, UNITED_STATES
from game.model.state.chance import Dice
from tests.forecast.test_rollouts import half_way

FEW = (16, 48)


def forecast(campaign: Campaign, country: str, sizes: tuple[int, ...] = FEW) -> list[Forecast]:
    """Return a country's forecasts."""
    return list(forecasts(campaign.prospect(country), sizes=sizes))


def test_forecasts_from_equal_views_are_equal_byte_for_byte() -> None:
    """Worlds that differ in secrets, played on other luck, and that look alike to a seat, give it the same forecast."""
    campaign = half_way()
    world, country = campaign.world, UNITED_STATES
    other = world.but(
        inclination=world.inclination + 1,
        awareness=1 - world.awareness,
        quiet_help=world.quiet_help + 0.5,
        patronage=world.patronage / 2,
    )
    covert = other.orders.copy()
    covert[0, campaign.setting.catalogue.number["ru.share_intelligence"]] = 3
    other = attrs.evolve(other, orders=covert)
    views = [see(one, country, campaign.setting) for one in (world, other)]
    setting = attrs.evolve(campaign.setting, chance=Dice(999, np.zeros(1, np.uint64)))
    staffs = [attrs.evolve(staff, chance=setting.chance) for staff in campaign.staffs]
    known = common_knowledge(country, campaign.setting, campaign.staffs), common_knowledge(country, setting, staffs)
    told = [list(forecasts(Prospect(view, own), sizes=FEW)) for view, own in zip(views, known, strict=True)]
    written = [json.dumps([attrs.asdict(one) for one in each]).encode() for each in told]
    assert written[0] == written[1]


def test_a_forecast_hangs_on_what_is_seen() -> None:
    """A world that looks different to a seat gives it a different forecast."""
    campaign = half_way()
    known = campaign.prospect("iran").known
    poorer = see(campaign.world.but(trust=campaign.world.trust / 4), IRAN, campaign.setting)
    told = [next(forecasts(Prospect(view, known), sizes=FEW)) for view in (campaign.view("iran"), poorer)]
    assert told[0] != told[1]


@pytest.mark.parametrize("country", ["russia", "gulf_states"])
def test_a_forecast_adds_up(country: str) -> None:
    """Outcomes add up to one, each within its interval; the fan begins at what is now; breaks are never mended."""
    campaign = half_way()
    told = forecast(campaign, country)[-1]
    assert sum(one.value for one in told.outcomes.values()) == pytest.approx(1)
    assert all(one.low <= one.value <= one.high for one in (*told.outcomes.values(), *told.intact, told.score))
    assert [fan.turn for fan in told.index] == [4, 5, 6, 7, 8]
    now = float(campaign.world.index[0])
    assert (told.index[0].p10, told.index[0].median, told.index[0].p90) == (now, now, now)
    assert told.index[1].p10 < told.index[1].median < told.index[1].p90
    kept = [one.value for one in told.intact]
    assert kept == sorted(kept, reverse=True)
    # Washed away by a catastrophe, a fracture is no longer called one.
    assert told.outcomes["fractured"].value <= 1 - kept[-1] + 1e-9
    assert told.outcomes["fractured"].value + told.outcomes["catastrophe"].value >= 1 - kept[-1] - 1e-9


def test_a_forecast_tightens_in_place() -> None:
    """A later forecast stands on all the futures of an earlier one and more: as if they had been asked for at once."""
    campaign = half_way()
    told = forecast(campaign, "united_states", (16, 64, 256))
    assert [one.futures for one in told] == [16, 64, 256]
    widths = [one.index[-1].high - one.index[-1].low for one in told]
    assert widths[2] < widths[0]
    assert told[1] == forecast(campaign, "united_states", (64,))[0]


def test_the_futures_may_be_played_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many futures are played at once changes nothing."""
    whole = forecast(half_way(), "iran", (48,))
    monkeypatch.setattr("game.forecast.prospect.BLOCK", 20)
    assert forecast(half_way(), "iran", (48,)) == whole


def test_a_campaign_that_is_over_is_foretold_as_it_is() -> None:
    """After the last quarter there is nothing left to come, and the forecast is the verdict."""
    campaign = half_way().fork(4)
    while not campaign.over:
        campaign.end_quarter()
    told = forecast(campaign, "russia", (4,))[0]
    assert sorted(one.value for one in told.outcomes.values()) == [0, 0, 0, 0, 1]
    assert len(told.index) == 1
    assert told.peak.value == pytest.approx(float(campaign.world.escalation[0]), abs=1e-3)


def cancelled_after(calls: int) -> Callable[[], bool]:
    """Return what says yes after it was asked some times."""
    left = iter([False] * calls)
    return lambda: next(left, True)


def test_a_forecast_can_be_cancelled() -> None:
    """Once cancelled no more forecasts come; before, those that were ready did."""
    campaign = half_way()
    looking = campaign.prospect("israel")
    assert list(forecasts(looking, None, FEW, cancelled_after(0))) == []
    assert [one.futures for one in forecasts(looking, None, FEW, cancelled_after(6))] == [16]
    event = Event()
    found = forecasts(looking, None, FEW, event.is_set)
    assert next(found).futures == 16
    event.set()
    assert list(found) == []
