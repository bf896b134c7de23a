"""The spans of a story as runs of a Word file: what is said, who wrote it, and where it leads.

Colours say nothing alone: a hue is said by a name or a number as well.
"""

from collections.abc import Iterable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from reportlab.lib.colors import Color

from exports import look
from exports.links import address
from exports.office.markup import Element, element, rgb
from exports.office.styles import SMALL
from exports.office.text import outward, run
from exports.story import Source, Span
from exports.typeface import legible

LONGEST = 2000
"""Characters in an address; with many more, Word says that the whole file is broken."""


class Spans:
    """Makes runs for a part of a file, which remembers where its links lead."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._relations: dict[str, str] = {}

    def runs(self, spans: Iterable[Span], *, is_quiet: bool = False) -> list[Element]:
        """The spans in order, each a run or a link with a run in it."""
        return [self._run(span, address(span.link), is_quiet=is_quiet) for span in spans]

    def _run(self, span: Span, goal: str, *, is_quiet: bool) -> Element:
        if not 0 < len(goal) <= LONGEST:
            quiet = [element("rStyle", val="SubtleEmphasis")] if is_quiet else []
            return run(span.text, *quiet, *_looks(span))
        return outward(self._relation(goal), run(span.text, element("rStyle", val="Hyperlink"), *_looks(span)))

    def _relation(self, goal: str) -> str:
        """The id of the relation that leads there; the part's own way looks through all of them each time."""
        if goal not in self._relations:
            name = self._relations[goal] = f"link{len(self._relations) + 1}"
            self._part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, goal, name, is_external=True)
        return self._relations[goal]


def strong(text: str) -> Element:
    """What something is called, before what it is."""
    return run(text, element("rStyle", val="Strong"))


def source_runs(source: Source, *, between: str = " · ") -> list[Element]:
    """Who said it, in words; their hue says it once more."""
    who = run(f"{source.word} {source.number}".strip(), _colour(look.hue(source.number).colour))
    below = run(between + source.below, element("b", val=0), _colour(look.MUTED))
    return [who, below] if source.below else [who]


def one_line(spans: Iterable[Span]) -> str:
    """What is seen of the text, as a heading or a line of a table of contents."""
    return " ".join(legible("".join(span.text for span in spans)).split())


def _looks(span: Span) -> list[Element]:
    """What sets a span off from the text around it, in the order of the standard."""
    looks = [element("b"), element("bCs")] if span.bold or span.is_name else []
    if span.italic:
        looks += [element("i"), element("iCs")]
    if span.is_name:
        colour = look.hue(span.hue).colour if span.hue else look.MUTED
        looks += [_colour(colour), element("sz", val=round(SMALL * 2))]
    elif span.hue:
        looks.append(element("shd", val="clear", color="auto", fill=rgb(look.shade(span.hue))))
    return [*looks, element("lang", val=span.language)] if span.language else looks


def _colour(colour: Color) -> Element:
    return element("color", val=rgb(colour))
