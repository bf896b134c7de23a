"""The summary as a file: every word once, under the right theme, question, round and group."""

import io
import re
from dataclasses import replace
from uuid import uuid4

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import paper, word
from exports.bylines import Bylines
from exports.group_summary import story
from exports.webpage import html
from facilitator.authorship import Writer
from facilitator.richtext import (
    Block,
    BulletList,
    Heading,
    Item,
    NextStep,
    NumberedList,
    Paragraph,
    Quote,
    Text,
    plain_lines,
)
from facilitator.sharedtext import SharedText
from facilitator.summary import GroupPeople, Summary
from facilitator.telling import Answer, Chapter, Commitment, Entry, Origin, Participant, Proposal
from models.vocabulary import ProposalPart
from tests.exports import samples
from tests.exports.reading import links_of, outline_of, sound, text_of
from tests.exports.samples import BOKMAAL, ID, said
from tests.facilitator import hostile
from ui.words import Words


def pdf(summary: Summary, words: Words) -> bytes:
    return sound(paper.render(story(summary, words), is_strict=True))


WRITERS = (Writer(uuid4(), "Sara Berg", 2), Writer(uuid4(), "Petter Vik", 6))


def chapter(title: str, *answers: Answer, track: int | None = None) -> Chapter:
    leader, note_taker = Participant("Jonas", "Kommune A"), Participant("Liv", "")
    return Chapter(ID, title, track, leader, note_taker, answers, ())


def a_summary(*chapters: Chapter, commitments: tuple[Commitment, ...] = ()) -> Summary:
    people = (Participant("Sara", "Kommune A"), Participant("Vera", "Bedrift B", deputy_for="Kari"))
    groups = (GroupPeople(1, "", people), GroupPeople(None, "", (Participant("Tuva", ""),)))
    absent = (Participant("Nils", "Bedrift C"),)
    return replace(samples.a_summary(*chapters, groups=groups, commitments=commitments), absent=absent)


def test_summary_opens_with_the_workshop_and_its_people() -> None:
    assert text_of(pdf(a_summary(), BOKMAAL)) == (
        "Oppsummering Nærmiljø 2030 Torsdag 6. mars 2031 kl. 09.00 Kulturhuset Deltakere Navn Kommer fra "
        "Gruppe 1 Sara Kommune A Vera (vara for Kari) Bedrift B Tuva Påmeldt, men ikke registrert: Nils (Bedrift C)."
    )


def test_answers_stand_under_theme_question_round_and_group() -> None:
    entries = (Entry(Origin(1, "", 1), (said("Trygge veier"),)), Entry(Origin(12, "Fjord", None), (said("Samlet"),)))
    file = pdf(a_summary(chapter("Trygg skolevei", Answer("Hva kan gjøres?", entries))), BOKMAAL)

    assert text_of(file).endswith(
        "Trygg skolevei Leder Jonas, Kommune A Referent Liv Hva kan gjøres? "
        "Gruppe 1 Runde 1 Trygge veier Fjord 12 Oppsummering Samlet"
    )
    assert outline_of(file) == [
        (0, "Nærmiljø 2030"),
        (1, "Deltakere"),
        (1, "Trygg skolevei"),
        (2, "Hva kan gjøres?"),
    ]


def test_proposals_stand_after_the_answers_with_what_was_merged_into_them() -> None:
    lamps = Proposal(Origin(2, "", 1), "Flere lamper", "", ((ProposalPart.WHAT, (said("Langs elva"),)),))
    kept = Proposal(
        Origin(1, "", 1),
        "Mer lys",
        "Trygg skolevei",
        ((ProposalPart.WHAT, (said("Ved skolen"),)), (ProposalPart.WHY, (said("Det er mørkt"),))),
        (lamps, replace(lamps, title="", answers=())),
    )
    answers = (Answer("Hva kan gjøres?", (Entry(Origin(1, "", 1), (said("Trygge veier"),)),)),)
    summary = a_summary(replace(chapter("Trygg skolevei", *answers), proposals=(kept, lamps)))
    file = pdf(summary, BOKMAAL)

    assert text_of(file).endswith(
        "Gruppe 1 Runde 1 Trygge veier Forslag Gruppe 1 Runde 1 Mer lys Gjør konkret: Trygg skolevei Hva Ved skolen "
        "Hvorfor Det er mørkt Slått sammen av «Flere lamper» og «Uten tittel». "
        "Flere lamper · Gruppe 2 · Runde 1 Hva Langs elva Uten tittel · Gruppe 2 · Runde 1 "
        "Gruppe 2 Runde 1 Flere lamper Hva Langs elva"
    )
    assert [title for level, title in outline_of(file) if level > 1] == ["Hva kan gjøres?", "Forslag"]
    lines = [each.text for each in Document(io.BytesIO(word.render(story(summary, BOKMAAL)))).paragraphs]
    assert [each for each in lines if each in {"Forslag", "Mer lys", "Flere lamper"}] == [
        "Forslag",
        "Mer lys",
        "Flere lamper",
    ]


