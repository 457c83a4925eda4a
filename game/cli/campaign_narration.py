"""A campaign told on the terminal: a few lines a quarter, then the verdict and the scores.

With `--json` nothing of this is printed. Colour comes only where rich finds a terminal that wants it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from game.campaign.campaign import Campaign
from game.campaign.phrases import capital
from game.cli.campaign_account import LegacyTold, QuarterAccount, scores_of, verdict_of
from game.cli.terminal import one_line
from game.cli.words import worded
from game.model.scenario.scenario_texts import scenario_said
from game.printed_numbers import plain
from game.views.campaign_report import deed_line
from game.views.ending_view import DeedView

# What the panel at the end says again.
LAST = "ending"
WHOLE = 100
PARTS = ("interests", "ambition", "agenda", "word")


def luck_of(campaign: Campaign) -> str:
    """Which luck a campaign is played with."""
    return worded("campaign", "world" if campaign.terms.world else "seed", **luck_named(campaign))


def luck_named(campaign: Campaign) -> dict[str, int]:
    """Its seed and world."""
    return {"seed": campaign.terms.seed, "world": campaign.terms.world}


def tell_opening(campaign: Campaign, reader: str, console: Console) -> None:
    """Tell what is about to be played."""
    setup = campaign.setup
    first, last = setup.quarter(1), setup.quarter(campaign.terms.quarters)
    span = worded("campaign", "span", first=first, last=last, luck=luck_of(campaign))
    console.print(Text(one_line(scenario_said(setup).title), "bold"), Text(span, "dim"))
    console.print(Text(one_line(scenario_said(setup).summary)))
    console.print(Text(worded("campaign", "simulated"), "dim"))
    if reader:
        console.print(Text(worded("campaign", "seen_by", capital=capital(reader)), "dim"))


def tell_quarter(quarter: QuarterAccount, console: Console) -> None:
    """Tell one quarter: what was done and why, and how the partnership moved."""
    console.print()
    console.print(Text(one_line(quarter.title), "bold"))
    for line in quarter.lines:
        if line.kind != LAST:
            console.print(indented(f"· {line.says}"))
    for says in quarter.closing:
        console.print(indented(says, "dim"))


def indented(line: str, style: str = "") -> Padding:
    """A line set in by two columns, also where it runs on."""
    return Padding(Text(one_line(line), style), (0, 0, 0, 2), expand=False)


def tell_ending(campaign: Campaign, console: Console, deeds: Sequence[DeedView] = ()) -> None:
    """Tell what became of the partnership, what did it where that was looked for, and what it was worth to each."""
    ended = verdict_of(campaign)
    holes = {"played": campaign.world.turn, "quarters": campaign.terms.quarters}
    title = worded("campaign", "verdict" if campaign.over else "so_far", **holes)
    verdict = Text(" ".join(ended.says[: len(ended.says) if campaign.over else 1]), "bold")
    index = worded("campaign", "index", index=plain(ended.index), first=plain(ended.first_index))
    console.print()
    console.print(Panel(verdict.append(f" {index}", "not bold"), title=title, expand=False))
    if deeds:
        console.print(Text(worded("deeds", "title"), "bold"))
    for says in deeds_told(deeds, ended.outcome):
        console.print(indented(f"· {says}"))
    if campaign.over or not campaign.terms.seats:
        scores = scores_of(campaign)
        console.print(score_table(scores))
        console.print(Text(worded("scores", "aims"), "bold"))
        for says in aims_told(scores):
            console.print(indented(f"· {says}"))


def deeds_told(deeds: Sequence[DeedView], how: str) -> Iterator[str]:
    """What did most, a line each.

    how  the outcome, by name: of a break each deed has a share, else points of the partnership
    """
    yield from (deed_line(deed, how).removeprefix("- ") for deed in deeds)


def score_table(scores: Iterable[LegacyTold]) -> Table:
    """Every country's score, and what it is made of."""
    title = worded("scores", "title")
    table = Table(worded("scores", "capital"), box=None, pad_edge=False, title=title, title_justify="left")
    for heading in ("score", *PARTS):
        table.add_column(worded("scores", heading), justify="right")
    for score in scores:
        parts = (plain(getattr(score, name), 1) for name in PARTS)
        table.add_row(Text(capital(score.country), "bold"), Text(plain(score.points), "bold"), *parts)
    return table


def aims_told(scores: Iterable[LegacyTold]) -> Iterator[str]:
    """What each country had set itself, and how far it came."""
    for score in scores:
        for aim, key in ((score.ambition_was, "aim"), (score.agenda_was, "hidden_aim")):
            holes = {"capital": capital(score.country), "title": aim.title, "met": plain(WHOLE * aim.met)}
            yield worded("scores", key, **holes)


def told_as_played(
    campaign: Campaign, quarters: Iterable[QuarterAccount], reader: str, silent: bool
) -> tuple[QuarterAccount, ...]:
    """Tell a campaign quarter by quarter, as they come, and return them all.

    silent  only show how far it is, where somebody watches
    """
    console, told_so_far = Console(stderr=silent), list[QuarterAccount]()
    if not silent:
        tell_opening(campaign, reader, console)
    with stepping(console, campaign.terms.quarters) as step:
        for quarter in quarters:
            told_so_far.append(quarter)
            if not silent:
                tell_quarter(quarter, console)
            step()
    return tuple(told_so_far)


@contextmanager
def stepping(console: Console, quarters: int) -> Iterator[Callable[[], None]]:
    """Show how far a campaign has come, where somebody watches; yield what to call after each quarter."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    watched = console.is_terminal
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True, disable=not watched) as progress:
        task = progress.add_task(worded("campaign", "played"), total=quarters)
        yield lambda: progress.advance(task)
