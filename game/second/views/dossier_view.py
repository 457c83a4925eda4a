"""What a seat knows of a country: every number with its certainty, factions, ties, and what it did of late."""

import attrs

from game.model.state.axes import COUNTRIES
from game.second.campaign.campaign import Campaign
from game.second.campaign.phrases import capital, phrase
from game.second.forecast.known_world import ALL_SEEN
from game.second.forecast.seat_moment import SeatMoment
from game.second.levers.eyes import CODES
from game.second.state.names import named
from game.second.views.board_parts import factions, figure, machines, relations
from game.second.views.board_rows import FactionView, Headline, MachineView, RelationView
from game.second.views.board_view import headlines
from game.second.views.figures import Figure
from game.second.views.words import word, words

RECENT = 4
# Machines that are told of a country.
OF_COUNTRY = {
    "russia": ("regime.ru", "ukraine", "front"),
    "iran": ("regime.ir", "nuclear", "war.ir", "waters", "snapback", "tehran"),
    "united_states": ("us.administration", "allies", "us_china"),
    "china": ("china", "us_china"),
    "gulf_states": ("oil_pact", "gulf_mood", "waters"),
    "israel": ("israel_wars", "coalition", "war.ir"),
}


@attrs.frozen
class DossierView:
    """What a seat knows of a country.

    groups  titles with their figures, each with its error
    recent  what it did in the last year, the newest first
    course  what it seems to be about; "" where nobody knows
    """

    country: str
    title: str
    says: str
    groups: tuple[tuple[str, tuple[Figure, ...]], ...]
    factions: tuple[FactionView, ...]
    relations: tuple[RelationView, ...]
    machines: tuple[MachineView, ...]
    recent: tuple[Headline, ...]
    course: str


def dossier(campaign: Campaign, seat: str, about: str) -> DossierView:
    """What a seat knows of a country.

    errors  ValueError where there is no such country
    """
    if about not in COUNTRIES:
        raise ValueError(f"found country {about!r}; expected one of {', '.join(COUNTRIES)}")
    moment = SeatMoment.of(campaign, seat)
    seen = [figure(moment, name) for name in words("dossier")[about].split() if knows_of(moment, name)]
    turns = range(campaign.world.turn, max(campaign.world.turn - RECENT, 0), -1)
    recent = [line for turn in turns for line in headlines(campaign, turn, seat) if line.country == about]
    return DossierView(
        country=about,
        title=capital(about),
        says=word("country", about),
        groups=((word("dossier_group", "numbers"), tuple(seen)),),
        factions=tuple(row for row in factions(moment) if row.country == about),
        relations=tuple(row for row in relations(moment) if about in (row.a, row.b)),
        machines=tuple(row for row in machines(moment) if row.key in OF_COUNTRY[about]),
        recent=tuple(recent),
        course=course_of(campaign, seat, about),
    )


def knows_of(moment: SeatMoment, name: str) -> bool:
    """Whether a seat sees anything of a number."""
    entry = named(name)
    return moment.seat == ALL_SEEN or bool(entry.error) or entry.exact_for(CODES.get(moment.seat, moment.seat))


def course_of(campaign: Campaign, seat: str, about: str) -> str:
    """What a country means to do where the seat knows it: its own, and all for who sees all."""
    if seat not in (ALL_SEEN, about) or about in campaign.terms.seats or not campaign.world.turn:
        return ""
    course = campaign.played[-1].courses[about]
    return phrase("order", "first_plan", actor=capital(about), plan=phrase("course", course)) if course else ""
