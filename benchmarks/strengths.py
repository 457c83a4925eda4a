"""What looking ahead is worth in each seat: python -m benchmarks.strengths [--games N] [--quarters N] [--seats …].

One seat plays at a strength, or at random, and the others follow their courses; every way meets the same worlds with
the same luck, so that differences are paired. `--plans N` tries N blind plans – dials and repeated moves that look at
nothing – and sets the best of them, chosen on other luck, against cabinet. `--board` lets the seat decide by another
world's board. `--again` judges single decisions in futures that chose nothing: what was promised for them beside the
course's orders, what comes of it as far ahead as was looked, and to the campaign's end. Intervals are of 95 %; a night
is for --games 200 --plans 2000 --board --again.
"""

import argparse
from collections.abc import Callable, Mapping
from functools import cache, partial
from itertools import pairwise
from time import process_time

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.draft import Draft
from agents.strengths import CABINET, CRISIS, SEMINAR, STRENGTHS
from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders, choices_of, seats_of, sheet_of
from game.engine.threads import playing_on
from game.model.levers.catalogue import seat_of
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import WholeQuarter
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES, Array
from game.search.looking_ahead import Rounds, searched
from game.search.quest import OtherOrder, Quest, quests
from game.search.tried_orders import Trials, some_of
from game.statistics import Bounded, mean
from game.studies.run.study_table import StudyTable, table_of

RANDOM = "random"
SEED, PLANS_SEED = 20_251, 77_031
LUCKS, AGAIN, KEPT = 8, 32, 20
# How often a player at random turns a dial, makes a move, and takes another choice than the computer's.
TURNS, MOVES, CHOOSES = 0.25, 0.15, 0.5

Way = Callable[[Campaign], SeatOrders]


@cache
def table(quarters: int) -> StudyTable:
    """The first scenario, all six seats by their courses."""
    return table_of(FIRST, seed=SEED, quarters=quarters)


def started(world: int, quarters: int) -> Campaign:
    """One world of the luck that judges, before its first quarter."""
    own = table(quarters)
    game = own.begun([world])
    return Campaign(attrs.evolve(own.terms, world=world), own.setup, game, [game.situation])


def next_quarter(campaign: Campaign, seat: str = "", way: Way | None = None) -> None:
    """Play a quarter by all courses, one seat's orders as a way has them."""
    game = campaign.game
    levers, desk, standing = game.anchor.levers, game.tonight(), game.history.dials[0]
    ordered = way(campaign) if way else None
    sheets = campaign.with_choices(seats_of(game.decide(), standing, levers), desk)
    if ordered is not None:
        sheets[seat] = ordered
    game.step(sheet_of(sheets, standing, levers), choices_of(game.script.crises, sheets))
    campaign.moments.append(game.situation)


def looks(strength: str, seat: str) -> Way:
    """The way of a strength."""
    return lambda campaign: searched(quests(campaign, {seat: STRENGTHS[strength]})[seat]).orders


def at_random(seat: str, luck: np.random.Generator) -> Way:
    """The way of one who throws dice over what it may do."""

    def way(campaign: Campaign) -> SeatOrders:
        """Single changes taken by lot, as long as they can be paid for."""
        quest = quests(campaign, {seat: STRENGTHS[CABINET]})[seat]
        chosen = list[OtherOrder]()
        for change in luck.permutation(np.array(quest.changes, dtype=object)):
            odds = TURNS if change.what in quest.standing else CHOOSES if change.what.startswith("crisis") else MOVES
            together = (*chosen, change)
            if luck.random() < odds and change.what not in {other.what for other in chosen} and quest.affords(together):
                chosen.append(change)
        return quest.ordered(chosen)

    return way


def legacy(campaign: Campaign, seat: str) -> float:
    """What a seat has come to, points."""
    return float(campaign.game.legacy()[COUNTRIES.index(seat), 0])


def played(seat: str, way: str, games: int, quarters: int) -> tuple[Array, float, float]:
    """What a seat comes to in each world under a way, the share of runaway wars, and seconds a decision."""
    points, wars, spent = [], 0.0, 0.0
    for world in range(games):
        campaign = started(world, quarters)
        dice = np.random.default_rng([PLANS_SEED, world])
        own = at_random(seat, dice) if way == RANDOM else None if way == SEMINAR else looks(way, seat)
        began = process_time()
        while not campaign.game.over:
            next_quarter(campaign, seat, own)
        spent += process_time() - began
        points.append(legacy(campaign, seat))
        wars += float(campaign.world.catastrophe[0])
    return np.array(points), wars / games, spent / games / quarters


