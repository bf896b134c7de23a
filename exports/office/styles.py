"""The styles of a Word file: those that Word knows by name in every language, in our colours.

Whoever writes on in the file finds them where they are used to, and another template can take their place.
"""

from docx.oxml.ns import qn
from reportlab.lib.colors import Color

from exports import look
from exports.office.lists import STEP, of_style
from exports.office.markup import Element, element, rgb
from exports.story import Opening

TYPEFACE = "Calibri"
"""Every Word has it, with the letters of Norwegian and Sámi; others have one of the same widths in its place."""

HEADINGS = 9
PADDING = 24
"""Around what stands on a cover's field, in points; Word knows no more than 31."""

SMALL = 9.5
"""The size of what is said in passing, in points."""


SENDER = "envelope return"
"""The style of the names that a document comes from; to Word that of a sender's address."""


def put_styles(root: Element, language: str, width: float, opening: Opening | None) -> None:
    """Let these be all the styles of a file; `root` is that of its styles part, `language` such as "nb-NO".

    `width` is that of the text, in points. The titles' are those of what it opens with.
    """
    letterhead = opening.letterhead if opening else None
    palette = look.palette(letterhead)
    latent = root.find(qn("w:latentStyles"))
    root[:] = [
        _defaults(language),
        *([] if latent is None else [latent]),
        *_grounds(),
        *_titles(palette, opening),
        *([_paragraph(SENDER, _lines(after=2, stays=True), _letters(11.5))] if letterhead else []),
        *_headings(palette),
        *_passages(),
        *_margins(round(width * 20)),
        *_characters(),
        _table(),
    ]


def style_id(name: str) -> str:
    """The id of the style with this name."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _defaults(language: str) -> Element:
    fonts = element("rFonts", ascii=TYPEFACE, hAnsi=TYPEFACE, cs=TYPEFACE, eastAsiaTheme="minorEastAsia")
    spoken = element("lang", val=language, eastAsia=language, bidi="ar-SA")
    letters = element("rPr", fonts, element("color", val=rgb(look.INK)), *_size(11), spoken)
    lines = element("pPr", element("spacing", after=120, line=276, lineRule="auto"))
    return element("docDefaults", element("rPrDefault", letters), element("pPrDefault", lines))


def _grounds() -> list[Element]:
    """What all other styles stand on."""
    sides = [element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    bare = element("tblPr", element("tblInd", w=0, type="dxa"), element("tblCellMar", *sides))
    return [
        _style("paragraph", "Normal", default=1),
        _style("character", "Default Paragraph Font", default=1),
        _style("table", "Normal Table", bare, default=1),
        _style("numbering", "No List", default=1),
    ]


def _titles(palette: look.Palette, opening: Opening | None) -> list[Element]:
    title = _paragraph("Title", _lines(after=6, stays=True), _letters(26, palette.on_field, bold=True))
    subtitle = _paragraph("Subtitle", _lines(after=2, stays=True), _letters(11, palette.above, bold=True))
    if opening and opening.is_cover:
        size = 36 if len(opening.title) <= look.SHORT else 24
        title = _paragraph("Title", _on_field(palette, after=30), _letters(size, palette.on_cover, bold=True))
        subtitle = _paragraph("Subtitle", _on_field(palette, before=120), _letters(12, palette.on_cover, bold=True))
    return [
        title,
        subtitle,
        _paragraph("Note Heading", _lines(before=10, after=2, stays=True), _letters(10, palette.above, bold=True)),
        _paragraph("TOC Heading", _lines(before=20, after=6, stays=True), _letters(18, palette.chapter, bold=True)),
    ]


def _on_field(palette: look.Palette, *, before: float = 0, after: float = 0) -> list[Element]:
    """What sets paragraphs on one field in the cover's colour."""
    field = rgb(palette.cover)
    sides = [
        element(side, val="single", sz=8, space=PADDING, color=field) for side in ("top", "left", "bottom", "right")
    ]
    keep, lines, room = _lines(before=before, after=after, stays=True)
    return [keep, lines, element("pBdr", *sides), element("shd", val="clear", color="auto", fill=field), room]


