"""Updates put together byte by byte, as no browser writes them."""

from collections.abc import Sequence
from uuid import UUID

TEXT = b"\x06"
"""The kind of a node that holds letters."""

Part = tuple[int, int, list[bytes]]
"""What an update says of one client: its id, the clock it begins at, and its pieces."""


def number(value: int) -> bytes:
    """A number, as Yjs writes it."""
    found = b""
    while value > 0x7F:
        found += bytes([value & 0x7F | 0x80])
        value >>= 7
    return found + bytes([value])


def string(text: str) -> bytes:
    """A text with its length."""
    return number(len(text.encode())) + text.encode()


def update(*parts: Part, deletes: bytes = b"\x00") -> bytes:
    """An update of what each client brings, and of what is deleted."""
    return number(len(parts)) + b"".join(map(_part, parts)) + deletes


def deleting(client: int, *spans: tuple[int, int]) -> bytes:
    """What is deleted of a client: from a clock on, so many."""
    return b"\x01" + number(client) + number(len(spans)) + b"".join(number(at) + number(size) for at, size in spans)


def node(name: str) -> bytes:
    """The kind of a node with a name."""
    return b"\x03" + string(name)


def on_root(kind: int, question_id: UUID, content: bytes) -> bytes:
    """A piece that stands first under a question."""
    return bytes([kind]) + b"\x01" + string(str(question_id)) + content


def inside(kind: int, client: int, clock: int, content: bytes) -> bytes:
    """A piece that stands first in a node."""
    return bytes([kind]) + b"\x00" + number(client) + number(clock) + content


def after(kind: int, client: int, clock: int, content: bytes) -> bytes:
    """A piece that follows another."""
    return bytes([kind | 0x80]) + number(client) + number(clock) + content


def paragraph(client: int, question_id: UUID, *letters: str, clock: int = 0) -> list[bytes]:
    """A paragraph, from a clock on; texts are put each before the last, where they are in each other's way."""
    begin = [on_root(7, question_id, node("paragraph")), inside(7, client, clock, TEXT)]
    return begin + [inside(4, client, clock + 1, string(each)) for each in letters]


def _part(part: Part) -> bytes:
    client, clock, pieces = part
    return number(len(pieces)) + number(client) + number(clock) + _joined(pieces)


def _joined(pieces: Sequence[bytes]) -> bytes:
    return b"".join(pieces)
