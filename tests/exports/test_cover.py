"""Covers and letterheads: whose a document is, on paper, in Word and on a page; and nothing of it where nobody is."""

import io
import json
from dataclasses import replace

import pikepdf
import pytest
from lxml.html import fragment_fromstring
from pypdf import PdfReader

from exports import agenda, attendance, group_summary, minutes, paper, table, webpage, word
from exports.data import json_file
from exports.framing import letterhead
from exports.story import Column, Document, Opening
from facilitator import pictures
from facilitator.minutes import Minutes
from facilitator.sender import OtherName, Sender
from facilitator.summary import Summary
from models.vocabulary import Language, NameLanguage
from tests.exports.reading import outline_of, sound
from tests.exports.samples import BOKMAAL, MORNING, NASTY, an_attendance, an_order, one_group
from tests.exports.tagged.reading import languages, told
from tests.exports.word_reading import W, languages_of, lines_of, page_of, part, value
from tests.facilitator.logos import a_picture, a_sender
from ui.words import words_for

HEAD = "Et rødt fjell Fjordane fylkeskommune Fjordánda fylkkasuohkan Fjordane County"


def _of(sender: Sender | None) -> Summary:
    return replace(one_group(), sender=sender)


def _told(sender: Sender | None) -> list[Document]:
    """Every document: the summary, the minutes, a table, the attendance list and the agenda."""
    order, came = replace(an_order(), sender=sender), replace(an_attendance(), sender=sender)
    return [
        group_summary.story(_of(sender), BOKMAAL),
        minutes.story(Minutes(came, order, _of(sender)), BOKMAAL),
        table.story(attendance.sheet(came, BOKMAAL), BOKMAAL),
        attendance.story(came, BOKMAAL),
        agenda.story(order, BOKMAAL),
    ]


def test_long_documents_have_a_cover_and_short_ones_a_letterhead() -> None:
    for number, document in enumerate(_told(a_sender())):
        file = sound(paper.render(document, is_strict=True))
        assert told(file).startswith(f"{HEAD} ")
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(file)).pages]
        has_cover = number < 3
        assert ("Side 1 av" in pages[0]) is not has_cover
        assert not has_cover or f"Side 2 av {len(pages)}" in " ".join(pages[1].split())
        assert "Nærmiljø 2030" in outline_of(file)[0][1]
        assert paper.render(document) == file


def test_document_of_nobody_is_as_it_was() -> None:
    for document in _told(None):
        opening = document.parts[0]
        assert isinstance(opening, Opening)
        assert opening == Opening(opening.kind, opening.title, opening.lines)
        file = paper.render(document, is_strict=True)
        assert "Side 1 av" in PdfReader(io.BytesIO(file)).pages[0].extract_text()
        assert b"/Image" not in file.replace(b"/ImageB /ImageC /ImageI", b"")
        assert b"letterhead" not in json_file(document)
        assert 'class="sender"' not in webpage.html(document)
        assert [each for each in lines_of(word.render(document)) if each.style == "EnvelopeReturn"] == []


def test_names_are_said_in_their_languages() -> None:
    document = group_summary.story(_of(a_sender()), BOKMAAL)
    names = [("Fjordánda fylkkasuohkan", "se"), ("Fjordane County", "en")]
    assert [(text.strip(), each) for text, each in languages(paper.render(document))] == names
    assert languages_of(word.render(document)) == names
    page = fragment_fromstring(webpage.html(document), create_parent=True)
    assert [(each.text_content(), each.get("lang")) for each in page.iter("span") if each.get("lang")] == names
    english = letterhead(_of(a_sender()), words_for(Language.ENGLISH))
    assert english is not None
    assert [each.language for each in english.names] == ["no", "se", "en"]


