"""The list of people as a sheet: whatever program wrote it, all of it or nothing."""

import csv
import io
import unicodedata
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from string import whitespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator import people, roster
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.roster import LineError, RosterRow
from models import Account, Assignment, Person, Workshop
from models.vocabulary import Role
from tests.builders import Made, a_bare_workshop, a_workshop, an_account

SHEET = """Navn;Organisasjon;E-post;Rolle;Vara;Tema
Sara Åsen;Kommune A;sara@kommune-a.example;;;
Jonas;Fylke D;;Gruppeleder;Liv;Trygg skolevei
"Petter; den andre";Bedrift B;;Leder og referent;;Tema 2
"""


async def _empty() -> Made:
    """A workshop with four themes and four groups, without people."""
    made = await a_workshop(people_count=0, planned=False)
    await Person.filter(workshop_id=made.workshop_id).delete()
    return made


@pytest.mark.parametrize(
    "data",
    [
        SHEET,
        SHEET.encode(),
        SHEET.encode("utf-8-sig"),
        SHEET.encode("latin-1"),
        SHEET.encode("utf-16"),
        SHEET.encode("utf-16-le"),
        SHEET.replace("\n", "\r\n").encode("cp1252"),
        b"sep=;\r\n" + SHEET.encode("latin-1"),
        SHEET.replace("Petter; den", "Petter, den").replace(";", "\t").replace("Petter, den", "Petter; den"),
    ],
    ids=["text", "utf-8", "bom", "latin-1", "utf-16", "utf-16 unmarked", "windows", "excel", "pasted"],
)
def test_roster_is_read_whatever_wrote_it(data: bytes | str) -> None:
    read = roster.read_roster(data)
    assert read.errors == []
    assert [(each.name, each.organisation, each.roles, each.deputy, each.theme) for each in read.rows] == [
        ("Sara Åsen", "Kommune A", frozenset(), "", ""),
        ("Jonas", "Fylke D", frozenset({Role.LEADER}), "Liv", "Trygg skolevei"),
        ("Petter; den andre", "Bedrift B", frozenset(Role), "", "Tema 2"),
    ]


def test_roster_without_a_header_is_read_in_order() -> None:
    read = roster.read_roster("\n\nSara\tKommune A\tsara@a.example\nAli\n")
    assert read.rows == [RosterRow(3, "Sara", "Kommune A", "sara@a.example"), RosterRow(4, "Ali")]


def test_roster_puts_names_in_two_columns_together_and_tells_what_it_ignores() -> None:
    read = roster.read_roster("Fornavn,Etternavn,Sko,Verksemd\nSara,Lie,39,Kommune A\n")
    assert (read.rows, read.ignored) == ([RosterRow(2, "Sara Lie", "Kommune A")], ["Sko"])


def test_roster_tells_every_error_by_its_line() -> None:
    read = roster.read_roster(
        "Navn;E-post;Rolle\n"
        "Sara;sara;\n"
        ";ali@a.example;\n"
        '"Berit\nLie";;Sjef\n'
        "Geir;;;for mye\n"
        "sara ;;\n"
        "SARA;;\n" + "å" * 10_000 + ";;"
    )
    assert read.errors == [
        LineError(2, "email_wrong", {"field": "email", "column": 2, "email": "sara"}),
        LineError(3, "text_missing", {"field": "name", "column": 1}),
        LineError(4, "role_unknown", {"field": "role", "column": 3, "role": "Sjef"}),
        LineError(6, "cells_too_many", {"most": 3}),
        LineError(8, "name_twice", {"name": "SARA", "first": 7}),
        LineError(9, "text_too_long", {"field": "name", "column": 1, "length": 10_000, "most": 120}),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"navn\n" + b"Sara;Kommune A\n" * 3_500_000, "sheet_too_big"),
        ("navn\n" + "Sara\n" * 5_001, "sheet_too_long"),
        (b"PK\x03\x04 a workbook", "sheet_is_workbook"),
        (b"%PDF-1.7\n\x00\x01\x02", "sheet_unreadable"),
        (b"\xff\xfe\x00", "sheet_unreadable"),
    ],
    ids=["50 MB", "long", "workbook", "another file", "half a character"],
)
async def test_import_refuses_a_sheet_that_is_none(
    database: Path, morning: datetime, data: bytes | str, code: str
) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    with pytest.raises(Invalid, match=code):
        await roster.import_people(made, data, by=marit)
    assert await Person.all().count() == 0


