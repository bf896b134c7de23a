"""Proposals: who makes, reads and writes them, hiding and merging, and writing apart until the reveal."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from facilitator import (
    archiving,
    authorship,
    clock,
    desk,
    flattening,
    history,
    latecomers,
    live,
    locking,
    notes,
    proposals,
    retention,
    stage,
    texts,
    themes,
    writing,
)
from facilitator.access import ByPerson
from facilitator.day import read_day
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.happenings import Happening, NotesChanged, ProposalHidden, ProposalsRevealed
from facilitator.judging import Receipt
from facilitator.overview import read_overview
from facilitator.parts import PARTS, TITLE
from facilitator.proposal_list import read_proposals
from facilitator.summary import read_summary
from facilitator.telling import Proposal as Told
from models import (
    Document,
    DocumentSnapshot,
    DocumentUpdate,
    JournalEntry,
    LateUpdate,
    Meeting,
    Person,
    Proposal,
    Workshop,
)
from models.vocabulary import ProposalPart, StateKind
from tests.builders import come_in
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round
from tests.facilitator.writing_down import a_proposal, write_down

WHAT = next(part_id for part_id, part in PARTS.items() if part is ProposalPart.WHAT)


@pytest.fixture
async def scene(database: Path, morning: datetime) -> AsyncIterator[Scene]:
    writing.open_rooms()
    yield await first_round()
    await writing.close_rooms()


@pytest.fixture
async def theme(scene: Scene) -> UUID:
    return (await Meeting.get(id=scene.meeting)).theme_id


async def _ali(scene: Scene) -> ByPerson:
    """Somebody else in Sara's group."""
    sara = await Person.get(id=scene.sara.person_id)
    others = await Person.filter(group_id=sara.group_id).exclude(id=sara.id)
    return await come_in(others[0].id)


async def _made(scene: Scene, title: str = "", *, by: ByPerson | None = None) -> tuple[UUID, Pen]:
    """A proposal that somebody (Sara) made, with a title, and their pen."""
    author = by or scene.sara
    proposal_id = await proposals.make(scene.meeting, by=author)
    pen = Pen()
    await pen.enter(proposal_id, author)
    if title:
        assert await pen.send(pen.write(TITLE, title), author) is Receipt.SAVED
    return proposal_id, pen


async def _entries(scene: Scene, theme_id: UUID, by: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await notes.read_form(theme_id, 1, by=by))["proposals"]["entries"]
    return found


async def _counted() -> None:
    """Let the rooms count what was written in them."""
    await writing.close_rooms()
    writing.open_rooms()


async def _chapter_proposals(scene: Scene) -> list[Told]:
    chapters = (await read_summary(scene.made.workshop_id, by=scene.made.by)).chapters
    return [each for chapter in chapters for each in chapter.proposals]


async def test_several_write_in_a_proposal_and_its_title_is_read_from_the_log(scene: Scene, theme: UUID) -> None:
    ali = await _ali(scene)
    made, sara_pen = await _made(scene, "Mer lys")
    pen = Pen()
    assert (await pen.enter(made, ali)).may_write
    assert await pen.send(pen.write(WHAT, "Flere lamper"), ali) is Receipt.SAVED
    assert await sara_pen.send(sara_pen.write(WHAT, "Langs elva"), scene.sara) is Receipt.SAVED
    assert sorted(await log_lines(made, WHAT)) == ["Flere lamper", "Langs elva"]

    await _counted()
    assert [each["title"] for each in await _entries(scene, theme, ali)] == ["Mer lys"]
    assert await log_lines(scene.meeting, TITLE) == []


async def test_a_proposal_is_made_and_read_by_those_of_its_meeting_alone(scene: Scene, theme: UUID) -> None:
    made, _ = await _made(scene)
    stranger = await come_in(scene.made.people[1])
    with pytest.raises(NotFound):
        await proposals.make(scene.meeting, by=stranger)
    with pytest.raises(NotFound):
        await Pen().enter(made, stranger)
    assert (await Pen().enter(made, scene.jonas)).may_write
    assert not (await writing.enter(made, by=scene.made.by)).may_write
    await scene.next()
    with pytest.raises(Conflict, match="meeting_over"):
        await proposals.make(scene.meeting, by=scene.sara)
    await locking.lock(theme, by=scene.made.by)
    with pytest.raises(Conflict, match="theme_locked"):
        await proposals.make(scene.meeting, by=scene.jonas)


