"""Commands whose arguments and options are words, taken as they are written; `option_values` says what they mean."""

from functools import partial

from typer.core import TyperCommand, TyperGroup

from game.loose_types import Untyped


class WordsCommand(TyperCommand):
    """A command that takes words as they are."""

    def get_params(self, ctx: Untyped) -> list[Untyped]:
        """Return its arguments and options."""
        return taking_words(super().get_params(ctx))


class WordsGroup(TyperGroup):
    """Commands, and options before them, which are taken as they are."""

    def get_params(self, ctx: Untyped) -> list[Untyped]:
        """Return its own options."""
        return taking_words(super().get_params(ctx))


def taking_words(parameters: list[Untyped]) -> list[Untyped]:
    """Have parameters take words as they are.

    Left to itself, Typer has each word, and each absence of one, checked by pydantic, whose import takes a tenth of a
    second, and finds that it is a word.
    """
    for parameter in parameters:
        parameter.__dict__.setdefault("process_value", partial(read, parameter))
    return parameters


def read(parameter: Untyped, context: Untyped, value: Untyped) -> Untyped:
    """Return a parameter's value: a word, words, and nothing where nothing is needed, as they are.

    errors  what Typer makes of everything else
    """
    optional, single = not parameter.required, parameter.nargs == 1 and not parameter.multiple
    match value:
        case str() if single:
            pass
        case None if single and optional:
            pass
        case list() | tuple() if not single and all(isinstance(word, str) for word in value) and (value or optional):
            value = list(value)
        case _:
            return type(parameter).process_value(parameter, context, value)
    return parameter.callback(context, parameter, value) if parameter.callback else value
