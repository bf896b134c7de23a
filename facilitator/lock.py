"""Keeps a second program off the same data: whoever writes to the data folder holds its lock.

The system lets go of the lock when the process ends, however it ends. Linux and macOS.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.errors import Conflict


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the data folder, making it if need be.

    Raises Conflict("data_in_use") if somebody else has it, Conflict("data_not_writable") if it can't be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Not inherited by the processes that we start: a worker that outlives us holds nothing.
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Conflict("data_not_writable", folder=str(folder)) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise Conflict("data_in_use", folder=str(folder)) from error
    try:
        yield
    finally:
        os.close(descriptor)
