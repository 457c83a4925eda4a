"""Deals played through the same futures as no deal: kept by both, and kept by the seat alone, from the seat's own view.

Every arm meets the same worlds with the same luck. What deals ask for is laid over what countries would order anyway,
and what is due to the deal alone, money and a word kept, is put on the worlds, as a campaign does it.
"""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from agents.anchor import Following
from agents.draft import Orders
from game.campaign.orders import SeatOrders
from game.forecast.prospect import Prospect
from game.forecast.rollouts import Drafts, FirstQuarter, in_code, measures_of, quarter_of
from game.model.levers.deal_effects import of_keeping
from game.model.levers.deal_terms import AT_LEAST, AT_MOST, FUNDS, MAKE, PAY, REFRAIN, DealClause, DealTerms
from game.model.play.compiled_quarter import QuarterInCode
from game.model.play.legacy import interests_met
from game.model.play.seated import Seated
from game.model.play.whole_quarter import Night, PlayTerms, Situation, WholeQuarter
from game.model.state.axes import COUNTRIES, Array
from game.model.state.names import named
from game.model.state.world_state import WorldState

# How many quarters ahead a deal is looked at: a year and a half, or to the campaign's end.
AHEAD = 6
WHOLE = 100.0


@attrs.frozen
class DealArm:
    """One way in which things may go.

    clauses  what is kept, each with the quarters for which it is, counted from 1: the first and the last
    kept     the deal that both have kept to its end; None where none is
    """

    clauses: tuple[tuple[DealClause, int, int], ...] = ()
    kept_by_both: DealTerms | None = None


def both_keep(terms: DealTerms, turn: int) -> DealArm:
    """Both sides keep a deal from a quarter, counted from 1, to its end."""
    return DealArm(tuple((clause, turn, terms.until) for clause in terms.clauses), terms)


def one_keeps(terms: DealTerms, turn: int, country: str) -> DealArm:
    """One side keeps its part for one quarter, and then it is over, because the other does not."""
    return DealArm(tuple((terms.clauses[place], turn, turn) for place in terms.of(country)))


@attrs.frozen(eq=False)
class ArmScores:
    """What arms are worth.

    own     (arms, n) points of the seat's own legacy as it stands at the end of what is looked at
    others  (arms, countries, n) points of everybody's interests and word, as the seat guesses them
    """

    own: Array
    others: Array


