"""A study told on the terminal: how campaigns end under each strategy, and how sure that is."""

from collections.abc import Mapping
from math import ceil

from rich.console import Console
from rich.table import Table
from rich.text import Text

from game.loose_types import JsonObject
from game.model.state.codes import OUTCOMES
from game.printed_numbers import plain, signed
from game.studies.report.wording import campaigns
from game.studies.study_words import study_word

PER_CENT = 100


def tell_shares(results: JsonObject, console: Console) -> None:
    """Tell the shares of all outcomes under each strategy, and how the others differ from the first."""
    strategies, first = results["strategies"], results["first"]
    quarters = strategies[first]["index"]
    span = {"first": quarters[0]["quarter"], "last": quarters[-1]["quarter"], "seed": results["seed"]}
    console.print(Text(results["title"], "bold"))
    console.print(Text(study_word("terminal", "played", campaigns=campaigns(results["worlds"]), **span), "dim"))
    score = f"legacy_{results['side']}"
    heads = [study_word("outcome", name) for name in OUTCOMES]
    heads += [study_word("terminal", "index"), study_word("terminal", "score")]
    table = Table("", *heads, box=None, padding=(0, 0, 0, 1), pad_edge=False)
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.justify = "right"
    changes = {pair["second"]: pair for pair in results["pairs"] if pair["first"] == first}
    for name, strategy in strategies.items():
        shares = [share_told(strategy["outcomes"][outcome]) for outcome in OUTCOMES]
        means = [plain(strategy["figures"][figure]["mean"], 1) for figure in ("index", score)]
        table.add_row(Text(name, "bold"), *shares, *means)
        if name in changes:
            pair = changes[name]
            moved = [change_told(pair["outcomes"][outcome], PER_CENT) for outcome in OUTCOMES]
            moved += [change_told(pair["figures"][figure]) for figure in ("index", score)]
            table.add_row(Text(study_word("terminal", "change"), "dim"), *moved, style="dim")
    console.print(table)
    country = study_word("country", results["side"])
    note = study_word("terminal", "note", country=country)
    against = study_word("terminal", "against", first=first) if len(strategies) > 1 else ""
    console.print(Text(note + against, "dim"))


def share_told(entry: Mapping[str, float]) -> str:
    """A share in per cent with the longer arm of its interval; of what never happened, how often it may."""
    if not entry["count"]:
        return study_word("terminal", "below", most=arm(PER_CENT * entry["high"]))
    furthest = PER_CENT * max(entry["high"] - entry["share"], entry["share"] - entry["low"])
    return f"{plain(PER_CENT * entry['share'], 1)} ±{arm(furthest)}"


def change_told(entry: Mapping[str, float | None], factor: float = 1.0) -> str:
    """A difference with the longer arm of its interval."""
    value, low, high = entry["difference"], entry["low"], entry["high"]
    assert value is not None
    if low is None or high is None:
        return signed(factor * value)
    return f"{signed(factor * value)} ±{arm(factor * max(high - value, value - low))}"


def arm(number: float) -> str:
    """The arm of an interval, rounded up, never nought: an estimate is never certain."""
    return f"{max(0.1, ceil(round(10 * number, 6)) / 10):.1f}"
