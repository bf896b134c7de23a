"""Pens for tests of the rules of shared writing: a document in this process that writes and tells what it wrote.

They are pycrdt's, as the server's own text is, and quick to make. What a browser sends and what it is answered is
tested with the real Yjs: `tests/interop`, `tests/ui/test_collab.py`, `tests/browser`.
"""

from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator import writing
from facilitator.access import By
from facilitator.judging import Receipt
from facilitator.richtext import plain_lines
from facilitator.rooms import Room
from facilitator.sharedtext import SharedText

PLACE = {
    "anchor": {"type": {"client": 7, "clock": 3}, "tname": None, "item": None, "assoc": 0},
    "head": {"type": None, "tname": "spørsmål", "item": {"client": 2**32 - 1, "clock": 0}, "assoc": -1},
}
"""Where somebody's caret is, as Yjs writes it."""


class Pen:
    """Somebody's editor for one meeting."""

    def __init__(self, client_id: int | None = None) -> None:
        self.doc: Doc[XmlFragment] = Doc(client_id=client_id)
        self._sent = b"\x00"
        self._room: Room | None = None

    def write(self, question_id: UUID, *lines: str) -> bytes:
        """Write lines under a question; the update that this makes."""
        before = self.doc.get_state()
        fragment = self.doc.get(str(question_id), type=XmlFragment)
        for line in lines:
            paragraph = fragment.children.append(XmlElement("paragraph"))
            paragraph.children.append(XmlText(line))
        return self.doc.get_update(before)

    def erase(self, question_id: UUID) -> bytes:
        """Delete all under a question; the update that this makes."""
        before = self.doc.get_state()
        fragment = self.doc.get(str(question_id), type=XmlFragment)
        del fragment.children[0 : len(fragment.children)]
        return self.doc.get_update(before)

    async def enter(self, text_id: UUID, by: By) -> writing.Entry:
        """Open a text's document, as a browser does on every connection."""
        entry = await writing.enter(text_id, by=by, state=self.doc.get_state(), client_id=self.doc.client_id)
        self.doc.apply_update(entry.update)
        self._room = entry.room
        return entry

    async def send(self, update: bytes, by: By) -> Receipt:
        """Send an update."""
        assert self._room is not None
        return await writing.write(self._room, update, by=by)

    async def send_all(self, entry: writing.Entry, by: By) -> Receipt:
        """Send all that the server lacked when this entry was made, as a browser does after `enter`."""
        return await writing.write(entry.room, self.doc.get_update(entry.state), by=by)


def under_a_character(client_id: int, parent: tuple[int, int]) -> bytes:
    """An update that reads as sound and can't be applied: its text hangs under a character of somebody else's."""
    item = b"\x04\x00" + b"".join(map(_number, parent)) + b"\x01x"
    return b"\x01\x01" + _number(client_id) + b"\x00" + item + b"\x00"


async def log_lines(text_id: UUID, question_id: UUID) -> list[str]:
    """What is on disk, read anew; nothing where nobody has written yet."""
    text = await _text(text_id)
    return plain_lines(text.answer(question_id)) if text else []


def _number(value: int) -> bytes:
    found = b""
    while value > 0x7F:
        found += bytes([value & 0x7F | 0x80])
        value >>= 7
    return found + bytes([value])


async def _text(text_id: UUID) -> SharedText | None:
    from facilitator import textlog  # noqa: PLC0415
    from facilitator.texts import document_of  # noqa: PLC0415

    document = await document_of(text_id)
    return (await textlog.read_texts([document.id]))[document.id] if document else None
