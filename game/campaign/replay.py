"""A log played again, and checked quarter by quarter."""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms, Log, LoggedQuarter
from game.campaign.log_reading import read
from game.campaign_faults import ReplayDiffers, expect_scenario
from game.json_lines import LogFault
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Sheet

Begun = Callable[[CampaignTerms], Campaign]


def replayed(log: Log, to: int | None = None, begun: Begun = Campaign.new) -> Campaign:
    """The campaign that a log holds, after its first `to` quarters, or all.

    begun   makes the first quarter from the terms, for whoever plays with figures that the terms do not name
    errors  LogFault where the scenario or an order is not what the log says; ReplayDiffers at the first quarter that
            leads elsewhere
    """
    terms = log.campaign
    campaign = begun(terms)
    expect_scenario(terms.scenario, campaign.terms.scenario_digest, terms.scenario_digest, terms.version)
    for quarter in log.quarters[:to]:
        sheet = _sheet(campaign, quarter)
        campaign.put_in(quarter.injected)
        campaign.play(sheet)
        if campaign.digests[-1] != quarter.digest:
            raise ReplayDiffers((quarter.turn, quarter.quarter), campaign.digests[-1], quarter.digest, terms.version)
    return campaign


def load(path: Path, to: int | None = None) -> tuple[Campaign, str]:
    """The campaign in a file, and a warning where the file breaks off."""
    log = read(path)
    return replayed(log, to), log.warning


def _sheet(campaign: Campaign, quarter: LoggedQuarter) -> Sheet:
    """Everybody's orders of a quarter as a sheet."""
    if campaign.over:
        line = min(quarter.lines.values(), default=0)
        raise LogFault(line, f"turn {quarter.turn}", f"at most {campaign.setting.quarters} quarters")
    given: dict[str, str] = {}
    for country in COUNTRIES:
        for order, level in quarter.orders[country].items():
            _check(campaign, quarter, country, order)
            given[order] = level
    return campaign.sheet_of(given)


def _check(campaign: Campaign, quarter: LoggedQuarter, country: str, order: str) -> None:
    """Say that an order of the log is not one its country can give."""
    catalogue = campaign.setting.catalogue
    if order not in catalogue.number or catalogue[order].country != country:
        own = catalogue.names[catalogue.of_country[COUNTRIES.index(country)]]
        known = ", ".join(get_close_matches(order, own, n=3, cutoff=0.3)) or own[-1]
        raise LogFault(quarter.lines.get(country, 0), f"order {order!r}", f"an order of {country}, such as {known}")
