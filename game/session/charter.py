"""The charter: what everybody at the table knows of a campaign, and what one seat may assume of the others.

A seat knows the laws, the orders, the opening and what the others say they want. It knows neither the luck that the
campaign is played with, nor the interests that others keep to themselves, nor the plans they were given.
"""

from collections.abc import Sequence
from functools import lru_cache

import attrs

from agents.agent import StateAgent
from agents.cast import cast
from game.world.setting import Setting, Staff


@attrs.frozen(eq=False)
class Charter:
    """What one seat knows of a campaign beside its view of the world.

    setting  laws, orders and opening; its luck is never asked
    seats    who sits where, each by its own character and without a plan
    staffs   what each goes by; of others' interests only those they are known for
    """

    setting: Setting
    seats: tuple[StateAgent, ...]
    staffs: tuple[Staff, ...]


def charter(country: int, setting: Setting, staffs: Sequence[Staff]) -> Charter:
    """Return what a country knows of a campaign beside its view."""
    known = tuple(staff if place == country else as_told(staff) for place, staff in enumerate(staffs))
    return Charter(setting, cast({}), known)


@lru_cache(maxsize=64)
def as_told(staff: Staff) -> Staff:
    """Return a country's staff with only the interests that others are told of."""
    told = [place for place, interest in enumerate(staff.interests) if interest.public]
    interests = tuple(staff.interests[place] for place in told)
    return attrs.evolve(staff, interests=interests, anticipated=staff.anticipated[told])
