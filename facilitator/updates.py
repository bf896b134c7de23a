"""What a Yjs update says, read without applying it: whose text it brings, what it builds on, what it takes away. Pure.

The format is Yjs's update encoding, version 1. Reading it here first means that an update is judged before it touches
a document: who wrote it, whether all that it leans on is there, and whether it holds only what rich text can hold.

Three read each update: this, the library that makes the text here, and Yjs in browsers. Whatever one of them reads in
another way than the others is refused here: what is judged must be what is taken in, and what browsers show.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

_DEEPEST_VALUE = 8
_GONE, _SKIP, _NODE = 0, 10, 7
_ORIGIN, _RIGHT_ORIGIN, _PARENT_SUB = 0x80, 0x40, 0x20
_ELEMENT, _TEXT = 3, 6
_NUMBER_BITS = 56
_LARGEST_NUMBER = 2**53 - 1
"""Browsers know no larger whole number; the library here takes such client ids for others."""
_LARGEST_CLOCK = 2**31 - 1
_FIXED_VALUES = {127: 0, 126: 0, 121: 0, 120: 0, 124: 4, 123: 8, 122: 8}
"""Values by their kind's number, with their length in bytes: undefined, null, false, true, and numbers."""
_WHOLE_VALUE, _TEXT_VALUE, _OBJECT_VALUE, _LIST_VALUE = 125, 119, 118, 117

_FEW = 10

_LARGEST_HALF = "\uffff"
_TWO_HALVES = re.compile(rb"[\xf0-\xf4][\x80-\xbf]{3}")
"""A character beyond that, in UTF-8."""

Span = tuple[int, int]
"""From one clock up to, not with, another."""


class BrokenUpdate(Exception):
    """The bytes are no update, or hold something that rich text doesn't."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a piece of an update hangs on: a node that it stands inside of, or a piece beside it. None: on the root."""

    client: int
    clock: int
    length: int
    is_node: bool
    is_inside: bool
    place: tuple[int, int] | None


def _start(span: Span) -> int:
    return span[0]


def _end(span: Span) -> int:
    return span[1]


@dataclass(slots=True)
class Spans:
    """Stretches of text or deletions: for each client id the spans, in order and apart."""

    of: dict[int, list[Span]] = field(default_factory=dict)

    def add(self, client: int, start: int, end: int) -> None:
        """Put one in."""
        if start >= end:
            return
        spans = self.of.setdefault(client, [])
        first = bisect_left(spans, start, key=_end)
        last = bisect_right(spans, end, key=_start)
        if first < last:
            start, end = min(start, spans[first][0]), max(end, spans[last - 1][1])
        spans[first:last] = [(start, end)]

    def add_all(self, others: "Spans") -> None:
        """Put all of the others' in."""
        for client, spans in others.of.items():
            if len(spans) <= _FEW:
                for start, end in spans:
                    self.add(client, start, end)
                continue
            # One by one, each would move all that follow it.
            both = sorted(self.of.pop(client, []) + spans)
            for start, end in both:
                self.add(client, start, end)

    def holds(self, client: int, start: int, end: int) -> bool:
        """Whether the whole span is here."""
        spans = self.of.get(client, [])
        place = bisect_right(spans, start, key=_start) - 1
        return place >= 0 and end <= spans[place][1]

    def holds_all(self, others: "Spans") -> bool:
        """Whether all of the others' are here."""
        return all(self.holds(client, *span) for client, spans in others.of.items() for span in spans)

    def ends(self) -> dict[int, int]:
        """For each client the clock that follows its last span."""
        return {client: spans[-1][1] for client, spans in self.of.items() if spans}


@dataclass(frozen=True, slots=True)
class Update:
    """An update that was read: the text it brings, what that leans on, what it deletes, its roots and its length.

    Clocks count text in UTF-16, where a character beyond U+FFFF has two halves. `halves` are the first ones of those
    that it brings; `cuts` is where it puts something between two clocks: right before each of these.
    `crowd` is how many pieces come after the same one, at most: Yjs compares each with those that others put there.
    """

    brings: Spans
    leans_on: frozenset[tuple[int, int]]
    deletes: Spans
    roots: frozenset[str]
    characters: int
    halves: Spans = field(default_factory=Spans)
    cuts: frozenset[tuple[int, int]] = frozenset()
    links: tuple[Link, ...] = ()
    crowd: int = 0


def read_update(data: bytes) -> Update:
    """Read an update; BrokenUpdate if it is none."""
    return _Reader(data).update()


def read_state(data: bytes) -> dict[int, int]:
    """Read a state vector: for each client the clock up to which its text is there."""
    reader = _Reader(data)
    state = {}
    for _ in range(reader.number()):
        client = reader.number()
        state[client] = reader.clock()
    return state


def signed(data: bytes, marks: Mapping[int, str], unknown: str) -> bytes:
    """The same update with other letters: each unit of text is the mark of its client, of those without one `unknown`.

    It makes a document of the same shape, whose letters tell who wrote the first one's. A mark is one UTF-16 unit.
    """
    signer = _Signer(data, marks, unknown)
    signer.update()
    return signer.rewritten()


