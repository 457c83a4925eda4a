"""The answer round: what those who were hit do in the same quarter, each answer weighed one step ahead."""

import numpy as np

from game.model.state.arithmetic import sigmoid
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Chance
from game.model.state.figures import Figures
from game.second.levers.catalogue import Move
from game.second.play.demeanour import MEASURES, Demeanour
from game.second.play.draft import Draft, Orders
from game.second.state.rules import Rules
from game.second.state.world_state import WorldState

YEAR = 4
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


class AnswerRound:
    """One round of answers: the draft goes on from the quarter's orders."""

    def __init__(self, draft: Draft, given: Orders, rules: Rules, persons: Array) -> None:
        """Begin where the orders ended.

        draft    over the worlds after all orders were carried out
        persons  (countries, 1) 1 for those that persons play: they are asked instead, and answer themselves
        """
        self.draft, self.rules, self.law = draft, rules, rules.figures.answers
        self.persons = persons
        self.chance: Chance = rules.chance
        draft.already(given)
        # An injury is a crisis, in which a country may overdraw (play2.md section 1).
        draft.left = [left + rules.figures.interests.overdraft for left in draft.left]

    def answer(
        self, country: int, demeanour: Demeanour, account: Array, urged: dict[str, Array]
    ) -> tuple[Array, Array]:
        """What one country answers, if anything.

        account  (W,) what is open from before, 0–1
        urged    by measure: (W,) 1 where a red line of its course asks for it
        returns  (W,) 1 where it answered, and (W,) the account afterwards
        """
        draft, readings = self.draft, self.draft.readings
        injury = demeanour.injury(readings) + np.zeros(readings.world.worlds)
        grave = severity(injury, account, self.own_deeds(country), self.rules.figures)
        noise = self.chance.gumbel(readings.world.turn + 1, f"answer.{COUNTRIES[country]}", (*MEASURES, "none"))
        quiet = urged.get("none", grave * 0)
        best, pick = self.law.wavers * noise[-1], np.full_like(grave, -1.0)
        for number, (measure, lever) in enumerate(demeanour.answers.items()):
            worth = demeanour.audience * grave * self.law[measure] * (1 - quiet)
            worth = worth + self.law.line_adds * urged.get(measure, grave * 0) - self.price(country, lever)
            worth = worth + self.law.wavers * noise[MEASURES.index(measure)]
            may = draft.free_move(country, lever, np.where(grave > 0, 1.0, 0.0) * (1 - self.persons[country]))
            if lever in draft.raising and measure != "full":
                may = may * (1 - draft.heated)
            better = may * np.where(worth > best, 1.0, 0.0)
            pick, best = np.where(better > 0, float(number), pick), np.where(better > 0, worth, best)
        pick, answered = np.where(grave > 0, pick, -1.0), grave * 0
        for number, (measure, lever) in enumerate(demeanour.answers.items()):
            here = np.where(np.equal(pick, number), 1.0, 0.0)
            answered = answered + draft.order(country, lever, here, full_answer=measure == "full")
        left = np.maximum(account * self.law.fades_to, grave)
        return answered, np.where(answered > 0, self.law.closed_to * left, left)

    def price(self, country: int, lever: str) -> Array:
        """What a move costs in points of score: its weeks, and what it adds to the danger of a runaway war, (W,)."""
        draft, place = self.draft, self.draft.places[lever] - self.draft.first
        rungs = rungs_of(draft.levers.catalogue.moves[place], self.rules.figures)
        price: Array = self.law.week * draft.prices[place] + dread(
            draft.readings.world, country, rungs, self.rules.figures
        )
        return price

    def own_deeds(self, country: int) -> Array:
        """1 where a country raised escalation itself within a year, (W,)."""
        history, draft = self.draft.readings.history, self.draft
        mine = [move.row for move in draft.own[country] if move.id in draft.raising]
        deeds = np.zeros(draft.worlds)
        for row in mine:
            deeds = np.maximum(deeds, np.maximum.reduce(history.moves[:YEAR, row]))
        return deeds
