"""Text put into the log of a meeting's document, as a browser would have written it."""

from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator import clock, textlog
from models import Author, Document, DocumentUpdate

Tree = tuple[str, dict[str, str], list["Tree | str"]]
"""A node: its name, its attributes, and what is in it."""


async def write_down(meeting_id: UUID, question_id: UUID, *blocks: Tree | str, person_id: UUID | None = None) -> None:
    """Add blocks under a question in a meeting's document, by a person if one is named; a string is a paragraph."""
    document, _ = await Document.get_or_create(meeting_id=meeting_id, defaults={"created_at": clock.now(), "words": {}})
    doc: Doc[XmlFragment] = Doc()
    fragment = doc.get(str(question_id), type=XmlFragment)
    for block in blocks:
        _add(fragment, ("paragraph", {}, [block]) if isinstance(block, str) else block)
    await DocumentUpdate.create(
        document_id=document.id, person_id=person_id, data=doc.get_update(), written_at=clock.now()
    )
    text = (await textlog.read_texts([document.id]))[document.id]
    await textlog.renew_counts(document.id, textlog.word_counts(text))
    if person_id:
        await Author.create(document_id=document.id, person_id=person_id, client_id=doc.client_id)


def next_step(who: str, what: str, by_when: str) -> Tree:
    """A commitment."""
    return ("next_step", {}, [("who", {}, [who]), ("what", {}, [what]), ("by_when", {}, [by_when])])


def bullets(*items: "Tree | str") -> Tree:
    """A list with bullets; a string is a paragraph."""
    return (
        "bullet_list",
        {},
        [("list_item", {}, [("paragraph", {}, [each]) if isinstance(each, str) else each]) for each in items],
    )


def _add(parent: XmlFragment | XmlElement, tree: "Tree | str") -> None:
    if isinstance(tree, str):
        parent.children.append(XmlText(tree))
        return
    name, attributes, children = tree
    element = XmlElement(name, attributes)
    parent.children.append(element)
    for child in children:
        _add(element, child)
