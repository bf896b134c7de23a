"""Pictures in the text, with words that say the same."""

import io

from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.shared import Pt

from exports.office.markup import Element, element, legal
from exports.tagged.figure import fitted


def picture(part: StoryPart, png: bytes, room: tuple[float, float], words: str) -> Element:
    """A picture as large as there is room for, in points, as a run; `words` are its alternative text."""
    _relation, image = part.get_or_add_image(io.BytesIO(png))
    wide, tall = fitted((image.px_width, image.px_height), room)
    inline = part.new_pic_inline(io.BytesIO(png), Pt(wide), Pt(tall))
    about = inline.find(qn("wp:docPr"))
    about.set("name", f"Logo {about.get('id')}")
    about.set("descr", legal(words))
    return element("r", element("drawing", inline))
