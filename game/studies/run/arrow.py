"""Between numpy's columns and Arrow's, without pandas: Arrow's own conversions import it, which takes half a second."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from game.model.state.axes import AnyArray

Columns = dict[str, AnyArray]
NUMBERS = {
    pa.from_numpy_dtype(np.dtype(kind)): np.dtype(kind)
    for kind in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64")
}


def as_arrow(columns: Columns) -> pa.Table:
    """Return columns of numbers as an Arrow table, without a copy."""
    return pa.Table.from_arrays([arrow_column(column) for column in columns.values()], names=list(columns))


def arrow_column(column: AnyArray) -> pa.Array:
    """Return one column of numbers as an Arrow array."""
    whole = np.ascontiguousarray(column)
    return pa.Array.from_buffers(pa.from_numpy_dtype(whole.dtype), len(whole), [None, pa.py_buffer(whole)])


def arrow_words(words: Sequence[str]) -> pa.Array:
    """Return a column of words as an Arrow array."""
    spelt = [word.encode() for word in words]
    ends = np.cumsum([0, *map(len, spelt)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(spelt), pa.py_buffer(ends), pa.py_buffer(b"".join(spelt)))


def as_columns(table: pa.Table) -> Columns:
    """Return an Arrow table's columns of numbers, none of which may be missing."""
    return {name: numpy_column(table.column(name).combine_chunks()) for name in table.column_names}


def numpy_column(column: pa.Array) -> AnyArray:
    """Return one Arrow array of numbers as a read-only column; ValueError where some are missing or it holds others."""
    if column.null_count:
        raise ValueError("a column in which numbers are missing")
    if (kind := NUMBERS.get(column.type)) is None:
        raise ValueError(f"a column of {column.type}, which are no numbers")
    return np.frombuffer(column.buffers()[1], kind, len(column), column.offset * kind.itemsize)
