"""Do the targets hold? Every row that needs no search, on luck that no fit has seen.

    python -m benchmarks.targets [--simple] [--json] [--worlds 300] [--many 800] [--seed 70000]

The countries follow their courses; with `--simple` the prototype's seats play, by type and state. Prints id, value,
bounds and whether it holds, and how many hold in all and of each kind. The rows and their sources are in
`scenarios/targets.csv`.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from time import perf_counter

import attrs

from benchmarks.reach_measures import reach_rows
from benchmarks.target_measures import measured
from game.model.state.ruleset import central
from game.paths import shipped

# The fit of the figures uses seeds below this one (benchmarks/fit.py).
UNSEEN = 70_000
SOURCE = "targets.csv"


@attrs.frozen
class Target:
    """One row: what is measured, and between which bounds it should lie."""

    id: str
    kind: str
    measure: str
    low: float
    high: float


def targets() -> tuple[Target, ...]:
    """Every row of the table of targets."""
    with (shipped("scenarios") / SOURCE).open(encoding="utf-8", newline="") as file:
        return tuple(
            Target(
                row["id"],
                row["kind"],
                f"{row['event or policy']}: {row['measure']}",
                float(row["low"]),
                float(row["high"]),
            )
            for row in csv.DictReader(file)
        )


def judged(values: Mapping[str, float]) -> list[dict[str, object]]:
    """Each target that was measured, with its value and whether it holds."""
    return [
        {
            "id": target.id, "kind": target.kind, "measure": target.measure, "value": round(values[target.id], 4),
            "low": target.low, "high": target.high, "holds": bool(target.low <= values[target.id] <= target.high),
        }
        for target in targets()
        if target.id in values
    ]  # fmt: skip


def option(name: str, default: int) -> int:
    """A whole number from the command line."""
    flag = f"--{name}"
    return int(sys.argv[sys.argv.index(flag) + 1]) if flag in sys.argv else default


def main() -> None:
    """Prints the table, or its JSON."""
    start = perf_counter()
    sizes = option("worlds", 300), option("many", 800)
    seed, by_course = option("seed", UNSEEN), "--simple" not in sys.argv
    values = measured(central(), sizes, seed, courses=by_course)
    if by_course:
        values |= reach_rows(max(sizes[0] // 4, 1), seed + 2)
    rows = judged(values)
    if "--json" in sys.argv:
        print(json.dumps({"targets": rows}, indent=1))
        return
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for row in rows:
        kinds[str(row["kind"])].append(bool(row["holds"]))
        mark = "holds" if row["holds"] else "FAILS"
        print(f"{mark} {row['id']} {row['value']:>9} [{row['low']:g}, {row['high']:g}] {row['measure']}")
    for kind, holds in kinds.items():
        print(f"{kind}: {sum(holds)} of {len(holds)}")
    missing = [target.id for target in targets() if target.id not in values]
    print(f"{sum(bool(row['holds']) for row in rows)} of {len(rows)} hold; {perf_counter() - start:.0f} s")
    print(f"need a search or another play: {' '.join(missing)}")


if __name__ == "__main__":
    main()
