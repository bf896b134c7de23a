"""Who gets in by a name, a link or a hand that opens, and who does not."""

import asyncio
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest

from facilitator import claiming, codes, groups, joining, people
from facilitator.access import ByPerson
from facilitator.claiming import Joined
from facilitator.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from facilitator.happenings import Happening, RightsChanged
from facilitator.limits import Client
from facilitator.live import listen
from models import Person, PersonKey, Workshop
from models.vocabulary import Joining
from tests.builders import Made, a_bare_workshop, a_workshop, an_account


def someone() -> Client:
    """A browser that has not been here before, in a hall that all share."""
    return Client(uuid4().hex, "192.0.2.1")


async def code(made: Made) -> str:
    """The workshop's code."""
    return (await Workshop.get(id=made.workshop_id)).code


async def listed_only(made: Made) -> str:
    """The workshop's code, after letting in only those who are listed."""
    await Workshop.filter(id=made.workshop_id).update(joining=Joining.LISTED)
    return await code(made)


async def test_newcomer_joins_with_a_name_and_is_the_same_person_on_the_same_device(
    database: Path, morning: datetime
) -> None:
    made = await a_workshop()
    came = await joining.join(await code(made), "  Runa ", "Bedrift B", client=someone())
    by = await joining.person_of(came.token, made.workshop_id)
    assert by is not None
    runa = await Person.get(id=by.person_id)
    assert (runa.name, runa.organisation, runa.joined_at) == ("Runa", "Bedrift B", morning)
    again = await joining.join(await code(made), "RUNA", client=someone(), device_token=came.token)
    assert again == came
    assert await PersonKey.filter(person_id=runa.id).count() == 1


async def test_token_is_kept_as_a_hash_and_opens_nothing_in_another_workshop(database: Path, morning: datetime) -> None:
    made, other = await a_workshop(), await a_workshop(people_count=0)
    came = await joining.join(await code(made), "Runa", client=someone())
    assert came.token not in str(await PersonKey.all().values())
    assert await joining.person_of(came.token, other.workshop_id) is None
    assert await joining.person_of("", made.workshop_id) is None


async def test_newcomer_after_the_groups_were_made_is_put_in_the_smallest(database: Path, morning: datetime) -> None:
    made = await a_workshop(people_count=3, group_count=4)
    came = await joining.join(await code(made), "Runa", client=someone())
    by = await joining.person_of(came.token, made.workshop_id)
    assert by is not None
    assert (await Person.get(id=by.person_id)).group_id == made.groups[3]


async def test_newcomer_before_the_groups_were_made_waits_for_one(database: Path, morning: datetime) -> None:
    by = await an_account()
    workshop = await Workshop.get(id=await a_bare_workshop(by))
    await groups.set_count(workshop.id, 4, by=by)
    await joining.join(workshop.code, "Runa", client=someone())
    assert (await Person.get(name="Runa")).group_id is None


