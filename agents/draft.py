"""Orders as they are gathered, each within what is left of its country's weeks."""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.levers.budget import allowed, by_step, income, last_steps, move_prices, spent, upkeep
from game.model.levers.catalogue import Move, Policy, seat_of
from game.model.levers.effects import LeverProgram
from game.model.levers.expressions import WORST_FIT
from game.model.levers.readings import WorldReadings
from game.model.state.arithmetic import total
from game.model.state.axes import COUNTRIES, Array
from game.model.state.figures import Figures

RAISING = ("struck.", "militia.struck", "waters>harassed", "waters>closed")


@attrs.frozen(eq=False)
class Orders:
    """A quarter's orders of all countries.

    dials  (policies, W) 0–3
    moves  (moves, W) 1 or 0
    """

    dials: Array
    moves: Array


def raises(lever: Policy | Move, figures: Figures) -> bool:
    """Whether a lever raises escalation, by itself or by what may go wrong with it."""
    risk = lever.risk.chance * lever.risk.size if lever.risk.path == "escalation" else 0.0
    return bool(risk >= figures.habits.risks) or any(
        effect.path.startswith(RAISING) or (effect.path == "escalation" and effect.size > 0) for effect in lever.effects
    )


def steps_down(move: Move) -> bool:
    """Whether a move is itself a step down the ladder: an act that a capital takes for a cause, not in passing."""
    return any(effect.path == "ladder" and effect.size < 0 for effect in move.effects)


