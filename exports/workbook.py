"""The grids of a story as an Excel file: real tables to sort and filter, in which text is never a formula.

A sheet for each grid, its head frozen and repeated on paper, texts wrapped, days as days and numbers as numbers.
"""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import count, zip_longest
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell as Square
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from exports.packed import steady
from exports.plaintext import FORMULA, cleaned, plain_text
from exports.story import Cell, Column, Document, Grid
from exports.typeface import legible

MOST = 32_767
"""How much text a cell of Excel's holds, in units of UTF-16; what is left comes in the row below."""

TITLE, NAME = 31, 255
"""The most letters of a sheet's and of a column's name."""

_WIDE = 130
"""How many letters a sheet is wide, as far as the columns' least widths let it."""

_DAY = {"en-GB": "dd/mm/yyyy"}
_FIRST_YEAR = 1901
"""Excel counts days from 1900, and counts one too many in that year."""

_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def xlsx(document: Document) -> bytes:
    """The document's grids as an Excel file; the same document gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    names: set[str] = {"history"}  # Excel keeps it to itself
    for number, grid in enumerate((each for each in document.parts if isinstance(each, Grid)), 1):
        _add(book, grid, number, names, _DAY.get(document.language, "dd.mm.yyyy"))
    if not book.worksheets:
        book.create_sheet(_unlike(_title(document.title), names, TITLE))
    facts = book.properties
    facts.title, facts.subject = legible(document.title).strip(), legible(document.foot).strip()
    facts.language, facts.creator = document.language, "Verksted"
    facts.created = facts.modified = document.made_at.astimezone(UTC).replace(tzinfo=None)
    file = io.BytesIO()
    # `Workbook.save` would say that it was changed now.
    ExcelWriter(book, ZipFile(file, "w", ZIP_DEFLATED)).save()
    return steady(file.getvalue())


def _add(book: Workbook, grid: Grid, number: int, names: set[str], day: str) -> None:
    sheet: Worksheet = book.create_sheet(_unlike(_title(grid.name), names, TITLE))
    heads = list(_heads(grid.columns))
    for at, head in enumerate(heads, 1):
        _write(_square(sheet, 1, at), _written(head))
        sheet.cell(1, at).font = Font(bold=True)
    below = 2
    for row in grid.rows or (tuple(Cell(()) for _column in heads),):
        for line in _lines(row):
            for at, value in enumerate(line, 1):
                _fill(_square(sheet, below, at), value, day)
            below += 1
    if not grid.rows:
        _write(_square(sheet, 2, 1), _written(cleaned(grid.empty)))
    whole = sum(column.share for column in grid.columns)
    for at, column in enumerate(grid.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(12, round(column.share / whole * _WIDE))
    _set_up(sheet)
    sheet.add_table(_table(heads, f"A1:{get_column_letter(len(heads))}{below - 1}", number))


def _set_up(sheet: Worksheet) -> None:
    """What is seen first, and how it is printed."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _table(heads: list[str], ref: str, number: int) -> Table:
    table = Table(id=number, name=f"Table{number}", displayName=f"Table{number}", ref=ref)
    table.tableColumns = [TableColumn(id=at, name=_written(head)) for at, head in enumerate(heads, 1)]
    table.autoFilter = AutoFilter(ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    return table


def _lines(row: Iterable[Cell]) -> Iterator[tuple[Cell | str, ...]]:
    """A row, and below it what there was no room for."""
    pieces = ([cell] if cell.day or cell.number is not None else list(_pieces(plain_text(cell))) for cell in row)
    yield from zip_longest(*pieces, fillvalue="")


def _pieces(text: str) -> Iterator[str]:
    rest = _written(text)
    while len(rest.encode("utf-16-le")) // 2 > MOST:
        piece = rest.encode("utf-16-le")[: 2 * MOST].decode("utf-16-le", "ignore")
        piece = piece[: piece.rfind(" ", len(piece) // 2) + 1] or piece
        yield piece
        rest = rest[len(piece) :]
    yield rest


def _fill(square: Square, value: Cell | str, day: str) -> None:
    square.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        _write(square, value)
    elif value.number is not None:
        square.value = value.number
    elif value.day and value.day.year >= _FIRST_YEAR:
        square.value = value.day
        square.number_format = day
    elif value.number is not None:
        square.value = value.number
    else:
        _write(square, _written(plain_text(value)))


def _square(sheet: Worksheet, row: int, column: int) -> Square:
    return cast("Square", sheet.cell(row, column))  # nothing is merged here


def _write(square: Square, text: str) -> None:
    """Text that is text, whatever it begins with."""
    if not text:
        return
    square.value = text
    square.data_type = "s"
    square.quotePrefix = text.startswith(FORMULA)


def _written(text: str) -> str:
    """The text as it is written in the file, where `_x0041_` would be an A."""
    return _ESCAPED.sub("_x005F_", text)


def _title(name: str) -> str:
    """The name as a sheet may have it."""
    return re.sub(r"[\[\]:*?/\\]", " ", cleaned(legible(name))).strip().strip("'").strip()


def _heads(columns: Iterable[Column]) -> Iterator[str]:
    """The columns' names: in one line, each another, none of them empty."""
    names: set[str] = set()
    for number, column in enumerate(columns, 1):
        name = " ".join(cleaned(legible(column.name)).split())
        yield _unlike(name or str(number), names, NAME)


def _unlike(name: str, taken: set[str], most: int) -> str:
    """The name, or one like it that is not taken; no longer than `most` units of UTF-16."""
    for number in count(1):
        end = f" ({number})" if number > 1 else ""
        room = 2 * (most - len(end))
        found = name.encode("utf-16-le")[:room].decode("utf-16-le", "ignore").rstrip("' ") or "–"
        if (found + end).casefold() not in taken:
            taken.add((found + end).casefold())
            return found + end
    raise AssertionError
