"""Who wrote what: exact to the letter, named to those who may know, and not to be forged."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText, merge_updates

from facilitator import authorship, clock, forms, people, retention, stage, summary, textlog, writing
from facilitator.access import ByPerson
from facilitator.errors import Conflict, NotAllowed, NotFound
from facilitator.judging import Receipt
from facilitator.richtext import Block, BulletList, Heading, Inlines, NumberedList, Paragraph, Quote, Text, plain
from facilitator.sharedtext import SharedText
from facilitator.updates import signed
from models import Author, Document, Meeting, Person, Workshop
from tests.builders import Made, a_workshop, come_in
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round
from tests.facilitator.writing_down import bullets, write_down

QUESTION = UUID("11111111-1111-4111-8111-111111111111")
CLIENTS = (7, 4242, 2**32 - 1)


# ---- Whose each letter is ------------------------------------------------------------------------------------------


def _lines(blocks: tuple[Block, ...]) -> list[Inlines]:
    found: list[Inlines] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found.append(block.inlines)
            case Quote():
                found += _lines(block.blocks)
            case BulletList() | NumberedList():
                found += [line for item in block.items for line in _lines(item.blocks)]
    return found


def _texts(parent: XmlFragment | XmlElement) -> list[XmlText]:
    return [
        text
        for child in parent.children
        for text in ([child] if isinstance(child, XmlText) else _texts(child) if isinstance(child, XmlElement) else [])
    ]


class Writer:
    """Somebody's browser, in whose text every letter tells who typed it: each writes with letters of their own."""

    def __init__(self, client_id: int, letters: str) -> None:
        self.doc: Doc[XmlFragment] = Doc(client_id=client_id)
        self.letters = letters

    @property
    def fragment(self) -> XmlFragment:
        """The answer that all write."""
        return self.doc.get(str(QUESTION), type=XmlFragment)

    def do(self, kind: int, where: int, length: int) -> None:
        """Do one thing somewhere."""
        texts = _texts(self.fragment)
        if kind == 0 or not texts:
            parent: XmlFragment | XmlElement = self.fragment
            if where % 3 == 0:
                parent = parent.children.append(XmlElement("bullet_list")).children.append(XmlElement("list_item"))
            parent.children.append(XmlElement("paragraph")).children.append(XmlText(self._said(where, length)))
            return
        text = texts[where % len(texts)]
        places = [0]
        for letter in "".join(piece for piece, _ in text.diff()):
            places.append(places[-1] + len(letter.encode()))
        at = where * 31 % len(places)
        end = min(at + length, len(places) - 1)
        if kind == 1:
            text.insert(places[at], self._said(where, length))
        elif end > at and kind == 2:
            del text[places[at] : places[end]]
        elif end > at:
            styles: list[dict[str, Any]] = [{"bold": {}}, {"bold": None}, {"italic": {}}]
            text.format(places[at], places[end], styles[where % 3])

    def _said(self, where: int, length: int) -> str:
        return "".join(self.letters[(where + number) % len(self.letters)] for number in range(length))


_DOINGS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 200), st.integers(1, 12), st.booleans()), max_size=40
)


@given(_DOINGS)
@settings(deadline=None)
def test_every_letter_is_by_whoever_typed_it(doings: list[tuple[int, int, int, int, bool]]) -> None:
    writers = [Writer(*each) for each in zip(CLIENTS, ("aæ😀 ", "bøé ", "cå🏳️‍🌈 "), strict=True)]
    typed = {letter: client for writer, client in zip(writers, CLIENTS, strict=True) for letter in writer.letters}
    log = SharedText()
    for who, kind, where, length, is_met in doings:
        writer = writers[who]
        before = writer.doc.get_state()
        writer.do(kind, where, length)
        log.apply(writer.doc.get_update(before))
        if is_met:
            for each in writers:
                each.doc.apply_update(log.missing_from(each.doc.get_state()))

    answers, unsigned = log.answers({client: client for client in CLIENTS}), log.answers()

    found = [(letter, run.author) for line in _lines(answers.get(QUESTION, ())) for run in line for letter in run.text]
    # A space is in everybody's letters, and so tells nobody apart.
    assert [each for each in found if each[0] != " "] == [
        (letter, typed[letter]) for letter, _ in found if letter != " "
    ]
    assert all(author in CLIENTS for _, author in found)
    lines = [plain(line) for line in _lines(unsigned.get(QUESTION, ()))]
    assert [plain(line) for line in _lines(answers.get(QUESTION, ()))] == lines
    assert log.answers({}) == unsigned


