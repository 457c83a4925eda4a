"""The fit's figures to its targets: a seeded random search within each figure's range.

    python -m benchmarks.fit [--tries 60] [--seed 1] [--worlds 200] [--many 700] [--write]

Each try moves a few figures at random and keeps them where the loss falls: how far each row lies outside its bounds,
drawn in by a margin. The luck is that of seeds below `UNSEEN` in `benchmarks/targets.py`, so that the targets' table
judges the figures on luck they were not fitted to. Nothing after 2024 is read. `--write` puts the figures into the
ruleset; figures at the edge of their range are named.
"""

import re
import sys
from collections.abc import Mapping

import numpy as np

from benchmarks.target_measures import measured
from benchmarks.targets import UNSEEN, option, targets
from game.model.state.ruleset import FILE, figures_from, ruleset
from game.paths import shipped

MARGIN = 0.08
# Sections whose figures are moved; the opening, weights of interests, definitions and what is measured stay.
MOVED = (
    *("exchange", "ladder", "minds", "threat", "ties", "ukraine", "iran_war", "nuclear", "regimes", "capacity"),
    *("favours", "table"),
)
# Of the oil market only what cannot be looked up: elasticities, pass-through, luck, premiums, the pace of learning.
MOVED_OIL = (
    *("learns", "forgets", "set_back", "evasion_undoes", "volume_lost_russia", "volume_lost_iran", "elasticity"),
    *("reverts", "noise", "jump", "jump_size", "own", "cross", "crowd_russia", "crowd_iran", "premium_memory"),
    *("premium_strike", "premium_answer", "premium_harassed", "premium_closed", "premium_war", "output_a_dial"),
)
# Of the gauge only how a war runs away; what the index is made of is its definition.
MOVED_GAUGE = ("runaway", "runaway_rung")
# Parts of names that say what stood at the opening, or what a scale begins at.
FACTS = ("usual", "first", "enforced", "gate_", "comfort", "dependence_russia", "dependence_iran", "least")
SHARE = 0.04
WIDTH = 0.15


def movable() -> tuple[str, ...]:
    """The figures that the search may move, by "section.name"."""
    names = []
    for path, figure in ruleset().items():
        section, name = path.split(".")
        moved = section in MOVED or (section == "oil" and name in MOVED_OIL)
        moved = moved or (section == "gauge" and name in MOVED_GAUGE)
        if moved and figure.low < figure.high and not any(part in name for part in FACTS):
            names.append(path)
    return tuple(names)


def loss(values: Mapping[str, float]) -> tuple[float, list[str]]:
    """How far the rows lie outside their bounds, drawn in by a margin, and which do not hold."""
    whole, failing = 0.0, []
    for target in targets():
        if target.id not in values:
            continue
        low, high, value = target.low, target.high, values[target.id]
        width = min(high - low, 3 * abs(low) + 3 * abs(high))
        inner = (low + MARGIN * width * (low != 0), high - MARGIN * width * (high < 1e4))
        outside = max(inner[0] - value, value - inner[1], 0.0) / max(width, 1e-9)
        if not low <= value <= high:
            failing.append(target.id)
            outside += 0.3
        whole += min(outside, 1.0)
    return whole, failing


def written(values: Mapping[str, float]) -> None:
    """Puts new central values into the ruleset's file, each in its line."""
    path = shipped("scenarios") / FILE
    section, lines = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        section = line[1:-1] if line.startswith("[") else section
        name = line.partition(" = ")[0]
        new = values.get(f"{section}.{name}")
        lines.append(line if new is None else re.sub(r"value = [-0-9.e]+", f"value = {new:.5g}", line, count=1))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Searches, prints each step that was kept, and writes the figures where asked."""
    rng = np.random.default_rng(option("seed", 1))
    sizes = option("worlds", 200), option("many", 700)
    best = {path: figure.value for path, figure in ruleset().items()}
    names = movable()

    def tried(values: Mapping[str, float]) -> tuple[float, list[str]]:
        # The same luck for every try, so that only figures make the difference.
        seed = option("seed", 1) % UNSEEN
        return loss(measured(figures_from(values), sizes, seed, courses="--simple" not in sys.argv))

    least, failing = tried(best)
    print(f"start: loss {least:.2f}, failing {' '.join(failing)}", flush=True)
    for attempt in range(option("tries", 60)):
        new = dict(best)
        for path in names:
            if rng.random() < SHARE:
                figure = ruleset()[path]
                moved = new[path] + rng.normal(0, WIDTH) * (figure.high - figure.low)
                new[path] = float(f"{np.clip(moved, figure.low, figure.high):.5g}")
        found_loss, found_failing = tried(new)
        if found_loss < least:
            least, failing, best = found_loss, found_failing, new
            print(f"{attempt}: loss {least:.2f}, failing {' '.join(failing)}", flush=True)
            if "--write" in sys.argv:
                written({path: best[path] for path in names})
    edge = [path for path in names if best[path] in (ruleset()[path].low, ruleset()[path].high)]
    print(f"at the edge of their range: {' '.join(edge)}")


if __name__ == "__main__":
    main()
