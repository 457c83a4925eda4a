"""What a country ordered in a quarter that has been played, in words."""

from game.campaign.campaign import Campaign


def orders_told(campaign: Campaign, turn: int, seat: str) -> tuple[str, ...]:
    """A country's orders of a quarter, counted from 1: policies with their step, then moves, by their titles."""
    orders, catalogue = campaign.played[turn - 1].orders[seat], campaign.game.anchor.levers.catalogue
    policies = {policy.id: policy for policy in catalogue.policies}
    moves = {move.id: move.title for move in catalogue.moves}
    dials = (f"{policies[lever].title}: {policies[lever].dials[step]}" for lever, step in orders.dials.items())
    return (*dials, *(moves[move] for move in orders.moves))