def test_text_is_merged_by_style_and_author() -> None:
    writer = Writer(7, "a")
    writer.fragment.children.append(XmlElement("paragraph")).children.append(XmlText("Mer lys langs elva"))
    other: Doc[XmlFragment] = Doc(client_id=8)
    other.apply_update(writer.doc.get_update())
    text = _texts(other.get(str(QUESTION), type=XmlFragment))[0]
    text.insert(len("Mer "), "godt ")
    text.format(0, len("Mer godt"), {"bold": {}})
    log = SharedText([other.get_update()])

    signed_by_both = log.answers({7: 0, 8: 1})[QUESTION]
    by_one_person = log.answers({7: 0, 8: 0})[QUESTION]

    assert signed_by_both == (
        Paragraph(
            (
                Text("Mer ", bold=True, author=0),
                Text("godt", bold=True, author=1),
                Text(" ", author=1),
                Text("lys langs elva", author=0),
            )
        ),
    )
    assert by_one_person == (Paragraph((Text("Mer godt", bold=True, author=0), Text(" lys langs elva", author=0))),)
    assert log.answer(QUESTION) == (Paragraph((Text("Mer godt", bold=True), Text(" lys langs elva"))),)


def test_line_break_goes_with_the_passage_before_it() -> None:
    writer = Writer(7, "a")
    paragraph = writer.fragment.children.append(XmlElement("paragraph"))
    for child in (XmlText("Mer"), XmlElement("hard_break"), XmlText("lys")):
        paragraph.children.append(child)

    assert SharedText([writer.doc.get_update()]).answers({7: 3})[QUESTION] == (
        Paragraph((Text("Mer\nlys", author=3),)),
    )


def test_more_writers_than_there_are_marks_leave_the_rest_unknown() -> None:
    writer, last = Writer(7, "a"), Writer(2**32 - 1, "b")
    writer.do(0, 1, 3)
    last.doc.apply_update(writer.doc.get_update())
    last.do(0, 1, 3)

    answers = SharedText([last.doc.get_update()]).answers(
        {7: 0, 2**32 - 1: 70_000} | {10 + n: n for n in range(1, 70_000)}
    )

    assert [[each.author for each in line] for line in _lines(answers[QUESTION])] == [[0], [None]]


def test_signed_update_has_the_shape_of_the_other() -> None:
    writer = Writer(7, "æ😀")
    writer.do(0, 0, 300)
    data = writer.doc.get_update()

    other: Doc[XmlFragment] = Doc()
    other.apply_update(signed(data, {7: "ﾂ"}, " "))

    assert other.get_state() == writer.doc.get_state()
    assert str(other.get(str(QUESTION), type=XmlFragment)) == (
        f"<bullet_list><list_item><paragraph>{'ﾂ' * 450}</paragraph></list_item></bullet_list>"
    )


# ---- Who may know --------------------------------------------------------------------------------------------------


@pytest.fixture
async def made(database: Path, morning: object) -> Made:
    """A workshop in its second round; in each meeting somebody of the group and its leader wrote."""
    made = await a_workshop()
    await stage.start(made.workshop_id, by=made.by)
    while (here := (await Workshop.get(id=made.workshop_id)).current_item_id) != made.rounds[1]:
        await stage.next_step(made.workshop_id, by=made.by, seen=here)
    for meeting in await Meeting.filter(workshop_id=made.workshop_id, opened_at__isnull=False):
        group = made.groups.index(meeting.group_id)
        leader = made.leaders[made.themes.index(meeting.theme_id)]
        for person_id in (made.people[group], leader):
            name = (await Person.get(id=person_id)).name
            await write_down(meeting.id, QUESTION, f"Av {name}", person_id=person_id)
    return made


