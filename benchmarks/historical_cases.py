"""Eight wedges of the past on the model: does it call what happened, and does it order the risks as they were?

    python -m benchmarks.historical_cases [--json] [--worlds 1000] [--seed 80000]
    python -m benchmarks.historical_cases --write

The patron sits in Moscow's seat, its weaker partner in Tehran's, the divider in Washington's; only the pair decides,
the divider's policy is the coding's. A case differs from the standing opening as its coding differs from that of Russia
and Iran in 2022–24, the pair for which the model was made: one rule for all eight, with slopes that were written down
before any case was played. `--write` writes the scenario files from the table. Source: theory.md 5.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.targets import option
from game.model.levers.reading import catalogue
from game.model.scenario.setup_files import CASES
from game.model.scenario.start_rows import start_rows
from game.model.state.names import NAMES, named
from game.paths import shipped
from game.studies.evidence.cases import BROKEN, HELD, LOOSENED, RAN_AWAY, Case, case_played, cases, order_kept

SEED, WORLDS = 80_000, 1000
# The coders' uncertainty, and the pair that the standing opening is.
SPREAD, REFERENCE = 0.15, "iran_2022"
# Points of a name's unit for a whole point of coding: what the scales say where they are the same, and half of the
# drawn opening's range either way for what has no scale of its own (a standing inclination: 0.15).
SLOPES: Mapping[str, tuple[str, float]] = {
    "threat.ru": ("threat", 75.0),
    "threat.ir": ("threat", 75.0),
    "air_defence_gap": ("asymmetry", 0.5),
    "localised.ru": ("interdependence", -100.0),
    "margin_drift.russia": ("rivalry", -0.3),
    "margin_drift.iran": ("rivalry", -0.3),
    "overdue.ru": ("unmet", 60.0),
    "grievance.ir": ("unmet", 40.0),
}
# Drones that the patron makes itself where interdependence is coded as in 2022–24, before most of it was localised.
LOCALISED_THEN = 40.0
WORD, PROMISED, OFFER = 55.0, 50.0, 80.0
# The divider's offer lapses after a year and is made again.
YEAR = 4
DUE = (2, 3, 4, 5, 6, 7, 8)


def page_of(case: Case, reference: Case) -> str:
    """A case as a scenario file.

    reference  the coding of the pair that the standing opening is
    """
    lines = [
        f"# {case.pair}.",
        "# Written from coded.csv by one rule for all, benchmarks/historical_cases.py; not tuned to what happened.",
        "",
        'base = "partners_of_convenience"',
        f'title = "{case.name.replace("_", " ").capitalize()}"',
        f'summary = "{case.pair}. The patron sits in Moscow, its partner in Tehran, the divider in Washington."',
        'teaching = "What had the divider to offer, who stood in its way, and what had the patron left undone?"',
        f'starts = "{case.starts}"',
        f"quarters = {case.quarters}",
        f"lengths = [{case.quarters}]",
        'seats = ["united_states", "russia", "iran"]',
        "",
        "[figures]",
        value("offers.veto_iran", case.coded["allies"] + 0.165, case.source, (0.25, 1)),
        value("table.binds", case.coded["binding"], case.source, (0.175, 1)),
        "",
        "[dials]",
        *(f"{policy} = {dial}" for policy, dial in dials(case, reference).items()),
        "",
        "[machines]",
        f'syria = {{ state = "lost", source = "{case.source}: no third field" }}',
        f'ukraine = {{ state = "{"war" if case.at_war else "settlement"}", source = "{case.source}" }}',
        "",
        "[start]",
        *starts(case, reference),
        *promises(case, reference),
        *offers(case),
    ]
    return "\n".join(lines) + "\n"


def dials(case: Case, reference: Case) -> dict[str, int]:
    """Where the divider's pressure stands: a step for each third of the coding, from the opening's own."""
    standing = {policy.id: policy.opening for policy in catalogue().policies}
    steps = round(3 * (case.coded["coercion"] - reference.coded["coercion"]))
    hit = {
        "us.oil_iran": steps,
        "us.posture": steps,
        "us.oil_russia": steps if case.on_both else -3,
        "us.ukraine_aid": 0,
    }
    if not case.at_war:
        hit["us.ukraine_aid"] = -3
    return {policy: min(max(standing[policy] + step, 0), 3) for policy, step in hit.items()}


def starts(case: Case, reference: Case) -> Iterator[str]:
    """The start values of a case: the opening's own, moved as its coding differs from that of the reference."""
    opened = {known.name: known.start for known in NAMES} | {"air_defence_gap": 0.5, "localised.ru": LOCALISED_THEN}
    for name, (variable, slope) in SLOPES.items():
        away = case.coded[variable] - reference.coded[variable]
        bounds = start_rows()[name].bounds
        yield value(name, opened.get(name, 0.0) + slope * away, case.source, bounds, abs(slope) * SPREAD)
    size = case.coded["accommodation"]
    yield value("word.us", WORD, case.source, start_rows()["word.us"].bounds, 100 * SPREAD)
    if size >= SPREAD:
        yield value(offered(case), OFFER * size, case.source, start_rows()[offered(case)].bounds, OFFER * SPREAD)


