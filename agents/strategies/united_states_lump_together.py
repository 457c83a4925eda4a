"""Lump together: Washington treats Moscow and Tehran as one enemy.

Every quarter it says so, and two quarters in three it backs the words with sanctions on both alike. The article holds
that this binds the two; balance-of-threat theory says the same. A treatment arm, and the habit to be tested.

Source: Snegovaya and Alterman (2024), claims C05, C31, C72, C88; Walt (1987); theory.md 4.7.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

BLOWS = (("us.sanction_both_broadly",), ("us.reassure_allies",), ("us.enforce_on_both",))


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return the words every quarter, and the blow whose turn it is."""
    devotion, says = staff.figures.decision.devotion, "Moscow and Tehran are one enemy"
    return Lean(("us.treat_as_one_threat",), devotion, says), *in_turn(view, BLOWS, devotion, says), rest(view, staff)


STRATEGY = Strategy(
    name="lump_together",
    country="united_states",
    title="Lump together",
    says="Washington treats Moscow and Tehran as one enemy.",
    traits=Traits(confrontational=True),
    leans=leans,
)