async def _known_to(by: ByPerson, meeting: Meeting) -> set[str]:
    return {each.name for each in (await authorship.read_authors(meeting.id, by=by)).values() if each}


async def test_persons_are_known_to_those_who_were_there(made: Made) -> None:
    own = await Meeting.get(item_id=made.rounds[1], group_id=made.groups[0])
    earlier = await Meeting.get(item_id=made.rounds[0], theme_id=own.theme_id).prefetch_related("group")
    there = made.themes.index(own.theme_id)
    leader = (await Person.get(id=made.leaders[there])).name
    before = (await Person.get(id=made.people[earlier.group.number - 1])).name
    sara, leads = await come_in(made.people[0]), await come_in(made.leaders[there])
    elsewhere = await come_in(made.leaders[there - 1])

    assert await _known_to(sara, own) == {"Sara", leader}
    assert await authorship.read_authors(earlier.id, by=sara) == {}
    assert await _known_to(leads, earlier) == {before, leader}
    for each in (own, earlier):
        with pytest.raises(NotFound):
            await authorship.read_authors(each.id, by=elsewhere)
    assert await authorship.read_authors(own.id, by=made.by) != {}


async def test_authors_have_the_name_and_colour_that_their_carets_have(made: Made) -> None:
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[0])
    await Person.filter(id=made.people[0]).update(deputy_name="Vera", deputy_came=True)

    found = [each for each in (await authorship.read_authors(meeting.id, by=made.by)).values() if each]

    assert ("Vera", made.people[0].int % 8 + 1) in {(each.name, each.hue) for each in found}


async def test_people_of_the_same_name_are_told_apart_by_where_they_are_from(made: Made) -> None:
    await Person.filter(id=made.people[1]).update(deputy_name="Sara", deputy_came=True)

    names = [each.name for each in await authorship.read_writers(made.workshop_id, by=made.by)]

    assert [each for each in names if each.startswith("Sara")] == ["Sara, Kommune A", "Sara, Kommune B"]


async def test_who_only_opened_an_editor_wrote_nothing(made: Made) -> None:
    document = await Document.all().first()
    assert document is not None
    await Author.create(document=document, client_id=99, person_id=made.people[7])

    names = {each.name for each in await authorship.read_writers(made.workshop_id, by=made.by)}

    assert names == {"Sara", "Kari", "Ali", "Berit", "Jonas", "Petter", "Ingrid", "Amal"}


# ---- In the summary ------------------------------------------------------------------------------------------------


def _runs(read: summary.Summary) -> list[Text]:
    return [
        run
        for chapter in read.chapters
        for answer in chapter.answers
        for entry in answer.entries
        for line in _lines(entry.blocks)
        for run in line
    ]


def _told(read: summary.Summary) -> set[tuple[str, str | None]]:
    return {
        (run.text, read.writers[run.author].name if read.writers and run.author is not None else None)
        for run in _runs(read)
    }


@pytest.fixture
async def asked(made: Made) -> Made:
    """The same, with the answers under a question of the form."""
    question = (await forms.list_questions(made.workshop_id, by=made.by))[0]
    for meeting in await Meeting.filter(workshop_id=made.workshop_id, opened_at__isnull=False):
        group = made.groups.index(meeting.group_id)
        for person_id in (made.people[group], made.leaders[made.themes.index(meeting.theme_id)]):
            name = (await Person.get(id=person_id)).name
            await write_down(meeting.id, question.id, f"Av {name}", person_id=person_id)
    return made


async def test_summary_names_persons_only_when_asked(asked: Made) -> None:
    plain_one = await summary.read_summary(asked.workshop_id, by=asked.by)
    signed_one = await summary.read_summary(asked.workshop_id, by=asked.by, authors=True)

    assert plain_one.writers is None
    assert {name for _, name in _told(plain_one)} == {None}
    assert {(text, f"Av {name}") for text, name in _told(signed_one)} == {(text, text) for text, _ in _told(plain_one)}


