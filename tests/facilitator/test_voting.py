"""Voting: every voice counts once, whatever is sent twice or at once; in a secret poll nothing tells whose it is."""

import asyncio
import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest

from facilitator import (
    ballots,
    clock,
    groups,
    joining,
    people,
    poll_views,
    polls,
    retention,
    snapshot,
    stage,
    steering,
    themes,
    voting,
    workshops,
)
from facilitator.access import ByPerson
from facilitator.backup import copy_database
from facilitator.errors import Conflict, Refusal
from facilitator.limits import Client
from facilitator.pollbook import read_ballots, read_pollbook
from facilitator.tally import Result, Winners
from models import Ballot, JournalEntry, Meeting, Person, Poll, PollOption, Voted, Workshop
from models.vocabulary import PollKind
from tests.builders import Made, a_workshop, come_in
from tests.facilitator.pages import as_they_lie
from tests.facilitator.voters import OPTIONS, a_key, a_poll, options_of, vote
from tests.facilitator.writing_down import a_proposal

pytestmark = pytest.mark.usefixtures("database", "morning")


async def _hall(count: int) -> tuple[Made, list[ByPerson]]:
    made = await a_workshop(people_count=count)
    return made, [await come_in(each) for each in made.people]


async def _choices(poll_id: UUID) -> list[str]:
    return [each.choice for each in await Ballot.filter(poll_id=poll_id)]


async def _refusal(poll_id: UUID, choice: object, by: ByPerson, key: str = "") -> str:
    with pytest.raises(Refusal) as refused:
        await voting.cast(poll_id, key or a_key(), choice, by=by)
    return refused.value.code


async def test_ballot_counts_once_however_often_it_is_sent() -> None:
    made, (sara, kari, *_) = await _hall(2)
    poll_id = await a_poll(made)
    first, second, _third = await options_of(poll_id)
    key = await vote(poll_id, {first: 2, second: 1}, sara)
    await vote(poll_id, {first: 2, second: 1}, sara, key)
    await vote(poll_id, {first: 1}, kari)
    assert await Ballot.filter(poll_id=poll_id).count() == 2
    await vote(poll_id, {second: 2}, sara, key)
    await polls.close_poll(poll_id, by=made.by)
    assert Counter(await _choices(poll_id)) == {ballots.packed({second: 2}): 1, ballots.packed({first: 1}): 1}


async def test_person_with_two_devices_votes_once() -> None:
    made, (sara, *_) = await _hall(1)
    tablet = await come_in(sara.person_id)
    poll_id = await a_poll(made)
    (first, *_rest) = await options_of(poll_id)
    outcomes = Counter[str]()
    for outcome in await asyncio.gather(
        vote(poll_id, {first: 1}, sara), vote(poll_id, {first: 2}, tablet), return_exceptions=True
    ):
        outcomes[outcome.code if isinstance(outcome, Refusal) else "done"] += 1
    assert outcomes == {"done": 1, "voted_elsewhere": 1}
    assert await voting.has_voted(poll_id, by=tablet)
    assert await Ballot.filter(poll_id=poll_id).count() == 1


async def test_key_that_was_used_before_spoils_nobodys_ballot_and_changes_none() -> None:
    made, (sara, kari, jonas) = await _hall(3)
    first, second = [await a_poll(made, PollKind.YES_NO, options=()) for _ in range(2)]
    key = await vote(first, "yes", sara)
    await asyncio.gather(vote(second, "no", kari), vote(second, "yes", sara, key), vote(second, "abstain", jonas, key))
    assert Counter(await _choices(second)) == {'"no"': 1, '"yes"': 1, '"abstain"': 1}


async def test_hundreds_at_once_are_counted_exactly() -> None:
    made, hall = await _hall(200)
    poll_id = await a_poll(made, PollKind.CHOOSE, least=1, most=2)
    options = await options_of(poll_id)
    dice = Random(7)  # noqa: S311  # the same choices each time
    keys = {each: a_key() for each in hall}
    last = {each: sorted(dice.sample(options, 2)) for each in hall}

    async def press(each: ByPerson) -> None:
        await vote(poll_id, [options[0]], each, keys[each])
        await vote(poll_id, last[each], each, keys[each])
        await vote(poll_id, last[each], each, keys[each])

    await asyncio.gather(*(press(each) for each in hall))
    await polls.close_poll(poll_id, by=made.by)
    given = Counter(option for choice in last.values() for option in choice)
    result = await poll_views.result_of(await Poll.get(id=poll_id), tuple(await PollOption.filter(poll_id=poll_id)))
    assert isinstance(result, Result)
    assert {each.option: each.given for each in result.standings} == given
    assert result.ballots == 200


