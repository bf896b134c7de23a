"""The checker finds nothing in what our layer makes, and every fault that is put in."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.exports.tagged.checker import faults, place_of
from tests.exports.tagged.specimen import specimen

Seed = Callable[[Pdf], None]


def _element(pdf: Pdf, kind: str, number: int = 0) -> Any:
    """The element of this type, by its place among them."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        if element.get("/S") == f"/{kind}":
            found.append(element)
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary):
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found[number]


def _annotation(pdf: Pdf) -> Any:
    return next(each for page in pdf.pages for each in page.get("/Annots", []))


def _font(pdf: Pdf) -> Any:
    return next(iter(pdf.pages[0].resources.Font.values()))


def _image(pdf: Pdf) -> Any:
    return next(each for each in pdf.objects if isinstance(each, Stream) and each.get("/Subtype") == "/Image")


def _rewrite(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Change what the first page draws, at the first place."""
    page = pdf.pages[0]
    code = page.Contents.read_bytes()
    assert re.search(old, code), old
    page.Contents.write(re.sub(old, new, code, count=1))


def _metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new))


def _without(of: Callable[[Pdf], Any], key: str) -> Seed:
    def seed(pdf: Pdf) -> None:
        del of(pdf)[key]

    return seed


def _with(of: Callable[[Pdf], Any], key: str, value: Any) -> Seed:
    def seed(pdf: Pdf) -> None:
        of(pdf)[key] = value

    return seed


def _root(pdf: Pdf) -> Any:
    return pdf.Root


def _swap_parents(pdf: Pdf) -> None:
    listed = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    listed[0], listed[1] = listed[1], listed[0]


def _lose_a_cell(pdf: Pdf) -> None:
    row = _element(pdf, "TR", 1)
    row.K = Array(list(row.K)[:-1])


def _lose_annotations(pdf: Pdf) -> None:
    link = _element(pdf, "Link")
    link.K = Array([each for each in link.K if place_of(each, link)])


def _run_a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


SEEDS: dict[str, tuple[str, Seed]] = {
    "no language": ("11-006", _without(_root, "/Lang")),
    "a language that is none": ("11-007", _with(lambda pdf: _element(pdf, "Span"), "/Lang", String("nordsamisk"))),
    "not marked": ("A 6.7.2.2", _without(_root, "/MarkInfo")),
    "title not shown": ("07-001", _without(_root, "/ViewerPreferences")),
    "no bookmarks": ("WCAG 2.4.5", _without(_root, "/Outlines")),
    "no colours": ("A 6.2.3", _without(_root, "/OutputIntents")),
    "no metadata": ("06-001", _without(_root, "/Metadata")),
    "not PDF/UA": ("06-002", lambda pdf: _metadata(pdf, b"<pdfuaid:part>1", b"<pdfuaid:part>7")),
    "no title": ("06-003", lambda pdf: _metadata(pdf, "Prøve på alt".encode(), b"")),
    "not PDF/A": ("A 6.6.4", lambda pdf: _metadata(pdf, b"conformance>A", b"conformance>B")),
    "no schema": ("A 6.6.2.3", lambda pdf: _metadata(pdf, b"pdfaExtension:schemas", b"pdfaExtension:others")),
    "another title": ("A 6.6.3", _with(lambda pdf: pdf.docinfo, "/Title", String("Noe annet"))),
    "no structure": ("01-005", _without(_root, "/StructTreeRoot")),
    "a type that is none": ("02-001", _with(lambda pdf: _element(pdf, "P"), "/S", Name.Avsnitt)),
    "an item in no list": ("09-004", _with(lambda pdf: _element(pdf, "L"), "/S", Name.Sect)),
    "a list in a row": ("09-004", _with(lambda pdf: _element(pdf, "TD"), "/S", Name.L)),
    "a heading that is not first": ("14-002", _with(lambda pdf: _element(pdf, "H1"), "/S", Name.H2)),
    "a level passed over": ("14-003", _with(lambda pdf: _element(pdf, "H2"), "/S", Name.H3)),
    "two titles": ("WCAG 2.4.6", _with(lambda pdf: _element(pdf, "H2"), "/S", Name.H1)),
    "a picture without words": ("13-004", _without(lambda pdf: _element(pdf, "Figure"), "/Alt")),
    "a picture that is nowhere": ("13-004", _without(lambda pdf: _element(pdf, "Figure"), "/A")),
    "a header cell of nothing": ("15-003", _without(lambda pdf: _element(pdf, "TH"), "/A")),
    "a row too short": ("15-004", _lose_a_cell),
    "a list numbered by nothing": ("16-001", _without(lambda pdf: _element(pdf, "L"), "/A")),
    "a link of nothing": ("28-011", _lose_annotations),
    "an annotation of nobody": ("28-002", _lose_annotations),
    "an annotation without words": ("28-012", _without(_annotation, "/Contents")),
    "an annotation not printed": ("A 6.3.2", _without(_annotation, "/F")),
    "an annotation unknown to the parent tree": ("28-010", _without(_annotation, "/StructParent")),
    "a tab order of its own": ("28-009", _without(lambda pdf: pdf.pages[0].obj, "/Tabs")),
    "parents mixed up": ("01-006", _swap_parents),
    "text that is nothing": ("01-005", lambda pdf: _rewrite(pdf, rb"/H1 <<.*?BDC(.*?)EMC", rb"\1")),
    "an artifact in text": ("01-003", lambda pdf: _rewrite(pdf, rb"(/H1 <<.*?BDC)", rb"\1 /Artifact BMC EMC")),
    "text in an artifact": ("01-004", lambda pdf: _rewrite(pdf, rb"(/H1 <<.*?BDC.*?EMC)", rb"/Artifact BMC \1 EMC")),
    "a mark that does not end": ("A 6.1.12", lambda pdf: _rewrite(pdf, rb"(/H1 <<.*?BDC.*?)EMC", rb"\1")),
    "a number twice": ("A 6.7.3", lambda pdf: _rewrite(pdf, rb"<</MCID 1>>", rb"<</MCID 0>>")),
    "ink for a press": ("A 6.2.4.3", lambda pdf: _rewrite(pdf, rb"^", rb"0 0 0 1 k ")),
    "a picture for a press": ("A 6.2.4.3", _with(_image, "/ColorSpace", Name.DeviceCMYK)),
    "a picture that is made smooth": ("A 6.2.8", lambda pdf: _image(pdf).update({"/Interpolate": True})),
    "a picture that may be another": ("A 6.2.8", _with(_image, "/Alternates", Array())),
    "a typeface that is elsewhere": ("31-009", _without(lambda pdf: _font(pdf).FontDescriptor, "/FontFile2")),
    "letters that are not told": ("31-027", _without(_font, "/ToUnicode")),
    "a script": ("A 6.5.1", _run_a_script),
    "actions of its own": ("A 6.5.2", _with(_root, "/AA", Dictionary())),
}


def test_specimen_has_no_fault() -> None:
    assert faults(specimen()) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_fault_that_is_put_in_is_found(seed: str) -> None:
    where, put_in = SEEDS[seed]
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(specimen())) as pdf:
        put_in(pdf)
        pdf.save(file, fix_metadata_version=False)
    assert where in {each.split(":")[0] for each in faults(file.getvalue())}


def test_stream_that_ends_elsewhere_than_it_says_is_found() -> None:
    file = specimen().replace(b"\nendstream", b"endstream", 1)
    assert [each.split(":")[0] for each in faults(file)] == ["A 6.1.7.1"]