class Draft:
    """Orders as they are gathered, with what is left of each country's weeks.

    places   of every policy, and of every move behind them
    left     by country, (W,) weeks
    may      (moves, W) 1 where a move's needs hold
    heated   (W,) 1 where only the injured may raise escalation
    acts     moves that are steps down the ladder
    wary     (W,) 1 where nobody turns up a dial that raises it
    costs    by policy, (W,) weeks a quarter, as its dial stands now; `raised` by how many steps it was turned up
    """

    def __init__(self, levers: LeverProgram, readings: WorldReadings, figures: Figures) -> None:
        """Begin with every dial where it stands and no move.

        readings  the worlds before anything is ordered; row 0 of the history is the quarter before
        """
        self.levers, self.readings, self.habits = levers, readings, figures.habits
        history, catalogue = readings.history, levers.catalogue
        self.places, self.first = levers.places, len(levers.policies)
        self.before, self.worlds = history.dials[0], readings.world.worlds
        self.moves = [np.zeros(self.worlds) for _ in levers.moves]
        self.stand(self.before)
        self.may, self.prices = allowed(readings, levers), move_prices(history, catalogue)
        self.income, standing = income(readings, catalogue.weeks), upkeep(self.before, catalogue)
        # What was carried over, with what this quarter brings, beyond what the dials cost as they stand.
        self.left = list(readings.world.capital + self.income - standing)
        self.heated = np.where(readings.number("escalation") >= self.habits.heated, 1.0, 0.0)
        self.wary = np.where(readings.number("escalation") >= self.habits.wary, 1.0, 0.0)
        policies, moves = catalogue.policies, catalogue.moves
        self.raising = frozenset([lever.id for lever in policies if raises(lever, figures)]) | frozenset(
            [lever.id for lever in moves if raises(lever, figures)]
        )
        self.acts = frozenset(move.id for move in catalogue.moves if steps_down(move))
        self.own = [[move for move in levers.moves if seat_of(move.id) == country] for country in COUNTRIES]
        self.own_policies = [[policy for policy in levers.policies if seat_of(policy.id) == land] for land in COUNTRIES]

    @property
    def orders(self) -> Orders:
        """What has been gathered."""
        return Orders(np.stack(self.dials), np.stack(self.moves))

    def stand(self, dials: Array) -> None:
        """Put all dials where they stand, with what they cost there."""
        self.dials = list(dials)
        self.costs = [self.upkeep_of(place, dial) for place, dial in enumerate(dials)]
        self.raised = [np.maximum(dial - before, 0) for dial, before in zip(dials, self.before, strict=True)]

    def already(self, given: Orders) -> None:
        """Go on from orders that were given, and paid."""
        catalogue = self.levers.catalogue
        paid = spent(given.dials, given.moves, self.readings.history, catalogue) - upkeep(self.before, catalogue)
        self.left = [left - price for left, price in zip(self.left, paid, strict=True)]
        self.moves = list(given.moves)
        self.stand(given.dials)

    def free_move(self, country: int, lever: str, when: Array) -> Array:
        """Where a country could order a move now: it is its own, its needs hold, it can pay, it is not ordered yet.

        returns  (W,) 1 or 0
        """
        place = self.places[lever] - self.first
        if place < 0 or seat_of(lever) != COUNTRIES[country]:
            return np.zeros(self.worlds)
        payable = np.where(self.left[country] >= self.prices[place], 1.0, 0.0)
        taken: Array = np.minimum(when * self.may[place] * payable, 1 - self.moves[place])
        return taken

    def too_dear(self, country: int, lever: str) -> Array:
        """1 where one's own move may be made but cannot be paid for yet, (W,)."""
        place = self.places[lever] - self.first
        if place < 0 or seat_of(lever) != COUNTRIES[country]:
            return np.zeros(self.worlds)
        unpaid: Array = self.may[place] * np.where(self.left[country] < self.prices[place], 1.0, 0.0)
        return unpaid

    def order(self, country: int, lever: str, when: Array, *, full_answer: bool = False) -> Array:
        """A move, where it is wanted, may be made and can be paid; where it was ordered, (W,) 1.

        full_answer  whether it is the injured's full answer, which alone may raise escalation near a runaway war
        """
        return self.make(country, lever, self.free_move(country, lever, when), full_answer=full_answer)

    def make(self, country: int, lever: str, free: Array, *, full_answer: bool = False) -> Array:
        """A move, where it is known to be free; where it was ordered, (W,) 1."""
        taken = free
        if lever in self.raising and not full_answer:
            taken = taken * (1 - self.heated)
        place = self.places[lever] - self.first
        if place >= 0:
            self.moves[place] = np.maximum(self.moves[place], taken)
            self.left[country] = np.where(taken > 0, self.left[country] - self.prices[place], self.left[country])
        return taken

    def turn(self, country: int, policy: str, dial: Array | float, when: Array) -> None:
        """A dial, one step nearer to where it is wanted, where that can be paid.

        dial  0–3
        """
        if seat_of(policy) != COUNTRIES[country]:
            return
        place = self.places[policy]
        before = self.before[place]
        step = np.clip(dial - before, -1, 1)
        if policy in self.raising:
            step = np.where(self.wary > 0, np.minimum(step, 0), step)
        self.put(country, place, before + step, when)

    def put(self, country: int, place: int, wanted: Array, when: Array) -> None:
        """A dial at a place, where it is wanted there and that can be paid.

        wanted  (W,) 0–3, one step up at most
        """
        cost, raised = self.upkeep_of(place, wanted), np.maximum(wanted - self.before[place], 0)
        price = cost - self.costs[place] + raised - self.raised[place]
        # Lowering is always free to do, even by who has overdrawn, and weeks that it frees are free at once.
        payable = np.where(self.left[country] >= price, 1.0, np.where(wanted <= self.dials[place], 1.0, 0.0))
        turned = np.where(when > 0, payable, 0.0) > 0
        self.left[country] = np.where(turned, self.left[country] - price, self.left[country])
        self.dials[place] = np.where(turned, wanted, self.dials[place])
        self.costs[place] = np.where(turned, cost, self.costs[place])
        self.raised[place] = np.where(turned, raised, self.raised[place])

    def upkeep_of(self, place: int, dial: Array) -> Array:
        """What one dial costs a quarter, (W,), in weeks."""
        return by_step(dial, self.levers.catalogue.policies[place].upkeep)

    def upkeep(self, country: int) -> Array:
        """What a country's dials cost a quarter as they stand now, (W,), in weeks."""
        return total(self.costs[policy.row] for policy in self.own_policies[country])

    def lowered(
        self, country: int, wanted: dict[int, Array], counts: tuple[Mapping[int, Array], Array], fit: Array
    ) -> None:
        """Wanted dials with the one that serves its owner least a step lower, where they cost more than is to be spent.

        What stands already goes down later than what was to go up, so that a lean quarter does not turn dials round.

        wanted  by place: where each dial of the country is to stand, (W,); changed in place
        counts  by place: 1 where the course names the dial, (W,), and (policies, W) 1 where it was turned up within a
                year; both count for it
        fit     (levers, W)
        """
        named, rose = counts
        costs = total(self.upkeep_of(policy.row, wanted[policy.row]) for policy in self.own_policies[country])
        room = self.income[country] - costs
        worst, pick = np.full(self.worlds, np.inf), np.full(self.worlds, -1.0)
        for policy in self.own_policies[country]:
            row = policy.row
            saved = by_step(wanted[row], last_steps(self.levers.catalogue.policies[row].upkeep))
            # What serves a scarce interest is missed most; the scarcest counts most in a harmonic mean.
            level = np.maximum(self.readings.world.own_interest[policy.serves], self.habits.scarce)
            worth = policy.weight * (fit[row] - WORST_FIT) / level
            if row in named:
                worth = worth * (1 + self.habits.named * named[row])
            worth = worth * (1 + self.habits.named * rose[row])
            least = np.where(wanted[row] > self.before[row], self.habits.spare, self.habits.spare_standing)
            key = np.where(np.where(room < least, saved, 0.0) > 0, worth, np.inf)
            pick = np.where(key < worst, float(row), pick)
            worst = np.minimum(worst, key)
        for policy in self.own_policies[country]:
            wanted[policy.row] = wanted[policy.row] - np.where(np.equal(pick, policy.row), 1.0, 0.0)
