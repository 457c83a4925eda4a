"""`wedge show`: one world of a study, played alone and told."""

from game.cli.designs import chosen
from game.cli.options import ShowOptions
from game.cli.run_command import answer, as_they_come, told_here
from game.studies.run.single import alone


def show(options: ShowOptions) -> None:
    """Play one world of a study and tell it."""
    design, world = chosen(options)
    campaign = alone(design, world)
    quarters = told_here(campaign, as_they_come(campaign, ""), "", options.as_json)
    answer(campaign, quarters, options.as_json)
