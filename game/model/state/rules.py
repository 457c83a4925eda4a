"""What does not change during a campaign."""

import attrs

from game.model.state.chance import Chance
from game.model.state.figures import Figures


@attrs.frozen(eq=False)
class Rules:
    """All that the laws need beside the worlds and the deeds.

    quarters  how long the campaign is
    """

    figures: Figures
    chance: Chance
    quarters: int