async def test_vote_that_is_final_is_not_changed_but_may_be_sent_again() -> None:
    made, (sara, *_) = await _hall(1)
    poll_id = await a_poll(made, is_changeable=False)
    first, second, _third = await options_of(poll_id)
    key = await vote(poll_id, {first: 1}, sara)
    await vote(poll_id, {first: 1}, sara, key)
    assert await _refusal(poll_id, {second: 1}, sara, key) == "vote_is_final"
    assert await _choices(poll_id) == [ballots.packed({first: 1})]


async def test_what_can_not_be_counted_is_refused() -> None:
    made, (sara, *_) = await _hall(1)
    poll_id = await a_poll(made, opened=False)
    first, _second, _third = await options_of(poll_id)
    assert await _refusal(poll_id, {first: 1}, sara) == "poll_not_open"
    await polls.open_poll(poll_id, by=made.by)
    assert await _refusal(poll_id, {first: 3}, sara) == "too_many_on_one"
    assert await _refusal(poll_id, {str(made.themes[0]): 1}, sara) == "option_unknown"
    assert await _refusal(poll_id, [first], sara) == "choice_unreadable"
    assert await _refusal(poll_id, {first: 1}, sara, "kort") == "command_unreadable"
    await polls.close_poll(poll_id, by=made.by)
    assert await _refusal(poll_id, {first: 1}, sara) == "poll_closed"
    assert not await Ballot.exists()
    assert not await Voted.exists()


async def test_time_limit_holds_before_anybody_closes() -> None:
    made, (sara, *_) = await _hall(1)
    poll_id = await a_poll(made, minutes=5)
    (first, *_rest) = await options_of(poll_id)
    clock.advance(timedelta(minutes=5))
    assert await _refusal(poll_id, {first: 1}, sara) == "poll_closed"
    assert (await Poll.get(id=poll_id)).closed_at is None
    await polls.close_due()
    assert (await Poll.get(id=poll_id)).closed_at == clock.now()


async def test_only_those_whom_it_is_for_may_vote() -> None:
    made, hall = await _hall(4)
    neighbour = await a_workshop(title="Nabo", people_count=1)
    stranger = await come_in(neighbour.people[0])
    poll_id = await a_poll(made, opened=False)
    await polls.set_scope(poll_id, by=made.by, group_id=made.groups[1])
    await polls.open_poll(poll_id, by=made.by)
    (first, *_rest) = await options_of(poll_id)
    await vote(poll_id, {first: 1}, hall[1])
    for each in (hall[0], hall[2], stranger):
        assert await _refusal(poll_id, {first: 1}, each) == "not_found"
    assert [each["id"] for each in (await snapshot.for_group(made.workshop_id, made.groups[1]))["polls"]] == [
        str(poll_id)
    ]
    assert (await snapshot.for_group(made.workshop_id, made.groups[0]))["polls"] == []


async def test_poll_of_a_theme_is_for_the_groups_that_met_it() -> None:
    made, hall = await _hall(4)
    await stage.start(made.workshop_id, by=made.by)
    while (await Workshop.get(id=made.workshop_id)).current_item_id != made.rounds[0]:
        seen = (await Workshop.get(id=made.workshop_id)).current_item_id
        await stage.next_step(made.workshop_id, by=made.by, seen=seen)
    poll_id = await a_poll(made, opened=False)
    await polls.set_scope(poll_id, by=made.by, theme_id=made.themes[2])
    await polls.open_poll(poll_id, by=made.by)
    (first, *_rest) = await options_of(poll_id)
    met = await voting.met_by(made.themes[2])
    for person, group_id in zip(hall, made.groups, strict=True):
        if group_id in met:
            await vote(poll_id, {first: 1}, person)
        else:
            assert await _refusal(poll_id, {first: 1}, person) == "not_found"
    assert await Ballot.filter(poll_id=poll_id).count() == len(met) == 1


async def test_who_left_does_not_vote_and_what_they_voted_stays() -> None:
    made, (sara, kari, *_) = await _hall(2)
    poll_id = await a_poll(made)
    (first, *_rest) = await options_of(poll_id)
    await people.remove(kari.person_id, by=made.by)
    await vote(poll_id, {first: 1}, sara)
    assert await _refusal(poll_id, {first: 1}, kari) == "not_found"
    await polls.close_poll(poll_id, by=made.by)
    await people.remove(sara.person_id, by=made.by)
    assert await Ballot.filter(poll_id=poll_id).count() == 1


