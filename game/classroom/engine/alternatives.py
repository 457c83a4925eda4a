"""What else a seat could have ordered: the engine's own drafts in that seat, and doing nothing."""

import attrs

from game.campaign.campaign import Campaign
from game.forecast.common_luck import Redrawn
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS

DRAFTS = 8


def alternatives(session: Campaign, seat: str) -> list[dict[str, str]]:
    """Return other sheets for a seat in the quarter to come, each once: level by order."""
    place = COUNTRIES.index(seat)
    agent, staff, view = session.agents[place], session.staffs[place], session.view(seat)
    allowed = session.simulation.legal(seat)
    names = session.setting.catalogue.names[staff.own]
    found: list[dict[str, str]] = [{}]
    for number in range(DRAFTS):
        sheet = agent.decide(view, allowed, attrs.evolve(staff, chance=Redrawn(staff.chance, number + 1)))
        draft = {name: LEVELS[int(sheet[at, 0]) - 1] for at, name in enumerate(names) if sheet[at, 0]}
        if draft not in found:
            found.append(draft)
    return found
