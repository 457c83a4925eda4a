"""The workers' jobs: what staff expect from a seat's view, and, after the end, which deeds did it."""

from collections.abc import Iterator

from game.campaign.order_log import OrderLog
from game.campaign.replaying import replayed
from game.desktop.control.background import Cancelled, Memory
from game.forecast.prospect import Prospect
from game.views.ending_view import DeedView, found_deeds
from game.views.staff import StaffAnswer, StaffQuestion, estimates


class Forgotten(LookupError):  # noqa: N818 (it says what happened)
    """A worker was asked about a seat that it was not told of."""


def estimated(
    memory: Memory, cancelled: Cancelled, prospect: Prospect | None, question: StaffQuestion
) -> Iterator[StaffAnswer]:
    """Yield what staff find out; they remember their prospect until they are given another.

    prospect  of a new quarter or seat; None where it is the same as before
    """
    if prospect is not None:
        memory["prospect"] = prospect
    remembered = memory.get("prospect")
    if not isinstance(remembered, Prospect):
        raise Forgotten("the staff were not told from where to look ahead")
    yield from estimates(remembered, question, cancelled)


def deeds(memory: Memory, cancelled: Cancelled, log: OrderLog) -> Iterator[tuple[DeedView, ...]]:
    """Yield the deeds that did it, found by playing a campaign again without each.

    log  the campaign's, because a campaign itself cannot be sent to a worker
    """
    del memory, cancelled
    yield found_deeds(replayed(log))