async def test_text_that_comes_late_to_a_proposal_waits_and_is_taken_in(scene: Scene, theme: UUID) -> None:
    made, pen = await _made(scene, "Mer lys")
    await locking.lock(theme, by=scene.made.by)
    assert await pen.send(pen.write(WHAT, "Flere lamper"), scene.sara) is Receipt.LATE
    assert [each["waits"] for each in await _entries(scene, theme, scene.sara)] == [True]
    (late,) = await latecomers.late_texts(theme, 1, by=scene.jonas)
    assert [(each["part"], each["added"]) for each in late["changes"]] == [(ProposalPart.WHAT, ["Flere lamper"])]
    await locking.unlock(theme, by=scene.made.by)
    await latecomers.take_in(UUID(late["id"]), by=scene.jonas)
    assert await log_lines(made, WHAT) == ["Flere lamper"]


async def test_a_proposal_knows_the_measure_that_it_makes_concrete(scene: Scene, theme: UUID) -> None:
    await themes.change(theme, by=scene.made.by, measures="- Trygg skolevei\n\n- Leksehjelp")
    made = await proposals.make(scene.meeting, by=scene.sara, measure=2)
    await write_down(made, TITLE, "Hver tirsdag")
    with pytest.raises(NotFound):
        await proposals.make(scene.meeting, by=scene.sara, measure=3)
    await themes.change(theme, by=scene.made.by, measures="Noe annet")
    (found,) = await proposals.visible_proposals(scene.made.workshop_id, by=scene.made.by)
    assert (found.title, found.measure, found.measure_text) == ("Hver tirsdag", 2, "Leksehjelp")
    assert [each.measure for each in await _chapter_proposals(scene)] == ["Leksehjelp"]


