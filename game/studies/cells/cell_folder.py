"""The folder of a study file: its manifest, its inputs, the rules it was played by, and a part for each cell's worlds.

It says by itself what was asked and what was played, so that another machine can check it.
"""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import attrs

from game.atomic_files import write_whole, written_whole
from game.loose_types import JsonDict, JsonObject
from game.model.files.faults import ScenarioFaults
from game.paths import shipped
from game.studies.cells.cell import CellPlan, StudyCell, bare, cell_plan
from game.studies.cells.cell_play import cell_columns, cell_draws
from game.studies.cells.study_file import own_files, study_file
from game.studies.run import parts
from game.studies.run.outcome_columns import dictionary_of
from game.studies.run.parts import Damaged, Results, StudyPart
from game.studies.run.study import COLUMNS, MANIFEST, RUNS, StudyRefused, made_with, value_text

KIND, FORMAT = "study file", 1
STUDY, DRAWN, RULES, CITATION = "study.toml", "drawn", "rules", "CITATION.cff"
OTHERWISE = {
    "rules_digests": "its scenarios, figures or levers say something else than now",
    "plan_digests": "a plan says something else than now",
    "code_digest": "its laws had other code than now",
}
CITED = """cff-version: 1.2.0
message: "Simulated by Wedge, a teaching model. Cite the study with the version that played it."
title: "{title}"
type: dataset
version: "{version}"
authors:
  - name: "The Wedge developers"
"""


@attrs.frozen(eq=False)
class CellFolder:
    """A plan and the folder of its results."""

    folder: Path
    plan: CellPlan

    @property
    def runs(self) -> Path:
        """The folder of the parts."""
        return self.folder / RUNS

    def path(self, part: StudyPart) -> Path:
        """Where a part is, or will be."""
        return self.runs / part.name

    def drawn_in(self, cell: StudyCell) -> Path | None:
        """Where the figures drawn for a cell's worlds are, if any are."""
        grounds = list(self.plan.setups)
        return self.folder / DRAWN / f"{grounds.index(cell.ground):05d}.parquet" if self.plan.file.draw else None

    def header(self, cell: StudyCell, part: StudyPart) -> JsonDict:
        """What is written into a part so that it cannot be taken for another."""
        settled = self.plan.settled
        return {
            "format": FORMAT,
            "kind": KIND,
            **attrs.asdict(part),
            "cell": {**attrs.asdict(cell), "scenario": bare(cell.scenario), "strategies": in_short(cell)},
            "rules_digest": settled["rules_digests"][cell.ground],
            **{name: settled[name] for name in ("code_digest", "seed", "quarters", "draw", "series", "version")},
        }

    def missing(self) -> list[tuple[StudyCell, StudyPart]]:
        """The parts that are still to be played."""
        there = {path.name for path in self.runs.glob("part-*.parquet")}
        return [(cell, part) for cell, part in self.plan.parts() if part.name not in there]

    def read(self, cell: StudyCell, part: StudyPart) -> Results:
        """What a part holds.

        errors  StudyRefused names it where it is damaged or not there
        """
        try:
            return parts.read(self.path(part), self.header(cell, part))
        except Damaged as damage:
            advice = "Delete it and give `wedge study run` again with --resume"
            raise StudyRefused(
                f"{self.path(part)}: found a damaged file: {damage}; expected what the study wrote. {advice}."
            ) from None


def in_short(cell: StudyCell) -> dict[str, str]:
    """A cell's strategies, a plan by its file's name."""
    return {seat: bare(name) for seat, name in cell.strategies.items()}


def opened_cells(file: Path, folder: Path, resume: bool) -> CellFolder:
    """A study file's folder, begun anew or, where wanted, gone on with.

    errors  ScenarioFaults where the file is wrong; StudyRefused where the folder holds something else
    """
    study = CellFolder(folder, cell_plan(study_file(file)))
    if folder.is_file():
        raise StudyRefused(f"{folder}: found a file; expected a folder to write to. --out names another.")
    try:
        if not folder.is_dir() or not any(folder.iterdir()):
            begin(study, file)
        else:
            others = differences(manifest_of(folder), study.plan)
            if others:
                said = ", ".join(others)
                raise StudyRefused(f"{folder}: found another study: {said}. Name another folder with --out.")
            if not resume:
                raise StudyRefused(
                    f"{folder}: found this very study, begun already; expected an empty folder. "
                    "--resume goes on with it; --out names another."
                )
            for cell, part in study.plan.parts():
                if study.path(part).exists():
                    study.read(cell, part)
        study.runs.mkdir(exist_ok=True)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise StudyRefused(
            f"{folder}: found a folder that cannot be used ({reason}); expected one to write to."
        ) from None
    return study


def begin(study: CellFolder, file: Path) -> None:
    """Write all of a folder but what is played: manifest, study file, inputs, rules, draws, dictionary, citation."""
    folder, plan = study.folder, study.plan
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / STUDY)
    for own in own_files(plan.file):
        target = folder / own.relative_to(file.resolve().parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(own, target)
    for path in rule_files():
        target = folder / RULES / path.relative_to(shipped("scenarios"))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    if plan.file.draw:
        (folder / DRAWN).mkdir(exist_ok=True)
        for cell in {cell.ground: cell for cell in plan.cells}.values():
            drawn = study.drawn_in(cell)
            assert drawn is not None
            with written_whole(drawn) as stream:
                cell_draws(plan, cell, stream)
    write_whole(folder / COLUMNS, dictionary_of(cell_columns(plan).values()))
    title = (plan.file.title or "A study").replace('"', "'")
    write_whole(folder / CITATION, CITED.format(title=title, version=plan.settled["version"]))
    page = {
        "format": FORMAT,
        "kind": KIND,
        **plan.settled,
        "study_digest": digest_of(folder / STUDY),
        "rule_files": dict(digests_in(folder / RULES)),
        "made_with": made_with(),
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    write_whole(folder / MANIFEST, json.dumps(page, ensure_ascii=False, indent=1) + "\n")


def rule_files() -> list[Path]:
    """The files of the rules: the ruleset, the scenarios and the levers."""
    folder = shipped("scenarios")
    return [*sorted(folder.glob("*.toml")), *sorted((folder / "levers").glob("*.toml"))]


def digests_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file under a folder with its digest."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix(), digest_of(path)


def digest_of(path: Path) -> str:
    """A name for what stands in a file."""
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


def manifest_of(folder: Path) -> JsonObject:
    """The manifest of a study file's folder.

    errors  StudyRefused where there is none that can be read
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise StudyRefused(f"{folder}: found no {MANIFEST}; expected the folder that `wedge study run` wrote.")
    try:
        page = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        page = None
    if not isinstance(page, dict) or page.get("kind") != KIND or page.get("format") != FORMAT:
        raise StudyRefused(f"{path}: found no manifest of a study file; expected what `wedge study run` wrote.")
    return page


def differences(there: JsonObject, plan: CellPlan) -> list[str]:
    """In what the study of a manifest differs from a plan."""
    wanted = json.loads(json.dumps(plan.settled))
    return [
        OTHERWISE.get(name) or f"{name} is {value_text(there.get(name))}, not {value_text(wanted[name])}"
        for name in wanted
        if there.get(name) != wanted[name]
    ]


def reopened(folder: Path) -> CellFolder:
    """A folder as it stands, its plan made from its own study file.

    errors  StudyRefused where it holds none, or its study file can no longer be read
    """
    manifest_of(folder)
    try:
        return CellFolder(folder, cell_plan(study_file(folder / STUDY)))
    except ScenarioFaults as wrong:
        raise StudyRefused(*map(str, wrong.faults)) from None
