"""`wedge show`: one world of a study, played alone and told."""

from rich.console import Console

from game.batch.single import alone
from game.front.asked import Show
from game.front.designs import chosen
from game.front.playing import ended, told_to_the_end
from game.session.review import account


def show(asked: Show) -> None:
    """Play one world of a study and tell it."""
    design, world = chosen(asked)
    session = alone(design, world)
    told = told_to_the_end(session, None, Console(stderr=asked.as_json), asked.as_json)
    ended(session, account(session, told, design.side), asked.as_json)
