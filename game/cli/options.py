"""What each command can be asked: a class whose fields are its arguments and options.

A command is added in `game/cli/main.py` with `added(app, name, what it is asked, what it does)`.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import attrs
import typer

from game.cli.messages import answered

DEFAULT_SCENARIO = "partners_of_convenience"


def added(app: typer.Typer, name: str, options: type[Any], does: Callable[[Any], None], examples: str = "") -> None:
    """Add a command.

    asked     an attrs class whose fields are declared as Typer parameters; its docstring is the command's help
    does      carries it out; it may raise `WrongInput` or `RunFault`
    examples  shown below the help
    """

    def carried_out(**given: Any) -> None:
        answered(lambda: does(options(**given)))

    carried_out.__doc__ = options.__doc__
    parameters = [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=unasked(field), annotation=field.type)
        for field in attrs.fields(options)
    ]
    carried_out.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    app.command(name, epilog=examples)(carried_out)


def unasked(field: "attrs.Attribute[Any]") -> Any:
    """Return what a field is when nothing is asked."""
    if field.default is attrs.NOTHING:
        return inspect.Parameter.empty
    return [] if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]


def scenario_names(incomplete: str) -> list[str]:
    """Return the scenarios that complete a word on the command line."""
    from game.model.scenario.load import scenario_names as names

    return [name for name in names() if name.startswith(incomplete)]


def strategy_names(incomplete: str) -> list[str]:
    """Return the strategies that complete a word on the command line."""
    from agents.strategies.library import strategies

    return [strategy.name for strategy in strategies() if strategy.name.startswith(incomplete)]


def difficulty_names(incomplete: str) -> list[str]:
    """Return the difficulties that complete a word on the command line."""
    from game.forecast.difficulty import DIFFICULTIES

    return [name for name in DIFFICULTIES if name.startswith(incomplete)]


def side_names(incomplete: str) -> list[str]:
    """Return the countries that complete a word on the command line."""
    from game.model.state.axes import CODES, COUNTRIES

    return [name for name in (*CODES, *COUNTRIES) if name.startswith(incomplete)]


Json = Annotated[bool, typer.Option("--json", help="Print one JSON document, and nothing else, to standard output.")]


@attrs.frozen
class RunOptions:
    """Play one campaign, with the engine in all six seats, telling each quarter up to the verdict."""

    scenario: Annotated[
        str,
        typer.Argument(help="A shipped scenario's name, or a scenario file.", autocompletion=scenario_names),
    ] = DEFAULT_SCENARIO
    side: Annotated[
        str | None,
        typer.Option(
            help="Tell it as this country sees it: us, ru, ir, cn, gs, il or its name. Without it nothing is hidden.",
            autocompletion=side_names,
            metavar="COUNTRY",
        ),
    ] = None
    strategy: Annotated[
        list[str],
        typer.Option(
            help="Give the side (the United States where none is named) this strategy; COUNTRY=NAME gives another one. "
            "Repeat for more.",
            autocompletion=strategy_names,
            metavar="NAME",
        ),
    ] = attrs.field(factory=list)
    changes: Annotated[
        list[str],
        typer.Option("--set", help="Change a start value or a figure. Repeat for more.", metavar="PATH=VALUE"),
    ] = attrs.field(factory=list)
    seed: Annotated[str, typer.Option(help="Which luck: any whole number of at least 0.", metavar="N")] = "1"
    quarters: Annotated[
        str | None, typer.Option(help="How many quarters, 1–100; the scenario's own number if left out.", metavar="N")
    ] = None
    difficulty: Annotated[
        str | None,
        typer.Option(
            help="How hard the engine plays: seminar, cabinet or crisis. The last two look ahead and take longer.",
            autocompletion=difficulty_names,
            metavar="NAME",
        ),
    ] = None
    save: Annotated[
        str | None, typer.Option(help="Write the log of orders to this file, for `wedge replay`.", metavar="FILE")
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Let --save replace a file that is there.")] = False
    as_json: Json = False


@attrs.frozen
class ReplayOptions:
    """Play a saved log again, check it quarter by quarter, and tell it."""

    file: Annotated[str, typer.Argument(help="A log that `wedge run --save` wrote.", metavar="FILE")]
    to: Annotated[
        str | None, typer.Option(help="Stop after this quarter: 2026Q2, or 7 for the seventh.", metavar="QUARTER")
    ] = None
    as_json: Json = False


@attrs.frozen
class CheckOptions:
    """Check a scenario file, and name every fault in it at once."""

    file: Annotated[str, typer.Argument(help="A scenario file, or a shipped scenario's name.", metavar="FILE")]
    as_json: Json = False


@attrs.frozen
class ListOptions:
    """List what there is: scenarios, orders, strategies, countries, measures or cases."""

    kind: Annotated[
        str, typer.Argument(help="scenarios, orders, strategies, countries, measures, cases.", metavar="KIND")
    ]
    as_json: Json = False


@attrs.frozen
class BatchOptions:
    """Play thousands of campaigns, compare strategies on the same luck, and write a study."""

    scenario: Annotated[
        str,
        typer.Argument(help="A shipped scenario's name, or a scenario file.", autocompletion=scenario_names),
    ] = DEFAULT_SCENARIO
    worlds: Annotated[str, typer.Option(help="How many campaigns under each strategy.", metavar="N")] = "10000"
    strategy: Annotated[
        list[str],
        typer.Option(
            help="A strategy of the side; repeat to compare several with the first. Without any, and for the name "
            "engine, the side follows its own character.",
            autocompletion=strategy_names,
            metavar="NAME",
        ),
    ] = attrs.field(factory=list)
    side: Annotated[
        str, typer.Option(help="The country whose strategies they are.", autocompletion=side_names, metavar="COUNTRY")
    ] = "us"
    changes: Annotated[
        list[str],
        typer.Option("--set", help="Change a start value or a figure. Repeat for more.", metavar="PATH=VALUE"),
    ] = attrs.field(factory=list)
    draw: Annotated[
        bool, typer.Option("--draw", help="Draw every uncertain figure within its range, anew in each world.")
    ] = False
    seed: Annotated[str, typer.Option(help="Which luck: any whole number of at least 0.", metavar="N")] = "1"
    quarters: Annotated[
        str | None, typer.Option(help="How many quarters, 1–100; the scenario's own number if left out.", metavar="N")
    ] = None
    workers: Annotated[str | None, typer.Option(help="How many processes; one a core if left out.", metavar="N")] = None
    cluster: Annotated[
        str | None,
        typer.Option(
            help="Play on a Dask cluster instead: its scheduler's address, such as tcp://10.0.0.5:8786, or its "
            "scheduler file. Needs the extra cluster; docs/cluster.md says how.",
            metavar="ADDRESS",
        ),
    ] = None
    out: Annotated[
        str | None, typer.Option(help="The study's folder; a new one in ./studies if left out.", metavar="DIR")
    ] = None
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a study that was stopped: play only what is missing.")
    ] = False
    as_json: Json = False


@attrs.frozen
class ShowOptions:
    """Tell one world of a study, by playing it alone with the same countries and the same luck."""

    scenario: Annotated[
        str,
        typer.Argument(help="A shipped scenario's name, or a scenario file.", autocompletion=scenario_names),
    ] = DEFAULT_SCENARIO
    seed: Annotated[str, typer.Option(help="The study's seed.", metavar="N")] = "1"
    world: Annotated[str, typer.Option(help="The number of the world, from 0.", metavar="N")] = "0"
    strategy: Annotated[
        str,
        typer.Option(
            help="The strategy under which the world was played.", autocompletion=strategy_names, metavar="NAME"
        ),
    ] = "engine"
    side: Annotated[
        str, typer.Option(help="The country whose strategy it is.", autocompletion=side_names, metavar="COUNTRY")
    ] = "us"
    changes: Annotated[
        list[str], typer.Option("--set", help="What the study changed. Repeat for more.", metavar="PATH=VALUE")
    ] = attrs.field(factory=list)
    draw: Annotated[bool, typer.Option("--draw", help="The study drew its figures.")] = False
    quarters: Annotated[
        str | None, typer.Option(help="How many quarters the study played, if it said so.", metavar="N")
    ] = None
    as_json: Json = False


@attrs.frozen
class ReportOptions:
    """Make the report of a study again: one page, report.html in its folder, that opens without a network."""

    folder: Annotated[str, typer.Argument(help="A study's folder, as `wedge batch` made it.", metavar="DIR")]
    as_json: Json = False
