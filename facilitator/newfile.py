"""New files, for whoever runs the machine: there whole or not at all, and never in the place of another."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.errors import Conflict

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}
"""What the system says where a file can't have two names, such as on many memory sticks."""


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A file beside `target`, the owner's alone, to be written; when that went well it is `target`, else gone.

    A kill may leave it under its name with ".unfinished" at the end, and an empty target where files can't have two
    names. Raises Conflict("backup_exists") with file, also if somebody else was quicker, or
    Conflict("data_not_writable") with folder.
    """
    require_new(target)
    try:
        descriptor, name = tempfile.mkstemp(".unfinished", f"{target.name}.", target.parent)
        os.close(descriptor)
        unfinished = Path(name)
        try:
            yield unfinished
            settle(unfinished)
            _put(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
        settle(target.parent)
    except FileExistsError:
        raise Conflict("backup_exists", file=str(target)) from None
    except OSError as error:
        raise Conflict("data_not_writable", folder=str(target.parent)) from error


def require_new(target: Path) -> None:
    """Raise Conflict("backup_exists") if there is such a file."""
    if target.exists():
        raise Conflict("backup_exists", file=str(target))


def settle(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(unfinished: Path, target: Path) -> None:
    try:
        # Unlike a rename, this never takes the place of what came meanwhile.
        os.link(unfinished, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
        try:
            unfinished.replace(target)
        except OSError:
            target.unlink()
            raise
