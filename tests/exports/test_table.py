"""A table on lying pages: every cell whole and in its place, however much is in it."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from exports import paper
from exports.story import Column
from exports.table import Content, Sheet, story
from facilitator.richtext import Block, BulletList, Item, NumberedList, Paragraph, Quote, Text
from models.vocabulary import Language
from tests.exports.reading import links_of, sound, text_of
from tests.exports.samples import BOKMAAL, MORNING, said
from tests.exports.tagged.reading import told
from ui.words import words_for

COLUMNS = (Column("Tiltak", 2, names_rows=True), Column("Beskrivelse", 4), Column("Ansvarlig", 2), Column("Frist"))


def pdf(
    *rows: tuple[Content, ...], columns: tuple[Column, ...] = COLUMNS, language: Language = BOKMAAL.language
) -> bytes:
    sheet = Sheet("Handlingsprogram", "Nærmiljø 2030", "Tiltak", columns, rows, MORNING, ("Vedtatt i mars",), "Ett år.")
    return sound(paper.render(story(sheet, words_for(language)), is_strict=True))


def structure(file: bytes) -> list[list[str]]:
    """The types of the cells of each row, in order."""

    def walk(element: Any) -> Iterator[list[str]]:
        if element.get("/S") == "/TR":
            yield [str(kid.S)[1:] for kid in element.get("/K", []) if "/S" in kid]
            return
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    with pikepdf.open(io.BytesIO(file)) as pdf:
        return list(walk(pdf.Root.StructTreeRoot))


def test_cells_hold_text_lists_links_and_days() -> None:
    rich: tuple[Block, ...] = (
        Paragraph((Text("Se "), Text("planen", link="https://example.org/plan"), Text("."))),
        BulletList(
            (Item((said("epler"), NumberedList((Item((said("røde"),)),), 12))), Item((Quote((said("sagt"),)),)))
        ),
    )
    file = pdf(("Trygg skolevei", rich, "Kommune A\ni samarbeid med andre", date(2031, 5, 1)), ("Bolig", "", "", ""))

    assert told(file) == (
        "Handlingsprogram Nærmiljø 2030 Vedtatt i mars Ett år. Tiltak Beskrivelse Ansvarlig Frist "
        "Trygg skolevei Se planen. • epler 12. røde • sagt Kommune A i samarbeid med andre 1. mai 2031 Bolig"
    )
    assert links_of(file) == ["https://example.org/plan"]
    assert structure(file) == [["TH"] * 4, ["TH", "TD", "TD", "TD"], ["TH", "TD", "TD", "TD"]]


def test_pages_lie() -> None:
    for page in PdfReader(io.BytesIO(pdf(*[("a", "b " * 300, "c", "d")] * 12))).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)


@pytest.mark.parametrize("language", list(Language))
def test_table_without_rows_says_so(language: Language) -> None:
    empty = {"nb": "Tabellen har ingen rader ennå.", "nn": "Tabellen har ingen rader enno.", "en": "has no rows yet."}

    assert text_of(pdf(language=language)).endswith(empty[language])


def test_long_table_repeats_its_head_which_is_heard_once() -> None:
    file = pdf(*[(f"tiltak-{number}", "Mer lys", "Kommune A", "") for number in range(200)])

    pages = PdfReader(io.BytesIO(file)).pages
    assert len(pages) > 5
    assert all("Ansvarlig" in page.extract_text() for page in pages)
    assert told(file).count("Ansvarlig") == 1
    assert [word for word in told(file).split() if word.startswith("tiltak-")] == [f"tiltak-{n}" for n in range(200)]


def test_row_longer_than_pages_is_one_row() -> None:
    long = "\n".join(" ".join(f"ord-{part}-{number}" for number in range(400)) for part in range(12))
    beside = " ".join(f"side-{number}" for number in range(2000))
    items = BulletList(tuple(Item((said(f"punkt-{number}"),)) for number in range(300)))
    file = pdf(("Før", "1", "", ""), ("Lang", long, beside, (items,)), ("Etter", "2", "", ""))

    assert len(PdfReader(io.BytesIO(file)).pages) > 5
    assert structure(file) == [["TH"] * 4] + [["TH", "TD", "TD", "TD"]] * 3
    heard = told(file)
    bullets = " ".join(f"• punkt-{number}" for number in range(300))
    assert heard.endswith(f"Før 1 Lang {' '.join(long.split())} {beside} {bullets} Etter 2")
    assert sorted(text_of(file).split()).count("•") == 300


def test_row_that_fits_on_a_page_is_not_split() -> None:
    rows = [(f"tiltak-{number}", f"begynner-{number} {'ord ' * 60} slutter-{number}", "", "") for number in range(40)]

    for page in PdfReader(io.BytesIO(pdf(*rows))).pages:
        words = page.extract_text().split()
        assert [each[9:] for each in words if each.startswith("begynner")] == [
            each[8:] for each in words if each.startswith("slutter")
        ]


def test_head_taller_than_a_page_is_told_once_and_whole() -> None:
    columns = (Column("漢" * 100), *COLUMNS[1:])
    file = pdf(*[("a", "b", "c", "d")] * 60, columns=columns)

    assert told(file).count("cjk unified") == 100


def test_many_narrow_columns_with_deep_lists_have_room() -> None:
    part: Block = said("innerst")
    for _level in range(12):
        part = BulletList((Item((part,)),))
    columns = tuple(Column(f"K{number}", 0.001 if number else 100) for number in range(15))
    file = pdf(((part,),) * 15, columns=columns)

    assert told(file).replace(" ", "").count("innerst") == 15
    many = pdf(("lang",) * 60, columns=tuple(Column("K") for _ in range(60)))
    assert told(many).replace(" ", "").count("lang") == 60


def test_long_tables_are_quick_and_the_same_each_time() -> None:
    rows = [(f"tiltak-{number}", "ord " * 40, "Kommune A", date(2031, 1, 1)) for number in range(300)]

    assert pdf(*rows) == pdf(*rows)
