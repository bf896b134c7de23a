"""Tables whose head is said again on every page, and whose rows stay whole where they can."""

from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn

from exports.office.markup import Element, element


def table(widths: Sequence[int], rows: Iterable[Element], *, indent: int = 0, names_rows: bool = False) -> Element:
    """A table of rows, the first of which is its head; lengths in twentieths of a point.

    `names_rows` says that the first column is what each row is called.
    """
    looks = element(
        "tblPr",
        element("tblStyle", val="PlainTable2"),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblInd", w=indent, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", firstRow=1, lastRow=0, firstColumn=int(names_rows), lastColumn=0, noHBand=1, noVBand=1),
    )
    return element("tbl", looks, element("tblGrid", *(element("gridCol", w=width) for width in widths)), *rows)


def head(widths: Sequence[int], cells: Iterable[Sequence[Element]]) -> Element:
    """The row that names the columns; a cell is its paragraphs."""
    return _row(widths, cells, element("cantSplit"), element("tblHeader"))


def row(
    widths: Sequence[int], cells: Iterable[Sequence[Element]], *, is_tall: bool = False, merge: str = ""
) -> Element:
    """A row under the head; a cell is its paragraphs. A tall one may go on to the next page.

    `merge` says whether with the first cell one over several rows begins ("restart") or goes on ("continue").
    """
    made = _row(widths, cells, *([] if is_tall else [element("cantSplit")]))
    if merge:
        made.find(f".//{qn('w:tcPr')}").append(element("vMerge", val=merge))
    return made


def _row(widths: Sequence[int], cells: Iterable[Sequence[Element]], *looks: Element) -> Element:
    made = [
        element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *cell)
        for width, cell in zip(widths, cells, strict=True)
    ]
    return element("tr", element("trPr", *looks), *made)