async def test_nobody_is_taken_out_and_added_anew_to_vote_twice() -> None:
    made, (sara, kari, *_) = await _hall(2)
    poll_id = await a_poll(made)
    (first, *_rest) = await options_of(poll_id)
    await vote(poll_id, {first: 1}, sara)
    for each in (sara, kari):  # alike, whether they have voted or not
        with pytest.raises(Conflict, match="voices_open"):
            await people.remove(each.person_id, by=made.by)
    assert await Voted.filter(poll_id=poll_id).count() == 1


# ---- What must not be told.


def _rows(file: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(file)) as opened:
        opened.row_factory = sqlite3.Row
        return [dict(each) for each in opened.execute(f"SELECT * FROM {table}")]  # noqa: S608


async def test_file_keeps_no_order_of_arrival(database: Path) -> None:
    made, hall = await _hall(12)
    poll_id = await a_poll(made)
    (first, *_rest) = await options_of(poll_id)
    for each in hall:
        await vote(poll_id, {first: 1}, each)
    copy_database(database, database.with_name("copy.sqlite3"))
    with closing(sqlite3.connect(database.with_name("copy.sqlite3"))) as copy:
        for table in ("voted", "ballot"):
            with pytest.raises(sqlite3.OperationalError, match="no such column"):
                copy.execute(f"SELECT rowid FROM {table}")  # noqa: S608
    order = [row["person_id"] for row in _rows(database.with_name("copy.sqlite3"), "voted")]
    assert sorted(map(str, order)) == sorted(str(each.person_id) for each in hall)
    assert order != [str(each.person_id) for each in hall]


async def test_copy_tells_no_order_of_arrival_by_where_rows_lie(database: Path) -> None:
    made, hall = await _hall(24)
    poll_id = await a_poll(made, PollKind.YES_NO, options=())
    for number, each in enumerate(hall):
        await vote(poll_id, ("yes", "no", "abstain")[number % 3], each)
    copy = database.with_name("copy.sqlite3")
    copy_database(database, copy)
    people = [str(each.person_id).encode() for each in hall]
    for table in ("voted", "ballot"):
        lying = as_they_lie(copy, table)
        ids = sorted(str(row["id"]).encode() for row in _rows(copy, table))
        assert [next(each for each in ids if each in row) for row in lying] == ids  # each page in the order of the ids
    voted = [next(each for each in people if each in row) for row in as_they_lie(copy, "voted")]
    assert voted != people


async def test_secret_poll_leaves_nothing_that_joins_a_voter_and_a_choice(database: Path) -> None:
    made, hall = await _hall(8)
    poll_id = await a_poll(made)
    options = await options_of(poll_id)
    entries = await JournalEntry.all().count()
    before = (await Workshop.get(id=made.workshop_id)).version
    keys = [await vote(poll_id, {options[number % 3]: 1}, each) for number, each in enumerate(hall)]
    assert await JournalEntry.all().count() == entries
    assert (await Workshop.get(id=made.workshop_id)).version == before
    during = _rows(database, "ballot")
    assert {row["person_id"] for row in during} == {None}
    await polls.close_poll(poll_id, by=made.by)
    after = _rows(database, "ballot")
    assert {(row["person_id"], row["key_hash"]) for row in after} == {(None, None)}
    assert not {row["id"] for row in after} & {row["id"] for row in during}
    assert Counter(str(row["choice"]) for row in after) == Counter(str(row["choice"]) for row in during)
    assert _rows(database, "voted") == []
    kept = database.read_bytes() + database.with_name(database.name + "-wal").read_bytes()
    for text in (*keys, *(str(row["key_hash"]) for row in during), *(str(row["id"]) for row in during)):
        assert text.encode() not in kept


async def test_nobody_sees_a_total_of_a_secret_poll_while_it_runs_nor_before_it_is_shown() -> None:
    made, hall = await _hall(8)
    poll_id = await a_poll(made, seats=1)
    (first, *_rest) = await options_of(poll_id)
    await steering.show_poll(poll_id, by=made.by)
    for each in hall:
        await vote(poll_id, {first: 2}, each)

    async def seen() -> list[dict[str, object]]:
        screen = (await snapshot.for_screen(made.workshop_id))["showing"]["poll"]
        phones = (await snapshot.for_group(made.workshop_id, made.groups[0]))["polls"]
        return [screen, *phones]

    assert [("result" in each, each.get("cast")) for each in await seen()] == [(False, 8), (False, None)]
    await polls.close_poll(poll_id, by=made.by)
    assert ["result" in each for each in await seen()] == [False]
    await polls.publish(poll_id, by=made.by)
    shown = await seen()
    assert [each["result"]["standings"][0]["points"] for each in shown] == [16, 16]  # type: ignore[index]


