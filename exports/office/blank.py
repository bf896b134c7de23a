"""An empty Word file to write in: the page, the styles, the language, and nothing about who made it or where."""

from datetime import UTC, datetime

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt

from exports import look
from exports.office.markup import Element, element, legal
from exports.office.styles import put_styles
from exports.story import Opening

_KEPT = {
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.THEME,
}
"""What is kept of python-docx's own empty file; the rest is about the machine on which that was made."""

_LONGEST = 255
"""Most characters of a property."""


def blank(title: str, language: str, made_at: datetime, sheet: look.Sheet, opening: Opening | None) -> WordFile:
    """A file of such pages in a language such as "nb-NO", with a title and when it was made among its properties.

    Its styles are fit for what it opens with; a cover has no foot.
    """
    file = docx.Document()
    for held in (file.part.package, file.part):
        for key in [key for key, relation in held.rels.items() if relation.reltype not in _KEPT]:
            del held.rels[key]
    put_styles(file.styles.element, language, sheet.width, opening)
    file.settings.element[:] = _settings(language)
    _set_page(file, sheet)
    if opening and opening.is_cover:
        file.sections[0].different_first_page_header_footer = True
    facts = file.core_properties
    facts.title, facts.language, facts.comments = legal(title)[:_LONGEST], language, ""
    facts.author = facts.last_modified_by = "Verksted"
    facts.created = facts.modified = made_at.astimezone(UTC)
    return file


def _set_page(file: WordFile, sheet: look.Sheet) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = map(Pt, sheet.size)
    page.orientation = WD_ORIENT.LANDSCAPE if sheet is look.LYING else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = Pt(look.MARGIN)
    page.top_margin, page.bottom_margin = Pt(look.TOP), Pt(look.BOTTOM)
    page.footer_distance = Pt(look.BOTTOM / 2)


def _settings(language: str) -> list[Element]:
    """How Word 2013 and later work: else it says that the file is of an older kind."""
    modern = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
    compatible = {"compatibilityMode": 15, **dict.fromkeys(modern, 1)}
    word = "http://schemas.microsoft.com/office/word"
    return [
        element("zoom", percent=100),
        element("defaultTabStop", val=708),
        element("characterSpacingControl", val="doNotCompress"),
        element(
            "compat", *(element("compatSetting", name=name, uri=word, val=val) for name, val in compatible.items())
        ),
        element("themeFontLang", val=language),
        element("decimalSymbol", val=","),
        element("listSeparator", val=";"),
    ]
