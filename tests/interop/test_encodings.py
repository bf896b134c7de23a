"""What only the real Yjs makes: its edits and its ways to write them down, as they come to the log and out of it."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from facilitator import writing
from facilitator.judging import Receipt
from facilitator.updates import lacks, read_state, read_update
from facilitator.writing import Malformed
from models import DocumentUpdate
from tests.facilitator.pens import log_lines
from tests.facilitator.scenes import Scene, first_round
from tests.interop.yjs import Peer, Yjs

TYPE = "const p = new Y.XmlElement('paragraph'); p.insert(0, [new Y.XmlText({text})]); body.push([p])"


class Desk:
    """A peer with the scene's document open, by the rules that a socket keeps."""

    def __init__(self, scene: Scene, peer: Peer, who: str = "sara") -> None:
        self.scene = scene
        self.peer = peer
        self.by = scene.sara if who == "sara" else scene.jonas
        self.entry: writing.Entry | None = None

    async def enter(self) -> writing.Entry:
        """Open the document, as on every connection; says what the server has."""
        peer = self.peer
        self.entry = await writing.enter(self.scene.meeting, by=self.by, state=peer.state(), client_id=peer.client_id)
        peer.apply(self.entry.update)
        return self.entry

    async def send(self, update: bytes) -> Receipt:
        """Hand in an update."""
        assert self.entry is not None
        return await writing.write(self.entry.room, update, by=self.by)


@pytest.fixture
async def scene(database: Path, morning: object) -> AsyncIterator[Scene]:
    found = await first_round()
    writing.open_rooms(grace_seconds=120)
    yield found
    await writing.close_rooms()


@pytest.fixture
async def desk(scene: Scene, yjs: Yjs) -> Desk:
    """Sara's, open."""
    desk = Desk(scene, yjs.peer())
    await desk.enter()
    return desk


async def _newcomer(scene: Scene, yjs: Yjs) -> Peer:
    """Somebody who gets all that the server has."""
    newcomer = Desk(scene, yjs.peer(), "jonas")
    await newcomer.enter()
    return newcomer.peer