def _headings(palette: look.Palette) -> list[Element]:
    """Headings of every level; the deepest look alike."""
    looks = [(18, palette.chapter, 28, 6), (13, look.INK, 16, 4), (11.5, look.INK, 10, 3)]
    looks += [(11, look.MUTED, 8, 2)] * (HEADINGS - len(looks))
    return [
        _paragraph(
            f"heading {level}",
            [*_lines(before=before, after=after, stays=True), element("outlineLvl", val=level - 1)],
            _letters(size, colour, bold=True),
        )
        for level, (size, colour, before, after) in enumerate(looks, 1)
    ]


def _passages() -> list[Element]:
    along = element("pBdr", element("left", val="single", sz=6, space=8, color=rgb(look.MUTED)))
    return [
        _paragraph("List Bullet", [of_style("ListBullet"), *_lines(after=4)]),
        _paragraph("List Number", [of_style("ListNumber"), *_lines(after=4)]),
        _paragraph("List Continue", _lines(after=4, indent=STEP)),
        _paragraph("Quote", [along, *_lines(indent=STEP)]),
    ]


def _margins(edge: int) -> list[Element]:
    rule = element("pBdr", element("top", val="single", sz=4, space=6, color=rgb(look.LINE)))
    dotted = element("tabs", element("tab", val="right", leader="dot", pos=edge))
    right = element("tabs", element("tab", val="right", pos=edge))
    return [
        _paragraph("toc 1", [dotted, *_lines(after=3)]),
        _paragraph("footer", [rule, right, *_lines(after=0)], _letters(SMALL, look.MUTED)),
    ]


def _characters() -> list[Element]:
    line = element("u", val="single")
    return [
        _style("character", "Strong", element("rPr", *_letters(bold=True))),
        _style("character", "Subtle Emphasis", element("rPr", *_letters(SMALL, look.MUTED))),
        _style("character", "Hyperlink", element("rPr", *_letters(colour=look.ACCENT), line)),
    ]


def _table() -> Element:
    """Lines between the rows, and a head that is told from them by more than its colour."""
    between = element("insideH", val="single", sz=4, space=0, color=rgb(look.LINE))
    below = element("bottom", val="single", sz=4, space=0, color=rgb(look.LINE))
    room = (("top", 60), ("left", 0), ("bottom", 60), ("right", 160))
    sides = [element(side, w=width, type="dxa") for side, width in room]
    grid = element("tblPr", element("tblBorders", below, between), element("tblCellMar", *sides))
    rule = element("tcBorders", element("bottom", val="single", sz=8, space=0, color=rgb(look.MUTED)))
    head = element("tblStylePr", element("rPr", *_letters(bold=True)), element("tcPr", rule), type="firstRow")
    first = element("tblStylePr", element("rPr", *_letters(bold=True)), type="firstCol")
    lines = element("pPr", *_lines(after=0))
    return _style("table", "Plain Table 2", element("basedOn", val="NormalTable"), lines, grid, head, first)


def _paragraph(name: str, lines: list[Element], letters: list[Element] | None = None) -> Element:
    looks = [element("pPr", *lines), element("rPr", *(letters or []))]
    return _style("paragraph", name, element("basedOn", val="Normal"), element("qFormat"), *looks)


def _style(kind: str, name: str, *inside: Element, default: int = 0) -> Element:
    style = element("style", element("name", val=name), *inside, type=kind, styleId=style_id(name))
    if default:
        style.set(qn("w:default"), "1")
    return style


def _lines(*, before: float = 0, after: float | None = None, indent: int = 0, stays: bool = False) -> list[Element]:
    """How lines are set: space around them in points, indent in twentieths; whether they stay with what is next."""
    room = {"before": round(before * 20)} if before else {}
    room |= {} if after is None else {"after": round(after * 20)}
    return [
        *([element("keepNext"), element("keepLines")] if stays else []),
        *([element("spacing", **room)] if room else []),
        *([element("ind", left=indent)] if indent else []),
    ]


def _letters(size: float = 0, colour: Color | None = None, *, bold: bool = False) -> list[Element]:
    return [
        *([element("b"), element("bCs")] if bold else []),
        *([element("color", val=rgb(colour))] if colour else []),
        *(_size(size) if size else []),
    ]


def _size(points: float) -> list[Element]:
    return [element("sz", val=round(points * 2)), element("szCs", val=round(points * 2))]
