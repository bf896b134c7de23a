"""Rich text: what a browser sent is read without being believed."""

from uuid import uuid4

import pytest
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator.richtext import (
    DEEPEST,
    BulletList,
    Heading,
    Item,
    NextStep,
    Node,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    Text,
    count_words,
    plain_lines,
    read_blocks,
    safe_link,
)
from facilitator.sharedtext import SharedText


def node(name: str, *children: Node | Run | str, **attributes: str) -> Node:
    return Node(name, attributes, tuple(Run(each) if isinstance(each, str) else each for each in children))


def test_answer_keeps_headings_lists_quotes_and_marks() -> None:
    read = read_blocks(
        [
            node("heading", "Skolevei", level="2"),
            node("paragraph", Run("Gå ", {}), Run("trygt", {"bold": {}, "italic": {}})),
            node(
                "bullet_list",
                node("list_item", node("paragraph", "Gåbuss"), node("bullet_list", node("list_item", "Voksne bytter"))),
            ),
            node("ordered_list", node("list_item", node("paragraph", "Først")), order="3"),
            node("blockquote", node("paragraph", "Krysset er grunnen.")),
        ]
    )
    assert read == (
        Heading(2, (Text("Skolevei"),)),
        Paragraph((Text("Gå "), Text("trygt", bold=True, italic=True))),
        BulletList(
            (
                Item(
                    (
                        Paragraph((Text("Gåbuss"),)),
                        BulletList((Item((Paragraph((Text("Voksne bytter"),)),)),)),
                    )
                ),
            )
        ),
        NumberedList((Item((Paragraph((Text("Først"),)),)),), start=3),
        Quote((Paragraph((Text("Krysset er grunnen."),)),)),
    )
    assert plain_lines(read) == ["Skolevei", "Gå trygt", "Gåbuss", "Voksne bytter", "Først", "Krysset er grunnen."]
    assert count_words(read) == 10


def test_unknown_nodes_give_up_their_text_alone() -> None:
    assert read_blocks(
        [node("script", node("iframe", "Bilfri gate")), node("paragraph", node("blink", "om morgenen"))]
    ) == (
        Paragraph((Text("Bilfri gate"),)),
        Paragraph((Text("om morgenen"),)),
    )


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://kommune-a.example/plan?x=1", True),
        ("mailto:post@kommune-a.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("//kommune-a.example", False),
        ("http://[", False),
    ],
)
def test_links_lead_only_to_the_web_or_to_mail(address: str, *, kept: bool) -> None:
    assert safe_link(address) == (address if kept else None)


def test_deep_nesting_is_laid_flat_with_its_text() -> None:
    deep: Node | Run = Run("Innerst")
    for _ in range(5000):
        deep = Node("blockquote", {}, (deep,))
    blocks = read_blocks([deep])
    assert plain_lines(blocks) == ["Innerst"]
    depth = 0
    while isinstance(blocks[0], Quote):
        depth, blocks = depth + 1, blocks[0].blocks
    assert depth == DEEPEST


def test_control_characters_and_empty_blocks_are_left_out() -> None:
    assert read_blocks(
        [node("paragraph", "\x00Ta\x1fvle\ufffe"), node("paragraph", "  "), node("bullet_list", node("list_item"))]
    ) == (Paragraph((Text("Tavle"),)),)


def test_line_break_is_a_newline() -> None:
    assert plain_lines(read_blocks([node("paragraph", "én", node("hard_break"), "to")])) == ["én", "to"]


def test_next_step_has_who_what_and_when() -> None:
    step = node("next_step", node("who", "Kommune A"), node("what", "kaller inn"), node("by_when", "1. mai"))
    assert read_blocks([step, node("next_step", node("who"))]) == (
        NextStep((Text("Kommune A"),), (Text("kaller inn"),), (Text("1. mai"),)),
    )


def test_answer_is_read_from_a_shared_document() -> None:
    question = uuid4()
    doc: Doc[XmlFragment] = Doc()
    fragment = doc.get(str(question), type=XmlFragment)
    paragraph = fragment.children.append(XmlElement("paragraph"))
    text = paragraph.children.append(XmlText("Les "))
    text.insert(4, "planen", {"link": {"href": "https://plan.example"}})
    shared = SharedText([doc.get_update()])
    assert shared.answer(question) == (Paragraph((Text("Les "), Text("planen", link="https://plan.example"))),)
    assert shared.answer(uuid4()) == ()
