"""The plan of a workshop: made, changed by hand, mended, and made anew while the day goes on."""

from itertools import product
from uuid import UUID

import pytest

from facilitator import agenda, faults, groups, planning, stage, themes
from facilitator.board import read_board
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.happenings import Happening, PlanChanged, RightsChanged
from facilitator.live import listen
from facilitator.planning import PlanTable
from models import AgendaItem, Assignment, Document, DocumentUpdate, Group, Meeting, Workshop
from models.vocabulary import ItemKind, Language, Role
from tests.builders import Made, a_workshop
from ui.plan_words import broken_words, way_out_words
from ui.words import words_for

pytestmark = pytest.mark.usefixtures("database", "morning")
BOKMAAL = words_for(Language.BOKMAAL)


async def _table(made: Made) -> PlanTable:
    return await planning.plan_table(made.workshop_id, by=made.by)


def _grid(table: PlanTable) -> list[list[str]]:
    return [[cell.theme.name if cell.theme else "" for cell in row.cells] for row in table.rounds]


def _rules(table: PlanTable) -> list[str]:
    return [each.rule for each in table.broken]


def _said(table: PlanTable) -> tuple[list[str], list[str]]:
    """What the page says: the broken rules and the ways out."""
    return (
        [broken_words(BOKMAAL, each)[1] for each in table.broken],
        [way_out_words(BOKMAAL, each) for each in table.ways_out],
    )


async def _only_rounds(made: Made, ordinary: int, *, summary: bool = True) -> None:
    """Let the day be this many rounds and a summary."""
    for item in await AgendaItem.filter(workshop_id=made.workshop_id):
        await agenda.remove_item(item.id, by=made.by)
    kinds = [ItemKind.ROUND] * ordinary + [ItemKind.SUMMARY] * summary
    made.rounds = [await agenda.add_item(made.workshop_id, kind, by=made.by, minutes=20) for kind in kinds]


async def _go_on(made: Made, times: int) -> None:
    for _ in range(times):
        current = (await Workshop.get(id=made.workshop_id)).current_item_id
        await stage.next_step(made.workshop_id, by=made.by, seen=current)


async def test_plan_of_four_groups_and_themes_brings_each_leader_round_and_home() -> None:
    made = await a_workshop(people_count=4)
    table = await _table(made)
    a, b, c, d = ("Trygg skolevei", "Møteplasser for unge", "Bolig for alle", "Frivillighet")
    assert _grid(table) == [[a, b, c, d], [d, a, b, c], [c, d, a, b], [b, c, d, a], [a, b, c, d]]
    assert [row.is_summary for row in table.rounds] == [False] * 4 + [True]
    assert [row.number for row in table.rounds] == [1, 2, 3, 4, 4]
    leaders = [cell.leader.name if cell.leader else "" for cell in table.rounds[0].cells]
    assert leaders == ["Jonas", "Petter", "Ingrid", "Amal"]
    assert (table.broken, table.ways_out, table.resting, table.tracks) == ([], [], {}, 1)


