"""A story as PDF: nothing lost, nothing unsafe, and found by name."""

import io
import time
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest
from pypdf import PdfReader

from exports import paper
from exports.story import (
    Break,
    Bullets,
    Contents,
    Document,
    Facts,
    Heading,
    Item,
    Numbers,
    Opening,
    Paragraph,
    Part,
    Quote,
    Row,
    Source,
    Span,
    Table,
    Voice,
    plain,
)
from tests.exports.reading import links_of, outline_of, sound, text_of
from tests.exports.tagged.reading import told

MADE = datetime(2031, 3, 6, 14, 0, tzinfo=UTC)
GROUP_2 = Source("Gruppe", 2, "Runde 1")


def document(*parts: Part) -> Document:
    return Document("Oppsummering: Nærmiljø", "nb-NO", parts, MADE, "Nærmiljø · 6. mars 2031", "Side {n} av {total}")


def render(document: Document) -> bytes:
    return sound(paper.render(document, is_strict=True))


def said(text: str) -> Paragraph:
    return Paragraph(plain(text))


def test_paper_has_title_language_and_page_numbers() -> None:
    chapter: list[Part] = [Break(), *[said("Ord om bolig. " * 60)] * 5]
    file = render(document(said("Første side"), *chapter * 2))

    reader = PdfReader(io.BytesIO(file))
    assert reader.metadata is not None
    assert reader.metadata.title == "Oppsummering: Nærmiljø"
    assert str(reader.root_object["/Lang"]) == "nb-NO"
    assert "/DisplayDocTitle" in str(reader.root_object["/ViewerPreferences"])
    total = len(reader.pages)
    assert total > 1
    for number, page in enumerate(reader.pages, 1):
        assert f"Side {number} av {total}" in " ".join(page.extract_text().split())


def test_typefaces_are_embedded() -> None:
    file = render(document(Paragraph((Span("a"), Span("b", bold=True), Span("c", italic=True), Span("✓")))))

    for page in PdfReader(io.BytesIO(file)).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf can't know that it is a dictionary
        assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts.values())


def test_bookmarks_follow_the_headings() -> None:
    parts: list[Part] = [
        Opening("Oppsummering", "Nærmiljø", ("6. mars",)),
        Heading(2, plain("Bolig")),
        Heading(3, plain("Hva?")),
        said("Mer"),
        Heading(2, plain("Skole")),
    ]

    assert outline_of(render(document(*parts))) == [(0, "Nærmiljø"), (1, "Bolig"), (2, "Hva?"), (1, "Skole")]


def test_bookmarks_hold_when_a_level_is_skipped() -> None:
    assert outline_of(paper.render(document(Heading(3, plain("Dypt")), Heading(1, plain("Grunt"))))) == [
        (0, "Dypt"),
        (0, "Grunt"),
    ]


def test_bookmarks_hold_when_a_heading_is_somebodys_words() -> None:
    parts: list[Part] = [Voice(GROUP_2, (Heading(1, plain("Sagt")),)), Heading(2, plain("Bolig"))]

    assert outline_of(render(document(*parts))) == [(0, "Bolig")]


def test_heading_in_a_passage_keeps_what_stands_above_it() -> None:
    parts: list[Part] = [Opening("", "Nærmiljø", ()), Voice(GROUP_2, (Heading(4, plain("Sagt"), "Over"), said("Mer")))]

    assert "Runde 1 Over Sagt Mer" in told(render(document(*parts)))


def test_nested_lists_keep_their_order_and_numbers() -> None:
    nested = Bullets(
        (
            Item((said("epler"), Numbers((Item((said("røde"),)), Item((said("grønne"),))), start=3))),
            Item((said("pærer"), Quote((said("saftige"),)))),
        )
    )

    assert "• epler 3. røde 4. grønne • pærer saftige" in text_of(render(document(Voice(GROUP_2, (nested,)))))


def test_source_stands_before_its_text() -> None:
    assert "Gruppe 2 Runde 1 Kortere vei" in text_of(render(document(Voice(GROUP_2, (said("Kortere vei"),)))))


