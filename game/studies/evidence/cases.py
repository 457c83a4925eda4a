"""Historical cases: coded wedges of the past as small scenarios, by one rule, and what the engine makes of them.

The patron sits in Moscow's seat, its weaker partner in Tehran's, the divider in Washington's. Source: theory.md 5.
"""

import csv
from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.scenario import load
from game.model.state.world import World
from game.paths import shipped
from game.studies.evidence.bench import Ground, bench
from game.studies.run.process_pool import Advance

BROKEN, LOOSENED, HELD = "broken", "loosened", "held"
# A partnership that has lost a fifth of its strength and not broken has loosened.
LOST = 0.8
SPREAD = 0.15
ISSUES = ("oil_market", "caucasus", "gulf", "israel", "levant", "nuclear_threshold", "caspian", "ukraine")


@attrs.frozen
class Case:
    """One coded case.

    coded              the variables of theory.md 5, 0–1, ± 0.15
    courted            which of the two the divider's offer goes to: `patron` or `partner`
    at_war             whether the patron was at war itself
    outcome            what happened: broken or held
    lag_low, lag_high  after how many quarters
    """

    name: str
    pair: str
    starts: str
    quarters: int
    coded: Mapping[str, float]
    on_both: bool
    courted: str
    at_war: bool
    outcome: str
    lag_low: int
    lag_high: int
    source: str


@attrs.frozen
class Tried:
    """What the engine makes of a case.

    shares  of worlds in which the partnership is broken, loosened or held at the end of the period
    median  quarters until it broke, where it did in a world at least
    """

    case: Case
    shares: Mapping[str, float]
    median: float | None

    @property
    def said(self) -> str:
        """Return what comes most often."""
        return max(self.shares, key=lambda name: self.shares[name])


def cases() -> tuple[Case, ...]:
    """Return every coded case."""
    path = shipped("scenarios") / "cases" / "coded.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(case_of(row) for row in csv.DictReader(file))


def case_of(row: Mapping[str, str]) -> Case:
    """Return a line of the coding as a case."""
    words = {"case", "pair", "starts", "quarters", "on_both", "courted", "at_war"}
    words |= {"outcome", "lag_low", "lag_high", "source"}
    return Case(
        name=row["case"],
        pair=row["pair"],
        starts=row["starts"],
        quarters=int(row["quarters"]),
        coded={name: float(number) for name, number in row.items() if name not in words},
        on_both=row["on_both"] == "yes",
        courted=row["courted"],
        at_war=row["at_war"] == "yes",
        outcome=row["outcome"],
        lag_low=int(row["lag_low"]),
        lag_high=int(row["lag_high"]),
        source=row["source"],
    )


def starts(case: Case) -> dict[str, float]:
    """Return the start values of a case, by one rule for all."""
    coded = case.coded
    rows = {"threat.russia": coded["threat"], "threat.iran": coded["threat"], "promised.russia": coded["unmet"]}
    rows |= {"grievance.iran": 0.2 + 0.5 * coded["unmet"], "substitutes.russia": 1 - coded["interdependence"]}
    rows |= {f"awareness.{who}.{issue}": coded["rivalry"] for who in ("russia", "iran") for issue in ISSUES}
    rows |= {"enforcement.iran": coded["coercion"], "enforcement.russia": coded["coercion"] if case.on_both else 0.0}
    rows |= {"offer.iran": coded["accommodation"], "arms_gap": coded["interdependence"] * 0.8}
    return rows


def figures(case: Case) -> dict[str, float]:
    """Return the figures of a case: how far the divider's allies block its offer, and how the patron's offers bind."""
    return {"ties.veto_iran": case.coded["allies"], "ties.binding_weight": 0.5 * case.coded["binding"]}


PAGE = """\
# {pair}.
# Written from coded.csv by one rule for all cases, game/studies/evidence/cases.py; not tuned to what happened.

base = "partners_of_convenience"
title = "{title}"
summary = "{pair}. Coded in theory.md 5: the patron sits in Moscow, its partner in Tehran, the divider in Washington."
teaching = "What did the divider have to offer, who stood in its way, and what had the patron left undone?"
starts = "{starts}"
quarters = {quarters}
without = ["damascus_falls", "washington_changes_hands", "treaty_signed", "truce_in_gaza", "trade_pact_in_force"]

[figures]
{figures}

[start]
{rows}
"""


def page_of(case: Case) -> str:
    """Return a case as a scenario file."""
    page = PAGE.format(
        pair=case.pair,
        title=case.name.replace("_", " ").capitalize(),
        starts=case.starts,
        quarters=case.quarters,
        figures="\n".join(entry(path, value, case.source) for path, value in figures(case).items()),
        rows="\n".join(entry(path, value, case.source) for path, value in starts(case).items()),
    )
    return page + "".join(f"{line}\n" for line in offers(case))


def entry(path: str, value: float, source: str) -> str:
    """Return one number as TOML, with the coders' uncertainty, within 0 and 1."""
    low, high = max(0.0, value - SPREAD), min(1.0, value + SPREAD)
    return f'{path} = {{ value = {value:.4g}, low = {low:.4g}, high = {high:.4g}, source = "{source}" }}'


def offers(case: Case) -> list[str]:
    """Return the divider's offer, made again every half-year of the first two years as long as it has one to make."""
    size = case.coded["accommodation"]
    if size < SPREAD:
        return []
    lines = list[str]()
    for turn in range(3, min(case.quarters, 8) + 1, 2):
        lines += [
            "",
            "[[inject]]",
            f'name = "offer_{turn}"',
            f"turn = {turn}",
            'title = "The divider offers again"',
            'says = "What was offered is offered once more."',
            f'source = "{case.source}"',
            f'effects = [{{ path = "offer.iran", push = {size:g}, says = "The offer stands." }}]',
        ]
    return lines


def tried(case: Case, worlds: int, seed: int, advance: Advance) -> Tried:
    """Return what the engine makes of a case: the pair decides, the divider's policy is the coding's.

    told    called after each quarter
    """
    path = shipped("scenarios") / "cases" / f"{case.name}.toml"
    table = bench(Ground(load.scenario(str(path)), range(worlds), seed), seated=True)
    table = attrs.evolve(table, seats=table.seats[:2])
    when = np.zeros(worlds)

    def seen(world: World) -> None:
        """Note in which worlds the partnership broke in a quarter."""
        when[(when == 0) & (world.ruptured > 0)] = world.turn
        advance(1)

    world = table.run(case.quarters, seen)
    broken = when > 0
    loosened = ~broken & (world.index < LOST * table.world.index)
    shares = {BROKEN: share(broken), LOOSENED: share(loosened), HELD: share(~broken & ~loosened)}
    return Tried(case, shares, float(np.median(when[broken])) if broken.any() else None)


def share(these: NDArray[np.bool_]) -> float:
    """Return the share of worlds in which something is so."""
    return float(np.mean(these))
