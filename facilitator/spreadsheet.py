"""A sheet that somebody pastes or sends: bytes or text become rows of cells, whatever program wrote it.

Pure: knows UTF-8, UTF-16 and Windows' western alphabet; tabs, semicolons and commas; quotation marks; and nothing of
what the cells mean.
"""

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from facilitator.errors import Invalid

MOST_BYTES = 5_000_000
MOST_ROWS = 5_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UNDRAWN = re.compile(r"[\x00-\x08\x0e-\x1f]")

csv.field_size_limit(MOST_BYTES)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty; `line` is where it begins, counted from 1. Cells are stripped."""

    line: int
    cells: tuple[str, ...]


class Unclosed(Exception):
    """A quotation mark that is opened at `line` is never closed, or has text after it."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def read_rows(data: bytes | str) -> list[Row]:
    """The rows that hold anything.

    Raises Invalid("sheet_too_big") with most_mb, Invalid("sheet_too_long") with most, Invalid("sheet_is_workbook"),
    Invalid("sheet_unreadable"), and Unclosed.
    """
    if len(data) > MOST_BYTES:
        raise Invalid("sheet_too_big", most_mb=MOST_BYTES // 1_000_000)
    text = data if isinstance(data, str) else _decoded(data)
    text = text.removeprefix("\ufeff")
    if _UNDRAWN.search(text):
        raise Invalid("sheet_unreadable")
    return _parsed(*_delimited(text))


def _decoded(data: bytes) -> str:
    if data.startswith(_WORKBOOKS):
        raise Invalid("sheet_is_workbook")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded_as(data, encoding)
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return _decoded_as(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid("sheet_unreadable") from error


def _delimited(text: str) -> tuple[str, str, int]:
    """The text, what parts its cells, and how many lines were taken off its head (Excel's own "sep=;")."""
    head, _, rest = text.partition("\n")
    if head.strip().lower() in {"sep=;", "sep=,", "sep=\t"} or head.strip() == "sep=":
        return rest, head.strip("\r\n")[4:5], 1
    for each in text.splitlines()[:20]:
        counts = Counter("".join(each.split('"')[::2]))
        best = max("\t;,", key=lambda delimiter: counts[delimiter])
        if counts[best]:
            return text, best, 0
    return text, "\t", 0


def _parsed(text: str, delimiter: str, skipped: int) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            stripped = tuple(each.strip() for each in cells)
            if any(stripped):
                rows.append(Row(begins + skipped, stripped))
            if len(rows) > MOST_ROWS + 1:
                raise Invalid("sheet_too_long", most=MOST_ROWS)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Unclosed(begins + skipped) from error
    return rows
