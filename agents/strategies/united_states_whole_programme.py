"""The whole programme: Washington does all that the article asks for, by turns, and offers nothing.

A quarter for prices and smarter sanctions, a quarter for words, a quarter for denial, and round again, patiently, each
partner on its own and never the two as one.

Source: Snegovaya and Alterman (2024), claims C17–C21, C73, C74, C79–C88.
"""

from agents.strategies.strategy import Strategy, Traits, in_turn, rest
from agents.utility import Lean
from game.model.state.observation import Observation
from game.model.state.setting import Staff

PROGRAMME = (
    ("us.push_supply", "us.ask_gulf_to_pump", "us.enforce_on_iran"),
    ("us.expose_gulf_tilt", "us.expose_israel_ties", "us.build_sources"),
    ("us.deny_dual_use", "us.block_proxy_support"),
    ("us.police_price_cap", "us.enforce_on_russia", "us.cut_shadow_fleet"),
    ("us.promote_rival_visions", "us.expose_unmet_promises", "us.declassify"),
)


def leans(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return the part of the programme whose turn it is."""
    return *in_turn(view, PROGRAMME, staff.figures.decision.devotion, "The programme asks for it"), rest(view, staff)


STRATEGY = Strategy(
    name="whole_programme",
    country="united_states",
    title="The whole programme",
    says="Washington does all that the article asks for, by turns, and offers nothing.",
    traits=Traits(confrontational=True, selective=True, informs=True),
    leans=leans,
)
