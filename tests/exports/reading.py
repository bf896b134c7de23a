"""Reading a PDF back with a library that did not write it."""

import io
import re

from pypdf import PdfReader

from tests.exports.tagged.checker import faults


def sound(file: bytes) -> bytes:
    """The file, if it is what it says that it is."""
    if found := faults(file):
        raise AssertionError("\n".join(found))
    return file


def text_of(file: bytes) -> str:
    """All text, pages one after the other without their feet; lines joined and spaces made single."""
    pages = []
    for page in PdfReader(io.BytesIO(file)).pages:
        text, _, _foot = page.extract_text().rpartition(" · ")
        pages.append(text.rpartition("\n")[0])
    return re.sub(r"\s+", " ", "\n".join(pages)).strip()


def links_of(file: bytes) -> list[str]:
    """Where the links lead, each once, in order."""
    found: dict[str, None] = {}
    for page in PdfReader(io.BytesIO(file)).pages:
        for annotation in page.get("/Annots") or []:
            found[annotation.get_object()["/A"]["/URI"]] = None
    return list(found)


def outline_of(file: bytes) -> list[tuple[int, str]]:
    """The bookmarks: level from 0, and title."""

    def walk(entries: list[object], level: int) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry, level + 1)
            else:
                found.append((level, str(entry["/Title"])))  # type: ignore[index]  # pypdf's Destination
        return found

    return walk(list(PdfReader(io.BytesIO(file)).outline), 0)