def renamed(data: bytes, names: Mapping[str, str]) -> bytes:
    """The same update with other names for its roots; those that `names` doesn't have stay."""
    renamer = _Renamer(data, names)
    renamer.update()
    return renamer.rewritten()


def deletes_only(data: bytes) -> Spans:
    """What an update deletes."""
    return read_update(data).deletes


def lacks(update: Update, clocks: Mapping[int, int]) -> bool:
    """Whether the update leans on something that neither it nor a document with these clocks holds."""
    return any(
        clock >= clocks.get(client, 0) and not update.brings.holds(client, clock, clock + 1)
        for client, clock in _leanings(update, clocks)
    )


def cuts_character(update: Update, *known: Spans) -> bool:
    """Whether the update puts something between the halves of a character, `known` or its own, or deletes one half.

    No browser does that. Yjs would make two broken letters of it; the library here would lose count of the text.
    """
    among = [halves for halves in (*known, update.halves) if halves.of]
    return bool(among) and any(
        halves.holds(client, clock - 1, clock) for client, clock in _all_cuts(update) for halves in among
    )


def begins_inside_character(update: Update, clocks: Mapping[int, int]) -> bool:
    """Whether what is new in the update, for a document with these clocks, begins with the half of a character."""
    return any(
        update.halves.holds(client, clocks[client] - 1, clocks[client])
        for client in update.halves.of
        if client in clocks
    )


def halves_in(data: bytes) -> Spans:
    """The first halves of the characters in an update that have two; quick where there are none."""
    return read_update(data).halves if _TWO_HALVES.search(data) else Spans()


def brings_news(update: Update, clocks: Mapping[int, int]) -> set[int]:
    """The clients of whom the update brings text that a document with these clocks doesn't have."""
    return {client for client, end in update.brings.ends().items() if end > clocks.get(client, 0)}


def _all_cuts(update: Update) -> Iterable[tuple[int, int]]:
    yield from update.cuts
    for client, spans in update.deletes.of.items():
        for start, end in spans:
            yield client, start
            yield client, end


