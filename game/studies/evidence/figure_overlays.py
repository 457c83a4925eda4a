"""Overlays: figures with ranges in a file of their own, laid over a scenario's; a fit and a rival theory are such."""

from pathlib import Path

from game.model.scenario.faults import Fault, ScenarioFaults
from game.model.scenario.load import scenario
from game.model.scenario.toml_files import papers
from game.model.scenario.values import Value
from game.model.state.figures import Figure
from game.studies.evidence.fit import Fit
from game.studies.evidence.record_replay import RecordReplay
from game.studies.evidence.timeline import quarter_name

HEAD = """\
# Figures fitted to a coded record: value, and where nine draws in ten lie by weight.
#
# record    {file}, {first} to {last}, {events} events
# draws     {draws:,}, counting as {counts:.0f} alike
# method    generalised likelihood uncertainty estimation (Beven and Binley 1992); a figure that the record does not
#           move by three standard errors is left as it was, and does not stand here
# replay    wedge hindcast --figures FILE
# play      wedge run FILE

base = "partners_of_convenience"
title = "Partners of convenience, fitted"
summary = "The base scenario with the figures that go best with the record from {first} to {last}."
teaching = "How little does a decade of headlines say about the figures of the laws?"

[figures]
"""


def overlay(fitted: Fit, setup: RecordReplay) -> str:
    """Return a fit as a file that can be played, and laid over another scenario."""
    first, last = quarter_name(fitted.quarters.start), quarter_name(fitted.quarters.stop - 1)
    head = HEAD.format(
        file=Path(setup.timeline.file).name,
        first=first,
        last=last,
        events=sum(entry.quarter in fitted.quarters for entry in setup.timeline.entries),
        draws=len(fitted.weights),
        counts=fitted.counts,
    )
    return head + "".join(line(path, value) for path, value in fitted.figures.items())


def line(path: str, value: Value) -> str:
    """Return one figure as TOML."""
    return (
        f"{path} = {{ value = {value.value:g}, low = {value.low:g}, high = {value.high:g}, "
        f'source = "{value.source}" }}\n'
    )


def figures_in(file: str) -> dict[str, Value]:
    """Return the figures that a file itself gives, not those of its base; ScenarioFaults where it is wrong."""
    scenario(file)
    faults: list[Fault] = []
    table = papers(file, faults)[-1].table.get("figures", {})
    if not table:
        faults.append(Fault(file, "figures", "no figures", "a section [figures] with one at least"))
    if faults:
        raise ScenarioFaults(faults)
    return {path: as_value(scenario(file).figures[path]) for path in table}


def as_value(figure: Figure) -> Value:
    """Return a figure as a value with its range."""
    return Value(figure.value, figure.low, figure.high, figure.source)
