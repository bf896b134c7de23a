"""What people give, checked and cleaned before it is kept: texts, addresses, dates, numbers, colours.

Every field has a name and a greatest length; a refusal carries both. Nothing here touches the database.
"""

import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit

from facilitator import clock
from facilitator.errors import Invalid

LONG = 20_000
"""Most characters in a text without a limit of its own (the fields of a theme sheet)."""

_UNSEEN = {
    *(0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF),
    *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)),
}
"""Characters that show nothing and turn or split what stands beside them; the joiners that scripts need are kept."""

_NOTHING_TO_SEE = {
    *_UNSEEN,
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010), 0x2800, 0x3164),
    *(*range(0xFE00, 0xFE10), 0xFFA0, *range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)),
    *range(0xE0000, 0xE1000),
}
"""What Unicode calls ignorable, and the empty Braille cell: joiners, fillers and selectors, nothing by themselves."""

_DIGITS = 6
_COLOUR = re.compile(r"[0-9a-f]{3}|[0-9a-f]{6}")
_EMAIL = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]+\.[^\s@<>,;\".]{2,}")


def line(value: str, field: str, most: int, *, needed: bool = False) -> str:
    """A text of one line, its spaces collapsed; at most `most` characters. One that shows nothing is empty.

    Raises Invalid("text_missing") with field, or Invalid("text_too_long") with field, length, most.
    """
    return _measured(" ".join(_visible(value).split()), field, most, needed=needed)


def lines(value: str, field: str, most: int = LONG, *, needed: bool = False) -> str:
    """A text of several lines, without trailing spaces; raises as `line` does."""
    text = _visible(value.replace("\r\n", "\n").replace("\r", "\n"))
    return _measured("\n".join(each.rstrip() for each in text.split("\n")).strip("\n"), field, most, needed=needed)


def link(value: str, field: str, most: int = 1000) -> str:
    """The address of a video meeting, http or https, or nothing. Raises Invalid("link_wrong")."""
    text = line(value, field, most)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s<>\"\\]", text) or "@" in parts.netloc:
        raise Invalid("link_wrong", field=field)
    return text


def email(value: str) -> str:
    """An e-mail address, or nothing. Raises Invalid("email_wrong")."""
    text = line(value, "email", 254)
    if text and not _EMAIL.fullmatch(text):
        raise Invalid("email_wrong", email=text)
    return text


def number(value: int, field: str, least: int, most: int) -> int:
    """A whole number within its bounds. Raises Invalid("number_outside") with field, least, most."""
    if not least <= value <= most:
        raise Invalid("number_outside", field=field, least=least, most=most)
    return value


def colour(value: str) -> str:
    """A colour as `#0d5c4d`, or nothing; `#abc` is short for `#aabbcc`. Raises Invalid("colour_wrong")."""
    text = line(value, "colour", 100).lower()
    digits = text.removeprefix("#")
    if not text:
        return ""
    if not _COLOUR.fullmatch(digits):
        raise Invalid("colour_wrong")
    return "#" + (digits if len(digits) == _DIGITS else "".join(2 * each for each in digits))


def coming(day: date, field: str) -> date:
    """A day that is not over, and within ten years. Raises Invalid("date_past") or Invalid("date_far")."""
    today = clock.today()
    if day < today:
        raise Invalid("date_past", field=field, date=day)
    if day.year > today.year + 10:
        raise Invalid("date_far", field=field, date=day)
    return day


def fold(name: str) -> str:
    """A name as it is compared: NFKC, without case and what can't be seen, its spaces collapsed."""
    seen = "".join(each for each in name if ord(each) not in _NOTHING_TO_SEE)
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold()).split())


def _visible(value: str) -> str:
    text = unicodedata.normalize("NFC", value)
    kept = (each for each in text if each in "\n\t" or unicodedata.category(each) not in {"Cc", "Cs", "Zl", "Zp"})
    return "".join(each for each in kept if ord(each) not in _UNSEEN)


def _measured(text: str, field: str, most: int, *, needed: bool) -> str:
    if all(each.isspace() or ord(each) in _NOTHING_TO_SEE or unicodedata.category(each) == "Cf" for each in text):
        text = ""
    if needed and not text:
        raise Invalid("text_missing", field=field)
    if len(text) > most:
        raise Invalid("text_too_long", field=field, length=len(text), most=most)
    return text
