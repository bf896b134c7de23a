"""Links that people wrote, as a file may hold them."""

from urllib.parse import quote, urlsplit


def address(link: str | None) -> str:
    """The link, if it is one that is safe to press: http, https or mailto. Else nothing."""
    link = (link or "").strip()
    try:
        is_safe = urlsplit(link).scheme.lower() in {"http", "https", "mailto"}
        return quote(link, safe="%/:=&?~#+!$,;'@()*[]-._") if is_safe else ""
    except ValueError:  # half a character, too
        return ""
