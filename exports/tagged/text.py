"""Paragraphs that are content of an element, over pages and lines, with their links."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph as Plain

from exports.tagged.canvas import Canvas, Marking
from exports.tagged.structure import Element

MOST_WORDS = 200
"""Characters of a link's words that its annotations have: there is one for each of its lines."""

ABOVE = 6
"""Points above a text at which its bookmark leads."""


class WordEnds:
    """Where words end in a text, counted in letters: so that it is known wherever a line is broken."""

    def __init__(self, text: str) -> None:
        self._ends = set[int]()
        self._written = 0
        letters = 0
        for each, following in zip(text, f"{text[1:]} ", strict=False):
            letters += not each.isspace()
            if following.isspace():
                self._ends.add(letters)

    def write(self, text: str) -> bool:
        """Note what is written; whether a word ends with it."""
        self._written += sum(not each.isspace() for each in text)
        return self._written in self._ends


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many letters, spaces not counted, in a language; in that of the text around them if it is empty."""

    letters: int
    language: str = ""
    is_link: bool = False


class Languages:
    """Where a text goes over into another language, counted in letters too; and the elements of what is in one."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self._at, self._left = 0, stretches[0].letters
        self._elements: dict[int, Element] = {}

    @property
    def now(self) -> str:
        """The language of what was last cut off."""
        return self._stretches[self._at].language

    def cut(self, text: str) -> Iterator[str]:
        """What is written next, in pieces that are in one language each; ask between them what is of each."""
        start = 0
        for at, letter in enumerate(text):
            if letter.isspace():
                continue
            while self._left == 0 and self._at < len(self._stretches) - 1:
                if at > start:
                    yield text[start:at]
                start, self._at = at, self._at + 1
                self._left = self._stretches[self._at].letters
            self._left -= 1
        yield text[start:]

    def element(self, within: Element) -> Element:
        """What a piece that was cut off is content of: an element that says its language, if it needs one."""
        stretch = self._stretches[self._at]
        if stretch.is_link or not stretch.language:
            return within
        if self._at not in self._elements:
            self._elements[self._at] = within.add("Span", language=stretch.language)
        return self._elements[self._at]


class Text(PDFTextObject):  # type: ignore[misc]  # ReportLab has no types
    """What a paragraph writes on one page. Its links are elements within its element."""

    _canvas: Canvas

    def __init__(self, canvas: Canvas, at: tuple[float, float], paragraph: "Paragraph", element: Element) -> None:
        super().__init__(canvas, *at)
        self._paragraph, self._element = paragraph, element
        self._within = element
        self._begin(element)

    def getCode(self) -> str:  # noqa: N802  # ReportLab's name
        """See ReportLab."""
        self._code.append("EMC")
        return Marking(super().getCode())

    def begin_link(self, link: Any) -> Element:
        """Let what comes be a link's."""
        self._code.append("EMC")
        element = self._within = self._paragraph.link_element(link, self._element)
        self._begin(element)
        self._canvas.expect(link[1], element)
        return element

    def _linkRecord(self, link: Any, what: str) -> None:  # noqa: N802  # ReportLab's name
        """Paragraphs call this when the first piece of a link is written already, and before what follows the last."""
        if what == "start":
            first = self._code.pop()
            self.begin_link(link)
            self._code.append(first)
        else:
            self._code.append("EMC")
            self._within = self._element
            self._begin(self._element)

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  # ReportLab's names
        ends = self._paragraph.word_ends.write(text)
        if TStar and ends and text and not text[-1].isspace():
            text = type(text)(text) + " "  # a word ends with the line, also for who hears it (ISO 32000-1, 14.8.2.5)
        languages = self._paragraph.languages
        if languages is None:
            super()._textOut(text, TStar)
            return
        waiting = None
        for piece in languages.cut(text):
            if waiting is not None:
                super()._textOut(waiting, 0)
            self._speak(languages.element(self._within))
            waiting = piece
        super()._textOut(waiting, TStar)

    def _speak(self, element: Element) -> None:
        if element is not self._open:
            self._code.append("EMC")
            self._begin(element)

    def _begin(self, element: Element) -> None:
        self._open = element
        self._code.append(self._canvas.begin(element))


class Paragraph(Plain):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph of an element. What is drawn again, as the head of a table on its next page, is an artifact.

    `outline` is its bookmark: a key, the title and the level, from 0. The canvas is told its page by that key.
    `languages` are for text that is not all in its element's.
    """

    canv: Canvas

    def __init__(self, text: str | None, style: ParagraphStyle, *facts: Any, **options: Any) -> None:
        super().__init__(text, style, *facts, **options)
        self.element: Element | None = None
        self.outline: tuple[str, str, int] | None = None
        self.word_ends = WordEnds("".join(map(_letters, self.frags)) if text else "")
        self.languages: Languages | None = None
        self.links: dict[Any, Element] = {}
        self.link_words = _link_words(self.frags) if text else {}
        self._is_drawn = False

    def split(self, width: float, height: float) -> list["Paragraph"]:
        """See ReportLab: all parts are the same element's."""
        parts: list[Paragraph] = super().split(width, height)
        for part in parts:
            part.element, part.word_ends = self.element, self.word_ends
            part.languages, part.links, part.link_words = self.languages, self.links, self.link_words
        if len(parts) > 1:
            parts[0].outline = self.outline
        return parts

    def draw(self) -> None:
        """See ReportLab: the text is the element's; what lies under it, and the lines under links, are artifacts."""
        if self.element is None:
            self.canv.fault("a paragraph outside the structure")
            self.element = self.canv.root.add("P")
        if self.outline:
            key, title, level = self.outline
            self.canv.bookmarkHorizontal(key, 0, self.height + ABOVE)
            self.canv.addOutlineEntry(title, key, level, closed=0)
            self.canv.tell(key, str(self.canv.getPageNumber()))
        with self.canv.artifact():
            super().draw()
        self._is_drawn = True

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802  # ReportLab's name
        """See ReportLab."""
        if self.element is None or self._is_drawn:
            return super().beginText(x, y)
        text = Text(self.canv, (x, y), self, self.element)
        lines = self.blPara
        if lines.kind == 0 and getattr(lines, "link", None):
            # All of it is one link, and an annotation is made for each line.
            element = text.begin_link(lines.link[0])
            for _ in lines.lines[1:]:
                self.canv.expect(lines.link[0][1], element)
        return text

    def link_element(self, link: Any, within: Element) -> Element:
        """The element of a link; one over several lines or pages is one."""
        if link not in self.links:
            self.links[link] = within.add("Link")
            self.links[link].title = self.link_words.get(link, "")[:MOST_WORDS]
            self.links[link].language = self.languages.now if self.languages else ""
        return self.links[link]


def _letters(piece: Any) -> str:
    return "\n" if getattr(piece, "lineBreak", False) else str(piece.text)


def _link_words(pieces: Iterable[Any]) -> dict[Any, str]:
    """What each link says."""
    words: dict[Any, str] = {}
    for piece in pieces:
        for link in getattr(piece, "link", None) or ():
            words[link] = words.get(link, "") + _letters(piece)
    return words
