"""Memory: what a quarter of many worlds frees, the next one needs again."""

from ctypes import CDLL
from functools import cache

# The numbers by which GNU's `mallopt` knows its settings, and what they are set to, in bytes.
SETTINGS = {
    -3: 32 * 2**20,  # how large a piece must be to be asked of the system by itself
    -1: 2**30,  # how much may lie free before it goes back to the system
    -2: 64 * 2**20,  # how much is asked for at a time
}


@cache
def keep_freed() -> bool:
    """Let this process keep what it frees, and return whether the C library could be told so; only GNU's can.

    Arrays are as large as the quarter's before, and to ask the system for them anew doubles the time.
    """
    try:
        mallopt = CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return all(mallopt(setting, size) == 1 for setting, size in SETTINGS.items())
