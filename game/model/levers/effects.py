"""From orders to deeds: every policy's and move's effects, resolved by their timing, their fit and their kind.

How a size enters hangs on the kind of its name (the table in `state/names.py`). With s = size × (dial − opening), a
policy moves the resting point of a stock by 1.7 s, adds s a quarter to money, barrels and the ledger, and holds a term
at s. A move jumps a stock, and its push on a term halves each quarter or holds for as many as it says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs
import numpy as np

from game.model.levers.catalogue import LeverCatalogue, LeverEffect, LeverRisk, Move, Policy, ThirdParty, seat_of
from game.model.levers.effect_paths import named_paths
from game.model.levers.expressions import Expression, expression, fit
from game.model.levers.readings import OrderHistory, WorldReadings
from game.model.levers.timing import Timing, timing
from game.model.state.arithmetic import clip
from game.model.state.axes import COUNTRIES, OWN_INTERESTS, Array
from game.model.state.chance import Chance
from game.model.state.codes import TURN_ROW, TURNS
from game.model.state.deeds import MOVES, STANCES, STEPS, Deeds
from game.model.state.figures import Figures, FigureSection
from game.model.state.names import NAMES, ROW
from game.model.state.rules import Rules

# Levers that nobody but their owner sees in use.
SECRET = ("secret", "covert")
# What a war runs away by.
ESCALATION = "escalation"
# Quarters back that a history has to hold: the longest delay and the longest hold together.
HISTORY = 8
BY_LAW = "law"


@attrs.frozen(eq=False)
class ReadEffect:
    """An effect whose path and timing have been read."""

    path: str
    size: float
    timing: Timing


@attrs.frozen(eq=False)
class ReadLever:
    """A policy or move, ready to be worked out.

    row      its place among the dials, or among the moves
    needs    what must hold before a move can be ordered
    serves   the own interest it moves, by its place, and with what `weight`
    chance   of its mishap; `mishap` is what then happens
    """

    id: str
    row: int
    opening: int
    delay: int
    fit: Expression
    usual_fit: float
    serves: int
    weight: float
    effects: tuple[ReadEffect, ...]
    chance: float
    mishap: ReadEffect
    needs: tuple[Expression, ...]


@attrs.frozen(eq=False)
class LeverProgram:
    """A whole catalogue, ready to be worked out."""

    catalogue: LeverCatalogue
    policies: tuple[ReadLever, ...]
    moves: tuple[ReadLever, ...]
    places: Mapping[str, int]

    @classmethod
    def of(cls, catalogue: LeverCatalogue) -> "LeverProgram":
        """A catalogue, read once for all campaigns."""
        levers = catalogue.levers
        return cls(
            catalogue=catalogue,
            policies=tuple(_read(lever, row, levers) for row, lever in enumerate(catalogue.policies)),
            moves=tuple(_read(lever, row, levers) for row, lever in enumerate(catalogue.moves)),
            places={lever: place for place, lever in enumerate(levers)},
        )

    @cached_property
    def secret(self) -> Mapping[str, float]:
        """Levers that others do not see in use, each with what they take for granted: its opening dial, or no move."""
        listed: tuple[Policy | Move, ...] = (*self.catalogue.policies, *self.catalogue.moves)
        hidden = {lever.id for lever in listed if lever.visibility in SECRET}
        return {lever.id: float(lever.opening) for lever in (*self.policies, *self.moves) if lever.id in hidden}


def _read(lever: Policy | Move, row: int, levers: Sequence[str]) -> ReadLever:
    """One lever, read."""
    opening = lever.opening if isinstance(lever, Policy) else 0
    listed: tuple[LeverEffect | ThirdParty, ...] = (*lever.effects, lever.third)
    effects = [read_effect(effect, levers) for effect in listed if effect.by != BY_LAW]
    return ReadLever(
        id=lever.id,
        row=row,
        opening=opening,
        delay=lever.delay if isinstance(lever, Policy) else 0,
        fit=fit(lever.fit, levers),
        usual_fit=lever.usual_fit,
        serves=OWN_INTERESTS.index(lever.serves.split()[0].replace(".", "_")),
        weight=float(lever.serves.split()[1]),
        effects=tuple(effects),
        chance=0.0 if lever.risk.by == BY_LAW else lever.risk.chance,
        mishap=read_effect(lever.risk, levers),
        needs=tuple(expression(need.test, levers) for need in lever.needs) if isinstance(lever, Move) else (),
    )


def read_effect(effect: LeverEffect | ThirdParty | LeverRisk, levers: Sequence[str]) -> ReadEffect:
    """One effect, read."""
    return ReadEffect(effect.path, effect.size, timing(effect.when, levers))


def fits(program: LeverProgram, readings: WorldReadings) -> Array:
    """How well every lever works in these worlds, (levers, W), −0.5 to 1.5; policies first."""
    worlds = readings.world.worlds
    rows = [lever.fit(readings.of(lever.id)) + np.zeros(worlds) for lever in (*program.policies, *program.moves)]
    return np.stack(rows)


def deeds(program: LeverProgram, readings: WorldReadings, rules: Rules) -> Deeds:
    """What all orders of a quarter come to, in W worlds.

    readings  the worlds as they stand, with the quarter's orders in row 0 of the history
    """
    fit_now, gathered = fits(program, readings), _Gathered(readings, rules)
    for policy in program.policies:
        gathered.policy(policy, fit_now[policy.row])
    for move in program.moves:
        gathered.move(move, fit_now[len(program.policies) + move.row])
    return gathered.whole(program, fit_now)


class _Gathered:
    """Pushes gathered row by row; rows that nobody pushes stay nought."""

    def __init__(self, readings: WorldReadings, rules: Rules) -> None:
        """Begin with nothing pushed; `readings` are the worlds as they stand."""
        self.sizes, self.chance = rules.figures.orders, rules.chance
        self.readings, self.worlds = readings, readings.world.worlds
        nought = np.zeros(self.worlds)
        self.jumps: defaultdict[int, Array] = defaultdict(lambda: nought)
        self.shifts: defaultdict[int, Array] = defaultdict(lambda: nought)
        self.turns: defaultdict[int, Array] = defaultdict(lambda: nought)
        self.heats: defaultdict[str, Array] = defaultdict(lambda: nought)

    def policy(self, lever: ReadLever, fit_now: Array) -> None:
        """A policy's effects: counted from its opening dial, bent by its fit."""
        readings = self.readings.of(lever.id)
        dial = readings.history.dials[lever.delay, lever.row]
        bent = (dial - lever.opening) * (1 + self.sizes.bend * (fit_now - lever.usual_fit))
        for effect in lever.effects:
            self.standing(effect, bent, readings)
        if lever.chance:
            self.mishap(lever, share_at_risk(readings.history.dials[0, lever.row], self.sizes))

    def mishap(self, lever: ReadLever, share: Array) -> None:
        """What goes wrong with a lever this quarter, by luck named after it."""
        happened = goes_wrong(lever, share, self.readings.world.turn, self.chance)
        self.once(lever.mishap, happened, self.readings.of(lever.id))

    def standing(self, effect: ReadEffect, bent: Array, readings: WorldReadings) -> None:
        """An effect that lasts as long as a dial stands."""
        amount = effect.size * bent * _holds(effect.timing, readings)
        for name, share in named_paths(effect.path, readings):
            known = NAMES[ROW[name]]
            if known.kind == "stock":
                self.shifts[ROW[name]] = self.shifts[ROW[name]] + amount * share * (
                    self.sizes.rest_shift / known.push_scale
                )
            else:
                self.jumps[ROW[name]] = self.jumps[ROW[name]] + amount * share / known.push_scale

    def move(self, lever: ReadLever, fit_now: Array) -> None:
        """A move's effects, each in its own quarter."""
        readings = self.readings.of(lever.id)
        ordered = readings.history.moves[:, lever.row]
        bent = 1 + self.sizes.bend * (fit_now - lever.usual_fit)
        for effect in lever.effects:
            self.passing(effect, ordered * bent, readings)
        if lever.chance:
            self.mishap(lever, ordered[0])

    def passing(self, effect: ReadEffect, ordered: Array, readings: WorldReadings) -> None:
        """An effect of a move.

        ordered  (quarters back, W) how strongly the move was ordered
        """
        when, holds = effect.timing, _holds(effect.timing, readings)
        if effect.path in TURN_ROW:
            row = TURN_ROW[effect.path]
            self.turns[row] = np.maximum(self.turns[row], clip(effect.size * ordered[when.later] * holds, 0, 1))
            return
        for name, share in named_paths(effect.path, readings):
            kind = NAMES[ROW[name]].kind
            amount = effect.size * share / NAMES[ROW[name]].push_scale * holds
            if when.held:
                here = self.shifts if kind == "stock" else self.jumps
                active = np.maximum.reduce(ordered[when.later : when.later + when.held])
                here[ROW[name]] = here[ROW[name]] + amount * active
            elif kind == "term":
                self.jumps[ROW[name]] = self.jumps[ROW[name]] + amount * self.faded(ordered[when.later :])
            else:
                put = amount * ordered[when.later]
                self.jumps[ROW[name]] = self.jumps[ROW[name]] + put
                if name == ESCALATION:
                    country = seat_of(readings.own)
                    self.heats[country] = self.heats[country] + np.maximum(put, 0)

    def faded(self, ordered: Array) -> Array:
        """What is left of a passing push, (W,): whole in its quarter, then fading."""
        left: Array = ordered[-1]
        for quarter in ordered[-2::-1]:
            left = quarter + left * self.sizes.fading
        return left

    def once(self, effect: ReadEffect, happened: Array, readings: WorldReadings) -> None:
        """An effect that comes at once where something happened."""
        self.passing(
            attrs.evolve(effect, timing=attrs.evolve(effect.timing, later=0, held=0)), happened[None], readings
        )

    @property
    def jumped(self) -> Array:
        """What is put on every name now, (NAMES, W)."""
        return np.stack([self.jumps[row] for row in range(len(NAMES))])

    @property
    def shifted(self) -> Array:
        """How far the resting point of every name is moved, (NAMES, W)."""
        return np.stack([self.shifts[row] for row in range(len(NAMES))])

    @property
    def raised(self) -> Array:
        """By how many rungs each country raises escalation now, (countries, W)."""
        return np.stack([self.heats[country] for country in COUNTRIES])

    @property
    def turned(self) -> Array:
        """Chance that every machine is brought to each of its states, (TURNS, W)."""
        return np.stack([self.turns[row] for row in range(len(TURNS))])

    def whole(self, program: LeverProgram, fit_now: Array) -> Deeds:
        """All that was gathered, as the laws take it."""
        places, history = program.places, self.readings.history
        stances = []
        for policy in STANCES:
            lever = program.policies[places[policy]]
            dial = history.dials[lever.delay, lever.row]
            bend = 1 + self.sizes.bend * (fit_now[lever.row] - lever.usual_fit)
            stances.append(clip(lever.opening + (dial - lever.opening) * bend, 0, STEPS))
        nought, first = np.zeros(self.worlds), len(program.policies)
        moves = [history.moves[0, places[move] - first] if move in places else nought for move in MOVES]
        return Deeds(
            stances=np.stack(stances),
            moves=np.stack(moves),
            jumps=self.jumped,
            shifts=self.shifted,
            turns=self.turned,
            service=served(program, self.readings, fit_now, self.sizes),
            spent=np.stack([nought for _ in COUNTRIES]),
            raised=self.raised,
        )


