"""Whether machine code plays what numpy plays, bit for bit, at a size that tests have no time for.

    python -m benchmarks.check_bits [worlds]

Every scenario, with what comes to it from outside; every course in its country's seat, holding, and plans; figures
alike and drawn for each world; one thread and two; worlds taken up half-way. Some minutes: numpy takes them. It prints
what was compared, and fails where a bit differs.
"""

import os
import sys
from collections.abc import Iterator

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import attrs
import numpy as np

from benchmarks.bench_model import under
from game.campaign.campaign import script_of
from game.engine.threads import playing_on
from game.model.play.seated import HOLD, strategies_of
from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import setup, setup_names, setup_shelf
from game.model.state.axes import COUNTRIES
from game.model.state.world_state import declared
from game.studies.run.draws import draws
from game.studies.run.study_table import NOTHING_DRAWN, Drawn, StudyTable, table_of

# Long enough for a break, its closing quarters and a war that runs away.
SHORT = 8


@attrs.frozen
class BitCase:
    """Some worlds to be played by both engines.

    before  quarters that numpy plays before either takes them up
    """

    name: str
    table: StudyTable
    worlds: int
    drawn: Drawn = NOTHING_DRAWN
    before: int = 0
    threads: int = 1


def cases(worlds: int) -> Iterator[BitCase]:
    """Everything that is compared."""
    for name in (*setup_names(), *setup_shelf().shelved):
        yield BitCase(name, table_of(name, seed=3), worlds)
    courses = script_of(SHORT).anchor.courses
    for country in COUNTRIES:
        for strategy in strategies_of(country, courses)[1:]:
            yield BitCase(f"{country}: {strategy}", seated({country: strategy}), worlds)
    yield BitCase("all hold", seated(dict.fromkeys(COUNTRIES, HOLD)), worlds)
    for name in ("partners_of_convenience", "twelve_days"):
        own = next(draws(setup(name).figures, 3, 0, [worlds]))
        yield BitCase(f"{name}, figures drawn", table_of(name, seed=3), worlds, own)
    yield BitCase("taken up half-way", seated({}), worlds, before=SHORT // 2)
    yield BitCase("two threads", seated({}), 8 * worlds + 5, threads=2)


def seated(strategies: dict[str, str]) -> StudyTable:
    """Short campaigns with some strategies."""
    return table_of("partners_of_convenience", strategies, seed=3, quarters=SHORT)


def ended(case: BitCase, engine: str) -> Simulation:
    """A case as one engine leaves it."""
    under("numpy")
    game = case.table.begun(np.arange(case.worlds), case.drawn)
    game.run(case.before) if case.before else None
    under(engine)
    with playing_on(case.threads):
        game.run()
    return game


def differing(case: BitCase) -> list[str]:
    """What differs in any bit between the engines."""
    ends = [ended(case, engine) for engine in ("numpy", "compiled")]
    rows = [
        {name: getattr(game.world, name) for name in (*declared(), "dials", "wear")}
        | {"legacy": game.legacy(), "tally": game.tally, "course": game.following.course}
        for game in ends
    ]
    return [name for name in rows[0] if (rows[0][name] + 0.0).tobytes() != (rows[1][name] + 0.0).tobytes()]


def main() -> None:
    """Compare everything; end with a fault where a bit differs."""
    worlds, faults = int(sys.argv[1]) if len(sys.argv) > 1 else 16, 0
    for case in cases(worlds):
        others = differing(case)
        faults += bool(others)
        print(f"{case.name}, {case.worlds} worlds: {', '.join(others) or 'the same bits'}", flush=True)
    if faults:
        raise SystemExit(f"{faults} cases differ")


if __name__ == "__main__":
    main()
