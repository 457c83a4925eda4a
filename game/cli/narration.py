"""A campaign told on the terminal: a few lines a quarter, then the verdict, the scores and the turning points.

With `--json` nothing of this is printed. Colour comes only where rich finds a terminal that wants it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from game.campaign.brief import Brief
from game.campaign.campaign import Campaign
from game.campaign.review import Account
from game.campaign.sentences import says
from game.printed_numbers import plain
from game.views.campaign_report import SCORES, causes_shown, changed, with_origin


def tell_opening(campaign: Campaign, console: Console) -> None:
    """Tell what is about to be played."""
    scenario = campaign.scenario
    first, last = scenario.quarter(1), scenario.quarter(campaign.setting.quarters)
    luck = f"seed {campaign.terms.seed}" + (f", world {campaign.terms.world}" if campaign.terms.world else "")
    console.print(Text(scenario.title, "bold"), Text(f"{first} to {last}, {luck}", "dim"))
    console.print(Text(scenario.summary))
    console.print(Text(says("story", "simulated"), "dim"))


def tell_quarter(brief: Brief, console: Console) -> None:
    """Tell one quarter: the index and its change, three headlines, and why it changed."""
    console.print()
    line = Text(f"{brief.quarter}  ", "bold")
    line.append(f"index {plain(brief.index)}  ")
    line.append(changed(brief.index - brief.before), "dim")
    console.print(line)
    for headline in brief.headlines:
        console.print(indented(f"· {with_origin(headline)}"))
    if brief.why_index:
        console.print(indented(f"Why: {causes_shown(brief.why_index)}", "dim"))


def indented(line: str, style: str = "") -> Padding:
    """Return a line set in by two columns, also where it runs on."""
    return Padding(Text(line, style), (0, 0, 0, 2), expand=False)


def tell_ending(campaign: Campaign, result: Account, console: Console) -> None:
    """Tell what became of the partnership."""
    console.print()
    title = "Verdict" if campaign.over else f"So far, after {result.quarters} of {campaign.setting.quarters} quarters"
    verdict = Text(result.says, "bold")
    console.print(Panel(verdict.append(f"  Index {plain(result.index)}.", "not bold"), title=title, expand=False))
    if not result.scores:
        return
    console.print(score_table(result))
    console.print(Text("Turning points", "bold"))
    for point in result.turning_points:
        console.print(indented(f"· {point.says}"))
        console.print(indented(f"  {'; '.join(says('order', order) for order in point.orders)}", "dim"))
    if not result.turning_points:
        console.print(indented(f"· {says('turning_point', 'none')}"))


def score_table(result: Account) -> Table:
    """Return every country's score, by interest."""
    table = Table("Country", "Interest", box=None, pad_edge=False, title=SCORES, title_justify="left")
    for heading in ("Weight", "Met", "Score"):
        table.add_column(heading, justify="right")
    for country, score in result.scores.items():
        table.add_row(Text(says("country_name", country), "bold"), "", "", "", Text(plain(score.score), "bold"))
        for interest in score.interests:
            table.add_row("", interest.name, f"{plain(100 * interest.weight)} %", plain(interest.met), "")
    return table


def told_as_played(campaign: Campaign, quarters: Iterable[Brief], silent: bool) -> list[Brief]:
    """Tell a campaign quarter by quarter, as they come, and return them all.

    silent  only show how far it is, where somebody watches
    """
    console, briefs = Console(stderr=silent), list[Brief]()
    if not silent:
        tell_opening(campaign, console)
    with stepping(console, campaign.setting.quarters) as step:
        for quarter in quarters:
            briefs.append(quarter)
            if not silent:
                tell_quarter(quarter, console)
            step()
    return briefs


@contextmanager
def stepping(console: Console, quarters: int) -> Iterator[Callable[[], None]]:
    """Show how far a campaign has come, where somebody watches; yield what to call after each quarter."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    watched = console.is_terminal
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True, disable=not watched) as progress:
        task = progress.add_task("Quarters played", total=quarters)
        yield lambda: progress.advance(task)
