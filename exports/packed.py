"""Files that are zip archives, such as Word's and Excel's, packed so that the same content is the same bytes."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""


def steady(file: bytes) -> bytes:
    """The archive with its members sorted by name, and without when they were written and on which machine."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as given, ZipFile(packed, "w") as made:
        for name in sorted(given.namelist()):
            member = ZipInfo(name, _EARLIEST)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            made.writestr(member, given.read(name))
    return packed.getvalue()
