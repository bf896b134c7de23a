"""What nobody's editor would write is read all the same: to its end, whole, and as a checked tree."""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID, uuid4

import pytest

from facilitator.richtext import (
    DEEPEST,
    Block,
    BulletList,
    Heading,
    NextStep,
    Node,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    Text,
    plain_lines,
    read_blocks,
)
from facilitator.sharedtext import SharedText
from facilitator.updates import read_update
from tests.facilitator import hostile

QUESTION = uuid4()


def lines(update: bytes) -> list[str]:
    return plain_lines(SharedText([update]).answer(QUESTION))


def styles(blocks: Iterable[Block], depth: int = 0) -> Iterator[tuple[Text, int]]:
    """Every stretch of text, with how deep it stands."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from ((each, depth) for each in block.inlines)
            case Quote():
                yield from styles(block.blocks, depth + 1)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from styles(item.blocks, depth + 1)
            case NextStep():
                yield from ((each, depth) for each in (*block.who, *block.what, *block.by_when))


@pytest.mark.parametrize("made", hostile.ALL.values(), ids=hostile.ALL)
def test_gate_lets_it_in_since_it_is_sound_rich_text(made: Callable[[UUID], bytes]) -> None:
    assert read_update(made(QUESTION)).roots <= {str(QUESTION)}


def test_text_is_read_from_however_deep_it_stands() -> None:
    read = SharedText([hostile.deep(QUESTION)]).answer(QUESTION)
    assert plain_lines(read) == ["Innerst", "Ytterst"]
    assert max(depth for _, depth in styles(read)) == DEEPEST


def test_million_characters_are_one_paragraph() -> None:
    assert lines(hostile.long(QUESTION)) == ["å" * 1_000_000]


def test_empty_paragraphs_are_no_answer() -> None:
    assert SharedText([hostile.empty(QUESTION)]).answer(QUESTION) == (Paragraph((Text("Sist"),)),)


def test_marks_that_nobody_knows_make_no_pieces() -> None:
    assert SharedText([hostile.striped(QUESTION)]).answer(QUESTION) == (Paragraph((Text("ab" * 1_000),)),)


def test_odd_names_and_values_give_up_their_text_and_lead_nowhere() -> None:
    read = SharedText([hostile.odd(QUESTION)]).answer(QUESTION)
    text = "\n".join(plain_lines(read))
    for told in ("I __proto__.", "I list_item.", "I who.", "Nivå NaN.", "Nivå 1e999.", "Fra [].", "link. ", "Løst."):
        assert told in text
    assert [each.link for each, _ in styles(read) if each.link] == []
    assert {block.level for block in read if isinstance(block, Heading)} <= {1, 2, 3}
    assert all(0 <= block.start <= 1_000_000 for block in read if isinstance(block, NumberedList))


def test_nothing_hides_what_follows_it() -> None:
    assert lines(hostile.covered(QUESTION)) == ["Bak tallet"]


def test_reading_changes_nothing_in_the_document() -> None:
    shared = SharedText([hostile.covered(QUESTION)])
    before = shared.missing_from()
    shared.answer(QUESTION)
    assert shared.missing_from() == before


def test_commitment_keeps_what_stands_outside_its_cells_or_twice() -> None:
    cells = [
        Node("who", {}, (Run("Kommune A"),)),
        Node("who", {}, (Run("og B"),)),
        Node("paragraph", {}, (Run("løst"),)),
    ]
    assert read_blocks([Node("next_step", {}, (*cells, Node("what", {}, (Run("kaller inn"),))))]) == (
        NextStep((Text("Kommune A og B"),), (Text("løst kaller inn"),), ()),
    )
