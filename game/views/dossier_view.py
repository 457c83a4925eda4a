"""What a seat knows of a country: every number with its certainty, factions, ties, and what it did of late."""

import attrs

from game.campaign.campaign import Campaign
from game.campaign.phrases import capital, phrase, phrases
from game.forecast.drawn_worlds import DrawnWorlds
from game.forecast.known_world import ALL_SEEN, PUBLIC_EYE
from game.forecast.prospect import Prospect
from game.forecast.seat_moment import SeatMoment
from game.model.levers.eyes import CODES
from game.model.state.axes import COUNTRIES, PARTNERS
from game.model.state.names import named
from game.printed_numbers import plain
from game.views.board_parts import factions, figure, machines, relations
from game.views.board_rows import FactionView, Headline, InterestView, MachineView, RelationView
from game.views.board_view import headlines
from game.views.score_view import interest_views
from game.views.shown_figures import ShownFigure
from game.views.view_words import word, words

RECENT = 4
# Worlds by which a plan is guessed.
GUESSES = 64
TEN = 10.0
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
    course  what it means to do: its own plan, or what it seems to be about; "" where nothing can be said
    interests  what it wants, and how far that is met as the seat sees it
    """

    country: str
    title: str
    says: str
    groups: tuple[tuple[str, tuple[ShownFigure, ...]], ...]
    factions: tuple[FactionView, ...]
    relations: tuple[RelationView, ...]
    machines: tuple[MachineView, ...]
    recent: tuple[Headline, ...]
    course: str
    interests: tuple[InterestView, ...] = ()


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
        groups=groups(moment, about, seen),
        factions=tuple(row for row in factions(moment) if row.country == about),
        relations=tuple(row for row in relations(moment) if about in (row.a, row.b)),
        machines=tuple(row for row in machines(moment) if row.key in OF_COUNTRY[about]),
        recent=tuple(recent),
        course=moment.once(f"course.{about}", lambda: course_of(campaign, seat, about)),
        interests=interest_views(moment, about),
    )


def groups(moment: SeatMoment, about: str, seen: list[ShownFigure]) -> tuple[tuple[str, tuple[ShownFigure, ...]], ...]:
    """A country's numbers, and for the two what passes between them."""
    numbers = (word("dossier_group", "numbers"), tuple(seen))
    if about not in PARTNERS:
        return (numbers,)
    code = CODES[about]
    passes = [name for name in words("number") if name.startswith("flow.") and name.endswith(f".{code}")]
    return numbers, (word("dossier_group", "partnership"), tuple(figure(moment, name) for name in passes))


def knows_of(moment: SeatMoment, name: str) -> bool:
    """Whether a seat sees anything of a number."""
    entry = named(name)
    return moment.seat == ALL_SEEN or bool(entry.error) or entry.exact_for(CODES.get(moment.seat, moment.seat))


def course_of(campaign: Campaign, seat: str, about: str) -> str:
    """What a country means to do: its plan for who knows it, else the plan that fits best what it is seen to do."""
    if not campaign.world.turn or about == seat or seat == PUBLIC_EYE:
        return ""
    if seat == ALL_SEEN:
        course = campaign.played[-1].courses[about]
        says = phrases("course").get(course, "")
        return phrase("order", "first_plan", actor=capital(about), plan=says) if says else ""
    drawn = DrawnWorlds.of(Prospect.of(campaign, seat), GUESSES)
    own = drawn.script.anchor.courses.courses[COUNTRIES.index(about)]
    counts = [int((drawn.now.following.course[COUNTRIES.index(about)] == place).sum()) for place in range(len(own))]
    best = max(range(len(own)), key=lambda place: counts[place], default=-1)
    if best < 0 or counts[best] < GUESSES / 2:
        return ""
    chance = plain(TEN * counts[best] / GUESSES)
    plan = phrase("course", own[best].id)
    return word("dossier_group", "course", actor=capital(about), plan=plan, chance=chance)
