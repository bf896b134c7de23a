"""What is to be started: winners carried onward, proposals chosen by hand, and where they are read then."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from facilitator import (
    archiving,
    choosing,
    clock,
    copying,
    fetching,
    polls,
    proposals,
    reading_links,
    snapshot,
    themes,
    writing,
)
from facilitator.access import ByPerson
from facilitator.chosen import ChosenList, read_chosen
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.happenings import Happening, MeasuresChosen
from facilitator.limits import Client
from facilitator.live import listen
from facilitator.minutes import Minutes, read_minutes
from facilitator.parts import PARTS, TITLE
from facilitator.summary import Summary, read_summary
from facilitator.telling import Measure
from models import ChosenMeasure, JournalEntry, Meeting, Person, PollOption, Proposal, Theme, Workshop
from models.vocabulary import Paper, PollKind, ProposalPart, TieRule
from tests.builders import a_workshop, an_account, come_in, in_two_days
from tests.facilitator.scenes import Scene, first_round
from tests.facilitator.voters import a_poll, options_of, vote
from tests.facilitator.writing_down import a_proposal, write_down

WHAT, WHY, FOLLOW_UP = (
    next(part_id for part_id, part in PARTS.items() if part is wanted)
    for wanted in (ProposalPart.WHAT, ProposalPart.WHY, ProposalPart.FOLLOW_UP)
)


@pytest.fixture
async def scene(database: Path, morning: datetime) -> AsyncIterator[Scene]:
    writing.open_rooms()
    yield await first_round()
    await writing.close_rooms()


async def _voters(scene: Scene, number: int) -> list[ByPerson]:
    return [await come_in(each) for each in scene.made.people[:number]]


async def _proposed(scene: Scene, *titles: str) -> list[UUID]:
    return [(await a_proposal(scene.meeting, each, author_id=scene.sara.person_id)).id for each in titles]


async def _held(scene: Scene, choices: list[Any], kind: PollKind = PollKind.DOTS, **facts: Any) -> UUID:
    """A poll on what was proposed, in which somebody cast each of these; a choice names options by their place."""
    by = scene.made.by
    poll_id = await a_poll(scene.made, kind, options=facts.pop("options", ()), opened=False, **{"seats": 1, **facts})
    if kind is not PollKind.YES_NO and not await PollOption.exists(poll_id=poll_id):
        await polls.take_proposals(poll_id, by=by)
    await polls.open_poll(poll_id, by=by)
    options = await options_of(poll_id)
    for voter, choice in zip(await _voters(scene, len(choices)), choices, strict=True):
        named = {options[place]: each for place, each in choice.items()} if isinstance(choice, dict) else choice
        await vote(poll_id, named, voter)
    await polls.close_poll(poll_id, by=by)
    return poll_id


async def _chosen(scene: Scene) -> ChosenList:
    return await read_chosen(scene.made.workshop_id, by=scene.made.by)


async def _titles(scene: Scene) -> list[str]:
    return [each.title for each in (await _chosen(scene)).measures]


async def _told(scene: Scene, by: Any = None, **narrowed: Any) -> list[Measure]:
    return [*(await read_summary(scene.made.workshop_id, by=by or scene.made.by, **narrowed)).measures]


async def test_option_knows_its_proposal_while_its_words_are_mended(scene: Scene) -> None:
    by = scene.made.by
    light, bench = await _proposed(scene, "Mer lys langs elva", "Flere benker i parken")
    poll_id = await a_poll(scene.made, options=("Nattbuss",), opened=False)
    await polls.take_proposals(poll_id, by=by)

    async def about() -> dict[str, UUID | None]:
        return {each.text: each.proposal_id for each in await PollOption.filter(poll_id=poll_id).order_by("position")}

    assert await about() == {"Nattbuss": None, "Mer lys langs elva": light, "Flere benker i parken": bench}
    await polls.set_options(poll_id, ["Nattbuss", "Mer lys langs hele elva", "Gåbuss"], by=by)
    assert await about() == {"Nattbuss": None, "Mer lys langs hele elva": light, "Gåbuss": None}
    await polls.take_proposals(poll_id, by=by)
    assert list(await about()) == ["Nattbuss", "Mer lys langs hele elva", "Gåbuss", "Flere benker i parken"]
    copied = await polls.copy(poll_id, by=by)
    assert {each.proposal_id for each in await PollOption.filter(poll_id=copied)} == {None, light, bench}


async def test_voters_may_read_the_proposal_behind_an_option_where_they_have_met_its_theme(scene: Scene) -> None:
    light = await _one_written(scene)
    (lamps,) = await _proposed(scene, "Flere lamper")
    poll_id = await a_poll(scene.made, options=("Nattbuss",), opened=False)
    await polls.take_proposals(poll_id, by=scene.made.by)
    await polls.open_poll(poll_id, by=scene.made.by)
    _bus, first, second = await options_of(poll_id)

    async def about(person_id: UUID) -> dict[str, str]:
        group_id = (await Person.get(id=person_id)).group_id
        (poll,) = (await snapshot.for_group(scene.made.workshop_id, group_id))["polls"]
        found: dict[str, str] = poll["about"]
        return found

    sara, kari = scene.sara.person_id, scene.made.people[1]
    assert await about(sara) == {first: str(light), second: str(lamps)}
    assert await about(kari) == {}
    said = await proposals.read_proposal(light, by=scene.sara)
    assert (said["title"], said["parts"][1]) == ("Mer lys", {"part": "why", "text": "Barna går der"})
    with pytest.raises(NotFound):
        await proposals.read_proposal(light, by=await come_in(kari))
    await proposals.merge(lamps, [light], by=scene.jonas)
    assert await about(sara) == {first: str(lamps), second: str(lamps)}
    await proposals.hide(lamps, by=scene.jonas)
    assert await about(sara) == {}
    await proposals.show(lamps, by=scene.jonas)
    await scene.to_round(4)  # now every group has met every theme
    assert await about(kari) == {first: str(lamps), second: str(lamps)}


async def test_option_typed_as_a_proposal_is_called_is_about_it(scene: Scene) -> None:
    (light,) = await _proposed(scene, "Mer lys")
    poll_id = await a_poll(scene.made, options=("MER LYS",), opened=False)
    await polls.take_proposals(poll_id, by=scene.made.by)
    assert [(each.text, each.proposal_id) for each in await PollOption.filter(poll_id=poll_id)] == [("MER LYS", light)]


async def test_winners_are_carried_onward_best_first_and_once(scene: Scene) -> None:
    await _proposed(scene, "Mer lys", "Benker", "Gåbuss")
    poll_id = await _held(scene, [{2: 2, 0: 1}, {2: 2}, {0: 2}, {2: 1}, {1: 1}], seats=2)
    assert await choosing.carry_winners(poll_id, by=scene.made.by) == 2
    assert await _titles(scene) == ["Gåbuss", "Mer lys"]
    assert await choosing.carry_winners(poll_id, by=scene.made.by) == 0
    assert await _titles(scene) == ["Gåbuss", "Mer lys"]
    rows = await ChosenMeasure.all().order_by("position")
    assert [(each.text, each.theme_id, each.poll_id) for each in rows] == [("", None, poll_id)] * 2


async def test_tie_that_lets_all_through_carries_all(scene: Scene) -> None:
    await _proposed(scene, "Mer lys", "Benker", "Gåbuss")
    level = [{0: 1}, {0: 1}, {1: 1}, {1: 1}, {2: 1}]
    none = await _held(scene, level, tie=TieRule.NONE)
    with pytest.raises(Conflict, match="nothing_won"):
        await choosing.carry_winners(none, by=scene.made.by)
    assert await choosing.carry_winners(await _held(scene, level, tie=TieRule.ALL), by=scene.made.by) == 2
    assert await _titles(scene) == ["Mer lys", "Benker"]


async def test_few_secret_ballots_carry_who_won_and_tell_no_numbers(scene: Scene) -> None:
    await _proposed(scene, "Mer lys", "Benker")
    poll_id = await _held(scene, [{1: 2}, {1: 1}, {0: 1}], seats=2)
    await choosing.carry_winners(poll_id, by=scene.made.by)
    assert await _titles(scene) == ["Mer lys", "Benker"]  # as they stand in the poll: no more may be told
    assert [each.vote.standings for each in await _told(scene) if each.vote] == [(), ()]


async def test_yes_sends_on_what_was_asked_about_and_no_sends_nothing(scene: Scene) -> None:
    yes = await _held(scene, ["yes", "yes", "no"], PollKind.YES_NO, options=("Nattbuss i helgene",))
    asked = await _held(scene, ["yes", "yes"], PollKind.YES_NO)
    no = await _held(scene, ["no", "no"], PollKind.YES_NO)
    for poll_id in (yes, asked):
        await choosing.carry_winners(poll_id, by=scene.made.by)
    with pytest.raises(Conflict, match="nothing_won"):
        await choosing.carry_winners(no, by=scene.made.by)
    assert await _titles(scene) == ["Nattbuss i helgene", "Hva bør vi begynne med?"]


async def test_nothing_is_carried_before_a_poll_is_closed_nor_where_nothing_goes_on(scene: Scene) -> None:
    opened = await a_poll(scene.made, seats=1)
    with pytest.raises(Conflict, match="poll_not_closed"):
        await choosing.carry_winners(opened, by=scene.made.by)
    await polls.close_poll(opened, by=scene.made.by)
    with pytest.raises(Conflict, match="nothing_won"):
        await choosing.carry_winners(opened, by=scene.made.by)
    await _proposed(scene, "Mer lys", "Benker")
    with pytest.raises(Conflict, match="nothing_won"):
        await choosing.carry_winners(await _held(scene, [{0: 1}] * 6, seats=0), by=scene.made.by)
    assert not await ChosenMeasure.exists()


async def test_merged_winner_is_followed_and_a_hidden_one_is_told_nowhere(scene: Scene) -> None:
    light, lamps, bench = await _proposed(scene, "Mer lys", "Flere lamper", "Benker")
    poll_id = await _held(scene, [{0: 2}, {0: 1, 1: 2}, {1: 1}, {2: 1}, {2: 1}], seats=3)
    await proposals.merge(lamps, [light], by=scene.jonas)
    await choosing.carry_winners(poll_id, by=scene.made.by)
    assert await _titles(scene) == ["Flere lamper", "Benker"]
    await choosing.choose(light, by=scene.made.by)  # it is there already, in the one that was kept
    assert await _titles(scene) == ["Flere lamper", "Benker"]
    await proposals.merge(bench, [lamps], by=scene.jonas)
    assert await _titles(scene) == ["Benker"]
    await proposals.hide(bench, by=scene.jonas)
    (measure,) = (await _chosen(scene)).measures
    assert measure.is_hidden
    assert await _told(scene) == []
    await proposals.show(bench, by=scene.jonas)
    assert [each.title for each in await _told(scene)] == ["Benker"]
    await choosing.remove(measure.id, by=scene.made.by)
    assert not await ChosenMeasure.exists()


async def test_measures_are_added_by_hand_ordered_and_taken_out(scene: Scene) -> None:
    made, by = scene.made, scene.made.by
    light, bench = await _proposed(scene, "Mer lys", "Benker")
    await choosing.choose(bench, by=by)
    await choosing.choose_text(made.workshop_id, " Nattbuss  i helgene ", by=by, theme_id=made.themes[1])
    await choosing.choose(light, by=by)
    found = await _chosen(scene)
    assert [each.title for each in found.measures] == ["Benker", "Nattbuss i helgene", "Mer lys"]
    assert found.others == ()
    await choosing.move(found.measures[2].id, 0, by=by)
    assert await _titles(scene) == ["Mer lys", "Benker", "Nattbuss i helgene"]
    await choosing.set_theme(found.measures[1].id, by=by, theme_id=made.themes[2])
    with pytest.raises(Conflict, match="theme_of_proposal"):
        await choosing.set_theme(found.measures[0].id, by=by, theme_id=made.themes[2])
    await choosing.remove(found.measures[0].id, by=by)
    after = await _chosen(scene)
    assert [(each.title, each.theme) for each in after.measures] == [
        ("Mer lys", "Trygg skolevei"),
        ("Nattbuss i helgene", "Bolig for alle"),
    ]
    assert [each.title for each in after.others] == ["Benker"]
    await choosing.choose(bench, by=by)
    assert await _titles(scene) == ["Mer lys", "Nattbuss i helgene", "Benker"]


async def test_what_can_not_be_chosen_is_refused(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    made, by = scene.made, scene.made.by
    here = made.workshop_id
    (hidden, light) = await _proposed(scene, "Skjult", "Mer lys")
    await proposals.hide(hidden, by=scene.jonas)
    private = await a_proposal(scene.meeting, "Hemmelig", author_id=scene.sara.person_id, is_private=True)
    await choosing.choose_text(here, "Nattbuss", by=by)
    monkeypatch.setattr(choosing, "MOST", 1)
    for refused, code in (
        (choosing.choose(hidden, by=by), "proposal_hidden"),
        (choosing.choose(private.id, by=by), "not_found"),
        (choosing.choose_text(here, "NATTBUSS", by=by), "chosen_already"),
        (choosing.choose_text(here, " ", by=by), "text_missing"),
        (choosing.choose_text(here, "x" * 201, by=by), "text_too_long"),
        (choosing.choose(light, by=by), "too_many_chosen"),
    ):
        with pytest.raises(Refusal, match=code):
            await refused
    assert await _titles(scene) == ["Nattbuss"]


async def _one_written(scene: Scene) -> UUID:
    (light,) = await _proposed(scene, "Mer lys")
    for part, text in ((WHAT, "Tjue lamper"), (WHY, "Barna går der"), (FOLLOW_UP, "Vi teller om et år")):
        await write_down(light, part, text)
    return light


async def test_summary_and_minutes_tell_texts_reasons_follow_up_and_the_vote(scene: Scene) -> None:
    light = await _one_written(scene)
    await _proposed(scene, "Benker")
    poll_id = await _held(scene, [{0: 2}, {0: 1}, {1: 1}, {0: 1}, {0: 2}])
    await choosing.carry_winners(poll_id, by=scene.made.by)
    await choosing.choose_text(scene.made.workshop_id, "Nattbuss", by=scene.made.by)
    first, second = await _told(scene)
    assert first.proposal is not None
    assert first.vote is not None
    assert (first.title, first.theme) == ("Mer lys", "Trygg skolevei")
    assert [part for part, _blocks in first.proposal.answers] == ["what", "why", "follow_up"]
    assert (first.vote.ballots, [each.given for each in first.vote.standings]) == (5, [6])
    assert (second.title, second.theme, second.vote, second.proposal) == ("Nattbuss", "", None, None)
    # What is written later is told, too: nothing was copied.
    await write_down(light, TITLE, " nå")
    assert "nå" in (await _told(scene))[0].title
    minutes = await read_minutes(scene.made.workshop_id, by=scene.made.by)
    assert ["nå" in each.title for each in minutes.summary.measures] == [True, False]


async def test_narrowed_summary_holds_what_is_of_it(scene: Scene) -> None:
    made, by = scene.made, scene.made.by
    meeting = await Meeting.get(id=scene.meeting)
    light = await _one_written(scene)
    await choosing.choose(light, by=by)
    await choosing.choose_text(made.workshop_id, "Nattbuss", by=by, theme_id=meeting.theme_id)
    await choosing.choose_text(made.workshop_id, "Uten tema", by=by)
    other = next(each for each in made.themes if each != meeting.theme_id)
    for narrowed, titles in (
        ({"theme_id": meeting.theme_id}, ["Mer lys", "Nattbuss"]),
        ({"theme_id": other}, []),
        ({"round_id": made.rounds[0]}, ["Mer lys"]),
        ({"group_id": made.groups[1]}, []),
        ({"writer_id": scene.sara.person_id}, []),
    ):
        assert [each.title for each in await _told(scene, **narrowed)] == titles


async def test_participants_see_it_when_it_is_shown_and_read_what_they_may(scene: Scene) -> None:
    made, by = scene.made, scene.made.by
    here = made.workshop_id
    light = await _one_written(scene)
    await _proposed(scene, "Benker")
    poll_id = await _held(scene, [{0: 2}] * 6)
    other = await come_in(made.people[1])
    group_id = (await Person.get(id=other.person_id)).group_id
    await choosing.carry_winners(poll_id, by=by)
    for each in (scene.sara, scene.jonas, other):
        assert await _told(scene, each) == []
    assert (await snapshot.for_group(here, group_id))["measures"] == []
    await choosing.show(here, by=by)
    assert (await snapshot.for_group(here, group_id))["measures"] == [{"title": "Mer lys", "theme": "Trygg skolevei"}]
    (mine,) = await _told(scene, scene.sara)
    assert mine.proposal is not None
    (theirs,) = await _told(scene, other)
    assert theirs == replace(mine, proposal=None)  # of a theme they have not met
    assert mine.vote is None  # nobody has shown the result
    await polls.publish(poll_id, by=by)
    (mine,) = await _told(scene, scene.sara)
    assert mine.vote is not None
    await proposals.hide(light, by=scene.jonas)
    assert (await snapshot.for_group(here, group_id))["measures"] == []
    await proposals.show(light, by=scene.jonas)
    await choosing.withhold(here, by=by)
    assert await _told(scene, scene.sara) == []
    assert (await snapshot.for_screen(here)).get("measures") is None


async def test_choosing_is_journalled_without_a_word(scene: Scene) -> None:
    await choosing.choose_text(scene.made.workshop_id, "Nattbuss", by=scene.made.by)
    entries = await JournalEntry.filter(kind="MeasuresChosen").values_list("subject_id", flat=True)
    assert entries == [None]


async def test_workshop_that_builds_on_it_proposes_the_measures_on_its_sheets(scene: Scene) -> None:
    made, by = scene.made, scene.made.by
    meeting = await Meeting.get(id=scene.meeting)
    await themes.change(meeting.theme_id, by=by, measures="- Gåbuss")
    await choosing.choose(await _one_written(scene), by=by)
    await choosing.choose_text(made.workshop_id, "GÅBUSS", by=by, theme_id=meeting.theme_id)
    await choosing.choose_text(made.workshop_id, "Uten tema", by=by)
    new = await copying.build_on(made.workshop_id, "Fra ord til handling", in_two_days(), by=by)
    (sheet,) = [each for each in await themes.list_themes(new, by=by) if each.sources]
    assert (sheet.title, sheet.measures) == ("Trygg skolevei", "- Gåbuss\nMer lys")
    assert [(each.title, each.text, each.workshop_id, each.meeting_id) for each in sheet.sources] == [
        (
            "Mer lys",
            "Hva\nTjue lamper\n\nHvorfor\nBarna går der\n\nOppfølging\nVi teller om et år",
            made.workshop_id,
            scene.meeting,
        ),
        ("GÅBUSS", "", made.workshop_id, None),
    ]
    copied = await copying.copy(new, "Enda en gang", in_two_days(), by=by)
    offer = await fetching.read_offer(copied, made.workshop_id, by=by)
    assert [(each.title, each.is_here) for each in offer.measures] == [
        ("Mer lys", True),
        ("GÅBUSS", True),
        ("Uten tema", False),
    ]


async def test_planned_workshop_fetches_once_what_was_chosen(scene: Scene) -> None:
    made, by = scene.made, scene.made.by
    await choosing.choose(await _one_written(scene), by=by)
    await choosing.choose_text(made.workshop_id, "Nattbuss", by=by)
    later = await a_workshop(by, title="Nærmiljø 2031")
    offer = await fetching.read_offer(later.workshop_id, made.workshop_id, by=by)
    light, bus = offer.measures
    assert (light.theme_id, bus.theme_id) == (later.themes[0], None)
    placed = {light.id: later.themes[0], bus.id: later.themes[3]}
    assert await fetching.fetch(later.workshop_id, made.workshop_id, placed, by=by) == 2
    assert await fetching.fetch(later.workshop_id, made.workshop_id, placed, by=by) == 0
    sheets = await themes.list_themes(later.workshop_id, by=by)
    assert [each.measures for each in sheets] == ["Mer lys", "", "", "Nattbuss"]
    assert [len(each.sources) for each in sheets] == [1, 0, 0, 1]


async def test_nothing_is_fetched_that_is_not_ones_own_nor_where_there_is_no_room(scene: Scene) -> None:
    made, by = scene.made, scene.made.by
    await choosing.choose(await _one_written(scene), by=by)
    await choosing.choose_text(made.workshop_id, "Nattbuss", by=by)
    stranger = await an_account("Tor")
    later, foreign = await a_workshop(by), await a_workshop(stranger)
    light, bus = [each.id for each in (await fetching.read_offer(later.workshop_id, made.workshop_id, by=by)).measures]
    for refused in (
        fetching.read_offer(foreign.workshop_id, made.workshop_id, by=stranger),
        fetching.fetch(foreign.workshop_id, made.workshop_id, {light: foreign.themes[0]}, by=stranger),
        fetching.fetch(later.workshop_id, made.workshop_id, {light: foreign.themes[0]}, by=by),
        fetching.fetch(later.workshop_id, foreign.workshop_id, {light: later.themes[0]}, by=by),
    ):
        with pytest.raises(NotFound):
            await refused
    await themes.change(later.themes[1], by=by, measures="x" * 19_995)
    placed = {light: later.themes[0], bus: later.themes[1]}
    with pytest.raises(Invalid, match="text_too_long"):
        await fetching.fetch(later.workshop_id, made.workshop_id, placed, by=by)
    sheets = await themes.list_themes(later.workshop_id, by=by)
    assert [each.sources for each in sheets] == [[]] * 4
    assert sheets[0].measures == ""
    count = await Workshop.all().count()
    await themes.change((await Meeting.get(id=scene.meeting)).theme_id, by=by, measures="x" * 19_995)
    with pytest.raises(Invalid, match="text_too_long"):
        await copying.build_on(made.workshop_id, "Videre", in_two_days(), by=by)
    assert await Workshop.all().count() == count


async def test_theme_that_goes_leaves_its_measure(scene: Scene) -> None:
    made, by = scene.made, scene.made.by
    theme_id = await themes.add(made.workshop_id, "Kultur", by=by)
    await choosing.choose_text(made.workshop_id, "Nattkino", by=by, theme_id=theme_id)
    await themes.remove(theme_id, by=by)
    assert not await Theme.exists(id=theme_id)
    assert await _titles(scene) == ["Nattkino"]


async def test_archive_holds_what_is_chosen_and_what_options_are_about(scene: Scene) -> None:
    light = await _one_written(scene)
    poll_id = await _held(scene, [{0: 2}] * 6, options=("Mer lys", "Nattbuss"))
    await PollOption.filter(text="Mer lys").update(proposal_id=light)
    await choosing.carry_winners(poll_id, by=scene.made.by)
    archive = (await archiving.read_archive(scene.made.workshop_id, by=scene.made.by)).archive
    assert [(each.proposal_id, each.poll_id, each.text) for each in archive.chosen] == [(light, poll_id, "")]
    assert [each.proposals for each in archive.polls] == [[light, None]]
    assert await Proposal.filter(id=light).count() == 1


async def test_link_for_readers_outside_tells_what_is_chosen_once_everybody_is_shown_it(scene: Scene) -> None:
    made = scene.made
    await _proposed(scene, "Mer lys", "Benker")
    poll_id = await _held(scene, [{0: 1}] * 5)
    await choosing.carry_winners(poll_id, by=made.by)
    tokens = [
        await reading_links.make(made.workshop_id, paper, clock.today(), by=made.by)
        for paper in (Paper.SUMMARY, Paper.MINUTES)
    ]
    assert [await _told_outside(each) for each in tokens] == [(False, False), (False, False)]
    await choosing.show(made.workshop_id, by=made.by)
    assert [await _told_outside(each) for each in tokens] == [(True, False), (True, False)]
    await polls.publish(poll_id, by=made.by)
    assert [await _told_outside(each) for each in tokens] == [(True, True), (True, True)]


async def _told_outside(token: str) -> tuple[bool, bool]:
    """Whether a link tells what is started, and how the vote was."""
    told = (await reading_links.open_link(token, Client("a", "b"))).told
    summary = told.summary if isinstance(told, Minutes) else told
    assert isinstance(summary, Summary)
    return bool(summary.measures), any(each.vote for each in summary.measures)


async def test_chosen_proposal_that_is_hidden_goes_from_the_phones_at_once(scene: Scene) -> None:
    made = scene.made
    (lights, benches) = await _proposed(scene, "Mer lys", "Benker")
    await choosing.choose(lights, by=made.by)
    await choosing.show(made.workshop_id, by=made.by)
    heard: list[Happening] = []
    end = listen(heard.append)
    await proposals.hide(lights, by=made.by)
    await proposals.hide(benches, by=made.by)
    end()
    assert len([each for each in heard if isinstance(each, MeasuresChosen)]) == 1
