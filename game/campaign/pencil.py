"""A pencilled plan: orders for coming quarters, each with a condition, which are drafts and nothing more.

When its quarter comes, an order whose condition holds, as the seat sees the world then, is laid into the seat's draft;
nobody gives it before the person ends the quarter.
"""

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.phrases import phrase
from game.campaign_faults import CampaignOver, OrderRefused
from game.model.levers.catalogue import SEATS, seat_of
from game.model.levers.readings import WorldReadings
from game.model.state.axes import Array
from game.model.state.names import named

# So many quarters beyond the one that is to be played may be pencilled.
AHEAD = 4


@attrs.frozen
class OrderCondition:
    """When a pencilled order is laid into the draft.

    name      of the table of names
    at_least  whether the number must reach `value`, or may not pass it
    value     in the name's unit
    """

    name: str
    at_least: bool
    value: float

    def holds(self, readings: WorldReadings) -> Array:
        """Where it holds, (W,) 1 or 0."""
        now = readings.number(self.name)
        met: Array = np.where(now >= self.value if self.at_least else now <= self.value, 1.0, 0.0)
        return met


@attrs.frozen
class PencilledOrder:
    """One order of a pencilled plan.

    what  a policy or a move; what is done at the table answers the day and is not planned
    turn  the quarter it is for, counted from 1
    step  where the dial is to stand, 0–3; −1 for a move
    only  None where it is laid into the draft whatever the world
    """

    what: str
    turn: int
    step: int = -1
    only: OrderCondition | None = None


Pencil = tuple[PencilledOrder, ...]


@attrs.frozen
class LaidPencil:
    """What became of a pencilled plan as a quarter began.

    later    what is still to come
    laid     what has been laid into the draft
    dropped  what has not, with the reason in words
    """

    later: Pencil = ()
    laid: Pencil = ()
    dropped: tuple[tuple[PencilledOrder, str], ...] = ()


def conditions_for(country: str) -> tuple[str, ...]:
    """The names that conditions of a country may read: its own word, and what everybody can follow."""
    code = next(short for short, name in SEATS.items() if name == country)
    return (f"word.{code}", "escalation", "brent", "overdue.known", "tie.us.ru", "tie.us.ir", "cohesion.us")


def fault_of_pencil(campaign: Campaign, country: str, order: PencilledOrder) -> str:
    """Why an order may not be pencilled, in a sentence; "" where it may."""
    now, last = campaign.world.turn + 1, campaign.terms.quarters
    if seat_of(order.what) != country:
        return phrase("refusal", "not_yours", what=order.what, owner=country)
    is_policy = campaign.permission.policy(order.what) is not None
    if not is_policy and campaign.permission.move(order.what) is None:
        return phrase("refusal", "not_yours", what=order.what, owner=country)
    if not now < order.turn <= min(now + AHEAD, last):
        return phrase("refusal", "pencil_turn", found=order.turn, low=now + 1, high=min(now + AHEAD, last))
    if is_policy != (order.step >= 0):
        return phrase("refusal", "pencil_step", what=order.what)
    if order.only is not None and order.only.name not in conditions_for(country):
        return phrase("refusal", "pencil_name", found=order.only.name, expected=", ".join(conditions_for(country)))
    return ""


def with_pencilled(pencil: Pencil, order: PencilledOrder) -> Pencil:
    """A plan with one order more, in the order of quarters; it replaces what stood for the same lever and quarter."""
    others = [other for other in pencil if (other.what, other.turn) != (order.what, order.turn)]
    return tuple(sorted((*others, order), key=lambda entry: (entry.turn, entry.step < 0)))


def lay_pencil(campaign: Campaign, country: str, pencil: Pencil, readings: WorldReadings) -> LaidPencil:
    """Lay what is due into a country's draft, dials first, and say what was not and why.

    readings  of the world as the country sees it
    """
    turn, laid = campaign.world.turn + 1, list[PencilledOrder]()
    dropped = list[tuple[PencilledOrder, str]]()
    for order in pencil:
        if order.turn != turn:
            continue
        if order.only is not None and order.only.holds(readings)[0] < 1:
            now = float(readings.number(order.only.name)[0])
            dropped.append((order, phrase("refusal", "pencil_only", now=f"{now:.{digits(order.only.name)}f}")))
            continue
        try:
            if order.step >= 0:
                campaign.turn(country, order.what, order.step)
            else:
                campaign.order(country, order.what)
        except (OrderRefused, CampaignOver) as refused:
            dropped.append((order, str(refused.args[0])))
        else:
            laid.append(order)
    return LaidPencil(tuple(order for order in pencil if order.turn > turn), tuple(laid), tuple(dropped))


def digits(name: str) -> int:
    """With how many digits behind the point a number is shown."""
    return 0 if named(name).bounds[1] > LOW_RANGE else 1


# Names that reach no higher than this are shown with a digit behind the point.
LOW_RANGE = 12.0
