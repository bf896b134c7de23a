"""What emoji are called in words, for paper: no typeface that may be put into a file has them.

Norwegian names are CLDR's (`emoji.json`, see docs/decisions/0012), those of flags come from the countries' names;
English ones are Unicode's.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale

_NAMES = Path(__file__).with_name("emoji.json")
_LONGEST = 12
"""Characters of the longest emoji: people and what joins them, with the colours of their skin."""

_PASSED_OVER = {"\ufe0f", *map(chr, range(0x1F3FB, 0x1F400))}
"""What only tells how an emoji is drawn: in colours, and which colour of skin."""

_FIRST_FLAG, _LAST_FLAG = 0x1F1E6, 0x1F1FF
_FLAG = {"nb": "flagg", "nn": "flagg", "en": "flag"}


def units(text: str, language: str) -> Iterator[tuple[str, str | None]]:
    """The text piece by piece: an emoji with its name in the language (nb, nn or en), or a character without one."""
    at = 0
    while at < len(text):
        length, name = _emoji(text, at, language)
        yield text[at : at + length], name
        at += length


def _emoji(text: str, at: int, language: str) -> tuple[int, str | None]:
    """How many characters the emoji here has, and its name; 1 and None if it is none that is known."""
    names = _names(language)
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        emoji = text[at : at + length]
        if name := names.get("".join(each for each in emoji if each not in _PASSED_OVER)):
            return length, name
    if country := _country(text[at : at + 2], language):
        return 2, f"{_FLAG[language]}: {country}"
    return 1, None


def _country(pair: str, language: str) -> str | None:
    if len(pair) != 2 or not all(_FIRST_FLAG <= ord(each) <= _LAST_FLAG for each in pair):  # noqa: PLR2004 - a pair
        return None
    code = "".join(chr(ord(each) - _FIRST_FLAG + ord("A")) for each in pair)
    return Locale(language).territories.get(code)


@cache
def _names(language: str) -> dict[str, str]:
    known: dict[str, dict[str, str]] = json.loads(_NAMES.read_text("utf-8"))
    return {"nb": known["nb"], "nn": known["nb"] | known["nn"]}.get(language, {})
