import inspect
from importlib import import_module

import pytest

from game.cli.command_table import COMMANDS, CommandEntry
from tests.cli.answers import unwrapped, wedge


@pytest.mark.parametrize("entry", COMMANDS.values(), ids=list(COMMANDS))
def test_what_carries_a_command_out_takes_its_options(entry: CommandEntry) -> None:
    """Each line of the table names a function that takes exactly the options declared for it."""
    function = getattr(import_module(entry.module), entry.function)
    (parameter,) = inspect.get_annotations(function, eval_str=True).keys() - {"return"}
    assert inspect.get_annotations(function, eval_str=True)[parameter] is entry.options


def test_force_names_the_option_it_frees() -> None:
    """`wedge lint` has no --out, so its --force speaks of --par; elsewhere it speaks of --out."""
    assert "Let --par replace a file that is there." in unwrapped(wedge("lint", "--help").out)
    assert "Let --out replace files that are there." in unwrapped(wedge("claims", "--help").out)
