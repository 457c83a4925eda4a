"""What a room is told of a scenario when it is begun: who plays, with what orders, what may happen, and a quiz."""

from collections.abc import Mapping
from typing import Any

from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.classroom.engine.position import position
from game.classroom.engine.quiz import quiz
from game.classroom.engine.room_campaign import opening, plain
from game.model.scenario.rows import push_faults
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Order
from game.model.state.measures import places_of
from game.model.state.setting import Inject
from game.model.state.world import World
from game.views.names import quarter_shown, title


def begin(campaign: Mapping[str, Any]) -> dict[str, Any]:
    """Return the scenario as a room keeps it, and the position at its opening.

    errors  ScenarioFaults, KeyError
    """
    session = opening(campaign)
    return {"scenario": scenario(session), "position": position(session)}


def scenario(session: Campaign) -> dict[str, Any]:
    """Return what a room keeps of a scenario; injects and effects are the facilitator's alone."""
    found, catalogue = session.scenario, session.setting.catalogue
    quarters = range(1, session.setting.quarters + 1)
    return {
        "name": found.name,
        "title": found.title,
        "summary": found.summary,
        "teaching": found.teaching,
        "quarters": session.setting.quarters,
        "quarter_names": [quarter_shown(found.quarter(turn)) for turn in quarters],
        "digest": session.terms.scenario_digest,
        "names": {name: says("country", name) for name in COUNTRIES},
        "titles": {name: says("country_name", name) for name in COUNTRIES},
        "roles": {sheet.name: role_card(sheet) for sheet in found.countries},
        "orders": {
            name: {order.name: order_kept(order) for order in catalogue.orders[own]}
            for name, own in zip(COUNTRIES, catalogue.of_country, strict=True)
        },
        "injects": [inject_kept(one) for one in found.injects if one.turn <= session.setting.quarters],
        "measures": measures(),
        "quiz": quiz(found),
        "simulated": says("story", "simulated"),
    }


def role_card(sheet: Any) -> dict[str, Any]:
    """Return a country's role card: its character, its aims in a line, and what it wants."""
    wants = [
        {"name": goal.name, "weight": plain(goal.weight.value), "secret": not goal.public} for goal in sheet.interests
    ]
    return {"character": sheet.character, "aims": sheet.aims, "wants": wants}


def order_kept(order: Order) -> dict[str, Any]:
    """Return an order as a room keeps it."""
    effects = [
        {"path": one.path, "push": one.push, "absolute": one.absolute, "says": one.says} for one in order.effects
    ]
    return {
        "title": order.title, "does": order.does, "covert": order.covert, "lever": order.lever,
        "claims": list(order.claims), "effects": effects,
    }  # fmt: skip


def inject_kept(one: Inject) -> dict[str, Any]:
    """Return a scenario's inject."""
    effects = [
        {"path": effect.path, "push": effect.push, "absolute": effect.absolute, "says": effect.says}
        for effect in one.effects
    ]
    return {
        "name": one.name, "turn": one.turn, "title": one.title, "says": one.says, "chance": one.chance,
        "source": one.source, "effects": effects,
    }  # fmt: skip


def measures() -> dict[str, dict[str, Any]]:
    """Return every row that an inject may push, by path."""
    return {
        path: {"says": title(path), "unit": measure.unit, "span": measure.span, "fleeting": measure.fleeting}
        for path, (measure, _) in places_of(World).items()
        if not push_faults(path)
    }
