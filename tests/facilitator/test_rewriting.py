"""Making one text say what another does: all of it, and no more of it written anew than must be."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from time import process_time
from typing import Any
from uuid import UUID

import pytest
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator.richtext import Block, BulletList, Paragraph, Text, plain_lines
from facilitator.sharedtext import SharedText
from tests.facilitator import hostile

QUESTION = UUID("6f3c2c7e-54d1-4c0e-9b53-5f2b6a0d7c11")
SARA, PETTER, JONAS = 1, 2, 3
NAMES = {SARA: SARA, PETTER: PETTER, JONAS: JONAS}
MARKS: list[dict[str, Any]] = [{}, {}, {"bold": True}, {"italic": True}, {"link": {"href": "https://plan.example"}}]
WORDS = ["buss", "å gå", "skole", "🚌", "fart"]


def _written(client_id: int, before: Doc[XmlFragment] | None = None) -> tuple[Doc[XmlFragment], XmlFragment]:
    doc: Doc[XmlFragment] = Doc(client_id=client_id)
    if before is not None:
        doc.apply_update(before.get_update())
    return doc, doc.get(str(QUESTION), type=XmlFragment)


def _paragraph(parent: XmlFragment | XmlElement, text: str) -> XmlText:
    words = XmlText(text)
    parent.children.append(XmlElement("paragraph", contents=[words]))
    return words


def _list_of(*items: str) -> Doc[XmlFragment]:
    doc, fragment = _written(SARA)
    inside = fragment.children.append(XmlElement("bullet_list"))
    for item in items:
        _paragraph(inside.children.append(XmlElement("list_item")), item)
    return doc


def _brought_back(now: Doc[XmlFragment], then: Doc[XmlFragment]) -> tuple[SharedText, bytes]:
    text, was = SharedText([now.get_update()]), SharedText([then.get_update()])
    update = text.update_to(was, JONAS)
    assert text.answers() == was.answers()
    return text, update or b""


def _signed(text: SharedText) -> list[tuple[int | None, str]]:
    return [(run.author, run.text) for run in _runs(text.answers(NAMES)[QUESTION])]


def _runs(blocks: Sequence[Block]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.inlines
        elif isinstance(block, BulletList):
            for item in block.items:
                yield from _runs(item.blocks)


def test_what_stayed_in_a_list_is_still_whose_it_was() -> None:
    then = _list_of("Gåbuss", "Lavere fart", "Flere sykler")
    now, fragment = _written(PETTER, then)
    (points,) = fragment.children
    assert isinstance(points, XmlElement)
    del points.children[1]
    text, _ = _brought_back(now, then)
    assert _signed(text) == [(SARA, "Gåbuss"), (JONAS, "Lavere fart"), (SARA, "Flere sykler")]


def test_what_stayed_in_a_sentence_is_still_whose_it_was() -> None:
    then, fragment = _written(SARA)
    _paragraph(fragment, "Buss til skolen hver dag")
    now, fragment = _written(PETTER, then)
    (paragraph,) = fragment.children
    assert isinstance(paragraph, XmlElement)
    (words,) = paragraph.children
    assert isinstance(words, XmlText)
    del words[5:16]
    words.insert(5, "aldri ", {"bold": True})
    text, _ = _brought_back(now, then)
    assert _signed(text) == [(SARA, "Buss "), (JONAS, "til skolen "), (SARA, "hver dag")]


def test_same_text_read_twice_is_the_same() -> None:
    doc, fragment = _written(SARA)
    link = {str(number): number for number in range(9)}
    _paragraph(fragment, "Se planen").format(3, 9, {"link": link, "bold": {}})
    texts = [SharedText([doc.get_update()]) for _ in range(20)]
    assert [each.update_to(texts[0], JONAS) for each in texts] == [None] * 20


def test_what_is_typed_in_the_same_moment_stays() -> None:
    then = _list_of("Gåbuss", "Lavere fart")
    now, fragment = _written(PETTER, then)
    (points,) = fragment.children
    assert isinstance(points, XmlElement)
    del points.children[0]
    typist, fragment = _written(PETTER, now)
    (points,) = fragment.children
    assert isinstance(points, XmlElement)
    _paragraph(points.children.append(XmlElement("list_item")), "Tryggere kryss")
    text, update = _brought_back(now, then)
    typist.apply_update(update)
    text.apply(typist.get_update())
    assert plain_lines(text.answer(QUESTION)) == ["Gåbuss", "Lavere fart", "Tryggere kryss"]


@pytest.mark.parametrize("name", sorted(hostile.ALL.keys() - {"empty"}))
def test_nothing_is_lost_of_what_no_editor_makes(name: str) -> None:
    text, flat = SharedText([hostile.ALL[name](QUESTION)]), SharedText()
    flat.update_to(text, JONAS)
    assert flat.answers() == text.answers()
    assert flat.update_to(text, JONAS) is None


def test_many_paragraphs_are_written_anew_in_seconds() -> None:
    doc, fragment = _written(SARA)
    with doc.transaction():
        for number in range(30_000):
            fragment.children.insert(0, XmlElement("paragraph", contents=[XmlText(str(number))]))
    text, flat = SharedText([doc.get_update()]), SharedText()
    begun = process_time()
    flat.update_to(text, JONAS)
    # Going past all that was written before, each time, took a quarter of a minute.
    assert process_time() - begun < 10
    assert flat.answers() == text.answers()


@pytest.mark.parametrize("make", [hostile.deep, hostile.odd, hostile.covered])
def test_what_no_editor_makes_becomes_what_one_does(make: Callable[[UUID], bytes]) -> None:
    text, was = SharedText([make(QUESTION)]), SharedText([_list_of("Gåbuss").get_update()])
    text.update_to(was, JONAS)
    assert text.answers() == was.answers()


@pytest.mark.parametrize("seed", range(80))
def test_any_text_becomes_any_other(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # texts, not secrets
    then, fragment = _written(SARA)
    for _ in range(random.randint(0, 5)):
        _block(random, fragment, 0)
    now, fragment = _written(PETTER, then)
    for _ in range(random.randint(1, 4)):
        _change(random, fragment)
    text, update = _brought_back(now, then)
    assert not update or SharedText([now.get_update(), update]).answers() == text.answers()


def _block(random: Random, parent: XmlFragment | XmlElement, depth: int) -> None:
    kind = random.choice(["paragraph", "heading", "bullet_list", "blockquote", "next_step"]) if depth < 3 else "heading"
    attributes = {"level": random.choice("123")} if kind == "heading" else {}
    block = parent.children.insert(random.randint(0, len(parent.children)), XmlElement(kind, attributes))
    if kind == "next_step":
        for cell in ("who", "what", "by_when"):
            _say(random, block.children.append(XmlElement(cell)))
    elif kind in {"paragraph", "heading"}:
        _say(random, block)
        if random.random() < 0.2:
            block.children.append(XmlElement("hard_break"))
            _say(random, block)
    else:
        for _ in range(random.randint(1, 3)):
            inside = block if kind == "blockquote" else block.children.append(XmlElement("list_item"))
            _block(random, inside, depth + 1)


def _say(random: Random, parent: XmlElement) -> None:
    text = parent.children.append(XmlText(""))
    for _ in range(random.randint(0, 4)):
        text.insert(len(text), " ".join(random.choices(WORDS, k=3)) + " ", random.choice(MARKS))


def _change(random: Random, fragment: XmlFragment) -> None:
    place: XmlFragment | XmlElement | XmlText = fragment
    if not len(fragment.children) or random.random() < 0.3:
        _block(random, fragment, 0)
    elif random.random() < 0.4:
        del fragment.children[random.randrange(len(fragment.children))]
    else:
        while not isinstance(place, XmlText) and len(place.children):
            place = place.children[random.randrange(len(place.children))]
        if isinstance(place, XmlText):
            place.insert(random.choice([0, len(place)]), random.choice(WORDS) + " ", random.choice(MARKS))