def share_at_risk(dial: Array, law: FigureSection) -> Array:
    """How much of a policy's whole risk a dial runs, (W,); its chance is that at dial 2.

    dial  (W,) 0–3
    """
    share = np.where(dial >= 1, law.risk_low, 0.0)
    share = np.where(dial >= 2, 1.0, share)
    return np.where(dial > 2, law.risk_full, share)


def goes_wrong(lever: ReadLever, share: Array, turn: int, chance: Chance) -> Array:
    """1 where something goes wrong with a lever in a quarter, (W,), by luck named after it.

    share  (W,) how much of its risk is run: 1 for a move that is made
    turn   how many quarters were played before
    """
    return chance.happens(turn + 1, f"risk.{lever.id}", clip(share * lever.chance, 0, 1))


def served(program: LeverProgram, readings: WorldReadings, fit_now: Array, law: FigureSection) -> Array:
    """How far all levers serve each own interest, (own interests, W).

    fit_now  (levers, W) how well every lever works now; policies first

    Source: adaptive.md, law 3: weight · (dial − opening) / 3 · fit · (1 − wear); a move counts as part of a full dial.
    """
    rows = [np.zeros(readings.world.worlds) for _ in OWN_INTERESTS]
    first, fresh = len(program.policies), 1 - law.wear * readings.world.wear
    for policy in program.policies:
        turned = (readings.history.dials[0, policy.row] - policy.opening) / STEPS
        amount = policy.weight * turned * fit_now[policy.row] * fresh[policy.row]
        rows[policy.serves] = rows[policy.serves] + amount
    for move in program.moves:
        amount = served_once(move, readings.history.moves[0, move.row], fit_now[first + move.row], law)
        rows[move.serves] = rows[move.serves] + amount
    return np.stack(rows)


