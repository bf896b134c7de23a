"""A story as JSON, for programs: every part with its type and what it holds; what is as usual is left out.

Pictures are told in their words alone.
"""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from typing import Any

from exports.story import Document

FORMAT, VERSION = "verksted-document", 1


def json_file(document: Document) -> bytes:
    """The document as a .json file in UTF-8: `type` names a part, and the other names are those of `exports.story`."""
    told = {"format": FORMAT, "version": VERSION, **_told(document)}
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _told(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {} if isinstance(value, Document) else {"type": type(value).__name__.lower()}
        held = ((each, getattr(value, each.name)) for each in fields(value))
        said = [(each, one) for each, one in held if not isinstance(one, bytes)]
        return named | {each.name: _told(one) for each, one in said if each.default is MISSING or one != each.default}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_told(each) for each in value]
    return value
