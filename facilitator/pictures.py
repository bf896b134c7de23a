"""Pictures that somebody gives: PNG or JPEG by what is in them, drawn anew as PNG with nothing in it but what is seen.

The one room that opens them. Nothing here touches the database.
"""

import io
import struct
import zlib

from PIL import Image, ImageOps

from facilitator.errors import Invalid

LARGEST = 1_000_000
"""Bytes of a picture that is given."""

LARGEST_KEPT = 500_000
"""Bytes of what is kept of one: it is on every page that shows it, and in every file."""

WIDEST = 4000
"""Pixels to a side of a picture that is given: a small file may unpack to more than there is memory for."""

_KEPT = (1200, 800)
"""Pixels of what is kept: more than paper shows of a logo."""

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, EOFError, KeyError, IndexError, OverflowError, MemoryError)
_BROKEN_INSIDE = (struct.error, zlib.error)
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def redrawn(given: bytes) -> bytes:
    """The picture as a PNG of moderate size, without anything that was said in its file. Takes a while.

    The same picture gives the same bytes. Raises Invalid("picture_too_big") with most_mb, Invalid("picture_too_wide")
    with most, and Invalid("no_picture").
    """
    if len(given) > LARGEST:
        raise Invalid("picture_too_big", most_mb=LARGEST // 1_000_000)
    if not given.startswith(_BEGINNINGS):
        raise Invalid("no_picture")
    try:
        with Image.open(io.BytesIO(given), formats=("PNG", "JPEG")) as opened:
            if max(opened.size) > WIDEST:
                raise Invalid("picture_too_wide", most=WIDEST)
            return _written(_seen(opened))
    except _TOO_LARGE as error:
        raise Invalid("picture_too_wide", most=WIDEST) from error
    except (*_BROKEN, *_BROKEN_INSIDE) as error:
        raise Invalid("no_picture") from error


def _seen(opened: Image.Image) -> Image.Image:
    """What is seen of a picture: turned as its camera said, red, green and blue, see-through where it is."""
    picture: Image.Image = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I"):  # 16 bits of grey, which are cut off and not scaled when they are converted
        picture = picture.convert("I").point(lambda each: each / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        if picture.getchannel("A").getextrema() != (255, 255):
            return picture
    return picture.convert("RGB")


def _written(picture: Image.Image) -> bytes:
    picture.thumbnail(_KEPT)
    while True:
        file = io.BytesIO()
        # Drawn onto an empty one: what a file says of itself comes along with its picture.
        clean = Image.new(picture.mode, picture.size)
        clean.paste(picture)
        clean.save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST_KEPT:
            return file.getvalue()
        picture = picture.reduce(2)
