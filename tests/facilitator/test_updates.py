"""Reading Yjs updates, as Yjs writes them, without applying them."""

from itertools import pairwise
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from facilitator.richtext import plain_lines
from facilitator.sharedtext import SharedText
from facilitator.updates import (
    Spans,
    begins_inside_character,
    brings_news,
    cuts_character,
    halves_in,
    lacks,
    read_state,
    read_update,
    renamed,
)
from tests.facilitator.pens import Pen
from tests.interop.yjs import Yjs

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


def test_update_tells_whose_text_it_brings_and_where(yjs: Yjs) -> None:
    question = uuid4()
    first = read_update(yjs.peer(41).write(question, "blåbær"))
    assert first.brings.of == {41: [(0, 8)]}  # an element, a text, and six letters
    assert (first.roots, first.characters) == (frozenset({str(question)}), 6)
    assert (brings_news(first, {}), brings_news(first, {41: 8})) == ({41}, set())


def test_update_that_builds_on_what_is_not_there_is_known(yjs: Yjs) -> None:
    question = uuid4()
    pen, other = yjs.peer(41), yjs.peer(42)
    first = pen.write(question, "blåbær")
    second = pen.write(question, "tyttebær")
    other.apply(first)
    third = other.write(question, "multer")
    assert [lacks(read_update(each), {}) for each in (first, second, third)] == [False, True, True]
    assert not lacks(read_update(third), {41: 8})
    assert lacks(read_update(pen.erase(question)), {41: 8})


def test_whole_documents_are_read_as_they_were_written(yjs: Yjs) -> None:
    question, pen = uuid4(), yjs.peer(9)
    pen.change(
        question,
        """
        for (let number = 0; number < 50; number++) {
          const heading = new Y.XmlElement("heading"), text = new Y.XmlText(`𝄞 Tiltak ${number}`)
          heading.setAttribute("level", "2")
          heading.insert(0, [text])
          body.push([heading])
          text.format(0, 4, {bold: {}, link: {href: "https://plan.example"}})
          if (number % 3 === 0) body.delete(0, 1)
        }
        """,
    )
    whole = read_update(pen.missing_from())
    assert whole.brings.ends() == read_state(pen.state())
    assert not lacks(whole, {})
    assert whole.deletes.of[9]


def test_cut_through_a_character_is_known_by_its_halves(yjs: Yjs) -> None:
    question, pen = uuid4(), yjs.peer(9)
    whole = pen.write(question, "å😀b😃")  # an element, a text, then å at 2, and two halves from 3 on
    assert halves_in(whole).of == {9: [(3, 4), (6, 7)]}
    assert halves_in(pen.write(question, "blåbær ḁ€")).of == {}
    known = halves_in(whole)
    edits = {
        "insert(1, 'x')": False,
        "insert(2, 'x')": True,
        "insert(3, 'x')": False,
        "delete(1, 2)": False,
        "delete(1, 1)": True,
        "delete(2, 1)": True,
        "delete(0, 6)": False,
    }
    for edit, cuts in edits.items():
        other = yjs.peer()
        other.apply(whole)
        update = read_update(other.change(question, f"body.get(0).get(0).{edit}"))
        assert cuts_character(update, known) is cuts, edit
        assert not cuts_character(update)
    assert begins_inside_character(read_update(whole), {9: 4})
    assert not begins_inside_character(read_update(whole), {9: 5})


def test_renamed_update_says_the_same_under_other_questions() -> None:
    question, other, new = uuid4(), uuid4(), uuid4()
    pen = Pen()
    said = [str(question), "Gåbuss 😀"]
    updates = [pen.write(question, *said), pen.write(other, "Fart"), pen.erase(other), pen.write(question, "Mer")]
    changed = [renamed(each, {str(question): str(new)}) for each in updates]
    text = SharedText(changed)
    assert {each: plain_lines(blocks) for each, blocks in text.answers().items()} == {new: [*said, "Mer"]}
    assert read_update(changed[0]).roots == {str(new)}
    assert read_update(changed[1]).roots == {str(other)}
    assert renamed(changed[0], {str(new): str(question)}) == updates[0]
    assert read_update(renamed(updates[0], {str(question): "kort"})).roots == {"kort"}
