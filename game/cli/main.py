"""The front door: reads the command line and opens what was asked for. The only file that knows everyone."""

import inspect
import os
from importlib import import_module
from multiprocessing import freeze_support
from typing import Annotated

import attrs
import typer

import game
from game.cli.command_table import COMMANDS, CommandEntry
from game.cli.messages import answered
from game.loose_types import OneOfMany

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


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
    for words, entry in COMMANDS.items():
        group, _, name = words.rpartition(" ")
        add(scenario if group else app, name, entry)
    app.add_typer(scenario, name="scenario")
    return app


def add(app: typer.Typer, name: str, entry: CommandEntry) -> None:
    """Add a command, whose parameters are the fields of its options, and whose help is their docstring."""

    def carried_out(**given: object) -> None:
        answered(lambda: entry.carry_out(entry.options(**given)))

    carried_out.__doc__ = entry.options.__doc__
    parameters = [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=unasked(field), annotation=field.type)
        for field in attrs.fields(entry.options)
    ]
    carried_out.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    app.command(name, epilog=entry.epilog)(carried_out)


def unasked(field: "attrs.Attribute[OneOfMany]") -> OneOfMany:
    """Return what a field is when nothing is asked; of whatever class, because each option has its own type."""
    if field.default is attrs.NOTHING:
        return inspect.Parameter.empty
    return [] if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]


def say_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        from game.model.engine.native import engine_name

        print(f"wedge {game.__version__}, engine: {engine_name()}")
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
