"""Text put into the log of a document, as a browser would have written it."""

from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator import clock, textlog, texts
from facilitator.parts import TITLE
from models import Author, Document, DocumentUpdate, Proposal

Tree = tuple[str, dict[str, str], list["Tree | str"]]
"""A node: its name, its attributes, and what is in it."""


async def write_down(text_id: UUID, question_id: UUID, *blocks: Tree | str, person_id: UUID | None = None) -> None:
    """Add blocks under a question in a meeting's notes or a proposal, by a person if one is named."""
    found = await texts.find(text_id)
    assert found is not None
    document, _ = await Document.get_or_create(**found.place, defaults={"created_at": clock.now(), "words": {}})
    doc: Doc[XmlFragment] = Doc()
    fragment = doc.get(str(question_id), type=XmlFragment)
    for block in blocks:
        _add(fragment, ("paragraph", {}, [block]) if isinstance(block, str) else block)
    await DocumentUpdate.create(
        document_id=document.id, person_id=person_id, data=doc.get_update(), written_at=clock.now()
    )
    text = (await textlog.read_texts([document.id]))[document.id]
    await textlog.renew_derived(document.id, textlog.derived(text))
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


async def a_proposal(meeting_id: UUID, title: str = "", *, author_id: UUID | None = None, **facts: Any) -> Proposal:
    """A proposal in the tables, written by its author."""
    position = await Proposal.filter(meeting_id=meeting_id).count()
    made = await Proposal.create(meeting_id=meeting_id, position=position, author_id=author_id, **facts)
    await Document.create(meeting_id=meeting_id, proposal=made, created_at=clock.now())
    if title:
        await write_down(made.id, TITLE, title, person_id=author_id)
    return made
