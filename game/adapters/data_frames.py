"""Data frames: a study's campaigns as one table, for Arrow, pandas or polars."""

from pathlib import Path

import pyarrow as pa
from pyarrow import compute, parquet

from game.extras import needed
from game.loose_types import Untyped
from game.model.laws.endings import VERDICTS
from game.studies.report.finished import finished

DESIGN = "design.parquet"


def campaigns(folder: str | Path, figures: bool = False) -> pa.Table:
    """Return one row a campaign: strategy, world, verdict and the final figures, by strategy and world.

    folder   of a finished study, as `wedge batch` made it
    figures  whether the figures drawn for each world stand beside it, where the study drew any
    errors   Refused where the folder holds no finished study
    """
    study = finished(Path(folder))
    drawn = parquet.read_table(study.folder / DESIGN) if figures and (study.folder / DESIGN).exists() else None
    parts = list[pa.Table]()
    for part in sorted(
        study.design.parts(), key=lambda part: (study.design.strategies.index(part.strategy), part.first)
    ):
        rows = parquet.read_table(study.folder / "runs" / part.name).replace_schema_metadata()
        names = pa.array(VERDICTS).take(compute.cast(rows["verdict"], pa.int64()).combine_chunks())
        rows = rows.set_column(rows.schema.get_field_index("verdict"), "verdict", names)
        if drawn is not None:
            own = drawn.slice(part.first, part.worlds).drop_columns(["world"])
            for name in own.column_names:
                rows = rows.append_column(name, own[name].combine_chunks())
        parts.append(rows.add_column(0, "strategy", pa.array([part.strategy] * part.worlds)))
    return pa.concat_tables(parts)


def for_pandas(folder: str | Path, figures: bool = False) -> Untyped:
    """Return the same as a pandas DataFrame; Missing where pandas is not installed."""
    needed("pandas")
    return campaigns(folder, figures).to_pandas()


def for_polars(folder: str | Path, figures: bool = False) -> Untyped:
    """Return the same as a polars DataFrame; Missing where polars is not installed."""
    return needed("polars").from_arrow(campaigns(folder, figures))
