"""Finished studies: a folder read back, with what its scenario assumes where that can still be read."""

import json
from pathlib import Path
from typing import TypeVar

import attrs
import cattrs

from game.loose_types import JsonObject
from game.model.files.faults import ScenarioFaults
from game.model.scenario.setup import ScenarioSetup
from game.model.scenario.setup_files import setup
from game.studies.report.findings import Findings
from game.studies.run.design import Design, planned
from game.studies.run.study import FORMAT, MANIFEST, StudyRefused, value_text

T = TypeVar("T")

SUMMARY = "summary.json"
EXPECTED = "expected what `wedge batch` wrote"
AGAIN = "Give the study's `wedge batch` command again with --out and --resume; it makes what is missing"
# Faults of one file that are told; more say nothing new.
MOST_PLACES = 3
ALIKE = ("rules_digest", "code_digest", "seed", "worlds", "version", "side", "quarters", "draw", "changes")


@attrs.frozen(eq=False)
class Finished:
    """A study that has been played and added up.

    manifest  what `study.json` holds
    assumes   the scenario with the study's changes; None where it can no longer be read
    """

    folder: Path
    manifest: JsonObject
    design: Design
    findings: Findings
    assumes: ScenarioSetup | None

    @property
    def is_as_played(self) -> bool:
        """Return whether scenario, figures, levers and plans are still those that the study was played with."""
        try:
            return bool(planned(self.design).settled["rules_digest"] == self.findings.rules_digest)
        except (ScenarioFaults, KeyError):
            return False


def finished(folder: Path) -> Finished:
    """Return a study that has been played.

    errors  Refused where the folder holds none, where it is not finished, or where a file in it is damaged
    """
    if not folder.is_dir():
        raise StudyRefused(f"{folder}: found no such folder; expected the folder of a study. `wedge batch` makes one.")
    if not (folder / MANIFEST).exists():
        raise StudyRefused(f"{folder}: found no {MANIFEST}; expected the folder of a study. `wedge batch` makes one.")
    manifest = document(folder / MANIFEST)
    if manifest.get("format") != FORMAT:
        kind = f"format {manifest.get('format')!r}"
        raise StudyRefused(f"{folder / MANIFEST}: found {kind}; expected format {FORMAT}, which this version writes.")
    if not (folder / SUMMARY).exists():
        raise StudyRefused(f"{folder}: found a study that is not finished; expected {SUMMARY} in it. {AGAIN}.")
    design = structured(Design, manifest, folder / MANIFEST)
    findings = structured(Findings, document(folder / SUMMARY), folder / SUMMARY)
    check(manifest, findings, folder / SUMMARY)
    return Finished(folder, manifest, design, findings, assumed(design))


def document(path: Path) -> JsonObject:
    """Return what a JSON file holds; Refused where it is no table."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise StudyRefused(
            f"{path}: found a file that cannot be read ({fault.strerror or fault}); {EXPECTED}."
        ) from None
    except ValueError as fault:
        raise StudyRefused(f"{path}: found no JSON ({fault}); {EXPECTED}.") from None
    if not isinstance(content, dict):
        raise StudyRefused(f"{path}: found JSON that is no table; {EXPECTED}.")
    return content


def structured(kind: type[T], raw: JsonObject, path: Path) -> T:
    """Return what a file holds as its class; Refused names the first places where it is something else."""
    try:
        return cattrs.Converter().structure(raw, kind)
    except cattrs.ClassValidationError as wrong:
        places = sorted(set(cattrs.transform_error(wrong, path="")))
        listed = "; ".join(place.replace(" @ ", " at ") for place in places[:MOST_PLACES])
        more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
        advice = f" {AGAIN}." if path.name == SUMMARY else ""
        raise StudyRefused(f"{path}: found {listed}{more}; {EXPECTED}.{advice}") from None


def check(manifest: JsonObject, findings: Findings, path: Path) -> None:
    """Say so where the summary is not the manifest's study's, or not whole."""
    summarised = {**{name: getattr(findings, name) for name in ALIKE}, "strategies": list(findings.strategies)}
    others = [
        f"{name} is {value_text(value)}, not {value_text(manifest.get(name))}"
        for name, value in summarised.items()
        if value != manifest.get(name)
    ]
    if others:
        advice = f"expected the one of {MANIFEST} beside it"
        raise StudyRefused(f"{path}: found the summary of another study: {', '.join(others)}; {advice}.")
    if findings.first not in findings.strategies:
        raise StudyRefused(
            f"{path}: found no strategy {findings.first!r}, with which the others are compared; {EXPECTED}."
        )


def assumed(design: Design) -> ScenarioSetup | None:
    """Return the scenario of a study as it is now, or None where it has gone or has faults."""
    try:
        return setup(design.scenario, changes=design.changes)
    except (ScenarioFaults, OSError):
        return None
