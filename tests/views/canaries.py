"""Campaigns that differ only in what a seat cannot see."""

from collections.abc import Callable, Mapping

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.phrases import phrases
from game.loose_types import FieldValues
from game.model.levers.catalogue import seat_of
from game.model.levers.eyes import CODES
from game.model.play.whole_quarter import Situation
from game.model.state.axes import COUNTRIES, OWN_INTERESTS, PARTNERS, Array
from game.model.state.names import NAMES
from game.model.state.world_state import WorldState, declared

# Rows that a seat sees through others: air defence is what is left of its shortage, the last faction is the street.
SEEN_THROUGH = ("air_defence_gap", "loyalty", "volume", "margin", "received", "unmet", "index", "index_ago", "score")


def otherwise(campaign: Campaign, seat: str) -> Campaign:
    """The same campaign with everything turned over that a seat sees nothing of."""
    other = campaign.fork(campaign.world.turn)
    world = turned_over(campaign.world, unseen_rows(seat))
    dials, moves = other.game.history.dials.copy(), other.game.history.moves.copy()
    levers = campaign.game.anchor.levers
    for lever in levers.secret:
        # A mishap of a secret lever is news for all.
        if seat_of(lever) != seat and lever not in phrases("mishap"):
            place, first = levers.places[lever], len(levers.policies)
            (dials if place < first else moves)[0, place % first if place < first else place - first] = 1.0
    world = world.but(dials=dials[0])
    following = attrs.evolve(other.game.following, course=others_courses(campaign, seat))
    now = attrs.evolve(campaign.moments[-1], world=world, following=following)
    now = attrs.evolve(now, history=attrs.evolve(now.history, dials=dials, moves=moves))
    stand(other, now)
    return other


def stand(campaign: Campaign, now: Situation) -> None:
    """Put a campaign where worlds are to stand."""
    campaign.moments[-1] = now
    campaign.game.world, campaign.game.history, campaign.game.following = now.world, now.history, now.following


def with_world(campaign: Campaign, change: Callable[[WorldState], WorldState]) -> Campaign:
    """The same campaign with its world changed."""
    other = campaign.fork(campaign.world.turn)
    stand(other, attrs.evolve(campaign.moments[-1], world=change(campaign.world)))
    return other


def others_courses(campaign: Campaign, seat: str) -> Array:
    """Courses with those of all others changed."""
    course = campaign.game.following.course.copy()
    for row, country in enumerate(COUNTRIES):
        if country != seat:
            course[row] = 0.0 if course[row, 0] else 1.0
    return course


def unseen_rows(seat: str) -> Mapping[str, Array]:
    """By measure: 1 where a seat sees nothing of a row, (…,)."""
    rows = {name: np.full(entry.shape, float(entry.known != "public")) for name, entry in declared().items()}
    for known in NAMES:
        if known.measure:
            rows[known.measure][known.index] = float(not (known.exact_for(CODES[seat]) or known.error))
    for name in SEEN_THROUGH:
        rows[name] = np.zeros_like(rows[name])
    if seat in PARTNERS:
        rows["overdue"][:] = 0.0
    rows["capital"][COUNTRIES.index(seat)] = 0.0
    for place, name in enumerate(OWN_INTERESTS):
        if name.startswith(f"{CODES[seat]}_"):
            rows["own_interest"][place] = 0.0
    return rows


def turned_over(world: WorldState, rows: Mapping[str, Array]) -> WorldState:
    """A world with some rows moved to the other half of their range."""
    changed: FieldValues = {}
    for name, unseen in rows.items():
        entry, now = declared()[name], getattr(world, name)
        middle = (entry.low + entry.high) / 2
        moved = np.where(now > middle, entry.low + entry.span / 4, entry.high - entry.span / 4)
        changed[name] = np.where(unseen[..., None] > 0, moved, now)
    return world.but(**changed)