async def test_somebody_on_the_list_claims_their_own_name_once(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    first = await joining.join(await code(made), "sara", client=someone())
    second = await joining.join(await code(made), "Sara", client=someone())
    assert (first.is_waiting, second.is_waiting) == (False, True)
    assert await joining.person_of(second.token, made.workshop_id) is None
    assert await Person.filter(workshop_id=made.workshop_id, name_key="sara").count() == 1


@pytest.mark.parametrize("name", ["Jonas", "Liv"])
async def test_role_is_never_claimed_by_name(database: Path, morning: datetime, name: str) -> None:
    made = await a_workshop()
    came = await joining.join(await code(made), name, client=someone())
    assert came.is_waiting
    standing = await joining.standing_of(came.token, made.workshop_id)
    assert standing is not None
    assert standing.needs_link


async def test_only_those_listed_come_in_where_only_they_may(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    number = await listed_only(made)
    with pytest.raises(NotFound, match="name_not_listed"):
        await joining.join(number, "Runa", client=someone())
    assert not (await joining.join(number, "Kari", client=someone())).is_waiting


async def test_deputy_comes_in_the_place_of_who_they_stand_in_for(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await people.change(made.people[0], by=made.by, deputy_name="Trine Vara")
    came = await joining.join(await listed_only(made), "trine  vara", client=someone())
    by = await joining.person_of(came.token, made.workshop_id)
    assert by is not None
    assert by.person_id == made.people[0]
    assert (await Person.get(id=made.people[0])).deputy_came


async def test_deputy_of_two_is_not_guessed_at(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    for person in made.people[:2]:
        await people.change(person, by=made.by, deputy_name="Trine")
    with pytest.raises(NotFound, match="name_not_listed"):
        await joining.join(await listed_only(made), "Trine", client=someone())


@pytest.mark.parametrize(
    ("name", "refusal"), [("", "name_missing"), (" \t ", "name_missing"), ("å" * 10_000, "text_too_long")]
)
async def test_name_that_is_none_is_refused_and_nobody_is_added(
    database: Path, morning: datetime, name: str, refusal: str
) -> None:
    made = await a_workshop()
    before = await Person.all().count()
    with pytest.raises(Invalid, match=refusal):
        await joining.join(await code(made), name, client=someone())
    assert await Person.all().count() == before


async def test_leader_lets_in_who_waits_under_a_name_in_use(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await joining.join(await code(made), "Sara", client=someone())
    waits = await joining.join(await code(made), "Sara", client=someone())
    leader = await _in_by_link(made, made.leaders[0])
    [asking] = await joining.waiting(made.workshop_id, by=leader)
    assert (asking.name, asking.has_role) == ("Sara", False)
    await joining.admit(asking.key_id, by=leader)
    assert await joining.person_of(waits.token, made.workshop_id) is not None
    assert await joining.waiting(made.workshop_id, by=made.by) == []
    with pytest.raises(NotFound, match="nobody_waiting"):
        await joining.admit(asking.key_id, by=leader)


async def test_leader_lets_nobody_in_as_a_leader(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    waits = await joining.join(await code(made), "Petter", client=someone())
    leader = await _in_by_link(made, made.leaders[0])
    [asking] = await joining.waiting(made.workshop_id, by=leader)
    with pytest.raises(NotAllowed, match="role_admitted_by_organiser"):
        await joining.admit(asking.key_id, by=leader)
    await joining.admit(asking.key_id, by=made.by)
    assert await joining.person_of(waits.token, made.workshop_id) is not None


async def test_who_is_turned_away_stays_out(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    waits = await joining.join(await code(made), "Jonas", client=someone())
    [asking] = await joining.waiting(made.workshop_id, by=made.by)
    await joining.turn_away(asking.key_id, by=made.by)
    assert await joining.standing_of(waits.token, made.workshop_id) is None
    assert await joining.person_of(waits.token, made.workshop_id) is None


async def test_participant_and_stranger_let_nobody_in(database: Path, morning: datetime) -> None:
    made, other = await a_workshop(), await a_workshop(people_count=0)
    await joining.join(await code(made), "Jonas", client=someone())
    [asking] = await joining.waiting(made.workshop_id, by=made.by)
    sara = await _in_by_link(made, made.people[0])
    elsewhere = await _in_by_link(other, other.leaders[0])
    for by in (sara, elsewhere, other.by):
        for forbidden in (joining.admit(asking.key_id, by=by), joining.turn_away(asking.key_id, by=by)):
            with pytest.raises(NotFound):
                await forbidden
        with pytest.raises(NotFound):
            await joining.waiting(made.workshop_id, by=by)


async def test_name_is_free_again_after_not_you(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    shared = await joining.join(await code(made), "Sara", client=someone())
    await joining.leave(shared.token, made.workshop_id)
    assert await joining.person_of(shared.token, made.workshop_id) is None
    own = await joining.join(await code(made), "Sara", client=someone())
    assert not own.is_waiting


async def test_not_you_ends_a_device_in_its_own_workshop_and_nothing_else(database: Path, morning: datetime) -> None:
    made, other = await a_workshop(), await a_workshop()
    came = await joining.join(await code(made), "Sara", client=someone())
    link = await joining.issue_link(made.people[0], by=made.by)
    await joining.leave(came.token, other.workshop_id)
    await joining.leave(link, made.workshop_id)
    assert await joining.person_of(came.token, made.workshop_id) is not None
    assert not (await joining.open_link(link, someone())).is_waiting


async def test_open_device_hears_that_its_person_got_a_group_on_another(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    link = await joining.issue_link(made.people[0], by=made.by)
    await joining.open_link(link, someone())
    await groups.move_person(made.people[0], None, by=made.by)
    heard: list[Happening] = []
    stop = listen(heard.append)
    await joining.open_link(link, someone())
    stop()
    assert (await Person.get(id=made.people[0])).group_id in made.groups
    assert [each.subject_id for each in heard if isinstance(each, RightsChanged)] == [made.people[0]]


async def test_no_more_wait_under_one_name_than_can_be_looked_through(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    for _time in range(claiming.MOST_WAITING):
        assert (await joining.join(await code(made), "Jonas", client=someone())).is_waiting
    with pytest.raises(TooMany, match="too_many_waiting"):
        await joining.join(await code(made), "Jonas", client=someone())
    assert len(await joining.waiting(made.workshop_id, by=made.by)) == claiming.MOST_WAITING
    assert (await joining.join(await code(made), "Petter", client=someone())).is_waiting


async def test_guesser_of_listed_names_is_stopped_whatever_cookie_they_show(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    number = await listed_only(made)
    codes_heard = set()
    for time in range(1_600):
        with pytest.raises((NotFound, TooMany)) as refused:
            await joining.join(number, f"Navn {time}", client=Client(uuid4().hex, "203.0.113.7"))
        codes_heard.add(refused.value.code)
    assert codes_heard == {"name_not_listed", "too_many_names"}
    assert not (await joining.join(number, "Sara", client=someone())).is_waiting


async def test_new_personal_link_ends_the_one_before(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    first = await joining.issue_link(made.leaders[0], by=made.by)
    second = await joining.issue_link(made.leaders[0], by=made.by)
    with pytest.raises(NotFound, match="personal_link_wrong"):
        await joining.open_link(first, someone())
    came = await joining.open_link(second, someone())
    by = await joining.person_of(came.token, made.workshop_id)
    assert by is not None
    assert by.person_id == made.leaders[0]
    assert not {first, second, came.token} & {str(each) for row in await PersonKey.all().values_list() for each in row}


async def test_revoked_person_is_out_on_every_device(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    link = await joining.issue_link(made.people[0], by=made.by)
    came = await joining.open_link(link, someone())
    await joining.revoke_keys(made.people[0], by=made.by)
    assert await joining.person_of(came.token, made.workshop_id) is None
    with pytest.raises(NotFound, match="personal_link_wrong"):
        await joining.open_link(link, someone())


async def test_another_organiser_issues_and_revokes_nothing(database: Path, morning: datetime) -> None:
    made, petter = await a_workshop(), await an_account("Petter")
    for forbidden in (
        joining.issue_link(made.people[0], by=petter),
        joining.revoke_keys(made.people[0], by=petter),
        joining.issue_link(made.people[0], by=await _in_by_link(made, made.leaders[0])),
    ):
        with pytest.raises(NotFound):
            await forbidden


async def test_wrong_code_typed_fifty_times_stops_one_browser_and_no_other(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    stubborn, refused = someone(), []
    for _time in range(50):
        with pytest.raises((NotFound, TooMany)) as refusal:
            await codes.find_workshop("999999", stubborn)
        refused.append(refusal.value.code)
    assert refused == ["code_wrong"] * 20 + ["too_many_codes"] * 30
    with pytest.raises(TooMany):
        await codes.find_workshop(await code(made), stubborn)
    assert (await codes.find_workshop(await code(made), someone())).id == made.workshop_id


async def test_hall_that_mistypes_a_lot_locks_nobody_out(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    hall = [someone() for _person in range(500)]
    for person in hall:
        with pytest.raises(NotFound):
            await codes.find_workshop("999998", person)
    for person in (*hall[-3:], someone()):
        assert (await codes.find_workshop(await code(made), person)).id == made.workshop_id


async def test_many_codes_tried_at_once_are_counted_before_the_first_is_judged(
    database: Path, morning: datetime
) -> None:
    burst = Client("a burst", "198.51.100.78")
    answers = await asyncio.gather(
        *(codes.find_workshop(f"9000{number}", burst) for number in range(50)), return_exceptions=True
    )
    assert sum(isinstance(each, TooMany) for each in answers) == 30


async def test_guesser_without_a_cookie_is_stopped_and_those_with_one_come_in(
    database: Path, morning: datetime
) -> None:
    made = await a_workshop()
    nobody = Client("", "198.51.100.77")
    for _time in range(400):
        with pytest.raises(NotFound):
            await codes.find_workshop("999997", nobody)
    with pytest.raises(TooMany):
        await codes.find_workshop(await code(made), nobody)
    assert (await codes.find_workshop(await code(made), Client("a visit", "198.51.100.77"))).id == made.workshop_id


async def test_asking_again_under_a_name_in_use_is_asking_once(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await joining.join(await code(made), "Sara", client=someone())
    waits = await joining.join(await code(made), "Sara", client=someone())
    again = await joining.join(await code(made), "Sara", client=someone(), device_token=waits.token)
    assert again == waits
    assert len(await joining.waiting(made.workshop_id, by=made.by)) == 1


async def test_hall_that_comes_at_once_comes_in_and_is_spread_over_the_groups(
    database: Path, morning: datetime
) -> None:
    made = await a_workshop(people_count=4, group_count=4)
    number = await code(made)
    came = await asyncio.gather(*(joining.join(number, f"Gjest {each}", client=someone()) for each in range(200)))
    assert len({each.token for each in came}) == 200
    sizes = [await Person.filter(group_id=group).count() for group in made.groups]
    assert sizes == [51, 51, 51, 51]


async def test_same_name_said_by_two_at_once_is_given_to_one(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    number = await code(made)
    came = await asyncio.gather(*(joining.join(number, "Runa", client=someone()) for _device in range(2)))
    assert sorted(each.is_waiting for each in came) == [False, True]


async def test_one_refused_in_the_crowd_holds_nobody_else_back(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    number = await listed_only(made)
    names = ("Sara", "Runa", "Kari")
    sara, runa, kari = await asyncio.gather(
        *(joining.join(number, each, client=someone()) for each in names), return_exceptions=True
    )
    assert isinstance(runa, NotFound)
    assert isinstance(sara, Joined)
    assert isinstance(kari, Joined)


async def test_guesser_of_codes_is_stopped_whatever_cookie_they_show(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    heard = []
    for _time in range(2_010):
        with pytest.raises((NotFound, TooMany)) as refused:
            await codes.find_workshop("999997", Client(uuid4().hex, "203.0.113.8"))
        heard.append(refused.value.code)
    assert heard == ["code_wrong"] * 2_000 + ["too_many_codes"] * 10
    with pytest.raises(TooMany):
        await codes.find_workshop(await code(made), Client(uuid4().hex, "203.0.113.8"))
    assert (await codes.find_workshop(await code(made), someone())).id == made.workshop_id


async def test_code_is_found_however_it_is_spaced(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    number = await code(made)
    card = await codes.find_workshop(f" {number[:3]} - {number[3:]} ", someone())
    assert (card.id, card.title, card.is_listed) == (made.workshop_id, "Nærmiljø 2030", False)
    with pytest.raises(NotFound, match="code_missing"):
        await codes.find_workshop("  ", someone())


async def test_nobody_joins_a_workshop_whose_personal_data_is_deleted(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    link = await joining.issue_link(made.people[0], by=made.by)
    await Workshop.filter(id=made.workshop_id).update(purged_at=morning)
    with pytest.raises(NotFound, match="code_wrong"):
        await joining.join(await code(made), "Runa", client=someone())
    with pytest.raises(NotFound, match="personal_link_wrong"):
        await joining.open_link(link, someone())
    with pytest.raises(Conflict, match="personal_data_deleted"):
        await joining.issue_link(made.people[0], by=made.by)


async def _in_by_link(made: Made, person_id: object) -> ByPerson:
    person = await Person.get(id=person_id)
    came = await joining.open_link(await joining.issue_link(person.id, by=made.by), someone())
    by = await joining.person_of(came.token, made.workshop_id)
    assert by is not None
    return by
