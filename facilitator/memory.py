"""Memory that is free is given back to the machine: the C library keeps what was freed, in case it is wanted again."""

import ctypes
import sys

_trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def give_back() -> None:
    """Give it back, where the C library can (glibc). To be run in a thread: it may take some milliseconds."""
    if _trim is not None:
        _trim(0)
