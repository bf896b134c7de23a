"""What a reader hears of a tagged file: the content of its elements, in the order of the structure."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.exports.tagged.checker import codes_of, kids_of, letters_of, place_of


def told(file: bytes) -> str:
    """All that is said, in the order of the structure; spaces made single."""
    return re.sub(r"\s+", " ", "".join(text for text, _within in pieces(file))).strip()


def pieces(file: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """What is said, in the order of the structure, each with the elements that it is in: "L", "LI", "LBody", "P"."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        contents = {(page.obj.objgen, number): text for page in pdf.pages for number, text in _contents(page)}
        return list(_heard(pdf.Root.StructTreeRoot, contents, ()))


def languages(file: bytes) -> list[tuple[str, str]]:
    """What is said in another language than the document's, each piece with its language."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        contents = {(page.obj.objgen, number): text for page in pdf.pages for number, text in _contents(page)}
        return list(_spoken(pdf.Root.StructTreeRoot, contents, ""))


def _spoken(element: Any, contents: dict[tuple[Any, int], str], language: str) -> Iterator[tuple[str, str]]:
    language = str(element.get("/Lang", language))
    for kid in kids_of(element):
        if place := place_of(kid, element):
            yield from [(contents.get(place, ""), language)] * bool(language)
        elif "/S" in kid:
            yield from _spoken(kid, contents, language)


def _heard(
    element: Any, contents: dict[tuple[Any, int], str], within: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kid in kids_of(element):
        if place := place_of(kid, element):
            yield contents.get(place, ""), within
        elif "/Alt" in kid:
            yield f" {kid.Alt} ", (*within, str(kid.S)[1:])
        elif "/S" in kid:
            yield from _heard(kid, contents, (*within, str(kid.S)[1:]))
            if kid.S not in {"/Link", "/Span"}:
                yield " ", within


def _contents(page: Any) -> Iterator[tuple[int, str]]:
    """The marked content of a page: its number and its text."""
    number, text, font = None, "", None
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        if name == "BDC":
            number, text = dict(step.operands[1]).get("/MCID"), ""
        elif name == "EMC" and number is not None:
            yield int(number), text
            number = None
        elif name == "Tf":
            font = page.resources.Font[step.operands[0]]
        elif name in {"Tj", "TJ"} and font is not None:
            letters = letters_of(font)
            text += "".join(letters.get(code, "�") for code in codes_of(font, step.operands))
