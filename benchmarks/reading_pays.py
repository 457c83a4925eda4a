"""Whether reading the board pays in the model: in every seat, a plan fixed beforehand against a reader.

The fixed plan is the best that a seeded search finds: dials that are held and moves that are made whenever they can be
paid. Who plays by tests alone turns each policy up while its printed test holds and back while it does not, and makes
each move while its test holds. The reader begins there and gets as many tries as the fixed plan, one value for each
lever while its test holds and one while it does not. The search takes lever after lever, tries everything that may be
done with it on the same luck and keeps what did best; the fixed plan climbs from holding and once more from a plan at
random. Both are chosen on some luck and judged on other luck; the other countries follow their courses.

python -m benchmarks.reading_pays
python -m benchmarks.reading_pays --quarters 12 --passes 2 --choose 80 --judge 400
"""

import argparse
import time
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from agents.draft import Orders
from game.model.levers.catalogue import seat_of
from game.model.levers.effects import LeverProgram
from game.model.levers.reading import catalogue
from game.model.play.by_reading import LeverPlan, by_plans, holding
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.axes import COUNTRIES, Array
from game.model.state.deeds import STEPS

LIKELY = NormalDist().inv_cdf(0.975)
# How often a plan at random makes a move.
RARELY = 0.25
# Luck to choose by and luck to judge by lie apart.
CHOOSE_FROM, JUDGE_FROM = 5_000, 50_000
# Nobody's place: all six seats follow their courses.
BY_COURSE = -1
# What is compared in each seat: holding, the best fixed plan, tests alone, the reader, the courses.
KINDS = 5
# Where what does not fit goes: back to its opening, or down to nothing.
UNFIT = (1.0, 0.0)


def readers(program: LeverProgram) -> list[LeverPlan]:
    """Two readers: what does not fit goes back to its opening, or down to nothing."""
    opening = holding(program).good
    full = np.array([STEPS] * len(program.policies) + [1.0] * len(program.moves))
    return [LeverPlan(full, opening * share) for share in UNFIT]


def guessed(program: LeverProgram, seat: int, luck: np.random.Generator) -> LeverPlan:
    """A fixed plan at random: any dial for each of a seat's policies, and a few of its moves."""
    row = holding(program).good.copy()
    for place in own_levers(program, seat):
        row[place] = luck.integers(0, int(STEPS) + 1) if place < len(program.policies) else luck.random() < RARELY
    return LeverPlan(row, row)


def own_levers(program: LeverProgram, seat: int) -> list[int]:
    """The places of a seat's own levers, policies first."""
    levers = enumerate((*program.policies, *program.moves))
    return [place for place, lever in levers if seat_of(lever.id) == COUNTRIES[seat]]


def varied(program: LeverProgram, plan: LeverPlan, place: int, side: str) -> list[LeverPlan]:
    """A plan with everything that may be done with one lever, the plan itself first.

    side  `good` or `bad`: while its test holds, or while it does not; `both` for a fixed plan
    """
    most = STEPS if place < len(program.policies) else 1
    plans = [plan]
    for wanted in range(int(most) + 1):
        good, bad = plan.good.copy(), plan.bad.copy()
        for name, row in (("good", good), ("bad", bad)):
            row[place] = wanted if side in (name, "both") else row[place]
        if (good != plan.good).any() or (bad != plan.bad).any():
            plans.append(LeverPlan(good, bad))
    return plans


def played(
    script: Script, cases: Sequence[tuple[int, LeverPlan | None]], lucks: Sequence[int], quarters: int
) -> tuple[Array, Array]:
    """What each seat's plan comes to for that seat, (cases, lucks): its legacy, and how far its interests were met.

    cases  the seat, by its place, and its plan, None for its own courses; all are played side by side on every luck
    """
    count = len(lucks)
    game = Simulation.start(seed=11, worlds=list(lucks) * len(cases), quarters=quarters, script=script)
    seats = np.repeat(np.array([seat for seat, _ in cases]), count)
    ordered = np.repeat(np.array([seat if plan else BY_COURSE for seat, plan in cases]), count)
    plans = [plan or holding(script.anchor.levers) for _, plan in cases]
    good = np.repeat(np.stack([plan.good for plan in plans], axis=1), count, axis=1)
    bad = np.repeat(np.stack([plan.bad for plan in plans], axis=1), count, axis=1)
    while not game.over:
        game.step(planned(game, ordered, (good, bad)))
    place = np.arange(len(seats))
    shape = (len(cases), count)
    return game.legacy()[seats, place].reshape(shape), game.world.score[seats, place].reshape(shape)


def planned(game: Simulation, seats: Array, plans: tuple[Array, Array]) -> Orders:
    """Everybody's orders: in each world one seat's by its plan, within its weeks, and the others' by their courses.

    seats  (W,) whose plan it is
    plans  (levers, W) each, while a lever's test holds and while it does not
    """
    return by_plans(game, np.equal(seats, np.arange(len(COUNTRIES))[:, None]) + 0.0, plans)


