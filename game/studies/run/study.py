"""A study's folder: its manifest, its design, its parts; only what is missing is ever played."""

import json
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import attrs
import numpy as np
import pyarrow as pa
from pyarrow import parquet
from threadpoolctl import threadpool_info

from game.atomic_files import write_whole, written_whole
from game.loose_types import JsonDict, JsonObject
from game.studies.run import parts
from game.studies.run.arrow import Columns, as_arrow
from game.studies.run.design import SOBOL, StudyPlan
from game.studies.run.draws import drawable, draws
from game.studies.run.outcome_columns import data_dictionary
from game.studies.run.parts import Damaged, Results, StudyPart

FORMAT = 3
MANIFEST, DESIGN, RUNS, COLUMNS = "study.json", "design.parquet", "runs", "columns.csv"
SAME_WHATEVER_ITS_NAME = "scenario"
RULES_CHANGED = {
    "rules_digest": "its scenario, its figures, its levers or a plan say something else than now",
    "code_digest": "its laws had other code than now",
}


class StudyRefused(Exception):  # noqa: N818
    """A folder in which this study cannot be played; nothing in it was changed."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


@attrs.frozen(eq=False)
class Study:
    """A plan and the folder in which its results are."""

    folder: Path
    plan: StudyPlan

    @property
    def runs(self) -> Path:
        """Return the folder of the parts."""
        return self.folder / RUNS

    @property
    def design_file(self) -> Path | None:
        """Return the file of the figures drawn, if any are."""
        return self.folder / DESIGN if self.plan.design.draw == SOBOL else None

    def path(self, part: StudyPart) -> Path:
        """Return where a part is, or will be."""
        return self.runs / part.name

    def header(self, part: StudyPart) -> JsonDict:
        """Return what is written into a part so that it cannot be taken for another."""
        settled = self.plan.settled
        alike = ("rules_digest", "code_digest", "seed", "quarters", "side", "draw", "version")
        return {"format": FORMAT, **attrs.asdict(part), **{name: settled[name] for name in alike}}

    def missing(self) -> list[StudyPart]:
        """Return the parts that are still to be played."""
        return [part for part in self.plan.design.parts() if not self.path(part).exists()]

    def read(self, part: StudyPart) -> Results:
        """Return what a part holds; Refused names it where it is damaged."""
        try:
            return parts.read(self.path(part), self.header(part))
        except Damaged as damage:
            raise StudyRefused(self.complaint(self.path(part), str(damage))) from None

    def take_in(self, part: StudyPart, file: bytes) -> None:
        """Write the file of a part that was played elsewhere.

        errors  Damaged where it is not what was asked for; OSError where it cannot be written
        """
        parts.unpacked(file, self.header(part))
        with written_whole(self.path(part)) as stream:
            stream.write(file)

    def complaint(self, path: Path, damage: str) -> str:
        """Return what to do about a damaged file."""
        advice = "Delete it and give the same command with --resume: only what is missing is played again"
        return f"{path}: found a damaged file: {damage}; expected what the study wrote. {advice}."

    def damage(self) -> Iterator[str]:
        """Yield one message for each file that is there and damaged."""
        path = self.folder / DESIGN
        if path.exists() and (reason := unread(path)):
            yield self.complaint(path, reason)
        for part in self.plan.design.parts():
            if self.path(part).exists():
                try:
                    parts.read(self.path(part), self.header(part))
                except Damaged as damage:
                    yield self.complaint(self.path(part), str(damage))

    def swept(self) -> None:
        """Delete what workers that were stopped left unfinished; only once nobody writes any more."""
        for unfinished in self.runs.glob(".part-*.part"):
            unfinished.unlink(missing_ok=True)


def opened(folder: Path, plan: StudyPlan, resume: bool) -> Study:
    """Return a study in its folder, begun anew or, where wanted, gone on with.

    errors  Refused where the folder holds something else, cannot be written, or a file in it is damaged
    """
    study = Study(folder, plan)
    if folder.is_file():
        raise StudyRefused(f"{folder}: found a file; expected a folder to write to. --out names another.")
    try:
        if not folder.is_dir() or not any(folder.iterdir()):
            begin(study)
        else:
            check(study, resume)
        study.runs.mkdir(exist_ok=True)
        if not (folder / DESIGN).exists():
            write_design(study)
        write_whole(folder / COLUMNS, data_dictionary(plan.first.quarters))
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise StudyRefused(
            f"{folder}: found a folder that cannot be used ({reason}); expected one to write to."
        ) from None
    return study


def check(study: Study, resume: bool) -> None:
    """Say what speaks against playing a study in a folder that holds something."""
    if others := differences(study.folder, study.plan):
        raise StudyRefused(f"{study.folder}: found another study: {', '.join(others)}. Name another folder with --out.")
    if not resume:
        advice = "--resume goes on with it; --out names another"
        raise StudyRefused(f"{study.folder}: found this very study, begun already; expected an empty folder. {advice}.")
    if damaged := tuple(study.damage()):
        raise StudyRefused(*damaged)


def differences(folder: Path, plan: StudyPlan) -> list[str]:
    """Return in what the study in a folder differs from a plan; Refused where the folder holds no study."""
    there, wanted = manifest(folder), json.loads(json.dumps(plan.settled))
    others = [name for name in wanted if name != SAME_WHATEVER_ITS_NAME and there.get(name) != wanted[name]]
    return [
        RULES_CHANGED.get(name) or f"{name} is {value_text(there.get(name))}, not {value_text(wanted[name])}"
        for name in others
    ]


def is_same(folder: Path, plan: StudyPlan) -> bool:
    """Return whether a folder holds the study that is planned."""
    try:
        return not differences(folder, plan)
    except (StudyRefused, OSError):
        return False


def manifest(folder: Path) -> JsonObject:
    """Return what stands in a study's manifest; Refused where there is none that can be read."""
    path = folder / MANIFEST
    if not path.exists():
        raise StudyRefused(
            f"{folder}: found a folder that is no study; expected an empty or new one. --out names another."
        )
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        content = None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise StudyRefused(f"{path}: found no manifest of format {FORMAT}; expected what `wedge batch` wrote.")
    return content


