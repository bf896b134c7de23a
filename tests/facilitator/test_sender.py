"""Whose documents they are: said once, refused where it can't be, and taken along to new workshops."""

import pickle
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator import attendance, clock, copying, minutes, pictures, running_order, sender, summary, workshops
from facilitator.attendance import Attendance
from facilitator.errors import Conflict, Invalid, Refusal
from facilitator.running_order import RunningOrder
from facilitator.sender import OtherName, Sender
from facilitator.summary import Summary
from models import Sender as Row
from models.vocabulary import NameLanguage
from tests.builders import a_bare_workshop, a_workshop, an_account, come_in, in_two_days
from tests.facilitator.logos import a_picture, a_sender

SE, EN = NameLanguage.NORTHERN_SAMI, NameLanguage.ENGLISH


async def test_sender_is_what_was_given(database: Path, morning: datetime) -> None:
    by = await an_account()
    here = await a_bare_workshop(by)
    assert await sender.read_sender(here, by=by) is None
    await sender.change(here, by=by, name=" Fjordane  fylkeskommune ")
    await sender.name_in(here, EN, "Fjordane County", by=by)
    await sender.name_in(here, SE, "Fjordánda fylkkasuohkan", by=by)
    await sender.name_in(here, EN, "", by=by)
    await sender.change(here, by=by, colour="0B3D91", logo_words="Et fjell")
    await sender.set_logo(here, a_picture(), by=by)
    names = (OtherName(SE, "Fjordánda fylkkasuohkan"),)
    logo = pictures.redrawn(a_picture())
    assert await sender.read_sender(here, by=by) == Sender("Fjordane fylkeskommune", names, "#0b3d91", logo, "Et fjell")
    await sender.remove_logo(here, by=by)
    assert await sender.read_sender(here, by=by) == Sender("Fjordane fylkeskommune", names, "#0b3d91")
    await sender.remove(here, by=by)
    assert await sender.read_sender(here, by=by) is None


@pytest.mark.parametrize(
    ("given", "kept"), [("", ""), (" #ABC ", "#aabbcc"), ("0d5c4d", "#0d5c4d"), ("#FFD500", "#ffd500")]
)
async def test_colour_is_taken_as_people_write_it(database: Path, morning: datetime, given: str, kept: str) -> None:
    by = await an_account()
    here = await a_bare_workshop(by)
    await sender.change(here, by=by, name="Kommune A", colour=given)
    assert await sender.read_sender(here, by=by) == Sender("Kommune A", colour=kept)


async def test_what_cannot_be_used_is_refused_and_nothing_changed(database: Path, morning: datetime) -> None:
    by = await an_account()
    here = await a_bare_workshop(by)
    for attempt in (
        sender.change(here, by=by, colour="#0d5c4d"),
        sender.name_in(here, SE, "Fjordánda", by=by),
        sender.set_logo(here, a_picture(), by=by),
        sender.remove_logo(here, by=by),
    ):
        with pytest.raises(Conflict, match="sender_missing"):
            await attempt
    await sender.keep(here, a_sender())
    for code, attempt in (
        ("text_missing", sender.change(here, by=by, name=" ")),
        ("text_too_long", sender.change(here, by=by, name="x" * 201)),
        ("text_too_long", sender.name_in(here, SE, "x" * 201, by=by)),
        ("colour_wrong", sender.change(here, by=by, colour="rød")),
        ("colour_wrong", sender.change(here, by=by, name="Kommune B", colour="#0d5c4d;}")),
        ("no_picture", sender.set_logo(here, b"%PDF-1.7", by=by)),
    ):
        with pytest.raises(Refusal, match=code):
            await attempt
    assert await sender.read_sender(here, by=by) == a_sender()


async def test_there_is_room_for_three_other_names(database: Path, morning: datetime) -> None:
    by = await an_account()
    here = await a_bare_workshop(by)
    await sender.keep(here, a_sender())
    await sender.name_in(here, NameLanguage.KVEN, "Vuononmaa", by=by)
    with pytest.raises(Conflict, match="names_full"):
        await sender.name_in(here, NameLanguage.LULE_SAMI, "Vuodna", by=by)
    await sender.name_in(here, NameLanguage.KVEN, "Vuononmaan fylkinkomuuni", by=by)
    seen = await sender.read_sender(here, by=by)
    assert seen is not None
    assert [each.language for each in seen.names] == [SE, EN, NameLanguage.KVEN]


async def test_every_document_carries_it_also_a_participants(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await sender.keep(made.workshop_id, a_sender())
    here, by = made.workshop_id, made.by
    read: list[Summary | Attendance | RunningOrder] = [
        await summary.read_summary(here, by=by),
        await summary.read_summary(here, by=await come_in(made.people[0])),
        await attendance.read_attendance(here, by=by),
        await running_order.read_running_order(here, by=by),
        (await minutes.read_minutes(here, by=by)).order,
    ]
    assert [each.sender for each in read] == [a_sender()] * 5
    assert pickle.loads(pickle.dumps(read)) == read  # noqa: S301  # our own; this is how the printer gets them
    assert {*read}


async def test_new_workshop_takes_it_from_the_owners_latest_that_has_one(database: Path, morning: datetime) -> None:
    by = await an_account()
    for name in ("Kommune A", "Kommune B", ""):
        here = await a_bare_workshop(by)
        if name:
            await sender.change(here, by=by, name=name)
        else:
            await sender.remove(here, by=by)
        clock.advance(timedelta(hours=1))
    new = await a_bare_workshop(by)
    assert await sender.read_sender(new, by=by) == Sender("Kommune B")
    await sender.change(new, by=by, name="Kommune C")
    assert await Row.filter(name="Kommune B").count() == 1
    tor = await an_account("Tor")
    assert await sender.read_sender(await a_bare_workshop(tor), by=tor) is None


async def test_copies_take_that_of_the_workshop_they_are_made_from(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await sender.keep(made.workshop_id, a_sender())
    clock.advance(timedelta(hours=1))
    later = await a_bare_workshop(made.by)
    await sender.change(later, by=made.by, name="Kommune B")
    copied = await copying.copy(made.workshop_id, "Neste", in_two_days(), by=made.by)
    built = await copying.build_on(made.workshop_id, "Videre", in_two_days(), by=made.by)
    for here in (copied, built):
        assert await sender.read_sender(here, by=made.by) == a_sender()
    await sender.remove(later, by=made.by)
    await workshops.remove(copied, by=made.by)
    assert await Row.all().count() == 2


async def test_logo_over_the_limit_is_refused_before_it_is_opened(database: Path, morning: datetime) -> None:
    by = await an_account()
    here = await a_bare_workshop(by)
    await sender.keep(here, a_sender())
    with pytest.raises(Invalid, match="picture_too_big"):
        await sender.set_logo(here, b"0" * (pictures.LARGEST + 1), by=by)
