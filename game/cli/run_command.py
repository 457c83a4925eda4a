"""`wedge run`, and `wedge` alone: one campaign played, told and written down."""

from pathlib import Path

from game.atomic_files import write_whole
from game.campaign.brief import Brief
from game.campaign.campaign import Campaign
from game.campaign.review import account
from game.cli.campaign_answer import ended, told_to_the_end
from game.cli.messages import complain, unwritten
from game.cli.options import RunOptions
from game.cli.terms import Terms, terms
from game.views.campaign_report import report

REPORTS = Path("reports")


def run(options: RunOptions) -> None:
    """Play one campaign, tell it, and save its log where asked."""
    wanted = terms(options)
    campaign, briefs = played(wanted, options.as_json)
    ended(campaign, account(campaign, briefs, wanted.side), options.as_json)
    if wanted.save:
        save(campaign, wanted.save)


def run_default() -> None:
    """Play the default campaign, tell it, and leave a report."""
    wanted = terms(RunOptions())
    campaign, briefs = played(wanted, as_json=False)
    result = account(campaign, briefs, wanted.side)
    ended(campaign, result, as_json=False)
    path = REPORTS / f"{result.scenario}-seed-{result.seed}.md"
    try:
        REPORTS.mkdir(exist_ok=True)
        write_whole(path, report(result))
    except OSError as fault:
        raise unwritten(path, fault) from None
    print(f"The report is in {path}. `wedge --help` shows what else there is.")


def played(wanted: Terms, as_json: bool) -> tuple[Campaign, list[Brief]]:
    """Play a campaign to its end, and return it with its quarters told."""
    campaign = Campaign.new(wanted.campaign)
    return campaign, told_to_the_end(campaign, wanted.reader, as_json)


def save(campaign: Campaign, path: Path) -> None:
    """Write a campaign's log."""
    try:
        campaign.save(path)
    except OSError as fault:
        raise unwritten(path, fault) from None
    complain(f"Saved to {path}; `wedge replay {path}` plays it again.")
