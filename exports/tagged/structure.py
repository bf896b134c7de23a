"""What each piece of a document is, in the order in which it is read (ISO 32000-1, 14.7). Knows no page's looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Value = str | int | Sequence[float]
"""Of an attribute; a text is a name in the file."""

GRID = frozenset({"TH", "TD"})
"""What has its place also with nothing in it."""


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of a page's content: the page, from 1, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation of a page: the page, from 1, and its number in the document."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """A piece of the structure: its standard type, such as "H1" or "P", and what it consists of.

    `alternative` is said instead of a picture, `actual` instead of letters that say something else than they look like.
    `attributes` are by owner ("Table", "List", "Layout") and name.
    """

    tag: str
    alternative: str = ""
    actual: str = ""
    language: str = ""
    title: str = ""
    attributes: dict[str, dict[str, Value]] = field(default_factory=dict)
    parent: "Element | None" = None
    kids: list["Element | Content | Annotation"] = field(default_factory=list)

    def add(self, tag: str, *, alternative: str = "", language: str = "") -> "Element":
        """A new element at the end of this one."""
        element = Element(tag, alternative, language=language, parent=self)
        self.kids.append(element)
        return element

    def set(self, owner: str, **values: Value) -> "Element":
        """Give it attributes; gives the element."""
        self.attributes.setdefault(owner, {}).update(values)
        return self

    @property
    def is_used(self) -> bool:
        """Whether anything is drawn of it, or it keeps a place in a table."""
        return self.tag in GRID or any(not isinstance(each, Element) or each.is_used for each in self.kids)

    def walk(self) -> Iterator["Element"]:
        """It and all used elements below it, in the order of reading."""
        yield self
        for each in self.kids:
            if isinstance(each, Element) and each.is_used:
                yield from each.walk()
