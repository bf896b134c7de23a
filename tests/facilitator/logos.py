"""Pictures for logos, and an organisation that has one."""

import io
from typing import Any

from PIL import Image, ImageDraw

from facilitator import pictures
from facilitator.sender import OtherName, Sender
from models.vocabulary import NameLanguage


def a_picture(*, kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **how: Any) -> bytes:
    """A file with a picture: a mountain, red where there are colours, and see-through around it where that can be."""
    file = io.BytesIO()
    drawn = Image.new("RGBA", size, (0, 0, 0, 0) if mode in {"RGBA", "LA", "P"} else (255, 255, 255, 255))
    wide, tall = size
    ImageDraw.Draw(drawn).polygon([(0, tall), (wide // 2, 0), (wide, tall)], fill=(200, 30, 40, 255))
    drawn.convert(mode).save(file, kind, **how)
    return file.getvalue()


def a_sender() -> Sender:
    """A county with its names, its colour and its logo."""
    names = (
        OtherName(NameLanguage.NORTHERN_SAMI, "Fjordánda fylkkasuohkan"),
        OtherName(NameLanguage.ENGLISH, "Fjordane County"),
    )
    logo = pictures.redrawn(a_picture(mode="RGBA"))
    return Sender("Fjordane fylkeskommune", names, "#0b3d91", logo, "Et rødt fjell")
