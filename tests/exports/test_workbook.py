"""Grids as Excel and CSV files, read back by what did not write them: text stays text, and days are days."""

import csv
import io
import re
import zipfile
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from exports import attendance, table
from exports.separated import csv_file
from exports.story import Cell, Column, Document, Grid, Paragraph, plain
from exports.workbook import xlsx
from facilitator.attendance import Attendance, Attendee, AttendingGroup
from facilitator.richtext import BulletList, Item, NumberedList, Text
from facilitator.richtext import Paragraph as Said
from models.vocabulary import Language, Phase
from tests.exports.samples import BOKMAAL, MORNING, NASTY
from tests.exports.test_paper import MADE

FORMULAS = ("=1+1", "+47 22 33", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://x.example";"x")')


def document(*grids: Grid, language: str = "nb-NO") -> Document:
    return Document("Handlingsprogram: Nærmiljø", language, grids, MADE, "Nærmiljø")


def grid(*rows: tuple[str | date, ...], columns: tuple[str, ...] = ("Tiltak", "Frist"), name: str = "Tiltak") -> Grid:
    cells = tuple(tuple(table.cell(each, BOKMAAL) for each in row) for row in rows)
    return Grid(name, tuple(Column(each) for each in columns), cells, "Ingen rader ennå.")


def text(*said: str) -> Cell:
    return Cell(tuple(Paragraph(plain(each)) for each in said))


def sheets(file: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def part(file: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name).decode()


def lines(file: bytes) -> list[list[str]]:
    assert file.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def test_workbook_holds_the_table_and_days_are_days() -> None:
    file = xlsx(document(grid(("Gangvei", date(2031, 5, 1)), ("Lys\ni parken", ""))))

    assert sheets(file) == {
        "Tiltak": [["Tiltak", "Frist"], ["Gangvei", date(2031, 5, 1)], ["Lys\ni parken", ""]],
    }
    assert 'ref="A1:B3"' in part(file, "xl/tables/table1.xml")
    assert 'name="Frist"' in part(file, "xl/tables/table1.xml")
    assert 'state="frozen"' in part(file, "xl/worksheets/sheet1.xml")
    assert 'wrapText="1"' in part(file, "xl/styles.xml")


def test_workbook_says_its_title_language_and_when_it_was_made() -> None:
    facts = part(xlsx(document(grid(("a", "b")), language="nn-NO")), "docProps/core.xml")

    assert ">Handlingsprogram: Nærmiljø<" in facts
    assert ">nn-NO<" in facts
    assert set(re.findall(r"W3CDTF\">([^<]+)<", facts)) == {"2031-03-06T14:00:00Z"}


@pytest.mark.parametrize("begins", FORMULAS)
def test_no_text_is_ever_a_formula(begins: str) -> None:
    made = Grid("=1", (Column(begins), Column("B")), ((text(begins), text("b")),), "")
    file = xlsx(document(made))

    assert "<f>" not in part(file, "xl/worksheets/sheet1.xml")
    assert 'quotePrefix="1"' in part(file, "xl/styles.xml")
    (rows,) = sheets(file).values()
    assert str(rows[1][0]).strip() == begins.strip()
    for row in lines(csv_file(document(made))):
        assert row[0].startswith("'")


def test_what_looks_like_an_error_or_an_escape_is_text() -> None:
    (rows,) = sheets(xlsx(document(grid(("#N/A", "_x0041_"), ("1", "true"))))).values()

    assert rows[1:] == [["#N/A", "_x0041_"], ["1", "true"]]


def test_lists_and_links_are_told_in_text() -> None:
    rich = (
        Said((Text("Se "), Text("planen", link="https://example.org/plan"))),
        BulletList((Item((Said((Text("epler"),)), NumberedList((Item((Said((Text("røde"),)),)),), 3))),)),
    )
    made = Grid("A", (Column("A"),), ((table.cell(rich, BOKMAAL),),), "")

    told = "Se planen (https://example.org/plan)\n• epler\n    3. røde"
    assert sheets(xlsx(document(made))) == {"A": [["A"], [told]]}
    assert lines(csv_file(document(made))) == [["A"], [told]]


def test_table_without_rows_says_so() -> None:
    assert sheets(xlsx(document(grid()))) == {"Tiltak": [["Tiltak", "Frist"], ["Ingen rader ennå.", ""]]}
    assert lines(csv_file(document(grid()))) == [["Tiltak", "Frist"]]
    assert list(sheets(xlsx(document()))) == ["Handlingsprogram  Nærmiljø"]


def test_names_of_sheets_and_columns_are_such_as_excel_takes() -> None:
    long = "A" * 300
    grids = [grid(("a", "b"), columns=(long, long), name=name) for name in (long, long, "History", "a/b:c[d]'", "")]
    file = xlsx(document(*grids))

    found = sheets(file)
    assert list(found) == ["A" * 31, "A" * 27 + " (2)", "History (2)", "a b c d", "–"]
    assert found["a b c d"][0] == ["A" * 255, "A" * 251 + " (2)"]
    assert f'name="{"A" * 251} (2)"' in part(file, "xl/tables/table5.xml")


def test_text_longer_than_a_cell_goes_on_in_the_row_below() -> None:
    long = " ".join(f"ord{number}" for number in range(9000))
    (rows,) = sheets(xlsx(document(grid((long, "b"), ("etter", "c"))))).values()

    assert all(len(str(each)) <= 32_767 for row in rows for each in row)
    assert "".join(str(row[0]) for row in rows[1:-1]) == long
    assert [row[1] for row in rows[1:-1]] == ["b", "", ""]
    assert rows[-1] == ["etter", "c"]


def test_any_text_comes_back_as_it_was() -> None:
    made = Grid("😀" * 40, (Column("A"), Column("B")), tuple((text(each), text("b")) for each in NASTY), "")
    (rows,) = sheets(xlsx(document(made))).values()

    kept = [each.replace("\x00\x07\ud800", "") for each in NASTY]
    assert [row[0] for row in rows[1:]] == kept
    assert [row[0] for row in lines(csv_file(document(made)))[1:]] == kept


def test_separated_file_is_such_as_norwegian_excel_opens() -> None:
    file = csv_file(document(grid(('Lys; "mer" lys', date(2031, 5, 1))), grid(("a", "b"), name="B")))

    assert file.decode("utf-8-sig") == (
        '"Tiltak";"Frist"\r\n"Lys; ""mer"" lys";"2031-05-01"\r\n\r\n"Tiltak";"Frist"\r\n"a";"b"\r\n'
    )


def test_the_same_document_gives_the_same_bytes() -> None:
    made = document(grid(("Gangvei", date(2031, 5, 1))))

    assert xlsx(made) == xlsx(made)
    with zipfile.ZipFile(io.BytesIO(xlsx(made))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_attendance_is_a_table() -> None:
    read = Attendance(
        workshop_id=UUID(int=0),
        title="Nærmiljø 2030",
        starts_at=MORNING,
        place="",
        language=Language.BOKMAAL,
        phase=Phase.ENDED,
        made_at=MORNING,
        organisers=(),
        groups=(AttendingGroup(1, "Fjord", (Attendee("Vera", "Bedrift B", "Kari", ()),)),),
        leading=(),
        alone=(Attendee("Tuva", "", "", ()),),
        absent=(Attendee("=Nils", "Bedrift C", "", ()),),
    )
    story = table.story(attendance.sheet(read, BOKMAAL), BOKMAAL)

    assert sheets(xlsx(story)) == {
        "Deltakerliste": [
            ["Gruppe", "Navn", "Vara for", "Kommer fra", "Rolle", "Til stede"],
            ["Gruppe 1: Fjord", "Vera", "Kari", "Bedrift B", "", "Ja"],
            ["", "Tuva", "", "", "", "Ja"],
            ["", "=Nils", "", "Bedrift C", "", "Nei"],
        ]
    }
    assert lines(csv_file(story))[3][1] == "'=Nils"
