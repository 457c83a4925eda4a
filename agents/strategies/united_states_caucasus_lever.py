"""Caucasus lever: Washington works on the corridor that Moscow wants and Tehran fears.

It lights up Moscow's hand in the corridor and courts Central Asia; every third quarter it backs a corridor of its own,
which may undo the rest: run by Moscow the corridor divides the two, run by Washington it joins them.

Source: Snegovaya and Alterman (2024), claims C13, C58, C59; theory.md 6b (sponsor switch).
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

LEVER = (
    ("us.spotlight_moscow_corridor",),
    ("us.engage_central_asia", "us.promote_rival_visions"),
    ("us.back_caucasus_corridor",),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return the pull on the lever whose turn it is."""
    return *in_turn(view, LEVER, staff.figures.decision.devotion, "The corridor sets Moscow against Tehran"), rest(
        view, staff
    )


STRATEGY = Strategy(
    name="caucasus_lever",
    country="united_states",
    title="Caucasus lever",
    says="Washington works on the corridor that Moscow wants and Tehran fears.",
    traits=Traits(selective=True, informs=True),
    leans=leans,
)
