"""Reading Yjs updates without applying them."""

from itertools import pairwise
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator.updates import Spans, brings_news, lacks, read_state, read_update
from tests.facilitator.pens import Pen

_SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=30)


@given(_SPANS, st.integers(0, 70), st.integers(1, 10))
def test_spans_hold_exactly_what_was_put_in(spans: list[tuple[int, int]], start: int, length: int) -> None:
    kept = Spans()
    for at, size in spans:
        kept.add(7, at, at + size)
    points = {point for at, size in spans for point in range(at, at + size)}
    assert {point for one, end in kept.of.get(7, []) for point in range(one, end)} == points
    assert kept.holds(7, start, start + length) == (set(range(start, start + length)) <= points)
    found = kept.of.get(7, [])
    assert all(one[1] < other[0] for one, other in pairwise(found))


def test_update_tells_whose_text_it_brings_and_where() -> None:
    question = uuid4()
    pen = Pen(client_id=41)
    first = read_update(pen.write(question, "blåbær"))
    assert first.brings.of == {41: [(0, 8)]}  # an element, a text, and six letters
    assert (first.roots, first.characters) == (frozenset({str(question)}), 6)
    assert (brings_news(first, {}), brings_news(first, {41: 8})) == ({41}, set())


def test_update_that_builds_on_what_is_not_there_is_known() -> None:
    question = uuid4()
    pen, other = Pen(client_id=41), Pen(client_id=42)
    first = pen.write(question, "blåbær")
    second = pen.write(question, "tyttebær")
    other.doc.apply_update(first)
    third = other.write(question, "multer")
    assert [lacks(read_update(each), {}) for each in (first, second, third)] == [False, True, True]
    assert not lacks(read_update(third), {41: 8})
    assert lacks(read_update(pen.erase(question)), {41: 8})


def test_whole_documents_are_read_as_they_were_written() -> None:
    doc: Doc[XmlFragment] = Doc(client_id=9)
    fragment = doc.get("a", type=XmlFragment)
    for number in range(50):
        heading = fragment.children.append(XmlElement("heading", {"level": "2"}))
        text = heading.children.append(XmlText(f"𝄞 Tiltak {number}"))
        text.format(0, 4, {"bold": {}, "link": {"href": "https://plan.example"}})
        if number % 3 == 0:
            del fragment.children[0]
    whole = read_update(doc.get_update())
    assert whole.brings.ends() == read_state(doc.get_state())
    assert not lacks(whole, {})
    assert whole.deletes.of[9]
