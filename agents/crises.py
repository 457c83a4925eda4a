"""Crises: what the world asks of whom, what the computer's countries choose, and what the choices come to."""

import attrs
import numpy as np

from agents.crisis_program import OF_INJURIES, CrisisProgram, ReadChoice, ReadCrisis
from agents.demeanour import Demeanour
from agents.draft import raises
from game.model.levers.budget import income, upkeep
from game.model.levers.effects import HISTORY, LeverProgram, fits
from game.model.levers.readings import WorldReadings
from game.model.state.arithmetic import clip
from game.model.state.axes import COUNTRIES, Array
from game.model.state.deeds import MOVE_ROW, STEPS, Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules

LONG_AGO = 40.0
UNSETTLED = -1.0
# Nobody plays a country himself.
NO_PERSONS = np.zeros((len(COUNTRIES), 1))


@attrs.frozen(eq=False)
class Desk:
    """Which questions wait, how long since each kind came, and what was chosen.

    waits   (crises, W) 1 where a question waits for its country this quarter
    left    (crises, W) quarters that a person may still leave it
    since   (crises, W) quarters since it last came
    chosen  (quarters back, choices, W) 1 where a choice was taken; row 0 is the last quarter that was settled
    """

    waits: Array
    left: Array
    since: Array
    chosen: Array

    @classmethod
    def empty(cls, program: CrisisProgram, worlds: int) -> "Desk":
        """No question has ever been put."""
        blank = np.zeros((len(program.crises), worlds))
        return cls(blank, blank, blank + LONG_AGO, np.zeros((HISTORY, program.choices, worlds)))


@attrs.frozen(eq=False)
class Settled:
    """What a quarter's choices come to beside their effects.

    cost    (countries, W) weeks
    moves   (moves, W) 1 where a move is made free of its price
    dials   (policies, W) steps by which a dial is turned
    takes   (countries, W) 1 where Washington's offer is taken
    vote    (W,) Moscow's in the Council; 0 where it was not asked
    closed  (countries, W) 1 where a choice settled an injury
    """

    cost: Array
    moves: Array
    dials: Array
    takes: Array
    vote: Array
    closed: Array

    def at_table(self, deeds: Deeds) -> Deeds:
        """A quarter's deeds with offers taken and the vote cast as was chosen."""
        rows = deeds.moves.copy()
        for code, country in (("ru", 0), ("ir", 1)):
            row = MOVE_ROW[f"{code}.take_offer"]
            rows[row] = np.maximum(rows[row], self.takes[country])
        rows[MOVE_ROW["ru.vote"]] = np.where(np.equal(self.vote, 0), rows[MOVE_ROW["ru.vote"]], self.vote)
        return attrs.evolve(deeds, moves=rows)


def put(program: CrisisProgram, desk: Desk, readings: WorldReadings, answered: Array, rules: Rules) -> Desk:
    """The desk in the morning: what is new, and what still waits.

    answered  (countries, W) 1 where a country answered an injury in the last quarter: it is not asked about it again

    Source: seams.md B37 (the chance of a question, one of a kind a year); play2.md section 1 (two at most).
    """
    law, chance = rules.figures.crises, rules.chance
    turn, waits, left, since = readings.world.turn + 1, [], [], []
    counted = [np.zeros(readings.world.worlds) for _ in COUNTRIES]
    for place, crisis in enumerate(program.crises):
        holds = np.where(crisis.trigger(readings.of(crisis.id)) > 0, 1.0, 0.0)
        holds = holds * np.where(desk.since[place] >= law.rests, 1.0, 0.0)
        if crisis.kind in OF_INJURIES:
            holds = holds * (1 - answered[crisis.country])
        if not crisis.event:
            holds = holds * chance.happens(turn, crisis.id, law.hazard * holds)
        old = desk.waits[place]
        new = holds * (1 - old) * np.where(counted[crisis.country] < law.at_most, 1.0, 0.0)
        counted[crisis.country] = counted[crisis.country] + new + old
        waits.append(np.maximum(old, new))
        left.append(np.where(new > 0, float(crisis.waits), desk.left[place]))
        since.append(np.where(new > 0, 0.0, desk.since[place] + 1))
    return attrs.evolve(desk, waits=np.stack(waits), left=np.stack(left), since=np.stack(since))


def by_rule(
    program: tuple[CrisisProgram, LeverProgram],
    desk: Desk,
    readings: WorldReadings,
    demeanours: tuple[Demeanour, ...],
    rules: Rules,
) -> Array:
    """What the computer's countries choose, (crises, W): the place of a choice, −1 where no question waits.

    The choice that serves what the country minds best, with some noise; the cheapest where it can pay for none.
    """
    (crises, levers), figures = program, rules.figures
    fit_now = fits(levers, readings)
    bring = readings.world.capital + income(readings, levers.catalogue.weeks)
    weeks = list(bring - upkeep(readings.history.dials[0], levers.catalogue) + levers.catalogue.weeks.overdraft)
    rows = []
    for place, crisis in enumerate(crises.crises):
        names = tuple(str(number) for number in range(len(crisis.choices)))
        noise = rules.chance.gumbel(readings.world.turn + 1, f"choice.{crisis.id}", names)
        best, pick = np.full(readings.world.worlds, -np.inf), np.zeros(readings.world.worlds) + cheapest(crisis)
        for number, choice in enumerate(crisis.choices):
            worth = valued(choice, demeanours[crisis.country], (levers, fit_now), figures)
            worth = worth + figures.answers.wavers * noise[number]
            worth = np.where(weeks[crisis.country] >= choice.cost, worth, -np.inf)
            worth = np.where(
                heats(choice, levers, figures) * readings.number("escalation") >= figures.habits.heated, -np.inf, worth
            )
            pick = np.where(worth > best, float(number), pick)
            best = np.maximum(best, worth)
        rows.append(np.where(desk.waits[place] > 0, pick, UNSETTLED))
        weeks[crisis.country] = left_after(weeks[crisis.country], crisis, rows[-1])
    return np.stack(rows)


