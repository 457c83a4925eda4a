"""Common knowledge: what everybody at the table knows of a campaign, and what one seat may assume of the others.

A seat knows the laws, the orders, the opening and what the others say they want. It knows neither the luck that the
campaign is played with, nor the interests that others keep to themselves, nor the plans they were given.
"""

from collections.abc import Sequence
from functools import lru_cache

import attrs

from agents.agent import StateAgent
from agents.roster import seated_countries
from game.model.state.chance import NoLuck
from game.model.state.setting import Setting, Staff


@attrs.frozen(eq=False)
class CommonKnowledge:
    """What one seat knows of a campaign beside its view of the world; there is no luck in it.

    setting  laws, orders and the opening, of one world
    seats    who sits where, each by its own character and without a plan
    staffs   what each goes by; of others' interests only those they are known for
    """

    setting: Setting
    seats: tuple[StateAgent, ...]
    staffs: tuple[Staff, ...]


def common_knowledge(country: int, setting: Setting, staffs: Sequence[Staff]) -> CommonKnowledge:
    """What a country knows of a campaign beside its view.

    setting  of the campaign; its luck is left out, and its injects are taken as announced
    """
    none = NoLuck(1)
    known = (staff if place == country else as_told(staff) for place, staff in enumerate(staffs))
    luckless = tuple(attrs.evolve(staff, chance=none) for staff in known)
    return CommonKnowledge(
        attrs.evolve(setting, chance=none, opening=setting.opening.only(0)), seated_countries({}), luckless
    )


@lru_cache(maxsize=64)
def as_told(staff: Staff) -> Staff:
    """A country's staff with only the interests that others are told of."""
    public = [place for place, interest in enumerate(staff.interests) if interest.public]
    interests = tuple(staff.interests[place] for place in public)
    return attrs.evolve(staff, interests=interests, anticipated=staff.anticipated[public])
