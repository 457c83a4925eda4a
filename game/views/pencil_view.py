"""What a seat has pencilled for later quarters, and what it may pencil."""

import attrs

from game.campaign.campaign import Campaign
from game.campaign.pencil import AHEAD, OrderCondition, Pencil, PencilledOrder, conditions_for, digits
from game.campaign.phrases import quarter_in_text, season_in_text
from game.campaign.telling import title_of
from game.forecast.seat_moment import SeatMoment
from game.model.levers.catalogue import LeverCatalogue, Move, Policy, seat_of
from game.model.state.names import named
from game.views.view_words import icons, word, words

WIDE_RANGE = 40.0  # from such a range on a condition's value moves by fives


@attrs.frozen
class PencilRow:
    """One pencilled order.

    when  the quarter in words; `season`, its first word
    only  its condition in words, "" for none
    """

    what: str
    turn: int
    title: str
    when: str
    season: str
    only: str
    stands: bool


@attrs.frozen
class PencilChoice:
    """A lever that may be pencilled; `steps` are the names of a policy's dial, empty for a move."""

    what: str
    title: str
    icon: str
    says: str
    steps: tuple[str, ...]
    standing: int
    price: float


@attrs.frozen
class ConditionChoice:
    """A number that a condition may read: what it is called, where it stands, and its range.

    step  by how much a condition's value moves
    """

    name: str
    label: str
    now: float
    bounds: tuple[float, float]
    step: float
    digits: int


@attrs.frozen
class PencilView:
    """A seat's pencilled plan.

    turns    the quarters that may be pencilled, counted from 1, each in words
    in_text  the same quarters as a sentence has them
    choices  policies first
    """

    rows: tuple[PencilRow, ...]
    turns: tuple[tuple[int, str], ...]
    in_text: tuple[str, ...]
    choices: tuple[PencilChoice, ...]
    conditions: tuple[ConditionChoice, ...]


def pencil_view(campaign: Campaign, seat: str, pencil: Pencil) -> PencilView:
    """A seat's pencilled plan, and what may be added to it."""
    now, last = campaign.world.turn + 1, campaign.terms.quarters
    turns = tuple((turn, title_of(campaign.setup.quarter(turn))) for turn in range(now + 1, min(now + AHEAD, last) + 1))
    readings, allowed = SeatMoment.of(campaign, seat).readings, campaign.permission
    dealt = [lever for lever in levers_of(campaign.game.anchor.levers.catalogue) if seat_of(lever.id) == seat]
    return PencilView(
        rows=pencil_rows(campaign, pencil),
        turns=turns,
        in_text=tuple(quarter_in_text(campaign.setup.quarter(turn)) for turn, _ in turns),
        choices=tuple(
            PencilChoice(
                lever.id,
                lever.title,
                icons().get(lever.id, "diplomacy"),
                lever.says,
                lever.dials if isinstance(lever, Policy) else (),
                allowed.standing(lever.id) if isinstance(lever, Policy) else 0,
                0.0 if isinstance(lever, Policy) else allowed.price_of_move(lever.id),
            )
            for lever in dealt
            if allowed.dealt(lever)
        ),
        conditions=tuple(
            ConditionChoice(
                name,
                words("number")[name],
                float(readings.number(name)[0]),
                named(name).bounds,
                step_of(named(name).bounds),
                digits(name),
            )
            for name in conditions_for(seat)
        ),
    )


def levers_of(catalogue: LeverCatalogue) -> tuple[Policy | Move, ...]:
    """Every policy, then every move."""
    return (*catalogue.policies, *catalogue.moves)


def step_of(bounds: tuple[float, float]) -> float:
    """By how much a condition's value moves: 5, or a tenth of a small range."""
    return 5.0 if bounds[1] - bounds[0] > WIDE_RANGE else 0.5


def pencil_rows(campaign: Campaign, pencil: Pencil) -> tuple[PencilRow, ...]:
    """What is pencilled, in the order of quarters."""
    rows = []
    for order in pencil:
        when = title_of(campaign.setup.quarter(order.turn))
        only = "" if order.only is None else condition_told(order.only)
        season = season_in_text(campaign.setup.quarter(order.turn))
        title = order_told(campaign, order)
        rows.append(PencilRow(order.what, order.turn, title, when, season, only, order.step >= 0))
    return tuple(rows)


def order_told(campaign: Campaign, order: PencilledOrder) -> str:
    """What an order is called, with the step of its dial."""
    levers = levers_of(campaign.game.anchor.levers.catalogue)
    lever = next(entry for entry in levers if entry.id == order.what)
    return word("pencil", "dial", title=lever.title, step=order.step) if order.step >= 0 else lever.title


def condition_told(only: OrderCondition) -> str:
    """A condition in words."""
    key = "at_least" if only.at_least else "at_most"
    value = f"{only.value:.{digits(only.name)}f}"
    return word("pencil", key, label=words("number")[only.name], value=value)
