"""Answers: what those who were hit do in the same quarter, each weighed one step ahead; one may be answered once."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs
import numpy as np

from agents.demeanour import MEASURES, Demeanour
from agents.draft import raises
from game.model.levers.budget import YEAR
from game.model.levers.catalogue import Move, seat_of
from game.model.levers.effects import LeverProgram
from game.model.levers.readings import WorldReadings
from game.model.state.arithmetic import sigmoid
from game.model.state.axes import COUNTRIES, Array
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

NOTHING: Mapping[str, Array] = MappingProxyType({})
RUNGS = {
    "struck.ir": "rungs_strike",
    "struck.il": "rungs_answer",
    "struck.us": "rungs_gulf",
    "struck.gs": "rungs_gulf",
    "waters>harassed": "rungs_harassed",
    "waters>closed": "rungs_closed",
}


def rungs_of(move: Move, figures: Figures) -> Array | float:
    """How many rungs of escalation a move is expected to add, in rungs."""
    law, whole = figures.blows, figures.blows.rungs_answer * 0.0
    for effect in move.effects:
        if effect.path in RUNGS:
            whole = whole + law[RUNGS[effect.path]] * min(max(effect.size, 0.0), 1.0)
        elif effect.path == "escalation":
            whole = whole + effect.size
    return whole


def dread(world: WorldState, country: int, rungs: Array | float, figures: Figures) -> Array:
    """What more escalation puts at stake this quarter, (W,), in points of score.

    rungs  that would be added
    """
    law, stake = figures.gauge, np.maximum(world.satisfaction[country] - figures.interests.cap_others, 0)

    def odds(level: Array) -> Array:
        """How likely a war is to run away from a rung of escalation, (W,)."""
        return sigmoid(law.runaway + law.runaway_rung * level) * np.where(level > law.danger, 1.0, 0.0)

    more: Array = (odds(world.escalation + rungs) - odds(world.escalation)) * stake
    return more


def severity(injury: Array, account: Array, own_deeds: Array, figures: Figures) -> Array:
    """How grave an injury is by the account of the year, (W,), 0–1: what was done to me less what I did.

    injury     (W,) what has just been done, 0–1
    account    (W,) what is still open from before, 0–1
    own_deeds  (W,) 1 where the country itself raised escalation within a year
    """
    law = figures.answers
    weighed: Array = np.clip(injury * (1 + law.open_adds * account - law.own_deeds * own_deeds), 0, 1)
    return np.where(injury > 0, weighed, 0.0)


@attrs.frozen(eq=False)
class Answered:
    """What has been done in answer in a quarter so far.

    moves    by move: (W,) 1 where it was made in answer
    account  by country: (W,) injuries of the year that are open, 0–1
    replied  by country: (W,) 1 where it has answered
    injury   by country: (W,) how grave what was done to it was when it was last asked, 0–1
    left     by country: (W,) weeks that it may still spend; an injury is a crisis, in which it may overdraw
    spent    by country: (W,) weeks that its answers have cost
    """

    moves: tuple[Array, ...]
    account: tuple[Array, ...]
    replied: tuple[Array, ...]
    injury: tuple[Array, ...]
    left: tuple[Array, ...]
    spent: tuple[Array, ...]

    @classmethod
    def nothing(cls, moves: int, account: Array, left: Array, figures: Figures) -> "Answered":
        """Nobody has answered yet; what was open before has faded.

        moves    how many there are
        account  (countries, W) injuries of the year that were open before the quarter, 0–1
        left     (countries, W) weeks once the quarter's orders are paid

        Source: play2.md section 1 (three weeks may be overdrawn in a crisis).
        """
        none = np.zeros(account.shape[-1])
        blank = tuple(none for _ in COUNTRIES)
        faded, more = account * figures.answers.fades_to, figures.interests.overdraft
        return cls(
            moves=tuple(none for _ in range(moves)),
            account=tuple(faded),
            replied=blank,
            injury=blank,
            left=tuple(left + more),
            spent=blank,
        )


class AnswerRound:
    """One round of answers: who was hurt since it was last asked may answer, and nobody answers twice in a quarter."""

    def __init__(
        self,
        levers: LeverProgram,
        readings: WorldReadings,
        rules: Rules,
        round_name: str,
        laid_down: Mapping[str, Array] = NOTHING,
    ) -> None:
        """Begin after all blows so far.

        readings    what the countries see; row 0 of the history holds the quarter's orders, answers so far included
        round_name  by which the luck of the round is known
        laid_down   what persons prepared, by occasion: (W,) the place of a measure, −1 where nothing was
        """
        self.levers, self.readings, self.rules = levers, readings, rules
        self.law, self.round_name, self.laid_down = rules.figures.answers, round_name, laid_down
        self.heated = np.where(readings.number("escalation") >= rules.figures.habits.heated, 1.0, 0.0)

    def answer(
        self,
        country: int,
        demeanour: Demeanour,
        before: tuple[Answered, Array],
        urged: dict[str, Array],
        by_rule: Array | float,
    ) -> Answered:
        """What has been answered once a country was asked.

        before  what was answered so far, and (W,) what was open from before the quarter, 0–1
        urged   by measure: (W,) 1 where a red line of its course asks for it
        by_rule  (W,) 1 where it may answer by rule; a person answers himself, or has laid something down
        """
        so_far, account = before
        readings = self.readings.by(COUNTRIES[country])
        injury = demeanour.injury(readings) + np.zeros(readings.world.worlds)
        fresh = np.where(injury > so_far.injury[country], injury, 0.0) * (1 - so_far.replied[country])
        grave = severity(fresh, account, self.own_deeds(country), self.rules.figures)
        prices = {measure: self.weeks(lever) for measure, lever in demeanour.answers.items()}
        may = {
            measure: self.free(measure, lever) * np.where(so_far.left[country] >= prices[measure], 1.0, 0.0)
            for measure, lever in demeanour.answers.items()
        }
        pick = self.picked(country, demeanour, grave, ({measure: by_rule * row for measure, row in may.items()}, urged))
        pick = self.prepared(country, demeanour, grave, (may, pick))
        moves, cost, answered = list(so_far.moves), grave * 0, grave * 0
        for number, (measure, lever) in enumerate(demeanour.answers.items()):
            here = np.where(np.equal(pick, number), 1.0, 0.0)
            moves[self.row(lever)] = np.maximum(moves[self.row(lever)], here)
            cost, answered = cost + here * prices[measure], np.maximum(answered, here)
        opened = np.maximum(so_far.account[country], grave)
        rows = {
            "account": np.where(answered > 0, self.law.closed_to * opened, opened),
            "replied": np.maximum(so_far.replied[country], answered),
            "injury": np.maximum(so_far.injury[country], injury),
            "left": so_far.left[country] - cost,
            "spent": so_far.spent[country] + cost,
        }
        return Answered(tuple(moves), **{name: _with(getattr(so_far, name), country, rows[name]) for name in rows})

    def prepared(
        self, country: int, demeanour: Demeanour, grave: Array, by_measure: tuple[dict[str, Array], Array]
    ) -> Array:
        """The place of the answer that is given, (W,), −1 for silence, where a person laid one down.

        grave       (W,) how grave its injury is, 0–1
        by_measure  (W,) 1 where an answer may be given, and the place of the one that the rule picks
        """
        may, pick = by_measure
        readings = self.readings.by(COUNTRIES[country])
        ready = [occasion for occasion in demeanour.occasions if occasion in self.laid_down]
        for occasion in ready:
            come = np.where(grave > 0, demeanour.occasions[occasion](readings), 0.0)
            for number, measure in enumerate(demeanour.answers):
                here = (
                    come
                    * may[measure]
                    * np.where(np.equal(self.laid_down[occasion], MEASURES.index(measure)), 1.0, 0.0)
                )
                pick = np.where(here > 0, float(number), pick)
        return pick

    def picked(
        self, country: int, demeanour: Demeanour, grave: Array, by_measure: tuple[dict[str, Array], dict[str, Array]]
    ) -> Array:
        """The place of the answer that is worth most to a country, (W,), −1 where it stays silent.

        grave       (W,) how grave its injury is, 0–1
        by_measure  (W,) 1 where an answer may be given, and where a red line asks for it
        """
        free, urged = by_measure
        noise = self.rules.chance.gumbel(
            self.readings.world.turn + 1, f"{self.round_name}.{COUNTRIES[country]}", (*MEASURES, "none")
        )
        quiet = urged.get("none", grave * 0)
        best, pick = self.law.wavers * noise[-1], np.full_like(grave, -1.0)
        for number, (measure, lever) in enumerate(demeanour.answers.items()):
            worth = demeanour.audience * grave * self.law[measure] * (1 - quiet)
            worth = worth + self.law.line_adds * urged.get(measure, grave * 0) - self.price(country, lever)
            worth = worth + self.law.wavers * noise[MEASURES.index(measure)]
            better = np.where(grave > 0, free[measure], 0.0) * np.where(worth > best, 1.0, 0.0)
            pick, best = np.where(better > 0, float(number), pick), np.where(better > 0, worth, best)
        # Who is not injured has picked nothing; so said, machine code need not look.
        return np.where(grave > 0, pick, -1.0)

    def row(self, lever: str) -> int:
        """The place of a move among the moves."""
        return self.levers.places[lever] - len(self.levers.policies)

    def raises(self, lever: str) -> bool:
        """Whether a move raises escalation."""
        return raises(self.levers.catalogue.moves[self.row(lever)], self.rules.figures)

    def free(self, measure: str, lever: str) -> Array:
        """1 where a move's needs hold and it has not been made this quarter, (W,).

        Near a runaway war nobody raises escalation but by the injured's full answer.
        """
        here = self.readings.of(lever)
        row: Array = 1 - self.readings.history.moves[0, self.row(lever)]
        for test in self.levers.moves[self.row(lever)].needs:
            row = np.minimum(row, test(here))
        return row * (1 - self.heated) if self.raises(lever) and measure != "full" else row

    def weeks(self, lever: str) -> Array:
        """What a move costs in answer, (W,), in weeks: the price of the move."""
        recent = np.maximum.reduce(self.readings.history.moves[1 : 1 + YEAR, self.row(lever)])
        catalogue = self.levers.catalogue
        price: Array = catalogue.weeks.repeat * recent + float(catalogue.moves[self.row(lever)].cost)
        return price

    def price(self, country: int, lever: str) -> Array:
        """What a move costs in points of score: its weeks, and what it adds to the danger of a runaway war, (W,)."""
        rungs = rungs_of(self.levers.catalogue.moves[self.row(lever)], self.rules.figures)
        price: Array = self.law.week * self.weeks(lever) + dread(
            self.readings.world, country, rungs, self.rules.figures
        )
        return price

    def own_deeds(self, country: int) -> Array:
        """1 where a country raised escalation itself within a year, (W,)."""
        deeds = np.zeros(self.readings.world.worlds)
        for move in self.levers.moves:
            if seat_of(move.id) == COUNTRIES[country] and self.raises(move.id):
                deeds = np.maximum(deeds, np.maximum.reduce(self.readings.history.moves[:YEAR, move.row]))
        return deeds


def _with(rows: tuple[Array, ...], place: int, row: Array) -> tuple[Array, ...]:
    """Rows with one of them replaced."""
    return (*rows[:place], row, *rows[place + 1 :])