def served_once(move: ReadLever, made_now: Array, fit_now: Array, law: FigureSection) -> Array:
    """How far a move serves its own interest in the quarter in which it is made, (W,).

    made_now  (W,) 1 where it is made

    Source: adaptive.md, law 3; a policy serves every quarter, a move once.
    """
    amount: Array = law.move_serves * move.weight * made_now * fit_now
    return amount


def worn(program: LeverProgram, readings: WorldReadings, figures: Figures) -> Array:
    """How worn every lever is after the quarter, (levers, W), 0–1: held away from its opening it wears, else it mends.

    Source: model2.md section 6 (a lever held on wears, recovering 10 % a quarter); claim C33.
    """
    law = figures.orders
    openings = np.array([float(policy.opening) for policy in program.policies])[:, None]
    held = abs(readings.history.dials[0] - openings) / STEPS
    used = np.concatenate([held, readings.history.moves[0]])
    wear = readings.world.wear
    after: Array = clip(wear + law.wears * used * (1 - wear) - law.mends * wear, 0, 1)
    return after


def answer_deeds(
    program: LeverProgram, among: Sequence[ReadLever], readings: WorldReadings, answers: Array, rules: Rules
) -> Deeds:
    """What answers to an injury come to in the quarter they are given in; standing policies are not counted again.

    among    the moves that may be made in answer
    answers  (moves, W) 1 where a move is made in answer
    """
    history, nought = np.zeros_like(readings.history.moves), np.zeros(readings.world.worlds)
    history_of_answers = OrderHistory(readings.history.dials, np.concatenate([answers[None], history[1:]]))
    gathered = _Gathered(attrs.evolve(readings, history=history_of_answers), rules)
    service = [nought for _ in OWN_INTERESTS]
    for move in among:
        fit_now = move.fit(readings.of(move.id)) + nought
        gathered.move(move, fit_now)
        service[move.serves] = service[move.serves] + served_once(move, answers[move.row], fit_now, gathered.sizes)
    first = len(program.policies)
    moves = [answers[program.places[move] - first] if move in program.places else nought for move in MOVES]
    return Deeds(
        stances=np.stack([nought for _ in STANCES]),
        moves=np.stack(moves),
        jumps=gathered.jumped,
        shifts=gathered.shifted,
        turns=gathered.turned,
        service=np.stack(service),
        spent=np.stack([nought for _ in COUNTRIES]),
        raised=gathered.raised,
    )


def with_choices(
    deeds_now: Deeds, chosen: Sequence[tuple[str, Sequence[ReadEffect], Array]], rules: Rules, readings: WorldReadings
) -> Deeds:
    """A quarter's deeds with the effects of choices in crises added.

    chosen  for each choice: the crisis by id, its effects, and where it was taken, (quarters back, W)
    """
    gathered = _Gathered(readings, rules)
    for identity, effects, taken in chosen:
        for effect in effects:
            gathered.passing(effect, taken, readings.of(identity))
    return attrs.evolve(
        deeds_now,
        jumps=deeds_now.jumps + gathered.jumped,
        shifts=deeds_now.shifts + gathered.shifted,
        turns=np.maximum(deeds_now.turns, gathered.turned),
        raised=deeds_now.raised + gathered.raised,
    )


def _holds(when: Timing, readings: WorldReadings) -> Array | float:
    """1 where an effect's own test holds, (W,), or 1 where it has none."""
    return 1.0 if when.test is None else when.test(readings)