def test_facts_and_tables_are_told_in_order() -> None:
    rows = (Row((plain("Sara"), plain("Kommune A")), Source("Gruppe", 1)), Row((plain("Tor"), plain("Bedrift B"))))
    parts: list[Part] = [Facts((("Leder", plain("Jonas")),)), Table(("Navn", "Kommer fra"), rows, (1, 1))]

    assert "Leder Jonas Navn Kommer fra Gruppe 1 Sara Kommune A Tor Bedrift B" in text_of(render(document(*parts)))


def test_links_lead_only_to_web_and_mail() -> None:
    addresses = [
        "https://example.org/a?b=1&c=ø",
        "mailto:post@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://[broken",
        ' https://example.org/">',
    ]
    text = Paragraph(tuple(Span(f"lenke{number} ", link=address) for number, address in enumerate(addresses)))

    file = render(document(text))

    assert links_of(file) == [
        "https://example.org/a?b=1&c=%C3%B8",
        "mailto:post@example.org",
        "https://example.org/%22%3E",
    ]
    for number in range(len(addresses)):
        assert f"lenke{number}" in text_of(file)


def test_letters_of_norwegian_and_sami_are_shown() -> None:
    letters = "æøå ÆØÅ áčđŋšŧž ÁČĐŊŠŦŽ ïöä ≥ ≤ ½ − ‑ ✓ ❤"

    assert letters in text_of(render(document(said(letters), Heading(2, (Span(letters),)))))


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("nb-NO", "[glisefjes] [tommel opp] [kvinnelig astronaut] [flagg: Norge] ❤"),
        ("nn-NO", "[glisefjes] [tommel opp] [kvinneleg astronaut] [flagg: Noreg] ❤"),
        ("en-GB", "[grinning face] [thumbs up sign] [woman][rocket] [flag: Norway] ❤"),
    ],
)
def test_what_no_typeface_has_is_named(language: str, named: str) -> None:
    text = "glad 😀 👍🏽 👩🏽\u200d🚀 🇳🇴 ❤ 漢"
    shown = text_of(render(replace(document(said(text)), language=language)))

    assert f"glad {named} [cjk unified ideograph-6f22]" in shown


@pytest.mark.parametrize(
    "text", ["<b>&amp;</para>", "\x00\x07\x1b\ud800e\u0301\u200d", "a\tb\nc\u2028d", "", " ", "\u202etxet"]
)
def test_strange_text_is_set(text: str) -> None:
    parts: list[Part] = [
        Opening(text, text, (text,)),
        Heading(2, plain(text), text),
        said(text),
        Voice(Source(text, 0, text), (said(text), Bullets((Item(()),)))),
        Facts(((text, plain(text)),)),
        Table((text,), (Row((plain(text),), Source(text, 123456, text)),), (1,)),
    ]

    assert render(document(*parts)).startswith(b"%PDF")


def test_letter_written_another_way_is_that_letter() -> None:
    assert text_of(render(document(said("𝕿𝖍𝖊 ½ ②")))) == "The ½ ②"


def test_what_fills_more_than_a_page_is_set_all_the_same() -> None:
    long = "漢" * 100
    parts: list[Part] = [
        Opening(long, long, (long,)),
        said("innledning"),
        Heading(2, plain(long), above=long),
        Voice(Source(long, 1, long), (said("sagt"),)),
        Table((long,), (Row((plain(long),), Source(long, 2, long)), Row((plain("kort"),))), (1,)),
    ]

    shown = text_of(render(document(*parts)))

    assert shown.count("cjk unified ideograph-6f22") > 400
    assert [word for word in shown.split() if word in {"innledning", "sagt", "kort"}] == ["innledning", "sagt", "kort"]


def test_markup_in_text_is_text() -> None:
    assert "<b>5 < 6 & </b>" in text_of(render(document(said("<b>5 < 6 & </b>"))))


def test_very_long_text_is_whole_and_quick() -> None:
    words = [f"ord{number}" for number in range(110_000)]
    text = " ".join(words)
    assert len(text) > 1_000_000 - 100_000

    began = time.perf_counter()
    file = render(document(Voice(GROUP_2, (said(text), Bullets((Item((said(text[:20_000]),)),))))))

    assert time.perf_counter() - began < 60
    shown = text_of(file).split()
    assert [word for word in shown if word.startswith("ord")][: len(words)] == words