async def test_a_meeting_takes_no_more_proposals_than_can_be_read(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST", 2)
    for _ in range(2):
        await proposals.make(scene.meeting, by=scene.sara)
    with pytest.raises(Conflict, match="too_many_proposals"):
        await proposals.make(scene.meeting, by=scene.sara)


async def test_a_hidden_proposal_is_seen_by_its_author_and_those_who_look_after_the_theme(
    scene: Scene, theme: UUID
) -> None:
    ali = await _ali(scene)
    made, pen = await _made(scene, "Mer lys")
    with pytest.raises(NotFound):
        await proposals.hide(made, by=scene.sara)
    await proposals.hide(made, by=scene.jonas)
    assert await _entries(scene, theme, ali) == []
    assert [(each["is_own"], each["may_write"]) for each in await _entries(scene, theme, scene.sara)] == [(True, False)]
    assert [each["is_hidden"] for each in await _entries(scene, theme, scene.jonas)] == [True]
    with pytest.raises(NotFound):
        await Pen().enter(made, ali)
    assert await pen.send(pen.write(WHAT, "Flere lamper"), scene.sara) is Receipt.LATE
    assert await proposals.visible_proposals(scene.made.workshop_id, by=scene.made.by) == []
    assert await _chapter_proposals(scene) == []
    await proposals.show(made, by=scene.made.by)
    assert [each["is_hidden"] for each in await _entries(scene, theme, ali)] == [False]
    assert [each.title for each in await _chapter_proposals(scene)] == ["Mer lys"]


async def test_merged_proposals_stay_readable_in_the_one_that_was_kept(scene: Scene, theme: UUID) -> None:
    kept, _ = await _made(scene, "Mer lys")
    lamps, pen = await _made(scene, "Flere lamper")
    trees, _ = await _made(scene, "Klipp trærne")
    with pytest.raises(NotFound):
        await proposals.merge(kept, [lamps], by=scene.sara)
    with pytest.raises(Invalid, match="proposal_alone"):
        await proposals.merge(kept, [kept], by=scene.jonas)
    await proposals.merge(kept, [lamps, trees], by=scene.jonas)
    entries = {each["id"]: each for each in await _entries(scene, theme, scene.sara)}
    assert [entries[str(each)]["merged_into"] for each in (kept, lamps, trees)] == [None, str(kept), str(kept)]
    (told,) = await _chapter_proposals(scene)
    assert (told.title, [each.title for each in told.sources]) == ("Mer lys", ["Flere lamper", "Klipp trærne"])
    assert await pen.send(pen.write(WHAT, "For sent"), scene.sara) is Receipt.LATE
    assert not (await Pen().enter(lamps, scene.jonas)).may_write
    with pytest.raises(Conflict, match="proposal_merged"):
        await proposals.merge(lamps, [kept], by=scene.jonas)
    await write_down(kept, WHAT, "Ved skolen")
    visible = await proposals.visible_proposals(scene.made.workshop_id, by=scene.made.by, theme_id=theme)
    assert [each.title for each in visible] == ["Mer lys"]


async def test_what_was_merged_is_hidden_with_the_one_that_was_kept(scene: Scene, theme: UUID) -> None:
    ali = await _ali(scene)
    lamps, _ = await _made(scene, "Flere lamper", by=ali)
    light, _ = await _made(scene, "Mer lys")
    kept, _ = await _made(scene, "Trygt om kvelden")
    await _counted()
    await proposals.merge(light, [lamps], by=scene.jonas)
    await proposals.merge(kept, [light], by=scene.jonas)
    told: list[Happening] = []
    end = live.listen(told.append)
    await proposals.hide(kept, by=scene.jonas)
    end()
    assert {each.subject_id for each in told if isinstance(each, ProposalHidden)} == {kept, light, lamps}
    (own,) = await _entries(scene, theme, ali)
    assert (own["title"], own["is_hidden"]) == ("Flere lamper", True)
    assert not await notes.is_readable(lamps, by=scene.sara)
    assert not await notes.is_readable(light, by=ali)
    with pytest.raises(Conflict, match="proposal_merged"):
        await proposals.show(lamps, by=scene.jonas)
    await proposals.show(kept, by=scene.jonas)
    for reader in (ali, scene.sara):
        assert [each["is_hidden"] for each in await _entries(scene, theme, reader)] == [False] * 3


async def test_proposals_of_different_themes_are_not_merged(scene: Scene) -> None:
    await scene.next()
    kept = await a_proposal(scene.meeting, "Mer lys")
    other = await Meeting.filter(group_id=scene.made.groups[1], opened_at__isnull=False).first()
    assert other is not None
    elsewhere = await a_proposal(other.id, "Annet")
    with pytest.raises(Conflict, match="proposals_apart"):
        await proposals.merge(kept.id, [elsewhere.id], by=scene.made.by)


async def test_what_is_written_apart_is_known_to_nobody_before_the_reveal(scene: Scene, theme: UUID) -> None:
    told: list[Happening] = []
    await proposals.write_apart(theme, track=1, by=scene.jonas)
    end = live.listen(told.append)
    version = (await Workshop.get(id=scene.made.workshop_id)).version
    journal = await JournalEntry.all().count()
    before = {
        "desk": await desk.overview(await live.reading(read_day)(scene.made.workshop_id)),
        "writers": await authorship.read_writers(scene.made.workshop_id, by=scene.made.by),
        "timeline": await history.read_timeline(theme, 1, by=scene.made.by),
        "chapters": (await read_summary(scene.made.workshop_id, by=scene.made.by)).chapters,
    }
    made, pen = await _made(scene, "Hemmelig lys")
    await _written_and_counted(scene, pen)
    ali = await _ali(scene)
    for other in (ali, scene.jonas):
        assert await _entries(scene, theme, other) == []
        assert not await notes.is_readable(made, by=other)
        with pytest.raises(NotFound):
            await Pen().enter(made, other)
        with pytest.raises(NotFound):
            await writing.offer(made, Pen().write(TITLE, "Jeg også"), by=other)
    with pytest.raises(NotFound):
        await writing.enter(made, by=scene.made.by)
    with pytest.raises(NotFound):
        await proposals.hide(made, by=scene.made.by)
    assert await proposals.visible_proposals(scene.made.workshop_id, by=scene.made.by) == []
    assert {
        "desk": await desk.overview(await live.reading(read_day)(scene.made.workshop_id)),
        "writers": await authorship.read_writers(scene.made.workshop_id, by=scene.made.by),
        "timeline": await history.read_timeline(theme, 1, by=scene.made.by),
        "chapters": (await read_summary(scene.made.workshop_id, by=scene.made.by)).chapters,
    } == before
    assert [each["title"] for each in await _entries(scene, theme, scene.sara)] == ["Hemmelig lys"]
    end()
    assert told == []
    assert ((await Workshop.get(id=scene.made.workshop_id)).version, await JournalEntry.all().count()) == (
        version,
        journal,
    )


async def _written_and_counted(scene: Scene, pen: Pen) -> None:
    """Whatever Sara writes in what is private is saved, and told to nobody."""
    assert await pen.send(pen.write(WHAT, "Flere lamper"), scene.sara) is Receipt.SAVED
    await _counted()


async def test_leader_sees_how_many_wrote_apart_and_opens_all_at_once(scene: Scene, theme: UUID) -> None:
    ali = await _ali(scene)
    await proposals.write_apart(theme, track=1, by=scene.jonas)
    first, _ = await _made(scene, "Mer lys")
    await _made(scene, "Flere lamper")
    second, _ = await _made(scene, by=ali)

    async def wrote() -> Any:
        return (await notes.read_form(theme, 1, by=scene.jonas))["proposals"]["wrote"]

    await _counted()
    assert await wrote() == 1
    assert (await notes.read_form(theme, 1, by=scene.sara))["proposals"]["wrote"] is None
    told: list[Happening] = []
    end = live.listen(told.append)
    with pytest.raises(NotFound):
        await proposals.reveal(theme, track=1, by=scene.sara)
    await proposals.reveal(theme, track=1, by=scene.jonas)
    end()
    assert [each for each in told if not isinstance(each, NotesChanged)] == [
        ProposalsRevealed(scene.made.workshop_id, theme)
    ]
    for reader in (scene.sara, ali, scene.jonas):
        assert [each["title"] for each in await _entries(scene, theme, reader)] == ["Mer lys", "Flere lamper", ""]
    form = await notes.read_form(theme, 1, by=ali)
    assert [each["is_apart"] for each in form["meetings"]] == [False]
    pen = Pen()
    assert (await pen.enter(first, ali)).may_write
    assert (await Pen().enter(second, scene.sara)).may_write


@pytest.mark.parametrize("ending", ["reveal", "end of the day"])
async def test_what_an_author_took_away_before_the_reveal_is_nobodys_to_read(
    scene: Scene, theme: UUID, ending: str
) -> None:
    ali = await _ali(scene)
    await proposals.write_apart(theme, track=1, by=scene.jonas)
    made, pen = await _made(scene, "Sjefen er udugelig")
    for words in ("Sjefen er treg", "Mer lys"):
        clock.advance(timedelta(minutes=3))
        await pen.send(pen.erase(TITLE), scene.sara)
        await pen.send(pen.write(TITLE, words), scene.sara)
    await locking.lock(theme, by=scene.made.by)
    await locking.unlock(theme, by=scene.made.by)
    await scene.next()
    if ending == "reveal":
        await proposals.reveal(theme, by=scene.made.by)
    else:
        await _end_the_day(scene)

    entered = [(await writing.enter(made, by=each)).update for each in (ali, scene.jonas)]
    logged = [each.data for each in await DocumentUpdate.filter(document__proposal_id=made)]
    kept = [each.data for each in await DocumentSnapshot.filter(document__proposal_id=made)]
    archived = (await archiving.read_archive(scene.made.workshop_id, by=scene.made.by)).archive.model_dump()
    for told in (*entered, *logged, *kept, repr(archived).encode()):
        assert b"udugelig" not in told
        assert b"treg" not in told
    timeline = await history.read_timeline(theme, 1, by=scene.jonas)
    (past,) = [each for each in timeline.meetings if each.text_id == made]
    assert [each.kind for each in past.states] == [StateKind.WRITTEN]
    (was,) = await history.read_state(past.states[0].id, by=scene.jonas)
    assert [[piece.text for piece in line.pieces] for line in was.lines] == [["Mer lys"]]
    sara = scene.sara.person_id
    assert {each and each.person_id for each in (await authorship.read_authors(made, by=scene.jonas)).values()} == {
        sara
    }
    await write_down(made, TITLE, "Noe annet")
    await history.bring_back(past.states[0].id, by=scene.jonas)
    assert await log_lines(made, TITLE) == ["Mer lys"]


async def _end_the_day(scene: Scene) -> None:
    while (workshop := await Workshop.get(id=scene.made.workshop_id)).current_item_id is not None:
        await stage.next_step(workshop.id, by=scene.made.by, seen=workshop.current_item_id)


async def test_private_text_that_comes_after_the_reveal_follows_the_rules_of_its_meeting(
    scene: Scene, theme: UUID
) -> None:
    await proposals.write_apart(theme, track=1, by=scene.jonas)
    made, pen = await _made(scene, "Mer lys")
    await scene.next()
    assert await pen.send(pen.write(WHAT, "Fortsatt mitt"), scene.sara) is Receipt.SAVED
    await proposals.reveal(theme, by=scene.made.by)
    writing_late = pen.write(WHAT, "Uten nett")
    await _counted()
    assert await writing.offer(made, writing_late, by=scene.sara) is Receipt.LATE
    assert await LateUpdate.filter(document__proposal_id=made).count() == 1


async def test_end_of_the_day_opens_what_was_written_apart(scene: Scene, theme: UUID) -> None:
    await proposals.write_apart(theme, by=scene.made.by)
    await _made(scene, "Mer lys")
    await _end_the_day(scene)
    assert [each.title for each in await _chapter_proposals(scene)] == ["Mer lys"]


async def test_a_theme_without_a_meeting_writes_not_apart(scene: Scene) -> None:
    resting = await Meeting.filter(workshop_id=scene.made.workshop_id, opened_at=None).first()
    assert resting is not None
    on = await Meeting.filter(theme_id=resting.theme_id, opened_at__isnull=False, closed_at=None)
    await Meeting.filter(id__in=[each.id for each in on]).update(opened_at=None)
    with pytest.raises(Conflict, match="no_meeting_on"):
        await proposals.write_apart(resting.theme_id, by=scene.made.by)


async def test_flattening_keeps_proposals_and_forgets_who_made_them(scene: Scene) -> None:
    made, _ = await _made(scene, "Mer lys")
    await _end_the_day(scene)
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    assert (await Proposal.get(id=made)).author_id is None
    assert [each.title for each in await _chapter_proposals(scene)] == ["Mer lys"]
    assert (await Document.get(proposal_id=made)).title == "Mer lys"


async def test_history_of_a_proposal_is_read_and_brought_back(scene: Scene, theme: UUID) -> None:
    made, pen = await _made(scene, "Mer lys")
    await locking.lock(theme, by=scene.made.by)
    await locking.unlock(theme, by=scene.made.by)
    await pen.enter(made, scene.sara)
    assert await pen.send(pen.erase(TITLE), scene.sara) is Receipt.SAVED
    timeline = await history.read_timeline(theme, 1, by=scene.jonas)
    (past,) = [each for each in timeline.meetings if each.text_id == made]
    (was,) = await history.read_state(past.states[0].id, by=scene.jonas)
    assert (was.part, was.differs) == (ProposalPart.TITLE, True)
    await history.bring_back(past.states[0].id, by=scene.jonas)
    assert await log_lines(made, TITLE) == ["Mer lys"]


async def test_an_id_names_one_text(scene: Scene) -> None:
    made, _ = await _made(scene)
    named = await texts.find(made)
    assert named is not None
    assert named.proposal is not None
    assert (named.meeting.id, named.proposal.id) == (scene.meeting, made)
    assert await texts.find(scene.made.workshop_id) is None


async def test_organisers_see_all_but_what_is_private(scene: Scene, theme: UUID) -> None:
    merged, _ = await _made(scene, "Flere lamper")
    kept, _ = await _made(scene, "Mer lys")
    hidden, _ = await _made(scene, "Skjult lys")
    await proposals.merge(kept, [merged], by=scene.made.by)
    await proposals.hide(hidden, by=scene.made.by)
    await proposals.write_apart(theme, by=scene.made.by)
    await _made(scene, "Hemmelig lys")
    await _counted()
    found = {each.theme_id: each for each in await read_proposals(scene.made.workshop_id, by=scene.made.by)}
    here = found[theme]
    assert (here.is_apart, here.has_meeting_on, here.wrote) == (True, True, 1)
    assert [(each.title, each.went_into, each.is_hidden) for each in here.proposals] == [
        ("Flere lamper", "Mer lys", False),
        ("Mer lys", None, False),
        ("Skjult lys", None, True),
    ]
    assert sum(len(each.proposals) for each in found.values()) == len(here.proposals)


async def test_desk_and_overview_count_the_proposals_that_stand(scene: Scene, theme: UUID) -> None:
    await _made(scene, "Mer lys")
    hidden, _ = await _made(scene, "Skjult lys")
    await proposals.hide(hidden, by=scene.jonas)
    day = await desk.overview(await live.reading(read_day)(scene.made.workshop_id))
    counts = {each["meeting"]["theme_id"]: each["meeting"]["proposals"] for each in day["groups"] if each["meeting"]}
    assert {each: n for each, n in counts.items() if n} == {str(theme): 1}
    seen = await read_overview(scene.made.workshop_id, by=scene.made.by)
    assert {each.theme_id: each.proposals for each in seen.themes if each.proposals} == {theme: 1}


async def test_archive_holds_nothing_that_is_private(scene: Scene, theme: UUID) -> None:
    await _made(scene, "Mer lys")
    await proposals.write_apart(theme, by=scene.made.by)
    made, _ = await _made(scene, "Hemmelig lys")
    await _counted()
    before = await archiving.read_archive(scene.made.workshop_id, by=scene.made.by)
    assert str(made) not in before.archive.model_dump_json()
    assert len(before.archive.proposals) == len(before.archive.texts) == 1
    await proposals.reveal(theme, by=scene.made.by)
    after = await archiving.read_archive(scene.made.workshop_id, by=scene.made.by)
    assert [each.id for each in after.archive.proposals][1:] == [made]


async def test_private_text_in_a_locked_theme_waits_unseen_until_the_reveal(scene: Scene, theme: UUID) -> None:
    await proposals.write_apart(theme, by=scene.made.by)
    made, pen = await _made(scene, "Hemmelig lys")
    await locking.lock(theme, by=scene.made.by)
    assert await pen.send(pen.write(WHAT, "For sent"), scene.sara) is Receipt.LATE
    late = await LateUpdate.get(document__proposal_id=made)
    assert await latecomers.late_texts(theme, 1, by=scene.jonas) == []
    with pytest.raises(NotFound):
        await latecomers.leave_out(late.id, by=scene.jonas)
    assert (await desk.overview(await live.reading(read_day)(scene.made.workshop_id)))["late"] == {}
    await proposals.reveal(theme, by=scene.made.by)
    assert len(await latecomers.late_texts(theme, 1, by=scene.jonas)) == 1


async def test_deleted_personal_data_leaves_proposals_without_names(scene: Scene, theme: UUID) -> None:
    await proposals.write_apart(theme, by=scene.made.by)
    made, _ = await _made(scene, "Mer lys")
    workshop = await Workshop.get(id=scene.made.workshop_id)
    clock.advance(timedelta(days=400))
    assert await retention.delete_due() == [workshop.id]
    left = await Proposal.get(id=made)
    assert (left.author_id, left.is_private) == (None, False)
    assert await log_lines(made, TITLE) == ["Mer lys"]