async def test_few_ballots_of_a_secret_poll_tell_who_won_and_nothing_else() -> None:
    made, hall = await _hall(4)
    poll_id = await a_poll(made, seats=1)
    first, second, _third = await options_of(poll_id)
    for each, choice in zip(hall, (first, first, first, second), strict=True):
        await vote(poll_id, {choice: 2}, each)
    await polls.close_poll(poll_id, by=made.by)
    await polls.publish(poll_id, by=made.by)
    (poll,) = (await snapshot.for_group(made.workshop_id, made.groups[0]))["polls"]
    assert poll["result"] == {"winners": [first]}
    (seen,) = (await read_pollbook(made.workshop_id, by=made.by)).polls
    assert seen.told is not None
    assert seen.told.result == Winners(frozenset({first}))
    with pytest.raises(Refusal, match="too_few_ballots"):
        await read_ballots(poll_id, by=made.by)
    assert second not in json.dumps(poll["result"])


async def test_named_poll_tells_whose_ballot_is_whose_to_its_organisers() -> None:
    made, (sara, kari) = await _hall(2)
    poll_id = await a_poll(made, PollKind.YES_NO, options=(), is_secret=False, is_live=True)
    await vote(poll_id, "yes", sara)
    await vote(poll_id, "no", kari)
    (seen,) = (await read_pollbook(made.workshop_id, by=made.by)).polls
    assert {each.name: each.choice for each in seen.named} == {"Sara": "yes", "Kari": "no"}
    await steering.show_poll(poll_id, by=made.by)
    live = (await snapshot.for_screen(made.workshop_id))["showing"]["poll"]["result"]
    assert {each["option"]: each["given"] for each in live["standings"]} == {"yes": 1, "no": 1, "abstain": 0}


async def test_secret_poll_has_no_live_totals() -> None:
    made = await a_workshop(people_count=1)
    poll_id = await a_poll(made, opened=False)
    with pytest.raises(Refusal, match="secret_not_live"):
        await polls.change(poll_id, by=made.by, is_live=True)
    await polls.change(poll_id, by=made.by, is_secret=False, is_live=True)
    await polls.change(poll_id, by=made.by, is_secret=True)
    assert not (await Poll.get(id=poll_id)).is_live


# ---- Holding a poll.


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("Bare én",), "options_outside"),
        (tuple(f"Forslag {number}" for number in range(500)), "too_many_options"),
        (("Gåbuss", "  gåBUSS "), "options_equal"),
        (("x" * 201, "Gåbuss"), "text_too_long"),
    ],
)
async def test_poll_that_can_not_be_held_is_refused(options: tuple[str, ...], code: str) -> None:
    made = await a_workshop(people_count=1)
    with pytest.raises(Refusal, match=code):
        await a_poll(made, options=options)
    assert not await Poll.exists(opened_at__isnull=False)


async def test_poll_is_changed_until_somebody_may_have_seen_it() -> None:
    made = await a_workshop(people_count=1)
    poll_id = await a_poll(made)
    for press in (
        polls.change(poll_id, by=made.by, title="Noe annet"),
        polls.set_options(poll_id, ["Ja", "Nei"], by=made.by),
        polls.remove(poll_id, by=made.by),
        polls.open_poll(poll_id, by=made.by),
    ):
        with pytest.raises(Refusal, match="poll_was_opened"):
            await press
    again = await polls.copy(poll_id, by=made.by)
    assert [each.text for each in await PollOption.filter(poll_id=again).order_by("position")] == list(OPTIONS)
    assert (await Poll.get(id=again)).lot != (await Poll.get(id=poll_id)).lot
    await polls.remove(again, by=made.by)
    assert await Poll.all().count() == 1


