"""What a file must hold to be PDF/UA-1 and PDF/A-2a, as far as a machine can tell: `faults` of a good file is empty.

After the Matterhorn protocol 1.1 (PDF/UA-1; numbers such as "14-003") and ISO 19005-2 (clauses such as "A 6.2.4.3").
"""

import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_BLOCKS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
_INLINE = "Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form"
_TYPES = frozenset(f"{_GROUPS} {_BLOCKS} {_INLINE}".split())
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI", "Note", "Reference", "BibEntry", "Form", "Annot", "TOCI", "Link", "Caption"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
_KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody", "L"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def faults(file: bytes) -> list[str]:
    """What is wrong with a file, each once, with where it stands in the standards."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        check = _Check(pdf, file)
        check.whole()
        check.metadata()
        check.structure()
        if check.has_tree:
            check.pages()
        check.objects()
    return list(dict.fromkeys(check.found))


@dataclass
class _Check:
    pdf: Pdf
    file: bytes
    found: list[str] = field(default_factory=list)
    contents: dict[tuple[Any, int], Any] = field(default_factory=dict)
    """Which element says that it has which content: by page and number."""
    annotated: dict[Any, str] = field(default_factory=dict)
    """The type of the element that has an annotation."""
    parents: dict[int, Any] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    has_tree: bool = False

    @property
    def root(self) -> Any:
        return self.pdf.Root

    def fault(self, where: str, what: str) -> None:
        self.found.append(f"{where}: {what}")

    # The whole file.

    def whole(self) -> None:
        """Its identity, language, title and colours, and how its streams end."""
        root, file = self.root, self.file
        if self.pdf.is_encrypted:
            self.fault("26-001", "encrypted")
        if "/ID" not in self.pdf.trailer:
            self.fault("A 6.1.3", "no file identifier")
        if not _LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
            self.fault("11-006", "no language")
        if not root.get("/MarkInfo", {}).get("/Marked", False):
            self.fault("A 6.7.2.2", "not marked")
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
            self.fault("07-001", "the title is not what is shown")
        intents = root.get("/OutputIntents")
        if not intents or "/DestOutputProfile" not in intents[0] or intents[0].DestOutputProfile.N != 3:
            self.fault("A 6.2.3", "no output intent for RGB")
        if not re.match(rb"%PDF-1\.7\s+%[\x80-\xff]{4}", file):
            self.fault("A 6.1.2", "no header of PDF 1.7")
        for found in re.finditer(rb">>\s*stream\r?\n", file):
            lengths = re.findall(rb"/Length (\d+)(?! \d+ R)", file[max(0, found.start() - 600) : found.start() + 2])
            after = found.end() + int(lengths[-1]) if lengths else 0
            if lengths and not re.match(rb"(\r\n|\n|\r)endstream", file[after : after + 12]):
                self.fault("A 6.1.7.1", "a stream that does not end as long as it says, on a line")

    def metadata(self) -> None:
        """What the file says of itself."""
        if "/Metadata" not in self.root:
            self.fault("06-001", "no metadata")
            return
        data = self.root.Metadata.read_bytes()
        xmp = ET.fromstring(data.strip().split(b"?>", 1)[-1].rsplit(b"<?xpacket", 1)[0])  # noqa: S314  # our own
        if _fact(xmp, "pdfuaid:part") != "1":
            self.fault("06-002", "not said to be PDF/UA-1")
        if not _fact(xmp, "dc:title"):
            self.fault("06-003", "no title")
        if (_fact(xmp, "pdfaid:part"), _fact(xmp, "pdfaid:conformance")) != ("2", "A"):
            self.fault("A 6.6.4", "not said to be PDF/A-2a")
        if b"pdfaExtension:schemas" not in data:
            self.fault("A 6.6.2.3", "no schema of the PDF/UA identification")
        if str(self.pdf.docinfo.get("/Title", "")) != _fact(xmp, "dc:title"):
            self.fault("A 6.6.3", "another title in the information dictionary")

    def objects(self) -> None:
        """What no object may be."""
        for each in self.pdf.objects:
            if not isinstance(each, Dictionary | Stream):
                continue
            if each.get("/S") in {"/JavaScript", "/Launch", "/Movie", "/Sound"} and "/P" not in each:
                self.fault("A 6.5.1", f"an action {each.S}")
            if isinstance(each, Stream) and "/LZWDecode" in str(each.get("/Filter", "")):
                self.fault("A 6.1.7.2", "LZW")
            if each.get("/Subtype") == "/Image":
                self._pixels(each)
        if "/AA" in self.root:
            self.fault("A 6.5.2", "additional actions")

    def _pixels(self, image: Any) -> None:
        if image.get("/ColorSpace") not in {"/DeviceRGB", "/DeviceGray"}:
            self.fault("A 6.2.4.3", f"a picture in {image.get('/ColorSpace')}")
        if image.get("/Interpolate", False):
            self.fault("A 6.2.8", "a picture that is made smooth")
        if {"/Alternates", "/OPI"} & set(image):
            self.fault("A 6.2.8", "a picture that may be another")

    # The structure.

    def structure(self) -> None:
        """The tree: what may be in what, and what each must say."""
        tree = self.root.get("/StructTreeRoot")
        if tree is None:
            self.fault("01-005", "no structure")
            return
        self.has_tree = True
        tops = [self._walk(each, "StructTreeRoot") for each in _kids(tree)]
        if tops != ["Document"]:
            self.fault("09-004", f"the root has {tops}")
        if self.headings and self.headings[0] != 1:
            self.fault("14-002", f"the first heading is an H{self.headings[0]}")
        if self.headings.count(1) > 1:
            self.fault("WCAG 2.4.6", "several titles")
        if self.headings and "/Outlines" not in self.root:
            self.fault("WCAG 2.4.5", "no bookmarks")
        for before, after in zip(self.headings, self.headings[1:], strict=False):
            if after > before + 1:
                self.fault("14-003", f"H{after} after H{before}")
        self.parents = dict(_numbers(tree.get("/ParentTree", Dictionary())))

    def _walk(self, element: Any, parent: str) -> str:
        kind = str(element.S)[1:]
        if kind not in _TYPES:
            self.fault("02-001", f"no standard type: {kind}")
        if kind in _PARENTS and parent not in _PARENTS[kind]:
            self.fault("09-004", f"{kind} in {parent}")
        if "/Lang" in element and not _LANGUAGE.fullmatch(str(element.Lang)):
            self.fault("11-007", f"no language: {element.Lang}")
        self._says(element, kind)
        below = [self._walk(kid, kind) for kid in _kids(element) if "/S" in kid]
        for place in (place_of(kid, element) for kid in kids_of(element)):
            if place:
                self.contents[place] = element.objgen
        for kid in _kids(element):
            if kid.get("/Type") == "/OBJR":
                self.annotated[kid.Obj.objgen] = kind
        if kind in _KIDS and not set(below) <= _KIDS[kind]:
            self.fault("09-004", f"{kind} has {sorted(set(below) - _KIDS[kind])}")
        if kind == "Table":
            self._grid(element)
        return kind

    def _says(self, element: Any, kind: str) -> None:
        if kind in {"Figure", "Formula"} and not str(element.get("/Alt", "")) + str(element.get("/ActualText", "")):
            self.fault("13-004", f"{kind} without words")
        if kind == "Figure" and _attribute(element, "/Layout", "/BBox") is None:
            self.fault("13-004", "a figure that does not say where it is")
        if re.fullmatch("H[1-6]", kind):
            self.headings.append(int(kind[1]))
        if kind == "TH" and _attribute(element, "/Table", "/Scope") is None:
            self.fault("15-003", "a header cell without scope")
        if kind == "L" and _attribute(element, "/List", "/ListNumbering") is None:
            self.fault("16-001", "a list that does not say how it is numbered")
        if kind == "Note" and "/ID" not in element:
            self.fault("19-003", "a note without an identifier")
        if kind == "Link" and not any(kid.get("/Type") == "/OBJR" for kid in _kids(element)):
            self.fault("28-011", "a link without an annotation")

    def _grid(self, table: Any) -> None:
        """Each row of a table must have as many columns, with what spans them."""
        parts = [part for part in _kids(table) if str(part.S) != "/Caption"]
        rows = [row for part in parts for row in ([part] if part.S == "/TR" else _kids(part))]
        taken = set[tuple[int, int]]()
        has_head = False
        for at, row in enumerate(rows):
            column = 0
            for cell in _kids(row):
                has_head |= cell.S == "/TH"
                while (at, column) in taken:
                    column += 1
                wide, tall = (int(_attribute(cell, "/Table", name) or 1) for name in ("/ColSpan", "/RowSpan"))
                taken |= {(at + down, column + right) for down in range(tall) for right in range(wide)}
        widths = Counter(at for at, _ in taken)
        if len(set(widths.values())) > 1 or max(widths, default=-1) >= len(rows):
            self.fault("15-004", "a table whose rows differ")
        if rows and not has_head:
            self.fault("15-001", "a table without header cells")

    # The pages.

    def pages(self) -> None:
        """What is drawn, and what can be pressed."""
        for number, page in enumerate(self.pdf.pages, 1):
            where = f"page {number}"
            if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
                self.fault("28-009", "the tab key goes another way than the structure")
            _Page(self, page.obj, where).read(page, page.resources)
            for annotation in page.obj.get("/Annots", []):
                self._annotation(annotation)

    def _annotation(self, annotation: Any) -> None:
        flags = int(annotation.get("/F", 0))
        if not flags & 4 or flags & 2:
            self.fault("A 6.3.2", "an annotation that is not printed")
        kind = self.annotated.get(annotation.objgen)
        if kind is None:
            self.fault("28-002", "an annotation outside the structure")
        elif annotation.Subtype == "/Link" and kind != "Link":
            self.fault("28-011", f"a link's annotation in {kind}")
        if not str(annotation.get("/Contents", "")):
            self.fault("28-012", "an annotation without words")
        if self.parents.get(int(annotation.get("/StructParent", -1))) is None:
            self.fault("28-010", "an annotation that the parent tree lacks")


@dataclass
class _Page:
    """What a page's streams draw."""

    check: _Check
    page: Any
    where: str
    marks: list[str] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)

    def read(self, stream: Any, resources: Any) -> None:
        """Go through a stream, and the forms that it draws."""
        begun, font = len(self.marks), None
        letters: dict[Any, tuple[Any, set[int]]] = {}
        for step in pikepdf.parse_content_stream(stream):
            operands, name = step.operands, str(step.operator)
            if name in {"BDC", "BMC"}:
                self._begin(operands, resources)
            elif name == "EMC":
                self._end(begun)
            elif name == "Tf":
                font = resources.Font[operands[0]]
            self._draw(name)
            if name in _SHOWS and font is not None:
                letters.setdefault(font.objgen, (font, set()))[1].update(codes_of(font, operands))
            if name == "Do" and (form := resources.XObject[operands[0]]).Subtype == "/Form":
                self.read(form, form.get("/Resources", resources))
        if len(self.marks) != begun:
            self.check.fault("A 6.1.12", f"a mark that does not end, {self.where}")
        for used, codes in letters.values():
            self._letters(used, codes)

    def _draw(self, name: str) -> None:
        if name in {"k", "K"}:
            self.check.fault("A 6.2.4.3", "CMYK")
        if name in _SHOWS | _PAINTS and not {"content", "artifact"} & set(self.marks):
            self.check.fault("01-005", f"{name} is neither content nor an artifact, {self.where}")

    def _end(self, begun: int) -> None:
        if len(self.marks) > begun:
            self.marks.pop()
        else:
            self.check.fault("A 6.1.12", f"a mark ends that was not begun, {self.where}")

    def _begin(self, operands: Any, resources: Any) -> None:
        facts = operands[1] if len(operands) > 1 else {}
        if isinstance(facts, Name):
            facts = resources.Properties[facts]
        number = facts.get("/MCID") if facts else None
        kind = "artifact" if operands[0] == "/Artifact" else "other" if number is None else "content"
        if kind == "artifact" and "content" in self.marks:
            self.check.fault("01-003", f"an artifact within content, {self.where}")
        if kind == "content" and "artifact" in self.marks:
            self.check.fault("01-004", f"content within an artifact, {self.where}")
        if number is not None and kind == "content":
            self._number(int(number))
        self.marks.append(kind)

    def _number(self, number: int) -> None:
        if number in self.numbers:
            self.check.fault("A 6.7.3", f"a number twice, {self.where}")
        self.numbers.add(number)
        element = self.check.contents.get((self.page.objgen, number))
        listed = self.check.parents.get(int(self.page.get("/StructParents", -1)))
        known = listed[number].objgen if listed is not None and number < len(listed) else None
        if element is None or element != known:
            self.check.fault("01-006", f"content that the tree and the parent tree tell of differently, {self.where}")

    def _letters(self, font: Any, codes: set[int]) -> None:
        name = str(font.get("/BaseFont", "?"))
        described = (font.DescendantFonts[0] if font.Subtype == "/Type0" else font).get("/FontDescriptor", {})
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described):
            self.check.fault("31-009", f"{name} is not embedded")
        if "/ToUnicode" not in font:
            self.check.fault("31-027", f"{name} does not say which letters it has")
            return
        known = dict(_unicodes(font))
        for code in codes:
            if code == 0:
                self.check.fault("31-030", f"{name} is shown a letter that it lacks")
            told = known.get(code, "")
            if not told or len(told) % 4 or told.upper() in {"0000", "FEFF", "FFFE"}:
                self.check.fault("31-027", f"{name} does not say which letter {code} is")