def another_board(seat: str, games: int, quarters: int) -> Array:
    """What a seat comes to in each world where it decides in cabinet by the next world's board."""
    points = []
    for world in range(games):
        campaign, other = started(world, quarters), started(world + games, quarters)
        while not campaign.game.over:
            elsewhere = quests(other, {seat: STRENGTHS[CABINET]})[seat] if not other.game.over else None
            next_quarter(campaign, seat, partial(as_allowed, seat, elsewhere))
            if elsewhere is not None:
                next_quarter(other)
        points.append(legacy(campaign, seat))
    return np.array(points)


def as_allowed(seat: str, elsewhere: Quest | None, campaign: Campaign) -> SeatOrders:
    """What was found elsewhere, as far as it differs from the course there and may be ordered here."""
    here = quests(campaign, {seat: STRENGTHS[CABINET]})[seat]
    if elsewhere is None:
        return here.by_course
    wanted = {(change.what, change.to) for change in searched(elsewhere).chosen.changes}
    chosen = list[OtherOrder]()
    for change in here.changes:
        if (change.what, change.to) in wanted and here.affords((*chosen, change)):
            chosen.append(change)
    return here.ordered(chosen)


# --- single decisions, judged on other luck --------------------------------------------------


@attrs.frozen(eq=False)
class Judged:
    """What some decisions of a strength were worth beside their courses' orders, (decisions,) points each.

    promised  by the last round of its search; `kept`, in other futures as far ahead; `lasting`, to the end in those
    """

    promised: Array
    kept: Array
    lasting: Array


def judged(seat: str, games: int, quarters: int) -> dict[str, Judged]:
    """Decisions of both strengths in the same states of campaigns by courses, judged in the same futures."""
    rows = dict[str, list[tuple[float, float, float]]]()
    for world in range(games):
        campaign = started(world, quarters)
        while not campaign.game.over:
            if campaign.world.turn % EVERY == 1:
                for name in (CABINET, CRISIS):
                    quest = quests(campaign, {seat: STRENGTHS[name]})[seat]
                    rows.setdefault(name, []).append(once_more(quest))
            next_quarter(campaign)
    return {name: Judged(*np.array(own).T) for name, own in rows.items()}


def once_more(quest: Quest) -> tuple[float, float, float]:
    """What was promised for a decision, what is kept of it, and what comes of it to the end."""
    chosen = searched(quest).chosen
    if not chosen.changes:
        return 0.0, 0.0, 0.0
    # Futures beyond those of every search, the same for all strengths.
    seen = max(sum(strength.futures) for strength in STRENGTHS.values())
    wider = attrs.evolve(quest, strength=attrs.evolve(quest.strength, futures=(seen, MANY_AGAIN), answers=False))
    first = some_of(Rounds(wider).first, slice(seen, seen + MANY_AGAIN))
    trials = Trials(quest.prospect, first, [quest.by_course, quest.ordered(chosen.changes)])
    kept, lasting = (trials.trialled(ahead).points for ahead in (quest.strength.ahead, MANY_QUARTERS))
    return chosen.gain, float((kept[1] - kept[0]).mean()), float((lasting[1] - lasting[0]).mean())


# Every how many quarters decisions are judged, in how many futures, and beyond the end of any campaign.
EVERY, MANY_AGAIN, MANY_QUARTERS = 4, 160, 100


# --- plans that look at nothing --------------------------------------------------------------