async def test_summary_of_a_round_or_a_person_has_that_and_nothing_else(asked: Made) -> None:
    of_round = await summary.read_summary(asked.workshop_id, by=asked.by, round_id=asked.rounds[1])
    of_sara = await summary.read_summary(asked.workshop_id, by=asked.by, writer_id=asked.people[0])

    assert of_round.round_number == 2
    assert {entry.origin.round_number for c in of_round.chapters for a in c.answers for entry in a.entries} == {2}
    assert of_sara.person == "Sara"
    assert _told(of_sara) == {("Av Sara", "Sara")}
    for strange in ({"round_id": uuid4()}, {"writer_id": uuid4()}):
        with pytest.raises(NotFound):
            await summary.read_summary(asked.workshop_id, by=asked.by, **strange)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match="nothing_in_choice"):
        await summary.read_summary(asked.workshop_id, by=asked.by, writer_id=asked.people[7])


async def test_participant_is_told_no_names_of_other_groups(asked: Made) -> None:
    sara = await come_in(asked.people[0])
    own = await Meeting.filter(group_id=asked.groups[0], opened_at__isnull=False)
    leaders = {(await Person.get(id=asked.leaders[asked.themes.index(each.theme_id)])).name for each in own}

    read = await summary.read_summary(asked.workshop_id, by=sara, authors=True)

    assert {name for _, name in _told(read)} == {"Sara", *leaders, None}
    assert {each.name for each in read.writers or ()} == {"Sara", *leaders}
    unknown = {text for text, name in _told(read) if name is None}
    assert len(unknown) == 2  # the group before hers, in the theme that she has now, and its leader
    for number in (1, 2, 3):
        with pytest.raises(NotFound):
            await summary.read_summary(asked.workshop_id, by=sara, writer_id=asked.people[number])


async def test_persons_own_items_of_a_list_are_told_and_not_the_others(asked: Made) -> None:
    meeting = await Meeting.get(item_id=asked.rounds[0], group_id=asked.groups[0])
    question = (await forms.list_questions(asked.workshop_id, by=asked.by))[0]
    await write_down(meeting.id, question.id, bullets("Benker", "Lys"), person_id=asked.people[4])

    read = await summary.read_summary(asked.workshop_id, by=asked.by, writer_id=asked.people[4])

    assert [run.text for run in _runs(read)] == ["Benker", "Lys"]


async def test_no_name_is_left_when_personal_data_is_deleted(asked: Made) -> None:
    meetings = await Meeting.filter(workshop_id=asked.workshop_id, opened_at__isnull=False)
    await people.remove(asked.people[0], by=asked.by)
    own = next(each for each in meetings if each.group_id == asked.groups[0])
    assert None in (await authorship.read_authors(own.id, by=asked.by)).values()
    clock.advance(timedelta(days=92))
    await retention.delete_due()

    assert [await authorship.read_authors(each.id, by=asked.by) for each in meetings] == [{}] * len(meetings)
    assert await authorship.read_writers(asked.workshop_id, by=asked.by) == []
    read = await summary.read_summary(asked.workshop_id, by=asked.by, authors=True)
    assert read.writers == ()
    assert {run.author for run in _runs(read)} == {None}


# ---- It can't be forged --------------------------------------------------------------------------------------------


@pytest.fixture
async def scene(database: Path, morning: object) -> AsyncIterator[Scene]:
    found = await first_round()
    writing.open_rooms(grace_seconds=120)
    yield found
    await writing.close_rooms()


async def test_text_of_another_hidden_in_a_merged_update_is_refused_whole(scene: Scene) -> None:
    jonas, sara = Pen(client_id=41), Pen(client_id=42)
    entry = await jonas.enter(scene.meeting, scene.jonas)
    await sara.enter(scene.meeting, scene.sara)
    forged = merge_updates(jonas.write(scene.question, "Av Jonas"), sara.write(scene.question, "Ikke av Sara"))

    with pytest.raises(NotAllowed, match="text_of_another"):
        await writing.write(entry.room, forged, by=scene.jonas)

    assert await log_lines(scene.meeting, scene.question) == []


