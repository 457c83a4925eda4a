"""Events that a facilitator puts into the coming quarter: checked like a scenario's own, so that none can go wrong."""

from collections.abc import Sequence
from typing import Protocol

import attrs

from game.campaign.phrases import phrase
from game.campaign.terms import CampaignTerms
from game.campaign_faults import OrderRefused
from game.model.play.simulation import Simulation
from game.model.scenario import setup_checks
from game.model.scenario.schedule import InjectSchedule
from game.model.scenario.setup import DatedInject, InjectEffect, ScenarioSetup
from game.model.state.world_state import WorldState

# What stands as the source of an event that a person made up.
BY_HAND = "facilitator"


class UnderWay(Protocol):
    """What an event needs of a campaign: where it stands, what was put in so far, and the game that it comes to."""

    terms: CampaignTerms
    setup: ScenarioSetup
    game: Simulation
    injected: tuple[DatedInject, ...]

    @property
    def world(self) -> WorldState:
        """The world now."""

    def still(self) -> None:
        """Say so where the campaign has ended."""


def event(title: str, says: str, effects: Sequence[InjectEffect]) -> DatedInject:
    """An event as a facilitator writes it; its quarter and its name are given when it is put in."""
    return DatedInject("event", 1, title, says, BY_HAND, tuple(effects))


def put_in(campaign: UnderWay, given: DatedInject) -> DatedInject:
    """Let something happen from outside in the coming quarter, together with what all order; returns it as it is kept.

    given   its quarter and its chance count for nothing: it comes, and it comes now
    errors  OrderRefused with every fault; CampaignOver
    """
    campaign.still()
    turn, known = campaign.world.turn + 1, [entry.name for entry in all_injects(campaign)]
    if not given.title.strip() or not given.says.strip():
        raise OrderRefused(phrase("refusal", "event_unsaid"))
    number = next(number for number in range(1, len(known) + 2) if f"event_{turn}_{number}" not in known)
    dated = attrs.evolve(given, name=f"event_{turn}_{number}", quarter=turn, chance=1.0)
    faults = setup_checks.inject(dated, campaign.terms.quarters)
    if faults:
        raise OrderRefused(" ".join(str(fault) for fault in faults))
    lay_down(campaign, [*campaign.injected, dated])
    return dated


def take_back(campaign: UnderWay, name: str) -> None:
    """Let an event of the coming quarter not happen after all.

    errors  OrderRefused where none of this name was put in for it
    """
    turn = campaign.world.turn + 1
    left = [entry for entry in campaign.injected if (entry.name, entry.quarter) != (name, turn)]
    if len(left) == len(campaign.injected):
        waits = ", ".join(entry.name for entry in campaign.injected if entry.quarter == turn)
        raise OrderRefused(phrase("refusal", "no_event", what=name, expected=waits or "-"))
    lay_down(campaign, left)


def lay_down(campaign: UnderWay, injected: Sequence[DatedInject]) -> None:
    """Keep events, and have the coming quarters play them."""
    campaign.injected = tuple(injected)
    campaign.game.schedule = schedule_with(campaign.setup, campaign.injected)


def schedule_with(setup: ScenarioSetup, injected: Sequence[DatedInject]) -> InjectSchedule:
    """What comes from outside by the scenario, and what was put in."""
    return InjectSchedule.of((*setup.injects, *injected))


def all_injects(campaign: UnderWay) -> tuple[DatedInject, ...]:
    """Everything from outside, by the scenario or put in."""
    return (*campaign.setup.injects, *campaign.injected)
