"""What the commands that weigh evidence can be asked: claims, hindcast, lint and explore."""

from typing import Annotated

import attrs
import typer

from game.cli.options import DEFAULT_SCENARIO, Json, ScenarioName

Force = Annotated[bool, typer.Option("--force", help="Let --out replace files that are there.")]
ForcePar = Annotated[bool, typer.Option("--force", help="Let --par replace a file that is there.")]
LuckAndDraws = Annotated[
    str, typer.Option(help="Which luck and which draws: any whole number of at least 0.", metavar="N")
]
Out = Annotated[
    str | None, typer.Option(help="The folder to write to; a new one in ./studies if left out.", metavar="DIR")
]


@attrs.frozen
class HindcastOptions:
    """Replay a coded record a quarter at a time: others do what is coded, the pair decides, chances are scored."""

    timeline: Annotated[
        str | None,
        typer.Option(help="A CSV file of coded events; the shipped record, 2015–2025, if left out.", metavar="FILE"),
    ] = None
    acts: Annotated[
        str | None,
        typer.Option(
            help="A CSV file of what others did in its events; the shipped coding if left out.", metavar="FILE"
        ),
    ] = None
    learnt: Annotated[
        str,
        typer.Option("--learn-to", help="The last quarter that is learnt from; later ones judge.", metavar="QUARTER"),
    ] = "2023Q4"
    end: Annotated[str | None, typer.Option("--to", help="The last quarter; the record's last.", metavar="QUARTER")] = (
        None
    )
    cases: Annotated[
        bool, typer.Option("--cases", help="Play the coded historical cases, and say what came of them.")
    ] = False
    worlds: Annotated[str, typer.Option(help="How many worlds, each with draws and luck of its own.", metavar="N")] = (
        "512"
    )
    seed: LuckAndDraws = "20241108"
    out: Out = None
    force: Force = False
    as_json: Json = False


@attrs.frozen
class ClaimsOptions:
    """Put the article on trial: its claims as paired experiments, those that could have come out otherwise first."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    claim: Annotated[list[str], typer.Option(help="Only this claim, C01 to C88. Repeat for more.", metavar="CLAIM")] = (
        attrs.field(factory=list)
    )
    worlds: Annotated[
        str, typer.Option(help="How many worlds an arm has, each with start values and luck of its own.", metavar="N")
    ] = "1000"
    alone: Annotated[
        bool, typer.Option("--alone", help="The model alone, without rival theories and laws taken out.")
    ] = False
    seed: LuckAndDraws = "20241108"
    out: Out = None
    force: Force = False
    as_json: Json = False


@attrs.frozen
class LintOptions:
    """Play a scenario en masse and name what is wrong with it as a game; the exit code is 1 where anything is.

    Each seat is also held to each of its courses, and to doing nothing.
    """

    scenario: ScenarioName = DEFAULT_SCENARIO
    worlds: Annotated[str, typer.Option(help="How many campaigns of each kind.", metavar="N")] = "400"
    full: Annotated[
        bool, typer.Option("--full", help="Also play campaigns on from many quarters, for what hangs on other futures.")
    ] = False
    searched: Annotated[
        str,
        typer.Option(help="In so many campaigns each seat also looks ahead, which takes seconds each.", metavar="N"),
    ] = "0"
    par: Annotated[
        str | None, typer.Option(help="Write what each role scores when all play alike to this file.", metavar="FILE")
    ] = None
    seed: LuckAndDraws = "1"
    force: ForcePar = False
    as_json: Json = False


@attrs.frozen
class ExploreOptions:
    """Ask what the answer hangs on: where differences come from, which figures matter, where it comes more often."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    only: Annotated[
        list[str],
        typer.Option(help="Only this part: spread, drivers, tornado or box. Repeat for more.", metavar="PART"),
    ] = attrs.field(factory=list)
    outcome: Annotated[
        str,
        typer.Option(
            help="What is asked: fracture, index, frayed, holds, durable, war or the legacy of a seat, legacy.iran.",
            metavar="NAME",
        ),
    ] = "fracture"
    worlds: Annotated[str, typer.Option(help="How many campaigns a design has.", metavar="N")] = "2400"
    quarters: Annotated[str | None, typer.Option(help="How many quarters; the scenario's own.", metavar="N")] = None
    seed: LuckAndDraws = "1"
    out: Out = None
    force: Force = False
    as_json: Json = False