def best_plans(
    script: Script, seats: Sequence[int], quarters: int, sizes: argparse.Namespace, *, reads: bool
) -> dict[int, LeverPlan]:
    """Each seat's best plan of all that were tried, by the luck to choose by; both kinds get as many tries.

    A reader's search begins at its tests and tries two sides of each lever; a fixed plan's begins at two plans.
    """
    program, luck = script.anchor.levers, np.random.default_rng(7 + quarters)
    if reads:
        return climbed(script, {seat: readers(program)[0] for seat in seats}, quarters, sizes, ("good", "bad"))
    starts = [{seat: holding(program) for seat in seats}, {seat: guessed(program, seat, luck) for seat in seats}]
    found = [climbed(script, start, quarters, sizes, ("both",)) for start in starts]
    cases = [(seat, plans[seat]) for seat in seats for plans in found]
    points, _ = played(script, cases, lucks_of(sizes.passes, sizes.choose), quarters)
    means = points.mean(axis=1).reshape(len(seats), len(found))
    return {seat: found[int(row.argmax())][seat] for seat, row in zip(seats, means, strict=True)}


def climbed(
    script: Script, plans: dict[int, LeverPlan], quarters: int, sizes: argparse.Namespace, sides: Sequence[str]
) -> dict[int, LeverPlan]:
    """Every seat's plan made better lever by lever, all seats side by side; each pass has luck of its own.

    sides  what of a lever is tried by itself
    """
    program, best = script.anchor.levers, dict(plans)
    turns = {seat: [(place, side) for place in own_levers(program, seat) for side in sides] for seat in plans}
    for number in range(sizes.passes):
        lucks = lucks_of(number, sizes.choose)
        for step in range(max(len(own) for own in turns.values())):
            tried = {seat: varied(program, best[seat], *own[step]) for seat, own in turns.items() if step < len(own)}
            points, _ = played(
                script, [(seat, plan) for seat, plans in tried.items() for plan in plans], lucks, quarters
            )
            means, first = points.mean(axis=1), 0
            for seat, own_plans in tried.items():
                best[seat] = own_plans[int(means[first : first + len(own_plans)].argmax())]
                first += len(own_plans)
    return best


def lucks_of(number: int, count: int) -> range:
    """The worlds to choose by in one pass of the search."""
    return range(CHOOSE_FROM + number * count, CHOOSE_FROM + (number + 1) * count)


def gain(of: Array, over: Array) -> str:
    """How much better one was than the other on the same luck, with its 95 % interval."""
    difference = of - over
    return f"{difference.mean():+6.1f} ±{LIKELY * difference.std(ddof=1) / len(difference) ** 0.5:3.1f}"


def table(script: Script, seats: Sequence[int], quarters: int, sizes: argparse.Namespace) -> list[str]:
    """The lines of the table for one length."""
    program = script.anchor.levers
    fixed = best_plans(script, seats, quarters, sizes, reads=False)
    reader = best_plans(script, seats, quarters, sizes, reads=True)
    fresh = range(sizes.fresh, sizes.fresh + sizes.judge)
    plain = readers(program)[0]
    whole: list[tuple[int, LeverPlan | None]] = [
        (seat, plan) for seat in seats for plan in (holding(program), fixed[seat], plain, reader[seat], None)
    ]
    legacy, interests = played(script, whole, fresh, quarters)
    lines = []
    for place, seat in enumerate(seats):
        hold, plan, unsearched, read, course = legacy[KINDS * place : KINDS * (place + 1)]
        means = (
            f"{hold.mean():5.1f} {course.mean():6.1f} {plan.mean():6.1f} {unsearched.mean():6.1f} {read.mean():6.1f}"
        )
        met = interests[KINDS * place : KINDS * (place + 1)]
        lines.append(
            f"{quarters:8d}  {COUNTRIES[seat]:14s} {means}   {gain(read, plan)} {gain(unsearched, plan)}"
            f" {gain(read, hold)} {gain(met[3], met[1])} {gain(course, hold)}"
        )
    return lines


def main() -> None:
    """Print the table for every length asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quarters", type=int, nargs="+", default=[8, 12, 20])
    parser.add_argument("--seats", nargs="+", choices=COUNTRIES, default=list(COUNTRIES))
    parser.add_argument("--passes", type=int, default=2, help="how often the search takes every lever")
    parser.add_argument("--choose", type=int, default=40, help="worlds to choose by in each pass")
    parser.add_argument("--judge", type=int, default=48, help="fresh worlds to judge by")
    parser.add_argument("--fresh", type=int, default=JUDGE_FROM, help="the first of them")
    sizes = parser.parse_args()
    seats, levers, start = [COUNTRIES.index(name) for name in sizes.seats], catalogue(), time.monotonic()
    print(
        "                              legacy, mean                    reader      tests    reader interests   courses"
    )
    kinds = "over fixed over fixed over hold over fixed over hold"
    print(f"quarters  seat            hold course  fixed  tests reader {kinds}")
    for quarters in sizes.quarters:
        for line in table(Script.of(levers, quarters), seats, quarters, sizes):
            print(line, flush=True)
    print(f"legacy points on {sizes.judge} fresh worlds, ± 95 %; {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
