"""How our papers look: the colours of the screen's visual language, sizes in points, and the page."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from exports.story import Letterhead
from exports.typeface import BOLD, REGULAR
from facilitator.colours import shades

INK, MUTED, LINE, EDGE = HexColor("#11201d"), HexColor("#4d5d59"), HexColor("#d2dcd9"), HexColor("#6d7d79")
ACCENT, SOFT, ON_SOFT, PAPER = HexColor("#0d5c4d"), HexColor("#dbece7"), HexColor("#0a493d"), white


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a document: chapters, what stands above titles, the field that it opens with, and its cover."""

    chapter: Color
    above: Color
    field: Color
    on_field: Color
    cover: Color
    on_cover: Color
    line: Color


OURS = Palette(INK, ACCENT, SOFT, ON_SOFT, SOFT, ON_SOFT, ACCENT)


def palette(letterhead: Letterhead | None) -> Palette:
    """The colours of whoever sends a document, so far as they can be read; ours, if they have none."""
    if letterhead is None or not letterhead.colour:
        return OURS
    told = shades(letterhead.colour)
    return Palette(
        *map(HexColor, (told.text, told.text, told.soft, told.on_soft, told.field, told.on_field, told.line))
    )


LINK = "#0d5c4d"
"""The accent, as ReportLab's markup wants it."""

MARGIN, TOP, BOTTOM = 21 * mm, 20 * mm, 24 * mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """How large a page is, in points."""

    size: tuple[float, float]

    @property
    def width(self) -> float:
        """Of what is between the margins."""
        return self.size[0] - float(2 * MARGIN)

    @property
    def height(self) -> float:
        """Of what is between the margins."""
        return self.size[1] - float(TOP + BOTTOM)


UPRIGHT, LYING = Sheet(A4), Sheet(landscape(A4))

GUTTER = 37 * mm
"""Left of the text: who said it, and what a fact is called."""

STEP = 15
"""How far each level of a list is set in."""

DEEPEST = 7
"""Levels beyond this are set in no further, so that text always has room."""


@dataclass(frozen=True, slots=True)
class Hue:
    """The colour of a number, and the rhythm of its line: full, then open, in points. None: unbroken."""

    colour: Color
    dash: tuple[float, ...] | None = None
    width: float = 2.6


HUES = (
    Hue(HexColor("#081399")),
    Hue(HexColor("#6f4112"), (10, 3)),
    Hue(HexColor("#007190"), (4, 4)),
    Hue(HexColor("#b82d7f"), None, 1),
    Hue(HexColor("#5c693c"), (2, 2)),
    Hue(HexColor("#5b27a4"), (10, 3, 3, 3)),
    Hue(HexColor("#681613"), (7, 7)),
    Hue(HexColor("#27303e"), (1, 3)),
)


def hue(number: int) -> Hue:
    """The hue of a group's number; past eight they come again, and the number tells."""
    return HUES[(number - 1) % len(HUES)]


SHORT = 80
"""Characters of a title up to which it is set large on a cover."""

NAME = 8
"""The size of a name before what its person wrote, in points."""

_SHADE = 0.13


def shade(number: int) -> Color:
    """The hue of a number as a ground for text, as light as on the screen."""
    colour = hue(number).colour
    return Color(*(1 - _SHADE * (1 - each) for each in colour.rgb()))


def text(
    size: float,
    leading: float,
    *,
    bold: bool = False,
    colour: Color = INK,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
) -> ParagraphStyle:
    """A style of text."""
    return ParagraphStyle(
        f"{size}-{leading}-{bold}-{colour}-{before}-{after}-{indent}",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=indent,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        embeddedHyphenation=0,
    )


BODY = text(10, 14.5, after=5)
QUIET = text(9, 12.5, colour=MUTED, after=5)
CELL = text(9.5, 13, after=4)
SMALL = text(8.5, 11, colour=MUTED)
FIRST = {
    1: text(24, 28, bold=True, before=6, after=8),
    2: text(20, 24, bold=True, before=16, after=8),
    3: text(12.5, 16, bold=True, before=13, after=5),
    4: text(10.5, 14.5, bold=True, before=4, after=2),
    5: text(10, 14.5, bold=True, colour=MUTED, before=4, after=2),
}
"""Headings by level; deeper ones look like the last."""
