"""What the map's layers show: relations, oil flows, factions and the issues on which the two differ."""

from collections.abc import Mapping

import attrs

from game.seat.known import Known


@attrs.frozen
class Relation:
    """How two countries stand; warmth −100 to 100."""

    one: str
    other: str
    warmth: Known


@attrs.frozen
class Flow:
    """Crude from one of the two to one buyer: mb/d, and what is taken off Brent, $/b.

    buyer  china, india or others
    """

    seller: str
    buyer: str
    sold: Known
    discount: Known


@attrs.frozen
class Faction:
    """One faction of one of the two.

    loyalty  0–100
    paid     share of its due that it is paid, %
    opening  loyalty when the scenario began, which everybody knows: what it is measured against
    """

    country: str
    key: str
    title: str
    loyalty: Known
    paid: Known
    opening: float


@attrs.frozen
class Issue:
    """One issue on which Moscow and Tehran may differ.

    positions  by country, −1 to 1; what the ends stand for is in `towards`
    towards    what −1 stands for and what 1 stands for, in a few words
    gap        between the two, 0–100
    aware      by partner, how far it sees the difference, 0–100
    salience   by partner, how much it cares, 0–100
    """

    key: str
    title: str
    towards: tuple[str, str]
    positions: Mapping[str, Known]
    gap: Known
    aware: Mapping[str, Known]
    salience: Mapping[str, Known]
