"""The grids of a story as a CSV file that a Norwegian Excel opens with a double click.

UTF-8 with a byte order mark, semicolons, every text in quotation marks; dates as ISO 8601. What a spreadsheet could
take for a formula has an apostrophe before it, as OWASP advises: it is then shown, and not worked out.
"""

import csv
import io

from exports.plaintext import FORMULA, cleaned, plain_text
from exports.story import Cell, Document, Grid


def csv_file(document: Document) -> bytes:
    """The document's grids, one under the other with an empty line between; each begins with its columns' names."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for number, grid in enumerate(each for each in document.parts if isinstance(each, Grid)):
        if number:
            file.write("\r\n")
        writer.writerow([harmless(cleaned(column.name)) for column in grid.columns])
        writer.writerows([_text(cell) for cell in row] for row in grid.rows)
    return file.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    return cell.day.isoformat() if cell.day else harmless(plain_text(cell))


def harmless(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet could take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
