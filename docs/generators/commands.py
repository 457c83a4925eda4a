"""The page of commands: what each can be asked, from the same classes from which the command line is made."""

import inspect
from collections.abc import Iterator, Sequence
from typing import get_args

import attrs
import typer.models

from docs.generators.markdown import code, table
from game.cli.command_table import COMMANDS, CommandEntry
from game.loose_types import OneOfMany

# What Typer calls the class of what is no option.
ARGUMENT = "ArgumentInfo"


@attrs.frozen
class Parameter:
    """One argument or option of a command.

    written  as it is typed, with what it takes
    usual    what it is when nothing is asked
    """

    written: str
    says: str
    usual: str
    is_argument: bool


def page() -> str:
    """The whole page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Its lines."""
    yield "# Commands"
    yield ""
    yield "`wedge` without a command opens the window where there is a display, else it plays one campaign and tells"
    yield "it. `--help` behind any command says what stands here. A command ends with 0 where all went well, and says"
    yield "in a line each what is wrong where it did not."
    yield ""
    for words, entry in COMMANDS.items():
        yield from command(words, entry)


def command(words: str, entry: CommandEntry) -> Iterator[str]:
    """What the page says of one command."""
    known = parameters(entry.options)
    arguments = " ".join(one.written for one in known if one.is_argument)
    yield f"## wedge {words}"
    yield ""
    yield inspect.getdoc(entry.options) or ""
    yield ""
    yield from ("```console", f"$ wedge {words} {arguments} [OPTIONS]".replace("  ", " "), "```", "")
    if known:
        rows = ((code(one.written), f"{one.says}{left_out(one)}") for one in known)
        yield from table(("argument or option", "what it is"), rows)
    if entry.examples:
        yield from ("```console", *(f"$ {example}" for example in entry.examples), "```", "")


def left_out(one: Parameter) -> str:
    """What holds where nothing is asked; "" where that needs no word."""
    return f" Left out: {code(one.usual)}." if one.usual else ""


def parameters(options: type[attrs.AttrsInstance]) -> Sequence[Parameter]:
    """All that a command can be asked, in its order."""
    return [parameter(field) for field in attrs.fields(options)]


def parameter(field: "attrs.Attribute[OneOfMany]") -> Parameter:
    """One argument or option."""
    kind, told = type_and_words(field.type)
    name = field.name.replace("_", "-")
    made = field.default is attrs.NOTHING or isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
    usual = "" if made else field.default
    if type(told).__name__ == ARGUMENT:
        shown = told.metavar or field.name.upper()
        return Parameter(shown if usual == "" else f"[{shown}]", told.help or "", str(usual), is_argument=True)
    # Within an annotation the first words stand where a default would.
    first = told.default if told and isinstance(told.default, str) and told.default.startswith("--") else ""
    declared = [*([first] if first else []), *((told.param_decls if told else None) or ())]
    if not declared:
        declared = [f"--{name}", f"--no-{name}"] if kind is bool else [f"--{name}"]
    takes = "" if kind is bool else f" {(told.metavar if told else None) or 'TEXT'}"
    shown = "" if usual in (None, False, "") else str(usual)
    return Parameter(f"{', '.join(declared)}{takes}", (told.help if told else "") or "", shown, is_argument=False)


def type_and_words(annotated: OneOfMany) -> tuple[OneOfMany, OneOfMany]:
    """The type of a field, and what the command line says of it."""
    kind, *more = get_args(annotated) if hasattr(annotated, "__metadata__") else (annotated,)
    return kind, next((one for one in more if isinstance(one, typer.models.ParameterInfo)), None)
