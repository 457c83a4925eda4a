"""`wedge show`: one world of a study, played alone and told."""

from game.campaign.review import account
from game.cli.campaign_answer import ended, told_to_the_end
from game.cli.designs import chosen
from game.cli.options import ShowOptions
from game.studies.run.single import alone


def show(options: ShowOptions) -> None:
    """Play one world of a study and tell it."""
    design, world = chosen(options)
    campaign = alone(design, world)
    briefs = told_to_the_end(campaign, None, options.as_json)
    ended(campaign, account(campaign, briefs, design.side), options.as_json)
