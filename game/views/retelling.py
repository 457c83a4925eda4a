"""Pieces of a quarter retold in a line, for the terminal and the report."""

from game.campaign.acts import Cause
from game.campaign.brief import Headline
from game.campaign.sentences import plain, says, shares_shown, signed

CAUSES = 4
SCORES = "Scores, 0–100: a country's over all quarters, an interest's at the end"
STEADY = LEAST_CAUSE = 0.05


def with_origin(headline: Headline) -> str:
    """Return a headline with the order it follows from."""
    order = headline.after.removeprefix("The ")
    return f"{headline.says}, after {order if order == headline.after else f'the {order}'}" if order else headline.says


def changed(amount: float) -> str:
    """Return a change of the index as a triangle and words."""
    if abs(amount) < STEADY:
        return "steady"
    return f"▲ {plain(amount, 1)} stronger" if amount > 0 else f"▼ {plain(-amount, 1)} weaker"


def causes_shown(causes: tuple[Cause, ...]) -> str:
    """Return the largest causes of a change with their amounts; smaller ones are put together, so that all add up."""
    smaller = says("rest", "index")
    amounts: dict[str, float] = {}
    for place, cause in enumerate(causes):
        own_line = cause.cause == "rest" or (place < CAUSES and abs(cause.amount) >= LEAST_CAUSE)
        name = cause.says if own_line else smaller
        amounts[name] = amounts.get(name, 0.0) + cause.amount
    amounts = {name: amounts[name] for name in sorted(amounts, key=lambda name: name == smaller)}
    return "; ".join(f"{name} {signed(amount)}" for name, amount in shares_shown(amounts).items() if amount)
