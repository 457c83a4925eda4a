"""A campaign so far, quarter by quarter, as one seat knows it."""

import attrs

from game.campaign.campaign import Campaign
from game.forecast.seat_moment import SeatMoment
from game.views.board_parts import number
from game.views.evening_view import EveningView, evening
from game.views.view_words import word, words


@attrs.frozen
class SeriesView:
    """One number after each quarter, the opening first."""

    key: str
    label: str
    unit: str
    values: tuple[float, ...]


def history(campaign: Campaign, seat: str) -> tuple[EveningView, ...]:
    """Every quarter that has been played."""
    return tuple(evening(campaign, seat, turn) for turn in range(1, campaign.world.turn + 1))


def series(campaign: Campaign, seat: str, names: tuple[str, ...]) -> tuple[SeriesView, ...]:
    """Numbers of the table of names after each quarter, as the seat took them to be then.

    errors  KeyError where there is no such name
    """
    moments = [SeatMoment.of(campaign, seat, turn) for turn in range(campaign.world.turn + 1)]
    return tuple(
        SeriesView(
            name, word("number", name), words("unit").get(name, ""), tuple(number(moment, name) for moment in moments)
        )
        for name in names
    )
