"""Rich text as lines for the plenary screen: what it says and how it is set, and nothing of who wrote it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from facilitator.richtext import (
    Block,
    BulletList,
    Heading,
    Item,
    NextStep,
    NumberedList,
    Paragraph,
    Quote,
    plain,
)

MOST = 4000
"""Characters of an answer that are sent, from its end: several times what a screen has room for."""

DEEPEST = 3
"""How far lists and quotations are moved in."""

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph or item; an item has its `mark`. `depth` is how many lists or quotations it is in."""

    text: str
    mark: str = ""
    depth: int = 0
    is_heading: bool = False


def big_lines(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The text as plain data, line by line: the newest part of it, if it is more than anybody could show."""
    kept: list[Line] = []
    room = MOST
    for line in reversed([each for each in _lines(blocks, 0) if each.text.strip()]):
        kept.append(replace(line, text=line.text[-room:]))
        room -= len(line.text)
        if room <= 0:
            break
    return [asdict(each) for each in reversed(kept)]


def _lines(blocks: Iterable[Block], depth: int) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Heading():
                yield Line(plain(block.inlines), depth=min(depth, DEEPEST), is_heading=True)
            case Paragraph():
                yield from (Line(each, depth=min(depth, DEEPEST)) for each in plain(block.inlines).split("\n"))
            case BulletList():
                yield from _items(block.items, depth, None)
            case NumberedList():
                yield from _items(block.items, depth, block.start)
            case Quote():
                yield from _lines(block.blocks, depth + 1)
            case NextStep():
                said = ", ".join(filter(None, map(plain, (block.who, block.what, block.by_when))))
                yield Line(said, BULLET, min(depth, DEEPEST))


def _items(items: Iterable[Item], depth: int, number: int | None) -> Iterator[Line]:
    """The items of a list, from `number` if they have any; what follows in an item is moved in."""
    for place, item in enumerate(items):
        mark = BULLET if number is None else f"{number + place}."
        for index, line in enumerate(_lines(item.blocks, depth + 1)):
            yield line if index else replace(line, mark=line.mark or mark, depth=min(depth, DEEPEST))
