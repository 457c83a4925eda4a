"""What a command does when something is wrong: one plain message a fault, and an exit code that scripts can read."""

import os
import sys
from collections.abc import Callable, Iterable

import typer

from game.cli.terminal import one_line
from game.model.files.faults import ScenarioFaults

RUN_FAULT, WRONG_INPUT, STOPPED = 1, 2, 130


class WrongInput(Exception):  # noqa: N818 (what is wrong is called a fault here, and there may be many)
    """Files, options, names or values that cannot be used; nothing has been written."""

    def __init__(self, faults: Iterable[object]) -> None:
        self.faults = tuple(str(fault) for fault in faults)
        super().__init__("\n".join(self.faults))


class RunFault(Exception):  # noqa: N818
    """Something that went wrong in a run that was rightly asked for."""


def answered(body: Callable[[], None]) -> None:
    """Carry a command out, and end with the exit code that tells how it went.

    0 done; 1 a fault in the run, or, quietly, whoever read the output has gone; 2 wrong input; 130 stopped by Ctrl-C
    """
    try:
        body()
        sys.stdout.flush()
    except (WrongInput, ScenarioFaults) as wrong:
        complain(*map(str, wrong.faults))
        raise typer.Exit(WRONG_INPUT) from None
    except RunFault as fault:
        complain(str(fault))
        raise typer.Exit(RUN_FAULT) from None
    except KeyboardInterrupt as stopped:
        complain(str(stopped) or "Stopped. No file was left half-written.")
        raise typer.Exit(STOPPED) from None
    except OSError as fault:
        if not isinstance(fault, BrokenPipeError):
            complain(f"The answer could not be written: {fault.strerror or fault}.")
        # What is still to be flushed goes nowhere, so that Python does not complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(RUN_FAULT) from None


def complain(*messages: str) -> None:
    """Print messages for the person at the terminal, apart from what a command answers."""
    for message in messages:
        print(one_line(message), file=sys.stderr)


def unwritten(path: object, fault: OSError) -> RunFault:
    """Return the fault of a file that could not be written."""
    reason = fault.strerror or str(fault)
    return RunFault(f"{path}: could not be written: {reason}. Nothing was left there; free space or name another file.")
