"""Yjs on the server: the one room that knows pycrdt. A document is bytes in, checked trees out; it knows no rights."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate, groupby
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText, get_state, merge_updates
from pycrdt._xml import _integrated_to_wrapper

from facilitator.differences import Effort, stretches
from facilitator.rewriting import Put, Unit, said, steps, units, words
from facilitator.richtext import Block, Node, Run, read_blocks
from facilitator.signatures import Marks, Tree
from facilitator.updates import BrokenUpdate, read_state

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
        wanted = {name: Node("", {}, _read(there, name)) for name in names}
        changed = [name for name in names if said(Node("", {}, _read(self._doc, name))) != said(wanted[name])]
        if not changed:
            return None
        effort = Effort()
        with changing.transaction():
            for name in changed:
                _rewrite(changing.get(name, type=XmlFragment), wanted[name], 0, effort)
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


def clients_in(update: bytes) -> frozenset[int]:
    """The client ids whose text begins in this update; none if it can't be read."""
    try:
        with _sound():
            return frozenset(read_state(get_state(update)))
    except MalformedError:
        return frozenset()


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


def _rewrite(here: _Parent, wanted: Node, depth: int, effort: Effort) -> None:
    """Make the children of a node say what those of another do."""
    children = list(here.children)
    if len(children) < len(here.children) or depth == _DEEPEST:
        # Places can't be told where something is hidden, or read without its form.
        del here.children[0 : len(here.children)]
        _write(here, 0, units(wanted.children))
        return
    for step in steps([_unit(each, depth) for each in children], units(wanted.children), effort):
        if isinstance(step, Put):
            del here.children[step.start : step.end]
            _write(here, step.start, step.units)
            continue
        child = children[step.place]
        if isinstance(step.into, Node) and not isinstance(child, XmlText):
            _rewrite(child, step.into, depth + 1, effort)
        elif not (isinstance(child, XmlText) and isinstance(step.into, tuple) and _reword(child, step.into, effort)):
            del here.children[step.place]
            _write(here, step.place, [step.into])


def _unit(child: _Child, depth: int) -> Unit:
    if isinstance(child, XmlText):
        return tuple(_runs(child))
    try:
        if isinstance(child, XmlElement):
            return _node(child, _nodes(child, depth + 1))
    except _HiddenError:
        pass
    return Node("")


def _reword(here: XmlText, wanted: Sequence[Run], effort: Effort) -> bool:
    """Make a text say what another one does, word by word; False if that didn't do it."""
    old, new = words(_runs(here)), words(wanted)
    places = [0, *accumulate(len(each.text.encode()) for each in old)]
    if len(here) != places[-1]:
        return False  # something is embedded, which moves all places
    changes = stretches([said((each,)) for each in old], [said((each,)) for each in new], effort)
    for start, end, start_new, end_new in reversed(changes):
        del here[places[start] : places[end]]
        _spell(here, places[start], new[start_new:end_new])
    return said(tuple(_runs(here))) == said(tuple(wanted))


def _write(parent: _Parent, place: int, new: Sequence[Unit]) -> None:
    """Put new nodes and texts among the children of a node; the last one first, so that nothing is gone past twice."""
    for unit in reversed(new):
        if isinstance(unit, Node):
            copy = parent.children.insert(place, XmlElement(unit.name, dict(unit.attributes)))
            _write(copy, 0, units(unit.children))
        else:
            _spell(parent.children.insert(place, XmlText("")), 0, unit)


def _spell(text: XmlText, place: int, runs: Sequence[Run]) -> None:
    alike = [list(some) for _, some in groupby(runs, lambda run: said((Run("x", run.marks),)))]
    for some in reversed(alike):
        text.insert(place, "".join(run.text for run in some), dict(some[0].marks))


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
            found.append(_node(child, _nodes(child, depth + 1, children)))
    return tuple(found)


def _node(element: XmlElement, children: Tree) -> Node:
    attributes = dict(element.attributes)  # type: ignore[call-overload]  # an iterator without its annotation
    return Node(element.tag or "", attributes, children)


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
