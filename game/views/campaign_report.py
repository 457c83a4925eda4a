"""A campaign retold in plain text: pieces of a quarter in a line each, and the whole as a Markdown page to keep."""

from collections.abc import Iterator

import game
from game.campaign.acts import Cause, CountryAct
from game.campaign.brief import Brief, Headline
from game.campaign.review import Account
from game.campaign.sentences import says
from game.printed_numbers import plain, shares_shown, signed

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


def report(story: Account) -> str:
    """Return a campaign as a Markdown page: verdict, scores, turning points, then quarter by quarter."""
    return "\n".join((*ending(story), *scores(story), *quarters(story), *colophon(story))) + "\n"


def ending(story: Account) -> Iterator[str]:
    """Yield the verdict and the quarters on which it turned."""
    yield f"# {story.title}"
    yield f"\n**{story.says}** The partnership index stands at {plain(story.index)} after {story.quarters} quarters."
    yield f"\n{says('story', 'simulated')}"
    yield "\n## Turning points\n"
    for point in story.turning_points:
        yield f"- {point.says} ({'; '.join(says('order', order) for order in point.orders)})"
    if not story.turning_points:
        yield f"- {says('turning_point', 'none')}"


def scores(story: Account) -> Iterator[str]:
    """Yield every country's score by interest as a table."""
    yield f"\n## {SCORES}\n"
    yield "| country | interest | weight | met | score |"
    yield "|---|---|--:|--:|--:|"
    for country, score in story.scores.items():
        yield f"| **{says('country_name', country)}** | | | | **{plain(score.score)}** |"
        for interest in score.interests:
            yield f"| | {interest.name} | {plain(100 * interest.weight)} % | {plain(interest.met)} | |"


def quarters(story: Account) -> Iterator[str]:
    """Yield each quarter's story, what each country did and why, and why the index changed."""
    yield "\n## Quarter by quarter"
    for brief in story.quarters_told:
        yield f"\n### {brief.quarter}: index {plain(brief.index)}, {changed(brief.index - brief.before)}\n"
        yield " ".join(brief.story)
        yield from happenings(brief)
        if brief.why_index:
            yield f"\nWhy the index changed: {causes_shown(brief.why_index)}."


def happenings(brief: Brief) -> Iterator[str]:
    """Yield what happened in a quarter, and who did what for which reason."""
    yield ""
    yield from (f"- **{with_origin(headline)}**" for headline in brief.news)
    yield from (f"- {act_line(act)}" for act in brief.acts)


def act_line(act: CountryAct) -> str:
    """Return one order and what spoke for it."""
    level, reasons = says("level", act.level), [reason.says for reason in act.why if reason.amount > 0]
    because = f" Why ({act.certainty}): {'; '.join(reasons)}." if reasons else ""
    return f"{act.says}, {level}.{because}"


def colophon(story: Account) -> Iterator[str]:
    """Yield how to play the same campaign again."""
    yield "\n---\n"
    yield f"Wedge {game.__version__}, scenario `{story.scenario}`, seed {story.seed}, digest `{story.digest}`."
    yield f"`wedge run {story.scenario} --seed {story.seed}` plays it again, bit for bit."
    yield "This is a teaching model: its figures are judgements with ranges, and its odds are not the world's."
