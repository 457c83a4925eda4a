"""Why a figure changed, as far as a seat can tell: what each order it saw did to it, and the rest; the parts add up."""

from collections.abc import Callable

import attrs
import numpy as np

from game.campaign.brief import Brief
from game.campaign.sentences import says
from game.model.state.catalogue import Catalogue, Order, adds, intensity
from game.model.state.pushes import plan, pushed
from game.model.state.world import World
from game.views.known import PagesSeen


@attrs.frozen
class Why:
    """One cause of a change: a sentence, and its part in the figure's unit; None where it is a plain sentence."""

    says: str
    amount: float | None = None


Figure = Callable[[World], float]
LEAST_SHOWN = LEAST_PART = 0.05
PARTS = 6


@attrs.frozen(eq=False)
class Due:
    """One order that took hold last quarter, as far as the seat saw it given, and how hard."""

    order: Order
    strength: float


def due(seen: PagesSeen, catalogue: Catalogue) -> tuple[Due, ...]:
    """Return the orders that a seat saw given and that took hold last quarter."""
    given = seen.now.seen.orders[catalogue.delays, np.arange(len(catalogue.orders)), 0]
    return tuple(Due(catalogue.orders[place], float(intensity(given[place]))) for place in np.flatnonzero(given))


def why(seen: PagesSeen, orders: tuple[Due, ...], figure: Figure, paths: tuple[str, ...]) -> tuple[Why, ...]:
    """Return the causes of a figure's change since last quarter, largest first, the rest last; they add up to it.

    figure  of a world, in the unit shown
    paths   the rows it is worked out from
    """
    before = figure(seen.before.seen)
    whole = figure(seen.now.seen) - before
    parts = [
        Why(says("order", order.order.name), put_in(seen.before.seen, order, figure, paths) - before)
        for order in orders
    ]
    largest = sorted(
        (part for part in parts if abs(part.amount or 0) >= LEAST_SHOWN), key=lambda part: -abs(part.amount or 0)
    )
    rest = whole - sum(part.amount or 0 for part in largest)
    if abs(rest) < LEAST_SHOWN and not largest:
        return (Why(says("rest", "steady")),)
    return (*largest, Why(says("rest", "course"), rest))


def put_in(world: World, due_order: Due, figure: Figure, paths: tuple[str, ...]) -> float:
    """Return what a figure would be in a world after one order alone has pushed its rows."""
    pushes = [push for push in due_order.order.pushes() if push.path in paths or mirrored(push.path) in paths]
    if not pushes:
        return figure(world)
    # Shares of the room stand before amounts, as `plan` wants them.
    pushes.sort(key=adds)
    where = plan(tuple((push.path, adds(push)) for push in pushes))
    return figure(pushed(world, where, np.array([[push.push * due_order.strength] for push in pushes])))


def mirrored(path: str) -> str:
    """Return a tie's path the other way round; any other path as it is."""
    measure, *names = path.split(".")
    return ".".join((measure, *reversed(names))) if measure == "tie" else path


def most_pushed(order: Order) -> str:
    """Return the domain whose strand an order pushes most, "" where it pushes none."""
    pushes = [push for push in order.pushes() if push.path.startswith("help.")]
    return max(pushes, key=lambda push: abs(push.push)).path.split(".")[1] if pushes else ""


def parts(page: Brief) -> tuple[Why, ...]:
    """Return why the index moved: the largest causes, and all smaller ones as one, so that they add up."""
    causes = [Why(cause.says, cause.amount) for cause in page.why_index]
    unseen = [cause_part for cause_part, cause in zip(causes, page.why_index, strict=True) if cause.cause == "rest"]
    seen_causes = [
        cause_part for cause_part in causes if cause_part not in unseen and abs(cause_part.amount or 0) >= LEAST_PART
    ][: PARTS - len(unseen)]
    rest = (page.index - page.before) - sum(cause_part.amount or 0 for cause_part in (*seen_causes, *unseen))
    smaller = [Why(says("rest", "index"), rest)] if abs(rest) >= LEAST_PART / PARTS else []
    return (*seen_causes, *smaller, *unseen)
