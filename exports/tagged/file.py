"""What a file as a whole must hold to be PDF/UA-1 and PDF/A-2a: the structure tree, its metadata and its colours."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from exports.tagged.structure import Annotation, Content, Element, Value

_ANNOTATIONS = 100_000
"""The first key of annotations in the parent tree; pages have those below it."""
_ROOT = "structure"
_ICC = Path(__file__).parent / "sRGB2014.icc"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def annotation_key(number: int) -> int:
    """The key in the parent tree of the document's annotation with this number, from 0."""
    return _ANNOTATIONS + number


def annotation_name(number: int) -> str:
    """What ReportLab knows it by."""
    return f"annotation-{number}"


def stamp(document: PDFDocument, made_at: datetime) -> None:
    """Say that the file was made then, so that what is made of the same is the same."""
    made = TimeStamp(invariant=1)
    made.t, made.YMDhms = made_at.timestamp(), made_at.astimezone(UTC).timetuple()[:6]
    document._timeStamp = made  # noqa: SLF001


def finish(
    document: PDFDocument, root: Element, contents: Sequence[Sequence[Element]], annotations: Sequence[Element]
) -> None:
    """Put in what the whole file needs, when all pages are drawn; `contents` are by page, `annotations` by number."""
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.StructTreeRoot = _tree(document, root, contents, annotations)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = PDFArray([_colours(document)])
    catalog.Metadata = pdfdoc.XMP(creator=_metadata)


def _tree(
    document: PDFDocument, root: Element, contents: Sequence[Sequence[Element]], annotations: Sequence[Element]
) -> PDFObjectReference:
    names = {element: f"element-{number}" for number, element in enumerate(root.walk())}
    for element, name in names.items():
        document.Reference(_Node(element, names), name)
    parents: list[Any] = []
    for page, elements in enumerate(contents):
        parents += [page, PDFArray([PDFObjectReference(names[each]) for each in elements])]
    for number, element in enumerate(annotations):
        parents += [annotation_key(number), PDFObjectReference(names[element])]
    facts = {
        "Type": PDFName("StructTreeRoot"),
        "K": PDFArray([PDFObjectReference(names[root])]),
        "ParentTree": document.Reference(PDFDictionary({"Nums": PDFArray(parents)}), "parents"),
        "ParentTreeNextKey": annotation_key(len(annotations)),
    }
    return document.Reference(PDFDictionary(facts), _ROOT)


class _Node(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An element as the file has it. Its code is written at once: a long document has ten thousand of them."""

    def __init__(self, element: Element, names: dict[Element, str]) -> None:
        self.element, self.names = element, names

    def format(self, document: PDFDocument) -> bytes:
        """See ReportLab."""
        element, names = self.element, self.names
        page = next((each.page for each in element.kids if isinstance(each, Content)), None)
        kids = [
            _kid(document, each, names, page) for each in element.kids if not isinstance(each, Element) or each in names
        ]
        facts = [
            f"/Type /StructElem /S /{element.tag}",
            f"/P {_at(document, names[element.parent] if element.parent else _ROOT)}",
            f"/Pg {_at(document, f'Page{page}')}" if page else "",
            f"/K [{' '.join(kids)}]" if kids else "",
            f"/A [{' '.join(map(_attributes, element.attributes.items()))}]" if element.attributes else "",
        ]
        texts = {"Alt": element.alternative, "ActualText": element.actual, "Lang": element.language, "T": element.title}
        code = " ".join(filter(None, facts)).encode()
        for name, text in texts.items():
            code += b" /%s %s" % (name.encode(), PDFString(text).format(document)) if text else b""
        return b"<< %s >>" % code


def _at(document: PDFDocument, name: str) -> str:
    """The reference to what ReportLab knows by this name."""
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])


def _kid(
    document: PDFDocument, kid: Element | Content | Annotation, names: dict[Element, str], page: int | None
) -> str:
    """A kid of an element whose content is on this page, unless it says otherwise."""
    if isinstance(kid, Element):
        return _at(document, names[kid])
    if isinstance(kid, Content) and kid.page == page:
        return str(kid.number)
    there = f"/Pg {_at(document, f'Page{kid.page}')}"
    if isinstance(kid, Content):
        return f"<< /Type /MCR {there} /MCID {kid.number} >>"
    annotation = document.refAnnotation(annotation_name(kid.number)).name
    return f"<< /Type /OBJR {there} /Obj {_at(document, annotation)} >>"


def _attributes(owned: tuple[str, dict[str, Value]]) -> str:
    owner, values = owned
    return f"<< /O /{owner} {' '.join(f'/{name} {_value(value)}' for name, value in values.items())} >>"


def _value(value: Value) -> str:
    if isinstance(value, str):
        return f"/{value}"
    return str(value) if isinstance(value, int) else f"[{' '.join(f'{each:.2f}' for each in value)}]"


def _colours(document: PDFDocument) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _profile(), [pdfdoc.PDFZCompress])
    facts = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile, "colours"),
    }
    return PDFDictionary(facts)


@cache
def _profile() -> bytes:
    return _ICC.read_bytes()


def _metadata(document: PDFDocument) -> bytes:
    info, language = document.info, document.Catalog.Lang
    facts = {
        "title": info.title,
        "author": info.author,
        "subject": info.subject,
        "keywords": info.keywords,
        "creator": info.creator,
        "producer": info.producer,
        "language": language.s if language else "",
        "date": document._timeStamp.datetime.isoformat(timespec="seconds"),  # noqa: SLF001
    }
    return _XMP.format(**{name: escape(str(fact)) for name, fact in facts.items()}).encode()


def _ended(written: Any) -> Any:
    """ReportLab ends no line before "endstream", as PDF/A asks; and data may end with what looks like one."""

    def format(self: PDFStream, document: PDFDocument) -> bytes:  # noqa: A001  # ReportLab's name
        return bytes(written(self, document).removesuffix(b"endstream\n") + b"\nendstream\n")

    return format


PDFStream.format = _ended(PDFStream.format)
