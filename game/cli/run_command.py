"""`wedge run`, and `wedge` alone: one campaign played, told and written down."""

import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

from game.atomic_files import write_whole
from game.campaign.campaign import Campaign
from game.campaign.order_log import save
from game.cli.campaign_account import QuarterAccount, account, told_as_seen
from game.cli.campaign_terms import RunTerms, run_terms
from game.cli.messages import complain, unwritten
from game.cli.options import RunOptions
from game.cli.terminal import print_json
from game.cli.words import worded
from game.search.deciding import end_quarter
from game.views.ending_view import DeedView, found_deeds

REPORTS = Path("reports")


def run(options: RunOptions) -> None:
    """Play one campaign, tell it, and save its log where asked."""
    wanted = run_terms(options)
    campaign, quarters = played(wanted, options.as_json)
    answer(campaign, quarters, options.as_json, deeds_of(campaign) if options.deeds else ())
    if wanted.save:
        keep(campaign, wanted.save)


def run_default() -> None:
    """Play the default campaign, tell it, and leave a report."""
    campaign, quarters = played(run_terms(RunOptions()), as_json=False)
    deeds = deeds_of(campaign)
    answer(campaign, quarters, as_json=False, deeds=deeds)
    from game.cli.campaign_page import page

    path = REPORTS / f"{campaign.setup.name}-seed-{campaign.terms.seed}.md"
    try:
        REPORTS.mkdir(exist_ok=True)
        write_whole(path, page(campaign, quarters, deeds))
    except OSError as fault:
        raise unwritten(path, fault) from None
    print(worded("campaign", "report", path=path))


def played(wanted: RunTerms, as_json: bool) -> tuple[Campaign, tuple[QuarterAccount, ...]]:
    """Play a campaign to its end and tell it meanwhile; return it with its quarters told, cut to its reader."""
    campaign = Campaign.new(wanted.campaign)
    quarters = as_they_come(campaign, wanted.reader)
    return campaign, told_here(campaign, quarters, wanted.reader, as_json)


def told_here(
    campaign: Campaign, quarters: Iterator[QuarterAccount], reader: str, silent: bool
) -> tuple[QuarterAccount, ...]:
    """Tell quarters as they come, and return them.

    silent  tell nothing, and only show how far it is where somebody watches
    """
    if silent and not sys.stderr.isatty():
        return tuple(quarters)
    # What writes for people takes a tenth of a second to import.
    from game.cli.campaign_narration import told_as_played

    return told_as_played(campaign, quarters, reader, silent)


def as_they_come(campaign: Campaign, reader: str) -> Iterator[QuarterAccount]:
    """Play a campaign to its end, a quarter each time the next one is asked for."""
    while not campaign.over:
        end_quarter(campaign)
        yield told_as_seen(campaign, campaign.world.turn, reader)


def deeds_of(campaign: Campaign) -> tuple[DeedView, ...]:
    """What did most, found by playing the campaign again without each deed."""
    complain(worded("deeds", "looking"))
    return found_deeds(campaign)


def answer(
    campaign: Campaign, quarters: tuple[QuarterAccount, ...], as_json: bool, deeds: tuple[DeedView, ...] = ()
) -> None:
    """Tell how a campaign ended, as one JSON document or in words."""
    if as_json:
        print_json(account(campaign, quarters) | {"deeds": [attrs.asdict(deed) for deed in deeds]})
        return
    from rich.console import Console

    from game.cli.campaign_narration import tell_ending

    tell_ending(campaign, Console(), deeds)


def keep(campaign: Campaign, path: Path) -> None:
    """Write a campaign's log."""
    try:
        save(campaign, path)
    except OSError as fault:
        raise unwritten(path, fault) from None
    complain(worded("campaign", "saved", path=path))
