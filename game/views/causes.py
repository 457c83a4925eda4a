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
        Why(says("order", one.order.name), put_in(seen.before.seen, one, figure, paths) - before) for one in orders
    ]
    kept = sorted(
        (part for part in parts if abs(part.amount or 0) >= LEAST_SHOWN), key=lambda part: -abs(part.amount or 0)
    )
    rest = whole - sum(part.amount or 0 for part in kept)
    if abs(rest) < LEAST_SHOWN and not kept:
        return (Why(says("rest", "steady")),)
    return (*kept, Why(says("rest", "course"), rest))


def put_in(world: World, one: Due, figure: Figure, paths: tuple[str, ...]) -> float:
    """Return what a figure would be in a world after one order alone has pushed its rows."""
    found = [push for push in one.order.pushes() if push.path in paths or mirrored(push.path) in paths]
    if not found:
        return figure(world)
    # Shares of the room stand before amounts, as `plan` wants them.
    found.sort(key=adds)
    where = plan(tuple((push.path, adds(push)) for push in found))
    return figure(pushed(world, where, np.array([[push.push * one.strength] for push in found])))


def mirrored(path: str) -> str:
    """Return a tie's path the other way round; any other path as it is."""
    measure, *names = path.split(".")
    return ".".join((measure, *reversed(names))) if measure == "tie" else path


def most_pushed(one: Order) -> str:
    """Return the domain whose strand an order pushes most, "" where it pushes none."""
    found = [push for push in one.pushes() if push.path.startswith("help.")]
    return max(found, key=lambda push: abs(push.push)).path.split(".")[1] if found else ""


def parts(page: Brief) -> tuple[Why, ...]:
    """Return why the index moved: the largest causes, and all smaller ones as one, so that they add up."""
    causes = [Why(cause.says, cause.amount) for cause in page.why_index]
    unseen = [one for one, cause in zip(causes, page.why_index, strict=True) if cause.cause == "rest"]
    shown = [one for one in causes if one not in unseen and abs(one.amount or 0) >= LEAST_PART][: PARTS - len(unseen)]
    rest = (page.index - page.before) - sum(one.amount or 0 for one in (*shown, *unseen))
    smaller = [Why(says("rest", "index"), rest)] if abs(rest) >= LEAST_PART / PARTS else []
    return (*shown, *smaller, *unseen)
