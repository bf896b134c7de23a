"""The tagged layer: everything drawn is content or an artifact, and is read as it was written."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.platypus import Flowable, PageBreak
from structlog.testing import capture_logs

from exports.tagged.canvas import Untagged
from exports.tagged.figure import figure
from exports.tagged.structure import Element
from exports.tagged.text import MOST_WORDS, Languages, Stretch
from tests.exports.tagged.checker import faults, place_of
from tests.exports.tagged.reading import languages, told
from tests.exports.tagged.specimen import built, paragraph, specimen


class Line(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A line that nobody marked."""

    def draw(self) -> None:
        """Draw it."""
        self.canv.line(0, 0, 100, 0)


def _mistakes(root: Element) -> Iterator[Flowable]:
    yield paragraph("Utenfor", None)
    yield figure(Drawing(10, 10, Rect(0, 0, 5, 5)), root, "")
    yield Line()


@pytest.mark.parametrize("number", range(3))
def test_mistake_of_the_maker_is_an_error(number: int) -> None:
    root = Element("Document")
    with pytest.raises(Untagged):
        built([list(_mistakes(root))[number]], root)


def test_mistakes_are_mended_and_logged_where_people_wait() -> None:
    root = Element("Document")
    title = paragraph("Prøve", root.add("H1"))
    title.outline = "title", "Prøve", 0
    with capture_logs() as logs:
        file = built([title, *_mistakes(root), *_mistakes(root)], root, is_strict=False)
    assert faults(file) == []
    assert told(file) == "Prøve — — Utenfor Utenfor"
    assert [each["event"] for each in logs] == ["pdf_untagged"] * 3


def test_words_end_with_lines_and_long_words_go_on() -> None:
    root, word = Element("Document"), "Supercalifragilistic" * 9
    parts = [paragraph(f"Noen ord {word} og <b>fet skrift</b> etterpå. " * 3, root.add("P"))]
    assert told(built(parts, root)) == f"Noen ord {word} og fet skrift etterpå. " * 2 + (
        f"Noen ord {word} og fet skrift etterpå."
    )


def test_text_over_pages_is_one_element() -> None:
    root = Element("Document")
    text = " ".join(f"ord{number}" for number in range(3000))
    file = built([paragraph(text, root.add("P"))], root)
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert len(pdf.pages) > 1
        (document,) = pdf.Root.StructTreeRoot.K
        assert [str(each.S) for each in document.K] == ["/P"]
    assert told(file) == text


def test_head_of_a_table_is_told_once_and_seen_on_every_page() -> None:
    assert told(specimen()).split().count("Hvem") == 1


def test_link_over_lines_and_pages_is_one_element() -> None:
    root = Element("Document")
    text = f'Se <a href="https://example.org/">{"alt det vi skrev den dagen " * 600}</a> her.'
    file = built([paragraph(text, root.add("P")), PageBreak(), paragraph("Slutt", root.add("P"))], root)
    assert faults(file) == []
    with pikepdf.open(io.BytesIO(file)) as pdf:
        first = pdf.Root.StructTreeRoot.K[0].K[0]
        assert [str(each.S) for each in first.K if place_of(each, first) is None] == ["/Link"]
        words = [str(each.Contents) for page in pdf.pages for each in page.get("/Annots", [])]
    assert len(words) > 100  # one for each line
    assert {each[:23] for each in words} == {"alt det vi skrev den da"}
    assert max(map(len, words)) <= MOST_WORDS


def test_language_is_told_where_it_changes_also_over_lines_pages_and_links() -> None:
    root = Element("Document")
    here, there = "Fjordane fylkeskommune ", "Fjordánda fylkkasuohkan "
    link = f'<a href="https://example.org/">{there}</a>'
    text = paragraph(f"{here * 200}{there * 200}{here}{link}{here}", root.add("P"))
    letters, others = (len("".join(each.split())) for each in (here, there))
    stretches = [(letters * 200, ""), (others * 200, "se"), (letters, ""), (others, "smj"), (letters, "")]
    text.languages = Languages([Stretch(count, each, is_link=each == "smj") for count, each in stretches])
    file = built([text], root)
    assert faults(file) == []
    said = languages(file)
    assert "".join(each for each, language in said if language == "se").split() == (there * 200).split()
    assert "".join(each for each, language in said if language == "smj").split() == there.split()
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert len(pdf.pages) > 1
        first = pdf.Root.StructTreeRoot.K[0].K[0]
        assert [str(each.S) for each in first.K if place_of(each, first) is None] == ["/Span", "/Link"]


def test_same_input_gives_the_same_bytes() -> None:
    specimen.cache_clear()
    first = specimen()
    specimen.cache_clear()
    assert specimen() == first
