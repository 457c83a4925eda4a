"""Games played both ways."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from game.engine import native


def available() -> bool:
    """Whether code can be made and loaded here."""
    try:
        native.loaded(native.compiled("define void @nothing() {\n  ret void\n}\n", native.here()), ("nothing",))
    except native.Unavailable:
        return False
    return True


needs_compiler = pytest.mark.skipif(not available(), reason="there is no compiled engine here: numpy plays")


@contextmanager
def wanted(engine: str) -> Iterator[None]:
    """Play with one engine, `compiled` or `numpy`, until the end of the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEDGE_ENGINE", engine)
        native.llvm.cache_clear()
        yield
    native.llvm.cache_clear()


@contextmanager
def on(processor: native.Processor) -> Iterator[None]:
    """Play with code for another processor, until the end of the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "here", lambda: processor)
        yield
