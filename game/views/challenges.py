"""Campaigns that everybody can play on the same luck, by the date alone, and burdens that make one harder."""

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b

import attrs

from game.campaign.terms import CampaignTerms
from game.model.levers.catalogue import SEATS
from game.model.scenario.setup_files import setup, setup_names

SHORT = 8
SEEDS = 1_000_000
DAY, WEEK, BURDENS = "day", "week", "burdens"
# The first game has its own luck and its own end.
NOT_DRAWN = ("ninety_days",)
# Whom each capital leans on, and how far that is from there under the burden of divided friends.
FRIENDS = {
    "united_states": ("cohesion.us", 35),
    "russia": ("tie.ru.cn", 30),
    "iran": ("tie.ir.cn", 15),
    "china": ("tie.ru.cn", 30),
    "gulf_states": ("tie.us.gs", 25),
    "israel": ("tie.us.il", 45),
}
# Ten burdens, each with what it sets; {own} is the seat's code. The last two are kept by the window.
LADDER: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("word", {"word.{own}": "30"}),
    ("sources", {"eyes.flows": "16", "eyes.arms": "30", "eyes.minds": "20", "eyes.homes": "20"}),
    ("leaks", {"secrets.leaks": "0.16"}),
    ("friends", {}),
    ("resolve", {"resolve.{own}": "30"}),
    ("knocked", {"interests.knocked": "0.15"}),
    ("hazard", {"crises.hazard": "0.6"}),
    ("hot", {"escalation": "3"}),
    ("staff", {}),
    ("one_save", {}),
)


@attrs.frozen
class Challenge:
    """A campaign that is the same for everybody who begins it.

    name    such as `day 2025-12-01`, `week 2025-W49` or `burdens 3`; it stands in the campaign's terms
    key     of a week's challenge: what it is about
    """

    name: str
    scenario: str
    seat: str
    seed: int
    quarters: int
    changes: Mapping[str, str] = attrs.field(factory=dict)
    key: str = ""
    staff: str = ""


def drawn(name: str, many: int) -> int:
    """A number below another that follows from a name alone, on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") % many


def day_of(when: date) -> Challenge:
    """The seed of a day: a scenario, a seat and a luck that are the same for everybody."""
    name = f"{DAY} {when.isoformat()}"
    scenarios = [scenario for scenario in setup_names() if scenario not in NOT_DRAWN]
    scenario = scenarios[drawn(f"{name} scenario", len(scenarios))]
    seats = setup(scenario).seats
    return Challenge(name, scenario, seats[drawn(f"{name} seat", len(seats))], drawn(name, SEEDS), SHORT)


# What a week may ask: the seat, the scenario, and what is set.
WEEKS: tuple[tuple[str, str, str, Mapping[str, str]], ...] = (
    ("together", "iran", "partners_of_convenience", {"word.ir": "20"}),
    ("unpaid", "russia", "two_offers", {"word.ru": "25"}),
    ("calm", "gulf_states", "strait_crisis", {"escalation": "3"}),
    ("doubted", "united_states", "awash_in_oil", {"word.us": "20", "resolve.us": "30"}),
    ("broker", "china", "after_damascus", {"word.cn": "30"}),
    ("alone", "israel", "two_offers", {"tie.us.il": "40"}),
)


def week_of(when: date) -> Challenge:
    """The challenge of a week, from Monday to Sunday."""
    year, week, _ = when.isocalendar()
    name = f"{WEEK} {year}-W{week:02d}"
    key, seat, scenario, changes = WEEKS[drawn(name, len(WEEKS))]
    return Challenge(name, scenario, seat, drawn(f"{name} seed", SEEDS), SHORT, changes, key)


def burdened(scenario: str, seat: str, seed: int, quarters: int, many: int) -> Challenge:
    """A campaign under the first so many burdens of the ladder, 1–10."""
    code = next(short for short, country in SEATS.items() if country == seat)
    changes = dict[str, str]()
    for name, sets in LADDER[:many]:
        changes |= {key.format(own=code): value for key, value in sets.items()}
        if name == "friends":
            tie, value = FRIENDS[seat]
            changes[tie] = str(value)
    staff = "none" if "staff" in {name for name, _ in LADDER[:many]} else ""
    return Challenge(f"{BURDENS} {many}", scenario, seat, seed, quarters, changes, staff=staff)


def has_one_save(terms: CampaignTerms) -> bool:
    """Whether a campaign may only be played on: a seed of the day, or one under all ten burdens."""
    return terms.challenge.startswith(f"{DAY} ") or terms.challenge == f"{BURDENS} {len(LADDER)}"
