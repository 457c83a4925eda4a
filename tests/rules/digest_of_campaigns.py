"""The digest of the worlds in which some hundred campaigns end: one for every Python, numpy, processor and block size.

Run from the checkout: `python -m tests.rules.digest_of_campaigns [BLOCK]`. The first line is the digest; the second
says what it was reckoned with.
"""

import platform
import sys
from hashlib import blake2b

import numpy as np
import threadpoolctl

from game.scenario import load
from game.world.measures import measures_of
from game.world.world import World
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


def reckoned_with() -> str:
    """Return Python, numpy, the vector features in use, and the kernels and threads of matrix products."""
    vectors = [name for name, on in np._core._multiarray_umath.__cpu_features__.items() if on]
    kernels = [f"{one.get('architecture')} × {one['num_threads']}" for one in threadpoolctl.threadpool_info()]
    return f"Python {platform.python_version()}, numpy {np.__version__}, {', '.join(kernels)}; {' '.join(vectors)}"


if __name__ == "__main__":
    print(digest(int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS))
    print(reckoned_with())
