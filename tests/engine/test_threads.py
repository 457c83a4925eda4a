from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from ctypes import c_void_p, cast
from threading import Barrier, BrokenBarrierError

import pytest

from game.engine import core, native
from game.engine.driver import Shape
from tests.engine.sketch import wanted

pytest.importorskip("llvmlite.binding")


def test_code_that_is_played_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that ask for the same loop at once play the same code, which is kept as long as anybody may call it."""
    threads = 4
    together, loaded = Barrier(threads, timeout=0.5), native.loaded

    def loaded_together(code: bytes, names: tuple[str, ...]) -> native.Loaded:
        """Load code when every thread is about to, where each does so for itself."""
        with suppress(BrokenBarrierError):
            together.wait()
        return loaded(code, names)

    with wanted("compiled"):
        lanes = native.here().lanes
        shape = Shape(3, core.padded(1, lanes), 1, 1, lanes, 1)
        monkeypatch.setattr(native, "loaded", loaded_together)
        with ThreadPoolExecutor(threads) as pool:
            loops = list(pool.map(lambda _: core.loop(shape, native.here()), range(threads)))
        kept = core.driver(shape, native.here()).addresses["play"]
        assert {cast(loop, c_void_p).value for loop in loops} == {kept}  # type: ignore[arg-type]
