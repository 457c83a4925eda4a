import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest

from game.studies.run.arrow import as_arrow, as_columns, numpy_column
from tests.house.reading import ROOT


@pytest.mark.parametrize("kind", ["int8", "int64", "uint32", "float32", "float64"])
def test_columns_come_back_from_arrow_bit_for_bit(kind: str) -> None:
    """What goes into a table comes out of it, of the same kind, also from the middle of a longer one."""
    column = np.arange(7).astype(kind)
    table = as_arrow({"there": column})
    back = as_columns(table)["there"]
    assert back.dtype == column.dtype
    assert np.array_equal(back, column)
    assert np.array_equal(as_columns(table.slice(2, 3))["there"], column[2:5])


@pytest.mark.parametrize("column", [pa.array(["a"]), pa.array([True]), pa.array([1, None])])
def test_what_is_no_number_is_refused(column: pa.Array) -> None:
    """Words, yes and no, and gaps in a file from outside are one kind of fault."""
    with pytest.raises(ValueError, match="a column"):
        numpy_column(column)


def test_arrow_brings_no_pandas() -> None:
    """Reading a column imports no pandas, whichever pyarrow is installed."""
    code = (
        "import sys, numpy as np\nfrom game.studies.run.arrow import as_arrow, as_columns\n"
        "as_columns(as_arrow({'x': np.ones(3)}))\nassert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
