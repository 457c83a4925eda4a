"""`wedge list`: what there is of a kind."""

from collections.abc import Callable, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from game.campaign.orders import TABLE
from game.campaign.phrases import capital, phrases
from game.cli.messages import WrongInput
from game.cli.option_values import close
from game.cli.options import ListOptions
from game.cli.terminal import one_line, print_json
from game.cli.words import country_name
from game.loose_types import JsonDict, JsonObject
from game.model.files.faults import Fault
from game.model.levers.catalogue import Aim, Move, Policy, seat_of
from game.model.scenario.setup_files import setup, setup_names, setup_shelf, shipped_levers
from game.model.scenario.start_rows import start_rows
from game.model.state.axes import CODES
from game.model.state.names import EVERYBODY, NAMES
from game.model.state.ruleset import ruleset

Rows = list[JsonDict]

PROSE = ("summary", "does", "says", "good", "backfires")


def scenarios() -> Rows:
    """Every shipped scenario."""
    return [scenario_row(name) for name in setup_names()]


def cases() -> Rows:
    """Every historical case: each is played by its name, as a scenario is."""
    return [scenario_row(name) for name in setup_shelf().listed]


def scenario_row(name: str) -> JsonDict:
    """One scenario."""
    row = setup(name)
    return {
        "name": name,
        "title": row.title,
        "starts": row.starts,
        "quarters": row.quarters,
        "seats": list(row.seats),
        "deck": row.deck,
        "summary": row.summary,
    }


def countries() -> Rows:
    """The six countries, with the ambitions that each may choose."""
    weeks, ambitions = shipped_levers().weeks, shipped_levers().ambitions
    return [
        {
            "name": name,
            "code": code,
            "title": country_name(name),
            "capital": capital(name),
            "weeks": weeks.income[name],
            "ambitions": [aim.title for aim in ambitions if seat_of(aim.id) == name],
        }
        for code, name in CODES.items()
    ]


def policies() -> Rows:
    """Every standing policy, with its steps."""
    return [
        {
            **lever_row(policy),
            "steps": list(policy.dials),
            "upkeep": list(policy.upkeep),
            "opening": policy.opening,
            **lever_prose(policy),
        }
        for policy in shipped_levers().policies
    ]


def moves() -> Rows:
    """Every single move."""
    return [{**lever_row(move), "cost": move.cost, **lever_prose(move)} for move in shipped_levers().moves]


def lever_row(lever: Policy | Move) -> JsonDict:
    """What a policy and a move have in common."""
    return {
        "name": lever.id,
        "title": lever.title,
        "country": seat_of(lever.id),
        "delay": lever.delay,
        "visibility": lever.visibility,
        "claims": list(lever.claims),
    }


def lever_prose(lever: Policy | Move) -> JsonDict:
    """What there is to say of a policy or a move."""
    return {"says": lever.says, "good": lever.good, "backfires": lever.backfires}


def table() -> Rows:
    """What Moscow and Tehran may do at the table."""
    says = phrases("table")
    return [{"name": act, "country": country, "says": says[act]} for country, acts in TABLE.items() for act in acts]


def crises() -> Rows:
    """Every question that the world may put to a country, with the ways to settle it."""
    return [
        {
            "name": crisis.id,
            "title": crisis.title,
            "country": seat_of(crisis.id),
            "clock": crisis.clock,
            "choices": [f"{choice.title} ({choice.cost})" for choice in crisis.choices],
            "says": crisis.says,
        }
        for crisis in shipped_levers().crises
    ]


def courses() -> Rows:
    """Every plan that one of the computer's countries may follow."""
    return [
        {
            "name": course.id,
            "title": course.title,
            "country": seat_of(course.id),
            "dials": [f"{policy} {step}" for policy, step in course.dials_set.items()],
            "steps": list(course.steps),
            "says": course.says,
        }
        for course in shipped_levers().courses
    ]


def ambitions() -> Rows:
    """Every ambition that a seat may choose."""
    return [aim_row(aim) for aim in shipped_levers().ambitions]


def agendas() -> Rows:
    """Every hidden agenda that a seat may be dealt."""
    return [aim_row(aim) for aim in shipped_levers().agendas]


def aim_row(aim: Aim) -> JsonDict:
    """One ambition or agenda."""
    return {
        "name": aim.id,
        "title": aim.title,
        "country": seat_of(aim.id),
        "says": aim.says,
    }


def measures() -> Rows:
    """Every name that start values, tests and effects speak of; those that --set may set say so."""
    known = {name.name: name for name in NAMES}
    rows = []
    for name in (*known, *(place for place in start_rows() if place not in known)):
        start, entry = start_rows().get(name), known.get(name)
        low, high = start.bounds if start else entry.bounds if entry else (0.0, 0.0)
        rows.append(
            {
                "name": name,
                "low": low,
                "high": high,
                "opening": entry.start if entry else None,
                "known": entry.known if entry and entry.known != EVERYBODY else "all",
                "settable": start is not None,
                "says": start.measure.says if start else "",
            }
        )
    return rows


def figures() -> Rows:
    """Every figure of the ruleset, with its range and source."""
    return [
        {
            "name": path,
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "source": figure.source,
            "says": figure.says,
        }
        for path, figure in ruleset().items()
    ]


KINDS: Mapping[str, Callable[[], Rows]] = {
    "scenarios": scenarios,
    "countries": countries,
    "policies": policies,
    "moves": moves,
    "table": table,
    "crises": crises,
    "courses": courses,
    "ambitions": ambitions,
    "agendas": agendas,
    "measures": measures,
    "figures": figures,
    "cases": cases,
}


def list_kind(options: ListOptions) -> None:
    """Print what there is of one kind."""
    if options.kind not in KINDS:
        advice = f"nearest: {close(options.kind, KINDS)}"
        raise WrongInput([Fault("wedge list", "", repr(options.kind), f"one of {', '.join(KINDS)}", advice)])
    rows = KINDS[options.kind]()
    if options.as_json:
        print_json({options.kind: rows})
    else:
        console = Console()
        for row in rows:
            printed(row, console)


def printed(row: JsonObject, console: Console) -> None:
    """Print one entry: its name and title, its other fields, and below them what there is to say of it."""
    told_apart = {"name", "title", *PROSE}
    fields = [(key, value) for key, value in row.items() if key not in told_apart and (value or is_number(value))]
    line = Text(row["name"], "bold")
    line.append(f"  {one_line(row['title'])}" if "title" in row else "", "not bold")
    line.append("".join(f"  {key} {field_text(value)}" for key, value in fields), "not bold dim")
    console.print(line)
    for key in PROSE:
        if row.get(key):
            console.print(Padding(Text(one_line(row[key])), (0, 0, 0, 2), expand=False))


def is_number(value: object) -> bool:
    """Whether a field is a number, which says something also when it is 0."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def field_text(value: object) -> str:
    """One field as a reader of the list wants it."""
    match value:
        case bool():
            return "yes"
        case list():
            return ", ".join(map(str, value))
        case int() | float():
            return f"{value:g}".replace("-", "−")
        case _:
            return str(value)