async def test_text_is_not_hung_on_what_another_has_written(scene: Scene) -> None:
    sara, forger = Pen(client_id=42), Pen(client_id=42)
    entry = await sara.enter(scene.meeting, scene.sara)
    first = sara.write(scene.question, "Av Sara")
    await sara.send(first, scene.sara)
    forger.doc.apply_update(first)
    more = forger.write(scene.question, "Ikke av Sara")

    # As it is, behind what is known, and with what is known of Sara before it.
    for forged in (more, forger.doc.get_update()):
        with pytest.raises(NotAllowed, match="text_of_another"):
            await writing.write(entry.room, forged, by=scene.jonas)
    assert await log_lines(scene.meeting, scene.question) == ["Av Sara"]


@pytest.mark.parametrize("content", [b"\x00\x05", b"\x0a\x05"], ids=["collected", "skipped"])
async def test_what_was_collected_or_skipped_takes_nobodys_id(scene: Scene, content: bytes) -> None:
    sara, jonas = Pen(client_id=42), Pen(client_id=41)
    await sara.enter(scene.meeting, scene.sara)
    entry = await jonas.enter(scene.meeting, scene.jonas)
    forged = b"\x01\x01\x2a\x00" + content + b"\x00"

    if content[0] == 0:
        with pytest.raises(NotAllowed, match="text_of_another"):
            await writing.write(entry.room, forged, by=scene.jonas)
    else:
        assert await writing.write(entry.room, forged, by=scene.jonas) is Receipt.SAVED  # it says nothing at all

    assert entry.room.clocks.get(42) is None
    assert await sara.send(sara.write(scene.question, "Av Sara"), scene.sara) is Receipt.SAVED
    assert await _names(scene, by=scene.jonas) == [("Av Sara", "Sara")]


async def test_other_words_for_what_is_known_change_nothing(scene: Scene) -> None:
    sara = Pen(client_id=42)
    entry = await sara.enter(scene.meeting, scene.sara)
    said = sara.write(scene.question, "Jeg er for")
    await sara.send(said, scene.sara)

    await writing.write(entry.room, said.replace(b"Jeg er for", b"Jeg er mot"), by=scene.jonas)

    assert await _names(scene, by=scene.jonas) == [("Jeg er for", "Sara")]


async def test_client_id_of_who_was_removed_is_taken_over_by_nobody(scene: Scene) -> None:
    sara = Pen(client_id=42)
    entry = await sara.enter(scene.meeting, scene.sara)
    await sara.send(sara.write(scene.question, "Av Sara"), scene.sara)
    await people.remove(scene.sara.person_id, by=scene.made.by)
    more = sara.write(scene.question, "Ikke av Jonas")

    # While the room remembers whose it was, and when it is read anew.
    for _time in range(2):
        with pytest.raises(Conflict, match="client_id_taken"):
            await Pen(client_id=42).enter(scene.meeting, scene.jonas)
        with pytest.raises(NotAllowed, match="text_of_another"):
            await writing.offer(scene.meeting, more, by=scene.jonas)
        writing.leave(entry.room)
        await writing.close_rooms()
        writing.open_rooms()
        entry = await Pen(client_id=43).enter(scene.meeting, scene.jonas)
    assert await log_lines(scene.meeting, scene.question) == ["Av Sara"]
    assert (await authorship.read_authors(scene.meeting, by=scene.jonas))[42] is None


async def _names(scene: Scene, by: ByPerson) -> list[tuple[str, str]]:
    """What was written under the scene's question, and by whom, as the log has it."""
    authors = await authorship.read_authors(scene.meeting, by=by)
    writers = sorted({each.name for each in authors.values() if each})
    numbers = {client: writers.index(each.name) for client, each in authors.items() if each}
    document = await Document.get(meeting_id=scene.meeting)
    text = (await textlog.read_texts([document.id]))[document.id]
    blocks = text.answers(numbers)[scene.question]
    return [
        (run.text, writers[run.author] if run.author is not None else "") for line in _lines(blocks) for run in line
    ]
