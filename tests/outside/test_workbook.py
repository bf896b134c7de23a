"""Our Excel files as LibreOffice opens them."""

import csv
import subprocess
from datetime import date
from pathlib import Path

from exports.workbook import xlsx
from tests.exports.test_workbook import FORMULAS, document, grid

AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1"
"""With commas, quotation marks and UTF-8, and cells as they are shown."""


def test_table_is_shown_and_no_text_is_a_formula(tmp_path: Path) -> None:
    texts = [each for each in FORMULAS if each.strip() == each]
    rows = [(each, date(2031, 5, 1)) for each in texts]
    (tmp_path / "table.xlsx").write_bytes(xlsx(document(grid(*rows))))
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", AS_CSV]

    subprocess.run(
        [*office, "--outdir", tmp_path, tmp_path / "table.xlsx"], check=True, capture_output=True, timeout=150
    )

    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        shown = list(csv.reader(file))
    assert shown == [["Tiltak", "Frist"], *([each, "01.05.2031"] for each in texts)]