async def test_count_by_hand_is_entered_before_the_result_is_in_sight() -> None:
    made, hall = await _hall(6)
    poll_id = await a_poll(made)
    first, second, _third = await options_of(poll_id)
    for each in hall:
        await vote(poll_id, {first: 2}, each)
    await polls.count_by_hand(poll_id, {"voters": 7, "totals": {second: 14}}, by=made.by)
    with pytest.raises(Refusal, match="hand_"):
        await polls.count_by_hand(poll_id, {"voters": 7, "totals": {second: 22}}, by=made.by)
    await polls.close_poll(poll_id, by=made.by)
    with pytest.raises(Refusal, match="poll_closed"):
        await polls.count_by_hand(poll_id, None, by=made.by)
    await polls.publish(poll_id, by=made.by)
    (poll,) = (await snapshot.for_group(made.workshop_id, made.groups[0]))["polls"]
    assert (poll["result"]["ballots"], poll["result"]["by_hand"]) == (13, 7)
    assert [each["points"] for each in poll["result"]["standings"]] == [14, 12, 0]


async def test_who_was_on_no_list_is_told_to_those_who_hold_the_poll() -> None:
    made = await a_workshop(people_count=1)
    await joining.join((await Workshop.get(id=made.workshop_id)).code, "Gunnar", client=Client("a", "b"))
    assert (await read_pollbook(made.workshop_id, by=made.by)).unlisted == ("Gunnar",)
    assert (await snapshot.for_desk(made.workshop_id, by=made.by))["unlisted"] == ["Gunnar"]


async def test_group_that_is_given_a_person_gives_them_its_poll() -> None:
    made, (sara, *_) = await _hall(1)
    poll_id = await a_poll(made, opened=False)
    await polls.set_scope(poll_id, by=made.by, group_id=made.groups[3])
    await polls.open_poll(poll_id, by=made.by)
    (first, *_rest) = await options_of(poll_id)
    assert await _refusal(poll_id, {first: 1}, sara) == "not_found"
    await groups.move_person(sara.person_id, made.groups[3], by=made.by)
    await vote(poll_id, {first: 1}, sara)


async def test_what_the_groups_proposed_is_voted_on_each_once() -> None:
    made = await a_workshop()
    await stage.start(made.workshop_id, by=made.by)
    meeting = await Meeting.filter(workshop_id=made.workshop_id).first()
    assert meeting is not None
    poll_id = await a_poll(made, options=("Gåbuss",), opened=False)
    for title in ("Mer lys", "GÅBUSS", "", "Flere benker"):
        await a_proposal(meeting.id, title)
    await polls.take_proposals(poll_id, by=made.by)
    texts = [each.text for each in await PollOption.filter(poll_id=poll_id).order_by("position")]
    assert texts == ["Gåbuss", "Mer lys", "Flere benker"]
    await polls.set_options(poll_id, [], by=made.by)
    await polls.set_scope(poll_id, by=made.by, theme_id=next(each for each in made.themes if each != meeting.theme_id))
    with pytest.raises(Refusal, match="no_proposals"):
        await polls.take_proposals(poll_id, by=made.by)


async def test_when_personal_data_goes_ballots_stay_and_are_nobodys() -> None:
    made, (sara, *_) = await _hall(1)
    named = await a_poll(made, PollKind.YES_NO, options=(), is_secret=False)
    secret = await a_poll(made, PollKind.YES_NO, options=())
    for poll_id in (named, secret):
        await vote(poll_id, "yes", sara)
    clock.advance(timedelta(days=400))
    await retention.delete_due()
    assert {(each.person_id, each.key_hash, each.choice) for each in await Ballot.all()} == {(None, None, '"yes"')}
    assert not await Voted.exists()
    assert not await Poll.exists(closed_at=None)


async def test_poll_does_not_go_away_with_the_group_or_theme_that_it_is_for() -> None:
    made = await a_workshop(planned=False)
    of_group = await a_poll(made, PollKind.YES_NO, options=(), opened=False)
    await polls.set_scope(of_group, by=made.by, group_id=made.groups[3])
    with pytest.raises(Refusal, match="poll_is_for_it"):
        await groups.set_count(made.workshop_id, 3, by=made.by)
    await polls.open_poll(of_group, by=made.by)
    with pytest.raises(Refusal, match="poll_is_for_it") as refused:
        await groups.set_count(made.workshop_id, 3, by=made.by)
    assert refused.value.facts == {"title": "Hva bør vi begynne med?", "is_opened": True}
    of_theme = await a_poll(made, PollKind.YES_NO, options=(), opened=False)
    await polls.set_scope(of_theme, by=made.by, theme_id=made.themes[3])
    with pytest.raises(Refusal, match="poll_is_for_it"):
        await themes.remove(made.themes[3], by=made.by)
    with pytest.raises(Refusal, match="workshop_has_notes"):
        await workshops.remove(made.workshop_id, by=made.by)
    assert await Poll.all().count() == 2