@attrs.frozen(eq=False)
class BlindPlans:
    """Plans of a seat, side by side: where dials go, and which moves are made whenever they may be.

    dials  (policies, plans) 0–3
    moves  (moves, plans) 1 or 0
    """

    seat: str
    dials: Array
    moves: Array

    @classmethod
    def drawn(cls, seat: str, plans: int, quarters: int) -> "BlindPlans":
        """All dials by lot, half of them at their opening, and one to four moves."""
        levers, luck = table(quarters).script.anchor.levers, np.random.default_rng([PLANS_SEED, plans])
        opening = np.array([float(policy.opening) for policy in levers.policies])[:, None]
        dials = np.where(luck.random((len(levers.policies), plans)) < 0.5, opening, luck.integers(0, 4, (1, plans)))
        own = [place for place, move in enumerate(levers.moves) if seat_of(move.id) == seat]
        moves = np.zeros((len(levers.moves), plans))
        for plan in range(plans):
            moves[luck.choice(own, luck.integers(1, 5), replace=False), plan] = 1.0
        return cls(seat, dials, moves)

    def these(self, places: NDArray[np.integer]) -> "BlindPlans":
        """Some of them."""
        return BlindPlans(self.seat, self.dials[:, places], self.moves[:, places])

    def points(self, worlds: range, quarters: int) -> Array:
        """What the seat comes to under each plan in each world, (plans, worlds)."""
        plans = self.dials.shape[1]
        game = table(quarters).begun(np.tile(np.arange(worlds.start, worlds.stop), plans))
        dials, moves = (np.repeat(rows, len(worlds), axis=1) for rows in (self.dials, self.moves))
        while not game.over:
            self.quarter(game, dials, moves)
        points: Array = game.legacy()[COUNTRIES.index(self.seat)]
        return points.reshape(plans, len(worlds))

    def quarter(self, game: Simulation, dials: Array, moves: Array) -> None:
        """One quarter of all of them."""
        ordered, country, levers = game.decide(), COUNTRIES.index(self.seat), game.anchor.levers
        draft = Draft(levers, WholeQuarter(game.terms, game.situation).seen().by(self.seat), game.rules.figures)
        for policy in draft.own_policies[country]:
            draft.turn(country, policy.id, dials[policy.row], np.ones(game.world.worlds))
        for move in draft.own[country]:
            draft.order(country, move.id, moves[move.row])
        own = draft.orders
        whole = attrs.evolve(ordered, dials=ordered.dials.copy(), moves=ordered.moves.copy())
        for policy in draft.own_policies[country]:
            whole.dials[policy.row] = own.dials[policy.row]
        for move in draft.own[country]:
            whole.moves[move.row] = own.moves[move.row]
        game.step(whole)


def best_blind(seat: str, plans: int, games: int, quarters: int) -> Array:
    """What the best of some blind plans, chosen on other luck, comes to in each world that judges."""
    drawn, first = BlindPlans.drawn(seat, plans, quarters), 100_000
    means = np.concatenate(
        [
            drawn.these(np.arange(start, min(start + 256, plans))).points(range(first, first + LUCKS), quarters).mean(1)
            for start in range(0, plans, 256)
        ]
    )
    kept = drawn.these(np.argsort(-means)[:KEPT])
    again = kept.points(range(first + LUCKS, first + LUCKS + AGAIN), quarters).mean(1)
    best: Array = kept.these(np.array([int(again.argmax())])).points(range(games), quarters)[0]
    return best


# --- what is printed -------------------------------------------------------------------------


def shown(bounded: Bounded) -> str:
    """A mean with its interval."""
    return f"{bounded.value:+6.2f} [{bounded.low:+.2f}, {bounded.high:+.2f}]"


def tell(seat: str, asked_for: argparse.Namespace) -> None:
    """Print one seat's rows."""
    games, quarters = asked_for.games, asked_for.quarters
    came: Mapping[str, tuple[Array, float, float]] = {way: played(seat, way, games, quarters) for way in asked_for.ways}
    print(f"\n{seat}: {games} worlds, {quarters} quarters")
    for way, (points, wars, spent) in came.items():
        print(f"  {way:8} {points.mean():5.1f} points   wars {wars:.2f}   {1000 * spent:4.0f} ms a quarter")
    for low, high in pairwise(way for way in (RANDOM, SEMINAR, CABINET, CRISIS) if way in came):
        print(f"  {high} − {low}: {shown(mean(came[high][0] - came[low][0]))}")
    if asked_for.plans:
        blind = best_blind(seat, asked_for.plans, games, quarters)
        print(f"  cabinet − best of {asked_for.plans} blind plans: {shown(mean(came[CABINET][0] - blind))}")
    if asked_for.again:
        decisions = judged(seat, games, quarters)
        for name, own in decisions.items():
            print(f"  a decision of {name}: promised {own.promised.mean():.2f}, kept {shown(mean(own.kept))}", end="")
            print(f", to the end {shown(mean(own.lasting))}")
        print(f"  crisis − cabinet: {shown(mean(decisions[CRISIS].lasting - decisions[CABINET].lasting))} a decision")
    if asked_for.board:
        elsewhere = another_board(seat, games, quarters)
        print(f"  cabinet − cabinet by another board: {shown(mean(came[CABINET][0] - elsewhere))}")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=8)
    parser.add_argument("--quarters", type=int, default=12)
    parser.add_argument("--seats", nargs="*", default=list(COUNTRIES))
    parser.add_argument("--plans", type=int, default=0)
    parser.add_argument("--board", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--ways", nargs="*", default=[RANDOM, SEMINAR, CABINET, CRISIS])
    asked_for = parser.parse_args()
    with playing_on(1):
        for seat in asked_for.seats:
            tell(seat, asked_for)


if __name__ == "__main__":
    main()
