"""The debrief as the engine can tell it: everything that was hidden, and what would have come of other orders."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from game.campaign.brief import brief, cause_in_words
from game.campaign.campaign import Campaign
from game.campaign.review import scores, verdict_of
from game.campaign.sentences import says
from game.classroom.engine.claimed import claims_met
from game.classroom.engine.counterfactuals import hinges
from game.classroom.engine.judgement import summed
from game.classroom.engine.outlooks import control_prospect, estimate
from game.classroom.engine.position import act_shown, everything
from game.classroom.engine.room_campaign import given, plain
from game.classroom.engine.what_if import lived_with
from game.classroom.engine.world_figures import ESTIMATES, strands_shown
from game.forecast.forecast import counted
from game.forecast.intervals import Estimate, spread
from game.model.laws.endings import VERDICTS
from game.model.state.axes import COUNTRIES, PARTNERS
from game.model.state.measures import measures_of, place, row
from game.model.state.world import World
from game.views.known import PagesSeen, pages
from game.views.names import in_unit, quarter_shown, title

Plain = Mapping[str, Any]
BASELINE = 1024
UNKNOWN = 5
LEAST_LINE = 0.005
QUESTIONS = {
    "fractured": "It broke. What broke it?",
    "frayed": "It frayed. Why did it not break?",
    "holds": "It held. What held it together?",
    "durable_alliance": "It hardened. Who pushed them together?",
    "catastrophe": "It ran away. Who could have stopped it?",
}


def debrief(session: Campaign, people: tuple[str, ...], judged: Sequence[Plain] = ()) -> dict[str, Any]:
    """Return all that the engine can tell of a campaign.

    people  the countries that people played
    judged  for each quarter what luck and each team's orders did in it
    """
    ending, played = verdict_of(session), session.world.turn
    shares = luck_and_decision(session, judged) if any(judged) else {}
    return {
        "verdict": ending,
        "says": says("verdict", ending),
        "headline": QUESTIONS[ending],
        "baseline": baseline(session),
        "replay": [quarter(session, turn) for turn in range(1, played + 1)],
        "teams": [team(session, name) | shares.get(name, {}) for name in COUNTRIES],
        "trust": [line for turn in range(1, played + 1) for line in ledger(session, turn)],
        "hinges": hinges(session, people) if played else [],
        "claims": claims_met(session) if played else [],
    }


def luck_and_decision(session: Campaign, judged: Sequence[Plain]) -> dict[str, dict[str, Any]]:
    """Return for each country what luck did to its score, and for each team what its orders promised.

    luck      the sum over the quarters, and the share of courses from the same opening that had less of it, per cent
    decision  the sum over the quarters of what its orders promised over what the engine's in its seat would have, and
              the share of what else it could have ordered that promised less, per cent
    """
    start = control_prospect(session.fork(0))
    _, scores = lived_with(start, start.known, None, ())
    found: dict[str, dict[str, Any]] = {}
    for at, name in enumerate(COUNTRIES):
        luck = summed([one["luck"][name] for one in judged if name in one.get("luck", {})])
        usual = scores[at] - np.mean(scores[at])
        found[name] = {"luck": {"value": estimate(luck), "percentile": round(100 * float(np.mean(usual < luck.value)))}}
        own = [(turn, one["decisions"][name]) for turn, one in enumerate(judged, 1) if name in one.get("decisions", {})]
        if own:
            ranks = [one["rank"] for _, one in own]
            found[name]["decision"] = {
                "value": estimate(summed([one for _, one in own])),
                "percentile": round(100 * sum(ranks) / len(ranks)),
                "quarters": [
                    {"turn": turn, "quarter": quarter_shown(session.scenario.quarter(turn))}
                    | estimate(Estimate(one["value"], one["low"], one["high"]))
                    for turn, one in own
                ],
            }
    return found


def baseline(session: Campaign) -> dict[str, Any]:
    """Return how the partnership goes when the engine plays every seat from the same opening, under other luck."""
    start = session.fork(0)
    courses = control_prospect(start).courses([None], BASELINE)
    if courses is None:
        return {"worlds": 0, "fan": [], "outcomes": {}}
    course = courses[0]
    fan = [plain(spread(turn, values), 1) for turn, values in enumerate(course.index)]
    outcomes = {name: estimate(counted(course.verdict == at)) for at, name in enumerate(VERDICTS)}
    return {"worlds": course.futures, "fan": fan, "outcomes": outcomes}


def quarter(session: Campaign, turn: int) -> dict[str, Any]:
    """Return one quarter with nothing hidden."""
    page, world = brief(session, turn), session.worlds[turn]
    seen = PagesSeen(everything(world), everything(session.worlds[turn - 1]))
    catalogue = session.setting.catalogue
    orders = {
        country: [
            {
                "order": name,
                "title": catalogue[name].title,
                "level": level,
                "covert": catalogue[name].covert,
                "says": says("order", name),
                "claims": list(catalogue[name].claims),
            }
            for name, level in own.items()
        ]
        for country, own in given(session, turn).items()
    }
    return {
        "turn": turn,
        "quarter": quarter_shown(page.quarter),
        "index": plain(page.index, 1),
        "change": plain(page.index - page.before, 1),
        "strands": strands_shown(session, seen),
        "escalation": plain(float(world.escalation[0]), 1),
        "brent": plain(float(world.brent[0]), 1),
        "orders": orders,
        "acts": [act_shown(session, one) for one in page.acts],
        "why_index": [{"says": one.says, "amount": plain(one.amount, 2)} for one in page.why_index],
        "trust": {
            name: [{"says": one.says, "amount": plain(one.amount)} for one in causes]
            for name, causes in page.trust.items()
        },
        "headlines": [{"country": one.country, "says": one.says, "after": one.after} for one in page.headlines],
        "secrets": [one["says"] for own in orders.values() for one in own if one["covert"]],
    }


def ledger(session: Campaign, turn: int) -> list[dict[str, Any]]:
    """Return the lines of the trust ledger of a quarter: whose trust, why, by how much, and how fast it fades."""
    name = quarter_shown(session.scenario.quarter(turn))
    return [
        {
            "turn": turn,
            "quarter": name,
            "partner": event.path.split(".")[1],
            "says": cause_in_words(session, event.cause),
            "amount": plain(float(event.amount[0])),
            "half_life": plain(float(np.ravel(event.half_life)[0]), 1),
            "who": event.who,
            "seen_by": list(event.seen_by),
        }
        for event in session.events[turn - 1]
        if event.path in {f"trust.{partner}" for partner in PARTNERS} and abs(float(event.amount[0])) >= LEAST_LINE
    ]


def team(session: Campaign, name: str) -> dict[str, Any]:
    """Return how a country fared, by interest, with those it kept to itself, and what it did not know."""
    found = scores(session)[name]
    secret = {one.name for one in session.setting.interests[COUNTRIES.index(name)] if not one.public}
    return {
        "country": name,
        "name": says("country_name", name),
        "score": plain(found.score, 0),
        "at_the_end": plain(found.at_the_end, 0),
        "interests": [
            {"name": one.name, "weight": plain(one.weight), "met": plain(one.met, 0), "secret": one.name in secret}
            for one in found.interests
        ],
        "unknown": unknown(session, name),
    }


def unknown(session: Campaign, name: str) -> list[dict[str, Any]]:
    """Return where a country was most wrong at the end: what it believed, and what was so."""
    seen, world = pages(session, name), session.world
    wrong = sorted(
        (path for key in ESTIMATES for path, _ in measures_of(World)[key].places()),
        key=lambda path: -off(path, float(seen.now[path][0]), float(row(world, path)[0])),
    )
    found = []
    for path in wrong[:UNKNOWN]:
        believed, true = float(seen.now[path][0]), float(row(world, path)[0])
        if in_unit(path, believed) != in_unit(path, true):
            told = {"says": title(path), "path": path, "believed": in_unit(path, believed), "true": in_unit(path, true)}
            found.append(told)
    return found


def off(path: str, believed: float, true: float) -> float:
    """Return by how much of its measure's span a figure is off, or of its size where the span is wide."""
    measure, _ = place(World, path)
    return abs(believed - true) / (measure.span if measure.span <= 2 else max(abs(true), 1.0))
