"""What people type, as Yjs updates made before anything is measured: a character each, in a paragraph of one's own."""

from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

SENTENCE = "Vi vil ha tryggere skoleveier, og det haster å få det til. "


@dataclass(frozen=True, slots=True)
class Edit:
    """One character typed: the update that tells it, and where in the writer's text it is, from clock to clock."""

    data: bytes
    start: int
    end: int


def typed(client_id: int, root: str, count: int) -> list[Edit]:
    """So many characters of one writer; the first brings the paragraph with it."""
    doc: Doc[Any] = Doc(client_id=client_id)
    text = XmlText()
    found = list[Edit]()
    length = 0
    for number, character in enumerate(islice(cycle(SENTENCE), count)):
        before = doc.get_state()
        if number == 0:
            doc.get(root, type=XmlFragment).children.append(XmlElement("paragraph")).children.append(text)
        text += character
        end = length + (3 if number == 0 else 1)
        found.append(Edit(doc.get_update(before), length, end))
        length = end
    return found