def test_next_steps_are_collected_at_the_end() -> None:
    step = NextStep((Text("Sara"),), (Text("kaller inn"),), (Text("1. mai"),))
    commitment = Commitment("Trygg skolevei", 2, "Hvem gjør hva?", Origin(3, "", None), step)
    file = pdf(a_summary(chapter("Trygg skolevei", track=2), commitments=(commitment,)), BOKMAAL)

    assert text_of(file).endswith(
        "Spor 2 Trygg skolevei Leder Jonas, Kommune A Referent Liv Ingen svar er skrevet her. "
        "Neste steg Trygg skolevei, spor 2 Hvem gjør hva? Hvem Gjør hva Når "
        "Gruppe 3 Oppsummering Sara kaller inn 1. mai"
    )


def test_summary_before_the_end_says_when_it_was_made() -> None:
    text = text_of(pdf(replace(a_summary(), has_ended=False), BOKMAAL))

    assert "Laget torsdag 6. mars 2031 kl. 09.00, før verkstedet er slutt." in text


def test_one_theme_or_group_is_named() -> None:
    theme = replace(a_summary(), theme="Bolig for alle")
    group = replace(a_summary(), group_number=3)

    assert story(theme, BOKMAAL).title == "Oppsummering: Bolig for alle"
    assert "Nærmiljø 2030 Gruppe 3 Torsdag" in text_of(pdf(group, BOKMAAL))


def test_round_and_person_are_named_and_what_is_left_out_is_said() -> None:
    of_round = replace(a_summary(), theme="Bolig for alle", round_number=2)
    of_last = replace(a_summary(), round_number=0)
    of_sara = replace(a_summary(), person="Sara Berg", writers=WRITERS)

    assert story(of_round, BOKMAAL).title == "Oppsummering: Bolig for alle, Runde 2"
    assert "Nærmiljø 2030 Oppsummeringsrunden Torsdag" in text_of(pdf(of_last, BOKMAAL))
    text = text_of(pdf(of_sara, BOKMAAL))
    assert "Nærmiljø 2030 Sara Berg Torsdag" in text
    assert (
        "Bare avsnitt der Sara Berg har skrevet, er med. Navnet viser hvem som skrev eller sist flyttet teksten."
        in text
    )


def test_names_stand_before_what_each_has_written() -> None:
    blocks: tuple[Block, ...] = (
        Paragraph((Text("Vi vil ha ", author=0), Text("gode", bold=True, author=1), Text(" benker", author=0))),
        BulletList(
            (Item((Paragraph((Text("ly", author=0), Text("s", author=1))),)), Item((Paragraph((Text("tak"),)),)))
        ),
    )
    step = NextStep((Text("Petter", author=1),), (Text("ringer", author=1),), (Text("i mai", author=0),))
    entry, unsigned = Entry(Origin(1, "", 1), blocks), Entry(Origin(2, "", 2), (said("Ingen vet"),))
    commitment = Commitment("A", None, "Q", Origin(1, "", 1), step)
    read = a_summary(chapter("A", Answer("Q", (entry, unsigned))), commitments=(commitment,))

    signed, plain = pdf(replace(read, writers=WRITERS), BOKMAAL), pdf(read, BOKMAAL)

    assert (
        "Gruppe 1 Runde 1 Sara Berg: Vi vil ha Petter Vik: gode Sara Berg: benker • med Petter Vik: lys • Noen: tak "
        "Gruppe 2 Runde 2 Ingen vet" in text_of(signed)
    )
    assert text_of(signed).endswith("Petter Vik: Petter ringer Sara Berg: i mai")
    assert "Navnet viser" not in text_of(plain)
    assert "Vik:" not in text_of(plain)


_AUTHORS = st.lists(
    st.tuples(st.text("ab \n", max_size=6), st.sampled_from([None, 0, 1]), st.booleans()).filter(lambda each: each[0]),
    max_size=12,
)


