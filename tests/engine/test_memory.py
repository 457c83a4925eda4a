"""Memory: a process that looks at many worlds keeps what it frees."""

import platform
import subprocess
import sys

import pytest

from game.engine.memory import keep_freed

FAULTS = """
import resource
import numpy as np
from game.engine.memory import keep_freed
if {kept}:
    keep_freed()
def quarter():
    return [np.ones(2**18) for _ in range(50)]
quarter()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(5):
    quarter()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""
IS_GNU = platform.libc_ver()[0] == "glibc"


def faults(kept: bool) -> int:
    """Return how often five quarters asked the system for a page of memory."""
    command = [sys.executable, "-c", FAULTS.format(kept=kept)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(not IS_GNU, reason="the C library is not GNU's")
def test_a_quarter_finds_the_memory_of_the_one_before() -> None:
    """With freed memory kept, five more quarters ask the system for less than a tenth of the pages."""
    assert faults(kept=True) * 10 < faults(kept=False)


def test_only_the_gnu_library_is_told() -> None:
    """Whether freed memory is kept is said truly: where the C library is GNU's, it is."""
    assert keep_freed() or not IS_GNU
