"""The evening of a quarter: what became of a seat's orders, what moved, and why."""

import attrs
import numpy as np

from agents.answering import RUNGS
from game.campaign.campaign import Campaign
from game.campaign.index_causes import printed
from game.campaign.phrases import capital
from game.campaign.telling import title_of
from game.campaign.told_day import ToldDay, quarter_at
from game.forecast.seat_moment import SeatMoment
from game.model.laws.interests import INTERESTS, MEASURES, met
from game.model.levers.catalogue import Move, Policy, seat_of
from game.model.state.axes import COUNTRIES
from game.views.board_parts import changed_most, index_causes, strands
from game.views.board_rows import Headline
from game.views.board_view import headlines
from game.views.hand_view import touches
from game.views.score_view import WHOLE, score_parts, score_view
from game.views.shown_figures import Cause
from game.views.view_words import word

LADDER = "ladder"
# Kinds of told lines that leave a mark on the map.
MARKED = ("blow", "answer", "order", "machine", "mishap", "outside", "crisis")


@attrs.frozen
class FateView:
    """What became of one order: `fate` in a word, a sentence, and its largest effect."""

    lever: str
    title: str
    fate: str
    says: str
    effect: str


@attrs.frozen
class MapMark:
    """Something on the map: `place` is where, a capital or `strait`."""

    place: str
    country: str
    kind: str
    says: str


@attrs.frozen
class EveningView:
    """A quarter that is over, as one seat may know it; points 0–100.

    your_orders  in the order in which they were given
    ladder_act   the step between the two, where one was taken
    strand       the one that changed most; "" for none
    causes       add up, as printed, to the change of the index
    score_parts  add up, as printed, to the change of the score
    says         what else is to be said, in sentences
    """

    quarter: str
    title: str
    turn: int
    your_orders: tuple[FateView, ...]
    headlines: tuple[Headline, ...]
    ladder_act: Headline | None
    rung_before: int
    rung: int
    strand: str
    index_before: float
    index: float
    causes: tuple[Cause, ...]
    score_before: float
    score: float
    score_parts: tuple[Cause, ...]
    says: tuple[str, ...]
    map_marks: tuple[MapMark, ...]


def evening(campaign: Campaign, seat: str, turn: int) -> EveningView:
    """The evening of a quarter, counted from 1.

    errors  IndexError where so many quarters have not been played
    """
    if not 1 <= turn <= campaign.world.turn:
        raise IndexError(f"found turn {turn}; expected 1–{campaign.world.turn}, the quarters played so far")
    moment = SeatMoment.of(campaign, seat, turn)
    return moment.once("evening", lambda: _evening(moment))


def _evening(moment: SeatMoment) -> EveningView:
    """An evening, worked out."""
    campaign, seat, turn = moment.campaign, moment.seat, moment.turn
    before, quarter = moment.at(turn - 1), campaign.setup.quarter(turn)
    lines = headlines(campaign, turn, seat)
    score = score_view(moment, seat) if seat in COUNTRIES else None
    return EveningView(
        quarter=quarter,
        title=title_of(quarter),
        turn=turn,
        your_orders=fates(campaign, seat, turn) if seat in COUNTRIES else (),
        headlines=lines,
        ladder_act=next((line for line in lines if line.kind == LADDER), None),
        rung_before=int(before.known.world.rung[0]),
        rung=int(moment.known.world.rung[0]),
        strand=changed_most(strands(moment)),
        index_before=float(before.known.world.index[0]),
        index=float(moment.known.world.index[0]),
        causes=index_causes(moment),
        score_before=score.points - score.change if score else 0.0,
        score=score.points if score else 0.0,
        score_parts=score_causes(moment, seat) if score else (),
        says=tuple(line.says for line in lines if line.kind == "ending"),
        map_marks=tuple(marks_of(lines)),
    )


def score_causes(moment: SeatMoment, seat: str) -> tuple[Cause, ...]:
    """What a seat's score changed by in the quarter; parts add up, as printed, to the change."""
    before, after = (score_parts(when, seat) for when in (moment.at(moment.turn - 1), moment))
    ends = [float(np.clip(sum(parts.values()), 0, WHOLE)) for parts in (before, after)]
    changes = {key: after.get(key, 0.0) - before.get(key, 0.0) for key in (*after, *before)}
    labels = {key: word("score", key) for key in changes}
    if not moment.known.world.catastrophe[0]:
        for interest, amount in interest_causes(moment, seat).items():
            changes[interest], labels[interest] = amount, word("interest", f"{seat}.{interest}")
            changes["interests"] -= amount
        labels["interests"] = word("score", "earlier")
    parts = printed(ends[0], ends[1], changes).parts
    return tuple(Cause(labels[key], amount) for key, amount in parts.items())


