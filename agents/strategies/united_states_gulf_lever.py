"""Gulf lever: Washington has the Gulf make Moscow choose.

Moscow needs the Gulf's banks; the Gulf fears Tehran. So Washington asks the banks to refuse, asks for oil, and tells
Tehran whose side Moscow took.

Source: Snegovaya and Alterman (2024), claims C64, C65, C82, C83; calibration T2, T3, T5.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

LEVER = (
    ("us.refuse_russian_money", "us.expose_gulf_tilt"),
    ("us.ask_gulf_to_pump",),
    ("us.expose_gulf_tilt", "us.reassure_allies"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return money, oil or words, whichever has its turn."""
    return *in_turn(view, LEVER, staff.figures.decision.devotion, "Moscow needs the Gulf more than Tehran"), rest(
        view, staff
    )


STRATEGY = Strategy(
    name="gulf_lever",
    country="united_states",
    title="Gulf lever",
    says="Washington has the Gulf make Moscow choose.",
    traits=Traits(selective=True, informs=True),
    leans=leans,
)
