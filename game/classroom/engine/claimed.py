"""What the article claims about orders that were given, and what the game owes to them: played again without.

The engine gives no verdict: it says what a claim lets one expect and how the ending changed, and the class judges.
"""

from collections import Counter
from typing import Any

import numpy as np

from game.campaign.campaign import Campaign
from game.classroom.engine.counterfactuals import again
from game.classroom.engine.outlooks import estimate
from game.classroom.engine.room_campaign import given
from game.forecast.intervals import mean
from game.model.scenario.claims import claims

MOST = 12


def claims_met(session: Campaign) -> list[dict[str, Any]]:
    """Return the claims about orders that somebody gave, those whose orders moved the ending most first.

    change  the index at the end with these orders, less without them, all others being the same
    """
    catalogue, told, bearing = session.setting.catalogue, claims(), borne(session)
    changes = moved(session, set(bearing.values()))
    found = [
        {
            "claim": claim,
            "says": told[claim].claim,
            "expects": told[claim].expects,
            "orders": sorted(catalogue[name].title for name in names),
            "change": changes[names],
        }
        for claim, names in sorted(bearing.items())
    ]
    return sorted(found, key=lambda one: -abs(one["change"]["value"]) * one["change"]["clear"])


def borne(session: Campaign) -> dict[str, frozenset[str]]:
    """Return for claims that a game can test the orders given that bear on them; the claims with most such orders."""
    catalogue, told = session.setting.catalogue, claims()
    times = Counter(
        name for turn in range(1, session.world.turn + 1) for own in given(session, turn).values() for name in own
    )
    bearing: dict[str, set[str]] = {}
    for name in times:
        for claim in catalogue[name].claims:
            if told[claim].expects:
                bearing.setdefault(claim, set()).add(name)
    most = sorted(bearing, key=lambda claim: (-sum(times[name] for name in bearing[claim]), claim))[:MOST]
    return {claim: frozenset(bearing[claim]) for claim in most}


def moved(session: Campaign, some: set[frozenset[str]]) -> dict[frozenset[str], dict[str, Any]]:
    """Return for sets of orders how far the index at the end is from what it would be without them."""
    sets = [frozenset[str](), *some]
    same, *others = np.split(again(session, *sets).index, len(sets))
    return {names: estimate(mean(same - index)) for names, index in zip(sets[1:], others, strict=True)}
