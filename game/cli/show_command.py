"""`wedge show`: one world of a study, played alone and told."""

from rich.console import Console

from game.campaign.review import account
from game.cli.designs import chosen
from game.cli.options import ShowOptions
from game.cli.run_command import ended, told_to_the_end
from game.studies.run.single import alone


def show(asked: ShowOptions) -> None:
    """Play one world of a study and tell it."""
    design, world = chosen(asked)
    session = alone(design, world)
    told = told_to_the_end(session, None, Console(stderr=asked.as_json), asked.as_json)
    ended(session, account(session, told, design.side), asked.as_json)