def left_after(weeks: Array, crisis: ReadCrisis, pick: Array) -> Array:
    """What is left of a country's weeks after a choice, (W,)."""
    for number, choice in enumerate(crisis.choices):
        weeks = weeks - choice.cost * np.where(np.equal(pick, number), 1.0, 0.0)
    return weeks


def cheapest(crisis: ReadCrisis) -> int:
    """The place of the choice that costs least."""
    return min(range(len(crisis.choices)), key=lambda number: crisis.choices[number].cost)


def heats(choice: ReadChoice, levers: LeverProgram, figures: Figures) -> float:
    """1 where a choice makes a move that raises escalation, else 0."""
    moves = {move.id: move for move in levers.catalogue.moves}
    return float(any(raises(moves[move], figures) for move in choice.moves))


def valued(choice: ReadChoice, demeanour: Demeanour, program: tuple[LeverProgram, Array], figures: Figures) -> Array:
    """What a choice is worth to a country, (W,), in points of score.

    program  the levers, and how well each works now, (levers, W)
    """
    levers, fit_now = program
    plain = sum(demeanour.minds.get(effect.path, 0.0) * effect.size for effect in choice.effects)
    own = {"word.own": "word", "resolve.own": "resolve"}
    plain += sum(effect.size / len(own) for effect in choice.effects if effect.path in own) / STEPS
    worth = np.zeros(fit_now.shape[1]) + (plain - figures.answers.week * choice.cost)
    for move in choice.moves:
        worth = worth + figures.crises.fit_worth * fit_now[levers.places[move]]
    for policy, steps in choice.dials.items():
        worth = worth + steps * fit_now[levers.places[policy]]
    return worth


def settle(program: CrisisProgram, desk: Desk, chosen: Array, persons: Array = NO_PERSONS) -> tuple[Desk, Array]:
    """The desk once choices were made, and the choices that count, (crises, W), −1 where none was taken.

    chosen   (crises, W) place of a choice, −1 for none; a person's question that is left waits until its clock runs
             out, and then the cheapest is taken
    persons  (countries, 1) 1 for those that persons play
    """
    rows, waits, left = [], [], []
    taken = [np.zeros(chosen.shape[1]) for _ in range(program.choices)]
    for place, crisis in enumerate(program.crises):
        patient = np.where(desk.left[place] > 0, 1.0, 0.0) * persons[crisis.country]
        silent = np.where(chosen[place] < 0, 1.0, 0.0) * desk.waits[place]
        stays = silent * patient
        pick = np.where(silent > 0, float(cheapest(crisis)), chosen[place])
        pick = np.where(desk.waits[place] * (1 - stays) > 0, pick, UNSETTLED)
        for number in range(len(crisis.choices)):
            taken[program.first[place] + number] = np.where(np.equal(pick, number), 1.0, 0.0)
        rows.append(pick)
        waits.append(stays)
        left.append(np.maximum(desk.left[place] - 1, 0))
    history = np.concatenate([np.stack(taken)[None], desk.chosen[:-1]])
    return attrs.evolve(desk, waits=np.stack(waits), left=np.stack(left), chosen=history), np.stack(rows)


def come_to(program: CrisisProgram, desk: Desk, levers: LeverProgram) -> Settled:
    """What the choices of the last quarter that was settled come to."""
    worlds, first = desk.chosen.shape[-1], len(levers.policies)
    cost, closed, takes = ([np.zeros(worlds) for _ in COUNTRIES] for _ in range(3))
    vote = np.zeros(worlds)
    moves, dials = [np.zeros(worlds) for _ in levers.moves], [np.zeros(worlds) for _ in levers.policies]
    for place, crisis in enumerate(program.crises):
        for number, choice in enumerate(crisis.choices):
            here = desk.chosen[0, program.first[place] + number]
            cost[crisis.country] = cost[crisis.country] + choice.cost * here
            takes[crisis.country] = np.maximum(takes[crisis.country], here * choice.takes)
            vote = vote + choice.vote * here
            closed[crisis.country] = np.maximum(closed[crisis.country], here * (crisis.kind in OF_INJURIES))
            for move in choice.moves:
                moves[levers.places[move] - first] = np.maximum(moves[levers.places[move] - first], here)
            for policy, steps in choice.dials.items():
                dials[levers.places[policy]] = dials[levers.places[policy]] + steps * here
    turned = clip(np.stack(dials), -STEPS, STEPS)
    return Settled(np.stack(cost), np.stack(moves), turned, np.stack(takes), vote, np.stack(closed))
