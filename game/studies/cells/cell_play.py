"""How a study file is played: cells over threads, each part written whole, whoever plays it."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Semaphore
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyarrow import parquet
from threadpoolctl import threadpool_limits

from game.engine.memory import keep_freed
from game.engine.threads import playing_on
from game.loose_types import JsonObject, Untyped
from game.studies.cells.cell import CellPlan, StudyCell
from game.studies.cells.kept_series import kept_rows, series_columns, watched
from game.studies.run import parts
from game.studies.run.arrow import Columns, as_arrow, as_columns
from game.studies.run.draws import draws
from game.studies.run.outcome_columns import WATCHED, OutcomeColumn, outcome_columns, outcomes, rounded
from game.studies.run.part_process import BLOCK, even_blocks
from game.studies.run.parts import Results, StudyPart
from game.studies.run.process_pool import Advance, Failed
from game.studies.run.study_table import NOTHING_DRAWN, Drawn, StudyTable

if TYPE_CHECKING:
    from game.studies.cells.cell_folder import CellFolder

NUMBER = OutcomeColumn("cell", "int32", "number", "which combination it is, a line of cells.csv")


def cell_columns(plan: CellPlan) -> Mapping[str, OutcomeColumn]:
    """Every column of a study file's parts, by name, in their order."""
    return {
        NUMBER.name: NUMBER,
        **outcome_columns(plan.quarters),
        **series_columns(plan.file.series, plan.quarters),
    }


def cell_draws(plan: CellPlan, cell: StudyCell, stream: Untyped) -> None:
    """Write what is drawn for the worlds of a cell's ground, a group of rows a part."""
    sizes = [part.worlds for own, part in plan.parts() if own.number == cell.number]
    begins, first, writer = plan.setups[cell.ground], 0, None
    for size, values in zip(sizes, draws(begins.figures, plan.file.seed, 0, sizes), strict=True):
        rows: Columns = {"world": np.arange(first, first + size, dtype=np.int64)}
        filled = as_arrow(rows | {name: row.astype(np.float32) for name, row in values.items()})
        writer = writer or parquet.ParquetWriter(stream, filled.schema, compression="zstd", use_dictionary=False)
        writer.write_table(filled)
        first += size
    if writer is not None:
        writer.close()


def drawn_for_part(path: Path | None, part: StudyPart) -> Drawn:
    """The figures drawn for a part's worlds, (worlds,) each."""
    if path is None:
        return NOTHING_DRAWN
    with parquet.ParquetFile(path) as file:
        rows = file.read_row_group(part.number, use_threads=False)
    return {name: values.astype(np.float64) for name, values in as_columns(rows).items() if name != "world"}


def played_block(plan: CellPlan, cell: StudyCell, worlds: tuple[int, int], drawn: Drawn = NOTHING_DRAWN) -> Columns:
    """What becomes of some worlds of a cell: every column, (W,).

    worlds  the first, and how many
    """
    table, series = plan.table(cell), plan.file.series
    numbers = np.arange(worlds[0], worlds[0] + worlds[1], dtype=np.int64)
    game = table.begun(numbers, drawn)
    measures = watched(series)
    game.watched = tuple(dict.fromkeys((*WATCHED, *measures)))
    game.run()
    columns, known = outcomes(game, numbers), cell_columns(plan)
    rows = kept_rows(game.series, series, plan.quarters)
    own = {name: rounded(row, known[name]) for name, row in rows.items()}
    last = columns[f"index_{table.quarters:02d}"]
    # A scenario that ends earlier than another stands where it ended.
    columns |= {name: last for name in known if name.startswith("index_") and name not in columns}
    columns = {NUMBER.name: np.full(len(numbers), cell.number, np.int32), **columns, **own}
    return {name: columns[name] for name in known}


def played_part(plan: CellPlan, cell: StudyCell, part: StudyPart, drawn: Drawn, header: JsonObject) -> Results:
    """What becomes of a part's worlds, block by block."""
    keep_freed()
    blocks = [
        played_block(
            plan,
            cell,
            (part.first + start, size),
            {path: row[start : start + size] for path, row in drawn.items()},
        )
        for start, size in even_blocks(part.worlds, BLOCK)
    ]
    return Results(header, {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]})


def compiled_tables(plan: CellPlan) -> bool:
    """Whether machine code plays all cells, made ready at once where it is worth it."""
    worlds = plan.file.worlds * len(plan.cells)
    alike: dict[tuple[str, str], StudyTable] = {}
    for cell in plan.cells:
        table = plan.table(cell)
        alike.setdefault((cell.ground, repr(table.courses)), table)
    ready = [table.compiled(worlds) for table in alike.values()]
    return all(ready)


def run_cells(study: "CellFolder", workers: int, advance: Advance) -> None:
    """Play the missing parts.

    advance  called with the number of worlds of each part that is finished
    errors   Failed where a part cannot be written
    """
    turns = Semaphore(workers)

    def carried_out(cell: StudyCell, part: StudyPart) -> int:
        """Play a part and write it, on the thread this is called on and no other."""
        with turns, playing_on(1):
            drawn = drawn_for_part(study.drawn_in(cell), part)
            results = played_part(study.plan, cell, part, drawn, study.header(cell, part))
        parts.write(results, study.path(part))
        return part.worlds

    # As many again as play write meanwhile.
    pool = ThreadPoolExecutor(2 * workers, "cell")
    try:
        with threadpool_limits(1):
            for done in as_completed([pool.submit(carried_out, cell, part) for cell, part in study.missing()]):
                advance(done.result())
    except OSError as fault:
        raise Failed(f"{study.runs}: a part could not be written: {fault.strerror or fault}.") from None
    finally:
        pool.shutdown(cancel_futures=True)


def cell_arrow(study: "CellFolder") -> Iterator[pa.Table]:
    """Every part as an Arrow table, in order."""
    for cell, part in study.plan.parts():
        yield as_arrow(study.read(cell, part).columns)