def offered(case: Case) -> str:
    """The name of the offer to whom the divider courts."""
    return "offer.ru" if case.courted == "patron" else "offer.ir"


def promises(case: Case, reference: Case) -> Iterator[str]:
    """What the patron has promised, evenly over its dates."""
    whole = PROMISED + 60 * (case.coded["unmet"] - reference.coded["unmet"])
    each = min(max(whole, 7), named("promised.ru").bounds[1]) / len(DUE)
    for due in DUE:
        yield from ("", "[[promise]]", f'name = "due_{due}"', 'by = "russia"', f"size = {each:.4g}", f"due = {due}")
        yield from ('says = "The patron has promised it."', f'source = "{case.source}"')


def offers(case: Case) -> Iterator[str]:
    """The divider's offer, made again each year as long as it has one to make."""
    size = case.coded["accommodation"]
    if size < SPREAD:
        return
    for quarter in range(YEAR + 1, case.quarters + 1, YEAR):
        yield from ("", "[[inject]]", f'name = "offer_{quarter}"', f"quarter = {quarter}")
        yield from ('title = "The divider offers again"', 'says = "What was offered is offered once more."')
        effect = f'{{ path = "{offered(case)}", size = {OFFER * size:.4g}, says = "The offer stands." }}'
        yield from (f'source = "{case.source}"', f"effects = [{effect}]")


def value(name: str, number: float, source: str, bounds: tuple[float, float], spread: float = SPREAD) -> str:
    """One number as TOML, with the coders' uncertainty, within bounds."""
    low, middle, high = (min(max(end, bounds[0]), bounds[1]) for end in (number - spread, number, number + spread))
    return f'{name} = {{ value = {middle:.4g}, low = {low:.4g}, high = {high:.4g}, source = "{source}" }}'


def write(folder: Path) -> None:
    """Writes every case's scenario file."""
    reference = next(case for case in cases() if case.name == REFERENCE)
    for case in cases():
        (folder / f"{case.name}.toml").write_text(page_of(case, reference), encoding="utf-8")


def main() -> None:
    """Prints the table, or its JSON; or writes the files."""
    if "--write" in sys.argv:
        write(shipped("scenarios") / CASES)
        return
    worlds, seed = option("worlds", WORLDS), option("seed", SEED)
    played = [case_played(case, worlds, seed) for case in cases()]
    called = sum(one.verdict == one.case.outcome for one in played)
    if "--json" in sys.argv:
        rows = [
            {"case": one.case.name, "happened": one.case.outcome, "verdict": one.verdict, "hazard": one.hazard}
            | {"median": one.median, **one.shares}
            for one in played
        ]
        print(json.dumps({"cases": rows, "called": called, "order": order_kept(played)}, indent=1))
        return
    print(f"{'case':16} {'happened':9} {'after':>7} {'verdict':8} broken loosened held  war   a quarter  median")
    for one in sorted(played, key=lambda one: -one.hazard):
        case, shares = one.case, one.shares
        after = f"{case.lag_low}–{case.lag_high}" if case.outcome == BROKEN else ""
        parts = " ".join(f"{100 * shares[name]:5.0f} %" for name in (BROKEN, LOOSENED, HELD, RAN_AWAY))
        median = "" if one.median is None else f"{one.median:g}"
        print(
            f"{case.name:16} {case.outcome:9} {after:>7} {one.verdict:8} {parts} {100 * one.hazard:7.2f} % {median:>6}"
        )
    print(f"{called} of {len(played)} called; {100 * order_kept(played):.0f} % of pairs of a break and a hold in order")


if __name__ == "__main__":
    main()
