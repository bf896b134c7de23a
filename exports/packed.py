"""Files that are zip archives, such as Word's and Excel's, packed so that the same content is the same bytes."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""
_UNIX = 3


def zipped(members: Iterable[tuple[str, bytes]], *, mode: int = 0) -> bytes:
    """An archive of these members, sorted by name; `mode` is what Unix lets people do with them, if it is said."""
    made = io.BytesIO()
    with ZipFile(made, "w") as opened:
        for name, content in sorted(members):
            member = ZipInfo(name, _EARLIEST)
            member.compress_type = ZIP_DEFLATED
            member.create_system, member.external_attr = _UNIX if mode else 0, mode << 16
            opened.writestr(member, content)
    return made.getvalue()


def steady(file: bytes) -> bytes:
    """The archive with its members sorted by name, and without when they were written and on which machine."""
    with ZipFile(io.BytesIO(file)) as given:
        return zipped((name, given.read(name)) for name in given.namelist())
