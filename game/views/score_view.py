"""A seat's score as the campaign stands: interests, ambition, agenda and word, as the seat itself sees them."""

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.forecast.par import par_known
from game.forecast.seat_moment import SeatMoment
from game.model.laws.interests import INTERESTS, MEASURES, met
from game.model.play.legacy import ReadAim, interests_met
from game.model.state.axes import COUNTRIES, Array
from game.printed_numbers import shares_shown
from game.views.board_rows import AimView, InterestView, ScoreView
from game.views.shown_figures import Cause
from game.views.view_words import word

WHOLE = 100.0


def score_view(moment: SeatMoment, country: str) -> ScoreView:
    """A country's score as a seat sees it; the seat's own, or any country's for who sees all.

    The change is that of the interests and of the aims together since the quarter before.
    """
    chosen = chosen_aim(moment.campaign, country, "ambition").id
    scored: ScoreView = moment.once(f"score.{country}.{chosen}", lambda: worked_score(moment, country))
    digest, quarters = moment.campaign.terms.scenario_digest, moment.campaign.terms.quarters
    return attrs.evolve(scored, par=par_known(digest, quarters, country))


def worked_score(moment: SeatMoment, country: str) -> ScoreView:
    """A country's score, without par."""
    parts = score_parts(moment, country)
    points = float(np.clip(sum(parts.values()), 0, WHOLE))
    before = moment.at(max(moment.turn - 1, 0))
    earlier = float(np.clip(sum(score_parts(before, country).values()), 0, WHOLE))
    row = COUNTRIES.index(country)
    return ScoreView(
        points=points,
        change=points - earlier,
        par=None,
        interests=interest_views(moment, country),
        ambition=aim_view(moment, country, "ambition"),
        agenda=aim_view(moment, country, "agenda"),
        word=WHOLE * float(moment.known.world.word[row, 0]),
        parts=tuple(Cause(word("score", key), amount) for key, amount in shares_shown(parts).items() if amount),
    )


def score_parts(moment: SeatMoment, country: str) -> dict[str, float]:
    """What a country's score is made of, in points."""
    law, row, world = moment.rules.figures.legacy, COUNTRIES.index(country), moment.known.world
    satisfied = moment.satisfied or [world.satisfaction]
    interests = float(np.ravel(law.interests)[0]) * float(interests_met(satisfied)[row, 0]) / WHOLE
    parts = {"interests": interests, "word": float(np.ravel(law.word)[0]) * float(world.word[row, 0])}
    for kind in ("ambition", "agenda"):
        entry = chosen_aim(moment.campaign, country, kind)
        pays = float(np.ravel(law[kind])[0]) * (float(np.ravel(law.bold)[0]) if entry.bold else 1.0)
        parts[kind] = pays * aims_met(moment)[entry.id]
    if world.catastrophe[0] > 0:
        caps = moment.rules.figures.interests
        author = int(world.author[0]) == row + 1
        cap = float(np.ravel(caps.cap_author if author else caps.cap_others)[0])
        parts["cap"] = min(cap - sum(parts.values()), 0.0)
    return parts


def aims_met(moment: SeatMoment) -> dict[str, float]:
    """How far each aim is met as the campaign stands and the seat sees it, by id, 0–1."""
    aims = moment.campaign.game.script.aims
    # Before the first quarter an aim stands as if one had been played.
    world = moment.known.world.but(turn=max(moment.turn, 1))
    readings = attrs.evolve(moment.readings, world=world)
    rows: dict[str, Array] = moment.once("aims", lambda: aims.met(moment.tally, readings))
    return {identity: float(row[0]) for identity, row in rows.items()}


def chosen_aim(campaign: Campaign, country: str, kind: str) -> ReadAim:
    """The ambition or the agenda that a country has."""
    row, aims, chosen = COUNTRIES.index(country), campaign.game.script.aims, campaign.game.chosen
    if kind == "ambition":
        return aims.ambitions[row][int(chosen.ambition[row, 0])]
    return aims.agendas[row][int(chosen.agenda[row, 0])]


def aim_view(moment: SeatMoment, country: str, kind: str) -> AimView:
    """The ambition or the agenda that a country has, and how far it is met."""
    return aim_of(moment, chosen_aim(moment.campaign, country, kind))


def aim_of(moment: SeatMoment, entry: ReadAim) -> AimView:
    """One aim, and how far it is met."""
    catalogue = moment.campaign.game.anchor.levers.catalogue
    told_aim = next(aim for aim in (*catalogue.ambitions, *catalogue.agendas) if aim.id == entry.id)
    return AimView(entry.id, told_aim.title, told_aim.says, aims_met(moment)[entry.id], entry.bold)


def interest_views(moment: SeatMoment, country: str) -> tuple[InterestView, ...]:
    """A country's interests: what each weighs, and how far it is met."""
    figures, names = moment.rules.figures, INTERESTS[country]
    worlds = [when.known.world for when in (moment, moment.at(max(moment.turn - 1, 0)), moment.at(0))]
    now, before, first = (
        [WHOLE * float(met(row, figures)[0]) for row in MEASURES[country](world, figures)] for world in worlds
    )
    return tuple(
        InterestView(
            key=name,
            label=word("interest", f"{country}.{name}"),
            weight=float(np.ravel(figures.interests[f"{country}_{name}"])[0]),
            met=now[place],
            change=now[place] - before[place],
            first=first[place],
        )
        for place, name in enumerate(names)
    )
