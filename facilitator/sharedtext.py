"""Yjs on the server: the one room that knows pycrdt. A document is bytes in, checked trees out; it knows no rights."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText, merge_updates

from facilitator.richtext import Block, Node, Run, read_blocks

_DEEPEST = 60


class MalformedError(Exception):
    """The data is no Yjs update that can be applied."""


class SharedText:
    """One Yjs document in memory: a rich-text fragment for each question, named by its id."""

    def __init__(self, updates: Iterable[bytes] = ()) -> None:
        self._doc: Doc[XmlFragment] = Doc()
        for update in updates:
            self.apply(update)

    def apply(self, update: bytes) -> None:
        """Take an update in; MalformedError if it can't be. The text may then be half done: use it no more."""
        with _sound():
            self._doc.apply_update(update)

    def state(self) -> bytes:
        """The state vector: how much of each client's text is here."""
        return self._doc.get_state()

    def missing_from(self, state: bytes | None = None) -> bytes:
        """The update that brings somebody with this state vector (none: with nothing) up to here."""
        with _sound():
            return self._doc.get_update(state)

    def answers(self) -> dict[UUID, tuple[Block, ...]]:
        """What is written, by question; those without text are left out."""
        found = {}
        for name in list(self._doc.keys()):
            try:
                question_id = UUID(name)
            except ValueError:
                continue
            if name == str(question_id) and (blocks := self.answer(question_id)):
                found[question_id] = blocks
        return found

    def answer(self, question_id: UUID) -> tuple[Block, ...]:
        """What is written under a question."""
        fragment = self._doc.get(str(question_id), type=XmlFragment)
        return read_blocks(_nodes(fragment, 0))


def merged(updates: list[bytes]) -> bytes:
    """Several updates as one; MalformedError if they can't be."""
    with _sound():
        return updates[0] if len(updates) == 1 else merge_updates(*updates)


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        # What is wrong inside the library comes as a panic, which is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise MalformedError(str(error)) from None
        raise


def _nodes(parent: XmlFragment | XmlElement, depth: int) -> tuple[Node | Run, ...]:
    if depth > _DEEPEST:
        return ()
    found: list[Node | Run] = []
    for child in parent.children:
        if isinstance(child, XmlText):
            found += [Run(text, marks or {}) for text, marks in child.diff() if isinstance(text, str)]
        elif isinstance(child, XmlElement):
            attributes = dict(child.attributes)  # type: ignore[call-overload]  # an iterator without its annotation
            found.append(Node(child.tag or "", attributes, _nodes(child, depth + 1)))
    return tuple(found)
