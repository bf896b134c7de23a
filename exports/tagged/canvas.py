"""A canvas on which everything drawn is content of an element, or an artifact: what a page has beside what it says.

What is drawn as neither is a mistake of the maker's: it raises while developing, else it is logged, and an artifact.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas as Plain
from reportlab.pdfgen.textobject import PDFTextObject

from exports.tagged import file
from exports.tagged.structure import Annotation, Content, Element

PAGINATION = "/Type /Pagination"
"""The kind of an artifact that stands on every page."""

_PAINTS = re.compile(r"(?:^|\s)(?:Tj|TJ|S|s|f\*?|F|B\*?|b\*?|sh|Do|EI)(?:\s|$)")

log = structlog.get_logger()


class Untagged(Exception):
    """Something was to be drawn that is no content of any element, or is to be seen and has no words."""


class Marking(str):
    """A piece of a page's code that marks its content; `step` is how many more marks are open after it."""

    __slots__ = ()
    step = 0


class _Begin(Marking):
    __slots__ = ()
    step = 1


class _End(Marking):
    __slots__ = ()
    step = -1


@dataclass(frozen=True, slots=True)
class _Late:
    """A place for a text, in points."""

    name: str
    x: float
    y: float
    font: str
    size: float
    after: str = ""
    is_right: bool = False


class Canvas(Plain):  # type: ignore[misc]  # ReportLab has no types
    """See the module. `root` is the document's element, filled while the pages are drawn."""

    def __init__(self, *facts: Any, root: Element, made_at: datetime, is_strict: bool = True, **options: Any) -> None:
        self.root, self.is_strict = root, is_strict
        self._marks: list[Callable[[], str]] = []
        self._contents: list[list[Element]] = []
        self._annotations: list[Element] = []
        self._due: dict[str, list[Element]] = {}
        self._late: dict[str, _Late] = {}
        self._told: dict[str, str] = {}
        self._pages: list[PDFPage] = []
        self._faults: set[str] = set()
        super().__init__(*facts, **(options | {"pdfVersion": (1, 7), "invariant": 1}))
        file.stamp(self._doc, made_at)

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """What is drawn within is content of the element."""
        with self._within(lambda: self.begin(element)):
            yield

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn within says nothing: a line, a field, the foot of the page."""
        with self._within(lambda: f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC"):
            yield

    @contextmanager
    def beside(self) -> Iterator[None]:
        """What is drawn within marks itself: one mark is never in another."""
        if self._marks:
            self._end()
        yield
        if self._marks:
            self._code.append(_Begin(self._marks[-1]()))

    def begin(self, element: Element) -> str:
        """The code that begins content of an element on this page; "EMC" ends it."""
        while len(self._contents) < self._pageNumber:
            self._contents.append([])
        contents = self._contents[-1]
        element.kids.append(Content(self._pageNumber, len(contents)))
        contents.append(element)
        return f"/{element.tag} <</MCID {len(contents) - 1}>> BDC"

    def drawText(self, text: PDFTextObject) -> None:  # noqa: N802  # ReportLab's name
        """See ReportLab."""
        code = text.getCode()
        if isinstance(code, Marking):
            with self.beside():
                self._code.append(code)
        else:
            self._code.append(code)

    def fault(self, what: str) -> None:
        """Tell of a mistake of the maker's."""
        if self.is_strict:
            raise Untagged(what)
        if what not in self._faults:
            self._faults.add(what)
            log.error("pdf_untagged", what=what)

    @contextmanager
    def _within(self, begin: Callable[[], str]) -> Iterator[None]:
        with self.beside():
            self._marks.append(begin)
            self._code.append(_Begin(begin()))
            yield
            self._end()
            self._marks.pop()

    def _end(self) -> None:
        if isinstance(self._code[-1], _Begin):  # nothing was drawn
            self._forget(self._code.pop())
        else:
            self._code.append(_End("EMC"))

    def _forget(self, begun: str) -> None:
        """Take back the last mark of this page."""
        if begun.startswith("/Artifact"):
            return
        element = self._contents[-1].pop()
        element.kids.pop()

    # Links. ReportLab makes a text's annotations after the text, and tells only where they lead.

    def expect(self, target: str, element: Element) -> None:
        """The next annotation that leads there is this element's."""
        self._due.setdefault(target, []).append(element)

    def linkURL(self, url: str, rect: Any, relative: int = 0, **_look: Any) -> None:  # noqa: N802
        """See ReportLab."""
        self._annotate(url, rect, relative, {"S": PDFName("URI"), "URI": PDFString(url)})

    def linkRect(  # noqa: N802
        self, _words: str, destination: str, rect: Any = None, _add: int = 1, _name: Any = None, relative: int = 1
    ) -> None:
        """See ReportLab: to a bookmark of this document."""
        goal = {"S": PDFName("GoTo"), "D": self._bookmarkReference(destination)}
        self._annotate(f"#{destination}", rect, relative, goal)

    def _annotate(self, target: str, rect: Any, relative: int, action: dict[str, Any]) -> None:
        due = self._due.get(target)
        if not due:
            self.fault("a link outside the structure")
        element = due.pop(0) if due else self.root.add("Link")
        element.kids.append(Annotation(self._pageNumber, len(self._annotations)))
        annotation = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "F": 4,  # it is printed, as all that PDF/A has must be
            "Border": PDFArray([0, 0, 0]),
            "Rect": PDFArray(self._absRect(rect, relative)),
            "Contents": PDFString(element.title or target),
            "StructParent": file.annotation_key(len(self._annotations)),
            "A": PDFDictionary({"Type": PDFName("Action"), **action}),
        }
        self._addAnnotation(PDFDictionary(annotation), name=file.annotation_name(len(self._annotations)))
        self._annotations.append(element)

    # What is known when all is drawn: how many pages there are, and on which a heading is.

    def draw_late(self, name: str, at: tuple[float, float], font: str, size: float, **where: Any) -> None:
        """Keep a place for the text that `tell` gives this name: `is_right` ends it there, `after` stands after it."""
        mark = f"%late {len(self._late)}%"
        self._late[mark] = _Late(name, *at, font, size, **where)
        self._code.append(mark)

    def tell(self, name: str, text: str) -> None:
        """Give a text that a place was kept for."""
        self._told[name] = text

    def _fill_in(self) -> None:
        for page in self._pages:
            for mark in set(re.findall(r"%late \d+%", page.stream)):
                page.stream = page.stream.replace(mark, self._code_of(self._late[mark]))

    def _code_of(self, late: "_Late") -> str:
        told = self._told.get(late.name, "") + late.after
        text = PDFTextObject(self, late.x - late.is_right * stringWidth(told, late.font, late.size), late.y)
        text.setFont(late.font, late.size)
        text.textOut(told)
        return str(text.getCode())

    # Ending.

    def showPage(self) -> None:  # noqa: N802
        """See ReportLab. What nobody marked is found here."""
        depth = 0
        for at, code in enumerate(self._code):
            depth += code.step if isinstance(code, Marking) else 0
            if not depth and not isinstance(code, Marking) and _PAINTS.search(code):
                self.fault("something drawn without a mark")
                self._code[at] = f"/Artifact BMC {code} EMC"
        super().showPage()

    def save(self) -> None:
        """See ReportLab."""
        if self._code:
            self.showPage()
        self._fill_in()
        file.finish(self._doc, self.root, self._contents, self._annotations)
        super().save()

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802
        super()._setAnnotations(page)
        self._pages.append(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._pageNumber - 1, PDFName("S")
