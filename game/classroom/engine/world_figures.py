"""The world as an audience is shown it: figures from a view alone, in the shapes that are sent."""

from itertools import combinations
from math import floor
from typing import Any

from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.classroom.engine.room_campaign import plain
from game.model.laws.cooperation import strands
from game.model.laws.endings import by_interest
from game.model.state.axes import COUNTRIES, DOMAINS, FACTIONS, PARTNERS
from game.model.state.measures import measures_of
from game.model.state.observation import OBSERVED
from game.model.state.world import World
from game.views.known import PagesSeen
from game.views.names import in_unit, quarter_shown, title
from game.views.turn_view import standing

POINTS = 100
ESTIMATES = (
    "trust", "grievance", "threat", "help", "promised", "awareness", "loyalty", "reserves", "fleet", "evasion",
    "arms_gap", "air_defence_gap", "enrichment", "breakout", "militia", "gulf_money", "china_tolerance", "sources",
)  # fmt: skip


def common(session: Campaign, seen: PagesSeen) -> dict[str, Any]:
    """Return what every audience is shown of the world, as it sees it."""
    return {
        "turn": session.world.turn,
        "index": plain(seen.known("index").value, 1),
        "change": plain(seen.known("index").change, 1),
        "word": standing(session, seen),
        "strands": strands_shown(session, seen),
        "bands": {"frayed": plain(float(session.setting.figures.endings.frayed_below), 1)},
        "escalation": {"rung": plain(seen.known("escalation").value, 1), "of": 5},
        "oil": {
            "brent": plain(seen.known("brent").value, 1),
            "change": plain(seen.known("brent").change, 1),
            "discount": {name: plain(seen.known(f"discount.{name}.china").value, 1) for name in PARTNERS},
        },
        "ties": ties(seen),
    }


def strands_shown(session: Campaign, seen: PagesSeen) -> list[dict[str, Any]]:
    """Return the seven strands of the rope, each no stronger than its weaker half allows."""
    ruptured = bool(session.world.ruptured[0] > 0)
    return [strand(seen, place) | {"broken": ruptured} for place in range(len(DOMAINS))]


def strand(seen: PagesSeen, place: int) -> dict[str, Any]:
    """Return one strand; strength 0–100."""
    name = DOMAINS[place]
    halves = tuple(f"help.{name}.{giver}" for giver in PARTNERS)
    known = seen.worked_out(lambda world: POINTS * float(strands(world.help)[place, 0]), halves)
    figures = {key: plain(getattr(known, key), 1) for key in ("value", "change", "error", "certainty")}
    return {"domain": name, "name": says("domain", name)} | figures


def path(session: Campaign) -> list[dict[str, Any]]:
    """Return the index from the opening to now, which everybody sees."""
    names = [quarter_shown(session.scenario.quarter(turn)) for turn in range(session.world.turn + 1)]
    rows = zip(names, session.worlds, strict=True)
    return [
        {"turn": turn, "quarter": name, "index": plain(float(world.index[0]), 1)}
        for turn, (name, world) in enumerate(rows)
    ]


def ties(seen: PagesSeen) -> list[dict[str, Any]]:
    """Return how every two countries stand, −1 to 1."""
    pairs = combinations(COUNTRIES, 2)
    return [{"a": a, "b": b, "value": plain(seen.known(f"tie.{a}.{b}").value, 2)} for a, b in pairs]


def own(session: Campaign, seat: str, seen: PagesSeen) -> dict[str, Any]:
    """Return what a country knows of itself: its purse, its aims, its factions."""
    figures = session.setting.figures.orders
    purse = {"now": capital(seen, seat), "comes": floor(float(figures[f"income_{seat}"])),
             "most": int(figures.capital_ceiling)}  # fmt: skip
    found: dict[str, Any] = {"capital": purse, "aims": aims(session, seen)}
    found["score"] = plain(seen.known(f"score.{seat}").value, 1)
    if seat in PARTNERS:
        loyal = {key: seen.known(f"loyalty.{seat}.{key}", POINTS).value for key in FACTIONS[seat]}
        weakest = min(loyal, key=lambda key: loyal[key])
        found["loyalty"] = {"weakest": says("faction", weakest), "value": plain(loyal[weakest], 0)}
        income = seen.known(f"revenue.{seat}")
        found["income"] = {"oil": plain(income.value, 1), "change": plain(income.change, 1)}
    return found


def capital(seen: PagesSeen, seat: str) -> int:
    """Return a country's political capital, whole points."""
    return floor(seen.known(f"capital.{seat}").value)


def aims(session: Campaign, seen: PagesSeen) -> list[dict[str, Any]]:
    """Return how far each of a country's interests is met, as it sees it, and how that moved."""
    now, before = (by_interest(view.seen, view.country, session.setting) for view in (seen.now, seen.before))
    return [
        {
            "name": interest.name,
            "weight": plain(interest.weight),
            "met": plain(100 * float(met[0]), 0),
            "change": plain(100 * float(met[0] - earlier[0]), 0),
            "secret": not interest.public,
        }
        for (interest, met), (_, earlier) in zip(now, before, strict=True)
    ]


def estimates(seen: PagesSeen) -> list[dict[str, Any]]:
    """Return what a country makes of what is hidden from it, each with its error and how sure it is."""
    found = []
    for name in ESTIMATES:
        for where, _index in measures_of(World)[name].places():
            known = seen.known(where)
            if known.certainty != OBSERVED:
                shown = in_unit(where, known.value)
                found.append({"path": where, "says": title(where), "shown": shown} | plain(known))
    return found
