"""The demo: ready to run, made once."""

from datetime import datetime, timedelta
from pathlib import Path

from facilitator import clock, demo, joining, planning, stage, workshops
from facilitator.access import ByAccount
from facilitator.limits import Client
from models import Account, Person, Workshop
from tests.builders import a_workshop


async def test_demo_is_ready_to_run_and_made_once(database: Path, morning: datetime) -> None:
    first = await demo.make_demo()
    assert first is not None
    marit = ByAccount((await Account.get()).id)
    seen = await workshops.overview(first.workshop_id, by=marit)
    assert (seen.themes, seen.groups, seen.people, seen.people_without_group) == (4, 4, 32, 0)
    table = await planning.plan_table(first.workshop_id, by=marit)
    assert (len(table.rounds), table.broken) == (5, [])
    again = await demo.make_demo()
    assert again is not None
    assert (again.workshop_id, again.code) == (first.workshop_id, first.code)
    assert again.leader_token != first.leader_token
    assert (await Workshop.all().count(), await Person.all().count()) == (1, 32)
    await stage.start(first.workshop_id, by=marit)


async def test_demo_links_open_it(database: Path, morning: datetime) -> None:
    made = await demo.make_demo()
    assert made is not None
    for token in (made.leader_token, made.participant_token):
        joined = await joining.open_link(token, Client("telefon", "192.0.2.1"))
        assert joined.workshop_id == made.workshop_id


async def test_demo_keeps_out_of_a_database_in_use(database: Path, morning: datetime) -> None:
    await a_workshop()
    assert await demo.make_demo() is None
    assert await Workshop.all().count() == 1


async def test_demo_is_made_at_any_hour(database: Path, morning: datetime) -> None:
    clock.advance(timedelta(hours=14, minutes=30))
    assert await demo.make_demo() is not None