async def test_marks_links_and_lists_come_back_as_they_were(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    code = """
        const text = new Y.XmlText("Gåbuss til skolen")
        const paragraph = new Y.XmlElement("paragraph")
        paragraph.insert(0, [text])
        const item = new Y.XmlElement("list_item"), list = new Y.XmlElement("ordered_list")
        list.setAttribute("order", 3)
        item.insert(0, [paragraph])
        list.insert(0, [item])
        body.push([list])
        text.format(0, 6, {strong: {}})
        text.format(3, 8, {em: {}, link: {href: "https://plan.example/?a=å", title: null}})
        text.format(4, 2, {em: null})
    """
    assert await desk.send(desk.peer.change(scene.question, code)) is Receipt.SAVED
    newcomer = await _newcomer(scene, yjs)
    assert newcomer.shown(scene.question) == desk.peer.shown(scene.question)
    assert newcomer.state() == desk.peer.state()
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss til skolen"]


@pytest.mark.parametrize(
    "code",
    [
        "body.push([new Y.XmlText()]); body.get(0).insertEmbed(0, {image: 'x'})",
        "doc.getMap('m').set('under', new Y.Doc())",
        "doc.getArray('a').push([new Y.Doc()])",
        "doc.getArray('a').push([new Uint8Array([1, 2, 3])])",
        "doc.getMap('m').set('liste', new Y.Array())",
        "doc.getMap('m').set('kart', new Y.Map())",
        "doc.getMap('m').set('tekst', new Y.Text('x'))",
        "body.push([new Y.XmlHook('krok')])",
        "const p = new Y.XmlElement('paragraph'); p.setAttribute('x', new Y.Map()); body.push([p])",
    ],
)
async def test_what_no_form_holds_is_refused(scene: Scene, desk: Desk, code: str) -> None:
    with pytest.raises(Malformed):
        await desk.send(desk.peer.change(scene.question, code))
    assert await DocumentUpdate.all().count() == 0


async def test_text_is_split_and_deleted_across_clients(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    other = Desk(scene, yjs.peer(), "jonas")
    await desk.send(desk.peer.write(scene.question, "Gåbuss til skolen", "Lavere fart"))
    await other.enter()
    between = other.peer.change(scene.question, "body.get(0).get(0).insert(7, 'hver dag ')")
    gone = desk.peer.change(scene.question, "body.get(0).get(0).delete(3, 9); body.delete(1, 1)")
    assert [await other.send(between), await desk.send(gone)] == [Receipt.SAVED] * 2
    other.peer.apply(gone)
    desk.peer.apply(between)
    assert desk.peer.shown(scene.question) == other.peer.shown(scene.question)
    over_both = other.peer.change(scene.question, "body.get(0).get(0).delete(1, 9)")
    assert await other.send(over_both) is Receipt.SAVED
    desk.peer.apply(over_both)
    assert await log_lines(scene.meeting, scene.question) == [desk.peer.text(scene.question)]
    assert (await _newcomer(scene, yjs)).shown(scene.question) == desk.peer.shown(scene.question)


async def test_document_whose_deleted_parts_were_thrown_away_is_known_again(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    """A browser that comes back sends its whole document, with what was deleted as a length and no more."""
    await desk.send(desk.peer.write(scene.question, "bort", "blir"))
    await desk.send(desk.peer.change(scene.question, "body.delete(0, 1)"))
    whole = desk.peer.missing_from()
    assert b"bort" not in whole
    assert await desk.send(whole) is Receipt.SAVED
    assert await DocumentUpdate.all().count() == 2
    hoarder = yjs.peer(gc=False)
    hoarder.apply(desk.entry.update if desk.entry else b"")
    hoarder.apply(whole)
    assert await desk.send(hoarder.missing_from()) is Receipt.SAVED
    assert (await _newcomer(scene, yjs)).shown(scene.question) == "<paragraph>blir</paragraph>"


async def test_text_that_was_written_and_deleted_before_it_was_sent_leaves_no_gap(
    scene: Scene, desk: Desk, yjs: Yjs
) -> None:
    desk.peer.write(scene.question, "aldri sendt")
    desk.peer.erase(scene.question)
    desk.peer.write(scene.question, "sendt")
    assert await desk.send(desk.peer.missing_from()) is Receipt.SAVED
    assert (await _newcomer(scene, yjs)).state() == desk.peer.state()
    assert await log_lines(scene.meeting, scene.question) == ["sendt"]


async def test_undo_and_redo_come_as_new_text(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    other = Desk(scene, yjs.peer(), "jonas")
    await desk.send(desk.peer.write(scene.question, "først"))
    desk.peer.follow(scene.question)
    await other.enter()
    for edit in (
        desk.peer.change(scene.question, TYPE.format(text="'min'")),
        desk.peer.change(scene.question, "body.delete(0, 1)"),
    ):
        assert await desk.send(edit) is Receipt.SAVED
        other.peer.apply(edit)
    theirs = other.peer.write(scene.question, "deres")
    assert await other.send(theirs) is Receipt.SAVED
    desk.peer.apply(theirs)
    for undone in (desk.peer.undo(), desk.peer.undo(), desk.peer.redo()):
        assert await desk.send(undone) is Receipt.SAVED
        other.peer.apply(undone)
    assert await log_lines(scene.meeting, scene.question) == ["først", "min", "deres"]
    assert other.peer.shown(scene.question) == desk.peer.shown(scene.question)


@pytest.mark.parametrize(
    "edit",
    [
        "body.get(0).get(0).insert(2, 'x')",
        "body.get(0).get(0).delete(2, 1)",
        "body.get(0).get(0).delete(1, 1)",
        "body.get(0).get(0).format(1, 1, {strong: {}})",
    ],
)
@pytest.mark.parametrize("when", ["in time", "late"])
async def test_who_cuts_a_character_in_two_is_refused(scene: Scene, desk: Desk, yjs: Yjs, edit: str, when: str) -> None:
    """No browser does; what is behind the cut would be lost to all who come later."""
    if when == "in time":
        await desk.send(desk.peer.write(scene.question, "a😀b", "etter"))
    else:
        await scene.to_round(2)
        assert await desk.send(desk.peer.write(scene.question, "a😀b", "etter")) is Receipt.LATE
    with pytest.raises(Malformed):
        await desk.send(desk.peer.change(scene.question, edit))
    newcomer = await _newcomer(scene, yjs)
    lines = [] if when == "late" else ["a😀b", "etter"]
    assert await log_lines(scene.meeting, scene.question) == lines
    assert newcomer.text(scene.question) == "".join(lines)


async def test_cut_is_found_in_what_was_read_from_the_log(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    update = desk.peer.write(scene.question, "a😀b")
    await desk.send(update)
    await writing.close_rooms()
    writing.open_rooms()
    again = Desk(scene, yjs.peer())
    await again.enter()
    with pytest.raises(Malformed):
        await again.send(again.peer.change(scene.question, "body.get(0).get(0).insert(2, 'x')"))
    beside = Desk(scene, yjs.peer())
    await beside.enter()
    edit = "body.get(0).get(0).insert(1, 'x'); body.get(0).get(0).insert(4, 'y'); body.get(0).get(0).delete(2, 2)"
    assert await beside.send(beside.peer.change(scene.question, edit)) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["axyb"]


async def test_character_that_came_in_two_halves_harms_nothing(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    """Some keyboards send them one by one; whole again, the character is known to be half here."""
    for half in ("\\ud83d", "\\ude00"):
        edit = desk.peer.change(
            scene.question,
            "if (!body.length) { const p = new Y.XmlElement('paragraph'); p.insert(0, [new Y.XmlText('a')]); "
            f"body.push([p]) }}; const text = body.get(0).get(0); text.insert(text.length, '{half}')",
        )
        assert await desk.send(edit) is Receipt.SAVED
        assert await desk.send(desk.peer.missing_from()) in {Receipt.SAVED, Receipt.MISSING}
    assert await desk.send(desk.peer.write(scene.question, "videre")) is Receipt.SAVED
    newcomer = await _newcomer(scene, yjs)
    assert newcomer.state() == desk.peer.state()
    assert newcomer.text(scene.question) == "a\ufffd\ufffdvidere"
    assert await log_lines(scene.meeting, scene.question) == ["a\ufffd\ufffd", "videre"]


async def test_merged_updates_count_as_one_and_one_with_a_hole_as_missing(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    one, two, three = (desk.peer.write(scene.question, each) for each in ("en", "to", "tre"))
    holed = yjs.merge(one, three)
    assert await desk.send(holed) is Receipt.MISSING
    assert await DocumentUpdate.all().count() == 0
    assert await desk.send(yjs.merge(three, one, two)) is Receipt.SAVED
    assert await desk.send(holed) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["en", "to", "tre"]
    assert await DocumentUpdate.all().count() == 1


async def test_difference_to_a_state_is_all_that_is_lacking(scene: Scene, desk: Desk, yjs: Yjs) -> None:
    assert await desk.send(desk.peer.write(scene.question, "en")) is Receipt.SAVED
    known = (await desk.enter()).state
    desk.peer.write(scene.question, "to")
    desk.peer.change(scene.question, "body.get(0).get(0).insert(2, ' og')")
    whole = desk.peer.missing_from()
    beyond = yjs.diff(whole, known)
    assert len(beyond) < len(whole)
    assert read_state(yjs.state_of(whole)) == read_state(desk.peer.state())
    assert await desk.send(beyond) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["en og", "to"]


async def test_text_that_waits_in_a_browser_for_text_of_another_goes_along_and_is_known(
    scene: Scene, desk: Desk, yjs: Yjs
) -> None:
    other = Desk(scene, yjs.peer(), "jonas")
    await other.enter()
    first, second = other.peer.write(scene.question, "en"), other.peer.write(scene.question, "to")
    assert [await other.send(first), await other.send(second)] == [Receipt.SAVED] * 2
    desk.peer.apply(second)
    assert desk.peer.waits
    mine = desk.peer.write(scene.question, "mitt")
    # Yjs hands on what waits together with what it has.
    assert b"mitt" in mine
    assert b"to" in desk.peer.missing_from()
    assert await desk.send(desk.peer.missing_from()) is Receipt.SAVED
    await desk.enter()
    assert not desk.peer.waits
    assert sorted(await log_lines(scene.meeting, scene.question)) == ["en", "mitt", "to"]


@pytest.mark.parametrize("client_id", [1, 127, 128, 2**31, 2**32 - 1])
async def test_client_ids_of_every_length_are_read(scene: Scene, yjs: Yjs, client_id: int) -> None:
    desk = Desk(scene, yjs.peer(client_id))
    await desk.enter()
    update = desk.peer.write(scene.question, "blåbær 𝄞")
    read = read_update(update)
    assert read.brings.ends() == read_state(desk.peer.state()) == {client_id: 11}
    assert (read.characters, lacks(read, {})) == (8, False)
    assert await desk.send(update) is Receipt.SAVED


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_three_browsers_do_all_end_up_with_what_the_log_has(scene: Scene, yjs: Yjs, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # what happens must happen again with the same seed
    desks = [Desk(scene, yjs.peer(), who) for who in ("sara", "jonas", "sara")]
    for each in desks:
        await each.enter()
        each.peer.follow(scene.question)
    sent: list[bytes] = []
    seen = [0, 0, 0]
    for _step in range(120):
        number = chance.randrange(3)
        peer = desks[number].peer
        if chance.random() < 0.5:
            # Some is heard of at once, some later, and twice does no harm.
            for update in sent[max(0, seen[number] - 1) :]:
                peer.apply(update)
            seen[number] = len(sent)
        update = _some_edit(peer, scene, chance)
        read = read_update(update)
        assert read.brings.ends().keys() <= {peer.client_id}
        if chance.random() < 0.2:
            update = peer.missing_from((await desks[number].enter()).state)
        assert await desks[number].send(update) is Receipt.SAVED
        sent.append(update)
    for each in desks:
        await each.enter()
    newcomer = await _newcomer(scene, yjs)
    assert len({each.peer.shown(scene.question) for each in desks} | {newcomer.shown(scene.question)}) == 1
    assert "".join(await log_lines(scene.meeting, scene.question)) == newcomer.text(scene.question)
    assert await DocumentUpdate.all().count() <= len(sent)


def _some_edit(peer: Peer, scene: Scene, chance: random.Random) -> bytes:
    """Something that somebody does to a text, wherever they are in it."""
    kind = chance.choice(["write", "insert", "insert", "insert", "delete", "delete", "split", "format", "undo", "redo"])
    if kind == "write":
        return peer.write(scene.question, chance.choice(["Gåbuss", "😀 bra", "Lavere fart"]))
    if kind == "undo":
        return peer.undo()
    if kind == "redo":
        return peer.redo()
    return peer.change(
        scene.question,
        f"""
        if (!body.length) return
        const paragraph = body.get({chance.randrange(100)} % body.length), text = paragraph.get(0)
        if (!text) return
        const letters = text.toDelta().map(({{insert}}) => insert).join("")
        const whole = (place) => (/[\\udc00-\\udfff]/.test(letters[place] ?? "") ? place - 1 : place)
        const at = whole({chance.randrange(100)} % (text.length + 1))
        const much = whole(Math.min(at + {chance.randrange(6)}, text.length)) - at
        if ("{kind}" === "insert") text.insert(at, "{chance.choice("æøå😀")}")
        if ("{kind}" === "delete") text.delete(at, much)
        if ("{kind}" === "format") text.format(at, much, {{strong: {chance.choice(["{}", "null"])}}})
        if ("{kind}" === "split") {{
          text.delete(at, text.length - at)
          const after = new Y.XmlElement("paragraph")
          after.insert(0, [new Y.XmlText(letters.slice(at))])
          body.insertAfter(paragraph, [after])
        }}
        """,
    )
