"""A study told on the terminal: how campaigns end under each strategy, and how sure that is."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from game.campaign.sentences import says
from game.forecast.intervals import Estimate
from game.loose_types import JsonObject
from game.printed_numbers import plain, signed
from game.studies.report.wording import campaigns, error

PER_CENT = 100


def tell_shares(results: JsonObject, console: Console) -> None:
    """Tell the shares of all endings under each strategy, and how the others differ from the first."""
    strategies: JsonObject = results["strategies"]
    endings = list(strategies[results["first"]]["outcomes"])
    quarters = strategies[results["first"]]["index"]
    console.print(Text(results["title"], "bold"))
    span = f"{quarters[0]['quarter']} to {quarters[-1]['quarter']}, seed {results['seed']}"
    console.print(Text(f"{campaigns(results['worlds'])} under each strategy, {span}", "dim"))
    table = Table(
        "",
        *(says("verdict_name", ending) for ending in endings),
        "index",
        box=None,
        padding=(0, 0, 0, 1),
        pad_edge=False,
    )
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.justify = "right"
    for name, strategy in strategies.items():
        shares = [sure(strategy["outcomes"][ending], "share") for ending in endings]
        table.add_row(Text(name, "bold"), *shares, plain(strategy["index"][-1]["median"], 1))
        if name != results["first"]:
            changes = [sure(strategy["against_first"][ending], "difference") for ending in endings]
            table.add_row(Text("  change", "dim"), *changes, style="dim")
    console.print(table)
    against = f"; changes against {results['first']}" if len(strategies) > 1 else ""
    console.print(
        Text(
            f"Per cent of campaigns with the 95 % interval of the sample; the median of the final index{against}", "dim"
        )
    )


def sure(estimate: Mapping[str, float], name: str) -> str:
    """Return a share or a difference in per cent, with its interval."""
    value = signed(PER_CENT * estimate[name]) if name == "difference" else plain(PER_CENT * estimate[name], 1)
    return f"{value} {error(Estimate(estimate[name], estimate['low'], estimate['high']))}"