def interest_causes(moment: SeatMoment, seat: str) -> dict[str, float]:
    """What each interest of a seat added to its score by how far it is met now, and was met the quarter before, points.

    How far all are met is a weighted harmonic mean, whose change falls into parts by interest without a rest.
    """
    figures, names = moment.rules.figures, INTERESTS[seat]
    weights = np.array([float(np.ravel(figures.interests[f"{seat}_{name}"])[0]) for name in names])
    burdens = []
    for when in (moment.at(moment.turn - 1), moment):
        levels = [float(met(row, figures)[0]) for row in MEASURES[seat](when.known.world, figures)]
        burdens.append(weights / np.array(levels))
    before, after = burdens
    # The last quarter counts double among the later half of all.
    counts = 2 / (len(moment.satisfied) - len(moment.satisfied) // 2 + 1)
    scale = counts * float(np.ravel(figures.legacy.interests)[0]) / (before.sum() * after.sum())
    return {name: float(-scale * (after[place] - before[place])) for place, name in enumerate(names)}


def fates(campaign: Campaign, seat: str, turn: int) -> tuple[FateView, ...]:
    """What became of a seat's orders."""
    played, day = campaign.played[turn - 1], ToldDay.of(campaign, turn, seat)
    orders, catalogue = played.orders[seat], campaign.game.anchor.levers.catalogue
    listed: tuple[Policy | Move, ...] = (*catalogue.policies, *catalogue.moves)
    levers = {lever.id: lever for lever in listed}
    rows = []
    for lever in (*orders.dials, *orders.moves):
        entry, wrong = levers[lever], day.gone_wrong(lever)
        replies = answers_to(campaign, turn, lever)
        key = "wrong" if wrong else "answered" if replies else "in_force"
        says = wrong or replies or entry.says
        effect = next(iter(touches(entry.effects)), "")
        rows.append(FateView(lever, entry.title, word("fate", key), says, effect))
    for act in orders.table:
        taken = not act.endswith("take_offer") or campaign.moments[turn].world.sold.max() > 0
        key = "in_force" if taken else "refused"
        rows.append(FateView(act, word("act_title", act), word("fate", key), word("act_says", act), ""))
    return (*rows, *(fate_of_answer(campaign, turn, seat, occasion) for occasion in orders.prepared))


def fate_of_answer(campaign: Campaign, turn: int, seat: str, occasion: str) -> FateView:
    """What became of a prepared answer: given, not needed, or not given though its occasion came."""
    played = campaign.played[turn - 1]
    move = played.orders[seat].prepared[occasion]
    entry = next(entry for entry in campaign.game.anchor.levers.catalogue.moves if entry.id == move)
    came = campaign.game.anchor.courses.demeanours[COUNTRIES.index(seat)].occasions[occasion]
    seen = quarter_at(campaign, turn).seen().by(seat)
    key = "given" if move in played.answered else "not_given" if np.ravel(came(seen))[0] > 0 else "no_effect"
    says = entry.says if key == "given" else word("answer", key)
    title = word("answer", "title", occasion=word("occasion", occasion), move=entry.title)
    effect = next(iter(touches(entry.effects)), "") if key == "given" else ""
    return FateView(occasion, title, word("fate", key), says, effect)


def answers_to(campaign: Campaign, turn: int, lever: str) -> str:
    """Who answered a blow in the same quarter, in a sentence; "" where nobody did, or it was no blow."""
    catalogue = campaign.game.anchor.levers.catalogue
    entry = next((move for move in catalogue.moves if move.id == lever), None)
    if entry is None or not any(effect.path in RUNGS for effect in entry.effects):
        return ""
    answered = [move for move in catalogue.moves if move.id in campaign.played[turn - 1].answered]
    others = [move for move in answered if seat_of(move.id) != seat_of(lever)]
    return " ".join(word("touch", "third", capital=capital(seat_of(move.id)), says=move.says) for move in others)


def marks_of(lines: tuple[Headline, ...]) -> list[MapMark]:
    """What the map shows of a quarter."""
    return [
        MapMark(word("place", line.country) if line.country else "strait", line.country, line.kind, line.says)
        for line in lines
        if line.kind in MARKED and (line.country or line.kind == "blow")
    ]