class DealFutures:
    """Some arms side by side: world n of arm a stands at a · futures + n."""

    def __init__(
        self, prospect: Prospect, first: FirstQuarter, arms: Sequence[DealArm], holds: bool, running: DealArm
    ) -> None:
        """Begin where a prospect stands.

        first    the futures, drawn
        holds    whether the seat holds its dials and makes no moves, as a person's forecasts have it
        running  what it knows is owed already, in every arm
        """
        self.prospect, self.first, self.arms, self.running = prospect, first, arms, running
        self.sheet = Drafts(prospect, first, [SeatOrders()] * len(arms))
        self.levers, self.rules = self.sheet.levers, self.sheet.rules
        seated = Seated.free()
        if holds:
            seated.holds[COUNTRIES.index(prospect.seat)] = 1.0
        everybody = np.zeros((len(COUNTRIES), 1))
        self.terms = PlayTerms(self.rules, first.drawn.script, everybody, seated=seated)

    def scores(self) -> ArmScores:
        """What the arms come to."""
        now, seen = self.sheet.situation(), list[Mapping[str, Array]]()
        for turn in range(self.prospect.turn + 1, min(self.prospect.turn + AHEAD, self.prospect.quarters) + 1):
            now = self.paid(now, turn)
            quarter = quarter_of(self.terms, now, self.first.worth)
            night, orders, following = decided(quarter)
            imposed = self.imposed(orders, now.world.dials, turn)
            later = quarter_of(self.terms, attrs.evolve(now, following=following), self.first.worth)
            now, _ = later.played(night, imposed)
            seen.append(measures_of(now.world))
        now = attrs.evolve(now, world=self.with_words(now.world))
        shape = len(self.arms), self.sheet.futures
        own = self.sheet.score(now, seen).reshape(*shape)
        return ArmScores(own, self.guesses(now.world, seen).reshape(len(COUNTRIES), *shape).transpose(1, 0, 2))

    def guesses(self, world: WorldState, seen: Sequence[Mapping[str, Array]]) -> Array:
        """Everybody's interests and word, (countries, W) points; of ambitions and agendas of others nobody knows."""
        law = self.rules.figures.legacy
        past = [satisfied + np.zeros(world.worlds) for satisfied in self.prospect.satisfied]
        met = interests_met([*past, *(quarter["satisfaction"] for quarter in seen)]) / WHOLE
        points: Array = law.interests * met + law.word * world.word
        return points

    def imposed(self, orders: Orders, standing: Array, turn: int) -> Orders:
        """Orders with what the arms keep in them.

        standing  (policies, W) where dials stand before
        turn      the quarter that is played, counted from 1
        """
        dials, moves = orders.dials.copy(), orders.moves.copy()
        for clause, since, until in self.running.clauses:
            if since <= turn <= until:
                self.lay(clause, turn, (dials, moves, standing), slice(None))
        for place, arm in enumerate(self.arms):
            for clause, since, until in arm.clauses:
                if since <= turn <= until:
                    self.lay(clause, turn, (dials, moves, standing), self.sheet.here(place))
        return Orders(dials, moves)

    def lay(self, clause: DealClause, turn: int, rows: tuple[Array, Array, Array], here: slice) -> None:
        """Lay one clause over the orders of some worlds: dials, moves, and where dials stood before."""
        dials, moves, standing = rows
        if clause.does == PAY:
            return
        place = self.levers.places[clause.what]
        if clause.does in (MAKE, REFRAIN):
            row = place - len(self.levers.policies)
            if clause.does == REFRAIN:
                moves[row, here] = 0.0
            elif turn == clause.by:
                moves[row, here] = 1.0
            return
        before, now = standing[place, here], dials[place, here]
        if clause.does == AT_MOST and turn >= clause.by:
            dials[place, here] = np.minimum(now, clause.step)
        if clause.does == AT_LEAST:
            # A dial goes up by one step a quarter, so that it has to set out in time.
            rises = np.minimum(before + 1, clause.step)
            dials[place, here] = np.where(turn + (clause.step - before) > clause.by, np.maximum(now, rises), now)

    def paid(self, now: Situation, turn: int) -> Situation:
        """Where worlds stand once what falls due this quarter has been paid."""
        changed = dict[str, Array]()
        for place, arm in enumerate(self.arms):
            for clause, since, until in arm.clauses:
                if clause.does == PAY and turn == clause.by and since <= turn <= until:
                    for country, sign in ((clause.country, -1.0), (clause.what, 1.0)):
                        known = named(FUNDS[country])
                        rows = changed.setdefault(known.measure, getattr(now.world, known.measure).copy())
                        funds = rows[known.index][self.sheet.here(place)]
                        funds[:] = np.maximum(funds + sign * clause.step, 0)
        return attrs.evolve(now, world=now.world.but(**changed)) if changed else now

    def with_words(self, world: WorldState) -> WorldState:
        """Worlds in which the words of those who have kept a deal stand the higher for it."""
        word = world.word.copy()
        for place, arm in enumerate(self.arms):
            if arm.kept_by_both is not None:
                pushes = of_keeping(arm.kept_by_both, arm.kept_by_both.public, self.rules.figures)
                for name, size in pushes.items():
                    known = named(name)
                    if known.measure == "word":
                        word[known.index][self.sheet.here(place)] += size / known.scale
        return world.but(word=np.clip(word, 0, 1))


def decided(quarter: QuarterInCode | WholeQuarter) -> tuple[Night, Orders, Following]:
    """The night of a quarter, and what all countries order in it."""
    if isinstance(quarter, QuarterInCode):
        return quarter.put(None)
    night = quarter.night()
    return (night, *quarter.decided(night))


def in_futures(prospect: Prospect, futures: int, rough: int) -> FirstQuarter:
    """So many futures of a prospect where machine code plays them, `rough` where numpy does."""
    first = FirstQuarter.of(prospect, futures)
    return first if in_code(first) else FirstQuarter.of(prospect, rough, 1)
