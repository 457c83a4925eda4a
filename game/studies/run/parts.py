"""Parts: one file of results for a range of worlds under one strategy, whole or not there, and checked when read.

A part is a Parquet file that any reader opens. Its notes, which are plain text, hold which part it is and a checksum
over all of it.
"""

import json
from hashlib import blake2b
from pathlib import Path

import attrs
import numpy as np
import pyarrow as pa
from pyarrow import parquet

from game.atomic_files import written_whole
from game.loose_types import JsonObject, Untyped
from game.studies.run.arrow import Columns, as_arrow, as_columns

HEADER, CHECKSUM = b"wedge", b"checksum"
UNREADABLE = (pa.ArrowException, OSError, ValueError, KeyError, TypeError, MemoryError)


@attrs.frozen
class StudyPart:
    """A range of worlds under one strategy, which is one unit of work and one file of results.

    word  the strategy as the file's name has it
    """

    strategy: str
    number: int
    first: int
    worlds: int
    word: str

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return f"part-{self.word}-{self.number:06d}.parquet"


class Damaged(Exception):  # noqa: N818 (it says what is wrong with the file)
    """A file of results that is not what was written, with the reason."""


@attrs.frozen(eq=False)
class Results:
    """What a part holds.

    header   which part of which study it is
    columns  (worlds,) each
    """

    header: JsonObject
    columns: Columns


def write(results: Results, path: Path) -> None:
    """Write a part; it takes its name only when all of it is on the disk."""
    with written_whole(path) as stream:
        fill(results, stream)


def packed(results: Results) -> bytes:
    """Return the bytes of a part's file, to be sent and written elsewhere."""
    stream = pa.BufferOutputStream()
    fill(results, stream)
    return bytes(stream.getvalue())


def fill(results: Results, stream: Untyped) -> None:
    """Write a part into a stream that is open."""
    notes = {HEADER: json.dumps(results.header, sort_keys=True).encode(), CHECKSUM: checksum(results).encode()}
    filled = as_arrow(results.columns)
    with parquet.ParquetWriter(
        stream,
        filled.schema,
        # Arrow's own schema would hold the notes a second time; lowest and highest of a column help nobody here.
        store_schema=False,
        write_statistics=False,
        compression="zstd",
        compression_level=3,
        use_dictionary=[name for name, column in results.columns.items() if column.dtype == np.int8],
        # First bytes of all numbers beside one another, then second bytes …; and of the worlds' numbers the steps.
        column_encoding={
            name: "BYTE_STREAM_SPLIT" if column.dtype == np.float32 else "DELTA_BINARY_PACKED"
            for name, column in results.columns.items()
            if column.dtype in (np.float32, np.int64)
        },
    ) as writer:
        writer.write_table(filled)
        writer.add_key_value_metadata(notes)


def read(path: Path, header: JsonObject) -> Results:
    """Return what a part's file holds; see `unpacked`."""
    try:
        # Read at once and not mapped, so that the file can be replaced meanwhile on every system.
        file = path.read_bytes()
    except OSError as fault:
        raise Damaged(f"it cannot be read ({first_line(fault)})") from None
    return unpacked(file, header)


def unpacked(file: bytes, header: JsonObject) -> Results:
    """Return what the bytes of a part's file hold.

    header  which part it should be
    errors  Damaged where it cannot be read, was changed, or is another part
    """
    try:
        results, saved_checksum = taken_out(file)
    except UNREADABLE as fault:
        raise Damaged(f"it cannot be read ({first_line(fault)})") from None
    if saved_checksum != checksum(results):
        raise Damaged("its checksum differs from its content")
    if results.header != header:
        raise Damaged("it belongs to another study or another range of worlds")
    return results


def taken_out(file: bytes) -> tuple[Results, str]:
    """Return what a part seems to hold, and the checksum written in it."""
    with parquet.ParquetFile(pa.BufferReader(file)) as opened:
        filled, notes = opened.read(use_threads=False), opened.metadata.metadata or {}
    return Results(json.loads(notes[HEADER]), as_columns(filled)), notes[CHECKSUM].decode()


def checksum(results: Results) -> str:
    """Return 32 hexadecimal digits that stand for everything in a part."""
    digest = blake2b(json.dumps(results.header, sort_keys=True).encode(), digest_size=16)
    for name, column in results.columns.items():
        digest.update(f"{name}:{column.dtype.str}".encode())
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()


def first_line(fault: BaseException) -> str:
    """Return what a library says in its first line, without the full stop."""
    return (str(fault).splitlines() or [type(fault).__name__])[0].rstrip(".")
