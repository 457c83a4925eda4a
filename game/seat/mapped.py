"""The map's layers, filled from a seat's view."""

from itertools import combinations

from game.seat.known import Pages
from game.seat.maps import Faction, Flow, Issue, Relation
from game.session.sentences import says
from game.world.axes import BUYERS, COUNTRIES, FACTIONS, ISSUES, PARTNERS
from game.world.measures import row
from game.world.world import World

PERCENT = 100


def relations(seen: Pages) -> tuple[Relation, ...]:
    """Return how every two countries stand."""
    return tuple(
        Relation(one, other, seen.known(f"tie.{one}.{other}", PERCENT)) for one, other in combinations(COUNTRIES, 2)
    )


def flows(seen: Pages) -> tuple[Flow, ...]:
    """Return the crude that each of the two sells to each buyer."""
    return tuple(
        Flow(seller, buyer, seen.known(f"sales.{seller}.{buyer}"), seen.known(f"discount.{seller}.{buyer}"))
        for seller in PARTNERS
        for buyer in BUYERS
    )


def factions(seen: Pages, opening: World) -> tuple[Faction, ...]:
    """Return the factions of both, with the loyalty that everybody knew at the opening."""
    return tuple(
        Faction(
            country=country,
            key=key,
            title=says("faction", key),
            loyalty=seen.known(f"loyalty.{country}.{key}", PERCENT),
            paid=seen.known(f"patronage.{country}.{key}", PERCENT),
            opening=PERCENT * float(row(opening, f"loyalty.{country}.{key}")[0]),
        )
        for country in PARTNERS
        for key in FACTIONS[country]
    )


def issues(seen: Pages) -> tuple[Issue, ...]:
    """Return the issues on which the two may differ, with what each knows of the other's aims."""
    return tuple(issue(seen, key) for key in ISSUES)


def issue(seen: Pages, key: str) -> Issue:
    """Return one issue: where all stand, how far the two are apart, and who sees it."""
    paths = tuple(f"position.{partner}.{key}" for partner in PARTNERS)
    apart = seen.worked_out(
        lambda world: PERCENT * abs(float((row(world, paths[0]) - row(world, paths[1]))[0])) / 2, paths
    )
    return Issue(
        key=key,
        title=says("issue", key),
        towards=(says("issue_low", key), says("issue_high", key)),
        positions={country: seen.known(f"position.{country}.{key}") for country in COUNTRIES},
        gap=apart,
        aware={partner: seen.known(f"awareness.{partner}.{key}", PERCENT) for partner in PARTNERS},
        salience={partner: seen.known(f"salience.{partner}.{key}", PERCENT) for partner in PARTNERS},
    )
