"""Where a campaign stands, in the few words and numbers that a class asks for."""

from game.campaign.campaign import Campaign
from game.model.laws.verdict import ending, outcome
from game.model.state.axes import COUNTRIES
from game.model.state.codes import BROKEN, ENDINGS, OUTCOMES, QUARREL


def outcome_now(session: Campaign) -> str:
    """Return how the campaign has ended, or would as it stands: one of `OUTCOMES`."""
    return OUTCOMES[int(outcome(session.world, session.game.rules)[0])]


def ending_now(session: Campaign) -> str:
    """Return which ending it has come to, or would as it stands: one of `ENDINGS`."""
    return ENDINGS[int(ending(session.world, session.game.rules)[0])]


def broken(session: Campaign) -> bool:
    """Return whether the two have broken."""
    return BROKEN <= int(session.world.rung[0]) <= QUARREL


def legacies(session: Campaign) -> dict[str, float]:
    """Return every country's score so far, points."""
    points = session.game.legacy()[:, 0] if session.game.satisfied else [0.0] * len(COUNTRIES)
    return {country: round(float(points[place]), 1) for place, country in enumerate(COUNTRIES)}


def quarter_shown(quarter: str) -> str:
    """Return a quarter as pages show it: 2025Q1 is 2025 Q1."""
    return f"{quarter[:4]} {quarter[4:]}"
