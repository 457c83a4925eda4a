"""How to do it again: the commands that give the same study, and the same world of it."""

import shlex
from collections.abc import Iterator

from game.model.play.seated import ENGINE
from game.model.state.axes import CODES, COUNTRIES, UNITED_STATES
from game.studies.report.finished import Finished
from game.studies.run.design import NONE


def batch_command(study: Finished) -> str:
    """Return the command that plays the study again."""
    strategies = [word for name in study.design.strategies for word in ("--strategy", name)]
    if list(study.design.strategies) == [ENGINE]:
        strategies = []
    words = [study.design.scenario, "--worlds", str(study.design.worlds), *strategies, *alike(study)]
    return shlex.join(["wedge", "batch", *words])


def show_command(study: Finished, strategy: str, world: int) -> str:
    """Return the command that tells one world of the study."""
    named = ["--strategy", strategy] if strategy != ENGINE else []
    return shlex.join(["wedge", "show", study.design.scenario, *named, *alike(study), "--world", str(world)])


def report_command(study: Finished) -> str:
    """Return the command that makes the page again."""
    return shlex.join(["wedge", "report", study.folder.name or "."])


def alike(study: Finished) -> Iterator[str]:
    """Yield the options that both commands share."""
    design = study.design
    if design.side != COUNTRIES[UNITED_STATES]:
        yield from ("--side", next(code for code, country in CODES.items() if country == design.side))
    for path, number in design.changes.items():
        yield from ("--set", f"{path}={number}")
    if design.draw != NONE:
        yield "--draw"
    yield from ("--seed", str(design.seed))
    if study.assumes is None or study.assumes.quarters != design.quarters:
        yield from ("--quarters", str(design.quarters))