def test_logo_is_a_picture_with_words_everywhere_but_in_json() -> None:
    document = group_summary.story(_of(a_sender()), BOKMAAL)
    with pikepdf.open(io.BytesIO(paper.render(document))) as pdf:
        figures = [each for each in pdf.Root.StructTreeRoot.K[0].K if each.S == "/Figure"]
        assert [str(each.Alt) for each in figures] == ["Et rødt fjell"]
    assert [each.get("alt") for each in page_of(word.render(document)).iter("img")] == ["Et rødt fjell"]
    page = fragment_fromstring(webpage.html(document), create_parent=True)
    assert [each.get("alt") for each in page.iter("img")] == ["Et rødt fjell"]
    data = json.loads(json_file(document))["parts"][0]["letterhead"]
    assert data["logo"] == {"type": "logo", "words": "Et rødt fjell"}
    assert data["colour"] == "#0b3d91"
    unnamed = letterhead(_of(replace(a_sender(), logo_words="")), BOKMAAL)
    assert unnamed is not None
    assert unnamed.logo is not None
    assert unnamed.logo.words == "Fjordane fylkeskommune"


def test_word_has_a_first_page_without_foot_and_the_titles_on_the_colour() -> None:
    file = word.render(group_summary.story(_of(a_sender()), BOKMAAL))
    assert part(file, "word/document").find(f".//{W}titlePg") is not None
    assert part(file, "word/document").find(f".//{W}br[@{W}type='page']") is not None
    styles = {each.get(f"{W}styleId"): each for each in part(file, "word/styles").iter(f"{W}style")}
    assert [value(styles[each], "shd", "fill") for each in ("Subtitle", "Title")] == ["0B3D91"] * 2
    assert value(styles["Title"], "color") == "FFFFFF"
    assert word.render(group_summary.story(_of(a_sender()), BOKMAAL)) == file


@pytest.mark.parametrize("colour", ["", "#ffd500", "#e8f4ff", "#0a0a0c", "#777f88", "#ffffff", "#0b3d91"])
@pytest.mark.parametrize("size", [(600, 600), (2400, 100), (100, 2400), (1, 1), (4000, 1), None])
def test_cover_is_sound_in_any_colour_with_any_logo(colour: str, size: tuple[int, int] | None) -> None:
    logo = pictures.redrawn(a_picture(size=size)) if size else None
    sender = Sender("Kommune A", colour=colour, logo=logo, logo_words="Et fjell")
    file = sound(paper.render(group_summary.story(_of(sender), BOKMAAL), is_strict=True))
    assert told(file).removeprefix("Et fjell ").startswith("Kommune A Oppsummering Nærmiljø 2030")


@pytest.mark.parametrize("text", [*NASTY, "Samarbeidsråd " * 14, "x" * 200, "😀" * 200])
def test_nothing_of_a_cover_is_lost_however_much_there_is(text: str) -> None:
    names = tuple(OtherName(each, text) for each in list(NameLanguage)[:3])
    summary = replace(_of(Sender(text, names, "#0a0a0c", a_sender().logo, "Et fjell")), title=text, place=text)
    document = group_summary.story(summary, BOKMAAL)
    file = sound(paper.render(document, is_strict=True))
    alone = told(paper.render(group_summary.story(replace(one_group(), title=text), BOKMAAL)))
    shown = alone.removeprefix("Oppsummering").partition("Torsdag")[0].strip()
    assert told(file).count(shown) >= 6
    assert word.render(document)


def test_table_that_lies_has_a_cover_too() -> None:
    sheet = table.Sheet(
        kind="Oversikt",
        title="Nærmiljø 2030",
        name="Tiltak",
        columns=(Column("Hvem"),),
        rows=(("Sara",),),
        made_at=MORNING,
        letterhead=letterhead(_of(a_sender()), BOKMAAL),
    )
    file = sound(paper.render(table.story(sheet, BOKMAAL), is_strict=True))
    assert told(file) == f"{HEAD} Oversikt Nærmiljø 2030 Hvem Sara"
    assert len(PdfReader(io.BytesIO(file)).pages) == 2


@pytest.mark.parametrize("name", ["\U0001f1ec\U0001f1f8" * 100, "\ufdfa" * 200])
def test_name_of_letters_that_are_sentences_has_room(name: str) -> None:
    sound(paper.render(group_summary.story(_of(Sender(name)), BOKMAAL), is_strict=True))
    sound(paper.render(attendance.story(replace(an_attendance(), sender=Sender(name)), BOKMAAL), is_strict=True))