@pytest.mark.parametrize("data", ["", "\n\n", "Navn;E-post\n"])
async def test_import_refuses_an_empty_sheet(database: Path, morning: datetime, data: str) -> None:
    marit = await an_account()
    with pytest.raises(Invalid, match="roster_empty"):
        await roster.import_people(await a_bare_workshop(marit), data, by=marit)


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ('navn;vara\nAli\nSara;"Liv', [LineError(3, "quote_open", {})]),
        ("navn;navn\nSara;Sara", [LineError(1, "column_twice", {"field": "name"})]),
        ("navn\nAli\nKARI", [LineError(3, "name_taken", {"name": "KARI"})]),
        ("navn;tema\nAli\nSara;Ballspill", [LineError(3, "theme_unknown", {"field": "theme", "theme": "Ballspill"})]),
        ("navn;gruppe\nSara;9", [LineError(2, "group_unknown", {"field": "group", "group": "9"})]),
        (
            "navn;rolle;tema\nAli;leder;1\nSara;leder;1",
            [LineError(3, "role_taken", {"field": "role", "theme": "1", "role": Role.LEADER})],
        ),
    ],
    ids=["quote", "column", "name in use", "theme", "group", "role"],
)
async def test_import_brings_in_nobody_where_one_line_is_wrong(
    database: Path, morning: datetime, data: str, errors: list[LineError]
) -> None:
    made = await _empty()
    await people.add(made.workshop_id, by=made.by, name="Kari")
    before = await Workshop.get(id=made.workshop_id)
    with pytest.raises(Invalid, match="roster_wrong") as refused:
        await roster.import_people(made.workshop_id, data, by=made.by)
    assert refused.value.facts["errors"] == errors
    assert (await roster.preview(made.workshop_id, data, by=made.by)).errors == errors
    assert [each.name for each in await Person.filter(workshop_id=made.workshop_id)] == ["Kari"]
    assert (await Workshop.get(id=made.workshop_id)).version == before.version


async def test_import_gives_people_their_parts_and_groups(database: Path, morning: datetime) -> None:
    made = await _empty()
    sheet = SHEET.replace("Tema\n", "Tema;Gruppe\n", 1).replace(".example;;;", ".example;;;;Gruppe 3")
    done = await roster.import_people(made.workshop_id, sheet, by=made.by)
    assert done == roster.Imported(added=3, skipped=0, assigned=3)
    assert await Assignment.all().order_by("theme__position", "role").values_list(
        "person__name", "theme__title", "track", "role"
    ) == [
        ("Jonas", "Trygg skolevei", 1, Role.LEADER),
        ("Petter; den andre", "Møteplasser for unge", 1, Role.LEADER),
        ("Petter; den andre", "Møteplasser for unge", 1, Role.NOTE_TAKER),
    ]
    assert (await Person.get(name="Sara Åsen")).group_id == made.groups[2]


async def test_import_may_pass_over_those_who_are_there(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    await roster.import_people(made, "Navn\nSara", by=marit)
    done = await roster.import_people(made, "Navn;E-post\nsara;annen@a.example\nAli;", by=marit, skip_existing=True)
    assert done == roster.Imported(added=1, skipped=1, assigned=0)
    assert [(each.name, each.email) for each in await people.list_people(made, by=marit)] == [("Ali", ""), ("Sara", "")]


async def test_import_is_the_organisers(database: Path, morning: datetime) -> None:
    marit, tor = await an_account(), await an_account("Tor")
    made = await a_bare_workshop(marit)
    with pytest.raises(NotFound):
        await roster.import_people(made, "Navn\nSara", by=tor)
    with pytest.raises(NotFound):
        await roster.preview(made, "Navn\nSara", by=tor)
    await Workshop.filter(id=made).update(purged_at=morning)
    with pytest.raises(Conflict, match="personal_data_deleted"):
        await roster.import_people(made, "Navn\nSara", by=marit)
    assert await Account.all().count() == 2


_cell = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co"]), max_size=12
).map(lambda text: " ".join(text.split()))
_sheets = st.lists(
    st.tuples(_cell.filter(bool), _cell), min_size=1, max_size=6, unique_by=lambda row: people.fold_name(row[0])
)


@given(
    _sheets, st.sampled_from("\t;,"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(["\n", "\r\n"])
)
@example([('"', ";"), ('a"', ",;"), ("'", '";"')], ",", "utf-8", "\n")
def test_roster_reads_back_what_a_spreadsheet_wrote(
    rows: list[tuple[str, str]], delimiter: str, encoding: str, newline: str
) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=newline).writerows([("Navn", "Organisasjon"), *rows])
    read = roster.read_roster(file.getvalue().encode(encoding))
    assert read.errors == []
    assert [(each.name, each.organisation) for each in read.rows] == [
        (_normal(name), _normal(organisation)) for name, organisation in rows
    ]


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_roster_reads_anything_or_says_why_not(data: bytes | str) -> None:
    with suppress(Invalid):
        read = roster.read_roster(data)
        assert len({people.fold_name(each.name) for each in read.rows}) == len(read.rows) or read.errors
        assert all(each.name.strip(whitespace) for each in read.rows)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)