@given(_AUTHORS)
def test_names_change_no_letter_and_stand_in_no_word(pieces: list[tuple[str, int | None, bool]]) -> None:
    line = tuple(Text(text, bold, author=author) for text, author, bold in pieces)
    spans = Bylines(WRITERS, "Noen", "med {name}:").spans(line)

    assert "".join(each.text for each in spans if not each.is_name) == "".join(each.text for each in line)
    hues = [(letter, each.hue) for each in spans if not each.is_name for letter in each.text]
    own = [WRITERS[each.author].hue if each.author is not None else None for each in line for _ in each.text]
    assert [hue for _, hue in hues] == own
    before, holds, named = " ", "", set[str]()
    for each in spans:
        if each.is_name:
            assert before.isspace()
            if each.text.startswith("med "):
                named.add(each.text.removeprefix("med "))
            else:
                holds = each.text
        else:
            who = f"{'Noen' if each.hue is None else next(w.name for w in WRITERS if w.hue == each.hue)}: "
            for letter in each.text:
                named = set() if letter.isspace() else named
                assert letter.isspace() or who == holds or who in named
                before = letter


def test_links_and_nested_lists_come_along() -> None:
    link = Paragraph((Text("Se "), Text("siden", link="https://example.org/x"), Text("!", bold=True, italic=True)))
    blocks: tuple[Block, ...] = (
        Heading(1, (Text("Først"),)),
        BulletList((Item((link, NumberedList((Item((said("under"),)),), 4))), Item((Quote((said("sagt"),)),)))),
    )
    file = pdf(a_summary(chapter("A", Answer("Q", (Entry(Origin(1, "", 2), blocks),)))), BOKMAAL)

    assert text_of(file).endswith("Gruppe 1 Runde 2 Først • Se siden! 4. under • sagt")
    assert links_of(file) == ["https://example.org/x"]


def blocks_of(words: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    line = st.lists(st.builds(Text, words, st.booleans(), st.booleans()), min_size=1, max_size=4).map(tuple)
    leaf: st.SearchStrategy[Block] = st.one_of(st.builds(Paragraph, line), st.builds(Heading, st.integers(1, 3), line))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(
                BulletList, st.lists(st.builds(Item, st.lists(inner, max_size=3).map(tuple)), max_size=3).map(tuple)
            ),
            st.builds(
                NumberedList,
                st.lists(st.builds(Item, st.lists(inner, max_size=3).map(tuple)), max_size=3).map(tuple),
                st.integers(0, 1000),
            ),
            st.builds(Quote, st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=15,
    )


def tokens_of(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [word for each in block.inlines for word in each.text.split() if word.startswith("ord")]
        case BulletList() | NumberedList():
            return [word for item in block.items for each in item.blocks for word in tokens_of(each)]
        case Quote():
            return [word for each in block.blocks for word in tokens_of(each)]
    return []


def test_group_is_one_cell_beside_its_people_and_nobody_else() -> None:
    told = story(a_summary(), BOKMAAL)

    assert '<th scope="row" rowspan="2" data-g="1">Gruppe <span class="chip">1</span></th><td>Sara' in html(told)
    assert "<tr><td>Vera (vara for Kari)</td>" in html(told)
    assert "<tr><td></td><td>Tuva</td>" in html(told)
    (table,) = Document(io.BytesIO(word.render(told))).tables
    groups = [row.cells[0].text.split() for row in table.rows]
    assert groups == [[], ["Gruppe", "1"], ["Gruppe", "1"], []]


@settings(max_examples=40, deadline=None)
@given(st.lists(blocks_of(st.integers(0, 10**9).map(lambda n: f" ord{n} ")), max_size=6).map(tuple))
def test_every_word_is_told_once_and_in_order(blocks: tuple[Block, ...]) -> None:
    text = text_of(pdf(a_summary(chapter("A", Answer("Q", (Entry(Origin(1, "", 1), blocks),)))), BOKMAAL))

    assert [word for word in text.split() if word.startswith("ord")] == [
        word for block in blocks for word in tokens_of(block)
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_set(text: str) -> None:
    entries = (Entry(Origin(1, text, 1), (said(text), Heading(2, (Text(text, link=text),)))),)
    read = replace(a_summary(chapter(text, Answer(text, entries))), title=text, place=text)

    assert pdf(read, BOKMAAL).startswith(b"%PDF")


@pytest.mark.parametrize("name", hostile.ALL)
def test_what_no_editor_makes_is_told_to_its_end(name: str) -> None:
    blocks = SharedText([hostile.ALL[name](ID)]).answer(ID)
    file = pdf(a_summary(chapter("A", Answer("Q", (Entry(Origin(1, "", 1), (*blocks, said("Slutt."))),)))), BOKMAAL)
    told = "".join(text_of(file).rpartition("Gruppe 1 Runde 1")[2].split())

    assert _unnumbered(told) == _unnumbered("".join("".join(plain_lines(blocks)).split())) + "Slutt."
    assert links_of(file) == []


def _unnumbered(text: str) -> str:
    return re.sub(r"[0-9]+\.", "", text)
