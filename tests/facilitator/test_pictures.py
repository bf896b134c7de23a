"""Pictures from strangers: drawn anew, or refused before they take memory."""

import io
import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from facilitator import pictures
from facilitator.errors import Invalid
from tests.facilitator.logos import a_picture

RED = (200, 30, 40)


def _opened(file: bytes) -> Image.Image:
    opened = Image.open(io.BytesIO(file))
    assert opened.format == "PNG"
    return opened


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(wide: int, tall: int, data: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(data)) + _chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_kind_is_drawn_in_colours_or_see_through(mode: str) -> None:
    if mode == "I;16":
        file = io.BytesIO()
        Image.frombytes("I;16", (2, 1), b"\x00\x00\x00\x80").save(file, "PNG")
        seen = _opened(pictures.redrawn(file.getvalue()))
        assert [seen.getpixel((x, 0)) for x in range(2)] == [(0, 0, 0), (128, 128, 128)]
        return
    seen = _opened(pictures.redrawn(a_picture(mode=mode)))
    assert seen.mode == ("RGBA" if mode in {"LA", "P", "RGBA"} else "RGB")
    if mode in {"RGB", "RGBA"}:
        pixel = seen.getpixel((30, 30))
        assert isinstance(pixel, tuple)
        assert pixel[:3] == RED


def test_jpeg_for_a_press_becomes_colours_of_a_screen() -> None:
    assert _opened(pictures.redrawn(a_picture(kind="JPEG", mode="CMYK"))).mode == "RGB"


def test_photo_is_turned_as_its_camera_said() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert _opened(pictures.redrawn(a_picture(kind="JPEG", exif=exif))).size == (40, 60)


def test_nothing_that_was_said_in_the_file_is_kept() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Hemmelig Navn")
    told.add_itxt("Comment", "Hemmelig Sted", zip=True)
    exif = Image.Exif()
    exif[0x013B] = "Hemmelig"
    given = a_picture(pnginfo=told, exif=exif, dpi=(300, 300), icc_profile=b"Hemmelig") + b"Hemmelig hale"
    kept = pictures.redrawn(given)
    assert b"Hemmelig" not in kept
    assert kept == pictures.redrawn(a_picture())
    assert pictures.redrawn(kept) == kept


def test_large_picture_is_made_smaller_until_it_is_small() -> None:
    assert _opened(pictures.redrawn(a_picture(size=(4000, 1000)))).size == (1200, 300)
    noise = random.Random(0).randbytes(1200 * 800 * 3)  # noqa: S311  # no secret
    file = io.BytesIO()
    Image.frombytes("RGB", (1200, 800), noise).save(file, "JPEG", quality=70)
    kept = pictures.redrawn(file.getvalue())
    assert len(kept) <= pictures.LARGEST_KEPT
    assert _opened(kept).size == (300, 200)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", "no_picture"),
        (b"Ikke et bilde", "no_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no_picture"),
        (a_picture(kind="GIF", mode="P"), "no_picture"),
        (a_picture()[:-30], "no_picture"),
        (a_picture(kind="JPEG")[:200], "no_picture"),
        (b"\x89PNG\r\n\x1a\n" + a_picture(kind="TIFF"), "no_picture"),
        (_png(4000, 4000), "no_picture"),
        (_png(4001, 1), "picture_too_wide"),
        (_png(10_000, 10_000), "picture_too_wide"),
        (_png(60_000, 60_000), "picture_too_wide"),
        (a_picture() + b"0" * pictures.LARGEST, "picture_too_big"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(given: bytes, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        pictures.redrawn(given)


@settings(deadline=None)
@given(st.data())
def test_picture_that_was_tampered_with_is_drawn_or_refused(data: st.DataObject) -> None:
    file = bytearray(a_picture(kind=data.draw(st.sampled_from(["PNG", "JPEG"]))))
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = pictures.redrawn(bytes(file))
    except Invalid:
        return
    assert _opened(kept).mode in {"RGB", "RGBA"}