def place_of(kid: Any, element: Any) -> tuple[tuple[int, int], int] | None:
    """Where a kid of an element is, if it is content: the page's object and the number there."""
    if not isinstance(kid, Dictionary):
        return element.Pg.objgen, int(kid)
    return (kid.get("/Pg", element.get("/Pg")).objgen, int(kid.MCID)) if kid.get("/Type") == "/MCR" else None


def _kids(element: Any) -> list[Any]:
    return [each for each in kids_of(element) if isinstance(each, Dictionary)]


def kids_of(element: Any) -> list[Any]:
    """What an element consists of, in order."""
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _attribute(element: Any, owner: str, name: str) -> Any:
    found = element.get("/A")
    for each in found if isinstance(found, Array) else [found] if found is not None else []:
        if each.get("/O") == owner and name in each:
            return each[name]
    return None


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree."""
    pairs = list(node.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)


def _fact(xmp: Any, name: str) -> str:
    space, local = name.split(":")
    for each in xmp.iter(f"{{{_NAMES[space]}}}{local}"):
        return "".join(each.itertext()).strip()
    return ""


def letters_of(font: Any) -> dict[int, str]:
    """Which letter each code of a font is."""
    return {code: bytes.fromhex(told).decode("utf-16-be", "replace") for code, told in _unicodes(font)}


def codes_of(font: Any, operands: Any) -> Iterator[int]:
    """Which of a font's letters are shown, by their codes."""
    size = 2 if font.Subtype == "/Type0" else 1
    shown = operands[-1]
    for each in shown if isinstance(shown, Array) else [shown]:
        if isinstance(each, pikepdf.String):
            data = bytes(each)
            yield from (int.from_bytes(data[at : at + size], "big") for at in range(0, len(data), size))


def _unicodes(font: Any) -> Iterator[tuple[int, str]]:
    """Which letter each code of a font is, in UTF-16 as hexadecimal digits."""
    text = font.ToUnicode.read_bytes().decode("latin1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, told in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            yield int(code, 16), told
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, high, told in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[[^\]]*\]|<\w*>)", block):
            listed = re.findall(r"<(\w*)>", told)
            for at in range(int(high, 16) - int(low, 16) + 1):
                one = listed[at] if told[0] == "[" else f"{int(listed[0], 16) + at:04X}"
                yield int(low, 16) + at, one
