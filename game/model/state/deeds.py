"""What countries do in a quarter, as the laws take it: the levers' catalogue is resolved to this and to nothing else.

Sizes are in the model's own units (a name's size divided by its `scale`), timing is resolved: what is here acts now.
"""

import attrs
import numpy as np

from game.model.state.axes import COUNTRIES, OWN_INTERESTS, Array
from game.model.state.codes import TURN_ROW, TURNS
from game.model.state.names import NAMES, ROW

STEPS = 3.0
# Policies that a law reads; every other policy acts through names only.
STANCES: tuple[str, ...] = (
    *("ru.arms_for_iran", "ru.nuclear_help", "ru.shield", "ru.gulf_line", "ru.israel_line", "ru.intel"),
    *("ir.arms_for_russia", "ir.enrichment", "ir.partners", "ir.gulf_line", "ir.story", "ir.home"),
    *("us.oil_russia", "us.oil_iran", "us.denial", "us.interdiction", "us.ukraine_aid", "us.posture"),
    *("cn.oil_russia", "cn.oil_iran", "cn.risk", "gs.output", "gs.leverage", "gs.iran_line", "gs.russian_money"),
    *("il.shadow", "il.moscow_line", "il.ukraine"),
)
STANCE_ROW: dict[str, int] = {policy: row for row, policy in enumerate(STANCES)}
# Where they stand at the end of 2024, in dial steps: the same as `opening` in the levers' catalogue.
OPENING_STANCES: tuple[int, ...] = (1, 0, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 2, 1, 0)

# Moves of the catalogue that a law knows by name (their other effects come through names), and what is no lever:
# taking an offer, outbidding one, the vote in the Council (+1 veto, −1 for the text) and the two repairs.
MOVES: tuple[str, ...] = (
    *("ru.deliver", "ru.suspend", "ru.clause", "ru.islands", "ru.corridor", "ru.truce", "ru.escalate"),
    *("ir.demand", "ir.withhold", "ir.talk", "ir.strike_israel", "ir.harass", "ir.close", "ir.dash"),
    *("us.strike", "us.table_vote", "us.broker_truce", "cn.mediate_gulf", "cn.mediate_ukraine"),
    *("gs.host", "gs.withdraw", "il.strike_nuclear", "il.strike_defences", "il.decapitate"),
    *("ru.take_offer", "ir.take_offer", "ru.bind", "ru.vote", "ru.pay", "ru.apologise", "ir.apologise"),
)
MOVE_ROW: dict[str, int] = {move: row for row, move in enumerate(MOVES)}


@attrs.frozen(eq=False)
class Deeds:
    """One quarter's deeds of all countries together, in W worlds.

    stances  (STANCES, W) how each policy stands, 0–3, after its fit has bent it
    moves    (MOVES, W) 1 where a move is made, 0 elsewhere; `ru.vote` also −1
    jumps    (NAMES, W) what is put on a name now: jumps of stocks, additions to accounts, levels of terms, sizes of
             events and counters, pushes of readouts
    shifts   (NAMES, W) how far policies move the resting point of a stock
    turns    (TURNS, W) chance, 0–1, that a machine is brought to a state, after its own hazards
    service  (OWN_INTERESTS, W) how far policies and moves serve each own interest: sum of weight · (dial − opening) / 3
             · fit · (1 − wear), a move counting as a full dial
    spent    (countries, W) weeks of political capital spent, upkeep included, beyond what the quarter brought
    raised   (countries, W) rungs by which a country's moves, choices and mishaps raise escalation, beside blows
    """

    stances: Array
    moves: Array
    jumps: Array
    shifts: Array
    turns: Array
    service: Array
    spent: Array
    raised: Array

    def stance(self, policy: str) -> Array:
        """How far a policy stands, as a share of its full dial, (W,), 0–1."""
        row: Array = self.stances[STANCE_ROW[policy]] / STEPS
        return row

    @staticmethod
    def opening(policy: str) -> float:
        """How far a policy stood at the end of 2024, as a share of its full dial."""
        return OPENING_STANCES[STANCE_ROW[policy]] / STEPS

    def move(self, move: str) -> Array:
        """1 where a move is made, (W,)."""
        row: Array = self.moves[MOVE_ROW[move]]
        return row

    def now(self, name: str) -> Array:
        """What is put on a name this quarter, (W,), in the model's unit."""
        row: Array = self.jumps[ROW[name]]
        return row

    def rest(self, name: str) -> Array:
        """How far the resting point of a name is moved, (W,), in the model's unit."""
        row: Array = self.shifts[ROW[name]]
        return row

    def turn(self, turn: str) -> Array:
        """Chance that a machine is brought to a state, (W,), by `machine>state`."""
        row: Array = self.turns[TURN_ROW[turn]]
        return row

    @classmethod
    def none(cls, worlds: int) -> "Deeds":
        """A quarter in which every policy stands as at the opening and nobody moves."""
        stances = np.array(OPENING_STANCES, np.float64)[:, None] + np.zeros((1, worlds))
        return cls(
            stances=stances,
            moves=np.zeros((len(MOVES), worlds)),
            jumps=np.zeros((len(NAMES), worlds)),
            shifts=np.zeros((len(NAMES), worlds)),
            turns=np.zeros((len(TURNS), worlds)),
            service=np.zeros((len(OWN_INTERESTS), worlds)),
            spent=np.zeros((len(COUNTRIES), worlds)),
            raised=np.zeros((len(COUNTRIES), worlds)),
        )

    def and_answers(self, answers: "Deeds") -> "Deeds":
        """These deeds with what is done in answer to them in the same quarter; stances stay."""
        return attrs.evolve(
            self,
            moves=np.maximum(self.moves, answers.moves) + np.minimum(answers.moves, 0),
            jumps=self.jumps + answers.jumps,
            shifts=self.shifts + answers.shifts,
            turns=np.maximum(self.turns, answers.turns),
            service=self.service + answers.service,
            spent=self.spent + answers.spent,
            raised=self.raised + answers.raised,
        )
