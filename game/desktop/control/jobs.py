"""The workers' jobs: the staff's odds from a seat's view, and what only the engine's side of the table can work out."""

from collections.abc import Iterator, Mapping

from game.campaign.campaign import Campaign
from game.desktop.control.background import Cancelled, Memory
from game.forecast.prospect import Prospect
from game.model.simulation import Simulation
from game.model.state.catalogue import Sheet
from game.views.estimates import StaffAnswer, StaffQuestion, estimates, next_index
from game.views.review_view import ReviewFindings, looked_back


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


def decisions(memory: Memory, cancelled: Cancelled, simulation: Simulation) -> Iterator[Sheet]:
    """Yield what the engine's countries order in a quarter."""
    del memory, cancelled
    yield simulation.decide()


def forecast_of(
    memory: Memory, cancelled: Cancelled, looking: Prospect, draft: Mapping[str, str]
) -> Iterator[tuple[float, float, float]]:
    """Yield what staff would have forecast of the index for the end of a quarter."""
    del memory, cancelled
    yield next_index(looking, draft)


def looking_back(memory: Memory, cancelled: Cancelled, session: Campaign, side: str) -> Iterator[ReviewFindings]:
    """Yield what a review is filled with, as far as it has been worked out."""
    del memory, cancelled
    yield from looked_back(session, side)
