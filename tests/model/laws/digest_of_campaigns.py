"""The digest of the worlds in which some hundred campaigns end: one for every Python, numpy, processor and block size.

Run from the checkout: `python -m tests.model.laws.digest_of_campaigns [BLOCK]`. The first line is the digest; the
second says what it was reckoned with.
"""

import platform
import sys
from hashlib import blake2b
from importlib import import_module

import numpy as np
import threadpoolctl

from game.model.scenario import load
from game.model.state.measures import measures_of
from game.model.state.world import World
from tests.sketch import dice, table

WORLDS = 96
QUARTERS = 8


def digest(block: int) -> str:
    """Return the digest of every measure and order at the end of the same campaigns of every shipped scenario.

    block  how many campaigns are played at a time; it changes nothing
    """
    found = blake2b(digest_size=16)
    for name in load.scenario_names():
        sizes = [min(block, WORLDS - first) for first in range(0, WORLDS, block)]
        ends = [table(dice(block * n, size), size, name).after(QUARTERS) for n, size in enumerate(sizes)]
        for measure in ("orders", *measures_of(World)):
            rows = np.concatenate([getattr(end, measure) for end in ends], axis=-1)
            found.update(measure.encode() + rows.astype("<i1" if measure == "orders" else "<f8").tobytes())
    return found.hexdigest()


def features() -> tuple[str, ...]:
    """Return the vector features that this numpy has code of its own for and that are in use, by its own names."""
    core = import_module("numpy._core._multiarray_umath")
    return tuple(name for name in core.__cpu_dispatch__ if core.__cpu_features__[name])


def reckoned_with() -> str:
    """Return Python, numpy, the kernels and threads of its matrix products, and the vector features in use."""
    kernels = [f"{one.get('architecture')} × {one['num_threads']}" for one in threadpoolctl.threadpool_info()]
    return f"Python {platform.python_version()}, numpy {np.__version__}, {', '.join(kernels)}; {' '.join(features())}"


if __name__ == "__main__":
    print(digest(int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS))
    print(reckoned_with())
