"""What everybody can see: the board that a projector shows."""

from game.campaign.campaign import Campaign
from game.forecast.known_world import PUBLIC_EYE
from game.views.board_view import BoardView, board


def public(campaign: Campaign) -> BoardView:
    """Open facts alone; what the papers guess comes with its error."""
    return board(campaign, PUBLIC_EYE)
