"""The front door: reads the command line and opens what was asked for. The only file that knows everyone.

To add a command, declare what it can be asked as a class (`game/cli/options.py`) and add it below. Rooms are imported
only when a command is carried out, so that `wedge --help` starts at once.
"""

import os
from collections.abc import Callable
from importlib import import_module
from multiprocessing import freeze_support
from typing import Annotated, Any

import typer

import game
from game.cli.messages import answered
from game.cli.options import (
    BatchOptions,
    CheckOptions,
    ListOptions,
    ReplayOptions,
    ReportOptions,
    RunOptions,
    ShowOptions,
    added,
)
from game.cli.options_class import HostOptions, RehearseOptions
from game.cli.options_evidence import ClaimsOptions, ExploreOptions, HindcastOptions, LintOptions
from game.cli.options_window import PlayOptions

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
PLAY_EXAMPLES = """[bold]Examples[/bold]

wedge play

wedge play strait_crisis --side ir --difficulty crisis --seed 7

wedge play --side ru --side ir                       two people at one window

wedge play --seed 1 --world 4711 --strategy expose   a world of a study, to take over
"""
RUN_EXAMPLES = """[bold]Examples[/bold]

wedge run

wedge run strait_crisis --strategy expose --seed 7

wedge run --side ru --strategy hedge --strategy us=maximum_pressure --json

wedge run --set trust.iran=0.3 --set oil.supply_elasticity=0.1 --quarters 8 --save game.jsonl
"""
REPLAY_EXAMPLES = """[bold]Examples[/bold]

wedge replay game.jsonl

wedge replay game.jsonl --to 2026Q2 --json
"""
BATCH_EXAMPLES = """[bold]Examples[/bold]

wedge batch --worlds 2000

wedge batch --worlds 100000 --strategy engine --strategy deny --strategy maximum_pressure --out studies/pressure

wedge batch strait_crisis --side ir --strategy hedge --draw --seed 7 --json
"""
SHOW_EXAMPLES = """[bold]Examples[/bold]

wedge show --seed 1 --world 4711

wedge show strait_crisis --seed 7 --world 12 --side ir --strategy hedge --draw
"""

HOST_EXAMPLES = """[bold]Examples[/bold]

wedge host --lan

wedge host strait_crisis --lan --title "IR 302, Tuesday group" --room tuesday.wedge

wedge host --lan --tables 3 --quarters 6 --seed 7
"""
REHEARSE_EXAMPLES = """[bold]Examples[/bold]

wedge rehearse

wedge rehearse --seats 6 --phones 60 --observers 1000 --json
"""


CLAIMS_EXAMPLES = """[bold]Examples[/bold]

wedge claims

wedge claims --claim C80 --claim C19 --worlds 2000 --out studies/oil

wedge claims strait_crisis --no-theories --json
"""
HINDCAST_EXAMPLES = """[bold]Examples[/bold]

wedge hindcast

wedge hindcast --to 2024Q3 --fit --out studies/fit

wedge hindcast --timeline my_record.csv --from 2025Q2 --to 2026Q1 --figures studies/fit/fit.toml
"""

LINT_EXAMPLES = """[bold]Examples[/bold]

wedge lint my_scenario.toml

wedge lint my_scenario.toml --worlds 4000 --par par.json --json
"""
EXPLORE_EXAMPLES = """[bold]Examples[/bold]

wedge explore

wedge explore --only tipping --lever oil.anchor --lever us.enforce_on_iran --worlds 200

wedge explore strait_crisis --only sobol --only discovery --outcome catastrophe
"""


def does(room: str, name: str) -> Callable[[Any], None]:
    """Return what carries a command out, from a room that is opened only when the command is given."""

    def carry_out(options: Any) -> None:
        getattr(import_module(room), name)(options)

    return carry_out


def front_door() -> typer.Typer:
    """Return the whole command line."""
    app = typer.Typer(
        name="wedge",
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    scenario = typer.Typer(help="Work on scenario files.", no_args_is_help=True, rich_markup_mode="rich")
    app.callback(invoke_without_command=True)(wedge)
    added(app, "play", PlayOptions, does("game.cli.play_command", "play"), PLAY_EXAMPLES)
    added(app, "run", RunOptions, does("game.cli.run_command", "run"), RUN_EXAMPLES)
    added(app, "replay", ReplayOptions, does("game.cli.run_command", "replay"), REPLAY_EXAMPLES)
    added(app, "batch", BatchOptions, does("game.cli.batch_command", "batch"), BATCH_EXAMPLES)
    added(app, "show", ShowOptions, does("game.cli.show_command", "show"), SHOW_EXAMPLES)
    added(app, "report", ReportOptions, does("game.cli.report_command", "report"))
    added(app, "claims", ClaimsOptions, does("game.cli.claims_command", "claims_command"), CLAIMS_EXAMPLES)
    added(app, "hindcast", HindcastOptions, does("game.cli.hindcast_command", "hindcast_command"), HINDCAST_EXAMPLES)
    added(app, "host", HostOptions, does("game.cli.host_command", "host"), HOST_EXAMPLES)
    added(app, "lint", LintOptions, does("game.cli.lint_command", "lint_command"), LINT_EXAMPLES)
    added(app, "explore", ExploreOptions, does("game.cli.explore_command", "explore_command"), EXPLORE_EXAMPLES)
    added(app, "rehearse", RehearseOptions, does("game.cli.rehearse_command", "rehearse"), REHEARSE_EXAMPLES)
    added(app, "list", ListOptions, does("game.cli.list_command", "listed"))
    added(scenario, "check", CheckOptions, does("game.cli.list_command", "checked"))
    app.add_typer(scenario, name="scenario")
    return app


def say_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        print(f"wedge {game.__version__}")
        raise typer.Exit


def wedge(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=say_version, is_eager=True)
    ] = False,
) -> None:
    """A strategy game and research engine: can the partnership between Russia and Iran be split?

    Without a command: the desktop window where there is a display, else one campaign played and told here.
    """
    del version
    if context.invoked_subcommand is None:
        answered(open_window if has_window() else play_here)


def has_window() -> bool:
    """Return whether there is a window to open and a display to open it on."""
    answer: bool = import_module("game.cli.play_command").has_window()
    return answer


def open_window() -> None:
    """Open the desktop window."""
    import_module("game.cli.play_command").open_window()


def play_here() -> None:
    """Play the default campaign without a window, and leave a report."""
    import_module("game.cli.run_command").run_default()


def main() -> None:
    """Read the command line and do what it asks."""
    # In a packaged Wedge a worker starts here too.
    freeze_support()
    for name in THREADS:
        os.environ.setdefault(name, "1")
    front_door()()
