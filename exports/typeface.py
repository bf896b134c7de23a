"""The letters on paper: which typeface has which, and what stands in for those that none has.

Schibsted Grotesk, as on the screen; DejaVu Sans for what it lacks. No character is lost: one that neither has is given
by name, in brackets.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

from exports import emoji

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Grotesk", "Grotesk-Bold", "Grotesk-Italic", "Grotesk-BoldItalic"
OTHER, OTHER_BOLD = "DejaVu", "DejaVu-Bold"

_FILES = {
    REGULAR: "SchibstedGrotesk-Regular.ttf",
    BOLD: "SchibstedGrotesk-Bold.ttf",
    ITALIC: "SchibstedGrotesk-Italic.ttf",
    BOLD_ITALIC: "SchibstedGrotesk-BoldItalic.ttf",
    OTHER: "DejaVuSans.ttf",
    OTHER_BOLD: "DejaVuSans-Bold.ttf",
}
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Sk", "Co", "Cn"})
"""Categories without a shape of their own; left out where no typeface has them."""

_CONTROL = frozenset({"Cc", "Cf", "Cs"})
"""Categories that say nothing by themselves; always left out."""

_language: ContextVar[str] = ContextVar("language", default="en")

_HIGHEST = 0xFFFF
"""ReportLab 5.1 writes a wrong character map for what lies above."""


@cache
def register() -> None:
    """Make the typefaces known to ReportLab; once is enough."""
    for name, file in _FILES.items():
        registerFont(TTFont(name, FONTS / file))


def face(*, bold: bool, italic: bool) -> str:
    """The typeface's name for a style."""
    if italic:
        return BOLD_ITALIC if bold else ITALIC
    return BOLD if bold else REGULAR


def runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """The text as (typeface, characters), with every character in a typeface that has it. Line breaks are kept."""
    register()
    text = unicodedata.normalize("NFC", text)
    if text and _letters(font).issuperset(text):
        yield font, text
        return
    shown = (_shown(character, font) for character in _named(text))
    for name, pieces in groupby((piece for piece in shown if piece[1]), key=lambda piece: piece[0]):
        yield name, "".join(piece for _name, piece in pieces)


def _named(text: str) -> str:
    """The text with emoji by name, in the language of the document that is being set."""
    found = emoji.units(text, _language.get())
    return "".join(character if name is None else f"[{name}]" for character, name in found)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let what stands in for letters be named in this language, such as "nb-NO"."""
    before = _language.set(language[:2])
    try:
        yield
    finally:
        _language.reset(before)


def _face_with(characters: str, font: str) -> str | None:
    """The first typeface that has all of them: the one asked for, or what stands in for it."""
    for name in (font, OTHER_BOLD if font in {BOLD, BOLD_ITALIC} else OTHER, OTHER):
        if all(ord(each) <= _HIGHEST and ord(each) in _glyphs(name) for each in characters):
            return name
    return None


def at_most(text: str, most: int) -> str:
    """The text as it is shown, if that is no more than so many letters; else its beginning."""
    shown = "".join(piece for _name, piece in runs(text, REGULAR))
    return shown if len(shown) <= most else f"{shown[: most - 1].rstrip()}…"


def shows(text: str) -> bool:
    """Whether anything of the text is seen."""
    return any(shown.strip() for _name, shown in runs(text, REGULAR))


def legible(text: str) -> str:
    """The text without what can't be read in a title or a bookmark; in one line."""
    return "".join(" " if each.isspace() else each for each in text if each.isspace() or _is_plain(each))


def _is_plain(character: str) -> bool:
    return unicodedata.category(character) not in _CONTROL


def _shown(character: str, font: str) -> tuple[str, str]:
    if character == "\n":
        return font, character
    if character.isspace():
        return font, "\u00a0" if character in "\u00a0\u202f" else " "
    if not _is_plain(character):
        return font, ""
    # A letter that is only written another way, such as a mathematical bold one, is that letter.
    for way in (character, unicodedata.normalize("NFKC", character)):
        if found := _face_with(way, font):
            return found, way
    return font, _name(character)


def _name(character: str) -> str:
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"


@cache
def _letters(name: str) -> frozenset[str]:
    """What the typeface shows as it is: most text is nothing else."""
    known = {chr(code) for code in _glyphs(name) if code <= _HIGHEST}
    return frozenset({each for each in known if each == " " or (not each.isspace() and _is_plain(each))} | {"\n"})


@cache
def _glyphs(name: str) -> frozenset[int]:
    return frozenset(getFont(name).face.charToGlyph)