@pytest.mark.parametrize(("group_count", "theme_count"), [(1, 1), (3, 5), (5, 4), (7, 3), (12, 5), (2, 2)])
async def test_made_plan_breaks_no_rule(group_count: int, theme_count: int) -> None:
    made = await a_workshop(group_count=group_count, theme_count=theme_count, people_count=0, planned=False)
    await _only_rounds(made, theme_count)
    await planning.make_plan(made.workshop_id, by=made.by)
    table = await _table(made)
    assert [each for each in table.broken if each.rule != "leader_missing"] == []
    assert table.tracks == -(-group_count // theme_count)
    assert all(cell.theme for row in table.rounds for cell in row.cells)
    assert len(table.posts) == theme_count * table.tracks
    assert _rules(table).count("leader_missing") == theme_count * (table.tracks - 1)


async def test_remaking_a_sound_plan_changes_no_meeting() -> None:
    made = await a_workshop(people_count=0)
    before = await Meeting.all().order_by("id").values()
    await planning.make_plan(made.workshop_id, by=made.by)
    assert await Meeting.all().order_by("id").values() == before


async def test_fixed_groups_keep_their_theme() -> None:
    made = await a_workshop(template="fixed", theme_count=3, group_count=5, people_count=0)
    table = await _table(made)
    a, b, c = ("Trygg skolevei", "Møteplasser for unge", "Bolig for alle")
    assert all(row == [a, b, c, a, b] for row in _grid(table))
    assert [cell.track for cell in table.rounds[0].cells] == [1, 1, 1, 2, 2]


async def test_cell_changed_by_hand_says_what_it_breaks_and_how_to_mend_it() -> None:
    made = await a_workshop(people_count=0)
    await planning.swap_cell(made.rounds[2], made.groups[0], made.themes[0], by=made.by)
    table = await _table(made)
    said, ways = _said(table)
    assert said == [
        "Gruppe 1 møter «Trygg skolevei» mer enn én gang: i runde 1 og runde 3.",
        "Gruppe 1 og gruppe 3 har begge «Trygg skolevei», og Jonas kan bare være ett sted.",
    ]
    assert ways == ["Gi gruppe 1 «Bolig for alle» i runde 3", "Lag planen på nytt"]
    assert table.rounds[2].cells[0].broken == ["theme_twice", "theme_two_places"]
    assert table.rounds[2].cells[2].broken == ["theme_two_places"]
    await planning.take_way_out(made.workshop_id, table.ways_out[0].id, by=made.by)
    assert (await _table(made)).broken == []


async def test_summary_away_from_home_is_mended_by_an_exchange() -> None:
    made = await a_workshop(people_count=0)
    for group, theme in ((0, 1), (1, 0)):
        await planning.swap_cell(made.rounds[4], made.groups[group], made.themes[theme], by=made.by)
    table = await _table(made)
    said, ways = _said(table)
    assert said[0] == "Gruppe 1 oppsummerer et annet tema enn det første de hadde."
    assert ways[0] == "La gruppe 1 og gruppe 2 bytte i oppsummeringen"
    await planning.take_way_out(made.workshop_id, table.ways_out[0].id, by=made.by)
    assert (await _table(made)).broken == []


async def test_every_way_out_of_every_single_change_leaves_the_plan_better() -> None:
    made = await a_workshop(people_count=0)
    for round_, theme in product((1, 4), range(4)):
        await planning.make_plan(made.workshop_id, by=made.by)
        await planning.swap_cell(made.rounds[round_], made.groups[1], made.themes[theme], by=made.by)
        table = await _table(made)
        for way in table.ways_out:
            await planning.make_plan(made.workshop_id, by=made.by)
            await planning.swap_cell(made.rounds[round_], made.groups[1], made.themes[theme], by=made.by)
            before = len((await _table(made)).broken)
            await planning.take_way_out(made.workshop_id, way.id, by=made.by)
            assert len((await _table(made)).broken) < before


async def test_way_out_that_is_not_offered_any_more_is_refused() -> None:
    made = await a_workshop(people_count=0)
    for way in ("remake", "remove_rounds", "give:1:2:3", ""):
        with pytest.raises(Conflict, match="way_out_gone"):
            await planning.take_way_out(made.workshop_id, way, by=made.by)


@pytest.mark.parametrize(("change", "rule"), [("group", "plan_incomplete"), ("theme", "theme_never_met")])
async def test_plan_asks_to_be_made_again_when_its_numbers_change(change: str, rule: str) -> None:
    made = await a_workshop(people_count=0)
    if change == "group":
        await groups.set_count(made.workshop_id, 5, by=made.by)
    else:
        await themes.add(made.workshop_id, "Skolemat", by=made.by)
    table = await _table(made)
    assert rule in _rules(table)
    assert [way.id for way in table.ways_out] == ["remake"]
    await planning.take_way_out(made.workshop_id, "remake", by=made.by)
    assert set(_rules(await _table(made))) == {"leader_missing"}


async def test_new_round_asks_for_the_plan_again() -> None:
    made = await a_workshop(theme_count=5, people_count=0)
    await agenda.add_item(made.workshop_id, ItemKind.ROUND, by=made.by, minutes=20, position=3)
    table = await _table(made)
    assert (_rules(table), [way.id for way in table.ways_out]) == (["plan_incomplete"], ["remake"])
    await planning.take_way_out(made.workshop_id, "remake", by=made.by)
    assert (await _table(made)).broken == []


async def test_more_rounds_than_themes_are_refused_and_taken_out_on_request() -> None:
    made = await a_workshop(theme_count=2, people_count=0, planned=False)
    await _only_rounds(made, 4)
    with pytest.raises(Conflict) as refused:
        await planning.make_plan(made.workshop_id, by=made.by)
    assert (refused.value.code, refused.value.facts) == ("more_rounds_than_themes", {"rounds": 4, "themes": 2})
    table = await _table(made)
    said, ways = _said(table)
    assert said[0] == "Dagen har 4 runder og 2 temaer. En gruppe kan bare møte et tema én gang."
    assert ways == ["Ta bort 2 runder"]
    await planning.take_way_out(made.workshop_id, "remove_rounds", by=made.by)
    table = await _table(made)
    assert [row.item_id for row in table.rounds] == [made.rounds[0], made.rounds[1], made.rounds[4]]
    assert set(_rules(table)) == {"leader_missing"}


async def test_plan_without_themes_groups_or_rounds_is_refused() -> None:
    made = await a_workshop(theme_count=0, people_count=0, planned=False)
    with pytest.raises(Conflict, match="no_themes"):
        await planning.make_plan(made.workshop_id, by=made.by)
    assert _rules(await _table(made)) == ["no_themes"]
    await themes.add(made.workshop_id, "Skolemat", by=made.by)
    await Group.filter(workshop_id=made.workshop_id).delete()
    with pytest.raises(Conflict, match="no_groups"):
        await planning.make_plan(made.workshop_id, by=made.by)
    assert _rules(await _table(made)) == ["no_groups"]
    await _only_rounds(made, 0, summary=False)
    with pytest.raises(Conflict, match="no_rounds"):
        await planning.make_plan(made.workshop_id, by=made.by)
    assert (await _table(made)).broken == []


async def test_one_person_with_two_themes_at_once_is_told_with_somebody_else_to_lead() -> None:
    made = await a_workshop(people_count=4)
    await planning.assign(made.themes[1], 1, Role.LEADER, made.leaders[0], by=made.by)
    table = await _table(made)
    said, ways = _said(table)
    assert said[0] == "Jonas har «Trygg skolevei» og «Møteplasser for unge» samtidig, hos gruppe 1 og gruppe 2."
    assert set(_rules(table)) == {"leader_two_places"}
    assert ways[0] == "La Petter lede «Møteplasser for unge»"
    await planning.take_way_out(made.workshop_id, table.ways_out[0].id, by=made.by)
    assert (await _table(made)).broken == []


async def test_themes_of_one_leader_are_kept_apart_where_themes_rest() -> None:
    made = await a_workshop(group_count=2, theme_count=4, people_count=0, planned=False)
    await _only_rounds(made, 4)
    await planning.assign(made.themes[1], 1, Role.LEADER, made.leaders[0], by=made.by)
    await planning.assign(made.themes[1], 1, Role.NOTE_TAKER, made.note_takers[0], by=made.by)
    await planning.make_plan(made.workshop_id, by=made.by)
    table = await _table(made)
    assert table.broken == []
    assert len(table.resting) == 5


async def test_leader_who_also_takes_notes_there_is_in_one_place() -> None:
    made = await a_workshop(people_count=0)
    await planning.assign(made.themes[0], 1, Role.NOTE_TAKER, made.leaders[0], by=made.by)
    assert (await _table(made)).broken == []


async def test_missing_leader_is_told_but_does_not_hold_up_the_day() -> None:
    made = await a_workshop(people_count=0)
    await planning.assign(made.themes[2], 1, Role.LEADER, None, by=made.by)
    table = await _table(made)
    assert _said(table)[0] == ["«Bolig for alle» mangler leder."]
    await stage.start(made.workshop_id, by=made.by)


async def test_leader_who_falls_ill_is_replaced_while_the_round_runs() -> None:
    made = await a_workshop(people_count=1)
    await _only_rounds(made, 4)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    told: list[Happening] = []
    end = listen(told.append)
    await planning.assign(made.themes[0], 1, Role.LEADER, made.people[0], by=made.by)
    end()
    assert told == [
        RightsChanged(made.workshop_id, made.leaders[0]),
        RightsChanged(made.workshop_id, made.people[0]),
        PlanChanged(made.workshop_id, made.themes[0]),
    ]
    assert (await Assignment.get(theme_id=made.themes[0], track=1, role=Role.LEADER)).person_id == made.people[0]


async def test_track_that_there_is_not_gets_no_leader() -> None:
    made = await a_workshop(people_count=0)
    for track in (0, 2, 10**9):
        with pytest.raises(Invalid, match="track_unknown"):
            await planning.assign(made.themes[0], track, Role.LEADER, made.leaders[0], by=made.by)


async def test_rounds_that_were_held_stay_and_the_rest_keeps_every_rule() -> None:
    made = await a_workshop(group_count=3, theme_count=5, people_count=0, planned=False)
    await _only_rounds(made, 3)
    await planning.make_plan(made.workshop_id, by=made.by)
    await planning.swap_cell(made.rounds[0], made.groups[0], made.themes[4], by=made.by)
    await planning.swap_cell(made.rounds[3], made.groups[0], made.themes[4], by=made.by)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    await _go_on(made, 1)
    held = await Meeting.filter(item_id__in=made.rounds[:2]).order_by("id").values()
    await agenda.add_item(made.workshop_id, ItemKind.ROUND, by=made.by, minutes=20, position=2)
    await groups.set_count(made.workshop_id, 4, by=made.by)
    table = await _table(made)
    assert table.broken == []
    assert await Meeting.filter(item_id__in=made.rounds[:2]).order_by("id").values() == held
    assert [cell.theme is None for cell in table.rounds[0].cells] == [False, False, False, True]
    assert [cell.theme is None for cell in table.rounds[2].cells] == [False] * 4


async def test_round_that_was_held_is_not_changed_by_hand() -> None:
    made = await a_workshop(people_count=0)
    await _only_rounds(made, 4)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    with pytest.raises(Conflict, match="round_held"):
        await planning.swap_cell(made.rounds[0], made.groups[0], made.themes[1], by=made.by)
    with pytest.raises(Conflict) as refused:
        await planning.swap_cell(made.rounds[1], made.groups[0], made.themes[0], by=made.by)
    assert (refused.value.code, refused.value.facts["broken"].rule) == ("rule_broken", "theme_twice")
    assert (await _table(made)).broken == []


async def test_undone_round_in_which_somebody_wrote_keeps_its_meetings_through_a_new_plan() -> None:
    made = await a_workshop(people_count=0)
    await _only_rounds(made, 4)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    await _go_on(made, 1)
    meetings = await Meeting.filter(item_id=made.rounds[1]).order_by("id").values("id", "theme_id", "group_id", "track")
    document = await Document.create(meeting_id=meetings[0]["id"], created_at="2031-03-06T08:00:00Z")
    await DocumentUpdate.create(document=document, data=b"x", written_at="2031-03-06T08:00:00Z")
    await stage.back(made.workshop_id, by=made.by, seen=made.rounds[1])
    await groups.set_count(made.workshop_id, 5, by=made.by)
    await planning.make_plan(made.workshop_id, by=made.by)
    now = await Meeting.filter(item_id=made.rounds[1], group_id__in=made.groups).order_by("id")
    assert [{"id": m.id, "theme_id": m.theme_id, "group_id": m.group_id, "track": m.track} for m in now] == meetings
    assert await DocumentUpdate.all().count() == 1


async def test_theme_taken_away_while_the_day_runs_leaves_no_group_without_one() -> None:
    made = await a_workshop(group_count=2, theme_count=5, people_count=0, planned=False)
    await _only_rounds(made, 3)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    held = await Meeting.filter(item_id=made.rounds[0]).order_by("id").values()
    met = {each["theme_id"] for each in held}
    ahead = await Meeting.filter(item_id=made.rounds[1]).first()
    assert ahead is not None
    gone = ahead.theme_id if ahead.theme_id not in met else next(each for each in made.themes if each not in met)
    await themes.remove(gone, by=made.by)
    table = await _table(made)
    assert table.broken == []
    assert all(cell.theme for row in table.rounds for cell in row.cells)
    assert await Meeting.filter(item_id=made.rounds[0]).order_by("id").values() == held


async def test_theme_that_the_rest_of_the_day_can_not_do_without_stays() -> None:
    made = await a_workshop(group_count=2, theme_count=4, people_count=0, planned=False)
    await _only_rounds(made, 4)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    before = await Meeting.all().order_by("id").values()
    for theme in made.themes:
        with pytest.raises(Conflict, match=r"theme_has_notes|more_rounds_than_themes"):
            await themes.remove(theme, by=made.by)
    assert await Meeting.all().order_by("id").values() == before
    assert (await _table(made)).broken == []


@pytest.mark.parametrize("group_count", [5, 6])
async def test_groups_that_come_while_the_day_runs_are_planned_for_at_once(group_count: int) -> None:
    made = await a_workshop(group_count=3, theme_count=4, people_count=0, planned=False)
    await _only_rounds(made, 3)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    await groups.set_count(made.workshop_id, group_count, by=made.by)
    table = await _table(made)
    assert not [each for each in table.broken if each.is_grave]
    assert all(cell.theme for row in table.rounds[1:3] for cell in row.cells)


@pytest.mark.parametrize(("people_count", "rules"), [(0, []), (3, ["more_groups_than_people"]), (4, [])])
async def test_plan_warns_of_more_groups_than_people_and_lets_the_day_begin(
    people_count: int, rules: list[str]
) -> None:
    made = await a_workshop(people_count=people_count)
    table = await _table(made)
    assert _rules(table) == rules
    assert not any(each.is_grave for each in table.broken)
    if rules:
        assert _said(table)[0] == ["Det er 4 grupper, og 3 personer på lista. Noen grupper kan bli tomme."]
    await stage.start(made.workshop_id, by=made.by)


async def test_rest_of_the_day_that_can_not_be_planned_is_refused() -> None:
    made = await a_workshop(group_count=3, theme_count=3, people_count=0, planned=False)
    await _only_rounds(made, 3)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    await Meeting.filter(item_id=made.rounds[1]).update(theme_id=made.themes[0])
    await _go_on(made, 1)
    with pytest.raises(Conflict, match="plan_impossible"):
        await planning.make_plan(made.workshop_id, by=made.by)


async def test_nothing_of_another_workshop_comes_into_a_plan() -> None:
    made, other = await a_workshop(people_count=0), await a_workshop(people_count=0)
    before = await Meeting.all().order_by("id").values()
    for item, group, theme, by in (
        (made.rounds[0], made.groups[0], other.themes[0], made.by),
        (made.rounds[0], other.groups[0], made.themes[0], made.by),
        (other.rounds[0], made.groups[0], made.themes[0], made.by),
        (made.rounds[0], made.groups[0], made.themes[1], other.by),
    ):
        with pytest.raises(NotFound):
            await planning.swap_cell(item, group, theme, by=by)
    for theme, person, by in (
        (made.themes[0], other.leaders[0], made.by),
        (made.themes[0], made.leaders[1], other.by),
    ):
        with pytest.raises(NotFound):
            await planning.assign(theme, 1, Role.LEADER, person, by=by)
    with pytest.raises(NotFound):
        await planning.make_plan(made.workshop_id, by=other.by)
    with pytest.raises(NotFound):
        await planning.plan_table(made.workshop_id, by=other.by)
    with pytest.raises(NotFound):
        await planning.take_way_out(made.workshop_id, "remake", by=other.by)
    assert await Meeting.all().order_by("id").values() == before


async def test_talk_is_no_round_to_plan() -> None:
    made = await a_workshop(people_count=0)
    talk = next(item for item in made.items if item not in made.rounds)
    with pytest.raises(Conflict, match="no_round"):
        await planning.swap_cell(talk, made.groups[0], made.themes[0], by=made.by)


async def test_grave_faults_are_those_the_day_can_not_begin_with() -> None:
    made = await a_workshop(people_count=0)
    await planning.swap_cell(made.rounds[2], made.groups[0], made.themes[0], by=made.by)
    board = await read_board(await Workshop.get(id=made.workshop_id))
    assert {each.rule for each in faults.faults(board) if each.is_grave} == {"theme_twice", "theme_two_places"}
    with pytest.raises(Conflict, match="plan_not_sound"):
        await stage.start(made.workshop_id, by=made.by)


async def test_meetings_are_one_for_each_group_in_each_round() -> None:
    made = await a_workshop(people_count=0)
    places: set[tuple[UUID, UUID]] = {(each.item_id, each.group_id) for each in await Meeting.all()}
    assert places == set(product(made.rounds, made.groups))
