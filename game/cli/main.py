"""The front door: reads the command line and opens what was asked for. The only file that knows everyone."""

import gc
import inspect
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import attrs
import typer

import game
from game.cli.command_table import COMMANDS, CommandEntry, room
from game.cli.messages import answered
from game.cli.terminal import made_ready
from game.cli.words_command import WordsCommand, WordsGroup
from game.loose_types import OneOfMany

# Commands of two words, by the first.
GROUPS = {
    "scenario": "Work on scenario files.",
    "timeline": "Check tables of events, and bring in those of others, for `wedge hindcast`.",
    "study": "Play, check and read study files: scenarios by strategies of several seats by values.",
}
LANGUAGE = (
    "Speak this language: en, or de (German: the window, and what run, show and replay tell of a campaign; classes, "
    "lessons, studies, documents and this help are in English). WEDGE_LANG does the same."
)
# Commands whose texts are written in other languages; the others speak English.
SPOKEN = frozenset({"play", "run", "show", "replay"})
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def front_door(words_given: Sequence[str] = ()) -> typer.Typer:
    """Return the command line.

    words_given  where they are known: if the first is a command, no other is made ready
    """
    wanted = {words: entry for words, entry in COMMANDS.items() if words.split()[:1] == [*words_given[:1]]}
    app = typer.Typer(
        name="wedge",
        cls=WordsGroup,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    groups = {
        name: typer.Typer(cls=WordsGroup, help=says, no_args_is_help=True, rich_markup_mode="rich")
        for name, says in GROUPS.items()
    }
    app.callback(invoke_without_command=True)(wedge)
    for words, entry in (wanted or COMMANDS).items():
        group, _, name = words.rpartition(" ")
        add(groups[group] if group else app, name, entry)
    for name, group_app in groups.items():
        app.add_typer(group_app, name=name)
    return app


def add(app: typer.Typer, name: str, entry: CommandEntry) -> None:
    """Add a command, whose parameters are the fields of its options, and whose help is their docstring."""

    def carried_out(**given: object) -> None:
        if name not in SPOKEN:
            speak("en")
        answered(lambda: entry.carry_out(entry.options(**given)))

    carried_out.__doc__ = entry.options.__doc__
    parameters = [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=unasked(field), annotation=field.type)
        for field in attrs.fields(entry.options)
    ]
    carried_out.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    app.command(name, cls=WordsCommand, epilog=entry.epilog)(carried_out)


def unasked(field: "attrs.Attribute[OneOfMany]") -> OneOfMany:
    """Return what a field is when nothing is asked; of whatever class, because each option has its own type."""
    if field.default is attrs.NOTHING:
        return inspect.Parameter.empty
    return [] if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]


def say_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        from game.engine.native import engine_name

        print(f"wedge {game.__version__}, engine: {engine_name()}")
        raise typer.Exit


def speak(wanted: str) -> None:
    """Speak a language from here on; a usage fault where nobody has written it."""
    if wanted:
        from game import languages

        try:
            languages.speak(wanted)
        except KeyError as fault:
            raise typer.BadParameter(str(fault.args[0])) from None


def wedge(
    context: typer.Context,
    lang: Annotated[
        str, typer.Option(help=LANGUAGE, metavar="LANGUAGE", callback=speak, is_eager=True, envvar=None)
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=say_version, is_eager=True)
    ] = False,
) -> None:
    """A strategy game and research engine: can the partnership between Russia and Iran be split?

    Without a command: the desktop window where there is a display, else one campaign played and told here.
    """
    del version, lang
    if context.invoked_subcommand is None:
        answered(open_window if has_window() else play_here)


def has_window() -> bool:
    """Return whether there is a window to open and a display to open it on."""
    answer: bool = room("game.cli.play_command").has_window()
    return answer


def open_window() -> None:
    """Open the desktop window."""
    room("game.cli.play_command").open_window()


def play_here() -> None:
    """Play the default campaign without a window, and leave a report."""
    room("game.cli.run_command").run_default()


def main() -> None:
    """Read the command line and do what it asks."""
    gc.disable()
    made_ready()
    for name in THREADS:
        os.environ.setdefault(name, "1")
    front_door(sys.argv[1:])()
