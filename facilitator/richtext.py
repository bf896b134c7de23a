"""Rich text as a tree: what a question's answer holds once it is read and checked. Pure.

A browser may send any node, so nothing is believed: unknown nodes give up their text, links go only to the web or to
mail, nesting ends at `DEEPEST`, and control characters go. Knows nothing of Yjs: `sharedtext` gives the nodes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

DEEPEST = 8
"""Lists and quotations nested deeper than this are laid flat."""

LONGEST_LINK = 2000
"""Addresses longer than this are no links; in characters."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"\w+(?:[’'.,:/@-]\w+)*")


@dataclass(frozen=True, slots=True)
class Node:
    """A node as it was sent: nothing about it is certain."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: "tuple[Node | Run, ...]" = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text as it was sent, with its marks by name, and its author where that was asked for."""

    text: str
    marks: Mapping[str, Any] = field(default_factory=dict)
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one style; a newline is a line break. `link` is an http, https or mailto address.

    `author` is the number of who wrote it, where that was asked for and is known.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    author: int | None = None


Inlines = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an answer; `level` from 1 to 3, below the question's own."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list with numbers, from `start`."""

    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A commitment: who does what, by when."""

    who: Inlines
    what: Inlines
    by_when: Inlines


Block = Heading | Paragraph | BulletList | NumberedList | Quote | NextStep


def read_blocks(children: Iterable[Node | Run]) -> tuple[Block, ...]:
    """The answer that a fragment's children hold. Blocks without text are left out."""
    return _blocks(children, 0)


def plain_lines(blocks: Iterable[Block]) -> list[str]:
    """The text, a line for each paragraph, heading, item or next step; nothing of its form."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                lines += plain(block.inlines).split("\n")
            case BulletList() | NumberedList():
                for item in block.items:
                    lines += plain_lines(item.blocks)
            case Quote():
                lines += plain_lines(block.blocks)
            case NextStep():
                lines.append(", ".join(filter(None, map(plain, (block.who, block.what, block.by_when)))))
    return lines


def plain(inlines: Inlines) -> str:
    """The text alone."""
    return "".join(each.text for each in inlines)


def count_words(blocks: Iterable[Block]) -> int:
    """How many words the text has."""
    return sum(len(_WORD.findall(line)) for line in plain_lines(blocks))


def written_by(blocks: Iterable[Block], author: int) -> tuple[Block, ...]:
    """The headings, paragraphs, items and next steps in which this author wrote something, each as a whole."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                if _wrote(author, block.inlines):
                    found.append(block)
            case NextStep():
                if _wrote(author, (*block.who, *block.what, *block.by_when)):
                    found.append(block)
            case Quote():
                if inside := written_by(block.blocks, author):
                    found.append(Quote(inside))
            case BulletList() | NumberedList():
                items = tuple(Item(inside) for item in block.items if (inside := written_by(item.blocks, author)))
                if items:
                    found.append(replace(block, items=items))
    return tuple(found)


def is_signed(blocks: Iterable[Block]) -> bool:
    """Whether the author of anything here is known."""
    return any(each.author is not None for line in _lines(blocks) for each in line)


def safe_link(address: object) -> str | None:
    """The address, if it leads to the web or to mail; else None."""
    if not isinstance(address, str):
        return None
    address = _CONTROL.sub("", address).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    whole = parts.netloc if parts.scheme in {"http", "https"} else parts.scheme == "mailto" and parts.path
    return address if whole and len(address) <= LONGEST_LINK and not re.search(r"\s", address) else None


def _blocks(children: Iterable[Node | Run], depth: int) -> tuple[Block, ...]:
    found: list[Block] = []
    loose: list[Node | Run] = []
    for child in children:
        if isinstance(child, Run) or child.name == "hard_break":
            loose.append(child)
            continue
        found += _paragraph(loose)
        loose = []
        found += _block(child, depth)
    return (*found, *_paragraph(loose))


def _block(node: Node, depth: int) -> Sequence[Block]:
    match node.name:
        case "paragraph":
            return _paragraph(node.children)
        case "heading":
            return _heading(node)
        case "next_step":
            return _next_step(node)
        case "bullet_list" | "ordered_list" if depth < DEEPEST:
            return _list(node, depth)
        case "blockquote" if depth < DEEPEST:
            blocks = _blocks(node.children, depth + 1)
            return [Quote(blocks)] if blocks else []
    return _flat(node)


def _heading(node: Node) -> Sequence[Block]:
    inlines = _inlines(node.children)
    level = min(3, max(1, _whole(node.attributes.get("level"), 2)))
    return [Heading(level, inlines)] if plain(inlines).strip() else []


def _list(node: Node, depth: int) -> Sequence[Block]:
    items = _items(node.children, depth + 1)
    if not items:
        return []
    start = max(0, _whole(node.attributes.get("order"), 1))
    return [BulletList(items) if node.name == "bullet_list" else NumberedList(items, start)]


def _items(children: Iterable[Node | Run], depth: int) -> tuple[Item, ...]:
    items = []
    for child in children:
        blocks = _blocks(child.children, depth) if isinstance(child, Node) else _paragraph([child])
        if blocks:
            items.append(Item(tuple(blocks)))
    return tuple(items)


def _next_step(node: Node) -> Sequence[Block]:
    """A commitment; what stands in it without a cell of its own belongs to what is to be done."""
    cells: dict[str, list[Node | Run]] = {"who": [], "what": [], "by_when": []}
    for child in node.children:
        name = child.name if isinstance(child, Node) and child.name in cells else "what"
        if cells[name]:
            cells[name].append(Run(" "))
        cells[name].append(child)
    step = NextStep(*map(_inlines, cells.values()))
    return [step] if any(plain(each).strip() for each in (step.who, step.what, step.by_when)) else []


def _paragraph(children: Iterable[Node | Run]) -> Sequence[Block]:
    inlines = _inlines(children)
    return [Paragraph(inlines)] if plain(inlines).strip() else []


def _flat(node: Node) -> Sequence[Block]:
    """What an unknown or too deep node says, without its form: a paragraph for each stretch of text in it."""
    found: list[Block] = []
    waiting: list[Node | Run] = [node]
    loose: list[Node | Run] = []
    while waiting:
        each = waiting.pop()
        if isinstance(each, Run) or each.name == "hard_break":
            loose.append(each)
            continue
        found += _paragraph(loose)
        loose = []
        waiting += reversed(each.children)
    return [*found, *_paragraph(loose)]


def _inlines(children: Iterable[Node | Run]) -> Inlines:
    found: list[list[Text]] = []
    waiting = list(children)[::-1]
    while waiting:
        child = waiting.pop()
        if isinstance(child, Run):
            text = _text(child)
        elif child.name == "hard_break":
            # It has no letter to sign: a passage goes on over it.
            text = Text("\n", author=found[-1][0].author if found else None)
        else:
            waiting += reversed(child.children)
            continue
        if not text.text:
            continue
        if found and _style(found[-1][0]) == _style(text):
            found[-1].append(text)
        else:
            found.append([text])
    return tuple(replace(alike[0], text="".join(each.text for each in alike)) for alike in found)


def _text(run: Run) -> Text:
    marks = {name.split("--")[0]: value for name, value in run.marks.items() if value is not None}
    link = marks.get("link")
    address = safe_link(link.get("href")) if isinstance(link, Mapping) else None
    return Text(_CONTROL.sub("", run.text), "bold" in marks, "italic" in marks, address, run.author)


def _lines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.inlines
            case NextStep():
                yield from (block.who, block.what, block.by_when)
            case Quote():
                yield from _lines(block.blocks)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _lines(item.blocks)


def _wrote(author: int, inlines: Inlines) -> bool:
    return any(each.author == author and each.text.strip() for each in inlines)


def _style(text: Text) -> tuple[bool, bool, str | None, int | None]:
    return text.bold, text.italic, text.link, text.author


def _whole(value: object, otherwise: int) -> int:
    try:
        return min(int(float(str(value))), 1_000_000)
    except (ValueError, OverflowError):
        return otherwise
