"""A story as a Word file: nothing lost, nothing unsafe, in Word's own lists and tables, the same bytes each time."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports import look, word
from exports.group_summary import story
from exports.office.markup import rgb
from exports.story import (
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
from facilitator.summary import Summary
from tests.exports.samples import BOKMAAL, a_summary, one_group, thirty_groups
from tests.exports.word_reading import W, html_of, lines_of, page_of, part, text_of, value

MADE = datetime(2031, 3, 6, 14, 0, tzinfo=UTC)
GROUP_2 = Source("Gruppe", 2, "Runde 1")
PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/footer1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
]


def document(*parts: Part, language: str = "nb-NO", made_at: datetime = MADE) -> Document:
    foot, page = "Nærmiljø · 6. mars 2031", "Side {n} av {total}"
    return Document("Oppsummering: Nærmiljø", language, parts, made_at, foot, page)


def render(*parts: Part) -> bytes:
    return word.render(document(*parts))


def said(text: str) -> Paragraph:
    return Paragraph(plain(text))


def items(*parts: Part) -> tuple[Item, ...]:
    return tuple(Item((each,)) for each in parts)


def shown(file: bytes) -> list[tuple[str, str, str]]:
    return [(line.style, line.label, line.text) for line in lines_of(file)]


def test_properties_are_the_title_and_the_time_and_nobodys() -> None:
    oslo = MADE.astimezone(timezone(timedelta(hours=1)))
    core = part(word.render(document(said("Tekst"), made_at=oslo)), "docProps/core")

    assert {etree.QName(each).localname: each.text for each in core if each.text} == {
        "title": "Oppsummering: Nærmiljø",
        "creator": "Verksted",
        "lastModifiedBy": "Verksted",
        "created": "2031-03-06T14:00:00Z",
        "modified": "2031-03-06T14:00:00Z",
        "revision": "1",
        "language": "nb-NO",
    }


def test_file_holds_nothing_but_what_it_needs() -> None:
    with ZipFile(io.BytesIO(render(said("Tekst")))) as file:
        assert file.namelist() == PARTS


def test_same_document_is_the_same_bytes() -> None:
    file = word.render(story(one_group(), BOKMAAL))

    assert word.render(story(one_group(), BOKMAAL)) == file
    assert {each.date_time for each in ZipFile(io.BytesIO(file)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("language", ["nb-NO", "nn-NO", "en-GB"])
def test_language_is_said_where_spelling_looks_for_it(language: str) -> None:
    file = word.render(document(said("Tekst"), language=language))

    assert value(part(file, "word/styles").find(f"{W}docDefaults"), "lang") == language
    assert value(part(file, "word/settings"), "themeFontLang") == language
    said_elsewhere = [each.get(f"{W}val") for each in part(file, "word/document").iter(f"{W}lang")]
    assert said_elsewhere == []


def test_every_style_that_is_used_is_there_and_known_to_word() -> None:
    file = word.render(story(thirty_groups(), BOKMAAL))

    styles = part(file, "word/styles")
    known = {each.get(f"{W}styleId") for each in styles.iter(f"{W}style")}
    used = {
        each.get(f"{W}val")
        for name in ("word/document", "word/footer1", "word/numbering")
        for each in part(file, name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    latent = {each.get(f"{W}name").lower() for each in styles.iter(f"{W}lsdException")}
    assert used <= known
    assert {"Title", "Heading1", "Heading2", "ListBullet"} <= used
    assert {"title", "quote", "heading 1", "heading 9", "toc 1"} <= latent


def test_headings_follow_the_outline_and_pass_over_no_level() -> None:
    headings = [Heading(level, plain(f"Nivå {level}")) for level in (2, 3, 5, 3, 12)]
    file = render(Opening("Oppsummering", "Nærmiljø", ("6. mars",)), *headings)

    assert shown(file) == [
        ("Subtitle", "", "Oppsummering"),
        ("Title", "", "Nærmiljø"),
        ("Normal", "", "6. mars"),
        ("Heading1", "", "Nivå 2"),
        ("Heading2", "", "Nivå 3"),
        ("Heading3", "", "Nivå 5"),
        ("Heading2", "", "Nivå 3"),
        ("Heading3", "", "Nivå 12"),
    ]


def test_heading_that_says_nothing_is_no_heading() -> None:
    assert shown(render(Heading(1, plain("\u200d ")))) == [("Normal", "", "\u200d ")]


def test_lists_are_words_own_at_every_level() -> None:
    inner = Numbers(items(said("røde"), said("grønne")), start=3)
    file = render(Bullets((Item((said("epler"), inner, said("er gode"))), Item((said("pærer"),)))))

    assert shown(file) == [
        ("ListBullet", "•", "epler"),
        ("ListNumber", "3.", "røde"),
        ("ListNumber", "4.", "grønne"),
        ("ListContinue", "", "er gode"),
        ("ListBullet", "•", "pærer"),
    ]
    assert [line.steps for line in lines_of(file)] == [1, 2, 2, 1, 1]
    nested = render(Bullets((Item((said("epler"), inner)), Item((said("pærer"),)))))
    assert html_of(nested) == ("<ul><li>epler<ol><li>røde</li><li>grønne</li></ol></li><li>pærer</li></ul>")


def test_every_numbered_list_begins_where_it_says() -> None:
    inner = Numbers(items(said("en"), said("to")))
    first = Numbers((Item((said("tre"), inner)), Item((said("fire"), inner))), start=3)

    labels = [
        line.label for line in lines_of(render(first, said("mellom"), inner, Numbers(items(said("null")), start=0)))
    ]

    assert labels == ["3.", "1.", "2.", "4.", "1.", "2.", "", "1.", "2.", "0."]


def test_number_that_word_does_not_know_is_text() -> None:
    file = render(Numbers(items(said("en"), said("to")), start=1_000_000))

    assert shown(file) == [("ListContinue", "", "1000000.\ten"), ("ListContinue", "", "1000001.\tto")]


def test_item_that_begins_with_a_list_or_is_empty_keeps_its_label() -> None:
    file = render(Numbers((Item((Bullets(items(said("indre"))),)), Item(()), Item((Quote((said("sitat"),)),)))))

    assert shown(file) == [
        ("ListNumber", "1.", ""),
        ("ListBullet", "◦", "indre"),
        ("ListNumber", "2.", ""),
        ("Quote", "3.", "sitat"),
    ]


def test_deep_nesting_keeps_its_text_labels_and_room() -> None:
    innermost: Part = said("innerst")
    for level in reversed(range(60)):
        innermost = Numbers((Item((said(f"nivå{level}"), innermost)), Item((said(f"etter{level}"),))))

    lines = lines_of(render(innermost))

    told = [line.text.split("\t")[-1] for line in lines]
    assert told == [f"nivå{n}" for n in range(60)] + ["innerst"] + [f"etter{n}" for n in reversed(range(60))]
    assert [line.label or line.text.split("\t")[0] for line in lines] == ["1."] * 60 + ["innerst"] + ["2."] * 60
    assert [line.level for line in lines[:10]] == [*range(9), None]
    assert max(line.steps for line in lines) == word.DEEPEST


def test_quotation_is_a_style_and_set_in_one_step_for_each() -> None:
    quoted = Quote((said("ytre"), Quote((said("indre"),)), Bullets(items(said("punkt")))))
    lines = lines_of(render(quoted, said("utenfor")))

    assert [(line.style, line.label, line.steps) for line in lines] == [
        ("Quote", "", 1),
        ("Quote", "", 2),
        ("Quote", "•", 2),
        ("Normal", "", 0),
    ]


def test_table_has_a_head_that_is_repeated_and_rows_that_stay_whole() -> None:
    rows = (Row((plain("Sara"), plain("Kommune A")), Source("Gruppe", 1)), Row((plain("Tor"), plain("ord " * 2000))))
    file = render(Table(("Navn", "Kommer fra"), rows, (1, 2)))

    head, short, tall = part(file, "word/document").iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, short, tall)] == [True, True, False]
    assert short.find(f"{W}trPr/{W}tblHeader") is None
    table = part(file, "word/document").find(f".//{W}tbl")
    assert value(table, "tblLook", "firstRow") == "1"
    assert value(table, "tblLook", "firstColumn") == "1"
    columns = [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")]
    assert abs(columns[2] - 2 * columns[1]) <= 2
    assert sum(columns) == pytest.approx(look.UPRIGHT.width * 20, abs=2)
    assert text_of(file).startswith("Navn Kommer fra Gruppe 1 Sara Kommune A Tor ord ord")


def test_tables_after_one_another_stay_apart() -> None:
    table = Table(("Navn",), (Row((plain("Sara"),)),), (1,))
    body = part(render(table, table), "word/document")[0]

    for before, after in pairwise(body):
        assert (before.tag, after.tag) != (f"{W}tbl", f"{W}tbl")


def test_contents_lead_to_the_chapters_and_ask_for_nothing() -> None:
    chapters = [Heading(2, (Span(f"Tema {number}\n", bold=True), Span("og mer"))) for number in (1, 2)]
    file = render(Opening("Oppsummering", "Nærmiljø", ()), Contents("Innhold"), *chapters, Heading(3, plain("Hva?")))

    entries = [line for line in lines_of(file) if line.style == "Toc1"]
    assert [line.text for line in entries] == ["Tema 1 og mer", "Tema 2 og mer"]
    body = part(file, "word/document")
    assert [each.text.split() for each in body.iter(f"{W}instrText")] == [["TOC", "\\o", '"1-1"', "\\h", "\\z", "\\u"]]
    assert [each.get(f"{W}fldCharType") for each in body.iter(f"{W}fldChar")] == ["begin", "separate", "end"]
    goals = {each.get(f"{W}name"): "".join(each.getparent().itertext()) for each in body.iter(f"{W}bookmarkStart")}
    assert [goals[each.get(f"{W}anchor")] for each in body.iter(f"{W}hyperlink")] == ["Tema 1og mer", "Tema 2og mer"]
    assert part(file, "word/settings").find(f"{W}updateFields") is None
    assert b"w:dirty" not in etree.tostring(body)


def test_chapter_that_comes_again_or_says_nothing_is_marked_once_or_not_at_all() -> None:
    chapter = Heading(2, plain("Bolig"))
    file = render(Contents("Innhold"), Heading(2, plain(" ")), chapter, chapter)

    body = part(file, "word/document")
    marks = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    assert [each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")] == marks
    assert len(marks) == 1


def test_contents_of_nothing_is_no_field() -> None:
    assert part(render(Contents("Innhold")), "word/document").find(f".//{W}fldChar") is None


def test_foot_has_the_pages_number_and_the_documents_name() -> None:
    foot = part(render(said("Tekst")), "word/footer1")

    assert [each.text.strip() for each in foot.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert "".join(each.text for each in foot.iter(f"{W}t")) == "Side 1 av 1Nærmiljø · 6. mars 2031"


def test_links_lead_only_to_web_and_mail() -> None:
    addresses = [
        "https://example.org/a?b=1&c=ø",
        "mailto:post@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://[broken",
        ' https://example.org/">',
    ]
    text = Paragraph(tuple(Span(f"lenke{number} ", link=address) for number, address in enumerate(addresses)))

    page = page_of(render(text))

    assert [each.get("href") for each in page.iter("a")] == [
        "https://example.org/a?b=1&c=%C3%B8",
        "mailto:post@example.org",
        "https://example.org/%22%3E",
    ]
    assert page.text_content().split() == [f"lenke{number}" for number in range(len(addresses))]


def test_address_that_is_too_long_for_word_leaves_its_text() -> None:
    file = render(Paragraph((Span("her", link="https://example.org/" + "a" * 3000),)))

    assert html_of(file) == "<p>her</p>"


def test_source_is_said_in_words_before_its_text_and_in_its_hue() -> None:
    file = render(Voice(GROUP_2, (said("Kortere vei"),)))

    assert shown(file) == [("NoteHeading", "", "Gruppe 2 · Runde 1"), ("Normal", "", "Kortere vei")]
    assert value(part(file, "word/document"), "color") == rgb(look.hue(2).colour)


def test_writer_is_named_before_what_has_the_hue_of_the_name() -> None:
    spans = (Span("Sara: ", hue=2, is_name=True), Span("Kortere", hue=2), Span("Noen: ", is_name=True), Span(" vei"))
    file = render(Paragraph(spans))

    assert text_of(file) == "Sara: KortereNoen: vei"
    named, wrote, somebody, rest = part(file, "word/document").iter(f"{W}r")
    assert [value(each, "color") for each in (named, somebody)] == [rgb(look.hue(2).colour), rgb(look.MUTED)]
    assert value(wrote, "shd", "fill") == rgb(look.shade(2))
    assert rest.find(f"{W}rPr/*") is None


def test_style_of_words_is_kept() -> None:
    spans = (Span("a", bold=True), Span("b", italic=True), Span("c", bold=True, italic=True), Span("d"))

    assert html_of(render(Paragraph(spans))) == "<p><strong>a</strong><em>b</em><strong><em>c</em></strong>d</p>"


def test_facts_are_names_with_what_goes_with_them() -> None:
    assert html_of(render(Facts((("Leder", plain("Jonas")),)))) == "<p><strong>Leder: </strong>Jonas</p>"


@pytest.mark.parametrize(
    "text",
    [
        "glad 😀 👍🏽 👨‍👩‍👧 漢 ≥ ½ 𝕿 ✓",
        "áčđŋšŧž ÁČĐŊŠŦŽ ïöä æøå",
        "decomposed: A\u030a e\u0301 a\u0308",
        "<b>&amp;</w:t> ]]> <!-- 5 < 6",
        "مرحبا שלום \u202etxet\u202c",
        "s\u00adoft no\u00a0break narrow\u202fspace zero\u200bwidth",
        "x" * 200,
        "  blanks   are kept ",
    ],
)
def test_text_is_as_it_was_written(text: str) -> None:
    file = render(said(text), Table((text,), (Row((plain(text),)),), (1,)), Bullets(items(said(text))))

    assert [line.text for line in lines_of(file)] == [text] * 4


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x1bd\ud800e\ufffef", "abcdef"),
        ("a\tb\nc\r\nd\re\u2028f\x0bg\x0ch", "a\tb\nc\nd\ne\nf\ng\nh"),
        ("", ""),
    ],
)
def test_what_no_file_may_hold_is_left_out_and_what_is_seen_is_not(text: str, kept: str) -> None:
    parts: list[Part] = [
        Opening(text, text, (text,)),
        Heading(2, plain(text), text),
        Voice(Source(text, 0, text), (said(text), Bullets((Item(()),)))),
        Facts(((text, plain(text)),)),
        Table((text,), (Row((plain(text),), Source(text, 123456, text)),), (1,)),
        Contents(text),
    ]

    file = word.render(Document(text, "nb-NO", tuple(parts), MADE, text))

    assert [line.text for line in lines_of(file)][:3] == [kept] * 3


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_no_letter_is_lost_and_none_breaks_the_file(text: str) -> None:
    parts = (Heading(2, plain(text), text), Contents(text), Table((text,), (Row((plain(text),)),), (1,)), said(text))
    file = word.render(Document(text, "nb-NO", parts, MADE, text))

    printable = "".join(each for each in text if each.isprintable())
    assert "".join(each for each in lines_of(file)[-1].text if each.isprintable()) == printable


def test_long_title_is_cut_among_the_properties_alone() -> None:
    title = "Nærmiljø " * 100
    file = word.render(Document(title, "nb-NO", (Opening("", title, ()),), MADE))

    assert lines_of(file)[1].text == title
    assert f"<dc:title>{title[:255]}</dc:title>".encode() in ZipFile(io.BytesIO(file)).read("docProps/core.xml")


@pytest.mark.parametrize("summary", [a_summary, one_group])
def test_small_summary_is_told(summary: Callable[[], Summary]) -> None:
    assert text_of(word.render(story(summary(), BOKMAAL))).startswith("Oppsummering Nærmiljø 2030 Torsdag 6. mars 2031")


def test_summary_of_thirty_groups_is_told_in_order() -> None:
    heard = text_of(word.render(story(thirty_groups(), BOKMAAL))).split()

    assert [each for each in heard if each.startswith("tiltak-")] == [f"tiltak-{n}" for n in range(15 * 3 * 8 * 4)]


def test_each_of_many_links_leads_where_it_should() -> None:
    places = [f"https://example.org/{number}" for number in range(300)]
    spans = tuple(Span(f"ord{number:04} ", link=place) for number, place in enumerate([*places, *places]))

    file = word.render(document(Paragraph(spans)))

    found = [(each.get("href"), each.text_content().strip()) for each in page_of(file).iter("a")]
    assert found == [(place, f"ord{number:04}") for number, place in enumerate([*places, *places])]
