"""A campaign told as a foreign editor would read it, quarter by quarter."""

from collections.abc import Iterator

import attrs

from game.campaign.campaign import Campaign
from game.campaign.index_causes import REST, IndexMove, moved
from game.campaign.phrases import phrase, phrases
from game.campaign.told_day import ToldDay, ToldLine
from game.campaign.told_deals import deal_lines
from game.campaign.told_world import ToldWorld
from game.printed_numbers import plain, signed

# How many causes are named before the rest is added up.
NAMED = 4
# Dollars a barrel from which a change of the oil price is news.
JUMP = 12.0


@attrs.frozen
class ToldQuarter:
    """One quarter, told.

    title  such as Winter 2025
    lines  what happened, in order
    index  why the partnership moved
    """

    title: str
    lines: tuple[ToldLine, ...]
    index: IndexMove
    closing: tuple[str, ...]


def told_lines(campaign: Campaign, turn: int, reader: str = "") -> tuple[ToldLine, ...]:
    """What happened in one quarter, counted from 1, in order.

    reader  the country for whose eyes it is told: what others did in secret is left out, and reasons are those that
            can be seen from there; `public` for what everybody may know, "" for who may read all
    """
    day, deals = ToldDay.of(campaign, turn, reader).lines(), deal_lines(campaign, turn, reader)
    return (*day, *deals, *ToldWorld.of(campaign, turn, reader).lines())


def told_quarter(campaign: Campaign, turn: int) -> ToldQuarter:
    """One quarter of a campaign, counted from 1, for who may read all of it."""
    lines, index = told_lines(campaign, turn), moved(campaign, turn)
    closing = (index_sentence(index), causes_sentence(index), ground(campaign, turn, index))
    return ToldQuarter(title_of(campaign.setup.quarter(turn)), lines, index, tuple(says for says in closing if says))


def title_of(quarter: str) -> str:
    """A quarter as prose has it: 2025Q1 is Winter 2025."""
    year, _, number = quarter.partition("Q")
    return phrase("headline", "title", season=phrase("season", f"Q{number}"), year=year)


def index_sentence(index: IndexMove) -> str:
    """How the partnership moved."""
    change = round(index.after - index.before, 1)
    holes = {"before": plain(index.before, 1), "after": plain(index.after, 1), "change": signed(change)}
    return phrase("partnership", "moved" if change else "still", **holes)


def causes_sentence(index: IndexMove) -> str:
    """What moved the partnership, the largest first; the parts add up to the change; "" where nothing did."""
    named = list(index.parts.items())
    rest = round(sum(amount for _, amount in named[NAMED:]), 1)
    parts_told = named[:NAMED] + ([(REST, rest)] if rest else [])
    parts = [phrase("partnership", "part", cause=phrase("cause", key), amount=signed(part)) for key, part in parts_told]
    return phrase("partnership", "mainly", parts=", ".join(parts)) if parts else ""


def ground(campaign: Campaign, turn: int, index: IndexMove) -> str:
    """Where oil and escalation stand; a jump of the oil price comes with what moved it most."""
    before, world = (campaign.moments[at].world for at in (turn - 1, turn))
    prices = float(before.brent[0]), float(world.brent[0])
    holes = {"brent": plain(prices[1]), "escalation": plain(float(world.escalation[0]), 1)}
    if abs(prices[1] - prices[0]) < JUMP:
        return phrase("partnership", "ground", **holes)
    cause = phrases("oil").get(index.oil, phrase("cause", index.oil))
    return phrase("partnership", "jump", before=plain(prices[0]), cause=cause, **holes)


def all_told(campaign: Campaign) -> Iterator[ToldQuarter]:
    """Every quarter that has been played."""
    for turn in range(1, campaign.world.turn + 1):
        yield told_quarter(campaign, turn)
