"""What somebody might send who has no browser of ours: sound updates with what no editor of ours would make."""

from collections.abc import Callable
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator.writing import MOST_AT_A_PLACE

_NUMBER_AMONG_NODES = b"\x01\x01\x07\x00\x08\x01%c%s\x01\x7d\x05\x00"
"""A root that begins with the number 5, which is no node."""


def deep(question_id: UUID, levels: int = 900) -> bytes:
    """Quotations in quotations; text at both ends of them."""
    doc, fragment = _begun(question_id)
    inner: XmlFragment | XmlElement = fragment
    with doc.transaction():
        for _ in range(levels):
            inner = inner.children.append(XmlElement("blockquote"))
        inner.children.append(XmlElement("paragraph", contents=[XmlText("Innerst")]))
        _write(doc, question_id, "Ytterst")
    return doc.get_update()


def long(question_id: UUID) -> bytes:
    """A million characters in one paragraph, and not a space among them."""
    doc, _ = _begun(question_id)
    _write(doc, question_id, "å" * 1_000_000)
    return doc.get_update()


def empty(question_id: UUID) -> bytes:
    """Twenty thousand empty paragraphs, then one that isn't; no more of them begin at one place than may."""
    doc, fragment = _begun(question_id)
    with doc.transaction():
        for nth in range(20_000):
            fragment.children.insert(nth // MOST_AT_A_PLACE, XmlElement("paragraph"))
        _write(doc, question_id, "Sist")
    return doc.get_update()


def striped(question_id: UUID) -> bytes:
    """Text in which every other character has a mark that nobody knows."""
    doc, fragment = _begun(question_id)
    with doc.transaction():
        text = fragment.children.append(XmlElement("paragraph")).children.append(XmlText("ab" * 1_000))
        for place in range(0, 2_000, 2):
            text.format(place, place + 1, {"blink": True})
    return doc.get_update()


def odd(question_id: UUID) -> bytes:
    """Names, attributes and marks with values that they never have."""
    doc, fragment = _begun(question_id)
    with doc.transaction():
        for name in ("__proto__", "constructor", "toString", "script", "doc", "text", "list_item", "who"):
            fragment.children.append(XmlElement(name, contents=[XmlText(f"I {name}.")]))
        for level in ("-1", "NaN", "1e999", "[]"):
            attributes = {"level": level, "order": level, "__proto__": level, "onclick": "alert(1)"}
            fragment.children.append(XmlElement("heading", attributes, [XmlText(f"Nivå {level}.")]))
            fragment.children.append(XmlElement("ordered_list", attributes, [XmlText(f"Fra {level}.")]))
        text = fragment.children.append(XmlElement("paragraph")).children.append(XmlText())
        for marks in (
            {"link": True},
            {"link": {"href": {"href": "https://plan.example"}}},
            {"link": {"href": "javascript:alert(1)"}},
            {"link": {"href": "data:text/html,<script>alert(1)</script>"}},
            {"blink": [1, {"__proto__": 2}], "bold": "nei"},
            {"__proto__": {"bold": True}, "constructor": 1},
        ):
            text.insert(len(text), f"{', '.join(marks)}. ", marks)
        fragment.children.append(XmlText("Løst."))
    return doc.get_update()


def covered(question_id: UUID) -> bytes:
    """A number among the nodes: what no node is hides those that follow it from a careless reader."""
    doc, _ = _begun(question_id)
    name = str(question_id).encode()
    doc.apply_update(_NUMBER_AMONG_NODES % (len(name), name))
    _write(doc, question_id, "Bak tallet")
    return doc.get_update()


ALL: dict[str, Callable[[UUID], bytes]] = {each.__name__: each for each in (deep, long, empty, striped, odd, covered)}


def _begun(question_id: UUID) -> tuple[Doc[XmlFragment], XmlFragment]:
    doc: Doc[XmlFragment] = Doc()
    return doc, doc.get(str(question_id), type=XmlFragment)


def _write(doc: Doc[XmlFragment], question_id: UUID, line: str) -> None:
    fragment = doc.get(str(question_id), type=XmlFragment)
    fragment.children.append(XmlElement("paragraph", contents=[XmlText(line)]))
