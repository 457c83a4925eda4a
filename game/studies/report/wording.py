"""The page's words: names, numbers as readers read them, and the sentences at its top."""

from collections.abc import Mapping
from math import ceil

from agents.strategies.library import strategies
from game.campaign.sentences import says
from game.forecast.intervals import Estimate
from game.model.state.axes import PARTNERS
from game.printed_numbers import plain, signed
from game.studies.report.findings import Finding, Findings, OutcomeShare, ShareChange
from game.studies.run.design import ENGINE

ENDINGS = {
    "fractured": "Fractured",
    "frayed": "Frays",
    "holds": "Holds",
    "durable_alliance": "Durable alliance",
    "catastrophe": "Catastrophe",
}
DOMAINS = {"diplomatic": "Diplomatic cover"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
UNPLANNED = "No set plan"
PER_CENT = 100
SEEKS_BREAK = "united_states"


def strategy_title(name: str, side: str) -> str:
    """Return a strategy's title; its name where the library no longer has it."""
    titles = {(strategy.country, strategy.name): strategy.title for strategy in strategies()}
    return UNPLANNED if name == ENGINE else titles.get((side, name), named(name))


def strategy_says(name: str, side: str) -> str:
    """Return what a strategy does, in its own words."""
    if name == ENGINE:
        return f"{says('country', side)} follows its own character and interests, quarter by quarter."
    return next((strategy.says for strategy in strategies() if (strategy.country, strategy.name) == (side, name)), "")


def named(name: str) -> str:
    """Return an identifier as words."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def domain_name(name: str) -> str:
    """Return a domain of cooperation as words."""
    return DOMAINS.get(name, named(name))


def quarter_shown(name: str) -> str:
    """Return a quarter as readers read it: 2024 Q4."""
    return name.replace("Q", " Q")


def count(number: int) -> str:
    """Return a whole number in words up to twelve, in digits beyond."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def per_cent(share: float, digits: int = 1) -> str:
    """Return a share in per cent, without the sign."""
    return plain(PER_CENT * share, digits)


def error(estimate: Estimate) -> str:
    """Return how far off a share may be, in points; never 0, because an estimate is never certain."""
    furthest = max(estimate.high - estimate.value, estimate.value - estimate.low)
    return f"±{max(0.1, ceil(round(1000 * furthest, 6)) / 10):.1f}"


def share_shown(estimate: Estimate) -> str:
    """Return a share with its interval: 38.4 ±0.3."""
    return f"{per_cent(estimate.value)} {error(estimate)}"


def change_shown(change: ShareChange) -> str:
    """Return a difference of shares with its interval: +23.5 ±0.2."""
    return f"{signed(PER_CENT * change.difference)} {error(change.estimate)}"


def correlation_shown(estimate: Estimate) -> str:
    """Return a correlation with its interval."""
    furthest = max(estimate.high - estimate.value, estimate.value - estimate.low)
    return f"{signed(estimate.value, 2)} ±{max(0.01, ceil(round(100 * furthest, 6)) / 100):.2f}"


def seeks(side: str) -> int:
    """Return 1 where a side wants the two apart, −1 where it is one of them, 0 otherwise."""
    return 1 if side == SEEKS_BREAK else -1 if side in PARTNERS else 0


def in_order(findings: Findings) -> list[str]:
    """Return the strategies by how often the two part: most often first, or least often where the side wants that."""
    aim = seeks(findings.side) or 1
    return sorted(findings.strategies, key=lambda name: -aim * fracture(findings.strategies[name]).share)


def fracture(finding: Finding) -> OutcomeShare:
    """Return how often the partnership breaks."""
    return finding.outcomes["fractured"]


def leaders(findings: Findings) -> list[str]:
    """Return the best strategy and all whose intervals meet its own."""
    order = in_order(findings)
    best = fracture(findings.strategies[order[0]])
    rivals = {name: fracture(findings.strategies[name]) for name in order}
    return [name for name, rival in rivals.items() if rival.high >= best.low and rival.low <= best.high]


def headline(findings: Findings) -> str:
    """Return the study's result in one line."""
    ahead, order = [strategy_title(name, findings.side) for name in leaders(findings)], in_order(findings)
    does = "keep{} them together" if seeks(findings.side) < 0 else "part{} them"
    if len(order) == 1:
        return f"The partnership breaks in {per_cent(fracture(findings.strategies[order[0]]).share, 0)} % of campaigns"
    if len(ahead) == len(order):
        return f"No strategy clearly {does.format('s')} more often than another"
    if len(ahead) == 1:
        return f"{ahead[0]} {does.format('s')} most often"
    joined = f"{ahead[0]} and {ahead[1]}" if len(ahead) == 2 else f"{ahead[0]} and {count(len(ahead) - 1)} others"
    return f"{joined} {does.format('')} most often"


def lead(findings: Findings) -> str:
    """Return what was done and found, in a few sentences."""
    order, country = in_order(findings), says("country", findings.side)
    played = f"{campaigns(len(order) * findings.worlds)} {span(findings)}"
    if len(order) == 1:
        endings = outcomes_told(findings.strategies[order[0]].outcomes)
        return f"{strategy_title(order[0], findings.side)} in {country}, {played}. {endings[0].upper()}{endings[1:]}"
    ends = f"{breaks(findings, order[0])}; {breaks(findings, order[-1], again=True)}"
    return f"{named(count(len(order)))} strategies for {country}, {played}. {ends}."


def campaigns(number: int) -> str:
    """Return how many campaigns, in words and digits."""
    return "1 campaign" if number == 1 else f"{number:,} campaigns"


def span(findings: Findings) -> str:
    """Return from when to when a study's campaigns go."""
    rows = findings.strategies[findings.first].index
    first, last = quarter_shown(rows[0].quarter), quarter_shown(rows[-1].quarter)
    return f"from {first} to {last}" if first != last else f"in {first}"


def breaks(findings: Findings, name: str, again: bool = False) -> str:
    """Return how often a strategy breaks the partnership, and how often it makes an alliance where that is often."""
    finding, title = findings.strategies[name], strategy_title(name, findings.side)
    share, alliance = fracture(finding).share, finding.outcomes["durable_alliance"].share
    opening = f"under {title} it does so in" if again else f"Under {title} the partnership breaks in"
    more = f" and becomes a durable alliance in {per_cent(alliance, 0)} %" if again and alliance >= 0.1 else ""
    return f"{opening} {per_cent(share, 0)} %{more}"


def outcomes_told(outcomes: Mapping[str, OutcomeShare]) -> str:
    """Return in words how campaigns end."""
    return ", ".join(f"{ENDINGS[name].lower()} {per_cent(outcome.share)} %" for name, outcome in outcomes.items()) + "."
