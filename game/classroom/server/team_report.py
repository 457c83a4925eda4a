"""A team's report: two pages that print well, from the debrief."""

from math import ceil, floor
from typing import Any

from game.classroom.rules.room import Room
from game.classroom.server.exports import moment

LIMITS = (
    "The model is a teaching model: every law and number has a range, and another choice within it may end otherwise.",
    "Countries are single actors with factions; what people within them want is not in it.",
    "Counterfactuals keep the others’ orders as they were given, although others would have answered.",
)

CAME_TO_SOMETHING = ("agreed", "kept", "broken", "renounced")
NARROW = 50


def report(room: Room, whole: dict[str, Any], country: str) -> dict[str, Any]:
    """Return what a team's report shows.

    whole  the debrief as everybody may read it
    """
    team = next(one for one in whole["teams"] if one["country"] == country)
    own = [one for one in whole["deals"] if country in (one["by"], *one["to"])]
    return {
        "country": country,
        "name": team["name"],
        "title": f"{team['name']}: {room.exercise.title}",
        "class": room.exercise.title,
        "scenario": room.exercise.scenario["title"],
        "date": moment(room.exercise.begun)[:10],
        "team": team,
        "people": team["people"],
        "aims": room.exercise.scenario["roles"][country],
        "verdict": whole["verdict"],
        "says": whole["says"],
        "path": whole["path"],
        "axis": axis([one["index"] for one in whole["path"]]),
        "turns": [turn(one, country) for one in whole["replay"]],
        "deals": [one for one in own if one["status"] in CAME_TO_SOMETHING],
        "other_deals": sum(one["status"] not in CAME_TO_SOMETHING for one in own),
        "hinges": [one for one in whole["hinges"] if one["country"] == country],
        "unknown": team["unknown"],
        "forecast": whole["forecasts"]["brier"],
        "questions": questions(whole, team),
        "limits": list(LIMITS),
        "simulated": room.exercise.scenario["simulated"],
    }


def axis(values: list[float]) -> dict[str, Any]:
    """Return the part of the index from 0 to 100 in which all values lie, in tens, with the marks on it."""
    low = max(10 * floor((min(values) - 4) / 10), 0)
    high = min(10 * ceil((max(values) + 4) / 10), 100)
    step = 10 if high - low <= NARROW else 25
    return {"low": low, "high": high, "ticks": list(range(low, high + 1, step))}


def turn(one: dict[str, Any], country: str) -> dict[str, Any]:
    """Return a quarter as a team lived it."""
    orders = one["orders"][country]
    return {
        "turn": one["turn"],
        "quarter": one["quarter"],
        "orders": orders,
        "by": orders[0]["by"] if orders else "nobody",
        "rationale": orders[0]["rationale"] if orders else "",
        "index": one["index"],
        "change": one["change"],
        "what_happened": [headline["says"] for headline in one["headlines"]],
    }


def questions(whole: dict[str, Any], team: dict[str, Any]) -> list[str]:
    """Return what the memo may start from: the team's own hinges, what it did not know, and the model's limits."""
    found = [
        f"{one['says']} Would you do it again, and why?" for one in whole["hinges"] if one["country"] == team["country"]
    ]
    if team["unknown"]:
        one = team["unknown"][0]
        found.append(
            f"You believed {one['says']} to be {one['believed']}; it was {one['true']}. What would you have done?"
        )
    return [*found[:3], "Which of the model’s limits matters most for your team’s story?"]