def value_text(value: object) -> str:
    """Return a value of a manifest in few words."""
    match value:
        case None:
            return "not there"
        case list():
            return " ".join(str(item) for item in value)
        case dict():
            return ", ".join(f"{path}={number}" for path, number in value.items()) or "nothing"
        case _:
            return str(value)


def begin(study: Study) -> None:
    """Write a study's manifest."""
    study.folder.mkdir(parents=True, exist_ok=True)
    page = {
        "format": FORMAT,
        **study.plan.settled,
        "title": study.plan.first.setup.title,
        "made_with": made_with(),
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    write_whole(study.folder / MANIFEST, json.dumps(page, ensure_ascii=False, indent=1) + "\n")


def made_with() -> dict[str, str]:
    """Return on what a study is played; the results do not hang on it."""
    blas = next(
        (f"{pool['internal_api']} {pool['version']}" for pool in threadpool_info() if pool["user_api"] == "blas"), ""
    )
    return {"python": platform.python_version(), "numpy": np.__version__, "pyarrow": pa.__version__, "blas": blas}


def write_design(study: Study) -> None:
    """Write which worlds are played and what was drawn for each: one group of rows a part."""
    design, figures = study.plan.design, study.plan.first.setup.figures
    sizes = [part.worlds for part in design.parts() if part.strategy == design.strategies[0]]
    names = list(drawable(figures)) if design.draw == SOBOL else []
    schema = pa.schema([("world", pa.int64()), *((name, pa.float32()) for name in names)])
    drawn = draws(figures, design.seed, 0, sizes) if names else ({} for _ in sizes)
    first = 0
    with (
        written_whole(study.folder / DESIGN) as stream,
        parquet.ParquetWriter(
            stream,
            schema,
            compression="zstd",
            use_dictionary=False,
            column_encoding={"world": "DELTA_BINARY_PACKED"},
            write_page_checksum=True,
        ) as writer,
    ):
        for size, values in zip(sizes, drawn, strict=True):
            rows: Columns = {"world": np.arange(first, first + size, dtype=np.int64)}
            writer.write_table(as_arrow(rows | {name: values[name].astype(np.float32) for name in names}))
            first += size


def unread(path: Path) -> str:
    """Return why a design cannot be read whole; "" when it can."""
    try:
        with parquet.ParquetFile(path, page_checksum_verification=True) as opened_file:
            for group in range(opened_file.num_row_groups):
                opened_file.read_row_group(group, use_threads=False)
    except parts.UNREADABLE as fault:
        return f"it cannot be read ({parts.first_line(fault)})"
    return ""
