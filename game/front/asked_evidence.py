"""What the commands on evidence can be asked; see `asked`."""

from typing import Annotated

import attrs
import typer

from game.front.asked import Json

Seed = Annotated[str, typer.Option(help="Which luck and which draws: any whole number of at least 0.", metavar="N")]
Out = Annotated[
    str | None, typer.Option(help="The folder to write to; a new one in ./studies if left out.", metavar="DIR")
]
Force = Annotated[bool, typer.Option("--force", help="Let --out replace files that are there.")]


@attrs.frozen
class Hindcast:
    """Replay a coded record: others do what it says, the engine says what the pair does, and is scored."""

    timeline: Annotated[
        str | None,
        typer.Option(help="A CSV file of coded events; the shipped record, 2015–2025, if left out.", metavar="FILE"),
    ] = None
    begin: Annotated[
        str | None, typer.Option("--from", help="The first quarter scored; the record's first.", metavar="QUARTER")
    ] = None
    end: Annotated[
        str | None, typer.Option("--to", help="The last quarter scored; the record's last.", metavar="QUARTER")
    ] = None
    fit: Annotated[
        bool,
        typer.Option(
            "--fit",
            help="Estimate the uncertain figures from these quarters, and score any later ones with and without.",
        ),
    ] = False
    figures: Annotated[
        str | None,
        typer.Option(help="Replay with the figures of a fit, such as one that --fit wrote.", metavar="FILE"),
    ] = None
    opening: Annotated[
        str | None,
        typer.Option(help="A scenario to start from; a shipped one that suits the record if left out.", metavar="NAME"),
    ] = None
    worlds: Annotated[str, typer.Option(help="How many worlds, each with draws and luck of its own.", metavar="N")] = (
        "512"
    )
    seed: Seed = "20241108"
    out: Out = None
    force: Force = False
    as_json: Json = False
