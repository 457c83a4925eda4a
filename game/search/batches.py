"""Many campaigns in which countries look ahead: each world is played alone, because every one asks something else."""

from collections.abc import Sequence
from typing import TypeVar

import attrs
import numpy as np

from agents.anchor import Following
from agents.crises import Desk
from game.campaign.campaign import Campaign
from game.campaign.orders import choices_of, seats_of, sheet_of
from game.campaign.terms import CampaignTerms
from game.model.levers.readings import OrderHistory
from game.model.play.simulation import Simulation
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import Array
from game.model.state.world_state import declared
from game.search.deciding import answers, orders_of, quests_of

Rows = TypeVar("Rows", Following, Desk)


def played_alone(game: Simulation, setup: ScenarioSetup, terms: CampaignTerms) -> Simulation:
    """One world played to its last quarter, everybody deciding by its strength, without keeping how it came about.

    terms  with the digest of the scenario, by which futures are known
    """
    campaign = Campaign(attrs.evolve(terms, quarters=game.rules.quarters), setup, game, [game.situation])
    levers, crises = game.anchor.levers, game.script.crises
    while game.world.turn < game.rules.quarters:
        sought = orders_of(answers(quests_of(campaign)))
        desk, standing = game.tonight(), game.history.dials[0]
        sheets = campaign.with_choices(seats_of(game.decide(), standing, levers), desk) | sought
        game.step(sheet_of(sheets, standing, levers), choices_of(crises, sheets))
        campaign.moments.append(game.situation)
    return game


def side_by_side(games: Sequence[Simulation], together: Simulation) -> Simulation:
    """Worlds that were played alone, as the ones that began together.

    together  the same worlds before their first quarter
    """
    stand = [game.situation for game in games]
    world = stand[0].world.but(
        **{name: _beside([getattr(now.world, name) for now in stand]) for name in (*declared(), "dials", "wear")}
    )
    together.world = world
    # Histories of machine code are read as numbers.
    together.history = OrderHistory(
        _beside([now.history.dials for now in stand]), _beside([now.history.moves for now in stand])
    )
    together.following, together.desk = _rows([now.following for now in stand]), _rows([now.desk for now in stand])
    together.leaked = _beside([now.leaked for now in stand])
    together.tally = _beside([now.tally for now in stand])
    quarters = range(len(games[0].satisfied))
    together.satisfied = [_beside([game.satisfied[turn] for game in games]) for turn in quarters]
    together.series = [
        {name: _beside([game.series[turn][name] for game in games]) for name in together.watched} for turn in quarters
    ]
    return together


def _beside(rows: Sequence[Array]) -> Array:
    """Rows of single worlds side by side."""
    return np.concatenate(rows, axis=-1)


def _rows(parts: Sequence[Rows]) -> Rows:
    """What countries follow, or a desk, of single worlds side by side."""
    kind = type(parts[0])
    return kind(*(_beside([getattr(part, field.name) for part in parts]) for field in attrs.fields(kind)))
