"""Yjs on the server: the one room that knows pycrdt. A document is bytes in, checked trees out; it knows no rights."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText, merge_updates
from pycrdt._xml import _integrated_to_wrapper

from facilitator.differences import stretches
from facilitator.richtext import Block, Node, Run, read_blocks
from facilitator.signatures import Marks, Tree
from facilitator.updates import BrokenUpdate

_DEEPEST = 60
"""Nodes within nodes, deeper than any editor of ours makes; what is deeper is read without its form."""

_Parent = XmlFragment | XmlElement
_Child = XmlFragment | XmlElement | XmlText
_Children = Callable[[_Parent], list[_Child]]


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

    def answers(self, authors: Mapping[int, int] | None = None) -> dict[UUID, tuple[Block, ...]]:
        """What is written, by question; those without text are left out.

        `authors` gives for Yjs client ids the numbers that their text is signed with; all other text has no author.
        """
        signed = self._signed(Marks(authors)) if authors else None
        found = {}
        for name in _questions(self._doc):
            if blocks := read_blocks(signed(name) if signed else _read(self._doc, name)):
                found[UUID(name)] = blocks
        return found

    def update_to(self, other: "SharedText", client_id: int, question_id: UUID | None = None) -> bytes | None:
        """The update that makes this text say what the other says, in all answers or one; None if it does already.

        The other's passages that are not here are written anew, by `client_id`; what is the same stays whose it was.
        Takes the update in.
        """
        before = self._doc.get_state()
        changing: Doc[XmlFragment] = Doc(client_id=client_id)
        changing.apply_update(self._doc.get_update())
        there = other._doc  # noqa: SLF001  # one of its own kind
        names = [str(question_id)] if question_id else sorted({*_questions(self._doc), *_questions(there)})
        with changing.transaction():
            is_changed = [
                _rewrite(changing.get(name, type=XmlFragment), there.get(name, type=XmlFragment)) for name in names
            ]
        if not any(is_changed):
            return None
        update = changing.get_update(before)
        self.apply(update)
        return update

    def answer(self, question_id: UUID) -> tuple[Block, ...]:
        """What is written under a question."""
        return read_blocks(_read(self._doc, str(question_id)))

    def _signed(self, marks: Marks) -> Callable[[str], Tree] | None:
        """What reads an answer with its authors; None where the document holds what no browser of ours writes."""
        marked: Doc[XmlFragment] = Doc()
        try:
            marked.apply_update(marks.put_on(self._doc.get_update()))
        except BrokenUpdate:
            return None
        return lambda name: marks.sign(_read(self._doc, name), _read(marked, name))


class _HiddenError(Exception):
    """Something that is no node stands among the nodes, where the library sees none of those that follow it."""


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


def _questions(doc: Doc[XmlFragment]) -> Iterator[str]:
    """The names of the fragments that are answers."""
    for name in list(doc.keys()):
        try:
            if name == str(UUID(name)):
                yield name
        except ValueError:
            continue


def _read(doc: Doc[XmlFragment], name: str) -> Tree:
    """What stands in an answer, as it was sent."""
    try:
        return _nodes(doc.get(name, type=XmlFragment), 0)
    except _HiddenError:
        copy: Doc[XmlFragment] = Doc()
        copy.apply_update(doc.get_update())
        return _nodes(copy.get(name, type=XmlFragment), 0, _uncovered)


def _rewrite(here: XmlFragment | XmlElement, there: XmlFragment | XmlElement) -> bool:
    """Make one node's children say what the other's say; whether they didn't."""
    old, new = list(here.children), list(there.children)
    said, wanted = [str(_tree(each, 0)) for each in old], [str(_tree(each, 0)) for each in new]
    changes = stretches(said, wanted)
    # From the end, so that the places before stay where they are.
    for start, end, start_new, end_new in reversed(changes):
        del here.children[start:end]
        for offset, child in enumerate(new[start_new:end_new]):
            _insert(here, start + offset, child, 0)
    return bool(changes)


def _tree(node: object, depth: int) -> object:
    """What a node says, to compare."""
    if isinstance(node, XmlText):
        return node.diff()
    if isinstance(node, XmlElement) and depth <= _DEEPEST:
        attributes = sorted(dict(node.attributes).items())  # type: ignore[call-overload]  # as below
        return node.tag, attributes, [_tree(each, depth + 1) for each in node.children]
    return None


def _insert(parent: XmlFragment | XmlElement, place: int, node: object, depth: int) -> None:
    """Put a copy of a node of another document in; embedded things and what is too deep are left out."""
    if isinstance(node, XmlText):
        runs = [(text, marks) for text, marks in node.diff() if isinstance(text, str)]
        parent.children.insert(place, XmlText("".join(text for text, _ in runs)))
        copy, at = parent.children[place], 0
        for text, marks in runs:
            end = at + len(text.encode())
            if marks and isinstance(copy, XmlText):
                copy.format(at, end, dict(marks))
            at = end
    elif isinstance(node, XmlElement) and depth <= _DEEPEST:
        attributes = dict(node.attributes)  # type: ignore[call-overload]  # as below
        parent.children.insert(place, XmlElement(node.tag or "", attributes))
        copy = parent.children[place]
        for child in node.children:
            if isinstance(copy, XmlElement):
                _insert(copy, len(copy.children), child, depth + 1)


def _children(parent: _Parent) -> list[_Child]:
    found = list(parent.children)
    if len(found) < len(parent.children):
        raise _HiddenError
    return found


def _uncovered(parent: _Parent) -> list[_Child]:
    """The nodes in a parent that may hold other things. Changes it: for a copy that nobody else reads."""
    parent.children.insert(0, XmlText(""))
    first = parent.children[0]
    with parent.doc.transaction() as transaction:
        siblings = first.integrated.siblings(transaction._txn)  # noqa: SLF001  # as the library's own views do
    return [_integrated_to_wrapper(parent.doc, each) for each in siblings]


def _nodes(parent: _Parent, depth: int, children: _Children = _children) -> tuple[Node | Run, ...]:
    found: list[Node | Run] = []
    for child in children(parent):
        if isinstance(child, XmlText):
            found += _runs(child)
        elif isinstance(child, XmlElement) and depth == _DEEPEST:
            found += _laid_flat(child, children)
        elif isinstance(child, XmlElement):
            attributes = dict(child.attributes)  # type: ignore[call-overload]  # an iterator without its annotation
            found.append(Node(child.tag or "", attributes, _nodes(child, depth + 1, children)))
    return tuple(found)


def _laid_flat(element: XmlElement, children: _Children) -> list[Node]:
    """What a node says that is too deep, however deep it is: a nameless node for each text in it."""
    found: list[Node] = []
    waiting: list[_Child] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, XmlText):
            found.append(Node("", {}, tuple(_runs(each))))
        else:
            waiting += reversed(children(each))
    return found


def _runs(text: XmlText) -> list[Run]:
    return [Run(piece, marks or {}) for piece, marks in text.diff() if isinstance(piece, str)]
