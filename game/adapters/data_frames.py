"""Data frames: a study's campaigns as one table, for Arrow, pandas or polars, or as a CSV file."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv, parquet

from game.atomic_files import written_whole
from game.extras import needed
from game.loose_types import Untyped
from game.studies.report.finished import finished
from game.studies.run.arrow import arrow_column, arrow_words, as_columns
from game.studies.run.outcome_columns import OutcomeColumn, outcome_columns
from game.studies.run.parts import StudyPart
from game.studies.run.study import DESIGN, RUNS

# The campaigns of a study as a CSV file, which is written where they are not too many to open.
CAMPAIGNS = "campaigns.csv"


def campaigns(folder: str | Path, figures: bool = False) -> pa.Table:
    """Return one row a campaign, by strategy and world: every column of `columns.csv`, its codes as words.

    folder   of a finished study, as `wedge batch` made it
    figures  whether the figures drawn for each world stand beside it, where the study drew any
    errors   StudyRefused where the folder holds no finished study
    """
    study = finished(Path(folder))
    drawn = whole(study.folder / DESIGN) if figures and (study.folder / DESIGN).exists() else None
    known = outcome_columns(study.findings.quarters)
    parts = list[pa.Table]()
    for part in sorted(
        study.design.parts(), key=lambda part: (study.design.strategies.index(part.strategy), part.first)
    ):
        rows = in_words(study.folder / RUNS / part.name, part, known.values())
        if drawn is not None:
            own = drawn.slice(part.first, part.worlds).drop_columns(["world"])
            for name in own.column_names:
                rows = rows.append_column(name, own[name].combine_chunks())
        parts.append(rows)
    return pa.concat_tables(parts)


def whole(path: Path) -> pa.Table:
    """Return a file's table; Arrow's shorter way to it imports pandas, which takes half a second."""
    with parquet.ParquetFile(path) as file:
        return file.read()


def in_words(path: Path, part: StudyPart, known: "Untyped") -> pa.Table:
    """Return a part's rows with its strategy first and its codes as words.

    known  the columns, in their order
    """
    columns = as_columns(whole(path))
    strategy = pa.DictionaryArray.from_arrays(
        arrow_column(np.zeros(part.worlds, np.int32)), arrow_words([part.strategy])
    )
    arrays = [worded_codes(columns[column.name], column) for column in known]
    return pa.Table.from_arrays([strategy.cast(pa.string()), *arrays], ["strategy", *(column.name for column in known)])


def worded_codes(values: Untyped, column: OutcomeColumn) -> pa.Array:
    """Return a column as Arrow has it, its codes as words."""
    if not column.codes:
        return arrow_column(values)
    return pa.DictionaryArray.from_arrays(arrow_column(values.astype(np.int32)), arrow_words(column.codes)).cast(
        pa.string()
    )


def write_csv(folder: str | Path) -> Path:
    """Write a study's campaigns into its folder as a CSV file, and return where it is.

    errors  StudyRefused where the folder holds no finished study; OSError where it cannot be written
    """
    path = Path(folder) / CAMPAIGNS
    with written_whole(path) as stream:
        csv.write_csv(campaigns(folder), stream)
    return path


def for_pandas(folder: str | Path, figures: bool = False) -> Untyped:
    """Return the same as a pandas DataFrame; Missing where pandas is not installed."""
    needed("pandas")
    return campaigns(folder, figures).to_pandas()


def for_polars(folder: str | Path, figures: bool = False) -> Untyped:
    """Return the same as a polars DataFrame; Missing where polars is not installed."""
    return needed("polars").from_arrow(campaigns(folder, figures))
