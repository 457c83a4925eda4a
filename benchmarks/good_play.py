"""Find the plans by which par is played, and print them as they stand in `scenarios/good_play.toml`.

Each seat begins as the better of two plain readers of its tests: all it can while a test fits, and its opening, or
nothing, while it does not. Then lever after lever everything that may be done with it is tried on the same luck,
while the test fits and while it does not, and what did best over eight, twelve and twenty quarters together is kept.
The luck is none that par is judged on. One pass takes about three minutes of one core.

python -m benchmarks.good_play > scenarios/good_play.toml
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from benchmarks.reading_pays import CHOOSE_FROM, own_levers, played, readers, varied
from game.model.levers.effects import LeverProgram
from game.model.levers.reading import catalogue
from game.model.play.by_reading import LeverPlan, holding
from game.model.play.whole_quarter import Script
from game.model.state.axes import COUNTRIES, Array

LENGTHS = (8, 12, 20)
HEAD = """\
# How each seat is played for par: a dial, or 1 for a move that is made, while the lever's printed test fits and
# while it does not. What is left out stays as it opened, or is not made. Found by `python -m benchmarks.good_play`,
# which tries everything that may be done with one lever after another, on luck that par is not judged on.
# Source: the search; a plan is no claim on the world, and what it comes to is played anew wherever par is shown."""


def points(scripts: Mapping[int, Script], cases: Sequence[tuple[int, LeverPlan]], lucks: Sequence[int]) -> Array:
    """What each seat's plan comes to, points of legacy, the mean over lengths and lucks, (cases,)."""
    rows = [played(script, cases, lucks, quarters)[0].mean(axis=1) for quarters, script in scripts.items()]
    return np.asarray(np.mean(rows, axis=0))


def searched(scripts: Mapping[int, Script], worlds: int, passes: int) -> dict[int, LeverPlan]:
    """Each seat's best plan, by its place."""
    program, seats = scripts[LENGTHS[0]].anchor.levers, range(len(COUNTRIES))
    starts = readers(program)
    lucks = range(CHOOSE_FROM, CHOOSE_FROM + worlds)
    first = points(scripts, [(seat, plan) for seat in seats for plan in starts], lucks)
    best = {seat: starts[int(row.argmax())] for seat, row in zip(seats, first.reshape(len(COUNTRIES), -1), strict=True)}
    for number in range(passes):
        lucks, luck = range(lucks.stop, lucks.stop + worlds), np.random.default_rng(number)
        places = {seat: luck.permutation(own_levers(program, seat)) for seat in seats}
        turns = {seat: [(int(place), side) for place in places[seat] for side in ("good", "bad")] for seat in seats}
        for step in range(max(map(len, turns.values()))):
            tried = {seat: varied(program, best[seat], *own[step]) for seat, own in turns.items() if step < len(own)}
            means = points(scripts, [(seat, plan) for seat, plans in tried.items() for plan in plans], lucks)
            for seat, plans in tried.items():
                mine, means = means[: len(plans)], means[len(plans) :]
                best[seat] = plans[int(mine.argmax())]
    return best


def written(program: LeverProgram, plans: Mapping[int, LeverPlan]) -> Iterator[str]:
    """The lines of the file."""
    opening, levers = holding(program).good, (*program.policies, *program.moves)
    yield HEAD
    for seat, plan in plans.items():
        yield f"\n[{COUNTRIES[seat]}]"
        for place in own_levers(program, seat):
            if (plan.good[place], plan.bad[place]) != (opening[place], opening[place]):
                ways = f"fits = {int(plan.good[place])}, fails = {int(plan.bad[place])}"
                yield f'"{levers[place].id}" = {{ {ways} }}'


def main() -> None:
    """Search, and print the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=40, help="worlds to choose by at each length")
    parser.add_argument("--passes", type=int, default=1, help="how often the search takes every lever")
    given, levers = parser.parse_args(), catalogue()
    scripts = {quarters: Script.of(levers, quarters) for quarters in LENGTHS}
    plans = searched(scripts, given.worlds, given.passes)
    print("\n".join(written(scripts[LENGTHS[0]].anchor.levers, plans)))


if __name__ == "__main__":
    main()
