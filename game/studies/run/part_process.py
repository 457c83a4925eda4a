"""A worker: one process that plays parts and writes them, and ends as soon as whoever started it is gone.

It imports neither Mesa, pandas, rich nor Typer: the tables come with its start, made once.
"""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import attrs
import numpy as np
from pyarrow import parquet

from game.engine.memory import keep_freed
from game.loose_types import JsonObject
from game.studies.run import outcome_columns, parts
from game.studies.run.arrow import Columns, as_columns
from game.studies.run.parts import StudyPart
from game.studies.run.study_table import NOTHING_DRAWN, Drawn, StudyTable

BLOCK = 4096
TABLES: dict[str, StudyTable] = {}


@attrs.frozen
class PartJob:
    """One part to play: what to write into it, where, and how many worlds at a time; the results do not hang on that.

    drawn_in  the file of the figures drawn, if any are
    """

    part: StudyPart
    header: JsonObject
    path: Path
    drawn_in: Path | None = None
    block: int = BLOCK


class Unwritten(Exception):  # noqa: N818
    """A part that could not be written, with the reason."""


def prepare(tables: Mapping[str, StudyTable]) -> None:
    """Lay the tables of every strategy ready in a new process."""
    TABLES.update(tables)


def carried_out(job: PartJob, tables: Mapping[str, StudyTable] = TABLES) -> StudyPart:
    """Play a part, write it, and return which it was.

    tables  by strategy; in a process of its own those that were laid ready
    """
    return written(played(tables[job.part.strategy], job), job)


def written(results: parts.Results, job: PartJob) -> StudyPart:
    """Write what became of a part, and return which it was."""
    try:
        parts.write(results, job.path)
    except OSError as fault:
        raise Unwritten(f"{job.path}: could not be written: {fault.strerror or fault}") from None
    return job.part


def played(table: StudyTable, job: PartJob) -> parts.Results:
    """What becomes of a part's worlds, block by block."""
    keep_freed()
    part, drawn = job.part, drawn_for(job)
    blocks = list[Columns]()
    for start, size in even_blocks(part.worlds, job.block):
        own = {path: values[start : start + size] for path, values in drawn.items()}
        first = part.first + start
        blocks.append(outcome_columns.played(table, np.arange(first, first + size), own))
    return parts.Results(job.header, {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]})


def even_blocks(worlds: int, most: int) -> list[tuple[int, int]]:
    """Start and size of blocks of nearly equal size, none larger than `most`."""
    count = -(-worlds // most)
    ends = [worlds * place // count for place in range(count + 1)]
    return [(start, end - start) for start, end in pairwise(ends)]


def drawn_for(job: PartJob) -> Drawn:
    """The figures drawn for a part's worlds, (worlds,) each."""
    if job.drawn_in is None:
        return NOTHING_DRAWN
    with parquet.ParquetFile(job.drawn_in, page_checksum_verification=True) as design:
        rows = design.read_row_group(job.part.number, use_threads=False)
    return {name: values.astype(np.float64) for name, values in as_columns(rows).items() if name != "world"}
