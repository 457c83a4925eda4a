"""What `wedge lesson` can be asked."""

from typing import Annotated

import attrs
import typer

from game.cli.options import DEFAULT_SCENARIO, ScenarioName


@attrs.frozen
class LessonOptions:
    """Prepare a lesson: plan, role sheets, orders, quiz, slides, debrief and rubric, as pages that print."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    minutes: Annotated[str, typer.Option(help="How long the lesson is, 40–240.", metavar="N")] = "75"
    quarters: Annotated[
        str | None, typer.Option(help="How many quarters are played; as many as fit if left out.", metavar="N")
    ] = None
    people: Annotated[str, typer.Option(help="How many people are expected, 2–360.", metavar="N")] = "24"
    title: Annotated[str | None, typer.Option(help="What the class is called.", metavar="TEXT")] = None
    seed: Annotated[
        str | None,
        typer.Option(help="Which luck, and so which hidden agendas; drawn anew if left out.", metavar="N"),
    ] = None
    out: Annotated[
        str | None, typer.Option(help="The folder to write to; a new one in ./lessons if left out.", metavar="DIR")
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Let --out replace files that are there.")] = False