def _leanings(update: Update, clocks: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    yield from update.leans_on
    for client, spans in update.brings.of.items():
        # A client's text has no holes: its first new span must follow what is known.
        for start, end in spans:
            if start > 0 and end > clocks.get(client, 0):
                yield client, start - 1
    for client, spans in update.deletes.of.items():
        for _, end in spans:
            yield client, end - 1


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._client = self._clock = 0
        self._leans: set[tuple[int, int]] = set()
        self._cuts: set[tuple[int, int]] = set()
        self._halves = Spans()
        self._roots: set[str] = set()
        self._links: list[Link] = []
        self._characters = 0
        self._at_places: Counter[tuple[int, int] | None] = Counter()

    def update(self) -> Update:
        brings = self._structs()
        deletes = Spans()
        deletes.add_all(Spans(self._deletes()))
        if self._at != len(self._data):
            raise BrokenUpdate("something follows")
        crowd = max(self._at_places.values(), default=0)
        leans_on, cuts, roots = frozenset(self._leans), frozenset(self._cuts), frozenset(self._roots)
        return Update(brings, leans_on, deletes, roots, self._characters, self._halves, cuts, tuple(self._links), crowd)

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:  # noqa: PLR2004  # the high bit says that more follows
                if value > _LARGEST_NUMBER:
                    break
                return value
            shift += 7
            if shift > _NUMBER_BITS:
                break
        raise BrokenUpdate("a number too large")

    def clock(self, after: int = 0) -> int:
        """A number that is a clock, or takes one further."""
        clock = after + self.number()
        if clock > _LARGEST_CLOCK:
            raise BrokenUpdate("a clock too large")
        return clock

    def _structs(self) -> Spans:
        brings = Spans()
        seen = set[int]()
        for _ in range(self.number()):
            structs, client, clock = self.number(), self.number(), self.clock()
            if client in seen or not structs:
                raise BrokenUpdate("a client twice, or with nothing")
            seen.add(client)
            begin = clock
            for _ in range(structs):
                info, at = self._byte(), clock
                if info == _SKIP:
                    brings.add(client, begin, clock)
                    clock = begin = self.clock(after=clock)
                else:
                    self._client, self._clock = client, clock
                    clock = self.clock(after=clock) if info == _GONE else self._item(info)
                if clock <= at:
                    raise BrokenUpdate("content without a length")
            brings.add(client, begin, clock)
        return brings

    def _deletes(self) -> dict[int, list[Span]]:
        found = dict[int, list[Span]]()
        for _ in range(self.number()):
            client = self.number()
            for _ in range(self.number()):
                start = self.clock()
                end = self.clock(after=start)
                if start == end:
                    raise BrokenUpdate("a deletion of nothing")
                found.setdefault(client, []).append((start, end))
        return found

    def _item(self, info: int) -> int:
        place = None
        if info & _ORIGIN:
            place = client, clock = self._lean()
            self._cuts.add((client, clock + 1))
        beside = place
        if info & _RIGHT_ORIGIN:
            after = self._lean()
            self._cuts.add(after)
            place = place or after
        is_inside = place is None
        if is_inside:
            if self.number() == 1:
                self._roots.add(self._root())
            else:
                place = self._lean()
            if info & _PARENT_SUB:
                self._string()
        read = self._contents.get(info & 0x1F)
        if read is None:
            raise BrokenUpdate("content that is no rich text")
        self._at_places[beside or (place if is_inside else None)] += 1
        length = read(self)
        end = self._clock + length
        if end > _LARGEST_CLOCK:
            raise BrokenUpdate("a clock too large")
        is_node = info & 0x1F == _NODE
        self._links.append(Link(self._client, self._clock, length, is_node, is_inside, place))
        return end

    def _root(self) -> str:
        return self._string()

    def _lean(self) -> tuple[int, int]:
        client = self.number()
        place = client, self.clock()
        self._leans.add(place)
        return place

    def _text(self) -> int:
        begin = self._at
        length = self._units(self._string())
        self._read_text(begin, length)
        return length

    def _units(self, text: str) -> int:
        """How long a text is, as browsers count."""
        self._characters += len(text)
        if text.isascii() or max(text) <= _LARGEST_HALF:
            return len(text)
        wide = [place for place, letter in enumerate(text) if letter > _LARGEST_HALF]
        for before, place in enumerate(wide):
            half = self._clock + place + before
            self._halves.add(self._client, half, half + 1)
        return len(text) + len(wide)

    def _read_text(self, begin: int, length: int) -> None:
        """A text of so many units was read, which begins there."""

    def _format(self) -> int:
        self._string()
        try:
            json.loads(self._string(), parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise BrokenUpdate("a format that is no JSON") from error
        return 1

    def _type(self) -> int:
        kind = self.number()
        if kind == _ELEMENT:
            self._string()
        elif kind != _TEXT:
            raise BrokenUpdate("a type that is no rich text")
        return 1

    def _values(self) -> int:
        count = self.number()
        for _ in range(count):
            self._value(0)
        return count

    def _value(self, depth: int) -> None:
        if depth > _DEEPEST_VALUE:
            raise BrokenUpdate("a value too deep")
        kind = self._byte()
        if kind in _FIXED_VALUES:
            self._bytes(_FIXED_VALUES[kind])
        elif kind == _WHOLE_VALUE:
            self._whole()
        elif kind == _TEXT_VALUE:
            self._string()
        elif kind in {_LIST_VALUE, _OBJECT_VALUE}:
            for _ in range(self.number()):
                if kind == _OBJECT_VALUE:
                    self._string()
                self._value(depth + 1)
        else:
            raise BrokenUpdate("an unknown value")

    def _whole(self) -> None:
        """A whole number with its sign, which takes the place of a bit in the first byte."""
        byte = self._byte()
        value, shift = byte & 0x3F, 6
        while byte & 0x80:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if value > _LARGEST_NUMBER or shift > _NUMBER_BITS:
                raise BrokenUpdate("a number too large")

    def _string(self) -> str:
        try:
            return self._bytes(self.number()).decode()
        except UnicodeDecodeError as error:
            raise BrokenUpdate("text that is not UTF-8") from error

    def _byte(self) -> int:
        if self._at >= len(self._data):
            raise BrokenUpdate("cut off")
        self._at += 1
        return self._data[self._at - 1]

    def _bytes(self, count: int) -> bytes:
        if self._at + count > len(self._data):
            raise BrokenUpdate("cut off")
        self._at += count
        return self._data[self._at - count : self._at]

    _contents: Mapping[int, Callable[["_Reader"], int]] = {1: number, 4: _text, 6: _format, 7: _type, 8: _values}


class _Rewriter(_Reader):
    """Copies what it reads, with other texts in some places."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._pieces: list[bytes] = []
        self._copied = 0

    def rewritten(self) -> bytes:
        return b"".join((*self._pieces, self._data[self._copied :]))

    def _put(self, begin: int, text: str) -> None:
        """In the place of the text that was read from `begin` up to here."""
        data = text.encode()
        self._pieces += (self._data[self._copied : begin], _written(len(data)), data)
        self._copied = self._at


class _Signer(_Rewriter):
    def __init__(self, data: bytes, marks: Mapping[int, str], unknown: str) -> None:
        super().__init__(data)
        self._marks, self._unknown = marks, unknown

    def _read_text(self, begin: int, length: int) -> None:
        self._put(begin, self._marks.get(self._client, self._unknown) * length)


class _Renamer(_Rewriter):
    def __init__(self, data: bytes, names: Mapping[str, str]) -> None:
        super().__init__(data)
        self._names = names

    def _root(self) -> str:
        begin = self._at
        name = self._string()
        self._put(begin, self._names.get(name, name))
        return name


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _written(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:  # noqa: PLR2004  # seven bits to a byte
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)
