"""A campaign as a report: Markdown to read, and one plain table of everything for other programs."""

from collections.abc import Iterator

import attrs

from game.campaign.campaign import Campaign
from game.campaign.phrases import capital, phrase
from game.campaign.telling import title_of
from game.forecast.known_world import ALL_SEEN
from game.loose_types import JsonDict
from game.model.scenario.scenario_texts import scenario_said
from game.printed_numbers import plain, signed
from game.views.board_view import board
from game.views.ending_view import DeedView, EndingView, ending
from game.views.evening_view import EveningView, evening
from game.views.shown_figures import Cause
from game.views.view_words import word

# How many causes are named before the rest is added up.
NAMED = 4
WHOLE = 100.0
# Kinds of lines that the report's own section on the ending says better.
OF_THE_END = ("ending",)


def report(campaign: Campaign, reader: str = ALL_SEEN, deeds: tuple[DeedView, ...] = ()) -> str:
    """A campaign in Markdown, quarter by quarter, as its reader may know it; how it ended where it is over.

    reader  a country, `public`, or "" for who may read all
    deeds   those that did most, where they have been found
    """
    return "\n".join(report_lines(campaign, reader, deeds)) + "\n"


def report_lines(campaign: Campaign, reader: str, deeds: tuple[DeedView, ...]) -> Iterator[str]:
    """The lines of a report."""
    terms, turns = campaign.terms, campaign.world.turn
    names = [title_of(campaign.setup.quarter(turn)) for turn in (1, max(turns, 1))]
    yield word("report", "title", title=scenario_said(campaign.setup).title, first=names[0], last=names[1])
    yield ""
    seats = ", ".join(capital(seat) for seat in terms.seats) or word("report", "nobody")
    yield word("report", "seats", seats=seats, seed=terms.seed, world=terms.world)
    for turn in range(1, turns + 1):
        yield ""
        yield from quarter_lines(evening(campaign, reader, turn))
    if campaign.over:
        yield ""
        yield from ending_lines(ending(campaign, reader, deeds))


def quarter_lines(quarter: EveningView) -> Iterator[str]:
    """One quarter of a report."""
    yield word("report", "quarter", title=quarter.title)
    yield ""
    listed = [line for line in quarter.headlines if line.kind not in OF_THE_END]
    yield from (f"- {line.says} {line.why}".rstrip() for line in listed)
    yield ""
    change = round(quarter.index, 1) - round(quarter.index_before, 1)
    holes = {"before": plain(quarter.index_before, 1), "after": plain(quarter.index, 1), "change": signed(change)}
    says = phrase("partnership", "moved" if round(change, 1) else "still", **holes)
    yield f"{says} {causes_said(quarter.causes)}".rstrip()


def causes_said(causes: tuple[Cause, ...]) -> str:
    """What moved the partnership, the largest first; the rest is added up; "" where nothing did."""
    rest = round(sum(cause.amount for cause in causes[NAMED:]), 1)
    parts = [(cause.says, cause.amount) for cause in causes[:NAMED]]
    parts += [(phrase("cause", "rest"), rest)] if rest else []
    said = [phrase("partnership", "part", cause=says, amount=signed(amount)) for says, amount in parts]
    return phrase("partnership", "mainly", parts=", ".join(said)) if said else ""


def ending_lines(end: EndingView) -> Iterator[str]:
    """How it ended, in a report."""
    yield word("report", "ending")
    yield ""
    yield f"**{end.title}.** {' '.join(end.says)}"
    yield ""
    if end.deeds:
        yield word("report", "deeds")
        yield ""
        yield from (deed_line(deed, end.outcome) for deed in end.deeds)
        yield ""
    yield from (f"- {says}" for says in (*end.paid, *end.wanted))
    yield ""
    yield word("report", "scores")
    yield ""
    for country, score in end.scores:
        yield word("report", "score", capital=capital(country), points=plain(score.points))


def deed_line(deed: DeedView, outcome: str) -> str:
    """One deed with its share of the break, or its points of the partnership."""
    share, of_break = deed.share, outcome == "fractured"
    scale = WHOLE if of_break else 1.0
    error = scale * (share.high - share.low) / 2
    holes = {
        "quarter": title_of(deed.quarter),
        "capital": capital(deed.country),
        "says": deed.says,
        "share": signed(scale * share.value, 0 if of_break else 1),
        "error": plain(error, 0 if of_break else 1),
    }
    return word("report", "deed_of_break" if of_break else "deed_of_index", **holes)


def account(campaign: Campaign, reader: str = ALL_SEEN, deeds: tuple[DeedView, ...] = ()) -> JsonDict:
    """Everything of a campaign as plain values: terms, every quarter, the board now, and how it ended where it is over.

    A country's own orders are there for that country, and everybody's for who may read all.
    """
    end = ending(campaign, reader, deeds) if campaign.over else None
    return {
        "scenario": campaign.setup.name,
        "title": campaign.setup.title,
        "seed": campaign.terms.seed,
        "world": campaign.terms.world,
        "seats": list(campaign.terms.seats),
        "reader": reader,
        "quarters": [attrs.asdict(evening(campaign, reader, turn)) for turn in range(1, campaign.world.turn + 1)],
        "orders": [
            {
                country: attrs.asdict(orders)
                for country, orders in played.orders.items()
                if reader in (ALL_SEEN, country)
            }
            for played in campaign.played
        ],
        "board": attrs.asdict(board(campaign, reader)),
        "ending": None if end is None else attrs.asdict(end),
    }
