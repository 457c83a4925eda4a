"""The map as one seat is shown it: relations, oil flows, factions and issues, filled from the seat's view."""

from itertools import combinations

import attrs

from game.campaign.sentences import says
from game.model.state.axes import BUYERS, COUNTRIES, FACTIONS, ISSUES, PARTNERS
from game.model.state.measures import row
from game.model.state.observation import GUESS, INFERRED, OBSERVED
from game.model.state.world import World
from game.views.known import PagesSeen


@attrs.frozen
class Issue:
    """One issue on which the two differ: how far each is aware of it, 0–1, and where their aims part."""

    key: str
    label: str
    russia: float
    iran: float
    sure: str
    says: str


@attrs.frozen
class Relation:
    """How warmly two countries stand, −1 to 1."""

    a: str
    b: str
    warmth: float
    change: float
    sure: str


@attrs.frozen
class Flow:
    """Crude from one of the two to one buyer: mb/d, and $/b taken off Brent; None where it is not known."""

    seller: str
    buyer: str
    volume: float
    discount: float | None


@attrs.frozen
class Faction:
    """One faction of one of the two.

    loyalty  0–100
    defects  what its loyalty is measured against: where it stood when the scenario began, which everybody knows
    """

    partner: str
    key: str
    label: str
    loyalty: float
    change: float
    defects: float
    sure: str


PERCENT = 100


def relations(seen: PagesSeen) -> tuple[Relation, ...]:
    """Return how every two countries stand, but Russia and Iran, whose rope says it."""
    pairs = [pair for pair in combinations(COUNTRIES, 2) if pair != PARTNERS]
    ties = [(pair, seen.known(f"tie.{pair[0]}.{pair[1]}")) for pair in pairs]
    return tuple(Relation(*pair, known.value, known.change, known.certainty) for pair, known in ties)


def flows(seen: PagesSeen) -> tuple[Flow, ...]:
    """Return the crude that each of the two sells to each buyer."""
    return tuple(
        Flow(
            seller,
            buyer,
            seen.known(f"sales.{seller}.{buyer}").value,
            seen.known(f"discount.{seller}.{buyer}").value,
        )
        for seller in PARTNERS
        for buyer in BUYERS
    )


def factions(seen: PagesSeen, opening: World) -> tuple[Faction, ...]:
    """Return the factions of both, with the loyalty that everybody knew at the opening."""
    rows = []
    for country in PARTNERS:
        for key in FACTIONS[country]:
            path = f"loyalty.{country}.{key}"
            known, first = seen.known(path, PERCENT), PERCENT * float(row(opening, path)[0])
            rows.append(Faction(country, key, says("faction", key), known.value, known.change, first, known.certainty))
    return tuple(rows)


def issues(seen: PagesSeen) -> tuple[Issue, ...]:
    """Return the issues on which the two may differ, with how far each sees it."""
    rows = []
    for key in ISSUES:
        aware = [seen.known(f"awareness.{partner}.{key}") for partner in PARTNERS]
        least = max((known.certainty for known in aware), key=(OBSERVED, INFERRED, GUESS).index)
        rows.append(Issue(key, says("issue", key), aware[0].value, aware[1].value, least, where_they_part(seen, key)))
    return tuple(rows)


def where_they_part(seen: PagesSeen, key: str) -> str:
    """Return in a sentence where the aims of the two differ on an issue."""
    moscow, tehran = (seen.known(f"position.{partner}.{key}").value for partner in PARTNERS)
    high, low = says("issue_high", key), says("issue_low", key)
    if moscow * tehran > 0:
        common, keener = (high if moscow > 0 else low), ("Moscow" if abs(moscow) > abs(tehran) else "Tehran")
        return says("parting", "degree", common=common, keener=keener)
    first, second = (high, low) if moscow > tehran else (low, high)
    return says("parting", "sides", moscow=first, tehran=second)
