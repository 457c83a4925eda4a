"""A campaign retold as a Markdown page to keep: verdict and scores, then quarter by quarter."""

from collections.abc import Iterator, Sequence

import game
from game.campaign.campaign import Campaign
from game.campaign.phrases import capital
from game.cli.campaign_account import QuarterAccount, scores_of, verdict_of
from game.cli.campaign_narration import LAST, PARTS, aims_told, deeds_told
from game.cli.words import worded
from game.model.scenario.scenario_texts import scenario_said
from game.printed_numbers import plain
from game.views.ending_view import DeedView


def page(campaign: Campaign, quarters: Sequence[QuarterAccount], deeds: Sequence[DeedView] = ()) -> str:
    """A campaign that is over as a Markdown page."""
    parts = (*ended(campaign), *what_did_it(campaign, deeds), *scores(campaign), *by_quarter(quarters))
    return "\n".join((*parts, *colophon(campaign))) + "\n"


def ended(campaign: Campaign) -> Iterator[str]:
    """The verdict."""
    how = verdict_of(campaign)
    yield f"# {scenario_said(campaign.setup).title}"
    yield f"\n**{' '.join(how.says)}**"
    yield worded("campaign", "index", index=plain(how.index), first=plain(how.first_index))
    yield f"\n{worded('campaign', 'simulated')}"


def what_did_it(campaign: Campaign, deeds: Sequence[DeedView]) -> Iterator[str]:
    """The deeds that did most, where they were looked for."""
    if deeds:
        yield f"\n## {worded('deeds', 'title')}\n"
        yield from (f"- {says}" for says in deeds_told(deeds, verdict_of(campaign).outcome))


def scores(campaign: Campaign) -> Iterator[str]:
    """Every country's score, and what it is made of."""
    known = scores_of(campaign)
    yield f"\n## {worded('scores', 'title')}\n"
    headings = [worded("scores", heading) for heading in ("capital", "score", *PARTS)]
    yield f"| {' | '.join(headings)} |"
    yield f"|---|{'--:|' * (len(headings) - 1)}"
    for score in known:
        parts = " | ".join(plain(getattr(score, name), 1) for name in PARTS)
        yield f"| **{capital(score.country)}** | **{plain(score.points)}** | {parts} |"
    yield f"\n## {worded('scores', 'aims')}\n"
    yield from (f"- {says}" for says in aims_told(known))


def by_quarter(quarters: Sequence[QuarterAccount]) -> Iterator[str]:
    """What happened in each quarter, and why the partnership moved."""
    yield f"\n## {worded('report', 'quarters')}"
    for quarter in quarters:
        yield f"\n### {quarter.title}\n"
        yield from (f"- {line.says}" for line in quarter.lines if line.kind != LAST)
        yield "\n" + " ".join(quarter.closing)


def colophon(campaign: Campaign) -> Iterator[str]:
    """How to play the same campaign again."""
    terms = campaign.terms
    luck = {"scenario": terms.scenario, "seed": terms.seed}
    yield "\n---\n"
    yield worded("report", "colophon", version=game.__version__, digest=campaign.played[-1].digest, **luck)
    yield worded("report", "again", world=f" --world {terms.world}" if terms.world else "", **luck)
    yield worded("report", "model")
