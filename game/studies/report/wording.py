"""The page's words: names, numbers as readers read them, and the sentences at its top."""

from collections.abc import Mapping

from game.model.state.axes import PARTNERS
from game.model.state.codes import ENDINGS as ENDING_CODES
from game.model.state.codes import OUTCOMES as OUTCOME_CODES
from game.printed_numbers import plain, signed
from game.statistics import Bounded
from game.studies.report.findings import BreakShare, Finding, Findings, OutcomeShare, StudyChange
from game.studies.study_words import study_word
from game.views.view_words import word

OUTCOMES = {name: study_word("outcome", name) for name in OUTCOME_CODES}
ENDINGS = {name: word("ending_title", name) for name in ENDING_CODES}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
PER_CENT = 100
FRACTURED, CATASTROPHE = "fractured", "catastrophe"
SEEK_BREAK = ("united_states", "israel")


def strategy_title(findings: Findings, name: str) -> str:
    """Return a strategy's title."""
    return findings.strategies[name].title


def named(name: str) -> str:
    """Return an identifier as words."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def quarter_shown(name: str) -> str:
    """Return a quarter as readers read it: 2024 Q4."""
    return name.replace("Q", " Q")


def number_word(number: int) -> str:
    """Return a whole number in words up to twelve, in digits beyond."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def per_cent(share: float, digits: int = 1) -> str:
    """Return a share in per cent, without the sign."""
    return plain(PER_CENT * share, digits)


def span_shown(low: float | None, high: float | None, digits: int = 1, sign: bool = False) -> str:
    """Return the ends of an interval in brackets; a dash where there is none."""
    if low is None or high is None:
        return "(–)"
    ends = [signed(end, digits) if sign else plain(end, digits) for end in (low, high)]
    return f"({ends[0]}–{ends[1]})" if not sign else f"({ends[0]}…{ends[1]})"


def share_shown(estimate: Bounded) -> str:
    """Return a share in per cent with its interval: 38.4 (38.1–38.7)."""
    return f"{per_cent(estimate.value)} {span_shown(PER_CENT * estimate.low, PER_CENT * estimate.high)}"


def change_shown(change: StudyChange, factor: float = 1.0) -> str:
    """Return a difference with its interval: +23.5 (+23.3…+23.7).

    factor  hundred where a difference of shares is told in points
    """
    low, high = (None if end is None else factor * end for end in (change.low, change.high))
    return f"{signed(factor * change.difference)} {span_shown(low, high, sign=True)}"


def correlation_shown(estimate: Bounded) -> str:
    """Return a correlation with its interval."""
    return f"{signed(estimate.value, 2)} {span_shown(estimate.low, estimate.high, 2, sign=True)}"


def seeks(side: str) -> int:
    """Return 1 where a side wants the two apart, −1 where it is one of them, 0 otherwise."""
    return 1 if side in SEEK_BREAK else -1 if side in PARTNERS else 0


def in_order(findings: Findings) -> list[str]:
    """Return the strategies by how often the two part: most often first, or least often where the side wants that."""
    aim = seeks(findings.side) or 1
    return sorted(findings.strategies, key=lambda name: -aim * fracture(findings.strategies[name]).share)


def fracture(finding: Finding) -> OutcomeShare:
    """Return how often the partnership breaks and stays broken."""
    return finding.outcomes[FRACTURED]


def leaders(findings: Findings) -> list[str]:
    """Return the best strategy and all that it does not clearly beat on the same luck."""
    order = in_order(findings)
    best = order[0]
    return [name for name in order if name == best or not findings.pair(best, name).outcomes[FRACTURED].is_clear]


def headline(findings: Findings) -> str:
    """Return the study's result in one line."""
    order, kind = in_order(findings), "keep" if seeks(findings.side) < 0 else "part"
    if len(order) == 1:
        share = per_cent(fracture(findings.strategies[order[0]]).share, 0)
        return study_word("headline", "alone", share=share)
    ahead = [strategy_title(findings, name) for name in leaders(findings)]
    if len(ahead) == len(order):
        return study_word("headline", f"unclear_{kind}")
    if len(ahead) == 1:
        return study_word("headline", f"one_{kind}", title=ahead[0])
    if len(ahead) == 2:
        return study_word("headline", f"two_{kind}", title=ahead[0], other=ahead[1])
    return study_word("headline", f"many_{kind}", title=ahead[0], count=number_word(len(ahead) - 1))


def lead(findings: Findings) -> str:
    """Return what was done and found, in a few sentences."""
    order, titles = in_order(findings), [strategy_title(findings, name) for name in in_order(findings)]
    many = campaigns(len(order) * findings.worlds)
    played = study_word("lead", "played", campaigns=many, span=span(findings))
    shares = [per_cent(fracture(findings.strategies[name]).share, 0) for name in (order[0], order[-1])]
    if len(order) == 1:
        endings_told = outcomes_told(findings.strategies[order[0]].outcomes)
        return study_word("lead", "alone", title=titles[0], played=played, outcomes=f"{endings_told}.")
    holes = {"title": titles[0], "share": shares[0], "other": titles[-1], "last": shares[1], "played": played}
    country = study_word("country", findings.side)
    return study_word("lead", "several", count=named(number_word(len(order))), country=country, **holes)


def campaigns(number: int) -> str:
    """Return how many campaigns, in words and digits."""
    is_single = number == 1
    return study_word("lead", "one_campaign") if is_single else study_word("lead", "campaigns", many=f"{number:,}")


def span(findings: Findings) -> str:
    """Return from when to when a study's campaigns go."""
    rows = findings.strategies[findings.first].index
    first, last = quarter_shown(rows[0].quarter), quarter_shown(rows[-1].quarter)
    return (
        study_word("lead", "from_to", first=first, last=last)
        if first != last
        else study_word("lead", "in", first=first)
    )


def outcomes_told(outcomes: Mapping[str, OutcomeShare]) -> str:
    """Return in words how campaigns end."""
    return ", ".join(
        study_word("told", "outcomes", name=OUTCOMES[name], share=per_cent(outcome.share))
        for name, outcome in outcomes.items()
    )


def break_told(entry: BreakShare) -> str:
    """Return who broke, and by what act."""
    return study_word("act", entry.act, who=study_word("country", entry.breaker))
