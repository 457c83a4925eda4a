"""What a command answers about a campaign: one JSON document, or its quarters, verdict and scores in words.

What writes for people takes a tenth of a second to import, so it is imported only where somebody reads.
"""

import json
import sys
from collections.abc import Iterator, Sequence

import attrs

from game.campaign.brief import Brief, brief
from game.campaign.campaign import Campaign
from game.campaign.review import Account
from game.loose_types import JsonValue

DIGITS = 6


def told_to_the_end(campaign: Campaign, reader: str | None, silent: bool) -> list[Brief]:
    """Play a campaign to its end and tell it meanwhile; return its quarters told, cut to what the reader may know.

    silent  tell nothing, and only show how far it is where somebody watches
    """
    quarters = quarters_played(campaign, reader)
    if silent and not sys.stderr.isatty():
        return list(quarters)
    from game.cli.narration import told_as_played

    return told_as_played(campaign, quarters, silent)


def quarters_played(campaign: Campaign, reader: str | None) -> Iterator[Brief]:
    """Play a campaign to its end, a quarter each time the next brief is asked for."""
    while not campaign.over:
        campaign.end_quarter()
        yield brief(campaign, campaign.world.turn, reader)


def told_again(campaign: Campaign, quarters: Sequence[Brief], silent: bool) -> None:
    """Tell a campaign whose quarters have been played already."""
    if not silent:
        from game.cli.narration import told_as_played

        told_as_played(campaign, quarters, silent)


def ended(campaign: Campaign, result: Account, as_json: bool) -> None:
    """Tell how a campaign ended, as one JSON document or in words."""
    if as_json:
        print(json.dumps(rounded(attrs.asdict(result)), ensure_ascii=False, indent=1))
        return
    from rich.console import Console

    from game.cli.narration import tell_ending

    tell_ending(campaign, result, Console())


def rounded(value: JsonValue) -> JsonValue:
    """Return the same document with its numbers at six digits after the point."""
    match value:
        case float():
            return round(value, DIGITS) + 0.0
        case dict():
            return {key: rounded(inner) for key, inner in value.items()}
        case list() | tuple():
            return [rounded(inner) for inner in value]
        case _:
            return value
