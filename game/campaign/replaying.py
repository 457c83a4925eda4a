"""A log played again, and checked quarter by quarter."""

from difflib import get_close_matches
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.injected import put_in
from game.campaign.order_log import LoggedQuarter, OrderLog
from game.campaign.order_log_reading import read
from game.campaign.orders import TABLE
from game.campaign_faults import OrderRefused, ReplayDiffers, expect_scenario
from game.json_lines import LogFault
from game.model.levers.catalogue import seat_of
from game.model.state.axes import COUNTRIES


def replayed(log: OrderLog, to: int | None = None) -> Campaign:
    """The campaign that a log holds, after its first `to` quarters, or all.

    errors  LogFault where the scenario or an order is not what the log says; ReplayDiffers at the first quarter that
            leads elsewhere
    """
    terms = log.terms
    campaign = Campaign.new(terms)
    expect_scenario(terms.scenario, campaign.terms.scenario_digest, terms.scenario_digest, terms.version)
    for quarter in log.quarters[:to]:
        first = min(quarter.lines.values(), default=0)
        if campaign.over:
            raise LogFault(first, f"turn {quarter.turn}", f"at most {campaign.world.turn} quarters")
        if quarter.quarter != campaign.quarter:
            raise LogFault(first, f"quarter {quarter.quarter!r}", f"quarter {campaign.quarter!r}")
        at_table(campaign, quarter)
        for country in COUNTRIES:
            check(campaign, quarter, country)
        put_events(campaign, quarter)
        campaign.play(quarter.orders)
        actual = campaign.played[-1].digest
        if actual != quarter.digest:
            raise ReplayDiffers((quarter.turn, quarter.quarter), actual, quarter.digest, terms.version)
    return campaign


def put_events(campaign: Campaign, quarter: LoggedQuarter) -> None:
    """Let come from outside what a facilitator put in; LogFault where it cannot."""
    for inject in quarter.injects:
        try:
            put_in(campaign, inject)
        except OrderRefused as wrong:
            actual = f"event {inject.name!r} of {quarter.quarter}"
            raise LogFault(min(quarter.lines.values(), default=0), actual, str(wrong)) from None


def at_table(campaign: Campaign, quarter: LoggedQuarter) -> None:
    """Let everybody say at the table what was said there; LogFault where it cannot be said."""
    for number, event in enumerate(quarter.said):
        try:
            campaign.deal(event)
        except OrderRefused as wrong:
            actual = f"said[{number}] of {quarter.quarter}: {event.does} {event.deal}".rstrip()
            raise LogFault(min(quarter.lines.values(), default=0), actual, str(wrong)) from None


def load(path: Path, to: int | None = None) -> tuple[Campaign, str]:
    """The campaign in a file, and a warning where the file breaks off."""
    log = read(path)
    return replayed(log, to), log.warning


def check(campaign: Campaign, quarter: LoggedQuarter, country: str) -> None:
    """Say that an order of the log is not one that its country can give, or answers what it was not asked."""
    levers, orders, line = campaign.game.anchor.levers, quarter.orders[country], quarter.lines.get(country, 0)
    own = [lever for lever in levers.catalogue.levers if seat_of(lever) == country]
    policies = [policy.id for policy in levers.policies if policy.id in own]
    moves = [lever for lever in own if lever not in policies]
    table = list(TABLE.get(country, ())) if country in campaign.terms.seats else []
    questions = {crisis.id: len(crisis.choices) for crisis in campaign.permission.put_to(country)}
    for given, known, kind in (
        (orders.dials, policies, "policy"),
        (orders.moves, moves, "move"),
        (orders.table, table, "act at the table"),
        (orders.choices, list(questions), "question of this quarter"),
        (orders.prepared, campaign.permission.occasions(country), "occasion"),
        (orders.prepared.values(), [move.id for move in campaign.permission.answers(country)], "answer"),
    ):
        for name in given:
            if name not in known:
                near = ", ".join(get_close_matches(name, known, n=3, cutoff=0.3) or known[-1:]) or "none"
                raise LogFault(line, f"{kind} {name!r}", f"a {kind} of {country}, such as {near}")
    for crisis, place in orders.choices.items():
        if place >= questions[crisis]:
            raise LogFault(line, f"choice {place} of {crisis!r}", f"0–{questions[crisis] - 1}")
