"""Colours of an organisation's own, and what can be read on them and in them: the contrast of WCAG 2.2. Pure.

A colour is written `#0d5c4d`.
"""

import colorsys
from dataclasses import dataclass

WHITE, BLACK = "#ffffff", "#000000"

TEXT = 4.5
"""The least contrast of text (success criterion 1.4.3)."""

LINES = 3.0
"""The least contrast of what one must see to understand (1.4.11)."""

_TINT = 0.1
_STEP = 0.005


@dataclass(frozen=True, slots=True)
class Shades:
    """A colour as it is used: as a field, for text on that field, for text and lines on white, and as a soft ground.

    `text` and `line` are the colour itself where it has the contrast, else darker ones of the same hue.
    """

    field: str
    on_field: str
    text: str
    line: str
    soft: str
    on_soft: str


def shades(colour: str) -> Shades:
    """How a colour is used, so that all that is to be read or seen can be."""
    soft = _mixed(colour, WHITE, _TINT)
    return Shades(
        field=colour,
        on_field=on(colour),
        text=darkened(colour, TEXT),
        line=darkened(colour, LINES),
        soft=soft,
        on_soft=darkened(colour, TEXT, ground=soft),
    )


def on(colour: str) -> str:
    """Black or white: what stands out most on a colour. One of them always has the contrast of text.

    Not our ink: it is so light that neither it nor white can be read on some colours in between.
    """
    return max((WHITE, BLACK), key=lambda each: contrast(each, colour))


def darkened(colour: str, least: float, *, ground: str = WHITE) -> str:
    """The colour, or the lightest darker one of the same hue that has this contrast to a light ground."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    darker = colour
    while contrast(darker, ground) < least and lightness > 0:
        lightness = max(0.0, lightness - _STEP)
        darker = _written(colorsys.hls_to_rgb(hue, lightness, saturation))
    return darker


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the formula's
        for each in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    red, green, blue = (share * one + (1 - share) * other for one, other in pairs)
    return _written((red, green, blue))


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + bytes(round(255 * each) for each in channels).hex()
