"""The digest of where some hundred campaigns end: one for every Python, numpy, processor and block size.

Run from the checkout: `python -m tests.model.play.digest_of_campaigns [BLOCK [WORLDS]]`. The first line is the
digest; the second says what it was reckoned with.
"""

import platform
import sys
from hashlib import blake2b
from importlib import import_module

import numpy as np
import threadpoolctl

from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import setup_names
from game.model.state.world_state import WorldState, declared

SEED, WORLDS, QUARTERS = 2024, 96, 8
# Dials are kept beside the measures.
ROWS = ("dials", "wear")


def ends(name: str, first: int, count: int) -> WorldState:
    """Some worlds of a scenario after eight quarters in which all six decided."""
    return Simulation.start(name, seed=SEED, worlds=range(first, first + count), quarters=QUARTERS).run()


def digest(block: int, worlds: int = WORLDS) -> str:
    """The digest of every measure and dial at the end of the same campaigns of every shipped scenario.

    block   how many campaigns are played at a time; it changes nothing
    worlds  how many of each scenario are played
    """
    found = blake2b(digest_size=16)
    for name in setup_names():
        blocks = [ends(name, first, min(block, worlds - first)) for first in range(0, worlds, block)]
        for measure in (*declared(), *ROWS):
            rows = np.concatenate([getattr(end, measure) for end in blocks], axis=-1) + 0.0
            found.update(measure.encode() + rows.astype("<f8").tobytes())
    return found.hexdigest()


def features() -> tuple[str, ...]:
    """The vector features that this numpy has code of its own for and that are in use, by its own names."""
    core = import_module("numpy._core._multiarray_umath")
    return tuple(name for name in core.__cpu_dispatch__ if core.__cpu_features__[name])


def reckoned_with() -> str:
    """Python, numpy, the kernels and threads of its matrix products, and the vector features in use."""
    kernels = [f"{one.get('architecture')} × {one['num_threads']}" for one in threadpoolctl.threadpool_info()]
    return f"Python {platform.python_version()}, numpy {np.__version__}, {', '.join(kernels)}; {' '.join(features())}"


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]]
    print(digest(sizes[0] if sizes else WORLDS, sizes[1] if len(sizes) > 1 else WORLDS))
    print(reckoned_with())
