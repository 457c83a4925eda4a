"""A whole campaign as a document: how it ended, the scores with what they are made of, and every quarter told."""

from collections.abc import Mapping, Sequence

import attrs

from game.campaign.campaign import Campaign
from game.campaign.index_causes import IndexMove
from game.campaign.phrases import capital, phrase
from game.campaign.telling import ground, told_lines, told_quarter
from game.campaign.told_day import ToldLine
from game.cli.words import country_name, worded
from game.forecast.seat_moment import SeatMoment
from game.loose_types import JsonDict
from game.model.laws.verdict import ending, outcome
from game.model.levers.catalogue import Aim
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, OUTCOMES
from game.printed_numbers import plain, signed
from game.views.evening_view import evening


@attrs.frozen
class AimMet:
    """An ambition or agenda, and how far it is met, 0–1.

    bold  whether it pays more
    """

    id: str
    title: str
    says: str
    met: float
    bold: bool


@attrs.frozen
class LegacyTold:
    """What a campaign was worth to a country, 0–100 points, and what that is made of.

    interests, ambition, agenda, word  points each
    """

    country: str
    title: str
    points: float
    interests: float
    ambition: float
    agenda: float
    word: float
    ambition_was: AimMet
    agenda_was: AimMet


@attrs.frozen
class Verdict:
    """How a campaign ended, or stands.

    outcome, ending  by name
    says             whole sentences
    index            points of 100, and where it began
    """

    outcome: str
    ending: str
    says: tuple[str, ...]
    index: float
    first_index: float


def verdict_of(campaign: Campaign) -> Verdict:
    """What became of the partnership, or would become of it if this were the end."""
    world, rules = campaign.world, campaign.game.rules
    how, which = OUTCOMES[int(outcome(world, rules)[0])], ENDINGS[int(ending(world, rules)[0])]
    raiser = int(world.author[0]) - 1
    author = capital(COUNTRIES[raiser]) if raiser >= 0 else ""
    says = phrase("outcome", how, author=author), phrase("ending", which)
    first = campaign.moments[0].world.index[0]
    return Verdict(how, which, says, float(world.index[0]), float(first))


def scores_of(campaign: Campaign) -> tuple[LegacyTold, ...]:
    """What a campaign was worth to each country; none before its first quarter."""
    if not campaign.played:
        return ()
    game = campaign.game
    points, parts, met = game.legacy(), game.legacy_parts(), game.aims_met()
    catalogue, chosen = game.anchor.levers.catalogue, game.chosen
    known = {entry.id: entry for entry in (*catalogue.ambitions, *catalogue.agendas)}
    scores = []
    for place, country in enumerate(COUNTRIES):
        aims = [
            own[place][int(drawn[place, 0])]
            for own, drawn in ((game.script.aims.ambitions, chosen.ambition), (game.script.aims.agendas, chosen.agenda))
        ]
        ambition, agenda = (aim_met(known[aim.id], float(met[aim.id][0]), aim.bold) for aim in aims)
        made_of = {name: float(row[place, 0]) for name, row in parts.items()}
        scores.append(
            LegacyTold(
                country=country,
                title=country_name(country),
                points=float(points[place, 0]),
                **made_of,
                ambition_was=ambition,
                agenda_was=agenda,
            )
        )
    return tuple(scores)


def aim_met(aim: Aim, met: float, bold: bool) -> AimMet:
    """An aim as it was met."""
    return AimMet(aim.id, aim.title, aim.says, met, bold)


@attrs.frozen
class QuarterAccount:
    """One quarter, told to one reader.

    title   such as Winter 2025
    lines   what happened, in order
    index   points of 100, before and after the quarter
    error   half of the index's 95 % interval for a country that has to guess it, 0 for who may know all
    causes  in words; they add up, as printed, to the change of the index
    closing sentences on the partnership, oil and escalation
    """

    quarter: str
    title: str
    lines: tuple[ToldLine, ...]
    index_before: float
    index: float
    index_error: float
    causes: Mapping[str, float]
    closing: tuple[str, ...]


def told_as_seen(campaign: Campaign, turn: int, reader: str) -> QuarterAccount:
    """One quarter, counted from 1, with what a reader may know of it; "" for one who may know all."""
    name = campaign.setup.quarter(turn)
    if not reader:
        quarter = told_quarter(campaign, turn)
        move = quarter.index
        causes = {phrase("cause", cause): amount for cause, amount in move.parts.items()}
        return QuarterAccount(name, quarter.title, quarter.lines, move.before, move.after, 0.0, causes, quarter.closing)
    seen = evening(campaign, reader, turn)
    error = SeatMoment.of(campaign, reader, turn).index_error
    causes = {cause.says: cause.amount for cause in seen.causes}
    before, after = round(seen.index_before, 1), round(seen.index, 1)
    change = round(sum(causes.values()), 1)
    holes = {"after": plain(after, 1), "error": plain(error, 1), "change": signed(change)}
    parts = ", ".join(f"{says} {signed(amount)}" for says, amount in causes.items())
    moved = IndexMove(before, after, {})
    closing = (
        worded("quarter", "guessed" if round(error, 1) else "exact", **holes),
        phrase("partnership", "mainly", parts=parts) if parts else "",
        ground(campaign, turn, moved),
    )
    lines = told_lines(campaign, turn, reader)
    return QuarterAccount(
        name, seen.title, lines, before, after, error, causes, tuple(says for says in closing if says)
    )


def account(campaign: Campaign, quarters: Sequence[QuarterAccount]) -> JsonDict:
    """A campaign as one document.

    While people still play it, scores are left out, because they tell what is hidden.

    quarters  told, as far as whoever reads it may know
    """
    terms, open_to_all = campaign.terms, campaign.over or not campaign.terms.seats
    return {
        "scenario": campaign.setup.name,
        "title": campaign.setup.title,
        "seed": terms.seed,
        "world": terms.world,
        "changes": dict(terms.changes),
        "strategies": dict(terms.strategies),
        "quarters": campaign.world.turn,
        "over": campaign.over,
        **attrs.asdict(verdict_of(campaign)),
        "scores": {score.country: attrs.asdict(score) for score in scores_of(campaign)} if open_to_all else {},
        "digest": campaign.played[-1].digest if campaign.played else "",
        "quarters_told": [attrs.asdict(quarter) for quarter in quarters],
    }
