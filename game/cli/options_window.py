"""What `wedge play` can be asked."""

from typing import Annotated

import attrs
import typer

from game.cli.options import DEFAULT_SCENARIO, difficulty_names, scenario_names, side_names, strategy_names


@attrs.frozen
class PlayOptions:
    """Open the desktop window with a new campaign, a saved one, or one world of a study to take over."""

    scenario: Annotated[
        str,
        typer.Argument(help="A shipped scenario's name, or a scenario file.", autocompletion=scenario_names),
    ] = DEFAULT_SCENARIO
    side: Annotated[
        list[str],
        typer.Option(
            help="The country you play: us, ru, ir, cn, gs, il or its name. Repeat for several people at one window.",
            autocompletion=side_names,
            metavar="COUNTRY",
        ),
    ] = attrs.field(factory=list)
    difficulty: Annotated[
        str | None,
        typer.Option(
            help="How hard the engine plays: seminar, cabinet or crisis.",
            autocompletion=difficulty_names,
            metavar="NAME",
        ),
    ] = None
    seed: Annotated[
        str | None, typer.Option(help="Which luck: any whole number of at least 0; drawn if left out.", metavar="N")
    ] = None
    quarters: Annotated[
        str | None, typer.Option(help="How many quarters, 1–100; the scenario's own number if left out.", metavar="N")
    ] = None
    load: Annotated[
        str | None,
        typer.Option(help="Go on with this log, as the window or `wedge run --save` wrote it.", metavar="FILE"),
    ] = None
    world: Annotated[
        str | None,
        typer.Option(help="Look at this world of a study, quarter by quarter, and take over.", metavar="N"),
    ] = None
    strategy: Annotated[
        str,
        typer.Option(
            help="With --world: the strategy under which it was played.", autocompletion=strategy_names, metavar="NAME"
        ),
    ] = "engine"
    changes: Annotated[
        list[str],
        typer.Option("--set", help="With --world: what the study changed. Repeat for more.", metavar="PATH=VALUE"),
    ] = attrs.field(factory=list)
    draw: Annotated[bool, typer.Option("--draw", help="With --world: the study drew its figures.")] = False
    theme: Annotated[str | None, typer.Option(help="dark, paper or contrast, for this time.", metavar="NAME")] = None
    scale: Annotated[
        str | None,
        typer.Option(
            help="Device pixels a logical pixel, such as 1.5; what suits the window if left out.", metavar="N"
        ),
    ] = None
