"""The page's words: names, numbers as readers read them, and the sentences at its top."""

from collections.abc import Mapping
from math import ceil

from agents.strategies.library import strategies
from game.campaign.sentences import plain, says, signed
from game.forecast.intervals import Estimate
from game.model.state.axes import PARTNERS
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
    titles = {(one.country, one.name): one.title for one in strategies()}
    return UNPLANNED if name == ENGINE else titles.get((side, name), named(name))


def strategy_says(name: str, side: str) -> str:
    """Return what a strategy does, in its own words."""
    if name == ENGINE:
        return f"{says('country', side)} follows its own character and interests, quarter by quarter."
    return next((one.says for one in strategies() if (one.country, one.name) == (side, name)), "")


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


def error(found: Estimate) -> str:
    """Return how far off a share may be, in points; never 0, because an estimate is never certain."""
    furthest = max(found.high - found.value, found.value - found.low)
    return f"±{max(0.1, ceil(round(1000 * furthest, 6)) / 10):.1f}"


def share_shown(found: Estimate) -> str:
    """Return a share with its interval: 38.4 ±0.3."""
    return f"{per_cent(found.value)} {error(found)}"


def change_shown(found: ShareChange) -> str:
    """Return a difference of shares with its interval: +23.5 ±0.2."""
    return f"{signed(PER_CENT * found.difference)} {error(found.estimate)}"


def correlation_shown(found: Estimate) -> str:
    """Return a correlation with its interval."""
    furthest = max(found.high - found.value, found.value - found.low)
    return f"{signed(found.value, 2)} ±{max(0.01, ceil(round(100 * furthest, 6)) / 100):.2f}"


def seeks(side: str) -> int:
    """Return 1 where a side wants the two apart, −1 where it is one of them, 0 otherwise."""
    return 1 if side == SEEKS_BREAK else -1 if side in PARTNERS else 0


def in_order(found: Findings) -> list[str]:
    """Return the strategies by how often the two part: most often first, or least often where the side wants that."""
    aim = seeks(found.side) or 1
    return sorted(found.strategies, key=lambda name: -aim * fracture(found.strategies[name]).share)


def fracture(found: Finding) -> OutcomeShare:
    """Return how often the partnership breaks."""
    return found.outcomes["fractured"]


def leaders(found: Findings) -> list[str]:
    """Return the best strategy and all whose intervals meet its own."""
    order = in_order(found)
    best = fracture(found.strategies[order[0]])
    rivals = {name: fracture(found.strategies[name]) for name in order}
    return [name for name, rival in rivals.items() if rival.high >= best.low and rival.low <= best.high]


def headline(found: Findings) -> str:
    """Return the study's result in one line."""
    ahead, order = [strategy_title(name, found.side) for name in leaders(found)], in_order(found)
    does = "keep{} them together" if seeks(found.side) < 0 else "part{} them"
    if len(order) == 1:
        return f"The partnership breaks in {per_cent(fracture(found.strategies[order[0]]).share, 0)} % of campaigns"
    if len(ahead) == len(order):
        return f"No strategy clearly {does.format('s')} more often than another"
    if len(ahead) == 1:
        return f"{ahead[0]} {does.format('s')} most often"
    joined = f"{ahead[0]} and {ahead[1]}" if len(ahead) == 2 else f"{ahead[0]} and {count(len(ahead) - 1)} others"
    return f"{joined} {does.format('')} most often"


def lead(found: Findings) -> str:
    """Return what was done and found, in a few sentences."""
    order, country = in_order(found), says("country", found.side)
    played = f"{campaigns(len(order) * found.worlds)} {span(found)}"
    if len(order) == 1:
        told = outcomes_told(found.strategies[order[0]].outcomes)
        return f"{strategy_title(order[0], found.side)} in {country}, {played}. {told[0].upper()}{told[1:]}"
    ends = f"{breaks(found, order[0])}; {breaks(found, order[-1], again=True)}"
    return f"{named(count(len(order)))} strategies for {country}, {played}. {ends}."


def campaigns(number: int) -> str:
    """Return how many campaigns, in words and digits."""
    return "1 campaign" if number == 1 else f"{number:,} campaigns"


def span(found: Findings) -> str:
    """Return from when to when a study's campaigns go."""
    rows = found.strategies[found.first].index
    first, last = quarter_shown(rows[0].quarter), quarter_shown(rows[-1].quarter)
    return f"from {first} to {last}" if first != last else f"in {first}"


def breaks(found: Findings, name: str, again: bool = False) -> str:
    """Return how often a strategy breaks the partnership, and how often it makes an alliance where that is often."""
    one, title = found.strategies[name], strategy_title(name, found.side)
    share, alliance = fracture(one).share, one.outcomes["durable_alliance"].share
    told = f"under {title} it does so in" if again else f"Under {title} the partnership breaks in"
    more = f" and becomes a durable alliance in {per_cent(alliance, 0)} %" if again and alliance >= 0.1 else ""
    return f"{told} {per_cent(share, 0)} %{more}"


def outcomes_told(outcomes: Mapping[str, OutcomeShare]) -> str:
    """Return in words how campaigns end."""
    return ", ".join(f"{ENDINGS[name].lower()} {per_cent(found.share)} %" for name, found in outcomes.items()) + "."
