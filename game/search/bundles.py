"""Bundles of single changes: what is worth most together for the weeks that there are, and the neighbours of a bundle.

A dear change may be bought with what giving up another frees: for every sum of weeks the best bundle is kept, change by
change, as a knapsack is filled. How well its parts go together, futures have to say.
"""

from collections.abc import Iterator, Sequence

import attrs

from game.search.quest import OtherOrder, Quest

Changes = tuple[OtherOrder, ...]
# A bundle that costs no less than another has to be worth more by so much, in points.
WORTH_KEEPING = 1e-9


@attrs.frozen
class Weighed:
    """What some changes together are worth more than the course alone.

    gain, error  points of legacy, and the standard error of their mean
    parts        by part of the legacy: points
    war          by how much likelier a war that runs away is
    """

    changes: Changes
    gain: float
    error: float
    parts: dict[str, float]
    war: float

    @property
    def off_course(self) -> int:
        """How far they are from the country's ways."""
        return sum(change.off_course for change in self.changes)


@attrs.frozen
class _Bundle:
    """Some changes with what they seem to be worth, in points, and what they cost, in weeks."""

    changes: Changes = ()
    worth: float = 0.0
    price: float = 0.0


def bundles(quest: Quest, alone: Sequence[Weighed]) -> Iterator[Changes]:
    """The best bundle for the weeks there are, one for each way of distrusting what single changes seemed to be worth.

    alone  every single change with what it seemed to be worth
    """
    strength, noise = quest.strength, spread(alone)
    marked = [[entry.gain * noise / (noise + entry.error**2) for entry in alone]]
    marked += [[entry.gain - doubts * entry.error for entry in alone] for doubts in strength.distrust]
    for gains in marked:
        worth = [gain - strength.loyalty * entry.off_course for gain, entry in zip(gains, alone, strict=True)]
        if chosen := best_bundle(quest, alone, worth):
            yield chosen


def spread(alone: Sequence[Weighed]) -> float:
    """How far single changes differ in truth, beyond luck: a variance, in points², never quite nought."""
    beyond = [entry.gain**2 - entry.error**2 for entry in alone]
    return max(sum(beyond) / max(len(beyond), 1), LEAST_SPREAD)


LEAST_SPREAD = 0.05


def best_bundle(quest: Quest, alone: Sequence[Weighed], worth: Sequence[float]) -> Changes:
    """The changes that are worth most together for the weeks there are; none where none is worth anything.

    worth  of each single change, in points, as if they added up
    """
    by_name = dict[str, list[_Bundle]]()
    for entry, points in zip(alone, worth, strict=True):
        (change,) = entry.changes
        if points > 0 or change.price < 0:
            by_name.setdefault(change.what, []).append(_Bundle(entry.changes, points, change.price))
    thrifty = [_Bundle()]
    for singles in by_name.values():
        wider = [
            _Bundle((*before.changes, *own.changes), before.worth + own.worth, before.price + own.price)
            for own in singles
            for before in thrifty
        ]
        thrifty = undominated([*thrifty, *wider])
    payable = [bundle for bundle in thrifty if quest.affords(bundle.changes)]
    return max(payable, key=lambda bundle: bundle.worth).changes


def undominated(some: Sequence[_Bundle]) -> list[_Bundle]:
    """Those than which none is worth as much for fewer weeks."""
    thrifty = list[_Bundle]()
    for bundle in sorted(some, key=lambda bundle: (bundle.price, -bundle.worth)):
        if not thrifty or bundle.worth > thrifty[-1].worth + WORTH_KEEPING:
            thrifty.append(bundle)
    return thrifty


def varied(quest: Quest, changes: Changes, alone: Sequence[Weighed]) -> Iterator[Changes]:
    """The neighbours of a bundle: without each of its changes, and with each further one that pays and can be paid for.

    alone  every single change, the best first
    """
    if len(changes) > 1:
        yield from (tuple(other for other in changes if other is not change) for change in changes)
    named, added = {change.what for change in changes}, 0
    for entry in alone:
        (change,) = entry.changes
        if added < MOST_ADDED and entry.gain > 0 and change.what not in named and quest.affords((*changes, change)):
            added += 1
            yield (*changes, change)


MOST_ADDED = 2