def test_very_long_word_is_whole() -> None:
    word = "".join(chr(ord("a") + number % 26) for number in range(30_000))

    shown = text_of(render(document(Voice(GROUP_2, (said(word),)), Heading(2, plain(word[:3000])))))

    assert word in shown.replace(" ", "")


def test_deep_nesting_keeps_its_text() -> None:
    part: Part = said("innerst")
    for level in range(60):
        part = Bullets((Item((said(f"nivå{level}"), part)),)) if level % 2 else Quote((said(f"nivå{level}"), part))

    shown = text_of(render(document(Voice(GROUP_2, (part,))))).split()

    assert [word for word in shown if word.startswith("nivå")] == [f"nivå{level}" for level in reversed(range(60))]
    assert shown.count("innerst") == 1


def test_cell_taller_than_a_page_goes_on_over_pages_as_one() -> None:
    long = " ".join(f"celle{number}" for number in range(3000))
    rows = (
        Row((plain("før"), plain("1"))),
        Row((plain("lang"), plain(long)), GROUP_2),
        Row((plain("etter"), plain("2"))),
    )

    file = render(document(Table(("Hvem", "Hva"), rows, (1, 2))))

    assert told(file) == f"Hvem Hva før 1 Gruppe 2 Runde 1 lang {long} etter 2"
    shown = text_of(file)
    assert [word for word in shown.split() if word.startswith("celle")] == long.split()
    assert shown.index("før") < shown.index("celle0") < shown.index("celle2999") < shown.index("etter")


def test_contents_say_on_which_page_each_chapter_is_and_lead_there() -> None:
    parts: list[Part] = [Opening("Oppsummering", "Nærmiljø", ()), Contents("Innhold")]
    for number in range(1, 6):
        parts += [Break(), Heading(2, plain(f"Tema {number}")), said("Ord om bolig. " * 200)]
    file = render(document(*parts))

    reader = PdfReader(io.BytesIO(file))
    shown = [" ".join(page.extract_text().split()) for page in reader.pages]
    where = {
        number: next(at for at, text in enumerate(shown, 1) if f"Tema {number} Ord" in text) for number in range(1, 6)
    }
    assert len(set(where.values())) > 1
    assert told(file).startswith(
        "Oppsummering Nærmiljø Innhold " + " ".join(f"Tema {number} {page}" for number, page in where.items())
    )
    with pikepdf.open(io.BytesIO(file)) as pdf:
        goals = [pikepdf.Page(each.A.D[0]) for each in pdf.pages[0].Annots]
        assert [pdf.pages.index(goal) + 1 for goal in goals] == list(where.values())


def test_long_table_repeats_its_head() -> None:
    rows = tuple(Row((plain(f"person{number}"), plain("Kommune A"))) for number in range(120))
    file = render(document(Table(("Navn", "Kommer fra"), rows, (1, 1))))

    pages = PdfReader(io.BytesIO(file)).pages
    assert len(pages) > 1
    assert all("Kommer fra" in page.extract_text() for page in pages)
    assert [word for word in text_of(file).split() if word.startswith("person")] == [f"person{n}" for n in range(120)]


def test_source_of_several_rows_is_one_cell_seen_on_every_page_and_heard_once() -> None:
    rows = [Row((plain(f"person{number}"),), GROUP_2 if number == 0 else None, number > 0) for number in range(120)]
    file = render(document(Table(("Navn",), (*rows, Row((plain("alene"),))), (1,))))

    pages = PdfReader(io.BytesIO(file)).pages
    assert len(pages) > 1
    assert all("Gruppe 2" in " ".join(page.extract_text().split()) for page in pages)
    assert told(file) == f"Navn Gruppe 2 Runde 1 {' '.join(f'person{number}' for number in range(120))} alene"
    with pikepdf.open(io.BytesIO(file)) as pdf:
        heads = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]
        assert [int(each.get("/RowSpan", 1)) for head in heads for each in head.A] == [1, 120]


def test_rows_are_whole_under_a_source_that_takes_much_of_each_page() -> None:
    long = "漢" * 100
    rows = [Row((plain(f"person{each}"),), None if each else Source(long, 2, long), each > 0) for each in range(30)]

    shown = text_of(render(document(Table(("Navn",), tuple(rows), (1,)))))

    assert [word for word in shown.split() if word.startswith("person")] == [f"person{each}" for each in range(30)]
