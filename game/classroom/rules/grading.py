"""Marks: forecasts scored, participation counted, the quiz marked, and what each part of the grade comes to."""

from collections.abc import Mapping

from game.classroom.protocol.closed_lists import GradePart
from game.classroom.protocol.pages import ForecastScored
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person

PERCENT = 100
# A forecaster who always says one half scores this; it earns half the points.
COIN = 0.25
ACTS_A_TURN = 3


def scored(room: Room, only: str = "") -> list[ForecastScored]:
    """Return every forecast whose question has been answered, with its Brier score and the model's.

    only  the person whose forecasts are wanted; "" for everybody's

    Source: Brier (1950): the squared distance between what was said and what came, 0 best, 1 worst.
    """
    odds = {quarter.turn: questions_before(room, quarter.turn) for quarter in room.played}
    ending = room.played[-1].happened if room.over else {}
    scores = []
    for (person, turn, question), percent in room.forecasts.items():
        if only not in ("", person):
            continue
        quarter = room.played[turn - 1] if turn <= len(room.played) else None
        happened = dict(quarter.happened if quarter else {}) | (
            {"fracture": ending["fracture"]} if "fracture" in ending else {}
        )
        if quarter is None or question not in happened:
            continue
        came, said = happened[question], percent / PERCENT
        model = odds[turn].get(question)
        brier_of_model = None if model is None else round((model - came) ** 2, 4)
        score = round((said - came) ** 2, 4)
        scores.append(ForecastScored(person, turn, question, percent, model, came, score, brier_of_model))
    return scores


def questions_before(room: Room, turn: int) -> Mapping[str, float]:
    """Return the model's odds for the questions asked about a quarter, counted from 1; none until it has them."""
    ahead = room.look_ahead(turn - 1)
    return ahead.odds if ahead else {}


def brier(room: Room, person: str) -> float | None:
    """Return somebody's mean Brier score, None where nothing has been scored."""
    scores = [score.brier for score in scored(room, person)]
    return sum(scores) / len(scores) if scores else None


def quiz_share(room: Room, person: str) -> float | None:
    """Return the share of the quiz that somebody has right, None where they did not take it."""
    answers, questions = room.quiz.get(person), room.exercise.scenario.quiz
    if answers is None or not questions:
        return None
    right = sum(answers.get(question.question) == question.right for question in questions)
    return right / len(questions)


def presence(room: Room, who: Person) -> float:
    """Return in what share of the quarters played somebody did anything: of a team's work nobody else has a part."""
    quarters = max(len(room.played), 1)
    return len([turn for turn in who.turns if turn <= quarters]) / quarters


def participation(room: Room, who: Person) -> float:
    """Return somebody's share of taking part: up to three acts in each quarter played, over all quarters."""
    quarters = max(len(room.played), 1)
    steady = presence(room, who)
    busy = min(sum(who.counts.values()) / (ACTS_A_TURN * quarters), 1.0)
    return (steady + busy) / 2


def rationale_share(room: Room, seat: str) -> float | None:
    """Return in what share of the quarters a team said why."""
    if not room.played:
        return None
    said = sum(bool(room.rationale(seat, quarter.turn)) for quarter in room.played)
    return said / len(room.played)


def conduct_share(room: Room, seat: str) -> float | None:
    """Return the share of a team's deals that it kept or stepped back from openly; None where it made none."""
    own = [
        deal for deal in room.deals.values() if seat in deal.parties and deal.status in ("kept", "broken", "renounced")
    ]
    if not own:
        return None
    let_down = [
        deal for deal in own if any(clause.country == seat and clause.mark == "broken" for clause in deal.clauses)
    ]
    return 1 - len(let_down) / len(own)


def points(room: Room, who: Person, decision: float | None) -> dict[GradePart, float | None]:
    """Return somebody's points by part: by hand where the instructor marked, else what the record says, else None.

    What a team did counts for the quarters in which one did anything oneself. What one was asked for and left out
    counts nought: the quiz, and forecasts once a question has been answered. What one is excused from, and what
    could not be done, such as keeping deals where there were none, is left out of what can be reached.

    decision  how their team's orders compare, 0–1; None while the debrief has not been worked out
    """
    score, present = brier(room, who.person), presence(room, who)
    said, decided = rationale_share(room, who.seat), decision
    shares: dict[GradePart, float | None] = {
        "quiz": quiz_share(room, who.person) or 0.0,
        "participation": participation(room, who),
        "rationale": None if said is None else said * present,
        "decision": None if decided is None else decided * present,
        "calibration": (0.0 if room.played else None) if score is None else max(1 - score / (2 * COIN), 0.0),
        "conduct": conduct_share(room, who.seat),
        "memo": None,
    }
    earned: dict[GradePart, float | None] = {}
    for part, most in room.parts.items():
        by_hand = mark.points if (mark := room.rubric.get((who.person, part))) else None
        if not most or (who.student, part) in room.excused:
            earned[part] = None
        else:
            share = shares[part]
            earned[part] = by_hand if by_hand is not None else None if share is None else round(most * share, 1)
    return earned


def points_of_absent(room: Room, student: str) -> dict[GradePart, float | None]:
    """Return the points of a student who never came: nought for all that the room counts, but where excused."""
    return {
        part: None if part == "memo" or not most or (student, part) in room.excused else 0.0
        for part, most in room.parts.items()
    }


def of_hundred(room: Room, earned: Mapping[GradePart, float | None]) -> float | None:
    """Return what parts come to out of 100 of what could be reached; None where nothing could."""
    possible = sum(room.parts[part] for part, value in earned.items() if value is not None)
    total = sum(value for value in earned.values() if value is not None)
    return round(PERCENT * total / possible, 1) if possible else None