async def test_poll_that_was_opened_by_mistake_is_taken_back_until_somebody_has_voted() -> None:
    made, (sara, *_) = await _hall(1)
    poll_id = await a_poll(made, PollKind.CHOOSE, least=1, most=3)
    (first, *_rest) = await options_of(poll_id)
    with pytest.raises(Refusal, match="wrong_number_chosen"):  # the rules are known now
        await voting.cast(poll_id, a_key(), [], by=sara)
    await polls.take_back(poll_id, by=made.by)
    assert await _refusal(poll_id, [first], sara) == "poll_not_open"
    await polls.change(poll_id, by=made.by, kind=PollKind.DOTS)
    await polls.open_poll(poll_id, by=made.by)
    (first, *_rest) = await options_of(poll_id)
    await vote(poll_id, {first: 1}, sara)
    with pytest.raises(Refusal, match="poll_has_ballots"):
        await polls.take_back(poll_id, by=made.by)


async def test_ballot_from_before_a_poll_was_taken_back_does_not_count_for_what_it_became() -> None:
    made, (sara, *_) = await _hall(1)
    of_words = await a_poll(made, options=("Ja til bompenger i sentrum", "Gåbuss"))
    yes_no = await a_poll(made, PollKind.YES_NO, options=())
    (first, _second) = await options_of(of_words)
    seen = {each["id"]: each["opened_at"] for each in (await _phone_of(made))["polls"]}
    clock.advance(timedelta(minutes=1))
    for poll_id in (of_words, yes_no):
        await polls.take_back(poll_id, by=made.by)
        await polls.change(poll_id, by=made.by, title="Hva vil dere ikke ha?")
    await polls.set_options(of_words, ("Nei til bompenger i sentrum", "Gåbuss"), by=made.by)
    for poll_id in (of_words, yes_no):
        await polls.open_poll(poll_id, by=made.by)
    assert await _refusal(of_words, {first: 1}, sara) == "option_unknown"
    with pytest.raises(Refusal, match="poll_changed"):
        await voting.cast(yes_no, a_key(), "yes", by=sara, opened_at=seen[str(yes_no)])
    assert not await Ballot.exists()
    now = {each["id"]: each["opened_at"] for each in (await _phone_of(made))["polls"]}
    await voting.cast(yes_no, a_key(), "no", by=sara, opened_at=now[str(yes_no)])
    assert await _choices(yes_no) == [ballots.packed("no")]


async def _phone_of(made: Made) -> dict[str, Any]:
    return await snapshot.for_group(made.workshop_id, made.groups[0])


async def test_result_that_was_shown_is_shown_no_more_when_that_is_taken_back() -> None:
    made, (sara, *_) = await _hall(1)
    poll_id = await a_poll(made)
    await vote(poll_id, {}, sara)
    await polls.close_poll(poll_id, by=made.by)
    await polls.publish(poll_id, by=made.by)
    assert [each["id"] for each in (await snapshot.for_group(made.workshop_id, made.groups[0]))["polls"]] == [
        str(poll_id)
    ]
    await polls.publish(poll_id, by=made.by, is_published=False)
    assert (await snapshot.for_group(made.workshop_id, made.groups[0]))["polls"] == []


async def test_who_voted_alone_has_not_even_the_winners_told() -> None:
    made, (sara, *_) = await _hall(1)
    poll_id = await a_poll(made, seats=2)
    (first, *_rest) = await options_of(poll_id)
    await vote(poll_id, {first: 1}, sara)
    await polls.close_poll(poll_id, by=made.by)
    told = (await read_pollbook(made.workshop_id, by=made.by)).polls[0].told
    assert told is not None
    assert told.result == Winners(frozenset())


async def test_who_came_as_a_deputy_is_named_as_who_voted() -> None:
    made, (sara, *_) = await _hall(1)
    await people.change(sara.person_id, by=made.by, deputy_name="Geir")
    await Person.filter(id=sara.person_id).update(deputy_came=True)
    poll_id = await a_poll(made, is_secret=False)
    await vote(poll_id, {}, sara)
    await polls.close_poll(poll_id, by=made.by)
    assert [each.name for each in (await read_pollbook(made.workshop_id, by=made.by)).polls[0].named] == ["Geir"]
