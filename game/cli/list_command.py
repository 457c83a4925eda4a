"""`wedge list`: what there is of a kind."""

import json
from collections.abc import Callable, Mapping

import attrs
from rich.console import Console
from rich.text import Text

from game.campaign.sentences import says
from game.cli.messages import WrongInput
from game.cli.narration import indented
from game.cli.options import ListOptions
from game.cli.terms import close, library
from game.loose_types import JsonDict, JsonObject
from game.model.scenario import load
from game.model.scenario.faults import Fault
from game.model.scenario.toml_files import shelved_names
from game.model.state.axes import CODES
from game.model.state.measures import measures_of
from game.model.state.world import World

Rows = list[JsonDict]

PROSE = {"summary", "does", "aims", "says"}


def scenarios() -> Rows:
    """Return every shipped scenario."""
    rows = [load.scenario(name, {}) for name in load.scenario_names()]
    return [
        {"name": row.name, "title": row.title, "starts": row.starts, "quarters": row.quarters, "summary": row.summary}
        for row in rows
    ]


def orders() -> Rows:
    """Return every order there is."""
    return [
        {
            "name": order.name,
            "title": order.title,
            "lever": order.lever,
            "cost": order.cost,
            "delay": order.delay,
            "covert": order.covert,
            "claims": list(order.claims),
            "does": order.does,
        }
        for order in load.catalogue().orders
    ]


def named_strategies() -> Rows:
    """Return every named strategy."""
    return [
        {
            "name": strategy.name,
            "country": strategy.country,
            "title": strategy.title,
            "traits": [trait for trait, has in attrs.asdict(strategy.traits).items() if has],
            "says": strategy.says,
        }
        for strategy in library()
    ]


def countries() -> Rows:
    """Return the six countries, with what each is after in the first scenario."""
    sheets = load.scenario(load.scenario_names()[0], {}).countries
    aims = {sheet.name: sheet for sheet in sheets}
    return [
        {
            "name": name,
            "code": code,
            "title": says("country_name", name),
            "aims": aims[name].aims,
            "interests": [goal.name for goal in aims[name].interests if goal.public],
        }
        for code, name in CODES.items()
    ]


def measures() -> Rows:
    """Return every measure of the world."""
    return [
        {
            "name": measure.name,
            "axes": list(measure.axes),
            "unit": measure.unit,
            "low": measure.low,
            "high": measure.high,
            "known": measure.known,
            "says": measure.says,
        }
        for measure in measures_of(World).values()
    ]


def shelved() -> Rows:
    """Return every historical case, rival theory, opening and fit: each is played by its name, as a scenario is."""
    rows = [(name, load.scenario(name, {})) for name in shelved_names()]
    return [
        {
            "name": name,
            "title": scenario.title,
            "starts": scenario.starts,
            "quarters": scenario.quarters,
            "summary": scenario.summary,
        }
        for name, scenario in rows
    ]


KINDS: Mapping[str, Callable[[], Rows]] = {
    "scenarios": scenarios,
    "orders": orders,
    "strategies": named_strategies,
    "countries": countries,
    "measures": measures,
    "cases": shelved,
}


def list_kind(options: ListOptions) -> None:
    """Print what there is of one kind."""
    if options.kind not in KINDS:
        advice = f"nearest: {close(options.kind, KINDS)}"
        raise WrongInput([Fault("wedge list", "", repr(options.kind), f"one of {', '.join(KINDS)}", advice)])
    rows = KINDS[options.kind]()
    if options.as_json:
        print(json.dumps({options.kind: rows}, ensure_ascii=False, indent=1))
    else:
        console = Console()
        for row in rows:
            printed(row, console)


def printed(row: JsonObject, console: Console) -> None:
    """Print one entry: its name and title, its other fields, and below them what there is to say of it."""
    told_apart = {"name", "title", *PROSE}
    fields = [(key, value) for key, value in row.items() if key not in told_apart and (value or is_number(value))]
    line = Text(row["name"], "bold")
    line.append(f"  {row['title']}" if "title" in row else "", "not bold")
    line.append("".join(f"  {key} {field_text(value)}" for key, value in fields), "not bold dim")
    console.print(line)
    for key in PROSE & row.keys():
        console.print(indented(row[key]))


def is_number(value: object) -> bool:
    """Return whether a field is a number, which says something also when it is 0."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def field_text(value: object) -> str:
    """Return one field as a reader of the list wants it."""
    match value:
        case bool():
            return "yes"
        case list():
            return ", ".join(map(str, value))
        case int() | float():
            return f"{value:g}".replace("-", "−")
        case _:
            return str(value)
